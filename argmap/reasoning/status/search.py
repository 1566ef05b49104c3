"""The complete labellings of one component, by branching and narrowing.

Each node has the least and the greatest label it can still have. A node's label is the least of its
inputs' (their opposites, for steps against it), so bounds travel in both directions until nothing
moves; then a node is chosen and each of its labels is tried. The effort is counted in links
examined, not in seconds, so the result is the same on every machine.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Sequence

from argmap.base.values import dataclass
from argmap.reasoning.status.graph import Graph
from argmap.reasoning.status.labels import IN, OUT, UNDECIDED


@dataclass
class Effort:
    """The effort that is left; `spent` stays true once it was too little."""

    left: int
    spent: bool = False

    def take(self, amount: int) -> bool:
        """Spend some effort; return false when there is not enough left."""
        self.left -= amount
        self.spent = self.spent or self.left < 0
        return not self.spent


class Search:
    """Finds the labellings of `nodes` that fit the fixed `labels` of all other nodes.

    `kind` is `complete`, `preferred` (those that no other one extends) or `stable` (those that
    decide everything). A labelling in which something stands only because it supports itself in a
    circle does not count.
    """

    def __init__(
        self, graph: Graph, labels: Sequence[int], nodes: Sequence[int], kind: str
    ) -> None:
        self.graph = graph
        self.nodes = nodes
        self.kind = kind
        self.low = dict.fromkeys(nodes, OUT)
        self.high = dict.fromkeys(nodes, IN)
        self.fixed = labels
        self.inside = set(nodes)
        self.trail: list[tuple[int, int, int]] = []
        self.dependents = {
            node: [other for other in graph.outputs(node) if other in self.inside] for node in nodes
        }
        self.order = sorted(nodes, key=lambda n: (-len(self.dependents[n]), n))
        self.circular = any(graph.open_need(node) for node in nodes)
        self.found: list[tuple[int, ...]] = []

    def run(self, most: int, effort: Effort) -> list[tuple[int, ...]]:
        """Return the labellings, sorted by the nodes' labels, beginning with those in which most
        stands.

        Returns at most `most`; when there are more, or the effort is spent, `effort.spent` is true.
        """
        if self._narrow(self.nodes, effort):
            self._branch(most, effort)
        return sorted(self.found, reverse=True)

    def _branch(self, most: int, effort: Effort) -> None:
        """Search depth first, with a stack of (trail length, node, labels still to be tried)."""
        stack: list[tuple[int, int, list[int]]] = []
        forward = True
        while True:
            if forward:
                choice = self._open_node(effort)
                if choice is None:
                    self._keep()
                    if len(self.found) > most:
                        self.found.pop()
                        effort.spent = True
                elif not self._extends_nothing_new(effort):
                    stack.append((len(self.trail), choice, self._labels(choice)))
            if effort.spent:
                return
            while stack:
                mark, node, labels = stack[-1]
                self._undo(mark)
                if labels:
                    break
                stack.pop()
            if not stack:
                return
            label = labels.pop()
            forward = self._set(node, label, label) and self._narrow(
                [node, *self.dependents[node]], effort
            )

    def _open_node(self, effort: Effort) -> int | None:
        for count, node in enumerate(self.order, 1):
            if self.low[node] != self.high[node]:
                effort.take(count)
                return node
        effort.take(len(self.order))
        return None

    def _labels(self, node: int) -> list[int]:
        """Return the labels to try, the last one first."""
        low, high = self.low[node], self.high[node]
        tries = [UNDECIDED, OUT, IN] if self.kind != "stable" else [OUT, IN]
        return [label for label in tries if low <= label <= high]

    def _keep(self) -> None:
        labels = tuple(self.low[node] for node in self.nodes)
        if self.circular and not self._founded():
            return
        if self.kind == "preferred":
            if any(_within(labels, other) for other in self.found):
                return
            self.found = [other for other in self.found if not _within(other, labels)]
        self.found.append(labels)

    def _extends_nothing_new(self, effort: Effort) -> bool:
        """Whether each labelling of this branch decides no more than one that was found."""
        if self.kind != "preferred":
            return False
        for labels in self.found:
            for count, (node, label) in enumerate(zip(self.nodes, labels, strict=True), 1):
                low, high = self.low[node], self.high[node]
                if low < min(label, UNDECIDED) or high > max(label, UNDECIDED):
                    effort.take(count)
                    break
            else:
                return True
        return False

    def _founded(self) -> bool:
        """Whether everything that stands can be reached without going in a circle."""
        graph = self.graph
        waits = {}
        ready = []
        for node in self.nodes:
            if self.low[node] != IN:
                continue
            count = sum(premise in self.inside for premise in graph.premises[node])
            if graph.open_need(node):
                steps = (s for s in graph.support[node] if s not in self.inside)
                count += not any(self.fixed[step] == IN for step in steps)
            waits[node] = count
            if not count:
                ready.append(node)
        reached = set(ready)
        backed: set[int] = set()
        for node in ready:
            nexts = [step for step in graph.uses[node] or () if step in waits]
            target = graph.targets[node]
            if target in waits and not graph.attacks[node] and graph.open_need(target):
                if target not in backed:
                    nexts.append(target)
                backed.add(target)
            for other in nexts:
                waits[other] -= 1
                if waits[other] <= 0 and other not in reached:
                    reached.add(other)
                    ready.append(other)
        return len(reached) == len(waits)

    # Bounds. A term is (node, turned); a turned one counts as the opposite of its label.

    def _bounds(self, node: int) -> tuple[int, int]:
        if node in self.inside:
            return self.low[node], self.high[node]
        return self.fixed[node], self.fixed[node]

    def _set(self, node: int, low: int, high: int) -> bool:
        """Narrow a node's bounds; return false when no label is left or another one is fixed."""
        old_low, old_high = self._bounds(node)
        low, high = max(low, old_low), min(high, old_high)
        if self.kind == "stable":
            low, high = (IN if low else OUT), (OUT if high < IN else IN)
        if low > high:
            return False
        if (low, high) != (old_low, old_high):
            if node not in self.inside:
                return False
            self.trail.append((node, old_low, old_high))
            self.low[node], self.high[node] = low, high
        return True

    def _undo(self, mark: int) -> None:
        while len(self.trail) > mark:
            node, low, high = self.trail.pop()
            self.low[node], self.high[node] = low, high

    def _narrow(self, start: Iterable[int], effort: Effort) -> bool:
        """Propagate bounds from these nodes; return false on a conflict or without effort."""
        graph = self.graph
        waiting = deque(start)
        queued = set(waiting)
        while waiting:
            node = waiting.popleft()
            queued.discard(node)
            mark = len(self.trail)
            looked = 2 + len(graph.premises[node]) + len(graph.against[node])
            if not effort.take(looked + len(graph.support[node])) or not self._revise(node):
                return False
            for changed, _, _ in self.trail[mark:]:
                for other in (changed, *self.dependents[changed]):
                    if other not in queued:
                        queued.add(other)
                        waiting.append(other)
        return True

    def _revise(self, node: int) -> bool:
        graph = self.graph
        terms = [(p, False) for p in graph.premises[node]]
        terms += [(s, True) for s in graph.against[node]]
        bounds = [self._term(other, turned) for other, turned in terms]
        backing = [self._bounds(s) for s in graph.support[node]] if graph.open_need(node) else None
        if backing is not None:
            most = max((low for low, _ in backing), default=OUT)
            bounds.append((most, max((high for _, high in backing), default=OUT)))
        low = min((low for low, _ in bounds), default=IN)
        high = min((high for _, high in bounds), default=IN)
        if not self._set(node, low, high):
            return False
        low, high = self._bounds(node)
        loose = [place for place, (least, _) in enumerate(bounds) if least <= high]
        if high < IN and len(loose) == 1:
            if loose[0] == len(terms):
                for step in graph.support[node]:
                    if not self._set(step, OUT, high):
                        return False
            elif not self._set_term(*terms[loose[0]], OUT, high):
                return False
        if low > OUT:
            if not all(self._set_term(other, turned, low, IN) for other, turned in terms):
                return False
            if backing is not None:
                able = [s for s in graph.support[node] if self._bounds(s)[1] >= low]
                if len(able) == 1 and not self._set(able[0], low, IN):
                    return False
        return True

    def _term(self, node: int, turned: bool) -> tuple[int, int]:
        low, high = self._bounds(node)
        return (IN - high, IN - low) if turned else (low, high)

    def _set_term(self, node: int, turned: bool, low: int, high: int) -> bool:
        return self._set(node, IN - high, IN - low) if turned else self._set(node, low, high)


def _within(labels: Sequence[int], other: Sequence[int]) -> bool:
    """Whether `other` decides everything that `labels` decides, and in the same way."""
    return all(a in (UNDECIDED, b) for a, b in zip(labels, other, strict=True))
