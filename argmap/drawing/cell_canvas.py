"""A sheet of character cells: words, and lines that know where they turn, meet and cross."""

from __future__ import annotations

from argmap.drawing.measure import cell_width, graphemes

NORTH, EAST, SOUTH, WEST = 1, 2, 4, 8

_LIGHT = {
    NORTH: "│", SOUTH: "│", NORTH | SOUTH: "│", EAST: "─", WEST: "─", EAST | WEST: "─",
    NORTH | EAST: "└", NORTH | WEST: "┘", SOUTH | EAST: "┌", SOUTH | WEST: "┐",
    NORTH | SOUTH | EAST: "├", NORTH | SOUTH | WEST: "┤", EAST | WEST | NORTH: "┴",
    EAST | WEST | SOUTH: "┬", NORTH | EAST | SOUTH | WEST: "┼",
}  # fmt: skip
_STRAIGHT = {
    "solid": ("│", "─"),
    "dashed": ("╎", "╌"),
    "dotted": ("┊", "┈"),
    "double": ("║", "═"),
}
_DOUBLE = {
    NORTH | EAST: "╚", NORTH | WEST: "╝", SOUTH | EAST: "╔", SOUTH | WEST: "╗",
    NORTH | SOUTH | EAST: "╠", NORTH | SOUTH | WEST: "╣", EAST | WEST | NORTH: "╩",
    EAST | WEST | SOUTH: "╦", NORTH | EAST | SOUTH | WEST: "╬",
}  # fmt: skip
_UPRIGHT = NORTH | SOUTH
_LEVEL = EAST | WEST
_EDGE = {
    ("─", NORTH): "┴", ("─", SOUTH): "┬", ("│", WEST): "┤", ("│", EAST): "├",
    ("═", NORTH): "╧", ("═", SOUTH): "╤", ("║", WEST): "╢", ("║", EAST): "╟",
    ("━", NORTH): "┷", ("━", SOUTH): "┯", ("┃", WEST): "┨", ("┃", EAST): "┠",
}  # fmt: skip
"""A border and the side on which a line leaves it."""


class Canvas:
    """Rows and columns of cells, counted from 0.

    A character two cells wide fills its cell and leaves the next one empty. Lines are kept apart
    from words: words win.
    """

    def __init__(self, height: int, width: int) -> None:
        self.height, self.width = height, width
        self.cells: list[dict[int, str]] = [{} for _ in range(height)]
        self.lines: dict[tuple[int, int], dict[tuple[int, str], int]] = {}

    def write(self, row: int, column: int, text: str) -> None:
        """Put words into a row."""
        cells = self.cells[row]
        if text.isascii():
            for character in text:
                cells[column] = character
                column += 1
            return
        for unit in graphemes(text):
            wide = cell_width(unit)
            if wide == 0:
                if column - 1 in cells:
                    last = column - 1 if cells[column - 1] else column - 2
                    cells[last] += unit
                continue
            cells[column] = unit
            for extra in range(1, wide):
                cells[column + extra] = ""
            column += wide

    def free(self, row: int, column: int, width: int) -> bool:
        """Whether neither words nor lines are in a stretch of a row."""
        if not (0 <= row < self.height and column + width <= self.width):
            return False
        cells = self.cells[row]
        return all(
            c not in cells and (row, c) not in self.lines for c in range(column, column + width)
        )

    def line(self, points: list[tuple[int, int]], style: str, group: int) -> None:
        """A line through (row, column) points that are level or upright from one to the next.
        Lines of one `group` join where they meet; others cross.
        """
        for (row, column), (to_row, to_column) in zip(points, points[1:], strict=False):
            if row == to_row:
                low, high = sorted((column, to_column))
                for at in range(low, high):
                    self.mark(row, at, EAST, style, group)
                    self.mark(row, at + 1, WEST, style, group)
            else:
                low, high = sorted((row, to_row))
                for at in range(low, high):
                    self.mark(at, column, SOUTH, style, group)
                    self.mark(at + 1, column, NORTH, style, group)

    def mark(self, row: int, column: int, sides: int, style: str, group: int) -> None:
        """Let a line leave a cell on some sides."""
        here = self.lines.setdefault((row, column), {})
        here[group, style] = here.get((group, style), 0) | sides

    def leave(self, row: int, column: int, side: int) -> None:
        """Show on a border that a line leaves it there; words in the border stay."""
        mark = _EDGE.get((self.cells[row].get(column, ""), side))
        if mark:
            self.cells[row][column] = mark

    def rows(self) -> list[str]:
        """The sheet as text, without blanks at the ends of rows."""
        for (row, column), lines in self.lines.items():
            if 0 <= row < self.height and column not in self.cells[row]:
                self.cells[row][column] = _character(lines)
        found = []
        for cells in self.cells:
            last = max(cells, default=-1)
            found.append("".join(cells.get(c, " ") for c in range(last + 1)).rstrip())
        return found


def _character(lines: dict[tuple[int, str], int]) -> str:
    """What is seen where lines are: of two that cross, the upright one."""
    if len(lines) > 1:
        groups = {group for group, _ in lines}
        if len(groups) > 1:
            upright = [key for key, sides in lines.items() if not sides & _LEVEL]
            level = [key for key, sides in lines.items() if not sides & _UPRIGHT]
            if upright and len(upright) + len(level) == len(lines):
                return _STRAIGHT[upright[0][1]][0]
    sides = 0
    for own in lines.values():
        sides |= own
    styles = {style for _, style in lines}
    style = styles.pop() if len(styles) == 1 else "solid"
    if not sides & _LEVEL:
        return _STRAIGHT[style][0]
    if not sides & _UPRIGHT:
        return _STRAIGHT[style][1]
    return (_DOUBLE if style == "double" else _LIGHT)[sides]
