"""Files use each other in a chain that is too long."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from argmap.base.diagnostics import Finding, Severity
from argmap.model.unresolved import UseFailed
from argmap.rules.rule import rule

if TYPE_CHECKING:
    from argmap.model import ArgumentMap


@rule(
    "U005",
    "use-too-deep",
    Severity.ERROR,
    bad=(
        """
        use: a.arg
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
    """Files use each other in a chain that is too long.

    A chain of hundreds of files that each use the next is a program's mistake rather than a
    person's.

    Use the files you need directly.
    """
    for problem in map.unresolved:
        if isinstance(problem, UseFailed) and problem.why == "deep":
            yield Finding(
                problem.place,
                f"`{problem.path}` is reached by too long a chain of `use` lines",
                help="use it directly",
            )
