"""Preferred, stable and complete labellings: ways to decide what the grounded labelling leaves
undecided.

Preferred labellings decide as much as possible without contradicting themselves; stable ones decide
everything, and there may be none (Dung, Artificial Intelligence 77, 1995; as labellings: Caminada &
Gabbay, "A logical account of formal argumentation", Studia Logica 93, 2009). All of them keep what
the grounded labelling decides, so only the undecided rest is searched: piece by piece, since the
numbers of ways of unlinked pieces multiply, and within a piece by strongly connected components,
each given the labels of those before it (Baroni, Giacomin, Guida, "SCC-recursiveness", Artificial
Intelligence 168, 2005; Baroni and others, "On the input/output behavior of argumentation
frameworks", Artificial Intelligence 217, 2014). A circle of support alone makes no claim stand.
"""

from __future__ import annotations

from collections.abc import Sequence

from argmap.base.values import dataclass
from argmap.reasoning.status.components import components, parts
from argmap.reasoning.status.graph import Graph
from argmap.reasoning.status.grounded import Labelling
from argmap.reasoning.status.labels import IN, OUT, STATUS, UNDECIDED, Status
from argmap.reasoning.status.search import Effort, Search

KINDS = ("preferred", "stable")
MOST = 1_000
"""The most ways of one piece that are worked out."""
EFFORT = 1_000_000
"""Links examined in all before the search is broken off."""


@dataclass(frozen=True, slots=True)
class Part:
    """Claims that hang together, and the ways to decide them.

    Each way has a status for each of `claims`. When `capped`, there may be more ways, and these
    need not be the best of their kind.
    """

    claims: tuple[str, ...]
    ways: tuple[tuple[Status, ...], ...]
    capped: bool

    def stands_in(self, claim: str) -> str:
        """Return in how many ways a claim stands: `all`, `some`, `none`, or `unknown` when
        capped.
        """
        place = self.claims.index(claim)
        stands = [way[place] is Status.STANDS for way in self.ways]
        if self.capped:
            return "some" if any(stands) and not all(stands) else "unknown"
        return "all" if all(stands) and stands else "some" if any(stands) else "none"


@dataclass(frozen=True, slots=True)
class Extensions:
    """The pieces that the grounded labelling leaves undecided; one way for each piece makes a
    labelling.
    """

    kind: str
    parts: tuple[Part, ...]

    @property
    def capped(self) -> bool:
        """Whether some piece was too large to work out."""
        return any(part.capped for part in self.parts)

    @property
    def count(self) -> int:
        """Return the number of labellings (a lower bound when capped)."""
        total = 1
        for part in self.parts:
            total *= len(part.ways)
        return total


def extensions(
    labelling: Labelling, kind: str, *, most: int = MOST, effort: int = EFFORT
) -> Extensions:
    """Find the labellings of a kind (`preferred`, `stable`, `complete`) within the undecided part
    of a grounded labelling.
    """
    graph = labelling.graph
    undecided = [n for n, label in enumerate(labelling.labels) if label == UNDECIDED]
    budget = Effort(effort)
    order = {name: place for place, name in enumerate(graph.index)}
    found = []
    for piece in parts(undecided, graph.inputs):
        names = [n for node in piece if node < graph.claims for n in graph_names(graph, node)]
        names.sort(key=order.__getitem__)
        if not names:
            continue
        if budget.spent:
            found.append(Part(tuple(names), (), True))
            continue
        ways = _ways(graph, bytearray(labelling.labels), piece, kind, most, budget)
        nodes = [graph.index[name] for name in names]
        place = {node: number for number, node in enumerate(piece)}
        words = dict.fromkeys(tuple(STATUS[way[place[n]]] for n in nodes) for way in ways)
        found.append(Part(tuple(names), tuple(words), budget.spent))
        budget.spent = budget.left <= 0
    return Extensions(kind, tuple(found))


def graph_names(graph: Graph, node: int) -> tuple[str, ...]:
    """Return the claims of a node."""
    return graph.members.get(node, (graph.names[node],))


def _ways(
    graph: Graph, labels: bytearray, piece: list[int], kind: str, most: int, budget: Effort
) -> list[tuple[int, ...]]:
    """Return every labelling of a piece, as labels in its order; component after component, depth
    first.
    """
    chain = components(piece, graph.inputs)
    found: list[tuple[int, ...]] = []
    choices: list[list[tuple[int, ...]]] = []
    while True:
        while len(choices) < len(chain):
            component = chain[len(choices)]
            options = _options(graph, labels, component, kind, most, budget)
            choices.append(options[::-1])
            if not options:
                break
            _write(labels, component, options[0])
        else:
            found.append(tuple(labels[node] for node in piece))
            if len(found) > most:
                found.pop()
                budget.spent = True
        if budget.spent:
            return sorted(found, reverse=True)
        while choices:
            if choices[-1]:
                choices[-1].pop()
            if choices[-1]:
                break
            choices.pop()
        if not choices:
            return sorted(found, reverse=True)
        _write(labels, chain[len(choices) - 1], choices[-1][-1])


def _write(labels: bytearray, component: Sequence[int], way: Sequence[int]) -> None:
    for node, label in zip(component, way, strict=True):
        labels[node] = label


def _options(
    graph: Graph, labels: bytearray, component: list[int], kind: str, most: int, budget: Effort
) -> list[tuple[int, ...]]:
    """Return the labellings of a component, given the labels before it."""
    if len(component) > 1 or component[0] in graph.inputs(component[0]):
        return Search(graph, labels, component, kind).run(most, budget)
    (node,) = component
    least = min([labels[p] for p in graph.premises[node]], default=IN)
    least = min([IN - labels[s] for s in graph.against[node]] + [least])
    if graph.open_need(node):
        least = min(least, max([labels[s] for s in graph.support[node]], default=OUT))
    budget.take(1 + len(graph.inputs(node)))
    return [(least,)]
