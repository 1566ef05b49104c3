"""An atlas as pages of SVG, with their links: overview, contents, the parts, what is left, sources."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial

from argmap.base.text import NO_BREAK
from argmap.base.values import dataclass
from argmap.drawing.atlas.frame import Finished, Frame, Spot
from argmap.drawing.atlas.front import front
from argmap.drawing.atlas.listing import LEAD, Entry, Listing, flow
from argmap.drawing.atlas.lists import contents, in_full, legend_of, relations_left, sources
from argmap.drawing.atlas.pages import FOOT, HEAD, Planned, Sheet, plan
from argmap.drawing.atlas.panels import GAP, Panels
from argmap.drawing.atlas.relations import Relation
from argmap.drawing.atlas.sheets import Known, draw_list, draw_sheet
from argmap.drawing.fit import How
from argmap.drawing.overview.content import Overview, Row, overview
from argmap.drawing.overview.draw import Sheet as OverviewSheet
from argmap.drawing.overview.table import Table, draw_table
from argmap.drawing.paper import Page
from argmap.drawing.scene.scene import UNMATCHED
from argmap.drawing.scene.words import clean
from argmap.drawing.svg.legend import legend
from argmap.drawing.svg.paint import Paint
from argmap.drawing.svg.svg import EMPTY, MARGIN
from argmap.drawing.view import View

Draw = Callable[[Frame], tuple[str, int]]
"""Draws a page into its frame; returns its heading and its depth among bookmarks."""
UNTITLED = "Argument map"
"""Stands above the headings of a map that has neither a title nor an overview."""
IN_FULL = "Longer than a page has room for, in full"
SPARE = 4
"""Rows of a column that a piece of something long leaves free: it may break into more lines than its letters need."""
PLACE = 88
"""Stands for the numbers of pages that are not known yet."""


def atlas(view: View, page: Page, how: How, *, theme: str = "auto") -> list[Finished]:
    """Return the pages of an atlas of a view. Raises `EngineError` when one cannot be laid out."""
    planned, panels = plan(view, page, how)
    return _Atlas(view, page, planned, panels, how, theme).pages()


@dataclass(frozen=True, slots=True)
class _Leaf:
    """A page to be drawn: the last part of its file's name, and how it is drawn."""

    name: str
    draw: Draw
    zoom: float = 1.0


