"""What is wrong with the lines of a picture, counted."""

from __future__ import annotations

import itertools

from argmap.base.values import dataclass
from argmap.drawing.layout.places import Layout, Point, Rect
from argmap.drawing.layout.router.curves import far
from argmap.drawing.layout.router.plan import bundles
from argmap.drawing.layout.router.spots import NUMBER, SIGNED
from argmap.drawing.layout.routes import before_end
from argmap.drawing.scene.scene import Box, Scene

ALONG = 24.0
"""Px that two lines may lie on top of each other."""
CLOSE = 4.0
"""Px between two lines that count as on top of each other."""
SIGN = 7.0
"""Px around the middle of a sign that are its own."""
HALF = 24.0
"""Px from the end of a line to the mark of what is granted."""
DIGIT, EDGE = 3.5, 5.0
"""Half the px of a digit, and the px around a number that is on a line."""


@dataclass(frozen=True, slots=True)
class Faults:
    """Numbers of links: those that run through boxes or titles, pairs on top of each other, ends in
    empty space, and pairs that cross.
    """

    through: list[tuple[int, str]]
    over: list[tuple[int, int]]
    loose: list[int]
    crossing: list[tuple[int, int]]


def faults(scene: Scene, layout: Layout) -> Faults:
    """Count what is wrong with the lines of a picture. Quadratic in the number of lines."""
    lines = {n: flat(path) for n, path in layout.paths.items()}
    names = bundles(scene, layout)
    apart = [
        (a, b) for a, b in pairs(lines) if a not in names or names[a] != names.get(b)
    ]  # fmt: skip
    return Faults(
        through(scene, layout, lines),
        [(a, b) for a, b in apart if shared(lines[a], lines[b]) > ALONG],
        [n for n in lines if not fast(scene, layout, n)],
        [(a, b) for a, b in apart if crosses(lines[a], lines[b])],
    )  # fmt: skip


def clean(scene: Scene, layout: Layout) -> bool:
    """Whether no line runs through a box, a title or another one's sign, and none on top of another."""
    lines = {n: flat(path) for n, path in layout.paths.items()}
    names = bundles(scene, layout)
    signs = dict(layout.signs)
    for number, link in enumerate(scene.links):
        if link.granted:
            signs[number] = before_end(layout.paths[number], HALF)
    for number, (x, y) in signs.items():
        link = scene.links[number]
        more = NUMBER if link.numbered and link.relation in SIGNED else 0.0
        half = DIGIT * len(str(link.count)) + EDGE if link.numbered and not more else SIGN
        sign = (x - half, y - SIGN, x + half + more, y + SIGN)
        for other, points in lines.items():
            if other != number and meets(hull(points), sign) and runs(points, sign):
                return False
    return not through(scene, layout, lines) and not any(
        shared(lines[a], lines[b]) > ALONG
        for a, b in pairs(lines)
        if a not in names or names[a] != names.get(b)
    )


def crossings(scene: Scene, layout: Layout) -> int:
    """Return how many pairs of lines of different bundles cross."""
    lines = {n: flat(path) for n, path in layout.paths.items()}
    names = bundles(scene, layout)
    return sum(
        crosses(lines[a], lines[b])
        for a, b in pairs(lines)
        if a not in names or names[a] != names.get(b)
    )


def runs(points: list[Point], rect: Rect) -> bool:
    """Whether a line runs through a rectangle."""
    return any(enters(a, b, rect) for a, b in itertools.pairwise(points))


def flat(path: list[Point]) -> list[Point]:
    """Return a path as straight pieces."""
    found = [path[0]]
    for at in range(0, len(path) - 3, 3):
        a, b, c, d = path[at : at + 4]
        if turn_of(a, b, d) + turn_of(a, c, d) < 0.01:
            found.append(d)
            continue
        for step in range(1, 9):
            t = step / 8
            u = 1 - t
            found.append((
                u**3 * a[0] + 3 * u * u * t * b[0] + 3 * u * t * t * c[0] + t**3 * d[0],
                u**3 * a[1] + 3 * u * u * t * b[1] + 3 * u * t * t * c[1] + t**3 * d[1],
            ))  # fmt: skip
    return found


def turn_of(a: Point, b: Point, c: Point) -> float:
    """Return twice the area between three points."""
    return abs((b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]))


def pairs(lines: dict[int, list[Point]]) -> list[tuple[int, int]]:
    """Return each two lines whose surroundings meet."""
    frames = {n: hull(points) for n, points in lines.items()}
    numbers = sorted(lines)
    return [
        (a, b)
        for i, a in enumerate(numbers)
        for b in numbers[i + 1 :]
        if meets(frames[a], frames[b], CLOSE)
    ]


