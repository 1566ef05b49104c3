"""The screen on what the debate turns on: the analyses, each on a tab of its own."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.events import Key
from textual.screen import Screen

from argmap.browser.bindings import HEIGHTS, bindings
from argmap.browser.finding_page import section_page
from argmap.browser.in_thread import aside, begin
from argmap.browser.keys import of
from argmap.browser.open_map import Opened
from argmap.browser.widgets.bar import KeyBar, TabBar
from argmap.browser.widgets.card import CardView
from argmap.contents.card import card
from argmap.reasoning.analyses import find
from argmap.report.compose import section_names


class FoundView(CardView, inherit_bindings=False):
    """A page that leaves the left and right keys to the tabs."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("lines", "list")

    def action_take(self) -> None:
        """Go to the marked claim."""
        self.action_follow()


class FindingsScreen(Screen[tuple[str, str] | None]):
    """The sections of a report, one at a time, worked out when they are opened.

    The screen's answer is the thing to go to. `section` and `left_at` are the last place: the tab,
    and the number of the marked name.
    """

    BINDINGS: ClassVar[list[BindingType]] = bindings("screen", "findings")
    VERTICAL_BREAKPOINTS = HEIGHTS

    def __init__(self, opened: Opened, section: str = "", mark: int = 0) -> None:
        super().__init__()
        self.opened = opened
        self.names = section_names()
        self.section = section if section in self.names else self.names[0]
        self.left_at = mark
        self._pressed = ""

    def compose(self) -> ComposeResult:
        yield TabBar([(find(name).heading, find(name).tab) for name in self.names])
        view = FoundView(id="findings")
        view.add_class("pane")
        yield view
        mine = [(a, "focused") for a in of("list")]
        mine += [(a, "screen") for a in of("findings", "screen") if a.label]
        mine += [(a, "app") for a in of("app") if a.id in ("edit", "help")]
        yield KeyBar(lambda: mine)

    @property
    def view(self) -> FoundView:
        """The page."""
        return self.query_one(FoundView)

    def on_mount(self) -> None:
        """Open the tab of the last visit."""
        self._open(self.section, self.left_at)

    def renew(self, opened: Opened) -> None:
        """Work out the open tab for another reading."""
        self.opened = opened
        self._open(self.section, self.view.mark)

    def _open(self, name: str, mark: int = 0) -> None:
        self.section, self.left_at = name, mark
        self.query_one(TabBar).show(self.names.index(name))
        self.view.loading = True
        begin(self, self._work, "findings")

    async def _work(self) -> None:
        opened, name = self.opened, self.section
        found = await aside(lambda: opened.section(name))
        if opened is self.opened and name == self.section:
            self.view.loading = False
            self.view.show_page(section_page(opened.reading.map, found))
            self.view.return_to(self.left_at)
            self.view.focus()

    def on_card_view_followed(self, message: CardView.Followed) -> None:
        """Go to a claim."""
        self.left_at = self.view.mark
        self.dismiss((message.link.kind, message.link.id))

    def subject(self) -> tuple[str, str] | None:
        """The kind and id of the marked thing."""
        marked = self.view.marked
        return (marked.kind, marked.id) if marked else None

    def spot(self) -> tuple[str, int] | None:
        """The file and line to open in the editor."""
        marked = self.view.marked
        if marked is None:
            return None
        place = card(self.opened.reading.map, marked.id, marked.kind).place
        return (place.file, place.line) if place.line else None

    def on_key(self, event: Key) -> None:
        """Remember which of an action's keys was pressed."""
        self._pressed = event.key

    def action_to_section(self) -> None:
        """Open the tab for the number key that was pressed; the first key is for the first tab."""
        row = next(a for a in of("findings") if a.id == "to-section")
        own = getattr(self.app, "own_keys", {}).get(row.id)
        keys = own.split(",") if own else row.keys
        if self._pressed in keys:
            self.action_open_section(list(keys).index(self._pressed))

    def action_open_section(self, at: int) -> None:
        """Open the tab with this number, counted from 0, if there is one."""
        if at < len(self.names):
            self._open(self.names[at])

    def action_next_section(self) -> None:
        """Open the next tab."""
        self._turn(1)

    def action_previous_section(self) -> None:
        """Open the previous tab."""
        self._turn(-1)

    def _turn(self, by: int) -> None:
        self._open(self.names[(self.names.index(self.section) + by) % len(self.names)])

    def action_close(self) -> None:
        """Go back."""
        self.left_at = self.view.mark
        self.dismiss(None)
