"""A quotation of too many words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from argmap.base.diagnostics import Finding, Severity
from argmap.quotes.matching.pattern import MOST, pattern, size
from argmap.rules.rule import quote_rule
from argmap.rules.shared.quoting import known

if TYPE_CHECKING:
    from argmap.model import ArgumentMap
    from argmap.quotes.copies import Quotes


@quote_rule(
    "Q413",
    "quote-too-long",
    Severity.INFO,
    bad=(
        """
        claim: The street costs the town more than it brings.
            evidence "the street is loud and the shops are full and the street is loud and the shops are full and the street is loud and the shops are full and the street is loud and the shops are full and the street is loud and the shops are full and the street is loud and the shops are full and the street is loud and the shops are full and the street is loud and the shops are full and the street is loud and the shops are full and the street is loud and the shops are full and the street is loud and the shops are full and so on" in gazette at paragraph 1
        person berg: Jon Berg
        source gazette: What the street costs us
            author berg
            published 2024-05-12
            text: gazette.txt
        --- gazette.txt
        the street is loud and the shops are full and the street is loud and the shops are full and the street is loud and the shops are full and the street is loud and the shops are full and the street is loud and the shops are full and the street is loud and the shops are full and the street is loud and the shops are full and the street is loud and the shops are full and the street is loud and the shops are full and the street is loud and the shops are full and the street is loud and the shops are full and so on.
        """,
    ),
    good=(
        """
        claim: The street costs the town more than it brings.
            evidence "the street is loud and the shops are full" in gazette at paragraph 1
        person berg: Jon Berg
        source gazette: What the street costs us
            author berg
            published 2024-05-12
            text: gazette.txt
        --- gazette.txt
        the street is loud and the shops are full and the street is loud and the shops are full and the street is loud and the shops are full and the street is loud and the shops are full and the street is loud and the shops are full and the street is loud and the shops are full and the street is loud and the shops are full and the street is loud and the shops are full and the street is loud and the shops are full and the street is loud and the shops are full and the street is loud and the shops are full and so on.
        """,
    ),
)
def check(map: ArgumentMap, quotes: Quotes) -> Iterator[Finding]:
    """A quotation has more than a hundred words.

    Readers cannot see which of the words carry the claim, and a long quotation may need the
    permission of its author.

    Quote the sentence that matters, or leave words out with `…`.
    """
    for proof, _ in known(map, quotes):
        if len(proof.quote) <= MOST:  # A word has at least one letter.
            continue
        wanted = pattern(proof.quote)
        if any(concern.kind == "too-long" for concern in size(wanted)):
            yield Finding(
                proof.words_place,
                f"a quotation of {len(wanted.words)} words is longer than readers follow",
                help="quote the sentence that matters, or leave words out with `…`",
            )
