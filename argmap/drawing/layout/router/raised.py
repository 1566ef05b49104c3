"""Boxes and lines moved up in a picture that is too high for its page.

Room that lines need is made everywhere below them, though it is missing in one place only. Here
everything moves up as far as what is above it allows, or as far as the page demands.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations

from argmap.base.values import dataclass
from argmap.drawing.layout.places import Layout, Point
from argmap.drawing.layout.router.apart import SIGNS
from argmap.drawing.layout.router.plan import Ground
from argmap.drawing.layout.router.tracks import Leg, Route, Track
from argmap.drawing.scene.scene import Scene

INF = float("inf")
NEAR = 7.0
"""Px from the end of a line along which another one counts as next to it."""
LEAST = 18.0
"""Px between two boxes."""
STUB = 16.0
"""Px between a box and the first turn of a line that ends at it."""
ABOVE = 12.0
TRACKS = 8.0
"""Px between a box and a line along it, and between two lines along each other."""
SMALL = 20.0
"""Px between a box and a junction or plate."""
MARKED = 38.0
"""Px of an upright stretch on which a sign, a number or a mark may be."""
ROUNDS = 40
"""How often it is looked whether something can move further."""


@dataclass(frozen=True, slots=True)
class Thing:
    """A box, or a level stretch of lines, and the number of what moves as one with it."""

    left: float
    top: float
    right: float
    bottom: float
    group: int
    shape: str = ""
    track: Track | None = None
    stub: bool = False


def raised(scene: Scene, layout: Layout, plan: Ground, routes: Sequence[Route], tracks: Sequence[Track]) -> Layout:
    """Return the layout with what is in it moved up, where it is higher than its page allows; the
    stretches of lines move as well.
    """
    if scene.sheet is None or plan.turned or layout.areas:
        return layout
    level = [track for track in tracks if track.level]
    top = min([r[1] for r in plan.rects] + [t.at for t in level])
    bottom = max([r[3] for r in plan.rects] + [t.at for t in level])
    most = top + scene.sheet.height + scene.sheet.lower
    if bottom <= most:
        return layout
    groups = _groups(scene, layout, plan, level)
    things = _things(plan, level, groups)
    shifts = _shifts(things, _needs(scene, routes, things, plan, level))
    part = 0.0
    for thing in things:
        if thing.bottom > most:
            by = -shifts[thing.group]
            part = max(part, min((thing.bottom - most) / by, 1.0) if by > 0 else 1.0)
    return _moved(scene, layout, plan, routes, level, [part * shifts[group] for group in groups])


def _groups(scene: Scene, layout: Layout, plan: Ground, level: Sequence[Track]) -> list[int]:
    """Return for each box and each level track the number of what it moves with: boxes of one block or
    one row, and lines that end at their left or right.
    """
    boxes = len(plan.boxes)
    parent = list(range(boxes + len(level)))

    def find(one: int) -> int:
        while parent[one] != one:
            one = parent[one]
        return one

    def join(one: int, other: int) -> None:
        a, b = sorted((find(one), find(other)))
        parent[b] = a

    spines = [n for n, box in enumerate(plan.boxes) if box.shape == "taken"]
    for number, path in layout.paths.items():
        link = scene.links[number]
        source = plan.number[link.source]
        join(source, plan.number[link.target])
        for spine in spines:
            left, top, right, bottom = plan.rects[spine]
            if any(left - 1 <= x <= right + 1 and top - 1 <= y <= bottom + 1 for x, y in path):
                join(spine, source)
    rows: dict[tuple[bool, int], int] = {}
    for n, box in enumerate(plan.boxes):
        if box.thesis or box.shape == "question":
            join(n, rows.setdefault((box.thesis, round(plan.rects[n][1])), n))
    for turn, track in enumerate(level, boxes):
        for leg in track.legs:
            if leg.index == 0:
                join(turn, leg.route.way.wish.source)
            if leg.index == len(leg.route.legs) - 1:
                join(turn, leg.route.way.wish.target)
    return [find(n) for n in range(len(parent))]


def _things(plan: Ground, level: Sequence[Track], groups: Sequence[int]) -> list[Thing]:
    """Return all boxes and level tracks."""
    boxes = len(plan.boxes)
    found = [Thing(*plan.rects[n], groups[n], box.shape) for n, box in enumerate(plan.boxes)]
    for group, track in zip(groups[boxes:], level, strict=True):
        a, b = track.stretch
        stub = any(leg.index in (1, len(leg.route.legs) - 2) for leg in track.legs)
        found.append(Thing(a, track.at, b, track.at, group, "", track, stub))
    return found


def _needs(
    scene: Scene, routes: Sequence[Route], things: Sequence[Thing], plan: Ground, level: Sequence[Track]
) -> dict[tuple[int, int], float]:
    """Return by how much the second of two groups may come closer to the first, which is above it, as a
    negative number.
    """
    found: dict[tuple[int, int], float] = {}
    assert scene.sheet is not None
    rank = scene.sheet.rank

    def note(upper: Thing, lower: Thing, have: float, need: float) -> None:
        if upper.group != lower.group:
            key = (upper.group, lower.group)
            found[key] = max(found.get(key, -INF), min(need - have, 0.0))

    for one, other in combinations(things, 2):
        upper, lower = (one, other) if one.top + one.bottom <= other.top + other.bottom else (other, one)
        near = NEAR if upper.track and lower.track else 0.0
        if upper.left < lower.right + near and lower.left < upper.right + near:
            note(upper, lower, lower.top - upper.bottom, _gap(upper, lower, rank))
    place = {id(track): thing for track, thing in zip(level, things[len(plan.boxes) :], strict=True)}
    for route in routes:
        wish = route.way.wish
        for leg in route.legs:
            last = leg.index == len(route.legs) - 1
            if leg.track.level or not (wish.signed or (last and scene.links[wish.number].granted)):
                continue
            (a, first), (b, second) = _ends(leg, things, place)
            upper, lower = (first, second) if a <= b else (second, first)
            note(upper, lower, abs(b - a), MARKED)
    return found


def _ends(leg: Leg, things: Sequence[Thing], place: dict[int, Thing]) -> Iterator[tuple[float, Thing]]:
    """Yield where an upright leg begins and ends, and what is there."""
    legs, wish = leg.route.legs, leg.route.way.wish
    first, last = leg.ends
    yield first, place[id(legs[leg.index - 1].track)] if leg.index else things[wish.source]
    on = leg.index + 1
    yield last, place[id(legs[on].track)] if on < len(legs) else things[wish.target]


def _gap(upper: Thing, lower: Thing, rank: float) -> float:
    """Return the px that have to be between two things."""
    if upper.track and lower.track:
        first, second = (thing.track.legs[0].route.way.wish for thing in (upper, lower) if thing.track)
        if first.bundle and first.bundle == second.bundle:
            return 0.0
        return SIGNS if first.signed or second.signed else TRACKS
    if upper.track or lower.track:
        return STUB if upper.stub or lower.stub else ABOVE
    small = {"junction", "bundle", "taken"} & {upper.shape, lower.shape}
    return SMALL if small else min(rank, LEAST)


def _shifts(things: Sequence[Thing], needs: dict[tuple[int, int], float]) -> dict[int, float]:
    """Return how far each group can move, upwards being negative; what has nothing above it stays."""
    below = {lower for _, lower in needs}
    found = {thing.group: 0.0 if thing.group not in below else -INF for thing in things}
    tops: dict[int, float] = {}
    for thing in things:
        tops[thing.group] = min(tops.get(thing.group, INF), thing.top)
    edges = sorted(needs.items(), key=lambda edge: (tops[edge[0][0]], tops[edge[0][1]]))
    for _ in range(ROUNDS):
        again = False
        for (upper, lower), by in edges:
            if found[upper] + by > found[lower] + 0.001:
                found[lower], again = min(found[upper] + by, 0.0), True
        if not again:
            return {group: by if by > -INF else 0.0 for group, by in found.items()}
    return dict.fromkeys(found, 0.0)


def _moved(
    scene: Scene, layout: Layout, plan: Ground, routes: Sequence[Route], level: Sequence[Track], by: Sequence[float]
) -> Layout:
    """Return the layout with boxes, and the paths between them, moved; move the tracks and ends of routes."""
    centres = {}
    for n, box in enumerate(plan.boxes):
        x, y = layout.centres[box.key]
        centres[box.key] = (x, y + by[n])
    for track, shift in zip(level, by[len(plan.boxes) :], strict=True):
        track.at += shift
    for route in routes:
        wish = route.way.wish
        if not route.legs[0].track.level:
            route.start += by[wish.source]
        if not route.legs[-1].track.level:
            route.end += by[wish.target]
    paths: dict[int, list[Point]] = {}
    for number, path in layout.paths.items():
        shift = by[plan.number[scene.links[number].source]]
        paths[number] = [(x, y + shift) for x, y in path]
    return replace(layout, centres=centres, paths=paths, height=layout.height + min(by, default=0.0))
