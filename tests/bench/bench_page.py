"""How large a page is, how long it takes to write, and how quickly Chromium shows it and answers.

Reported, never asserted. As a program it prints the table of the README; what happens in the browser is compared with an
empty page in the same run. It wants Playwright and Debian's Chromium.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

sys.path.insert(0, str(Path(__file__).parent.parent))

from debates_of_size import write_debate

DEBATE = Path(__file__).parents[2] / "maps" / "why-no-peace.arg"
LARGE = 10_000
ROUNDS = 7
EMPTY = "<!DOCTYPE html><html lang=en><title>Empty</title><p>Empty.<script>performance.mark('ready')</script></html>"
_FRAME = """async ([what, value]) => {
  const after = () => new Promise((done) => requestAnimationFrame(() => { const { port1, port2 } = new MessageChannel();
    port1.onmessage = done; port2.postMessage(0); }));
  await after();
  const target = what === 'type' ? document.querySelector('input') || document.body : document.activeElement || document.body;
  const began = performance.now();
  if (what === 'key') target.dispatchEvent(new KeyboardEvent('keydown', { key: value, bubbles: true }));
  else if (what === 'click') { const found = [...document.querySelectorAll(value)];
    if (!found.length && document.querySelector('.page')) throw new Error(`there is no ${value}`);
    (found.at(-1) || document.body).click(); }
  else { target.value = value; target.dispatchEvent(new Event('input', { bubbles: true })); }
  await after();
  return performance.now() - began;
}"""
ACTIONS: dict[str, list[tuple[str, str, str]]] = {
    "#;view=outline": [
        ("a line down", "key", "ArrowDown"), ("a fold opens", "key", "ArrowRight"), ("a line down", "key", "ArrowDown"),
        ("focus moves", "key", "Enter"), ("focus moves", "click", ".row.claim .words"), ("a fold closes", "key", "ArrowLeft"),
        ("another view", "key", "s"), ("another view", "key", "u"),
    ],
    "#;view=picture": [
        ("a fold opens in the picture", "click", "[id='~picture'] button.fold"),
        ("focus moves in the picture", "click", "[id='~picture'] button.main"),
        ("focus moves in the picture", "click", "[id='~picture'] button.main"),
    ],
    "": [("search", "type", word) for word in ("t", "th", "the", "then", "zzz", "ferry line", "war")],
}  # fmt: skip
"""What is done at an address, in turn: what it is called, how, and with what."""
_PAINTED = """() => {
  const first = performance.getEntriesByType('paint').find((one) => one.name === 'first-contentful-paint');
  const [ready] = performance.getEntriesByName('ready');
  return first && ready ? [first.startTime, ready.startTime] : null;
}"""


def write(path: Path, out: Path) -> tuple[float, float]:
    """Seconds that writing the page of a map took, on the clock and of the processor."""
    began, before = perf_counter(), os.times()
    subprocess.run(
        [sys.executable, "-m", "argmap", "render", str(path), "-q", "-o", str(out)], check=True,
        env={**os.environ, "ARGMAP_CACHE": "off"},
    )  # fmt: skip
    after = os.times()
    used = after.children_user + after.children_system - before.children_user - before.children_system
    return perf_counter() - began, used


def opened(browser: Any, file: Path, address: str = "") -> Any:
    """The file in a new page of the browser."""
    page = browser.new_page(viewport={"width": 1280, "height": 800})
    page.goto(f"{file.as_uri()}{address}")
    while page.evaluate(_PAINTED) is None:
        page.wait_for_timeout(20)
    return page


def started(browser: Any, file: Path) -> tuple[float, float]:
    """First paint and ready, in ms from the beginning of the navigation."""
    page = opened(browser, file)
    first, ready = page.evaluate(_PAINTED)
    page.close()
    return first, max(first, ready)


def answers(browser: Any, file: Path) -> dict[str, list[float]]:
    """Milliseconds from a key or click to the frame after it."""
    times: dict[str, list[float]] = {}
    for address, steps in ACTIONS.items():
        page = opened(browser, file, address)
        page.wait_for_timeout(1500)  # a reader looks before doing something
        for name, what, value in steps:
            times.setdefault(name, []).append(page.evaluate(_FRAME, [what, value]))
        page.close()
    return times


def claims_of(file: Path) -> int:
    """The number of claims of a page."""
    text = file.read_text(encoding="utf-8")
    data = text.split('id="~numbers">', 1)[1].split("</script>", 1)[0]
    return len(json.loads(data)["names"].split())


def in_browser(files: dict[str, Path]) -> None:
    """Print what happens in the browser beyond an empty page."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox"]
        )
        paints: dict[str, list[tuple[float, float]]] = {name: [] for name in files}
        keys: dict[str, dict[str, list[float]]] = {name: {} for name in files}
        for turn in range(ROUNDS):
            for name, file in files.items():
                shown = started(browser, file)
                found = answers(browser, file)
                if turn:  # the first of each is not counted
                    paints[name].append(shown)
                    for what, times in found.items():
                        keys[name].setdefault(what, []).extend(times)
        browser.close()
    for name in files:
        if name == "empty":
            continue
        for n, what in enumerate(("first paint", "ready")):
            beyond = median(p[n] for p in paints[name]) - median(p[n] for p in paints["empty"])
            print(f"{name}: {what} {beyond:.0f} ms beyond an empty page")
        for what, times in keys[name].items():
            beyond = median(times) - median(keys["empty"][what])
            print(f"{name}: {what}, to the next frame: {beyond:.0f} ms, at most {max(times):.0f}")


def main() -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory() as folder:
        empty = Path(folder, "empty.html")
        empty.write_text(EMPTY, encoding="utf-8")
        large = write_debate(Path(folder), LARGE)
        files = {"empty": empty}
        for name, path in (("the debate", DEBATE), (f"{LARGE:,} claims", large)):
            out = files[name] = Path(folder, f"{path.stem}.{len(files)}.html")
            clock, used = write(path, out)
            size, number = out.stat().st_size, claims_of(out)
            print(f"{name}: {size / 1000:,.0f} kB, {number:,} claims; written in {clock:.1f} s, {used:.1f} s of the processor")
        small, whole = (files[name] for name in list(files)[1:])
        more = (whole.stat().st_size - small.stat().st_size) / (claims_of(whole) - claims_of(small))
        print(f"each further claim: {more / 1000:.2f} kB")
        in_browser(files)


if __name__ == "__main__":
    main()
