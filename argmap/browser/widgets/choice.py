"""A list to choose from."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import BindingType
from textual.message import Message

from argmap.browser.bindings import bindings
from argmap.browser.widgets.lines import Line, Lines, Piece, fitted


class Choice(Lines):
    """Lines to choose from: Enter or a click takes one. Lines that are headings cannot be taken."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("list")

    class Taken(Message):
        """A line was taken."""

        def __init__(self, choice: Choice, at: int) -> None:
            super().__init__()
            self.choice = choice
            self.at = at

        @property
        def control(self) -> Choice:
            """The list."""
            return self.choice

    class Marked(Message):
        """Another line is marked."""

        def __init__(self, choice: Choice, at: int) -> None:
            super().__init__()
            self.choice = choice
            self.at = at

        @property
        def control(self) -> Choice:
            """The list."""
            return self.choice

    def __init__(self, rows: Sequence[Line] = (), *, id: str = "choice") -> None:
        super().__init__(id=id)
        self.rows: Sequence[Line] = rows

    @property
    def count(self) -> int:
        return len(self.rows)

    def line(self, y: int) -> Line:
        return fitted(self.rows[y], self.scrollable_content_region.width)

    def on_mount(self) -> None:
        """Measure the lines."""
        self.changed()

    def fill(self, rows: Sequence[Line], at: int = 0) -> None:
        """Show other lines, one of them marked."""
        self.rows = rows
        self.cursor = max(0, min(at, len(rows) - 1))
        self.changed()
        self.show(self.cursor)
        self.chosen()

    def chosen(self) -> None:
        self.post_message(self.Marked(self, self.cursor))

    def clicked(self, y: int, link: int) -> None:  # noqa: ARG002
        self.move(y)
        self.action_take()

    def action_take(self) -> None:
        """Take the marked line."""
        if self.cursor < self.count:
            self.post_message(self.Taken(self, self.cursor))


def plain_rows(texts: Sequence[str]) -> list[Line]:
    """Return lines of plain words."""
    return [(Piece(text),) for text in texts]
