"""One position, or one person, holds two claims that contradict each other."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from argmap.base.diagnostics import Finding, Label, Severity
from argmap.rules.rule import rule
from argmap.rules.shared.phrasing import named

if TYPE_CHECKING:
    from argmap.model import ArgumentMap


@rule(
    "N113",
    "holds-contradiction",
    Severity.WARNING,
    bad=(
        """
        position us-blocked-talks: The United States blocked the talks.
            thesis us-blocked
            holds no-deal
        claim us-blocked: Washington blocked the talks when a deal was near.
            contradicts no-deal
        claim no-deal: There was never a deal to block.
        """,
    ),
    good=(
        """
        position us-blocked-talks: The United States blocked the talks.
            thesis us-blocked
            denies no-deal
        claim us-blocked: Washington blocked the talks when a deal was near.
            contradicts no-deal
        claim no-deal: There was never a deal to block.
        """,
    ),
)
def check(map: ArgumentMap) -> Iterator[Finding]:
    """A position holds both of two claims that contradict each other.

    Only the position's own statements count: its thesis, the claims it `holds`, and the claims that
    one person asserts with `by`. A claim that a position both holds and denies is reported as well.

    Check whether the claims really contradict each other, and who holds which.
    """
    for position in map.positions.values():
        held = set(position.thesis + position.holds)
        both = [c for c in position.denies if c in held]
        if both:
            yield Finding(
                position.place,
                f"the position `{position.id}` both holds and denies {named(both)}",
                help="remove one of the two lines",
            )
    for pair in map.contradictions:
        holders = [
            f"the position `{p.id}`"
            for p in map.positions.values()
            if {pair.left, pair.right} <= set(p.thesis + p.holds)
        ]
        said = set(map.claims[pair.right].by)
        holders += [f"`{who}`" for who in map.claims[pair.left].by if who in said]
        for holder in holders:
            yield Finding(
                pair.place,
                f"{holder} holds both `{pair.left}` and `{pair.right}`, which contradict each other",
                labels=(
                    Label(map.claims[pair.left].place, "one of them"),
                    Label(map.claims[pair.right].place, "the other"),
                ),
                help="look whether they really contradict each other, and who holds which",
            )
