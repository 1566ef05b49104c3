"""A quotation in a form that can be searched: words, gaps, and its writer's brackets."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import TypeAlias

from argmap.base.typography import typographic
from argmap.base.values import dataclass
from argmap.quotes.concern import Concern
from argmap.quotes.matching import fold
from argmap.quotes.matching.tokens import marks, tokens, without


@dataclass(frozen=True, slots=True)
class Word:
    """A word that the source must have; `start` and `end` are its offsets in `Pattern.plain`.

    With `ending`, the word may go on with a few other letters in the source (`want[ed]`). `also` is
    another form that it may have there (`mueller` for `Müller`), or empty. In the first word of a
    number whose digits blanks group, `number` is all of it in one word, and `count` its words here.
    """

    word: str
    start: int
    end: int
    bracketed: bool = False
    ending: bool = False
    also: str = ""
    number: str = ""
    count: int = 1


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

    `edited` is true when it has brackets that are not among its elements: `[sic]`, a changed letter,
    `[…]`.
    """

    quote: str
    plain: str
    elements: tuple[Element, ...]
    edited: bool = False

    @property
    def words(self) -> tuple[Word, ...]:
        """Return the words without gaps and brackets."""
        return tuple(e for e in self.elements if isinstance(e, Word))


FEWEST, MOST = 2, 100
"""Words of the shortest and the longest text that counts as a quotation."""
_GAP = re.compile(r"\(\s*\.\s?\.\s?\.\s*\)|\.\s?\.\s?\.(?:\s?\.)?")
_DOTS = re.compile(r"\s*\.\s?\.\s?\.\s*")
_SIC = re.compile(r"\s*sic\.?\s*!?\s*")
_LETTERS = re.compile(r"[^\W\d_]+")
_STEM = re.compile(r"(?<![^\W\d_])[^\W\d_]*+$")
_REST = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*")
_SHORT = re.compile(r"'(?:s|re|ll|d|ve|m)\b")
"""What is left of a verb behind a bracket: `[the north side]'s` for `it's`."""
_LETTER = "[^\\W\\d_⁰¹²³⁴-⁹]"
# From the beginning of a word only: else a long word is gone through from each of its letters.
_SEVERAL = re.compile(f"(?<!{_LETTER}){_LETTER}{{2,}}+ {_LETTER}{{2,}}")
_START, _ENDING = 2, 4
"""Letters at a beginning or an ending that may be in brackets."""


_INFLECTING = frozenset({"", "s", "es", "d", "ed", "ing", "n", "en", "e", "em"})


def inflects(ending: str) -> bool:
    """Whether an ending only inflects a word: `want[ed]`, but not `can[not]` or `use[less]`.
    Endings in letters that are not Latin always count as inflection.
    """
    return ending in _INFLECTING or not ending.isascii()


def size(pattern: Pattern) -> Iterator[Concern]:
    """Find whether a quotation is too short to identify its place, or too long for a quotation."""
    count = len(pattern.words)
    if count < FEWEST:
        yield Concern("too-short")
    if count > MOST:
        yield Concern("too-long")


def plainly_several(quote: str) -> bool:
    """Whether a quotation plainly has two words; any other must be read with `pattern`."""
    return "[" not in quote and _SEVERAL.search(quote) is not None


@lru_cache(maxsize=4096)
def pattern(quote: str) -> Pattern:
    """Read a quotation. Ellipses at either end have no meaning and are left out; so are the marks
    of notes that are not brackets (`word²`). A bracket in a bracket belongs to the outer one.
    """
    plain, _ = typographic(quote)
    noted = [(start, end) for start, end in marks(plain) if plain[start] != "["]
    bare = without(plain, noted)
    brackets = _brackets(bare)
    elements: list[Element] = []
    for element in _elements(bare, brackets):
        # Two ellipses with nothing between them are one.
        if not isinstance(element, Gap) or (elements and not isinstance(elements[-1], Gap)):
            elements.append(element)
    if elements and isinstance(elements[-1], Gap):
        elements.pop()
    edited = len(brackets) > sum(isinstance(element, Bracket) for element in elements)
    return Pattern(quote, plain, tuple(elements), edited)


def _brackets(text: str) -> list[tuple[int, int]]:
    """Return the outermost closed brackets, from the opening one to after the closing one."""
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
    return pairs


def _elements(plain: str, brackets: list[tuple[int, int]]) -> Iterator[Element]:
    last = 0
    for start, end in sorted([*brackets, *(m.span() for m in _GAP.finditer(plain))]):
        if start < last:
            # An ellipsis in a bracket.
            continue
        put = plain[start + 1 : end - 1]
        if plain[start] == "[" and _SIC.fullmatch(put):
            yield from _words(plain, last, start)
            last = end
            continue
        gap = plain[start] != "[" or _DOTS.fullmatch(put)
        element = Gap(start, end) if gap else _changed(plain, start, end, last)
        yield from _words(plain, last, element.start)
        yield element
        last = element.end
    yield from _words(plain, last, len(plain))


def _changed(plain: str, start: int, end: int, last: int) -> Word | Bracket:
    """Return the element of a bracket: a changed letter or ending (`[w]e`, `want[ed]`), else added
    words.
    """
    put = plain[start + 1 : end - 1]
    if _LETTERS.fullmatch(put):
        stem = _STEM.search(plain[last:start])[0]  # type: ignore[index]
        begin, rest = start - len(stem), _REST.match(plain, end)
        if rest and len(put) <= _START:
            whole = stem + put + rest.group()
            return Word(
                fold.word(whole), begin, rest.end(), bracketed=True, also=fold.with_e(whole)
            )
        if stem and not rest and len(put) <= _ENDING:
            ending = inflects(fold.word(put))
            word = fold.word(stem if ending else stem + put)
            return Word(word, begin, end, bracketed=True, ending=ending)
    short = _SHORT.match(plain, end)
    if short:
        put, end = put + short.group(), short.end()
    return Bracket(tuple(token.word for token in tokens(put)), start, end)


def _words(plain: str, start: int, end: int) -> Iterator[Word]:
    for token in tokens(plain[start:end]):
        begin, stop = token.start + start, token.end + start
        if not token.parts:
            yield Word(token.word, begin, stop, also=token.also)
            continue
        number, count = token.word, len(token.parts)
        for part in fold.TOKEN.finditer(plain, begin, stop):
            yield Word(fold.word(part.group()), *part.span(), number=number, count=count)
            number, count = "", 1
