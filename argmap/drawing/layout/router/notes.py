"""What the corridors know of the lines in them: who crosses whom, along what, and how often at least."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from argmap.drawing.layout.router.free import Corridor, Grid
from argmap.drawing.layout.router.ports import Way


def note(grid: Grid, way: Way, *, gone: bool = False) -> None:
    """Note in the corridors across which others a line goes and along which it runs, or that it no
    longer does.
    """
    places = [way.leave.at, *(c.at for c in way.corridors), way.reach.at]
    legs = [way.leave.upright, *(not c.level for c in way.corridors), way.reach.upright]
    stops = [way.leave.start, *places[:-1]]
    ends = [*places[1:], way.reach.start]
    if not way.corridors and way.leave.upright == way.reach.upright:
        legs, places, stops, ends = legs[:1], places[:1], [way.leave.start], [way.reach.start]
    for upright, at, a, b in zip(legs, places, stops, ends, strict=True):
        lines = grid.level if upright else grid.upright
        for line in passed(lines, a, b):
            if line.low <= at <= line.high:
                line.cross(at, gone=gone)
    for number, line in enumerate(way.corridors, 1):
        one = (places[number - 1], 1 if stops[number - 1] > line.at else -1)
        other = (places[number + 1], 1 if ends[number + 1] > line.at else -1)
        (a, turn_a), (b, turn_b) = sorted((one, other))
        taken = (a, turn_a, b, turn_b, way.wish.bundle)
        if gone:
            line.spans.remove(taken)
        else:
            line.spans.append(taken)


def tangled(grid: Grid, way: Way) -> bool:
    """Whether a way crosses others, as far as its corridors tell."""
    if not way.corridors:
        return crossed(grid, way) > 0
    places = [way.leave.at, *(c.at for c in way.corridors), way.reach.at]
    stops = [way.leave.start, *places, way.reach.start]
    for number, line in enumerate(way.corridors):
        a, b = places[number], places[number + 2]
        if line.crossings(a, b):
            return True
        turns = [1 if stops[n] > line.at else -1 for n in (number, number + 4)]
        if line.entangled(a, turns[0], b, turns[1], way.wish.bundle):
            return True
    return False


def crossed(grid: Grid, way: Way) -> int:
    """Return how many lines along corridors a straight line or one with a single bend crosses."""
    legs = [
        (way.leave, way.reach.start if way.leave.upright == way.reach.upright else way.reach.at)
    ]
    if way.leave.upright != way.reach.upright:
        legs.append((way.reach, way.leave.at))
    total = 0
    for port, end in legs:
        lines = grid.level if port.upright else grid.upright
        for line in passed(lines, port.start, end):
            total += over(line, port.at)
    return total


def passed(lines: list[Corridor], a: float, b: float) -> list[Corridor]:
    """Return the corridors that lie between two places across."""
    first = bisect_right(lines, min(a, b) + 0.5, key=lambda c: c.at)
    return lines[first : bisect_left(lines, max(a, b) - 0.5, key=lambda c: c.at)]


def over(line: Corridor, at: float) -> int:
    """Return how many lines along a corridor go across a place."""
    return sum(span[0] < at < span[2] for span in line.spans)


def length(way: Way) -> float:
    """Return the length of a line without corridors."""
    if way.leave.upright == way.reach.upright:
        return abs(way.leave.start - way.reach.start)
    return abs(way.leave.at - way.reach.start) + abs(way.reach.at - way.leave.start)
