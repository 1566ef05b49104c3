"""The previews that are running, each with a file that only its user can read.

The file has the port and the secret, so whatever is read back is checked: the folder and the file
belong to the user, nobody else can look into them, and what is in the file has the form that was
written. A file whose preview has ended is removed.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import stat
import sys
from collections.abc import Iterator
from contextlib import suppress

from argmap.base.temporary import clear_strays, create
from argmap.base.values import dataclass

VERSION = 1
LARGEST = 64 << 10
"""Bytes of the largest file that is read."""
MOST = 200
"""Files that are looked at."""

_NAME = re.compile(r"preview-[0-9a-f]{24}-[0-9]{1,5}\.json")
_SECRET = re.compile(r"[A-Za-z0-9_-]{32}")


@dataclass(frozen=True, slots=True)
class Running:
    """A preview: its map's real path, its port, its secret, and the process that serves it."""

    map: str
    port: int
    secret: str
    process: int

    @property
    def address(self) -> str:
        """Where its page is."""
        return f"http://127.0.0.1:{self.port}/{self.secret}/"


def state_folder() -> str | None:
    """Return the folder for these files, made if need be; `None` when there is no private one."""
    folder = _usual()
    try:
        os.makedirs(folder, mode=0o700, exist_ok=True)
        if sys.platform != "win32":
            status = os.lstat(folder)
            if not stat.S_ISDIR(status.st_mode) or status.st_uid != os.getuid():
                return None
            if status.st_mode & 0o077:
                os.chmod(folder, 0o700)
    except (OSError, ValueError):
        return None
    return folder


def _usual() -> str:
    home = os.path.expanduser("~")
    if sys.platform == "win32":
        return os.path.join(os.environ.get("LOCALAPPDATA") or home, "argmap", "state")
    run = os.environ.get("XDG_RUNTIME_DIR", "")
    if os.path.isabs(run) and os.path.isdir(run):
        return os.path.join(run, "argmap")
    if sys.platform == "darwin":
        return os.path.join(home, "Library", "Application Support", "argmap")
    state = os.environ.get("XDG_STATE_HOME", "")
    return os.path.join(
        state if os.path.isabs(state) else os.path.join(home, ".local", "state"), "argmap"
    )


def keep_running(running: Running) -> str:
    """Write the file of a preview, in one step; return its path, or nothing when it cannot be."""
    folder = state_folder()
    if folder is None:
        return ""
    table = {
        "version": VERSION, "map": running.map, "port": running.port, "secret": running.secret,
        "process": running.process,
    }  # fmt: skip
    path = os.path.join(folder, _name(running))
    try:
        fresh, descriptor = create(folder, 0o600)
        try:
            with open(descriptor, "wb") as file:
                file.write(json.dumps(table).encode("ascii"))
            os.replace(fresh, path)
        except BaseException:
            with suppress(OSError):
                os.unlink(fresh)
            raise
    except OSError:
        return ""
    clear_strays(folder)
    return path


def _name(running: Running) -> str:
    mark = hashlib.sha256(running.map.encode("utf-8", "surrogatepass")).hexdigest()[:24]
    return f"preview-{mark}-{running.port}.json"


def all_running() -> Iterator[Running]:
    """Find the previews of this user whose process is there; they may still not answer."""
    folder = state_folder()
    if folder is None:
        return
    names: list[str] = []
    with suppress(OSError):
        names = sorted(name for name in os.listdir(folder) if _NAME.fullmatch(name))[:MOST]
    for name in names:
        path = os.path.join(folder, name)
        running = _checked(path)
        if running and _name(running) == name and _alive(running.process):
            yield running
        else:
            forget(path)


def forget(path: str) -> None:
    """Remove the file of a preview that has ended."""
    with suppress(OSError):
        os.unlink(path)


def path_of(running: Running) -> str:
    """Return the path of the file of a preview."""
    return os.path.join(state_folder() or "", _name(running))


def _checked(path: str) -> Running | None:
    """Read the file of a preview; `None` unless everything about it is as it was written."""
    flags = os.O_RDONLY
    for flag in ("O_NONBLOCK", "O_NOFOLLOW", "O_CLOEXEC", "O_BINARY"):
        flags |= getattr(os, flag, 0)
    try:
        descriptor = os.open(path, flags)
    except OSError:
        return None
    try:
        status = os.fstat(descriptor)
        own = sys.platform == "win32" or (
            status.st_uid == os.getuid() and not status.st_mode & 0o077
        )
        if not (own and stat.S_ISREG(status.st_mode) and status.st_size <= LARGEST):
            return None
        raw = os.read(descriptor, LARGEST)
    except OSError:
        return None
    finally:
        os.close(descriptor)
    try:
        table = json.loads(raw)
    except (ValueError, RecursionError):
        return None
    match table:
        case {
            "version": int(version), "map": str(map_), "port": int(port), "secret": str(secret),
            "process": int(process),
        } if (
            version == VERSION and 0 < port < 65536 and _SECRET.fullmatch(secret) and process > 0
        ):  # fmt: skip
            return Running(map_, port, secret, process)
    return None


def _alive(process: int) -> bool:
    """Whether a process of this user is there."""
    if sys.platform == "win32":
        return True  # asking would end it there; whether it answers is seen soon
    try:
        os.kill(process, 0)
    except (OSError, OverflowError):
        return False
    return True
