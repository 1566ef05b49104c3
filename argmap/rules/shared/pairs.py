"""Claims of a map that are alike and not yet related to each other."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from argmap.rules.shared.likeness import alike

if TYPE_CHECKING:
    from argmap.model import ArgumentMap, Claim


class ClaimPair(NamedTuple):
    """Two claims, and the stem that only one of them has, if any."""

    first: Claim
    second: Claim
    extra: str


def unrelated_pairs(map: ArgumentMap) -> Iterator[ClaimPair]:
    """Yield the pairs of similar claims that no `restates` and no `contradicts` joins."""
    claims = tuple(map.claims.values())
    texts = tuple(claim.text for claim in claims)
    joined = {frozenset((x.left, x.right)) for x in map.restatements}
    joined |= {frozenset((x.left, x.right)) for x in map.contradictions}
    for first, second, extra in alike(texts, map.language):
        pair = ClaimPair(claims[first], claims[second], extra)
        if frozenset((pair.first.id, pair.second.id)) not in joined:
            yield pair
