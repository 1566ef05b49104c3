"""The reasons to count a claim as held or rejected, in words."""

from __future__ import annotations

from argmap.reasoning.proofs.debate import Debate
from argmap.reasoning.proofs.holdings import Stand
from argmap.reasoning.proofs.sentence import Line, name_of

HELD = {
    "thesis": "its thesis",
    "holds": "written under the position",
    "said": "asserted by its people",
    "premise": "inferred: its people argue from it",
    "restates": "inferred: it holds the same in other words",
    "reason": "inferred: a reason in nobody's name for what it holds",
}
"""The reason to count a claim as held, in words; see `Stand`."""


def held_line(debate: Debate, position: str, claim: str) -> Line:
    """Return the line “Held by …” with the reason."""
    why = HELD[debate.stands[position].held[claim]]
    return Line(f"Held by: {name_of(debate.map, position)} ({why})")


def rejection(stand: Stand, members: tuple[str, ...]) -> tuple[str, tuple[str, ...]]:
    """Return the reason why a position rejects a claim that is said in several ways, and the
    arguments or claims through which it does. Written reasons come before inferred ones, and the
    claim itself before its other forms.
    """
    rejected = [c for c in members if c in stand.rejected]
    rejected.sort(key=lambda c: ("denies", "rebuts", "contradicts", "restates").index(
        stand.rejected[c]))  # fmt: skip
    why = stand.rejected[rejected[0]]
    over = dict.fromkeys(id for c in rejected for id in stand.over.get(c, ()) if id not in members)
    return why, tuple(over)


def against_lines(debate: Debate, position: str, members: tuple[str, ...]) -> tuple[Line, ...]:
    """Return the lines “Against it: …” with the arguments or claims it is rejected over."""
    stand = debate.stands[position]
    why, over = rejection(stand, members)
    name = name_of(debate.map, position)
    lines = []
    if why == "denies":
        lines.append(Line(f"Against it: {name} (denied under the position)"))
    argued: list[tuple[str, ...]] = []
    for id in over:
        step = debate.map.arguments.get(id)
        if step is None:
            lines.append(Line(f"Against it: {name}, which holds what contradicts it", (id,)))
        elif stand.steps.get(id):
            argued.append(step.premises)
        else:
            told = f"Against it: {name}, which holds what the map puts against it"
            lines.append(Line(told, step.premises))
    told = f"Against it: {name}, whose people argue from"
    if all(len(premises) == 1 for premises in argued):
        argued = [tuple(dict.fromkeys(p for premises in argued for p in premises))]
    lines += [Line(told, premises) for premises in argued if premises]
    return tuple(lines)
