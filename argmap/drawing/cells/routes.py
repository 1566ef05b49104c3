"""Edges on the page of cells: right-angled routes from box to box that cross no box."""

from __future__ import annotations

from array import array
from heapq import heappop, heappush
from itertools import pairwise

from argmap.base.values import dataclass, field
from argmap.drawing.cells.plan import BEFORE, FAR, NEAR, End, Plan, Wire
from argmap.drawing.engines import Limit

Cell = tuple[int, int]

STEP, TURN, CROSSING, BESIDE_BOX = 10, 30, 40, 4
OVER = 300
"""Cost of running along another edge or through its arrowhead: only if there is no other way."""
AT_HEAD = 150
"""Cost of a turn where an arrowhead and its sign belong."""
EAGER, CARELESS = 300_000, 600_000
"""States, of all searches, after which a search heads more directly for the end, and after which it
only goes round boxes, over other edges where they are in the way.
"""
OFTEN, LOOKED = 100, 5_000
"""Routes, and states of a search, after which the remaining time is checked."""


@dataclass(slots=True)
class Route:
    """A wire's route, cell by cell, from the cell next to its start to the one next to its end."""

    wire: Wire
    cells: list[Cell]


@dataclass(slots=True)
class Page:
    """The contents of the page so far. Cells are numbered row by row. `solid` is 1 in boxes and 2
    next to them; `flat` and `upright` hold the net of the edge that crosses a cell in that
    direction; `held` holds the net that owns an arrowhead's cell. `looked` counts the states a
    search has met; `limit` ends the search when the time is over.
    """

    width: int
    height: int
    limit: Limit
    solid: bytearray
    flat: array[int]
    upright: array[int]
    held: dict[int, int] = field(default_factory=dict)
    looked: int = 0


def outside(plan: Plan, end: End) -> tuple[Cell, Cell]:
    """Return the cell next to a box where a wire ends, and the step from it to the box."""
    box = end.box
    left, above = end.side == NEAR, end.side == BEFORE
    if end.side in (NEAR, FAR):
        if plan.reverse:
            left = not left
        if plan.sideways:
            return ((end.at, box.column - 1), (0, 1)) if left else (
                (end.at, box.column + box.width), (0, -1))  # fmt: skip
        return ((box.row - 1, end.at), (1, 0)) if left else ((box.row + box.height, end.at),
                                                              (-1, 0))  # fmt: skip
    if plan.sideways:
        return ((box.row - 1, end.at), (1, 0)) if above else ((box.row + box.height, end.at),
                                                               (-1, 0))  # fmt: skip
    return ((end.at, box.column - 1), (0, 1)) if above else (
        (end.at, box.column + box.width), (0, -1))  # fmt: skip


def route(plan: Plan, limit: Limit) -> list[Route]:
    """Route all wires: first those that can go straight, then the short ones. Raises `EngineError`
    when the time is over.
    """
    size = plan.width * plan.height
    empty = array("i", bytes(4)) * size
    page = Page(plan.width, plan.height, limit, bytearray(size), empty, empty[:])
    limit.hold()
    _put_boxes(page, plan)
    limit.hold()
    ends = [(outside(plan, w.start), outside(plan, w.end)) for w in plan.wires]
    for wire, (start, end) in zip(plan.wires, ends, strict=True):
        heads = [end] if wire.link.heads != "none" else []
        heads += [start] if wire.link.heads == "both" else []
        for (row, column), (_, right) in heads:
            page.held[row * page.width + column] = wire.net
            beyond = (row, column - right) if right else (row, column + 1)
            page.held.setdefault(beyond[0] * page.width + beyond[1], wire.net)

    def effort(number: int) -> tuple[int, int]:
        (start, _), (end, _) = ends[number]
        bent = start[0] != end[0] and start[1] != end[1]
        return abs(start[0] - end[0]) + abs(start[1] - end[1]) + 100_000 * bent, number

    routes: dict[int, Route] = {}
    for number in sorted(range(len(ends)), key=effort):
        limit.hold()
        wire, (start, end) = plan.wires[number], ends[number]
        way = (
            _simple(page, wire.net, start, end)
            or _search(page, wire.net, start, end)
            or _search(page, wire.net, start, end, careless=True)
        )
        if way:
            _mark(page, way, wire.net, start[1], end[1])
            routes[number] = Route(wire, way)
    return [routes[number] for number in sorted(routes)]


