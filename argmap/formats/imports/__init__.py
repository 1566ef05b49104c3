"""Importers: one file each, found by listing this folder.

To add one, put a file here that holds one decorated function; no other file changes:

    @importer("kialo", suffixes=(".txt",), summary="a discussion exported from Kialo")
    def run(raw: bytes) -> Imported:
        ...

It is a pure function of the file's bytes. It never raises on bad input, reads no other file and
prints nothing: what it cannot carry over it says as findings.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterator

from argmap.base.diagnostics import Finding
from argmap.base.values import dataclass


@dataclass(frozen=True, slots=True)
class Imported:
    """The result of importing a foreign file.

    `text` is a whole map in the `.arg` language, empty when nothing could be read. `findings` say
    what was lost, guessed or repaired; their places are in the foreign file read as UTF-8, with
    `file` left empty for the caller to fill in.
    """

    text: str
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Importer:
    """A foreign format that can be read.

    `name` is what people type, `suffixes` are the usual endings of its files (with the dot, lower
    case), `summary` is a few words for the help, and `run` does the work.
    """

    name: str
    suffixes: tuple[str, ...]
    summary: str
    run: Callable[[bytes], Imported]


def importer(
    name: str, *, suffixes: tuple[str, ...], summary: str
) -> Callable[[Callable[[bytes], Imported]], Importer]:
    """Make the decorated function the importer called `name`."""

    def decorate(run: Callable[[bytes], Imported]) -> Importer:
        return Importer(name, suffixes, summary, run)

    return decorate


def all_importers() -> tuple[Importer, ...]:
    """Return every importer in this folder, sorted by name."""
    return tuple(sorted(_found(), key=lambda found: found.name))


def importer_for(name: str) -> Importer | None:
    """Return the importer of that name, or `None`."""
    return next((found for found in all_importers() if found.name == name), None)


def by_suffix(suffix: str) -> tuple[Importer, ...]:
    """Return the importers for files ending in `suffix` (`.json`); formats may share one."""
    return tuple(found for found in all_importers() if suffix.lower() in found.suffixes)


def _found() -> Iterator[Importer]:
    for module in pkgutil.iter_modules(__path__):
        if module.name.startswith("_"):
            continue
        loaded = importlib.import_module(f"{__name__}.{module.name}")
        yield from (value for value in vars(loaded).values() if isinstance(value, Importer))
