"""Entries of words in columns, as many as fit on a page: contents, relations, sources."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import ceil

from argmap.base.values import dataclass
from argmap.drawing.scene.words import Line, fitted, leans_right, lines, width
from argmap.drawing.svg import shapes
from argmap.drawing.svg.paint import Paint

SIZE = 12.0
LEAD = 15.0
BETWEEN = 7.0
GAP = 28.0
COLUMN = 340.0
NUMBERS = 40.0
"""Px for the number of a page at the end of an entry."""


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry: its words, muted words below them, the number of a page at its end, and how deep it is indented. It
    leads to that page, or to the one that `leads` says, or to an address. A `head` is a heading and stays with
    what follows it. Words that do not fit on `most` lines are cut, or give way to those that are `shorter`: the first
    that fit, or else the last on as many lines as they need.
    """

    words: str
    small: str = ""
    page: int = 0
    leads: int = 0
    href: str = ""
    indent: int = 0
    head: bool = False
    most: int = 3
    shorter: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Placed:
    """An entry with its words wrapped, its top left corner and its height."""

    entry: Entry
    words: tuple[Line, ...]
    small: tuple[Line, ...]
    x: float
    y: float
    height: float


@dataclass(frozen=True, slots=True)
class Listing:
    """Entries laid out in columns of a width; `height` is that of the highest."""

    placed: tuple[Placed, ...]
    column: float
    height: float


NOTHING = Listing((), 0.0, 0.0)
INDENT = 14.0


def columns(room: float) -> tuple[int, float]:
    """Return the number of columns in so many px, and their width."""
    across = max(1, int((room + GAP) // (COLUMN + GAP)))
    return across, (room - GAP * (across - 1)) / across


def flow(entries: Sequence[Entry], room: float, height: float) -> list[Listing]:
    """Lay out entries in columns of a height, on as many pages as they need."""
    _, column = columns(room)
    pages: list[Listing] = []
    placed: list[Placed] = []
    x = y = lowest = 0.0
    for number, entry in enumerate(entries):
        one = _wrapped(entry, column, x, y)
        need = one.height
        if entry.head and number + 1 < len(entries):
            need += _wrapped(entries[number + 1], column, x, y).height
        if y and y + need > height:
            x, y = x + column + GAP, 0.0
            if x > room:
                pages.append(Listing(tuple(placed), column, lowest))
                placed, x, lowest = [], 0.0, 0.0
            one = _wrapped(entry, column, x, y)
        placed.append(one)
        y += one.height
        lowest = max(lowest, y)
    if placed:
        pages.append(Listing(tuple(placed), column, lowest))
    return pages


def level(entries: Sequence[Entry], room: float) -> Listing:
    """Lay out a few entries in columns of about the same height."""
    if not entries:
        return NOTHING
    across, column = columns(room)
    heights = [_wrapped(entry, column, 0.0, 0.0).height for entry in entries]
    height = max(ceil(sum(heights) / across), *heights) if len(heights) > 1 else heights[0]
    while len(found := flow(entries, room, height)) > 1:
        height += LEAD
    return found[0]


def _wrapped(entry: Entry, column: float, x: float, y: float) -> Placed:
    left = INDENT * entry.indent
    room = column - left - (NUMBERS if entry.page else 0.0)
    words = lines(entry.words, room, entry.most, SIZE, entry.head)
    for turn, shorter in enumerate(entry.shorter, 1):
        if not words or not words[-1].text.endswith("…"):
            break
        most = entry.most if turn < len(entry.shorter) else len(shorter)
        words = lines(shorter, room, most, SIZE, entry.head)
    small = lines(entry.small, room, 3, SIZE) if entry.small else ()
    above = 6.0 if entry.head and y else 0.0
    height = LEAD * (len(words) + len(small)) + BETWEEN + above
    return Placed(entry, words, small, x + left, y + above, height)


def draw_listing(made: Listing, x: float, y: float, paint: Paint) -> Iterator[tuple[str, Placed]]:
    """Yield each entry of a listing, drawn with the top left corner of the listing at x, y."""
    for one in made.placed:
        entry, top = one.entry, y + one.y + 12
        left, right = x + one.x, x + one.x - INDENT * entry.indent + made.column
        bold = ' font-weight="bold"' if entry.head else ""
        drawn = []
        rtl = leans_right(entry.words)
        edge = right - (NUMBERS if entry.page else 0.0)
        for line in one.words:
            at = edge if rtl else left
            drawn.append(shapes.text(at, top, line, f' font-size="12"{bold}', rtl=rtl))
            top += LEAD
        for line in one.small:
            drawn.append(shapes.text(left, top, line, f' font-size="12"{paint("muted")}'))
            top += LEAD
        if entry.page:
            number = fitted(str(entry.page), NUMBERS, SIZE)
            last = top - LEAD * (1 + len(one.small))
            more = f' font-size="12"{bold}'
            drawn.append(shapes.text(right - number.width, last, number, more))
            end = left + (one.words[-1].width if one.words and not rtl else 0.0) + 6
            if right - number.width - 6 > end:
                drawn.append(
                    f'<path d="M{end:.1f} {last - 1:.1f}H{right - number.width - 6:.1f}" stroke-width="1" '
                    f'stroke-dasharray="1 3"{paint("none", "line")}/>'
                )
        yield "".join(drawn), one


def heading_line(words: str, room: float) -> Line:
    """Return a heading of a list on one line."""
    return Line(words, min(width(words, SIZE, True), room))
