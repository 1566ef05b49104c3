"""Reading and writing files, with sentences for what goes wrong and nothing half-written."""

from __future__ import annotations

import os
import re
import stat
import sys
from collections.abc import Iterable, Iterator
from contextlib import suppress
from itertools import chain

from argmap.base import disk
from argmap.base.lookalike import Looks, by_look, how_different, look_alike
from argmap.base.temporary import clear_strays, create
from argmap.base.text import read_text, utf8

STREAM = "-"
"""The name of standard input and output."""


PIPE = "is a pipe, not a file"
MISSING = "does not exist"
_STREAMS = re.compile(r"/dev/(stdin|null|fd/\d+)|/proc/[^/]+/fd/\d+")


class FileTrouble(Exception):
    """A file that could not be read or written; `why` continues a sentence that begins with its
    name.
    """

    def __init__(self, path: str, why: str) -> None:
        super().__init__(path, why)
        self.path = path
        self.why = why

    @property
    def sentence(self) -> str:
        """Return a sentence with the file, the reason, and advice for those who named it on a
        command line.
        """
        if self.path == STREAM:
            return f"standard input {self.why}"
        more = ""
        if self.why == PIPE:
            more = "; read it as standard input, with -"
        elif self.why == MISSING:
            more = _near(self.path)
        return f"{self.path} {self.why}{more}"

    def __str__(self) -> str:
        return self.sentence


def read_file(path: str) -> str:
    """Return the text of a file (`-`: standard input), without byte-order mark, with line feeds.

    Raises `FileTrouble` when it is missing, a directory, not allowed, not text in UTF-8, or
    larger than `disk.LARGEST`.
    """
    raw = read_bytes(path)
    try:
        return read_text(raw)
    except ValueError as error:
        raise FileTrouble(path, str(error)) from None


def read_bytes(path: str) -> bytes:
    """Return the bytes of a file (`-`: standard input). Raises `FileTrouble`."""
    try:
        if path == STREAM:
            disk.spoil()
            if sys.stdin is None or sys.stdin.closed:
                raise FileTrouble(path, "is closed")
            raw = sys.stdin.buffer.read(disk.LARGEST + 1)
        else:
            if why := _endless(path):
                raise FileTrouble(path, why)
            raw = disk.content(path)
    except (OSError, ValueError) as error:
        raise FileTrouble(path, reason(error, "read")) from None
    if len(raw) > disk.LARGEST:
        raise FileTrouble(path, f"is larger than {disk.LARGEST >> 20} MB")
    return raw


def _near(path: str) -> str:
    """Return `; there is …`, when a file's name looks the same as the missing one's."""

    def listed(folder: str) -> Looks:
        with suppress(OSError, ValueError):
            return by_look(disk.names(folder))
        return {}

    start = os.sep if os.path.isabs(path) else ""
    found = look_alike(start, path[len(start) :], listed)
    there = start + found
    return f", but {there} does: {how_different(path, there)}" if found else ""


def folder_trouble(path: str) -> str:
    """Return why the names in a folder cannot be listed, as the rest of a sentence; empty when they
    can.
    """
    try:
        disk.names(path)
    except NotADirectoryError:
        return "is a file, not a folder"
    except (OSError, ValueError) as error:
        return reason(error, "read")
    return ""


def _endless(path: str) -> str:
    """Return why opening or reading `path` might never end, or an empty text. A shell's `<(…)` and
    standard input may be read: whoever gave that name wants it read.
    """
    mode = disk.kind(path)
    if not mode or stat.S_ISREG(mode) or stat.S_ISDIR(mode):
        return ""
    disk.spoil()
    if _STREAMS.fullmatch(path):
        return ""
    return PIPE if stat.S_ISFIFO(mode) else "is a device, not a file"


