"""Two claims that differ by a negation."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from argmap.base.diagnostics import Finding, Label, Severity
from argmap.rules.rule import rule
from argmap.rules.shared.likeness import NEGATION
from argmap.rules.shared.pairs import unrelated_pairs

if TYPE_CHECKING:
    from argmap.model import ArgumentMap


@rule(
    "W206",
    "opposite-wording",
    Severity.INFO,
    bad=(
        """
        claim kyiv-was-ready: Kyiv was ready to sign the deal.
        claim kyiv-was-not-ready: Kyiv was not ready to sign the deal.
        """,
    ),
    good=(
        """
        claim kyiv-was-ready: Kyiv was ready to sign the deal.
        claim kyiv-was-not-ready: Kyiv was not ready to sign the deal.
            contradicts kyiv-was-ready
        """,
    ),
)
def check(map: ArgumentMap) -> Iterator[Finding]:
    """Two claims have the same words, and one of them has a negation more.

    They probably contradict each other, and then the map should say so: what speaks for one
    speaks against the other.

    Write `contradicts NAME` under one of them.
    """
    for pair in unrelated_pairs(map):
        if pair.extra == NEGATION:
            yield Finding(
                pair.second.place,
                f"`{pair.second.id}` and `{pair.first.id}` say the opposite in the same words",
                labels=(Label(pair.first.place, "the other one"),),
                help=f"if they exclude each other, write `contradicts {pair.first.id}` under it",
            )
