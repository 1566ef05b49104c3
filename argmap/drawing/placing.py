"""A view with its boxes placed on a page, and with its lines: what the search for the best picture tries."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from math import sqrt

from argmap.base.values import dataclass
from argmap.drawing.engines import Limit
from argmap.drawing.folding.ledger import Ledger
from argmap.drawing.layout.layout import lay_out_scene, routed, stacked
from argmap.drawing.layout.paged import in_stacks
from argmap.drawing.layout.places import Layout, Point
from argmap.drawing.layout.router.measure import clean, crossings
from argmap.drawing.layout.routes import extent
from argmap.drawing.paper import Page
from argmap.drawing.scene.build import build
from argmap.drawing.scene.scene import Scene, Sheet
from argmap.drawing.svg.svg import MARGIN, Room, head_of, room_of
from argmap.drawing.view import View

FULL = 0.64
"""Part of the room for a drawing that boxes take, with lines between them: where the search begins."""
TANGLED = (24.0, 12.0)
"""Px that boxes have less across and down where lines have no room."""
CLOSE = 22.0
"""Px between two boxes of a stack where the picture would be too high."""
MEASURED = 150
"""Lines up to which it is looked at what they run through."""
COUNTED = 60
"""Lines up to which their crossings are counted while boxes are placed."""
CROSSINGS = (60.0, 400.0)
"""What two lines that cross may cost, in px of lines: the boxes of the last picture are placed once for each."""
MANY_CROSSINGS = 0.8
"""Crossings for each line above which boxes are put in other places, though as many straight lines cross there."""
HEAD = 0.4
"""Part of a page that title and legend may take."""
STACK = 290.0
"""Px of a stack of claims, with the lines next to it, more or less."""
NARROW = 230.0
"""Px of a stack that is as narrow as it may be for all theses to stand in one row."""
INDENT = 58.0
"""Px of a stack that are no words: the margins of a claim, and how far reasons are set in."""
BETWEEN = 26.0
"""Px between two stacks, with room for lines."""


@dataclass(frozen=True, slots=True)
class How:
    """How a picture is drawn, beside its page; as in `argmap.formats.exports.options.Options`."""

    direction: str = "up"
    engine: str = "auto"
    deadline: float = 60.0
    link: str = ""
    legend: bool = True
    quotations: str = "auto"


@dataclass(frozen=True)
class Fitted:
    """A view as it fits on a page, its scene and its layout."""

    view: View
    page: Page
    scene: Scene
    layout: Layout
    room: Room
    way: Placing

    @property
    def fits(self) -> bool:
        """Whether the smallest type is large enough."""
        return self.room.zoom >= 1.0

    @cached_property
    def clean(self) -> bool:
        """Whether no line runs through a box, or on top of another one."""
        return len(self.scene.links) > MEASURED or clean(self.scene, self.layout)

    @property
    def good(self) -> bool:
        """Whether the picture is as it should be."""
        return self.fits and self.clean

    @cached_property
    def crossings(self) -> int:
        """Return how often lines cross."""
        return crossings(self.scene, self.layout)

    def untangled(self, on: Sequence[Page]) -> Fitted:
        """Return the picture with its boxes where fewer lines cross, if there is one that is as it should be; if very
        many cross, on any of the pages.
        """
        best = self
        if not self.good or not self.way.few:
            return best
        for crossing in (*CROSSINGS, 0.0):
            if crossing != self.way.crossing:
                best = best.or_better(self.way.again(crossing))
        for page in on:
            if page is not self.page and best.tangled:
                best = best.or_better(self.way.again(CROSSINGS[-1], page))
        return best

    @property
    def tangled(self) -> bool:
        """Whether very many lines cross."""
        return self.crossings > MANY_CROSSINGS * len(self.scene.links)

    def or_better(self, way: Placing) -> Fitted:
        """Return the picture of boxes in other places, if fewer lines cross there, or else this one."""
        if not way.placed or not self.way.placed or way.slack < 1.0:
            return self
        if way.placed.crossings < self.way.placed.crossings or self.tangled:
            made = way.fitted()
            if made.good and made.crossings < self.crossings:
                return made
        return self


def worth(made: Fitted) -> tuple[bool, bool, float]:
    """Return how good a picture is: whether it fits, whether it is as it should be, and how large it is."""
    return made.fits, made.good, made.room.zoom


class Placing:
    """A view with its boxes placed on a page, without lines; `slack` is how much larger it could be, and
    `down` how much higher, more or less.
    """

    def __init__(
        self, how: How, limit: Limit, view: View, quotations: str, page: Page, book: Ledger,
        less: Point = (0.0, 0.0), crossing: float = 0.0,
    ) -> None:  # fmt: skip
        self.less, self.crossing = less, crossing
        self.how, self.limit, self.view, self.quotations = how, limit, view, quotations
        self.page, self.book = page, book
        theses = len(view.map.theses.intersection(view.claims))
        room = sheet(page, less=less, theses=theses)
        self.scene = build(
            view, direction=how.direction, link=how.link, quotes=quotations, sheet=room, book=book
        )
        room = sheet(page, self.head(), less, theses)
        self.scene.sheet, self.scene.ratio = room, room.width / room.height
        self.placed = in_stacks(self.scene, crossing) if self.scene.boxes and stacked(self.scene) else None
        if self.placed:
            self.down = room.height / self.placed.height
            self.slack = min(room.width / self.placed.width, self.down)
        else:
            area = sum(box.width * box.height for box in self.scene.boxes)
            self.slack = self.down = sqrt(FULL * room.width * room.height / max(area, 1.0))

    def head(self) -> float:
        """Return how far down the drawing begins; on a small page there is no legend, and no subtitle."""
        scene, most = self.scene, self.page.room[1] * HEAD
        for _ in range(3):
            high = head_of(scene, self.page, with_legend=self.how.legend)
            if high <= most:
                break
            if scene.legend:
                scene.legend = False
            else:
                scene.subtitle = ""
        return high

    def tighter(self, made: Fitted) -> Placing:
        """Return the same boxes closer together: with narrower words where lines make the picture too wide, with
        less between them where they make it too high; both a little where lines have no room.
        """
        room = self.scene.sheet
        assert room is not None
        left, top, right, bottom = extent(made.scene, made.layout)
        less = max(right - left - room.width, 0.0), max(bottom - top - room.height, 0.0)
        if less == (0.0, 0.0):
            less = TANGLED
        less = less[0] + room.less, less[1]
        return Placing(self.how, self.limit, self.view, self.quotations, self.page, self.book, less, self.crossing)

    @property
    def few(self) -> bool:
        """Whether its lines are few enough for their crossings to be counted at each place of a box."""
        return self.placed is not None and len(self.scene.links) <= COUNTED

    def again(self, crossing: float, page: Page | None = None) -> Placing:
        """Return the same boxes in places that depend on what lines that cross cost, perhaps on another page."""
        on, less = (self.page, self.less) if page is None else (page, (0.0, 0.0))
        return Placing(self.how, self.limit, self.view, self.quotations, on, self.book, less, crossing)

    def uncrossed(self) -> Placing:
        """Return the same boxes where fewer lines cross, or these if the others have no room."""
        if not self.few or not self.placed or not self.placed.crossings:
            return self
        found = self.again(CROSSINGS[0])
        return found if found.slack >= min(self.slack, 1.0) else self

    def fitted(self) -> Fitted:
        """Return the picture with its lines."""
        how = self.how
        if self.placed:
            layout = routed(self.scene, self.placed)
        else:
            layout = lay_out_scene(self.scene, engine=how.engine, deadline=self.limit.left)
        room = room_of(self.scene, layout, with_legend=how.legend, page=self.page)
        return Fitted(self.view, self.page, self.scene, layout, room, self)


def sheet(page: Page, head: float = 0.0, less: Point = (0.0, 0.0), theses: int = 0) -> Sheet:
    """Return the room for a drawing on a page, below a head, with so much `less` for boxes across and down."""
    wide, high = page.room
    wide -= 2 * MARGIN
    stacks = max(round(wide / STACK), 1)
    if stacks < theses <= (wide + BETWEEN) / NARROW:
        stacks = theses
    column = (wide - BETWEEN * (stacks - 1) - less[0] * 1.1) / stacks - INDENT
    column = min(max(column, 150.0), 260.0)
    high = max(high - MARGIN - head, wide / 4)
    if less[1]:
        return Sheet(wide, high - less[1], column, rank=CLOSE, less=less[0], lower=less[1])
    return Sheet(wide, high, column, less=less[0])
