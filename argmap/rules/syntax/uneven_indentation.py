"""A line that is indented under nothing, or between two levels."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.base.diagnostics import Finding
from argmap.rules.rule import slip_rule
from argmap.rules.shared.slips import first

if TYPE_CHECKING:
    from argmap.language.tree import Slip


@slip_rule(
    "S021",
    "uneven-indentation",
    kind="indent",
    bad=(
        """
        claim: The United States blocked the talks.
            tags diplomacy
                note: Said so by three authors.
        """,
        """
        claim: The United States blocked the talks.
            evidence count
                note: Counted twice.
        claim: Nobody else did.
            evidence count: Three talks of five
                in talks at page 3
        source talks: The talks
            author bennett
            published 2023-02
            url: https://example.org/talks
        person bennett: Naftali Bennett
        """,
        """
        claim: The United States blocked the talks.
            supported by: Washington set no conditions.
                note: Said so by three authors.
              note: And by two historians.
        """,
    ),
    good=(
        """
        claim: The United States blocked the talks.
            tags diplomacy
            note: Said so by three authors.
        """,
    ),
)
def check(slip: Slip) -> Finding:
    """The indentation does not say what the line belongs to.

    Either it is deeper than the line above, which takes no lines under it, or it is between two
    levels. It was read as part of the deeper block.

    Indent the line exactly as far as the lines it belongs with.
    """
    if slip.detail == "between":
        message = "the line is indented to between two levels"
        advice = "indent it exactly as far as the lines it belongs with"
    else:
        message = f"nothing can stand under `{slip.detail}`" if slip.detail else (
            "the line is indented, but stands under nothing"
        )  # fmt: skip
        advice = "indent it as far as the line above" if slip.detail else "move it to the margin"
        if slip.detail == "evidence":
            advice = (
                "a line that only names evidence takes none: put this one under the line that has the words "
                "of the evidence"
            )
            if first(slip).startswith("undercut by"):
                advice += ", or write `undercuts NAME` with its name under the claim that doubts it"
    return Finding(slip.place, message, "indented too far" if slip.detail else "", help=advice)
