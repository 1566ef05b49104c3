"""A time that no calendar has, or that ends before it begins."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from argmap.base.diagnostics import Finding, Severity
from argmap.model.unresolved import ImpossibleTime
from argmap.rules.rule import rule

if TYPE_CHECKING:
    from argmap.model import ArgumentMap


@rule(
    "N117",
    "impossible-time",
    Severity.ERROR,
    bad=(
        """
        claim: The talks of Istanbul were broken off.
            when 2022-04..2022-03
        """,
        """
        claim: The talks of Istanbul were broken off.
            when 2022-02-30
        """,
    ),
    good=(
        """
        claim: The talks of Istanbul were broken off.
            when 2022-03..2022-04
        """,
    ),
)
def check(map: ArgumentMap) -> Iterator[Finding]:
    """A date does not exist, or a span of time ends before it begins.

    Dates are those of the Gregorian calendar: `2022`, `2022-03`, `2022-03-29`. `when` also takes a span
    such as `2022-02-27..2022-04`, and `before` or `after` a date. A time that cannot be is left out of
    the map.
    """
    for problem in map.unresolved:
        if isinstance(problem, ImpossibleTime):
            yield Finding(
                problem.place,
                f"`{problem.written}` {problem.fault}",
                "this time cannot be",
                help="write a year, a month, a day, or a span from an earlier to a later one",
            )
