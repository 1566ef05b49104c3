"""A view with as many boxes as a picture has room for; everything else is folded into one of them."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from dataclasses import replace

from argmap.base.values import dataclass, field
from argmap.drawing.folding.homes import homes, own_boxes
from argmap.drawing.folding.importance import ASKED, FIRST, OBJECTION, THESIS, Order, importance
from argmap.drawing.folding.ledger import count_boxes, has_junction
from argmap.drawing.folding.wholes import Wholes, close_wholes, named, wholes_of
from argmap.drawing.view import CLAIM, View, close_groups, narrowed
from argmap.model import Argument

ALONE = (ASKED, FIRST, THESIS)
"""Why a claim may be shown without anything that it bears on."""
DEFAULT = 40
"""Boxes of a picture for which nobody asked for a number: about what a page has room for."""
ASKING = 12
"""Boxes for each question that is shown, where there are claims for them."""
PATIENCE = 60
"""Claims tried, when one does not fit any more, before no other is."""


def boxes_by_default(order: Order) -> int:
    """Return the number of boxes of a picture for which nobody asked for a number: some more when
    claims are asked to be open.
    """
    return DEFAULT + len(order.asked)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is asked of a picture: `boxes` (`None`: as many as usual), `whole` (no limit), and names of
    claims, groups and arguments to be `opened` and `folded`.
    """

    boxes: int | None = None
    whole: bool = False
    opened: tuple[str, ...] = ()
    folded: tuple[str, ...] = ()


AS_USUAL = Wanted()


def fold_as_wanted(view: View, wanted: Wanted = AS_USUAL) -> View:
    """Return the view as it is drawn: what has no room is folded, by what is wanted of the picture
    and, where that says nothing, by the lines of the saved view.
    """
    order, boxes = order_of(view, wanted), boxes_of(view, wanted)
    return fold(view, order, boxes=None if wanted.whole else boxes or boxes_by_default(order))


def boxes_of(view: View, wanted: Wanted) -> int | None:
    """Return the number of boxes that is asked for, by the reader or by the saved view."""
    saved = view.map.views.get(view.selection.saved)
    return wanted.boxes or (saved.boxes if saved is not None else None)


def order_of(view: View, wanted: Wanted) -> Order:
    """Return the order of importance, with what the reader and the saved view ask to open and to fold."""
    saved = view.map.views.get(view.selection.saved)
    opened, folded = wanted.opened, wanted.folded
    if saved is not None:
        opened += tuple(name for name in saved.open if name not in folded)
        folded += tuple(name for name in saved.fold if name not in wanted.opened)
    return importance(view, opened=opened, folded=folded)


def fold(
    view: View, order: Order | None = None, *, boxes: int | None = None, scattered: bool = True
) -> View:
    """Return the view with at most `boxes` boxes (any number for `None`), quotations not counted.

    A claim without a box of its own is inside the box of the nearest claim that it bears on; inside
    that of an argument of several steps that it is part of; or of a group that is one box. What bears on
    nothing shown is left out. `order` is that of `importance(view)`; `scattered` as in `count_boxes`.
    """
    order = importance(view) if order is None else order
    opened = named(view, view.opened | order.opened) - order.wholes
    start = close_groups(replace(view, opened=opened), order.groups)
    barred = _closed(start, order)
    if not barred:
        whole = close_wholes(start) if boxes is None or _least(start) <= boxes else start
        if boxes is None or (
            len(whole.claims) <= boxes and count_boxes(whole, scattered=scattered) <= boxes
        ):
            return whole
    most = room = sys.maxsize if boxes is None else boxes
    while True:
        taken = _Boxes(start, order, barred, room)
        taken.fill()
        made = _folded(start, taken)
        # Premises in several boxes meet in junctions, which are known when all have their boxes.
        over = count_boxes(made, scattered=scattered) - most
        if over <= 0 or room <= 1:
            return made
        room = max(room - over, 1)


def _least(view: View) -> int:
    """Return how many claims of a view at least are not inside the boxes of arguments."""
    steps = (step for several in wholes_of(view).values() for step in several)
    return len(view.claims) - sum(len(step.premises) + 1 for step in steps)


