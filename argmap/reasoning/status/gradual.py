"""Strength: a number in [0, 1] for each claim, from where it starts and what bears on it.

A claim starts from its `credence` (the mean, for claims that restate each other), else from the
semantics' default. A step counts as its weakest premise times (1 − strength) of each of its
undercuts, so with one premise and no undercut it counts as that premise, which is the definition
published for each semantics. Evidence supports with its own `credence`, else 0.5, times (1 − strength)
of each of its undercuts. Of several steps
with the same premises towards the same target the strongest counts. Rival answers do not attack
each other here: an answer is as strong as what bears on it (as in Baroni, Romano, Toni,
Aurisicchio, Bertanza, "Automatic evaluation of design alternatives with quantitative
argumentation", Argument & Computation 6, 2015).

Without circles this is one pass in topological order. In a circle, all values move half-way to
their new values again and again (one of the damped schemes of Mossakowski and Neuhaus, "Modular
semantics and characteristics for bipolar weighted argumentation graphs", arXiv:1807.06685), until
nothing changes by more than `EPSILON`, or `ROUNDS` are over and the claims are said not to have
converged. Values do not depend on the order of declarations.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from math import fsum, prod
from typing import TypeAlias

from argmap.base.values import dataclass
from argmap.model import ArgumentMap
from argmap.reasoning.status.compile import compile_map
from argmap.reasoning.status.components import components
from argmap.reasoning.status.graph import Graph

EPSILON = 1e-12
ROUNDS = 1_000
EFFORT = 20_000_000
"""Links examined in circles, in all, before the rest is reported as not converged."""
EVIDENCE = 0.5
"""The weight of evidence without a `credence`."""

Influence: TypeAlias = Callable[[float, Sequence[float], Sequence[float]], float]
"""Computes a strength from a base score and the strengths of attackers and supporters."""


@dataclass(frozen=True, slots=True)
class Semantics:
    """One way to compute strength. `base`, in [0, 1], is where claims without a `credence`
    start.
    """

    name: str
    summary: str
    base: float
    influence: Influence


@dataclass(frozen=True)
class Strengths:
    """The strength and base score, in [0, 1], of each claim by id, and the claims, in source order,
    whose values did not converge.
    """

    values: Mapping[str, float]
    bases: Mapping[str, float]
    restless: tuple[str, ...]

    @property
    def converged(self) -> bool:
        """Whether every value settled."""
        return not self.restless


def strengths(map: ArgumentMap, semantics: Semantics) -> Strengths:
    """Compute the strength of every claim of a map."""
    graph = compile_map(map, rivals=False)
    reckoning = _Reckoning(map, graph, semantics)
    unsettled: set[int] = set()
    rest = reckoning.pass_through()
    for component in components(rest, reckoning.inputs.__getitem__):
        if len(component) == 1 and component[0] not in reckoning.inputs[component[0]]:
            node = component[0]
            reckoning.values[node] = reckoning.reckon(node)
        elif not reckoning.settle(component):
            unsettled.update(component)
    claims = {name: graph.index[name] for name in map.claims}
    return Strengths(
        {name: reckoning.values[node] for name, node in claims.items()},
        {name: reckoning.bases[node] for name, node in claims.items()},
        tuple(name for name, node in claims.items() if node in unsettled),
    )


class _Reckoning:
    def __init__(self, map: ArgumentMap, graph: Graph, semantics: Semantics) -> None:
        self.graph = graph
        self.influence = semantics.influence
        self.bases = _bases(map, graph, semantics.base)
        self.values = list(self.bases)
        self.evidence: dict[int, list[float]] = {}
        for piece in map.evidence.values():
            value = EVIDENCE if piece.credence is None else piece.credence
            for node in graph.evidence.get(piece.id, ()):
                self.evidence.setdefault(node, []).append(value)
        self.doubted = {
            graph.index[e.id]: e.credence
            for e in map.evidence.values()
            if e.credence is not None and e.id in graph.index
        }
        against, support = graph.against, graph.support
        self.attackers = [_alike(graph, steps) if steps else () for steps in against]
        self.supporters = [_alike(graph, steps) if steps else () for steps in support]
        self.inputs = [
            [*premises, *steps, *more]
            for premises, steps, more in zip(graph.premises, against, support, strict=True)
        ]
        self.effort = EFFORT

    def pass_through(self) -> list[int]:
        """Compute everything that no circle bears on, in topological order; return the rest."""
        graph = self.graph
        waits = list(map(len, self.inputs))
        order = [node for node, count in enumerate(waits) if not count]
        for node in order:
            self.values[node] = self.reckon(node)
            target = graph.targets[node]
            for other in (*(graph.uses[node] or ()), target):
                if other >= 0:
                    waits[other] -= 1
                    if not waits[other]:
                        order.append(other)
        return [node for node, count in enumerate(waits) if count]

    def reckon(self, node: int) -> float:
        """Return the value of a node from the present values of what bears on it."""
        values = self.values
        attackers = self.best(self.attackers[node])
        if node < self.graph.claims:
            supporters = self.best(self.supporters[node])
            supporters += self.evidence.get(node, ())
            value = self.influence(self.bases[node], attackers, supporters)
        else:
            value = min(
                [values[p] for p in self.graph.premises[node]],
                default=self.doubted.get(node, EVIDENCE),
            )
            if attackers:
                value = product([value, *(1 - value for value in attackers)])
        return min(1.0, max(0.0, value))

    def best(self, groups: Sequence[list[int]]) -> list[float]:
        """Return the greatest value of each group of steps."""
        values = self.values
        return [
            values[steps[0]] if len(steps) == 1 else max([values[s] for s in steps])
            for steps in groups
        ]

    def settle(self, component: list[int]) -> bool:
        """Repeat until the values of a component settle; return whether they did."""
        cost = sum(1 + len(self.inputs[node]) for node in component)
        for _ in range(ROUNDS):
            self.effort -= cost
            if self.effort < 0:
                return False
            wanted = [self.reckon(node) for node in component]
            change = 0.0
            for node, value in zip(component, wanted, strict=True):
                change = max(change, abs(value - self.values[node]))
                self.values[node] = (self.values[node] + value) / 2
            if change <= EPSILON:
                return True
        return False


def product(values: Iterable[float]) -> float:
    """Return the product of the values, the same whatever their order."""
    return prod(sorted(values))


def _alike(graph: Graph, steps: Sequence[int]) -> tuple[list[int], ...]:
    """Return the steps, grouped by their premises."""
    if len(steps) < 2:
        return tuple([step] for step in steps)
    found: dict[tuple[int, ...], list[int]] = {}
    for step in steps:
        found.setdefault(tuple(sorted(set(graph.premises[step]))), []).append(step)
    return tuple(found.values())


def _bases(map: ArgumentMap, graph: Graph, base: float) -> list[float]:
    bases = [base] * len(graph.names)
    given: dict[int, list[float]] = {}
    for claim in map.claims.values():
        if claim.credence is not None:
            given.setdefault(graph.index[claim.id], []).append(claim.credence)
    for node, values in given.items():
        bases[node] = fsum(values) / len(values)
    return bases


def in_words(value: float, base: float) -> str:
    """Put a strength into words, compared with the claim's start: `0.59, somewhat supported`.

    The words depend on the share of the way from the start to 1 (or to 0): less than a twentieth
    counts as none, up to a third is somewhat, up to two thirds clearly, more is strongly.
    """
    room = 1 - base if value >= base else base
    share = abs(value - base) / room if room else 0.0
    if share < 1 / 20:
        return f"{value:.2f}, about where it starts"
    how = "somewhat" if share < 1 / 3 else "clearly" if share < 2 / 3 else "strongly"
    return f"{value:.2f}, {how} {'supported' if value > base else 'weakened'}"
