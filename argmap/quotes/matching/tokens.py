"""The words and numbers of a text, in the forms for comparison.

Different spellings become one: digits in groups (`1 000 000`, `1,000,000`), and abbreviations with
stops (`p.m.`, `U.S.`). Marks of notes are no words of a text's author: `[1]`, `[note 3]`, `word²`,
`word*`. Such a mark directly follows a word or a stop, and is followed only by a blank or a stop.
`Clause [2]`, `H[2]O`, `km²` and `10²` have a meaning and stay.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from argmap.quotes.matching import fold


class Token(NamedTuple):
    """A word or number in offsets of a typographically folded text.

    `word` is the form for comparison, `also` another possible spelling, or empty. `parts` are its
    words if it joins several (`1 000` as `1`, `000`), else empty.
    """

    start: int
    end: int
    word: str
    also: str = ""
    parts: tuple[str, ...] = ()


_COUNTRY = re.compile(r"(?<![\w.'])US(?![\w']|\.\w)")
_SHOUTED_BEFORE = re.compile(r"([^\W\d_]{2,})[^\w.!?]*$")
_SHOUTED_AFTER = re.compile(r"[^\w.!?]*([^\W\d_]{2,})")
_GROUPED = re.compile(
    r"(?<![\w.,:/'])(?:(?<![\w)])-)?[1-9]\d{0,2}"
    r"(?:(?P<comma>(?:,\d{3})++(?!\d)(?:\.\d++)?)"
    r"|(?P<other>(?:(?: \d{3})++|(?:'\d{3})++)(?!\d)(?:[.,]\d++)?))"
    r"(?![.,:/']\d)[^\W_]*+"
)
DECIMAL_COMMA = re.compile(r"(?<![\d.,])\d+,(?:\d\d?|\d{4,})(?![\d,]|\.\d)")
"""Decimals behind a comma (`3,5`); in a text with them, `1,250` may be one and a quarter."""


@cache
def _abbreviation() -> re.Pattern[str]:
    known = fold.spellings()
    stopped, spaced = ("|".join(map(re.escape, each)) for each in (known.stopped, known.spaced))
    return re.compile(rf"(?<![\w.])(?:(?i:{stopped})|{spaced})(?![\w]|\.\w)")


@lru_cache(maxsize=1 << 12)
def ungrouped(word: str, decimals: bool) -> str:
    """Return a number without grouping commas: `1,000` as `1000`; other words are returned
    unchanged.

    With `decimals`, a single comma separates decimals and stays.
    """
    found = _GROUPED.fullmatch(word)
    if not found or not found["comma"] or (decimals and word.count(",") == 1):
        return word
    return word.replace(",", "")


def tokens(
    plain: str, tight: Callable[[int, int], bool] | None = None, *, decimals: bool = True
) -> Iterator[Token]:
    """Yield all tokens of a typographically folded text, in order.

    `tight(start, end)` is true when all blanks between two offsets keep a number together (no-break
    or thin ones); without it all do. `decimals` is as in `ungrouped`.
    """
    whole = _whole(plain, tight, decimals)
    last = 0
    for found in fold.TOKEN.finditer(plain):
        start, end = found.span()
        if start < last:
            continue
        token = whole.get(start)
        if token is None or token.end < end:
            written = found.group()
            token = Token(start, end, fold.word(written), fold.with_e(written))
        yield token
        last = token.end


def _whole(
    plain: str, tight: Callable[[int, int], bool] | None, decimals: bool
) -> dict[int, Token]:
    """Return the tokens that differ from those of `fold.TOKEN`, by where they begin."""
    found: dict[int, Token] = {}
    for match in _GROUPED.finditer(plain):
        start, end = match.span()
        if match["comma"]:
            word = ungrouped(match.group().lower(), decimals)
            found[start] = Token(start, end, word)
        elif "'" in match["other"] or tight is None or tight(start, end):
            parts = tuple(map(fold.word, fold.TOKEN.findall(match.group())))
            found[start] = Token(start, end, re.sub("[ ']", "", match.group()).lower(), parts=parts)
    for match in _abbreviation().finditer(plain):
        letters = re.sub(r"[. ]", "", match.group()).lower()
        # A country is not a pronoun.
        word = "US" if letters == "us" else letters
        found[match.start()] = Token(*match.span(), word)
    for match in _COUNTRY.finditer(plain):
        start, end = match.span()
        if start not in found:
            pronoun = _shouted(plain, start, end)
            found[start] = Token(start, end, *(("us", "US") if pronoun else ("US",)))
    return found


def _shouted(plain: str, start: int, end: int) -> bool:
    """Whether a word next to a stretch is in capitals as well."""
    before = _SHOUTED_BEFORE.search(plain[max(0, start - 30) : start])
    after = _SHOUTED_AFTER.match(plain[end : end + 30])
    return any(found is not None and found[1].isupper() for found in (before, after))


# Marks of notes

_BEHIND = r"(?:(?<=[^\W\d_][^\W\d_])|(?<=[.,;:!?'\")\]]))"
_AHEAD = r"(?=[\s.,;:!?'\")\]]|-\s|$)"
_NUMBERS = r"\d{1,3}(?:[-,] ?\d{1,3}){0,9}"
_NAMED = r"(?:notes?|footnotes?|fn|nb|n|anm|прим|примітка|примечание)\.? ?\d{1,3}"
_BRACKETED = re.compile(
    rf"{_BEHIND}\[(?:{_NUMBERS}|{_NAMED}|citation needed)\](?:\[(?:{_NUMBERS}|{_NAMED})\])*{_AHEAD}"
    rf"|(?<=[.,;:!?'\"])\[[a-z]\](?:\[[a-z]\])*{_AHEAD}",
    re.IGNORECASE,
)
_SIGNS = re.compile(rf"{_BEHIND}(?<![*†‡])[*†‡]{{1,3}}{_AHEAD}")
_FIGURES = re.compile(r"[⁰¹²³⁴-⁹]+(?![\w])")
_LETTERS = re.compile(r"[^\W\d_⁰¹²³⁴-⁹]*$")
REACH = 12
"""Number of characters before small figures in which a word is distinguished from a unit."""


def marks(plain: str) -> Iterator[tuple[int, int]]:
    """Yield start and end of each mark of a note in a typographically folded text."""
    found: list[tuple[int, int]] = []
    if "[" in plain:
        found += [m.span() for m in _BRACKETED.finditer(plain)]
    found += [m.span() for m in _SIGNS.finditer(plain)]
    if not plain.isascii():
        found += [m.span() for m in _FIGURES.finditer(plain) if _notes(plain, m.start())]
    yield from sorted(found)


def without(plain: str, found: list[tuple[int, int]]) -> str:
    """Return a text with blanks in place of its marks, so that all offsets stay."""
    parts: list[str] = []
    last = 0
    for start, end in found:
        parts += plain[last:start], " " * (end - start)
        last = end
    return "".join(parts) + plain[last:]


def _notes(plain: str, at: int) -> bool:
    """Whether small figures at a place are the mark of a note, not a power or a unit."""
    before = plain[at - 1 : at]
    if before and before in '.,;:!?"':
        return True
    word = _LETTERS.findall(plain[max(0, at - REACH) : at])[0]
    return len(word) > 2 and word.lower() not in fold.spellings().units
