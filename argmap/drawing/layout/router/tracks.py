"""The order of lines that share a corridor or a side of a box, so that they cross as little as can be."""

from __future__ import annotations

from argmap.base.values import dataclass, field
from argmap.drawing.layout.router.ports import Port, Way

INF = float("inf")
APART = 8.0
"""Px between two tracks for which there has to be room."""
FIXED = 1000
"""More than the crossings that any order can save."""


@dataclass(slots=True)
class Track:
    """A straight stretch of a line, or of several lines of one bundle: level or upright, at a place
    across. It may be moved between `low` and `high`; `ref` is a place that is free. `want` is where it
    would be best. `side` is the key of a box's side it ends at.
    """

    level: bool
    at: float
    ref: float
    low: float
    high: float
    want: float
    group: int
    bundle: str
    ends: int = 0
    gap: float = 10.0
    legs: list[Leg] = field(default_factory=list)
    place: int = 0

    @property
    def stretch(self) -> tuple[float, float]:
        """Return from where to where it goes."""
        found = [leg.stretch for leg in self.legs]
        return min(a for a, _ in found), max(b for _, b in found)


@dataclass(slots=True)
class Leg:
    """One leg of a route, on its track."""

    route: Route
    index: int
    track: Track

    @property
    def ends(self) -> tuple[float, float]:
        """Return where it begins and where it ends, along its track."""
        route, at = self.route, self.index
        first = route.legs[at - 1].track.at if at else route.start
        last = route.legs[at + 1].track.at if at + 1 < len(route.legs) else route.end
        return first, last

    @property
    def stretch(self) -> tuple[float, float]:
        """Return the lower and the higher end."""
        a, b = self.ends
        return (a, b) if a <= b else (b, a)

    @property
    def bends(self) -> list[tuple[float, int]]:
        """Return where the line turns off this leg, and whether to lower (-1) or higher places."""
        route, at = self.route, self.index
        found = []
        if at:
            there = route.legs[at - 1].ends[0]
            found.append((route.legs[at - 1].track.at, -1 if there < self.track.at else 1))
        if at + 1 < len(route.legs):
            there = route.legs[at + 1].ends[1]
            found.append((route.legs[at + 1].track.at, -1 if there < self.track.at else 1))
        return found

    def onward(self, way: int) -> tuple[float, Leg | None, float]:
        """Return where the leg ends toward higher (1) or lower (-1) places, the leg that follows there,
        and how far across that one leads.
        """
        first, last = self.ends
        on = 1 if (last >= first) == (way > 0) else -1
        at = self.index + on
        end = last if on > 0 else first
        if not 0 <= at < len(self.route.legs):
            return end, None, 0.0
        leg = self.route.legs[at]
        return end, leg, leg.ends[1] if on > 0 else leg.ends[0]


@dataclass(slots=True)
class Route:
    """A line as legs, level and upright in turns, between two sides of boxes at `start` and `end`."""

    way: Way
    start: float
    end: float
    legs: list[Leg] = field(default_factory=list)


