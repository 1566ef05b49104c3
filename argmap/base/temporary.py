"""Files that are first written under a temporary name, and removal of those left behind.

A run that is killed leaves such a file behind; later runs take it away.
"""

from __future__ import annotations

import os
import re
import stat
import sys
import time
from collections.abc import Iterator
from contextlib import suppress

_NAME = re.compile(r"\.argmap-\d+-\d+\.tmp")
_DAY = 24 * 3600.0


def create(folder: str, mode: int = 0o666) -> tuple[str, int]:
    """Make a new file in a folder; return its path and an open descriptor. `umask` limits its
    mode.
    """
    number = 0
    while True:
        path = os.path.join(folder, f".argmap-{os.getpid()}-{number}.tmp")
        try:
            flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
            return path, os.open(path, flags, mode)
        except FileExistsError:
            number += 1


def is_fresh(name: str) -> bool:
    """Whether a file has a name as `create` makes them."""
    return bool(_NAME.fullmatch(name))


def strays(folder: str) -> Iterator[str]:
    """Find half-written files that are abandoned: the user's own, untouched for a day."""
    before = time.time() - _DAY
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if is_fresh(entry.name):
                status = entry.stat(follow_symlinks=False)
                mine = sys.platform == "win32" or status.st_uid == os.getuid()
                if mine and stat.S_ISREG(status.st_mode) and status.st_mtime < before:
                    yield entry.path


def clear_strays(folder: str) -> None:
    """Remove abandoned files from a folder."""
    for path in list(strays(folder)):
        with suppress(OSError):
            os.unlink(path)
