"""Formats a view can be written in: one file each, found by listing this folder.

A file declares its format with `@exporter(...)` over one function. The file is named after the
format, so asking for one format loads only its own file.
"""

from __future__ import annotations

import pkgutil
from collections.abc import Callable, Iterator
from functools import cache
from importlib import import_module
from typing import TypeAlias

from argmap.base.near import unknown
from argmap.base.values import dataclass
from argmap.drawing.view import View
from argmap.formats.exports.options import ExportError, Options

__all__ = [
    "ExportError",
    "Exporter",
    "Options",
    "all_exporters",
    "by_suffix",
    "exporter",
    "exporter_for",
    "exporter_names",
]

Export: TypeAlias = Callable[[View, Options], "str | bytes"]
Pieces: TypeAlias = Callable[[View, Options], Iterator[str]]
Fitted: TypeAlias = Callable[[View, Options], View]

_NOT_FORMATS = frozenset({"options"})


@dataclass(frozen=True, slots=True)
class Exporter:
    """A format that a view can be written in.

    `purpose` is `render` (a picture) or `convert` (data). `export` is pure and raises `ExportError`
    when an engine or a package is missing or fails. `asks_quotes` says that it reads
    `Options.quotes`; the quotations are looked up for no other exporter. `pieces` gives the same
    text as `export` in pieces, for exports that may be larger than memory. `fitted` gives the view that
    a format with limits has room for, with the rest folded; `export` does so too.
    """

    name: str
    suffixes: tuple[str, ...]
    purpose: str
    summary: str
    export: Export
    asks_quotes: bool = False
    pieces: Pieces | None = None
    fitted: Fitted | None = None


_loaded: dict[str, Exporter] = {}


def exporter(
    name: str,
    *,
    suffixes: tuple[str, ...],
    purpose: str,
    summary: str,
    asks_quotes: bool = False,
    pieces: Pieces | None = None,
    fitted: Fitted | None = None,
) -> Callable[[Export], Exporter]:
    """Make an exporter of a function; `name` is the name of its file."""

    def declare(export: Export) -> Exporter:
        made = Exporter(name, suffixes, purpose, summary, export, asks_quotes, pieces, fitted)
        return _loaded.setdefault(name, made)

    return declare


@cache
def exporter_names() -> tuple[str, ...]:
    """Return the names of all formats, in alphabetical order, without loading any."""
    found = (m.name for m in pkgutil.iter_modules(__path__) if not m.name.startswith("_"))
    return tuple(sorted(set(found) - _NOT_FORMATS))


def exporter_for(name: str) -> Exporter:
    """Return the exporter of that name. Raises `KeyError` with a sentence when there is none."""
    if name not in _loaded:
        names = exporter_names()
        if name not in names:
            raise KeyError(unknown("format", name, names))
        import_module(f"{__name__}.{name}")
    return _loaded[name]


def by_suffix(suffix: str) -> Exporter | None:
    """Return the exporter that writes files with that suffix (`.svg`), or `None`.

    A format named like its suffix is found without loading the others.
    """
    suffix = suffix.lower()
    plain = suffix.removeprefix(".")
    if plain in exporter_names() and suffix in exporter_for(plain).suffixes:
        return exporter_for(plain)
    return next((e for e in all_exporters() if suffix in e.suffixes), None)


def all_exporters() -> tuple[Exporter, ...]:
    """Return every exporter, in alphabetical order; loads all of them."""
    return tuple(exporter_for(name) for name in exporter_names())