def hull(points: list[Point]) -> Rect:
    """Return the rectangle around points."""
    xs, ys = [p[0] for p in points], [p[1] for p in points]
    return min(xs), min(ys), max(xs), max(ys)


def meets(a: Rect, b: Rect, room: float = 0.0) -> bool:
    """Whether two rectangles are no further apart than that."""
    return (
        a[0] <= b[2] + room and b[0] <= a[2] + room and a[1] <= b[3] + room and b[1] <= a[3] + room
    )


def crosses(one: list[Point], other: list[Point]) -> bool:
    """Whether two lines cross, their ends apart."""
    return any(
        cut(a, b, c, d)
        for a, b in itertools.pairwise(one)
        for c, d in itertools.pairwise(other)
    )


def cut(a: Point, b: Point, c: Point, d: Point) -> bool:
    """Whether two stretches cut each other inside of both."""

    def side(p: Point, q: Point, r: Point) -> float:
        return (q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0])

    return side(a, b, c) * side(a, b, d) < 0 and side(c, d, a) * side(c, d, b) < 0


def shared(one: list[Point], other: list[Point]) -> float:
    """Return for how many px two lines lie on top of each other."""
    total = 0.0
    for a, b in itertools.pairwise(one):
        length = far(a, b)
        if length < 1:
            continue
        ux, uy = (b[0] - a[0]) / length, (b[1] - a[1]) / length
        for c, d in itertools.pairwise(other):
            if abs((c[0] - a[0]) * uy - (c[1] - a[1]) * ux) >= CLOSE:
                continue
            if abs((d[0] - a[0]) * uy - (d[1] - a[1]) * ux) < CLOSE:
                along = sorted((p[0] - a[0]) * ux + (p[1] - a[1]) * uy for p in (c, d))
                total += max(0.0, min(along[1], length) - max(along[0], 0.0))
    return total


def through(
    scene: Scene, layout: Layout, lines: dict[int, list[Point]]
) -> list[tuple[int, str]]:  # fmt: skip
    """Return which lines run through which boxes and titles that are not theirs."""
    rects = [(box.key, bounds(box, layout)) for box in scene.boxes]
    rects += layout.titles.items()
    found = []
    for number, points in lines.items():
        link = scene.links[number]
        frame = hull(points)
        for key, rect in rects:
            inner = (rect[0] + 1, rect[1] + 1, rect[2] - 1, rect[3] - 1)
            if meets(frame, inner) and any(
                enters(a, b, inner) for a, b in itertools.pairwise(points)
            ):
                own = key in (link.source, link.target)
                if not own or deep(points, inner):
                    found.append((number, key))
    return found


def deep(points: list[Point], rect: Rect) -> bool:
    """Whether a line goes through its own box, and does not only end inside of its outline."""
    inner = (rect[0] + 8, rect[1] + 8, rect[2] - 8, rect[3] - 8)
    if inner[0] >= inner[2] or inner[1] >= inner[3]:
        return False
    return any(enters(a, b, inner) for a, b in itertools.pairwise(points))


def enters(a: Point, b: Point, rect: Rect) -> bool:
    """Whether a stretch has a point inside of a rectangle (Liang and Barsky)."""
    low, high = 0.0, 1.0
    for start, by, least, most in (
        (a[0], b[0] - a[0], rect[0], rect[2]), (a[1], b[1] - a[1], rect[1], rect[3]),
    ):  # fmt: skip
        if abs(by) < 1e-9:
            if not least < start < most:
                return False
            continue
        t, u = (least - start) / by, (most - start) / by
        low, high = max(low, min(t, u)), min(high, max(t, u))
    return low < high


def bounds(box: Box, layout: Layout) -> Rect:
    """Return the rectangle of a box."""
    x, y = layout.centres[box.key]
    return x - box.width / 2, y - box.height / 2, x + box.width / 2, y + box.height / 2


def fast(scene: Scene, layout: Layout, number: int) -> bool:
    """Whether a line begins and ends on the outlines of its boxes."""
    link, path = scene.links[number], layout.paths[number]
    boxes = {box.key: box for box in scene.boxes}
    for key, (x, y) in ((link.source, path[0]), (link.target, path[-1])):
        x0, y0, x1, y1 = bounds(boxes[key], layout)
        off = max(x0 - x, x - x1, y0 - y, y - y1)
        inside = min(x - x0, x1 - x, y - y0, y1 - y)
        if off > 1 or inside > 1:
            return False
    return True
