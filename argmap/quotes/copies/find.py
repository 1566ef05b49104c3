"""Finds the text of a source among local copies.

A copy may be read only from the folder tree of the map, or from a folder that the user named. It is
recognised there by, in this order, the name after `text:`, the fingerprint in the lock, and the
source's title near its beginning. So a copy may have any name.
"""

from __future__ import annotations

import os.path
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from argmap.base.values import dataclass
from argmap.model import ArgumentMap, Source
from argmap.model.workspace import LOCK, Loader, Unreadable, beside
from argmap.quotes import SourceText
from argmap.quotes.copies.lock import BadLock, Lock, fingerprint, read_lock
from argmap.quotes.copies.missing import Missing

LARGEST = 8_000_000
"""Characters of the longest text in which quotations are looked up."""
MOST_FILES = 500
"""Most files of a folder whose beginnings are read."""
SUFFIXES = (".txt", ".md", ".text")
BEGINNING = 400
"""Words at the beginning of a text that are searched for a title."""


@dataclass(frozen=True, slots=True)
class Copy:
    """A local copy of a source: its path, and its text, folded."""

    path: str
    text: SourceText


class Finder:
    """Finds copies for the sources of one map; each file is read and folded once."""

    def __init__(self, loader: Loader, folders: Sequence[str] = ()) -> None:
        self.loader = loader
        self.folders = tuple(dict.fromkeys(folders))
        self._read: dict[str, Copy | Missing] = {}

    def find(self, map: ArgumentMap, locks: Mapping[str, Lock]) -> Mapping[str, Copy | Missing]:
        """Map each source that evidence refers to to its copy, or to the reason why there is none.

        `locks` are by the file of the map they belong to.
        """
        asked = {proof.source for proof in map.evidence.values() if proof.source}
        # The requested file comes first.
        top = os.path.dirname(next(iter(map.documents), "")) or "."
        found = {
            source.id: self._of(source, top, locks.values())
            for source in map.sources.values()
            if source.id in asked or source.text
        }
        # Several sources may be read in one text: what one article reports of others.
        known = {
            _named_file(map.sources[id]): copy
            for id, copy in found.items()
            if isinstance(copy, Copy) and map.sources[id].text
        }
        return {
            id: known.get(_named_file(map.sources[id]), copy) if isinstance(copy, Missing) else copy
            for id, copy in found.items()
        }

    def _of(self, source: Source, top: str, locks: Iterable[Lock]) -> Copy | Missing:
        trouble = Missing(absent=True)
        if source.text:
            named = self._named(source, top)
            if isinstance(named, Copy):
                return named
            trouble = named
        marks = {lock.sources[source.id].fingerprint for lock in locks if source.id in lock.sources}
        if marks:
            for path in self._files():
                copy = self._copy(path)
                if isinstance(copy, Copy) and fingerprint(copy.text) in marks:
                    return copy
        titled = self._titled(source)
        if titled is None:
            return replace(trouble, searched=bool(self.folders), passed=self._passed())
        return titled if isinstance(titled, Copy) or trouble.absent else trouble

    def _named(self, source: Source, top: str) -> Copy | Missing:
        """Return the file that `text:` names, in the folder of the map or in one of the folders for
        copies.
        """
        here = os.path.dirname(source.place.file)
        first: Missing | None = None
        for folder, room in ((here, top), *((f, f) for f in self.folders)):
            path = os.path.normpath(os.path.join(folder, source.text))
            if not self._inside(path, room):
                first = first or self._outside(source, path, room)
                continue
            copy = self._copy(path)
            if isinstance(copy, Copy):
                return copy
            if first is None or (first.absent and not copy.absent):
                first = copy
        return first or Missing()

    def _inside(self, path: str, room: str) -> bool:
        real, folder = self.loader.real(path), self.loader.real(room or ".")
        return real.startswith(folder.rstrip(os.sep) + os.sep)

    def _outside(self, source: Source, path: str, room: str) -> Missing:
        below = os.path.join(os.path.abspath(room or "."), "")
        if os.path.abspath(path).startswith(below):
            return Missing(path, "leads to a file outside the folder of the map", outside=True)
        return Missing(source.text, "lies outside the folder of the map", outside=True)

    def _titled(self, source: Source) -> Copy | Missing | None:
        """Return the one text with the source's title at its beginning; `Missing` when there are
        several.
        """
        title = SourceText(source.title).joined
        if len(title.split()) < 3:
            return None
        found: dict[str, Copy] = {}
        for path in self._files():
            copy = self._copy(path)
            if isinstance(copy, Copy):
                beginning = " ".join(copy.text.words[:BEGINNING])
                if f" {title} " in f" {beginning} ":
                    found.setdefault(copy.text.joined, copy)
        if len(found) < 2:
            return next(iter(found.values()), None)
        first, second = (copy.path for copy in list(found.values())[:2])
        return Missing(first, f"and {second} both have its title; name one of them after `text:`")

    def _files(self) -> Iterator[str]:
        """Yield the texts in the folders for copies that may be read."""
        for folder in self.folders:
            for name in self._names(folder)[:MOST_FILES]:
                path = os.path.join(folder, name)
                if self._inside(path, folder):
                    yield path

    def _names(self, folder: str) -> list[str]:
        names = self.loader.names(folder)
        return [] if isinstance(names, Unreadable) else [n for n in names if _texty(n)]

    def _passed(self) -> tuple[str, ...]:
        """Return clauses about what could not be read in the folders for copies."""
        found = []
        for folder in self.folders:
            listed = self.loader.names(folder)
            if isinstance(listed, Unreadable):
                found.append(f"{folder} {listed.why}")
            names = self._names(folder)
            for name in names[:MOST_FILES]:
                path = os.path.join(folder, name)
                if not self._inside(path, folder):
                    found.append(f"{path} leads to a file outside that folder")
                elif isinstance(copy := self._copy(path), Missing):
                    found.append(f"{path} {copy.why}")
            if len(names) > MOST_FILES:
                found.append(f"{folder} has more than {MOST_FILES} texts")
        return tuple(found)

    def _copy(self, path: str) -> Copy | Missing:
        if path not in self._read:
            self._read[path] = self._fresh(path)
        return self._read[path]

    def _fresh(self, path: str) -> Copy | Missing:
        text = self.loader.read(path)
        if isinstance(text, Unreadable):
            return Missing(path, text.why, absent="not exist" in text.why)
        if not text.strip():
            return Missing(path, "is empty")
        if len(text) > LARGEST:
            return Missing(path, f"is longer than {LARGEST // 1_000_000} million characters")
        return Copy(path, SourceText(text))


def find_lock(loader: Loader, path: str) -> Lock | BadLock | None:
    """Read the lock next to a map; `None` when there is none."""
    if path == "-":
        return None
    text = beside(loader, path, LOCK)
    if text is None:
        return None
    return BadLock(text.why) if isinstance(text, Unreadable) else read_lock(text)


def _texty(name: str) -> bool:
    return name.lower().endswith(SUFFIXES)


def _named_file(source: Source) -> str:
    """Return the file that a source names, existing or not; its id when it names none."""
    if not source.text:
        return f"source {source.id}"
    return os.path.normpath(os.path.join(os.path.dirname(source.place.file), source.text))
