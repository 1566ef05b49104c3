"""How quotations stand to their sources, as pictures tell it."""

from __future__ import annotations

import pytest

from argmap.cli import main

GAZETTE = """\
The street was closed to cars in May. It was not a success, the baker said.

“Nobody has come by since.”
"""
MAP = """\
source gazette: The Gazette
    text: gazette.txt
claim a: The street is closed to cars.
    evidence "The street was closed to cars" in gazette
claim b: It was a success.
    evidence "a success, the baker said" in gazette
claim c: It was a triumph.
    evidence "It was a triumph" in gazette
claim d: Trade is down.
    evidence "Nobody has come by since" said by lind in gazette
person lind: Maria Lind
"""


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "gazette.txt").write_text(GAZETTE, encoding="utf-8")
    (tmp_path / "street.arg").write_text(MAP, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("format", ["svg", "txt"])
def test_signs_and_legend_are_there_when_the_text_is(folder, format):
    out = folder / f"out.{format}"
    main(["render", "street.arg", "-o", str(out)])
    drawn = out.read_text(encoding="utf-8")
    for words in ("words and speaker match", "words match, speaker not confirmed",
                  "words that match with care", "words not found in their source"):  # fmt: skip
        assert words.split()[-1] in drawn
    if format == "svg":
        assert drawn.count("(matches)") == 1
        assert drawn.count("(words match, speaker not confirmed)") == 1
        assert drawn.count("(matches with care)") == 1
        assert drawn.count("(not found)") == 1
    else:
        assert [drawn.count(sign) for sign in ("✓", "~", "✗")] == [2, 2, 2]


@pytest.mark.parametrize("format", ["svg", "txt"])
def test_nothing_is_said_of_what_nobody_looked_up(folder, format):
    (folder / "gazette.txt").unlink()
    out = folder / f"out.{format}"
    main(["render", "street.arg", "-o", str(out)])
    drawn = out.read_text(encoding="utf-8")
    assert "source" not in drawn.split("How to read it")[-1].replace("sources", "")
    assert "✓" not in drawn


def test_a_quotation_is_credited_to_who_speaks_in_it(folder):
    (folder / "street.arg").write_text(
        "person ann: Ann\nperson ben: Ben\nsource thread: The thread\n    author ann, ben\n"
        'claim a: A.\n    evidence "some words" said by ben in thread\n',
        encoding="utf-8",
    )
    main(["render", "street.arg", "-o", "out.txt"])
    assert "— Ben, “The thread”" in (folder / "out.txt").read_text(encoding="utf-8")
