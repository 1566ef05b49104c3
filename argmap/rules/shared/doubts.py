"""The ids that must not be called missing, since a line that could not be read may mention them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from argmap.model.unresolved import ArgumentWithoutTarget
from argmap.rules.shared.slips import NAME

if TYPE_CHECKING:
    from argmap.language.tree import Slip
    from argmap.model import ArgumentMap, Evidence, Person, Position, Question, Source

_WORD = re.compile(NAME)


def with_doubts(map: ArgumentMap, slips: Collection[Slip]) -> ArgumentMap:
    """Return the map with more ids in `uncertain`.

    These are every name on a line that could not be read, the thing above such a line, and evidence
    with a quotation that is not closed. An argument that lost a line is not said to lack anything.
    """
    lost = [slip for slip in slips if slip.kind in ("broken", "quote")]
    if not lost:
        return map
    doubtful = {name.rstrip(".-") for slip in lost for name in _WORD.findall(slip.line)}
    owners = set(_owners(map, lost))
    unresolved = tuple(
        problem
        for problem in map.unresolved
        if not (isinstance(problem, ArgumentWithoutTarget) and problem.name in owners)
    )
    return replace(map, unresolved=unresolved, uncertain=map.uncertain | doubtful | owners)


def _owners(map: ArgumentMap, slips: Iterable[Slip]) -> Iterable[str]:
    """For each slip, yield the latest thing before it of the kind that the slip's line is under."""
    kinds: dict[str, Iterable[Source | Person | Position | Question | Evidence]] = {
        "source": map.sources.values(),
        "person": map.persons.values(),
        "position": map.positions.values(),
        "question": map.questions.values(),
        "evidence": map.evidence.values(),
    }
    wanted = {slip.under if slip.kind == "broken" else "evidence" for slip in slips}
    starts = {
        kind: sorted((thing.place.file, thing.place.start, thing.id) for thing in things)
        for kind, things in kinds.items()
        if kind in wanted
    }
    if "argument" in wanted:
        known_arguments = [(a.place.file, a.place.start, a.id) for a in map.arguments.values()]
        known_arguments += [
            (problem.place.file, problem.place.start, problem.name)
            for problem in map.unresolved
            if isinstance(problem, ArgumentWithoutTarget)
        ]
        starts["argument"] = sorted(known_arguments)
    for slip in slips:
        known = starts.get(slip.under if slip.kind == "broken" else "evidence", [])
        row = bisect_right(known, (slip.place.file, slip.place.start, "\U0010ffff")) - 1
        if row >= 0 and known[row][0] == slip.place.file:
            yield known[row][2]
