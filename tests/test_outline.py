"""The outline in characters: nothing of the scene is missing, nothing is told twice, no line is too long."""

from __future__ import annotations

import re

import pytest
from debates import debates
from handmade import argument, claim, debate, make
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.drawing.cells.boxes import cells
from argmap.drawing.cells.outline import outline
from argmap.drawing.cells.picture import written
from argmap.drawing.engines import Limit
from argmap.drawing.scene.build import build
from argmap.drawing.view import select

SIGN = re.compile(r"\s*[+−⊥•◆✕≡“][△◐]*(\d+×)? ")


@settings(max_examples=80)
@given(debates(6, 7), st.sampled_from([40, 60, 80, 120]))
def test_each_box_and_each_edge_is_told_once(map, room):
    view, _ = select(map)
    scene = build(view)
    rows = outline(scene, view, room, Limit(60.0), legend=False)
    assert all(cells(row) <= room for row in rows)
    first = [row for row in rows if SIGN.match(row)]
    tops = [row for row in rows if row and not row.startswith(" ") and not SIGN.match(row)]
    again = [row for row in rows if "↑ " in row]
    assert len(first) == len(scene.links)
    assert len(first) + len(tops) - len(again) == len(scene.boxes)


def chain(length):
    names = [f"c{n}" for n in range(length)]
    claims = [claim(name, f"Reason {name} in a row of reasons that go on and on.") for name in names]
    steps = [argument(f"s{n}", "support", f"c{n}", f"c{n - 1}") for n in range(1, length)]
    return select(make(*claims, *steps))[0]


def test_a_drawing_where_it_fits_and_an_outline_where_not():
    view = chain(3)
    assert any("┌" in row for row in written(view, width=80))
    several = [claim(f"r{n}", "A reason among several that all bear on one claim.") for n in range(9)]
    steps = [argument(f"a{n}", "support", f"r{n}", "top") for n in range(8)]
    steps += [argument(f"b{n}", "support", f"r{n + 1}", f"r{n}") for n in range(8)]
    wide, _ = select(make(claim("top", "What they bear on."), *several, *steps))
    for room in (60, 80):
        rows = written(wide, width=room)
        assert max(map(cells, rows)) <= room
        assert not any("┌" in row for row in rows)
        assert any(row.lstrip().startswith("+ ") for row in rows)


def test_a_long_chain_and_a_circle_end():
    rows = written(chain(400), width=80, with_legend=False)
    assert max(map(cells, rows)) <= 80
    assert sum(row.lstrip().startswith("+ ") for row in rows) == 399
    ring = [claim(f"c{n}", f"Claim {n}.") for n in range(50)]
    steps = [argument(f"s{n}", "support", f"c{n}", f"c{(n + 1) % 50}") for n in range(50)]
    view, _ = select(make(*ring, *steps))
    rows = outline(build(view), view, 80, Limit(60.0), legend=False)
    assert sum(row.lstrip().startswith("+ ") for row in rows) == 50


@pytest.mark.parametrize("width", [40, 50, 60, 80])
def test_nothing_is_wider_than_asked(width):
    view, _ = select(debate())
    assert all(cells(row) <= width for row in written(view, width=width))
