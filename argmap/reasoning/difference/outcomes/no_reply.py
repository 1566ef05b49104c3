"""Changes in the attacks to which a position replies nowhere."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.reasoning.analyses.no_reply import aimed_at
from argmap.reasoning.difference.outcomes import Fact, Shift, Side, outcome
from argmap.reasoning.difference.phrase import Phrase, name, phrase, step


def _say(shift: Shift) -> Phrase:
    (attack,), (position,) = shift.nodes, shift.positions
    told = step(shift.new.map, attack)
    if shift.after:
        return phrase(told, ": no reply of ", name(position), " is recorded in this map now")
    argument = shift.new.map.arguments[attack]
    if argument.inferred is None and aimed_at(shift.new.debate, position, argument):
        return phrase(told, ": this got a reply from ", name(position))
    return phrase(told, ": this is no longer an attack on ", name(position))


@outcome("no-reply", say=_say)
def find(side: Side) -> Iterator[Fact]:
    """Yield each attack without a reply, with the position that it is aimed at."""
    for one in side.found("no-reply").attacks:
        yield Fact((one.attack,), (one.position,))
