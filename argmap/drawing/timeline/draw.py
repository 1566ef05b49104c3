"""A timeline as SVG."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property, partial

from argmap.base.values import dataclass
from argmap.drawing.folding.importance import importance
from argmap.drawing.paper import LEAST_TYPE, Page
from argmap.drawing.scene.boxes import GAP, HALF
from argmap.drawing.scene.scene import MARKS, Mark
from argmap.drawing.scene.words import Line, escape, fitted, leans_right, lines, safe, width
from argmap.drawing.svg import shapes
from argmap.drawing.svg.legend import Item, entries, holders
from argmap.drawing.svg.paint import Paint
from argmap.drawing.svg.svg import MARGIN, document, heading
from argmap.drawing.timeline.axis import Axis
from argmap.drawing.timeline.chart import (
    BAR,
    DOT,
    LEAD,
    OPEN,
    PAD,
    SMALL,
    STRIP,
    TEXT,
    Bar,
    Chart,
    Dot,
    Placed,
    Room,
    Strip,
    chart,
    room_in,
)
from argmap.drawing.timeline.lanes import REPORTED, Timeline, empty, kept, timeline
from argmap.drawing.view import View

HOLLOW = "canvas"
"""The paint of a statement's dot where nobody knows when it was made."""
ALMOST = 0.9999
"""What counts as wide enough: sums of px are never exact."""
GUESS = 16
"""Claims that are tried first for a page."""

def picture(view: View, *, theme: str = "auto", legend: bool = True) -> str:
    """Draw the timeline of a view as a whole SVG document."""
    return laid_out(view, legend=legend).draw(Paint(theme))


def laid_out(view: View, *, legend: bool = True, pages: Sequence[Page] = ()) -> Sheet:
    """Return the timeline of a view as it is drawn: with all claims, or as many as have room on one of `pages`."""
    made = timeline(view)
    return fitted_on(view, made, pages, legend) if pages and made.lanes else Sheet(made, Room(), legend)


@dataclass(frozen=True)
class Sheet:
    """A timeline with the room it has, on a page if it is for one; `told` is what has no room there."""

    made: Timeline
    room: Room
    legend: bool
    page: Page | None = None
    told: str = ""

    @cached_property
    def placed(self) -> Chart:
        """Return the timeline with its places."""
        return chart(self.made, self.room)

    @cached_property
    def height(self) -> float:
        """Return the height of everything."""
        return self.parts(Paint("light"))[1]

    @property
    def zoom(self) -> float:
        """Return how much smaller than it should be the type is on the page; 1 if it is not."""
        if self.page is None:
            return 1.0
        wide, high = self.page.room
        wide /= self.room.width + 2 * MARGIN
        return min(1.0 if wide > ALMOST else wide, high / self.height, 1.0)

    @property
    def remark(self) -> str:
        """Return what is to be known of a timeline on a page, in sentences, or nothing."""
        told = [self.told] if self.told else []
        if self.page is not None and self.page.enlarged:
            told.append(f"It is drawn for {self.page.name} mm, since a smaller page has no room for a claim.")
        if self.page is not None and self.zoom < 1.0:
            told.append(
                f"Its smallest type has {LEAST_TYPE * self.zoom:.1f} points, less than the {LEAST_TYPE:.0f} that can be "
                "read: it needs a larger page."
            )
        return " ".join(told)

    def draw(self, paint: Paint) -> str:
        """Return the SVG document."""
        drawn, high = self.parts(paint)
        wide = self.room.width + 2 * MARGIN
        if self.page is not None:
            wide, high = self.page.room[0] / self.zoom, self.page.room[1] / self.zoom
        return document(self.made.title, self.made.language, wide, high, drawn, paint, self.page)

    def parts(self, paint: Paint) -> tuple[str, float]:
        """Return what is drawn, and its height."""
        made, room = self.made, self.room.width
        scope = " ".join(part for part in (made.scope, self.told) if part)
        head, y = heading(made.title, made.subtitle, scope, room, paint, small=self.page is not None)
        drawn = [head]
        if made.lanes:
            if self.legend:
                groups = [
                    ("Who says it", [*holders(made.badges)]),
                    ("How to read it", [*_entries(made, self.placed)]),
                ]
                key, height = entries(groups, MARGIN, y + 10, room, paint)
                drawn.append(key)
                y += 10 + height
            y += 20
            drawn += _chart(self.placed, y, paint)
            y += self.placed.height
        else:
            y += 14
            for line in lines(empty(made), room, 3, 14.0):
                y += 20
                drawn.append(shapes.text(MARGIN, y, line, ' font-size="14"'))
        return "".join(drawn), y + MARGIN


