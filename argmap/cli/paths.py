"""From what the user named to the files that are meant."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence

from argmap.base.files import STREAM
from argmap.cli.trouble import Trouble

SUFFIX = ".arg"


def map_files(paths: Sequence[str]) -> list[str]:
    """The files meant by `paths`, each once: a folder stands for all maps below it, sorted.

    Hidden folders are left out. Raises `Trouble` for a folder without maps; a file that does
    not exist stays in the list, to be reported when it is read.
    """
    found: dict[str, str] = {}
    for path in paths:
        if path != STREAM and os.path.isdir(path):
            files = list(_below(path))
            if not files:
                msg = f"there is no {SUFFIX} file in {path}"
                raise Trouble(msg)
        else:
            files = [path]
        for file in files:
            found.setdefault(file if file == STREAM else os.path.realpath(file), file)
    return list(found.values())


def _below(folder: str) -> Iterator[str]:
    for here, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            if name.endswith(SUFFIX) and not name.startswith("."):
                yield os.path.normpath(os.path.join(here, name))
