"""An overview in characters: the positions as a list, the points as a table."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.drawing.cells.boxes import cells, fitted, wrapped
from argmap.drawing.overview.content import NO_POSITION, Card, Overview, Row, overview
from argmap.drawing.overview.marks import (
    DRAWN,
    FOLLOWS,
    MANNERS,
    MEANINGS,
    NO_REPLY,
    SIGNS,
    SILENCE,
)
from argmap.drawing.overview.ties import SAYS
from argmap.drawing.view import View
from argmap.reasoning.analyses.meeting import Between, Stance
from argmap.reasoning.proofs.sentence import counted

WIDTH = 80
NARROWEST = 40
LEAST = 24
"""Cells that the words of a point need."""
OPEN = "no reply"
COLUMN = 4
"""Cells of the column of a position with three letters."""


def rows(view: View, width: int | None = None, *, legend: bool = True) -> list[str]:
    """Return the overview of a view's map as lines of at most `width` cells, 80 unless it is given."""
    room = max(width or WIDTH, NARROWEST)
    made = overview(view, max((room - LEAST - len(OPEN) - 1) // COLUMN, 2))
    found = [*wrapped(made.title, room, 6), *wrapped(made.subtitle, room, 6)]
    for words in made.questions:
        found += ["", *_hung("Question: ", words, room)]
    names = {card.position: card for card in made.cards}
    for card in made.cards:
        found += [
            "",
            *_card(card, [t for t in made.ties if t.source == card.position], names, room),
        ]
    if made.more:
        found += ["", *_hung("Without a card: ", "; ".join(made.more), room)]
    if not made.cards:
        found += ["", *wrapped(NO_POSITION, room, 6)]
    if made.rows:
        found += ["", *_table(made, room)]
        found += _legend(made, room) if legend else ()
    return found


def _hung(first: str, words: str, room: int, most: int = 8) -> list[str]:
    """Wrap words behind a beginning, the further lines under the words."""
    indent = min(cells(first), room // 2)
    lines = wrapped(words, room - indent, most)
    return [f"{first if n == 0 else ' ' * indent}{line}" for n, line in enumerate(lines)]


def _card(card: Card, ties: list[Between], names: dict[str, Card], room: int) -> Iterator[str]:
    yield from _hung(f"[{card.badge.letters}] ", card.name, room)
    who = card.holders or "held by nobody in particular"
    who += f" (known only through {card.through})" if card.through else ""
    who += ", in comments" if card.comments else ""
    numbers = [counted(card.claims, "claim")]
    if card.evidence:
        numbers.append(counted(card.evidence, "citation"))
    if card.open:
        numbers.append(f"{counted(card.open, 'objection')} without its reply")
    yield from _hung("    ", " · ".join((who, *numbers)), room)
    plain = [t for t in card.theses if t.rstrip(".") != card.name.rstrip(".")]
    for thesis in plain:
        yield from _hung("    Thesis: ", thesis, room)
    parts = [
        f"[{names[t.target].badge.letters}] {SAYS[t.relation]} ×{t.number}{DRAWN if t.drawn else ''}"
        for t in ties
    ]
    if parts:
        yield from _hung("    → ", "; ".join(parts), room)


def _table(made: Overview, room: int) -> Iterator[str]:
    """Yield the table, with as many columns as there is room for."""
    letters = [fitted(card.badge.letters, 6) for card in made.cards]
    last = any(row.unanswered for row in made.rows)
    columns = [max(cells(one), 2) + 1 for one in letters]
    while sum(columns) + LEAST + len(OPEN) + 1 > room and max(columns) > COLUMN:
        letters = [fitted(one, max(columns) - 2) for one in letters]
        columns = [max(cells(one), 2) + 1 for one in letters]
    end = len(OPEN) + 1 if last else 0
    words = max(room - sum(columns) - end, room // 4)
    head = "".join(f"{one:>{wide}}" for one, wide in zip(letters, columns, strict=True))
    yield f"{'Points where they meet':<{words}}{head}{' ' + OPEN if last else ''}".rstrip()
    yield "─" * (words + sum(columns) + end)
    for row in made.rows:
        yield from _row(row, words, columns, end)


def _row(row: Row, words: int, columns: list[int], end: int) -> Iterator[str]:
    text = wrapped(row.told, words - 3, 8)
    marks = "".join(
        f"{sign(s):<2}".rjust(wide) for s, wide in zip(row.stances, columns, strict=True)
    )
    many = f"{row.unanswered or '':>{end}}" if end else ""
    for number, line in enumerate(text):
        mark = ("■ " if row.thesis else "· ") if number == 0 else "  "
        left = f"{mark}{line}"
        left += " " * (words - cells(left))
        yield (f"{left}{marks}{many}" if number == 0 else left).rstrip()


def sign(stance: Stance) -> str:
    """Return the sign of a stance, with a mark for what follows or is drawn by the mapmaker."""
    if not stance.word:
        return ""
    behind = {"written": "", "follows": FOLLOWS, "drawn": DRAWN}[stance.manner]
    return f"{SIGNS[stance.word]}{behind}"


def _legend(made: Overview, room: int) -> Iterator[str]:
    used = {s.word for row in made.rows for s in row.stances}
    manners = {s.manner for row in made.rows for s in row.stances} | {
        "drawn" for t in made.ties if t.drawn
    }
    yield ""
    for word, told in SIGNS.items():
        if word in used:
            yield from _hung(f"{told} ", MEANINGS[word], room)
    if "follows" in manners:
        yield from _hung(f"{FOLLOWS} ", MANNERS["follows"], room)
    if "drawn" in manners:
        yield from _hung(f"{DRAWN} ", MANNERS["drawn"], room)
    if any(row.unanswered for row in made.rows):
        yield from wrapped(NO_REPLY, room, 2)
    yield from wrapped(SILENCE, room, 2)
    if left_out := made.left_out(len(made.rows)):
        yield from wrapped(f"Not in this table: {left_out}.", room, 3)
