"""File names that look alike but are different bytes."""

from __future__ import annotations

import os.path
import unicodedata
from collections.abc import Callable, Sequence
from itertools import zip_longest


def look_alike(folder: str, written: str, names: Callable[[str], Sequence[str]]) -> str:
    """Find the path of a file in `folder`, or below it, that differs from `written` only in
    capitals or in the encoding of accents; empty when there is none. `names` lists a folder.
    """
    found: list[str] = []
    for part in written.split("/"):
        if part in ("", ".", ".."):
            found.append(part)
            continue
        there = names(os.path.join(folder, *found) or ".")
        alike = [name for name in there if _plain(name) == _plain(part)]
        if part not in there and not alike:
            return ""
        found.append(part if part in there else alike[0])
    path = "/".join(found)
    return "" if path == written else path


def how_different(written: str, there: str) -> str:
    """Return a sentence on how two names that look alike differ: by capitals, or by the first sign
    that is encoded in two ways.
    """
    if unicodedata.normalize("NFC", written) != unicodedata.normalize("NFC", there):
        return "they differ in capitals"
    for ours, theirs in zip_longest(_signs(written), _signs(there), fillvalue=""):
        if ours != theirs:
            return f"“{theirs}” is {_codes(theirs)} there and {_codes(ours)} here"
    return ""


def _plain(name: str) -> str:
    return unicodedata.normalize("NFC", name.casefold())


def _signs(text: str) -> list[str]:
    """Return the letters, each with the marks on it."""
    signs: list[str] = []
    for char in text:
        if signs and unicodedata.combining(char):
            signs[-1] += char
        else:
            signs.append(char)
    return signs


def _codes(sign: str) -> str:
    return " ".join(f"U+{ord(char):04X}" for char in sign)
