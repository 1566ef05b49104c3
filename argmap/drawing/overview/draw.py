"""An overview as SVG: head, questions, cards, table, legend; as large as it is, or on a page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial

from argmap.base.values import dataclass
from argmap.drawing.layout.places import straight
from argmap.drawing.overview.cards import Cards, cards, draw_cards
from argmap.drawing.overview.content import MOST_COLUMNS, NO_POSITION, Overview, Row, overview
from argmap.drawing.overview.marks import MANNERS, NO_REPLY, SILENCE, WORDS
from argmap.drawing.overview.table import Table, cell, draw_table, most_columns, table
from argmap.drawing.overview.ties import SAYS
from argmap.drawing.paper import Page
from argmap.drawing.scene import boxes
from argmap.drawing.scene.words import Line, escape, fitted, lines, width
from argmap.drawing.svg import shapes
from argmap.drawing.svg.edges import draw_line
from argmap.drawing.svg.legend import Item, entries
from argmap.drawing.svg.paint import Paint
from argmap.drawing.svg.svg import MARGIN, document, heading
from argmap.drawing.view import View
from argmap.reasoning.analyses.meeting import Stance

ROOM = 1140.0
"""Px of an overview that is on no page."""
ASKED = 30.0
"""Px of a question."""
BETWEEN = 10.0
"""Px below the cards, and below the table."""


def picture(
    view: View, *, theme: str = "auto", legend: bool = True, pages: tuple[Page, ...] = ()
) -> str:
    """Draw the overview of a view's map as a whole SVG document: on that one of `pages` that has room for most
    points, or else with all of them.
    """
    return laid_out(view, legend=legend, pages=pages).draw(Paint(theme))


def laid_out(view: View, *, legend: bool = True, pages: tuple[Page, ...] = ()) -> Sheet:
    """Return the overview of a view's map as it is drawn: on the page that has room for most points."""
    if not pages:
        return Sheet.of(overview(view), None, legend)
    columns = [min(most_columns(page.room[0] - 2 * MARGIN), MOST_COLUMNS) for page in pages]
    made = {most: overview(view, most) for most in set(columns)}
    sheets = [Sheet.of(made[most], page, legend) for most, page in zip(columns, pages, strict=True)]
    return max(sheets, key=lambda sheet: (sheet.zoom >= 1.0, len(sheet.table.rows), sheet.zoom))


@dataclass(frozen=True, slots=True)
class Sheet:
    """The parts of an overview, laid out for one page. `further` says where the rows are that it has no room for."""

    made: Overview
    page: Page | None
    room: float
    cards: Cards
    table: Table
    legend: bool
    further: str = ""

    @classmethod
    def of(cls, made: Overview, page: Page | None, legend: bool, further: str = "") -> Sheet:
        """Lay out an overview on a page; with fewer words on the cards where that makes room for points."""
        room = page.room[0] - 2 * MARGIN if page else ROOM
        tables = table(made.rows, len(made.cards), room)
        whole = cls(made, page, room, cards(made, room), tables, legend, further)
        if page is None or whole.height <= page.room[1]:
            return whole
        with_lines = whole._brief(page, stubs=False)
        return with_lines if with_lines.zoom >= 1.0 else whole._brief(page, stubs=True)

    def _brief(self, page: Page, *, stubs: bool) -> Sheet:
        """Return the sheet with fewer words on its cards, and as much of its table as then has room on a page."""
        made, room = self.made, self.room
        brief = replace(self, cards=cards(made, room, brief=True, stubs=stubs))
        least = replace(brief, table=table(made.rows, len(made.cards), room, 0.0))
        left = page.room[1] - (least.height - least.table.height)
        return replace(brief, table=table(made.rows, len(made.cards), room, left))

    @property
    def without_rows(self) -> Sheet:
        """Return the sheet without its table."""
        return replace(self, table=table((), len(self.made.cards), self.room))

    def fits(self, page: Page) -> bool:
        """Whether everything on the sheet has room on a page."""
        wide = self.table.room if self.made.rows else 0.0
        return wide <= self.room and self.height <= page.room[1]

    @property
    def height(self) -> float:
        """Return the height of the whole sheet."""
        return self.parts(Paint("light"))[1]

    @property
    def zoom(self) -> float:
        """Return how much smaller than it should be the type is on the page; 1 if it is not."""
        if self.page is None:
            return 1.0
        wide = max(self.room, self.table.room if self.made.rows else 0.0) + 2 * MARGIN
        return min(self.page.room[0] / wide, self.page.room[1] / self.height, 1.0)

    def draw(self, paint: Paint) -> str:
        """Return the SVG document."""
        drawn, height, _ = self.parts(paint)
        wide, high = self.room + 2 * MARGIN, height
        if self.page:
            wide, high = self.page.room[0] / self.zoom, self.page.room[1] / self.zoom
        made = self.made
        return document(made.title, made.language, wide, high, drawn, paint, self.page)

    def parts(self, paint: Paint) -> tuple[str, float, tuple[float, float]]:
        """Return what is drawn, its height, and the y where cards and table begin."""
        made, room = self.made, self.room
        head, y = heading(made.title, made.subtitle, self._scope(), room, paint)
        drawn = [head]
        y += 10
        asked, high = _asked(made.questions, room, y, paint)
        drawn += (asked, *draw_cards(self.cards, made, MARGIN, y + high + 4, paint))
        begin = y + high + 4
        y = begin + self.cards.height + BETWEEN
        tops = begin, y
        if not made.cards:
            for line in lines(NO_POSITION, room, 3, 14.0):
                y += 20
                drawn.append(shapes.text(MARGIN, y, line, ' font-size="14"'))
        if self.table.rows:
            drawn += draw_table(self.table, made.cards, MARGIN, y, paint)
            y += self.table.height + BETWEEN
        if self.legend:
            groups = [
                ("Lines", [*_lines(made)]),
                ("Cells", [*_cells([row for row, *_ in self.table.rows])]),
            ]
            key, height = entries(groups, MARGIN, y, room, paint)
            drawn.append(key)
            y += height
        return "".join(drawn), y + MARGIN, tops

    def _scope(self) -> str:
        """Say what is not on the sheet."""
        left_out = self.made.left_out(len(self.table.rows), self.further)
        return f"Not on this sheet: {left_out}." if left_out else ""


