"""The whole map drawn in characters: as many boxes as there is room for, or all on one sheet that can be panned."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from rich.markup import escape
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.screen import Screen

from argmap.base.visible import one_line
from argmap.browser.bindings import HEIGHTS, bindings
from argmap.browser.in_thread import aside, begin
from argmap.browser.keys import Action, of
from argmap.browser.open_map import Opened
from argmap.browser.sketch import Sketch
from argmap.browser.widgets.bar import KeyBar
from argmap.browser.widgets.boxes import Boxes
from argmap.browser.widgets.canvas import Canvas
from argmap.contents.parts import WHOLE, Part, left_out, within

if TYPE_CHECKING:
    from argmap.drawing.view import View

MOST_CLAIMS = 1500
"""Claims that are drawn at once on a sheet; nobody reads a drawing of more."""


class PictureScreen(Screen[tuple[str, str] | None]):
    """The drawing of the map: what has room in the window, and what is folded into that; a click on a box goes to
    its claim.
    """

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("screen"), *bindings("picture")]
    VERTICAL_BREAKPOINTS = HEIGHTS

    def __init__(self, opened: Opened, focus: str) -> None:
        super().__init__()
        self.opened = opened
        self._focus = focus
        self._way: list[tuple[Part, str]] = []
        """The parts gone through, each with the box that was marked there."""
        self._part = WHOLE
        self._shown: View | None = None
        """The part as it is drawn; `None` until it is."""

    def compose(self) -> ComposeResult:
        boxes = Boxes(id="boxes")
        canvas = Canvas(id="whole-drawing")
        canvas.display, canvas.loading = False, True
        canvas.border_title = "The whole map on one sheet; its edge cuts boxes"
        for each in (boxes, canvas):
            each.add_class("pane")
            yield each
        yield KeyBar(self._keys)

    def _keys(self) -> Sequence[tuple[Action, str]]:
        """Return the actions of the bar of keys."""
        where = "drawing" if self.query_one("#whole-drawing").display else "boxes"
        mine = [(a, "focused") for a in of(where)]
        mine += [(a, "screen") for a in (*of("picture"), *of("screen"))]
        mine += [(a, "app") for a in of("app") if a.id in ("find", "export", "help")]
        return [(a, t) for a, t in mine if a.label]

    @property
    def boxes(self) -> Boxes:
        """The drawing that has room."""
        return self.query_one(Boxes)

    @property
    def sheet(self) -> Canvas:
        """The drawing of everything."""
        return self.query_one("#whole-drawing", Canvas)

    def on_mount(self) -> None:
        """Draw in the background, once the size is known."""
        self.boxes.focus()

    def renew(self, opened: Opened) -> None:
        """Draw another reading, of the same part as far as it is there."""
        self.opened = opened
        self.sheet.loading = True
        self._draw(self.boxes.focus_name)

    def on_canvas_resized(self) -> None:
        """Draw again for the new size."""
        self._draw(self.boxes.focus_name or self._focus)

    def _draw(self, mark: str) -> None:
        """Draw what is shown now, with this box marked."""
        work = self._draw_sheet if self.sheet.display else lambda: self._draw_boxes(mark)
        begin(self, work, "drawing")

    async def _draw_sheet(self) -> None:
        opened = self.opened
        made = await aside(lambda: opened.draw(MOST_CLAIMS))
        if opened is self.opened:
            self.sheet.loading = False
            self.sheet.draw(made.rows, made.boxes, self.boxes.focus_name or self._focus)

    async def _draw_boxes(self, mark: str) -> None:
        opened, part, size = self.opened, self._part, self.boxes.size
        if not size.width or not size.height:
            return
        self.boxes.border_subtitle = "drawing …"
        made, shown = await aside(lambda: opened.window(part, size.width, size.height))
        if opened is self.opened and part is self._part:
            self._show(made, shown, mark)

    def _show(self, made: Sketch, shown: View | None, mark: str) -> None:
        boxes, self._shown = self.boxes, shown
        if shown is not None and mark not in made.boxes:
            mark = _home(shown, mark, made)
        boxes.draw(made.rows, made.boxes, mark)
        words = [part.words for part, _ in self._way] + [self._part.words]
        boxes.border_title = escape(" › ".join(one_line(each, 40) for each in words[-3:]))
        boxes.border_subtitle = escape(_told(self._part, shown)) if shown and made.boxes else ""
        self.query_one(KeyBar).refresh()

    def on_boxes_wanted(self, message: Boxes.Wanted) -> None:
        """Go into a box, out of one, or to what is left out."""
        shown, name = self._shown, message.name
        if message.what == "out":
            if self._way:
                self._go(*self._way.pop())
            else:
                self.action_close()
        elif shown is None:
            return
        elif message.what == "open-box":
            if name in shown.map.claims:
                self._go(self._part.toggled(name), name)
        else:
            rest = message.what == "rest"
            part = left_out(self._part, shown) if rest else within(self._part, shown, name)
            if part is None:
                told = "left out" if rest else "folded into this box"
                self.notify(f"There is nothing {told}.", markup=False)
                return
            self._way.append((self._part, name))
            self._go(part, part.root)

    def _go(self, part: Part, mark: str) -> None:
        """Draw another part, or the same in another way, with this box marked."""
        self._part, self._shown = part, None
        self._draw(mark)

    def on_canvas_clicked(self, message: Canvas.Clicked) -> None:
        """Go to the box that was clicked."""
        self.dismiss(("", message.name.rpartition(" ")[2]))

    def action_canvas(self) -> None:
        """Show everything on one sheet, or what has room."""
        whole = not self.sheet.display
        self.sheet.display, self.boxes.display = whole, not whole
        (self.sheet if whole else self.boxes).focus()
        self.query_one(KeyBar).refresh()
        self._draw(self.boxes.focus_name or self._focus)

    def action_close(self) -> None:
        """Go back."""
        self.dismiss(None)


def _home(shown: View, name: str, made: Sketch) -> str:
    """Return the box that something is folded into, else the first one."""
    box = shown.inside.get(name, "").partition(" ")[2]
    return box if box in made.boxes else next(iter(made.boxes), "")


def _told(part: Part, shown: View) -> str:
    """Say how much of a part is folded and left out."""
    folded = len(shown.inside)
    total = len(shown.map.claims) if part.claims is None else len(part.claims)
    rest = total - len(shown.claims) - folded
    told = [f"{len(shown.claims)} of {total} claims"] if folded or rest else [f"all {total} claims"]
    told += [f"{folded} inside them (▸)"] if folded else []
    told += [f"{rest} left out"] if rest else []
    return " · ".join(told)
