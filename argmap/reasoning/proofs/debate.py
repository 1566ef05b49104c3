"""One debate: the map, the examined positions, and what all analyses need to know about it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property

from argmap.base.values import dataclass, field
from argmap.model import Argument, ArgumentMap, Evidence, Kind
from argmap.reasoning.proofs.holdings import Stand, sames, stands
from argmap.reasoning.proofs.origins import origins
from argmap.reasoning.proofs.proof import Proofs, Step, Steps


@dataclass(frozen=True)
class Debate:
    """A map and the positions to examine, in order. What follows from it is computed once.

    Claims that restate each other count as one; `one` returns the claim that represents all of
    them.
    """

    map: ArgumentMap
    positions: tuple[str, ...]
    _cases: dict[str, Steps] = field(default_factory=dict, compare=False, repr=False)
    _proofs: dict[tuple[str, str], Proofs] = field(default_factory=dict, compare=False, repr=False)

    @cached_property
    def same(self) -> Mapping[str, tuple[str, ...]]:
        """Map each claim that others restate to all claims that say the same, itself among them."""
        return sames(self.map)

    def all_of(self, claim: str) -> tuple[str, ...]:
        """Return a claim and all that say the same, in source order."""
        return self.same.get(claim, (claim,))

    def one(self, claim: str) -> str:
        """Return the first of the claims that say the same as this one."""
        return self.same[claim][0] if claim in self.same else claim

    @cached_property
    def stands(self) -> Mapping[str, Stand]:
        """Return what every position of the map holds and rejects."""
        return stands(self.map, self.same)

    @cached_property
    def owners(self) -> Mapping[str, tuple[str, ...]]:
        """Map each argument to the positions that own it; arguments without an owner are left
        out.
        """
        found: dict[str, list[str]] = {}
        for stand in self.stands.values():
            for step in stand.steps:
                found.setdefault(step, []).append(stand.position)
        return {step: tuple(positions) for step, positions in found.items()}

    @cached_property
    def origins(self) -> Mapping[str, tuple[str, ...]]:
        """Map each source to the ends of its `via` lines."""
        return origins(self.map)

    def evidence(self, claim: str) -> tuple[Evidence, ...]:
        """Return the evidence under a claim and under all that say the same."""
        return tuple(
            {e.id: e for c in self.all_of(claim) for e in self.map.evidence_for.get(c, ())}.values()
        )

    def cited(self, claim: str, position: str) -> tuple[str, ...]:
        """Return the ids of a position's evidence for a claim: the evidence under those forms of
        the claim that the position holds in its own words. If it holds none of them so, all forms
        count.
        """
        held, forms = self.stands[position].held, self.all_of(claim)
        own = [c for c in forms if held.get(c, "restates") != "restates"] or forms
        return tuple({e.id: None for c in own for e in self.map.evidence_for.get(c, ())})

    def first_evidence(self, *claims: str) -> tuple[str, ...]:
        """Return the id of one piece of evidence for the first of some claims that has any; its own
        comes before that of a claim that says the same.
        """
        for claim in claims:
            for proof in (*self.map.evidence_for.get(claim, ()), *self.evidence(claim)):
                return (proof.id,)
        return ()

    def into(self, claim: str) -> tuple[Argument, ...]:
        """Return the arguments that aim at a claim or at one that says the same."""
        return tuple(a for c in self.all_of(claim) for a in self.map.into.get(c, ()))

    def shown(self, claim: str, position: str) -> str:
        """Return the form of a claim that the position itself uses: among the claims that say the
        same, the first it holds for a reason of its own, else the first it holds, else this one.
        """
        held = self.stands[position].held
        own = [c for c in self.all_of(claim) if c in held]
        return next((c for c in own if held[c] != "restates"), own[0] if own else claim)

    def case(self, position: str) -> Steps:
        """Return what a position argues: its ground (what it holds without a supporting argument of
        its own) and its supporting arguments. Nodes are first claims, see `one`.
        """
        if position not in self._cases:
            stand = self.stands[position]
            steps = tuple(
                Step(id, tuple(dict.fromkeys(map(self.one, a.premises))), self.one(a.target))
                for id in stand.steps
                if (a := self.map.arguments[id]).kind is Kind.SUPPORT and a.premises
            )
            argued = {step.target for step in steps}
            held = dict.fromkeys(map(self.one, stand.held))
            ground = tuple(c for c in self.map.claims if c in held and c not in argued)
            self._cases[position] = Steps(ground, steps)
        return self._cases[position]

    def theses(self, position: str) -> tuple[str, ...]:
        """Return the theses of a position; of those that say the same only the first."""
        written = self.map.positions[position].thesis
        return tuple(dict.fromkeys(map(self.one, written)))

    def proofs(self, position: str, thesis: str) -> Proofs:
        """Return the proofs of a thesis (one of `theses`) in what a position argues."""
        key = (position, thesis)
        if key not in self._proofs:
            self._proofs[key] = Proofs(self.case(position), thesis)
        return self._proofs[key]

    def loads(
        self, position: str, claims: Sequence[str] = (), steps: Sequence[str] = ()
    ) -> dict[str, float | None]:
        """Return the load of some claims and steps of a position: the share, in [0, 1], of the
        proofs of its thesis that use them; with several theses, the highest share. `None` when
        counting takes too long.
        """
        found: dict[str, float | None] = dict.fromkeys((*claims, *steps), 0.0)
        nodes = list(dict.fromkeys(map(self.one, claims)))
        for thesis in self.theses(position):
            loads = self.proofs(position, thesis).loads(nodes, steps)
            for id, now in found.items():
                load = loads[self.one(id) if id in self.map.claims else id]
                found[id] = None if now is None or load is None else max(now, load)
        return found


def debate(map: ArgumentMap, positions: Sequence[str] = ()) -> Debate:
    """Make the debate of a map between the named positions (all if none is named), each once. Names
    that are not positions are left out.
    """
    named = dict.fromkeys(positions or map.positions)
    return Debate(map, tuple(p for p in named if p in map.positions))
