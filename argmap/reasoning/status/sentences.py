"""Explanations and withdrawals in plain words, about the map and nothing else."""

from __future__ import annotations

from collections.abc import Sequence

from argmap.model import ArgumentMap, Kind
from argmap.reasoning.proofs.sentence import people_of
from argmap.reasoning.status.circles import Link
from argmap.reasoning.status.graph import Graph
from argmap.reasoning.status.labels import Status
from argmap.reasoning.status.why import Because, Bond, Cause, Ground, simple

MOST = 8
"""Number of things named in one sentence before the rest is counted."""
_IS = {Status.STANDS: "stands", Status.DEFEATED: "is defeated", Status.UNDECIDED: "is undecided"}
_NOUNS = {
    Bond.REBUTS: "rebuttal from",
    Bond.UNDERCUTS: "undercut from",
    Bond.SUPPORTS: "support from",
}
_VERB = (
    {Bond.REBUTS: " stands and rebuts", Bond.UNDERCUTS: " stands and undercuts"},
    {Bond.REBUTS: " stand and together rebut", Bond.UNDERCUTS: " stand and together undercut"},
)
"""How premises, one or several, defeat something when the step from them has no name of its own."""
_MUTUAL = {
    "rebuts": "rebut each other, and nothing in this map decides between them",
    "undercuts": "undercut each other, and nothing in this map decides between them",
    "contradicts": "contradict each other, and nothing in this map decides between them",
    "rivals": "answer one question differently, and nothing in this map decides between them",
    "supports": "support each other, and nothing else in this map backs them",
}
"""The verb for two things that are in the same relation to each other."""


def headline(status: Status) -> str:
    """Return `stands`, `is defeated` or `is undecided`."""
    return _IS[status]


def step_in_words(map: ArgumentMap, name: str) -> str:
    """Describe an argument: `a and b rebut c`, `a undercuts the step x`."""
    argument = map.arguments[name]
    premises = listed(argument.premises) or "nothing"
    one = len(argument.premises) < 2
    verb = {
        Kind.SUPPORT: "supports" if one else "together support",
        Kind.REBUT: "rebuts" if one else "together rebut",
        Kind.UNDERCUT: "undercuts" if one else "together undercut",
    }[argument.kind]
    what = ""
    if argument.kind is Kind.UNDERCUT:
        what = "the evidence " if argument.target in map.evidence else "the step "
    return f"{premises} {verb} {what}{argument.target}"


def whose(map: ArgumentMap, name: str) -> str:
    """Return how the map marks a step or piece of evidence, as a remark: “drawn by the mapmaker”,
    “granted by Ann”, “as Ben tells it”; empty when it does not.
    """
    if proof := map.evidence.get(name):
        verb = "tell" if len(proof.via) > 1 else "tells"
        return f"as {people_of(map, proof.via)} {verb} it" if proof.via else ""
    step = map.arguments.get(name)
    if step is None:
        return ""
    parts = ["drawn by the mapmaker"] if step.inferred is not None else []
    if step.granted_by:
        parts.append(f"granted by {people_of(map, step.granted_by)}")
    return ", ".join(parts)


def in_words(map: ArgumentMap, name: str) -> str:
    """Return the words of a claim, the title or description of an argument, what is said as
    evidence.
    """
    if name in map.claims:
        return map.claims[name].text
    if proof := map.evidence.get(name):
        return f"“{proof.quote}”" if proof.quote else proof.text
    return map.arguments[name].text or step_in_words(map, name)


def said(map: ArgumentMap, graph: Graph, because: Because) -> str:
    """Put one explanation into a sentence without its subject: `stands: nothing in this map is
    against it.`
    """
    saying = _Saying(map, graph)
    return f"{_IS[because.status]}: {saying.reason(because)}."


def shown(graph: Graph, because: Because) -> bool:
    """Whether an explanation needs lines of its own; a step that is no more than its premise needs
    none, unless it is the thing asked about.
    """
    return not (because.step and because.depth and simple(graph, graph.index[because.name]))


def withdrawn_in_words(map: ArgumentMap, name: str) -> str:
    """Describe something withdrawn: `the claim a`, `the evidence e`, `the step x (a supports
    b)`.
    """
    if name in map.claims:
        return f"the claim {name}"
    mark = whose(map, name)
    if name not in map.arguments:
        return f"the evidence {name}{f' ({mark})' if mark else ''}"
    words = step_in_words(map, name)
    if map.arguments[name].generated:
        return f"the step “{words}”{f' ({mark})' if mark else ''}"
    return f"the step {name} ({words}{f'; {mark}' if mark else ''})"


def listed(names: Sequence[str], most: int = MOST) -> str:
    """Join names into a list: `a`, `a and b`, `a, b and 3 more`."""
    if len(names) > most:
        names = [*names[: most - 1], f"{len(names) - most + 1} more"]
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)


