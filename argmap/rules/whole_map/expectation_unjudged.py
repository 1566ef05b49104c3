"""An `expect` line about something that is left out of the map."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from argmap.base.diagnostics import Finding, Severity
from argmap.model.unknown_names import left_out
from argmap.model.unresolved import ExpectationUnjudged
from argmap.rules.rule import rule

if TYPE_CHECKING:
    from argmap.model import ArgumentMap


@rule(
    "M607",
    "expectation-unjudged",
    Severity.WARNING,
    bad=(
        """
        claim close: The street should be closed to cars.
        argument noise: The street is too loud to sleep in.
            allow argument-without-target: to be written tomorrow
            premise: The windows shake all night.
        expect noise stands
        """,
    ),
    good=(
        """
        claim close: The street should be closed to cars.
        argument noise: The street is too loud to sleep in.
            premise: The windows shake all night.
            supports close
        expect noise stands
        """,
    ),
)
def check(map: ArgumentMap) -> Iterator[Finding]:
    """An `expect` line is about something that is written and is no part of the map.

    An argument without a step, such as one that leads to a name that nothing declares, is left out of
    the map, and a line that cannot be read may declare the name. Nobody can tell then whether the
    expectation holds.

    Correct the argument or the line; then the expectation is judged.
    """
    for problem in map.unresolved:
        if isinstance(problem, ExpectationUnjudged):
            yield Finding(
                problem.place,
                f"nobody can tell whether this holds: {_because(map, problem.name)}",
                help="correct what is wrong there; then the expectation is judged",
            )


def _because(map: ArgumentMap, name: str) -> str:
    return left_out(map, name) or f"a line or file that cannot be read may declare `{name}`"
