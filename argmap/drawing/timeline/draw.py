"""A timeline as SVG."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

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
    BETWEEN,
    DOT,
    LEAD,
    OPEN,
    PAD,
    PLOT,
    SMALL,
    STRIP,
    TEXT,
    WORDS,
    Bar,
    Chart,
    Dot,
    Placed,
    Strip,
    chart,
)
from argmap.drawing.timeline.lanes import REPORTED, Timeline, empty, timeline
from argmap.drawing.view import View

HOLLOW = "canvas"
"""The paint of a statement's dot where nobody knows when it was made."""

ROOM = WORDS + BETWEEN + PLOT


def picture(view: View, *, theme: str = "auto", legend: bool = True) -> str:
    """Draw the timeline of a view as a whole SVG document."""
    made, paint = timeline(view), Paint(theme)
    head, y = heading(made.title, made.subtitle, made.scope, ROOM, paint)
    drawn = [head]
    if made.lanes:
        placed = chart(made)
        if legend:
            groups = [
                ("Who says it", [*holders(made.badges)]),
                ("How to read it", [*_entries(made, placed)]),
            ]
            key, height = entries(groups, MARGIN, y + 10, ROOM, paint)
            drawn.append(key)
            y += 10 + height
        y += 20
        drawn += _chart(placed, y, paint)
        y += placed.height
    else:
        y += 14
        for line in lines(empty(made), ROOM, 3, 14.0):
            y += 20
            drawn.append(shapes.text(MARGIN, y, line, ' font-size="14"'))
    return document(made.title, made.language, ROOM + 2 * MARGIN, y + MARGIN, "".join(drawn), paint)


def _chart(placed: Chart, y: float, paint: Paint) -> Iterator[str]:
    for strip in placed.strips:
        yield f'<g class="lane" transform="translate({MARGIN:.1f} {y:.1f})">\n'
        yield from _ground(strip, placed.axis, paint)
        yield f"{''.join(_shapes(strip, paint))}\n"
        yield from _gaps(strip, placed.axis, paint)
        for row in strip.rows:
            yield f"{_row(row, strip.lane.paint, paint)}\n"
        yield "</g>\n"


def _ground(strip: Strip, axis: Axis, paint: Paint) -> Iterator[str]:
    """Draw a lane's heading, its ticks with their lines, and lines between its rows."""
    y = strip.y
    yield f'<rect x="-8" y="{y:.1f}" width="{ROOM + 16:.1f}" height="{STRIP:.1f}" rx="5"{paint("area")}/>\n'
    at = 0.0
    for badge in strip.lane.badges:
        yield shapes.badge(badge, at, y + 5, paint)
        at += badge.width + 5
    name = f"{strip.lane.name}, continued" if strip.again else strip.lane.name
    line = fitted(name, max(WORDS - at, 60.0), 13.0, True)
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
    for tick in axis.labelled(_tick_width, after=WORDS, apart=6.0, middle=True):
        words = Line(tick.words, _tick_width(tick.words, tick.major))
        more = f' font-size="12"{paint("muted")}'
        more += ' font-weight="bold"' if tick.major else ""
        yield shapes.text(tick.at, y + 17, words, more, middle=True)
    yield "\n"
    for row in strip.rows[1:]:
        yield (
            f'<path d="M0 {row.y:.1f}H{ROOM:.1f}" stroke-width="0.6" stroke-dasharray="1 3"'
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


def _row(placed: Placed, colour: str, paint: Paint) -> str:
    row = placed.row
    rtl = leans_right(row.words)
    bold = ' font-weight="bold"' if row.thesis else ""
    y = placed.y + PAD + 10
    drawn = f"<title>{escape(row.title)}</title>"
    for line in placed.text:
        drawn += shapes.text(WORDS if rtl else 0.0, y, line, f' font-size="{TEXT}"{bold}', rtl=rtl)
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
