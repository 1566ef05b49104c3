"""The compiled form of a map: lists of numbers, quick to label.

A node is a claim, a step or a piece of evidence that is undercut. Its label is the least of: the labels of its premises (a step's),
the opposites of the labels of the steps against it, and, when it `needs` backing and has none
`given`, the best label of the steps for it. Claims that restate each other are one node.

Hidden nodes, without a name, represent what the map says without naming an argument: the two sides
of a contradiction, rival answers to a question, and that undercut evidence backs a claim.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from argmap.base.values import dataclass


@dataclass(frozen=True)
class Rivals:
    """The answers to one question.

    `camps` maps each answer (a node) to its camp, and `backing` maps it to the hidden node that
    stands when the answer has backing. Answers of different camps are rivals.
    """

    question: str
    camps: Mapping[int, int]
    backing: Mapping[int, int]


@dataclass(frozen=True)
class Graph:
    """A map as numbers. The node of a claim comes before that of a step, and that before the one of
    undercut evidence, each in source order.

    `names` are ids, empty for hidden nodes; a claim's node has the id of the first claim in it.
    `index` has the node of every claim, argument and piece of undercut evidence. `premises` are nodes
    (of a claim or of evidence: none).
    `targets` has for each step the node it bears on (else -1); `attacks` is true when it speaks
    against that node. `given` counts evidence that is not undercut and `assumed`; `evidence` maps
    each such piece to the nodes on which it counts. `contradictions` maps a hidden step made from a contradiction to its
    claims (from, against).
    """

    names: tuple[str, ...]
    claims: int
    index: Mapping[str, int]
    premises: list[tuple[int, ...]]
    targets: list[int]
    attacks: bytearray
    needs: bytearray
    given: list[int]
    evidence: Mapping[str, tuple[int, ...]]
    contradictions: Mapping[int, tuple[int, int]]
    rivals: tuple[Rivals, ...] = ()

    @cached_property
    def uses(self) -> list[list[int] | None]:
        """Return, for each node, the steps it is a premise of; `None` for none."""
        uses: list[list[int] | None] = [None] * len(self.names)
        for step, premises in enumerate(self.premises):
            for node in premises:
                if (steps := uses[node]) is None:
                    uses[node] = [step]
                else:
                    steps.append(step)
        return uses

    @cached_property
    def against(self) -> list[list[int]]:
        """Return, for each node, the steps against it: rebuttals of a claim, undercuts of a
        step or of evidence.
        """
        return self._aimed(attacking=True)

    @cached_property
    def support(self) -> list[list[int]]:
        """Return, for each node, the steps for it."""
        return self._aimed(attacking=False)

    @cached_property
    def members(self) -> Mapping[int, tuple[str, ...]]:
        """Map nodes of several claims that restate each other to all of their ids."""
        found: dict[int, list[str]] = {}
        for name, node in self.index.items():
            found.setdefault(node, []).append(name)
        return {node: tuple(names) for node, names in found.items() if len(names) > 1}

    @cached_property
    def rivals_of(self) -> Mapping[int, list[Rivals]]:
        """Map each answer to the questions to which it has rivals."""
        found: dict[int, list[Rivals]] = {}
        for rivals in self.rivals:
            for node in rivals.camps:
                found.setdefault(node, []).append(rivals)
        return found

    def called(self, step: int) -> str:
        """Return the name of something that backs a claim: a step's, or that of the evidence."""
        return self.names[step] or self.names[self.premises[step][0]]

    def opponents(self, node: int, rivals: Rivals) -> list[int]:
        """Return the rivals of an answer, in source order."""
        camp = rivals.camps[node]
        return [other for other, theirs in rivals.camps.items() if theirs != camp]

    def open_need(self, node: int) -> bool:
        """Whether a node must be supported by a step in order to stand."""
        return bool(self.needs[node]) and not self.given[node]

    def inputs(self, node: int) -> list[int]:
        """Return every node that the label of this one depends on."""
        found = [*self.premises[node], *self.against[node]]
        return found + self.support[node] if self.needs[node] else found

    def outputs(self, node: int) -> list[int]:
        """Return every node whose label depends on this one."""
        found = list(self.uses[node] or ())
        target = self.targets[node]
        if target >= 0 and (self.attacks[node] or self.needs[target]):
            found.append(target)
        return found

    def _aimed(self, *, attacking: bool) -> list[list[int]]:
        empty: list[int] = []
        lists = [empty] * len(self.names)
        for step, target in enumerate(self.targets):
            if target >= 0 and bool(self.attacks[step]) is attacking:
                if lists[target] is empty:
                    lists[target] = [step]
                else:
                    lists[target].append(step)
        return lists
