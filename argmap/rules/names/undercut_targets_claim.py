"""An undercut that points at a claim."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from argmap.base.diagnostics import Edit, Finding, Fix, Severity
from argmap.model.unresolved import UndercutTargetsClaim
from argmap.rules.rule import rule
from argmap.rules.shared.phrasing import named, text_at

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

    An undercut says that a step fails: its premises may be true, and the conclusion still does not
    follow. So it is aimed at an argument, or at evidence. An objection to a claim itself is a rebuttal.

    Name the argument, or write `rebuts`.
    """
    for problem in map.unresolved:
        if not isinstance(problem, UndercutTargetsClaim):
            continue
        named_steps = [step for step in problem.steps if not map.arguments[step].generated]
        pointed = text_at(map, problem.place) == problem.name
        fix = None
        if pointed and len(problem.steps) == len(named_steps) == 1:
            fix = Fix(f"write `{named_steps[0]}`", (Edit(problem.place, named_steps[0]),))
        yield Finding(
            problem.place,
            f"`{problem.name}` is a claim, and only a step or evidence can be undercut",
            "a claim" if pointed else "",
            help=f"an undercut attacks a step: {_advice(map, problem, named_steps)}; to say that the "
            f"claim is false write `{'rebuts' if pointed else 'rebutted by'}`",
            fix=fix,
        )


def _advice(map: ArgumentMap, problem: UndercutTargetsClaim, named_steps: list[str]) -> str:
    """Say how to name the steps to the claim, or those from it."""
    if named_steps:
        more = " and others" if len(named_steps) > _SHOWN else ""
        return f"name {named(named_steps[:_SHOWN], 'or')}{more}"
    way = (
        "write `undercut by` under the line that has the reason, or give that line a name with `id`"
    )
    if problem.steps:
        return way
    if any(step.generated for step in map.out_of.get(problem.name, ())):
        return f"if you mean the step from `{problem.name}`, {way}"
    return "no argument leads to this claim yet"
