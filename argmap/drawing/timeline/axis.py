"""The axis of time: linear, in pieces where long stretches without any date are left out.

Days are numbered as by `date.toordinal`; a day lasts from its number to the next one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from itertools import pairwise

from argmap.base.times import in_short
from argmap.base.values import dataclass

MOST_CUTS = 5
SHORTEST = 28
"""Days that an axis shows at least."""
_CORE = 0.8
"""Share of the dates that are in the core of an axis."""
_LONG = 4
"""Number of times by which an axis must be longer than its core to be cut."""
_WIDE = 0.2
"""Share of the days still shown from which a stretch without dates may be left out."""
_LAST = date.max.toordinal() + 1


@dataclass(frozen=True, slots=True)
class Size:
    """Lengths of an axis: from `start` to `end`, `gap` for each stretch left out, `least` for each
    piece, and `label` for the words of a tick.
    """

    start: float
    end: float
    gap: float
    least: float
    label: float


@dataclass(frozen=True, slots=True)
class Piece:
    """The days from `first` to `last`, drawn from `start` to `end`."""

    first: float
    last: float
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Tick:
    """A place on the axis with its words; the beginning of a year is `major`, and the first tick of
    a piece is its `first`.
    """

    at: float
    words: str
    major: bool
    first: bool


@dataclass(frozen=True, slots=True)
class Axis:
    """The pieces of an axis, from early to late, and its ticks."""

    pieces: tuple[Piece, ...]
    ticks: tuple[Tick, ...]

    def place(self, day: float) -> float:
        """Return where a day begins; a day that is left out is in the middle of its gap."""
        before = self.pieces[0]
        for piece in self.pieces:
            if day < piece.first:
                return piece.start if piece is before else (before.end + piece.start) / 2
            if day <= piece.last:
                share = (day - piece.first) / (piece.last - piece.first)
                return piece.start + share * (piece.end - piece.start)
            before = piece
        return before.end

    def labelled(self, width: Callable[[str, bool], float], *, after: float, apart: float,
                 middle: bool) -> list[Tick]:  # fmt: skip
        """Return the ticks whose words fit next to each other after a place, first ones before
        others. `middle` words are centred on their tick.
        """
        taken: list[tuple[float, float]] = []
        found: list[Tick] = []
        for tick in sorted(self.ticks, key=lambda tick: not tick.first):
            wide = width(tick.words, tick.major)
            start = tick.at - (wide / 2 if middle else 0.0)
            end = start + wide
            if start >= after and all(end + apart <= a or b + apart <= start for a, b in taken):
                taken.append((start, end))
                found.append(tick)
        return sorted(found, key=lambda tick: tick.at)

    @property
    def gaps(self) -> list[tuple[float, float]]:
        """Return the stretches of the axis that stand for days left out."""
        return [(a.end, b.start) for a, b in pairwise(self.pieces)]


def make_axis(days: Iterable[int], size: Size) -> Axis:
    """Return the axis for these days, of which there must be one; a day counts as often as it is
    there.
    """
    most = int((size.end - size.start) // (size.gap + 2 * size.least))
    shown = _pieces(sorted(days), min(MOST_CUTS, max(most, 0)))
    total = sum(last - first for first, last in shown)
    if total < SHORTEST:
        longest = max(range(len(shown)), key=lambda i: shown[i][1] - shown[i][0])
        first, last = shown[longest]
        pad = (SHORTEST - total) / 2
        shown[longest] = first - pad, last + pad
    scale = _scale(shown, size)
    pieces: list[Piece] = []
    at = size.start
    for first, last in shown:
        pad = max(size.least / scale - (last - first), 0.0) / 2
        end = at + (last - first + 2 * pad) * scale
        pieces.append(Piece(first - pad, last + pad, at, end))
        at = end + size.gap
    return Axis(tuple(pieces), tuple(_ticks(pieces, scale, size)))


def _pieces(days: list[int], most: int) -> list[tuple[float, float]]:
    """Return the days shown: without at most so many of the longest stretches between dates, while the rest is
    much longer than the core, where most dates are.
    """
    left = days[-1] - days[0]
    outside = int(len(days) * (1 - _CORE) / 2)
    core = max(days[len(days) - 1 - outside] - days[outside], SHORTEST)
    gaps = sorted(((b - a, b) for a, b in pairwise(days)), reverse=True)
    cuts: list[int] = []
    for gap, end in gaps[:most]:
        if left <= _LONG * core or gap < _WIDE * left:
            break
        left -= gap
        cuts.append(end)
    begins = [days[0], *sorted(cuts)]
    ends = [max(day for day in days if day < cut) for cut in sorted(cuts)] + [days[-1]]
    return [(float(a), float(b)) for a, b in zip(begins, ends, strict=True)]


def _scale(shown: list[tuple[float, float]], size: Size) -> float:
    """Return the length of a day, when no piece is shorter than the least."""
    room = size.end - size.start - size.gap * (len(shown) - 1)
    long = [last - first for first, last in shown]
    while True:
        scale = max(room - size.least * (len(shown) - len(long)), size.least) / sum(long)
        fitting = [days for days in long if days * scale >= size.least]
        if len(fitting) == len(long) or not fitting:
            return scale
        long = fitting


_STEPS = (
    (1.0, "day", 1), (5.0, "day", 5), (10.0, "day", 10), (30.0, "month", 1), (91.0, "month", 3), (182.0, "month", 6),
    *((365.0 * years, "year", years) for years in (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)),
)  # fmt: skip
"""Steps between ticks: about so many days, and what is counted."""


def _ticks(pieces: list[Piece], scale: float, size: Size) -> Iterator[Tick]:
    _, unit, step = next((s for s in _STEPS if s[0] * scale >= size.label), _STEPS[-1])
    for piece in pieces:
        fresh = True
        for day in _dates(piece, unit, step):
            at = piece.start + (day.toordinal() - piece.first) * scale
            yield Tick(at, _words(day, unit, fresh=fresh), day.month == day.day == 1, fresh)
            fresh = False
        if fresh:
            middle = date.fromordinal(int(min(max((piece.first + piece.last) / 2, 1), _LAST - 1)))
            words = f"{middle:%Y}" if unit == "year" else in_short(f"{middle:%Y}-{middle:%m}")
            yield Tick((piece.start + piece.end) / 2, words.lstrip("0"), major=False, first=True)


def _dates(piece: Piece, unit: str, step: int) -> Iterator[date]:
    """Yield the dates of ticks in a piece."""
    low, high = max(piece.first, 1.0), min(piece.last, _LAST - 1.0)
    year = date.fromordinal(int(low)).year
    if unit == "year":
        year += -year % step
    while year <= date.max.year and date(year, 1, 1).toordinal() <= high:
        months = (1,) if unit == "year" else range(1, 13, step if unit == "month" else 1)
        for month in months:
            # The last days of a month have no tick, which would be too close to the next first.
            days = range(1, 32 if step == 1 else 28, step) if unit == "day" else (1,)
            for number in days:
                day = _date(year, month, number)
                if day and low <= day.toordinal() <= high:
                    yield day
        year += step if unit == "year" else 1


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _words(day: date, unit: str, *, fresh: bool) -> str:
    """Return a tick's words; the `fresh` first one of a piece says its year."""
    if unit == "year" or (day.month == day.day == 1 and (unit == "month" or not fresh)):
        return str(day.year)
    month = in_short(f"{day.year:04}-{day.month:02}")
    if unit == "day":
        if fresh:
            return in_short(f"{day.year:04}-{day.month:02}-{day.day:02}")
        return str(day.day) if day.day > 1 else month.split(" ")[0]
    return month if fresh else month.split(" ")[0]
