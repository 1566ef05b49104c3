"""Folding of words: removes what careful writers change in them without making others of them.

The table of spellings in `spellings.toml`, which explains itself, is read at the first text that may
need it.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

from argmap.base.typography import one_blank, typographic
from argmap.quotes.tables import BadTable, read

__all__ = ["TOKEN", "one_blank", "spellings", "typographic", "with_e", "word"]

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
SPELLINGS = Path(__file__).with_name("spellings.toml")


class Spellings(NamedTuple):
    """The lists of the table."""

    umlauts: frozenset[str]
    yo: frozenset[str]
    units: frozenset[str]
    stopped: tuple[str, ...]
    spaced: tuple[str, ...]


@cache
def spellings(path: Path = SPELLINGS) -> Spellings:
    """Return the table."""
    written = read(path)
    for name in Spellings._fields:
        kind = list if name == "spaced" else str
        if not isinstance(written.get(name), kind):
            raise BadTable(f"{path.name}: {name} must be a {'list' if kind is list else 'text'}")
    umlauts = (entry.partition(":") for entry in written["umlauts"].split())
    return Spellings(
        frozenset(stem + ending for stem, _, endings in umlauts for ending in endings.split(",")),
        frozenset(written["yo"].split()),
        frozenset(written["units"].split()),
        tuple(sorted(written["stopped"].split(), key=len, reverse=True)),
        tuple(written["spaced"]),
    )


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
