"""The walk: outline, card and drawing of one map, with one focus."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from rich.markup import escape
from textual.app import ComposeResult
from textual.containers import Container, Vertical
from textual.screen import Screen
from textual.timer import Timer
from textual.widget import Widget

from argmap.browser.keys import Action, of
from argmap.browser.opened import Opened
from argmap.browser.pages import heading_page, page_of
from argmap.browser.sketch import Sketch, box_name, sketch
from argmap.browser.state import Visit
from argmap.browser.take import near
from argmap.browser.trail import Stop, Trail
from argmap.browser.widgets.bar import KeyBar, PathBar
from argmap.browser.widgets.canvas import Canvas
from argmap.browser.widgets.card import CardView
from argmap.browser.widgets.outline import OutlineView
from argmap.report import summary
from argmap.report.visible import one_line
from argmap.walk.card import Card, card
from argmap.walk.outline import Row

IN_OUTLINE = ("claim", "step", "evidence", "question")
PANES = ("outline", "card", "drawing")
REST = 0.12
"""Seconds the focus must rest before what is near is drawn."""
MOST_NEAR = 150
"""Claims in the drawing of what is near."""


class WalkScreen(Screen[None]):
    """Where one reads. The outline's row is the focus; a person or source followed from the
    card is shown in the card alone.
    """

    # Textual declares these as lists of the instance.
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (90, "-normal"), (160, "-wide")]  # noqa: RUF012
    VERTICAL_BREAKPOINTS = [(0, "-tiny"), (8, "-low"), (14, "-high")]  # noqa: RUF012
    AUTO_FOCUS = "#outline"

    def __init__(self, opened: Opened, visit: Visit) -> None:
        super().__init__()
        self.opened = opened
        self.visit = visit
        self.trail = Trail()
        self.shown = Card("", "", "")
        self.depth = visit.depth
        self._going = False
        self._pause: Timer | None = None

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

    def on_mount(self) -> None:
        """Show the map."""
        self.set_class(self.visit.drawn, "-drawn")
        self.load(self.opened, self.visit)
        self.call_after_refresh(self._look)

    def _look(self) -> None:
        self.run_worker(self._check, thread=True, exclusive=True, group="check")

    def _check(self) -> None:
        """Count what is wrong, beside."""
        opened = self.opened
        found = opened.reading.diagnostics
        words = summary(found) if found else ""
        self.app.call_from_thread(self._counted, opened, words)

    def _counted(self, opened: Opened, words: str) -> None:
        if opened is self.opened:
            self.outline.border_subtitle = words

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
        """What the bar of keys shows: first what the focused pane does."""
        focused = self.focused
        where = focused.id if focused and focused.id in PANES else "outline"
        mine = [(a, "focused") for a in of(str(where)) if a.label]
        wanted = ("find", "help", "quit", "next-pane", "back", "problems", "sides", "picture",
                  "drawing", "edit", "copy", "export")  # fmt: skip
        rest = {a.id: a for a in of("app")}
        return [*mine, *((rest[name], "app") for name in wanted)]

    def load(self, opened: Opened, visit: Visit) -> None:
        """Show a map, or a newer reading of it, with this place and these branches."""
        self.opened = opened
        self.outline.border_title = escape(one_line(opened.title, 60))
        self.outline.load(opened.outline, opened.badges, visit.open, visit.focus)
        if not self.outline.count:
            self.show_card(Card("", "", "This map has no claims yet."))

    def renew(self, opened: Opened) -> None:
        """The file has changed: keep the focus and the open branches by name."""
        stop = self.trail.stop
        self.load(opened, self.now())
        if stop and stop.kind not in IN_OUTLINE and stop.kind:
            self.show_card(card(opened.reading.map, stop.id, stop.kind))

    def now(self) -> Visit:
        """What is to be kept of this visit."""
        row = self.outline.row
        return Visit(
            focus=row.key if row else (),
            open=tuple(self.outline.open),
            drawn=self.has_class("-drawn"),
            depth=self.depth,
        )

    def on_outline_view_moved(self, message: OutlineView.Moved) -> None:
        """The focus is on another row."""
        row = message.row
        stop = Stop(row.kind, row.id, row.key)
        if not self._going:
            self.trail = self.trail.here(stop)
        self._going = False
        self.show_row(row)

    def show_row(self, row: Row) -> None:
        """Show the card of a row, and the way down to it."""
        above = (self.opened.outline.at(row.key[:n]) for n in range(1, len(row.key)))
        self.query_one(PathBar).show([*(r.text for r in above if r), row.text])
        if row.id:
            self.show_card(card(self.opened.reading.map, row.id, row.kind))
        else:
            self.shown = Card(row.kind, "", row.text)
            self.page.show_page(heading_page(row))

    def show_card(self, shown: Card) -> None:
        """Show a card."""
        self.shown = shown
        place = shown.place
        written = f"{place.file}:{place.line}" if place.line else ""
        self.page.show_page(page_of(shown, written))
        self.draw()

    def draw(self) -> None:
        """Draw what is near, once the focus has come to rest."""
        if self._pause is not None:
            self._pause.stop()
        if self.has_class("-drawn"):
            self._pause = self.set_timer(REST, self._draw_now)

    def _draw_now(self) -> None:
        self.run_worker(self._sketch, thread=True, exclusive=True, group="drawing")

    def _sketch(self) -> None:
        shown, map_ = self.shown, self.opened.reading.map
        columns = max(20, self.canvas.size.width)
        # The card has the evidence; without it the drawing fits.
        part = replace(near(shown, self.depth), evidence=shown.kind == "evidence")
        made = Sketch(())
        if shown.id:
            made = sketch(map_, part, MOST_NEAR, columns, head=False)
        self.app.call_from_thread(self._drawn, shown, made)

    def _drawn(self, shown: Card, made: Sketch) -> None:
        if shown is self.shown:
            steps = "argument" if self.depth == 1 else "arguments"
            self.canvas.border_title = f"near: {self.depth} {steps}"
            self.canvas.draw(made.rows, made.boxes, box_name(shown.kind, shown.id))

    def on_canvas_clicked(self, message: Canvas.Clicked) -> None:
        """Follow a box."""
        self.follow("", message.name.rpartition(" ")[2])

    def toggle_drawing(self) -> None:
        """Show or hide the drawing."""
        self.toggle_class("-drawn")
        self.draw()
        if not self.has_class("-drawn") and self.focused is self.canvas:
            self.outline.focus()

    def reach(self, by: int) -> None:
        """Draw so many arguments more around the focus."""
        self.depth = max(0, min(9, self.depth + by))
        self.add_class("-drawn")
        self.draw()

    def on_card_view_followed(self, message: CardView.Followed) -> None:
        """Follow a name out of the card."""
        self.follow(message.link.kind, message.link.id)

    def follow(self, kind: str, id: str) -> None:
        """Go to something; where one was stays behind for `back`."""
        found = card(self.opened.reading.map, id, kind)
        if not found.kind:
            self.notify(f"There is nothing called {id} here.", markup=False)
            return
        key = self.outline.row.key if self.outline.row else ()
        self.trail = self.trail.follow(Stop(found.kind, found.id, key))
        self.arrive()

    def go(self, by: int) -> None:
        """Back (-1) or forward (1)."""
        before = self.trail
        self.trail = before.moved(by)
        if self.trail.at == before.at:
            self.notify("There is nothing before." if by < 0 else "There is nothing ahead.")
        else:
            self.arrive(exactly=True)

    def arrive(self, *, exactly: bool = False) -> None:
        """Show the stop the trail points at."""
        stop = self.trail.stop
        if stop is None:
            return
        before = self.outline.row
        if stop.kind in IN_OUTLINE or not stop.kind:
            there = exactly and bool(stop.key) and self.outline.go_to(stop.key)
            if not there and not self.outline.go(stop.id):
                self.show_card(card(self.opened.reading.map, stop.id, stop.kind))
                return
            row = self.outline.row
            assert row is not None
            self.trail = self.trail.here(Stop(row.kind, row.id, row.key))
            self._going = row is not before
            self.show_row(row)
        else:
            if exactly and stop.key:
                self.outline.go_to(stop.key)
                self._going = self.outline.row is not before
            self.show_card(card(self.opened.reading.map, stop.id, stop.kind))

    def pane(self, by: int) -> None:
        """Put the keyboard into the next pane that is in sight."""
        panes: list[Widget] = [w for w in self.query(".pane") if w.display and w.region.area]
        if panes:
            at = panes.index(self.focused) if self.focused in panes else -1
            panes[(at + by) % len(panes)].focus()

    def zoom(self) -> None:
        """The focused pane alone, or all of them again."""
        only = [f"-only-{pane}" for pane in PANES]
        zoomed = any(self.has_class(name) for name in only)
        self.remove_class(*only)
        if not zoomed and self.focused and self.focused.id in PANES:
            self.add_class(f"-only-{self.focused.id}")

    def on_descendant_focus(self) -> None:
        """Other keys matter now."""
        self.query_one(KeyBar).refresh()
