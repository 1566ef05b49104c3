"""A term that only one of several premises mentions."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from argmap.base.diagnostics import Finding, Severity
from argmap.model import Kind
from argmap.rules.rule import rule
from argmap.rules.shared.phrasing import named
from argmap.rules.shared.terms import terms

if TYPE_CHECKING:
    from argmap.model import ArgumentMap


@rule(
    "F702",
    "holding-hands",
    Severity.INFO,
    opt_in=True,
    bad=(
        """
        claim talks-failed: The talks failed.
        argument envoys
            premise: The envoys left.
            premise: Rain means that talks have failed.
            supports talks-failed
        """,
    ),
    good=(
        """
        claim talks-failed: The talks failed.
        argument envoys
            premise: The envoys left.
            premise: When envoys leave, or have left, talks have failed.
            supports talks-failed
        """,
    ),
)
def check(map: ArgumentMap) -> Iterator[Finding]:
    """A term occurs in one premise, and neither in the others nor in the conclusion.

    Premises that work together hold hands: strictly, a term that is not in the conclusion must be
    in two premises. This rule is off unless the settings say `extend = ["formal"]`. It reports a
    term only if nothing else connects its premise to the argument.

    Add the premise that takes up the term, or leave the term out.
    """
    for argument in map.arguments.values():
        if argument.kind is not Kind.SUPPORT or len(argument.premises) < 2:
            continue
        if argument.target not in map.claims:
            continue
        conclusion = terms(map, argument.target)
        premises = [terms(map, premise) for premise in argument.premises]
        for i, own in enumerate(premises):
            others = {key for j, other in enumerate(premises) if j != i for key in other}
            free = [word for key, word in own.items() if key not in conclusion]
            loose = [w for k, w in own.items() if k not in conclusion and k not in others]
            if loose and loose == free:
                yield Finding(
                    map.claims[argument.premises[i]].place,
                    f"no other premise of this argument takes up {named(loose, 'or')}",
                    help="add the premise that takes it up, or leave it out",
                )
