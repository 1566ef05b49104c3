"""The façade: open these files, and have everything that is known about them as one value.

The command line, the terminal browser and the language server call this and nothing below it.
"""

from __future__ import annotations

import gc
import os.path
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from argmap.base import disk
from argmap.base.diagnostics import Diagnostic, Severity
from argmap.base.files import FileTrouble, read_file, reason
from argmap.base.lazily import lazily
from argmap.base.text import Document
from argmap.base.values import dataclass, field
from argmap.language import parse as plain_parse
from argmap.language.chunks import parse as kept_parse
from argmap.language.tree import Slip, SyntaxTree
from argmap.model import ArgumentMap
from argmap.model.resolve import resolve
from argmap.model.settings import Settings, find_settings
from argmap.model.workspace import LOCK, Loader, Unreadable, Used, beside, gather

if TYPE_CHECKING:
    from argmap.quotes.copies import Quotes


class Files:
    """Reads texts from the disk; `-` is standard input, read once."""

    def read(self, path: str) -> str | Unreadable:
        """Return the text of a file, or why there is none."""
        try:
            return read_file(path)
        except FileTrouble as trouble:
            return Unreadable(path, trouble.why)

    def real(self, path: str) -> str:
        """Return the absolute path with links followed."""
        try:
            return disk.real(path)
        except (OSError, ValueError):
            return os.path.abspath(path)

    def names(self, folder: str) -> tuple[str, ...] | Unreadable:
        """Return the names of the entries of a folder, sorted, or why it cannot be listed."""
        try:
            return disk.names(folder)
        except (OSError, ValueError) as error:
            return Unreadable(folder, reason(error, "read"))


@dataclass(frozen=True)
class Unsaved:
    """Texts by path in place of files; other paths are read from `rest`."""

    texts: Mapping[str, str]
    rest: Loader

    def read(self, path: str) -> str | Unreadable:
        """Return the text given for a path, else the one that `rest` reads."""
        return self.texts[path] if path in self.texts else self.rest.read(path)

    def real(self, path: str) -> str:
        """Return the path that `rest` gives."""
        return self.rest.real(path)

    def names(self, folder: str) -> tuple[str, ...] | Unreadable:
        """Return the names that `rest` gives."""
        return self.rest.names(folder)


@dataclass(frozen=True)
class Reading:
    """One map read from its files.

    `trees` are the files read, by path; `unreadable` are requested files that gave no text;
    `advice` are sentences on what is wrong in the settings. The texts of sources are searched for
    with `loader` and in `folders`. `roots` are the requested files that could be read, and `uses`
    the files that each file uses.
    """

    map: ArgumentMap
    trees: Mapping[str, SyntaxTree]
    unreadable: tuple[Unreadable, ...]
    settings: Settings
    advice: tuple[str, ...] = ()
    loader: Loader = field(default_factory=Files, compare=False)
    folders: tuple[str, ...] = ()
    roots: tuple[str, ...] = ()
    uses: Mapping[str, tuple[Used, ...]] = field(default_factory=dict)

    @lazily
    def quotes(self) -> Quotes:
        """Every quotation looked up in its source, or in the lock next to its map."""
        from argmap.quotes.copies import BadLock, Finder, Lock, check_quotes, find_lock, names_in

        locks: dict[str, Lock | BadLock] = {}
        for path in self.map.documents:
            if (lock := find_lock(self.loader, path)) is not None:
                locks[path] = lock
        good = {path: lock for path, lock in locks.items() if isinstance(lock, Lock)}
        if any(used.prefix for several in self.uses.values() for used in several):
            for path, lock in good.items():
                names = names_in(path, self.map, self.roots, self.uses)
                locks[path] = good[path] = lock.renamed(*names)
        texts = Finder(self.loader, self.folders).find(self.map, good)
        return check_quotes(self.map, texts, locks)

    @property
    def documents(self) -> Mapping[str, Document]:
        """Every text that a diagnostic may point into, by path.

        These are the map's files, and the texts of sources if they have been loaded.
        """
        if "quotes" not in self.__dict__:
            return self.map.documents
        copies = self.quotes.copies
        return {
            **{copy.path: Document(copy.path, copy.text.text) for copy in copies},
            **self.map.documents,
        }

    @lazily
    def slips(self) -> tuple[Slip, ...]:
        """Every line with a slip, in the files' order."""
        return tuple(slip for path in self.map.documents for slip in self.trees[path].slips)

    @lazily
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """The findings of every rule, with levels and silences applied, in source order."""
        return self._run(errors=False)

    @lazily
    def errors(self) -> tuple[Diagnostic, ...]:
        """The errors among the diagnostics; they take half the time of all diagnostics."""
        if "diagnostics" in self.__dict__:
            return tuple(d for d in self.diagnostics if d.severity is Severity.ERROR)
        return self._run(errors=True)

    def _run(self, *, errors: bool) -> tuple[Diagnostic, ...]:
        from argmap.rules import run

        with without_pauses():
            settings = self.settings
            return run(
                self.map, self.slips, settings.levels, select=settings.select,
                extend=settings.extend, quotes=(lambda: self.quotes) if self._quoting else None,
                errors=errors,
            )  # fmt: skip

    @property
    def _quoting(self) -> bool:
        """Whether there is anything that rules about quotations may report on."""
        map_ = self.map
        return bool(
            map_.evidence
            or map_.expectations
            or any(source.text for source in map_.sources.values())
            or any(path != "-" and beside(self.loader, path, LOCK) is not None
                   for path in map_.documents)
        )  # fmt: skip

    @property
    def broken(self) -> bool:
        """Whether some line or file could not be read."""
        return bool(self.slips or self.unreadable)


