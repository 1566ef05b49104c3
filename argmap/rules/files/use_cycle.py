"""Files use each other in a circle."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from argmap.base.diagnostics import Finding, Severity
from argmap.model.unresolved import UseFailed
from argmap.rules.rule import rule

if TYPE_CHECKING:
    from argmap.model import ArgumentMap


@rule(
    "U004",
    "use-cycle",
    Severity.ERROR,
    bad=(
        """
        use: example.arg
        claim: The talks failed.
        """,
    ),
    good=(
        """
        use: isaacs.arg
        claim: The talks failed.
        """,
    ),
)
def check(map: ArgumentMap) -> Iterator[Finding]:
    """Files use each other in a circle.

    Each of the files was read once, and the line that closes the circle adds nothing.

    Move what both files need into a third, or remove one `use`.
    """
    for problem in map.unresolved:
        if isinstance(problem, UseFailed) and problem.why == "cycle":
            yield Finding(
                problem.place,
                f"these files use each other in a circle: {problem.detail or problem.path}",
                help="move what they share into a file of its own, or remove this line",
            )
