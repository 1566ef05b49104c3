"""A file named by `use` lies outside the map's folder."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from argmap.base.diagnostics import Finding, Severity
from argmap.model.unresolved import UseFailed
from argmap.rules.rule import rule

if TYPE_CHECKING:
    from argmap.model import ArgumentMap


@rule(
    "U002",
    "use-outside",
    Severity.ERROR,
    bad=(
        """
        use: ../../secrets.arg
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
    """A file named by `use` lies outside the map's folder.

    A map from another person should not be able to read files anywhere on your machine, so only
    files in the folder of the map, and below it, are read.

    Move the file into the map's folder, or allow the other folder on the command line.
    """
    for problem in map.unresolved:
        if isinstance(problem, UseFailed) and problem.why == "outside":
            yield Finding(
                problem.place,
                f"`{problem.path}` lies outside the folder of this map",
                help="move it into the map's folder, or allow its folder on the command line with `--allow`",
            )
