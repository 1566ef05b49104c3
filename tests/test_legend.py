"""The legend of large or odd pictures; small ones are in `test_pictures.py`, to the letter."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

import pytest
from handmade import argument, claim, evidence, make, person, position

from argmap.drawing.cells.legend import legend as cell_legend
from argmap.drawing.cells.outline import outline
from argmap.drawing.engines import Limit
from argmap.drawing.scene.build import build
from argmap.drawing.scene.scene import MARKS, SIGNS, Box, Mark, Scene
from argmap.drawing.svg.legend import BETWEEN, HEADING, MOST_PEOPLE, ROW, legend
from argmap.drawing.svg.paint import Paint
from argmap.drawing.view import select


def drawn(scene, room=800.0, x=0.0, y=0.0):
    return legend(scene, x, y, room, Paint("light"))


def entries(scene, room=800.0):
    """The words of each entry, without the headings."""
    return re.findall(r"<g>.*?<text [^>]*>([^<]*)</text></g>", drawn(scene, room)[0])


def people(count):
    claims = [claim(f"c{n}", by=(f"p{n}",)) for n in range(count)]
    return build(select(make(*(person(f"p{n}", f"P {n}") for n in range(count)), *claims))[0])


@pytest.mark.parametrize("quotes", ["boxes", "marks"])
def test_the_signs_of_quotations_are_explained_also_where_they_are_only_listed(quotes):
    view = select(make(claim("c"), *(evidence(f"e{n}", "c") for n in range(4))))[0]
    states = {"e0": "matches", "e1": "matches with care", "e2": "not found"}
    view = replace(view, states=states)
    scene = build(view, quotes=quotes)
    assert len(scene.signs) == 3
    told = outline(scene, view, 200, Limit(9.0))
    for sign in scene.signs:
        assert SIGNS[sign] in entries(scene)
        assert f"{sign} {SIGNS[sign]}" in "\n".join(cell_legend(scene, 200, upright=True, reverse=False))
        assert f"{sign} {SIGNS[sign]}" in "\n".join(told)


@pytest.mark.parametrize("count", [MOST_PEOPLE, MOST_PEOPLE + 1, MOST_PEOPLE + 7])
def test_many_people_are_counted(count):
    scene = people(count)
    words = entries(scene)
    cells = cell_legend(scene, 200, upright=True, reverse=False)
    more = count - MOST_PEOPLE
    assert [w for w in words if w.startswith("P ")] == [f"P {n}" for n in range(MOST_PEOPLE)]
    assert (words[-1] == f"and {more} more") is (more > 0)
    assert (f"and {more} more" in "\n".join(cells)) is (more > 0)
    assert sum(line.count("[") for line in cells) == MOST_PEOPLE


def test_positions_come_before_people_and_are_all_there():
    things = [position(f"q{n}", f"Position {n}.", f"t{n}") for n in range(MOST_PEOPLE + 1)]
    claims = [claim(f"t{n}") for n in range(MOST_PEOPLE + 1)]
    map = make(person("ann", "Ann"), claim("said", by=("ann",)), *claims, *things)
    words = entries(build(select(map)[0]))
    assert words[: MOST_PEOPLE + 2] == [
        *(f"Position {n}." for n in range(MOST_PEOPLE + 1)), "Ann",
    ]  # fmt: skip


def numbers(svg, name):
    return [float(n) for n in re.findall(rf'<text x="[^"]*" y="([^"]*)"[^>]*>{name}', svg)]


def test_entries_wrap_into_rows_that_begin_behind_the_heading():
    scene = people(30)
    svg, height = drawn(scene, room=400.0, x=50.0, y=70.0)
    at = [(float(x), float(y)) for x, y in re.findall(r'<rect x="([^"]*)" y="([^"]*)"', svg)]
    rows = sorted({y for _, y in at})
    assert len(rows) > 3
    assert {b - a for a, b in pairwise(rows)} == {ROW}
    assert height == ROW * len(rows)
    for row in rows:
        starts = [x for x, y in at if y == row]
        assert starts[0] == pytest.approx(50.0 + HEADING)
        assert max(starts) < 450.0
    heading = re.search(r'<text x="50.0" y="([^"]*)"[^>]*>Who says it', svg)
    assert heading is not None
    assert float(heading[1]) == 70.0 + ROW / 2 + 4
    ends = [float(x) + float(w) for x, w in
            re.findall(r'<text x="([^"]*)" y="[^"]*" textLength="([^"]*)" [^>]*font-size="12">', svg)]  # fmt: skip
    assert max(ends) <= 450.0
    assert min(b - a for (a, y), (b, z) in pairwise(at) if y == z) > BETWEEN


def test_long_words_are_cut_and_whole_in_the_tooltip():
    long = "Close it on each day that the town calls a holiday, whatever the weather is then. " * 3
    scene = build(select(make(claim("a"), position("p", long.strip(), "a")))[0])
    svg, _ = drawn(scene)
    (shown,) = re.findall(r">(Close it[^<]*…)</text>", svg)
    assert len(shown) < len(long) / 2
    assert f"<title>{long.strip()}</title>" in svg
    narrow = re.search(r'textLength="([^"]*)"[^>]*>Close it[^<]*…<', drawn(scene, room=250.0)[0])
    assert narrow is not None
    assert float(narrow[1]) <= 250.0 - HEADING


def test_nothing_to_explain_is_no_legend():
    scene = build(select(make(claim("a")))[0])
    assert drawn(scene) == ("", 0.0)
    assert cell_legend(scene, 80, upright=True, reverse=False) == []


@pytest.mark.parametrize("kind", MARKS)
def test_each_mark_is_explained_where_it_is_used(kind):
    box = Box("a", "a", "claim", 200, 60, "", marks=(Mark(kind, "words", 40.0),))
    scene = Scene("", "", "", "", "up", boxes=[box])
    shown, words = MARKS[kind]
    svg = drawn(scene)[0]
    assert ("<circle" if kind == "granted" else f">{shown}</text>") in svg
    assert entries(scene)[-1] == words
    assert cell_legend(scene, 80, upright=True, reverse=False)[0].endswith(f"{shown}: {words}")


def test_a_mark_that_nobody_explains_is_noticed():
    box = Box("a", "a", "claim", 200, 60, "", marks=(Mark("new", "words", 40.0),))
    scene = Scene("", "", "", "", "up", boxes=[box])
    with pytest.raises(ValueError, match="new"):
        drawn(scene)


def test_signs_are_of_the_kinds_that_are_there():
    scene = build(select(make(claim("a"), claim("b"), argument("x", "rebut", "a", "b")))[0])
    assert entries(scene) == ["rebuts"]
