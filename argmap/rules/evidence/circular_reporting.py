"""Sources that go back to one another."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from argmap.base.cycles import knots
from argmap.base.diagnostics import Finding, Label, Severity
from argmap.rules.rule import rule
from argmap.rules.shared.phrasing import named

if TYPE_CHECKING:
    from argmap.model import ArgumentMap


@rule(
    "E307",
    "circular-reporting",
    Severity.WARNING,
    bad=(
        """
        claim: Half of the accidents in town happen in the market street.
            evidence "every second one of them" in gazette at paragraph 3
        person berg: Jon Berg
        source gazette: What the street costs us
            author berg
            published 2024-05
            via courier
        source courier: A dangerous street
            author berg
            published 2024-05
            via gazette
        """,
    ),
    good=(
        """
        claim: Half of the accidents in town happen in the market street.
            evidence "every second one of them" in gazette at paragraph 3
        person berg: Jon Berg
        source gazette: What the street costs us
            author berg
            published 2024-05
            via courier
        source courier: A dangerous street
            author berg
            published 2024-04
            url: https://example.org/street
        """,
    ),
)
def check(map: ArgumentMap) -> Iterator[Finding]:
    """Sources report what they have from one another, so that none of them has it at first hand.

    A says that B reported it, and B says that A did. Then the number of sources means nothing.

    Find out who published it first, and remove that source's `via`.
    """
    for knot in knots({source.id: source.via for source in map.sources.values()}):
        if not map.uncertain.isdisjoint(knot):
            continue
        first, *others = (map.sources[id] for id in knot)
        yield Finding(
            first.place,
            f"the sources {named(knot)} go back to one another",
            labels=tuple(Label(other.place, "and this one") for other in others),
            help="find out who published it first, and remove the `via` of that source",
        )
