"""An undercut of evidence that is under no claim."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from argmap.base.diagnostics import Finding, Label, Severity
from argmap.rules.rule import rule

if TYPE_CHECKING:
    from argmap.model import ArgumentMap


@rule(
    "E310",
    "undercuts-unused",
    Severity.WARNING,
    bad=(
        """
        claim old: The figure is from before the lights were put up.
            undercuts count
        source agency: Accidents by street
            author clerk
            published 2019
            url: https://example.org/a
        person clerk: The clerk
        evidence count: 31 of 60 accidents
            kind figure
            in agency at page 2
        """,
    ),
    good=(
        """
        claim old: The figure is from before the lights were put up.
            undercuts count
        source agency: Accidents by street
            author clerk
            published 2019
            url: https://example.org/a
        person clerk: The clerk
        claim accidents: Half of the accidents in town happen in the market street.
            evidence count: 31 of 60 accidents
                kind figure
                in agency at page 2
        """,
    ),
)
def check(map: ArgumentMap) -> Iterator[Finding]:
    """Evidence is undercut that nothing rests on.

    To undercut evidence is to say that it does not carry the claim it is given for. This evidence is given for none.

    Put the evidence under the claim that it is for, or take the undercut away.
    """
    for step in map.arguments.values():
        proof = map.evidence.get(step.target)
        if proof is not None and not proof.supports and proof.id not in map.uncertain:
            yield Finding(
                step.place,
                f"nothing rests on `{proof.id}`, which is undercut here",
                labels=(Label(proof.place, "the evidence"),),
                help="write `evidence` with its name under a claim, or remove the undercut",
            )
