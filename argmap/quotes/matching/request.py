"""The search in one source for a quotation: runs of words, and what may be between them."""

from __future__ import annotations

from collections.abc import Iterator

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


@dataclass(frozen=True, slots=True)
class Run:
    """Consecutive words, after the gaps and brackets that precede them.

    `keys` has the first form of each word; in a `simple` run it is the only one.
    """

    before: tuple[Gap | Bracket, ...]
    wants: tuple[Want, ...]
    keys: tuple[str, ...]
    simple: bool


@dataclass(frozen=True, slots=True)
class Wanted:
    """The runs of a quotation, and the gaps and brackets after the last one."""

    runs: tuple[Run, ...]
    after: tuple[Gap | Bracket, ...]


def readings(source: SourceText, pattern: Pattern) -> Iterator[Wanted]:
    """Yield the possible readings of a quotation for a source, likeliest first: a number whose
    digits blanks group is one number if the source has that, else several.
    """
    groups = {at: (count, word) for at, count, word in pattern.groups if word in source.index}
    if groups:
        yield _wanted(source, pattern, groups)
    yield _wanted(source, pattern, {})


def _wanted(source: SourceText, pattern: Pattern, groups: dict[int, tuple[int, str]]) -> Wanted:
    runs: list[Run] = []
    before: list[Gap | Bracket] = []
    wants: list[Want] = []
    at = 0
    elements = pattern.elements
    while at < len(elements):
        element = elements[at]
        if isinstance(element, Word):
            count, word = groups.get(at, (1, ""))
            wants.append(Want((word,), count=count) if word else want(source, element))
            at += count
            continue
        if wants:
            runs.append(_run(before, wants))
            before, wants = [], []
        # Two ellipses with nothing between them are one.
        if not (isinstance(element, Gap) and before and isinstance(before[-1], Gap)):
            before.append(element)
        at += 1
    if wants:
        runs.append(_run(before, wants))
        before = []
    return Wanted(tuple(runs), tuple(before))


def _run(before: list[Gap | Bracket], wants: list[Want]) -> Run:
    simple = all(len(w.forms) == 1 and not w.ending and w.count == 1 for w in wants)
    return Run(tuple(before), tuple(wants), tuple(want.forms[0] for want in wants), simple)


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
