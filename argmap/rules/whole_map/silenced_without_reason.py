"""`allow` without a reason."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from argmap.base.diagnostics import Finding, Severity
from argmap.rules.rule import rule
from argmap.rules.shared.phrasing import named

if TYPE_CHECKING:
    from argmap.model import ArgumentMap


@rule(
    "M601",
    "silenced-without-reason",
    Severity.WARNING,
    bad=(
        """
        claim: Did the United States block the talks?
            allow question-as-claim
        """,
    ),
    good=(
        """
        claim: Did the United States block the talks?
            allow question-as-claim: the title of the article, discussed as such
        """,
    ),
)
def check(map: ArgumentMap) -> Iterator[Finding]:
    """A rule is silenced, and no reason is given.

    Later readers of the map, including you, will want to know why an exception was made. The rule
    stays silent all the same.

    Write the reason after a colon: `allow RULE: reason`.
    """
    for silence in map.silences:
        if not silence.reason.strip():
            yield Finding(
                silence.place,
                f"{named(silence.rules)} {'is' if len(silence.rules) == 1 else 'are'} silenced "
                "without a reason",
                help=f"write the reason: `allow {', '.join(silence.rules)}: …`",
            )
