"""The mark of this exact program: data kept for it is useless to any other."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from functools import cache

from argmap.base.digest import digest


@cache
def mark() -> bytes:
    """Return a digest of Python, its options, the installed packages, and every file of argmap with
    its time of change and size. Raises `OSError` when a file disappears meanwhile.
    """
    package = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    folders = []
    for path in dict.fromkeys((*sys.path, os.path.join(os.path.dirname(package), "grammars"))):
        try:
            folders.append((path, os.stat(path or ".").st_mtime_ns))
        except OSError:
            folders.append((path, 0))
    options = (sys.version, sys.platform, sys.flags[:], sys.warnoptions, sys.prefix)
    parts = (options, folders, list(files(package)))
    return digest(repr(parts).encode("utf-8", "backslashreplace"))


def files(folder: str) -> Iterator[tuple[str, int, int]]:
    """Yield the files of a package, each with its time of change and its size."""
    below = []
    with os.scandir(folder) as entries:
        for entry in sorted(entries, key=lambda entry: entry.name):
            if entry.name == "__pycache__":
                continue
            if entry.is_dir():
                below.append(entry.path)
            else:
                status = entry.stat()
                yield entry.path, status.st_mtime_ns, status.st_size
    for path in below:
        yield from files(path)
