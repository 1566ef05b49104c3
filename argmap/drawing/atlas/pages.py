"""The pages of an atlas that have drawings: panels put on the first page with room for them."""

from __future__ import annotations

from collections.abc import Sequence

from argmap.base.values import dataclass, field
from argmap.drawing.atlas.forest import Forest, Section, forest
from argmap.drawing.atlas.panels import GAP, MOST_TOLD, Panel, Panels, height_of_lists
from argmap.drawing.atlas.relations import Relation
from argmap.drawing.fit import How
from argmap.drawing.layout.places import Point
from argmap.drawing.layout.shelves import shelved
from argmap.drawing.paper import Page
from argmap.drawing.scene.scene import Note
from argmap.drawing.svg.svg import MARGIN
from argmap.drawing.view import View
from argmap.model import ArgumentMap

HEAD = 94.0
"""Px of a page's title and heading."""
FOOT = 40.0
"""Px of the line at the foot of a page."""
ZOOMS = (1.25, 1.1, 1.0)
"""How much the drawings of a page may be enlarged to fill it."""
OPEN = 12
"""Pages that are looked at again for room."""


@dataclass(slots=True)
class Sheet:
    """A page with drawings: its panels with their corners, in px from the top left of the drawings."""

    panels: list[Panel] = field(default_factory=list)
    corners: list[Point] = field(default_factory=list)
    width: float = 0.0
    height: float = 0.0
    zoom: float = 1.0
    told: list[Relation] = field(default_factory=list)
    """The relations that it tells in words."""

    @property
    def section(self) -> Section:
        """Return the section of its first panel."""
        return self.panels[0].section

    @property
    def claims(self) -> list[str]:
        """Return the claims that have their place on this page."""
        return [c for panel in self.panels for c in panel.part.claims]

    @property
    def notes(self) -> list[Note]:
        """Return the quotations of all panels, numbered as if each were on a page of its own."""
        return [note for panel in self.panels for note in panel.scene.notes]

    @property
    def also(self) -> list[Relation]:
        """Return the relations that will probably have to be told in words."""
        found = {r.name: r for panel in self.panels for r in panel.also}
        done = {name for panel in self.panels for name in panel.drawn}
        return [r for name, r in found.items() if name not in done]


@dataclass(slots=True)
class Planned:
    """The sheets of an atlas in their order."""

    view: View
    forest: Forest
    relations: tuple[Relation, ...]
    lines: int
    """Lines that a claim or a quotation may take."""
    sheets: list[Sheet] = field(default_factory=list)

    def home(self) -> dict[str, int]:
        """Return for each claim the place of the sheet where it is with all that is said of it."""
        found: dict[str, int] = {}
        for number, sheet in enumerate(self.sheets):
            for claim in sheet.claims:
                found.setdefault(claim, number)
        return found

    def stands(self) -> dict[str, tuple[int, ...]]:
        """Return for each claim the places of all sheets that it has a box on."""
        found: dict[str, dict[int, None]] = {}
        for number, sheet in enumerate(self.sheets):
            for claim in (c for panel in sheet.panels for c in panel.view.claims):
                found.setdefault(claim, {})[number] = None
        return {claim: tuple(numbers) for claim, numbers in found.items()}

    def left(self) -> list[Relation]:
        """Return the relations that no sheet draws one by one."""
        done = {name for sheet in self.sheets for panel in sheet.panels for name in panel.drawn}
        return [relation for relation in self.relations if relation.name not in done]


def plan(view: View, page: Page, how: How) -> tuple[Planned, Panels]:
    """Put every claim of a view on sheets. Raises `EngineError` when a panel cannot be laid out."""
    wide, high = page.room
    room = wide - 2 * MARGIN, high - HEAD - FOOT
    tree = forest(view)
    maker = Panels(view, tree, room, how)
    made = Planned(view, tree, maker.relations, maker.lines)
    for section in tree.sections:
        _put(made, [*maker.of(section)], page)
    left = made.left()
    of: dict[str, list[Relation]] = {}
    for relation in left:
        for claim in dict.fromkeys((*relation.left, *relation.right)):
            of.setdefault(claim, []).append(relation)
    for sheet in made.sheets:
        _enlarge(made, sheet, page, list({r.name: r for c in sheet.claims for r in of.get(c, ())}.values()))
    return made, maker


def _put(made: Planned, panels: Sequence[Panel], page: Page) -> None:
    """Put the panels of a section on sheets: of its own if they are many, else on the last one as well."""
    sheets = made.sheets
    area = sum(p.width * p.height for p in panels)
    wide, high = page.room
    first = len(sheets) if area > wide * high / 3 else max(len(sheets) - 1, 0)
    at: dict[str, int] = {}
    for panel in panels:
        above = made.forest.parent.get(panel.part.root, "")
        least = max(first, at.get(panel.part.root if panel.part.more else above, 0), len(sheets) - OPEN)
        place = next((n for n in range(least, len(sheets)) if _add(made, sheets[n], panel, page)), -1)
        if place < 0:
            place = len(sheets)
            sheets.append(Sheet())
            _add(made, sheets[-1], panel, page)
        at |= dict.fromkeys((panel.part.root, *panel.part.claims), place)


def _add(made: Planned, sheet: Sheet, panel: Panel, page: Page) -> bool:
    """Add a panel to a sheet if it fits there, or if it is the first."""
    tried = Sheet([*sheet.panels, panel])
    total = _arranged(made.view.map, tried, page.room[0] - 2 * MARGIN, tried.also, made.lines)
    if sheet.panels and (total > page.room[1] or tried.width > page.room[0] - 2 * MARGIN):
        return False
    sheet.panels, sheet.corners = tried.panels, tried.corners
    sheet.width, sheet.height = tried.width, tried.height
    return True


def _arranged(
    map: ArgumentMap, sheet: Sheet, room: float, told: Sequence[Relation], lines: int
) -> float:  # fmt: skip
    """Put the panels of a sheet in rows of a width; return the height that the page needs, with its lists."""
    sizes = [(panel.width, panel.height) for panel in sheet.panels]
    sheet.corners, (sheet.width, sheet.height) = shelved(sizes, max(room, sheet.width), GAP)
    lists = height_of_lists(map, sheet.notes, told, sheet.claims, room, lines)
    return HEAD + FOOT + sheet.height + lists


def _enlarge(made: Planned, sheet: Sheet, page: Page, left: Sequence[Relation]) -> None:
    """Find how large a sheet can be drawn on its page, with as many as possible of the relations that are left to be
    told in words.
    """
    wide, high = page.room
    few = left[:MOST_TOLD]
    while True:
        for zoom in ZOOMS:
            room = wide / zoom - 2 * MARGIN
            tried = Sheet(sheet.panels)
            total = _arranged(made.view.map, tried, room, few, made.lines)
            if total <= high / zoom and tried.width <= room:
                sheet.corners, sheet.width, sheet.height = tried.corners, tried.width, tried.height
                sheet.zoom, sheet.told = zoom, [*few]
                return
        if not few:
            break
        few = few[:-1]
    room = max(wide - 2 * MARGIN, sheet.width)
    total = _arranged(made.view.map, sheet, room, few, made.lines)
    sheet.zoom = min(wide / (room + 2 * MARGIN), high / total)
