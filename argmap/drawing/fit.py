"""A picture for a page: as many boxes as can be read there, everything else folded into them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

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
from argmap.drawing.layout.layout import lay_out_scene
from argmap.drawing.layout.places import Layout
from argmap.drawing.paper import Page, pages
from argmap.drawing.scene.build import build
from argmap.drawing.scene.notes import IN_BOXES
from argmap.drawing.scene.scene import Scene
from argmap.drawing.svg.svg import MARGIN, Room, room_of
from argmap.drawing.view import View, without_evidence

A_BOX = 40_000.0
"""Px² of a page for each box, with its lines and its part of the legend: where the search begins."""
HEAD = 190.0
"""Px of title and legend, roughly."""
MOST_TRIES = 9
"""Layouts that are tried for a page."""
NEARLY = 0.72
"""How near to fitting a picture has to be, for a page in the other direction to be tried as well."""
LEAST = 3
"""Boxes of the smallest picture."""


@dataclass(frozen=True, slots=True)
class How:
    """How a picture is drawn, beside its page; as in `argmap.formats.exports.options.Options`."""

    direction: str = "up"
    engine: str = "auto"
    deadline: float = 60.0
    link: str = ""
    legend: bool = True
    quotations: str = "auto"


@dataclass(frozen=True, slots=True)
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
        self.tries = 0

    def best(self) -> Fitted:
        """Return the best picture."""
        whole = fold(self.view, self.order, boxes=None)
        boxes = count_boxes(whole)
        area = max(page.room[0] * page.room[1] for page in self.pages)
        guess = max(int(area / A_BOX), LEAST)
        if self.wanted.whole:
            return self.asked(boxes)
        if asked := boxes_of(self.view, self.wanted):
            return self.asked(min(asked, boxes))
        if boxes <= guess * 2:
            for view, quotations in self.ways(whole):
                found = self.on_a_page(view, quotations)
                if found.fits:
                    return found
        return self.folded(min(guess, boxes), boxes)

    def ways(self, whole: View) -> Iterator[tuple[View, str]]:
        """Yield a view with its quotations as they may be shown, the fullest first."""
        asked = self.how.quotations
        if asked in ("auto", "boxes") and (asked == "boxes" or len(whole.claims) <= IN_BOXES):
            yield whole, "boxes"
        if asked in ("auto", "marks") and whole.evidence:
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
            if found.fits:
                break
        assert found is not None
        return found

    def folded(self, guess: int, most: int) -> Fitted:
        """Search for the largest number of boxes that fits, between those known to fit and not to fit."""
        view = self.view if self.how.quotations in ("boxes", "marks") else self.bare
        quotations = "none" if view is self.bare else self.how.quotations
        good: Fitted | None = None
        low, high, number = 0, most + 1, guess
        while self.tries < MOST_TRIES and high - low > max(low // 12, 1):
            found = self.on_a_page(fold(view, self.order, boxes=number), quotations)
            if found.fits:
                good, low = found, number
                number = min(int(number * 1.25) + 1, (number + high) // 2 if high <= most else most)
            else:
                high = number
                bad, factor = found, max(found.room.zoom**1.5, 0.5)
                number = max(int(number * factor), LEAST) if not low else (low + high) // 2
                if high <= LEAST:
                    return bad
            if number in (low, high):
                number = (low + high) // 2
        return good or self.on_a_page(fold(view, self.order, boxes=LEAST), quotations)

    def on_a_page(self, view: View, quotations: str) -> Fitted:
        """Lay a view out for the page on which it can be larger."""
        found: list[Fitted] = []
        for page in self.pages:
            if found and not NEARLY <= found[0].room.zoom < 1.0:
                break
            scene = build(view, direction=self.how.direction, link=self.how.link, quotes=quotations)
            wide, high = page.room
            scene.ratio = (wide - 2 * MARGIN) / max(high - 2 * MARGIN - HEAD, wide / 4)
            layout = lay_out_scene(scene, engine=self.how.engine, deadline=self.limit.left)
            self.tries += 1
            for other in self.pages:
                room = room_of(scene, layout, with_legend=self.how.legend, page=other)
                found.append(Fitted(view, other, scene, layout, room))
        return max(found, key=lambda one: one.room.zoom)
