"""Where everything of a timeline is drawn: words on the left, bars and dots on the right."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import count

from argmap.base.text import NO_BREAK
from argmap.base.values import dataclass
from argmap.drawing.scene.boxes import BADGE, GAP
from argmap.drawing.scene.words import Line, clipped, fitted, lines, width
from argmap.drawing.timeline.axis import Axis, Size, make_axis
from argmap.drawing.timeline.lanes import Lane, Row, Statement, Timeline

WORDS = 330.0
"""Px of the column of words."""
PLOT = 840.0
"""Px of the axis."""
BETWEEN = 24.0
PART, LEAST_WORDS, LEAST_PLOT = 0.34, 150.0, 160.0
"""Part of a page's width for words, and what words and axis have at least."""
STRIP = 26.0
"""Px of a lane's heading with the ticks."""
OPEN = 42.0
"""Px that a bar reaches beyond the time at which it is open."""
BAR = 9.0
LINE = 15.0
"""Px between two lines of statements, and from the bar to the first."""
LEAD = 15.5
TEXT = 12.5
SMALL = 12.0
PAD = 7.0
DOT = 4.0
MOST_LINES = 5
REPEATED = 24
"""Rows after which the ticks come again."""
LONGEST_NAME = 60


@dataclass(frozen=True, slots=True)
class Bar:
    """The time a claim speaks of, from `start` to `end`; open at a side without a limit."""

    start: float
    end: float
    y: float
    opens: bool
    ends_open: bool


@dataclass(frozen=True, slots=True)
class Dot:
    """A statement at x, y: `span` is the time in which it was said, if that is wide enough to see,
    `bar` the end of the claim's bar that a line leads to, if it is apart; a `reported` statement,
    of which nobody knows when it was made, has none. `words` are on the left of the dot where there
    is no room on the right.
    """

    x: float
    y: float
    span: tuple[float, float] | None
    bar: tuple[float, float] | None
    words: Line | None
    left: bool
    title: str
    reported: bool = False


@dataclass(frozen=True, slots=True)
class Placed:
    """A row with its upper edge, its height, and its words; `marks` is where its marks begin, behind
    the small words.
    """

    row: Row
    y: float
    height: float
    text: tuple[Line, ...]
    small: Line | None
    marks: float
    bar: Bar | None
    dots: tuple[Dot, ...]


