"""An objection to a position that got no reply."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import chain, islice
from typing import TYPE_CHECKING

from argmap.base.diagnostics import Finding, Label, Severity
from argmap.model import Kind
from argmap.rules.rule import rule

if TYPE_CHECKING:
    from argmap.model import Argument, ArgumentMap


_SHOWN = 4


@rule(
    "P504",
    "ignored-objection",
    Severity.INFO,
    bad=(
        """
        position us-blocked-talks: The United States blocked the talks.
            thesis us-blocked
        claim us-blocked: The United States blocked the talks.
            rebutted by no-deal: There was no deal to block.
        """,
    ),
    good=(
        """
        position us-blocked-talks: The United States blocked the talks.
            thesis us-blocked
        claim us-blocked: The United States blocked the talks.
            rebutted by no-deal: There was no deal to block.
                rebutted by: A draft had been initialled.
        """,
        """
        person snider: Ted Snider
        position us-blocked-talks: The United States blocked the talks.
            thesis us-blocked
            held by snider
        claim us-blocked: The United States blocked the talks.
            by snider
            rebutted by no-deal: There was no deal to block.
                granted by snider
        """,
    ),
)
def check(map: ArgumentMap) -> Iterator[Finding]:
    """A rebuttal of what a position holds has no reply in the map.

    A reply is an undercut of the rebuttal's step, or something against one of its premises. What the
    position grants is left standing on purpose. Most
    debates have a last word, so this is only a remark; there is one for each position, at the
    first objection.

    Add the reply if there is one in the sources. If not, that is a finding about the debate.
    """
    contradicted = {c for x in map.contradictions for c in (x.left, x.right)}

    @cache
    def ignored(claim: str) -> list[Argument]:
        return [
            argument
            for argument in map.into.get(claim, ())
            if argument.kind is Kind.REBUT
            and not _answered(map, argument)
            and contradicted.isdisjoint(argument.premises)
        ]

    conceded: dict[str, set[str]] = {}
    for claim, positions in map.granting.items():
        for id_ in positions:
            conceded.setdefault(id_, set()).add(claim)
    for position in map.positions.values():
        found = [ignored(claim) for claim in dict.fromkeys(position.thesis + position.holds)]
        if own := conceded.get(position.id):
            found = [[a for a in some if not own.issuperset(a.premises)] for some in found]
        number = sum(len(arguments) for arguments in found)
        if number:
            first, *others = islice(chain.from_iterable(found), 1 + _SHOWN)
            count = f" and {number - 1} more" if others else ""
            yield Finding(
                first.place,
                f"the position `{position.id}` has no reply to this objection{count}",
                labels=tuple(Label(a.place, "nor to this one") for a in others),
                help="add the reply, if one is given: `rebutted by` under the objection, or "
                "`undercut by` for the step",
            )


def _answered(map: ArgumentMap, argument: Argument) -> bool:
    """Whether anything attacks the argument's step or one of its premises."""
    if argument.id in map.into or argument.id in map.uncertain:
        return True
    attacks = (a for premise in argument.premises for a in map.into.get(premise, ()))
    return any(a.kind is Kind.REBUT for a in attacks)
