"""The search: live results over names, words, people and sources."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.suggester import Suggester
from textual.widgets import Input, Static

from argmap.base.visible import one_line
from argmap.browser.bindings import HEIGHTS, bindings
from argmap.browser.in_thread import gone
from argmap.browser.search_terms import FILTERS, asked, completed
from argmap.browser.widgets.choice import Choice
from argmap.browser.widgets.lines import Line, Piece
from argmap.contents.search import NO_FILTER, Hit, index_of, search
from argmap.model import ArgumentMap

LIMIT = 200
HINT = f"filters: {' '.join(f'{name}:' for name in FILTERS)} (→ completes)"


class FindScreen(ModalScreen[Hit | None]):
    """The search screen: type, see the results, take one. The typed line is kept in `typed`."""

    # The marked result moves while the keyboard stays in the words.
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings("typing"),
        *(Binding(key, key.replace("page", "page_"), show=False)
          for key in ("down", "up", "pagedown", "pageup")),
    ]  # fmt: skip
    VERTICAL_BREAKPOINTS = HEIGHTS

    def __init__(self, map: ArgumentMap, typed: str = "") -> None:
        super().__init__(classes="over")
        self.map = map
        self.typed = typed
        self.hits: Sequence[Hit] = ()
        self._ready = False

    def compose(self) -> ComposeResult:
        with Vertical(classes="box") as box:
            box.border_title = "Find"
            yield Input(
                self.typed, placeholder="words, a name, or a filter", id="words",
                suggester=_Filters(self.map),
            )  # fmt: skip
            yield Choice()
            yield Static(HINT, classes="hint", markup=False)

    def on_mount(self) -> None:
        """Make the index in the background, so that typing is never delayed."""
        self.run_worker(self._make_index, thread=True, group="index")

    def _make_index(self) -> None:
        index_of(self.map)
        self.app.call_from_thread(self._indexed)

    def _indexed(self) -> None:
        if gone(self):
            return
        self._ready = True
        self.look(self.query_one(Input).value)

    def on_input_changed(self, message: Input.Changed) -> None:
        """Search again."""
        self.look(message.value)

    def look(self, typed: str) -> None:
        """Show the results."""
        self.typed = typed
        if not self._ready:
            return
        what = asked(typed, self.map)
        # While a filter is ambiguous or wrong, nothing is shown: it might leave the results out.
        self.hits = () if what.wrong else search(self.map, what.words, what.filter, LIMIT)
        if not what.words.strip() and what.filter == NO_FILTER:
            told = HINT
        elif len(self.hits) == LIMIT:
            told = f"the first {LIMIT} · {HINT}"
        else:
            told = f"{len(self.hits)} found · {HINT}"
        self.query_one(Static).update(what.wrong or told)
        self.query_one(Choice).fill([_line(hit) for hit in self.hits])

    def on_input_submitted(self) -> None:
        """Take the marked result."""
        at = self.query_one(Choice).cursor
        if at < len(self.hits):
            self.dismiss(self.hits[at])

    def on_choice_taken(self, message: Choice.Taken) -> None:
        """Take a result."""
        self.dismiss(self.hits[message.at])

    def action_down(self) -> None:
        """Mark the next result."""
        self.query_one(Choice).action_down()

    def action_up(self) -> None:
        """Mark the previous result."""
        self.query_one(Choice).action_up()

    def action_page_down(self) -> None:
        """Go a page of results down."""
        self.query_one(Choice).action_page_down()

    def action_page_up(self) -> None:
        """Go a page of results up."""
        self.query_one(Choice).action_page_up()

    def action_leave(self) -> None:
        """Leave the search."""
        self.dismiss(None)


class _Filters(Suggester):
    """Completes filters and the names they can be set to."""

    def __init__(self, map: ArgumentMap) -> None:
        super().__init__(use_cache=False, case_sensitive=True)
        self._map = map

    async def get_suggestion(self, value: str) -> str | None:
        return completed(value, self._map)


def _line(hit: Hit) -> Line:
    look = "strong" if hit.named else "plain"
    return (
        Piece(f"{hit.kind:<9}", "muted"),
        Piece(f"{hit.when}  " if hit.when else "", "muted"),
        Piece(one_line(hit.text, 300), look),
        Piece(f"  {hit.id}" if hit.id != hit.text else "", "muted"),
    )
