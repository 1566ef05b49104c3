"""A quotation that is at several places of its source."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from argmap.base.diagnostics import Finding, Severity
from argmap.rules.rule import quote_rule
from argmap.rules.shared.quoting import concerned, passage

if TYPE_CHECKING:
    from argmap.model import ArgumentMap
    from argmap.quotes.copies import Quotes


@quote_rule(
    "Q405",
    "quote-ambiguous",
    Severity.WARNING,
    bad=(
        """
        claim: The street costs the town more than it brings.
            evidence "closed to cars" in gazette
        person berg: Jon Berg
        source gazette: What the street costs us
            author berg
            published 2024-05-12
            text: gazette.txt
        --- gazette.txt
        The street was closed to cars in May.

        It should be closed to cars for good.
        """,
    ),
    good=(
        """
        claim: The street costs the town more than it brings.
            evidence "closed to cars" in gazette at paragraph 2
        person berg: Jon Berg
        source gazette: What the street costs us
            author berg
            published 2024-05-12
            text: gazette.txt
        --- gazette.txt
        The street was closed to cars in May.

        It should be closed to cars for good.
        """,
    ),
)
def check(map: ArgumentMap, quotes: Quotes) -> Iterator[Finding]:
    """The words are at several places of the source, and the map does not say which is meant.

    The places may say different things, and readers look at the first.

    Say which with `at paragraph N`, or quote a few words more.
    """
    for proof, checked, (concern, *_) in concerned(map, quotes, {"ambiguous"}):
        *numbers, last = concern.words.split(", ")
        where = f", in paragraphs {', '.join(numbers)} and {last}" if numbers else ""
        yield Finding(
            proof.words_place,
            f"these words stand at several places of `{proof.source}`{where}",
            labels=passage(quotes, proof, checked, "the first of them"),
            help="say which with `at paragraph N`, or quote a few words more",
        )
