"""The words and numbers of a text, in the forms for comparison.

Different spellings become one: digits in groups (`1 000 000`, `1,000,000`), and abbreviations with
stops (`p.m.`, `U.S.`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from argmap.quotes.matching import fold
from argmap.quotes.matching.spellings import spellings


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
    r"(?<![\w.,:/'])(?P<sign>(?<![\w)])-)?(?P<number>[1-9]\d{0,2}"
    r"(?:(?P<comma>(?:,\d{3})++(?!\d)(?P<cents>\.\d++)?)"
    r"|(?P<other>(?:(?: \d{3})++|(?:'\d{3})++)(?!\d)(?P<rest>[.,]\d++)?)))"
    r"(?![.,:/']\d)(?P<tail>[^\W_]*+)"
)
DECIMAL_COMMA = re.compile(r"(?<![\d.,])\d+,(?:\d\d?|\d{4,})(?![\d,]|\.\d)")
"""Decimals behind a comma (`3,5`); in a text with them, `1,250` may be one and a quarter."""
_SEPARATED = re.compile(r"[ ',]")


@cache
def _abbreviation() -> re.Pattern[str]:
    known = spellings()
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
            word = _SEPARATED.sub("", match["number"].replace(match["rest"] or "", ""))
            joined = f"{match['sign'] or ''}{word}{match['rest'] or ''}{match['tail']}".lower()
            parts = tuple(fold.word(m.group()) for m in fold.TOKEN.finditer(match.group()))
            found[start] = Token(start, end, joined, parts=parts)
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
