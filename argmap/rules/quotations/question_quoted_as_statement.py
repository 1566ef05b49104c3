"""A question of the source that the map quotes as a statement."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from argmap.base.diagnostics import Finding, Severity
from argmap.base.typography import in_marks, one_blank
from argmap.rules.rule import quote_rule
from argmap.rules.shared.phrasing import short
from argmap.rules.shared.quoting import concerned, level, passage, reasons

if TYPE_CHECKING:
    from argmap.model import ArgumentMap
    from argmap.quotes.copies import Quotes


@quote_rule(
    "Q411",
    "question-quoted-as-statement",
    Severity.WARNING,
    bad=(
        """
        claim: The street costs the town more than it brings.
            evidence "the street is loud enough to close it" in gazette at paragraph 1
        person berg: Jon Berg
        source gazette: What the street costs us
            author berg
            published 2024-05-12
            text: gazette.txt
        --- gazette.txt
        Would anybody say that the street is loud enough to close it?
        """,
    ),
    good=(
        """
        claim: The street costs the town more than it brings.
            evidence "the street is loud enough to close it?" in gazette at paragraph 1
        person berg: Jon Berg
        source gazette: What the street costs us
            author berg
            published 2024-05-12
            text: gazette.txt
        --- gazette.txt
        Would anybody say that the street is loud enough to close it?
        """,
    ),
)
def check(map: ArgumentMap, quotes: Quotes) -> Iterator[Finding]:
    """The source asks what the quotation shows as a statement.

    A person who asks whether something is so has not said that it is. If the question goes on for a
    clause behind the words, they may be no part of what is asked: that is only remarked on.

    Quote the question whole, with its question mark, or say in your own words what is meant.
    """
    for proof, checked, (concern, *_) in concerned(map, quotes, {"question-as-statement"}):
        words = short(one_blank(concern.words), 100)
        asked = f": {in_marks(words)}" if words else ""
        yield Finding(
            proof.words_place,
            f"`{proof.source}` asks this{asked}",
            labels=passage(quotes, proof, checked, "part of a question"),
            help="quote the question with its question mark, or say in your own words what is meant",
            level=level([concern]),
            because=reasons([concern]),
        )