@dataclass(frozen=True, slots=True)
class Strip:
    """A lane's heading, and the rows up to the next one; `bottom` is where they end."""

    lane: Lane
    again: bool
    y: float
    bottom: float
    rows: tuple[Placed, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """A timeline with its places, from x, y at 0 on."""

    axis: Axis
    strips: tuple[Strip, ...]
    height: float
    room: Room


@dataclass(frozen=True, slots=True)
class Room:
    """Px across the column of words and the axis."""

    words: float = WORDS
    plot: float = PLOT

    @property
    def left(self) -> float:
        """Return where the axis begins."""
        return self.words + BETWEEN

    @property
    def width(self) -> float:
        """Return the px across everything."""
        return self.left + self.plot


def room_in(wide: float) -> Room:
    """Return the room for words and axis in so many px, at least as much as can be read."""
    words = min(max(wide * PART, LEAST_WORDS), WORDS)
    return Room(words, max(wide - words - BETWEEN, LEAST_PLOT))


def chart(made: Timeline, room: Room) -> Chart:
    """Place everything of a timeline that is not empty."""
    opens = [
        row.when for lane in made.lanes for row in lane.rows
        if row.when and None in row.when
    ]  # fmt: skip
    begin = OPEN if any(when.first is None for when in opens) else 10.0
    end = OPEN if any(when.last is None for when in opens) else 10.0
    axis = make_axis(made.days(), Size(room.left + begin, room.width - end, 26.0, 64.0, 46.0))
    strips: list[Strip] = []
    y = 0.0
    for lane in made.lanes:
        for start in range(0, len(lane.rows), REPEATED):
            top = y
            y += STRIP + PAD
            rows = []
            for row in lane.rows[start : start + REPEATED]:
                rows.append(_placed(row, axis, y, room))
                y += rows[-1].height
            strips.append(Strip(lane, start > 0, top, y, tuple(rows)))
            y += 12.0
    return Chart(axis, tuple(strips), y, room)


def _placed(row: Row, axis: Axis, y: float, room: Room) -> Placed:
    text = lines(row.words, room.words, MOST_LINES, TEXT, row.thesis)
    parts = [row.time, f"with {row.others}" if row.others else ""]
    words = f"{NO_BREAK}· ".join(part for part in parts if part)
    marks = sum(mark.width + GAP for mark in row.granted)
    small = fitted(words, max(room.words - marks, 40.0), SMALL) if words else None
    bar = _bar(row, axis, y + PAD)
    at = y + PAD + (LINE if bar else BAR / 2)
    dots, used = _dots(row, axis, bar, at, room.width)
    drawn = (LINE if bar else 0.0) + used * LINE
    below = BADGE + GAP if row.granted else 14.0 if small else 0.0
    height = max(drawn, LEAD * len(text) + below) + 2 * PAD
    at = small.width + 2 * GAP if small else 0.0
    return Placed(row, y, height, text, small, at, bar, dots)


def _bar(row: Row, axis: Axis, y: float) -> Bar | None:
    if row.when is None:
        return None
    first, last = row.when
    if first is None and last is None:
        return None
    start = axis.place(first.toordinal()) if first else 0.0
    end = axis.place(last.toordinal() + 1) if last else start + OPEN
    start = start if first else end - OPEN
    return Bar(start, max(end, start + 4.0), y, first is None, last is None)


def _dots(
    row: Row, axis: Axis, bar: Bar | None, y: float, right: float
) -> tuple[tuple[Dot, ...], int]:
    """Return the dots of a row, left of `right`, on as many lines as their words need, and the number of lines."""
    found = []
    for statement in row.said:
        start = axis.place(statement.days[0].toordinal())
        end = axis.place(statement.days[1].toordinal() + 1)
        x = (start + end) / 2
        words = label(statement)
        line = Line(words, width(words, SMALL)) if words else None
        room = line.width + 5 if line else 0.0
        left = x + DOT + room > right
        reach = (x - DOT - room, x + DOT) if left else (x - DOT, x + DOT + room)
        shown = (start, end) if end - start > 4 * DOT else None
        found.append((reach, x, shown, line, left, statement))
    dots = []
    rows = packed([reach for reach, *_ in found], 6.0)
    for number, (_, x, shown, line, left, said) in zip(rows, found, strict=True):
        apart = None
        if bar and not said.reported:
            near = min(max(x, bar.start), bar.end)
            apart = (near, bar.y + BAR) if abs(near - x) > DOT else None
        at = y + number * LINE
        dots.append(Dot(x, at, shown, apart, line, left, said.title, said.reported))
    return tuple(dots), max(rows, default=-1) + 1


def label(statement: Statement) -> str:
    """Return the words next to a dot: another's name, through whom it is known, and how many
    statements it stands for.
    """
    many = f"×{statement.count}" if statement.count > 1 else ""
    return f"{clipped(statement.name, LONGEST_NAME)} {many}".strip()


def packed(reaches: Sequence[tuple[float, float]], apart: float) -> list[int]:
    """Return a line for each stretch, the first on which it meets no other."""
    taken: list[list[tuple[float, float]]] = []
    found = []
    for start, end in reaches:
        for number in count():
            if number == len(taken):
                taken.append([])
            if _free(taken[number], start - apart, end + apart):
                taken[number].append((start, end))
                found.append(number)
                break
    return found


def _free(taken: Iterable[tuple[float, float]], start: float, end: float) -> bool:
    return all(end <= a or b <= start for a, b in taken)
