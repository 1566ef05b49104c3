"""The grounded labelling: one status for every claim and step.

Everything starts undecided. A step is defeated when a premise is defeated or an accepted step
undercuts it, and accepted when all premises stand and every step against it is defeated. A claim is
defeated when an accepted step rebuts it and stands when every step against it is defeated; when it
needs backing, it also waits for a step for it, and is defeated when all of these are. Nodes that
never get a turn stay undecided: those that attack themselves in a circle, and those that rest on
themselves alone.

This is the least fixpoint of Dung's characteristic function ("On the acceptability of arguments",
Artificial Intelligence 77, 1995), as a labelling (Caminada, JELIA 2006), over claims and steps as in
Carneades 4 (Gordon & Walton, COMMA 2016). Linear in the size of the graph.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable

from argmap.base.values import dataclass
from argmap.reasoning.status.graph import Graph
from argmap.reasoning.status.labels import IN, OUT, STATUS, UNDECIDED, Status


@dataclass(frozen=True)
class Labelling:
    """A label for each node, and the decided nodes in the order in which they were decided."""

    graph: Graph
    labels: bytearray
    order: list[int]

    def status(self, name: str) -> Status:
        """Return the status of a claim, argument or piece of undercut evidence. Raises `KeyError` for another name."""
        return STATUS[self.labels[self.graph.index[name]]]

    def statuses(self, names: Iterable[str]) -> dict[str, Status]:
        """Return the status of each of these claims or arguments. Raises `KeyError` for another
        name.
        """
        index, labels = self.graph.index, self.labels
        return {name: STATUS[labels[index[name]]] for name in names}


def grounded(graph: Graph) -> Labelling:
    """Compute the grounded labelling of a graph."""
    uses, targets, attacks = graph.uses, graph.targets, graph.attacks
    waits = list(map(len, graph.premises))
    for step in range(graph.claims, len(targets)):
        if attacks[step]:
            waits[targets[step]] += 1
    support = _open_support(graph)
    for node in support:
        waits[node] += 1
    labels = bytearray(b"\1") * len(targets)
    order = [node for node, count in enumerate(waits) if not count]
    for node in order:
        labels[node] = IN
    for node, count in support.items():
        if not count:
            labels[node] = OUT
            order.append(node)
    decide = order.append
    for node in order:
        label = labels[node]
        if steps := uses[node]:
            for step in steps:
                if label:
                    waits[step] -= 1
                    if waits[step]:
                        continue
                if labels[step] == UNDECIDED:
                    labels[step] = label
                    decide(step)
        target = targets[node]
        if target < 0 or labels[target] != UNDECIDED:
            continue
        if attacks[node]:
            if label:
                labels[target] = OUT
                decide(target)
                continue
            waits[target] -= 1
        elif support.get(target, 0) <= 0:
            continue
        elif label:
            support[target] = 0
            waits[target] -= 1
        else:
            support[target] -= 1
            if not support[target]:
                labels[target] = OUT
                decide(target)
                continue
        if not waits[target]:
            labels[target] = IN
            decide(target)
    return Labelling(graph, labels, order)


def _open_support(graph: Graph) -> dict[int, int]:
    """Return the number of steps that support each node that needs one of them."""
    if not any(graph.needs):
        return {}
    counts = {n: 0 for n, needs in enumerate(graph.needs) if needs and not graph.given[n]}
    for step, target in enumerate(graph.targets):
        if target in counts and not graph.attacks[step]:
            counts[target] += 1
    return counts


def relabel(
    labelling: Labelling,
    region: Collection[int],
    withdrawn: Collection[int],
    lost: Collection[int] = (),
) -> dict[int, int]:
    """Compute the labels of `region` when the nodes `withdrawn` are taken out of the graph.

    `region` must contain the withdrawn nodes, those in `lost`, and the wanted nodes that depend on
    them; all others keep their labels. Each time a node is named in `lost`, it has one piece less
    of what is `given`. Linear in the number of links of the region.
    """
    graph, fixed = labelling.graph, labelling.labels
    less: dict[int, int] = {}
    for node in lost:
        less[node] = less.get(node, 0) + 1
    labels = dict.fromkeys(region, UNDECIDED)
    waits: dict[int, int] = {}
    support: dict[int, int] = {}
    order = []
    for node in region:
        if node in withdrawn:
            labels[node] = OUT
            order.append(node)
            continue
        # Nodes outside keep their labels; one that is undecided there never gets decided.
        count, out = 0, False
        for premise in graph.premises[node]:
            label = labels[premise] if premise in labels else fixed[premise]
            if premise in labels or label != IN:
                count += 1
            if premise not in labels and label == OUT:
                out = True
        for step in graph.against[node]:
            if step in labels or fixed[step] != OUT:
                count += 1
            if step not in labels and fixed[step] == IN:
                out = True
        if graph.needs[node] and graph.given[node] <= less.get(node, 0):
            steps = graph.support[node]
            if not any(step not in labels and fixed[step] == IN for step in steps):
                count += 1
                support[node] = sum(step in labels or fixed[step] != OUT for step in steps)
                out = out or not support[node]
        waits[node] = count
        if out or not count:
            labels[node] = OUT if out else IN
            order.append(node)
    for node in order:
        label = labels[node]
        for step in graph.uses[node] or ():
            if labels.get(step) == UNDECIDED:
                if label == IN:
                    waits[step] -= 1
                if label == OUT or not waits[step]:
                    labels[step] = label
                    order.append(step)
        target = graph.targets[node]
        if labels.get(target) != UNDECIDED:
            continue
        if graph.attacks[node]:
            if label == OUT:
                waits[target] -= 1
            if label == IN or not waits[target]:
                labels[target] = IN + OUT - label
                order.append(target)
        elif support.get(target, 0) > 0:
            support[target] = 0 if label == IN else support[target] - 1
            if label == IN:
                waits[target] -= 1
            if (label == OUT and not support[target]) or (label == IN and not waits[target]):
                labels[target] = label
                order.append(target)
    return labels
