"""An argument that leads nowhere or starts from nothing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from argmap.base.diagnostics import Finding, Severity
from argmap.model.unresolved import ArgumentWithoutTarget
from argmap.rules.rule import rule

if TYPE_CHECKING:
    from argmap.model import ArgumentMap


@rule(
    "N105",
    "argument-without-target",
    Severity.ERROR,
    bad=(
        """
        argument no-conditions: Talks without conditions are no talks.
            premise: Washington set no conditions.
        """,
    ),
    good=(
        """
        claim us-blocked: The United States blocked the talks.
        argument no-conditions: Talks without conditions are no talks.
            premise: Washington set no conditions.
            supports us-blocked
        """,
    ),
)
def check(map: ArgumentMap) -> Iterator[Finding]:
    """A declared argument lacks premises or a target.

    An argument is a step from premises to a target. Without one of the two it cannot be drawn or
    weighed, and is left out of the map.

    Add `supports CLAIM`, `rebuts CLAIM` or `undercuts ARGUMENT`, or `premise: words`.
    """
    for problem in map.unresolved:
        if isinstance(problem, ArgumentWithoutTarget):
            starts = problem.lacks.startswith("premise")
            yield Finding(
                problem.place,
                f"the argument `{problem.name}` "
                + ("starts from no premise" if starts else "leads to no claim"),
                help="add `premise: words` under it"
                if starts
                else "add `supports NAME`, `rebuts NAME` or `undercuts NAME` under it",
            )
