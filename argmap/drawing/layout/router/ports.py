"""Where lines may leave and reach boxes, and the lines that need no corridor."""

from __future__ import annotations

from argmap.base.values import dataclass, field
from argmap.drawing.layout.router.free import Corridor
from argmap.drawing.layout.router.plan import SIDES, Ground, Wish, edge, span

INF = float("inf")
NEAR = 12.0
FIRM = 30.0
"""Px before a side of a box within which other boxes, or notes, narrow the stretch on which lines may end:
notes are to stay close to their claims.
"""
APART = 40.0
"""Px between ports that a line may choose from."""
ENDS = 12.0
"""Px between two ends on a side that has little room."""
MEETING = 300.0
"""Cost of an end that may run into another that cannot be moved either."""
DEEP = 250.0
"""Px in front of a side within which boxes leave less room for ends."""
CROWDED = 300.0
"""Cost of an end for which a side has no room."""


@dataclass(frozen=True, slots=True)
class Port:
    """Where a line may leave a box: its side, its place along that side, the stretch within which it can
    be moved, how far it can go straight on, what the side costs, and the corridor in which it goes
    straight on, if any.
    """

    side: str
    at: float
    low: float
    high: float
    start: float
    limit: float
    cost: float
    line: Corridor | None = None

    @property
    def upright(self) -> bool:
        return self.side in ("top", "bottom")


@dataclass(frozen=True, slots=True)
class Way:
    """A line's ports, and the corridors between them; none for a straight line or a single bend."""

    wish: Wish
    leave: Port
    reach: Port
    corridors: tuple[Corridor, ...]
    cost: float = 0.0


Ahead = list[tuple[float, float, float]]
"""What is in front of a side: from where to where along it, and how far away, nearest first."""


@dataclass(slots=True)
class Fronts:
    """What is in front of each side of each box, worked out once. `used` are the numbers of ends, `fixed`
    the last legs of lines at places where they cannot be moved, with the number of the box.
    """

    ground: Ground
    known: dict[tuple[int, str], tuple[Ahead, list[tuple[float, float]]]] = field(
        default_factory=dict
    )
    used: dict[tuple[int, str, int], int] = field(default_factory=dict)
    fixed: dict[tuple[bool, int], list[tuple[int, float, float]]] = field(default_factory=dict)

    def use(self, way: Way, by: int) -> None:
        """Note that a line ends on stretches of sides, or that it no longer does."""
        wish = way.wish
        for number, port in ((wish.source, way.leave), (wish.target, way.reach)):
            if not (number == wish.target and wish.bundle):
                key = number, port.side, round(self.around(number, port.side, port.at)[0])
                self.used[key] = self.used.get(key, 0) + by
            if port.low == port.high:
                lines = way.corridors if number == wish.source else way.corridors[::-1]
                other = way.reach if number == wish.source else way.leave
                end = lines[0].at if lines else other.at
                if not lines and other.upright == port.upright:
                    end = other.start
                leg = number, min(port.start, end), max(port.start, end)
                legs = self.fixed.setdefault((port.upright, round(port.at)), [])
                if by > 0:
                    legs.append(leg)
                else:
                    legs.remove(leg)

    def of(self, number: int, side: str) -> tuple[Ahead, list[tuple[float, float]]]:
        """Return what is in front of a side, and its stretches with room for a line to turn."""
        if (number, side) not in self.known:
            self.known[number, side] = front(self.ground, number, side)
        return self.known[number, side]

    def around(self, number: int, side: str, at: float) -> tuple[float, float]:
        """Return the stretch of a side around a place in front of which nothing is for a while."""
        ahead, _ = self.of(number, side)
        low, high = span(self.ground, number, side)
        for a, b, gap in ahead:
            if gap > DEEP:
                break
            if b <= at:
                low = max(low, b)
            elif a >= at:
                high = min(high, a)
        return low, high

    def ports(self, wish: Wish, *, leaving: bool, most: float) -> list[Port]:
        """Return the ports at one end of a line on sides that cost at most so much, one for each free
        stretch.
        """
        number, other = (wish.source, wish.target) if leaving else (wish.target, wish.source)
        costs = wish.leave if leaving else wish.reach
        rect, far = self.ground.rects[number], self.ground.rects[other]
        found = []
        for side in SIDES:
            if costs[side] > most:
                continue
            upright = side in ("top", "bottom")
            toward = (far[0] + far[2]) / 2 if upright else (far[1] + far[3]) / 2
            start = edge(rect, side)
            ahead, stretches = self.of(number, side)
            for low, high in stretches:
                for at in choices(low, high, toward):
                    first, last = self.around(number, side, at)
                    room = 1 + int((last - first) / ENDS)
                    more = self.used.get((number, side, round(first)), 0) + 1 - room
                    cost = costs[side] + max(more, 0) * CROWDED
                    free = next((gap for a, b, gap in ahead if a < at < b), INF)
                    limit = start + free if side in ("bottom", "right") else start - free
                    if low == high:
                        ends = min(start, limit), max(start, limit)
                        for box, a, b in self.fixed.get((upright, round(at)), ()):
                            if box != number and a < ends[1] and b > ends[0]:
                                cost += MEETING
                    found.append(Port(side, at, low, high, start, limit, cost))
        return found


