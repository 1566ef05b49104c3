"""What each claim and step of a map is drawn from, over any number of steps."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from argmap.base.cycles import knots
from argmap.model import Kind
from argmap.reasoning.proofs.debate import Debate


class Drawn:
    """The nodes from which each claim and step is drawn; circles of support count as one, and the
    mapmaker's inferences do not count.
    """

    def __init__(self, debate: Debate) -> None:
        below: dict[str, list[str]] = {debate.one(c): [] for c in debate.map.claims}
        for argument in debate.map.arguments.values():
            below[argument.id] = [debate.one(p) for p in argument.premises]
            if argument.kind is Kind.SUPPORT and argument.inferred is None:
                below[debate.one(argument.target)].append(argument.id)
        self.circle = {node: part[0] for part in knots(below) for node in part}
        self.above: Mapping[str, dict[str, None]] = {}
        above: dict[str, dict[str, None]] = {}
        for node, drawn_from in below.items():
            here = self.circle.get(node, node)
            for other in drawn_from:
                there = self.circle.get(other, other)
                if here != there:
                    above.setdefault(there, {})[here] = None
        self.above = above

    def lowest(self, nodes: Iterable[str]) -> set[str]:
        """Return those of `nodes` that are drawn from none of the others, except through
        circles.
        """
        nodes = set(nodes)
        waiting = [self.circle.get(node, node) for node in nodes]
        higher: set[str] = set()
        while waiting:
            for node in self.above.get(waiting.pop(), ()):
                if node not in higher:
                    higher.add(node)
                    waiting.append(node)
        return {node for node in nodes if self.circle.get(node, node) not in higher}
