"""Fewer lines between folded parts of a page: the strongest are drawn, the others counted.

In a debate of thousands of claims nearly everything that is folded bears on everything else that is. A line
between two boxes is drawn if it stands for more relations than most of the others at one of its ends;
attacks count more, since they are where people part. All others are in the counts of the boxes, as are
arguments whose premises are folded into several boxes.
"""

from __future__ import annotations

from collections import Counter

from argmap.drawing.folding.ledger import Crossing, Ledger
from argmap.drawing.view import CLAIM
from argmap.model import Kind

KEPT = 1
"""Other boxes to which each box has lines in any case."""
ATTACK, REASON, PAIR = 3, 2, 1
"""How much a relation counts."""

Pair = frozenset[str]


def thinned(book: Ledger) -> None:
    """Count the weaker relations between folded parts where they would end."""
    own = book.view.own
    homes = {claim: f"{CLAIM}{claim}" for claim in own} | dict(book.view.inside)
    strong: Counter[Pair] = Counter()
    known: dict[tuple[tuple[str, ...], str], list[Pair]] = {}
    pairs_of: list[list[Pair]] = []
    for crossing in book.crossing:
        ends = crossing.sources, crossing.target
        pairs = known.get(ends)
        if pairs is None:
            pairs = known[ends] = _pairs(crossing)
        pairs_of.append(pairs)
        for pair in pairs:
            strong[pair] += REASON if crossing.argument.kind is Kind.SUPPORT else ATTACK
    between = [
        (relation, left, right) for relation, left, right in book.pairs if not own >= {left, right}
    ]
    for relation, left, right in between:
        strong[frozenset((homes[left], homes[right]))] += ATTACK if relation == "contradiction" else PAIR
    kept = _strongest(strong)
    crossings = []
    for crossing, pairs in zip(book.crossing, pairs_of, strict=True):
        scattered = len(pairs) > 1 and own.isdisjoint(crossing.argument.premises)
        if kept.issuperset(pairs) and not scattered:
            crossings.append(crossing)
        else:
            book.tally(crossing.target).beside[crossing.argument.kind.value] += 1
    book.crossing = crossings
    weak = [one for one in between if frozenset((homes[one[1]], homes[one[2]])) not in kept]
    if weak:
        lost = set(weak)
        book.pairs = [one for one in book.pairs if one not in lost]
        for relation, left, _ in weak:
            book.tally(homes[left]).beside[relation] += 1


def _pairs(crossing: Crossing) -> list[Pair]:
    """Return the boxes between which an argument is a line; none for what ends at a junction."""
    if not crossing.target.startswith(CLAIM):
        return []
    return [frozenset((source, crossing.target)) for source in crossing.sources]


def _strongest(strong: Counter[Pair]) -> set[Pair]:
    """Return the pairs that are among the strongest of one of their boxes."""
    of: dict[str, list[Pair]] = {}
    for pair in sorted(strong, key=lambda pair: (-strong[pair], *sorted(pair))):
        for box in pair:
            of.setdefault(box, []).append(pair)
    return {pair for pairs in of.values() for pair in pairs[:KEPT]}
