"""The reasons to count a claim as held, granted or rejected, in words."""

from __future__ import annotations

from collections.abc import Iterable

from argmap.base.times import in_short
from argmap.model import ArgumentMap, Kind
from argmap.reasoning.proofs.debate import Debate
from argmap.reasoning.proofs.holdings import Stand
from argmap.reasoning.proofs.sentence import Line, listed, name_of, voice_of

HELD = {
    "thesis": "its thesis",
    "holds": "written under the position",
    "said": "asserted by its people",
    "premise": "inferred: its people argue from it",
    "restates": "inferred: it holds the same in other words",
    "reason": "inferred: a reason in nobody's name for what it holds",
}
"""The reason to count a claim as held, in words; see `Stand`."""
GRANTED = {
    "grants": "granted under the position",
    "granted": "granted by its people",
    "restates": "granted in other words",
}
"""The reason to count a claim as granted, in words; see `Stand`."""
_ORDER = ("denies", "rebuts", "contradicts", "restates", "drawn")


def held_line(debate: Debate, position: str, claim: str) -> Line:
    """Return the line “Held by …” (or “Granted by …”) with the reason."""
    stand, name = debate.stands[position], name_of(debate.map, position)
    if claim in stand.held:
        return Line(f"Held by: {name} ({HELD[stand.held[claim]]})")
    return Line(f"Granted by: {name} ({GRANTED[stand.granted[claim]]})")


def rejection(stand: Stand, members: tuple[str, ...]) -> tuple[str, tuple[str, ...]]:
    """Return the reason why a position rejects a claim that is said in several ways, and the
    arguments or claims through which it does. Written reasons come before inferred ones, the
    mapmaker's last, and the claim itself before its other forms.
    """
    rejected = [c for c in members if c in stand.rejected]
    rejected.sort(key=lambda c: _ORDER.index(stand.rejected[c]))
    why = stand.rejected[rejected[0]]
    over = dict.fromkeys(id for c in rejected for id in stand.over.get(c, ()) if id not in members)
    return why, tuple(over)


def against_lines(debate: Debate, position: str, members: tuple[str, ...]) -> tuple[Line, ...]:
    """Return the lines “Against it: …” with the arguments or claims it is rejected over, and those
    with what the mapmaker sets against it. Below each is what qualifies it: see `qualified`.
    """
    map, stand = debate.map, debate.stands[position]
    why, over = rejection(stand, members)
    name = name_of(map, position)
    lines, drawn = [], []
    if why == "denies":
        lines.append(Line(f"Against it: {name} (denied under the position)"))
    argued: list[tuple[str, ...]] = []
    own = f"Against it: {name}, whose argument is"
    for id in over:
        step = map.arguments.get(id)
        if step is None:
            lines.append(Line(f"Against it: {name}, which holds the contrary", (id,)))
        elif stand.steps.get(id):
            if under := qualified(map, id):
                lines.append(Line(own, step.premises, under=under))
            else:
                argued.append(step.premises)
        elif id in stand.steps:
            told = f"Put against it in nobody's name, and held by: {name}"
            lines.append(Line(told, step.premises, under=qualified(map, id)))
        else:
            told = f"Set against it by the mapmaker, and held by: {name}"
            drawn.append(Line(told, step.premises, under=qualified(map, id)))
    if all(len(premises) == 1 for premises in argued):
        argued = [tuple(dict.fromkeys(p for premises in argued for p in premises))]
    lines += [Line(own, premises) for premises in argued if premises]
    return (*lines, *drawn)


def qualified(map: ArgumentMap, id: str) -> tuple[Line, ...]:
    """Return the lines that qualify a step: of which times a rebuttal and its target speak if these differ, the
    mapmaker's reason for an inference, and the notes.
    """
    step = map.arguments[id]
    end = map.claims.get(step.target)
    whens = (map.claims[p].when for p in step.premises)
    times = dict.fromkeys(in_short(when, coarse=True) for when in whens if when)
    about = in_short(end.when, coarse=True) if end else ""
    lines = []
    if step.kind is Kind.REBUT and about and times and list(times) != [about]:
        lines.append(Line(f"This speaks of {listed(times)}, the other claim of {about}"))
    if step.inferred:
        lines.append(Line(f"The mapmaker’s reason: {step.inferred}"))
    return (*lines, *(Line(f"Note: {note}") for note in step.notes))


def voices_of(debate: Debate, people: Iterable[str]) -> str:
    """Join people's names into a list; whoever is known through others alone is told with them."""
    return listed(voice_of(debate.map, person, debate.hearsay(person)) for person in people)
