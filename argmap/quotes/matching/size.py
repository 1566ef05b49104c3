"""How long a quotation should be."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.quotes.concern import Concern
from argmap.quotes.matching.pattern import Pattern

FEWEST, MOST = 2, 100
"""Words of a quotation that tells something and is still a quotation."""


def size(pattern: Pattern) -> Iterator[Concern]:
    """Find whether a quotation is too short to tell where it is, or longer than a quotation."""
    count = len(pattern.words)
    if count < FEWEST:
        yield Concern("too-short")
    if count > MOST:
        yield Concern("too-long")
