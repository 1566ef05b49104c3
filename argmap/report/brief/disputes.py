"""The points in dispute that matter in a debate.

What a map asks comes first: a `question` that claims of different people answer is a point, in the
order of the file; those in which two answers conflict come before the others. What no question asks is worked out from what the positions
hold and reject: theses against theses, then theses, then cruxes, then the rest; authors before
those who comment on them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from argmap.base.values import dataclass
from argmap.model import Argument, Kind
from argmap.reasoning.analyses import find
from argmap.reasoning.proofs import Debate
from argmap.reasoning.proofs.holdings import at_one_time

MOST = 4
"""Points in dispute in one report."""
ENOUGH = 2
"""Where a map asks as many, no others are worked out."""


@dataclass(frozen=True, slots=True)
class Dispute:
    """A point in dispute. `question` is the id of the question, or empty; each side is one claim.
    Without `conflict`, several people answer, and no two answers are put against each other.
    """

    question: str
    sides: tuple[str, ...]
    conflict: bool = True


def answers(debate: Debate) -> dict[str, tuple[str, ...]]:
    """Map each question to the claims that answer it, of claims that say the same the first."""
    found: dict[str, dict[str, str]] = {}
    for claim in debate.map.claims.values():
        for question in claim.answers:
            found.setdefault(question, {}).setdefault(debate.one(claim.id), claim.id)
    for position in debate.map.positions.values():
        for question in position.answers:
            for thesis in position.thesis:
                found.setdefault(question, {}).setdefault(debate.one(thesis), thesis)
    return {q: tuple(found[q].values()) for q in debate.map.questions if q in found}


def holders(debate: Debate, claim: str) -> tuple[str, ...]:
    """Return the people who hold a claim: those who assert it or what says the same, else those of
    the positions that hold it.
    """
    map = debate.map
    said = dict.fromkeys(p for c in debate.all_of(claim) for p in map.claims[c].by)
    if map.claims[claim].by:
        return map.claims[claim].by
    if said:
        return tuple(said)
    positions = dict.fromkeys(p for c in debate.all_of(claim) for p in map.held_by.get(c, ()))
    return tuple(dict.fromkeys(h for p in positions for h in map.positions[p].held_by))


@dataclass(frozen=True, slots=True)
class Opposition:
    """Two sides that are put against each other: by a rebuttal, or else by a contradiction."""

    sides: tuple[str, str]
    step: Argument | None


def oppositions(debate: Debate, sides: Iterable[str]) -> Iterator[Opposition]:
    """Yield what puts one of some claims (or what says the same) against another, if both speak of
    one time.
    """
    map = debate.map
    side_of = {c: side for side in sides for c in debate.all_of(side)}
    for claim, side in side_of.items():
        for step in map.into.get(claim, ()):
            for premise in step.premises if step.kind is Kind.REBUT else ():
                other = side_of.get(premise, side)
                if other != side and at_one_time(map, claim, premise):
                    yield Opposition((side, other), step)
    for pair in debate.conflicts:
        one, two = side_of.get(pair.left), side_of.get(pair.right)
        if one and two and one != two:
            yield Opposition((one, two), None)


def _in_conflict(debate: Debate, sides: Iterable[str]) -> bool:
    """Whether answers of different people are put against each other."""
    found = (one.sides for one in oppositions(debate, sides))
    return any(holders(debate, one) != holders(debate, two) for one, two in found)


def disputes(debate: Debate) -> tuple[Dispute, ...]:
    """Return the points in dispute that matter, the first one first."""
    asked = []
    for question, claims in answers(debate).items():
        sides = tuple(claims)
        if len(sides) > 1 and len({holders(debate, c) for c in sides}) > 1:
            asked.append(Dispute(question, sides, _in_conflict(debate, sides)))
    # The question of the whole map is told with the speakers, where the map asks enough narrower ones.
    narrow = asked[1:] if len(asked) >= MOST else asked
    narrow.sort(key=lambda dispute: not dispute.conflict)
    if len(narrow) < ENOUGH:
        known = {debate.one(c) for d in narrow for c in d.sides}
        for one in _worked_out(debate):
            if len(narrow) > ENOUGH:
                break
            if known.isdisjoint(debate.one(c) for c in one.sides):
                narrow.append(one)
                known.update(debate.one(c) for c in one.sides)
    return tuple(narrow)


def _worked_out(debate: Debate) -> Iterator[Dispute]:
    """Yield disputes that no question asks, the weightiest first, each told once."""
    theses = {debate.one(c) for p in debate.positions for c in debate.theses(p)}
    cruxes = {
        debate.one(crux.claim)
        for thesis in find("cruxes").run(debate).theses
        for crux in thesis.cruxes
    }
    comments = debate.commenters
    found: dict[frozenset[str], tuple[tuple[int, ...], Dispute]] = {}
    order = {c: i for i, c in enumerate(debate.map.claims)}
    for claim, other in dict.fromkeys((*_parted(debate), *_rebutted(debate))):
        one, two = debate.one(claim), debate.one(other)
        key = frozenset((one, two))
        if one == two or key in found:
            continue
        people = (holders(debate, claim), holders(debate, other))
        weight = (
            2 - (one in theses) - (two in theses),
            sum(bool(who) and comments.issuperset(who) for who in people),
            sum(not who for who in people),
            2 - (one in cruxes) - (two in cruxes),
            min(order[claim], order[other]),
        )
        found[key] = (weight, Dispute("", (claim, other)))
    for _, one_of in sorted(found.values(), key=lambda pair: pair[0]):
        yield one_of


def _parted(debate: Debate) -> Iterator[tuple[str, str]]:
    """Yield pairs of claims that positions hold against each other."""
    map = debate.map
    for pair in find("disagreement").run(debate).pairs:
        for one in pair.contested:
            if one.step:
                continue
            for id_ in one.over:
                step = map.arguments.get(id_)
                for other in step.premises[:1] if step else (id_,):
                    if other in map.claims:
                        yield one.id, other


def _rebutted(debate: Debate) -> Iterator[tuple[str, str]]:
    """Yield claims with what is put against them, whoever does so."""
    for step in debate.map.arguments.values():
        if step.kind is Kind.REBUT and not step.granted_by:
            yield step.target, step.premises[0]
