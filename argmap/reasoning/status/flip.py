"""Withdrawals that would change a status, one at a time and in pairs.

A claim (with every step it is a premise of), a step, or a piece of evidence can be withdrawn. Only
things that the claim depends on can matter, and only what depends on the withdrawn thing is
labelled again. Withdrawing what is defeated already changes nothing. In a pair, neither half is
enough alone.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from itertools import combinations

from argmap.base.values import dataclass
from argmap.reasoning.status.grounded import Labelling, relabel
from argmap.reasoning.status.labels import OUT, STATUS, Status

EFFORT = 2_000_000
"""Nodes labelled again, in all, before the search is broken off."""


@dataclass(frozen=True, slots=True)
class Flip:
    """Withdrawals (ids of claims, arguments, evidence) and the status they would lead to."""

    withdrawn: tuple[str, ...]
    status: Status


@dataclass(frozen=True, slots=True)
class Flips:
    """Everything that would change the status of `name`: first single withdrawals, then pairs,
    each in the order claims, arguments, evidence and in source order. When `capped`, there may be more.
    """

    name: str
    status: Status
    flips: tuple[Flip, ...]
    capped: bool


@dataclass(frozen=True, slots=True)
class _Withdrawal:
    name: str
    nodes: tuple[int, ...]
    evidence: bool
    region: frozenset[int]


def flips(labelling: Labelling, name: str, *, pairs: bool = False, effort: int = EFFORT) -> Flips:
    """Find the withdrawals that would change the status of a claim, an argument or a piece of undercut
    evidence. Raises `KeyError` for another name.
    """
    graph, labels = labelling.graph, labelling.labels
    goal = graph.index[name]
    before = labels[goal]
    cone = _reach([goal], graph.inputs)
    left = effort
    found: list[Flip] = []
    idle: list[_Withdrawal] = []
    capped = False

    def after(several: Sequence[_Withdrawal]) -> int:
        nonlocal left
        region = several[0].region.union(*(w.region for w in several[1:]))
        left -= len(region)
        if goal not in region:
            return before
        gone = [node for w in several if not w.evidence for node in w.nodes]
        lost = [node for w in several if w.evidence for node in w.nodes]
        return relabel(labelling, sorted(region), gone, lost)[goal]

    for withdrawn, nodes, evidence in _candidates(labelling, goal, cone):
        if left < 0:
            capped = True
            break
        region = frozenset(_reach(nodes, graph.outputs, cone))
        withdrawal = _Withdrawal(withdrawn, nodes, evidence, region)
        label = after([withdrawal])
        if label != before:
            found.append(Flip((withdrawn,), STATUS[label]))
        else:
            idle.append(withdrawal)
    if pairs:
        for two in combinations(idle, 2):
            if left < 0:
                capped = True
                break
            label = after(two)
            if label != before:
                found.append(Flip(tuple(w.name for w in two), STATUS[label]))
    return Flips(name, STATUS[before], tuple(found), capped)


def _candidates(
    labelling: Labelling, goal: int, cone: Collection[int]
) -> Iterable[tuple[str, tuple[int, ...], bool]]:
    graph, labels = labelling.graph, labelling.labels
    for node, name in enumerate(graph.names):
        if name and node != goal and node in cone and labels[node] != OUT:
            yield name, (node,), False
    for name, nodes in graph.evidence.items():
        inside = tuple(node for node in nodes if node in cone and graph.needs[node])
        if inside:
            yield name, inside, True


def _reach(
    start: Iterable[int],
    links: Callable[[int], Iterable[int]],
    inside: Collection[int] | None = None,
) -> set[int]:
    """Return everything reached from the start, among `inside` if given."""
    seen = set(start)
    waiting = list(seen)
    for node in waiting:
        for other in links(node):
            if other not in seen and (inside is None or other in inside):
                seen.add(other)
                waiting.append(other)
    return seen
