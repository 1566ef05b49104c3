"""Pairs the arguments of two maps.

Most steps have no name of their own, so they are recognised by what they join. A step that is gone
and one that is new are the same step, changed, when they agree in two of three: kind, premises and
target.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from argmap.model import Argument, ArgumentMap, Kind
from argmap.reasoning.difference.change import Thing
from argmap.reasoning.difference.colouring import Colours
from argmap.reasoning.difference.pairing import Matching, Pairing


def match_steps(
    old: ArgumentMap, new: ArgumentMap, matching: Matching, colours: Colours
) -> dict[str, str]:
    """Pair the arguments of two maps whose claims and evidence are paired already. An argument aimed at a step
    is paired after that step.
    """
    a, b = old.arguments, new.arguments
    found = {id: id for id in a if id in b and not (a[id].generated and b[id].generated)}
    taken = set(found.values())
    before = _levels(old, [id for id in a if id not in found])
    after = _levels(new, [id for id in b if id not in taken])

    def target(id: str) -> str:
        aim = a[id].target
        if aim in old.evidence:
            return matching.new(Thing.EVIDENCE, aim)
        return found.get(aim) or matching.new(Thing.CLAIM, aim)

    premises = {
        id: frozenset(matching.all_new(Thing.CLAIM, a[id].premises))
        for ids in before.values()
        for id in ids
    }
    for level in sorted({*before, *after}):
        pairing = Pairing(before.get(level, ()), after.get(level, ()), colours)
        pairing.by(
            lambda one: (a[one].kind, premises[one], target(one)),
            lambda one: (b[one].kind, frozenset(b[one].premises), b[one].target),
        )
        found.update(pairing.found)
        # From here on, only steps with made names are paired.
        pairing.old = [id for id in pairing.old if a[id].generated]
        pairing.new = [id for id in pairing.new if b[id].generated]
        pairing.by(
            lambda one: None if a[one].kind is Kind.UNDERCUT else (premises[one], target(one)),
            lambda one: (
                None
                if b[one].kind is Kind.UNDERCUT
                else (frozenset(b[one].premises), b[one].target)
            ),
        )
        pairing.best(
            _overlapping(
                {id: (a[id].kind, target(id), premises[id]) for id in pairing.old},
                {id: _joined(b[id]) for id in pairing.new},
            )
        )
        pairing.by(
            lambda one: (a[one].kind, premises[one]),
            lambda one: (b[one].kind, frozenset(b[one].premises)),
        )
        found.update(pairing.found)
    return found


_Joined = tuple[Kind, str, frozenset[str]]


def _joined(step: Argument) -> _Joined:
    return step.kind, step.target, frozenset(step.premises)


def _overlapping(
    old: Mapping[str, _Joined], new: Mapping[str, _Joined]
) -> Iterator[tuple[float, str, str]]:
    """Yield steps of the same kind and target that share a premise, with the share, in [0, 1], of
    premises in common.
    """
    waiting: dict[tuple[Kind, str, str], list[str]] = {}
    for id, (kind, target, premises) in new.items():
        for premise in premises:
            waiting.setdefault((kind, target, premise), []).append(id)
    for id, (kind, target, premises) in old.items():
        near = {other for p in premises for other in waiting.get((kind, target, p), ())}
        for other in sorted(near):
            theirs = new[other][2]
            yield len(premises & theirs) / len(premises | theirs), id, other


def _levels(map: ArgumentMap, ids: list[str]) -> dict[int, list[str]]:
    """Group arguments by the number of steps below them: 0 aims at a claim, 1 at such a step, …

    Steps that aim at each other in a circle have the level at which the way down comes round.
    """
    steps = map.arguments
    levels: dict[str, int] = {}
    found: dict[int, list[str]] = {}
    for id in ids:
        way: dict[str, None] = {}
        at = id
        while at in steps and at not in levels and at not in way:
            way[at] = None
            at = steps[at].target
        base = levels.get(at, -1) + 1
        for height, step in enumerate(reversed(way)):
            levels[step] = base + height
        found.setdefault(levels[id], []).append(id)
    return found
