"""Writing the shown part of a map to a file, and not quitting before it is written."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from argmap.base.visible import one_line
from argmap.browser import themes
from argmap.browser.actions import Doing
from argmap.browser.in_thread import aside, begin
from argmap.browser.own_keys import first_key
from argmap.browser.widgets.lines import Line, Piece

if TYPE_CHECKING:
    from argmap.contents.card import Card
    from argmap.drawing.view import Selection


class Exporting(Doing):
    """The part of the application that writes files."""

    writing: tuple[str, ...] = ()
    """The files that are being written."""
    leaving = False
    """Whether to quit as soon as they are written."""
    told_last: tuple[str, ...] = ()
    """Results of the files written while quitting, to be printed in the terminal."""

    def leave(self) -> None:
        """Keep the place in the current map."""
        raise NotImplementedError

    def action_export(self) -> None:
        """Choose what to write, then the file."""
        from argmap.browser import clipboard
        from argmap.browser.screens.choose import ChooseScreen, PromptScreen
        from argmap.drawing.view import Selection

        if self.walk is None or self.opened is None:
            return
        subject = self._subject()
        part = clipboard.near(subject, self.walk.depth) if subject else Selection()
        opened, own = self.opened, list(self.opened.reading.map.documents)
        named_after = subject or self.walk.shown

        def named(everything: bool) -> None:
            name = clipboard.file_name(opened.path, named_after, whole=everything)
            selection = Selection() if everything else part
            self.push_screen(
                PromptScreen(
                    f"Write to ({' '.join(clipboard.FORMATS)})",
                    name,
                    lambda p: clipboard.objection(p, own),
                ),
                lambda path: self._export(selection, path) if path else None,
            )

        if subject is None or part == Selection():
            named(True)
            return
        rows: Sequence[Line] = (
            (Piece(f"What is near {one_line(subject.id, 60)}"),),
            (Piece("The whole map"),),
        )
        self.push_screen(
            ChooseScreen("Export", rows), lambda at: None if at is None else named(at == 1)
        )

    def _subject(self) -> Card | None:
        """Return the card on screen: that of the walk, or of what the screen above it marks."""
        from argmap.contents.card import card

        if self.walk and self.screen is self.walk:
            return self.walk.shown
        subject = getattr(self.screen, "subject", None)
        thing: tuple[str, str] | None = subject() if subject else None
        return card(self.opened.reading.map, thing[1], thing[0]) if thing and self.opened else None

    def _export(self, selection: Selection, path: str) -> None:
        from argmap.browser import clipboard

        assert self.opened is not None
        map_ = self.opened.reading.map
        theme = "light" if self.theme == themes.NAMES["light"] else "auto"

        async def run() -> None:
            try:
                told = await aside(lambda: clipboard.write(map_, selection, path, theme))
            finally:
                left = list(self.writing)
                left.remove(path)
                self.writing = tuple(left)
            self.tell(told)
            if self.leaving:
                self.told_last += (told,)
            if self.leaving and not self.writing:
                self.exit(0)

        self.writing += (path,)
        self.tell(f"Writing {path} …")
        begin(self, run, "export", exclusive=False)

    async def action_quit(self) -> None:
        """Quit and keep the place. Wait for a file being written, unless asked a second time."""
        self.leave()
        if not self.writing or self.leaving:
            self.exit(0)
            return
        self.leaving = True
        key = first_key("quit", self.own_keys)
        what = ", ".join(self.writing)
        self.tell(f"Leaving when {what} is written; {key} again leaves without it.")
