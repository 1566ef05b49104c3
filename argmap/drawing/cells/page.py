"""The page of cells itself: boxes, edges and signs as characters."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from argmap.base.text import cell_width
from argmap.base.values import dataclass
from argmap.drawing.cells.boxes import (
    BORDERS,
    DOT,
    DRAWN_DOT,
    LIT_DOT,
    LIT_DRAWN_DOT,
    LIT_SIDE,
    CellBox,
    cells,
)
from argmap.drawing.cells.plan import Plan
from argmap.drawing.cells.routes import Cell, Route, outside
from argmap.drawing.engines import Limit
from argmap.drawing.scene.graphemes import graphemes
from argmap.drawing.scene.scene import Link

NORTH, EAST, SOUTH, WEST = 1, 2, 4, 8
_LINES = " ╵╶╰╷│╭├╴╯─┴╮┤┬┼"
_HEAVY = " ╹╺┗╻┃┏┣╸┛━┻┓┫┳╋"
_DOUBLE = " ║═╚║║╔╠═╝═╩╗╣╦╬"
STYLES = {
    "support": "─│",
    "rebut": "╌╎",
    "undercut": "┈┊",
    "answers": "═║",
    "evidence": "─│",
    "contradiction": "─│",
    "restatement": "─│",
}
LIT_STYLES = {"─│": "━┃", "╌╎": "╍╏", "┈┊": "┉┋"}
"""The same lines, heavy, for highlighted edges."""
SIGNS = {"support": "+", "rebut": "−", "undercut": "⊥", "contradiction": "✕", "restatement": "≡",
         "evidence": "“"}  # fmt: skip
HEADS = {(-1, 0): "▲", (1, 0): "▼", (0, -1): "◀", (0, 1): "▶"}
OPEN_HEADS = {"▲": "△", "▼": "▽", "◀": "◁", "▶": "▷"}
"""Heads of steps that the mapmaker draws."""
GRANTED = "◐"
_DOTS = {
    (False, False): DOT, (False, True): LIT_DOT, (True, False): DRAWN_DOT,
    (True, True): LIT_DRAWN_DOT,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Cells:
    """A drawing in characters: `rows` are its lines, without trailing blanks. `places` maps the id
    of a claim, argument or piece of evidence, and `question ID` and `group ID`, to row, column,
    width and height of its box, in cells.
    """

    rows: tuple[str, ...]
    places: Mapping[str, tuple[int, int, int, int]]


class Sheet:
    """Rows of cells. A cell holds a character with its combining marks, or nothing after a wide
    one.
    """

    def __init__(self, width: int, height: int) -> None:
        self.rows = [[" "] * width for _ in range(height)]

    def write(self, row: int, column: int, text: str) -> None:
        """Write a text at a place, one cell for each cell of its width."""
        line = self.rows[row]
        if text.isascii():
            line[column : column + len(text)] = text
            return
        for unit in graphemes(text):
            width = min(cell_width(unit), 2)
            if width == 0:
                line[column - 1] += unit
                continue
            line[column] = unit
            if width == 2:
                line[column + 1] = ""
            column += width

    def text(self) -> list[str]:
        """Return the rows as text, without trailing blanks."""
        return ["".join(row).rstrip() for row in self.rows]


def put_boxes(sheet: Sheet, plan: Plan, limit: Limit) -> None:
    """Draw every box. Raises `EngineError` when the time is over."""
    for box in limit.over(plan.boxes.values()):
        if box.shape == "junction":
            # The dot is on the side of the conclusion.
            first = not (plan.sideways and plan.reverse)
            dot = _DOTS[box.drawn, box.lit]
            sheet.write(box.row, box.column if first else box.column + box.width - 1, dot)
            for row, words in enumerate(box.words, box.row):
                sheet.write(row, box.column + 2 * first, words)
        else:
            # Quotations below one another are joined to their claim alone, not to each other.
            carrier = plan.boxes[box.hangs] if box.hangs else None
            hangs = carrier is not None and carrier.shape != "evidence" and plan.hanging[carrier.key][0] is box
            carries = box.key in plan.hanging and box.shape != "evidence"
            if plan.reverse and not plan.sideways:
                hangs, carries = carries, hangs
            _put_box(sheet, box, hangs, carries)


def _put_box(sheet: Sheet, box: CellBox, above: bool, below: bool) -> None:
    """Draw a box; `above` and `below` say whether another one is attached there."""
    top_left, top_right, low_right, low_left, flat, upright = tuple(BORDERS[box.shape])
    upright = LIT_SIDE if box.lit else upright
    inner = box.width - 2
    sheet.write(box.row, box.column, top_left + flat * inner + top_right)
    last = box.row + box.height - 1
    sheet.write(last, box.column, low_left + flat * inner + low_right)
    for row in range(box.row + 1, last):
        sheet.write(row, box.column, upright)
        sheet.write(row, box.column + box.width - 1, upright)
    for row, line in enumerate(box.words, box.row + 1):
        sheet.write(row, box.column + 2, line)
    if box.left:
        sheet.write(box.row, box.column + 2, box.left)
    if box.right:
        sheet.write(box.row, box.column + box.width - 2 - cells(box.right), box.right)
    middle = box.column + box.width // 2
    if above and not box.left:
        sheet.write(box.row, middle, "┴")
    if below:
        sheet.write(last, middle, "┯" if box.shape == "thesis" else "┬")


def put_edges(sheet: Sheet, plan: Plan, routes: Iterable[Route], limit: Limit) -> None:
    """Draw every edge: the lines first, then heads and signs over them. Raises `EngineError` when
    the time is over.
    """
    routes = list(routes)
    arms: dict[Cell, dict[str, int]] = {}
    for route in limit.over(routes):
        style = STYLES[route.wire.link.relation]
        style = LIT_STYLES.get(style, style) if route.wire.link.lit else style
        for cell, arm in _arms(plan, route):
            known = arms.setdefault(cell, {})
            known[style] = known.get(style, 0) | arm
    for (row, column), styles in arms.items():
        sheet.rows[row][column] = character(styles)
    for route in limit.over(routes):
        _put_signs(sheet, plan, route)


def _arms(plan: Plan, route: Route) -> Iterable[tuple[Cell, int]]:
    """Yield each cell of a route with the sides by which the edge enters and leaves it."""
    _, start = outside(plan, route.wire.start)
    _, end = outside(plan, route.wire.end)
    way = route.cells
    before = (way[0][0] + start[0], way[0][1] + start[1])
    after = (way[-1][0] + end[0], way[-1][1] + end[1])
    full = [before, *way, after]
    for previous, cell, following in zip(full, full[1:], full[2:], strict=False):
        yield cell, _side(cell, previous) | _side(cell, following)


def _side(cell: Cell, other: Cell) -> int:
    if other[0] != cell[0]:
        return NORTH if other[0] < cell[0] else SOUTH
    return WEST if other[1] < cell[1] else EAST


def character(styles: dict[str, int]) -> str:
    """Return the character for a cell from the lines in it, by style."""
    mask = 0
    for arm in styles.values():
        mask |= arm
    if len(styles) == 1:
        (style,) = styles
        if style == STYLES["answers"]:
            return _DOUBLE[mask]
        if mask == EAST | WEST:
            return style[0]
        if mask == NORTH | SOUTH:
            return style[1]
        return _HEAVY[mask] if style in LIT_STYLES.values() else _LINES[mask]
    double = styles.get(STYLES["answers"], 0)
    if mask == 15 and double in (NORTH | SOUTH, EAST | WEST):
        return "╫" if double == NORTH | SOUTH else "╪"
    return _DOUBLE[mask] if double else _LINES[mask]


def _head(link: Link, head: str) -> str:
    return OPEN_HEADS[head] if link.drawn else head


def _put_number(sheet: Sheet, plan: Plan, route: Route) -> None:
    """Write how many relations an edge represents next to its head, where there is room, or else on
    its line.
    """
    link, way = route.wire.link, route.cells
    if not link.numbered:
        return
    digits = str(link.count)
    (row, column), (down, _) = outside(plan, route.wire.end)
    at = column + 2
    free = sheet.rows[row][column + 1 : at + len(digits)]
    if link.heads == "end" and down and at + len(digits) <= plan.width and set(free) == {" "}:
        sheet.write(row, at, digits)
        return
    for row, column in way[1:-1]:
        cells_there = sheet.rows[row][column : column + len(digits)]
        if len(cells_there) == len(digits) and all(c in "─╌┈━╍┉ " for c in cells_there):
            sheet.write(row, column, digits)
            return
    for (row, column), digit in zip(way[1:-1], digits, strict=False):
        sheet.rows[row][column] = digit


def _put_signs(sheet: Sheet, plan: Plan, route: Route) -> None:
    link, way = route.wire.link, route.cells
    sign = SIGNS.get(link.relation, "")
    _put_number(sheet, plan, route)
    (row, column), (down, right) = outside(plan, route.wire.end)
    if link.heads == "none":
        if link.relation in ("contradiction", "restatement"):
            middle = way[len(way) // 2]
            sheet.rows[middle[0]][middle[1]] = sign
        return
    sheet.rows[row][column] = _head(link, HEADS[down, right])
    if link.heads == "both":
        (first, other), towards = outside(plan, route.wire.start)
        sheet.rows[first][other] = _head(link, HEADS[towards])
        middle = way[len(way) // 2]
        if len(way) > 2:
            sheet.rows[middle[0]][middle[1]] = sign
        return
    if down and column + 1 < plan.width and sheet.rows[row][column + 1] == " ":
        sheet.rows[row][column + 1] = sign
        if link.granted and column + 2 < plan.width and sheet.rows[row][column + 2] == " ":
            sheet.rows[row][column + 2] = GRANTED
            return
        sign = ""
    if link.granted:
        sign = GRANTED
    if not sign:
        return
    behind = (row - down, column - right)
    if behind in way and sheet.rows[behind[0]][behind[1]] in "─╌┈│╎┊━╍┉┃╏┋":
        sheet.rows[behind[0]][behind[1]] = sign