def fitted_on(view: View, made: Timeline, on: Sequence[Page], legend: bool) -> Sheet:
    """Return the timeline with the most claims that can be read on one of the pages: those that come first in the
    order in which pictures keep them open. A page with room for none has no legend; where not even so one fits, it is
    made smaller than it should be.
    """
    timed = {row.claim for lane in made.lanes for row in lane.rows}
    order = [claim for claim in importance(view).claims if claim in timed]
    found = [_most(made, order, page, legend) for page in on]
    if legend and not any(number for number, _ in found):
        found = [_most(made, order, page, False) for page in on]
    return max(found, key=lambda one: (one[0], one[1].zoom))[1]


def _most(
    made: Timeline, order: Sequence[str], page: Page, legend: bool
) -> tuple[int, Sheet]:  # fmt: skip
    """Return how many claims have room on a page, and the timeline with them; with one where none has."""
    room = room_in(page.room[0] - 2 * MARGIN)
    low, high, number = 0, len(order) + 1, GUESS
    best = _with(made, order, 1, room, legend, page)
    while low + 1 < high:
        number = min(number, high - 1)
        sheet = _with(made, order, number, room, legend, page)
        if sheet.zoom >= 1.0:
            low, best = number, sheet
            number = 2 * low if high > len(order) else (low + high) // 2
        else:
            high = number
            number = (low + high) // 2
    return low, best


def _with(
    made: Timeline, order: Sequence[str], number: int, room: Room, legend: bool, page: Page
) -> Sheet:  # fmt: skip
    told = ""
    if number < len(order):
        told = f"On this page: {number} of {len(order)} claims with a time, the most important ones."
    return Sheet(kept(made, order[:number]), room, legend, page, told)


def _chart(placed: Chart, y: float, paint: Paint) -> Iterator[str]:
    for strip in placed.strips:
        yield f'<g class="lane" transform="translate({MARGIN:.1f} {y:.1f})">\n'
        yield from _ground(strip, placed, paint)
        yield f"{''.join(_shapes(strip, paint))}\n"
        yield from _gaps(strip, placed.axis, paint)
        for row in strip.rows:
            yield f"{_row(row, strip.lane.paint, placed.room.words, paint)}\n"
        yield "</g>\n"


def _ground(strip: Strip, placed: Chart, paint: Paint) -> Iterator[str]:
    """Draw a lane's heading, its ticks with their lines, and lines between its rows."""
    y, axis, room = strip.y, placed.axis, placed.room
    yield f'<rect x="-8" y="{y:.1f}" width="{room.width + 16:.1f}" height="{STRIP:.1f}" rx="5"{paint("area")}/>\n'
    at = 0.0
    for badge in strip.lane.badges:
        yield shapes.badge(badge, at, y + 5, paint)
        at += badge.width + 5
    name = f"{strip.lane.name}, continued" if strip.again else strip.lane.name
    line = fitted(name, max(room.words - at, 60.0), 13.0, True)
    rtl = leans_right(name)
    yield shapes.text(
        at + (line.width if rtl else 0.0), y + 17.5, line, ' font-weight="bold"', rtl=rtl
    )
    for tick in axis.ticks:
        thick = ' stroke-width="1"' if tick.major else ' stroke-width="0.6"'
        yield (
            f'<path d="M{tick.at:.1f} {y + STRIP:.1f}V{strip.bottom:.1f}"{thick}'
            f"{paint('none', 'frame')}/>"
        )
    for tick in axis.labelled(_tick_width, after=room.words, apart=6.0, middle=True):
        words = Line(tick.words, _tick_width(tick.words, tick.major))
        more = f' font-size="12"{paint("muted")}'
        more += ' font-weight="bold"' if tick.major else ""
        yield shapes.text(tick.at, y + 17, words, more, middle=True)
    yield "\n"
    for row in strip.rows[1:]:
        yield (
            f'<path d="M0 {row.y:.1f}H{room.width:.1f}" stroke-width="0.6" stroke-dasharray="1 3"'
            f"{paint('none', 'edge')}/>"
        )
    yield "\n"


def _tick_width(words: str, major: bool) -> float:
    return width(words, SMALL, major)


