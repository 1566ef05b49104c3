"""A line that is allowed once, and occurs twice."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from argmap.base.diagnostics import Finding, Label, Severity
from argmap.model.unresolved import SecondValue
from argmap.rules.rule import rule

if TYPE_CHECKING:
    from argmap.model import ArgumentMap


@rule(
    "N114",
    "second-value",
    Severity.ERROR,
    bad=(
        """
        claim us-blocked: The United States blocked the talks.
            credence 0.7
            credence 0.4
        """,
        """
        claim us-blocked: The United States blocked the talks.
            credence 0.7
        claim istanbul: The talks in Istanbul were called off.
            supports us-blocked
        claim us-blocked
            credence 0.4
        """,
    ),
    good=(
        """
        claim us-blocked: The United States blocked the talks.
            credence 0.7
        """,
    ),
)
def check(map: ArgumentMap) -> Iterator[Finding]:
    """A line that is allowed only once occurs again with another value.

    A thing has one credence, one date of publication, one address; a step has one name and one
    scheme. So it is where a claim is opened again. The first was kept.

    Remove one of the two lines.
    """
    for problem in map.unresolved:
        if isinstance(problem, SecondValue):
            yield Finding(
                problem.place,
                f"`{problem.key}` is given twice, with different values",
                "given again here",
                (Label(problem.first, "first given here, and kept"),),
                "remove one of the two lines",
            )
