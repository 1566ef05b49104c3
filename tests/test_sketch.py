"""The browser's drawing of what is around a claim: whole boxes, as many as there is room for."""

from __future__ import annotations

from pathlib import Path

import pytest

from argmap.browser.sketch import sketch
from argmap.drawing.cells.boxes import cells
from argmap.drawing.view import Selection
from argmap.reading import read

MAPS = Path(__file__).parent.parent / "maps"


@pytest.fixture(scope="module")
def debate():
    return read([str(MAPS / "why-no-peace.arg")]).map


@pytest.mark.parametrize("columns", [34, 48, 70, 110, 160])
@pytest.mark.parametrize(
    "name", ["us-blocked", "neither-ready", "russia-uninterested", "west-blocks"]
)
def test_no_box_is_cut(debate, name, columns):
    made = sketch(
        debate, Selection(focus=(name,), depth=1, evidence=False), 60, columns, head=False
    )
    assert name in made.boxes
    assert all(cells(row) <= columns for row in made.rows)
    for row, column, width, height in made.boxes.values():
        assert 0 <= column <= column + width <= columns
        assert row + height <= len(made.rows)
    assert len(made.boxes) > 3


@pytest.mark.parametrize("rows", [8, 20, 60])
@pytest.mark.parametrize("name", ["two-must-be-ready", "neither-ready", "us-would-follow"])
def test_a_drawing_has_room_in_both_directions_or_is_told(debate, name, rows):
    part = Selection(focus=(name,), depth=1, evidence=False)
    made = sketch(debate, part, 60, 90, rows, head=False)
    drawn = any(corner in "".join(made.rows) for corner in "┌┏")
    assert name in made.boxes
    assert not drawn or len(made.rows) <= rows
    whole = sketch(debate, part, 60, 90, head=False)
    if len(whole.rows) > rows:
        assert not drawn
