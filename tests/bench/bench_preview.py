"""How soon a preview shows what was saved: from the file to the page in Chromium.

Reported, never asserted. For each save: until the words are on the page, and until all of it is.
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
ROUNDS = 9
NOTED = """() => {
    window.noted = [];
    new MutationObserver(() => requestAnimationFrame(() => window.noted.push(Date.now())))
        .observe(document.documentElement, { attributes: true, attributeFilter: ["data-number"] });
}"""


def measured(browser: object, path: Path, changes: list[str]) -> tuple[float, float]:
    """The median milliseconds from a save to the words, and to all, after the changes in turn."""
    command = [sys.executable, "-m", "argmap", "preview", str(path), "--no-open", "--port", "0"]
    serving = subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE, text=True)
    try:
        address = serving.stderr.readline().split()[-1]
        page = browser.new_page()
        page.goto(f"{address}#;view=outline")
        page.wait_for_selector(".page[data-ready]")
        page.wait_for_timeout(500)
        page.evaluate(NOTED)
        first, last = [], []
        for text in changes:
            began = time.time() * 1000
            path.write_text(text, encoding="utf-8")
            noted: list[float] = []
            quiet = False
            while not (noted and quiet):
                page.wait_for_timeout(700)
                noted += (found := page.evaluate("window.noted.splice(0)"))
                quiet = not found
            first.append(noted[0] - began)
            last.append(noted[-1] - began)
        page.close()
        return sorted(first)[len(first) // 2], sorted(last)[len(last) // 2]
    finally:
        serving.terminate()
        serving.wait()


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
            first, last = measured(browser, path, changes)
            print(f"a save to the words / to all of the page, {words}: {first:.0f} / {last:.0f} ms")
        browser.close()


if __name__ == "__main__":
    main()
