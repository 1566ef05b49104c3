"""Finds a quotation in a source, word by word, with the changes that careful writers are allowed.

There is no score: a place matches or it does not.
"""

from __future__ import annotations

from argmap.base.typography import one_blank, typographic
from argmap.base.values import dataclass
from argmap.quotes.matching.attempt import Attempt, Skip, Want, readings
from argmap.quotes.matching.pattern import Bracket, Pattern
from argmap.quotes.matching.source import SourceText

MOST_STEPS = 150_000
"""Most comparisons for one quotation; only many gaps between the commonest words need them."""
TIERS = ("exact", "typographic", "folded", "edited")
"""The degrees of agreement of a quotation with its source, closest first."""
EDGE = 8
"""Characters around the words that are searched for punctuation of the quotation."""

__all__ = ["TIERS", "Place", "Search", "Skip", "search"]


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


def search(source: SourceText, pattern: Pattern, most: int = 50) -> Search:
    """Find a quotation in a source, at most `most` places of it."""
    steps = 0
    for wanted in readings(source, pattern):
        if not any(isinstance(element, Want) for element in wanted):
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
        clash = bool(found) and found[-1].last >= first
        if clash and last - first >= found[-1].last - found[-1].first:
            continue
        if not clash and len(found) == most:
            break
        start, end = source.starts[first], source.ends[last]
        tier = _tier(source, pattern, start, end, skips)
        found[len(found) - clash :] = [Place(first, last, start, end, tokens, skips, tier)]
    return tuple(found)


def _tier(
    source: SourceText, pattern: Pattern, start: int, end: int, skips: tuple[Skip, ...]
) -> str:
    """Return how closely the quotation agrees with the source, with punctuation at its ends."""
    written = source.written(max(0, start - EDGE), min(len(source.plain), end + EDGE))
    if one_blank(pattern.quote) in one_blank(written):
        return "exact"
    there = typographic(written)[0]
    # Double and single quotation marks are the same here.
    plain, plain_there = (one_blank(t).replace('"', "'") for t in (pattern.plain, there))
    if plain in plain_there:
        return "typographic"
    put = any(
        isinstance(e, Bracket) and pattern.plain[e.start : e.end] not in there
        for e in pattern.elements
    )
    return "edited" if skips or put or pattern.edited else "folded"
