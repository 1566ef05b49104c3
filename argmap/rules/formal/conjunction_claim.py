"""A claim that joins two statements by "and"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from argmap.base.diagnostics import Finding, Severity
from argmap.rules.rule import rule
from argmap.rules.shared.corpus import claims_with
from argmap.rules.shared.phrasing import in_marks, within

if TYPE_CHECKING:
    from argmap.model import ArgumentMap

_AND = re.compile(r", (?:and|und|та|і|и) (?=\w+ \w+)", re.IGNORECASE)


@rule(
    "F703",
    "conjunction-claim",
    Severity.INFO,
    opt_in=True,
    bad=(
        """
        claim: The talks failed, and the war went on.
        """,
    ),
    good=(
        """
        claim: Envoys of Kyiv and Moscow met in Belarus, Jerusalem, and Istanbul.
        """,
    ),
)
def check(map: ArgumentMap) -> Iterator[Finding]:
    """A claim seems to join two statements by `and`.

    One of the two can be true and the other false; then nobody can say whether the claim is. One
    good claim in five has an `and` in it, so this rule is off unless the settings say `extend =
    ["formal"]`.

    Make two claims of it.
    """
    for claim in claims_with(map, (", and ", ", und ", ", та ", ", і ", ", и ")):
        found = _AND.search(claim.text)
        if found is not None and not in_marks(claim.text, found.start()):
            yield Finding(
                within(map, claim, found.start() + 2, found.end() - 1),
                "the claim seems to join two statements",
                help="make two claims of it",
            )
