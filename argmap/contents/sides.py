"""Positions side by side: what each holds and denies, and what the map has of one alone."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from argmap.base.values import dataclass
from argmap.contents.links import Link, links
from argmap.model import ArgumentMap, Kind


@dataclass(frozen=True, slots=True)
class SideRow:
    """A claim and, for each position, `holds`, `denies`, `both` or nothing.

    `against` says which positions hold something that rebuts or contradicts it.
    """

    claim: Link
    thesis: bool
    stances: tuple[str, ...]
    against: tuple[bool, ...] = ()

    @property
    def split(self) -> bool:
        """Whether the positions part on the claim.

        One holds it, and another denies it or only holds something against it.
        """
        holds = {i for i, s in enumerate(self.stances) if s in ("holds", "both")}
        other = {i for i, s in enumerate(self.stances) if s in ("denies", "both")}
        other |= {i for i, against in enumerate(self.against) if against and not self.stances[i]}
        return any(i != j for i in holds for j in other)

    @property
    def shared(self) -> bool:
        """Whether there are several positions and all of them hold the claim."""
        return len(self.stances) > 1 and all(s == "holds" for s in self.stances)


@dataclass(frozen=True, slots=True)
class Sides:
    """Positions compared, claim by claim.

    `rows` are the claims that some position holds or denies, theses first, then in source order.
    `left_out[i]` are the claims that matter to the others (a thesis, or a contested claim of
    theirs) and on which the map has nothing of `positions[i]`, for or against.
    """

    positions: Sequence[Link]
    rows: tuple[SideRow, ...]
    left_out: tuple[Sequence[Link], ...]


def sides(map: ArgumentMap, positions: Sequence[str] = ()) -> Sides:
    """Compare the named positions (all, when none is named). Unknown names are left out."""
    names = [p for p in dict.fromkeys(positions or map.positions) if p in map.positions]
    held: dict[str, set[str]] = {name: set() for name in names}
    for claim, holders in map.held_by.items():
        for name in holders:
            if name in held:
                held[name].add(claim)
    denied = {name: set(map.positions[name].denies) for name in names}
    theses = {name: set(map.positions[name].thesis) for name in names}
    any_thesis = set().union(*theses.values())
    spoken = set().union(*held.values(), *denied.values())
    order = [c for c in map.claims if c in spoken]
    order.sort(key=lambda c: c not in any_thesis)
    opposed = {name: _opposed(map, held[name]) for name in names}
    rows = tuple(
        SideRow(
            shown,
            shown.id in any_thesis,
            tuple(_stance(shown.id in held[n], shown.id in denied[n]) for n in names),
            tuple(shown.id in opposed[n] for n in names),
        )
        for shown in links(map, "claim", order)
    )
    contested = _contested(map, denied)
    left_out = []
    for name in names:
        others = [other for other in names if other != name]
        matters = set().union(*(theses[o] | (held[o] & contested) for o in others))
        matters -= held[name] | denied[name]
        matters -= _spoken_to(map, held[name])
        left_out.append(links(map, "claim", (c for c in order if c in matters)))
    return Sides(links(map, "position", names), rows, tuple(left_out))


def _stance(holds: bool, denies: bool) -> str:
    if holds:
        return "both" if denies else "holds"
    return "denies" if denies else ""


def _contested(map: ArgumentMap, denied: dict[str, set[str]]) -> set[str]:
    """Return the claims that have something against them.

    That is a rebuttal, an undercut of their support, a contradiction, or a position that denies
    them.
    """
    found = set().union(*denied.values())
    for pair in map.contradictions:
        found.update((pair.left, pair.right))
    for step in map.arguments.values():
        if step.kind is Kind.REBUT:
            found.add(step.target)
        elif step.kind is Kind.UNDERCUT:
            attacked = map.arguments.get(step.target)
            if attacked is not None and attacked.kind is Kind.SUPPORT:
                found.add(attacked.target)
    return found


def _opposed(map: ArgumentMap, own: set[str]) -> set[str]:
    """Return the claims that one of `own` rebuts or contradicts."""
    rebuttals = (a for a in map.arguments.values() if a.kind is Kind.REBUT)
    found = {a.target for a in rebuttals if not own.isdisjoint(a.premises)}
    found |= {c.right for c in map.contradictions if c.left in own}
    return found | {c.left for c in map.contradictions if c.right in own}


def _spoken_to(map: ArgumentMap, held: Iterable[str]) -> set[str]:
    """Return the claims that one of `held` bears on, contradicts or restates."""
    own, found = set(held), set()
    for step in map.arguments.values():
        if not own.isdisjoint(step.premises):
            attacked = map.arguments.get(step.target)
            found.add(attacked.target if attacked else step.target)
    pairs = [(c.left, c.right) for c in map.contradictions]
    pairs += [(r.left, r.right) for r in map.restatements]
    for left, right in pairs:
        if left in own:
            found.add(right)
        if right in own:
            found.add(left)
    return found
