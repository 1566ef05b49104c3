"""Words and tables in lines for a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from textwrap import TextWrapper

from argmap.base.text import unwrapped
from argmap.base.visible import visible
from argmap.drawing.cells.boxes import cells
from argmap.drawing.scene.measure import wrap
from argmap.reasoning.proofs.sentence import listed
from argmap.report.points import NO_REPLY, POINT, Points, Row

WIDTH = 80
NARROWEST = 30
"""Columns that are left for words however deep a line is."""
LEAST = 22
"""Cells that the words of a point need next to the columns."""
HEAD = 9
"""Cells of a head above which its words are broken."""
GAP = 2


def plain(words: str) -> str:
    """Return words on one line, with control characters made harmless."""
    return visible(unwrapped(words))


def wrapped(words: str, bullet: str = "", width: int = WIDTH) -> list[str]:
    """Wrap words behind a bullet, the further lines under the words."""
    wrapper = TextWrapper(
        width=max(width, len(bullet) + NARROWEST),
        initial_indent=bullet,
        subsequent_indent=" " * len(bullet),
        break_long_words=False,
        break_on_hyphens=False,
    )
    return wrapper.wrap(plain(words)) or [bullet.rstrip()]


def table(points: Points, width: int = WIDTH) -> Iterator[str]:
    """Yield a table of points, with its key, in lines of at most `width` cells. Columns that there is no room for are
    told in a line below each row.
    """
    number = len(points.columns)
    while number and _room(points, number, width) < LEAST:
        number -= 1
    if number > 1:
        yield from _table(points, number, width)
    else:
        for row in points.rows:
            yield from _bullet(_words(row), max(width, NARROWEST))
            yield from _below(points, row, 0, width)
    if points.key:
        yield from wrapped(f"({points.key})", width=width)


def _told(points: Points, number: int, cells: Sequence[str]) -> tuple[str, ...]:
    """Return the heads or cells of the first columns, and of the last one where something got no reply."""
    return (*cells[:number], *cells[len(points.columns) :])


def _sizes(points: Points, number: int) -> list[int]:
    rows = [_told(points, number, points.cells(row)) for row in points.rows]
    heads = [_broken(head, HEAD) for head in _told(points, number, points.heads)]
    return [max(map(cells, (*h, *(row[i] for row in rows)))) for i, h in enumerate(heads)]


def _room(points: Points, number: int, width: int) -> int:
    """Return how many cells the first columns leave for the words of a point."""
    sizes = _sizes(points, number)
    return width - sum(sizes) - GAP * len(sizes)


def _table(points: Points, number: int, width: int) -> Iterator[str]:
    sizes, room = _sizes(points, number), _room(points, number, width)
    heads = [_broken(POINT, room)]
    heads += [_broken(head, HEAD) for head in _told(points, number, points.heads)]
    high = max(map(len, heads))
    for first, *tops in zip(*([""] * (high - len(h)) + h for h in heads), strict=True):
        yield _line(first, tops, room, sizes)
    yield "-" * width
    for row in points.rows:
        told = _told(points, number, points.cells(row))
        for i, line in enumerate(_bullet(_words(row), room)):
            yield _line(line, () if i else told, room, sizes)
        yield from _below(points, row, number, width)


def _line(first: str, told: Sequence[str], room: int, sizes: Sequence[int]) -> str:
    """Return a line of the table: the words of a point, and the cells of each column."""
    found = first + " " * (room - cells(first))
    for cell, size in zip(told, sizes, strict=False):
        found += f"{' ' * GAP}{cell}{' ' * (size - cells(cell))}"
    return found.rstrip()


def _below(points: Points, row: Row, number: int, width: int) -> Iterator[str]:
    """Yield who says what of a point in the columns behind the first ones."""
    told: dict[str, list[str]] = {}
    for column, cell in [*zip(points.columns, row.cells, strict=True)][number:]:
        if cell:
            told.setdefault(cell, []).append(column.name)
    parts = [f"{cell}: {listed(names)}" for cell, names in told.items()]
    if row.unanswered and not number:
        parts.append(f"{NO_REPLY}: {len(row.unanswered):,}")
    if parts:
        yield from (
            f"    {line}" for line in _broken("; ".join(parts), max(width, NARROWEST) - 4)
        )


def _bullet(words: str, room: int) -> list[str]:
    return [f"{'  ' if i else '- '}{line}" for i, line in enumerate(_broken(words, room - 2))]


def _words(row: Row) -> str:
    return f"{row.words} [{row.name}]" if row.name else row.words


def _broken(words: str, room: int) -> list[str]:
    """Break words into lines of at most `room` cells."""
    shown = plain(words)
    return wrap(shown, room, len(shown) + 1, cells)[0] or [""]
