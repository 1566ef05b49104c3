"""Many files of one kind written to a folder together: all of them, or none."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from contextlib import suppress

from argmap.base import disk
from argmap.base.files import FileTrouble, reason
from argmap.base.temporary import clear_strays, create
from argmap.base.text import utf8

HEAD = 4096
"""Bytes of a file in which its mark is looked for."""


def write_folder(folder: str, files: Mapping[str, str], pattern: str, marked: str) -> None:
    """Write files to a folder, which is made if it is not there, in place of an earlier set of them.

    Earlier files are those with a name like `pattern` and with `marked` near their beginning; they are replaced or
    removed, and all others left alone. The new files take their places once all of them are on the disk. Raises
    `FileTrouble`, also where another file has the name of a new one; then nothing is changed.
    """
    disk.spoil()
    fresh: list[tuple[str, str]] = []
    path = folder
    try:
        if os.path.exists(folder) and not os.path.isdir(folder):
            raise FileTrouble(folder, "is a file, not a folder")
        os.makedirs(folder, exist_ok=True)
        named = re.compile(pattern)
        there = {n for n in os.listdir(folder) if named.fullmatch(n) or n in files}
        ours = {name for name in there if _has(os.path.join(folder, name), utf8(marked))}
        for name in files:
            if name in there - ours:
                raise FileTrouble(os.path.join(folder, name), "is there already and was not made by argmap; "
                                  "move it, or name another folder")  # fmt: skip
        for name, text in files.items():
            path = os.path.join(folder, name)
            temporary, descriptor = create(folder)
            fresh.append((temporary, path))
            with open(descriptor, "wb") as file:
                file.write(utf8(text))
                file.flush()
                os.fsync(descriptor)
        while fresh:
            temporary, path = fresh[-1]
            os.replace(temporary, path)
            fresh.pop()
        for name in sorted(ours - files.keys()):
            path = os.path.join(folder, name)
            os.unlink(path)
    except (OSError, ValueError) as error:
        raise FileTrouble(path, reason(error, "written")) from None
    finally:
        for temporary, _ in fresh:
            with suppress(OSError):
                os.unlink(temporary)
    clear_strays(folder)


def _has(path: str, marked: bytes) -> bool:
    """Whether a regular file has some bytes near its beginning."""
    if not os.path.isfile(path):
        return False
    with open(path, "rb") as file:
        return marked in file.read(HEAD)
