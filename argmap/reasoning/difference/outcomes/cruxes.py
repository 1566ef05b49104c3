"""Changes in the claims without which a position cannot derive its thesis."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.reasoning.difference.outcomes import Fact, Shift, Side, outcome
from argmap.reasoning.difference.phrase import Phrase, name, phrase


def _say(shift: Shift) -> Phrase:
    verb = " is a crux of " if shift.after else " is no longer a crux of "
    return phrase(name(shift.nodes[0]), verb, name(shift.positions[0]), " now" * bool(shift.after))


@outcome("cruxes", say=_say)
def find(side: Side) -> Iterator[Fact]:
    """Yield each crux with its position."""
    for one in side.found("cruxes").theses:
        for crux in one.cruxes:
            yield Fact((crux.claim,), (one.position,))
