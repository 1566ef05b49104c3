"""Parts of a small picture, put together: boxes at their places, and the lines between them.

The neighbourhood of a claim is a tree, so nothing has to be searched for: what bears on the claim hangs below it on
lanes, what it bears on is above it, and lines turn in a zone of their own between. Lengths are whole px.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from argmap.base.values import dataclass, field

Point = tuple[int, int]

GAP = 14
"""Px between two boxes of a column."""
ASIDE = 26
"""Px between two columns."""
FIRST_LANE = 20
LANE = 12
"""Px between a box and the first lane at its left, and between two lanes."""
RATIO = 1.2
"""Proportion of a picture that is wanted, width to height."""
HEIGHTS = (0, 200, 320, 460, 640, 860, 1150, 1500, 2000, 2800)
"""Heights of columns that are tried."""

NARROW = 4
"""The first of them that makes a narrow row."""


@dataclass(slots=True)
class Spot:
    """A box at its place: `what` is the number of a claim, or one of the codes of other boxes."""

    what: int
    width: int
    height: int
    x: int = 0
    y: int = 0
    more: tuple[object, ...] = ()

    @property
    def middle(self) -> int:
        """Return the y of the middle of its sides."""
        return self.y + self.height // 2


@dataclass(slots=True)
class Line:
    """A line from one box to another through corners; `at` is the place of its sign or number, where one was looked
    for, and `count` the number of relations that it stands for.
    """

    kind: str
    flags: int
    source: Spot
    target: Spot
    points: list[Point]
    at: Point | None = None
    count: int = 1


@dataclass(frozen=True, slots=True)
class Lead:
    """The line by which a part is joined to what is next to it. Leads that are alike share a lane."""

    kind: str
    flags: int = 0
    apart: int = 0


@dataclass(slots=True)
class Part:
    """Some boxes with the lines between them, from a corner of their own. A lead touches `touch` at `entry`, at
    its left; a part alone in its column has the path `alone` from there to its edge.
    """

    width: int
    height: int
    touch: Spot
    entry: Point
    lead: Lead
    spots: list[Spot] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    alone: list[Point] | None = None

    def move(self, dx: int, dy: int) -> None:
        """Move everything."""
        for spot in self.spots:
            spot.x += dx
            spot.y += dy
        for line in self.lines:
            line.points = _moved(line.points, dx, dy)
        self.entry = (self.entry[0] + dx, self.entry[1] + dy)
        if self.alone:
            self.alone = _moved(self.alone, dx, dy)


@dataclass(slots=True)
class Band:
    """Parts in columns next to each other; for each its path from `touch` to the edge that all lanes end at."""

    width: int = 0
    height: int = 0
    parts: list[Part] = field(default_factory=list)
    ways: list[list[Point]] = field(default_factory=list)

    def move(self, dx: int, dy: int) -> None:
        """Move everything."""
        for part in self.parts:
            part.move(dx, dy)
        self.ways = [_moved(way, dx, dy) for way in self.ways]

    def mirrored(self) -> None:
        """Exchange left and right."""
        for part in self.parts:
            for spot in part.spots:
                spot.x = self.width - spot.x - spot.width
            for line in part.lines:
                line.points = [(self.width - x, y) for x, y in line.points]
            part.entry = (self.width - part.entry[0], part.entry[1])
        self.ways = [[(self.width - x, y) for x, y in way] for way in self.ways]


def _moved(points: Sequence[Point], dx: int, dy: int) -> list[Point]:
    return [(x + dx, y + dy) for x, y in points]


def single(spot: Spot, lead: Lead, *, up: bool) -> Part:
    """Return a part of one box; `up` is for what is above the claim in focus."""
    spot.x = spot.y = 0
    alone = [(spot.width // 2, spot.height if up else 0)]
    return Part(spot.width, spot.height, spot, (0, spot.height // 2), lead, [spot], [], alone)


def band(parts: Sequence[Part], *, up: bool, narrow: bool = False) -> Band:
    """Return parts in as many columns as make the band the best part of a page, or in few if it should be `narrow`.
    Reasons and objections are in columns of their own.
    """
    if not parts:
        return Band()
    best: tuple[float, list[list[Part]]] | None = None
    for tall in HEIGHTS[NARROW:] if narrow else HEIGHTS:
        columns = _shared_out(parts, tall)
        sizes = [_size(column) for column in columns]
        width = sum(w for w, _ in sizes) + ASIDE * (len(columns) - 1)
        page = max(width / RATIO, max(h for _, h in sizes) + 150)
        if best is None or page < best[0]:
            best = page, columns
        if len(columns) == 1:
            break
    assert best is not None
    made, x = Band(), 0
    columns = best[1]
    made.height = max(_size(column)[1] for column in columns)
    for column in columns:
        wide, high = _size(column)
        ways = _column(column, x, made.height - high if up else 0, made.height if up else 0, up=up)
        made.parts += column
        made.ways += ways
        x += wide + ASIDE
    made.width = x - ASIDE
    return made


def _shared_out(parts: Sequence[Part], tall: int) -> list[list[Part]]:
    columns: list[list[Part]] = []
    high = 0
    for part in parts:
        new = not columns or columns[-1][-1].lead.apart != part.lead.apart
        if new or high + GAP + part.height > tall:
            columns.append([])
            high = -GAP
        columns[-1].append(part)
        high += GAP + part.height
    return columns


def _lanes(column: Sequence[Part]) -> list[int]:
    """Return the lane of each part: neighbours with leads that are alike have one together."""
    found, lane = [0], 0
    for before, part in pairwise(column):
        lane += before.lead != part.lead
        found.append(lane)
    return found


def _size(column: Sequence[Part]) -> tuple[int, int]:
    wide = max(part.width for part in column)
    high = sum(part.height + GAP for part in column) - GAP
    if len(column) == 1 and column[0].alone:
        return wide, high
    return wide + FIRST_LANE + LANE * _lanes(column)[-1], high


def _column(column: Sequence[Part], x: int, y: int, edge: int, *, up: bool) -> list[list[Point]]:
    """Put parts below each other, and return the path from each to the edge."""
    if len(column) == 1 and column[0].alone:
        column[0].move(x, y)
        return [[*column[0].alone, (column[0].alone[-1][0], edge)]]
    lanes = _lanes(column)
    left, ways = x + FIRST_LANE + LANE * lanes[-1], []
    for part, lane in zip(column, lanes, strict=True):
        part.move(left, y)
        y += part.height + GAP
        turn = lanes[-1] - lane if up else lane
        across = left - FIRST_LANE - LANE * turn
        ways.append([part.entry, (across, part.entry[1]), (across, edge)])
    return ways
