"""Kept data that takes long to make and can be made again, in a folder of the user's own.

Kept data may be machine code, so the folder and each file must belong to the user, with no one else
allowed to write there. Each file begins with a checksum of its name and content. A bad file is
removed and made again, so no failure occurs twice.
"""

from __future__ import annotations

import os
import stat
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from itertools import count

from argmap.base.digest import SIZE, digest
from argmap.base.temporary import clear_strays, create, is_fresh

OFF = "off"
"""The value of `ARGMAP_CACHE` that switches keeping off."""
LARGEST = 64 << 20
"""Bytes of the largest kept file."""
MOST_BYTES = 256 << 20
"""Bytes of all kept files together."""
MOST_FILES = 1000
"""Number of kept files."""

TIDY = 32
"""Number of files kept by one process after which the folder is tidied again."""

_kept_before = count()
_MARK = b"argmap kept 1\n"
_HEAD = len(_MARK) + SIZE
_DAY = 24 * 3600.0


def cache_folder() -> str | None:
    """Return the folder, made if need be; `None` when nothing is kept."""
    return _folder()[0]


def _folder() -> tuple[str | None, str]:
    """Return the folder, or a sentence with its path that says why nothing is kept."""
    named = os.environ.get("ARGMAP_CACHE")
    if named == OFF:
        return None, "nothing, since ARGMAP_CACHE is off"
    folder = named or _usual()
    try:
        os.makedirs(folder, mode=0o700, exist_ok=True)
        status = os.stat(folder)
        if not stat.S_ISDIR(status.st_mode):
            return None, f"nothing: {folder} is not a folder"
        if not _own(status):
            return None, f"nothing: {folder} is not yours alone to write to"
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or str(error)
        return None, f"nothing: {folder} cannot be used ({why})"
    return folder, ""


def _usual() -> str:
    home = os.path.expanduser("~")
    if sys.platform == "win32":
        return os.path.join(os.environ.get("LOCALAPPDATA") or home, "argmap", "cache")
    if sys.platform == "darwin":
        return os.path.join(home, "Library", "Caches", "argmap")
    return os.path.join(os.environ.get("XDG_CACHE_HOME") or os.path.join(home, ".cache"), "argmap")


def _own(status: os.stat_result) -> bool:
    """Whether a file or folder belongs to the user, and nobody else can write to it."""
    if sys.platform == "win32":
        return True
    return status.st_uid == os.getuid() and not status.st_mode & 0o022


def kept(name: str) -> bytes | None:
    """Return the data kept under a name; `None` when there is none or it is damaged."""
    folder = cache_folder()
    if folder is None:
        return None
    path = os.path.join(folder, name)
    try:
        data, why = _read(path, name)
    except FileNotFoundError:
        return None
    if why:
        _drop(path)
    return data


def names_kept() -> list[str]:
    """Return the names under which something is kept, damaged or not."""
    folder = cache_folder()
    if folder is None:
        return []
    try:
        return os.listdir(folder)
    except OSError:
        return []


def drop(name: str) -> None:
    """Remove what is kept under a name, because it is wrong."""
    if (folder := cache_folder()) is not None:
        _drop(os.path.join(folder, name))


def keep(name: str, data: bytes) -> None:
    """Keep data under a name, in one step. A full or read-only disk is ignored: it only costs time
    at the next start.
    """
    folder = cache_folder()
    if folder is None or len(data) > LARGEST:
        return
    try:
        path, descriptor = create(folder, 0o600)
    except OSError:
        return
    try:
        with open(descriptor, "wb") as file:
            file.write(_MARK + digest(os.fsencode(name), data))
            file.write(data)  # apart, so that a large one is not copied
        os.replace(path, os.path.join(folder, name))
    except BaseException as error:
        with suppress(OSError):
            os.unlink(path)
        if not isinstance(error, OSError):
            raise
    if next(_kept_before) % TIDY == 0:
        clear_strays(folder)
        _make_room(folder)


def _read(path: str, name: str) -> tuple[bytes | None, str]:
    """Return the content of a kept file, or the reason not to trust it. Never waits, and follows no
    link. Raises `FileNotFoundError`.
    """
    flags = os.O_RDONLY
    for flag in ("O_NONBLOCK", "O_NOFOLLOW", "O_CLOEXEC", "O_BINARY"):
        flags |= getattr(os, flag, 0)
    try:
        descriptor = os.open(path, flags)
    except FileNotFoundError:
        raise
    except OSError as error:
        return None, f"cannot be read ({error.strerror})"
    try:
        status = os.fstat(descriptor)
        if not stat.S_ISREG(status.st_mode):
            return None, "is not a file"
        if not _own(status):
            return None, "can be written by others"
        if status.st_size > LARGEST + _HEAD:
            return None, "is too large"
        raw = b""
        while len(raw) <= status.st_size and (more := os.read(descriptor, status.st_size + 1)):
            raw += more
        if status.st_mtime < time.time() - _DAY and os.utime in os.supports_fd:
            os.utime(descriptor)  # marks the file as used, so that it is not the oldest
    except OSError as error:
        return None, f"cannot be read ({error.strerror})"
    finally:
        os.close(descriptor)
    data = raw[_HEAD:]
    if raw[:_HEAD] != _MARK + digest(os.fsencode(name), data):
        return None, "is damaged"
    return data, ""


def _drop(path: str) -> None:
    """Remove a file, a link, a pipe, or an empty folder."""
    try:
        os.unlink(path)
    except OSError:
        with suppress(OSError):
            os.rmdir(path)


def _make_room(folder: str) -> None:
    """Remove the least recently used files when there are too many, down to three quarters."""
    with suppress(OSError):
        found = sorted(_by_use(folder))
        number, total = len(found), sum(size for _, size, _ in found)
        if number <= MOST_FILES and total <= MOST_BYTES:
            return
        for _, size, path in found:
            if number <= MOST_FILES * 3 // 4 and total <= MOST_BYTES * 3 // 4:
                break
            _drop(path)
            number, total = number - 1, total - size


def _by_use(folder: str) -> Iterator[tuple[float, int, str]]:
    """Yield the time of the last use, the size and the path of each file; others may remove some of
    them meanwhile.
    """
    with os.scandir(folder) as entries:
        for entry in entries:
            with suppress(OSError):
                status = entry.stat(follow_symlinks=False)
                if stat.S_ISREG(status.st_mode):
                    yield status.st_mtime, status.st_size, entry.path


def inventory() -> tuple[str, list[tuple[str, int, str]]]:
    """Return the folder (or why nothing is kept) and, for each kept file, its name, its size in
    bytes, and what is wrong with it or an empty text.
    """
    folder, why = _folder()
    if folder is None:
        return why, []
    found = []
    with suppress(OSError):
        for name in sorted(os.listdir(folder)):
            path = os.path.join(folder, name)
            with suppress(OSError):
                size = os.lstat(path).st_size
                wrong = "is half-written" if is_fresh(name) else _read(path, name)[1]
                found.append((name, size, wrong))
    return folder, found
