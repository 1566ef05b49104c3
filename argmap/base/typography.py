"""Typographic folding: what typesetters change in a text without changing its words.

The list is explicit. Unicode's compatibility folding (NFKC) would make `10²` into `102`.
"""

from __future__ import annotations

import re
import unicodedata
from array import array

DOUBLE = "“”„‟«»″❝❞〝〞"
SINGLE = "‘’‚‛‹›′ʼ`´"
DASHES = "‐‑‒–—―−﹘﹣－"
SPACES = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\t\f\v"
NOTHING = "\u00ad\u200b\u200c\u200d\u2060\ufeff\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
LIGATURES = {sign: unicodedata.normalize("NFKC", sign) for sign in "ﬀﬁﬂﬃﬄﬅﬆ…"}

_SAME_LENGTH = {
    ord(sign): plain
    for plain, signs in (('"', DOUBLE), ("'", SINGLE), ("-", DASHES), (" ", SPACES))
    for sign in signs
}
_OTHER_LENGTH = re.compile(f"[{NOTHING}{''.join(LIGATURES)}]")
_BLANKS = re.compile(r"[ \t\r\n]+")


def typographic(text: str) -> tuple[str, array[int] | None]:
    """Return a text with plain quotation marks, dashes and blanks, without invisible characters and
    ligatures; and for each of its characters the offset in `text`, or `None` when both agree.
    """
    same = text.translate(_SAME_LENGTH)
    if not _OTHER_LENGTH.search(same):
        return same, None
    parts: list[str] = []
    offsets = array("I")
    end = 0
    for found in _OTHER_LENGTH.finditer(same):
        start = found.start()
        parts.append(same[end:start])
        offsets.extend(range(end, start))
        written = LIGATURES.get(found.group(), "")
        parts.append(written)
        offsets.extend([start] * len(written))
        end = found.end()
    parts.append(same[end:])
    offsets.extend(range(end, len(same) + 1))
    return "".join(parts), offsets


def one_blank(text: str) -> str:
    """Return a text with one blank for each stretch of plain white space, none at the ends."""
    return _BLANKS.sub(" ", text).strip(" \t\r\n")


_INNER = str.maketrans('“”„‟«»"', "‘’‚‛‹›'")
_UNCLOSED = re.compile(r"(?:^|[\s(\[])[“„‟«‘‚‹\"'][\s“„‟«‘‚‹\"']*$")
_UNOPENED = re.compile(r"^(?:”|»(?=[\s,.]))[\s,.;:]*")


def in_marks(words: str) -> str:
    """Return words between quotation marks, with single marks inside; without a mark at their end
    that opens, or at their head that closes, what is not shown.
    """
    bare = _UNOPENED.sub("", _UNCLOSED.sub("", one_blank(words)))
    return f"“{bare.translate(_INNER)}”"