def _shapes(strip: Strip, paint: Paint) -> Iterator[str]:
    """Draw what lies under the gaps of the axis: bars and lines."""
    for row in strip.rows:
        if row.bar:
            yield _bar(row.bar, strip.lane.paint, paint)
        for dot in row.dots:
            yield _line(dot, paint)


def _bar(bar: Bar, colour: str, paint: Paint) -> str:
    """Draw a bar; towards an open end it fades, and a point shows that it goes on."""
    start, end, drawn = bar.start, bar.end, ""
    top, middle, foot = bar.y, bar.y + BAR / 2, bar.y + BAR
    for is_open, limit, way in ((bar.opens, start, 1), (bar.ends_open, end, -1)):
        if is_open:
            for number, opacity in enumerate((0.25, 0.5, 0.75)):
                x = limit + way * (8 + 8 * number)
                drawn += (
                    f'<rect x="{min(x, x + way * 8):.1f}" y="{top:.1f}" width="8" '
                    f'height="{BAR:.1f}" opacity="{opacity}"{paint(colour)}/>'
                )
            drawn += (
                f'<path d="M{limit + way * 7:.1f} {top - 1:.1f}L{limit:.1f} {middle:.1f}'
                f'L{limit + way * 7:.1f} {foot + 1:.1f}" stroke-width="1.4"{paint("none", "muted")}/>'
            )
    start += 32 if bar.opens else 0
    end -= 32 if bar.ends_open else 0
    return (
        f'<rect x="{start:.1f}" y="{top:.1f}" width="{max(end - start, 4):.1f}" '
        f'height="{BAR:.1f}"{paint(colour, "edge")}/>{drawn}'
    )


def _line(dot: Dot, paint: Paint) -> str:
    drawn = ""
    if dot.bar:
        x, y = dot.bar
        drawn += (
            f'<path d="M{x:.1f} {y:.1f}V{dot.y:.1f}H{dot.x:.1f}" stroke-width="0.9"'
            f"{paint('none', 'line')}/>"
        )
    if dot.span:
        start, end = dot.span
        drawn += (
            f'<path d="M{start:.1f} {dot.y - 3:.1f}V{dot.y + 3:.1f}M{start:.1f} {dot.y:.1f}'
            f'H{end:.1f}M{end:.1f} {dot.y - 3:.1f}V{dot.y + 3:.1f}" stroke-width="1.2"'
            f"{paint('none', 'muted')}/>"
        )
    return drawn


def _gaps(strip: Strip, axis: Axis, paint: Paint) -> Iterator[str]:
    """Interrupt everything where the axis leaves out days."""
    for start, end in axis.gaps:
        yield _gap((start + end) / 2, strip.y + STRIP, strip.bottom, paint)
    yield "\n"


def _gap(x: float, top: float, bottom: float, paint: Paint) -> str:
    """Draw a band with ragged edges, upright around x."""
    points = []
    y, side = top, -1.0
    while y < bottom:
        points.append((side * 2, y))
        y, side = y + 7, -side
    points.append((side * 2, bottom))
    left = "L".join(f"{x - 4 + dx:.1f} {y:.1f}" for dx, y in points)
    right = "L".join(f"{x + 4 + dx:.1f} {y:.1f}" for dx, y in points)
    back = "L".join(f"{x + 4 + dx:.1f} {y:.1f}" for dx, y in reversed(points))
    return (
        f'<path d="M{left}L{back}Z"{paint("canvas")}/>'
        f'<path d="M{left}M{right}" stroke-width="0.9"{paint("none", "edge")}/>'
    )


def _row(placed: Placed, colour: str, room: float, paint: Paint) -> str:
    row = placed.row
    rtl = leans_right(row.words)
    bold = ' font-weight="bold"' if row.thesis else ""
    y = placed.y + PAD + 10
    drawn = f"<title>{escape(row.title)}</title>"
    for line in placed.text:
        drawn += shapes.text(room if rtl else 0.0, y, line, f' font-size="{TEXT}"{bold}', rtl=rtl)
        y += LEAD
    y += 2 if row.granted else -1
    if placed.small:
        drawn += shapes.text(0.0, y, placed.small, f' font-size="12"{paint("muted")}')
    at = placed.marks
    for mark in row.granted:
        drawn += shapes.pill(mark, at, y - 12, paint)
        at += mark.width + GAP
    dots = "".join(_dot(dot, colour, paint) for dot in placed.dots)
    return f'<g id="claim-{safe(row.claim)}" class="claim">{drawn}{dots}</g>'


