"""File names as programs read them: URIs of their bytes, and words that are always Unicode."""

from __future__ import annotations

import os
from pathlib import PurePath
from urllib.parse import quote, quote_from_bytes

from argmap.base.text import whole


def file_uri(file: str) -> str:
    """Return the URI reference of a file (RFC 3986), each byte of its name that needs it as `%XX`.

    A relative name gives a relative reference; a byte that is not UTF-8 is written as it is on
    disk.
    """
    path = PurePath(file)
    try:
        return (
            path.as_uri() if path.is_absolute() else quote_from_bytes(os.fsencode(path.as_posix()))
        )
    except UnicodeEncodeError:  # a lone surrogate that encodes no byte: no file has this name
        return quote(whole(path.as_posix()))


def file_names(file: str) -> dict[str, object]:
    """Return the JSON fields that name a file: `file`, and `uri` where that is not exact."""
    shown = whole(file)
    return {"file": shown} if shown == file else {"file": shown, "uri": file_uri(file)}
