"""A debate as a forest: each claim below the nearest claim that it bears on, the theses at the top."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence

from argmap.base.values import dataclass, field
from argmap.drawing.selection import groups_around
from argmap.drawing.view import View
from argmap.model import Argument, ArgumentMap

Unit = tuple[str, ...]
"""Claims that are not to be separated: premises that work together, and what attacks the steps from them."""

MOST_GUESTS = 3
"""Claims that are drawn once more for one that works together with them."""


@dataclass(frozen=True, slots=True)
class Section:
    """A chapter of an atlas: what it is about, and the claims at its top."""

    kind: str
    name: str
    roots: tuple[str, ...]


@dataclass(slots=True)
class Forest:
    """Every claim of a view once: `sections` have the claims at the top, `below` the units right below each.

    `guests` are the claims that work together with one towards the claim above it and have a place elsewhere.
    """

    sections: list[Section] = field(default_factory=list)
    below: dict[str, list[Unit]] = field(default_factory=dict)
    parent: dict[str, str] = field(default_factory=dict)
    guests: dict[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def rest(self) -> str:
        """Return the words of the section of claims that are in no other, or of the only one."""
        return "Other claims" if len(self.sections) > 1 else "Claims"

    def under(self, claim: str) -> list[str]:
        """Return the claims right below one."""
        return [c for unit in self.below.get(claim, ()) for c in unit]

    def tree(self, roots: Iterable[str]) -> list[str]:
        """Return the claims from these roots downwards, each before those below it, in reading order."""
        found, waiting = [], [*roots][::-1]
        while waiting:
            claim = waiting.pop()
            found.append(claim)
            waiting += reversed(self.under(claim))
        return found


def forest(view: View) -> Forest:
    """Return the claims of a view as a forest: those below theses first, position by position; then what bears
    on no thesis, by the groups of its conclusions.
    """
    map = view.map
    made = Forest()
    left = dict.fromkeys((*view.claims, *view.inside))
    near = _pairs(map)
    for position in map.positions.values():
        if roots := [c for c in dict.fromkeys(position.thesis) if c in left]:
            _take(left, roots)
            made.sections.append(Section("position", position.id, tuple(roots)))
    _grow(view, made, left, [c for section in made.sections for c in section.roots], near)
    rest = _rest(view, made, left, near)
    groups: dict[str, list[str]] = {}
    for root in rest:
        around = groups_around(map, map.claims[root].group)
        groups.setdefault(next(iter(around), ""), []).append(root)
    made.guests.update(_guests(view, made))
    names = [group for group in map.groups if group in groups]
    for group in (*names, *([""] if "" in groups else ())):
        made.sections.append(Section("group", group, tuple(groups[group])))
    return made


def _guests(view: View, made: Forest) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield claims with those that work together with them and have a place elsewhere."""
    map, shown = view.map, view.shown
    for claim, above in made.parent.items():
        found = dict.fromkeys(
            p for step in map.out_of.get(claim, ()) if step.target == above and step.id in shown
            for p in step.premises if p != above and made.parent.get(p) != above
        )  # fmt: skip
        if 0 < len(found) <= MOST_GUESTS:
            yield claim, tuple(found)


def _take(left: dict[str, None], claims: Iterable[str]) -> None:
    for claim in claims:
        left.pop(claim, None)


def _pairs(map: ArgumentMap) -> dict[str, list[str]]:
    """Return the claims that restate or contradict each claim."""
    near: dict[str, list[str]] = {}
    pairs = [(p.left, p.right) for p in map.restatements]
    for left, right in (*pairs, *((p.left, p.right) for p in map.contradictions)):
        near.setdefault(left, []).append(right)
        near.setdefault(right, []).append(left)
    return near


def _rest(
    view: View, made: Forest, left: dict[str, None], near: dict[str, list[str]]
) -> list[str]:  # fmt: skip
    """Put what bears on no thesis below conclusions of its own; return these. A circle begins at its first claim."""
    map, rest = view.map, []
    for only_conclusions in (True, False):
        for claim in [*left]:
            if claim not in left:
                continue
            if only_conclusions and any(a.id in view.shown for a in map.out_of.get(claim, ())):
                continue
            _take(left, [claim])
            rest.append(claim)
            _grow(view, made, left, [claim], near)
    return rest


def _grow(
    view: View, made: Forest, left: dict[str, None], roots: Sequence[str],
    near: dict[str, list[str]],
) -> None:  # fmt: skip
    """Put below the roots whatever bears on them, through however many arguments, or says the same."""
    waiting = deque(roots)
    reached = [*roots]
    while waiting:
        while waiting:
            claim = waiting.popleft()
            for unit in _units(view, claim, left):
                made.below.setdefault(claim, []).append(unit)
                made.parent.update(dict.fromkeys(unit, claim))
                _take(left, unit)
                waiting += unit
                reached += unit
        for claim in reached:
            for other in near.get(claim, ()):
                if other in left:
                    made.below.setdefault(claim, []).append((other,))
                    made.parent[other] = claim
                    _take(left, [other])
                    waiting.append(other)
        reached = [*waiting]


def _units(view: View, claim: str, left: dict[str, None]) -> list[Unit]:
    """Return the claims of `left` that bear on a claim, those together that work together or of which some
    attack the step of others.
    """
    map, shown = view.map, view.shown
    arguments = [a for a in map.bearing.get(claim, ()) if a.id in shown]
    first: dict[str, str] = {}

    def one(name: str) -> str:
        while (other := first.setdefault(name, name)) != name:
            first[name] = first[other]
            name = other
        return name

    found = dict.fromkeys(p for a in arguments for p in a.premises if p in left)
    for argument in arguments:
        for other in (*argument.premises, *_attacked(map, argument, claim)):
            first[one(other)] = one(argument.premises[0])
    units: dict[str, list[str]] = {}
    for premise in found:
        units.setdefault(one(premise), []).append(premise)
    return [tuple(unit) for unit in units.values()]


def _attacked(map: ArgumentMap, argument: Argument, claim: str) -> Unit:
    """Return the premises of the step that an argument attacks."""
    step = map.arguments.get(argument.target)
    return tuple(p for p in step.premises if p != claim) if step is not None else ()
