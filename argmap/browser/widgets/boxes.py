"""A drawing in characters that is there as a whole: the mark goes from box to box."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import BindingType
from textual.message import Message

from argmap.browser.bindings import bindings
from argmap.browser.widgets.canvas import Box, Canvas

ASIDE = 3
"""How many times as far a box is that is as far to the side as another one is ahead."""


class Boxes(Canvas, inherit_bindings=False):
    """A drawing that has room in its window, with one box marked."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("boxes")

    class Wanted(Message):
        """The reader wants something of the marked box, or of the drawing: `what` is the id of the action."""

        def __init__(self, what: str, name: str) -> None:
            super().__init__()
            self.what = what
            self.name = name

    def mark(self, name: str) -> None:
        """Mark a box."""
        self.focus_name = name
        self.refresh()

    def _move(self, down: int, right: int) -> None:
        here = self.boxes.get(self.focus_name)
        ahead = {name: box for name, box in self.boxes.items() if name != self.focus_name}
        if here is not None:
            way = {name: _way(here, box, down, right) for name, box in ahead.items()}
            ahead = {name: ahead[name] for name, far in way.items() if far > 0}
            found = min(ahead, key=lambda name: (way[name], name), default="")
        else:
            found = min(ahead, key=lambda name: ahead[name], default="")
        if found:
            self.mark(found)

    def action_box_left(self) -> None:
        """Mark the next box on the left."""
        self._move(0, -1)

    def action_box_right(self) -> None:
        """Mark the next box on the right."""
        self._move(0, 1)

    def action_box_up(self) -> None:
        """Mark the next box above."""
        self._move(-1, 0)

    def action_box_down(self) -> None:
        """Mark the next box below."""
        self._move(1, 0)

    def action_into(self) -> None:
        """Draw what is folded into the box."""
        self.post_message(self.Wanted("into", self.focus_name))

    def action_out(self) -> None:
        """Draw what was there before."""
        self.post_message(self.Wanted("out", self.focus_name))

    def action_open_box(self) -> None:
        """Show the reasons of the box before others, or as before."""
        self.post_message(self.Wanted("open-box", self.focus_name))

    def action_rest(self) -> None:
        """Draw what is left out."""
        self.post_message(self.Wanted("rest", self.focus_name))

    def action_to_outline(self) -> None:
        """Go to the box's claim in the outline."""
        self.post_message(self.Clicked(self.focus_name))


def _way(here: Box, there: Box, down: int, right: int) -> float:
    """Return how far it is from one box to another in a direction; 0 if it is not there."""
    rows = 2 * ((there[0] + there[3] / 2) - (here[0] + here[3] / 2))
    columns = (there[1] + there[2] / 2) - (here[1] + here[2] / 2)
    ahead = rows * down + columns * right
    beside = abs(columns) if down else abs(rows)
    past = there[0] >= here[0] + here[3] or here[0] >= there[0] + there[3]
    if not down:
        past = there[1] >= here[1] + here[2] or here[1] >= there[1] + there[2]
    return ahead + ASIDE * beside if ahead > 0 and past else 0.0
