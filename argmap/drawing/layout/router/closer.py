"""Boxes and lines moved closer together in a picture that is too large for its page.

Room that lines need is made everywhere beyond them, though it is missing in one place only. Here
everything moves up, or to the left, as far as what is there allows, or as far as the page demands.

Words are those of moving up: `level` is false where all of it is turned, and things move to the left.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations

from argmap.base.values import dataclass
from argmap.drawing.layout.places import Layout, Point
from argmap.drawing.layout.router.apart import SIGNS
from argmap.drawing.layout.router.plan import Ground, ground, turn
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
BESIDE = 7.0
TRACKS = 8.0
"""Px between a box and a line along its upper or lower, its left or right side; between two lines along each other."""
SMALL = 20.0
"""Px between a box and a junction or plate."""
SMALL_ONES = ("junction", "bundle", "taken")
"""Shapes of these, and of the spines of columns."""
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
    thesis: bool = False


def closer(scene: Scene, layout: Layout, plan: Ground, routes: Sequence[Route], tracks: Sequence[Track]) -> Layout:
    """Return the layout with what is in it closer together, where it is larger than its page allows; the
    stretches of lines move as well.
    """
    if scene.sheet is None or plan.turned or layout.areas:
        return layout
    for level, room in ((False, scene.sheet.width), (True, scene.sheet.height + scene.sheet.lower)):
        mine = [track for track in tracks if track.level is level]
        things = _things(plan, mine, _groups(scene, layout, plan, mine, level=level), level=level)
        most = min(thing.top for thing in things) + room
        if all(thing.bottom <= most for thing in things):
            continue
        shifts = _shifts(things, _needs(scene, routes, things, mine, level=level))
        part = 0.0
        for thing in things:
            if thing.bottom > most:
                by = -shifts[thing.group]
                part = max(part, min((thing.bottom - most) / by, 1.0) if by > 0 else 1.0)
        moved = [part * shifts[thing.group] for thing in things]
        layout = _moved(scene, layout, plan, routes, mine, moved, level=level)
        plan = ground(scene, layout)
    return layout


def _groups(scene: Scene, layout: Layout, plan: Ground, mine: Sequence[Track], *, level: bool) -> list[int]:
    """Return for each box and each track the number of what it moves with: boxes of one block, theses or
    questions in one row, and lines that end at their left or right. Where all is turned, boxes that begin at one
    place stay below each other.
    """
    boxes = len(plan.boxes)
    parent = list(range(boxes + len(mine)))

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
        if level and (box.thesis or box.shape == "question"):
            join(n, rows.setdefault((box.thesis, round(plan.rects[n][1])), n))
        if not level and box.shape not in (*SMALL_ONES, "question"):
            join(n, rows.setdefault((False, round(plan.rects[n][0])), n))
    for place, track in enumerate(mine, boxes):
        for leg in track.legs:
            if leg.index == 0:
                join(place, leg.route.way.wish.source)
            if leg.index == len(leg.route.legs) - 1:
                join(place, leg.route.way.wish.target)
    return [find(n) for n in range(len(parent))]


def _things(plan: Ground, mine: Sequence[Track], groups: Sequence[int], *, level: bool) -> list[Thing]:
    """Return all boxes and tracks."""
    boxes, found = len(plan.boxes), []
    for group, rect, box in zip(groups, plan.rects, plan.boxes, strict=False):
        found.append(Thing(*(rect if level else turn(rect)), group, box.shape, thesis=box.thesis))
    for group, track in zip(groups[boxes:], mine, strict=True):
        a, b = track.stretch
        stub = any(leg.index in (1, len(leg.route.legs) - 2) for leg in track.legs)
        found.append(Thing(a, track.at, b, track.at, group, "", track, stub))
    return found


def _needs(
    scene: Scene, routes: Sequence[Route], things: Sequence[Thing], mine: Sequence[Track], *, level: bool
) -> dict[tuple[int, int], float]:  # fmt: skip
    """Return by how much the second of two groups may come closer to the first, which is above it, as a
    negative number. Nothing gets above theses.
    """
    found: dict[tuple[int, int], float] = {}
    clear = ABOVE if level else BESIDE

    def note(upper: Thing, lower: Thing, have: float, need: float) -> None:
        if upper.group != lower.group:
            key = (upper.group, lower.group)
            found[key] = max(found.get(key, -INF), min(need - have, 0.0))

    for one, other in combinations(things, 2):
        upper, lower = (one, other) if one.top + one.bottom <= other.top + other.bottom else (other, one)
        near = NEAR if upper.track and lower.track else 0.0
        if upper.left < lower.right + near and lower.left < upper.right + near:
            note(upper, lower, lower.top - upper.bottom, _gap(upper, lower, clear))
    if theses := [thing for thing in things if thing.thesis and level]:
        first = min(theses, key=lambda thing: thing.top)
        for thing in things:
            if not thing.track and thing.top >= first.top:
                note(first, thing, thing.top - first.top, 0.0)
    place = {id(track): thing for track, thing in zip(mine, things[len(things) - len(mine) :], strict=True)}
    for route in routes:
        wish = route.way.wish
        for leg in route.legs:
            last = leg.index == len(route.legs) - 1
            if leg.track.level is level or not (wish.signed or (last and scene.links[wish.number].granted)):
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


def _gap(upper: Thing, lower: Thing, clear: float) -> float:
    """Return the px that have to be between two things."""
    if upper.track and lower.track:
        first, second = (thing.track.legs[0].route.way.wish for thing in (upper, lower) if thing.track)
        if first.bundle and first.bundle == second.bundle:
            return 0.0
        return SIGNS if first.signed or second.signed else TRACKS
    if upper.track or lower.track:
        return STUB if upper.stub or lower.stub else clear
    return SMALL if {upper.shape, lower.shape}.intersection(SMALL_ONES) else LEAST


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
    scene: Scene, layout: Layout, plan: Ground, routes: Sequence[Route], mine: Sequence[Track],
    by: Sequence[float], *, level: bool,
) -> Layout:  # fmt: skip
    """Return the layout with boxes, and the paths between them, moved; move the tracks and ends of routes."""

    def at(point: Point, shift: float) -> Point:
        return (point[0], point[1] + shift) if level else (point[0] + shift, point[1])

    centres = {box.key: at(layout.centres[box.key], by[n]) for n, box in enumerate(plan.boxes)}
    for track, shift in zip(mine, by[len(plan.boxes) :], strict=True):
        track.at += shift
    for route in routes:
        if route.legs[0].track.level is not level:
            route.start += by[route.way.wish.source]
        if route.legs[-1].track.level is not level:
            route.end += by[route.way.wish.target]
    paths = {
        number: [at(point, by[plan.number[scene.links[number].source]]) for point in path]
        for number, path in layout.paths.items()
    }
    return replace(layout, centres=centres, paths=paths)
