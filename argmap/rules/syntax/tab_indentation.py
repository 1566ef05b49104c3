"""A tab in the indentation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.base.diagnostics import Edit, Finding, Fix
from argmap.rules.rule import slip_rule

if TYPE_CHECKING:
    from argmap.language.tree import Slip


@slip_rule(
    "S020",
    "tab-indentation",
    kind="tab",
    bad=(
        "claim: The United States blocked the talks.\n\tsupported by: Washington set no conditions.\n",
    ),
    good=(
        """
        claim: The United States blocked the talks.
            supported by: Washington set no conditions.
        """,
    ),
)
def check(slip: Slip) -> Finding:
    """The line is indented by a tab.

    Indentation says what belongs to what, and a tab is as wide as each editor likes. Two people
    would see two different maps. The line was read as if tabs stopped at every fourth column.

    Indent with spaces, four for each level.
    """
    return Finding(
        slip.place,
        "the line is indented by a tab",
        help="indent with spaces, four for each level",
        fix=Fix("put spaces in its place", (Edit(slip.place, slip.detail),), safe=True),
    )
