"""A place in a source that its text does not have."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from argmap.base.diagnostics import Finding, Severity
from argmap.quotes.matching.locator import paragraphs
from argmap.rules.rule import quote_rule
from argmap.rules.shared.quoting import at_place, copy_of

if TYPE_CHECKING:
    from argmap.model import ArgumentMap
    from argmap.quotes.copies import Quotes


@quote_rule(
    "Q417",
    "no-such-paragraph",
    Severity.WARNING,
    bad=(
        """
        claim: The street costs the town more than it brings.
            evidence noise: People who live there cannot sleep
                in gazette at paragraph 7
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
            evidence noise: People who live there cannot sleep
                in gazette at paragraph 2
        person berg: Jon Berg
        source gazette: What the street costs us
            author berg
            published 2024-05-12
            text: gazette.txt
        --- gazette.txt
        What the street costs us

        The street is too loud to sleep in.
        """,
        """
        claim: The street costs the town more than it brings.
            evidence noise: People who live there cannot sleep
                in gazette at page 7
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
    """The text of a source has fewer paragraphs than the map says.

    Paragraphs are blocks of text between blank lines, counted from 1, including the headline.
    Locators that do not apply to a plain text (pages, minutes, chapters) are left alone. So are
    quotations that are elsewhere in the text: `quote-elsewhere` reports where.

    Correct the number, or check whether the copy is complete. If it has other paragraphs than the
    source, silence the rule.
    """
    for proof in map.evidence.values():
        if (copy := copy_of(quotes, proof)) is None:
            continue
        where = paragraphs(proof.at)
        if where is None or proof.id in map.uncertain:
            continue
        checked, count = quotes.checked.get(proof.id), len(copy.text.paragraphs)
        if checked and checked.paragraph and not where[0] <= checked.paragraph <= where[1]:
            continue
        if where[0] >= 1 and where[1] <= count:
            continue
        has = "1 paragraph" if count == 1 else f"{count} paragraphs"
        yield Finding(
            at_place(map, proof) or proof.words_place,
            f"the text of `{proof.source}` has {has}, counted from 1; this says {proof.at}",
            help=f"correct the number, or look whether {copy.path} is complete",
        )
