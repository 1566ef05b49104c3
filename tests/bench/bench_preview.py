"""How soon a preview shows what was saved: from the file to the page in Chromium.

Reported, never asserted. For each save: until the words are on the page, until the overview is, and the pictures.
The same is measured of an empty map, so that what the machine and the browser take is known.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
sys.path.insert(0, str(Path(__file__).parents[1]))

from bench_core import debate_of
from debates_of_size import write_debate

ROOT = Path(__file__).parents[2]
ROUNDS = 7
NOTED = """() => {
    window.noted = [];
    new MutationObserver(() => requestAnimationFrame(() => window.noted.push(Date.now())))
        .observe(document.documentElement, { attributes: true, attributeFilter: ["data-number"] });
}"""


def measured(browser: object, path: Path, changes: list[str]) -> list[float]:
    """The median milliseconds from a save to the first page, to the next one, and to the last."""
    command = [sys.executable, "-m", "argmap", "preview", str(path), "--no-open", "--port", "0"]
    serving = subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE, text=True)
    try:
        address = serving.stderr.readline().split()[-1]
        page = browser.new_page()
        page.goto(f"{address}#;view=outline")
        page.wait_for_selector(".page[data-ready]")
        page.evaluate(NOTED)
        page.wait_for_timeout(5000)
        times = []
        for text in changes:
            page.evaluate("window.noted.splice(0)")
            began = time.time() * 1000
            path.write_text(text, encoding="utf-8")
            noted = _all_noted(page)
            times.append((noted[0] - began, noted[min(1, len(noted) - 1)] - began, noted[-1] - began))
        page.close()
        return [sorted(one)[len(times) // 2] for one in zip(*times, strict=True)]
    finally:
        serving.terminate()
        serving.wait()


def _all_noted(page: object) -> list[float]:
    """The times of all pages that come until none has come for some seconds."""
    noted: list[float] = []
    quiet = 0
    while not noted or quiet < 4:
        page.wait_for_timeout(1000)
        before, noted = noted, page.evaluate("window.noted.slice()")
        quiet = quiet + 1 if noted == before else 0
    return noted


def main() -> None:
    """Print the figures."""
    from playwright.sync_api import sync_playwright

    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        os.environ |= {"ARGMAP_CACHE": folder, "XDG_STATE_HOME": folder, "XDG_RUNTIME_DIR": ""}
        browser = playwright.chromium.launch(
            executable_path="/usr/bin/chromium", args=["--no-sandbox"]
        )
        maps = {"no claims": Path(folder, "empty.arg"), "1,000 claims": Path(folder, "flat.arg")}
        maps["no claims"].write_text("", encoding="utf-8")
        maps["1,000 claims"].write_text(debate_of(1000), encoding="utf-8")
        (large := Path(folder, "debate")).mkdir()
        maps["a debate of 1,000 claims in 18 files"] = write_debate(large, 1000)
        for words, path in maps.items():
            text = path.read_text(encoding="utf-8")
            changes = [f"{text}claim added-{n}: More.\n" for n in range(ROUNDS)]
            first, next_, last = measured(browser, path, changes)
            print(f"a save to words / overview / pictures, {words}: {first:.0f} / {next_:.0f} / {last:.0f} ms")
        browser.close()


if __name__ == "__main__":
    main()
