"""A premise that supports a claim alone and again together with others."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from argmap.base.diagnostics import Finding, Label, Severity
from argmap.model import Kind
from argmap.rules.rule import rule

if TYPE_CHECKING:
    from argmap.model import Argument, ArgumentMap


@rule(
    "N111",
    "redundant-support",
    Severity.INFO,
    bad=(
        """
        claim us-blocked: The United States blocked the talks.
            supported by no-conditions: Washington set no conditions.
        argument what-talks-need: Talks without conditions are no talks.
            premise no-conditions
            premise: Talks need conditions.
            supports us-blocked
        """,
    ),
    good=(
        """
        claim us-blocked: The United States blocked the talks.
        argument what-talks-need: Talks without conditions are no talks.
            premise no-conditions: Washington set no conditions.
            premise: Talks need conditions.
            supports us-blocked
        """,
    ),
)
def check(map: ArgumentMap) -> Iterator[Finding]:
    """A premise supports a claim twice: on its own, and together with other premises.

    Premises of one argument work together; a reason on its own works alone. When both are written,
    one of them is most often a remnant, and the premise would count twice. Steps of different
    people are left alone.

    Remove the one that is not meant.
    """
    larger = [a for a in map.arguments.values() if a.kind is Kind.SUPPORT and len(a.premises) > 1]
    targets = {argument.target for argument in larger}
    alone: dict[tuple[str, str], Argument] = {}
    for argument in map.arguments.values() if targets else ():
        single = len(argument.premises) == 1 and argument.kind is Kind.SUPPORT
        if single and argument.target in targets:
            alone.setdefault((argument.premises[0], argument.target), argument)
    for argument in larger:
        for premise in argument.premises:
            other = alone.get((premise, argument.target))
            if other is not None and other.by == argument.by:
                yield Finding(
                    other.place,
                    f"`{premise}` supports `{argument.target}` alone and again within "
                    f"`{argument.id}`",
                    labels=(Label(argument.place, "together with other premises here"),),
                    help="remove one of the two: does it work alone, or only with the others?",
                )
