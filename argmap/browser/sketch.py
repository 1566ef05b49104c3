"""A drawing in characters, or the reason why there is none."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from argmap.base.text import cell_width
from argmap.base.values import dataclass, field
from argmap.base.visible import visible
from argmap.drawing.view import Selection, View, select
from argmap.model import ArgumentMap

if TYPE_CHECKING:
    from argmap.drawing.cells.page import Cells

SECONDS = 20.0
"""The time limit of a layout."""


@dataclass(frozen=True, slots=True)
class Sketch:
    """Rows of characters, and the box of each thing in them (row, column, width, height)."""

    rows: Sequence[str]
    boxes: Mapping[str, tuple[int, int, int, int]] = field(default_factory=dict)


def sketch(
    map: ArgumentMap, selection: Selection, most: int, columns: int | None, rows: int | None = None,
    *, head: bool = True,
) -> Sketch:  # fmt: skip
    """Draw a selection for a pane of so many columns and rows, if it has at most `most` claims.

    Boxes are never cut: where not all have room, an outline tells the same. Without `head`, the title and the words
    about the selection are left out.
    """
    from argmap.drawing.cells.boxes import cells
    from argmap.drawing.cells.outline import outline_with_places
    from argmap.drawing.cells.picture import draw_cells
    from argmap.drawing.engines import EngineError, Limit
    from argmap.drawing.scene.build import build

    view, missing = select(map, selection)
    if missing:
        return Sketch([missing[0]])
    if len(view.claims) > most:
        return Sketch([f"{len(view.claims):,} claims: too many for a drawing that can be read.",
                       "The outline shows them; a smaller part can be drawn."])  # fmt: skip
    try:
        drawn = draw_cells(view, deadline=SECONDS, with_legend=False, width=columns)
        wide = columns is not None and any(cells(row) > columns for row in drawn.rows)
        if columns and (wide or (rows is not None and len(drawn.rows) - _top(drawn, head) > rows)):
            drawn = outline_with_places(build(view, quotes="boxes"), view, columns, Limit(SECONDS))
    except EngineError as error:
        return Sketch([f"No drawing: {error}"])
    top = _top(drawn, head)
    boxes = {name: (box[0] - top, *box[1:]) for name, box in drawn.places.items()}
    return Sketch([_seen(row) for row in drawn.rows[top:]], boxes)


def _top(drawn: Cells, head: bool) -> int:
    """Return the first row to be shown."""
    return 0 if head else min((box[0] for box in drawn.places.values()), default=0)


def window(
    view: View, columns: int, rows: int, opened: Sequence[str] = ()
) -> tuple[Sketch, View | None]:
    """Draw as much of a view as has room in a window, whole boxes only; return the view as it is drawn, too, `None`
    without a drawing. `opened` are claims whose reasons come first.
    """
    from argmap.drawing.cells.window import in_window
    from argmap.drawing.engines import EngineError, Limit

    if not view.claims and not view.questions:
        return Sketch(["This map has no claims yet."]), None
    try:
        made = in_window(view, columns, rows, Limit(SECONDS), opened)
    except EngineError as error:
        return Sketch([f"No drawing: {error}"]), None
    if not made.rows:
        return Sketch(["There is no room for a box here."]), None
    return Sketch([_seen(row) for row in made.rows], made.places), made.view


def _seen(row: str) -> str:
    """Return a row with blanks, of the same width, for characters that cannot be seen."""
    if row.isprintable():
        return row
    return "".join(c if visible(c) == c else " " * cell_width(c) for c in row)


def box_name(kind: str, id: str) -> str:
    """Return the name of a thing's box."""
    return f"question {id}" if kind == "question" else id
