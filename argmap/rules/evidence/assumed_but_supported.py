"""A claim that is taken as given, and argued for."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from argmap.base.diagnostics import Finding, Label, Severity
from argmap.model import Kind
from argmap.rules.rule import rule

if TYPE_CHECKING:
    from argmap.model import ArgumentMap


@rule(
    "E304",
    "assumed-but-supported",
    Severity.WARNING,
    bad=(
        """
        claim two-must-be-ready: Negotiations need two sides that are ready.
            assumed: both sides grant it
            supported by: No talks ever began without two parties.
        """,
    ),
    good=(
        """
        claim two-must-be-ready: Negotiations need two sides that are ready.
            assumed: both sides grant it
        """,
    ),
)
def check(map: ArgumentMap) -> Iterator[Finding]:
    """A claim is marked as taken for granted, and has support or evidence.

    `assumed` says that the map gives no reasons for a claim on purpose. Reasons make it an ordinary
    claim.

    Remove the `assumed` line, or remove the reasons and the evidence for the claim.
    """
    for claim in map.claims.values():
        if claim.assumed is None or claim.id in map.uncertain:
            continue
        support = [a.place for a in map.into.get(claim.id, ()) if a.kind is Kind.SUPPORT]
        support += [evidence.place for evidence in map.evidence_for.get(claim.id, ())]
        if support:
            yield Finding(
                claim.place,
                f"`{claim.id}` is taken as given, and supported all the same",
                labels=(Label(support[0], "supported here"),),
                help="remove the `assumed` line, or what supports the claim",
            )
