"""One owner for and against one claim."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from argmap.base.diagnostics import Finding, Label, Severity
from argmap.model import Kind
from argmap.rules.rule import rule

if TYPE_CHECKING:
    from argmap.model import Argument, ArgumentMap


@rule(
    "N112",
    "supports-and-rebuts",
    Severity.WARNING,
    bad=(
        """
        claim sanctions-work: The sanctions work.
            supported by rouble-fell: The rouble fell.
            rebutted by rouble-fell
        """,
    ),
    good=(
        """
        claim sanctions-work: The sanctions work.
            supported by rouble-fell: The rouble fell.
            rebutted by oil-is-sold: Oil is still sold.
        """,
    ),
)
def check(map: ArgumentMap) -> Iterator[Finding]:
    """The same owner takes one premise both for and against the same claim.

    A fact may speak for a claim in one person's eyes and against it in another's, but not both in
    the same person's. Steps with different owners are left alone. So are different premises of one
    person on both sides: weighing reasons is not a contradiction.

    Name the owners with `by`, or remove the side that is not meant.
    """
    sides: dict[tuple[str, str], Argument] = {}
    rebuttals = [a for a in map.arguments.values() if a.kind is Kind.REBUT]
    if not rebuttals:
        return
    targets = {argument.target for argument in rebuttals}
    for argument in map.arguments.values():
        if argument.kind is Kind.SUPPORT and argument.target in targets:
            for premise in argument.premises:
                sides.setdefault((premise, argument.target), argument)
    for rebuttal in rebuttals:
        for premise in rebuttal.premises:
            support = sides.get((premise, rebuttal.target))
            if support is not None and _same_owner(support, rebuttal):
                yield Finding(
                    rebuttal.place,
                    f"`{premise}` both supports and rebuts `{rebuttal.target}`",
                    "rebuts it here",
                    (Label(support.place, "supports it here"),),
                    "remove one side, or say with `by` whose each of them is",
                )


def _same_owner(left: Argument, right: Argument) -> bool:
    return left.by == right.by or not set(left.by).isdisjoint(right.by)
