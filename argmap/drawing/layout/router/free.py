"""The sparse grid on which lines find their way: level and upright lines through free corridors."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort

from argmap.base.values import dataclass, field
from argmap.drawing.layout.places import Rect
from argmap.drawing.layout.router.plan import turn
from argmap.drawing.layout.router.stretch import Cut, moved

THINNEST = 8.0
"""Px across a corridor below which no line goes through it."""
OUTSIDE = 26.0
"""Px around the picture in which lines may go round everything."""


WIDE = 90.0
SLICE = 30.0
"""Px across a corridor above which lines keep to its sides, and how near to them."""


Span = tuple[float, int, float, int, str]
"""A line along a corridor: from where to where, whether it turns to lower (-1) or higher (1) places at
each end, and its bundle.
"""


@dataclass(slots=True)
class Corridor:
    """A free straight way: at `at` across, from `low` to `high` along. `nodes` are numbers of nodes on
    it in order, `along` their places. `crossed` are places at which lines go across, `load` their number
    between each two nodes; `spans` are the lines along it.
    """

    level: bool
    at: float
    low: float
    high: float
    nodes: list[int] = field(default_factory=list)
    along: list[float] = field(default_factory=list)
    crossed: list[float] = field(default_factory=list)
    load: list[int] = field(default_factory=list)
    spans: list[Span] = field(default_factory=list)

    def crossings(self, a: float, b: float) -> int:
        """Return how many lines go across between two places."""
        if not self.crossed:
            return 0
        if a > b:
            a, b = b, a
        return max(bisect_left(self.crossed, b - 0.5) - bisect_left(self.crossed, a + 0.5), 0)

    def cross(self, place: float, *, gone: bool) -> None:
        """Note that a line goes across, or no longer does."""
        if gone:
            del self.crossed[bisect_left(self.crossed, place)]
        else:
            insort(self.crossed, place)
        at = bisect_left(self.along, place)
        if 0 < at < len(self.along):
            self.load[at - 1] += -1 if gone else 1

    def entangled(self, a: float, turn_a: int, b: float, turn_b: int, bundle: str) -> int:
        """Return how often a line from a to b has to cross those along this corridor, whatever their
        order.
        """
        if a > b:
            a, turn_a, b, turn_b = b, turn_b, a, turn_a
        total = 0
        for c, turn_c, d, turn_d, other in self.spans:
            if d <= a or c >= b or (bundle and other == bundle):
                continue
            before = after = 0
            if c < a:
                before, after = before + (turn_a > 0), after + (turn_a < 0)
            elif a < c:
                before, after = before + (turn_c < 0), after + (turn_c > 0)
            if b < d:
                before, after = before + (turn_b > 0), after + (turn_b < 0)
            elif d < b:
                before, after = before + (turn_d < 0), after + (turn_d > 0)
            total += min(before, after)
        return total


@dataclass(slots=True)
class Grid:
    """Corridors and the nodes where they cross: of each node its level and its upright corridor, and its
    place in the list of nodes of each.
    """

    level: list[Corridor]
    upright: list[Corridor]
    row: list[int]
    column: list[int]
    in_row: list[int]
    in_column: list[int]


def grid(rects: list[Rect]) -> Grid:
    """Return the grid of free corridors between rectangles."""
    level = [Corridor(True, *c) for c in corridors(rects)]
    upright = [Corridor(False, *c) for c in corridors([turn(r) for r in rects])]
    found = Grid(level, upright, [], [], [], [])
    places = [column.at for column in upright]
    for i, row in enumerate(level):
        at = row.at
        for j in range(bisect_left(places, row.low), bisect_right(places, row.high)):
            column = upright[j]
            if column.low <= at <= column.high:
                found.in_row.append(len(row.nodes))
                row.nodes.append(len(found.row))
                row.along.append(column.at)
                found.row.append(i)
                found.column.append(j)
    found.in_column = [0] * len(found.row)
    by_column: dict[int, list[int]] = {}
    for node, j in enumerate(found.column):
        by_column.setdefault(j, []).append(node)
    for j, nodes in by_column.items():
        nodes.sort(key=lambda node: level[found.row[node]].at)
        upright[j].nodes = nodes
        upright[j].along = [level[found.row[node]].at for node in nodes]
        for place, node in enumerate(nodes):
            found.in_column[node] = place
    for line in (*level, *upright):
        line.load = [0] * len(line.nodes)
    return found


def carried(grid: Grid, at: list[Cut], *, level: bool) -> None:
    """Take a grid along when room was made across its level or its upright corridors; the lines in it
    are gone.
    """
    for line in (*grid.level, *grid.upright):
        if line.level is level:
            line.at = moved(line.at, at)
        else:
            line.low, line.high = moved(line.low, at), moved(line.high, at)
            line.along = [moved(place, at) for place in line.along]
        line.crossed, line.spans = [], []
        line.load = [0] * len(line.nodes)


def corridors(rects: list[Rect]) -> list[tuple[float, float, float]]:
    """Return level corridors as y and the x of their ends, from top to bottom, without those that a
    longer one can stand for.
    """
    left = min(r[0] for r in rects) - OUTSIDE
    right = max(r[2] for r in rects) + OUTSIDE
    top, bottom = min(r[1] for r in rects), max(r[3] for r in rects)
    bands: list[Rect] = [
        (left, top - 2 * OUTSIDE, right, top),
        (left, bottom, right, bottom + 2 * OUTSIDE),
    ]
    by_top = sorted(rects, key=lambda r: r[1])
    by_bottom = sorted(rects, key=lambda r: -r[3])
    seen: set[Rect] = set()
    tried: set[float] = set()
    for upper, lower in facing(rects, top - OUTSIDE, bottom + OUTSIDE):
        middle = (upper + lower) / 2
        if lower - upper < THINNEST or round(middle) in tried:
            continue
        tried.add(round(middle))
        for band in stretches(rects, by_top, by_bottom, middle, left, right):
            if band not in seen:
                seen.add(band)
                bands += slices(band)
    kept = undominated(bands)
    return sorted(((y0 + y1) / 2, x0, x1) for x0, y0, x1, y1 in kept)


def slices(band: Rect) -> list[Rect]:
    """Return a band, or when it is wide one along each of its sides."""
    x0, y0, x1, y1 = band
    if y1 - y0 <= WIDE:
        return [band]
    return [(x0, y0, x1, y0 + SLICE), (x0, y1 - SLICE, x1, y1)]


def facing(rects: list[Rect], top: float, bottom: float) -> list[tuple[float, float]]:
    """Return bottom and top of each two rectangles of which one is seen from the other, looking up or
    down, and of each that is seen from above or below the picture.
    """
    found: dict[tuple[float, float], None] = {}
    for way in (1, -1):
        turned = rects if way > 0 else [(r[0], -r[3], r[2], -r[1]) for r in rects]
        order = sorted(turned, key=lambda r: (r[1], r[0]))
        tops = [r[1] for r in order]
        for a in order:
            open_ = [(a[0], a[2])]
            for at in range(bisect_left(tops, a[3]), len(order)):
                b = order[at]
                rest = []
                for low, high in open_:
                    if b[2] <= low or b[0] >= high:
                        rest.append((low, high))
                        continue
                    if way > 0:
                        found[(a[3], b[1])] = None
                    if b[0] - low > 1:
                        rest.append((low, b[0]))
                    if high - b[2] > 1:
                        rest.append((b[2], high))
                open_ = rest
                if not open_:
                    break
            if open_:
                found[(a[3], min(a[3] + 2 * SLICE, bottom)) if way > 0
                      else (max(-a[3] - 2 * SLICE, top), -a[3])] = None  # fmt: skip
    return list(found)


def stretches(
    rects: list[Rect], by_top: list[Rect], by_bottom: list[Rect], middle: float, left: float,
    right: float,
) -> list[Rect]:  # fmt: skip
    """Return the free rectangles around a height, from one obstacle in it to the next. `by_top` and
    `by_bottom` are the obstacles in these orders, the latter from the lowest up.
    """
    inside = sorted((r for r in rects if r[1] < middle < r[3]), key=lambda r: r[0])
    below = bisect_left(by_top, middle, key=lambda r: r[1])
    above = bisect_left(by_bottom, -middle, key=lambda r: -r[3])
    found = []
    at = left
    for r in [*inside, (right, 0.0, right, 0.0)]:
        end = r[0]
        if end - at > 2 * THINNEST:
            y0 = y1 = middle
            for i in range(above, len(by_bottom)):
                s = by_bottom[i]
                if s[0] < end and s[2] > at:
                    y0 = s[3]
                    break
            else:
                y0 = middle - SLICE / 2
            for i in range(below, len(by_top)):
                s = by_top[i]
                if s[0] < end and s[2] > at:
                    y1 = s[1]
                    break
            else:
                y1 = middle + SLICE / 2
            if y1 - y0 >= THINNEST:
                found.append((at, y0, end, y1))
        at = max(at, r[2])
    return found


def undominated(bands: list[Rect]) -> list[Rect]:
    """Return the bands that no longer one can stand for: one whose middle lies well within them."""
    kept: list[Rect] = []
    middles: list[tuple[float, float, float]] = []
    for band in sorted(bands, key=lambda b: (b[0] - b[2], b[1] - b[3], b)):
        x0, y0, x1, y1 = band
        inset = min(6.0, (y1 - y0) / 3)
        for at in range(bisect_left(middles, (y0 + inset,)), len(middles)):
            y, low, high = middles[at]
            if y > y1 - inset:
                kept.append(band)
                insort(middles, ((y0 + y1) / 2, x0, x1))
                break
            if low <= x0 and high >= x1:
                break
        else:
            kept.append(band)
            insort(middles, ((y0 + y1) / 2, x0, x1))
    return kept
