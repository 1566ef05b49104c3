"""Coordinates of a picture."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import hypot

from argmap.base.values import dataclass, field

Point = tuple[float, float]
Rect = tuple[float, float, float, float]
"""Left, top, right and bottom."""

CORNER = 20.0
"""Px without edges at each end of a side of a box."""


@dataclass(frozen=True, slots=True)
class Layout:
    """Coordinates in px from the top left corner, x to the right and y downwards.

    `centres` maps a box's key to its centre; `paths` maps a link's number in the scene to a Bezier
    path (one point, then three for each segment); `areas` maps an area's key to its rectangle, and
    `titles` to the one around its title, which no line crosses; `signs` maps a link's number to the
    place of the sign on its line, where one was looked for.
    """

    width: float
    height: float
    centres: Mapping[str, Point]
    paths: Mapping[int, list[Point]]
    areas: Mapping[str, Rect]
    titles: Mapping[str, Rect] = field(default_factory=dict)
    signs: Mapping[int, Point] = field(default_factory=dict)


def straight(start: Point, end: Point) -> list[Point]:
    """Return a straight line as a Bezier path."""
    dx, dy = (end[0] - start[0]) / 3, (end[1] - start[1]) / 3
    return [start, (start[0] + dx, start[1] + dy), (end[0] - dx, end[1] - dy), end]


ROUND = 6.0
"""Radius of the corners of a path along the axes, in px."""


def polyline(points: Sequence[Point]) -> list[Point]:
    """Return the path through points, with round corners. Points where nothing turns are left
    out.
    """
    kept = [points[0]]
    for n, point in enumerate(points[1:], 1):
        if point == kept[-1] and n < len(points) - 1:
            continue
        if len(kept) > 1 and _in_line(kept[-2], kept[-1], point):
            kept[-1] = point
        elif point != kept[-1] or len(kept) == 1:
            kept.append(point)
    path = [kept[0]]
    for before, corner, after in zip(kept, kept[1:], kept[2:], strict=False):
        start, end = _near(corner, before), _near(corner, after)
        path += straight(path[-1], start)[1:]
        path += [_part(start, corner, 0.55), _part(end, corner, 0.55), end]
    return path + straight(path[-1], kept[-1])[1:]


def _in_line(a: Point, b: Point, c: Point) -> bool:
    return (a[0] == b[0] == c[0]) or (a[1] == b[1] == c[1])


def _near(corner: Point, other: Point) -> Point:
    """Return the point where the round corner ends on the way to another point."""
    long = hypot(other[0] - corner[0], other[1] - corner[1])
    return _part(corner, other, min(ROUND, long / 2) / long)


def _part(a: Point, b: Point, share: float) -> Point:
    return a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share
