"""The part of a map that is shown: a selection applied to the map.

Two premises that work together are never separated: a view with one of them and the claim they are
about has the other too. An undercut belongs to the step or the evidence it attacks, so it counts as a
neighbour of everything that this touches.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property

from argmap.base.times import after_of, fault, span
from argmap.base.values import dataclass, field
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


@dataclass(frozen=True, slots=True)
class Highlight:
    """The parts of a picture that are highlighted while the rest is muted; words are plain text.

    `words` describe it in the legend, `why` gives the reason for each highlighted claim or argument.
    `beside` are claims neither highlighted nor muted, with remarks; `beside_words` describe them.
    """

    words: str
    why: Mapping[str, str] = field(default_factory=dict)
    beside_words: str = ""
    beside: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class View:
    """A part of a map. All ids are in source order.

    `title` and `subtitle` are the map's own words; `scope` says in a sentence what was left out,
    and is empty when everything is shown. `collapsed` maps each group drawn as one box to the
    number of its claims (which are not among `claims`). `hidden` maps shown claims to the number of
    their neighbours that are not shown, if any. `states` says how quotations compare with their
    sources, by evidence, in the words of `argmap.quotes.copies.State`; it is empty if nothing was
    looked up. `highlight` is there if one was asked for.
    """

    map: ArgumentMap
    selection: Selection = EVERYTHING
    title: str = ""
    subtitle: str = ""
    scope: str = ""
    questions: tuple[str, ...] = ()
    claims: tuple[str, ...] = ()
    arguments: tuple[str, ...] = ()
    evidence: tuple[str, ...] = ()
    collapsed: Mapping[str, int] = field(default_factory=dict)
    hidden: Mapping[str, int] = field(default_factory=dict)
    states: Mapping[str, str] = field(default_factory=dict)
    highlight: Highlight | None = None

    @cached_property
    def inside(self) -> Mapping[str, str]:
        """Map each claim in a collapsed group to the outermost collapsed group around it."""
        return _inside(self.map, self.collapsed) if self.collapsed else {}


def select(
    map: ArgumentMap, selection: Selection = EVERYTHING, file: str = ""
) -> tuple[View, tuple[str, ...]]:
    """Return the part of `map` that `selection` asks for, and a sentence for each name not found.

    `file` is the map's name in these sentences.
    """
    choice = _Choice(map, file)
    claims, evidence = choice.apply(selection)
    claims = choice.whole_arguments(claims)
    everything = len(claims) == len(map.claims)
    collapsed = _collapsed(choice, selection.collapse)
    inside = _inside(map, collapsed) if collapsed else {}
    shown = tuple(c for c in map.claims if c in claims and c not in inside)
    here = claims if not inside else claims - inside.keys()
    arguments = _arguments(map, claims, evidence)
    evidence_ids = (
        tuple(e.id for e in map.evidence.values() if any(c in here for c in e.supports))
        if evidence
        else ()
    )
    questions = tuple(
        q
        for q in map.questions
        if everything or q in choice.questions or any(q in map.claims[c].answers for c in claims)
    )
    counts = {group: sum(g == group for g in inside.values()) for group in collapsed}
    view = View(
        map=map,
        selection=selection,
        title=map.title,
        subtitle=map.about,
        scope=_scope(map, selection, len(claims)) if not everything or collapsed else "",
        questions=questions,
        claims=shown,
        arguments=arguments,
        evidence=evidence_ids,
        collapsed={g: n for g, n in counts.items() if n},
        hidden={} if everything else _hidden(map, shown, claims),
    )
    return view, tuple(choice.sentences)


class _Choice:
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
            return {c.id for c in map.claims.values() if names & set(_groups(map, c.group))}
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
        found: set[str] = set()
        aims = [
            id_ for c in claims for id_ in (c, *(e.id for e in self.map.evidence_for.get(c, ())))
        ]
        waiting = [a for id_ in aims for a in self.map.into.get(id_, ())]
        seen: set[str] = set()
        while waiting:
            argument = waiting.pop()
            if argument.id not in seen:
                seen.add(argument.id)
                found.update(argument.premises)
                waiting += self.map.into.get(argument.id, ())
        return found

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


def _arguments(map: ArgumentMap, claims: set[str], evidence: bool) -> tuple[str, ...]:
    """Return the arguments whose premises and target are all shown."""
    if len(claims) == len(map.claims) and evidence:
        return tuple(map.arguments)
    here = claims | map.arguments.keys()
    if evidence:
        here |= {e.id for e in map.evidence.values() if not claims.isdisjoint(e.supports)}
    shown = {
        a.id for a in map.arguments.values() if claims.issuperset(a.premises) and a.target in here
    }
    here -= map.arguments.keys()
    while True:
        reached = here | shown
        orphans = {a for a in shown if map.arguments[a].target not in reached}
        if not orphans:
            return tuple(a for a in map.arguments if a in shown)
        shown -= orphans


def _hidden(map: ArgumentMap, shown: Sequence[str], claims: set[str]) -> dict[str, int]:
    """Return the number of hidden neighbours of each claim."""
    counts = {}
    for claim in shown:
        near = {p for a in map.into.get(claim, ()) for p in a.premises}
        near.update(a.target for a in map.out_of.get(claim, ()) if a.target in map.claims)
        if count := len(near - claims):
            counts[claim] = count
    return counts


def _collapsed(choice: _Choice, names: tuple[str, ...]) -> tuple[str, ...]:
    groups = choice.map.groups
    if "all" in names:
        return tuple(groups)
    found = choice.found(names, "group")
    return tuple(g for g in groups if g in found)


def _inside(map: ArgumentMap, collapsed: Iterable[str]) -> dict[str, str]:
    closed = set(collapsed)
    inside = {}
    for claim in map.claims.values():
        outermost = [g for g in _groups(map, claim.group) if g in closed]
        if outermost:
            inside[claim.id] = outermost[-1]
    return inside


def _groups(map: ArgumentMap, group: str | None) -> list[str]:
    """Return a group and the groups around it, innermost first."""
    path: list[str] = []
    while group is not None and group in map.groups and group not in path:
        path.append(group)
        group = map.groups[group].parent
    return path


def _scope(map: ArgumentMap, wanted: Selection, shown: int) -> str:
    """Describe in a sentence, for the head of the picture, what is shown."""
    parts = []
    if wanted.focus:
        depth = 1 if wanted.depth is None else max(wanted.depth, 0)
        steps = "1 argument" if depth == 1 else f"{depth} arguments"
        parts.append(f"{', '.join(wanted.focus)} and what is within {steps} of it")
    parts += [f"position {map.positions[p].text or p}" for p in wanted.positions
              if p in map.positions]  # fmt: skip
    parts += [f"group {map.groups[g].text or g}" for g in wanted.groups if g in map.groups]
    parts += [f"what {map.persons[p].name or p} says" for p in wanted.persons if p in map.persons]
    parts += [f"what rests on {map.sources[s].title or s}" for s in wanted.sources
              if s in map.sources]  # fmt: skip
    parts += [f"tag {tag}" for tag in wanted.tags]
    parts += [f"what speaks of {after_of(time)}" for time in wanted.times]
    if wanted.saved in map.views:
        parts.append(map.views[wanted.saved].text or wanted.saved)
    what = f"Shown: {'; '.join(parts)} " if parts else "Shown: "
    total = len(map.claims)
    if shown == total:
        return f"{what}(all {total} claims)." if parts else ""
    return f"{what}({shown} of {total} claims)."
