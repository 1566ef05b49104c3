"""Which fixes are applied together, and what they make of a text."""

from __future__ import annotations

from pathlib import Path

import pytest

from argmap.base.diagnostics import Diagnostic, Edit, Fix, Severity
from argmap.base.text import Place
from argmap.cli import main
from argmap.cli.fixing import applied, plan, restored


def found(*edits: tuple[int, int, str], safe: bool = True, file: str = "a.arg") -> Diagnostic:
    made = tuple(Edit(Place(file, start, end), text) for start, end, text in edits)
    place = made[0].place
    return Diagnostic(
        "X1", "x", Severity.ERROR, place, "m", fix=Fix("t", made, safe=safe) if made else None
    )


def test_fixes_that_do_not_touch_are_applied_together() -> None:
    edits, count = plan([found((6, 7, "X")), found((0, 1, "A"), (3, 3, "+"))], unsafe=False)
    assert count == 2
    assert applied("abcdefgh", edits["a.arg"]) == "Abc+defXh"


@pytest.mark.parametrize(
    "second", [(1, 3, "Y"), (2, 2, "Y"), (0, 9, "Y"), (3, 5, "Y"), (1, 1, "Y")]
)
def test_a_fix_that_collides_waits(second: tuple[int, int, str]) -> None:
    edits, count = plan([found((1, 4, "X")), found((7, 8, "Z"), second)], unsafe=False)
    assert count == 1
    assert applied("abcdefgh", edits["a.arg"]) == "aXefgh"


def test_two_insertions_at_one_place_wait_for_each_other() -> None:
    assert plan([found((2, 2, "x")), found((2, 2, "y"))], unsafe=False)[1] == 1


def test_unsafe_fixes_only_when_asked() -> None:
    diagnostics = [found((0, 1, "A"), safe=False)]
    assert plan(diagnostics, unsafe=False) == ({}, 0)
    assert plan(diagnostics, unsafe=True)[1] == 1


def test_edits_of_several_files_stay_apart() -> None:
    edits, _ = plan([found((0, 1, "A")), found((0, 1, "B"), file="b.arg")], unsafe=False)
    assert {file: [e.text for e in es] for file, es in edits.items()} == {
        "a.arg": ["A"],
        "b.arg": ["B"],
    }


def test_line_ends_of_the_file_are_kept() -> None:
    assert restored("a\nb\n", b"x\r\ny\r\n") == b"a\r\nb\r\n"
    assert restored("a\nb\n", b"x\ny\r\n") == b"a\nb\n"
    assert restored("a", b"x") == b"a"


def test_fixes_that_undo_each_other_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from argmap.reading import Reading

    path = tmp_path / "a.arg"
    path.write_text("claim: a\n")
    rounds = []

    def flip(reading: Reading) -> tuple[Diagnostic, ...]:
        (document,) = reading.map.documents.values()
        rounds.append(document.text)
        other = "b" if document.text == "claim: a\n" else "a"
        return (found((7, 8, other), file=document.path),)

    monkeypatch.setattr(Reading, "diagnostics", property(flip))
    assert main(["check", "--fix", "--format", "short", str(path)]) == 1
    assert len(rounds) <= 2 * 10 + 2
    assert path.read_text() in {"claim: a\n", "claim: b\n"}
    assert "Traceback" not in capsys.readouterr().err


def test_a_fix_that_cannot_be_written_is_told_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "a.arg"
    path.write_text("claim b The grass is green.\n")
    monkeypatch.setattr("os.access", lambda *_: False)
    assert main(["check", "--fix", "--format", "short", str(path)]) == 2
    out, err = capsys.readouterr()
    assert "missing-colon" in out
    assert err.count("is read-only") == 1
    assert path.read_text() == "claim b The grass is green.\n"
