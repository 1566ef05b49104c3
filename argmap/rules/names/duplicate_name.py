"""Two declarations of one name."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from argmap.base.diagnostics import Finding, Label, Severity
from argmap.model.unresolved import DuplicateName
from argmap.rules.rule import rule

if TYPE_CHECKING:
    from argmap.model import ArgumentMap


@rule(
    "N103",
    "duplicate-name",
    Severity.ERROR,
    bad=(
        """
        claim us-blocked: The United States blocked the talks.
        claim us-blocked: Britain ended them.
        """,
    ),
    good=(
        """
        claim us-blocked: The United States blocked the talks.
        claim britain-ended: Britain ended them.
        # A claim may be reopened, without words, to add to it.
        claim us-blocked
            tags diplomacy
        """,
    ),
)
def check(map: ArgumentMap) -> Iterator[Finding]:
    """Two things have the same name.

    Claims, arguments and evidence share their names, since each may be referred to in the same
    places. With two declarations it is unclear which one a line means; the first was kept.

    Give one of them another name. To add to a claim from another place, reopen it without words:
    `claim NAME`.
    """
    for problem in map.unresolved:
        if isinstance(problem, DuplicateName):
            reopen = f", or write `claim {problem.name}` without words to add to the first"
            yield Finding(
                problem.place,
                f"the name `{problem.name}` is declared twice",
                "declared again here",
                (Label(problem.first, "first declared here"),),
                "give one of them another name" + (reopen if problem.kind == "claim" else ""),
            )
