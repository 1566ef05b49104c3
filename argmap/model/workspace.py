"""The files of one map: the requested ones and every file they `use`.

Reads through a loader, so that an editor's unsaved text, or a test's, can replace a file.
"""

from __future__ import annotations

import os.path
from collections.abc import Callable, Mapping, Sequence
from typing import Protocol

from argmap.base.lookalike import Looks, by_look, look_alike
from argmap.base.text import Place
from argmap.base.values import dataclass
from argmap.language import SyntaxTree, parse
from argmap.language.tree import Use
from argmap.model.unresolved import UseFailed

LOCK = ".lock"
"""The ending of the lock of a map's quotations, after the name of the map."""
MAX_CHAIN = 64
"""Longest chain of files that use one another."""


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A file that gave no text; `why` goes on from its name ("does not exist")."""

    path: str
    why: str


class Loader(Protocol):
    """A reader of texts."""

    def read(self, path: str) -> str | Unreadable:
        """Return the text of a file, or why there is none."""

    def real(self, path: str) -> str:
        """Return the absolute path with links followed, for checking whether a file lies in a
        folder.
        """

    def names(self, folder: str) -> tuple[str, ...] | Unreadable:
        """Return the names of the files in a folder, sorted, or why it cannot be listed."""


def beside(loader: Loader, path: str, ending: str) -> str | Unreadable | None:
    """Read the file next to another one that has its name and this ending; `None` when there is
    none. A link that leads out of the folder is not followed.
    """
    name = path + ending
    here = os.path.join(loader.real(os.path.dirname(path) or "."), "")
    if not loader.real(name).startswith(here):
        return Unreadable(name, "leads to a file outside the folder of the map")
    text = loader.read(name)
    return None if isinstance(text, Unreadable) and "not exist" in text.why else text


@dataclass(frozen=True, slots=True)
class Used:
    """One `use` line that worked: the file's path as shown, and the prefix or nothing."""

    path: str
    prefix: str


@dataclass(frozen=True)
class Workspace:
    """Trees by path, in the order in which declarations are read: used files first."""

    roots: tuple[str, ...]
    trees: Mapping[str, SyntaxTree]
    uses: Mapping[str, tuple[Used, ...]]
    failures: tuple[UseFailed, ...]
    unreadable: tuple[Unreadable, ...]


def gather(
    paths: Sequence[str],
    loader: Loader,
    allow: Sequence[str] = (),
    former: Mapping[str, SyntaxTree] | None = None,
    *,
    parse: Callable[[str, str], SyntaxTree] = parse,
) -> Workspace:
    """Read `paths` and the files they use. A file is read once; `parse` makes a tree from a text
    and the path of its file.

    A used file must lie in the folder tree of the requested file, or in one of the folders `allow`;
    anything else fails with `outside`. A tree of `former` is reused if its file still has the same
    text. Never raises.
    """
    return _Gathering(loader, allow, former or {}, parse).run(paths)


class _Gathering:
    def __init__(
        self,
        loader: Loader,
        allow: Sequence[str],
        former: Mapping[str, SyntaxTree],
        parse: Callable[[str, str], SyntaxTree],
    ) -> None:
        self.parse = parse
        self.loader = loader
        self.former = former
        self.allow = [loader.real(folder) for folder in allow]
        self.paths: dict[str, str] = {}
        """Map the real path of a file to the name under which it was first requested, so it is read
        once.
        """
        self.reals: dict[str, str] = {}
        """Map that name to the real path."""
        self.listed: dict[str, Looks] = {}
        """The names in the folders that were searched for files like missing ones."""
        self.texts: dict[str, str | Unreadable] = {}
        self.parsed: dict[str, SyntaxTree] = {}
        self.trees: dict[str, SyntaxTree] = {}
        self.uses: dict[str, list[Used]] = {}
        self.failures: list[UseFailed] = []
        self.unreadable: list[Unreadable] = []
        self.open: list[str] = []

    def run(self, paths: Sequence[str]) -> Workspace:
        roots = []
        for named in dict.fromkeys(paths):
            path = named if named == "-" else self._path(os.path.normpath(named))
            if path in roots:
                continue
            text = self._text(path)
            if isinstance(text, Unreadable):
                self.unreadable.append(text)
                continue
            roots.append(path)
            folder = "." if path == "-" else os.path.dirname(path) or "."
            self.folders = [self.loader.real(folder), *self.allow]
            self.below = tuple(os.path.join(folder, "") for folder in self.folders)
            self._visit(path, text)
        uses = {path: tuple(used) for path, used in self.uses.items()}
        return Workspace(
            tuple(roots), self.trees, uses, tuple(self.failures), tuple(self.unreadable)
        )

    def _path(self, path: str) -> str:
        """Return the one name for a file that has several names through links."""
        real = self.loader.real(path)
        name = self.paths.setdefault(real, path)
        self.reals.setdefault(name, real)
        return name

    def _text(self, path: str) -> str | Unreadable:
        if path not in self.texts:
            self.texts[path] = self.loader.read(path)
        return self.texts[path]

    def _visit(self, path: str, text: str) -> None:
        if path in self.parsed:
            return
        former = self.former.get(path)
        tree = former if former and former.text == text else self.parse(text, path)
        self.parsed[path] = tree
        self.uses[path] = []
        self.open.append(path)
        for at, item in tree.located():
            if isinstance(item, Use):
                self._use(path, item, at)
        self.open.pop()
        self.trees[path] = tree

    def _use(self, user: str, use: Use, at: int) -> None:
        written = use.path.text
        place = Place(user, use.path.span[0] + at, use.path.span[1] + at)
        folder = "" if user == "-" else os.path.dirname(user)
        target = self._path(os.path.normpath(os.path.join(folder, written)))
        why, detail, near = "", "", ""
        if target in self.open:
            chain = [*self.open[self.open.index(target) :], target]
            why, detail = "cycle", " → ".join(chain)
        elif len(self.open) >= MAX_CHAIN:
            why, detail = "deep", str(MAX_CHAIN)
        elif not self._inside(self.reals[target]):
            why, detail = "outside", self.folders[0]
        elif isinstance(text := self._text(target), Unreadable):
            why = "missing" if "not exist" in text.why else "unreadable"
            detail = text.why
            near = self._near(folder, written) if why == "missing" else ""
        else:
            self._visit(target, text)
            self.uses[user].append(Used(target, use.prefix.text if use.prefix else ""))
        if why:
            self.failures.append(UseFailed(written, why, detail, place, near))

    def _near(self, folder: str, written: str) -> str:
        """Return a file that looks like the missing one and may be read."""
        near = look_alike(folder, written, self._looks)
        inside = near and self._inside(self.loader.real(os.path.join(folder, near)))
        return near if inside else ""

    def _looks(self, folder: str) -> Looks:
        """Return the names in a folder, none if it cannot be listed."""
        if folder not in self.listed:
            names = self.loader.names(folder)
            self.listed[folder] = by_look(() if isinstance(names, Unreadable) else names)
        return self.listed[folder]

    def _inside(self, real: str) -> bool:
        return real in self.folders or real.startswith(self.below)
