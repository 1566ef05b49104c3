"""What is asked for of a map, and the claims that this means.

Two premises that work together are never separated: a view with one of them and the claim they are
about has the other too. An undercut belongs to the step or the evidence it attacks, so it counts as a
neighbour of everything that this touches.
"""

from __future__ import annotations

from collections.abc import Iterable

from argmap.base.times import fault, span
from argmap.base.values import dataclass
from argmap.model import Argument, ArgumentMap, Selector
from argmap.model.unknown_names import names_of, unknown_name


@dataclass(frozen=True, slots=True)
class Selection:
    """The parts to show; everything if nothing is asked for. Several wishes are united.

    `focus` names claims, arguments, evidence or questions; `depth` is the number of arguments that
    the picture reaches away from them (1 when `None`; 0 shows them alone). `saved` names a view of
    the map. `collapse` names groups drawn as one box (`all` for every group). Without `evidence`,
    evidence is left out. `times` are as written (`2022-02..2022-04`).
    """

    focus: tuple[str, ...] = ()
    depth: int | None = None
    positions: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    persons: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    saved: str = ""
    evidence: bool = True
    collapse: tuple[str, ...] = ()
    times: tuple[str, ...] = ()


EVERYTHING = Selection()


class Choice:
    """Builds a set of claims from wishes, and notes the names it does not find."""

    def __init__(self, map: ArgumentMap, file: str) -> None:
        self.map = map
        self.file = file
        self.sentences: list[str] = []
        self.questions: set[str] = set()
        self.pairs = [(p.left, p.right) for p in map.contradictions]
        self.pairs += [(p.left, p.right) for p in map.restatements]

    def apply(self, wanted: Selection) -> tuple[set[str], bool]:
        wishes = [
            Selector(False, what, names, depth)
            for what, names, depth in (
                ("claim", wanted.focus, 1 if wanted.depth is None else max(wanted.depth, 0)),
                ("position", wanted.positions, None),
                ("group", wanted.groups, None),
                ("person", wanted.persons, None),
                ("source", wanted.sources, None),
                ("tag", wanted.tags, None),
                *(("when", (time,), None) for time in wanted.times),
            )
            if names
        ]
        evidence = wanted.evidence
        known: list[str] = []
        if wanted.saved:
            known = self.found((wanted.saved,), "view")
            for name in known:
                wishes += self.map.views[name].selectors
        hides = [s for s in wishes if s.hide]
        shows = [s for s in wishes if not s.hide]
        nothing = shows or (wanted.saved and not known)
        shown: set[str] = set() if nothing else set(self.map.claims)
        for selector in shows:
            shown |= self.claims(selector)
        for selector in hides:
            if selector.what == "evidence":
                evidence = False
            else:
                shown -= self.claims(selector, alone=True)
        return shown, evidence

    def claims(self, wish: Selector, *, alone: bool = False) -> set[str]:
        """Return the claims that a selector names; `alone` leaves out what bears on them."""
        map = self.map
        if wish.what == "everything":
            return set(map.claims)
        if wish.what in ("sourced", "evidence"):
            found = (e for e in map.evidence.values() if e.source or wish.what == "evidence")
            return {c for e in found for c in e.supports}
        if wish.what == "claim":
            seeds = self.seeds(wish.names)
            return seeds if alone else self.around(seeds, wish.depth)
        if wish.what == "position":
            names = set(self.found(wish.names, "position"))
            held = {c for c, holders in map.held_by.items() if names.intersection(holders)}
            return held if alone else held | self.bearing_on(held)
        if wish.what == "group":
            names = set(self.found(wish.names, "group"))
            return {c.id for c in map.claims.values() if names & set(groups_around(map, c.group))}
        if wish.what == "person":
            names = set(self.found(wish.names, "person"))
            said = {c.id for c in map.claims.values() if names.intersection(c.by)}
            said |= {c for e in map.evidence.values() if e.voice in names for c in e.supports}
            for argument in map.arguments.values():
                if names.intersection(argument.by):
                    said |= self.ends(argument)
            return said
        if wish.what == "when":
            return self.speaking_of(wish.names)
        if wish.what == "source":
            names = set(self.found(wish.names, "source"))
            return {c for e in map.evidence.values() if e.source in names for c in e.supports}
        names = set(self.found(wish.names, "tag"))
        tagged = {c.id for c in map.claims.values() if names.intersection(c.tags)}
        for argument in map.arguments.values():
            if names.intersection(argument.tags):
                tagged |= self.ends(argument)
        tagged |= {c for e in map.evidence.values() if names & set(e.tags) for c in e.supports}
        return tagged

    def speaking_of(self, times: Iterable[str]) -> set[str]:
        """Return the claims whose time meets one of these; note a sentence for each that is none."""
        self.sentences += [f"`{time}` {words}" for time in times if (words := fault(time))]
        asked = [days for time in times if (days := span(time))]
        spoken = [(c.id, days) for c in self.map.claims.values() if (days := span(c.when))]
        return {c for c, days in spoken if any(days.meets(other) for other in asked)}

    def found(self, names: Iterable[str], *kinds: str) -> list[str]:
        """Return those of `names` that exist as one of these kinds; note a sentence for each of the
        others.
        """
        known = [names_of(self.map, kind) for kind in kinds]
        there = []
        for name in names:
            if any(name in some for some in known):
                there.append(name)
            else:
                self.sentences.append(unknown_name(self.map, kinds, name, self.file))
        return there

    def seeds(self, names: Iterable[str]) -> set[str]:
        """Return the claims meant by names of claims, arguments, evidence or questions."""
        map, seeds = self.map, set()
        for name in self.found(names, "claim", "argument", "evidence", "question"):
            if name in map.claims:
                seeds.add(name)
            elif name in map.arguments:
                seeds |= self.ends(map.arguments[name])
            elif name in map.evidence:
                seeds.update(map.evidence[name].supports)
            else:
                self.questions.add(name)
                seeds.update(c.id for c in map.claims.values() if name in c.answers)
        return seeds

    def ends(self, argument: Argument) -> set[str]:
        """Return the claims an argument joins: premises, and the target of it or of the step or
        evidence that it attacks.
        """
        joined = set(argument.premises)
        seen: set[str] = set()
        while argument.target in self.map.arguments and argument.target not in seen:
            seen.add(argument.target)
            argument = self.map.arguments[argument.target]
            joined.update(argument.premises)
        if argument.target in self.map.claims:
            joined.add(argument.target)
        elif argument.target in self.map.evidence:
            joined.update(self.map.evidence[argument.target].supports)
        return joined

    def bearing_on(self, claims: Iterable[str]) -> set[str]:
        """Return the premises of arguments towards `claims`, and of undercuts on those
        arguments and on the evidence.
        """
        bearing = self.map.bearing
        return {p for c in claims for a in bearing.get(c, ()) for p in a.premises}

    def around(self, seeds: set[str], depth: int | None) -> set[str]:
        """Return everything at most `depth` arguments away from the seeds, in both directions."""
        reached, edge = set(seeds), set(seeds)
        while edge and (depth is None or depth > 0):
            near = self.bearing_on(edge)
            for claim in edge:
                for argument in self.map.out_of.get(claim, ()):
                    near |= self.ends(argument)
            for left, right in self.pairs:
                if left in edge:
                    near.add(right)
                if right in edge:
                    near.add(left)
            edge = near - reached
            reached |= edge
            depth = None if depth is None else depth - 1
        return reached

    def whole_arguments(self, claims: set[str]) -> set[str]:
        """Return `claims` with the missing premises of every argument that is partly among them."""
        if len(claims) == len(self.map.claims):
            return claims
        whole = set(claims)
        for argument in self.map.arguments.values():
            if len(argument.premises) > 1 and whole.intersection(argument.premises):
                attacked = self.map.arguments.get(argument.target)
                about = attacked.target if attacked else argument.target
                doubted = self.map.evidence.get(about)
                if not claims.isdisjoint(doubted.supports if doubted else (about,)):
                    whole.update(argument.premises)
        return whole


def groups_around(map: ArgumentMap, group: str | None) -> list[str]:
    """Return a group and the groups around it, innermost first."""
    path: list[str] = []
    while group is not None and group in map.groups and group not in path:
        path.append(group)
        group = map.groups[group].parent
    return path
