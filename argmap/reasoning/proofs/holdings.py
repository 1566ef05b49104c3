"""The stance of each position on each claim, and the steps that are its own.

Written stances come first; those that follow from them are inferred and marked so. A written stance
wins over an inferred one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from argmap.base.values import dataclass, field
from argmap.model import Argument, ArgumentMap, Kind

WRITTEN = frozenset({"thesis", "holds", "said", "denies"})
"""The grounds of a stance that are written in the map; the others are inferred."""


@dataclass(frozen=True)
class Stand:
    """The claims that one position holds and rejects, and the arguments that are its own.

    `held` and `rejected` give for a claim why it is counted so:

    * `thesis`, `holds`: written under the position; `said`: one of its people asserts it;
      `denies`: written under the position.
    * `premise`: a premise of an argument that its people make; `restates`: says the same as
      something it holds (or rejects); `reason`: a reason that the map gives, in nobody's name, for
      what it holds.
    * `rebuts`: something it holds is put against the claim, by its people or by the map's author;
      `contradicts`: it holds something that cannot be true together with the claim.

    `over` maps a rejected claim to the arguments or claims through which it is rejected. `steps`
    are its own arguments. The value is true when its people make them (`by`); otherwise they join
    only claims that the position holds, and nobody is named for them.
    """

    position: str
    held: Mapping[str, str] = field(default_factory=dict)
    rejected: Mapping[str, str] = field(default_factory=dict)
    over: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    steps: Mapping[str, bool] = field(default_factory=dict)

    def stance(self, claim: str) -> str:
        """Return `holds`, `denies`, `both` or nothing."""
        if claim in self.held:
            return "both" if claim in self.rejected else "holds"
        return "denies" if claim in self.rejected else ""

    def written(self, claim: str) -> bool:
        """Whether the map itself says so."""
        return self.held.get(claim) in WRITTEN or self.rejected.get(claim) in WRITTEN


def sames(map: ArgumentMap) -> Mapping[str, tuple[str, ...]]:
    """Map each claim that restates another or is restated to all that say the same, in source
    order.
    """
    root: dict[str, str] = {}

    def find(claim: str) -> str:
        root.setdefault(claim, claim)
        while root[claim] != claim:
            root[claim] = root[root[claim]]
            claim = root[claim]
        return claim

    for pair in map.restatements:
        root[find(pair.left)] = find(pair.right)
    several: dict[str, list[str]] = {}
    for claim in map.claims:
        if claim in root:
            several.setdefault(find(claim), []).append(claim)
    return {c: tuple(group) for group in several.values() for c in group if len(group) > 1}


def stands(map: ArgumentMap, same: Mapping[str, tuple[str, ...]]) -> Mapping[str, Stand]:
    """Return what each position of a map holds and rejects, in the map's order. `same` is the
    result of `sames`.

    Linear in the map for each position.
    """
    people: dict[str, list[str]] = {}
    for position in map.positions.values():
        for person in position.held_by:
            people.setdefault(person, []).append(position.id)
    makers = {
        a.id: frozenset(p for person in a.by for p in people.get(person, ()))
        for a in map.arguments.values()
    }
    said: dict[str, dict[str, None]] = {p: {} for p in map.positions}
    for claim in map.claims.values():
        for person in claim.by:
            for p in people.get(person, ()):
                said[p][claim.id] = None
    spoken = _spoken(map, same)
    return {p: _Reader(map, same, makers, spoken, p, said[p]).stand() for p in map.positions}


def _spoken(map: ArgumentMap, same: Mapping[str, tuple[str, ...]]) -> frozenset[str]:
    """Return the claims that belong to somebody: asserted, held in writing, or in somebody's
    argument.
    """
    found = {claim.id for claim in map.claims.values() if claim.by}
    for position in map.positions.values():
        found.update(position.thesis, position.holds)
    for argument in map.arguments.values():
        if argument.by:
            found.update(argument.premises)
    return frozenset(c for claim in found for c in same.get(claim, (claim,)))


@dataclass
class _Reader:
    """Works out the `Stand` of one position."""

    map: ArgumentMap
    same: Mapping[str, tuple[str, ...]]
    makers: Mapping[str, frozenset[str]]
    spoken: frozenset[str]
    position: str
    said: Iterable[str]
    held: dict[str, str] = field(default_factory=dict)
    rejected: dict[str, str] = field(default_factory=dict)
    over: dict[str, dict[str, None]] = field(default_factory=dict)
    steps: dict[str, bool] = field(default_factory=dict)
    denied: frozenset[str] = frozenset()

    def stand(self) -> Stand:
        written = self.map.positions[self.position]
        self.held = dict.fromkeys(written.thesis, "thesis")
        for claim in written.holds:
            self.held.setdefault(claim, "holds")
        self.denied = frozenset(written.denies)
        for claim in self.said:
            if claim not in self.denied:
                self.held.setdefault(claim, "said")
        for argument in self.map.arguments.values():
            if self.position in self.makers[argument.id]:
                self.steps[argument.id] = True
                for premise in argument.premises:
                    self.take(premise, "premise")
        for claim in list(self.held):
            self.carry(claim)
        self.follow_reasons()
        self.claim_attacks()
        self.reject()
        order = self.map.arguments
        return Stand(
            self.position,
            {c: self.held[c] for c in self.map.claims if c in self.held},
            {c: self.rejected[c] for c in self.map.claims if c in self.rejected},
            {c: tuple(found) for c, found in self.over.items() if c in self.rejected},
            {a: self.steps[a] for a in order if a in self.steps},
        )

    def take(self, claim: str, why: str) -> bool:
        """Count a claim as held unless the opposite is written; return whether that is new."""
        if claim in self.held or claim in self.denied:
            return False
        self.held[claim] = why
        return True

    def carry(self, claim: str) -> list[str]:
        return [other for other in self.same.get(claim, ()) if self.take(other, "restates")]

    def follow_reasons(self) -> None:
        """Go down from what is held through supporting steps that name nobody."""
        waiting = list(self.held)
        while waiting:
            for step in self.map.into.get(waiting.pop(), ()):
                if step.kind is not Kind.SUPPORT or step.by or not self.may_own(step):
                    continue
                self.steps.setdefault(step.id, False)
                for premise in step.premises:
                    if self.take(premise, "reason"):
                        waiting += [premise, *self.carry(premise)]

    def may_own(self, step: Argument) -> bool:
        """Whether each premise is held already, or belongs to nobody and is not denied."""
        return all(
            p in self.held or (p not in self.spoken and p not in self.denied) for p in step.premises
        )

    def claim_attacks(self) -> None:
        """Give attacks that name nobody to every position that holds all of their premises."""
        for argument in self.map.arguments.values():
            unnamed = argument.kind is not Kind.SUPPORT and not argument.by
            if unnamed and argument.premises and all(p in self.held for p in argument.premises):
                self.steps.setdefault(argument.id, False)

    def reject(self) -> None:
        self.rejected = dict.fromkeys(self.map.positions[self.position].denies, "denies")
        for id in self.steps:
            argument = self.map.arguments[id]
            if argument.kind is Kind.REBUT:
                self.oppose(argument.target, "rebuts", id)
        for pair in self.map.contradictions:
            for own, other in ((pair.left, pair.right), (pair.right, pair.left)):
                if own in self.held:
                    self.oppose(other, "contradicts", own)
        for claim in list(self.rejected):
            for other in self.same.get(claim, ()):
                if other != claim:
                    self.oppose(other, "restates", claim)

    def oppose(self, claim: str, why: str, over: str) -> None:
        # A claim that is held in writing is not rejected by inference.
        if self.held.get(claim) in WRITTEN and claim not in self.denied:
            return
        self.rejected.setdefault(claim, why)
        self.over.setdefault(claim, {})[over] = None
