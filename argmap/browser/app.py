"""The application: one open map, its screens, its settings."""

from __future__ import annotations

import os
import time
from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual.app import App, SystemCommand
from textual.binding import BindingType
from textual.message import Message
from textual.screen import Screen
from textual.worker import get_current_worker

from argmap.browser import keys, themes
from argmap.browser.bindings import bindings
from argmap.browser.follow import follow
from argmap.browser.opened import Opened, Opener
from argmap.browser.screens.walk import WalkScreen
from argmap.browser.state import keep_theme, keep_visit, last_theme, last_visit
from argmap.browser.widgets.bar import KeyBar, PathBar
from argmap.theme import DARK


class Browser(App[int]):
    """Browses one map at a time; `files` are those there are to choose from."""

    CSS_PATH = "style.tcss"
    BINDINGS: ClassVar[list[BindingType]] = bindings("app")
    ENABLE_COMMAND_PALETTE = True
    TITLE = "argmap"

    class Renewed(Message):
        """The files of the map have changed, and were read."""

        def __init__(self, opened: Opened) -> None:
            super().__init__()
            self.opened = opened

    def __init__(
        self, files: Sequence[str], opened: Opened | None, opener: Opener, *, following: bool = True
    ) -> None:
        plain = bool(os.environ.get("NO_COLOR"))
        super().__init__(ansi_color=True if plain else None)
        self.files = tuple(files)
        self.opener = opener
        self.opened = opened
        self.following = following
        for theme in themes.both():
            self.register_theme(theme)
        known = themes.NAMES.values()
        self.theme = last_theme() if last_theme() in known else themes.NAMES["dark"]

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """What `style.tcss` needs, for themes that are not ours."""
        return themes.variables(DARK)

    def on_mount(self) -> None:
        """Use the user's keys, show the map."""
        self.own_keys, wrong = keys.own_keys()
        self.set_keymap(self.own_keys)
        for sentence in wrong:
            self.notify(sentence, severity="warning", markup=False)
        if self.opened:
            self.show(self.opened)

    @property
    def walk(self) -> WalkScreen | None:
        """The walk screen, once a map is shown."""
        return next((s for s in self.screen_stack if isinstance(s, WalkScreen)), None)

    def show(self, opened: Opened) -> None:
        """Show a map from where one left it, and follow its files."""
        self.leave()
        self.opened = opened
        self.title = opened.title
        self.push_screen(WalkScreen(opened, last_visit(opened.path)))
        if self.following and opened.path != "-":
            self.run_worker(self._follow, thread=True, exclusive=True, group="follow")

    def leave(self) -> None:
        """Keep the place in the map that is shown."""
        if self.walk and self.walk.is_mounted and self.opened:
            keep_visit(self.opened.path, self.walk.now())

    def _follow(self) -> None:
        """Watch the files, in a thread of its own."""
        worker, opened = get_current_worker(), self.opened
        assert opened is not None

        def tell(fresh: Opened) -> None:
            self.post_message(self.Renewed(fresh))

        follow(opened, self.opener, tell, time.sleep, lambda: worker.is_cancelled)

    def on_browser_renewed(self, message: Renewed) -> None:
        """Show the new reading; keep the last good one when there is none."""
        self.renew(message.opened)

    def renew(self, fresh: Opened) -> None:
        """Take over a newer reading of the open map."""
        if self.opened is None or self.walk is None or fresh.path != self.opened.path:
            return
        bar = self.walk.query_one(PathBar)
        lost = bool(fresh.reading.slips) and not fresh.reading.map.claims
        if fresh.trouble or lost:
            why = fresh.trouble or f"nothing in {fresh.path} can be read"
            bar.tell(f"{why}; this is the map as it was")
            return
        bar.tell("")
        self.opened = fresh
        self.walk.renew(fresh)
        for screen in self.screen_stack:
            if screen is not self.walk and hasattr(screen, "renew"):
                screen.renew(fresh)

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:  # noqa: ARG002
        """The palette: the table of keys."""
        for action in keys.of("app"):
            if action.id not in ("command-palette", "next-pane", "previous-pane"):
                run = getattr(self, f"action_{action.method}", None)
                if run:
                    words = action.words[:1].upper() + action.words[1:]
                    yield SystemCommand(words, keys.keys_of(action, self.own_keys), run)

    async def action_back(self) -> None:
        """Back to where one was."""
        if self.walk:
            self.walk.go(-1)

    def action_forward(self) -> None:
        """Forward again."""
        if self.walk:
            self.walk.go(1)

    def action_next_pane(self) -> None:
        """To the next pane."""
        if self.walk is self.screen and self.walk:
            self.walk.pane(1)
        else:
            self.screen.focus_next()

    def action_previous_pane(self) -> None:
        """To the pane before."""
        if self.walk is self.screen and self.walk:
            self.walk.pane(-1)
        else:
            self.screen.focus_previous()

    def action_zoom(self) -> None:
        """The focused pane alone, or all panes."""
        if self.walk:
            self.walk.zoom()

    def action_theme(self) -> None:
        """Dark or light."""
        dark, light = themes.NAMES["dark"], themes.NAMES["light"]
        self.theme = light if self.theme == dark else dark
        keep_theme(self.theme)

    def action_reload(self) -> None:
        """Read the files again."""
        if self.opened:
            self.renew(self.opener.open(self.opened.path))

    async def action_quit(self) -> None:
        """Leave; the place is kept."""
        self.leave()
        self.exit(0)


__all__ = ["Browser", "KeyBar"]