class _Atlas:
    def __init__(
        self, view: View, page: Page, planned: Planned, panels: Panels, how: How, theme: str
    ) -> None:  # fmt: skip
        self.view, self.page, self.planned, self.panels = view, page, planned, panels
        self.how, self.theme = how, theme
        self.made = overview(view)
        named = view.title or self.made.questions or self.has_overview
        self.title = clean(view.title) or (self.made.title if named else UNTITLED)
        self.left = planned.left()
        wide, high = page.room
        self.room, self.space = wide - 2 * MARGIN, high - HEAD - FOOT
        self.front = 0
        """Number of pages before the first sheet."""
        self.contents = self.signs = self.sources = 0
        self.zoom = 0.0
        """That of the overview, once it is known."""
        self.homes: dict[str, int] = {}
        self.stands: dict[str, tuple[int, ...]] = {}

    def pages(self) -> list[Finished]:
        """Return all pages. Front pages are laid out twice: with numbers that only stand for others, then with
        those that come out of this.
        """
        map, more = self.view.map, self.more()
        tail = len(flow(relations_left(map, more, {}), self.room, self.space))
        whole = len(flow(self.in_full(), self.room, self.space))
        self.sources = PLACE if map.sources else 0
        self.front = len([*self.overviews(), *self.contents_pages(PLACE * bool(whole), PLACE * bool(tail))])
        at = self.front + 1
        self.homes = {c: n + at for c, n in self.planned.home().items()}
        self.stands = {c: tuple(n + at for n in found) for c, found in self.planned.stands().items()}
        first = at + len(self.planned.sheets)
        then = first + whole
        self.sources = then + tail if map.sources else 0
        leaves = [*self.overviews(), *self.contents_pages(first * bool(whole), then * bool(tail))]
        assert len(leaves) == self.front
        leaves += [self.sheet(sheet) for sheet in self.planned.sheets]
        leaves += self.listed(IN_FULL, "in-full", self.in_full())
        leaves += self.listed("Relations between pages", "relations", relations_left(map, more, self.homes))
        leaves += self.listed("Sources", "sources", sources(map, self.planned, at))
        leaves = leaves or [_Leaf("nothing", self.draw_nothing)]
        digits = max(2, len(str(len(leaves))))
        names = {n: f"{n:0{digits}}-{leaf.name}.svg" for n, leaf in enumerate(leaves, 1)}
        found = []
        for number, leaf in enumerate(leaves, 1):
            frame = Frame(self.title, self.made.language, self.page, number, names, Paint(self.theme), leaf.zoom)
            heading, depth = leaf.draw(frame)
            frame.foot(self.footer(number))
            found.append(frame.done(heading, depth))
        return found

    def footer(self, number: int) -> Iterator[tuple[str, int]]:
        both = self.contents == self.signs
        if self.contents and number != self.contents:
            yield f"Contents{' and signs' if both else ''}: page {self.contents}", self.contents
        if self.signs and number != self.signs and not both:
            yield f"Signs: page {self.signs}", self.signs
        if self.sources and number < self.sources:
            yield f"Sources: page {self.sources}", self.sources

    # Overview

    @property
    def has_overview(self) -> bool:
        """Whether there is anything to say in an overview."""
        return bool(self.made.cards or self.made.rows)

    def overviews(self) -> list[_Leaf]:
        """Return the pages of the overview: that with the cards, and as many more as its table needs."""
        made = replace(self.made, rows=tuple(self.numbered(row) for row in self.made.rows))
        if not self.has_overview:
            return []
        laid = front(made, self.page, self.zoom)
        self.zoom = laid.zoom
        draws: list[Draw] = [partial(self.draw_overview, laid.first)]
        draws += [partial(self.draw_points, made, table) for table in laid.tables]
        return [_Leaf("overview", draw, laid.zoom) for draw in draws]

    def numbered(self, row: Row) -> Row:
        """Return a point of the table with the page of its claim."""
        page = self.homes.get(row.claim, 0 if self.homes else PLACE)
        return replace(row, words=f"{row.told} →{NO_BREAK}{page}", when="") if page else row

    def draw_overview(self, sheet: OverviewSheet, frame: Frame) -> tuple[str, int]:
        drawn, _, (cards, rows) = sheet.parts(frame.paint)
        frame.drawn.append(drawn)
        sections = {s.name: s.roots[0] for s in self.planned.forest.sections if s.kind == "position"}
        for card, _, left, top, wide, high in sheet.cards.placed:
            page = self.homes.get(sections.get(card.position, ""), 0)
            if page:
                frame.over(Spot(MARGIN + left, cards + top, wide, high, page))
        self.link_rows(frame, sheet.table, rows)
        return "Overview", 1

    def draw_points(self, made: Overview, rows: Table, frame: Frame) -> tuple[str, int]:
        frame.head(self.title, "Points where positions meet (continued)")
        frame.drawn += draw_table(rows, made.cards, MARGIN, HEAD, frame.paint)
        self.link_rows(frame, rows, HEAD)
        return "Points where positions meet (continued)", 2

    def link_rows(self, frame: Frame, rows: Table, y: float) -> None:
        for row, _, top, high in rows.rows:
            if page := self.homes.get(row.claim):
                frame.over(Spot(MARGIN, y + top, rows.words - 8, high, page))

    # Contents

    def contents_pages(self, whole: int, more: int) -> list[_Leaf]:
        """Return the pages with the contents and the legend; `whole` and `more` are pages of lists, or 0."""
        lists = (IN_FULL, whole), ("Relations between pages", more), ("Sources", self.sources)
        entries = contents(self.view.map, self.planned, self.homes, lists)
        pages = flow(entries, self.room, self.space)
        scene = legend_of(self.view.map, self.planned)
        height = legend(scene, 0.0, 0.0, self.room, Paint("light"))[1] if self.how.legend else 0.0
        apart = bool(height) and (not pages or pages[-1].height + height + GAP > self.space)
        before = len(self.overviews())
        self.contents = before + 1 if pages else 0
        self.signs = before + len(pages) + apart if height else 0
        leaves = []
        for number, page in enumerate(pages):
            with_legend = bool(height) and not apart and number == len(pages) - 1
            leaves.append(_Leaf("contents", partial(self.draw_contents, page, with_legend, number)))
        if apart:
            leaves.append(_Leaf("signs", partial(self.draw_contents, None, True, 0)))
        return leaves

    def draw_contents(
        self, page: Listing | None, with_legend: bool, number: int, frame: Frame
    ) -> tuple[str, int]:  # fmt: skip
        heading = "Contents" if page else "Signs"
        frame.head(self.title, f"{heading} (continued)" if number else heading)
        if page:
            draw_list(frame, page, HEAD)
        if with_legend:
            key, high = legend(legend_of(self.view.map, self.planned), MARGIN, 0.0, self.room, frame.paint)
            y = frame.height - FOOT - high if page else HEAD
            frame.drawn.append(f'<g transform="translate(0 {y:.1f})">{key}</g>\n')
        return heading, 1 if not number else 2

    # Sheets

    def sheet(self, sheet: Sheet) -> _Leaf:
        name = re.sub(r"[^a-z0-9]+", "-", sheet.panels[0].part.root.lower()).strip("-")[:40] or "part"
        return _Leaf(name, partial(self.draw_sheet, sheet), sheet.zoom)

    def draw_sheet(self, sheet: Sheet, frame: Frame) -> tuple[str, int]:
        known = Known(self.view.map, self.title, self.panels, self.homes, self.stands)
        return draw_sheet(frame, sheet, known), 2

    def more(self) -> list[Relation]:
        """Return the relations that no sheet draws or tells."""
        told = {r.name for sheet in self.planned.sheets for r in sheet.told}
        return [r for r in self.left if r.name not in told]

    def draw_nothing(self, frame: Frame) -> tuple[str, int]:
        """Draw the only page of an atlas of nothing."""
        words = UNMATCHED if self.view.scope else EMPTY
        frame.head(self.title, words)
        return words, 1

    # Lists

    def in_full(self) -> list[Entry]:
        """Return what is cut in its box, in pieces that have room in a column of a page."""
        return in_full(self.planned, self.homes, max(int(self.space / LEAD) - SPARE, 1))

    def listed(self, heading: str, name: str, entries: Sequence[Entry]) -> list[_Leaf]:
        """Return the pages of a list."""
        return [
            _Leaf(name, partial(self.draw_listed, heading, page, number))
            for number, page in enumerate(flow(entries, self.room, self.space))
        ]

    def draw_listed(
        self, heading: str, page: Listing, number: int, frame: Frame
    ) -> tuple[str, int]:  # fmt: skip
        frame.head(self.title, f"{heading} (continued)" if number else heading)
        draw_list(frame, page, HEAD)
        return heading, 2 if number else 1