def routed(ways: list[Way]) -> tuple[list[Route], list[Track]]:
    """Return routes and tracks for ways: one track for each leg, and one for all legs of a bundle in
    the same corridor or at the same side.
    """
    routes: list[Route] = []
    tracks: list[Track] = []
    groups: dict[object, int] = {}
    shared: dict[tuple[object, str], Track] = {}

    def group(*keys: object) -> int:
        numbers = [groups[k] for k in keys if k in groups]
        number = min(numbers, default=len(groups))
        for key, old in list(groups.items()) if len(set(numbers)) > 1 else ():
            if old in numbers:
                groups[key] = number
        for track in tracks if len(set(numbers)) > 1 else ():
            if track.group in numbers:
                track.group = number
        for key in keys:
            groups[key] = number
        return number

    def add(route: Route, key: object, track: Track) -> None:
        bundle = track.bundle
        if bundle and (key, bundle) in shared:
            old = shared[key, bundle]
            old.low, old.high = max(old.low, track.low), min(old.high, track.high)
            track = old
        else:
            tracks.append(track)
            if bundle:
                shared[key, bundle] = track
        leg = Leg(route, len(route.legs), track)
        track.legs.append(leg)
        route.legs.append(leg)

    for way in ways:
        wish, a, b = way.wish, way.leave, way.reach
        route = Route(way, a.start, b.start)
        routes.append(route)
        keys = ("side", wish.source, a.side), ("side", wish.target, b.side)
        if not way.corridors and a.upright == b.upright:
            where = group(*keys)
            add(route, None, Track(not a.upright, a.at, a.at, max(a.low, b.low), min(a.high, b.high),
                                   a.at, where, "", 3))  # fmt: skip
            continue
        near = (way.corridors[0].low, way.corridors[0].high) if way.corridors else (-INF, INF)
        add(route, keys[0], Track(not a.upright, a.at, a.at, max(a.low, near[0]),
                                  min(a.high, near[1]), a.at, group(*named(keys[0], a)), "", 1))  # fmt: skip
        for at, line in enumerate(way.corridors):
            low, high = -INF, INF
            for other in way.corridors[max(at - 1, 0) : at + 2]:
                if other.level != line.level:
                    low, high = max(low, other.low), min(high, other.high)
            key = ("line", line.level, line.at, line.low)
            add(route, key, Track(line.level, line.at, line.at, low, high, line.at, group(key),
                                  wish.bundle))  # fmt: skip
        near = (way.corridors[-1].low, way.corridors[-1].high) if way.corridors else (-INF, INF)
        add(route, keys[1], Track(not b.upright, b.at, b.at, max(b.low, near[0]),
                                  min(b.high, near[1]), b.at, group(*named(keys[1], b)),
                                  wish.bundle, 2))  # fmt: skip
    return routes, tracks


def named(key: object, port: Port) -> list[object]:
    """Return the keys of the groups that an end is in: its side, and the corridor it goes on in."""
    line = port.line
    return [key] if line is None else [key, ("line", line.level, line.at, line.low)]


def ordered(tracks: list[Track], rounds: int = 2) -> None:
    """Put the tracks of each group into the order with the fewest crossings, and set them a little apart
    in it.
    """
    groups: dict[tuple[bool, int], list[Track]] = {}
    for track in tracks:
        groups.setdefault((track.level, track.group), []).append(track)
    several = [(key[0], members) for key, members in groups.items() if len(members) > 1]
    for _, members in several:
        members.sort(key=lambda t: (t.at, t.legs[0].route.way.wish.number))
    wishes = [by_ends(members) for _, members in several]
    for (_, members), gain in zip(several, wishes, strict=True):
        rearranged(members, gain)
        spread(members)
    for _ in range(rounds):
        for level in (False, True):
            for is_level, members in several:
                if is_level is level:
                    rearranged(members, by_crossings(members))
                    spread(members)


def by_ends(members: list[Track]) -> list[list[int]]:
    """Return for each two tracks how much better it is that the first comes before the second, by where
    their lines part.
    """
    count = len(members)
    gain = [[0] * count for _ in range(count)]
    for i in range(count):
        for j in range(i + 1, count):
            total = 0
            for p in members[i].legs:
                for q in members[j].legs:
                    total -= preferred(p, q)
            total += fixed(members[i], members[j])
            gain[i][j], gain[j][i] = total, -total
    return gain


def fixed(first: Track, second: Track) -> int:
    """Return a great gain when there is room for only one order of two tracks, by where they may be."""
    before = second.high - first.low >= APART
    after = first.high - second.low >= APART
    return FIXED * (before - after)


