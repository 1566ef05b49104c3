"""The list of quotations below a picture, as SVG: in columns, each quotation with its number and citation."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import ceil

from argmap.base.values import dataclass
from argmap.drawing.scene.scene import Note, Scene
from argmap.drawing.scene.words import Line, escape, leans_right, lines, safe, width
from argmap.drawing.svg import shapes
from argmap.drawing.svg.paint import Paint

SIZE = 12.0
LEAD = 15.0
HEAD = 26.0
"""Px of the list's heading."""
BETWEEN = 7.0
"""Px between two quotations."""
COLUMN = 330.0
"""Px of a column, more where there is room."""
GAP = 24.0
MOST_LINES = 9
MOST_WHOLE = (20, 12, 8)
"""Lines of what is cut in its box: fewer where these take more than `PART` of a page; and no list where even the
fewest do.
"""
PART = 0.45
HEADING = "Quotations and other evidence"
HEADING_WHOLE = "What is cut above (…), in full"


@dataclass(frozen=True, slots=True)
class Noted:
    """A note with its words wrapped, at the place of its top left corner."""

    note: Note
    words: tuple[Line, ...]
    credit: tuple[Line, ...]
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Notes:
    """The list of a picture, laid out in columns."""

    placed: tuple[Noted, ...]
    column: float
    indent: float
    height: float


def lay_out_notes(notes: Sequence[Note], room: float, most: int = MOST_LINES) -> Notes:
    """Lay out a list in as many columns of equal height as there is room for, each note on at most so many lines."""
    if not notes:
        return Notes((), 0.0, 0.0, 0.0)
    across = max(1, min(len(notes), int((room + GAP) // (COLUMN + GAP))))
    column = (room - GAP * (across - 1)) / across
    indent = width(_label(notes[-1]), SIZE, True) + 8
    wrapped = []
    for note in notes:
        words = lines(note.words, column - indent - 16, most, SIZE)
        credit = lines(note.credit, column - indent, 3, SIZE)
        wrapped.append((note, words, credit, LEAD * (len(words) + len(credit)) + BETWEEN))
    heights = [high for *_, high in wrapped]
    limit = max(ceil(sum(heights) / across), *heights)
    while _columns(heights, limit) > across:
        limit += LEAD
    placed, x, y, lowest = [], 0.0, 0.0, 0.0
    for note, words, credit, high in wrapped:
        if y and y + high > limit:
            x, y = x + column + GAP, 0.0
        placed.append(Noted(note, words, credit, x, HEAD + y))
        y += high
        lowest = max(lowest, y)
    return Notes(tuple(placed), column, indent, HEAD + lowest)


def _columns(heights: Sequence[float], limit: float) -> int:
    """Return the number of columns that a list takes when none is higher than `limit`."""
    columns, y = 1, 0.0
    for high in heights:
        if y and y + high > limit:
            columns, y = columns + 1, 0.0
        y += high
    return columns


def lists_of(scene: Scene, room: float) -> list[Notes]:
    """Lay out the lists of a picture: of what is cut in its boxes, if it is for paper, and of its quotations."""
    most = scene.sheet.height * PART if scene.sheet else float("inf")
    whole = Notes((), 0.0, 0.0, 0.0)
    for number in MOST_WHOLE if scene.paper else ():
        found = lay_out_notes(scene.whole, room, number)
        if found.height <= most:
            whole = found
            break
    return [made for made in (whole, lay_out_notes(scene.notes, room)) if made.placed]


def draw_notes(made: Notes, x: float, y: float, paint: Paint) -> Iterator[str]:
    """Draw a list with its top left corner at x, y."""
    if not made.placed:
        return
    yield '<g class="notes">\n'
    more = f' font-size="12" font-weight="bold"{paint("muted")}'
    heading = HEADING if made.placed[0].note.number else HEADING_WHOLE
    yield shapes.text(x, y + 12, Line(heading, width(heading, SIZE, True)), more) + "\n"
    for one in made.placed:
        yield _note(one, made, x + one.x, y + one.y, paint) + "\n"
    yield "</g>\n"


def _note(one: Noted, made: Notes, x: float, y: float, paint: Paint) -> str:
    note, top = one.note, y + 12
    label = _label(note)
    drawn = [
        shapes.text(
            x, top, Line(label, width(label, SIZE, True)), ' font-size="12" font-weight="bold"'
        )
    ]
    left = x + made.indent
    rtl = leans_right(note.words)
    for line in one.words:
        drawn.append(
            shapes.text(x + made.column if rtl else left, top, line, ' font-size="12"', rtl=rtl)
        )
        top += LEAD
    if note.sign and one.words:
        last = one.words[-1].width
        drawn.append(
            shapes.sign(note.sign, left + (0.0 if rtl else last) + 5, top - LEAD - 4, paint)
        )
    for line in one.credit:
        drawn.append(shapes.text(left, top, line, f' font-size="12"{paint("muted")}'))
        top += LEAD
    inner = f"<title>{escape(note.title)}</title>{''.join(drawn)}"
    if note.href:
        inner = f'<a href="{escape(note.href)}" target="_blank" rel="noopener">{inner}</a>'
    kind = "evidence" if note.number else "whole"
    return f'<g id="{kind}-{safe(note.id)}" class="{kind} note">{inner}</g>'


def _label(note: Note) -> str:
    return f"[{note.number}]" if note.number else "…"