@dataclass
class _Boxes:
    """The boxes taken so far: `kept` claims, `wholes` as one box each, `dots` are junctions."""

    view: View
    order: Order
    barred: frozenset[str]
    room: int
    kept: dict[str, None] = field(default_factory=dict)
    wholes: dict[str, None] = field(default_factory=dict)
    dots: set[str] = field(default_factory=set)
    questions: tuple[str, ...] = ()

    def fill(self) -> None:
        """Take boxes in the order of importance, as long as there is room."""
        view = self.view
        asking = max(self.room // ASKING, self.room - len(self.order.claims), 1)
        self.questions = view.questions[: asking if self.room > 1 or not self.order.claims else 0]
        limit = self.room
        used = len(self.questions) + len(view.collapsed)
        closed = wholes_of(view)
        part = _parts(closed)
        shown = view.shown
        failed = 0
        for claim in self.order.claims:
            if used >= limit or failed > PATIENCE:
                break
            if claim in self.kept or claim in self.barred or claim not in view.own:
                continue
            whole = part.get(claim, "")
            if whole and self.order.rank[claim] >= OBJECTION:
                if whole not in self.wholes and self.concluded(closed[whole]):
                    self.wholes[whole] = None
                    used += 1
                continue
            unit = self.unit(claim, shown)
            dots = self.new_dots(unit, shown)
            more = {part[c] for c in unit if c in part} - self.wholes.keys()
            more = {w for w in more if self.concluded(closed[w])}
            cost = len(unit) + len(dots) + len(more)
            if used + cost > limit:
                failed += 1
                continue
            used += cost
            self.kept.update(dict.fromkeys(unit))
            self.dots |= dots
            self.wholes.update(dict.fromkeys(sorted(more)))
        if not used:  # Nothing has room with what it bears on: never is there nothing.
            some = (c for c in self.order.claims if c in view.own and c not in self.barred)
            self.kept.update(dict.fromkeys([*some][:1]))

    def concluded(self, steps: Iterable[Argument]) -> bool:
        """Whether the claim that an argument of several steps is about is kept."""
        return any(c in self.kept for c in self.view.map.aims_of([*steps][-1]))

    def unit(self, claim: str, shown: frozenset[str]) -> dict[str, None]:
        """Return a claim, with what it bears on if nothing of that is kept, and with the premises that
        work together with it towards what is kept.
        """
        map, unit = self.view.map, {claim: None}
        aims_at = [c for step in map.out_of.get(claim, ()) for c in map.aims_of(step)]
        if aims_at and self.order.rank[claim] not in ALONE and self.kept.keys().isdisjoint(aims_at):
            some = (c for c in aims_at if c in self.view.own and c not in self.barred)
            unit.update(dict.fromkeys([*some][:1]))
        for step in (*map.out_of.get(claim, ()), *map.into.get(claim, ())):
            if len(step.premises) < 2 or step.id not in shown or step.part_of:
                continue
            aims = step.target == claim or step.target in self.kept or step.target in self.dots
            begins = claim in step.premises or any(p in self.kept for p in step.premises)
            if aims and begins and not self.barred.intersection(step.premises):
                unit.update(dict.fromkeys(p for p in step.premises if p in self.view.own))
        return {c: None for c in unit if c not in self.kept}

    def new_dots(self, unit: dict[str, None], shown: frozenset[str]) -> set[str]:
        """Return the steps that get a junction when these claims are kept."""
        map, dots = self.view.map, set[str]()
        waiting = [a for c in unit for a in (*map.out_of.get(c, ()), *map.into.get(c, ()))]
        while waiting:
            step = waiting.pop()
            if step.id in dots or step.id in self.dots or step.id not in shown:
                continue
            ends = (*step.premises, step.target) if step.target in map.claims else step.premises
            target = step.target in map.claims or step.target in (self.dots | dots)
            there = target and all(c in self.kept or c in unit for c in ends)
            if there and has_junction(map, step):
                dots.add(step.id)
                waiting += map.into.get(step.id, ())
        return dots


def _parts(closed: Wholes) -> dict[str, str]:
    """Map the claims of arguments that may be one box, except conclusions, to the first of these."""
    part: dict[str, str] = {}
    for whole, steps in closed.items():
        for claim in dict.fromkeys(p for step in steps for p in step.premises):
            part.setdefault(claim, whole)
    return part


def _closed(view: View, order: Order) -> frozenset[str]:
    """Return the claims that are inside those that the reader asked to fold."""
    if not order.closed:
        return frozenset()
    map = view.map
    fixed = [c for c in map.claims if c in map.theses or c in order.asked or c in order.closed]
    into = homes(map, own_boxes(fixed), (c for c in view.claims if c not in fixed), {})
    boxes = {f"{CLAIM}{c}" for c in order.closed}
    return frozenset(c for c, box in into.items() if box in boxes)


def _folded(view: View, taken: _Boxes) -> View:
    """Return the view with a box for what was taken, and everything else inside one of them."""
    map = view.map
    steps = {w: s for w, s in wholes_of(view).items() if w in taken.wholes}
    shown = view.shown
    several = (w for w, found in map.steps.items() if any(step.id in shown for step in found))
    opened = view.opened.union(several) - steps.keys()
    claims = tuple(c for c in view.claims if c in taken.kept)
    hosts = own_boxes(claims) | dict(view.inside)
    lost = [c for c in view.claims if c not in taken.kept]
    into = homes(map, hosts, lost, {s.id: w for w, several in steps.items() for s in several})
    inside = {**view.inside, **{c: into[c] for c in lost if c in into}}
    rest = sum(c not in into for c in lost)
    words = [view.scope] if view.scope else []
    words.append(_said(len(claims), len(inside), rest, len(view.questions) - len(taken.questions)))
    made = replace(
        view, claims=claims, inside=inside, opened=opened, questions=taken.questions,
        scope=" ".join(words), folded=len(lost),
    )  # fmt: skip
    return narrowed(made, {*claims, *inside}) if rest else made


def _said(shown: int, inside: int, rest: int, questions: int) -> str:
    """Say what is folded and what is left out."""
    told = f"Folded: {inside} of {shown + inside + rest} claims are inside other boxes"
    if not inside and not rest and questions:
        return f"Left out: {_count(questions, 'question', 'questions')}."
    left = [_count(rest, "claim that bears on none of these", "claims that bear on none of these")]
    left.append(_count(questions, "question", "questions"))
    if left := [words for words in left if words]:
        told += f"; left out: {' and '.join(left)}"
    return f"{told}."


def _count(number: int, one: str, several: str) -> str:
    return f"{number} {one if number == 1 else several}" if number else ""
