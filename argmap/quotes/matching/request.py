"""The search in one source for a quotation: runs of words, and what may be between them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import NamedTuple

from argmap.base.values import dataclass
from argmap.quotes.matching.pattern import Bracket, Gap, Pattern, Word
from argmap.quotes.matching.source import SourceText
from argmap.quotes.matching.spellings import spellings
from argmap.quotes.matching.tokens import ungrouped


@dataclass(frozen=True, slots=True)
class Want:
    """One word to be found, in any of its forms. `count` is the number of words of the quotation it
    covers (`1 000` may be one word of the source); with `ending` it may go on.
    """

    forms: tuple[str, ...]
    ending: bool = False
    count: int = 1


class Run(NamedTuple):
    """Consecutive words, after the gaps and brackets that precede them."""

    before: tuple[Gap | Bracket, ...]
    wants: tuple[Want, ...]


class Wanted(NamedTuple):
    """The runs of a quotation, and the gaps and brackets after the last one."""

    runs: tuple[Run, ...]
    after: tuple[Gap | Bracket, ...]


def readings(source: SourceText, pattern: Pattern) -> Iterator[Wanted]:
    """Yield the possible readings of a quotation for a source, likeliest first: a number whose
    digits blanks group is one number if the source has that, else several.
    """
    if any(word.number in source.index for word in pattern.words):
        yield _wanted(source, pattern, grouped=True)
    yield _wanted(source, pattern, grouped=False)


def _wanted(source: SourceText, pattern: Pattern, *, grouped: bool) -> Wanted:
    runs: list[Run] = []
    before: tuple[Gap | Bracket, ...] = ()
    for _, some in groupby(pattern.elements, key=lambda element: isinstance(element, Word)):
        elements = list(some)
        words = [each for each in elements if isinstance(each, Word)]
        if not words:
            before = tuple(each for each in elements if not isinstance(each, Word))
            continue
        runs.append(Run(before, tuple(_wants(source, words, grouped=grouped))))
        before = ()
    return Wanted(tuple(runs), before)


def _wants(source: SourceText, words: Iterable[Word], *, grouped: bool) -> Iterator[Want]:
    rest = iter(words)
    for word in rest:
        if grouped and word.number in source.index:
            yield Want((word.number,), count=word.count)
            for _ in range(word.count - 1):
                next(rest)
        else:
            yield want(source, word)


def want(source: SourceText, word: Word) -> Want:
    """Return what a word of a quotation must match in a source: `ё` is `е` for one that writes no
    `ё`, and commas group digits unless they separate decimals.
    """
    plain = word.word
    if plain in spellings().yo and not source.has_yo:
        plain = plain.replace("ё", "е")
    if "," in plain:
        plain = ungrouped(plain, source.decimals)
    return Want((plain, word.also) if word.also else (plain,), word.ending)
