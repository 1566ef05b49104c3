"""Finds a quotation in a source, word by word, with the changes that careful writers are allowed.

There is no score: a place matches or it does not.
"""

from __future__ import annotations

from argmap.base.values import dataclass
from argmap.quotes.matching import fold
from argmap.quotes.matching.attempt import Attempt, Skip
from argmap.quotes.matching.pattern import Bracket, Pattern
from argmap.quotes.matching.request import readings
from argmap.quotes.matching.source import SourceText

MOST_STEPS = 150_000
"""Most comparisons for one quotation; only many gaps between the commonest words need them."""
TIERS = ("exact", "typographic", "folded", "edited")
"""The degrees of agreement of a quotation with its source, closest first."""


@dataclass(frozen=True, slots=True)
class Place:
    """The place of a quotation: tokens `first` to `last` (inclusive), offsets `start` to `end`."""

    first: int
    last: int
    start: int
    end: int
    tokens: tuple[int, ...]
    """The token of each word of the pattern; a broken word occurs twice."""
    skips: tuple[Skip, ...]
    tier: str


@dataclass(frozen=True, slots=True)
class Search:
    """The places of a quotation, in order, and the number of comparisons it took to find them. If
    not `complete`, the search was given up after `MOST_STEPS`, and there may be more places.
    """

    places: tuple[Place, ...]
    steps: int
    complete: bool = True


def places(source: SourceText, pattern: Pattern, most: int = 50) -> tuple[Place, ...]:
    """Return the places of a quotation, in order, at most `most`."""
    return search(source, pattern, most).places


def search(source: SourceText, pattern: Pattern, most: int = 50) -> Search:
    """Find a quotation in a source, at most `most` places of it."""
    steps = 0
    for wanted in readings(source, pattern):
        if not wanted.runs:
            break
        attempt = Attempt(source, wanted, MOST_STEPS - steps)
        found = _apart(attempt, source, pattern, most)
        steps += attempt.steps
        if found or attempt.exhausted:
            return Search(found, steps, not attempt.exhausted)
    return Search((), steps)


def _apart(attempt: Attempt, source: SourceText, pattern: Pattern, most: int) -> tuple[Place, ...]:
    """Return the places; of overlapping ones, the one that leaves out least."""
    found: list[Place] = []
    for tokens, skips in attempt.matches():
        first, last = tokens[0], tokens[-1]
        if found and found[-1].last >= first:
            if last - first < found[-1].last - found[-1].first:
                found[-1] = _place(source, pattern, tokens, skips)
        elif len(found) == most:
            break
        else:
            found.append(_place(source, pattern, tokens, skips))
        attempt.behind = found[-1].last if not _skipping(found[-1]) else -1
    return tuple(found)


def _skipping(place: Place) -> bool:
    return any(skip.end > skip.start for skip in place.skips)


def _place(
    source: SourceText, pattern: Pattern, tokens: tuple[int, ...], skips: tuple[Skip, ...]
) -> Place:
    first, last = tokens[0], tokens[-1]
    start, end = source.starts[first], source.ends[last]
    return Place(first, last, start, end, tokens, skips, _tier(source, pattern, start, end, skips))


def _tier(
    source: SourceText, pattern: Pattern, start: int, end: int, skips: tuple[Skip, ...]
) -> str:
    """Return how closely the quotation agrees with the source, with punctuation at its ends."""
    first, last = max(0, start - EDGE), min(len(source.plain), end + EDGE)
    written = source.written(first, last)
    if fold.one_blank(pattern.quote) in fold.one_blank(written):
        return "exact"
    there = fold.typographic(written)[0]
    if _one_mark(pattern.plain) in _one_mark(there):
        return "typographic"
    put = any(
        isinstance(e, Bracket) and pattern.plain[e.start : e.end] not in there
        for e in pattern.elements
    )
    return "edited" if skips or put or pattern.edited else "folded"


def _one_mark(plain: str) -> str:
    """Return a text in which double and single quotation marks are the same."""
    return fold.one_blank(plain).replace('"', "'")


EDGE = 8
"""Characters around the words that are searched for punctuation of the quotation."""

__all__ = ["TIERS", "Place", "Search", "Skip", "places", "search"]
