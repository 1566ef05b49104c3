"""Things that take long to make and can be made again, kept in a folder of the user's own.

What is kept is run or unpickled when it is read back, so the folder must be one that nobody else
can write to; otherwise nothing is kept.
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from pathlib import Path


def cache_folder() -> Path | None:
    """The folder, made if need be; `None` where there is none of the user's own.

    `ARGMAP_CACHE` names another one.
    """
    try:
        folder = _wanted()
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if sys.platform != "win32":
            status = folder.stat()
            if status.st_uid != os.getuid() or status.st_mode & 0o022:
                return None
    except (OSError, RuntimeError):
        return None
    return folder


def _wanted() -> Path:
    if named := os.environ.get("ARGMAP_CACHE"):
        return Path(named)
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home()) / "argmap" / "cache"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches" / "argmap"
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "argmap"


def kept(name: str) -> bytes | None:
    """What was kept under a name, or `None`."""
    folder = cache_folder()
    if folder is None:
        return None
    try:
        return (folder / name).read_bytes()
    except OSError:
        return None


def keep(name: str, data: bytes) -> None:
    """Keep something under a name, in one step. A full or read-only disk is passed over: it only
    costs time at the next start.
    """
    folder = cache_folder()
    if folder is None:
        return
    temporary = folder / f"{name}.{os.getpid()}"
    try:
        temporary.write_bytes(data)
        temporary.replace(folder / name)
    except OSError:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)
