"""The order in which claims are kept open when a picture has no room for all of them.

What comes first is the first thesis of each position; then what positions contest between them; then
their other theses; then what more than one position touches; then objections that nothing in the map
attacks; then everything else. A position that nobody holds but readers who comment comes with the other
theses, unless all positions are like that.
Inside each of these the nearest to a thesis come first, then those with reasons, then source order.
In front of all are claims that the reader asked to open, and those in focus.

A position touches a claim that it holds, denies or grants, and one for or against which it gives a
reason, or another in the map's words for the same (restatements). A claim is contested when one
position holds it and another one attacks it. This is the plain structure of the map, read once: the
analysis of cruxes, which asks on what the outcome turns, would cost more than the picture.

A claim's place depends on what it is joined to, so a new claim elsewhere moves nothing.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from argmap.base.values import dataclass, field
from argmap.drawing.selection import groups_around
from argmap.drawing.view import View
from argmap.model import ArgumentMap, Kind
from argmap.reasoning.proofs.commenters import commenters

ASKED, FIRST, CONTESTED, THESIS, SHARED, OBJECTION, REST = range(7)
FAR = 2
"""Arguments by which a conclusion counts as away that bears on no thesis."""


@dataclass(frozen=True, slots=True)
class Order:
    """Claims of a view, the most important first; `rank` says why (`FIRST`, …). `opened` names the
    arguments drawn step by step, `asked` are claims the reader asked to open; `closed` are claims and
    `groups` groups that the reader asked to fold.
    """

    claims: tuple[str, ...]
    rank: Mapping[str, int]
    opened: frozenset[str] = frozenset()
    asked: frozenset[str] = frozenset()
    closed: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    wholes: frozenset[str] = field(default_factory=frozenset)


def importance(view: View, *, opened: Iterable[str] = (), folded: Iterable[str] = ()) -> Order:
    """Return the order of importance of a view's claims. `opened` and `folded` are names of claims,
    of arguments of several steps and of groups.
    """
    map, opened, folded = view.map, tuple(opened), tuple(folded)
    asked = _asked(map, opened)
    focus = {n for n in view.selection.focus if n in map.claims}
    for name in view.selection.focus:
        if name in map.arguments:
            step = map.arguments[name]
            focus.update(c for c in (*step.premises, step.target) if c in map.claims)
    rank = dict.fromkeys(view.claims, REST)
    shared, contested = _touched(map)
    for tier, claims in (
        (OBJECTION, _objections(map)), (SHARED, shared), (THESIS, map.theses),
        (CONTESTED, contested), (FIRST, _first(map)), (ASKED, asked | focus),
    ):  # fmt: skip
        for claim in claims:
            if claim in rank:
                rank[claim] = tier
    far = distances(map, rank, focus or map.theses)
    into, tier = map.into, 2 * (max(far.values(), default=0) + 1)
    places = {c: rank[c] * tier + 2 * far[c] + (c not in into) for c in view.claims}
    claims = sorted(places, key=places.__getitem__)
    return Order(
        tuple(claims), rank,
        opened=frozenset(n for n in opened if n in map.arguments or n == "all"),
        asked=frozenset(asked),
        closed=tuple(n for n in folded if n in map.claims),
        groups=tuple(n for n in folded if n in map.groups),
        wholes=frozenset(n for n in folded if n in map.arguments),
    )  # fmt: skip


def distances(map: ArgumentMap, among: Iterable[str], starts: Iterable[str]) -> dict[str, int]:
    """Return how many arguments each claim is away from those it starts at; those that bear on none
    of them are counted from conclusions of their own, which are `FAR` away.
    """
    number, out_of = map.number, map.out_of
    claims = [(claim, number[claim]) for claim in among]
    far = [0] * len(number)
    for _, n in claims:
        far[n] = -1
    last = _spread(map, far, [n for c in starts if far[n := number[c]] < 0], 0)
    last = max(last, _spread(map, far, [n for c, n in claims if far[n] < 0 and c not in out_of], FAR))
    return {claim: last + 1 if far[n] < 0 else far[n] for claim, n in claims}


def _spread(map: ArgumentMap, far: list[int], starts: list[int], first: int) -> int:
    """Write down how far the claims are that bear on these, nearest first; return the largest distance. Those
    that are not to be looked at have one.
    """
    for claim in starts:
        far[claim] = first
    waiting, largest, reasons = [*starts], first if starts else 0, map.reasons
    for claim in waiting:  # grows while it is read
        for premise in reasons[claim]:
            if far[premise] < 0:
                largest = far[premise] = far[claim] + 1
                waiting.append(premise)
    return largest


def _asked(map: ArgumentMap, opened: Iterable[str]) -> set[str]:
    """Return the claims to show when these are opened: a claim with what bears on it, the claims of
    an argument's steps, the claims of a group.
    """
    asked: set[str] = set()
    groups = set()
    wholes = set()
    for name in opened:
        if name in map.claims:
            asked.add(name)
            asked.update(p for argument in map.bearing.get(name, ()) for p in argument.premises)
        if name in map.arguments:
            wholes.add(name)
        if name in map.groups:
            groups.add(name)
    if wholes:
        for step in map.arguments.values():
            if step.part_of in wholes:
                asked.update(c for c in (*step.premises, step.target) if c in map.claims)
    if groups:
        asked.update(c.id for c in map.claims.values() if groups & {*groups_around(map, c.group)})
    return asked


def _objections(map: ArgumentMap) -> Iterable[str]:
    """Yield the premises of attacks that nothing attacks."""
    for argument in map.arguments.values():
        if argument.id in map.unanswered:
            yield from argument.premises


def _first(map: ArgumentMap) -> list[str]:
    """Return the first thesis of each position whose people do more than comment, else of each."""
    only = commenters(map)
    held = [p for p in map.positions.values() if p.thesis]
    main = [p for p in held if not p.held_by or not only.issuperset(p.held_by)]
    return [p.thesis[0] for p in main or held]


def _touched(map: ArgumentMap) -> tuple[list[str], list[str]]:
    """Return the claims that several positions touch, and those that they contest."""
    if len(map.positions) < 2:
        return [], []
    same = _classes(map)
    held: dict[str, Collection[str]] = dict(map.held_by)
    for claim, one in same.items():
        if claim != one and (positions := held.pop(claim, ())):
            held[one] = {*held.get(one, ()), *positions}
    touching: dict[str, set[str]] = {}
    against: dict[str, set[str]] = {}

    def touch(claim: str, positions: Iterable[str], *, attacks: bool = False) -> None:
        one = same.get(claim, claim)
        touching.setdefault(one, set()).update(positions)
        if attacks:
            against.setdefault(one, set()).update(positions)

    for position in map.positions.values():
        for claim in position.denies:
            touch(claim, [position.id], attacks=True)
        for claim in position.grants:
            touch(claim, [position.id])
    holding = {*held, *(claim for claim, one in same.items() if one in held)}
    for argument in map.arguments.values():
        if holding.isdisjoint(argument.premises) or argument.target in map.evidence:
            continue
        makers = {p for c in argument.premises for p in held.get(same.get(c, c), ())}
        if argument.target in map.claims:
            touch(argument.target, makers, attacks=argument.kind is not Kind.SUPPORT)
        else:
            step = map.arguments[argument.target]
            for claim in (*step.premises, step.target):
                if claim in map.claims:
                    touch(claim, makers, attacks=claim in step.premises)
    for pair in map.contradictions:
        for one, other in ((pair.left, pair.right), (pair.right, pair.left)):
            touch(one, held.get(same.get(other, other), ()), attacks=True)
    shared = {one for one, positions in held.items() if len(positions) > 1}
    shared |= {
        one for one, positions in touching.items() if len(positions.union(held.get(one, ()))) > 1
    }
    contested = {
        one for one in shared
        if any(a != h for a in against.get(one, ()) for h in held.get(one, ()))
    }  # fmt: skip
    restated = [c for c, one in same.items() if one in shared]
    return (
        [*shared, *restated],
        [*contested, *(c for c in restated if same[c] in contested)],
    )


def _classes(map: ArgumentMap) -> dict[str, str]:
    """Map each claim that is restated to one that stands for all in the same words or others."""
    first: dict[str, str] = {}

    def find(claim: str) -> str:
        while (other := first.get(claim, claim)) != claim:
            first[claim] = first.get(other, other)
            claim = other
        return claim

    for pair in map.restatements:
        one, other = find(pair.left), find(pair.right)
        if one != other:
            first[other] = one
        first.setdefault(one, one)
    return {claim: find(claim) for claim in first}
