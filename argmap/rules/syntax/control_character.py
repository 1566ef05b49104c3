"""A character that cannot be seen and does not belong in a text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.base.diagnostics import Edit, Finding, Fix
from argmap.rules.rule import slip_rule

if TYPE_CHECKING:
    from argmap.language.tree import Slip


@slip_rule(
    "S025",
    "control-character",
    kind="control",
    bad=("claim: The United States\x07 blocked the talks.\n",),
    good=("claim: The United States blocked the talks.\n",),
)
def check(slip: Slip) -> Finding:
    """The text contains a control character.

    Such a character is invisible, and breaks pictures and other files made from the map. It comes
    with text copied from a PDF or a terminal. It was read as the replacement character.

    Remove it.
    """
    return Finding(
        slip.place,
        f"there is a control character here ({slip.detail})",
        help="remove it",
        fix=Fix("remove the character", (Edit(slip.place, ""),), safe=True),
    )
