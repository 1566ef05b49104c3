"""The cards of positions, as SVG: thesis, holders, counts, and stubs that say where its steps lead.

A stub names its other end, which is found faster than the end of a long line among many (Burch and others).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from argmap.base.values import dataclass
from argmap.drawing.layout.places import straight
from argmap.drawing.overview.band import Band, band, draw_band
from argmap.drawing.overview.content import Card, Overview
from argmap.drawing.overview.ties import tie_group
from argmap.drawing.scene.scene import Badge
from argmap.drawing.scene.words import Line, escape, fitted, leans_right, lines, safe, width
from argmap.drawing.svg import shapes
from argmap.drawing.svg.edges import draw_line
from argmap.drawing.svg.paint import Paint
from argmap.reasoning.analyses.meeting import Between
from argmap.reasoning.proofs.sentence import counted

GAP = 12.0
"""Px between cards."""
LEAST, MOST = 196.0, 420.0
"""Px of the narrowest and the widest card."""
LEFT, RIGHT, ABOVE = 16.0, 10.0, 9.0
BODY, SMALL = 13.0, 12.0
LEAD, SMALL_LEAD = 17.0, 15.5
STUB = 22.0
"""Px of a row of stubs."""
ARROW = 24.0
MOST_THESES = 2


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of a card, wrapped, and its rows of stubs."""

    name: tuple[Line, ...]
    muted: tuple[Line, ...]
    theses: tuple[Line, ...]
    counts: tuple[Line, ...]
    stubs: tuple[tuple[Between, ...], ...]

    @property
    def height(self) -> float:
        """Return the height of the card."""
        small = len(self.muted) + len(self.theses) + len(self.counts)
        return 2 * ABOVE + LEAD * len(self.name) + SMALL_LEAD * small + 4 + STUB * len(self.stubs)


@dataclass(frozen=True, slots=True)
class Cards:
    """Cards in rows: for each its words, left, top, width and height in px; and the band of lines below the first row,
    with its top, where the relations between positions are lines and not stubs.
    """

    placed: tuple[tuple[Card, _Words, float, float, float, float], ...]
    height: float
    band: Band | None = None
    top: float = 0.0


def cards(made: Overview, room: float, *, brief: bool = False, stubs: bool = False) -> Cards:
    """Lay out the cards in rows of `room` px; those of readers who comment come in rows of their own. `brief`
    cards have the first thesis alone, on one line. Relations between the positions of the first row are lines below
    it, if there is no other row but those of comments and the lines can be followed; all other relations are stubs, and
    all if `stubs` are wanted.
    """
    bare = _in_rows(made, room, brief, None)
    first = {c.position: left + wide / 2 for c, _, left, top, wide, _ in bare.placed if not top}
    if stubs or any(not c.comments and c.position not in first for c in made.cards):
        return bare
    lines = band(first, [t for t in made.ties if t.source in first and t.target in first])
    if lines is None:
        return bare
    others = [t for t in made.ties if t.source not in first or t.target not in first]
    return _in_rows(replace(made, ties=tuple(others)), room, brief, lines)


