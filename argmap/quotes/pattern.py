"""A quotation as what is to be found: words, gaps, and what its writer put in brackets."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TypeAlias

from argmap.quotes import fold


@dataclass(frozen=True, slots=True)
class Word:
    """A word that must stand there; `start` and `end` are where it stands in `Pattern.plain`.

    With `ending`, the word may go on with a few other letters in the source (`want[ed]`).
    """

    word: str
    start: int
    end: int
    bracketed: bool = False
    ending: bool = False


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
    """A quotation, typographically folded, and its elements from the first word to the last."""

    quote: str
    plain: str
    elements: tuple[Element, ...]

    @property
    def words(self) -> tuple[Word, ...]:
        """The words alone."""
        return tuple(e for e in self.elements if isinstance(e, Word))


_SPECIAL = re.compile(
    r"(?P<gap>\[\s*\.\s?\.\s?\.\s*\]|\(\s*\.\s?\.\s?\.\s*\)|\.\s?\.\s?\.(?:\s?\.)?)"
    r"|(?P<sic>\[\s*sic\.?\s*!?\s*\])"
    r"|(?P<start>\[(?P<first>[^\W\d_]{1,2})\](?P<rest>[^\W\d_]+(?:'[^\W\d_]+)*))"
    r"|(?P<stem>[^\W\d_]+)\[(?P<ending>[^\W\d_]{1,4})\]"
    r"|\[(?P<put>[^\]]*)\]"
)


_INFLECTING = frozenset({"", "s", "es", "d", "ed", "ing", "n", "en", "e", "em"})


def inflects(ending: str) -> bool:
    """Whether an ending only inflects a word: `want[ed]`, but not `can[not]` or `use[less]`. Endings in
    letters that are not Latin are taken for such.
    """
    return ending in _INFLECTING or not ending.isascii()


def pattern(quote: str) -> Pattern:
    """Read a quotation. Ellipses at either end say nothing and are left out."""
    plain, _ = fold.typographic(quote)
    elements: list[Element] = []
    last = 0
    for found in _SPECIAL.finditer(plain):
        elements += _words(plain, last, found.start())
        start, last = found.span()
        if found["gap"] is not None:
            elements.append(Gap(start, last))
        elif found["start"] is not None:
            whole = fold.word(found["first"] + found["rest"])
            elements.append(Word(whole, start, last, bracketed=True))
        elif found["stem"] is not None:
            stem, ending = fold.word(found["stem"]), fold.word(found["ending"])
            if inflects(ending):
                elements.append(Word(stem, start, last, bracketed=True, ending=True))
            else:
                elements.append(Word(stem + ending, start, last, bracketed=True))
        elif found["put"] is not None:
            put = tuple(fold.word(m.group()) for m in fold.TOKEN.finditer(found["put"]))
            elements.append(Bracket(put, start, last))
    elements += _words(plain, last, len(plain))
    while elements and isinstance(elements[0], Gap):
        elements.pop(0)
    while elements and isinstance(elements[-1], Gap):
        elements.pop()
    return Pattern(quote, plain, tuple(elements))


def _words(plain: str, start: int, end: int) -> list[Element]:
    return [
        Word(fold.word(m.group()), m.start(), m.end())
        for m in fold.TOKEN.finditer(plain, start, end)
    ]
