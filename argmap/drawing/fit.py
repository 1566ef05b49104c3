"""A picture for a page: as many boxes as can be read there, everything else folded into them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from math import sqrt

from argmap.base.values import dataclass
from argmap.drawing.engines import Limit
from argmap.drawing.folding.fold import (
    AS_USUAL,
    Wanted,
    boxes_by_default,
    boxes_of,
    fold,
    fold_as_wanted,
    order_of,
)
from argmap.drawing.folding.importance import Order
from argmap.drawing.folding.ledger import count_boxes
from argmap.drawing.layout.layout import lay_out_scene, routed, stacked
from argmap.drawing.layout.paged import in_stacks
from argmap.drawing.layout.places import Layout, Point
from argmap.drawing.layout.router.measure import clean
from argmap.drawing.layout.routes import extent
from argmap.drawing.paper import Page, pages
from argmap.drawing.scene.build import build
from argmap.drawing.scene.notes import usual
from argmap.drawing.scene.scene import Scene, Sheet
from argmap.drawing.svg.svg import MARGIN, Room, head_of, room_of
from argmap.drawing.view import View, without_evidence

FULL = 0.64
"""Part of the room for a drawing that boxes take, with lines between them: where the search begins."""
MOST_PLACED = 8
"""Numbers of boxes for which places are tried."""
A_TRY = 2500
"""Claims of a map for which one number less is tried."""
MOST_TRIES = 6
"""Numbers of boxes for which lines are tried."""
TANGLED = (24.0, 12.0)
"""Px that boxes have less across and down where lines have no room."""
WIDE = 2
"""How many boxes fewer than what does not fit a picture may have, without one in between being tried."""
CLOSE = 22.0
"""Px between two boxes of a stack where the picture would be too high."""
ALIKE = 0.95
"""How much smaller the room of a page in the other direction may be for it to be tried once more."""
ROOM = 1.03
"""How large the page has to be, compared with the boxes, for lines to be tried."""
MOST_MORE = 1.6
"""How many times as many boxes are tried next at most."""
NEARLY = 0.93
"""How large a picture has to be for it to be tried closer together."""
ASKING_TRIES = 3
"""How often a picture with more questions than claims is tried closer together: lines from rows of these take room."""
MEASURED = 150
"""Lines up to which it is looked at what they run through."""
LEAST = 1
"""Boxes of the smallest picture."""
FEW = 8
"""Boxes up to which a picture is not made smaller for lines that run close together, as in a map in which
everything attacks everything.
"""
HEAD = 0.4
"""Part of a page that title and legend may take."""
A_BOX = 27_000.0
"""Px² of a box of the usual size."""
STACK = 290.0
"""Px of a stack of claims, with the lines next to it, more or less."""
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


USUAL = "A4"
"""The page for a map with more boxes than are usual, when nobody says what its picture is for."""


def in_room(
    view: View, wanted: Wanted = AS_USUAL, how: How | None = None, word: str = ""
) -> tuple[View, Fitted | None]:
    """Return a view with what has no room folded; and, with `how`, its picture for the page that `word`
    means, that its saved view asks for, or that a large map gets when nobody asks for a number of boxes.

    Raises `ValueError` with a sentence for a word that is no page, and `EngineError` when no layout can be made.
    """
    saved = view.map.views.get(view.selection.saved)
    asked = boxes_of(view, wanted)
    if not word and saved is not None and not wanted.whole and not wanted.boxes:
        word = saved.fit
    chosen = pages(word) if word else ()
    if how is None:
        return fold_as_wanted(view, wanted), None
    if not chosen and not wanted.whole and asked is None:
        order = order_of(view, wanted)
        if count_boxes(fold(view, order, boxes=None)) > boxes_by_default(order):
            chosen = pages(USUAL)
    if not chosen:
        return fold_as_wanted(view, wanted), None
    made = fit(view, wanted, chosen, how)
    return made.view, made


def fit(view: View, wanted: Wanted, on: Sequence[Page], how: How) -> Fitted:
    """Return the view with the most boxes that can be read on one of the pages, of the same name in both
    directions, and laid out for it. Where not even the fewest fit, they are made smaller than they should be.

    Quotations have boxes of their own where these fit, else numbers with a list, else they are counted. Raises
    `EngineError` when no layout can be made.
    """
    return _Search(view, wanted, tuple(on), how).best()


class _Search:
    """The pictures tried for one page."""

    def __init__(self, view: View, wanted: Wanted, on: tuple[Page, ...], how: How) -> None:
        self.view, self.pages, self.how = view, on, how
        self.limit = Limit(how.deadline)
        self.bare = without_evidence(view)
        self.wanted = wanted
        self.order: Order = order_of(view, wanted)

    def best(self) -> Fitted:
        """Return the best picture."""
        whole = fold(self.view, self.order, boxes=None)
        boxes = count_boxes(whole)
        if self.wanted.whole:
            return self.asked(boxes)
        if asked := boxes_of(self.view, self.wanted):
            return self.asked(min(asked, boxes))
        guess = self.guess()
        if boxes <= guess * 2:
            for view, quotations in self.ways(whole):
                found = self.on_a_page(view, quotations, only_if=True)
                if found is not None and found.fits:
                    return found
        return self.folded(min(guess, boxes), boxes)

    def guess(self) -> int:
        """Return how many boxes of the usual size a page has room for, more or less."""
        wide, high = self.pages[0].room
        return max(int((wide - 2 * MARGIN) * (high - 2 * MARGIN) * 0.8 * FULL / A_BOX), LEAST)

    def ways(self, whole: View) -> Iterator[tuple[View, str]]:
        """Yield a view with its quotations as they may be shown, the fullest first."""
        asked = self.how.quotations
        most = usual(whole) if asked == "auto" else asked
        if most == "boxes":
            yield whole, "boxes"
        if (asked == "marks" or (asked == "auto" and most != "none")) and whole.evidence:
            yield whole, "marks"
        if asked == "auto" or not whole.evidence:
            yield fold(self.bare, self.order, boxes=None), "none"

    def asked(self, boxes: int) -> Fitted:
        """Return the picture with the number of boxes that the reader asked for."""
        found = None
        for view, quotations in self.ways(fold(self.view, self.order, boxes=boxes)):
            bare = quotations == "none"
            found = self.on_a_page(
                fold(self.bare, self.order, boxes=boxes) if bare else view, quotations
            )
            if found is not None and found.fits:
                break
        assert found is not None
        return found

    def folded(self, guess: int, most: int) -> Fitted:
        """Search for the largest number of boxes that fits: first by their places alone, then with lines."""
        bare = self.how.quotations not in ("boxes", "marks")
        view, quotations = (self.bare, "none") if bare else (self.view, self.how.quotations)
        found: dict[int, Placing] = {}

        def placed(number: int) -> Placing:
            if number not in found:
                part = fold(view, self.order, boxes=number, scattered=False)
                ways = [Placing(self, part, quotations, page) for page in self.pages]
                best = found[number] = max(ways, key=lambda way: way.slack)
                if len(found) > 1 or min(way.slack for way in ways) < best.slack * ALIKE:
                    self.pages = (best.page,)
            return found[number]

        least, tries = min(LEAST, most), self.tries_for_places()
        low, high, number = 0, most + 1, max(guess, least)
        while low + 1 < high and len(found) < tries:
            room = placed(number).slack
            if room >= ROOM:
                low = number
                more = int(number * min(placed(number).down, MOST_MORE))
                number = min(max(more, number + 1), high - 1)
            else:
                high = number
                number = max(min(int(number * max(room, 0.5)), high - 1), low + 1, least)
            if high <= least:
                break
        number, most = low or max(high - 1, least), 0
        best: Fitted | None = None
        for _ in range(MOST_TRIES):
            way = placed(number)
            made = last = way.fitted()
            asking = len(made.view.questions) > len(made.view.claims)
            for _ in range(ASKING_TRIES if asking else 1):
                if made.good or (made.room.zoom <= NEARLY and not asking):
                    break
                way = way.tighter(last)
                last = way.fitted()
                made = max(made, last, key=_worth)
            if best is None or _worth(made) >= _worth(best):
                best = made
            if made.good or (made.fits and number <= FEW) or number == least:
                if most - number <= max(WIDE, number // 8):
                    break
                number, most = (number + most) // 2, 0
            elif best.good or (best.fits and number <= FEW):
                break
            else:
                most = number
                lowest = FEW // 2 if number > FEW else least
                number = max(min(number - 1, int(number * made.room.zoom**1.5)), lowest)
        assert best is not None
        return best

    def tries_for_places(self) -> int:
        """Return for how many numbers of boxes places are tried: fewer where folding takes long."""
        return max(3, MOST_PLACED - len(self.view.map.claims) // A_TRY)

    def on_a_page(self, view: View, quotations: str, *, only_if: bool = False) -> Fitted | None:
        """Lay a view out for the page on which it can be larger: the next one is tried if it does not fit.
        A page that its boxes alone fill is left out `only_if` something else can be drawn.
        """
        found: list[Fitted] = []
        for page in self.pages:
            way = Placing(self, view, quotations, page)
            if way.slack < 1.0 and only_if:
                continue
            found.append(way.fitted())
            if found[-1].fits:
                break
        return max(found, key=_worth, default=None)


def _worth(made: Fitted) -> tuple[bool, bool, float]:
    return made.fits, made.clean, made.room.zoom


class Placing:
    """A view with its boxes placed on a page, without lines; `slack` is how much larger it could be, and
    `down` how much higher, more or less.
    """

    def __init__(
        self, search: _Search, view: View, quotations: str, page: Page, less: Point = (0.0, 0.0)
    ) -> None:
        self.search, self.view, self.quotations, self.page = search, view, quotations, page
        how = search.how
        room = sheet(page, less=less)
        self.scene = build(
            view, direction=how.direction, link=how.link, quotes=quotations, sheet=room
        )
        room = sheet(page, self.head(), less)
        self.scene.sheet, self.scene.ratio = room, room.width / room.height
        self.placed = in_stacks(self.scene) if self.scene.boxes and stacked(self.scene) else None
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
            high = head_of(scene, self.page, with_legend=self.search.how.legend)
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
        return Placing(self.search, self.view, self.quotations, self.page, less)

    def fitted(self) -> Fitted:
        """Return the picture with its lines."""
        how = self.search.how
        if self.placed:
            layout = routed(self.scene, self.placed)
        else:
            layout = lay_out_scene(self.scene, engine=how.engine, deadline=self.search.limit.left)
        room = room_of(self.scene, layout, with_legend=how.legend, page=self.page)
        return Fitted(self.view, self.page, self.scene, layout, room)


def sheet(page: Page, head: float = 0.0, less: Point = (0.0, 0.0)) -> Sheet:
    """Return the room for a drawing on a page, below a head, with so much `less` for boxes across and down."""
    wide, high = page.room
    wide -= 2 * MARGIN
    stacks = max(round(wide / STACK), 1)
    column = (wide - BETWEEN * (stacks - 1) - less[0] * 1.1) / stacks - INDENT
    column = min(max(column, 150.0), 260.0)
    high = max(high - MARGIN - head, wide / 4)
    if less[1]:
        return Sheet(wide, high - less[1], column, rank=CLOSE, less=less[0])
    return Sheet(wide, high, column, less=less[0])