def _in_rows(made: Overview, room: float, brief: bool, lines: Band | None) -> Cards:
    """Lay out the cards in rows, with a band of lines below the first row, or only with stubs."""
    badges = {card.position: card.badge for card in made.cards}
    ties: dict[str, list[Between]] = {}
    for tie in made.ties:
        ties.setdefault(tie.source, []).append(tie)
    placed: list[tuple[Card, _Words, float, float, float, float]] = []
    y = at = 0.0
    for group in ([c for c in made.cards if not c.comments], [c for c in made.cards if c.comments]):
        across = max(1, min(len(group), int((room + GAP) // (LEAST + GAP))))
        rows = -(-len(group) // across)
        across = -(-len(group) // rows) if rows else across
        wide = min(MOST, (room - GAP * (across - 1)) / across)
        for start in range(0, len(group), across):
            row = group[start : start + across]
            words = [_words(card, ties.get(card.position, []), badges, wide, brief) for card in row]
            high = max(w.height for w in words)
            for number, (card, one) in enumerate(zip(row, words, strict=True)):
                placed.append((card, one, number * (wide + GAP), y, wide, high))
            y += high + GAP
            if lines and start == 0 and not at:
                at = y - GAP
                y += lines.height - GAP
    if lines and placed[-1][3] < at:
        y += GAP
    return Cards(tuple(placed), max(y - GAP, 0.0), lines, at)


def draw_cards(made: Cards, overview: Overview, x: float, y: float, paint: Paint) -> Iterator[str]:
    """Draw the cards with the top left corner of the first at x, y."""
    others = {card.position: card for card in overview.cards}
    if made.band:
        yield from draw_band(made.band, others, x, y + made.top, paint)
    for card, words, left, top, wide, high in made.placed:
        at = (x + left, y + top, wide, high)
        title = "\n".join((card.name, card.holders, *card.theses))
        yield f'<g id="position-{safe(card.position)}" class="position"><title>{escape(title)}</title>'
        yield from _card(card, words, at, paint)
        yield from _stubs(words, others, at, paint)
        yield "</g>\n"


def _words(
    card: Card, ties: Sequence[Between], badges: Mapping[str, Badge], wide: float, brief: bool
) -> _Words:  # fmt: skip
    room = wide - LEFT - RIGHT
    name = lines(card.name, room - card.badge.width - 6, 4, BODY, True)
    who = card.holders or "held by nobody in particular"
    if card.through:
        who += f" (known only through {card.through})"
    elif card.comments:
        who += ", a comment" if "," not in who and " and " not in who else ", comments"
    theses: list[Line] = []
    plain = [t for t in card.theses if t.rstrip(".") != card.name.rstrip(".")]
    most = 1 if card.comments or brief else MOST_THESES
    if brief and card.comments:
        plain = []
    for thesis in plain[:most]:
        theses += lines(thesis, room, 2 if card.comments else 4, SMALL)
    if (left := len(plain) - most) > 0 and not card.comments and not brief:
        theses.append(fitted(f"and {counted(left, 'more thesis', 'more theses')}", room, SMALL))
    numbers = [counted(card.claims, "claim")]
    if card.evidence:
        numbers.append(counted(card.evidence, "citation"))
    if card.open:
        numbers.append(f"{counted(card.open, 'objection')} without its reply")
    rows: list[list[Between]] = []
    used = 0.0
    for tie in ties:
        stub = _stub_width(tie, badges[tie.target])
        if not rows or used + stub > room:
            rows.append([])
            used = 0.0
        rows[-1].append(tie)
        used += stub
    return _Words(name, lines(who, room, 2, SMALL), tuple(theses), lines(" · ".join(numbers), room, 2, SMALL),
                  tuple(map(tuple, rows)))  # fmt: skip


def _stub_width(tie: Between, badge: Badge) -> float:
    return ARROW + 4 + badge.width + 3 + width(str(tie.number), SMALL) + 9


def _card(
    card: Card, words: _Words, at: tuple[float, float, float, float], paint: Paint
) -> Iterator[str]:  # fmt: skip
    x, y, wide, high = at
    border = ' stroke-width="1"' if card.comments else ' stroke-width="2"'
    size = f'width="{wide:.1f}" height="{high:.1f}" rx="5"'
    yield f'<rect x="{x:.1f}" y="{y:.1f}" {size}{border}{paint("box", "ink")}/>'
    yield shapes.stripe((card.badge,), x + 1, y + 1, high - 2, paint)
    left, top = x + LEFT, y + ABOVE
    yield shapes.badge(card.badge, left, top, paint)
    top += 13
    for line in words.name:
        rtl = leans_right(line.text)
        start = x + wide - RIGHT if rtl else left + card.badge.width + 6
        yield shapes.text(start, top, line, ' font-weight="bold"', rtl=rtl)
        top += LEAD
    muted = f' font-size="12"{paint("muted")}'
    for some, more in (
        (words.muted, muted),
        (words.theses, ' font-size="12"'),
        (words.counts, muted),
    ):
        for line in some:
            rtl = leans_right(line.text)
            yield shapes.text(x + wide - RIGHT if rtl else left, top, line, more, rtl=rtl)
            top += SMALL_LEAD


def _stubs(
    words: _Words, others: Mapping[str, Card], at: tuple[float, float, float, float], paint: Paint
) -> Iterator[str]:  # fmt: skip
    x, y, _, high = at
    top = y + high - ABOVE - STUB * len(words.stubs) + STUB / 2
    for row in words.stubs:
        left = x + LEFT
        for tie in row:
            other = others[tie.target]
            many = str(tie.number)
            heads = "none" if tie.relation in ("contradiction", "restatement") else "end"
            line = draw_line(tie.relation, straight((left, top), (left + ARROW, top)), heads, paint,
                             drawn=tie.drawn)  # fmt: skip
            after = left + ARROW + 4
            number = Line(many, width(many, SMALL))
            small = ' font-size="12"'
            yield tie_group(
                tie, others,
                f"{line}{shapes.badge(other.badge, after, top - 8, paint)}"
                f"{shapes.text(after + other.badge.width + 3, top + 4.2, number, small)}",
            )  # fmt: skip
            left += _stub_width(tie, other.badge)
        top += STUB
