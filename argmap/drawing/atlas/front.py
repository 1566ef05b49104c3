"""The overview at the front of an atlas: a page with the cards, and as many more as its table needs."""

from __future__ import annotations

from dataclasses import replace

from argmap.base.values import dataclass
from argmap.drawing.atlas.pages import FOOT, HEAD
from argmap.drawing.overview.content import Overview
from argmap.drawing.overview.draw import Sheet
from argmap.drawing.overview.table import Table, table
from argmap.drawing.paper import PX_PER_MM, Page
from argmap.drawing.svg.svg import MARGIN

SIZES = (1.0, 1.25, 1.5, 1.75, 2.0, 2.5, 3.0, 4.0, 5.0, 6.0, 8.0)
"""How many times larger than a page an overview may be drawn, to be made smaller with it."""


@dataclass(frozen=True, slots=True)
class Front:
    """An overview laid out: its first page, the tables on further ones, and how much smaller than usual it is."""

    first: Sheet
    tables: tuple[Table, ...]
    zoom: float
    fits: bool


def front(made: Overview, page: Page, zoom: float = 0.0) -> Front:
    """Lay out an overview on pages: as large as it can be, unless the `zoom` is known."""
    for size in (1 / zoom,) if zoom else SIZES:
        found = _laid_out(made, replace(page, width=page.width * size, height=page.height * size), 1 / size)
        if found.fits:
            break
    return found


def _laid_out(made: Overview, page: Page, zoom: float) -> Front:
    wide, high = page.room
    room, space = wide - 2 * MARGIN, high - HEAD - FOOT
    short = replace(page, height=page.height - FOOT / PX_PER_MM)
    first, tables = _split(made, short, "on page 2", room, space)
    if len(tables) > 1:
        first, tables = _split(made, short, "from page 2 on", room, space)
    fits = first.fits(short) and all(one.height <= space for one in tables)
    return Front(first, tables, zoom, fits)


def _split(
    made: Overview, page: Page, further: str, room: float, space: float
) -> tuple[Sheet, tuple[Table, ...]]:
    """Return the first page, with as many points as there is room for, and the tables of the others."""
    first = Sheet.of(made, page, True, further)
    if not first.fits(page):
        first = first.without_rows
    rest, tables = made.rows[len(first.table.rows) :], list[Table]()
    while rest:
        tables.append(table(rest, len(made.cards), room, space))
        rest = rest[len(tables[-1].rows) :]
    return first, tuple(tables)
