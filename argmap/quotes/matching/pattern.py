"""A quotation in a form that can be searched: words, gaps, and its writer's brackets."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import TypeAlias

from argmap.base.values import dataclass
from argmap.quotes.matching import fold
from argmap.quotes.matching.marks import marks, without
from argmap.quotes.matching.tokens import tokens


@dataclass(frozen=True, slots=True)
class Word:
    """A word that the source must have; `start` and `end` are its offsets in `Pattern.plain`.

    With `ending`, the word may go on with a few other letters in the source (`want[ed]`). `also` is
    another form that it may have there (`mueller` for `Müller`), or empty.
    """

    word: str
    start: int
    end: int
    bracketed: bool = False
    ending: bool = False
    also: str = ""


@dataclass(frozen=True, slots=True)
class Gap:
    """An ellipsis."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Bracket:
    """Words of the quoting writer: added, or in place of a few words of the source."""

    words: tuple[str, ...]
    start: int
    end: int


Element: TypeAlias = Word | Gap | Bracket


@dataclass(frozen=True, slots=True)
class Pattern:
    """A quotation, typographically folded, and its elements from the first word to the last.

    `groups` are the numbers whose digits blanks group: the first element of each, its number of
    elements, and the number in one word. `edited` is true when it has brackets that are not among
    its elements: `[sic]`, a changed letter, `[…]` at an end.
    """

    quote: str
    plain: str
    elements: tuple[Element, ...]
    groups: tuple[tuple[int, int, str], ...] = ()
    edited: bool = False

    @property
    def words(self) -> tuple[Word, ...]:
        """Return the words without gaps and brackets."""
        return tuple(e for e in self.elements if isinstance(e, Word))


_GAP = re.compile(r"\(\s*\.\s?\.\s?\.\s*\)|\.\s?\.\s?\.(?:\s?\.)?")
_DOTS = re.compile(r"\s*\.\s?\.\s?\.\s*")
_SIC = re.compile(r"\s*sic\.?\s*!?\s*")
_LETTERS = re.compile(r"[^\W\d_]+")
_REST = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*")
_SHORT = re.compile(r"'(?:s|re|ll|d|ve|m)\b")
"""What is left of a verb behind a bracket: `[the north side]'s` for `it's`."""
_SEVERAL = re.compile("[^\\W\\d_⁰¹²³⁴-⁹]{2,} [^\\W\\d_⁰¹²³⁴-⁹]{2,}")
_START, _ENDING = 2, 4
"""Letters at a beginning or an ending that may be in brackets."""


_INFLECTING = frozenset({"", "s", "es", "d", "ed", "ing", "n", "en", "e", "em"})


def inflects(ending: str) -> bool:
    """Whether an ending only inflects a word: `want[ed]`, but not `can[not]` or `use[less]`.
    Endings in letters that are not Latin always count as inflection.
    """
    return ending in _INFLECTING or not ending.isascii()


def plainly_several(quote: str) -> bool:
    """Whether a quotation plainly has two words; any other must be read with `pattern`."""
    return "[" not in quote and _SEVERAL.search(quote) is not None


@lru_cache(maxsize=4096)
def pattern(quote: str) -> Pattern:
    """Read a quotation. Ellipses at either end have no meaning and are left out; so are the marks
    of notes that are not brackets (`word²`). A bracket in a bracket belongs to the outer one.
    """
    plain, _ = fold.typographic(quote)
    noted = [(start, end) for start, end in marks(plain) if plain[start] != "["]
    bare = without(plain, noted)
    elements: list[Element] = []
    groups: list[tuple[int, int, str]] = []
    edited = False
    last = 0
    for start, end in _brackets(bare):
        put = bare[start + 1 : end - 1]
        if _SIC.fullmatch(put):
            element: Element | None = None
        elif _DOTS.fullmatch(put):
            element = Gap(start, end)
        else:
            element = _changed(bare, start, end, put, last)
        until = element.start if element else start
        _outside(bare, last, until, elements, groups)
        if element:
            elements.append(element)
        edited = edited or not isinstance(element, Bracket)
        last = element.end if element else end
    _outside(bare, last, len(bare), elements, groups)
    first, stop = 0, len(elements)
    while first < stop and isinstance(elements[first], Gap):
        first += 1
    while stop > first and isinstance(elements[stop - 1], Gap):
        stop -= 1
    numbers = tuple((at - first, count, word) for at, count, word in groups)
    return Pattern(quote, plain, tuple(elements[first:stop]), numbers, edited)


def _brackets(text: str) -> Iterator[tuple[int, int]]:
    """Yield the outermost closed brackets, from the opening one to after the closing one."""
    opened: list[int] = []
    pairs: list[tuple[int, int]] = []
    for found in re.finditer(r"[\[\]]", text):
        if found.group() == "[":
            opened.append(found.start())
        elif opened:
            start = opened.pop()
            while pairs and pairs[-1][0] > start:
                pairs.pop()
            pairs.append((start, found.end()))
    yield from pairs


def _changed(plain: str, start: int, end: int, put: str, last: int) -> Element:
    """Return the element of a bracket: a changed letter or ending (`[w]e`, `want[ed]`), else added
    words.
    """
    if _LETTERS.fullmatch(put):
        rest = _REST.match(plain, end)
        begin = start
        while begin > last and _LETTERS.match(plain[begin - 1]):
            begin -= 1
        if rest and len(put) <= _START:
            whole = plain[begin:start] + put + rest.group()
            return Word(
                fold.word(whole), begin, rest.end(), bracketed=True, also=fold.with_e(whole)
            )
        if begin < start and not rest and len(put) <= _ENDING:
            stem, ending = plain[begin:start], fold.word(put)
            if inflects(ending):
                return Word(fold.word(stem), begin, end, bracketed=True, ending=True)
            return Word(fold.word(stem + put), begin, end, bracketed=True)
    short = _SHORT.match(plain, end)
    if short:
        put, end = put + short.group(), short.end()
    words = tuple(token.word for token in tokens(put))
    return Bracket(words, start, end)


def _outside(
    plain: str, start: int, end: int, elements: list[Element], groups: list[tuple[int, int, str]]
) -> None:
    """Add the words and ellipses between two brackets."""
    last = start
    for found in _GAP.finditer(plain, start, end):
        _words(plain, last, found.start(), elements, groups)
        elements.append(Gap(*found.span()))
        last = found.end()
    _words(plain, last, end, elements, groups)


def _words(
    plain: str, start: int, end: int, elements: list[Element], groups: list[tuple[int, int, str]]
) -> None:
    for token in tokens(plain[start:end]):
        begin, stop = token.start + start, token.end + start
        if not token.parts:
            elements.append(Word(token.word, begin, stop, also=token.also))
            continue
        groups.append((len(elements), len(token.parts), token.word))
        elements += [
            Word(fold.word(m.group()), m.start(), m.end())
            for m in fold.TOKEN.finditer(plain, begin, stop)
        ]
