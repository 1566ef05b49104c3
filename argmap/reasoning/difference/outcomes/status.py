"""Changes in the status of claims by the standard of objections: stands, defeated, undecided."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.reasoning.difference.outcomes import Fact, Shift, Side, outcome
from argmap.reasoning.difference.phrase import Phrase, name, phrase
from argmap.reasoning.status.compile import compile_map
from argmap.reasoning.status.grounded import grounded

_NOW = {"stands": "stands", "defeated": "is defeated", "undecided": "is undecided"}
_BEFORE = {"stands": "stood", "defeated": "was defeated", "undecided": "was undecided"}


def _say(shift: Shift) -> Phrase:
    assert shift.before is not None
    assert shift.after is not None
    now, before = _NOW[shift.after.value], _BEFORE[shift.before.value]
    return phrase(name(shift.nodes[0]), f" {now} in this map now; before it {before}")


@outcome("status", say=_say, of_new=False, each=True)
def find(side: Side) -> Iterator[Fact]:
    """Yield each claim with its status."""
    labelling = grounded(compile_map(side.map))
    for claim, status in labelling.statuses(side.map.claims).items():
        yield Fact((claim,), value=status.value)
