"""A file named by `use` exists and cannot be read as text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from argmap.base.diagnostics import Finding, Severity
from argmap.model.unresolved import UseFailed
from argmap.rules.rule import rule

if TYPE_CHECKING:
    from argmap.model import ArgumentMap


@rule(
    "U003",
    "use-unreadable",
    Severity.ERROR,
    bad=(
        """
        use: picture.arg
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
    """A file named by `use` exists and cannot be read as text.

    It is a folder, a binary file, not UTF-8, or you may not read it.

    Save it as UTF-8 text, or name another file.
    """
    for problem in map.unresolved:
        if isinstance(problem, UseFailed) and problem.why == "unreadable":
            yield Finding(
                problem.place,
                f"`{problem.path}` {problem.detail or 'cannot be read'}",
                help="name a text file in UTF-8",
            )
