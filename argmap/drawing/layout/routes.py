"""The finish of edges: ends spread along the sides of boxes, arrowheads, path data."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from math import hypot

from argmap.drawing.layout.places import CORNER, Layout, Point, straight
from argmap.drawing.scene.scene import Box, Scene

ARROW = 10.0
"""Length of an arrowhead in px."""
HALF_ARROW = 4.6
APART = 24.0
"""Px between two ends on one side of a box, where there is room."""


def routes(scene: Scene, layout: Layout, fixed: Collection[int] = ()) -> dict[int, list[Point]]:
    """Return the path of each link by its number, with its ends spread along the boxes they
    touch; `fixed` links keep the paths they have.
    """
    paths = dict(layout.paths)
    boxes = {box.key: box for box in scene.boxes}
    for number, link in enumerate(scene.links):
        if number not in paths:
            paths[number] = straight(layout.centres[link.source], layout.centres[link.target])
    sides: dict[tuple[str, str], list[tuple[float, int, bool]]] = {}
    for number, link in enumerate(scene.links):
        if number in fixed:
            continue
        path = paths[number]
        for key, at_end in ((link.source, False), (link.target, True)):
            box = boxes[key]
            if box.shape != "junction":
                end, toward = (path[-1], path[-4]) if at_end else (path[0], path[3])
                side = _side(box, layout.centres[key], end)
                if side:
                    order = toward[0] if side in "tb" else toward[1]
                    sides.setdefault((key, side), []).append((order, number, at_end))
    for (key, side), ends in sides.items():
        if boxes[key].shape == "question" and side in "lr":
            _meet(layout.centres[key][1], ends, paths)
        elif len(ends) > 1:
            _spread(boxes[key], layout.centres[key], side, sorted(ends), paths)
    if scene.large:
        paths |= {n: straight(p[0], p[-1]) for n, p in paths.items() if n not in fixed}
    return paths


def _side(box: Box, centre: Point, end: Point) -> str:
    """Return the side of a box that an end lies on: t, b, l or r; empty for none or a corner."""
    dx, dy = end[0] - centre[0], end[1] - centre[1]
    half = box.width / 2
    if abs(abs(dy) - box.height / 2) < 3 and abs(dx) <= half:
        return "b" if dy > 0 else "t"
    if abs(abs(dx) - half) < 3 and abs(dy) <= box.height / 2:
        return "r" if dx > 0 else "l"
    return ""


def _spread(
    box: Box, centre: Point, side: str, ends: Sequence[tuple[float, int, bool]],
    paths: dict[int, list[Point]],
) -> None:  # fmt: skip
    """Move the ends on one side apart, in the order of their origins."""
    axis = 0 if side in "tb" else 1
    length = box.width if axis == 0 else box.height
    corner = min(CORNER + (14 if box.shape == "question" and axis == 0 else 0), length / 4)
    low, high = centre[axis] - length / 2 + corner, centre[axis] + length / 2 - corner
    gap = min(APART if axis == 0 else APART / 2, (high - low) / (len(ends) - 1))
    wanted = sorted((paths[n][-1] if at_end else paths[n][0])[axis] for _, n, at_end in ends)
    for i, place in enumerate(wanted):
        least = wanted[i - 1] + gap if i else low
        wanted[i] = max(place, least)
    for i in range(len(wanted) - 1, -1, -1):
        most = wanted[i + 1] - gap if i + 1 < len(wanted) else high
        wanted[i] = min(wanted[i], most)
    for place, (_, number, at_end) in zip(wanted, ends, strict=True):
        path = list(paths[number])
        first, second = (-1, -2) if at_end else (0, 1)
        by = place - path[first][axis]
        for i in (first, second):
            x, y = path[i]
            path[i] = (x + by, y) if axis == 0 else (x, y + by)
        paths[number] = path


def _meet(y: float, ends: Sequence[tuple[float, int, bool]], paths: dict[int, list[Point]]) -> None:
    """Lead ends to one height: the point of a hexagon."""
    for _, number, at_end in ends:
        path = list(paths[number])
        for i in (-1, -2) if at_end else (0, 1):
            path[i] = (path[i][0], y)
        paths[number] = path


def arrow(path: list[Point], *, at_start: bool = False) -> tuple[list[Point], list[Point]]:
    """Return the path shortened for an arrowhead at one end, and the three corners of that head."""
    line = path[::-1] if at_start else list(path)
    tip = line[-1]
    back = next((p for p in reversed(line[:-1]) if _far(p, tip) > 1.0), None)
    if back is None:
        return path, []
    distance = _far(back, tip)
    ux, uy = (tip[0] - back[0]) / distance, (tip[1] - back[1]) / distance
    base = (tip[0] - ux * ARROW, tip[1] - uy * ARROW)
    head = [
        tip,
        (base[0] - uy * HALF_ARROW, base[1] + ux * HALF_ARROW),
        (base[0] + uy * HALF_ARROW, base[1] - ux * HALF_ARROW),
    ]
    line[-1] = (tip[0] - ux * (ARROW - 1.5), tip[1] - uy * (ARROW - 1.5))
    if _far(line[-2], tip) < ARROW:
        line[-2] = line[-1]
    return (line[::-1] if at_start else line), head


def length(path: list[Point]) -> float:
    """Return the length of a path."""
    points = _points(path)
    return sum(map(_far, points, points[1:]))


def _points(path: list[Point]) -> list[Point]:
    """Return points of a path that are close together."""
    points = [path[0]]
    for start in range(0, len(path) - 1, 3):
        points += [_on(path[start : start + 4], step / 16) for step in range(1, 17)]
    return points


def before_end(path: list[Point], distance: float) -> Point:
    """Return the point of a path at that distance before its end, at most half way along it."""
    points = _points(path)
    whole = sum(map(_far, points, points[1:]))
    left = min(distance, whole / 2)
    for a, b in zip(points[:0:-1], points[-2::-1], strict=True):
        length = _far(a, b)
        if length >= left > 0:
            share = left / length
            return a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share
        left -= length
    return points[-1]


def _on(curve: list[Point], t: float) -> Point:
    """Return the point of a Bezier segment at t in [0, 1]."""
    weights = ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3)
    x, y = (sum(w * p[axis] for w, p in zip(weights, curve, strict=True)) for axis in (0, 1))
    return x, y


def middle(path: list[Point]) -> Point:
    """Return the point half way along a path, counted in segments."""
    segments = (len(path) - 1) // 3
    if segments % 2 == 0:
        return path[3 * (segments // 2)]
    (x0, y0), (x1, y1), (x2, y2), (x3, y3) = path[3 * (segments // 2) :][:4]
    return (x0 + 3 * x1 + 3 * x2 + x3) / 8, (y0 + 3 * y1 + 3 * y2 + y3) / 8


def extent(scene: Scene, layout: Layout) -> tuple[float, float, float, float]:
    """Return left, top, right and bottom of everything drawn; zeros when nothing is."""
    xs = [p[0] for path in layout.paths.values() for p in path]
    ys = [p[1] for path in layout.paths.values() for p in path]
    for box in scene.boxes:
        x, y = layout.centres[box.key]
        xs += (x - box.width / 2, x + box.width / 2)
        ys += (y - box.height / 2, y + box.height / 2)
    for x0, y0, x1, y1 in layout.areas.values():
        xs += (x0, x1)
        ys += (y0, y1)
    if not xs:
        return 0.0, 0.0, 0.0, 0.0
    return min(xs), min(ys), max(xs), max(ys)


def _far(a: Point, b: Point) -> float:
    return hypot(a[0] - b[0], a[1] - b[1])
