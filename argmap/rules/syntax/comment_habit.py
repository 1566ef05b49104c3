"""`// …`: a comment as in programming languages."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from argmap.base.diagnostics import Finding
from argmap.rules.rule import slip_rule
from argmap.rules.shared.slips import first, rewrite, stretch

if TYPE_CHECKING:
    from argmap.language.tree import Slip

_COMMENT = re.compile(r"(//+|/\*+|<!--|--(?=\s)|%+|;+|\*/|-->)\s*(.*?)\s*(?:\*/|-->)?$")


@slip_rule(
    "S014",
    "comment-habit",
    kind="broken",
    bad=(
        """
        // The American side
        claim: The United States blocked the talks.
        """,
    ),
    good=(
        """
        # The American side
        claim: The United States blocked the talks.
        """,
    ),
)
def check(slip: Slip) -> Finding | None:
    """A remark begins with the sign of another language.

    A comment is a line that begins with `#`.
    """
    found = _COMMENT.match(first(slip))
    if found is None:
        return None
    right = f"# {found[2]}".rstrip()
    return Finding(
        stretch(slip, 0, found.end(1)),
        f"`{found[1]}` does not begin a comment",
        help=f"write `{right}`",
        fix=rewrite(slip, right, safe=True),
    )
