"""The diagnostics of `argmap check`, with a way to the place of each."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.screen import Screen

from argmap.base.diagnostics import Diagnostic
from argmap.base.visible import one_line
from argmap.browser.bindings import HEIGHTS, bindings
from argmap.browser.in_thread import aside, begin
from argmap.browser.keys import of
from argmap.browser.open_map import Opened
from argmap.browser.own_keys import first_key
from argmap.browser.widgets.bar import KeyBar
from argmap.browser.widgets.canvas import Canvas
from argmap.browser.widgets.choice import Choice
from argmap.browser.widgets.lines import Line, Piece
from argmap.contents.at import thing_at
from argmap.formats.checks import render, summary

MOST = 5000


class ProblemsScreen(Screen[tuple[str, str] | None]):
    """Every diagnostic, the marked one in full below. The screen's answer is the thing to go to."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("screen")
    VERTICAL_BREAKPOINTS = HEIGHTS

    def __init__(self, opened: Opened) -> None:
        super().__init__()
        self.opened = opened
        self.found: Sequence[Diagnostic] = ()

    def compose(self) -> ComposeResult:
        found = Choice(id="found")
        found.add_class("pane")
        found.loading = True
        yield found
        whole = Canvas(id="whole")
        whole.add_class("pane")
        yield whole
        listed = [(a, "focused") for a in of("list")] + [(a, "screen") for a in of("screen")]
        edit = [(a, "app") for a in of("app") if a.id in ("edit", "next-pane", "help")]
        yield KeyBar(lambda: [*listed, *edit])

    def on_mount(self) -> None:
        """Check in the background."""
        self.renew(self.opened)

    def renew(self, opened: Opened) -> None:
        """Check another reading."""
        self.opened = opened
        begin(self, self._check, "check")

    async def _check(self) -> None:
        opened = self.opened
        self._show(opened, await aside(opened.check))

    def _show(self, opened: Opened, found: Sequence[Diagnostic]) -> None:
        if opened is not self.opened:
            return
        self.found = found[:MOST]
        rows = self.query_one(Choice)
        at = rows.cursor
        rows.loading = False
        rows.border_title = "Cannot be read" if self.opened.trouble else summary(found)
        rows.fill([self._row(diagnostic) for diagnostic in self.found], at)
        self._tell(rows.cursor)
        rows.focus()

    def _row(self, diagnostic: Diagnostic) -> Line:
        file, line = self.opened.written(diagnostic.place)
        severity = str(diagnostic.severity)
        return (
            Piece(f"{severity:<8}", severity if severity in ("error", "warning") else "info"),
            Piece(one_line(diagnostic.message), "plain"),
            Piece(f"  {diagnostic.name} · {one_line(file)}:{line}", "muted"),
        )

    def _tell(self, at: int) -> None:
        whole = self.query_one(Canvas)
        if not self.found:
            whole.draw([f"{self.opened.trouble or 'Nothing is wrong'}."], {}, "")
            return
        diagnostic = self.found[at]
        documents = self.opened.reading.map.documents
        whole.draw(render([diagnostic], documents, "full", False).splitlines(), {}, "")

    def on_choice_marked(self, message: Choice.Marked) -> None:
        """Show the marked diagnostic in full."""
        if message.at < len(self.found):
            self._tell(message.at)

    def on_choice_taken(self, message: Choice.Taken) -> None:
        """Go to the thing declared there."""
        thing = thing_at(self.opened.reading.map, self.found[message.at].place)
        if thing[1]:
            self.dismiss(thing)
        else:
            key = first_key("edit", getattr(self.app, "own_keys", {}))
            self.notify(f"Nothing is declared there; {key} opens the file at the line.")

    def subject(self) -> tuple[str, str] | None:
        """Return the kind and id of the thing declared at the marked problem."""
        at = self.query_one(Choice).cursor
        thing = thing_at(self.opened.reading.map, self.found[at].place) if self.found else ("", "")
        return thing if thing[1] else None

    def spot(self) -> tuple[str, int] | None:
        """The file and line to open in the editor."""
        at = self.query_one(Choice).cursor
        return self.opened.written(self.found[at].place) if at < len(self.found) else None

    def action_close(self) -> None:
        """Go back."""
        self.dismiss(None)
