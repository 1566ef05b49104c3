"""Changes in the claims that all positions accept, and in what one accepts that another argues from."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.reasoning.difference.outcomes import Fact, Shift, Side, outcome
from argmap.reasoning.difference.phrase import Phrase, name, phrase


def _say(shift: Shift) -> Phrase:
    claim = name(shift.nodes[0])
    if not shift.positions:
        verb = (
            "is accepted by all positions now"
            if shift.after
            else "is no longer accepted by all positions"
        )
        return phrase(claim, f" {verb}")
    position, towards = map(name, shift.positions)
    way = phrase(claim, ", a step towards the thesis of ", towards)
    if shift.after:
        return phrase(position, " now accepts ", way)
    return phrase(position, " no longer accepts ", way)


@outcome("common-ground", say=_say)
def find(side: Side) -> Iterator[Fact]:
    """Yield each claim that all positions hold or grant, and each claim at which a position leaves another's
    way.
    """
    found = side.found("common-ground")
    for shared in found.shared:
        if shared.all:
            yield Fact((shared.claim,))
    for one in found.concessions:
        if one.parting:
            yield Fact((one.claim,), (one.position, one.towards))
