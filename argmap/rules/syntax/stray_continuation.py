"""A `|` line with no words above it to continue."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.base.diagnostics import Finding
from argmap.rules.rule import slip_rule
from argmap.rules.shared.slips import first, rewrite, stretch

if TYPE_CHECKING:
    from argmap.language.tree import Slip


@slip_rule(
    "S013",
    "stray-continuation",
    kind="broken",
    bad=(
        """
        claim: The United States blocked the talks.
            tags diplomacy
            | and set no conditions.
        """,
    ),
    good=(
        """
        claim: The United States blocked the talks
            | and set no conditions.
        """,
    ),
)
def check(slip: Slip) -> Finding | None:
    """A line begins with `|`, but the line above it has no words of the writer's own.

    `|` continues the words after a colon on the line above. A line with names, a quotation,
    a comment or nothing cannot be continued.

    Move the line under the words it belongs to, or make it a note.
    """
    line = first(slip)
    if not line.startswith("|"):
        return None
    words = line[1:].strip()
    fits = words and slip.under != ""
    return Finding(
        stretch(slip, 0, 1),
        "the line above has no words that `|` could continue",
        help=f"move it under the words it belongs to, or write `note: {words}`"
        if words
        else "remove the line",
        fix=rewrite(slip, f"note: {words}") if fits else None,
    )
