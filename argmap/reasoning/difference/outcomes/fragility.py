"""Changes in the number of starting points whose loss makes a thesis underivable."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.reasoning.analyses.fragility import MOST
from argmap.reasoning.difference.outcomes import Fact, Shift, Side, outcome
from argmap.reasoning.difference.phrase import Phrase, name, phrase

_UNDERIVED = "underived"


def _say(shift: Shift) -> Phrase:
    assert shift.before is not None
    assert shift.after is not None
    thesis = phrase("the thesis ", name(shift.nodes[0]), " of ", name(shift.positions[0]))
    before, after = shift.before.value, shift.after.value
    if after == _UNDERIVED:
        return phrase(thesis, " can no longer be derived in this map")
    if before == _UNDERIVED:
        return phrase(thesis, " can be derived in this map now")
    return phrase(thesis, f" falls with {_points(after)} now; before with {_points(before)}")


def _points(size: str) -> str:
    if size == "0":
        return f"more than {MOST} of its starting points together"
    return (
        "one of its starting points" if size == "1" else f"{size} of its starting points together"
    )


@outcome("fragility", say=_say, of_new=False)
def find(side: Side) -> Iterator[Fact]:
    """Yield each thesis with the size of the smallest sets whose loss makes it underivable."""
    for one in side.found("fragility").theses:
        if one.complete:
            derived = one.argued.value == "derived"
            yield Fact((one.thesis,), (one.position,), str(one.size) if derived else _UNDERIVED)
