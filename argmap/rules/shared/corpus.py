"""The words of all claims as one text, where phrases are found faster than claim by claim."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from functools import lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argmap.model import ArgumentMap, Claim


def claims_with(map: ArgumentMap, phrases: Iterable[str]) -> list[Claim]:
    """Return the claims with one of the phrases in their words, in source order.

    The phrases are in lower case, without a line end; they match in any case.
    """
    claims = list(map.claims.values())
    joined, starts = _joined(tuple(claim.text for claim in claims))
    rows: set[int] = set()
    for phrase in phrases:
        at = joined.find(phrase)
        while at >= 0:
            row = bisect_right(starts, at) - 1
            rows.add(row)
            at = joined.find(phrase, starts[row + 1])
    return [claims[row] for row in sorted(rows)]


@lru_cache(maxsize=1)
def _joined(texts: tuple[str, ...]) -> tuple[str, list[int]]:
    """Return the texts in lower case, one a line, with their beginnings and the end of the last."""
    lowered = [text.lower().replace("\n", " ") for text in texts]
    starts = list(accumulate((len(text) + 1 for text in lowered), initial=0))
    return "\n".join(lowered), starts
