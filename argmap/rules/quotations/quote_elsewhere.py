"""A quotation that is in another paragraph than the map says."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from argmap.base.diagnostics import Edit, Finding, Fix, Severity
from argmap.quotes.matching.locator import paragraphs
from argmap.rules.rule import quote_rule
from argmap.rules.shared.quoting import at_place, concerned, copy_of, passage

if TYPE_CHECKING:
    from argmap.model import ArgumentMap
    from argmap.quotes.copies import Quotes


@quote_rule(
    "Q407",
    "quote-elsewhere",
    Severity.WARNING,
    bad=(
        """
        claim: The street costs the town more than it brings.
            evidence "The street is too loud" in gazette at paragraph 1
        person berg: Jon Berg
        source gazette: What the street costs us
            author berg
            published 2024-05-12
            text: gazette.txt
        --- gazette.txt
        What the street costs us

        The street is too loud to sleep in.
        """,
    ),
    good=(
        """
        claim: The street costs the town more than it brings.
            evidence "The street is too loud" in gazette at paragraph 2
        person berg: Jon Berg
        source gazette: What the street costs us
            author berg
            published 2024-05-12
            text: gazette.txt
        --- gazette.txt
        What the street costs us

        The street is too loud to sleep in.
        """,
    ),
)
def check(map: ArgumentMap, quotes: Quotes) -> Iterator[Finding]:
    """The words are in another paragraph than the map says.

    Paragraphs are blocks of text between blank lines, counted from 1, including the headline.
    Locators that do not apply to a plain text (pages, minutes, chapters) are left alone.

    Correct the number. If your copy has paragraphs that the source does not have, silence the rule.
    """
    for proof, checked, _ in concerned(map, quotes, {"other-place"}):
        number, place = checked.paragraph, at_place(map, proof)
        words = f"paragraph {number}"
        copy, named = copy_of(quotes, proof), paragraphs(proof.at)
        count = len(copy.text.paragraphs) if copy else 0
        beyond = copy and named and named[1] > count
        yield Finding(
            place or proof.words_place,
            f"these words stand in {words} of `{proof.source}`, not at {proof.at}"
            + (f"; the text ends with paragraph {count}" if beyond else ""),
            labels=passage(quotes, proof, checked, "here"),
            help=f"write `at {words}`",
            fix=Fix(f"write `{words}`", (Edit(place, words),)) if place else None,
        )
