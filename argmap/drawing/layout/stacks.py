"""Blocks of a picture for a page, in stacks next to each other, like the columns of a newspaper.

Ranks leave much of a page empty: each is as high as its highest block, and few are as wide as the page. Here
every block stands in one of as many stacks as fit side by side. Theses begin the stacks, level with each
other: one for each stack in a row, those that most is folded into in the first one. Questions stand above them, and what bears on something is below it or next to it. `Stacks` knows what an arrangement
costs: lines that are long, that lead downwards, that have to go around boxes, and what is beyond the page.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import inf

from argmap.base.values import dataclass, field
from argmap.drawing.layout.columns import Block
from argmap.drawing.layout.layering import Order
from argmap.drawing.layout.places import Point
from argmap.drawing.layout.units import Units
from argmap.drawing.scene.scene import Scene

BEYOND = 40.0
"""Cost of a px beyond the page."""
AROUND = 90.0
"""Cost of a line past a box that is between its ends in one stack."""
ACROSS = 70.0
"""Cost of a line past a whole stack."""
UPWARDS = 260.0
"""Cost of a reason above what it bears on."""
PER_LINE = 5.0
"""Px between two blocks of a stack for each line that ends at them, beyond the first two."""
MOST_LINES = 6
"""Lines that get such room."""
SWEEPS = 4
"""How often every block is tried at every place, of at most `FEW`; where there are more, less often."""
FEW = 24
MANY = 36
"""Blocks above which those that are joined to nothing stay where they were put first."""
ASIDE = 14.0
"""Px between two junctions above one premise, and between two plates below one box."""
JUNCTION = 20.0
"""Px between a junction and the premise that it is above."""

Line = tuple[int, int]
"""The pieces between which a line is."""


@dataclass(slots=True)
class Piece:
    """What is moved as one: a block, perhaps with the junctions above it. `parts` are blocks and how far
    they are from the left and the top. `lines` end at it; it may be a `thesis`. `pull` is what a px
    from the top costs. `folded` is the number of claims in it.
    """

    key: str
    width: float
    height: float
    parts: list[tuple[Block, float, float]]
    thesis: bool = False
    lines: int = 0
    pull: float = 0.0
    folded: int = 0


@dataclass(slots=True)
class Stacks:
    """Pieces in stacks, and the lines between pieces: lower and upper one, by number, and whether one has to
    be below the other. Rows of theses are as long as there are stacks; `row` is that of each piece, and -1 for what
    is no thesis; `levels` say where each row begins. `crossing` is what two lines that cross cost.
    """

    pieces: list[Piece]
    lines: list[tuple[int, int, bool]]
    wide: float
    high: float
    apart: float
    rank: float
    crossing: float = 0.0
    stacks: list[list[int]] = field(default_factory=list)
    near: list[list[tuple[int, bool, bool]]] = field(default_factory=list)
    heights: list[float] = field(default_factory=list)
    widths: list[float] = field(default_factory=list)
    pulls: list[float] = field(default_factory=list)
    gaps: list[list[float]] = field(default_factory=list)
    row: list[int] = field(default_factory=list)
    levels: list[float] = field(default_factory=list)
    pairs: list[tuple[Line, list[Line]]] = field(default_factory=list)
    crossed: int = 0

    def __post_init__(self) -> None:
        self.near = [[] for _ in self.pieces]
        numbers = range(len(self.pieces))
        self.heights = [piece.height for piece in self.pieces]
        self.widths = [piece.width for piece in self.pieces]
        self.pulls = [piece.pull for piece in self.pieces]
        self.gaps = [[self.gap(a, b) for b in numbers] for a in numbers]
        for low, high, below in self.lines:
            self.near[low].append((high, below, False))
            self.near[high].append((low, below, True))
        ends = list(dict.fromkeys((low, high) for low, high, _ in self.lines))
        self.pairs = [
            (one, [other for other in ends[at + 1 :] if not {*one} & {*other}]) for at, one in enumerate(ends)
        ]

    def gap(self, upper: int, lower: int) -> float:
        """Return the px between two pieces, one above the other."""
        lines = min(max(self.pieces[upper].lines + self.pieces[lower].lines - 2, 0), MOST_LINES)
        return self.rank + PER_LINE * lines

    def begin(self, number: int) -> None:
        """Begin so many stacks, and say which theses are in which row."""
        self.stacks = [[] for _ in range(number)]
        theses = [n for n, piece in enumerate(self.pieces) if piece.thesis]
        theses.sort(key=lambda n: (-self.pieces[n].folded, n))
        rows = [theses[at : at + number] for at in range(0, len(theses), number)]
        self.row, self.levels = [-1] * len(self.pieces), [0.0] * len(rows)
        for at, row in enumerate(rows):
            for one in row:
                self.row[one] = at
            if at:
                ends = (self.heights[a] + self.gaps[a][b] for a in rows[at - 1] for b in row)
                self.levels[at] = self.levels[at - 1] + max(ends)

    def level(self) -> None:
        """Find where rows of theses begin: below all theses that have one of the row below them."""
        gaps, levels, row = self.gaps, self.levels, self.row
        for at in range(1, len(levels)):
            levels[at] = levels[at - 1]
            for stack in self.stacks:
                if len(stack) > at and row[stack[at]] == at:
                    upper = stack[at - 1]
                    end = levels[at - 1] + self.heights[upper] + gaps[upper][stack[at]]
                    levels[at] = max(levels[at], end)

    def theses(self, stack: Sequence[int]) -> int:
        """Return how many theses a stack begins with."""
        return sum(self.row[n] >= 0 for n in stack)

    def tops(self, stack: Sequence[int]) -> list[float]:
        """Return where each piece of a stack begins, and where the stack ends."""
        gaps, high, row, levels = self.gaps, self.heights, self.row, self.levels
        found, y, before = [], 0.0, -1
        for number in stack:
            if row[number] >= 0:
                y = levels[row[number]]
            elif before >= 0:
                y += gaps[before][number]
            found.append(y)
            y += high[number]
            before = number
        return [*found, y]

    def size(self) -> Point:
        """Return how wide and how high the stacks are."""
        self.level()
        used = [s for s in self.stacks if s]
        wide = sum(max(self.pieces[n].width for n in s) for s in used)
        return (wide + self.apart * max(len(used) - 1, 0),
                max((self.tops(s)[-1] for s in used), default=0.0))  # fmt: skip

    def fits(self) -> bool:
        """Whether the page has room for all."""
        wide, high = self.size()
        return wide <= self.wide and high <= self.high

    def cost(self, most: float = inf) -> float:
        """Return what the arrangement costs, or less of it, if that is more than `most` already."""
        high, wide, pulls = self.heights, self.widths, self.pulls
        x = [0.0] * len(high)
        y, turn, order = list(x), [0] * len(high), [0] * len(high)
        left, total = 0.0, 0.0
        if len(self.levels) > 1:
            self.level()
        for at, stack in enumerate(self.stacks):
            if not stack:
                continue
            across = max([wide[n] for n in stack])
            middle = left + across / 2
            tops = self.tops(stack)
            total += BEYOND * max(tops[-1] - self.high, 0.0) + tops[-1] * 0.02
            for place, number in enumerate(stack):
                x[number], turn[number], order[number] = middle, at, place
                y[number] = tops[place] + high[number] / 2
                if pulls[number]:
                    total += tops[place] * pulls[number]
            left += across + self.apart
        total += BEYOND * max(left - self.apart - self.wide, 0.0)
        if total >= most:
            return total
        for low, up, below in self.lines:
            down = y[low] - y[up]
            if below and down < -1:
                total += UPWARDS
            stacks = abs(turn[low] - turn[up])
            total += abs(x[low] - x[up]) + abs(down)
            if stacks == 0:
                total += AROUND * (abs(order[low] - order[up]) - 1)
            elif stacks > 1:
                total += ACROSS * (stacks - 1)
        if total < most and (self.crossing or most == inf):
            self.crossed = self.crossings(x, y)
            total += self.crossing * self.crossed
        return total

    def crossings(self, x: Sequence[float], y: Sequence[float]) -> int:
        """Return how many straight lines between the middles of pieces cross each other."""
        found = 0
        for (a, b), others in self.pairs:
            ax, ay, ux, uy = x[a], y[a], x[b] - x[a], y[b] - y[a]
            for c, d in others:
                cx, cy, dx, dy = x[c], y[c], x[d], y[d]
                if (ux * (cy - ay) > uy * (cx - ax)) != (ux * (dy - ay) > uy * (dx - ax)):
                    vx, vy = dx - cx, dy - cy
                    bx, by = ax + ux, ay + uy
                    if (vx * (ay - cy) > vy * (ax - cx)) != (vx * (by - cy) > vy * (bx - cx)):
                        found += 1
        return found


def begun(made: Stacks, order: Sequence[int], number: int) -> None:
    """Put the pieces into so many stacks, in an order, each where it costs least."""
    made.begin(number)
    placed: dict[int, tuple[float, float]] = {}
    high = [0.0] * number
    pitch = (made.wide + made.apart) / number
    for one in sorted(order, key=lambda n: made.row[n] % (len(made.levels) + 1)):
        piece = made.pieces[one]
        best, chosen = float("inf"), 0
        for at in range(number):
            if 0 <= made.row[one] < made.theses(made.stacks[at]):
                continue
            above = made.stacks[at][-1] if made.stacks[at] else None
            top = high[at] + (made.gap(above, one) if above is not None else 0.0)
            if made.row[one] >= 0:
                top = made.levels[made.row[one]]
            cost = top * 1.5 + BEYOND * max(top + piece.height - made.high, 0.0)
            for other, below, upper in made.near[one]:
                if other in placed:
                    x, y = placed[other]
                    cost += 0.6 * (abs(x - at * pitch) + abs(y - top))
                    cost += UPWARDS if below and (top < y) is not upper else 0.0
            if cost < best - 0.01:
                best, chosen = cost, at
        above = made.stacks[chosen][-1] if made.stacks[chosen] else None
        top = high[chosen] + (made.gap(above, one) if above is not None else 0.0)
        if made.row[one] >= 0:
            top = made.levels[made.row[one]]
        made.stacks[chosen].append(one)
        placed[one] = (chosen * pitch, top)
        high[chosen] = top + piece.height


def improved(made: Stacks) -> float:
    """Move pieces, and exchange whole stacks, as long as that costs less; return what is left of it."""
    least = made.cost()
    for _ in range(max(min(SWEEPS, SWEEPS * FEW // max(len(made.pieces), 1)), 1)):
        before = least
        for one in range(len(made.pieces)):
            least = _moved(made, one, least)
        least = _exchanged(made, least)
        if least > before - 1.0:
            break
    return least


def _moved(made: Stacks, one: int, least: float) -> float:
    """Try a piece at every place, and leave it at the best."""
    stacks = made.stacks
    if len(made.pieces) > MANY and not made.near[one] and made.fits():
        return least
    home = next(at for at, stack in enumerate(stacks) if one in stack)
    start = stacks[home].index(one)
    if made.row[one] >= 0:
        return _thesis_moved(made, home, start, least)
    stacks[home].remove(one)
    best = (least, home, start)
    for at, stack in enumerate(stacks):
        for place in range(made.theses(stack), len(stack) + 1):
            if (at, place) != (home, start):
                stack.insert(place, one)
                cost = made.cost(best[0])
                del stack[place]
                if cost < best[0] - 0.5:
                    best = (cost, at, place)
    stacks[best[1]].insert(best[2], one)
    return best[0]


def _thesis_moved(made: Stacks, home: int, row: int, least: float) -> float:
    """Try a thesis in every stack, in exchange for the one of the same row; leave it where that is best."""
    stacks, best = made.stacks, home

    def exchange(at: int) -> None:
        here, there = stacks[home], stacks[at]
        if made.theses(there) > row:
            here[row], there[row] = there[row], here[row]
        else:
            there.insert(row, here.pop(row))

    for at in range(len(stacks)):
        if at == home or made.theses(stacks[at]) < row:
            continue
        given = made.theses(stacks[at]) <= row
        exchange(at)
        cost = made.cost(least)
        if given:
            stacks[home].insert(row, stacks[at].pop(row))
        else:
            exchange(at)
        if cost < least - 0.5:
            best, least = at, cost
    if best != home:
        exchange(best)
    return least


def _exchanged(made: Stacks, least: float) -> float:
    """Exchange stacks with each other, and what two of them begin with."""
    stacks = made.stacks
    for a in range(len(stacks)):
        for b in range(a + 1, len(stacks)):
            stacks[a], stacks[b] = stacks[b], stacks[a]
            cost = made.cost(least)
            if cost < least - 0.5:
                least = cost
            else:
                stacks[a], stacks[b] = stacks[b], stacks[a]
            if stacks[a] and stacks[b]:
                stacks[a][0], stacks[b][0] = stacks[b][0], stacks[a][0]
                cost = made.cost(least)
                same = made.row[stacks[a][0]] == made.row[stacks[b][0]]
                if same and cost < least - 0.5:
                    least = cost
                else:
                    stacks[a][0], stacks[b][0] = stacks[b][0], stacks[a][0]
    return least


def pieces_of(scene: Scene, units: Units, order: Order) -> tuple[list[Piece], dict[str, int]]:
    """Return what is moved as one, without questions, and the number of the piece of each block: a block
    with junctions above and plates below it.
    """
    boxes = {box.key: box for box in scene.boxes}
    above: dict[str, list[Block]] = {}
    below: dict[str, list[Block]] = {}
    taken: set[str] = set()
    upper = {k.source: k.target for k in scene.links if boxes[k.source].shape == "bundle"}
    for key, block in units.blocks.items():
        box = boxes.get(key)
        if box is not None and box.shape == "bundle":
            below.setdefault(units.of[upper[key]], []).append(block)
            taken.add(key)
        if box is None or box.shape != "junction":
            continue
        for low in order.below[key]:
            other = boxes.get(low)
            if other is not None and other.shape not in ("junction", "bundle") and not other.thesis:
                above.setdefault(low, []).append(block)
                taken.add(key)
                break
    pieces: list[Piece] = []
    number: dict[str, int] = {}
    for key, block in units.blocks.items():
        box = boxes.get(key)
        if key in taken or (box is not None and box.shape == "question"):
            continue
        over = _rows(above.get(key, []), block.width)
        under = _rows(below.get(key, []), block.width)
        rows = [*over, [block], *under]
        wide = max(_across(row) for row in rows)
        parts: list[tuple[Block, float, float]] = []
        down = 0.0
        for row in rows:
            left, high = (wide - _across(row)) / 2, max(b.height for b in row)
            for one in row:
                parts.append((one, left, down + (high - one.height if row in over else 0.0)))
                left += one.width + ASIDE
                number[one.key] = len(pieces)
            down += high + JUNCTION
        thesis = box is not None and box.thesis
        folded = box.folded if box is not None else 0
        pieces.append(Piece(key, wide, down - JUNCTION, parts, thesis, folded=folded))
    return pieces, number


def _rows(blocks: Sequence[Block], wide: float) -> list[list[Block]]:
    """Put blocks into rows that are not wider than that, if they can be."""
    rows: list[list[Block]] = []
    for block in blocks:
        if not rows or _across([*rows[-1], block]) > wide:
            rows.append([])
        rows[-1].append(block)
    return rows


def _across(row: Sequence[Block]) -> float:
    return sum(block.width for block in row) + ASIDE * (len(row) - 1)
