"""A forest cut into parts that fit on pages each: a claim with what is below it, as far as there is room.

What is below a claim is cut off, the largest first, until the rest fits; each piece that is cut off is a part of
its own, and its uppermost claim is in both (Kundu and Misra 1977: as few parts as can be). A claim that has too much
right below it, or too many quotations, has several parts that go on from one another.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from argmap.base.values import dataclass
from argmap.drawing.atlas.forest import Forest

MOST_CLAIMS = 40
"""Claims of a part, whatever their sizes."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a forest: its uppermost claim, the claims that are in it for the first time (or nowhere else), with
    their evidence, and the claims that are only there as places where other parts go on. `more` parts go on
    with what is right below a claim that is in an earlier part already. `guests` have their places elsewhere and work
    together with a claim of this part.
    """

    root: str
    claims: tuple[str, ...]
    evidence: tuple[tuple[str, str], ...]
    folded: tuple[str, ...]
    size: float
    more: bool = False
    guests: tuple[str, ...] = ()

    @property
    def boxes(self) -> dict[str, None]:
        """Return the claims with boxes in this part."""
        return dict.fromkeys((self.root, *self.claims, *self.folded, *self.guests))


@dataclass(frozen=True, slots=True)
class Measures:
    """The room of things: of a claim's box, of the box with others folded into it, and of a piece of evidence."""

    box: Callable[[str], float]
    folded: Callable[[str], float]
    note: Callable[[str], float]


def cut(
    forest: Forest, roots: Iterable[str], evidence: dict[str, Sequence[str]], measures: Measures, room: float,
    ends: frozenset[str] = frozenset(),
) -> list[Part]:  # fmt: skip
    """Return the parts of the trees below some roots, in reading order: each after the one that it goes on from.

    `evidence` are the pieces of evidence of each claim. `ends` are claims below which nothing is taken.
    """
    return _Cutter(forest, evidence, measures, room, ends).parts([*roots])


class _Cutter:
    def __init__(
        self, forest: Forest, evidence: dict[str, Sequence[str]], measures: Measures, room: float,
        ends: frozenset[str],
    ) -> None:  # fmt: skip
        self.forest, self.evidence, self.measures = forest, evidence, measures
        self.room, self.ends = room, ends
        self.off: set[str] = set()
        self.rest: dict[str, tuple[float, int]] = {}

    def units(self, claim: str) -> list[tuple[str, ...]]:
        return [] if claim in self.ends else self.forest.below.get(claim, [])

    def own(self, claim: str) -> float:
        """Return the room of a claim with its quotations."""
        if claim in self.ends:
            return self.measures.folded(claim)
        notes = sum(self.measures.note(e) for e in self.evidence.get(claim, ()))
        return self.measures.box(claim) + notes

    def parts(self, roots: list[str]) -> list[Part]:
        order, waiting = list[str](), roots[::-1]
        while waiting:
            claim = waiting.pop()
            order.append(claim)
            waiting += [c for unit in reversed(self.units(claim)) for c in reversed(unit)]
        for claim in reversed(order):
            self.settle(claim)
        # In reading order: a part, then those that are cut off from it.
        found, waiting = list[Part](), roots[::-1]
        while waiting:
            made = self.parts_of(waiting.pop())
            found += made
            waiting += [c for part in reversed(made) for c in reversed(part.folded)
                        if c in self.off and c not in self.ends]  # fmt: skip
        return found

    def settle(self, claim: str) -> None:
        """Cut off what is below a claim until the rest fits on a page with it."""
        below = [c for unit in self.units(claim) for c in unit]
        guests = {g for c in below for g in self.forest.guests.get(c, ())} - {*below}
        size = sum(self.measures.folded(g) for g in guests)
        size += self.own(claim) + sum(self.rest[c][0] for c in below)
        many = 1 + sum(self.rest[c][1] for c in below)
        gains = {c: self.rest[c][0] - self.measures.folded(c) for c in below if self.units(c)}
        for c in sorted(gains, key=lambda c: -gains[c]):
            if (size <= self.room and many <= MOST_CLAIMS) or gains[c] <= 0:
                break
            size -= gains[c]
            many -= self.rest[c][1] - 1
            self.off.add(c)
        for c in below:
            if c in self.off:
                self.rest[c] = self.measures.folded(c), 1
        self.rest[claim] = size, many
        if size > self.room or many > MOST_CLAIMS:
            self.off.add(claim)
            self.rest[claim] = self.measures.folded(claim), 1

    def parts_of(self, root: str) -> list[Part]:
        """Return the parts that begin at a claim: one, or as many as it needs."""
        made: list[Part] = []
        page = _Filling(root, self.measures.box(root), more=False)
        for proof in self.evidence.get(root, ()):
            size = self.measures.note(proof)
            if page.filled and page.size + size > self.room:
                made.append(page.part())
                page = _Filling(root, self.measures.box(root), more=True)
            page.evidence.append((root, proof))
            page.size += size
            page.filled = True
        for unit in self.units(root):
            size = sum(self.rest[c][0] for c in unit)
            guests = {g for c in unit for g in self.forest.guests.get(c, ()) if g not in page.guests}
            size += sum(self.measures.folded(g) for g in guests)
            many = sum(self.rest[c][1] for c in unit)
            full = page.size + size > self.room or page.many + many > MOST_CLAIMS
            if page.filled and full:
                made.append(page.part())
                page = _Filling(root, self.measures.box(root), more=True)
            page.size += size
            page.many += many
            page.filled = True
            for claim in unit:
                self.fill(page, claim)
        made.append(page.part())
        return made

    def fill(self, page: _Filling, claim: str) -> None:
        """Put a claim on a page, with what is below it and not cut off."""
        waiting = [claim]
        while waiting:
            claim = waiting.pop()
            page.guests += self.forest.guests.get(claim, ())
            if claim in self.off or claim in self.ends:
                page.folded.append(claim)
                continue
            page.claims.append(claim)
            page.evidence += [(claim, e) for e in self.evidence.get(claim, ())]
            waiting += [c for unit in reversed(self.units(claim)) for c in reversed(unit)]


class _Filling:
    """A part while it is filled."""

    def __init__(self, root: str, size: float, *, more: bool) -> None:
        self.root, self.size, self.more = root, size, more
        self.many, self.filled = 1, False
        self.claims = [] if more else [root]
        self.evidence: list[tuple[str, str]] = []
        self.folded: list[str] = []
        self.guests: list[str] = []

    def part(self) -> Part:
        """Return the part that has come together."""
        here = {self.root, *self.claims, *self.folded}
        guests = tuple(g for g in dict.fromkeys(self.guests) if g not in here)
        return Part(self.root, tuple(self.claims), tuple(self.evidence), tuple(self.folded),
                    self.size, self.more, guests)  # fmt: skip
