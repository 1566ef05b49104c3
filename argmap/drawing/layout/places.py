"""Coordinates of a picture."""

from __future__ import annotations

from collections.abc import Mapping

from argmap.base.values import dataclass, field

Point = tuple[float, float]

CORNER = 20.0
"""Px without edges at each end of a side of a box."""


@dataclass(frozen=True, slots=True)
class Layout:
    """Coordinates in px from the top left corner, x to the right and y downwards.

    `centres` maps a box's key to its centre; `paths` maps a link's number in the scene to a Bezier
    path (one point, then three for each segment); `areas` maps an area's key to left, top, right,
    bottom; `signs` maps a link's number to the place of the sign on its line, where one was looked
    for.
    """

    width: float
    height: float
    centres: Mapping[str, Point]
    paths: Mapping[int, list[Point]]
    areas: Mapping[str, tuple[float, float, float, float]]
    signs: Mapping[int, Point] = field(default_factory=dict)


def straight(start: Point, end: Point) -> list[Point]:
    """Return a straight line as a Bezier path."""
    dx, dy = (end[0] - start[0]) / 3, (end[1] - start[1]) / 3
    return [start, (start[0] + dx, start[1] + dy), (end[0] - dx, end[1] - dy), end]