def _put_boxes(page: Page, plan: Plan) -> None:
    width = page.width
    for box in page.limit.over(plan.boxes.values()):
        for row in range(box.row - 1, box.row + box.height + 1):
            first = row * width + box.column
            inside = box.row <= row < box.row + box.height
            if inside:
                page.solid[first : first + box.width] = b"\1" * box.width
            for cell in (first - 1, first + box.width) if inside else range(
                first, first + box.width):  # fmt: skip
                page.solid[cell] = page.solid[cell] or 2


def _simple(page: Page, net: int, start: tuple[Cell, Cell], end: tuple[Cell, Cell]
            ) -> list[Cell] | None:  # fmt: skip
    """Return the best route with at most two turns that only crosses other edges, or `None`."""
    (r0, c0), (_, right) = start
    (r1, c1), (_, right_) = end
    flat, flat_ = right != 0, right_ != 0
    corners: list[list[Cell]] = []
    if flat != flat_:
        corners = [[(r0, c0), (r0, c1) if flat else (r1, c0), (r1, c1)]]
    elif (r0 == r1) if flat else (c0 == c1):
        corners = [[(r0, c0), (r1, c1)]]
    elif flat:
        # An arrow and its sign need cells before the turn.
        way = 1 if c1 < c0 else -1
        corners = [[(r0, c0), (r0, c), (r1, c), (r1, c1)] for c in range(c0, c1 + way, -way)]
    else:
        way = 1 if r1 < r0 else -1
        corners = [[(r0, c0), (r, c0), (r, c1), (r1, c1)] for r in range(r0, r1, -way)]
    best, least = None, 1 << 30
    for number, points in enumerate(corners):
        if number % OFTEN == OFTEN - 1:
            page.limit.hold()
        cost = _cost(page, net, points)
        if cost is not None and cost + number < least:
            best, least = points, cost + number
            if cost == 0:
                break
    return _along(best) if best else None


def _cost(page: Page, net: int, points: list[Cell]) -> int | None:
    """Return the cost of what a route with these corners crosses; `None` if it is blocked."""
    width, cost, free = page.width, 0, {0, net}
    for point in points[1:-1]:
        cell = point[0] * width + point[1]
        if page.flat[cell] not in (0, net) or page.upright[cell] not in (0, net):
            return None
    for (r0, c0), (r1, c1) in pairwise(points):
        if r0 == r1:
            cells = range(r0 * width + min(c0, c1), r0 * width + max(c0, c1) + 1)
            own, other = page.flat, page.upright
        else:
            cells = range(min(r0, r1) * width + c0, max(r0, r1) * width + c0 + 1, width)
            own, other = page.upright, page.flat
        part = slice(cells.start, cells.stop, cells.step)
        if 1 in page.solid[part] or not free.issuperset(own[part]):
            return None
        if not page.held.keys().isdisjoint(cells) and any(
            page.held.get(cell, net) != net for cell in cells
        ):
            return None
        if not free.issuperset(crossed := other[part]):
            cost += CROSSING * sum(n not in free for n in crossed)
        if len(points) > 2 and len(cells) > 2:
            cost += page.solid[part].count(2) - 2 if r0 != r1 else 0
    return max(cost, 0)


def _along(points: list[Cell]) -> list[Cell]:
    """Return all cells between corners."""
    way = [points[0]]
    for (r0, c0), (r1, c1) in pairwise(points):
        step = 1 if (r1, c1) > (r0, c0) else -1
        if r0 == r1:
            way += [(r0, column) for column in range(c0 + step, c1 + step, step)]
        else:
            way += [(row, c0) for row in range(r0 + step, r1 + step, step)]
    return way


