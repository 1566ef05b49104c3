"""A name with capitals, underscores or other signs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.diagnostics import Edit, Finding, Fix, Severity
from argmap.rules import slip_rule

if TYPE_CHECKING:
    from argmap.syntax.tree import Slip


@slip_rule(
    "S024",
    "malformed-name",
    kind="name",
    level=Severity.WARNING,
    bad=(
        """
        claim US_blocked: The United States blocked the talks.
        claim no-conditions: Washington set no conditions.
            supports US_blocked
        """,
    ),
    good=(
        """
        claim us-blocked: The United States blocked the talks.
        """,
    ),
)
def check(slip: Slip) -> Finding:
    """A name is not written as names are.

    Names are lower-case words joined by `-`: `us-blocked`. A dot qualifies a name from a map
    used under a prefix. Words of the language cannot be names. The name was read as written.

    Write the better name here and wherever else it stands; `--fix` does so at every place.
    """
    better = slip.detail
    message = f"`{slip.line}` is not how names are written"
    if slip.line.islower() and better == f"{slip.line}-1":
        message = f"`{slip.line}` is a word of the language and cannot be a name"
    if not better:
        return Finding(slip.place, message, help="use lower-case words joined by `-`")
    return Finding(
        slip.place,
        message,
        help=f"write `{better}`, here and wherever the name stands",
        fix=Fix(f"write `{better}`", (Edit(slip.place, better),)),
    )
