"""The reasons for the status of a claim or step, followed down through what decides it.

A defeated claim is explained by the accepted attack that was decided first, one that stands by each
attack and what beats it, an undecided one by the circle it waits for. Only what was decided earlier
explains what was decided later, so no explanation goes in a circle. Everything is explained once.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from argmap.base.values import dataclass
from argmap.reasoning.status.circles import Link, circle_behind
from argmap.reasoning.status.graph import Graph
from argmap.reasoning.status.grounded import Labelling
from argmap.reasoning.status.labels import IN, OUT, STATUS, UNDECIDED, Status


class Cause(StrEnum):
    """The kind of thing that decides the status of a claim or step."""

    UNOPPOSED = "nothing is against it"
    ANSWERED = "everything against it is defeated"
    ATTACKED = "an attack on it stands"
    UNBACKED = "nothing that backs it stands"
    PREMISES = "its premises stand"
    PREMISE = "a premise is defeated"
    CIRCLE = "it depends on a circle"


class Bond(StrEnum):
    """The way in which one thing bears on another."""

    REBUTS = "rebuts"
    UNDERCUTS = "undercuts"
    SUPPORTS = "supports"
    CONTRADICTS = "contradicts"
    RIVALS = "rivals"
    PREMISE = "premise"


@dataclass(frozen=True, slots=True)
class Ground:
    """Something a status rests on: a claim or step by id, its bearing, and its own status.

    For a rival answer, the status says whether it stands *and* is backed; `unbacked` is true when
    it is defeated for lack of backing.
    """

    name: str
    bond: Bond
    status: Status
    unbacked: bool = False


@dataclass(frozen=True, slots=True)
class Because:
    """One thing explained. `grounds` are explained further down, or have been explained already.

    `backing` names, when the standard requires one, the backing of a claim that stands: `given`
    (evidence or `assumed`) or the name of a step or of evidence that is undercut. `step` is true of
    both. `circle` are the links of the circle that an
    undecided thing waits for, `way` what lies between, nearest first. `depth` counts from the thing
    asked about.
    """

    name: str
    step: bool
    status: Status
    cause: Cause
    depth: int
    grounds: tuple[Ground, ...] = ()
    backing: str = ""
    way: tuple[str, ...] = ()
    circle: tuple[Link, ...] = ()


def why(labelling: Labelling, name: str) -> tuple[Because, ...]:
    """Return the explanation of the status of a claim, an argument or a piece of undercut evidence, each
    thing followed by what explains it.

    Raises `KeyError` for another name.
    """
    graph = labelling.graph
    looking = _Looking(labelling)
    found: list[Because] = []
    seen: set[int] = set()
    waiting = [(graph.index[name], 0)]
    while waiting:
        node, depth = waiting.pop()
        if node in seen:
            continue
        seen.add(node)
        called = name if not found else graph.names[node]
        because = looking.explain(node, called, depth)
        found.append(because)
        below = depth if found[1:] and because.step and simple(graph, node) else depth + 1
        names = [ground.name for ground in because.grounds if not ground.unbacked]
        if because.backing not in ("", "given"):
            names.append(because.backing)
        waiting += [(graph.index[n], below) for n in reversed(names)]
    return tuple(found)


def simple(graph: Graph, step: int) -> bool:
    """Whether a step is no more than its only premise: nothing undercuts it."""
    return len(graph.premises[step]) == 1 and not graph.against[step]


class _Looking:
    def __init__(self, labelling: Labelling) -> None:
        self.graph = labelling.graph
        self.labels = labelling.labels
        self.rank = {node: place for place, node in enumerate(labelling.order)}
        self.labelling = labelling

    def explain(self, node: int, name: str, depth: int) -> Because:
        graph, label = self.graph, self.labels[node]
        step = node >= graph.claims
        status = STATUS[label]
        if label == UNDECIDED:
            way, circle = circle_behind(self.labelling, node)
            return Because(name, step, status, Cause.CIRCLE, depth, way=way, circle=circle)
        against = self.against(node)
        if step and label == IN:
            premises = tuple(self.premise(p) for p in graph.premises[node])
            return Because(name, step, status, Cause.PREMISES, depth, (*premises, *against))
        if label == IN:
            cause = Cause.ANSWERED if against else Cause.UNOPPOSED
            return Because(name, step, status, cause, depth, against, self.backing(node))
        if step:
            failed = [p for p in graph.premises[node] if self.labels[p] == OUT]
            first = min(failed, key=self.rank.__getitem__, default=None)
            attack = self.first_accepted(node)
            if first is not None and (attack is None or self.rank[first] < self.rank[attack[1]]):
                return Because(name, step, status, Cause.PREMISE, depth, (self.premise(first),))
        else:
            attack = self.first_accepted(node)
        if attack is not None:
            return Because(name, step, status, Cause.ATTACKED, depth, (attack[0],))
        support = tuple(
            Ground(graph.called(s), Bond.SUPPORTS, STATUS[self.labels[s]])
            for s in graph.support[node]
        )
        return Because(name, step, status, Cause.UNBACKED, depth, support)

    def place(self, node: int) -> int:
        """Return the rank at which a node was decided; undecided nodes come last."""
        return self.rank.get(node, len(self.rank))

    def premise(self, node: int) -> Ground:
        return Ground(self.graph.names[node], Bond.PREMISE, STATUS[self.labels[node]])

    def against(self, node: int) -> tuple[Ground, ...]:
        return tuple(ground for ground, _ in self.attacks(node))

    def first_accepted(self, node: int) -> tuple[Ground, int] | None:
        """Return the first accepted attack at the time the node was decided, with the node that
        decided it.
        """
        standing = [
            (ground, late)
            for ground, late in self.attacks(node)
            if ground.status is Status.STANDS and self.rank[late] < self.rank[node]
        ]
        return min(standing, key=lambda a: self.rank[a[1]], default=None)

    def attacks(self, node: int) -> list[tuple[Ground, int]]:
        """Return everything against a claim or step, with the node whose label counts."""
        graph, labels = self.graph, self.labels
        found = []
        bond = Bond.UNDERCUTS if node >= graph.claims else Bond.REBUTS
        for step in graph.against[node]:
            if name := graph.names[step]:
                found.append((Ground(name, bond, STATUS[labels[step]]), step))
            elif step in graph.contradictions:
                other, _ = graph.contradictions[step]
                ground = Ground(graph.names[other], Bond.CONTRADICTS, STATUS[labels[other]])
                found.append((ground, other))
        for rivals in graph.rivals_of.get(node, ()):
            for other in graph.opponents(node, rivals):
                backing = rivals.backing[other]
                label = min(labels[other], labels[backing])
                unbacked = label == OUT == labels[backing] and not (
                    labels[other] == OUT and self.place(other) < self.place(node)
                )
                ground = Ground(graph.names[other], Bond.RIVALS, STATUS[label], unbacked)
                found.append((ground, max(other, backing, key=self.place)))
        return found

    def backing(self, node: int) -> str:
        """Return the backing of a claim that stands, when it needs one."""
        graph = self.graph
        if not graph.needs[node]:
            return ""
        if graph.given[node]:
            return "given"
        steps: Sequence[int] = [s for s in graph.support[node] if self.labels[s] == IN]
        return graph.called(min(steps, key=self.rank.__getitem__))