def _search(
    page: Page,
    net: int,
    start: tuple[Cell, Cell],
    end: tuple[Cell, Cell],
    *,
    careless: bool = False,
) -> list[Cell]:
    """Find the cheapest route of any shape (A*); none if there is none, or once all searches have
    met `CARELESS` states. A `careless` search minds boxes alone, and meets few states more than its
    route has. A state is twice a cell's number, plus 1 when going upright.
    """
    room = (page.width * page.height * 2) if careless else CARELESS - page.looked
    if room <= 0:
        return []
    width, size = page.width, page.width * page.height
    (r0, c0), (_, right) = start
    (r1, c1), (_, right_) = end
    first = (r0 * width + c0) * 2 + (right == 0)
    goal, last = r1 * width + c1, int(right_ == 0)
    cost: dict[int, int] = {first: 0}
    came: dict[int, int] = {}
    queue = [(0, first)]
    flat, upright, solid, held = page.flat, page.upright, page.solid, page.held
    done: set[int] = set()
    # The longer the search, the more directly it heads for the end; any route will do then.
    eager = 10 if careless else 1 + page.looked // EAGER
    over, crossing = (0, 0) if careless else (OVER, CROSSING)

    def guess(cell: int, standing: int) -> int:
        down, aside = abs(cell // width - r1), abs(cell % width - c1)
        turns = (aside if standing else down) > 0 or standing != last
        return eager * ((down + aside) * STEP + TURN * turns)

    while queue:
        _, state = heappop(queue)
        if state in done:
            continue
        done.add(state)
        if len(done) % LOOKED == 0:
            page.limit.hold()
        if len(done) > room:
            break
        cell, standing = divmod(state, 2)
        if cell == goal and standing == last:
            page.looked += len(done)
            return _back(came, state, width)
        spent = cost[state]
        taken = flat[cell] if standing else upright[cell]
        price = spent + TURN + (over if taken and taken != net else 0)
        price += AT_HEAD if held.get(cell) == net else 0
        if price < cost.get(state ^ 1, 1 << 30):
            cost[state ^ 1], came[state ^ 1] = price, state
            heappush(queue, (price + guess(cell, 1 - standing), state ^ 1))
        for to in (cell - width, cell + width) if standing else (cell - 1, cell + 1):
            if not 0 <= to < size or solid[to] == 1 or (not standing and to // width
                                                        != cell // width):  # fmt: skip
                continue
            own, crossed = (upright[to], flat[to]) if standing else (flat[to], upright[to])
            price = spent + STEP + (BESIDE_BOX if solid[to] else 0)
            if (own and own != net) or held.get(to, net) != net:
                price += over
            if crossed and crossed != net:
                price += crossing
            state_ = to * 2 + standing
            if price < cost.get(state_, 1 << 30):
                cost[state_], came[state_] = price, state
                heappush(queue, (price + guess(to, standing), state_))
    page.looked += len(done)
    return []


def _back(came: dict[int, int], state: int, width: int) -> list[Cell]:
    way: list[Cell] = []
    while True:
        cell = divmod(state >> 1, width)
        if not way or way[-1] != cell:
            way.append(cell)
        if state not in came:
            return way[::-1]
        state = came[state]


def _mark(page: Page, way: list[Cell], net: int, start: Cell, end: Cell) -> None:
    """Record the edge in the cells it crosses."""
    before = (way[0][0] + start[0], way[0][1] + start[1])
    after = (way[-1][0] + end[0], way[-1][1] + end[1])
    full = [before, *way, after]
    for (r0, c0), (row, column), (r1, c1) in zip(full, full[1:], full[2:], strict=False):
        cell = row * page.width + column
        if c0 != column or c1 != column:
            page.flat[cell] = net
        if r0 != row or r1 != row:
            page.upright[cell] = net
