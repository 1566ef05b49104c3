"""Changes in the claims that a position starts from without evidence."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.reasoning.difference.outcomes import Fact, Shift, Side, outcome
from argmap.reasoning.difference.phrase import Phrase, name, phrase


def _say(shift: Shift) -> Phrase:
    verb = " starts from " if shift.after else " no longer starts from "
    told = phrase(name(shift.positions[0]), verb, name(shift.nodes[0]))
    return phrase(told, " without evidence in this map", " now" * bool(shift.after))


@outcome("assumptions", say=_say)
def find(side: Side) -> Iterator[Fact]:
    """Yield each assumption with its position."""
    for one in side.found("assumptions").claims:
        yield Fact((one.claim,), (one.position,))
