"""So many lines cannot be read that the rest of the file was left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.base.diagnostics import Finding
from argmap.rules.rule import slip_rule

if TYPE_CHECKING:
    from argmap.language.tree import Slip

_TOO_MANY = 2001


@slip_rule(
    "S026",
    "unread-rest",
    kind="rest",
    bad=("claim the street is loud\n" * _TOO_MANY,),
    good=(
        """
        claim: The street is loud.
        """,
    ),
)
def check(slip: Slip) -> Finding:
    """Thousands of lines of the file cannot be read, so the rest of it was left out.

    Such a file is not a map, or one mistake runs through all of it. The lines before are reported
    as usual; nothing that follows is read.

    Correct the lines that are reported, or check whether it is the right file.
    """
    limit = slip.detail or "2000"
    return Finding(
        slip.place,
        f"{limit} or more lines above cannot be read; from here on the file was left out",
        help="is this a map? If it is, mend the lines above, then check it again",
    )
