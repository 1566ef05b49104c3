"""What SVG says of shapes, as points: the `d` of a path, `transform`, the basic shapes."""

from __future__ import annotations

import re
from itertools import pairwise
from math import atan2, ceil, cos, hypot, pi, radians, sin, sqrt, tan

Point = tuple[float, float]
Matrix = tuple[float, float, float, float, float, float]

SAME: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
STEP = 6.0
"""Px of a curve that become one straight piece, at most."""
_TOKEN = re.compile(r"([MLHVCSQTAZmlhvcsqtaz])|(-?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?)")
_TAKES = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "S": 4, "Q": 4, "T": 2, "A": 7, "Z": 0}


def flattened(d: str) -> list[list[Point]]:
    """Return the pieces of a path, one for each `M`, as points so close that what is between them is
    as good as straight.
    """
    pieces: list[list[Point]] = []
    here: Point = (0.0, 0.0)
    handle: Point | None = None
    for letter, numbers in _commands(d):
        kind, by = letter.upper(), here if letter.islower() else (0.0, 0.0)
        if kind == "Z":
            here, handle = pieces[-1][0], None
            pieces[-1].append(here)
            continue
        if kind == "H":
            points = [(by[0] + numbers[0], here[1])]
        elif kind == "V":
            points = [(here[0], by[1] + numbers[0])]
        else:
            ends = numbers[-2:] if kind == "A" else numbers
            points = [(by[0] + x, by[1] + y) for x, y in zip(ends[::2], ends[1::2], strict=True)]
        if kind == "M":
            pieces.append(points)
        elif kind in "LHV":
            pieces[-1] += points
        elif kind == "A":
            pieces[-1] += _arc(here, points[0], *numbers[:5])
        else:
            if kind in "ST":  # the handle of the curve before, turned round
                x, y = handle or here
                points = [(2 * here[0] - x, 2 * here[1] - y), *points]
            pieces[-1] += _curve(here, points)
        handle = points[-2] if kind in "CSQT" else None
        here = points[-1]
    return pieces


def _commands(d: str) -> list[tuple[str, list[float]]]:
    """Return the commands of a path with the numbers each takes once."""
    found: list[tuple[str, list[float]]] = []
    letter, numbers = "", []
    for word, number in _TOKEN.findall(d):
        if word:
            letter, numbers = word, []
            if word in "Zz":
                found.append((word, []))
            continue
        numbers = [*numbers, float(number)]
        if len(numbers) == _TAKES[letter.upper()]:
            found.append((letter, numbers))
            numbers = []
            letter = {"M": "L", "m": "l"}.get(letter, letter)
    return found


def _curve(start: Point, handles: list[Point]) -> list[Point]:
    """Return points of a Bezier curve behind its start."""
    control = [start, *handles]
    length = sum(hypot(bx - ax, by - ay) for (ax, ay), (bx, by) in pairwise(control))
    parts = max(4, min(200, ceil(length / STEP)))
    found = []
    for number in range(1, parts + 1):
        t, points = number / parts, control
        while len(points) > 1:
            points = [
                (ax + (bx - ax) * t, ay + (by - ay) * t) for (ax, ay), (bx, by) in pairwise(points)
            ]
        found.append(points[0])
    return found


def _arc(
    start: Point, end: Point, rx: float, ry: float, turn: float, large: float, sweep: float
) -> list[Point]:
    """Return points of an arc behind its start, after the appendix of the SVG specification."""
    if not rx or not ry or start == end:
        return [end]
    c, s = cos(radians(turn)), sin(radians(turn))
    dx, dy = (start[0] - end[0]) / 2, (start[1] - end[1]) / 2
    x, y = c * dx + s * dy, -s * dx + c * dy
    grow = max(1.0, sqrt((x / rx) ** 2 + (y / ry) ** 2))
    rx, ry = abs(rx) * grow, abs(ry) * grow
    below = (rx * y) ** 2 + (ry * x) ** 2
    off = sqrt(max(0.0, (rx * ry) ** 2 - below) / below)
    off = -off if bool(large) == bool(sweep) else off
    cx, cy = off * rx * y / ry, -off * ry * x / rx
    first = atan2((y - cy) / ry, (x - cx) / rx)
    angle = atan2((-y - cy) / ry, (-x - cx) / rx) - first
    if sweep and angle < 0:
        angle += 2 * pi
    elif not sweep and angle > 0:
        angle -= 2 * pi
    mx, my = (start[0] + end[0]) / 2, (start[1] + end[1]) / 2
    parts = max(4, ceil(abs(angle) * max(rx, ry) / STEP))
    found = []
    for number in range(1, parts):
        at = first + angle * number / parts
        px, py = cx + rx * cos(at), cy + ry * sin(at)
        found.append((mx + c * px - s * py, my + s * px + c * py))
    return [*found, end]


def round_shape(cx: float, cy: float, rx: float, ry: float) -> list[Point]:
    """Return points around an ellipse."""
    return [(cx + rx * cos(n * pi / 12), cy + ry * sin(n * pi / 12)) for n in range(24)]


def transformed(points: list[Point], by: Matrix) -> list[Point]:
    """Return where a transformation puts points."""
    if by == SAME:
        return points
    a, b, c, d, e, f = by
    return [(a * x + c * y + e, b * x + d * y + f) for x, y in points]


def matrix(transform: str, around: Matrix = SAME) -> Matrix:
    """Return a `transform` inside of another one as a matrix."""
    for name, inside in re.findall(r"(\w+)\s*\(([^)]*)\)", transform):
        n = [float(number) for number in re.split(r"[\s,]+", inside.strip())]
        match name:
            case "matrix":
                a, b, c, d, e, f = n
                one: Matrix = (a, b, c, d, e, f)
            case "translate":
                one = (1.0, 0.0, 0.0, 1.0, n[0], n[1] if len(n) > 1 else 0.0)
            case "scale":
                one = (n[0], 0.0, 0.0, n[-1], 0.0, 0.0)
            case "rotate":
                c, s = cos(radians(n[0])), sin(radians(n[0]))
                x, y = n[1:] or (0.0, 0.0)
                one = (c, s, -s, c, x - c * x + s * y, y - s * x - c * y)
            case "skewX":
                one = (1.0, 0.0, tan(radians(n[0])), 1.0, 0.0, 0.0)
            case _:
                one = (1.0, tan(radians(n[0])), 0.0, 1.0, 0.0, 0.0)
        around = _product(around, one)
    return around


def _product(m: Matrix, n: Matrix) -> Matrix:
    a, b, c, d, e, f = m
    g, h, i, j, k, o = n
    return (a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j,
            a * k + c * o + e, b * k + d * o + f)  # fmt: skip


def hull(points: list[Point]) -> tuple[Point, ...]:
    """Return the corners of the smallest convex shape around points, clockwise as one sees it."""
    ordered = sorted(set(points))
    if len(ordered) < 3:
        return tuple(ordered)
    sides = []
    for way in (ordered, ordered[::-1]):
        side: list[Point] = []
        for p in way:
            while len(side) > 1 and _turns(side[-2], side[-1], p) <= 0:
                side.pop()
            side.append(p)
        sides += side[:-1]
    return tuple(sides)


def _turns(a: Point, b: Point, c: Point) -> float:
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])
