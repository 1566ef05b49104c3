"""Small questions: one of several lines, or a name to type."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from rich.markup import escape
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from argmap.browser.bindings import bindings
from argmap.browser.widgets.choice import Choice
from argmap.browser.widgets.lines import Line


class ChooseScreen(ModalScreen[int | None]):
    """One of several lines; `None` when it is closed without taking one."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("screen")

    def __init__(self, title: str, rows: Sequence[Line]) -> None:
        super().__init__(classes="over")
        self._title = title
        self._rows = rows

    def compose(self) -> ComposeResult:
        with Vertical(classes="box") as box:
            box.border_title = escape(self._title)
            box.styles.height = min(len(self._rows) + 2, 30)
            yield Choice(self._rows)

    def on_choice_taken(self, message: Choice.Taken) -> None:
        """Give the answer."""
        self.dismiss(message.at)

    def action_close(self) -> None:
        """Close without an answer."""
        self.dismiss(None)


class PromptScreen(ModalScreen[str | None]):
    """Words to type. `objection` says what speaks against an answer; Enter again takes it
    all the same, unless the objection ends in `!`.
    """

    BINDINGS: ClassVar[list[BindingType]] = bindings("typing")

    def __init__(self, title: str, value: str, objection: Callable[[str], str]) -> None:
        super().__init__(classes="over")
        self._title, self._value, self._objection = title, value, objection
        self._warned = ""

    def compose(self) -> ComposeResult:
        with Vertical(classes="box") as box:
            box.border_title = escape(self._title)
            box.styles.height = 6
            yield Input(self._value, select_on_focus=False)
            yield Static("Enter writes, Esc leaves it", classes="hint", markup=False)

    def on_input_submitted(self, message: Input.Submitted) -> None:
        """Give the answer, or object to it."""
        objection = self._objection(message.value)
        if objection and (objection.endswith("!") or self._warned != message.value):
            self._warned = message.value
            self.query_one(Static).update(objection)
            return
        self.dismiss(message.value)

    def action_leave(self) -> None:
        """Close without an answer."""
        self.dismiss(None)
