"""`via` under evidence that says nothing: no speaker, or the speaker through himself."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from argmap.base.diagnostics import Finding, Severity
from argmap.rules.rule import rule

if TYPE_CHECKING:
    from argmap.model import ArgumentMap


@rule(
    "E311",
    "via-without-voice",
    Severity.WARNING,
    bad=(
        """
        person bennett: Naftali Bennett
        person snider: Ted Snider
        source peace-talks: Why the peace talks failed
            author snider
            published 2023
            url: https://example.org/talks
        claim us-saw-no-chance: The talks had no chance.
            evidence "there was no chance at all" in peace-talks at paragraph 35
                via bennett
        """,
        """
        person bennett: Naftali Bennett
        person snider: Ted Snider
        source peace-talks: Why the peace talks failed
            author snider
            published 2023
            url: https://example.org/talks
        claim us-saw-no-chance: The talks had no chance.
            evidence "there was no chance at all" said by bennett via bennett in peace-talks at paragraph 35
        """,
    ),
    good=(
        """
        person bennett: Naftali Bennett
        person washington: The government of the United States
        person snider: Ted Snider
        source peace-talks: Why the peace talks failed
            author snider
            published 2023
            url: https://example.org/talks
        claim us-saw-no-chance: The talks had no chance.
            evidence "there was no chance at all" said by washington via bennett in peace-talks at paragraph 35
        """,
    ),
)
def check(map: ArgumentMap) -> Iterator[Finding]:
    """`via` does not say whose words are known through whom.

    `said by PERSON via PERSON` says who spoke and through whom alone that is known. Without `said by` it is not said
    whose words they are, and nobody is known through himself.

    Write `said by` with the name of the one who spoke, or remove `via`.
    """
    for proof in map.evidence.values():
        if not proof.via or proof.id in map.uncertain:
            continue
        if not proof.voice:
            yield Finding(
                proof.words_place,
                "`via` says through whom words are known, and it is not said whose words these are",
                help="write `said by PERSON` in front of `via`",
            )
        elif proof.voice in proof.via:
            yield Finding(
                proof.words_place,
                f"`{proof.voice}` is said to be known through `{proof.voice}`",
                help="name behind `via` who tells what the other said",
            )
