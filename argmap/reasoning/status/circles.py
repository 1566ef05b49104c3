"""The circle that keeps something undecided.

Whatever is undecided depends on something else that is undecided, and following that leads to a
circle. The result is the nearest circle, a shortest way to it, and a shortest round of it.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable

from argmap.base.values import dataclass
from argmap.reasoning.status.components import components
from argmap.reasoning.status.graph import Graph
from argmap.reasoning.status.grounded import Labelling
from argmap.reasoning.status.labels import IN, UNDECIDED


@dataclass(frozen=True, slots=True)
class Link:
    """One link of a circle: `start` bears on `end`.

    `verb` is `rebuts`, `undercuts`, `supports`, `contradicts`, `rivals` (both answer one question)
    or `premise` (start is a premise of the step `end`). A step that is nothing more than its
    premise is left out: the link then starts at the claim itself.
    """

    start: str
    verb: str
    end: str


def circle_behind(labelling: Labelling, node: int) -> tuple[tuple[str, ...], tuple[Link, ...]]:
    """Return the claims and steps on the way from an undecided node to a circle, and its links."""
    graph = labelling.graph
    waits = _Waits(labelling)
    reached = _breadth_first([node], waits.of)
    knots = {
        member: frozenset(part)
        for part in components(reached, waits.of)
        if len(part) > 1 or part[0] in waits.of(part[0])
        for member in part
    }
    start = next(n for n in reached if n in knots)
    way = []
    step: int | None = start
    while step is not None:
        way.append(step)
        step = reached[step]
    inside = knots[start]
    before = _breadth_first(waits.of(start), waits.of, inside)
    round_ = []
    step = start
    while step is not None:
        round_.append(step)
        step = before[step]
    # The search goes from dependents to their inputs; reversed, it follows the arrows.
    names = [graph.names[n] for n in way[-2::-1] if n < graph.claims or not _only_premise(graph, n)]
    return tuple(names), tuple(_links(graph, round_))


def _only_premise(graph: Graph, step: int) -> bool:
    return len(graph.premises[step]) == 1 and not graph.against[step]


def _breadth_first(
    start: Iterable[int],
    links: Callable[[int], Iterable[int]],
    inside: Collection[int] | None = None,
) -> dict[int, int | None]:
    """Map every node reached, nearest first, to the node it was reached from."""
    reached: dict[int, int | None] = {n: None for n in start if inside is None or n in inside}
    waiting = list(reached)
    for node in waiting:
        for other in links(node):
            if other not in reached and (inside is None or other in inside):
                reached[other] = node
                waiting.append(other)
    return reached


class _Waits:
    """For each undecided claim or step, the undecided ones that it waits for."""

    def __init__(self, labelling: Labelling) -> None:
        self.graph = labelling.graph
        self.labels = labelling.labels
        self.known: dict[int, list[int]] = {}

    def of(self, node: int) -> list[int]:
        if node not in self.known:
            self.known[node] = list(dict.fromkeys(self._find(node)))
        return self.known[node]

    def _find(self, node: int) -> list[int]:
        graph, labels = self.graph, self.labels
        found = [p for p in graph.premises[node] if labels[p] == UNDECIDED]
        for step in graph.against[node]:
            if labels[step] != UNDECIDED:
                continue
            if graph.names[step]:
                found.append(step)
            elif step in graph.contradictions:
                found.append(graph.contradictions[step][0])
        for rivals in graph.rivals_of.get(node, ()):
            for other in graph.opponents(node, rivals):
                backing = rivals.backing[other]
                if labels[other] == UNDECIDED and labels[backing] > 0:
                    found.append(other)
                elif labels[other] == IN and labels[backing] == UNDECIDED:
                    found += [s for s in graph.support[other] if labels[s] == UNDECIDED]
        if graph.open_need(node):
            steps = graph.support[node]
            if not any(labels[s] == IN for s in steps):
                found += [s for s in steps if labels[s] == UNDECIDED]
        return found


def _links(graph: Graph, nodes: list[int]) -> Iterable[Link]:
    """Yield the links between consecutive nodes of a circle, each of which bears on the next.

    A step that is no more than its premise is passed over, unless the circle has nothing else.
    """
    shown = [n for n in nodes if n < graph.claims or not _only_premise(graph, n)]
    carriers = {
        nodes[place - 1]: node
        for place, node in enumerate(nodes)
        if node >= graph.claims and _only_premise(graph, node)
    }
    for place, start in enumerate(shown):
        end = shown[(place + 1) % len(shown)]
        carrier = carriers.get(start, start)
        if carrier >= graph.claims and graph.targets[carrier] == end:
            verb = "supports"
            if graph.attacks[carrier]:
                verb = "undercuts" if end >= graph.claims else "rebuts"
        elif end >= graph.claims and start in graph.premises[end]:
            verb = "premise"
        elif any(graph.contradictions.get(s) == (start, end) for s in graph.against[end]):
            verb = "contradicts"
        else:
            verb = "rivals"
        yield Link(graph.names[start], verb, graph.names[end])