def _asked(questions: Sequence[str], room: float, y: float, paint: Paint) -> tuple[str, float]:
    """Draw the questions side by side while there is room, and return them with their height."""
    if not questions:
        return "", 0.0
    drawn, x, top = ['<g class="questions">'], 0.0, y
    more = f' font-size="15" font-weight="bold"{paint("asked")}'
    for words in questions:
        line = fitted(words, room - 80, boxes.LARGE, True)
        wide = line.width + 2 * boxes.HEXAGON + 10
        if x and x + wide > room:
            x, y = 0.0, y + ASKED + 6
        shape = shapes.hexagon(MARGIN + x, y, wide, ASKED, 14)
        drawn.append(
            f'<g class="question"><title>{escape(words)}</title><path d="{shape}"{paint("question")}/>'
        )
        drawn.append(f"{shapes.text(MARGIN + x + wide / 2, y + 20, line, more, middle=True)}</g>")
        x += wide + 8
    drawn.append("</g>\n")
    return "".join(drawn), y - top + (ASKED + 6 if x else 0.0)


def _lines(made: Overview) -> Iterator[Item]:
    """Yield the legend's entries for the stubs in use."""
    for relation, words in SAYS.items():
        if any(tie.relation == relation for tie in made.ties):
            yield Item(40, partial(_line, relation, False), words)
    if made.ties:
        yield Item(8, _many, "how many of them")
    if drawn := [tie.relation for tie in made.ties if tie.drawn]:
        yield Item(40, partial(_line, drawn[0], True), "drawn by the mapmaker")


def _line(relation: str, drawn: bool, x: float, y: float, paint: Paint) -> str:
    heads = "none" if relation in ("contradiction", "restatement") else "end"
    return draw_line(relation, straight((x, y), (x + 40, y)), heads, paint, drawn=drawn)


def _cells(rows: Sequence[Row]) -> Iterator[Item]:
    """Yield the legend's entries for the cells in use."""
    used = [s for row in rows for s in row.stances if s.word]
    for manner, words in MANNERS.items():
        found = next((s for w in WORDS for s in used if s.manner == manner and s.word == w), None)
        if found:
            yield Item(70, partial(_cell, found), words)
    if any(row.thesis for row in rows):
        yield Item(24, _bold, "thesis of a position")
    if any(row.unanswered for row in rows):
        yield Item(9, _one, NO_REPLY)
    if used:
        yield Item(0, _nothing, SILENCE)


def _cell(stance: Stance, x: float, y: float, paint: Paint) -> str:
    return cell(stance, x, y, 70, paint)


def _many(x: float, y: float, paint: Paint) -> str:
    return _words("n", x, y, paint("ink"), bold=False)


def _one(x: float, y: float, paint: Paint) -> str:
    return _words("1", x, y, paint("ink"), bold=True)


def _bold(x: float, y: float, paint: Paint) -> str:
    return _words("Abc", x, y, paint("ink"), bold=True)


def _words(words: str, x: float, y: float, colour: str, *, bold: bool) -> str:
    more = ' font-size="12"' + (' font-weight="bold"' if bold else "") + colour
    return shapes.text(x, y + 4, Line(words, width(words, boxes.SMALL, bold)), more)


def _nothing(_x: float, _y: float, _paint: Paint) -> str:
    return ""
