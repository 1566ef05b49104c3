"""Names that look alike but are not the same characters: of files, and of things in a map."""

from __future__ import annotations

import os.path
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import zip_longest

_LIKE = str.maketrans({
    # Cyrillic letters that look like Latin ones
    "а": "a", "е": "e", "о": "o", "р": "p", "с": "c", "у": "y", "х": "x", "і": "i", "ј": "j",
    "ѕ": "s", "һ": "h", "ԁ": "d", "ԛ": "q", "ԝ": "w", "ӏ": "l", "ѵ": "v", "ү": "y", "ә": "ə",
    # Greek letters that look like Latin or Cyrillic ones
    "α": "a", "ο": "o", "ν": "v", "ρ": "p", "ι": "i", "υ": "u", "χ": "x", "γ": "y", "ϲ": "c",
    "ϳ": "j", "κ": "к", "φ": "ф", "β": "ß", "µ": "μ",
    # Latin letters that look like others
    "ı": "i", "ɑ": "a", "ɡ": "g", "ﬁ": "fi", "ﬂ": "fl", "ﬀ": "ff", "ﬃ": "ffi", "ﬄ": "ffl",
    # marks that show nothing
    "\u034f": "", **{chr(code): "" for code in range(0xFE00, 0xFE10)},
})  # fmt: skip
"""Letters of names, which are small, and those that they look like in most fonts."""


def look(name: str) -> str:
    """Return a text that is the same for all names that look like this one."""
    if name.isascii():
        return name
    return unicodedata.normalize("NFC", unicodedata.normalize("NFD", name).translate(_LIKE))


Looks = Mapping[str, Sequence[str]]
"""The names in a folder, by what they look like."""


def by_look(names: Iterable[str]) -> Looks:
    """Return the names of a folder in groups that differ only as `look_alike` says."""
    looks: dict[str, list[str]] = {}
    for name in names:
        looks.setdefault(_plain(name), []).append(name)
    return looks


def look_alike(folder: str, written: str, listed: Callable[[str], Looks]) -> str:
    """Find the path of a file in `folder`, or below it, that differs from `written` only in
    capitals, in the encoding of accents, or in letters that look the same; empty when there is none.
    `listed` lists a folder.
    """
    found: list[str] = []
    for part in written.split("/"):
        if part in ("", ".", ".."):
            found.append(part)
            continue
        alike = listed(os.path.join(folder, *found) or ".").get(_plain(part), ())
        if not alike:
            return ""
        found.append(part if part in alike else alike[0])
    path = "/".join(found)
    return "" if path == written else path


def how_different(written: str, there: str) -> str:
    """Return a sentence on how two names that look alike differ: by capitals, or by the first sign
    that is another letter or is encoded in another way.
    """
    if look(written) != look(there):
        return "they differ in capitals"
    for ours, theirs in zip_longest(_signs(written), _signs(there), fillvalue=""):
        if ours != theirs:
            sign = theirs or ours
            return f"“{sign}” is {_codes(theirs)} there and {_codes(ours)} here"
    return ""


def _plain(name: str) -> str:
    return look(name.casefold())


def _signs(text: str) -> list[str]:
    """Return the letters, each with the marks on it."""
    signs: list[str] = []
    for char in text:
        if signs and unicodedata.category(char)[0] == "M":
            signs[-1] += char
        else:
            signs.append(char)
    return signs


def _codes(sign: str) -> str:
    """Return the characters of a sign by number, with the script of a single letter."""
    codes = " ".join(f"U+{ord(char):04X}" for char in sign)
    if len(unicodedata.normalize("NFD", sign)) != 1:
        return codes or "not"
    script = unicodedata.name(unicodedata.normalize("NFKC", sign)[0], "").split(" ")[0]
    return f"{codes} ({script.capitalize()})"
