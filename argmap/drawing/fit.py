"""A picture for a page: as many boxes as can be read there, everything else folded into them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

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
from argmap.drawing.paper import Page, pages
from argmap.drawing.placing import FULL, Fitted, How, Placing, worth
from argmap.drawing.scene.build import booked
from argmap.drawing.scene.notes import usual
from argmap.drawing.svg.svg import MARGIN
from argmap.drawing.view import View, without_evidence

__all__ = ["USUAL", "Fitted", "How", "fit", "in_room"]


MOST_PLACED = 8
"""Numbers of boxes for which places are tried."""
A_TRY = 2500
"""Claims of a map for which one number less is tried."""
MOST_TRIES = 6
"""Numbers of boxes for which lines are tried."""
WIDE = 1
"""How many boxes fewer than what does not fit a picture may have, without one in between being tried."""
ALIKE = 0.95
"""How much smaller the room of a page in the other direction may be for it to be tried once more."""
ROOM = 1.0
"""How large the page has to be, compared with the boxes, for lines to be tried."""
MOST_MORE = 1.6
"""How many times as many boxes are tried next at most."""
NEARLY = 0.93
"""How large a picture has to be for it to be tried closer together."""
ASKING_TRIES = 3
"""How often a picture with more questions than claims is tried closer together: lines from rows of these take room."""
OTHER_TRIES = 2
"""How often boxes in other places are given lines, each time closer together."""
MANY = 8
"""How many times as many claims as have room are not counted one by one."""
LEAST = 1
"""Boxes of the smallest picture."""
FEW = 8
"""Boxes up to which a picture is not made smaller for lines that run close together, as in a map in which
everything attacks everything.
"""
SPARE = 3
"""How many pictures with lines are tried in other ways, where the usual way does not fit."""
A_BOX = 27_000.0
"""Px² of a box of the usual size."""


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
    order = None
    if not chosen and not wanted.whole and asked is None:
        order = order_of(view, wanted)
        whole, usual = fold(view, order, boxes=None), boxes_by_default(order)
        if len(whole.claims) > usual or count_boxes(whole) > usual:
            chosen = pages(USUAL)
    if not chosen:
        return fold_as_wanted(view, wanted), None
    made = _Search(view, wanted, chosen, how, order).best()
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

    def __init__(
        self, view: View, wanted: Wanted, on: tuple[Page, ...], how: How, order: Order | None = None
    ) -> None:
        self.view, self.pages, self.how = view, on, how
        self.both, self.spare = on, SPARE
        self.limit = Limit(how.deadline)
        self.bare = without_evidence(view)
        self.wanted = wanted
        self.order = order_of(view, wanted) if order is None else order

    def best(self) -> Fitted:
        """Return the best picture."""
        guess = self.guess()
        whole = fold(self.view, self.order, boxes=None)
        boxes = len(whole.claims)
        if boxes <= MANY * guess:
            boxes = count_boxes(whole)
        if self.wanted.whole:
            return self.asked(boxes)
        if asked := boxes_of(self.view, self.wanted):
            return self.asked(min(asked, boxes))
        if boxes <= guess * 2:
            for view, quotations in self.ways(whole):
                found = self.on_a_page(view, quotations, only_if=True)
                if found is not None and found.fits:
                    return found.untangled(self.both)
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
        return found.untangled(self.both)

    def folded(self, guess: int, most: int) -> Fitted:
        """Search for the largest number of boxes that fits: first by their places alone, then with lines."""
        bare = self.how.quotations not in ("boxes", "marks")
        view, quotations = (self.bare, "none") if bare else (self.view, self.how.quotations)
        found: dict[int, Placing] = {}

        def placed(number: int) -> Placing:
            if number not in found:
                part = fold(view, self.order, boxes=number, scattered=False)
                book = booked(part, on_page=True)
                ways = [Placing(self.how, self.limit, part, quotations, page, book) for page in self.pages]
                best = found[number] = max(ways, key=lambda way: way.slack)
                if len(found) > 1 or min(way.slack for way in ways) < best.slack * ALIKE:
                    self.pages = (best.page,)
            return found[number]

        least, tries = min(LEAST, most), self.tries_for_places()
        if len(self.view.map.claims) > A_TRY:  # Boxes with thousands of claims in them have much to tell.
            guess //= 2
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
        for turn in range(MOST_TRIES):
            way = placed(number).uncrossed()
            made = last = way.fitted()
            asking = len(made.view.questions) > len(made.view.claims)
            for _ in range(ASKING_TRIES if asking else 1):
                if made.good or (made.room.zoom <= NEARLY and not asking):
                    break
                last = last.way.tighter(last).fitted()
                made = max(made, last, key=worth)
            if not made.good:
                made = max([made, *self.otherwise(way)], key=worth)
            if best is None or worth(made) >= worth(best):
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
                by_size = int(number * made.room.zoom ** (3 if asking else 1.5))
                number = max(min(number - min(max(turn, 1), 3), by_size), lowest)
        assert best is not None
        while not best.fits or (asking and not best.good):
            best = max(best, placed(number).uncrossed().fitted(), key=worth)
            if number == least:
                break
            number = max(number - 1 - number // 8, least)
        return best.untangled(self.both)

    def otherwise(self, way: Placing) -> Iterator[Fitted]:
        """Yield the same boxes on the page in the other direction, if it has room for them; the last picture is the
        first that is as it should be.
        """
        for page in self.both:
            if page is way.page or self.spare <= 0 or not way.few:
                continue
            other = Placing(self.how, self.limit, way.view, way.quotations, page, way.book)
            if other.slack < 1.0:
                continue
            made = other.uncrossed().fitted()
            for turn in range(OTHER_TRIES):
                if turn:
                    made = made.way.tighter(made).fitted()
                yield made
                self.spare -= 1
                if made.good:
                    return
                if made.room.zoom <= NEARLY:
                    break

    def tries_for_places(self) -> int:
        """Return for how many numbers of boxes places are tried: fewer where folding takes long."""
        return max(2, MOST_PLACED - len(self.view.map.claims) // A_TRY)

    def on_a_page(self, view: View, quotations: str, *, only_if: bool = False) -> Fitted | None:
        """Lay a view out for the page on which it can be larger: the next one is tried if it does not fit.
        A page that its boxes alone fill is left out `only_if` something else can be drawn.
        """
        found: list[Fitted] = []
        book = booked(view, on_page=True)
        for page in self.pages:
            way = Placing(self.how, self.limit, view, quotations, page, book)
            if way.slack < 1.0 and only_if:
                continue
            found.append(way.fitted())
            if found[-1].fits:
                break
        return max(found, key=worth, default=None)
