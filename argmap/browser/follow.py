"""Watching the files of a map for changes on the disk."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from argmap.browser.open_map import Opened, Opener

if TYPE_CHECKING:
    from argmap.reading import Reading

PAUSE = 0.05
"""Seconds between two looks."""
SETTLE = 0.03
"""Seconds to wait after a change: editors write in several steps."""

Signature = Mapping[str, tuple[int, int, int] | None]
"""For each file its time of change, size and inode; `None` while it does not exist."""


def watched(opened: Opened) -> list[str]:
    """Return the files of a map, the files it uses that do not exist yet, and its settings."""
    reading = opened.reading
    files = [opened.path, *reading.map.documents, *(f.path for f in reading.unreadable)]
    for problem in reading.map.unresolved:
        if type(problem).__name__ == "UseFailed":
            folder = os.path.dirname(problem.place.file)
            files.append(os.path.join(folder, getattr(problem, "path", "")))
    if reading.settings.path:
        files.append(str(reading.settings.path))
    files += _texts(reading, looked=opened.looked)
    return list(dict.fromkeys(os.path.abspath(file) for file in files if file != "-"))


def _texts(reading: Reading, *, looked: bool) -> Iterator[str]:
    """Yield the locks, the folders with copies of sources, and the copies.

    These are the ones that maps name, whether they exist or not, as far as they lie next to the
    maps; once the quotations have been looked up, all of them.
    """
    yield from (f"{path}.lock" for path in reading.map.documents)
    yield from reading.folders
    for source in reading.map.sources.values():
        inside = not os.path.isabs(source.text) and ".." not in source.text
        if source.text and inside:
            yield os.path.join(os.path.dirname(source.place.file), source.text)
    if looked:
        yield from (copy.path for copy in reading.quotes.copies)


def signature(files: Iterable[str]) -> Signature:
    """Return values that differ when a file was changed, replaced, removed or created."""
    found: dict[str, tuple[int, int, int] | None] = {}
    for file in files:
        try:
            status = os.stat(file)
        except (OSError, ValueError):
            found[file] = None
        else:
            found[file] = (status.st_mtime_ns, status.st_size, status.st_ino)
    return found


def follow(
    opened: Opened,
    opener: Opener,
    tell: Callable[[Opened], object],
    sleep: Callable[[float], object],
    stopped: Callable[[], bool],
) -> None:
    """Read the map again after each change of its files and pass it to `tell`, until `stopped`.

    A map that cannot be read is passed on too (its `trouble` says why); its files stay watched.
    """
    files = watched(opened)
    before = signature(files)
    looked = opened.looked
    while not stopped():
        sleep(PAUSE)
        if opened.looked and not looked:
            looked, files = True, watched(opened)
            before = {**signature(files), **before}
        now = signature(files)
        if now == before:
            continue
        while not stopped():
            sleep(SETTLE)
            later = signature(files)
            if later == now:
                break
            now = later
        if stopped():
            return
        fresh = opener.open(opened.path, opened)
        if not fresh.trouble:
            opened, looked = fresh, fresh.looked
            files = watched(fresh)
        # A change while the file was read counts as one more.
        before = {f: now.get(f, s) for f, s in signature(files).items()}
        tell(fresh)
