"""Lines put apart in their corridors, and how much room is missing where they do not fit."""

from __future__ import annotations

from argmap.drawing.layout.places import Rect
from argmap.drawing.layout.router.stretch import Lack
from argmap.drawing.layout.router.tracks import INF, Track

PORTS = 14.0
"""Px between two ends on one side of a box, where there is room."""
TRACKS = 10.0
"""Px between two lines along each other."""
SIGNS = 16.0
"""Px between a line with a sign on it and one along it."""
ABOVE = 14.0
BESIDE = 9.0
"""Px between a box and a line along its upper or lower, its left or right side."""
STUB = 17.0
"""Px between a box and the first turn of a line that ends at it."""
BUCKET = 160.0


def put_apart(tracks: list[Track], rects: list[Rect], *, level: bool, final: bool) -> list[Lack]:
    """Move the level or the upright tracks apart, in their present order. Returns what room is missing;
    tracks that lack it are put as well as it goes when this is `final`.
    """
    mine = [t for t in tracks if t.level is level]
    mine.sort(key=lambda t: (t.at, t.group, t.place, t.legs[0].route.way.wish.number))
    stretches = [t.stretch for t in mine]
    limits = obstacles(mine, stretches, rects, level=level)
    before = neighbours(mine, stretches)
    lacks: list[Lack] = []
    for _ in range(6 if final else 1):
        lows, highs = bounds(mine, limits, before)
        short = [i for i in range(len(mine)) if lows[i][0] > highs[i][0] + 0.01]
        if not final:
            for i in short:
                (low, above), (high, below) = lows[i], highs[i]
                if above is not None and below is not None and above < below:
                    lacks.append(Lack(above, below, low - high))
        if not short:
            break
        if final:
            for i in short:
                mine[i].gap *= 0.7
    place(mine, limits, before, lows, highs)
    return lacks


Limit = tuple[float, float, float | None, float | None]


def obstacles(
    mine: list[Track], stretches: list[tuple[float, float]], rects: list[Rect], *, level: bool
) -> list[Limit]:
    """Return for each track between which places it is free, and where the obstacles at both sides
    begin.
    """
    across, along = (1, 0) if level else (0, 1)
    clear = ABOVE if level else BESIDE
    buckets: dict[int, list[Rect]] = {}
    for r in rects:
        for bucket in range(int(r[along] // BUCKET), int(r[along + 2] // BUCKET) + 1):
            buckets.setdefault(bucket, []).append(r)
    found = []
    for track, (a, b) in zip(mine, stretches, strict=True):
        low: float = -INF
        high: float = INF
        start, end = a + 0.5, b - 0.5
        above: float | None = None
        below: float | None = None
        stub = any(leg.index in (1, len(leg.route.legs) - 2) for leg in track.legs)
        for bucket in range(int(start // BUCKET), int(end // BUCKET) + 1):
            for r in buckets.get(bucket, ()):
                if r[along] < end and r[along + 2] > start:
                    if r[across] + r[across + 2] < 2 * track.ref:
                        if r[across + 2] > low:
                            low, above = r[across + 2], r[across]
                    elif r[across] < high:
                        high, below = r[across], r[across]
        room = min(clear, max((high - low) / 2 - 2, 0.0)) if track.ends else STUB if stub else clear
        low, high = low + room, high - room
        if low < track.low and (track.ends or track.low <= high):
            low, above = track.low, None if track.ends else track.low
        if track.high < high and (track.ends or low <= track.high):
            high, below = track.high, None if track.ends else track.high
        if track.ends and low > high:
            low = high = min(max((low + high) / 2, track.low), track.high)
        found.append((low, high, above, below))
    return found


def neighbours(
    mine: list[Track], stretches: list[tuple[float, float]]
) -> list[list[tuple[int, float]]]:
    """Return for each track those before it that it runs along, and how far it keeps off them."""
    found: list[list[tuple[int, float]]] = [[] for _ in mine]
    buckets: dict[int, list[int]] = {}
    for i, track in enumerate(mine):
        a, b = stretches[i]
        near: set[int] = set()
        for bucket in range(int((a - 8) // BUCKET), int((b + 8) // BUCKET) + 1):
            near.update(buckets.setdefault(bucket, []))
            buckets[bucket].append(i)
        for j in sorted(near):
            c, d = stretches[j]
            other = mine[j]
            if a - 7 < d and c < b + 7 and not (track.bundle and track.bundle == other.bundle):
                both = track.ends and other.ends and track.group == other.group
                marked = track.legs[0].route.way.wish.signed or other.legs[0].route.way.wish.signed
                found[i].append((j, SIGNS if marked else PORTS if both else TRACKS))
    return found


Bound = tuple[float, float | None]


def bounds(
    mine: list[Track], limits: list[Limit], before: list[list[tuple[int, float]]]
) -> tuple[list[Bound], list[Bound]]:
    """Return the lowest and the highest place of each track that leaves room for all others, and where
    the obstacle begins that decides it.
    """
    lows: list[Bound] = []
    for i, track in enumerate(mine):
        low, above = limits[i][0], limits[i][2]
        for j, gap in before[i]:
            least = lows[j][0] + gap * min(track.gap, mine[j].gap) / 10
            if least > low:
                low, above = least, lows[j][1]
        lows.append((low, above))
    highs: list[Bound] = [(limit[1], limit[3]) for limit in limits]
    for i in range(len(mine) - 1, -1, -1):
        high, below = highs[i]
        for j, gap in before[i]:
            most = high - gap * min(mine[i].gap, mine[j].gap) / 10
            if most < highs[j][0]:
                highs[j] = (most, below)
    return lows, highs


def place(
    mine: list[Track], limits: list[Limit], before: list[list[tuple[int, float]]],
    lows: list[Bound], highs: list[Bound],
) -> None:  # fmt: skip
    """Put each track as near to where it would be best as those before and after it allow."""
    for i, track in enumerate(mine):
        low, high = lows[i][0], highs[i][0]
        for j, gap in before[i]:
            low = max(low, mine[j].at + gap * min(track.gap, mine[j].gap) / 10)
        if low > high:
            low = high = min(max((low + high) / 2, limits[i][0]), limits[i][1])
        track.at = min(max(track.want, low), high)
