"""The editor's texts, and what has been read of them: pure of protocol, so that it can be tried without an editor."""

from __future__ import annotations

import os.path
from collections.abc import Iterable, Iterator, Mapping

from argmap.base.diagnostics import Diagnostic
from argmap.base.files import FileTrouble, read_file
from argmap.base.text import Document
from argmap.language import parse
from argmap.language.tree import Use
from argmap.lsp.snapshot import Snapshot
from argmap.reading import Files, Reading, Unsaved, read

MAP = ".arg"
MOST_FILES = 2000
"""Files of the folders that are looked at for `use` lines."""
SKIPPED = frozenset({"node_modules", "__pycache__"})
"""Folders that hold no maps of their own."""


class Session:
    """Texts by absolute path, as the editor has them, and readings of the maps that begin at them.

    `folders` are those that the editor has open. A reading is made when it is asked for and kept until one of its texts changes;
    its trees are used again by the next one.
    """

    def __init__(self) -> None:
        self.texts: dict[str, str] = {}
        self.folders: list[str] = []
        self.texts_of_sources: tuple[str, ...] = ()
        self._readings: dict[str, Reading] = {}
        self._stale: set[str] = set()
        self._snapshots: dict[tuple[str, str], Snapshot] = {}
        self._uses: dict[str, frozenset[str]] | None = None

    def change(self, path: str, text: str) -> None:
        """Take a text in place of the file at a path, as when it is opened or edited."""
        text = text.replace("\r\n", "\n").replace("\r", "\n").removeprefix("\ufeff")
        if self.texts.get(path) != text:
            self.texts[path] = text
            self.touched(path)
            if self._uses is not None:
                self._uses[path] = _used(path, text)

    def close(self, path: str) -> None:
        """Forget a text; the file counts again."""
        if self.texts.pop(path, None) is not None:
            self.touched(path)
        self._uses = None

    def touched(self, path: str) -> None:
        """Note that a file, or what is there in its place, is another one now."""
        for root, reading in self._readings.items():
            if root == path or path in reading.map.documents or not path.endswith(MAP):
                self._stale.add(root)
        if not path.endswith(MAP) or path not in self.texts:
            self._uses = None

    def document(self, path: str) -> Document | None:
        """Return the text at a path, as the editor or a reading has it."""
        if path in self.texts:
            return Document(path, self.texts[path])
        for reading in self._readings.values():
            if path in reading.documents:
                return reading.documents[path]
        return None

    def reading(self, path: str) -> Reading:
        """Return the map that begins at a file, up to date."""
        known = self._readings.get(path)
        if known is None or path in self._stale:
            loader = Unsaved(dict(self.texts), Files())
            known = read([path], loader=loader, texts=self.texts_of_sources, former=known)
            self._readings[path] = known
            self._stale.discard(path)
        return known

    def latest(self, path: str) -> Reading:
        """Return the map that begins at a file as it was read last, which may be older than its text."""
        return self._readings.get(path) or self.reading(path)

    def snapshot(self, path: str) -> Snapshot | None:
        """Return the map of a file as seen from it; `None` for a file that cannot be read."""
        return self._seen_from(path, path)

    def _seen_from(self, path: str, root: str) -> Snapshot | None:
        """Return the map of a root as seen from a file; kept, since its names are found only once."""
        reading = self.reading(root)
        if path not in reading.trees:
            return None
        known = self._snapshots.get((path, root))
        if known is None or known.reading is not reading:
            known = self._snapshots[path, root] = Snapshot(reading, path)
        return known

    def widest(self, path: str) -> Snapshot | None:
        """Return the largest map of the folders that has a file, as seen from that file: in it, all that refers to what the file
        declares is known.
        """
        best = self.snapshot(path)
        for user in self.users(path):
            wide = self._seen_from(path, user)
            if wide is not None and (
                best is None or len(wide.reading.trees) > len(best.reading.trees)
            ):
                best = wide
        return best

    def users(self, path: str) -> tuple[str, ...]:
        """Return the files, open or in the folders, that use a file, directly or through others."""
        uses = self._index()
        found: dict[str, None] = {}
        waiting = [path]
        while waiting:
            target = waiting.pop()
            for user, used in uses.items():
                if target in used and user not in found and user != path:
                    found[user] = None
                    waiting.append(user)
        return tuple(sorted(found))

    def diagnostics(self, path: str) -> Mapping[str, tuple[Diagnostic, ...]]:
        """Return what is wrong in a file, read as a map of its own, and in the files that use it."""
        found = {}
        for root in (path, *(user for user in self.users(path))):
            reading = self.reading(root)
            if root in reading.trees:
                found[root] = tuple(d for d in reading.diagnostics if d.place.file == root)
            else:
                found[root] = ()
        return found

    def _index(self) -> Mapping[str, frozenset[str]]:
        """Map each map file of the folders, and each open one, to the files that it uses."""
        if self._uses is None:
            self._uses = {path: _used(path, text) for path, text in self.texts.items()}
            for path in _files(self.folders):
                if path not in self._uses:
                    try:
                        self._uses[path] = _used(path, read_file(path))
                    except FileTrouble:
                        continue
        return self._uses


def _used(path: str, text: str) -> frozenset[str]:
    """Return the paths that a file uses."""
    if "use" not in text:
        return frozenset()
    folder = os.path.dirname(path)
    uses = (item for item in parse(text, path).items if isinstance(item, Use))
    return frozenset(os.path.normpath(os.path.join(folder, use.path.text)) for use in uses)


def _files(folders: Iterable[str]) -> Iterator[str]:
    """Yield the map files below some folders, not more than `MOST_FILES`."""
    number = 0
    for folder in folders:
        for here, below, names in os.walk(folder):
            below[:] = sorted(n for n in below if not n.startswith(".") and n not in SKIPPED)
            for name in sorted(names):
                if name.endswith(MAP):
                    yield os.path.join(here, name)
                    number += 1
                    if number >= MOST_FILES:
                        return
