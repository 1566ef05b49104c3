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
import gc, sys
gc.disable()
from argmap.browser.app import Browser
from argmap.browser.open_map import Opener
class Timed(Browser):
    CSS_PATH = sys.argv[3]
    def on_ready(self):
        if sys.argv[2] == "first":
            self.exit()
    def show(self, opened):
        super().show(opened)
        self.call_after_refresh(self.exit)
Timed([sys.argv[1]], Opener((), None), following=False).run(headless=True)
"""
_MEMORY = """
import asyncio, resource, sys
def check():
    from argmap.cli import main
    main(["check", "--quiet", sys.argv[2]])
def browse():
    from argmap.browser.app import Browser
    from argmap.browser.open_map import Opener
    app = Browser([sys.argv[2]], Opener((), None), following=False)
    async def once():
        async with app.run_test(size=(120, 40)) as pilot:
            while app.walk is None:
                await pilot.pause(0.1)
            await app.workers.wait_for_complete()
            await pilot.pause()
    asyncio.run(once())
locals()[sys.argv[1]]()
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, file=sys.stderr)
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


def _memory(what: str, path: str) -> int:
    """The most memory that checking or browsing a map takes, in kB."""
    done = subprocess.run([sys.executable, "-c", _MEMORY, what, path], cwd=ROOT, check=False,
                          capture_output=True, text=True)  # fmt: skip
    return int(done.stderr.split()[-1])


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")


async def _saved(path: Path, text: str) -> float:
    """The median time from a save of the file to its new words on the screen."""
    from argmap.browser.app import Browser
    from argmap.browser.open_map import Opener

    app = Browser([str(path)], Opener((), None))
    times = []
    async with app.run_test(size=(120, 40)) as pilot:
        while app.walk is None:
            await pilot.pause(0.05)
        # Whatever else is under way would be in its way.
        while any(w.group != "follow" and w.is_running for w in app.workers):
            await pilot.pause(0.05)
        for number in range(7):
            await pilot.pause(0.3)
            opened = app.opened
            began = perf_counter()
            _write(path, f"{text}claim added-{number}: More.\n")
            while app.opened is opened:
                await pilot.pause(0.002)
            await pilot.pause()
            times.append(perf_counter() - began)
    return sorted(times)[3]


def _bare() -> Any:
    from textual.app import App

    return App()


def _opened(path: str) -> tuple[Any, float, float]:
    """The browser on a map, the seconds that reading took, and those that opening added."""
    from argmap.browser.app import Browser
    from argmap.browser.open_map import Opener

    opener = Opener((), None)
    began = perf_counter()
    opened = opener.open(path)
    read = perf_counter() - began

    class Ready(Opener):
        def open(self, path: str) -> Any:
            return opened

    def app() -> Any:
        return Browser([path], Ready((), None), following=False)

    async def once(app: Any) -> None:
        async with app.run_test(size=(120, 40)) as pilot:
            while app.walk is None:
                await pilot.pause(0.005)
            await pilot.pause()

    began = perf_counter()
    asyncio.run(once(app()))
    return app(), read, perf_counter() - began


def main() -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["ARGMAP_CACHE"] = os.environ["XDG_STATE_HOME"] = folder
        bare_start = _start(_BARE)
        for what in ("first", "map"):
            style = str(ROOT / "argmap/browser/style.tcss")
            started = _start(_BROWSER, "maps/why-no-peace.arg", what, style) / bare_start
            words = "first screen" if what == "first" else "the map on it"
            print(f"start to {words}, real map: {started:.1f} times a bare Textual app")
        small = Path(folder) / "small.arg"
        text = debate_of(1_000)
        small.write_text(text, encoding="utf-8")
        saved = asyncio.run(_saved(small, text))
        print(f"a save to the new view, 1,000 claims: {1000 * saved:.0f} ms")
        keys = ["down", "right", "down", "down", "right", "down", "up", "left"] * 4
        bare = asyncio.run(_keys(_bare(), keys))
        for claims in (10_000, 100_000):
            path = Path(folder) / f"{claims}.arg"
            path.write_text(debate_of(claims), encoding="utf-8")
            app, read, opened = _opened(str(path))
            print(f"open {claims:,} claims: {opened:.2f} s beyond reading ({read:.1f} s)")
            more = _memory("browse", str(path)) / _memory("check", str(path))
            print(f"memory, {claims:,} claims: {more:.1f} times that of check")
            if claims == 10_000:
                beyond = asyncio.run(_keys(app, keys)) - bare
                print(
                    f"a key to repaint, {claims:,} claims: {1000 * beyond:.0f} ms beyond a bare app"
                )


if __name__ == "__main__":
    main()
