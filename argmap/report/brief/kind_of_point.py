"""What kind of point a question is, in a sentence: whether its answers conflict, and of whom there is none."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from argmap.reasoning.proofs import Debate
from argmap.reasoning.proofs.sentence import listed
from argmap.report.brief.disputes import Dispute, oppositions
from argmap.report.brief.sides import Side
from argmap.report.brief.wording import number_word

NAMED = 3
"""Authors above which they are counted."""


def kind_of_point(
    debate: Debate,
    dispute: Dispute,
    sides: Sequence[Side],
    authors: Sequence[str],
    names: Callable[[Iterable[str]], str],
    *,
    shown: int,
) -> str:
    """Return the sentence, for a point of which the first sides are `shown`. The first two are put
    against each other if any two are.
    """
    if dispute.conflict:
        return _conflict(debate, sides[:2], names, "the first two" if shown > 2 else "these two")
    own = {person for side in sides for person in side.people}
    against = [p for p in authors if any(p in side.opponents for side in sides)]
    silent = [p for p in authors if p not in own and p not in against]
    of_all = f"of the {number_word(len(sides))} " if len(sides) > max(shown, 2) else ""

    def some(people: Sequence[str]) -> str:
        many = len(people) > NAMED
        return f"{number_word(len(people))} authors" if many else names(people)

    told = [f"no two {of_all}answers conflict"]
    if against:
        told.append(f"{some(against)} {_verb(against, 'argue')} against some of their reasons")
    elif len(authors) > 1:
        told.append("no author argues against any")
    readers = debate.commenters.difference(authors)
    disputed = [side.people for side in sides if readers.intersection(side.opponents)]
    if disputed and not against:
        whose = names(dict.fromkeys(p for people in disputed for p in people))
        told[-1] += f" (a reader does, against {whose})"
    if silent:
        told.append(f"none is by {some(silent)}")
    return f"No dispute in this map: {listed(told)}."


def _conflict(
    debate: Debate, sides: Sequence[Side], names: Callable[[Iterable[str]], str], two: str
) -> str:
    pair = {side.claim: side.people for side in sides}
    found = list(oppositions(debate, pair))
    for one in found:
        if one.step and one.step.by and pair[one.sides[0]]:
            who, other = one.step.by, names(pair[one.sides[0]])
            return f"{names(who)} {_verb(who, 'argue')} against {other} here."
    if any(one.step is None for one in found):
        return f"{two.capitalize()} answers cannot both be true."
    drawn = all(one.step and one.step.inferred is not None for one in found)
    return f"The {'mapmaker' if drawn else 'map'} sets {two} answers against each other."


def _verb(people: Sequence[str], verb: str) -> str:
    return verb if len(people) > 1 else f"{verb}s"
