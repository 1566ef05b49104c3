"""A quotation as what is to be found: words, gaps, and what its writer put in brackets."""

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
    """A word that must stand there; `start` and `end` are where it stands in `Pattern.plain`.

    With `ending`, the word may go on with a few other letters in the source (`want[ed]`). `also` is
    another form in which it may stand there (`mueller` for `Müller`), or empty.
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
    """Words of the one who quotes: put in, or in place of a few words of the source."""

    words: tuple[str, ...]
    start: int
    end: int


Element: TypeAlias = Word | Gap | Bracket


@dataclass(frozen=True, slots=True)
class Pattern:
    """A quotation, typographically folded, and its elements from the first word to the last.

    `groups` are the numbers whose digits blanks group: the element at which each begins, of how many
    it is, and the number in one word. `edited` says that it has brackets beside its elements:
    `[sic]`, a changed letter, `[…]` at an end.
    """

    quote: str
    plain: str
    elements: tuple[Element, ...]
    groups: tuple[tuple[int, int, str], ...] = ()
    edited: bool = False

    @property
    def words(self) -> tuple[Word, ...]:
        """The words alone."""
        return tuple(e for e in self.elements if isinstance(e, Word))


_GAP = re.compile(r"\(\s*\.\s?\.\s?\.\s*\)|\.\s?\.\s?\.(?:\s?\.)?")
_DOTS = re.compile(r"\s*\.\s?\.\s?\.\s*")
_SIC = re.compile(r"\s*sic\.?\s*!?\s*")
_LETTERS = re.compile(r"[^\W\d_]+")
_REST = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*")
_SEVERAL = re.compile("[^\\W\\d_⁰¹²³⁴-⁹]{2,} [^\\W\\d_⁰¹²³⁴-⁹]{2,}")
_START, _ENDING = 2, 4
"""Letters of a beginning, and of an ending, that are put in brackets."""


_INFLECTING = frozenset({"", "s", "es", "d", "ed", "ing", "n", "en", "e", "em"})


def inflects(ending: str) -> bool:
    """Whether an ending only inflects a word: `want[ed]`, but not `can[not]` or `use[less]`. Endings in
    letters that are not Latin are taken for such.
    """
    return ending in _INFLECTING or not ending.isascii()


def plainly_several(quote: str) -> bool:
    """Whether a quotation has two words at a first glance, which most have; one that has not is to be
    read with `pattern`.
    """
    return "[" not in quote and _SEVERAL.search(quote) is not None


@lru_cache(maxsize=4096)
def pattern(quote: str) -> Pattern:
    """Read a quotation. Ellipses at either end say nothing and are left out; so do the marks of notes
    that are no brackets (`word²`). A bracket in a bracket belongs to the outer one.
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
    """The outermost brackets that are closed, from the opening one to behind the closing one."""
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
    """What a bracket is: a letter or an ending changed (`[w]e`, `want[ed]`), else words put in."""
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
    words = tuple(token.word for token in tokens(put))
    return Bracket(words, start, end)


def _outside(
    plain: str, start: int, end: int, elements: list[Element], groups: list[tuple[int, int, str]]
) -> None:
    """Add what stands between two brackets: words and ellipses."""
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
