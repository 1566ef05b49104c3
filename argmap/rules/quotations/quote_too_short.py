"""A quotation of a single word."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from argmap.base.diagnostics import Finding, Severity
from argmap.quotes.matching.pattern import pattern, plainly_several, size
from argmap.rules.rule import quote_rule
from argmap.rules.shared.quoting import known

if TYPE_CHECKING:
    from argmap.model import ArgumentMap
    from argmap.quotes.copies import Quotes


@quote_rule(
    "Q412",
    "quote-too-short",
    Severity.INFO,
    bad=(
        """
        claim: The street costs the town more than it brings.
            evidence "loud" in gazette at paragraph 1
        person berg: Jon Berg
        source gazette: What the street costs us
            author berg
            published 2024-05-12
            text: gazette.txt
        --- gazette.txt
        It is too loud to sleep in.
        """,
    ),
    good=(
        """
        claim: The street costs the town more than it brings.
            evidence "too loud to sleep in" in gazette at paragraph 1
        person berg: Jon Berg
        source gazette: What the street costs us
            author berg
            published 2024-05-12
            text: gazette.txt
        --- gazette.txt
        It is too loud to sleep in.
        """,
    ),
)
def check(map: ArgumentMap, quotes: Quotes) -> Iterator[Finding]:
    """A quotation is a single word.

    One word occurs in many texts and in many senses, so a match says little.

    Quote the words around it, or say it in your own words. If the word itself is what the debate is
    about, silence the rule.
    """
    for proof, _ in known(map, quotes):
        if plainly_several(proof.quote):
            continue
        wanted = pattern(proof.quote)
        if wanted.words and any(concern.kind == "too-short" for concern in size(wanted)):
            yield Finding(
                proof.words_place,
                "a quotation of a single word says little",
                help="quote the words around it too, or say it in your own words",
            )
