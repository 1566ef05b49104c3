"""`undercuts a/supports/b`: the name that the tools give to a step."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from argmap.base.diagnostics import Finding
from argmap.rules.rule import slip_rule
from argmap.rules.shared.slips import NAME, first, stretch

if TYPE_CHECKING:
    from argmap.language.tree import Slip

_MADE = re.compile(rf"{NAME}(?:\+[\w.-]+)*/(?:supports|rebuts|undercuts)/[\w.+/-]+")


@slip_rule(
    "S015",
    "made-name",
    kind="broken",
    bad=(
        """
        claim us-blocked: The United States blocked the talks.
            supported by no-conditions: Washington set no conditions.
        claim later: Conditions come later in talks.
            undercuts no-conditions/supports/us-blocked
        """,
    ),
    good=(
        """
        claim us-blocked: The United States blocked the talks.
            supported by no-conditions: Washington set no conditions.
                id without-conditions
        claim later: Conditions come later in talks.
            undercuts without-conditions
        """,
    ),
)
def check(slip: Slip) -> Finding | None:
    """A line uses the name that the tools show for a step without a name.

    Such a name is made from what the step joins, so it changes when the map does. On the command
    line it may be used, in a map it may not.

    Give the step a name with `id NAME` under the line that makes it, and use that; or write
    `undercut by` there.
    """
    line = first(slip).partition(":")[0]
    made = _MADE.search(line)
    if made is None:
        return None
    return Finding(
        stretch(slip, made.start(), made.end()),
        f"`{made[0]}` is a name that the tools made for a step, and cannot be written in a map",
        "a step without a name of its own",
        help="give the step a name with `id NAME` under the line that makes it, and write that name here",
    )
