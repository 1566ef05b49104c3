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
