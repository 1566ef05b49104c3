"""argmap: a debate as plain text, to be checked, drawn and questioned.

    import argmap

    reading = argmap.load("debate.arg")
    for diagnostic in argmap.check(reading):
        print(diagnostic.message)
    svg = argmap.render(reading, "svg", theme="dark")

`load` and `loads` give a `Reading`: its `map` is an `ArgumentMap`, its `diagnostics` are what is
wrong. Bad input never raises. Importing this package loads neither the parser nor an engine;
the model's classes are imported when first asked for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from argmap.version import __version__

if TYPE_CHECKING:
    from collections.abc import Sequence
    from os import PathLike

    from argmap.base.diagnostics import Diagnostic, Edit, Finding, Fix, Label, Severity
    from argmap.base.text import Document, Place
    from argmap.drawing.view import Selection
    from argmap.formats.exports.options import Options
    from argmap.model import (
        Argument,
        ArgumentMap,
        Claim,
        Contradiction,
        Evidence,
        Expectation,
        Group,
        Kind,
        Person,
        Position,
        Question,
        Restatement,
        SavedView,
        Scheme,
        Source,
    )
    from argmap.model.settings import Settings
    from argmap.reading import Reading


_HOMES = {
    "argmap.reading": ("Reading",),
    "argmap.base.diagnostics": ("Diagnostic", "Edit", "Finding", "Fix", "Label", "Severity"),
    "argmap.formats.exports.options": ("Options",),
    "argmap.model": (
        "Argument",
        "ArgumentMap",
        "Claim",
        "Contradiction",
        "Evidence",
        "Expectation",
        "Group",
        "Kind",
        "Person",
        "Position",
        "Question",
        "Restatement",
        "SavedView",
        "Scheme",
        "Source",
    ),
    "argmap.model.settings": ("Settings",),
    "argmap.base.text": ("Document", "Place"),
    "argmap.drawing.view": ("Selection",),
}

__all__ = [
    "Argument",
    "ArgumentMap",
    "Claim",
    "Contradiction",
    "Diagnostic",
    "Document",
    "Edit",
    "Evidence",
    "Expectation",
    "Finding",
    "Fix",
    "Group",
    "Kind",
    "Label",
    "Options",
    "Person",
    "Place",
    "Position",
    "Question",
    "Reading",
    "Restatement",
    "SavedView",
    "Scheme",
    "Selection",
    "Settings",
    "Severity",
    "Source",
    "__version__",
    "check",
    "load",
    "loads",
    "render",
]


def load(
    path: str | PathLike[str],
    *,
    allow: Sequence[str] = (),
    settings: Settings | None = None,
) -> Reading:
    """Read a map file and every file it uses.

    `allow` are more folders from which `use` may read. Without `settings`, those found beside
    the file or above it apply. A file that cannot be read at all is listed in
    `Reading.unreadable`.
    """
    from os import fspath

    from argmap.reading import read

    return read([fspath(path)], allow=allow, settings=settings)


def loads(text: str, *, path: str = "-", settings: Settings | None = None) -> Reading:
    """Read a map from a text. `path` is its name in diagnostics and where `use` starts from."""
    from argmap.reading import read_text

    return read_text(text, path, settings=settings)


def check(target: Reading | str | PathLike[str]) -> tuple[Diagnostic, ...]:
    """Everything that is wrong in a map (or in the file of that path), in the order of the text."""
    return _reading(target).diagnostics


def render(
    target: Reading | str | PathLike[str],
    format: str = "svg",
    *,
    selection: Selection | None = None,
    options: Options | None = None,
    **changes: Any,
) -> str | bytes:
    """Draw a map (or the file of that path), or convert it, in the format of that name.

    `selection` says what to show, `options` how; `changes` are fields of `Options`, as in
    `render(reading, "svg", theme="dark", direction="right")`. Binary formats give bytes.
    Raises `ExportError` when an engine or a package is missing or fails, and `LookupError`
    for a format that does not exist.
    """
    from dataclasses import replace

    from argmap.drawing.engines import EngineError
    from argmap.drawing.fit import How, in_room
    from argmap.drawing.folding.fold import Wanted
    from argmap.drawing.view import Selection, select
    from argmap.formats.exports import exporter_for
    from argmap.formats.exports.options import LAID_OUT, ExportError, Options

    reading = _reading(target)
    view, _ = select(reading.map, selection or Selection())
    if view.evidence:
        view = replace(view, states=reading.quotes.states)
    exporter = exporter_for(format)
    options = replace(options or Options(), **changes)
    if exporter.purpose == "render" and not options.timeline and not options.overview:
        wanted = Wanted(options.boxes, options.whole, options.open, options.fold)
        how = How(options.direction, options.engine, options.deadline, options.link, options.legend,
                  options.quotations)  # fmt: skip
        try:
            view, fitted = in_room(view, wanted, how if exporter.name in LAID_OUT else None)
        except EngineError as error:
            raise ExportError(str(error)) from error
        options = replace(options, fitted=fitted)
    if exporter.asks_quotes and options.quotes is None:
        options = replace(options, quotes=reading.quotes)
    drawn: str | bytes = exporter.export(view, options)
    return drawn


def _reading(target: Reading | str | PathLike[str]) -> Reading:
    from argmap.reading import Reading

    return target if isinstance(target, Reading) else load(target)


def __getattr__(name: str) -> object:
    from importlib import import_module

    for module, names in _HOMES.items():
        if name in names:
            return getattr(import_module(module), name)
    msg = f"module 'argmap' has no attribute {name!r}"
    raise AttributeError(msg)


def __dir__() -> list[str]:
    return __all__
