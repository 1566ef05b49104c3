"""The walk: outline, card and drawing of one map, with one focus."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from rich.markup import escape
from textual.timer import Timer

from argmap.base.visible import one_line
from argmap.browser.article_page import reach_of
from argmap.browser.card_page import empty_words, heading_page, page_of
from argmap.browser.clipboard import near
from argmap.browser.in_thread import aside, begin
from argmap.browser.keys import Action, of
from argmap.browser.open_map import Opened
from argmap.browser.outline_signs import STATUS_SIGNS
from argmap.browser.screens.panes import PANES, Panes
from argmap.browser.sketch import Sketch, box_name, sketch
from argmap.browser.state import Visit
from argmap.browser.trail import Stop, Trail
from argmap.browser.widgets.bar import PathBar
from argmap.browser.widgets.canvas import Canvas
from argmap.browser.widgets.card import CardView
from argmap.browser.widgets.outline import OutlineView
from argmap.contents.card import Card, card
from argmap.contents.outline import Row
from argmap.formats.checks import summary

if TYPE_CHECKING:
    from argmap.contents.quotations import Looked, Standing
    from argmap.contents.status import Statuses

IN_OUTLINE = ("claim", "step", "evidence", "question")
REST = 0.12
"""Seconds the focus must rest before what is near is drawn."""
MOST_NEAR = 150
"""Claims in the drawing of what is near."""


class WalkScreen(Panes):
    """The main screen for reading a map.

    The outline's row is the focus; a person or source followed from the card is shown in the card
    alone.
    """

    def __init__(self, opened: Opened, visit: Visit) -> None:
        super().__init__(visit.depth)
        self._room = (0, 0)
        """The columns and rows that the latest drawing was made for; none before there is one."""
        self.opened = opened
        self.visit = visit
        self.trail = Trail()
        self.shown = Card("", "", "")
        self.looked: Looked | None = None
        self.whole = False
        self.weighing = False
        self.statuses: Statuses | None = None
        self._arrived: tuple[str, ...] | None = None
        self._pause: Timer | None = None

    def on_mount(self) -> None:
        """Show the map."""
        self.set_class(self.visit.drawn, "-drawn")
        self.load(self.opened, self.visit)
        self.call_after_refresh(self._look)

    def _look(self) -> None:
        begin(self, self._check, "check")

    async def _check(self) -> None:
        """Look the quotations up and count the problems, in the background."""
        opened = self.opened
        if opened.quotes_something:
            looked = await aside(opened.look_up)
            if opened is not self.opened:
                return
            self.looked = looked
            self._show_page(keep=True)
        found = await aside(opened.check)
        if opened is self.opened:
            self.outline.border_subtitle = summary(found) if found else ""

    def useful(self) -> Sequence[tuple[Action, str]]:
        """The actions in the bar of keys, those of the focused pane first."""
        focused = self.focused
        where = focused.id if focused and focused.id in PANES else "outline"
        mine = [(a, "focused") for a in of(str(where)) if a.label]
        wanted = ("find", "help", "quit", "next-pane", "back", "problems", "sides", "findings",
                  "picture", "drawing", "article", "status", "edit", "copy", "export")  # fmt: skip
        rest = {a.id: a for a in of("app")}
        return [*mine, *((rest[name], "app") for name in wanted)]

    def load(self, opened: Opened, visit: Visit) -> None:
        """Show a map, or a newer reading of it, at this place and with these branches open."""
        self.opened = opened
        self._arrived = None
        self._show_statuses(None)
        self.outline.border_title = escape(one_line(opened.title, 60))
        self.outline.load(opened.outline, opened.outline_badges, visit.open, visit.focus)
        if not self.outline.count:
            self.query_one(PathBar).show(())
            self.show_card(Card("", "", empty_words(opened.reading.map)))

    def renew(self, opened: Opened) -> None:
        """Show a newer reading of the file; keep the focus and the open branches by name."""
        stop = self.trail.stop
        self.load(opened, self.now())
        if stop and stop.kind and stop.kind not in IN_OUTLINE:
            found = card(opened.reading.map, stop.id, stop.kind)
            if found.kind:
                self._arrived = self.outline.row.key if self.outline.row else None
                self.show_card(found)
        self._look()
        self._weigh()

    def now(self) -> Visit:
        """The state of this visit, to be kept for the next one."""
        row = self.outline.row
        return Visit(
            focus=row.key if row else (),
            open=tuple(self.outline.open),
            drawn=self.has_class("-drawn"),
            depth=self.depth,
        )

    def on_outline_view_leaving(self, _message: OutlineView.Leaving) -> None:
        """Record a new stop on the trail: the next row is not just the next line."""
        if stop := self.trail.stop:
            self.trail = self.trail.follow(stop)

    def on_outline_view_moved(self, message: OutlineView.Moved) -> None:
        """Show the row that is now in focus, unless `arrive` has shown it already."""
        row = message.row
        if row.key == self._arrived:
            return
        self._arrived = None
        self.trail = self.trail.here(Stop(row.kind, row.id, row.key))
        self.show_row(row)

    def show_row(self, row: Row) -> None:
        """Show the card of a row, and the path down to it."""
        self.show_path(row)
        if row.id:
            self.show_card(card(self.opened.reading.map, row.id, row.kind))
        else:
            self.shown = Card(row.kind, "", row.text)
            self.page.show_page(heading_page(row))
            self.draw()

    def show_path(self, row: Row) -> None:
        """Show the path down to a row."""
        above = self.opened.outline.way(row.key)[:-1]
        self.query_one(PathBar).show([*(r.text for r in above), row.text])

    def show_card(self, shown: Card) -> None:
        """Show a card; keep the scroll position when it is a newer reading of the same card."""
        same = (shown.kind, shown.id) == (self.shown.kind, self.shown.id)
        self.shown = shown
        self._show_page(keep=same)
        self.draw()

    def _show_page(self, *, keep: bool) -> None:
        """Show everything known of the card's thing, with the quotations looked up so far."""
        shown = self.shown
        if shown.kind == "heading":
            return
        place = shown.place
        written = f"{place.file}:{place.line}" if place.line else ""
        page = page_of(shown, written, self.opened.reading.map, self._standing, self._status())
        self.page.show_page(page, keep=keep)

    def _status(self) -> str:
        asked = self.statuses and self.shown.kind in ("claim", "step")
        return self.statuses.said(self.shown.id) if self.statuses and asked else ""

    def toggle_statuses(self) -> None:
        """Show or hide the statuses and strengths of the claims of this map."""
        self.weighing = not self.weighing
        if self.weighing:
            self._weigh()
            told = ", ".join(f"{sign} {status}" for status, sign in STATUS_SIGNS.items())
            self.notify(f"In this map, not in the world: {told}.", markup=False)
        else:
            self._show_statuses(None)
            self._show_page(keep=True)

    def _weigh(self) -> None:
        if self.weighing:
            begin(self, self._work_out, "status")

    async def _work_out(self) -> None:
        opened = self.opened
        found = await aside(opened.weigh)
        if opened is self.opened and self.weighing:
            self._show_statuses(found)
            self._show_page(keep=True)

    def _show_statuses(self, found: Statuses | None) -> None:
        self.statuses = found
        self.outline.mark(found.labels if found else {})

    def _standing(self, evidence: str) -> Standing | None:
        if self.looked is None:
            return None
        from argmap.contents.quotations import standing

        reach = reach_of(self.shown.kind, whole=self.whole)
        return standing(self.looked, self.opened.reading.map, evidence, reach)

    def toggle_whole(self) -> None:
        """Switch between whole paragraphs around quotations and the nearest words."""
        if reach_of(self.shown.kind, whole=True) and any(p.quote for p in self.shown.evidence):
            self.whole = not self.whole
            self._show_page(keep=True)
        else:
            self.notify("There is no quotation on this card.", markup=False)

    def draw(self) -> None:
        """Draw the surroundings, once the focus has come to rest."""
        if self._pause is not None:
            self._pause.stop()
        if self.has_class("-drawn"):
            self._pause = self.set_timer(REST, self._draw_now)

    def _draw_now(self) -> None:
        self.canvas.border_subtitle = "drawing …"
        begin(self, self._sketch, "drawing")

    async def _sketch(self) -> None:
        shown, map_ = self.shown, self.opened.reading.map
        columns, rows = room = self._pane_room()
        # The card has the evidence; without it the drawing fits.
        part = replace(near(shown, self.depth), evidence=shown.kind == "evidence")
        made = Sketch(())
        if shown.id:
            made = await aside(lambda: sketch(map_, part, MOST_NEAR, columns, rows, head=False))
        self._room = room
        self._drawn(shown, made)
        if room != self._pane_room():  # The pane came to its size while it was drawn.
            self.draw()

    def on_canvas_resized(self) -> None:
        """Draw again when the drawing was made for a canvas of another size."""
        if self._room not in ((0, 0), self._pane_room()):
            self.draw()

    def _pane_room(self) -> tuple[int, int]:
        """Return the columns and rows that a drawing may have."""
        return max(20, self.canvas.size.width), max(1, self.canvas.size.height)

    def _drawn(self, shown: Card, made: Sketch) -> None:
        if shown is self.shown:
            steps = "argument" if self.depth == 1 else "arguments"
            self.canvas.border_title = f"near: {self.depth} {steps}"
            self.canvas.border_subtitle = ""
            self.canvas.draw(made.rows, made.boxes, box_name(shown.kind, shown.id))

    def on_canvas_clicked(self, message: Canvas.Clicked) -> None:
        """Follow a click on a box."""
        self.follow("", message.name.rpartition(" ")[2])

    def on_card_view_followed(self, message: CardView.Followed) -> None:
        """Follow a name from the card."""
        self.follow(message.link.kind, message.link.id)

    def follow(self, kind: str, id: str) -> None:
        """Go to something; keep the current place for `back`."""
        found = card(self.opened.reading.map, id, kind)
        if not found.kind:
            self.notify(f"There is nothing called {id} here.", markup=False)
            return
        key = self.outline.row.key if self.outline.row else ()
        if stop := self.trail.stop:
            self.trail = self.trail.here(stop._replace(mark=self.page.mark))
        self.trail = self.trail.follow(Stop(found.kind, found.id, key))
        self.arrive()

    def go(self, by: int) -> None:
        """Go back (-1) or forward (1)."""
        before = self.trail
        self.trail = before.moved(by)
        if self.trail.at == before.at:
            self.notify("There is nothing before." if by < 0 else "There is nothing ahead.")
        else:
            self.arrive(exactly=True)

    def arrive(self, *, exactly: bool = False) -> None:
        """Show the trail's current stop; with `exactly`, in the row where it was seen."""
        stop = self.trail.stop
        if stop is None:
            return
        found = card(self.opened.reading.map, stop.id, stop.kind)
        there = exactly and bool(stop.key) and self.outline.go_to(stop.key)
        if not there and stop.kind in IN_OUTLINE:
            self.outline.go(stop.id)
        row = self.outline.row
        if row is not None:
            self._arrived = row.key
            self.trail = self.trail.here(stop._replace(key=row.key))
            self.show_path(row)
        if row is not None and (not found.kind or (row.kind, row.id) == (stop.kind, stop.id)):
            self.show_row(row)
        else:
            self.show_card(found)
        if exactly:
            self.page.return_to(stop.mark)
