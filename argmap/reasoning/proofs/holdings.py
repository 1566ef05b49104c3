"""The stance of each position on each claim, and the steps that are its own.

Written stances come first; those that follow from them are inferred and marked so. A written stance
wins over an inferred one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from argmap.base.times import span
from argmap.base.values import dataclass, field
from argmap.model import Argument, ArgumentMap, Contradiction, Kind

WRITTEN = frozenset({"thesis", "holds", "said", "denies", "grants", "granted"})
"""The grounds of a stance that are written in the map; the others are inferred."""


@dataclass(frozen=True)
class Stand:
    """The claims that one position holds, rejects and grants, and the arguments that are its own.

    `held`, `rejected` and `granted` give for a claim why it is counted so:

    * `thesis`, `holds`: written under the position; `said`: one of its people asserts it;
      `denies`: written under the position.
    * `premise`: a premise of an argument that its people make; `restates`: says the same as
      something it holds (or rejects); `reason`: a reason that the map gives, in nobody's name, for
      what it holds.
    * `rebuts`: something it holds is put against the claim, by its people or in nobody's name;
      `contradicts`: it holds something that cannot be true together with the claim, of a time that
      meets the claim's; `drawn`: the mapmaker sets something that it holds against the claim
      (`inferred`), which is no stance of the position's own.
    * `grants`: written under the position; `granted`: one of its people grants it, or the step that
      it is a premise of.

    What is granted speaks against the position, or for others: it accepts it and does not argue from
    it. So a claim is either held or granted, and a thesis is never granted. What its people both assert
    and grant is granted, unless they argue from it.

    `over` maps a rejected claim to the arguments or claims through which it is rejected. `steps`
    are its own arguments. The value is true when its people make them (`by`); otherwise they join
    only claims that the position holds, and nobody is named for them. Steps that the mapmaker draws
    and steps that somebody grants are no position's, unless its people make them.
    """

    position: str
    held: Mapping[str, str] = field(default_factory=dict)
    rejected: Mapping[str, str] = field(default_factory=dict)
    over: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    steps: Mapping[str, bool] = field(default_factory=dict)
    granted: Mapping[str, str] = field(default_factory=dict)

    def rejects(self, claim: str) -> bool:
        """Whether the position rejects a claim itself, and not only by a step of the mapmaker."""
        return self.rejected.get(claim, "drawn") != "drawn"

    def accepts(self, claim: str) -> bool:
        """Whether the position holds or grants a claim."""
        return claim in self.held or claim in self.granted

    def stance(self, claim: str) -> str:
        """Return `holds`, `grants`, `denies`, `both` (it accepts and rejects it) or nothing."""
        if self.accepts(claim):
            accepts = "holds" if claim in self.held else "grants"
            return "both" if self.rejects(claim) else accepts
        return "denies" if self.rejects(claim) else ""

    def written(self, claim: str) -> bool:
        """Whether the map itself says so."""
        stances = (self.held, self.rejected, self.granted)
        return any(where.get(claim) in WRITTEN for where in stances)


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


def conflicts(map: ArgumentMap) -> tuple[Contradiction, ...]:
    """Return the contradictions of a map whose claims speak of times that meet."""
    pairs = map.contradictions
    return tuple(pair for pair in pairs if at_one_time(map, pair.left, pair.right))


def at_one_time(map: ArgumentMap, left: str, right: str) -> bool:
    """Whether two claims speak of times that meet; a claim without a time speaks of all."""
    one, two = (span(map.claims[c].when) for c in (left, right))
    return one is None or two is None or one.meets(two)


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
    granted: dict[str, dict[str, str]] = {
        p.id: dict.fromkeys(p.grants, "grants") for p in map.positions.values()
    }
    for id, persons in map.granted.items():
        for person in persons:
            for p in people.get(person, ()):
                granted[p].setdefault(id, "granted")
    shared = _Shared(map, same, makers, _spoken(map, same), conflicts(map))
    return {p: _Reader(shared, p, said[p], granted[p]).stand() for p in map.positions}


def _spoken(map: ArgumentMap, same: Mapping[str, tuple[str, ...]]) -> frozenset[str]:
    """Return the claims that belong to somebody: asserted, granted, held in writing, or in somebody's
    argument.
    """
    found = {claim.id for claim in map.claims.values() if claim.by}
    found.update(map.granted)
    for position in map.positions.values():
        found.update(position.thesis, position.holds, position.grants)
    for argument in map.arguments.values():
        if argument.by:
            found.update(argument.premises)
    return frozenset(c for claim in found for c in same.get(claim, (claim,)))


@dataclass(frozen=True)
class _Shared:
    """What is the same for every position."""

    map: ArgumentMap
    same: Mapping[str, tuple[str, ...]]
    makers: Mapping[str, frozenset[str]]
    spoken: frozenset[str]
    conflicts: tuple[Contradiction, ...]


@dataclass
class _Reader:
    """Works out the `Stand` of one position."""

    shared: _Shared
    position: str
    said: Iterable[str]
    granted: dict[str, str]
    held: dict[str, str] = field(default_factory=dict)
    rejected: dict[str, str] = field(default_factory=dict)
    over: dict[str, dict[str, None]] = field(default_factory=dict)
    steps: dict[str, bool] = field(default_factory=dict)
    denied: frozenset[str] = frozenset()
    conceded: frozenset[str] = frozenset()

    def stand(self) -> Stand:
        written = self.shared.map.positions[self.position]
        map = self.shared.map
        self.held = dict.fromkeys(written.thesis, "thesis")
        for claim in written.holds:
            self.held.setdefault(claim, "holds")
        self.denied = frozenset(written.denies)
        self.conceded = frozenset(self.granted)
        for claim in self.said:
            if claim not in self.denied and claim not in self.granted:
                self.held.setdefault(claim, "said")
        for argument in map.arguments.values():
            if self.position in self.shared.makers[argument.id]:
                self.steps[argument.id] = True
                for premise in argument.premises:
                    self.take(premise, "premise")
        for claim in list(self.held):
            self.carry(claim)
        for claim in list(self.granted):
            for other in self.shared.same.get(claim, ()):
                self.granted.setdefault(other, "restates")
        self.granted = {c: why for c, why in self.granted.items() if c not in self.held}
        self.follow_reasons()
        self.claim_attacks()
        self.reject()
        return Stand(
            self.position,
            {c: self.held[c] for c in map.claims if c in self.held},
            {c: self.rejected[c] for c in map.claims if c in self.rejected},
            {c: tuple(found) for c, found in self.over.items() if c in self.rejected},
            {a: self.steps[a] for a in map.arguments if a in self.steps},
            {c: self.granted[c] for c in map.claims if c in self.granted},
        )

    def take(self, claim: str, why: str) -> bool:
        """Count a claim as held unless the opposite is written; return whether that is new."""
        if claim in self.held or claim in self.denied:
            return False
        self.held[claim] = why
        return True

    def carry(self, claim: str) -> list[str]:
        return [other for other in self.shared.same.get(claim, ()) if self.take(other, "restates")]

    def follow_reasons(self) -> None:
        """Go down from what is held through supporting steps that name nobody."""
        waiting = list(self.held)
        while waiting:
            for step in self.shared.map.into.get(waiting.pop(), ()):
                if step.kind is not Kind.SUPPORT or not unnamed(step) or not self.may_own(step):
                    continue
                self.steps.setdefault(step.id, False)
                for premise in step.premises:
                    if self.take(premise, "reason"):
                        waiting += [premise, *self.carry(premise)]

    def may_own(self, step: Argument) -> bool:
        """Whether each premise is held already, or belongs to nobody and is not denied."""
        spoken = self.shared.spoken
        return all(
            p in self.held or (p not in spoken and p not in self.denied) for p in step.premises
        )

    def claim_attacks(self) -> None:
        """Give attacks that name nobody to every position that holds all of their premises."""
        for argument in self.shared.map.arguments.values():
            attack = argument.kind is not Kind.SUPPORT and unnamed(argument)
            if attack and self.holds_premises(argument):
                self.steps.setdefault(argument.id, False)

    def holds_premises(self, step: Argument) -> bool:
        return bool(step.premises) and all(p in self.held for p in step.premises)

    def reject(self) -> None:
        map = self.shared.map
        self.rejected = dict.fromkeys(map.positions[self.position].denies, "denies")
        for id in self.steps:
            argument = map.arguments[id]
            if argument.kind is Kind.REBUT:
                self.oppose(argument.target, "rebuts", id)
        for pair in self.shared.conflicts:
            for own, other in ((pair.left, pair.right), (pair.right, pair.left)):
                if own in self.held:
                    self.oppose(other, "contradicts", own)
        self.carry_on(self.rejected, "restates")
        drawn = [a for a in map.arguments.values() if a.inferred is not None and not a.by]
        for argument in drawn:
            if argument.kind is Kind.REBUT and self.holds_premises(argument):
                self.oppose(argument.target, "drawn", argument.id)
        self.carry_on([c for c, why in self.rejected.items() if why == "drawn"], "drawn")

    def carry_on(self, claims: Iterable[str], why: str) -> None:
        for claim in list(claims):
            for other in self.shared.same.get(claim, ()):
                if other != claim:
                    self.oppose(other, why, claim)

    def oppose(self, claim: str, why: str, over: str) -> None:
        # A claim that is held or granted in writing is not rejected by inference.
        accepted = self.held.get(claim) in WRITTEN or claim in self.conceded
        if accepted and claim not in self.denied:
            return
        self.rejected.setdefault(claim, why)
        self.over.setdefault(claim, {})[over] = None


def unnamed(step: Argument) -> bool:
    """Whether a step is in nobody's name: no person makes it or grants it, and the mapmaker does not
    draw it as an inference either.
    """
    return not step.by and step.inferred is None and not step.granted_by
