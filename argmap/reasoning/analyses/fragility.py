"""The number of claims that must fail before a thesis can no longer be derived."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.base.values import dataclass
from argmap.reasoning.analyses import analysis
from argmap.reasoning.proofs import Debate, Line, name_of
from argmap.reasoning.proofs.proof import Proofs, Steps
from argmap.reasoning.proofs.sentence import THESIS, counted
from argmap.reasoning.proofs.thesis import Argued, argued, why_not

MOST = 3
"""Size of the largest sets in the search."""
EFFORT = 3_000_000
"""Limit on the steps examined for one thesis."""


@dataclass(frozen=True, slots=True)
class Fragile:
    """The smallest sets of a position's ground whose loss makes its thesis underivable.

    `size` is the number of claims in each set, 0 when no set of up to three was found. `complete`
    is false when the search was given up in a very large case: there may then be further sets of
    that size or, if none was found, sets of up to three.
    """

    position: str
    thesis: str
    argued: Argued
    size: int
    sets: tuple[tuple[str, ...], ...]
    complete: bool


@dataclass(frozen=True, slots=True)
class Fragility:
    """Every thesis of the examined positions."""

    theses: tuple[Fragile, ...]


def _say(debate: Debate, found: Fragility) -> Iterator[Line]:
    for one in found.theses:
        name = name_of(debate.map, one.position)
        thesis = Line(THESIS, (one.thesis,))
        if one.argued is not Argued.DERIVED:
            yield Line(f"{name}: {why_not(one.argued)}", under=(thesis,))
        elif not one.size:
            what = (
                f"to leave this thesis without a reason of theirs in this map, more than {MOST} of the claims they "
                "start from must fail together"
                if one.complete
                else "its case is too large to look for all that its reasons for this thesis may fail with"
            )
            yield Line(f"{name}: {what}", under=(thesis,))
        else:
            least = "" if one.complete else "at least "
            each = (
                f"{one.size} of the claims they start from must fail together "
                f"({least}{counted(len(one.sets), 'set')})"
                if one.size > 1
                else "the one claim they start from must fail"
                if one.complete and len(one.sets) == 1
                else f"it is enough that one of {least}{len(one.sets)} claims fails"
            )
            sets = [Line("Together" if one.size > 1 else "", s) for s in one.sets]
            yield Line(
                f"{name}: to leave this thesis without a reason of theirs in this map, {each}",
                under=(thesis, *sets),
            )
    if not found.theses:
        yield Line("No position that is looked at has a thesis: write “thesis CLAIM” under it.")


@analysis(
    "fragility",
    "How many things must fail",
    "How many of the claims that a position starts from must fail to leave its thesis without a reason in this map?",
    tab="Fragile",
    least=1,
    say=_say,
    examples=(
        (
            """
            position yes: Yes.
                thesis close
            claim close: The street should be closed.
                supported by noise: It is loud.
                supported by half: Half of the accidents happen there.
            """,
            {"theses": [{"size": 2, "sets": [["noise", "half"]], "complete": True}]},
        ),
        (
            """
            position yes: Yes.
                thesis close
            claim close: The street should be closed.
            claim noise: It is loud.
            claim sleep: People sleep there.
            noise supports close with sleep
            """,
            {"theses": [{"size": 1, "sets": [["noise"], ["sleep"]]}]},
        ),
    ),
)
def find(debate: Debate) -> Fragility:
    """Find the smallest sets of up to three starting points whose loss makes a thesis underivable.

    Starting points are the position's ground: what it holds without a supporting argument of its
    own. A set must hit every proof, so any one proof contains one of its members; with that member
    gone, any proof that is left contains another. The candidates for the last member are what is
    unavoidable then. This is Reiter's hitting-set search (1987), cut off at three.
    """
    found = []
    for position in debate.positions:
        case = debate.case(position)
        for thesis in debate.theses(position):
            state = argued(debate, position, thesis)
            shown = debate.shown(thesis, position)
            sets: tuple[tuple[str, ...], ...] = ()
            complete = True
            if state is Argued.DERIVED:
                hits, complete = smallest(case, thesis)
                order = {c: i for i, c in enumerate(case.ground)}
                rows = sorted(sorted(order[c] for c in hit) for hit in hits)
                names = [debate.shown(c, position) for c in case.ground]
                sets = tuple(tuple(names[i] for i in row) for row in rows)
            size = len(sets[0]) if sets else 0
            found.append(Fragile(position, shown, state, size, sets, complete))
    return Fragility(tuple(found))


def smallest(case: Steps, goal: str) -> tuple[frozenset[frozenset[str]], bool]:
    """Return the smallest sets of the ground (up to three claims) that meet every proof of `goal`,
    and whether the search was complete.
    """
    ground = frozenset(case.ground)
    effort = 0
    tried: list[frozenset[str]] = [frozenset()]
    for _ in range(MOST):
        found: set[frozenset[str]] = set()
        following: dict[frozenset[str], None] = {}
        for gone in tried:
            effort += len(case.steps) + len(case.ground)
            if effort > EFFORT:
                return frozenset(found), False
            proofs = Proofs(case, goal, gone)
            found.update(gone | {c} for c in proofs.unavoidable & ground)
            following.update((gone | {c}, None) for c in proofs.one if c in ground)
        if found:
            return frozenset(found), True
        tried = list(following)
    return frozenset(), True
