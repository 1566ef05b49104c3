"""Accesses to the disk that an answer may depend on; notes record each with its outcome.

Maps, texts and settings are read through this module only. A kept answer may be reused only if
every access, even one that found nothing, would have the same outcome again.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterator
from functools import lru_cache, wraps
from typing import TypeVar

from argmap.base.digest import digest

Note = tuple[str, str, bytes]
"""The kind of an access, its path, and a digest of the outcome."""

LARGEST = 512 * 2**20
"""Bytes of the largest file that is read."""

_R = TypeVar("_R")


class Notes:
    """The accesses since these notes were begun; `good` unless one of them cannot be repeated."""

    def __init__(self) -> None:
        self.good = True
        self.found: dict[tuple[str, str], bytes] = {}

    def add(self, kind: str, path: str, mark: bytes) -> None:
        """Note an access. Two different outcomes of the same one mean that something changed
        meanwhile.
        """
        if self.found.setdefault((kind, path), mark) != mark:
            self.good = False

    def listed(self) -> list[Note]:
        """Return the accesses in the order in which they first happened."""
        return [(kind, path, mark) for (kind, path), mark in self.found.items()]


_open: list[Notes] = []
_kinds: dict[str, Callable[[str], object]] = {}


def begin() -> Notes:
    """Take notes from now on; return them."""
    notes = Notes()
    _open.append(notes)
    return notes


def end() -> None:
    """Stop taking notes."""
    _open.pop()


def spoil() -> None:
    """Mark this run as depending on something that cannot be checked again: a pipe, another
    program, a change.
    """
    for notes in _open:
        notes.good = False


def same(notes: list[Note]) -> bool:
    """Whether every access still has its noted outcome. Stops at the first that does not."""
    return all(kind in _kinds and _mark(_kinds[kind], path) == mark for kind, path, mark in notes)


def _mark(look: Callable[[str], object], path: str) -> bytes:
    try:
        found = look(path)
    except (OSError, ValueError) as error:
        return _failed(error)
    return _found(found)


def _found(found: object) -> bytes:
    data = found if isinstance(found, bytes) else repr(found).encode("utf-8", "backslashreplace")
    return digest(type(found).__name__.encode(), data)


def _failed(error: OSError | ValueError) -> bytes:
    return _failure(type(error).__name__, repr(error.args))


@lru_cache(maxsize=100)
def _failure(name: str, args: str) -> bytes:
    return digest(name.encode(), args.encode("utf-8", "replace"))


def _noted(look: Callable[[str], _R]) -> Callable[[str], _R]:
    """Make an access that is noted, even when it raises."""
    kind = look.__name__
    _kinds[kind] = look

    @wraps(look)
    def looking(path: str) -> _R:
        if not _open:
            return look(path)
        try:
            found = look(path)
        except (OSError, ValueError) as error:
            mark = _failed(error)
            for notes in _open:
                notes.add(kind, path, mark)
            raise
        mark = _found(found)
        for notes in _open:
            notes.add(kind, path, mark)
        return found

    return looking


@_noted
def kind(path: str) -> int:
    """Return the kind of a path as `stat.S_IFMT` gives it; 0 for nothing visible."""
    try:
        return stat.S_IFMT(os.stat(path).st_mode)
    except (OSError, ValueError):
        return 0


@_noted
def content(path: str) -> bytes:
    """Return the bytes of a file, at most one more than `LARGEST`. Raises `OSError` or
    `ValueError`.
    """
    with open(path, "rb") as file:
        return file.read(LARGEST + 1)


@_noted
def real(path: str) -> str:
    """Return the absolute path with links followed. Raises `OSError` or `ValueError`."""
    return os.path.realpath(path)


@_noted
def names(folder: str) -> tuple[str, ...]:
    """Return the names in a folder, sorted. Raises `OSError` or `ValueError`."""
    return tuple(sorted(os.listdir(folder)))


@_noted
def maps_below(folder: str) -> tuple[str, ...]:
    """Return the maps below a folder, sorted folder by folder; hidden ones are left out."""
    return tuple(_below(folder))


def _below(folder: str) -> Iterator[str]:
    for here, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            if name.endswith(".arg") and not name.startswith("."):
                yield os.path.normpath(os.path.join(here, name))


def is_folder(path: str) -> bool:
    """Whether a path is a folder."""
    return stat.S_ISDIR(kind(path))


def is_file(path: str) -> bool:
    """Whether a path is a regular file."""
    return stat.S_ISREG(kind(path))
