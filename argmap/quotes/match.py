"""Finding a quotation in a source: word by word, with what careful writers are allowed.

Nothing here is a score. A place matches or it does not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from argmap.quotes import fold
from argmap.quotes.pattern import Bracket, Element, Gap, Pattern, Word, inflects
from argmap.quotes.source import SourceText

WIDEST_GAP = 40
"""Words that an ellipsis may stand for."""
WIDEST_BRACKET = 3
"""Words that a bracket may stand for."""
WIDEST_ENDING = 4
MOST_STEPS = 20_000
"""Comparisons for one place; a quotation of nothing but ellipses would need many more."""
TIERS = ("exact", "typographic", "folded", "edited")
"""How closely a quotation stands in its source, closest first."""


class Skip(NamedTuple):
    """Tokens `start` to `end` (without) of the source for which an element stands."""

    element: Gap | Bracket
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Place:
    """Where a quotation stands: tokens `first` to `last` (with), offsets `start` to `end`."""

    first: int
    last: int
    start: int
    end: int
    tokens: tuple[int, ...]
    """For each word of the pattern the token that it is; a broken word stands twice."""
    skips: tuple[Skip, ...]
    tier: str


def places(source: SourceText, pattern: Pattern, most: int = 50) -> tuple[Place, ...]:
    """The places at which a quotation stands, in order, at most `most`."""
    elements = list(pattern.elements)
    lead: list[Element] = []
    while elements and not isinstance(elements[0], Word):
        lead.append(elements.pop(0))
    if not elements:
        return ()
    found: list[Place] = []
    for first in _candidates(source, elements):
        walk = _Walk(source, elements)
        answer = walk.run(first)
        if answer is None:
            continue
        tokens, skips = answer
        before = [Skip(e, tokens[0], tokens[0]) for e in lead if isinstance(e, Bracket)]
        place = _place(source, pattern, tokens, (*before, *skips))
        if found and found[-1].last >= place.first:
            # Of two that overlap, the one that leaves out less.
            if place.last - place.first < found[-1].last - found[-1].first:
                found[-1] = place
            continue
        if len(found) == most:
            break
        found.append(place)
    return tuple(found)


def _candidates(source: SourceText, elements: list[Element]) -> Iterator[int]:
    """Tokens at which the first run of words may begin, found by its rarest word."""
    run: list[Word] = []
    for element in elements:
        if not isinstance(element, Word) or element.ending:
            break
        run.append(element)
    if not run:
        head = elements[0]
        assert isinstance(head, Word)
        yield from (
            at for at, word in enumerate(source.words) if _same(source, at, word, head) is not None
        )
        return
    index = source.index
    if source.broken:
        # A broken word may be one word of the quotation or two, so no later word has a fixed place.
        yield from index.get(run[0].word, ())
        return
    by = min(range(len(run)), key=lambda n: len(index.get(run[n].word, ())))
    yield from (at - by for at in index.get(run[by].word, ()) if at >= by)


def _same(source: SourceText, at: int, word: str, wanted: Word) -> int | None:
    """How much of the token is taken (1 all, 0 its first half) when it is the word wanted."""
    if word == wanted.word:
        return 1
    if wanted.ending and word.startswith(wanted.word):
        ending = word[len(wanted.word) :]
        return 1 if len(ending) <= WIDEST_ENDING and inflects(ending) else None
    if at in source.broken and source.broken[at][0] == wanted.word:
        return 0
    return None


class _Walk:
    """One attempt, from one token on; the narrowest gaps are tried first."""

    def __init__(self, source: SourceText, elements: list[Element]) -> None:
        self.source = source
        self.elements = elements
        self.steps = 0

    def run(self, first: int) -> tuple[tuple[int, ...], tuple[Skip, ...]] | None:
        """The tokens of all words and what was skipped, or `None`."""
        source, elements = self.source, self.elements
        # Each entry: element to match, token to match it at, words taken, skips taken.
        stack: list[tuple[int, int, tuple[int, ...], tuple[Skip, ...]]] = [(0, first, (), ())]
        while stack:
            number, at, taken, skips = stack.pop()
            while number < len(elements):
                self.steps += 1
                element = elements[number]
                if self.steps > MOST_STEPS:
                    return None
                if isinstance(element, Word):
                    step = self._word(number, at)
                    if not step:
                        break
                    taken = (*taken, *([at] * step))
                    number, at = number + step, at + 1
                    continue
                widest = WIDEST_GAP if isinstance(element, Gap) else WIDEST_BRACKET
                others = [
                    (number + 1, at + n, taken, (*skips, Skip(element, at, at + n)))
                    for n in range(widest, 0, -1)
                    if at + n <= len(source.words)
                ]
                literal = self._literal(element, at)
                stack += others
                if literal:
                    stack.append((number + 1, at, taken, (*skips, Skip(element, at, at))))
                    at += literal
                    number += 1
                else:
                    skips = (*skips, Skip(element, at, at))
                    number += 1
            else:
                return taken, skips
        return None

    def _literal(self, element: Gap | Bracket, at: int) -> int:
        """How many tokens from `at` on are the very words in the bracket."""
        if isinstance(element, Gap):
            return 0
        words = element.words
        here = self.source.words[at : at + len(words)]
        return len(words) if words and tuple(here) == words else 0

    def _word(self, number: int, at: int) -> int:
        """How many words of the pattern the token at `at` is: 0, 1, or 2 for a broken word."""
        source = self.source
        if not 0 <= at < len(source.words):
            return 0
        wanted = self.elements[number]
        assert isinstance(wanted, Word)
        same = _same(source, at, source.words[at], wanted)
        if same is None:
            return 0
        if same == 1:
            return 1
        if number + 1 < len(self.elements):
            after = self.elements[number + 1]
            if isinstance(after, Word) and after.word == source.broken[at][1]:
                return 2
        return 0


def _place(
    source: SourceText, pattern: Pattern, tokens: tuple[int, ...], skips: tuple[Skip, ...]
) -> Place:
    first, last = tokens[0], tokens[-1]
    start, end = source.starts[first], source.ends[last]
    return Place(first, last, start, end, tokens, skips, _tier(source, pattern, start, end, skips))


def _tier(
    source: SourceText, pattern: Pattern, start: int, end: int, skips: tuple[Skip, ...]
) -> str:
    """How closely the quotation stands there, its punctuation at either end included."""
    first, last = max(0, start - EDGE), min(len(source.plain), end + EDGE)
    if fold.one_blank(pattern.quote) in fold.one_blank(source.written(first, last)):
        return "exact"
    if _one_mark(pattern.plain) in _one_mark(source.plain[first:last]):
        return "typographic"
    changed = skips or _BRACKET.search(pattern.plain)
    return "edited" if changed else "folded"


def _one_mark(plain: str) -> str:
    """A text in which double and single quotation marks are the same."""
    return fold.one_blank(plain).replace('"', "'")


EDGE = 8
"""Characters around the words in which punctuation of the quotation is looked for."""
_BRACKET = re.compile(r"\[[^\]]*\]")
