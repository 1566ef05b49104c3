"""An undercut that points at a claim."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from argmap.diagnostics import Edit, Finding, Fix, Severity
from argmap.problems import UndercutTargetsClaim
from argmap.rules import rule
from argmap.rules.phrasing import named, text_at

if TYPE_CHECKING:
    from argmap.model import ArgumentMap


_SHOWN = 4


@rule(
    "N104",
    "undercut-targets-claim",
    Severity.ERROR,
    bad=(
        """
        claim us-blocked: The United States blocked the talks.
        argument no-conditions: Talks without conditions are no talks.
            premise: Washington set no conditions.
            supports us-blocked
        claim talks-about-talks: Conditions come later in talks.
            undercuts us-blocked
        """,
    ),
    good=(
        """
        claim us-blocked: The United States blocked the talks.
        argument no-conditions: Talks without conditions are no talks.
            premise: Washington set no conditions.
            supports us-blocked
        claim talks-about-talks: Conditions come later in talks.
            undercuts no-conditions
        """,
    ),
)
def check(map: ArgumentMap) -> Iterator[Finding]:
    """An undercut is aimed at a claim.

    An undercut says that a step does not lead where it should: its premises may be true, and
    the conclusion still not follow. So it is aimed at an argument. What speaks against a claim
    itself is a rebuttal.

    Name the argument, or write `rebuts`.
    """
    for problem in map.problems:
        if not isinstance(problem, UndercutTargetsClaim):
            continue
        steps = problem.steps
        if steps and all(map.arguments[step].generated for step in steps):
            advice = "write `undercut by` under the line that makes the step, or give it a name there with `id`"
        elif steps := tuple(step for step in steps if not map.arguments[step].generated):
            more = " and others" if len(steps) > _SHOWN else ""
            advice = f"name {named(steps[:_SHOWN], 'or')}{more}"
        else:
            advice = "no argument leads to this claim yet"
        pointed = text_at(map, problem.place) == problem.name
        fix = None
        if pointed and len(steps) == len(problem.steps) == 1 and not map.arguments[steps[0]].generated:
            fix = Fix(f"write `{steps[0]}`", (Edit(problem.place, steps[0]),))
        yield Finding(
            problem.place,
            f"`{problem.name}` is a claim, and only an argument's step can be undercut",
            "a claim" if pointed else "",
            help=f"an undercut attacks a step: {advice}; to say that the claim is false write "
            f"`{'rebuts' if pointed else 'rebutted by'}`",
            fix=fix,
        )
