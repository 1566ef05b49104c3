"""How quickly the terminal browser starts, opens large maps and answers a key.

Reported, never asserted. As a program it prints the table of the README; each figure is compared
with a bare Textual application in the same run.
"""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from time import perf_counter
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))

from bench_core import debate_of

ROOT = Path(__file__).parents[2]

_BARE = """
from textual.app import App
class Timed(App):
    def on_ready(self):
        self.exit()
Timed().run(headless=True)
"""
_BROWSER = """
import sys
from argmap.browser.app import Browser
from argmap.browser.opened import Opener
Browser.on_ready = lambda self: self.exit()
opener = Opener((), None)
path = sys.argv[1]
Browser([path], opener.open(path), opener, following=False).run(headless=True)
"""


def _start(code: str, *arguments: str) -> float:
    """The median of seven starts, from a new process to the first screen and out again."""
    times = []
    for _ in range(7):
        began = perf_counter()
        subprocess.run([sys.executable, "-c", code, *arguments], cwd=ROOT, check=True,
                       capture_output=True)  # fmt: skip
        times.append(perf_counter() - began)
    return sorted(times)[3]


async def _keys(app: Any, keys: list[str]) -> float:
    """The median time of a key until everything it set off is done."""
    times = []
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        for key in keys:
            began = perf_counter()
            await pilot.press(key)
            times.append(perf_counter() - began)
    return sorted(times)[len(times) // 2]


def _bare() -> Any:
    from textual.app import App

    return App()


def _opened(path: str) -> tuple[Any, float, float]:
    """The browser on a map, the seconds that reading took, and those that opening added."""
    from argmap.browser.app import Browser
    from argmap.browser.opened import Opener

    opener = Opener((), None)
    began = perf_counter()
    opened = opener.open(path)
    read = perf_counter() - began
    app = Browser([path], opened, opener, following=False)

    async def once() -> None:
        async with app.run_test(size=(120, 40)) as pilot:
            await pilot.pause()

    began = perf_counter()
    asyncio.run(once())
    return Browser([path], opened, opener, following=False), read, perf_counter() - began


def main() -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["ARGMAP_CACHE"] = os.environ["XDG_STATE_HOME"] = folder
        started = _start(_BROWSER, "maps/why-no-peace.arg") / _start(_BARE)
        print(f"start to first screen, real map: {started:.1f} times a bare Textual app")
        keys = ["down", "right", "down", "down", "right", "down", "up", "left"] * 4
        bare = asyncio.run(_keys(_bare(), keys))
        for claims in (10_000, 100_000):
            path = Path(folder) / f"{claims}.arg"
            path.write_text(debate_of(claims), encoding="utf-8")
            app, read, opened = _opened(str(path))
            print(f"open {claims:,} claims: {opened:.2f} s beyond reading ({read:.1f} s)")
            if claims == 10_000:
                beyond = asyncio.run(_keys(app, keys)) - bare
                print(f"a key to repaint, {claims:,} claims: {1000 * beyond:.0f} ms beyond a bare app")


if __name__ == "__main__":
    main()
