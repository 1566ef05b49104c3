"""One debate: the map, the examined positions, and what all analyses need to know about it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Any

from argmap.base.values import dataclass, field
from argmap.model import Argument, ArgumentMap, Contradiction, Evidence, Kind
from argmap.model.dates import speaks_in
from argmap.reasoning.proofs.commenters import commenters
from argmap.reasoning.proofs.holdings import WRITTEN, Stand, conflicts, sames, stands
from argmap.reasoning.proofs.origins import origins
from argmap.reasoning.proofs.proof import Proofs, Step, Steps

FEW = 5
"""A position with fewer claims in its own people's name is known too little to be called silent."""
_DOCUMENTS = frozenset({"figure", "document", "event"})


@dataclass(frozen=True)
class Debate:
    """A map and the positions to examine, in order. What follows from it is computed once; `answers`
    keeps what the analyses find.

    Claims that restate each other count as one; `one` returns the claim that represents all of
    them.
    """

    map: ArgumentMap
    positions: tuple[str, ...]
    _cases: dict[str, Steps] = field(default_factory=dict, compare=False, repr=False)
    _proofs: dict[tuple[str, str], Proofs] = field(default_factory=dict, compare=False, repr=False)
    answers: dict[str, Any] = field(default_factory=dict, compare=False, repr=False)

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

    def documented(self, claim: str, position: str) -> bool:
        """Whether a position's evidence for a claim is more than the word of its own people: a
        document, a figure, or another voice.
        """
        people = set(self.map.positions[position].held_by)
        return any(not self._own_word(id, people) for id in self.cited(claim, position))

    def _own_word(self, id: str, people: set[str]) -> bool:
        proof = self.map.evidence[id]
        source = self.map.sources.get(proof.source)
        speak = {proof.voice} if proof.voice else set(source.author if source else ())
        if source and source.via and not proof.voice:  # what another published is told there
            ends = (self.map.sources[s].author for s in self.origins.get(source.id, ()))
            speak = {p for authors in ends for p in authors}
        theirs = bool(speak) and speak <= people
        return theirs and (proof.kind not in _DOCUMENTS or source is not None)

    def hearsay(self, person: str, *, texts: bool = False) -> tuple[str, ...]:
        """Return the persons through whom alone the map knows somebody's words, the nearest to the
        speaker first; nothing when some of them are known without. With `texts`, also those in whose
        texts alone the words are, and nothing for who speaks in a source of the map.
        """
        return self._hearsay[texts].get(person, ())

    @cached_property
    def _hearsay(self) -> tuple[Mapping[str, tuple[str, ...]], Mapping[str, tuple[str, ...]]]:
        told: dict[str, dict[str, None]] = {}
        within: dict[str, dict[str, None]] = {}
        spoken: set[str] = set()
        heard: set[str] = set()
        for proof in self.map.evidence.values():
            source = self.map.sources.get(proof.source)
            writers = source.author if source else ()
            speakers = (proof.voice,) if proof.voice else writers
            if proof.via:
                told.setdefault(proof.voice, {}).update(dict.fromkeys(proof.via))
            else:
                spoken.update(speakers)
            if source is None or speaks_in(proof, source):
                heard.update(speakers)
            else:
                tellers = (*proof.via, *(() if source.in_turns else writers))
                within.setdefault(proof.voice, {}).update(dict.fromkeys(tellers))
        return (
            {p: tuple(via) for p, via in told.items() if p not in spoken},
            {p: tuple(via) for p, via in within.items() if p not in heard},
        )

    def barely_known(self, position: str) -> bool:
        """Whether a position with people is too little known to be called silent: through others
        or comments only, or by fewer than `FEW` claims that its people make, deny or grant.
        """
        people = self.map.positions[position].held_by
        if not people:
            return False
        stand = self.stands[position]
        own = {c for c, why in stand.held.items() if why in WRITTEN or why == "premise"}
        own |= {c for c, why in stand.rejected.items() if why in WRITTEN}
        own |= {c for c, why in stand.granted.items() if why in WRITTEN}
        return len(own) < FEW or all(self.hearsay(p) or p in self.commenters for p in people)

    @cached_property
    def commenters(self) -> frozenset[str]:
        """Return the people who speak in threads of comments, and in no other source of the map."""
        return commenters(self.map)

    @cached_property
    def conflicts(self) -> tuple[Contradiction, ...]:
        """Return the contradictions between claims whose times meet."""
        return conflicts(self.map)

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
        same, the first it holds (else grants) for a reason of its own, else the first it holds, else
        this one.
        """
        stand, forms = self.stands[position], self.all_of(claim)
        held = stand.held if any(c in stand.held for c in forms) else stand.granted
        own = [c for c in forms if c in held]
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
