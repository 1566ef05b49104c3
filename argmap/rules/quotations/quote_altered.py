"""Words that are in the source, with a meaning that may not be."""

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

WORDS = {
    "skipped-negation": "the words left out negate something",
    "skipped-modal": "the words left out limit what is said",
    "skipped-number": "the words left out hold a number",
    "skipped-speaker": "the words left out name another speaker",
    "replaced-negation": "a bracket stands in place of a negation",
    "replaced-words": "a bracket stands in place of words that tell something else",
    "added-negation": "a bracket brings in what the source does not say",
    "crosses-sentence": "this joins words of two sentences",
    "crosses-paragraph": "this joins words of two paragraphs",
    "crosses-quotation": "this joins words inside a quotation of the source with words outside it",
    "cut-negation": "right beside these words the source turns them around",
    "cut-limit": "right beside these words the source limits them",
    "cut-attribution": "the source tells these words as what somebody holds",
}
"""The meaning of each kind of concern."""


@quote_rule(
    "Q402",
    "quote-altered",
    Severity.WARNING,
    bad=(
        """
        claim: The street costs the town more than it brings.
            evidence "The town would gain from a closed street … by the end of the year" in gazette at paragraph 1
        person berg: Jon Berg
        source gazette: What the street costs us
            author berg
            published 2024-05-12
            text: gazette.txt
        --- gazette.txt
        The town would gain from a closed street, though never by the end of the year.
        """,
        """
        claim: The street costs the town more than it brings.
            evidence "the street is a danger to children" in gazette at paragraph 1
        person berg: Jon Berg
        source gazette: What the street costs us
            author berg
            published 2024-05-12
            text: gazette.txt
        --- gazette.txt
        Nobody denies that the town grows, but it is not true that the street is a danger to children.
        """,
        """
        claim: The street costs the town more than it brings.
            evidence "The street is loud the shops will close soon" in gazette at paragraph 1
        person berg: Jon Berg
        source gazette: What the street costs us
            author berg
            published 2024-05-12
            text: gazette.txt
        --- gazette.txt
        The street is loud. The shops will close soon after dark.
        """,
        """
        claim: The street costs the town more than it brings.
            evidence "the town pays too much for the street" in gazette at paragraph 1
        person berg: Jon Berg
        source gazette: What the street costs us
            author berg
            published 2024-05-12
            text: gazette.txt
        --- gazette.txt
        Critics claim that the town pays too much for the street, and the council has heard them.
        """,
        """
        claim: The street costs the town more than it brings.
            evidence "The shops will close for good" in gazette at paragraph 1
        person berg: Jon Berg
        source gazette: What the street costs us
            author berg
            published 2024-05-12
            text: gazette.txt
        --- gazette.txt
        The shops will close for good if the rent goes up, and it will.
        """,
        """
        claim: The street costs the town more than it brings.
            evidence "[The shops] lost a third of their trade" in gazette at paragraph 1
        person berg: Jon Berg
        source gazette: What the street costs us
            author berg
            published 2024-05-12
            text: gazette.txt
        --- gazette.txt
        The market stalls lost a third of their trade in the year of the trial.
        """,
    ),
    good=(
        """
        claim: The street costs the town more than it brings.
            evidence "The town would gain from a closed street … by the end of the year" in gazette at paragraph 1
        person berg: Jon Berg
        source gazette: What the street costs us
            author berg
            published 2024-05-12
            text: gazette.txt
        --- gazette.txt
        The town would gain from a closed street, in sun and in rain, by the end of the year.
        """,
    ),
)
def check(map: ArgumentMap, quotes: Quotes) -> Iterator[Finding]:
    """The words are in the source, but what was left out or put in may change their meaning.

    An ellipsis may hide a “not”, an “if”, a number or another speaker. A bracket may replace a
    negation or a person's name. A quotation may begin right after “it is not true that” or “critics
    claim”, end before “if the rent goes up”, or join words from two sentences, two paragraphs or
    two speakers. What faithful quotations often show, too, is only remarked on: a hidden number or
    “may”, a bracket for another word, a “would” right before.

    Quote more of the passage, or say it in your own words, without quotation marks.
    """
    for proof, checked, concerns in concerned(map, quotes, WORDS):
        # Several concerns of one kind are reported once, with the words of the last that has any.
        kinds = {c.kind: c.words for c in sorted(concerns, key=lambda c: bool(c.words))}
        what = "; ".join(_told(kind, kinds[kind]) for kind in WORDS if kind in kinds)
        yield Finding(
            proof.words_place,
            what,
            labels=passage(quotes, proof, checked, "the source"),
            help="quote more of the passage, or say it in your own words",
            level=level(concerns),
            because=reasons(concerns),
        )


def _told(kind: str, words: str) -> str:
    shown = short(one_blank(words), 80)
    return WORDS[kind] + (f": {in_marks(shown)}" if shown else "")
