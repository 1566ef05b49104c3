"""A term of the conclusion that no premise mentions."""

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
    "F701",
    "rabbit",
    Severity.INFO,
    opt_in=True,
    bad=(
        """
        claim talks-failed: The talks failed.
            supported by: The envoys left.
        """,
    ),
    good=(
        """
        claim talks-failed: The talks failed.
        argument envoys
            premise: The envoys left.
            premise: When envoys leave, talks have failed.
            supports talks-failed
        """,
    ),
)
def check(map: ArgumentMap) -> Iterator[Finding]:
    """A term of the conclusion occurs in none of the premises.

    No rabbit comes out of an empty hat: strictly, every term of a conclusion must come from a
    premise. Most arguments leave such a premise unsaid, so this rule is off unless the settings say
    `extend = ["formal"]`.

    Add the premise that joins the term to the others.
    """
    for argument in map.arguments.values():
        if argument.kind is not Kind.SUPPORT or argument.target not in map.claims:
            continue
        given = {key for premise in argument.premises for key in terms(map, premise)}
        new = [word for key, word in terms(map, argument.target).items() if key not in given]
        if new:
            yield Finding(
                argument.place,
                f"no premise mentions {named(new, 'or')}, of which the conclusion speaks",
                help="add the premise that joins it to the others",
            )
