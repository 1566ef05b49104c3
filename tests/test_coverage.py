"""Which paragraphs of a source a map speaks of."""

from __future__ import annotations

import json
import re

import pytest

from argmap.cli import main
from argmap.page.coverage import page
from argmap.quotes.copies.coverage import coverage
from argmap.reading import read

GAZETTE = """\
A Street <b>Closes</b>

The street was closed to cars in May. “Trade has doubled since,” the baker said.

Nobody was asked before.

The mayor & her council will decide in June.
"""
MAP = """\
map: The <script>street</script>
source gazette: A Street Closes
    text: gazette.txt
person baker: The baker
claim busy: The street is busier than before.
    evidence "Trade has doubled since" said by baker in gazette at paragraph 2
    evidence "The street was closed to cars" in gazette at paragraph 2
claim june: A decision is due in June.
    evidence due: The council decides in June.
        in gazette at paragraph 4
    evidence "Trade has tripled" in gazette
"""


@pytest.fixture
def reading(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "gazette.txt").write_text(GAZETTE, encoding="utf-8")
    (tmp_path / "street.arg").write_text(MAP, encoding="utf-8")
    return read(["street.arg"])


def test_paragraphs_are_quoted_pointed_at_or_passed_over(reading):
    (covered,) = coverage(reading.map, reading.quotes)
    assert [len(p.evidence) for p in covered.paragraphs] == [0, 2, 0, 1]
    assert covered.touched == 2
    assert len(covered.lost) == 1
    second = covered.paragraphs[1]
    assert [second.text[m.start : m.end] for m in second.quoted] == [
        "The street was closed to cars", "Trade has doubled since",
    ]  # fmt: skip
    assert covered.paragraphs[3].located == ("due",)


def test_the_page_shows_the_words_and_runs_nothing(reading):
    html = page(reading.map, reading.quotes, coverage(reading.map, reading.quotes))
    assert "<script>" not in html
    assert "&lt;b&gt;Closes&lt;/b&gt;" in html
    marked = [re.sub("<sup>.*?</sup>", "", m) for m in re.findall("<mark>(.*?)</mark>", html)]
    assert marked == ["The street was closed to cars", "Trade has doubled since"]
    for target in re.findall(r'href="#([^"]+)"', html):
        assert f'id="{target}"' in html
    assert "said by The baker, matches its source" in html


def test_overlapping_quotations_keep_every_word_once(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "gazette.txt").write_text(GAZETTE, encoding="utf-8")
    (tmp_path / "street.arg").write_text(
        "source gazette: A Street Closes\n    text: gazette.txt\nclaim a: A.\n"
        '    evidence "The mayor & her council will" in gazette\n'
        '    evidence "her council will decide" in gazette\n',
        encoding="utf-8",
    )
    reading = read(["street.arg"])
    html = page(reading.map, reading.quotes, coverage(reading.map, reading.quotes))
    (last,) = re.findall(r'<p class="t">(<mark>The mayor.*?)</p>', html)
    plain = re.sub("<sup>.*?</sup>|<[^>]+>", "", last)
    assert plain == "The mayor &amp; her council will decide in June."


def test_the_command_says_what_is_missing(reading, capsys):
    assert main(["coverage", "street.arg"]) == 1  # a quotation that is not found is an error
    told = capsys.readouterr().out
    assert "The map speaks of 2 of 4 paragraphs." in told
    assert "  3   ·  Nobody was asked before." in told
    assert main(["coverage", "street.arg", "--missing", "--format", "json"]) == 1
    table = json.loads(capsys.readouterr().out)
    assert [p["paragraph"] for p in table["sources"][0]["each"]] == [1, 3]


def test_without_a_text_it_says_how_to_bring_one(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("ARGMAP_TEXTS", raising=False)
    (tmp_path / "street.arg").write_text(MAP, encoding="utf-8")
    assert main(["coverage", "street.arg"]) == 1
    told = capsys.readouterr().err
    assert "gazette.txt does not exist; name the folder with your copies (`--texts DIR`)" in told
    assert main(["coverage", "street.arg", "--source", "gazete"]) == 2
    assert "did you mean `gazette`?" in capsys.readouterr().err


def test_a_text_in_which_several_sources_are_read_is_told_once(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "gazette.txt").write_text(GAZETTE, encoding="utf-8")
    (tmp_path / "street.arg").write_text(
        "source gazette: A Street Closes\n    text: gazette.txt\n"
        "source baker: The Gazette on the baker\n    text: gazette.txt\nclaim a: A.\n"
        '    evidence "Nobody was asked before" in gazette\n'
        '    evidence "Trade has doubled since" in baker\n',
        encoding="utf-8",
    )
    reading = read(["street.arg"])
    (covered,) = coverage(reading.map, reading.quotes)
    assert covered.sources == ("gazette", "baker")
    assert [len(p.evidence) for p in covered.paragraphs] == [0, 1, 1, 0]
