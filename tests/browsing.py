"""Driving the terminal browser in tests: open, press, look."""

from __future__ import annotations

import asyncio
from pathlib import Path

from textual import _wait

from argmap.browser import sketch
from argmap.browser.app import Browser
from argmap.browser.open_map import Opener
from argmap.browser.screens import main

MAPS = Path(__file__).parents[1] / "maps"
DEBATE = str(MAPS / "why-no-peace.arg")

_wait.SLEEP_GRANULARITY = 0.004
_wait.SLEEP_IDLE = 0.001
"""After each key, Textual looks every so often whether the program still works; its 20 ms are most
of the time that these tests take.
"""
main.REST = 0.01
sketch.SECONDS = 300.0
"""A drawing is to be seen however busy the machine is."""


def screen(app):
    """What the screen shows, as plain lines."""
    rows = [strip.text.rstrip() for strip in app.screen._compositor.render_strips()]
    return "\n".join(rows).rstrip() + "\n"


async def settle(pilot):
    """Wait for everything that is under way, except following the file."""
    calm = 0
    for _ in range(2000):
        await pilot.pause()
        if pilot.app._exit:
            return
        busy = [w for w in pilot.app.workers if w.group != "follow"]
        if busy:
            await pilot.app.workers.wait_for_complete(busy)
            calm = 0
        elif _resting(pilot.app) or _unpainted(pilot.app):
            await asyncio.sleep(0.005)
            calm = 0
        elif calm > 2:
            return
        else:
            # Some messages come by way of the loop: one calm look is not yet rest.
            await asyncio.sleep(0.002)
            calm += 1
    raise AssertionError("the browser does not come to rest")


def _resting(app):
    """Whether the drawing waits for the focus to come to rest."""
    timer = app.walk._pause if app.walk else None
    return timer is not None and timer._task is not None and not timer._task.done()


def _unpainted(app):
    """Whether the screen has yet to be laid out or painted, or somebody waits for that."""
    if not app.screen_stack:
        return False
    screen = app.screen
    parts = ("layout_required", "scroll_required", "repaint_required", "dirty_widgets", "callbacks")
    return any(getattr(screen, f"_{part}") for part in parts)


async def press(pilot, *keys):
    for key in keys:
        await pilot.press(key)
        if key in ("tab", "shift+tab"):  # the next key is for the pane that it leads to
            await settle(pilot)
    await settle(pilot)


def drive(path, steps, *, size=(120, 40), following=False, files=None, texts=()):
    """Open a map and run `steps(pilot)`, an async function, on it; what it returns."""

    async def run():
        files_ = [str(f) for f in files or [path]]
        app = Browser(files_, Opener(texts=texts), following=following)
        async with app.run_test(size=size, notifications=True) as pilot:
            await settle(pilot)
            return await steps(pilot)

    return asyncio.run(run())


def look(path, *keys, size=(120, 40)):
    """The screen after some keys."""

    async def steps(pilot):
        await press(pilot, *keys)
        return screen(pilot.app)

    return drive(path, steps, size=size)


def write(folder, text, name="map.arg"):
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path
