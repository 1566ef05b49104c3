"""What is measured of a finished picture: its type on a page, how full it is, and how its lines run.

Each function takes a `Drawing` and answers with what it found, so that a test can say where something is wrong.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import combinations, pairwise
from math import hypot
from typing import NamedTuple

from drawn import Box, Drawing, Line, Rect
from drawn_paths import Point

A4 = (277.0, 190.0)
"""Millimetres of A4 landscape within its margins."""
NATURAL = 25.4 / 96
"""Millimetres of a px where nothing is scaled."""
CELL = 96.0
"""Px of a cell of the grid by which neighbours are found."""
CLEAR = 1.0
"""Px from its border at which the inside of a box begins."""
CLOSE = 3.0
"""Px between two lines that lie on top of each other."""
ALONG = 24.0
"""Px for which lines may do so: what it takes to come together at a port or to cross."""
LEVEL = 0.26
"""Sine of the angle between two pieces that run the same way, at most: 15 degrees."""
REACH = 4.0
"""Px between the end of a line and its box where it still touches, both being as wide as their strokes."""
PORT = 10.0
"""Px around a common end of two lines in which they do not count as crossing."""


class Through(NamedTuple):
    """A line through something that is not its own, and for how many px."""

    line: str
    what: str
    px: float


class Together(NamedTuple):
    """Two lines on top of each other, and for how many px."""

    line: str
    other: str
    px: float


class _Piece(NamedTuple):
    line: int
    start: Point
    end: Point


# ---- the whole ----


def smallest_type(drawing: Drawing, page: tuple[float, float] = A4) -> float:
    """Return the smallest type in pt: at the picture's own size in millimetres, or as large as it goes
    on the page without being enlarged. A picture without words has type without end.
    """
    if drawing.millimetres:
        scale = drawing.millimetres[0] / drawing.width
    else:
        scale = min(page[0] / drawing.width, page[1] / drawing.height, NATURAL)
    sizes = [label.size for label in drawing.labels if label.words]
    return min(sizes, default=float("inf")) * scale * 72 / 25.4


def fill(drawing: Drawing) -> float:
    """Return the part of the picture that is boxes; a box within another one counts once."""
    covered = sum(area(box.outline) for box in drawing.boxes if not box.within)
    return covered / (drawing.width * drawing.height)


def area(outline: tuple[Point, ...]) -> float:
    """Return the area within corners."""
    pairs = zip(outline, (*outline[1:], *outline[:1]), strict=True)
    return abs(sum(ax * by - bx * ay for (ax, ay), (bx, by) in pairs)) / 2


# ---- what lines run through ----


def through_boxes(drawing: Drawing) -> list[Through]:
    """Return which lines run through boxes at neither of their ends."""
    around = {box.id: box.within for box in drawing.boxes}

    def own(line: Line) -> set[str]:
        found: set[str] = set()
        waiting = [line.source, line.target]
        while waiting:
            id_ = waiting.pop()
            if id_ and id_ not in found:
                found.add(id_)
                waiting.append(around.get(id_, ""))
        return found

    shapes = [(box.id, box.outline) for box in drawing.boxes]
    return _through(drawing, shapes, own)


def through_labels(drawing: Drawing) -> list[Through]:
    """Return which lines run through titles of groups, words around the drawing, or words and signs of
    other lines.
    """
    names = {}
    shapes = []
    for number, label in enumerate(drawing.labels):
        if label.where != "box":
            names[f"{number}"] = label
            shapes.append((f"{number}", _corners(label.rect)))
    found = _through(drawing, shapes, lambda _: set())
    return [
        Through(line, names[what].words or f"sign of {names[what].owner}", px)
        for line, what, px in found
        if names[what].owner != line
    ]


def _through(drawing, shapes, own) -> list[Through]:
    grid: dict[tuple[int, int], list[int]] = {}
    for number, (_, outline) in enumerate(shapes):
        for cell in _cells(_rect(outline)):
            grid.setdefault(cell, []).append(number)
    lengths: dict[tuple[int, int], float] = {}
    owned = [own(line) for line in drawing.lines]
    for piece in _pieces(drawing.lines):
        near = {n for cell in _cells(_rect((piece.start, piece.end))) for n in grid.get(cell, ())}
        for number in near:
            name, outline = shapes[number]
            if name not in owned[piece.line]:
                px = inside(piece.start, piece.end, outline)
                if px:
                    key = (piece.line, number)
                    lengths[key] = lengths.get(key, 0.0) + px
    return [
        Through(drawing.lines[line].id, shapes[number][0], px)
        for (line, number), px in sorted(lengths.items())
        if px > CLEAR
    ]


def inside(start: Point, end: Point, outline: tuple[Point, ...], margin: float = CLEAR) -> float:
    """Return how much of a straight line lies within a convex shape, its border left out."""
    if len(outline) < 3:
        return 0.0
    dx, dy = end[0] - start[0], end[1] - start[1]
    first, last = 0.0, 1.0
    for (ax, ay), (bx, by) in zip(outline, (*outline[1:], outline[0]), strict=True):
        side = hypot(bx - ax, by - ay)
        if not side:
            continue
        nx, ny = -(by - ay) / side, (bx - ax) / side  # points inwards
        room = nx * (start[0] - ax) + ny * (start[1] - ay) - margin
        by_t = nx * dx + ny * dy
        if abs(by_t) < 1e-12:
            if room < 0:
                return 0.0
        elif by_t > 0:
            first = max(first, -room / by_t)
        else:
            last = min(last, -room / by_t)
        if first >= last:
            return 0.0
    return (last - first) * hypot(dx, dy)


# ---- what lines do to each other ----


def on_top(drawing: Drawing) -> list[Together]:
    """Return pairs of lines of different bundles that lie on top of each other for too long."""
    lengths: dict[tuple[int, int], float] = {}
    for one, other in _near(drawing.lines, CLOSE):
        if px := _shared(one, other):
            key = (one.line, other.line)
            lengths[key] = lengths.get(key, 0.0) + px
    return [
        Together(drawing.lines[a].id, drawing.lines[b].id, px)
        for (a, b), px in sorted(lengths.items())
        if px > ALONG
    ]


def crossings(drawing: Drawing) -> list[tuple[str, str, Point]]:
    """Return where lines of different bundles cross; what they do at a common end is left out."""
    found: dict[tuple[int, int], list[Point]] = {}
    for one, other in _near(drawing.lines, 0.0):
        at = _crossing(one, other)
        if at is None:
            continue
        a, b = drawing.lines[one.line], drawing.lines[other.line]
        if any(_far(at, p) < PORT for p in a.ends) and any(_far(at, p) < PORT for p in b.ends):
            continue
        points = found.setdefault((one.line, other.line), [])
        if all(_far(at, p) > CLOSE for p in points):
            points.append(at)
    return [
        (drawing.lines[a].id, drawing.lines[b].id, at)
        for (a, b), points in sorted(found.items())
        for at in points
    ]


def crossings_per_line(drawing: Drawing) -> float:
    """Return how many crossings there are for each line."""
    return len(crossings(drawing)) / len(drawing.lines) if drawing.lines else 0.0


def in_the_air(drawing: Drawing) -> list[tuple[str, str]]:
    """Return ends of lines that are at no box at all: the line, and the box that it names."""
    return [(line, name) for line, name, at in _astray(drawing) if not at]


def at_another_box(drawing: Drawing) -> list[tuple[str, str, str]]:
    """Return ends of lines at another box than they name: the line, what it names, where it is."""
    return [(line, name, at) for line, name, at in _astray(drawing) if at]


def _astray(drawing: Drawing) -> Iterator[tuple[str, str, str]]:
    shapes = {frame.id: _corners(frame.rect) for frame in drawing.frames}
    shapes |= {box.id: box.outline for box in drawing.boxes}
    grid: dict[tuple[int, int], list[Box]] = {}
    for box in drawing.boxes:
        for cell in _cells(box.rect, REACH):
            grid.setdefault(cell, []).append(box)
    for line in drawing.lines:
        for end, name in zip(line.ends, (line.source, line.target), strict=True):
            if name not in shapes or outside(end, shapes[name]) > REACH:
                (cell,) = _cells((*end, *end))
                near = (box for box in grid.get(cell, ()) if outside(end, box.outline) <= REACH)
                at = next(near, None)
                yield line.id, name, at.id if at else ""


def outside(point: Point, outline: tuple[Point, ...]) -> float:
    """Return how far a point is from a convex shape; nothing for one within."""
    x, y = point
    within, nearest = True, float("inf")
    for (ax, ay), (bx, by) in zip(outline, (*outline[1:], *outline[:1]), strict=True):
        dx, dy = bx - ax, by - ay
        within = within and dx * (y - ay) - dy * (x - ax) >= 0
        t = ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy or 1.0)
        t = min(max(t, 0.0), 1.0)
        nearest = min(nearest, _far(point, (ax + t * dx, ay + t * dy)))
    return 0.0 if within else nearest


# ---- geometry ----


def _far(a: Point, b: Point) -> float:
    return hypot(a[0] - b[0], a[1] - b[1])


def _rect(points: Iterable[Point]) -> Rect:
    xs, ys = zip(*points, strict=True)
    return min(xs), min(ys), max(xs), max(ys)


def _corners(rect: Rect) -> tuple[Point, ...]:
    left, top, right, bottom = rect
    return (left, top), (right, top), (right, bottom), (left, bottom)


def _cells(rect: Rect, margin: float = 0.0) -> Iterator[tuple[int, int]]:
    left, top, right, bottom = (int(side // CELL) for side in (
        rect[0] - margin, rect[1] - margin, rect[2] + margin, rect[3] + margin))  # fmt: skip
    return ((i, j) for i in range(left, right + 1) for j in range(top, bottom + 1))


def _pieces(lines: Iterable[Line]) -> Iterator[_Piece]:
    """Yield the straight pieces of lines, cut so that each is in few cells of the grid."""
    for number, line in enumerate(lines):
        for points in line.pieces:
            for start, end in pairwise(points):
                parts = max(1, int(_far(start, end) / CELL) + 1)
                dx, dy = (end[0] - start[0]) / parts, (end[1] - start[1]) / parts
                last = start
                for part in range(1, parts + 1):
                    here = (start[0] + dx * part, start[1] + dy * part)
                    if here != last:
                        yield _Piece(number, last, here)
                    last = here


def _near(lines: tuple[Line, ...], margin: float) -> Iterator[tuple[_Piece, _Piece]]:
    """Yield pairs of pieces of lines of different bundles that are near each other, each once."""
    grid: dict[tuple[int, int], list[int]] = {}
    pieces = list(_pieces(lines))
    rects = [_rect((piece.start, piece.end)) for piece in pieces]
    for number, rect in enumerate(rects):
        for cell in _cells(rect, margin):
            grid.setdefault(cell, []).append(number)
    for cell, here in grid.items():
        for a, b in combinations(here, 2):
            one, other = pieces[a], pieces[b]
            if one.line == other.line:
                continue
            bundle = lines[one.line].bundle
            if bundle and bundle == lines[other.line].bundle:
                continue
            p, q = rects[a], rects[b]
            left, top = max(p[0], q[0]), max(p[1], q[1])
            if left > min(p[2], q[2]) + 2 * margin or top > min(p[3], q[3]) + 2 * margin:
                continue
            if cell == (int((left - margin) // CELL), int((top - margin) // CELL)):
                yield one, other  # each pair in the first cell that both are in


def _crossing(one: _Piece, other: _Piece) -> Point | None:
    (ax, ay), (bx, by) = one.start, one.end
    (cx, cy), (dx, dy) = other.start, other.end
    ux, uy, vx, vy = bx - ax, by - ay, dx - cx, dy - cy
    turn = ux * vy - uy * vx
    if abs(turn) < 1e-9:
        return None
    t = ((cx - ax) * vy - (cy - ay) * vx) / turn
    s = ((cx - ax) * uy - (cy - ay) * ux) / turn
    return (ax + t * ux, ay + t * uy) if 0 <= t <= 1 and 0 <= s <= 1 else None


def _shared(one: _Piece, other: _Piece) -> float:
    """Return for how many px the second piece runs along the first, on top of it."""
    length, long = _far(one.start, one.end), _far(other.start, other.end)
    ux, uy = (one.end[0] - one.start[0]) / length, (one.end[1] - one.start[1]) / length
    vx, vy = other.end[0] - other.start[0], other.end[1] - other.start[1]
    if abs(ux * vy - uy * vx) > LEVEL * long:
        return 0.0
    x, y = other.start[0] - one.start[0], other.start[1] - one.start[1]
    at, off = x * ux + y * uy, uy * x - ux * y
    by_at, by_off = vx * ux + vy * uy, uy * vx - ux * vy
    first, last = 0.0, 1.0  # of the second piece, as far as it is near the first
    for value, by, low, high in ((at, by_at, 0.0, length), (off, by_off, -CLOSE, CLOSE)):
        if abs(by) < 1e-9:
            if not low <= value <= high:
                return 0.0
            continue
        ends = sorted(((low - value) / by, (high - value) / by))
        first, last = max(first, ends[0]), min(last, ends[1])
    return max(0.0, last - first) * long
