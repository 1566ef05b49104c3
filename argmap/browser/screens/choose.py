"""Small questions: choose one of several lines, or type a name."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from rich.markup import escape
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from argmap.browser.bindings import HEIGHTS, bindings
from argmap.browser.own_keys import first_key
from argmap.browser.widgets.choice import Choice
from argmap.browser.widgets.lines import Line


class ChooseScreen(ModalScreen[int | None]):
    """A choice of one line; the answer is `None` when the screen is closed without a choice."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("screen")
    VERTICAL_BREAKPOINTS = HEIGHTS

    def __init__(self, title: str, rows: Sequence[Line], at: int = 0) -> None:
        super().__init__(classes="over")
        self._title = title
        self._rows = rows
        self._at = at

    def compose(self) -> ComposeResult:
        with Vertical(classes="box") as box:
            box.border_title = escape(self._title)
            own = getattr(self.app, "own_keys", {})
            take, close = first_key("take", own), first_key("close", own)
            box.border_subtitle = escape(f"{take} takes · {close} closes")
            box.styles.max_height = len(self._rows) + 2
            yield Choice(self._rows)

    def on_mount(self) -> None:
        """Mark the initial line."""
        self.query_one(Choice).fill(self._rows, self._at)

    def on_choice_taken(self, message: Choice.Taken) -> None:
        """Give the answer."""
        self.dismiss(message.at)

    def action_close(self) -> None:
        """Close without an answer."""
        self.dismiss(None)


class PromptScreen(ModalScreen[str | None]):
    """A prompt for words.

    `objection` returns an objection to an answer. Pressing Enter again overrides it, unless it ends
    in `!`.
    """

    BINDINGS: ClassVar[list[BindingType]] = bindings("typing")
    VERTICAL_BREAKPOINTS = HEIGHTS

    def __init__(self, title: str, value: str, objection: Callable[[str], str]) -> None:
        super().__init__(classes="over")
        self._title, self._value, self._objection = title, value, objection
        self._warned = ""

    def compose(self) -> ComposeResult:
        with Vertical(classes="box") as box:
            box.border_title = escape(self._title)
            box.styles.max_height = 6
            yield Input(self._value, select_on_focus=False)
            leave = first_key("leave", getattr(self.app, "own_keys", {}))
            yield Static(f"Enter writes, {leave} leaves it", classes="hint", markup=False)

    def on_input_submitted(self, message: Input.Submitted) -> None:
        """Give the answer, or show the objection to it."""
        objection = self._objection(message.value)
        if objection and (objection.endswith("!") or self._warned != message.value):
            self._warned = message.value
            self.query_one(Static).update(objection)
            return
        self.dismiss(message.value)

    def action_leave(self) -> None:
        """Close without an answer."""
        self.dismiss(None)
