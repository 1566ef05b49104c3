"""Finding a quotation in a source: word by word, with what careful writers are allowed.

Nothing here is a score. A place matches or it does not.
"""

from __future__ import annotations

from argmap.base.values import dataclass
from argmap.quotes.matching import fold
from argmap.quotes.matching.attempt import Attempt, Skip
from argmap.quotes.matching.pattern import Bracket, Pattern
from argmap.quotes.matching.source import SourceText
from argmap.quotes.matching.wanted import readings

MOST_STEPS = 150_000
"""Comparisons for one quotation in all; only one of many gaps between the commonest words needs
as many.
"""
TIERS = ("exact", "typographic", "folded", "edited")
"""How closely a quotation stands in its source, closest first."""


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


@dataclass(frozen=True, slots=True)
class Search:
    """The places at which a quotation stands, in order, and with how many comparisons they were found.
    Without `complete`, the search was given up after `MOST_STEPS`, and there may be more places.
    """

    places: tuple[Place, ...]
    steps: int
    complete: bool = True


def places(source: SourceText, pattern: Pattern, most: int = 50) -> tuple[Place, ...]:
    """The places at which a quotation stands, in order, at most `most`."""
    return search(source, pattern, most).places


def search(source: SourceText, pattern: Pattern, most: int = 50) -> Search:
    """Look for a quotation in a source; at most `most` places of it."""
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
    """The places, of those that overlap the one that leaves out least."""
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
    """How closely the quotation stands there, its punctuation at either end included."""
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
    """A text in which double and single quotation marks are the same."""
    return fold.one_blank(plain).replace('"', "'")


EDGE = 8
"""Characters around the words in which punctuation of the quotation is looked for."""

__all__ = ["TIERS", "Place", "Search", "Skip", "places", "search"]
