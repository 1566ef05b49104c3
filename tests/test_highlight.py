"""Pictures that set off what an analysis points at."""

from __future__ import annotations

import re

import pytest

from argmap.cli import main
from argmap.cli.render import HIGHLIGHTS
from argmap.drawing.svg.halo import FADED
from argmap.reading import read_text
from argmap.reasoning.analyses import find
from argmap.reasoning.proofs import debate
from argmap.report.highlight import highlight, highlight_names

MAP = """\
question what: Should the street be closed?

person ann: Ann
person ben: Ben

position yes: Close it.
    held by ann
    thesis close
position no: Keep it open.
    held by ben
    thesis keep

claim close: The street should be closed.
    by ann
    answers what
claim keep: The street should stay open.
    by ben
    answers what
claim quiet: A closed street is quiet.
    by ann
    evidence "It was quiet in May" in gazette
claim trade: Shops lose trade when a street is closed.
    by ben
    evidence "We sold less" in ledger
    evidence "They sold less" in gazette
claim apart: Nothing bears on this.

source gazette: The Gazette
source ledger: The ledger

quiet supports close
    by ann
trade supports keep
    by ben
trade rebuts close
    by ben
close contradicts keep
"""


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("NO_COLOR", "1")
    (tmp_path / "street.arg").write_text(MAP, encoding="utf-8")
    return tmp_path


def looked_at(text=MAP):
    reading = read_text(text)
    assert not [d for d in reading.diagnostics if d.severity == "error"], reading.diagnostics
    return debate(reading.map)


def drawn(folder, *more, format="svg"):
    out = folder / f"out.{format}"
    main(["render", "street.arg", "-o", str(out), *more])
    return out.read_text(encoding="utf-8")


def group(svg, id_):
    """The opening of the group of that id, and what its tooltip says."""
    found = re.search(rf'(<g id="{id_}"[^>]*>).*?<title>(.*?)</title>', svg, re.DOTALL)
    assert found, id_
    return found.groups()


def lit(svg):
    """How many bands the picture has, the legend's not counted."""
    (bands,) = re.findall(r'<g class="lit">(.*?)</g>', svg, re.DOTALL)
    return bands.count("<rect"), bands.count("<path") // 2


def test_the_command_offers_what_can_be_highlighted():
    assert highlight_names() == HIGHLIGHTS
    for name in HIGHLIGHTS:
        assert find(name).name == name


def test_where_positions_part_is_set_off_with_the_reason(folder):
    svg = drawn(folder, "--highlight", "disagreement")
    assert lit(svg) == (2, 0)
    for id_, holder, rejecter in (("close", "Close", "Keep"), ("keep", "Keep", "Close")):
        opening, title = group(svg, f"claim-{id_}")
        assert FADED not in opening
        assert f"here positions part: “{holder} it" in title
        assert f"“{rejecter} it open” rejects" in title or f"“{rejecter} it” rejects" in title
    assert FADED in group(svg, "claim-apart")[0]
    assert "where two positions part" in svg
    assert "the rest" in svg


def test_an_attack_is_set_off_as_its_edge(folder):
    svg = drawn(folder, "--highlight", "no-reply")
    assert lit(svg) == (0, 1)
    opening, title = group(svg, "argument-trade_2f_rebuts_2f_close")
    assert FADED not in opening
    assert "no reply of “Close it” is recorded in this map" in title
    for joined in ("claim-trade", "claim-close"):
        assert FADED not in group(svg, joined)[0]
    assert FADED in group(svg, "claim-quiet")[0]


def test_claims_of_one_voice_are_set_off_and_those_of_several_stay(folder):
    svg = drawn(folder, "--highlight", "sources")
    assert lit(svg)[0] == 2
    assert "rests on one voice alone in the case of “Close it”" in group(svg, "claim-quiet")[1]
    opening, title = group(svg, "claim-trade")
    assert FADED not in opening
    assert "rests on 2 voices in the case of “Keep it open”" in title
    assert "evidence of several voices" in svg
    assert FADED in group(svg, "claim-apart")[0]


def test_what_says_the_same_in_other_words_is_set_off_too(folder):
    more = "claim shut: The street ought to be shut.\nshut restates close\n"
    found = highlight(looked_at(MAP + more), "disagreement")
    assert found.why["shut"] == found.why["close"]


@pytest.mark.parametrize("name", HIGHLIGHTS)
def test_what_is_pointed_at_is_what_the_analysis_names(name):
    debated = looked_at()
    found, map = highlight(debated, name), debated.map
    assert all(id_ in map.claims or id_ in map.arguments for id_ in (*found.why, *found.beside))
    named = repr(find(name).run(debated))
    assert all(repr(id_) in named for id_ in (*found.why, *found.beside))


def test_characters_set_off_by_weight(folder):
    plain, heavy = (
        drawn(folder, "--width", "200", *more, format="txt")
        for more in ([], ["--highlight", "no-reply"])
    )
    assert "╌" in plain
    assert "╍" not in plain
    assert "╍" in heavy or "╏" in heavy
    assert "╍ an attack without a reply in this map" in heavy
    told = drawn(folder, "--highlight", "disagreement", format="txt")
    assert "█▣ [Cl] The street should be closed." in told
    assert "█ where two positions part" in told
    boxes = drawn(folder, "--width", "200", "--highlight", "disagreement", format="txt")
    assert "█ █ where two positions part" in boxes
    assert "█ The street should be closed. █────✕────█ The street should stay open. █" in boxes


def test_the_dot_of_the_engine_carries_it_too(folder):
    plain, heavy = (
        drawn(folder, *more, format="dot") for more in ([], ["--highlight", "no-reply"])
    )
    assert "penwidth=7" not in plain
    assert "Heavy lines: an attack without a reply" in heavy


@pytest.mark.parametrize("format", ["svg", "txt"])
def test_a_picture_without_highlight_has_no_trace_of_it(folder, format):
    picture = drawn(folder, format=format)
    assert "Highlighted" not in picture
    assert FADED not in picture
    assert "█" not in picture


def test_a_sentence_says_that_nothing_shown_is_highlighted(folder, capsys):
    svg = drawn(folder, "--focus", "apart", "--highlight", "disagreement")
    assert FADED not in svg
    assert "nothing in this picture (where two positions part)" in svg
    said = capsys.readouterr().err
    assert "points at 2 things in this map, all outside of what is shown (close, keep)" in said


def test_a_sentence_says_that_nothing_is_found(folder, capsys):
    drawn(folder, "--highlight", "common-ground")
    assert "common-ground finds nothing to point at in this map." in capsys.readouterr().err


def test_a_sentence_says_that_positions_are_missing(folder, capsys):
    (folder / "street.arg").write_text("claim a: A.\n    answers q\nquestion q: Q?\n", "utf-8")
    drawn(folder, "--highlight", "disagreement")
    assert "Nothing is highlighted for disagreement. " in capsys.readouterr().err


def test_a_misspelt_analysis_is_guessed(folder, capsys):
    assert main(["render", "street.arg", "--highlight", "crux"]) == 2
    assert "did you mean `cruxes`?" in capsys.readouterr().err