def _dot(dot: Dot, colour: str, paint: Paint) -> str:
    circle = _circle(dot.x, dot.y, HOLLOW if dot.reported else colour, paint)
    drawn = f"<title>{escape(dot.title)}</title>{circle}"
    if dot.words:
        x = dot.x - DOT - 4 - dot.words.width if dot.left else dot.x + DOT + 4
        drawn += (
            f'<rect x="{x - 2:.1f}" y="{dot.y - 6:.1f}" width="{dot.words.width + 4:.1f}" '
            f'height="12"{paint("canvas")}/>'
        )
        drawn += shapes.text(x, dot.y + 4, dot.words, f' font-size="12"{paint("muted")}')
    return f"<g>{drawn}</g>"


def _circle(x: float, y: float, colour: str, paint: Paint) -> str:
    return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{DOT:.1f}" stroke-width="1.2"{paint(colour, "ink")}/>'


def _entries(made: Timeline, placed: Chart) -> Iterator[Item]:
    """Yield the entries of the legend: only of what is drawn."""
    rows = [row for strip in placed.strips for row in strip.rows]
    bars = [row.bar for row in rows if row.bar]
    dots = [dot for row in rows for dot in row.dots]
    colour = made.lanes[0].paint
    if any(not (bar.opens or bar.ends_open) for bar in bars):
        yield Item(34, partial(_sample_bar, colour), "the time a claim speaks of")
    if any(bar.opens or bar.ends_open for bar in bars):
        yield Item(OPEN, partial(_sample_open, colour), "before or after that time")
    if any(not dot.reported for dot in dots):
        yield Item(10, partial(_sample_dot, colour), "when it was said, or else published")
    if any(dot.reported for dot in dots):
        yield Item(10, partial(_sample_dot, HOLLOW), REPORTED)
    if any(dot.span for dot in dots):
        yield Item(34, partial(_sample_span, colour), "at some time in it")
    if any(dot.bar for dot in dots):
        yield Item(40, partial(_sample_apart, colour), "said at another time than it speaks of")
    if any(row.row.thesis for row in rows):
        yield Item(26, _sample_thesis, "thesis of a position")
    if any(row.row.granted for row in rows):
        yield Item(HALF, _sample_granted, MARKS["granted"][1])
    if placed.axis.gaps:
        yield Item(14, _sample_gap, "a stretch of time left out")
    if made.timeless:
        claims = "1 claim has" if made.timeless == 1 else f"{made.timeless} claims have"
        yield Item(0, lambda *_: "", f"{claims} no time and no statement with one: not drawn")


def _sample_bar(colour: str, x: float, y: float, paint: Paint) -> str:
    return _bar(Bar(x, x + 34, y - BAR / 2, opens=False, ends_open=False), colour, paint)


def _sample_open(colour: str, x: float, y: float, paint: Paint) -> str:
    return _bar(Bar(x, x + OPEN, y - BAR / 2, opens=True, ends_open=False), colour, paint)


def _sample_dot(colour: str, x: float, y: float, paint: Paint) -> str:
    return _circle(x + 5, y, colour, paint)


def _sample_span(colour: str, x: float, y: float, paint: Paint) -> str:
    dot = Dot(x + 17, y, (x, x + 34), None, None, left=False, title="")
    return _line(dot, paint) + _circle(x + 17, y, colour, paint)


def _sample_apart(colour: str, x: float, y: float, paint: Paint) -> str:
    dot = Dot(x + 36, y + 4, None, (x + 14, y), None, left=False, title="")
    bar = Bar(x, x + 14, y - BAR, opens=False, ends_open=False)
    return _bar(bar, colour, paint) + _line(dot, paint) + _circle(dot.x, dot.y, colour, paint)


def _sample_thesis(x: float, y: float, paint: Paint) -> str:
    line = Line("Abc", width("Abc", TEXT, True))
    return shapes.text(x, y + 4, line, f' font-size="{TEXT}" font-weight="bold"{paint("ink")}')


def _sample_granted(x: float, y: float, paint: Paint) -> str:
    return shapes.pill(Mark("granted", "", HALF), x, y - 8, paint)


def _sample_gap(x: float, y: float, paint: Paint) -> str:
    return _gap(x + 7, y - 8, y + 8, paint)
