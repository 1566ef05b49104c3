"""The plan of a page of cells: boxes in ranks, and the wires between them.

Ranks are counted from the conclusions; boxes of one rank are placed *across*, ranks follow each
other *along*.
"""

from __future__ import annotations

from argmap.base.values import dataclass, field
from argmap.drawing.cells.boxes import CellBox
from argmap.drawing.scene.scene import Link

NEAR, FAR, BEFORE, AFTER = "near", "far", "before", "after"
MARGIN = 2


@dataclass(slots=True)
class End:
    """The end of a link at a box: the side it meets, and the cell on that side, counted across
    (`near`, `far`) or along (`before`, `after`).
    """

    box: CellBox
    side: str
    at: int = 0


@dataclass(slots=True)
class Wire:
    """A link to be drawn from `start` to `end`. Wires of one `net` may share cells."""

    link: Link
    net: int
    start: End
    end: End


@dataclass(slots=True)
class Plan:
    """Boxes by key, placed, and the wires between them. Rows and columns count from 0."""

    boxes: dict[str, CellBox]
    sideways: bool
    reverse: bool
    wires: list[Wire] = field(default_factory=list)
    ranks: list[list[CellBox]] = field(default_factory=list)
    rank: dict[str, int] = field(default_factory=dict)
    hanging: dict[str, list[CellBox]] = field(default_factory=dict)
    width: int = 0
    height: int = 0

    def across(self, box: CellBox) -> tuple[int, int]:
        """Return first cell and number of cells across, without notes attached to the box."""
        return (box.row, box.height) if self.sideways else (box.column, box.width)

    def along(self, box: CellBox) -> tuple[int, int]:
        """Return first cell and number of cells along."""
        return (box.column, box.width) if self.sideways else (box.row, box.height)

    def hung(self, box: CellBox) -> int:
        """Return the rows of notes attached to the box."""
        return sum(note.height for note in self.hanging.get(box.key, ()))

    def size(self, box: CellBox) -> tuple[int, int]:
        """Return the cells across and along of a box with the notes attached to it."""
        high = box.height + self.hung(box)
        return (high, box.width) if self.sideways else (box.width, high)

    def put(self, box: CellBox, across: int | None = None, along: int | None = None) -> None:
        """Move a box."""
        if across is not None:
            if self.sideways:
                box.row = across
            else:
                box.column = across
        if along is not None:
            if self.sideways:
                box.column = along
            else:
                box.row = along
