"""A drawing in characters for a window: whole boxes, as many as there is room for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from argmap.base.values import dataclass, field
from argmap.drawing.cells.boxes import COLUMN, MOST_LINES, cells
from argmap.drawing.cells.page import Cells
from argmap.drawing.cells.picture import Drawing, painted, placed
from argmap.drawing.cells.routes import route
from argmap.drawing.engines import Limit
from argmap.drawing.folding.fold import fold
from argmap.drawing.folding.importance import importance
from argmap.drawing.folding.ledger import count_boxes
from argmap.drawing.folding.wholes import close_wholes
from argmap.drawing.scene.build import build
from argmap.drawing.view import View, without_evidence

LINES = (MOST_LINES, 5, 3)
"""Lines of words in a box: as many as usual, else fewer, so that more boxes have room."""
WIDE = COLUMN + 7
"""Columns of a box with what is between it and the next one."""
HIGH = 11
"""Rows of a box of the usual height, with the lines below it."""
FOR_LINES = 2
"""Columns that are left to lines next to a rank as wide as the window."""
WITH_QUOTATIONS = 12
"""Claims up to which quotations are boxes."""
STEPS = 8
"""Numbers of boxes that are tried."""
MOST = 120
"""Boxes of the largest drawing that is tried."""


@dataclass(frozen=True, slots=True)
class Windowed:
    """A drawing that has room in a window, and the view as it is drawn there; no rows where not even one box has
    room.
    """

    view: View
    rows: tuple[str, ...] = ()
    places: Mapping[str, tuple[int, int, int, int]] = field(default_factory=dict)


def in_window(
    view: View, columns: int, rows: int, limit: Limit, opened: Iterable[str] = ()
) -> Windowed:
    """Draw as much of a view as has room in a window, everything else folded into it; `opened` as in `importance`.
    Raises `EngineError` when no layout can be made, or when the time is over.
    """
    order = importance(view, opened=opened)
    whole = fold(view, order)
    boxes = count_boxes(whole)
    quoting = len(whole.claims) <= WITH_QUOTATIONS and bool(whole.evidence)
    if quoting and (made := _drawn(whole, columns, rows, limit, LINES[:1])):
        return Windowed(close_wholes(whole), *made)
    bare = without_evidence(view)
    if boxes <= MOST and (made := _drawn(fold(bare, order), columns, rows, limit, LINES[:2])):
        return Windowed(close_wholes(fold(bare, order)), *made)
    best: Windowed | None = None
    low, high = 0, min(boxes, MOST + 1)
    number = max(1, min((columns // WIDE) * (rows // HIGH), high - 1))
    for _ in range(STEPS):
        if low + 1 >= high and best is not None:
            break
        part = fold(bare, order, boxes=number, scattered=False)
        made = _drawn(part, columns, rows, limit, LINES if number <= FEW else LINES[:2])
        if made:
            best, low = Windowed(close_wholes(part), *made), number
            number = min(number + max(1, number // 2), high - 1)
        elif number == 1:
            break
        else:
            high = number
            number = max((low + high) // 2, 1)
    return best or Windowed(bare)


FEW = 2
"""Boxes up to which words are cut more than is good, so that there is a drawing at all."""


def _drawn(
    view: View, columns: int, rows: int, limit: Limit, lines: Iterable[int]
) -> tuple[tuple[str, ...], Mapping[str, tuple[int, int, int, int]]] | None:
    """Return the rows and places of a view, in the first form that has room."""
    for drawing in _forms(view, columns, rows, limit, lines):
        if drawing.plan.width <= columns + 8 and drawing.plan.height <= rows + 8:
            made: Cells = painted(Drawing(drawing.scene, drawing.plan, route(drawing.plan, limit)), limit)
            if len(made.rows) <= rows and all(cells(row) <= columns for row in made.rows):
                return made.rows, made.places
    return None


def _forms(
    view: View, columns: int, rows: int, limit: Limit, lines: Iterable[int]
) -> Iterator[Drawing]:
    """Yield the boxes of a view placed in one way after the other, without lines."""
    for most in lines:
        for direction in ("up", "left"):
            scene = build(view, direction=direction, quotes="boxes", sparse=True)
            if not scene.boxes:
                return
            room = columns - FOR_LINES if direction == "up" else rows
            made = placed(scene, view, "auto", limit, lines=most, room=room)
            yield Drawing(scene, made, [])
