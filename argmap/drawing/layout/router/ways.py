"""The way of each line through the grid of free corridors: short, with few bends and few crossings."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from heapq import heappop, heappush

from argmap.drawing.layout.router.free import Corridor, Grid
from argmap.drawing.layout.router.notes import crossed, length, note, over, tangled
from argmap.drawing.layout.router.plan import SIDES, Ground, Wish, edge, span
from argmap.drawing.layout.router.ports import INF, Fronts, Port, Way, straight

COSTLY = 100.0
"""Cost of a side of a box that is only used when there is no way otherwise."""
BEND = 16.0
CROSSING = 120.0
"""Px that a line may be longer to save a bend, or a crossing."""
PASSES = 3
"""How often lines that cross others are looked for again."""
MANY = 120
"""Lines above which lines are looked for again only once, and room is made half as often."""
AHEAD = 4
"""Corridors before a side of a box that a line leaving it may take."""


def ways(ground: Ground, grid: Grid, wishes: list[Wish]) -> list[Way]:
    """Return a way for each wish, shortest first; then each that is not straight is looked for again,
    now that the others are known.
    """
    found = []
    fronts = Fronts(ground)
    for wish in sorted(wishes, key=lambda w: (w.length, w.number)):
        way = straight(ground, wish) or search(fronts, grid, wish)
        note(grid, way)
        fronts.use(way, 1)
        found.append(way)
    for turn in range(PASSES if len(wishes) <= MANY else 1):
        changed = False
        for number, way in enumerate(found):
            firm = way.leave.low == way.leave.high or way.reach.low == way.reach.high
            if tangled(grid, way) or (firm and way.corridors and turn == 0):
                note(grid, way, gone=True)
                fronts.use(way, -1)
                new = search(fronts, grid, way.wish)
                if not way.corridors and length(way) + CROSSING * crossed(grid, way) <= new.cost:
                    new = way
                changed = changed or new != way
                found[number] = new
                note(grid, new)
                fronts.use(new, 1)
        if not changed:
            break
    return found


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
