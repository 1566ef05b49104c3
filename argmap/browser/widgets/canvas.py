"""A page of characters that can be panned: drawings, and texts as they are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar

from textual.binding import BindingType
from textual.events import Click
from textual.message import Message

from argmap.base.visible import visible, width
from argmap.browser.bindings import bindings
from argmap.browser.widgets.lines import Line, Lines, Piece

Box = tuple[int, int, int, int]
"""Row, column, width and height in cells."""


class Canvas(Lines):
    """Rows of characters with boxes known by id, one of them in focus."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("drawing")

    class Resized(Message):
        """The canvas has another size: what is drawn on it may need another form."""

    class Clicked(Message):
        """A box was clicked."""

        def __init__(self, name: str) -> None:
            super().__init__()
            self.name = name

    def on_resize(self) -> None:
        """Report the new size; `Lines` keeps the marked line in sight."""
        self.post_message(self.Resized())

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self.rows: Sequence[str] = ()
        self.boxes: Mapping[str, Box] = {}
        self.focus_name = ""
        self.cursor = -1

    @property
    def count(self) -> int:
        return len(self.rows)

    def widest(self) -> int:
        return max(map(width, self.rows), default=0)

    def draw(self, rows: Sequence[str], boxes: Mapping[str, Box], focus: str) -> None:
        """Show a drawing with the box in focus in the middle."""
        self.rows = [visible(row) for row in rows]
        self.boxes, self.focus_name = boxes, focus
        self.changed()
        self.call_after_refresh(self.action_centre)

    def line(self, y: int) -> Line:
        row = self.rows[y]
        box = self.boxes.get(self.focus_name)
        if box is None or not box[0] <= y < box[0] + box[3]:
            return (Piece(row),)
        start, end = _index(row, box[1]), _index(row, box[1] + box[2])
        return (Piece(row[:start]), Piece(row[start:end], "cursor"), Piece(row[end:]))

    def on_click(self, event: Click) -> None:
        """Post a message with the box that was clicked."""
        spot = event.get_content_offset(self)
        if spot is None:
            return
        x, y = spot.x + self.scroll_offset.x, spot.y + self.scroll_offset.y
        for name, (row, column, wide, high) in self.boxes.items():
            if (
                row <= y < row + high
                and column <= x < column + wide
                and not name.startswith("group ")
            ):
                self.post_message(self.Clicked(name))
                return

    def action_centre(self) -> None:
        """Bring the box in focus to the middle."""
        size = self.scrollable_content_region.size
        row, column, wide, high = self.boxes.get(self.focus_name, (0, 0, size.width, size.height))
        self.scroll_to(
            max(0, column + wide // 2 - size.width // 2),
            max(0, row + high // 2 - size.height // 2),
            animate=False,
        )

    def action_pan_down(self) -> None:
        """Go one row down."""
        self.scroll_relative(y=1, animate=False)

    def action_pan_up(self) -> None:
        """Go one row up."""
        self.scroll_relative(y=-1, animate=False)

    def action_pan_left(self) -> None:
        """Go to the left."""
        self.scroll_relative(x=-4, animate=False)

    def action_pan_right(self) -> None:
        """Go to the right."""
        self.scroll_relative(x=4, animate=False)

    def action_half_left(self) -> None:
        """Go half a screen to the left."""
        self.scroll_relative(x=-self.size.width // 2, animate=False)

    def action_half_right(self) -> None:
        """Go half a screen to the right."""
        self.scroll_relative(x=self.size.width // 2, animate=False)

    def action_page_down(self) -> None:
        """Go one page down."""
        self.scroll_relative(y=self.size.height - 1, animate=False)

    def action_page_up(self) -> None:
        """Go one page up."""
        self.scroll_relative(y=1 - self.size.height, animate=False)

    def action_first(self) -> None:
        """Go to the top left corner."""
        self.scroll_to(0, 0, animate=False)

    def action_last(self) -> None:
        """Go to the bottom."""
        self.scroll_to(y=self.count, animate=False)


def _index(row: str, column: int) -> int:
    """Return the index of the character at a column."""
    if row.isascii():
        return column
    used = 0
    for i, character in enumerate(row):
        if used >= column:
            return i
        used += width(character)
    return len(row)
