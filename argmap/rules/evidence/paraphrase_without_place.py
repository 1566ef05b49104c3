"""A paraphrase that does not say where it was read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from argmap.base.diagnostics import Finding, Severity
from argmap.rules.rule import rule

if TYPE_CHECKING:
    from argmap.model import ArgumentMap


@rule(
    "E309",
    "paraphrase-without-place",
    Severity.INFO,
    bad=(
        """
        claim: Half of the accidents in town happen in the market street.
            evidence count: 31 of 60 accidents in 2023
                in report
        person holm: Ove Holm
        source report: Accidents by street
            author holm
            published 2024-04
            url: https://example.org/accidents
        """,
    ),
    good=(
        """
        claim: Half of the accidents in town happen in the market street.
            evidence count: 31 of 60 accidents in 2023
                in report at page 2, table 1
        person holm: Ove Holm
        source report: Accidents by street
            author holm
            published 2024-04
            url: https://example.org/accidents
        """,
    ),
)
def check(map: ArgumentMap) -> Iterator[Finding]:
    """Evidence in the writer's own words does not say where in its source it was read.

    Exact words can be searched for; a paraphrase can be compared only by a reader who knows where
    to look.

    Add `at page 2`, `at paragraph 4`, `at table 1` after the source.
    """
    for proof in map.evidence.values():
        if proof.text and proof.source and not proof.at and proof.id not in map.uncertain:
            yield Finding(
                proof.words_place,
                f"these own words do not say where in `{proof.source}` they were read",
                help="write `at paragraph N`, `at page N` or whatever finds it, behind the source",
            )