class _Saying:
    def __init__(self, map: ArgumentMap, graph: Graph) -> None:
        self.map = map
        self.graph = graph

    def reason(self, because: Because) -> str:
        grounds = because.grounds
        match because.cause:
            case Cause.UNOPPOSED:
                return "nothing in this map is against it" + self.backed(because)
            case Cause.ANSWERED:
                return f"{self.answered(grounds)}" + self.backed(because)
            case Cause.ATTACKED:
                return self.attacked(grounds[0])
            case Cause.UNBACKED if grounds:
                proofs = [g.name for g in grounds if g.name in self.map.evidence]
                steps = [g for g in grounds if g.name not in self.map.evidence]
                parts = [self.doubted(proofs)] if proofs else ["no evidence in this map backs it"]
                if steps:
                    parts.append(self.defeated(steps))
                return ", and ".join(parts)
            case Cause.UNBACKED:
                return "nothing in this map backs it"
            case Cause.PREMISES:
                premises = [g.name for g in grounds if g.bond is Bond.PREMISE]
                attacks = [g for g in grounds if g.bond is not Bond.PREMISE]
                if because.name in self.map.evidence:
                    return self.answered(attacks)
                several = len(premises) > 1
                words = (
                    f"its premise {premises[0]} stands" if premises else "it rests on no premise"
                )
                if several:
                    words = f"its premises {listed(premises)} stand"
                return f"{words}, and {self.answered(attacks)}" if attacks else words
            case Cause.PREMISE:
                return f"its premise {grounds[0].name} is defeated"
            case Cause.CIRCLE:
                return self.circle(because)

    def doubted(self, proofs: Sequence[str]) -> str:
        """Return `the evidence e and f is defeated` as undercuts do it."""
        return f"the evidence for it ({listed(proofs)}) is defeated"

    def answered(self, grounds: Sequence[Ground]) -> str:
        unbacked = [g.name for g in grounds if g.unbacked]
        attacks = [g for g in grounds if not g.unbacked]
        parts = [self.defeated(attacks)] if attacks else []
        if unbacked:
            several = len(unbacked) > 1
            what = "the rival answers" if several else "the rival answer"
            parts.append(f"nothing backs {what} {listed(unbacked)}")
        return ", and ".join(parts)

    def defeated(self, grounds: Sequence[Ground]) -> str:
        """Return `the rebuttal from a and the contradicting claim b are defeated`."""
        verb = "are" if len(grounds) > 1 else "is"
        return f"{listed([self.noun(ground) for ground in grounds])} {verb} defeated"

    def noun(self, ground: Ground) -> str:
        """Return `the rebuttal from a`."""
        if ground.bond is Bond.RIVALS:
            return f"the rival answer {ground.name}"
        if ground.bond is Bond.CONTRADICTS:
            return f"the contradicting claim {ground.name}"
        argument = self.map.arguments[ground.name]
        mark = whose(self.map, ground.name)
        told = f" ({mark})" if mark else ""
        if simple(self.graph, self.graph.index[ground.name]) or argument.generated:
            return f"the {_NOUNS[ground.bond]} {' with '.join(argument.premises)}{told}"
        return f"the {_NOUNS[ground.bond].removesuffix('from')}called {ground.name}{told}"

    def attacked(self, ground: Ground) -> str:
        if ground.bond is Bond.RIVALS:
            return f"{ground.name} answers the same question otherwise, stands and is backed"
        if ground.bond is Bond.CONTRADICTS:
            return f"{ground.name} contradicts it and stands"
        name = ground.name
        mark = whose(self.map, name)
        told = f" ({mark})" if mark else ""
        if simple(self.graph, self.graph.index[name]):
            return f"{self.map.arguments[name].premises[0]} {ground.bond} it and stands{told}"
        argument = self.map.arguments[name]
        if argument.generated:
            return f"{listed(argument.premises)}{_VERB[len(argument.premises) > 1][ground.bond]} it{told}"
        return f"the step {name} {ground.bond} it and stands{told}"

    def backed(self, because: Because) -> str:
        if not because.backing:
            return ""
        if because.backing in self.map.evidence:
            return f", and it has evidence that stands ({because.backing})"
        if because.backing != "given":
            premises = self.map.arguments[because.backing].premises
            verb = "stand and together support" if len(premises) > 1 else "stands and supports"
            return f", and {listed(premises)} {verb} it" if premises else ", and it has support"
        members = self.graph.members.get(self.graph.index[because.name], (because.name,))
        if any(self.map.evidence_for.get(member) for member in members):
            return ", and it has evidence"
        return ", and it is assumed"

    def circle(self, because: Because) -> str:
        waits = f"it hangs on {listed(because.way)}; " if because.way else ""
        verbs = {link.verb for link in because.circle}
        if len(because.circle) == 2 and verbs <= _MUTUAL.keys() and len(verbs) == 1:
            both = listed([link.start for link in because.circle])
            return f"{waits}{both} {_MUTUAL[verbs.pop()]}"
        links = [self.link(link) for link in because.circle]
        if len(links) > MOST:
            links = [*links[: MOST - 1], f"and so on, {len(because.circle)} links in all"]
        circular = all(link.verb in ("supports", "premise") for link in because.circle)
        rest = "nothing else backs it" if circular else "nothing in this map decides it"
        return f"{waits}{', '.join(links)}: a circle, and {rest}"

    def link(self, link: Link) -> str:
        match link.verb:
            case "premise":
                return f"{link.start} is a premise of {link.end}"
            case "rivals":
                return f"{link.start} answers the question of {link.end} differently"
            case verb:
                return f"{link.start} {verb} {link.end}"
