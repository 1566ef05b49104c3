"""What several positions hold alike, for the page: who they are, and each claim as short as one of them puts it."""

from __future__ import annotations

from collections.abc import Callable, Collection

from argmap.reasoning.analyses import find
from argmap.reasoning.proofs import Debate

Alike = tuple[tuple[str, ...], str]
"""The people, and the claim."""


def alike(debate: Debate, positions: Collection[str]) -> list[Alike]:
    """Return the first claim that the same people of some positions hold alike, for each such group of people, the
    largest first. What one of them only grants, or what follows from what he says, is none.
    """
    found: dict[tuple[str, ...], str] = {}
    for one in find("common-ground").run(debate).shared:
        rows = zip(one.positions, one.granted, one.why, strict=True)
        both = [p for p, granted, why in rows if p in positions and why in OWN and not granted]
        people = tuple(dict.fromkeys(h for p in both for h in debate.map.positions[p].held_by))
        if len(both) > 1 and len(people) > 1:
            found.setdefault(people, one.claim)
    return sorted(found.items(), key=lambda pair: -len(pair[0]))


OWN = ("thesis", "holds", "said")
"""The grounds on which a position itself says a claim."""


def shortest(debate: Debate, claim: str, people: Collection[str], words: Callable[[str], str]) -> str:
    """Return the words of a claim in the shortest of the ways in which some people put it."""
    forms = [c for c in debate.all_of(claim) if not set(people).isdisjoint(debate.map.claims[c].by)]
    return min(map(words, forms or [claim]), key=len)
