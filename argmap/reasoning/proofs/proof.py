"""Derivation: forward chaining over steps that need all of their premises.

A step with several premises is an edge of a directed hypergraph. The derivable nodes are the least
set closed under the steps, found by the linear method of Dowling and Gallier (1984) for Horn
formulas, so circular support derives nothing. The nodes that every proof uses are the dominators of
the goal in that graph, by the usual equations for dominators: a conclusion needs what all of its
steps need, a step needs what any of its premises needs.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cached_property
from heapq import heappop, heappush
from math import exp, log

from argmap.base.cycles import knots
from argmap.base.values import dataclass


@dataclass(frozen=True)
class Step:
    """A step from all of `premises` to `target`, with its `id`."""

    id: str
    premises: tuple[str, ...]
    target: str


@dataclass(frozen=True)
class Steps:
    """Steps, and the nodes taken as `ground`, in source order."""

    ground: tuple[str, ...]
    steps: tuple[Step, ...]

    @cached_property
    def uses(self) -> Mapping[str, list[int]]:
        """Map each node to the steps it is a premise of."""
        found: dict[str, list[int]] = {}
        for i, step in enumerate(self.steps):
            for premise in step.premises:
                found.setdefault(premise, []).append(i)
        return found

    @cached_property
    def into(self) -> Mapping[str, list[int]]:
        """Map each node to the steps that conclude it."""
        found: dict[str, list[int]] = {}
        for i, step in enumerate(self.steps):
            found.setdefault(step.target, []).append(i)
        return found

    @cached_property
    def rank(self) -> Mapping[str, int]:
        """Map each derivable node to the number of rounds it takes, 0 for the ground."""
        return self.derive()

    def derive(self, without: Collection[str] = ()) -> dict[str, int]:
        """Return `rank` when the nodes in `without` may be neither taken nor concluded."""
        rank = {node: 0 for node in self.ground if node not in without}
        waits = [len(step.premises) for step in self.steps]
        level, number = list(rank), 0
        while level:
            number += 1
            following = []
            for node in level:
                for i in self.uses.get(node, ()):
                    waits[i] -= 1
                    target = self.steps[i].target
                    if not waits[i] and target not in rank and target not in without:
                        rank[target] = number
                        following.append(target)
            level = following
        return rank


@dataclass(frozen=True)
class Proofs:
    """The proofs of one `goal`, without the nodes in `without`."""

    steps: Steps
    goal: str
    without: frozenset[str] = frozenset()

    @cached_property
    def rank(self) -> Mapping[str, int]:
        """Map each derivable node to its number of rounds."""
        return self.steps.derive(self.without) if self.without else self.steps.rank

    @property
    def exist(self) -> bool:
        """Whether there is a proof at all."""
        return self.goal in self.rank

    @cached_property
    def usable(self) -> Mapping[str, list[int]]:
        """Map each node that a proof may use to the steps for it whose premises can be derived."""
        if not self.exist:
            return {}
        rank, all_steps = self.rank, self.steps.steps
        found: dict[str, list[int]] = {}
        waiting = [self.goal]
        while waiting:
            node = waiting.pop()
            if node in found:
                continue
            steps = [] if not rank[node] else self.steps.into.get(node, ())
            found[node] = [i for i in steps if all(p in rank for p in all_steps[i].premises)]
            waiting += (p for i in found[node] for p in all_steps[i].premises if p not in found)
        return found

    @cached_property
    def one(self) -> tuple[str, ...]:
        """Return the nodes of one proof with as few rounds as possible."""
        if not self.exist:
            return ()
        rank, all_steps = self.rank, self.steps.steps
        found: dict[str, None] = {}
        waiting = [self.goal]
        while waiting:
            node = waiting.pop()
            if node in found:
                continue
            found[node] = None
            if rank[node]:
                waiting += next(
                    all_steps[i].premises
                    for i in self.usable[node]
                    if all(rank[p] < rank[node] for p in all_steps[i].premises)
                )
        return tuple(found)

    @cached_property
    def unavoidable(self) -> frozenset[str]:
        """Return the nodes that every proof uses, the goal among them. Linear, except for sets of
        the nodes that several steps use, which are bits of a number.
        """
        if not self.exist:
            return frozenset()
        all_steps = self.steps.steps
        order = _premises_first(self.goal, self.usable, all_steps)
        place = {node: i for i, node in enumerate(order)}
        uses = dict.fromkeys(order, 0)
        straight = True
        for node in order:
            for i in self.usable[node]:
                for premise in all_steps[i].premises:
                    uses[premise] += 1
                    straight = straight and place[premise] < place[node]
        # Without circles, what a single step uses is needed if that step's conclusion is and has
        # no other step: only what several use must be followed through the alternatives.
        shared = [node for node in self.one if not straight or uses[node] > 1]
        found = {self.goal, *self._needed(order, shared, uses if straight else {})}
        waiting = list(found) if straight else []
        while waiting:
            steps = self.usable[waiting.pop()]
            if len(steps) == 1:
                new = [p for p in all_steps[steps[0]].premises if p not in found]
                found.update(new)
                waiting += new
        return frozenset(found)

    def _needed(
        self, order: Sequence[str], wanted: Sequence[str], uses: dict[str, int]
    ) -> set[str]:
        """Return those of `wanted` that every proof uses. With `uses` (the number of steps that use
        each node) one pass along `order` is enough, and sets are dropped when no step needs them
        any more.
        """
        bit = {node: 1 << i for i, node in enumerate(wanted)}
        everything = (1 << len(bit)) - 1
        needs = dict.fromkeys(order, everything)
        changed = bool(bit)
        while changed:
            changed = False
            for node in order:
                common = everything if self.usable[node] else 0
                for i in self.usable[node]:
                    needed = 0
                    for premise in self.steps.steps[i].premises:
                        needed |= needs[premise]
                    common &= needed
                common |= bit.get(node, 0)
                if common != needs[node]:
                    needs[node] = common
                    changed = changed or not uses
                if uses:
                    for i in self.usable[node]:
                        for premise in self.steps.steps[i].premises:
                            uses[premise] -= 1
                            if not uses[premise]:
                                del needs[premise]
        return {node for node in bit if needs[self.goal] & bit[node]}

    def loads(
        self, nodes: Iterable[str] = (), steps: Iterable[str] = ()
    ) -> dict[str, float | None]:
        """Return, for some nodes and steps, the share in [0, 1] of the goal's proofs that use them,
        rounded to 0.001.

        Proofs are counted as trees, with one step for each conclusion wherever it occurs. Inside a
        circle, only steps that lead away from its entry count. `None` when counting takes too long.
        """
        if not self.exist:
            return dict.fromkeys((*nodes, *steps), 0.0)
        return self._counts.loads(nodes, steps)

    def below(self, own: Mapping[str, int]) -> dict[str, int]:
        """Return, for each node that a proof may use, the union of the values of `own` (sets as
        bits of a number) for it and for everything it may be derived from.
        """
        if not self.exist:
            return {}
        order = _premises_first(self.goal, self.usable, self.steps.steps)
        found = {node: own.get(node, 0) for node in order}
        changed = True
        while changed:
            changed = False
            for node in order:
                bits = found[node]
                for i in self.usable[node]:
                    for premise in self.steps.steps[i].premises:
                        bits |= found[premise]
                if bits != found[node]:
                    found[node] = bits
                    changed = True
        return found

    @cached_property
    def _counts(self) -> _Counts:
        return _Counts(self)


class _Counts:
    """The frequency of steps in the proofs of a goal, if each proof is as likely as any other."""

    EFFORT = 1_500_000
    """Limit on the steps examined for the loads of one goal."""

    def __init__(self, proofs: Proofs) -> None:
        all_steps, rank = proofs.steps.steps, proofs.rank
        into = _without_circles(proofs)
        self.goal = proofs.goal
        order = _premises_first(proofs.goal, into, all_steps)
        self.order = {node: i for i, node in enumerate(order)}
        self.into = {node: into[node] for node in order}
        self.all_steps = all_steps
        self.uses: dict[str, list[str]] = {}
        self.weight: dict[int, float] = {}
        number: dict[str, float] = {}
        for node in order:
            if not rank[node]:
                number[node] = 0.0
                continue
            logs = [sum(number[p] for p in all_steps[i].premises) for i in into[node]]
            most = max(logs)
            total = sum(exp(one - most) for one in logs)
            number[node] = most + log(total)
            for i, one in zip(into[node], logs, strict=True):
                self.weight[i] = exp(one - most) / total
                for premise in all_steps[i].premises:
                    self.uses.setdefault(premise, []).append(node)
        self.effort = 0

    def loads(self, nodes: Iterable[str], steps: Iterable[str]) -> dict[str, float | None]:
        by_id = {self.all_steps[i].id: i for i in self.weight}
        found: dict[str, float | None] = {}
        for node in nodes:
            found[node] = self.lost({node: 0.0}) if node in self.order else 0.0
        for id in steps:
            if id not in by_id:
                found[id] = 0.0
                continue
            i = by_id[id]
            target = self.all_steps[i].target
            found[id] = self.lost({target: 1.0 - self.weight[i]})
        return found

    def lost(self, left: dict[str, float]) -> float | None:
        """Return the share, in [0, 1], of the proofs of the goal that is lost when only a share of
        some nodes is left.
        """
        waiting: list[tuple[int, str]] = []
        seen = set(left)

        def tell(node: str) -> None:
            for user in self.uses.get(node, ()):
                if user not in seen:
                    seen.add(user)
                    heappush(waiting, (self.order[user], user))

        for node in list(left):
            tell(node)
        while waiting:
            _, node = heappop(waiting)
            share = 0.0
            for i in self.into[node]:
                product = self.weight[i]
                for premise in self.all_steps[i].premises:
                    product *= left.get(premise, 1.0)
                share += product
            self.effort += len(self.into[node])
            if self.effort > self.EFFORT:
                return None
            left[node] = share
            tell(node)
        share = left.get(self.goal, 1.0)
        # Only nodes that every proof uses have 1, only those that none uses have 0.
        return 1.0 - share if share in {0.0, 1.0} else min(0.999, max(0.001, round(1 - share, 3)))


def _without_circles(proofs: Proofs) -> dict[str, list[int]]:
    """Return the usable steps without those inside a circle that do not lead away from its
    entry.
    """
    all_steps, rank = proofs.steps.steps, proofs.rank
    below = {
        node: [p for i in steps for p in all_steps[i].premises]
        for node, steps in proofs.usable.items()
    }
    circle = {node: n for n, part in enumerate(knots(below)) for node in part}

    def turns(i: int) -> bool:
        target = all_steps[i].target
        here = circle.get(target)
        return any(
            p == target or (here is not None and circle.get(p) == here and rank[p] >= rank[target])
            for p in all_steps[i].premises
        )

    return {node: [i for i in steps if not turns(i)] for node, steps in proofs.usable.items()}


def _premises_first(
    goal: str, into: Mapping[str, Sequence[int]], steps: Sequence[Step]
) -> list[str]:
    """Return every node below the goal, each after its premises as far as circles allow."""
    order: list[str] = []
    seen = {goal}
    work = [(goal, iter([p for i in into[goal] for p in steps[i].premises]))]
    while work:
        node, premises = work[-1]
        for premise in premises:
            if premise not in seen:
                seen.add(premise)
                below = [p for i in into[premise] for p in steps[i].premises]
                work.append((premise, iter(below)))
                break
        else:
            order.append(node)
            work.pop()
    return order
