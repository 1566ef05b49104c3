"""The files that the paths on the command line mean."""

from __future__ import annotations

from collections.abc import Sequence

from argmap.base import disk
from argmap.base.files import STREAM
from argmap.cli.trouble import Trouble

SUFFIX = ".arg"


def map_files(paths: Sequence[str]) -> list[str]:
    """Return the files meant by `paths`, each once; a folder means all maps below it, sorted.

    Hidden folders are left out. Raises `Trouble` for a folder without maps; a file that does not
    exist remains in the list, to be reported when it is read.
    """
    found: dict[str, str] = {}
    for path in paths:
        if path != STREAM and disk.is_folder(path):
            files = disk.maps_below(path)
            if not files:
                msg = f"there is no {SUFFIX} file in {path}"
                raise Trouble(msg)
        else:
            files = (path,)
        for file in files:
            found.setdefault(file if file == STREAM else disk.real(file), file)
    return list(found.values())