def write_file(path: str, data: str | bytes | Iterable[str], *, again: bool = False) -> bool:
    """Replace a file in one step; text is written as UTF-8, and may come in pieces. Return whether
    anything was written.

    A file with the same content is left alone. The data goes to a new file in the same folder,
    which takes the place of the old one (or of the file a link points to) once it is safely on
    disk; the old file's mode stays. Whatever fails, the old file is intact and the new one gone.
    Anything other than a regular file (a device, a pipe) is written to directly. With `again`, it
    is written again whenever the answer of this run is reused. Raises `FileTrouble`.
    """
    if not again:
        disk.spoil()
    raws = encoded(data)
    try:
        target = os.path.realpath(path)
        with suppress(FileNotFoundError):
            # By its own name: the target of a stream such as /dev/stdout is no real path.
            old = os.stat(path)
            if stat.S_ISDIR(old.st_mode):
                raise IsADirectoryError(None, None, path)
            if not stat.S_ISREG(old.st_mode):
                with open(path, "wb") as file:
                    file.writelines(raws)
                return True
            changed = _unless_held(target, raws)
            if changed is None:
                return False
            raws = changed
            if not os.access(target, os.W_OK):
                raise FileTrouble(path, "is read-only; nothing was written")
        folder = os.path.dirname(target)
        if not os.path.isdir(folder):
            where = os.path.dirname(path) or "."
            raise FileTrouble(path, f"cannot be written: there is no folder {where}")
        _replace(target, raws)
    except (OSError, ValueError) as error:
        raise FileTrouble(path, reason(error, "written")) from None
    return True


def encoded(data: str | bytes | Iterable[str]) -> Iterator[bytes]:
    """Yield the bytes to be written, in pieces if the data comes in pieces."""
    if isinstance(data, bytes):
        yield data
    else:
        for text in (data,) if isinstance(data, str) else data:
            yield utf8(text)


def _unless_held(path: str, raws: Iterator[bytes]) -> Iterator[bytes] | None:
    """Return all data to be written, or `None` when the file already holds exactly that."""
    try:
        file = open(path, "rb")  # noqa: SIM115  # closed below
    except OSError:
        return raws
    same = 0
    with file:
        for raw in raws:
            if file.read(len(raw)) != raw:
                return chain(_beginning(path, same), (raw,), raws)
            same += len(raw)
        return _beginning(path, same) if file.read(1) else None


def _beginning(path: str, size: int) -> Iterator[bytes]:
    """Yield the first bytes of a file."""
    if size:
        with open(path, "rb") as file:
            while size and (raw := file.read(min(size, 1 << 20))):
                yield raw
                size -= len(raw)


def _replace(target: str, raws: Iterable[bytes]) -> None:
    folder = os.path.dirname(target)
    fresh, descriptor = create(folder)
    try:
        with open(descriptor, "wb") as file:
            file.writelines(raws)
            file.flush()
            os.fsync(descriptor)
        with suppress(FileNotFoundError):
            old = os.stat(target)
            os.chmod(fresh, stat.S_IMODE(old.st_mode))
            if hasattr(os, "chown") and old.st_uid != os.geteuid():
                with suppress(OSError):
                    os.chown(fresh, old.st_uid, old.st_gid)
        os.replace(fresh, target)
    except BaseException:
        with suppress(OSError):
            os.unlink(fresh)
        raise
    clear_strays(folder)


def reason(error: OSError | ValueError, done: str) -> str:
    """Return the rest of a sentence that begins with a file's name; `done` is `read` or
    `written`.
    """
    match error:
        case FileNotFoundError() if done == "written":
            return "cannot be written: there is no such folder"
        case FileNotFoundError():
            return MISSING
        case IsADirectoryError():
            return "is a folder, not a file"
        case NotADirectoryError():
            return f"cannot be {done}: a part of this path is not a folder"
        case PermissionError():
            return f"may not be {done} (permission denied)"
        case OSError(strerror=str(words)) if words:
            return f"cannot be {done}: {words[:1].lower()}{words[1:]}"
        case _:
            return f"cannot be {done}: {error}"
