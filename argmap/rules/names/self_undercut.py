"""`noise` that undercuts a step and is itself a premise of that step."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from argmap.base.diagnostics import Finding, Label, Severity
from argmap.model import Kind
from argmap.rules.rule import rule
from argmap.rules.shared.phrasing import named

if TYPE_CHECKING:
    from argmap.model import Argument, ArgumentMap


@rule(
    "N115",
    "self-undercut",
    Severity.WARNING,
    bad=(
        """
        claim close: The town should close the market street to cars.
            supported by noise: The street is too loud to sleep in.
                undercut by noise
        """,
        """
        claim close: The town should close the market street to cars.
        argument accident-count: The count of accidents speaks for closing.
            premise half: Half of the accidents in town happen there.
            premise matters: Fewer accidents are worth a detour.
            supports close
            undercut by half
        """,
        """
        claim close: The town should close the market street to cars.
            supported by noise: The street is too loud to sleep in.
                undercut by close
        """,
    ),
    good=(
        """
        claim close: The town should close the market street to cars.
            supported by noise: The street is too loud to sleep in.
                undercut by: The noise comes from the trams.
        """,
        """
        claim close: The town should close the market street to cars.
        claim trams: The noise comes from the trams.
        argument loud
            premise noise: The street is too loud to sleep in.
            supports close
        noise undercuts loud with trams
        """,
    ),
)
def check(map: ArgumentMap) -> Iterator[Finding]:
    """A step is undercut by nothing but its own premises, or its own conclusion.

    An undercut says why a conclusion does not follow although the premises are true. When it
    starts from the premises themselves, the step would fail whenever they are true; when it
    starts from the conclusion, the step would fail because it succeeds. Either way the step
    attacks itself. Most often one of the names is a slip.

    Name the claim that breaks the step, or remove the undercut.
    """
    for undercut in map.arguments.values():
        step = map.arguments.get(undercut.target)
        if undercut.kind is not Kind.UNDERCUT or step is None:
            continue
        if whose := _whose(undercut, step):
            yield Finding(
                undercut.place,
                f"the step to `{step.target}` is undercut by its own {whose}",
                "the undercut",
                (Label(step.place, "the step"),),
                "name the claim that breaks the step, or remove the undercut",
            )


def _whose(undercut: Argument, step: Argument) -> str:
    """Return the role of the undercut's premises if all belong to the step; else nothing."""
    starts = set(undercut.premises)
    if starts <= set(step.premises):
        return f"premise{'' if len(starts) == 1 else 's'} {named(undercut.premises)}"
    if step.kind is Kind.SUPPORT and starts <= {*step.premises, step.target}:
        return "conclusion"
    return ""
