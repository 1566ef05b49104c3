"""The application: one open map, its screens, its settings."""

from __future__ import annotations

import asyncio
import gc
import os
import signal
from collections.abc import Iterable, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, ClassVar

from rich.markup import escape
from textual.app import ComposeResult, SystemCommand
from textual.binding import BindingType
from textual.dom import DOMNode
from textual.message import Message
from textual.screen import Screen
from textual.widgets import Static
from textual.worker import get_current_worker

from argmap.base.visible import one_line
from argmap.browser import keys, themes
from argmap.browser.articles import Articles
from argmap.browser.bindings import bindings
from argmap.browser.exporting import Exporting
from argmap.browser.in_thread import gone
from argmap.browser.own_keys import own_keys
from argmap.browser.state import keep_theme, keep_visit, last_theme, last_visit
from argmap.browser.widgets.bar import PathBar
from argmap.drawing.theme import DARK

if TYPE_CHECKING:
    from argmap.browser.open_map import Opened, Opener

ENDING = tuple(getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name))
"""Signals that ask the program to end."""
NOT_IN_PALETTE = ("command-palette", "next-pane", "previous-pane", "to-section")


class Browser(Articles, Exporting):
    """Browses one map at a time; `files` are the maps to choose from.

    `run` returns 0, or 2 with a sentence in `unread` when the only file cannot be read.
    """

    CSS_PATH = "style.tcss"
    BINDINGS: ClassVar[list[BindingType]] = bindings("app")
    TITLE = "argmap"

    class Renewed(Message):
        """The files of the map have changed and been read again."""

        def __init__(self, opened: Opened) -> None:
            super().__init__()
            self.opened = opened

    def __init__(self, files: Sequence[str], opener: Opener, *, following: bool = True) -> None:
        # Without colours Textual would still send greys, unless it keeps to the terminal's own.
        super().__init__(ansi_color=True if os.environ.get("NO_COLOR") else None)
        self.files = tuple(files)
        self.opener = opener
        self.opened = None
        self.lost: Opened | None = None
        self.following = following
        self.found_at = ("", 0)
        self.own_keys, self._wrong_keys = own_keys()
        for theme in themes.both():
            self.register_theme(theme)
        known = themes.NAMES.values()
        kept = last_theme()
        self.theme = kept if kept in known else themes.NAMES["dark"]

    def _ended(self, status: int) -> None:
        """Keep the place and clean up when the terminal is gone or the program is asked to end."""
        self.leave()
        self.exit(status)

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """The variables that `style.tcss` needs, for themes that are not argmap's."""
        return themes.variables(DARK)

    def compose(self) -> ComposeResult:
        if len(self.files) == 1:
            yield Static(f" Reading {escape(one_line(self.files[0]))} …")

    def on_mount(self) -> None:
        """Apply the user's keys; read the map, or ask for one."""
        self.set_keymap(self.own_keys)
        loop = asyncio.get_running_loop()
        for number in ENDING:
            with suppress(NotImplementedError, RuntimeError, ValueError):
                loop.add_signal_handler(number, self._ended, 128 + number)
        if len(self.files) == 1:
            self._open(self.files[0])
        else:
            self.action_choose_map()
            gc.enable()
        for sentence in self._wrong_keys:
            self.tell(sentence, wrong=True)

    def show(self, opened: Opened) -> None:
        """Show a map at the place of the last visit, and watch its files."""
        from argmap.browser.screens.main import WalkScreen

        self.leave()
        self.opened, self.lost = opened, None
        self.title = opened.title
        screen = WalkScreen(opened, last_visit(opened.path))
        if self.walk:
            self.switch_screen(screen)
            # The map before hangs on a screen that only the collector can take away.
            gc.unfreeze()
        else:
            self.push_screen(screen)
        self.walk = screen
        self.call_after_refresh(gc.enable)
        if self.following and opened.path != "-":
            self.run_worker(self._follow, thread=True, exclusive=True, group="follow")

    def leave(self) -> None:
        """Keep the place in the current map."""
        if self.walk and self.walk.is_mounted and self.opened:
            keep_visit(self.opened.path, self.walk.now())

    def _follow(self) -> None:
        """Watch the files in a separate thread."""
        import time

        from argmap.browser.follow import follow

        worker, opened = get_current_worker(), self.opened
        assert opened is not None

        def tell(fresh: Opened) -> None:
            self.post_message(self.Renewed(fresh))

        follow(opened, self.opener, tell, time.sleep, lambda: worker.is_cancelled)

    def on_browser_renewed(self, message: Renewed) -> None:
        """Show the new reading after a change of the files."""
        self.renew(message.opened)

    def renew(self, fresh: Opened) -> None:
        """Replace the open map by a newer reading; keep the last good one when that is empty."""
        if self.opened is None or self.walk is None or fresh.path != self.opened.path:
            return
        if gone(self.walk):
            return
        from argmap.browser.screens.problems import ProblemsScreen

        bar = self.walk.query_one(PathBar)
        lost = bool(fresh.reading.slips) and not fresh.reading.map.claims
        if fresh.trouble or (lost and self.opened.reading.map.claims):
            self.lost = fresh
            if isinstance(self.screen, ProblemsScreen):
                self.screen.renew(fresh)
            why = fresh.trouble or f"nothing in {os.path.basename(fresh.path)} can be read"
            bar.tell(f"the map as it was: {why}")
            return
        bar.tell("")
        self.opened, self.lost = fresh, None
        self.title = fresh.title
        self.walk.renew(fresh)
        for screen in self.screen_stack:
            renew = getattr(screen, "renew", None)
            if renew and screen is not self.walk:
                renew(fresh)

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Yield palette entries for the actions of the open screen and the focused pane."""
        doers: dict[str, DOMNode] = {action.id: self for action in keys.of("app")}
        bound = {b.binding.id: b.node for b in screen.active_bindings.values() if b.binding.id}
        for action in keys.ACTIONS:
            doer = (doers if action.where == "app" else bound).get(action.id)
            if doer is not None and action.id not in NOT_IN_PALETTE:
                name = action.id[:1].upper() + action.id[1:].replace("-", " ")
                words = f"{name} · {action.words}"
                run = getattr(doer, f"action_{action.method}")
                yield SystemCommand(words, keys.keys_of(action, self.own_keys), run)

    async def action_back(self) -> None:
        """Go back to the previous place; from another screen, return to the outline."""
        close = getattr(self.screen, "action_close", None)
        if close:
            close()
        elif self.walk:
            self.walk.go(-1)

    def action_forward(self) -> None:
        """Go forward again."""
        if walk := self.walking():
            walk.go(1)

    def action_next_pane(self) -> None:
        """Focus the next pane."""
        if self.walk and self.walk is self.screen:
            self.walk.pane(1)
        else:
            self.screen.focus_next()

    def action_previous_pane(self) -> None:
        """Focus the previous pane."""
        if self.walk and self.walk is self.screen:
            self.walk.pane(-1)
        else:
            self.screen.focus_previous()

    def action_zoom(self) -> None:
        """Show the focused pane alone, or all panes."""
        if walk := self.walking():
            walk.zoom()

    def action_status(self) -> None:
        """Show or hide the statuses and strengths of the claims of this map."""
        if walk := self.walking():
            walk.toggle_statuses()

    def action_findings(self) -> None:
        """Show what the debate turns on, at the tab of the last visit."""
        from argmap.browser.screens.analyses import FindingsScreen

        if not self.opened or isinstance(self.screen, FindingsScreen):
            return
        self._home()
        screen = FindingsScreen(self.opened, *self.found_at)

        def left(thing: tuple[str, str] | None) -> None:
            self.found_at = (screen.section, screen.left_at)
            self._go(thing)

        self.push_screen(screen, left)

    def action_theme(self) -> None:
        """Switch between dark and light."""
        dark, light = themes.NAMES["dark"], themes.NAMES["light"]
        self.theme = light if self.theme == dark else dark
        keep_theme(self.theme)

    def action_help_quit(self) -> None:
        """Answer Ctrl+C, which quits other programs, by naming the key that quits this one."""
        quit_ = next(action for action in keys.ACTIONS if action.id == "quit")
        self.tell(f"To leave, press {keys.keys_of(quit_, self.own_keys).split()[0]}.")

    def _print_error_renderables(self) -> None:
        """Print nothing: the command line reports errors in its own way."""
        self._exit_renderables.clear()

    @property
    def fault(self) -> Exception | None:
        """The exception that stopped the browser unexpectedly."""
        return self._exception