def preferred(p: Leg, q: Leg) -> int:
    """Return -1 when the first of two legs in one corridor should come before the other, 1 when after
    it: by where they part toward the end of the line with the lower number, or else at their other
    end.
    """
    (a, b), (c, d) = p.stretch, q.stretch
    if p.route is q.route or b < c or d < a:
        return 0
    first = p if p.route.way.wish.number < q.route.way.wish.number else q
    start, end = first.ends
    way = 1 if end >= start else -1
    return parting(p, q, way, 0) or parting(p, q, -way, 0)


def parting(p: Leg, q: Leg, way: int, depth: int) -> int:
    """Return on which side of the second leg the first has to be, so that the lines do not cross where
    they part when one follows them to higher (1) or lower (-1) places.
    """
    (end, after, far), (other, next_, further) = p.onward(way), q.onward(way)
    turn = 0 if after is None else 1 if far > q.track.at else -1
    turned = 0 if next_ is None else 1 if further > p.track.at else -1
    if (
        after is None
        or next_ is None
        or after.track.group != next_.track.group
        or after.track.level != next_.track.level
    ):
        if abs(end - other) < 0.5:
            return turn if turn != turned else 0
        return turn if (end - other) * way < 0 else -turned
    if turn != turned:
        return turn
    if after.track is next_.track or depth > 16:
        return 0
    return -way * turn * parting(after, next_, turn, depth + 1)


def spread(members: list[Track]) -> None:
    """Give the tracks of a group increasing places: ends along their side, others close to the middle
    of their corridor.
    """
    for i, track in enumerate(members):
        track.place = i
    if not any(t.ends for t in members):
        for i, track in enumerate(members):
            track.at = track.ref + (i - (len(members) - 1) / 2) * min(2.0, 8.0 / len(members))
        return
    low, high = min(t.low for t in members), max(t.high for t in members)
    gap = min(4.0, (high - low) / max(len(members), 1))
    least = -INF
    for track in members:
        track.at = least = max(min(max(track.want, track.low), track.high), least + gap)
    most = INF
    for track in reversed(members):
        track.at = most = min(track.at, max(track.high, track.low), most - gap)


def by_crossings(members: list[Track]) -> list[list[int]]:
    """Return for each two tracks how many crossings fewer there are when the first comes before the
    second.
    """
    shapes = [
        [(*leg.stretch, leg.bends, leg.route.way.wish.bundle or leg.route) for leg in t.legs]
        for t in members
    ]
    count = len(members)
    gain = [[0] * count for _ in range(count)]
    for i in range(count):
        for j in range(i + 1, count):
            by = crossings(shapes[j], shapes[i]) - crossings(shapes[i], shapes[j])
            by += fixed(members[i], members[j])
            gain[i][j], gain[j][i] = by, -by
    return gain


def rearranged(members: list[Track], gain: list[list[int]]) -> None:
    """Move single tracks to where most is gained, until nothing is. `gain` says for each two by how much
    it is better that the first comes before the second.
    """
    count = len(members)
    order = list(range(count))
    for _ in range(6):
        moved = False
        for one in range(count):
            at = order.index(one)
            best, where, total = 0, at, 0
            for place in range(at - 1, -1, -1):
                total += 2 * gain[one][order[place]]
                if total > best:
                    best, where = total, place
            total = 0
            for place in range(at + 1, count):
                total += 2 * gain[order[place]][one]
                if total > best:
                    best, where = total, place
            if where != at:
                order.pop(at)
                order.insert(where, one)
                moved = True
        if not moved:
            break
    members[:] = [members[i] for i in order]


def crossings(first: list, second: list) -> int:  # type: ignore[type-arg]
    """Return how often two tracks cross when the first is before the second."""
    total = 0
    for a0, a1, bends, bundle in first:
        for b0, b1, others, other in second:
            if bundle == other or a1 < b0 or b1 < a0:
                continue
            total += sum(way > 0 and b0 < x < b1 for x, way in bends)
            total += sum(way < 0 and a0 < x < a1 for x, way in others)
    return total
