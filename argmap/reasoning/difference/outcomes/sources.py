"""Changes in the claims that rest on a single voice."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.reasoning.difference.outcomes import Fact, Shift, Side, outcome
from argmap.reasoning.difference.phrase import Phrase, name, phrase


def _say(shift: Shift) -> Phrase:
    verb = " rests on one voice alone now" if shift.after else " no longer rests on one voice alone"
    return phrase("in the case of ", name(shift.positions[0]), ", ", name(shift.nodes[0]), verb)


@outcome("sources", say=_say, of_new=False)
def find(side: Side) -> Iterator[Fact]:
    """Yield each claim whose evidence goes back to one voice, with the position whose proofs use
    it.
    """
    for rests in side.found("sources").positions:
        for claim in rests.single:
            yield Fact((claim,), (rests.position,))
