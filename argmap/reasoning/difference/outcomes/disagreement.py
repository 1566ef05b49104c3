"""Changes in where two positions begin to part."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.reasoning.difference.outcomes import Fact, Shift, Side, outcome
from argmap.reasoning.difference.phrase import Phrase, name, phrase


def _say(shift: Shift) -> Phrase:
    holder, rejecter = map(name, shift.positions)
    if shift.after:
        told = phrase(" now part over ", name(shift.nodes[0]), ": the first holds it")
        return phrase(holder, " and ", rejecter, told)
    return phrase(holder, " and ", rejecter, " no longer begin to part over ", name(shift.nodes[0]))


@outcome("disagreement", say=_say)
def find(side: Side) -> Iterator[Fact]:
    """Yield each claim or step on which two positions part while they agree on all it is drawn
    from.
    """
    for pair in side.found("disagreement").pairs:
        for one in pair.contested:
            if one.frontier:
                yield Fact((one.id,), (one.holder, one.rejecter))
