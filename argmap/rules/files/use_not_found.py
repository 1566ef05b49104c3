"""A file named by `use` does not exist."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from argmap.base.diagnostics import Edit, Finding, Fix, Severity
from argmap.base.lookalike import how_different
from argmap.model.unresolved import UseFailed
from argmap.rules.rule import rule

if TYPE_CHECKING:
    from argmap.model import ArgumentMap


@rule(
    "U001",
    "use-not-found",
    Severity.ERROR,
    bad=(
        """
        use: sorces.arg
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
    """A file named by `use` does not exist.

    The path is relative to the folder of the file that says `use`.

    A letter with an accent can be encoded in two ways that look the same; on most systems these are
    two names.

    Correct the path, or create the file.
    """
    for problem in map.unresolved:
        if isinstance(problem, UseFailed) and problem.why == "missing":
            if problem.near:
                differ = how_different(problem.path, problem.near)
                yield Finding(
                    problem.place,
                    f"there is no file `{problem.path}`, only one that looks like it",
                    help=f"write the name as it is on disk, `{problem.near}`: {differ}",
                    fix=Fix(
                        "write the name as it is on disk", (Edit(problem.place, problem.near),)
                    ),
                )
                continue
            yield Finding(
                problem.place,
                f"there is no file `{problem.path}`",
                help="correct the path; it is relative to this file's folder",
            )