def choices(low: float, high: float, toward: float) -> list[float]:
    """Return the places of ports in a stretch: the nearest to where the line goes, and the ends."""
    first = min(max(toward, low), high)
    return [first, *(at for at in (low, high) if abs(at - first) > APART)]


def front(ground: Ground, number: int, side: str) -> tuple[Ahead, list[tuple[float, float]]]:
    """Return what is in front of a side, and its stretches with room for a line to turn."""
    rect = ground.rects[number]
    low, high = span(ground, number, side)
    along = 0 if side in ("top", "bottom") else 1
    across = 1 - along
    start = edge(rect, side)
    out = side in ("bottom", "right")
    ahead, close = [], []
    for n, r in enumerate(ground.rects):
        if r[along] - 5 < high and r[along + 2] + 5 > low and n != number:
            gap = r[across] - start if out else start - r[across + 2]
            if gap >= -1:
                ahead.append((gap, r[along] - 5, r[along + 2] + 5))
                note = n < len(ground.boxes) and ground.boxes[n].shape == "evidence"
                if gap < (FIRM if note and along == 0 else NEAR):
                    close.append((r[along] - 5, r[along + 2] + 5))
    ahead.sort()
    found, at = [], low
    for a, b in sorted(close):
        if a > at:
            found.append((at, min(a, high)))
        at = max(at, b)
    if at <= high:
        found.append((at, high))
    return [(a, b, gap) for gap, a, b in ahead], found


def straight(ground: Ground, wish: Wish) -> Way | None:
    """Return the straight line between two boxes that face each other with nothing between."""
    a, b = ground.rects[wish.source], ground.rects[wish.target]
    for side, other, along in (("top", "bottom", 0), ("bottom", "top", 0), ("right", "left", 1),
                               ("left", "right", 1)):  # fmt: skip
        start, end = edge(a, side), edge(b, other)
        out = side in ("bottom", "right")
        if wish.leave[side] > 20 or wish.reach[other] > 20 or (end < start if out else end > start):
            continue
        first, second = span(ground, wish.source, side), span(ground, wish.target, other)
        low, high = max(first[0], second[0]), min(first[1], second[1])
        if low > high:
            continue
        across = 1 - along
        y0, y1 = min(start, end), max(start, end)
        between = sorted(
            (r[along] - 5, r[along + 2] + 5)
            for n, r in enumerate(ground.rects)
            if n not in (wish.source, wish.target)
            and r[across] < y1 and r[across + 2] > y0 and r[along] - 5 < high and r[along + 2] + 5 > low
        )  # fmt: skip
        gaps, at = [], low
        for p, q in between:
            if p >= at:
                gaps.append((at, p))
            at = max(at, q)
        if at <= high:
            gaps.append((at, high))
        if not gaps:
            continue
        low, high = max(gaps, key=lambda g: (g[1] - g[0], -g[0]))
        if high - low < 4 and between:
            continue
        centre = [(r[along] + r[along + 2]) / 2 for r in (a, b)]
        narrow = 0 if a[along + 2] - a[along] < b[along + 2] - b[along] else 1
        at = min(max(centre[narrow], low), high)
        return Way(wish, Port(side, at, low, high, start, end, 0.0),
                   Port(other, at, low, high, end, start, 0.0), ())  # fmt: skip
    return None
