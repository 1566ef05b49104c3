"""A line more levels deep than is read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.base.diagnostics import Finding
from argmap.rules.rule import slip_rule

if TYPE_CHECKING:
    from argmap.language.tree import Slip

_LEVELS = 102


@slip_rule(
    "S022",
    "too-deep",
    kind="deep",
    bad=(
        "claim: A chain begins.\n"
        + "".join(
            f"{' ' * level}supported by: Step {level} is given.\n" for level in range(1, _LEVELS)
        ),
    ),
    good=(
        """
        claim: A chain begins.
            supported by: The first step is given.
        """,
    ),
)
def check(slip: Slip) -> Finding:
    """The line is nested deeper than argmap reads.

    Nobody can follow a hundred levels; most often an indentation went wrong. This line and the
    lines as deep below it were left out.

    Give the claim a name, and go on at the left margin: `claim NAME`, with its lines under it.
    """
    limit = slip.detail or "100"
    return Finding(
        slip.place,
        f"the line stands more than {limit} levels deep and was left out",
        help="name the claim it belongs to, and go on under `claim NAME` at the left margin",
    )
