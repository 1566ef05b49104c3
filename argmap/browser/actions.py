"""The actions of keys that open another screen, another program or a file."""

from __future__ import annotations

import os
from contextlib import suppress
from typing import TYPE_CHECKING

from textual.app import App, SuspendNotSupported

from argmap.base.visible import one_line
from argmap.browser.in_thread import aside, begin
from argmap.browser.own_keys import first_key
from argmap.browser.widgets.lines import Line, Piece

if TYPE_CHECKING:
    from argmap.browser.open_map import Opened, Opener
    from argmap.browser.screens.main import WalkScreen
    from argmap.contents.search import Hit


NO_MAP = "No map is open."
UNREADABLE = 2
"""The exit status when the only map cannot be read."""


class Doing(App[int]):
    """The part of the application that carries out actions; `Browser` holds what is open.

    Modules that only some keys need are loaded by these keys, so that the first screen appears
    soon.
    """

    files: tuple[str, ...]
    opener: Opener
    opened: Opened | None
    lost: Opened | None
    """The newest reading when nothing of it can be shown."""
    walk: WalkScreen | None = None
    """The walk screen, once a map is shown."""
    own_keys: dict[str, str]
    typed = ""
    tried = ""
    """The file chosen last."""
    unread = ""
    """Why the only map could not be read."""

    def tell(self, sentence: str, *, wrong: bool = False) -> None:
        """Show a message that disappears by itself."""
        words = one_line(sentence, 500)
        self.notify(words, severity="warning" if wrong else "information", markup=False)

    def show(self, opened: Opened) -> None:
        """Show a map."""
        raise NotImplementedError

    def _go(self, thing: tuple[str, str] | None) -> None:
        """Follow the answer of a screen."""
        if thing and thing[1] and self.walk:
            self.walk.follow(*thing)

    def action_find(self) -> None:
        """Search."""
        self._find(self.typed)

    def action_by_time(self) -> None:
        """Show what has a time, in the order of time."""
        self._find("when:")

    def _find(self, typed: str) -> None:
        from argmap.browser.screens.find import FindScreen

        if not self.opened or isinstance(self.screen, FindScreen):
            return
        screen = FindScreen(self.opened.reading.map, typed)

        def found(hit: Hit | None) -> None:
            self.typed = screen.typed
            if hit:
                self._home()
                self._go((hit.kind, hit.id))

        self.push_screen(screen, found)

    def _home(self) -> None:
        """Close every screen above the walk."""
        while self.walk and self.screen is not self.walk:
            self.pop_screen()

    def action_problems(self) -> None:
        """Show the problems of the map."""
        from argmap.browser.screens.problems import ProblemsScreen

        if self.opened and not isinstance(self.screen, ProblemsScreen):
            self._home()
            self.push_screen(ProblemsScreen(self.lost or self.opened), self._go)

    def action_sides(self) -> None:
        """Show positions side by side."""
        from argmap.browser.screens.sides import SidesScreen

        if self.opened and not isinstance(self.screen, SidesScreen):
            self._home()
            self.push_screen(SidesScreen(self.opened), self._go)

    def action_picture(self) -> None:
        """Show a drawing of the whole map."""
        from argmap.browser.screens.picture import PictureScreen
        from argmap.browser.sketch import box_name

        if self.opened and self.walk and not isinstance(self.screen, PictureScreen):
            self._home()
            shown = self.walk.shown
            self.push_screen(PictureScreen(self.opened, box_name(shown.kind, shown.id)), self._go)

    def action_help(self) -> None:
        """Show the keys."""
        from argmap.browser.screens.help import HelpScreen

        if not isinstance(self.screen, HelpScreen):
            self.push_screen(HelpScreen(self.own_keys))

    def action_choose_map(self) -> None:
        """Choose another map."""
        from argmap.browser.screens.choose import ChooseScreen

        self._home()
        rows: list[Line] = [(Piece(one_line(path)),) for path in self.files]

        def chosen(at: int | None) -> None:
            if at is not None:
                self._open(self.files[at])
            elif self.opened is None:
                self.exit(0)

        here = self.files.index(self.tried) if self.tried in self.files else 0
        self.push_screen(ChooseScreen("Which map?", rows, here), chosen)

    def _open(self, path: str) -> None:
        self.tried = path

        async def run() -> None:
            self._read(await aside(lambda: self.opener.open(path)))

        begin(self, run, "open")

    def _read(self, opened: Opened) -> None:
        if not opened.trouble:
            self.show(opened)
        elif self.opened is None and len(self.files) == 1:
            self.unread = opened.trouble
            self.exit(UNREADABLE)
        else:
            self.tell(opened.trouble, wrong=True)
            if self.opened is None:
                self.action_choose_map()

    def walking(self) -> WalkScreen | None:
        """Return the walk when it is on screen; else show a message on how to get there."""
        if self.walk and self.screen is self.walk:
            return self.walk
        close = first_key("close", self.own_keys)
        self.tell(f"That is for the outline; {close} goes back to it." if self.walk else NO_MAP)
        return None

    def action_whole(self) -> None:
        """Switch between whole paragraphs and the nearest words."""
        if walk := self.walking():
            walk.toggle_whole()

    def action_drawing(self) -> None:
        """Show or hide the drawing."""
        if walk := self.walking():
            walk.toggle_drawing()

    def action_nearer(self) -> None:
        """Draw less around the claim."""
        if walk := self.walking():
            walk.reach(-1)

    def action_further(self) -> None:
        """Draw more around the claim."""
        if walk := self.walking():
            walk.reach(1)

    def action_copy(self) -> None:
        """Choose what to copy."""
        from argmap.browser import clipboard
        from argmap.browser.screens.choose import ChooseScreen

        walk = self.walking()
        if walk is None:
            return
        found = clipboard.copies(walk.shown)
        rows: list[Line] = [
            (Piece(f"{copy.label:<9} ", "muted"), Piece(one_line(copy.text))) for copy in found
        ]

        def chosen(at: int | None) -> None:
            if at is not None:
                self.copy_to_clipboard(found[at].text)
                self.tell(f"Copied the {found[at].label}.")

        if found:
            self.push_screen(ChooseScreen("Copy", rows), chosen)
        else:
            self.tell("There is nothing to copy here.")

    def action_edit(self) -> None:
        """Open the file in the editor, and come back."""
        from argmap.browser.editor import at_line, editor_command, run_editor

        spot = self._spot()
        if spot is None:
            self.tell("There is no place in a file to go to.", wrong=True)
            return
        command = editor_command(*spot, os.environ)
        trouble = "This terminal cannot be handed to an editor."
        with suppress(SuspendNotSupported), self.suspend():
            trouble = run_editor(command)
        if trouble:
            self.tell(trouble, wrong=True)
        elif not at_line(command, spot[1]):
            name, where = os.path.basename(command[0]), os.path.basename(spot[0])
            self.tell(f"It is line {spot[1]} of {where}; how {name} goes to a line is not known.")
        self.action_reload()

    def _spot(self) -> tuple[str, int] | None:
        """Return the file and line in focus."""
        spot = getattr(self.screen, "spot", None)
        if spot:
            found: tuple[str, int] | None = spot()
            return found
        if self.walk and self.walk.shown.place.line:
            return self.walk.shown.place.file, self.walk.shown.place.line
        if self.opened and self.opened.path != "-":
            return self.opened.path, 1
        return None

    def action_reload(self) -> None:
        """Read the files again."""
        if self.opened is None:
            return
        path, told = self.opened.path, one_line(os.path.basename(self.opened.path))

        async def run() -> None:
            fresh = await aside(lambda: self.opener.open(path))
            self.renew(fresh)
            self.tell(fresh.trouble or f"Read {told} again.", wrong=bool(fresh.trouble))

        begin(self, run, "open")

    def renew(self, fresh: Opened) -> None:
        """Replace the open map by a newer reading."""
        raise NotImplementedError
