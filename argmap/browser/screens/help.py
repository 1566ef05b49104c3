"""The keys and the signs, made from their tables."""

from __future__ import annotations

from typing import ClassVar

from rich.markup import escape
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen

from argmap.browser import keys
from argmap.browser.bindings import HEIGHTS, bindings
from argmap.browser.outline_signs import KEY_TO_SIGNS
from argmap.browser.own_keys import config_file, first_key
from argmap.browser.widgets.card import CardView, Page, Paragraph
from argmap.browser.widgets.lines import Piece

COLUMN = 22


class HelpScreen(ModalScreen[None]):
    """The help screen, with every key."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("screen")
    VERTICAL_BREAKPOINTS = HEIGHTS

    def __init__(self, own: dict[str, str]) -> None:
        super().__init__(classes="over")
        self._own = own

    def compose(self) -> ComposeResult:
        with Vertical(classes="box") as box:
            box.border_title = "Keys"
            box.border_subtitle = escape(f"{first_key('close', self._own)} closes")
            yield CardView(id="help")

    def on_mount(self) -> None:
        """Show the tables."""
        self.query_one(CardView).show_page(_page(self._own))

    def action_close(self) -> None:
        """Go back to the map."""
        self.dismiss(None)


def _page(own: dict[str, str]) -> Page:
    found: list[Paragraph] = []
    for part, actions in keys.parts():
        found.append(Paragraph((Piece(part, "title"),)))
        for action in actions:
            shown = keys.keys_of(action, own)
            pieces = (Piece(f"{shown:<{COLUMN}}", "for"), Piece(f" {action.words}"))
            found.append(Paragraph(pieces, 1, COLUMN + 1))
        found.append(Paragraph())
    found.append(Paragraph((Piece("Signs", "title"),)))
    for sign, look, words in KEY_TO_SIGNS:
        found.append(
            Paragraph((Piece(f"{sign:<{COLUMN}}", look), Piece(f" {words}")), 1, COLUMN + 1)
        )
    found.append(Paragraph())
    where = f'Other keys: {config_file()}, one line each, such as find = "f,/" (the names '
    names = ", ".join(action.id for action in keys.ACTIONS)
    found.append(Paragraph((Piece(f"{where}are {names}).", "muted"),)))
    return Page(tuple(found))
