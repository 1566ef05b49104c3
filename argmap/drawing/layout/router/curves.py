"""Finished lines: straight stretches with round corners, as Bezier paths."""

from __future__ import annotations

from math import hypot

from argmap.drawing.layout.places import Point, straight

ROUND = 9.0
"""Px of the radius of a corner."""
BOW = 0.5523
"""Share of the radius at which a Bezier curve is nearly a quarter of a circle."""


def rounded(points: list[Point]) -> list[Point]:
    """Return a Bezier path through corners, with each corner rounded."""
    points = tidied(points)
    if len(points) == 1:
        return [points[0]] * 4
    path = [points[0]]
    for before, here, after in zip(points, points[1:-1], points[2:], strict=False):
        a, b = far(before, here), far(here, after)
        radius = min(ROUND, a / 2, b / 2)
        start, end = toward(here, before, radius), toward(here, after, radius)
        if far(path[-1], start) > 0.01:
            path += straight(path[-1], start)[1:]
        path += [toward(start, here, radius * BOW), toward(end, here, radius * BOW), end]
    if far(path[-1], points[-1]) > 0.01 or len(path) == 1:
        path += straight(path[-1], points[-1])[1:]
    return path


def tidied(points: list[Point]) -> list[Point]:
    """Return the corners without those at which nothing turns."""
    found: list[Point] = []
    for point in points:
        if found and far(found[-1], point) < 0.05:
            continue
        if len(found) > 1:
            (x0, y0), (x1, y1) = found[-2], found[-1]
            if abs((x1 - x0) * (point[1] - y1) - (y1 - y0) * (point[0] - x1)) < 0.01:
                found.pop()
        found.append(point)
    return found


def toward(start: Point, end: Point, distance: float) -> Point:
    """Return the point that far from start on the way to end."""
    whole = far(start, end) or 1.0
    share = distance / whole
    return start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share


def far(a: Point, b: Point) -> float:
    """Return the distance of two points."""
    return hypot(a[0] - b[0], a[1] - b[1])
