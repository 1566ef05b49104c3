"""The whole map as one drawing in characters that can be panned."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.screen import Screen

from argmap.browser.bindings import HEIGHTS, bindings
from argmap.browser.in_thread import aside, begin
from argmap.browser.keys import of
from argmap.browser.open_map import Opened
from argmap.browser.sketch import Sketch
from argmap.browser.widgets.bar import KeyBar
from argmap.browser.widgets.canvas import Canvas

MOST_CLAIMS = 1500
"""Claims that are drawn at once; nobody reads a drawing of more."""


class PictureScreen(Screen[tuple[str, str] | None]):
    """The drawing of the whole map; a click on a box goes to its claim."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("screen")
    VERTICAL_BREAKPOINTS = HEIGHTS

    def __init__(self, opened: Opened, focus: str) -> None:
        super().__init__()
        self.opened = opened
        self._focus = focus

    def compose(self) -> ComposeResult:
        canvas = Canvas(id="whole-drawing")
        canvas.add_class("pane")
        canvas.border_title = "The whole map"
        canvas.loading = True
        yield canvas
        mine = [(a, "focused") for a in of("drawing")] + [(a, "screen") for a in of("screen")]
        mine += [(a, "app") for a in of("app") if a.id in ("find", "export", "help")]
        yield KeyBar(lambda: [(a, t) for a, t in mine if a.label])

    def on_mount(self) -> None:
        """Draw in the background."""
        self.renew(self.opened)

    def renew(self, opened: Opened) -> None:
        """Draw another reading."""
        self.opened = opened
        begin(self, self._draw, "drawing")

    async def _draw(self) -> None:
        opened = self.opened
        made = await aside(lambda: opened.draw(MOST_CLAIMS))
        self._show(opened, made)

    def _show(self, opened: Opened, made: Sketch) -> None:
        if opened is self.opened:
            canvas = self.query_one(Canvas)
            canvas.loading = False
            canvas.draw(made.rows, made.boxes, self._focus)
            canvas.focus()

    def on_canvas_clicked(self, message: Canvas.Clicked) -> None:
        """Go to the box that was clicked."""
        self.dismiss(("", message.name.rpartition(" ")[2]))

    def action_close(self) -> None:
        """Go back."""
        self.dismiss(None)
