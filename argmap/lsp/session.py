"""The editor's texts, and what has been read of them: pure of protocol, so that it can be tried without an editor."""

from __future__ import annotations

import os.path
import re
from collections.abc import Iterable, Iterator, Mapping
from threading import Lock

from argmap.base.diagnostics import Diagnostic
from argmap.base.files import FileTrouble, read_file
from argmap.language import forget, parse
from argmap.language.tree import Use
from argmap.lsp.snapshot import Naming, Snapshot
from argmap.reading import Files, Reading, Unsaved, read

MAP = ".arg"
MOST_FILES = 2000
"""Files of the folders that are looked at for `use` lines."""
SKIPPED = frozenset({"node_modules", "__pycache__"})
"""Folders that hold no maps of their own."""
KEPT = 100
"""Changes after which the pieces of older texts are let go: each key makes a new one."""
_USE = re.compile(r"^use\b.*$", re.MULTILINE)


class Session:
    """Texts by absolute path, as the editor has them, and readings of the maps that begin at them.

    `folders` are those that the editor has open. A reading is made when it is asked for and kept until one of its texts changes;
    its trees are used again by the next one. Texts may change in one thread while another one reads: what is read
    then counts as old.
    """

    def __init__(self) -> None:
        self.texts: dict[str, str] = {}
        self.folders: list[str] = []
        self.texts_of_sources: tuple[str, ...] = ()
        self._number = 0
        """Counts the changes; `_changed` has the last one of each text, `_others` that of everything else."""
        self._changed: dict[str, int] = {}
        self._others = 0
        self._readings: dict[str, tuple[int, Reading]] = {}
        self._namings: dict[str, Naming] = {}
        self._snapshots: dict[tuple[str, str], Snapshot] = {}
        self._uses: dict[str, tuple[str, frozenset[str]]] = {}
        self._lock = Lock()
        self._files: tuple[int, tuple[str, ...]] = (-1, ())

    def change(self, path: str, text: str) -> None:
        """Take a text in place of the file at a path, as when it is opened or edited."""
        text = text.replace("\r\n", "\n").replace("\r", "\n").removeprefix("\ufeff")
        new = path not in self.texts
        if new or self.texts[path] != text:
            self.texts[path] = text
            self._number += 1
            self._changed[path] = self._number
            if self._number % KEPT == 0:
                forget()
            if new:
                self._others = self._number

    def close(self, path: str) -> None:
        """Forget a text; the file counts again."""
        if self.texts.pop(path, None) is not None:
            self._readings.pop(path, None)
            self._let_go(path)
            self.outside()

    def outside(self) -> None:
        """Note that files were changed, made, deleted or renamed by somebody else."""
        self._number += 1
        self._others = self._number

    def reading(self, path: str) -> Reading:
        """Return the map that begins at a file, up to date."""
        made, known = self._readings.get(path, (-1, None))
        if known is not None and self._holds(made, path, known):
            return known
        number = self._number  # first this, so that a change from now on makes the reading old
        loader = Unsaved(dict(self.texts), Files())
        known = read([path], loader=loader, texts=self.texts_of_sources, former=known)
        self._readings[path] = number, known
        self._let_go(path)
        return known

    def _let_go(self, root: str) -> None:
        """Forget what was known of older readings of a map, which are large."""
        self._namings.pop(root, None)
        for key in [key for key in tuple(self._snapshots) if key[1] == root]:
            self._snapshots.pop(key, None)

    def _holds(self, made: int, path: str, reading: Reading) -> bool:
        changed = self._changed
        return self._others <= made and all(
            changed.get(file, 0) <= made for file in (path, *reading.trees)
        )

    def latest(self, path: str) -> Reading:
        """Return the map that begins at a file as it was read last, which may be older than its text."""
        known = self._readings.get(path)
        return known[1] if known else self.reading(path)

    def snapshot(self, path: str, root: str = "") -> Snapshot | None:
        """Return the map of a root, by default of the file itself, as seen from a file; `None` for a file that it does not have."""
        root = root or path
        return self._seen(self.reading(root), path, root)

    def latest_snapshot(self, path: str) -> Snapshot | None:
        """Return the map of a file as it was read last, which may be older than its text."""
        return self._seen(self.latest(path), path, path)

    def _seen(self, reading: Reading, path: str, root: str) -> Snapshot | None:
        if path not in reading.trees:
            return None
        naming = self._namings.get(root)
        if naming is None or naming.reading is not reading:
            naming = self._namings[root] = Naming(reading)
        known = self._snapshots.get((path, root))
        if known is None or known.reading is not reading:
            known = self._snapshots[path, root] = Snapshot(reading, path, naming)
        return known

    def maps_with(self, path: str) -> tuple[Snapshot, ...]:
        """Return the maps of the folders that have a file, as seen from it, without those that are part of another one."""
        roots = self.users(path) or (path,)
        used = {file for root in roots for file in self.used_by(root)}
        tops = [root for root in roots if root not in used] or roots
        found = [one for root in tops if (one := self.snapshot(path, root)) is not None]
        own = () if found else (self.snapshot(path),)
        return (*found, *(one for one in own if one is not None))

    def used_by(self, root: str) -> tuple[str, ...]:
        """Return the files that a file uses, directly or through others."""
        uses, found, waiting = self._index(), dict[str, None](), [root]
        while waiting:
            for target in uses.get(waiting.pop(), ()):
                if target not in found and target != root:
                    found[target] = None
                    waiting.append(target)
        return tuple(found)

    def widest(self, path: str) -> Snapshot | None:
        """Return the largest map of the folders that has a file, as seen from that file: in it, most of what refers to the
        file's names is known.
        """
        several = self.maps_with(path)
        return max(several, key=lambda one: len(one.reading.trees)) if several else None

    def users(self, path: str) -> tuple[str, ...]:
        """Return the files, open or in the folders, that use a file, directly or through others."""
        by_used: dict[str, list[str]] = {}
        for user, used in self._index().items():
            for target in used:
                by_used.setdefault(target, []).append(user)
        found: dict[str, None] = {}
        waiting = [path]
        while waiting:
            for user in by_used.get(waiting.pop(), ()):
                if user not in found and user != path:
                    found[user] = None
                    waiting.append(user)
        return tuple(sorted(found))

    def roots(self, path: str) -> tuple[str, ...]:
        """Return the files whose diagnostics a change of a file may change: itself, then those that use it."""
        return (path, *self.users(path))

    def diagnostics(self, path: str) -> Mapping[str, tuple[Diagnostic, ...]]:
        """Return what is wrong in a file, read as a map of its own, and in the files that use it."""
        return {root: found_in(self.reading(root), root) for root in self.roots(path)}

    def _index(self) -> Mapping[str, frozenset[str]]:
        """Map each map file of the folders, and each open one, to the files that it uses."""
        with self._lock:
            return self._index_now()

    def _index_now(self) -> Mapping[str, frozenset[str]]:
        texts = dict(self.texts)
        if self._files[0] != self._others:
            self._uses.clear()
            self._files = self._others, tuple(_files(self.folders))
        found = {}
        for path in dict.fromkeys((*texts, *self._files[1])):
            if path in texts:
                found[path] = self._used(path, texts[path])
            elif path in self._uses:
                found[path] = self._uses[path][1]
            else:
                try:
                    found[path] = self._used(path, read_file(path))
                except FileTrouble:
                    continue
        return found

    def _used(self, path: str, text: str) -> frozenset[str]:
        """Return the paths that a file uses; its `use` lines are read again only when they change."""
        lines = "\n".join(_USE.findall(text))
        known = self._uses.get(path)
        if known is None or known[0] != lines:
            folder = os.path.dirname(path)
            uses = (item for item in parse(lines, path).items if isinstance(item, Use))
            paths = frozenset(os.path.normpath(os.path.join(folder, u.path.text)) for u in uses)
            known = self._uses[path] = lines, paths
        return known[1]


def found_in(reading: Reading, path: str) -> tuple[Diagnostic, ...]:
    """Return what is wrong in one file of a map; nothing for one that is not there."""
    if path not in reading.trees:
        return ()
    return tuple(d for d in reading.diagnostics if d.place.file == path)


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
