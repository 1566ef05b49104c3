"""Ways kept when room is made, and rid of needless steps."""

from __future__ import annotations

from argmap.drawing.layout.router.free import Corridor, Grid
from argmap.drawing.layout.router.notes import note
from argmap.drawing.layout.router.plan import Ground, edge
from argmap.drawing.layout.router.ports import INF, Fronts, Port, Way, straight
from argmap.drawing.layout.router.stretch import Cut, moved
from argmap.drawing.layout.router.ways import search


def direct(ground: Ground, ways: list[Way]) -> list[Way]:
    """Return the ways without needless steps: where a line's last corridor but one leads straight on to a
    place at which it may end, it ends there.
    """
    fronts = Fronts(ground)
    found = []
    for way in ways:
        reach, corridors = ended(fronts, way.wish.target, way.reach, way.corridors, way.leave)
        back = tuple(reversed(corridors))
        leave, back = ended(fronts, way.wish.source, way.leave, back, reach)
        found.append(Way(way.wish, leave, reach, tuple(reversed(back)), way.cost))
    return found


def ended(
    fronts: Fronts, box: int, port: Port, corridors: tuple[Corridor, ...], other: Port
) -> tuple[Port, tuple[Corridor, ...]]:
    """Return the port in the last corridor but one, and the corridors before it, if the line can end
    there.
    """
    if len(corridors) < 2:
        return port, corridors
    line, last = corridors[-2:]
    origin = corridors[-3].at if len(corridors) > 2 else other.at
    if len(corridors) == 2 and other.upright == port.upright:
        origin = other.start
    onward = (origin - last.at) * (last.at - port.start) > 0
    if not onward or not port.low <= line.at <= port.high or last.level is not port.upright:
        return port, corridors
    ahead, _ = fronts.of(box, port.side)
    free = next((gap for a, b, gap in ahead if a < line.at < b), INF)
    if free < abs(last.at - port.start):
        return port, corridors
    found = Port(port.side, line.at, port.low, port.high, port.start, port.limit, port.cost, line)
    return found, corridors[:-2]


def again(ground: Ground, grid: Grid, old: list[Way], at: list[list[Cut]]) -> list[Way]:
    """Return the same ways after room was made across upright corridors (first list of cuts) and level
    ones (second). A straight line between boxes that no longer face each other is looked for anew.
    """
    fronts = Fronts(ground)
    found: list[Way | None] = []
    for way in old:
        new: Way | None
        if not way.corridors and way.leave.upright == way.reach.upright:
            new = straight(ground, way.wish)
        else:
            ends = [renewed(fronts, box, port, at[0] if port.upright else at[1])
                    for box, port in ((way.wish.source, way.leave), (way.wish.target, way.reach))]  # fmt: skip
            new = Way(way.wish, ends[0], ends[1], way.corridors)
        found.append(new)
        if new is not None:
            note(grid, new)
    ways = []
    for way, kept in zip(old, found, strict=True):
        new = kept
        if new is None:
            new = search(fronts, grid, way.wish)
            note(grid, new)
        ways.append(new)
    return ways


def renewed(fronts: Fronts, box: int, port: Port, at: list[Cut]) -> Port:
    """Return a port where it is after room was made."""
    start = edge(fronts.ground.rects[box], port.side)
    place = moved(port.at, at)
    _, stretches = fronts.of(box, port.side)
    low, high = min(stretches, key=lambda s: max(s[0] - place, place - s[1], 0.0),
                    default=(place, place))  # fmt: skip
    return Port(port.side, min(max(place, low), high), low, high, start, start, port.cost)
