"""Folding: removes what careful writers and typesetters change without changing the words.

The list is explicit. Unicode's compatibility folding (NFKC) would make `10²` into `102`.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from functools import lru_cache

from argmap.quotes.matching.spellings import spellings

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
_LATIN = re.compile(r"[A-Za-z]")
_STRESS = "\u0300\u0301"
_LETTERS = dict(zip("øłđðħŧıƶɨё", "olddhtiziе", strict=True))
_LETTERS |= {"þ": "th", "æ": "ae", "œ": "oe", "ĳ": "ij"}
"""Letters that are not a base letter with an accent in Unicode, mapped to how they are typed
without their strokes. `ß` is `ss` in lower case.
"""
_WITH_E = {"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa"}
_WRITTEN_WITH_E = re.compile("[äöüøåÄÖÜØÅ\u0308\u030a]")
TOKEN = re.compile(
    r"(?<![\w)])[-−]\d+(?:[.,:/]\d+)*\w*"  # a number below zero
    r"|\d+(?:[.,:/]\d+)*\w*"  # a number with its separators, `10th`, `10²`
    r"|[^\W\d_][^\W_\u0300-\u036f]*[\u0300-\u036f]*"
    r"(?:['\u2019\u02bc]?[^\W_]+[\u0300-\u036f]*)*"  # a word, with apostrophes inside it
    r"|[%‰€$£¥₴₽₺°]"
)
"""The compared parts; everything else is ignored. For typographically folded text."""


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


@lru_cache(maxsize=1 << 16)
def word(token: str) -> str:
    """Return a token in the form for comparison: lower case, Latin letters without accents and
    strokes, no stress marks, `е` for `ё`.

    Other letters keep their marks: й and и are different letters. So do words that would
    become another one (`spellings.toml`).
    """
    if token.isascii():
        return token.lower()
    lower = token.replace("İ", "i").casefold()
    composed = unicodedata.normalize("NFC", lower)
    known = spellings()
    if composed in known.umlauts or composed in known.yo:
        return composed
    out: list[str] = []
    for char in composed:
        base = unicodedata.normalize("NFD", char)
        if base[0] in _LETTERS:
            out.append(_LETTERS[base[0]])
        elif char in _LETTERS:
            out.append(_LETTERS[char])
        elif len(base) > 1 and _LATIN.match(base[0]):
            out.append(base[0])
        elif char not in _STRESS:
            out.append(char)
    return "".join(out)


@lru_cache(maxsize=1 << 16)
def with_e(token: str) -> str:
    """Return a token in the form for comparison with umlauts typed with an e: `Müller` as
    `mueller`; empty for one without such letters.

    This is another form of the written umlaut, not of `u`: `Muller` and `Mueller` stay two names,
    and a word that merely contains `ue` (`true`, `blue`) does not change.
    """
    if token.isascii() or not _WRITTEN_WITH_E.search(token):
        return ""
    composed = unicodedata.normalize("NFC", token.casefold())
    other = word("".join(_WITH_E.get(char, char) for char in composed))
    return "" if other == word(token) else other
