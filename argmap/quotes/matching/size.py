"""The proper length of a quotation."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.quotes.concern import Concern
from argmap.quotes.matching.pattern import Pattern

FEWEST, MOST = 2, 100
"""Words of the longest text that still counts as a quotation."""


def size(pattern: Pattern) -> Iterator[Concern]:
    """Find whether a quotation is too short to identify its place, or too long for a quotation."""
    count = len(pattern.words)
    if count < FEWEST:
        yield Concern("too-short")
    if count > MOST:
        yield Concern("too-long")