def read(
    paths: Sequence[str],
    *,
    loader: Loader | None = None,
    settings: Settings | None = None,
    allow: Sequence[str] = (),
    texts: Sequence[str] = (),
    former: Reading | None = None,
) -> Reading:
    """Read one map from the files at `paths` and every file these use. Never raises.

    `allow` are folders, in addition to the map's own, from which `use` may read; `texts` are
    folders with local copies of sources, in addition to those of the settings. Without `settings`,
    the settings file that applies to the first path is searched for. From `former`, an earlier
    reading, the trees of unchanged files are reused.
    """
    advice: tuple[str, ...] = ()
    if settings is None:
        start = Path(paths[0] if paths and paths[0] != "-" else ".")
        settings, advice = find_settings(start)
    with without_pauses():
        loader = loader or Files()
        trees = former.trees if former else None
        parse = kept_parse if isinstance(loader, Files) and not former else plain_parse
        workspace = gather(paths, loader, allow, trees, parse=parse)
        map_ = resolve(workspace)
    here = os.path.dirname(settings.path or "")
    inside, outside = _rooms(loader, here, settings.texts)
    advice = (
        *advice,
        *(
            f"{settings.path}: `texts` may not lead out of its folder, as {folder} does: name that "
            "folder with --texts or ARGMAP_TEXTS"
            for folder in outside
        ),
    )
    folders = (*texts, *inside)
    return Reading(
        map_, workspace.trees, workspace.unreadable, settings, advice, loader, folders,
        workspace.roots, workspace.uses,
    )  # fmt: skip


def _rooms(loader: Loader, here: str, folders: Sequence[str]) -> tuple[list[str], list[str]]:
    """Part the folders that settings name into those within the folder of the settings, links followed, and
    others: settings may come with a map from a stranger.
    """
    room = os.path.join(loader.real(here or "."), "")
    inside: list[str] = []
    outside: list[str] = []
    for folder in folders:
        path = os.path.join(here, folder)
        if os.path.join(loader.real(path), "").startswith(room):
            inside.append(path)
        else:
            outside.append(folder)
    return inside, outside


def read_text(
    text: str,
    path: str = "-",
    *,
    loader: Loader | None = None,
    settings: Settings | None = None,
    allow: Sequence[str] = (),
    texts: Sequence[str] = (),
) -> Reading:
    """Read one map from a text; `path` names it in places, and is where `use` starts from."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").removeprefix("\ufeff")
    known = path if path == "-" else os.path.normpath(path)
    unsaved = Unsaved({known: text}, loader or Files())
    return read([path], loader=unsaved, settings=settings, allow=allow, texts=texts)


@contextmanager
def without_pauses() -> Iterator[None]:
    """Disable the garbage collector for a while: a load makes many values and no rubbish."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()
