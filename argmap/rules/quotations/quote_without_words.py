"""Quotation marks that hold no words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from argmap.base.diagnostics import Finding, Severity
from argmap.rules.rule import rule
from argmap.rules.shared.phrasing import text_at

if TYPE_CHECKING:
    from argmap.model import ArgumentMap


@rule(
    "Q418",
    "quote-without-words",
    Severity.ERROR,
    bad=(
        """
        claim: The street costs the town more than it brings.
            evidence "" in gazette at paragraph 1
        person berg: Jon Berg
        source gazette: What the street costs us
            author berg
            published 2024-05-12
            url: https://example.org/gazette
        """,
        """
        claim: The street costs the town more than it brings.
            evidence "… [the street] …" in gazette at paragraph 1
        person berg: Jon Berg
        source gazette: What the street costs us
            author berg
            published 2024-05-12
            url: https://example.org/gazette
        """,
    ),
    good=(
        """
        claim: The street costs the town more than it brings.
            evidence "The street is [too] dear" in gazette at paragraph 1
        person berg: Jon Berg
        source gazette: What the street costs us
            author berg
            published 2024-05-12
            url: https://example.org/gazette
        """,
    ),
)
def check(map: ArgumentMap) -> Iterator[Finding]:
    """There is nothing between quotation marks that could be looked for in the source.

    Between quotation marks are a person's exact words. Ellipses, full stops and words in brackets
    are yours, and without them nothing of the source is left.

    Write the words as the source has them, or say it in your own words, without quotation marks.
    """
    if not map.evidence:
        return
    from argmap.base.typography import DOUBLE
    from argmap.quotes.matching.pattern import pattern, plainly_several

    marks = DOUBLE + '"'
    for proof in map.evidence.values():
        if proof.text or plainly_several(proof.quote):
            continue
        if proof.id in map.uncertain or pattern(proof.quote).words:
            continue
        if proof.quote or text_at(map, proof.words_place)[:1] in marks:
            yield Finding(
                proof.words_place,
                "these quotation marks hold no words to look for",
                help="write the words as the source has them, or your own words without the marks",
            )
