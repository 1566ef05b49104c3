"""The part of a map that is shown: a selection applied to the map."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cached_property

from argmap.base.times import after_of
from argmap.base.values import dataclass, field
from argmap.drawing.selection import EVERYTHING, Choice, Selection, groups_around
from argmap.model import ArgumentMap

__all__ = ["EVERYTHING", "Highlight", "Selection", "View", "close_groups", "select"]


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
    and is empty when everything is shown. `claims` have boxes of their own; `inside` maps the other
    claims of the view to the box that they are drawn in, as `claim ID`, `group ID` or `argument ID`. `arguments` and `evidence` are all those of the view, also of claims inside boxes.
    `states` says how quotations compare with their sources, by evidence, in the words of
    `argmap.quotes.copies.State`; it is empty if nothing was looked up. `highlight` is there if one
    was asked for. `opened` names arguments drawn step by step (`all` for every argument). `folded` is
    the number of claims that are inside others because there was no room for them.
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
    inside: Mapping[str, str] = field(default_factory=dict)
    states: Mapping[str, str] = field(default_factory=dict)
    highlight: Highlight | None = None
    opened: frozenset[str] = frozenset()
    folded: int = 0

    @cached_property
    def collapsed(self) -> Mapping[str, int]:
        """Map each group that is drawn as one box to the number of claims in it."""
        counts: dict[str, int] = {}
        for box in self.inside.values():
            if box.startswith(GROUP):
                counts[box.removeprefix(GROUP)] = counts.get(box.removeprefix(GROUP), 0) + 1
        return {group: counts[group] for group in self.map.groups if group in counts}

    @cached_property
    def shown(self) -> frozenset[str]:
        """Return the arguments of the view, as a set."""
        return frozenset(self.arguments)

    @cached_property
    def own(self) -> frozenset[str]:
        """Return the claims with boxes of their own, as a set."""
        return frozenset(self.claims)


CLAIM, GROUP, ARGUMENT, EVIDENCE = "claim ", "group ", "argument ", "evidence "
"""What names of boxes begin with."""


def select(
    map: ArgumentMap, selection: Selection = EVERYTHING, file: str = ""
) -> tuple[View, tuple[str, ...]]:
    """Return the part of `map` that `selection` asks for, and a sentence for each name not found.

    `file` is the map's name in these sentences.
    """
    choice = Choice(map, file)
    claims, evidence = choice.apply(selection)
    claims = choice.whole_arguments(claims)
    everything = len(claims) == len(map.claims)
    collapsed = _collapsed(choice, selection.collapse)
    inside = {c: g for c, g in _inside(map, collapsed).items() if c in claims}
    view = View(
        map=map,
        selection=selection,
        title=map.title,
        subtitle=map.about,
        scope=_scope(map, selection, len(claims)) if not everything or collapsed else "",
        questions=_questions(map, claims, choice.questions)
        if not everything
        else tuple(map.questions),
        claims=tuple(c for c in map.claims if c in claims and c not in inside)
        if not everything or inside
        else tuple(map.claims),
        arguments=_arguments(map, claims, evidence),
        evidence=_evidence(map, claims) if evidence else (),
        inside=inside,
    )
    return view, tuple(choice.sentences)


def close_groups(view: View, groups: Iterable[str]) -> View:
    """Return the view with these groups drawn as one box each."""
    into = {c: g for c, g in _inside(view.map, groups).items() if c in view.own}
    if not into:
        return view
    return replace(
        view,
        claims=tuple(c for c in view.claims if c not in into),
        inside={**view.inside, **into},
    )


def _questions(map: ArgumentMap, claims: set[str], asked: set[str]) -> tuple[str, ...]:
    """Return the questions that shown claims answer, or positions whose thesis is shown."""
    asked = {*asked, *(q for c in claims for q in map.claims[c].answers)}
    for position in map.positions.values():
        if not claims.isdisjoint(position.thesis):
            asked.update(position.answers)
    return tuple(q for q in map.questions if q in asked)


def without_evidence(view: View) -> View:
    """Return the view without its evidence, and without the arguments that attack it."""
    return narrowed(replace(view, evidence=()), {*view.claims, *view.inside})


def narrowed(view: View, claims: set[str]) -> View:
    """Return the view with those of its arguments and evidence alone that have all their ends among some
    claims.
    """
    map = view.map
    evidence = [e for e in view.evidence if not claims.isdisjoint(map.evidence[e].supports)]
    beyond = {*evidence, *map.arguments}
    arguments = [map.arguments[a] for a in view.arguments]
    lost = {
        a.id for a in arguments
        if not claims.issuperset(a.premises) or not (a.target in claims or a.target in beyond)
    }  # fmt: skip
    waiting = [*lost]
    while waiting:
        more = [a.id for a in map.into.get(waiting.pop(), ()) if a.id not in lost]
        lost.update(more)
        waiting += more
    return replace(
        view,
        arguments=tuple(a.id for a in arguments if a.id not in lost),
        evidence=tuple(evidence),
    )


def _evidence(map: ArgumentMap, claims: set[str]) -> tuple[str, ...]:
    return tuple(e.id for e in map.evidence.values() if any(c in claims for c in e.supports))


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


def _collapsed(choice: Choice, names: tuple[str, ...]) -> tuple[str, ...]:
    groups = choice.map.groups
    if "all" in names:
        return tuple(groups)
    found = choice.found(names, "group")
    return tuple(g for g in groups if g in found)


def _inside(map: ArgumentMap, collapsed: Iterable[str]) -> dict[str, str]:
    """Map each claim in these groups to the box of the outermost of them around it."""
    closed = set(collapsed)
    inside = {}
    for claim in map.claims.values() if closed else ():
        outermost = [g for g in groups_around(map, claim.group) if g in closed]
        if outermost:
            inside[claim.id] = f"{GROUP}{outermost[-1]}"
    return inside


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
