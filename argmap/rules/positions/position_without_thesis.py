"""A position that does not say what it holds."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from argmap.base.diagnostics import Finding, Severity
from argmap.rules.rule import rule

if TYPE_CHECKING:
    from argmap.model import ArgumentMap


@rule(
    "P501",
    "position-without-thesis",
    Severity.WARNING,
    bad=(
        """
        position us-blocked-talks: The United States blocked the talks.
        claim us-blocked: The United States blocked the talks.
            answers why-no-peace
        question why-no-peace: Why did the talks not end the war?
        """,
    ),
    good=(
        """
        position us-blocked-talks: The United States blocked the talks.
            thesis us-blocked
        claim us-blocked: The United States blocked the talks.
            answers why-no-peace
        question why-no-peace: Why did the talks not end the war?
        """,
    ),
)
def check(map: ArgumentMap) -> Iterator[Finding]:
    """A position has no thesis.

    The thesis is the claim that a position cannot give up. Without it nothing can be said about
    where positions differ, what supports them or what they rest on.

    Write `thesis NAME` under the position, or `thesis NAME: words`.
    """
    for position in map.positions.values():
        if not position.thesis and position.id not in map.uncertain:
            yield Finding(
                position.place,
                f"the position `{position.id}` has no thesis",
                help="write `thesis NAME` under it, with the claim that it stands or falls with",
            )
