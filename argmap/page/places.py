"""A claim in the middle of its picture, between what is above, below and next to it, with the lines that join them.

Lines come up to the claim straight where they can. Where they cannot, they turn in a zone between, each at a level of its
own, so that none crosses another.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from argmap.base.values import dataclass, field
from argmap.page.blocks import GAP, Band, Line, Part, Point, Spot

BETWEEN = 32
"""Px between the claim in focus and the rows above and below it, besides those of the lines that turn."""
LEVEL = 11
"""Px between two lines that turn."""
PORT = 12
"""Px between two lines at one side of a box, and to its corners."""
NEXT_TO = 62
"""Px between the claim in focus and what is next to it: room for a sign."""
SIGN_AT = 19
"""Px between a sign and the box next to it."""


@dataclass
class Picture:
    """Boxes and lines of a picture, and its size. `hidden` are relations that are not in it, by claim or, for other boxes,
    by the box; `drawn` are the steps in it, where it is a neighbourhood.
    """

    width: int = 0
    height: int = 0
    spots: list[Spot] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    hidden: dict[int, int] = field(default_factory=dict)
    drawn: set[str] = field(default_factory=set)


def arranged(focus: Spot, above: Band, below: Band, asides: Sequence[Part]) -> Picture:
    """Return a picture with the claim in focus between what is above, below and next to it."""
    half = len(asides) if len(asides) <= 2 else (len(asides) + 1) // 2
    right, left = _aside(asides[:half]), _aside(asides[half:])
    left.mirrored()
    row = max(focus.height, right.height, left.height)
    start = max(
        left.width + NEXT_TO if left.parts else 0, _left_of(above, focus), _left_of(below, focus)
    )
    focus.x = start
    above.move(start - _left_of(above, focus), 0)
    below.move(start - _left_of(below, focus), 0)
    tops, up = _ports([way[-1][0] for way in above.ways], focus)
    ends, down = _ports([way[-1][0] for way in below.ways], focus)
    top = above.height + (BETWEEN + LEVEL * max(up.values(), default=0) if above.parts else 0)
    focus.y = top + (row - focus.height) // 2
    floor = top + row + (BETWEEN + LEVEL * max(down.values(), default=0) if below.parts else 0)
    below.move(0, floor)
    right.move(focus.x + focus.width + NEXT_TO, top + (row - right.height) // 2)
    left.move(focus.x - NEXT_TO - left.width, top + (row - left.height) // 2)
    made = Picture(spots=[focus])
    for side, edge in ((right, focus.x + focus.width), (left, focus.x)):
        made.lines += _across(side, focus, edge)
    for part, way in zip(above.parts, above.ways, strict=True):
        x = way[-1][0]
        y = above.height + 14 + LEVEL * up[x]
        path = [*way, (x, y), (tops[x], y), (tops[x], focus.y)]
        made.lines.append(_joined(part, focus, corners(path[::-1]), outward=True))
    for part, way in zip(below.parts, below.ways, strict=True):
        x = way[-1][0]
        y = floor - 14 - LEVEL * down[x]
        path = [*way, (x, y), (ends[x], y), (ends[x], focus.y + focus.height)]
        made.lines.append(_joined(part, focus, corners(path), outward=False))
    for part in (*right.parts, *left.parts, *above.parts, *below.parts):
        made.spots += part.spots
        made.lines += part.lines
    made.width = max(spot.x + spot.width for spot in made.spots)
    made.height = max(spot.y + spot.height for spot in made.spots)
    return made


def _joined(part: Part, focus: Spot, path: list[Point], *, outward: bool) -> Line:
    ends = (focus, part.touch) if outward else (part.touch, focus)
    return Line(part.lead.kind, part.lead.flags, *ends, path)


def _left_of(rows: Band, focus: Spot) -> int:
    """Return how far the left of the claim in focus is from that of a row, so that the row's lines come up to it
    as straight as they can.
    """
    if not rows.parts:
        return 0
    stems = sorted({way[-1][0] for way in rows.ways})
    if (
        len({part.lead.apart for part in rows.parts}) == 1
        and stems[-1] - stems[0] < focus.width // 2
    ):
        return stems[0] - (PORT if stems[0] < focus.width // 2 else focus.width // 2)
    return (stems[0] + stems[-1] - focus.width) // 2


def _ports(stems: Sequence[int], box: Spot) -> tuple[dict[int, int], dict[int, int]]:
    """Return where each line that comes up at some x touches a box, and at which level it turns: lines from further
    out turn nearer to the box, so that none crosses another.
    """
    xs = sorted(set(stems))
    if not xs:
        return {}, {}
    low, high = box.x + PORT, box.x + box.width - PORT
    gap = min(PORT, (high - low) // max(len(xs) - 1, 1))
    found: list[int] = []
    for n, x in enumerate(xs):
        least = found[-1] + gap if found else low
        found.append(min(max(x, least), high - gap * (len(xs) - 1 - n)))
    ports = dict(zip(xs, found, strict=True))
    rightward = [x for x in xs if ports[x] > x]
    leftward = [x for x in xs if ports[x] < x]
    levels = dict.fromkeys(xs, 0)
    levels |= {x: len(rightward) - 1 - n for n, x in enumerate(rightward)}
    levels |= dict(zip(leftward, range(len(leftward)), strict=True))
    return ports, levels


def _aside(parts: Sequence[Part]) -> Band:
    """Return boxes below each other, for one side of the claim in focus."""
    made = Band(parts=[*parts])
    for part in parts:
        part.move(0, made.height)
        made.width = max(made.width, part.width)
        made.height += part.height + GAP
    made.height = max(made.height - GAP, 0)
    return made


def _across(side: Band, focus: Spot, edge: int) -> Iterator[Line]:
    """Yield the lines to what is next to the claim in focus, from one of its sides."""
    kinds = list(dict.fromkeys(part.lead.kind for part in side.parts))
    way = 1 if edge > focus.x else -1
    for part in side.parts:
        turn = kinds.index(part.lead.kind)
        y = focus.middle + PORT * turn - PORT * (len(kinds) - 1) // 2
        x, end = part.entry
        y = end if abs(end - y) < PORT // 2 else y
        lane = edge + way * (12 + 8 * turn)
        path = corners([(edge, y), (lane, y), (lane, end), (x, end)])
        sign = (x - way * SIGN_AT, end) if part.lead.kind != "rebut" else None
        yield Line(part.lead.kind, part.lead.flags, focus, part.touch, path, sign)


def corners(path: Sequence[Point]) -> list[Point]:
    """Return a path along the axes without the points at which it does not turn."""
    kept: list[Point] = []
    for point in path:
        if kept and point == kept[-1]:
            continue
        if len(kept) > 1 and (
            kept[-2][0] == kept[-1][0] == point[0] or kept[-2][1] == kept[-1][1] == point[1]
        ):
            kept[-1] = point
        else:
            kept.append(point)
    return kept
