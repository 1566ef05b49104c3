"""Which files a map is made from, and whether one of them has changed.

Every face that shows a map again when it is saved asks here.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argmap.reading import Reading

Signature = Mapping[str, tuple[int, int, int] | None]
"""For each file its time of change, size and inode; `None` while it does not exist."""


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


def files_of(path: str, reading: Reading) -> list[str]:
    """Return the files of a map, the files it uses that do not exist yet, and its settings."""
    return _absolute(_files(path, reading))


def files_and_texts(path: str, reading: Reading) -> list[str]:
    """Return the files of a map, their locks, and the copies of its sources.

    The copies are those that maps name, whether they exist or not, as far as they lie next to the
    maps; once the quotations have been looked up, all of them. Folders with copies count too.
    """
    return _absolute([*_files(path, reading), *_texts(reading)])


def _files(path: str, reading: Reading) -> Iterator[str]:
    yield path
    yield from reading.map.documents
    yield from (file.path for file in reading.unreadable)
    for problem in reading.map.unresolved:
        if type(problem).__name__ == "UseFailed":
            folder = os.path.dirname(problem.place.file)
            yield os.path.join(folder, getattr(problem, "path", ""))
    if reading.settings.path:
        yield str(reading.settings.path)


def _texts(reading: Reading) -> Iterator[str]:
    yield from (f"{path}.lock" for path in reading.map.documents)
    yield from reading.folders
    for source in reading.map.sources.values():
        inside = not os.path.isabs(source.text) and ".." not in source.text
        if source.text and inside:
            yield os.path.join(os.path.dirname(source.place.file), source.text)
    if "quotes" in reading.__dict__:
        yield from (copy.path for copy in reading.quotes.copies)


def _absolute(files: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(os.path.abspath(file) for file in files if file != "-"))
