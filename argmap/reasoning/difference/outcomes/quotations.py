"""Changes in how quotations compare with their sources, if they were looked up for both maps."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.quotes.copies import State
from argmap.reasoning.difference.outcomes import Fact, Shift, Side, outcome
from argmap.reasoning.difference.phrase import Phrase, name, phrase

_MATCHES, _ASTRAY = "matches its source", "does not stand in its source"
_VALUES = {
    State.MATCHES: _MATCHES,
    State.UNVOICED: _MATCHES,
    State.CARE: _MATCHES,
    State.ATTESTED: _MATCHES,
    State.NOT_FOUND: _ASTRAY,
}


def _say(shift: Shift) -> Phrase:
    assert shift.after is not None
    return phrase("the quotation ", name(shift.nodes[0]), f" {shift.after.value} now")


@outcome("quotations", say=_say, of_new=False)
def find(side: Side) -> Iterator[Fact]:
    """Yield each quotation that was looked up."""
    for id, state in side.states.items():
        if (value := _VALUES.get(State(state))) is not None:
            yield Fact((id,), value=value)
