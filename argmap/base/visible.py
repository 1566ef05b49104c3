"""Text made safe to show: characters that a terminal would obey or hide become visible."""

from __future__ import annotations

import unicodedata
from functools import cache

from argmap.base.text import cell_width as width
from argmap.base.text import narrow

__all__ = ["JOINERS", "TAB", "narrow", "one_line", "visible", "width"]

TAB = "→   "
JOINERS = "\u200c\u200d"
"""Format characters that scripts and emoji need, and that affect nothing else."""


def visible(text: str) -> str:
    """Write control, direction and other invisible characters of a text as `<U+202E>`, and bytes of
    file names that are not UTF-8 as `<0xE9>`.

    A tab becomes an arrow and three spaces. Everything else stays, so a file or a name taken from it can
    neither move the cursor nor turn the direction of the line.
    """
    if text.isascii() and text.isprintable():
        return text
    return "".join(map(_visible, text))


def one_line(text: str, limit: int = 300) -> str:
    """Put a sentence on one line of the terminal: line ends become blanks, a very long text is
    cut.
    """
    if len(text) > limit:
        text = text[: limit - 1] + "…"
    return visible(" ".join(text.splitlines()) if not text.isprintable() else text)


@cache
def _visible(char: str) -> str:
    if char == "\t":
        return TAB
    if "\udc80" <= char <= "\udcff":  # a byte of a file name that is not UTF-8
        return f"<0x{ord(char) - 0xDC00:02X}>"
    kind = unicodedata.category(char)
    if kind in {"Cc", "Cs", "Zl", "Zp"} or (kind == "Cf" and char not in JOINERS):
        return f"<U+{ord(char):04X}>"
    return char
