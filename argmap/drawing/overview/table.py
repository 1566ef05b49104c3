"""The table of points where positions meet, as SVG: a row for each point, a column for each position."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from argmap.base.values import dataclass
from argmap.drawing.overview.content import Card, Row
from argmap.drawing.overview.marks import MANNERS, MEANINGS, PAINTS, WORDS
from argmap.drawing.scene.words import Line, escape, leans_right, lines, safe, width
from argmap.drawing.svg import shapes
from argmap.drawing.svg.paint import Paint
from argmap.reasoning.analyses.meeting import Stance

BODY, SMALL = 12.0, 12.0
LEAD = 15.0
PAD = 5.0
"""Px above and below the words of a row."""
HEAD = 30.0
COLUMN = 76.0
"""Px of the column of a position."""
NARROW = 62.0
"""The same where there are many positions."""
OPEN = 60.0
"""Px of the last column."""
LEAST = 190.0
"""Px that the words of a point need."""
MOST_LINES = 4


@dataclass(frozen=True, slots=True)
class Table:
    """Rows with their words wrapped, and where they begin, in px from the top; `height` is of the whole.
    `left` is the number of rows for which there was no room.
    """

    words: float
    column: float
    room: float
    rows: tuple[tuple[Row, tuple[Line, ...], float, float], ...]
    height: float
    left: int


def table(rows: Sequence[Row], columns: int, room: float, most: float = float("inf")) -> Table:
    """Lay out as many rows as fit into `room` × `most` px, at least one."""
    column = COLUMN if columns * COLUMN + OPEN + LEAST * 2 <= room else NARROW
    words = max(room - columns * column - OPEN, LEAST)
    placed: list[tuple[Row, tuple[Line, ...], float, float]] = []
    y = HEAD
    for row in rows:
        text = lines(row.told, words - 16, MOST_LINES, BODY, row.thesis)
        high = max(len(text), 1) * LEAD + 2 * PAD
        if placed and y + high > most:
            break
        placed.append((row, text, y, high))
        y += high
    return Table(
        words, column, words + columns * column + OPEN, tuple(placed), y, len(rows) - len(placed)
    )


def most_columns(room: float) -> int:
    """Return the number of positions that a table of so many px has room for, at least two."""
    return max(int((room - LEAST - OPEN) // NARROW), 2)


def draw_table(
    made: Table, cards: Sequence[Card], x: float, y: float, paint: Paint
) -> Iterator[str]:
    """Draw a table with its top left corner at x, y."""
    yield f'<g class="points" transform="translate({x:.1f} {y:.1f})">\n'
    yield from _head(made, cards, paint)
    for row, text, top, high in made.rows:
        yield from _row(made, row, cards, (text, top, high), paint)
    yield _rule(made.height, made.room, 1.2, paint)
    yield "</g>\n"


def _head(made: Table, cards: Sequence[Card], paint: Paint) -> Iterator[str]:
    more = f' font-size="12" font-weight="bold"{paint("muted")}'
    words = "Points where two or more positions meet"
    yield shapes.text(4, 19, Line(words, width(words, SMALL, True)), more)
    for number, card in enumerate(cards):
        middle = made.words + (number + 0.5) * made.column
        yield f"<g><title>{escape(card.name)}</title>"
        yield f"{shapes.badge(card.badge, middle - card.badge.width / 2, 6, paint)}</g>"
    at = made.room - OPEN / 2
    yield shapes.text(at, 19, Line("no reply", width("no reply", SMALL, True)), more, middle=True)
    yield "\n" + _rule(HEAD, made.room, 1.2, paint)


def _row(
    made: Table, row: Row, cards: Sequence[Card], at: tuple[tuple[Line, ...], float, float], paint: Paint
) -> Iterator[str]:  # fmt: skip
    text, top, high = at
    if top > HEAD:
        yield _rule(top, made.room, 0.6, paint)
    kind = "contested" if row.contested else "shared"
    yield f'<g id="point-{safe(row.claim)}" class="point {kind}"><title>{escape(row.words)}</title>'
    bold = ' font-size="12"' + (' font-weight="bold"' if row.thesis else "")
    rtl = leans_right(row.words)
    y = top + PAD + 11
    for line in text:
        yield shapes.text(made.words - 12 if rtl else 4, y, line, bold, rtl=rtl)
        y += LEAD
    middle = top + high / 2
    for number, (card, stance) in enumerate(zip(cards, row.stances, strict=True)):
        if stance.word:
            left = made.words + number * made.column
            title = f"{card.name}: {MEANINGS[stance.word]} ({MANNERS[stance.manner]})"
            yield f"<g><title>{escape(title)}</title>"
            yield f"{cell(stance, left + 2, middle, made.column - 4, paint)}</g>"
    if row.unanswered:
        many = str(row.unanswered)
        line = Line(many, width(many, BODY, True))
        yield shapes.text(
            made.room - OPEN / 2, middle + 4.5, line, ' font-weight="bold"', middle=True
        )
    yield "</g>\n"


def _rule(y: float, room: float, thick: float, paint: Paint) -> str:
    return f'<path d="M0 {y:.1f}H{room:.1f}" stroke-width="{thick}"{paint("none", "edge")}/>\n'


def cell(stance: Stance, x: float, y: float, wide: float, paint: Paint) -> str:
    """Draw a stance in the middle of y: its word in a capsule, which is full where it is said, hatched where it
    follows, and an open dashed line where only the mapmaker draws it.
    """
    colour, words = PAINTS[stance.word], WORDS[stance.word]
    bold = stance.word == "thesis"
    line = Line(words, min(width(words, SMALL, bold), wide - 6))
    size = f'x="{x:.1f}" y="{y - 9:.1f}" width="{wide:.1f}" height="18" rx="4"'
    more = ' font-size="12"' + (' font-weight="bold"' if bold else "")
    if stance.manner == "written":
        ground = f"<rect {size}{paint(colour)}/>"
        more += paint("canvas")
    elif stance.manner == "follows":
        ground = f'<rect {size} stroke-width="1.4"{paint("area", colour)}/>'
        more += paint(colour)
    else:
        ground = f'<rect {size} stroke-width="1" stroke-dasharray="3 2.5"{paint("none", colour)}/>'
        more += paint(colour)
    return f"{ground}{shapes.text(x + wide / 2, y + 4.2, line, more, middle=True)}"
