"""The panes of the walk: which of them are visible, and which has the keyboard."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, Vertical
from textual.screen import Screen

from argmap.browser.bindings import HEIGHTS
from argmap.browser.keys import Action, of
from argmap.browser.widgets.bar import KeyBar, PathBar
from argmap.browser.widgets.canvas import Canvas
from argmap.browser.widgets.card import CardView
from argmap.browser.widgets.outline import OutlineView

PANES = ("outline", "card", "drawing")
ZOOMS = tuple(f"-only-{pane}" for pane in PANES)
MOST_DEPTH = 9


class Panes(Screen[None]):
    """Outline, card and drawing.

    In a low terminal only the focused pane is shown. In a narrow one, the drawing takes the place
    of the card unless the card is focused.
    """

    # Textual declares these as lists of the instance.
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (90, "-normal"), (160, "-wide")]  # noqa: RUF012
    VERTICAL_BREAKPOINTS = HEIGHTS
    AUTO_FOCUS = "#outline"
    # Textual's screens would take these keys before the application has them.
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(",".join(a.keys), f"app.{a.method}", a.words, show=False, id=a.id)
        for a in of("app") if a.id in ("next-pane", "previous-pane")
    ]  # fmt: skip

    def __init__(self, depth: int) -> None:
        super().__init__()
        self.depth = depth

    def compose(self) -> ComposeResult:
        yield PathBar(id="path")
        with Container(id="panes"):
            outline = OutlineView(id="outline")
            outline.add_class("pane")
            yield outline
            with Vertical(id="side"):
                page = CardView(id="card")
                page.add_class("pane")
                yield page
                canvas = Canvas(id="drawing")
                canvas.add_class("pane")
                yield canvas
        yield KeyBar(self.useful)

    @property
    def outline(self) -> OutlineView:
        """The outline."""
        return self.query_one("#outline", OutlineView)

    @property
    def page(self) -> CardView:
        """The card."""
        return self.query_one("#card", CardView)

    @property
    def canvas(self) -> Canvas:
        """The drawing."""
        return self.query_one("#drawing", Canvas)

    def useful(self) -> Sequence[tuple[Action, str]]:
        """The actions in the bar of keys."""
        raise NotImplementedError

    def draw(self) -> None:
        """Draw the surroundings."""
        raise NotImplementedError

    def on_resize(self) -> None:
        """Draw again for the new size."""
        self.draw()

    def toggle_drawing(self) -> None:
        """Show or hide the drawing."""
        self.toggle_class("-drawn")
        self.remove_class(*ZOOMS)
        if self.has_class("-drawn"):
            self._reveal()
        elif self.focused in (self.canvas, None):
            self._to("outline")

    def reach(self, by: int) -> None:
        """Draw more (or fewer) arguments around the focus, by this number."""
        before, self.depth = self.depth, max(0, min(MOST_DEPTH, self.depth + by))
        if self.depth == before and self.has_class("-drawn"):
            self.notify(f"It goes from 0 to {MOST_DEPTH} arguments.", markup=False)
        self.add_class("-drawn")
        self._reveal()

    def _reveal(self) -> None:
        """Make the drawing visible where there is no room for every pane."""
        if any(map(self.has_class, ZOOMS)) and not self.has_class("-only-drawing"):
            self.remove_class(*ZOOMS)
        if self.has_class("-tiny") or (self.has_class("-narrow") and self.focused is self.page):
            self._to("drawing")
        self.draw()

    def pane(self, by: int) -> None:
        """Focus the next pane; where only one pane is shown, show that one."""
        panes = [name for name in PANES if name != "drawing" or self.has_class("-drawn")]
        focused = self.focused.id if self.focused else ""
        at = panes.index(focused) if focused in panes else -1
        name = panes[(at + by) % len(panes)]
        if any(map(self.has_class, ZOOMS)):
            self.remove_class(*ZOOMS)
            self.add_class(f"-only-{name}")
        self._to(name)

    def _to(self, name: str) -> None:
        """Focus a pane, once it is visible."""
        self._at(name)
        self.call_after_refresh(self.query_one(f"#{name}").focus)

    def _at(self, name: str) -> None:
        """Set the style class for the pane that matters most."""
        for pane in PANES:
            self.set_class(pane == name, f"-at-{pane}")

    def zoom(self) -> None:
        """Show the focused pane alone, or all of them again."""
        zoomed = any(map(self.has_class, ZOOMS))
        self.remove_class(*ZOOMS)
        if not zoomed and self.focused and self.focused.id in PANES:
            self.add_class(f"-only-{self.focused.id}")
        self.draw()

    def on_descendant_focus(self) -> None:
        """Show the keys of the pane that is now focused."""
        if self.focused and self.focused.id in PANES:
            self._at(self.focused.id)
        self.query_one(KeyBar).refresh()
