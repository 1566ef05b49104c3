"""What the tests share: `--bless`, which rewrites golden files instead of comparing them, and a page
that shows each golden file that differs, before and after.
"""

from __future__ import annotations

import html
import json
import os
import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

settings.register_profile("default", deadline=None, derandomize=True, max_examples=40,
                          suppress_health_check=[HealthCheck.too_slow])  # fmt: skip
settings.register_profile("long", deadline=None, max_examples=3000,
                          suppress_health_check=[HealthCheck.too_slow])  # fmt: skip
settings.load_profile(os.environ.get("ARGMAP_FUZZ", "default"))

CHANGED = Path(__file__).parents[1] / "build" / "changed-goldens"
"""Where a run keeps what differs: a file for each, and the page made of them."""
PAGE = """\
<!doctype html><meta charset="utf-8"><title>Golden files that differ</title>
<style>body{font-family:sans-serif}div{display:flex;gap:1em;align-items:start}div>*{flex:1;min-width:0;
overflow:auto;border:1px solid #999;padding:.5em}iframe{background:#fff}</style>
<h1>Golden files that differ: before on the left, now on the right</h1>
%s
"""


def pytest_configure(config):
    """Let tests keep things between runs in a folder of their own, which all workers share, and the
    programs that they start keep their compiled modules, which is half of a short command.
    """
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    if "PYTEST_XDIST_WORKER" not in os.environ:
        folder = tempfile.TemporaryDirectory(prefix="argmap-cache-")
        config.add_cleanup(folder.cleanup)
        os.environ["ARGMAP_CACHE"] = folder.name
        shutil.rmtree(CHANGED, ignore_errors=True)


def pytest_addoption(parser):
    parser.addoption("--bless", action="store_true", help="rewrite golden files")


def pytest_unconfigure(config):
    if not hasattr(config, "workerinput") and CHANGED.is_dir():
        pairs = [json.loads(p.read_text(encoding="utf-8")) for p in sorted(CHANGED.glob("*.json"))]
        page = CHANGED / "changed.html"
        page.write_text(PAGE % "\n".join(map(section, pairs)), encoding="utf-8")
        print(f"{len(pairs)} golden files differ, before and after: {page}")


def section(pair):
    shown = _picture if pair["name"].endswith(".svg") else _words
    sides = "".join(shown(pair[side]) for side in ("before", "now"))
    return f"<h2>{html.escape(pair['name'])}</h2>\n<div>{sides}</div>"


def _picture(svg):
    """A picture in a document of its own, so that no style sheet reaches another picture."""
    return (
        f'<iframe style="height:60vh" srcdoc="{html.escape(svg)}"></iframe>' if svg else _words("")
    )


def _words(text):
    return f"<pre>{html.escape(text or '(nothing)')}</pre>"


@pytest.fixture
def golden(request):
    """`golden(path, text)`: the text equals the file's, or becomes it with `--bless`."""

    def compare(path: Path, text: str) -> None:
        before = path.read_text(encoding="utf-8") if path.exists() else ""
        if text != before:
            name = path.relative_to(Path(__file__).parents[1]).as_posix()
            CHANGED.mkdir(parents=True, exist_ok=True)
            pair = json.dumps({"name": name, "before": before, "now": text})
            (CHANGED / f"{name.replace('/', '-')}.json").write_text(pair, encoding="utf-8")
        if request.config.getoption("--bless"):
            path.write_text(text, encoding="utf-8")
        assert path.exists(), f"{path.name} is missing; run pytest --bless and read the diff"
        assert text == path.read_text(encoding="utf-8")

    return compare


@pytest.fixture(scope="module")  # no longer: while it runs, no other loop of events can
def chromium():
    """Debian's Chromium without a window; tests that want it are skipped where it or Playwright is missing."""
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    program = shutil.which("chromium")
    if program is None:
        pytest.skip("there is no chromium")
    with playwright.sync_playwright() as started:
        browser = started.chromium.launch(executable_path=program, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def visit(chromium, tmp_path):
    """`visit(html, address)` opens a page in a browser without a network. At the end, nothing was asked for, said on the
    console (but what begins with `told`) or went wrong.
    """
    contexts, wrong, files = [], [], {}

    def look(html, address="", *, script="", told="", **how):
        how = {"viewport": {"width": 1280, "height": 800}, "offline": True} | how
        context = chromium.new_context(**how)
        contexts.append(context)
        if script:
            context.add_init_script(script)
        file = files.setdefault(html, tmp_path / f"page-{len(files)}.html")
        if not file.exists():
            file.write_text(html, encoding="utf-8")
        page = context.new_page()
        page.set_default_timeout(10_000)
        known = {f.as_uri() for f in tmp_path.iterdir()}
        context.on("request", lambda r: wrong.append(r.url) if r.url.split("#")[0] not in known else None)
        page.on("console", lambda m: None if told and m.text.startswith(told) else wrong.append(m.text))
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.goto(f"{file.as_uri()}{address}")
        return page

    yield look
    for context in contexts:
        context.close()
    assert wrong == []
