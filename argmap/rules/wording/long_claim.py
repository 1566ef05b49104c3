"""A claim of many words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from argmap.base.diagnostics import Finding, Severity
from argmap.rules.rule import rule

if TYPE_CHECKING:
    from argmap.model import ArgumentMap


_MANY, _TOO_MANY = 25, 30


@rule(
    "W204",
    "long-claim",
    Severity.WARNING,
    bad=(
        """
        claim: In the spring of that year the United States and Great Britain stopped all of the
            | three rounds of talks that had been held in Belarus, in Jerusalem and then in
            | Istanbul between envoys of Kyiv and Moscow
        """,
    ),
    good=(
        """
        claim: The United States stopped each of the three rounds of talks.
        """,
    ),
)
def check(map: ArgumentMap) -> Iterator[Finding]:
    """A claim is long: more than 25 words (a remark), or more than 30 (a warning).

    In carefully written maps nine of ten claims have at most 21 words. A long claim mostly says
    several things at once, and is hard to read in a box.

    Split it, or move what is not claimed into a `note`.
    """
    for claim in map.claims.values():
        if claim.text.count(" ") >= _MANY and (count := len(claim.text.split())) > _MANY:
            yield Finding(
                claim.words_place,
                f"the claim has {count} words",
                help="split it, or move what is not claimed into a `note`",
                level=None if count > _TOO_MANY else Severity.INFO,
            )
