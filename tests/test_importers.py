"""The contract for importers: a file dropped into the folder is found."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

import argmap.formats.imports
from argmap.cli import main
from argmap.cli.importing import MOST
from argmap.formats.imports import Importer, all_importers, by_suffix, importer_for

THROWAWAY = """
from argmap.base.diagnostics import Finding
from argmap.formats.imports import Imported, importer
from argmap.base.text import Place


@importer("lines", suffixes=(".lines",), summary="one claim a line")
def run(raw: bytes) -> Imported:
    text = raw.decode(errors="replace")
    odd = text.find("\\ufffd")
    findings = () if odd < 0 else (Finding(Place("", odd, odd + 1), "A byte is not UTF-8."),)
    return Imported("".join(f"claim: {line}\\n" for line in text.splitlines()), findings)
"""


@pytest.fixture
def lines(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Importer:
    (tmp_path / "throwaway.py").write_text(THROWAWAY)
    monkeypatch.setattr(
        argmap.formats.imports, "__path__", [*argmap.formats.imports.__path__, str(tmp_path)]
    )
    monkeypatch.delitem(sys.modules, "argmap.formats.imports.throwaway", raising=False)
    found = importer_for("lines")
    assert found is not None
    return found


def test_a_file_in_the_folder_is_an_importer(lines: Importer) -> None:
    assert lines in all_importers()
    assert by_suffix(".LINES") == (lines,)
    assert (lines.name, lines.summary) == ("lines", "one claim a line")


def test_it_gives_arg_text_and_findings(lines: Importer) -> None:
    assert lines.run(b"It rains.\nIt pours.").text == "claim: It rains.\nclaim: It pours.\n"
    assert lines.run(b"It rains.").findings == ()
    assert [f.place.start for f in lines.run(b"It \xff rains.").findings] == [3]


def test_an_unknown_name_is_none() -> None:
    assert importer_for("no-such-format") is None
    assert by_suffix(".no-such-suffix") == ()


def test_importers_are_sorted_by_name() -> None:
    names = [found.name for found in all_importers()]
    assert names == sorted(names)
    assert len(names) == len(set(names))


def test_of_many_findings_of_one_level_the_rest_is_counted(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "g.af"
    file.write_text("p af 2\n1 2\n" + "x\n" * (MOST + 1234))
    assert main(["convert", str(file), "--to", "arg"]) == 1
    said = capfd.readouterr().err.splitlines()
    assert len(said) == MOST + 1
    assert said[-1] == f"{file}: warning: 1,234 more of this level are not shown"


def test_marks_for_italics_are_no_part_of_a_name_in_csl() -> None:
    names = '[{"family": "<i>Lind</i>", "given": "M"}, {"literal": "The <b>Times</b>"}, "<i>Berg</i>"]'
    text = importer_for("csl").run(f'[{{"type": "book", "title": "x", "author": {names}}}]'.encode()).text  # type: ignore[union-attr]
    assert "<" not in text
    assert "person lind: M Lind\n" in text
    assert ": The Times\n" in text
    assert ": Berg\n" in text


def test_lines_that_continue_another_are_joined_with_blanks() -> None:
    text = "TY  - JOUR\n  one\nTI  - It\n  rains \n\n  and pours.\nER  - \n"
    assert ": It rains and pours.\n" in importer_for("ris").run(text.encode()).text  # type: ignore[union-attr]
