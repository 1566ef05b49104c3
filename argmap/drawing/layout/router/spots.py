"""Places for signs and numbers on lines, where no other line and no box comes near."""

from __future__ import annotations

import itertools

from argmap.drawing.layout.places import Point, Rect
from argmap.drawing.layout.router.curves import far, toward
from argmap.drawing.scene.scene import Link, Scene

INF = float("inf")
SIGNED = ("contradiction", "restatement")
"""Relations whose lines carry a sign."""
ROOM = 15.0
"""Px around the middle of a sign that should be free."""
CORNER = 5.0
"""Px of a straight stretch that its round corners take, more or less."""
STEP = 6.0
NUMBER = 20.0
"""Px to the right of a sign that a number next to it takes."""


def signed(link: Link) -> bool:
    """Whether something is to be put on a line: a sign, or how many it stands for."""
    return link.relation in SIGNED or link.numbered


def spots(
    scene: Scene, lines: dict[int, list[Point]], rects: list[Rect]
) -> dict[int, Point]:  # fmt: skip
    """Return where the sign of each line that has one is put, by the line's number."""
    wanted = [n for n in sorted(lines) if signed(scene.links[n])]
    pieces = [
        (n, min(a[0], b[0]), min(a[1], b[1]), max(a[0], b[0]), max(a[1], b[1]))
        for n, points in lines.items()
        for a, b in itertools.pairwise(points)
    ] if wanted else []  # fmt: skip
    found: dict[int, Point] = {}
    for number in wanted:
        points = lines[number]
        near = [r for r in rects if around(points, r)]
        near += [piece[1:] for piece in pieces if piece[0] != number and around(points, piece[1:])]
        near += [(x - 8, y - 8, x + 8, y + 8) for x, y in found.values()]
        link = scene.links[number]
        if link.numbered and link.relation in SIGNED:
            near = [(left - NUMBER, top, right, bottom) for left, top, right, bottom in near]
        found[number] = spot(points, near)
    return found


def spot(points: list[Point], near: list[Rect]) -> Point:
    """Return the point of a line with the most room up to `ROOM`, and of these the nearest to its
    middle.
    """
    whole = sum(map(far, points, points[1:]))
    best, found, gone = (-INF, 0.0), points[0], 0.0
    for a, b in itertools.pairwise(points):
        length = far(a, b)
        steps = max(int(length / STEP), 2)
        close = [rect for rect in near if around([a, b], rect)]
        for step in range(1, steps):
            share = length * step / steps
            at = toward(a, b, share)
            room = min((away(at, rect) for rect in close), default=ROOM)
            room = min(room, share - CORNER, length - share - CORNER, ROOM)
            score = (round(room, 3), -abs(gone + share - whole / 2))
            if score > best:
                best, found = score, at
        gone += length
    return found


def around(points: list[Point], rect: Rect) -> bool:
    """Whether a rectangle is near any point between the corners of a line."""
    xs, ys = [p[0] for p in points], [p[1] for p in points]
    return (
        rect[0] <= max(xs) + ROOM
        and rect[2] >= min(xs) - ROOM
        and rect[1] <= max(ys) + ROOM
        and rect[3] >= min(ys) - ROOM
    )


def away(point: Point, rect: Rect) -> float:
    """Return how far a point is from a rectangle."""
    dx = max(rect[0] - point[0], point[0] - rect[2], 0.0)
    dy = max(rect[1] - point[1], point[1] - rect[3], 0.0)
    return far((0.0, 0.0), (dx, dy))
