"""The way of each line through the grid of free corridors: short, with few bends and few crossings."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from heapq import heappop, heappush

from argmap.base.values import dataclass, field
from argmap.drawing.layout.router.free import Corridor, Grid
from argmap.drawing.layout.router.plan import SIDES, Ground, Wish, edge, span
from argmap.drawing.layout.router.stretch import Cut, moved

INF = float("inf")
COSTLY = 100.0
"""Cost of a side of a box that is only used when there is no way otherwise."""
BEND = 16.0
CROSSING = 120.0
NEAR = 12.0
FIRM = 30.0
"""Px before a side of a box within which other boxes, or notes, narrow the stretch on which lines may end:
notes are to stay close to their claims.
"""
PASSES = 3
"""How often lines that cross others are looked for again."""
APART = 40.0
"""Px between ports that a line may choose from."""
MANY = 120
"""Lines above which lines are looked for again only once."""
AHEAD = 4
"""Corridors before a side of a box that a line leaving it may take."""


@dataclass(frozen=True, slots=True)
class Port:
    """Where a line may leave a box: its side, its place along that side, the stretch within which it can
    be moved, how far it can go straight on, and what the side costs.
    """

    side: str
    at: float
    low: float
    high: float
    start: float
    limit: float
    cost: float

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


def ways(ground: Ground, grid: Grid, wishes: list[Wish]) -> list[Way]:
    """Return a way for each wish, shortest first; then each that is not straight is looked for again,
    now that the others are known.
    """
    found = []
    fronts = Fronts(ground)
    for wish in sorted(wishes, key=lambda w: (w.length, w.number)):
        way = straight(ground, wish) or search(fronts, grid, wish)
        note(grid, way)
        found.append(way)
    for _ in range(PASSES if len(wishes) <= MANY else 1):
        changed = False
        for number, way in enumerate(found):
            if tangled(grid, way):
                note(grid, way, gone=True)
                new = search(fronts, grid, way.wish)
                if not way.corridors and length(way) + CROSSING * crossed(grid, way) <= new.cost:
                    new = way
                changed = changed or new != way
                found[number] = new
                note(grid, new)
        if not changed:
            break
    return found


def tangled(grid: Grid, way: Way) -> bool:
    """Whether a way crosses others, as far as its corridors tell."""
    if not way.corridors:
        return crossed(grid, way) > 0
    places = [way.leave.at, *(c.at for c in way.corridors), way.reach.at]
    stops = [way.leave.start, *places, way.reach.start]
    for number, line in enumerate(way.corridors):
        a, b = places[number], places[number + 2]
        if line.crossings(a, b):
            return True
        turns = [1 if stops[n] > line.at else -1 for n in (number, number + 4)]
        if line.entangled(a, turns[0], b, turns[1], way.wish.bundle):
            return True
    return False


def crossed(grid: Grid, way: Way) -> int:
    """Return how many lines along corridors a straight line or one with a single bend crosses."""
    legs = [(way.leave, way.reach.start if way.leave.upright == way.reach.upright else way.reach.at)]
    if way.leave.upright != way.reach.upright:
        legs.append((way.reach, way.leave.at))
    total = 0
    for port, end in legs:
        lines = grid.level if port.upright else grid.upright
        for line in passed(lines, port.start, end):
            total += over(line, port.at)
    return total


def passed(lines: list[Corridor], a: float, b: float) -> list[Corridor]:
    """Return the corridors that lie between two places across."""
    first = bisect_right(lines, min(a, b) + 0.5, key=lambda c: c.at)
    return lines[first : bisect_left(lines, max(a, b) - 0.5, key=lambda c: c.at)]


def over(line: Corridor, at: float) -> int:
    """Return how many lines along a corridor go across a place."""
    return sum(span[0] < at < span[2] for span in line.spans)


def length(way: Way) -> float:
    """Return the length of a line without corridors."""
    if way.leave.upright == way.reach.upright:
        return abs(way.leave.start - way.reach.start)
    return abs(way.leave.at - way.reach.start) + abs(way.reach.at - way.leave.start)


def again(ground: Ground, grid: Grid, old: list[Way], at: list[list[Cut]]) -> list[Way]:
    """Return the same ways after room was made across upright corridors (first list of cuts) and level
    ones (second). A straight line between boxes that no longer face each other is looked for anew.
    """
    fronts = Fronts(ground)
    found: list[Way | None] = []
    for way in old:
        new: Way | None
        if not way.corridors and way.leave.upright == way.reach.upright:
            new = straight(ground, way.wish)
        else:
            ends = [renewed(fronts, box, port, at[0] if port.upright else at[1])
                    for box, port in ((way.wish.source, way.leave), (way.wish.target, way.reach))]  # fmt: skip
            new = Way(way.wish, ends[0], ends[1], way.corridors)
        found.append(new)
        if new is not None:
            note(grid, new)
    ways = []
    for way, new in zip(old, found, strict=True):
        if new is None:
            new = search(fronts, grid, way.wish)
            note(grid, new)
        ways.append(new)
    return ways


def renewed(fronts: Fronts, box: int, port: Port, at: list[Cut]) -> Port:
    """Return a port where it is after room was made."""
    start = edge(fronts.ground.rects[box], port.side)
    place = moved(port.at, at)
    _, stretches = fronts.of(box, port.side)
    low, high = min(stretches, key=lambda s: max(s[0] - place, place - s[1], 0.0),
                    default=(place, place))  # fmt: skip
    return Port(port.side, min(max(place, low), high), low, high, start, start, port.cost)


Ahead = list[tuple[float, float, float]]
"""What is in front of a side: from where to where along it, and how far away, nearest first."""


@dataclass(slots=True)
class Fronts:
    """What is in front of each side of each box, worked out once."""

    ground: Ground
    known: dict[tuple[int, str], tuple[Ahead, list[tuple[float, float]]]] = field(
        default_factory=dict
    )

    def of(self, number: int, side: str) -> tuple[Ahead, list[tuple[float, float]]]:
        """Return what is in front of a side, and its stretches with room for a line to turn."""
        if (number, side) not in self.known:
            self.known[number, side] = front(self.ground, number, side)
        return self.known[number, side]

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
                    free = next((gap for a, b, gap in ahead if a < at < b), INF)
                    limit = start + free if side in ("bottom", "right") else start - free
                    found.append(Port(side, at, low, high, start, limit, costs[side]))
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


def search(fronts: Fronts, grid: Grid, wish: Wish) -> Way:
    """Return the cheapest way over the grid, on any side of a box if it does not go otherwise."""
    for most in (COSTLY, INF):
        leave = fronts.ports(wish, leaving=True, most=most)
        reach = fronts.ports(wish, leaving=False, most=most)
        way = cheapest(fronts.ground, grid, wish, leave, reach) if leave and reach else None
        if way is not None:
            return way
    sides = [min(SIDES, key=lambda side: costs[side]) for costs in (wish.leave, wish.reach)]
    ends = []
    for number, side in zip((wish.source, wish.target), sides, strict=True):
        low, high = span(fronts.ground, number, side)
        start = edge(fronts.ground.rects[number], side)
        ends.append(Port(side, (low + high) / 2, low, high, start, start, 0.0))
    return Way(wish, ends[0], ends[1], ())


def cheapest(
    ground: Ground, grid: Grid, wish: Wish, leave: list[Port], reach: list[Port]
) -> Way | None:
    """Return the cheapest way over the grid between some of the ports (A*)."""
    best = INF
    result: Way | None = None
    for port in leave:
        for end in reach:
            cost = elbow(port, end)
            if cost < best:
                best, result = cost, Way(wish, port, end, (), cost)
    goals: dict[int, list[tuple[float, float, Port]]] = {}
    for end in reach:
        for index, extra in seeds(grid, end):
            goals.setdefault(index, []).append((end.at, extra + end.cost, end))
    heap: list[tuple[float, int, float, int]] = []
    known: dict[int, float] = {}
    before: dict[int, int] = {}
    begun: dict[int, tuple[float, int]] = {}
    last: tuple[int, int, Port] | None = None
    count = 0
    rows, columns = grid.level, grid.upright
    left, top, right, bottom = ground.rects[wish.target]
    bundle = wish.bundle

    def push(cost: float, state: int, parent: int, x: float, y: float, leg: tuple[float, int]) -> None:
        nonlocal count
        old = known.get(state)
        if old is not None and old <= cost:
            return
        guess = cost
        if x < left:
            guess += left - x
        elif x > right:
            guess += x - right
        if y < top:
            guess += top - y
        elif y > bottom:
            guess += y - bottom
        if guess < best:
            known[state] = cost
            before[state] = parent
            begun[state] = leg
            count += 1
            heappush(heap, (guess, count, cost, state))

    def finish(line: Corridor, index: int, place: float, cost: float, state: int,
               leg: tuple[float, int]) -> None:  # fmt: skip
        nonlocal best, last, result
        for at, extra, end in goals[index]:
            total = cost + abs(at - place) + extra + BEND
            if total < best:
                total += CROSSING * line.crossings(place, at)
                if line.spans:
                    turn = 1 if end.start > line.at else -1
                    total += CROSSING * line.entangled(*leg, at, turn, bundle)
                if total < best:
                    best, last, result = total, (state, index, end), None

    starts: list[tuple[float, int, Port]] = []
    for port in leave:
        starts += [(port.cost + extra, index, port) for index, extra in seeds(grid, port)]
    starts.sort(key=lambda s: (s[0], s[1]))
    for number, (cost, index, port) in enumerate(starts):
        line = rows[index] if index >= 0 else columns[~index]
        mark = -1 - number
        leg = (port.at, 1 if port.start > line.at else -1)
        if index in goals:
            finish(line, index, port.at, cost + BEND, mark, leg)
        after = bisect_left(line.along, port.at)
        for place in (after - 1, after):
            if 0 <= place < len(line.nodes):
                there = line.along[place]
                state = line.nodes[place] * 2 + (index < 0)
                total = cost + BEND + abs(there - port.at)
                total += CROSSING * line.crossings(port.at, there)
                x, y = (there, line.at) if index >= 0 else (line.at, there)
                push(total, state, mark, x, y, leg)
    while heap:
        guess, _, cost, state = heappop(heap)
        if guess >= best:
            break
        if cost > known[state]:
            continue
        node, axis = state >> 1, state & 1
        r, c = grid.row[node], grid.column[node]
        here, cross = rows[r], columns[c]
        x, y = cross.at, here.at
        leg = begun[state]
        # straight on
        line, place, at = (cross, grid.in_column[node], y) if axis else (here, grid.in_row[node], x)
        index = ~c if axis else r
        if index in goals:
            finish(line, index, at, cost, state, leg)
        forward = at > leg[0]
        step = place + 1 if forward else place - 1
        if 0 <= step < len(line.nodes):
            there = line.along[step]
            total = cost + abs(there - at) + CROSSING * line.load[place if forward else step]
            if axis:
                push(total, line.nodes[step] * 2 + 1, state, x, there, leg)
            else:
                push(total, line.nodes[step] * 2, state, there, y, leg)
        # round a corner
        other, place, now = (here, grid.in_row[node], x) if axis else (cross, grid.in_column[node], y)
        index = r if axis else ~c
        costs = [cost + BEND, cost + BEND]
        if line.spans:
            for way in (0, 1):
                costs[way] += CROSSING * line.entangled(*leg, at, 1 if way else -1, bundle)
        turned = (now, 1 if leg[0] > at else -1)
        if index in goals:
            finish(other, index, now, min(costs), state, turned)
        for way in (0, 1):
            step = place + 1 if way else place - 1
            if 0 <= step < len(other.nodes):
                there = other.along[step]
                total = costs[way] + abs(there - now)
                total += CROSSING * other.load[place if way else step]
                if axis:
                    push(total, other.nodes[step] * 2, state, there, y, turned)
                else:
                    push(total, other.nodes[step] * 2 + 1, state, x, there, turned)
    if last is not None:
        return traced(grid, wish, starts, before, last, best)
    return result


def traced(
    grid: Grid, wish: Wish, starts: list[tuple[float, int, Port]], before: dict[int, int],
    last: tuple[int, int, Port], cost: float,
) -> Way:  # fmt: skip
    """Return the way that ends so, followed back to its beginning."""
    state, index, end = last
    used = [index]
    while state >= 0:
        node = state >> 1
        used.append(~grid.column[node] if state & 1 else grid.row[node])
        state = before[state]
    _, first, port = starts[-1 - state]
    used.append(first)
    lines: list[Corridor] = []
    for index in reversed(used):
        line = grid.level[index] if index >= 0 else grid.upright[~index]
        if not lines or lines[-1] is not line:
            lines.append(line)
    return Way(wish, port, end, tuple(lines), cost)


def seeds(grid: Grid, port: Port) -> list[tuple[int, float]]:
    """Return the next corridors that a line from a port meets, as indices (upright ones inverted),
    and how far they are.
    """
    lines = grid.level if port.upright else grid.upright
    low, high = min(port.start, port.limit), max(port.start, port.limit)
    first = bisect_right(lines, low, key=lambda c: c.at)
    last = bisect_left(lines, high, key=lambda c: c.at)
    order = range(first, last) if port.limit > port.start else range(last - 1, first - 1, -1)
    found, crosses = [], 0
    for index in order:
        line = lines[index]
        if line.low <= port.at <= line.high:
            cost = abs(line.at - port.start) + CROSSING * crosses
            found.append((index if port.upright else ~index, cost))
            if len(found) == AHEAD:
                break
            crosses += over(line, port.at)
    return found


def elbow(leave: Port, reach: Port) -> float:
    """Return the cost of a way with a single bend, infinite when there is none."""
    if leave.upright == reach.upright:
        return INF
    for one, other in ((leave, reach), (reach, leave)):
        low, high = min(one.start, one.limit), max(one.start, one.limit)
        if not low + 12 < other.at < high:
            return INF
    length = abs(leave.at - reach.start) + abs(reach.at - leave.start)
    return length + BEND + leave.cost + reach.cost


def note(grid: Grid, way: Way, *, gone: bool = False) -> None:
    """Note in the corridors across which others a line goes and along which it runs, or that it no
    longer does.
    """
    places = [way.leave.at, *(c.at for c in way.corridors), way.reach.at]
    legs = [way.leave.upright, *(not c.level for c in way.corridors), way.reach.upright]
    stops = [way.leave.start, *places[:-1]]
    ends = [*places[1:], way.reach.start]
    if not way.corridors and way.leave.upright == way.reach.upright:
        legs, places, stops, ends = legs[:1], places[:1], [way.leave.start], [way.reach.start]
    for upright, at, a, b in zip(legs, places, stops, ends, strict=True):
        lines = grid.level if upright else grid.upright
        for line in passed(lines, a, b):
            if line.low <= at <= line.high:
                line.cross(at, gone=gone)
    for number, line in enumerate(way.corridors, 1):
        one = (places[number - 1], 1 if stops[number - 1] > line.at else -1)
        other = (places[number + 1], 1 if ends[number + 1] > line.at else -1)
        (a, turn_a), (b, turn_b) = sorted((one, other))
        taken = (a, turn_a, b, turn_b, way.wish.bundle)
        if gone:
            line.spans.remove(taken)
        else:
            line.spans.append(taken)
