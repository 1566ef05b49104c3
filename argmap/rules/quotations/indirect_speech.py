"""Words that a source reports as a speaker's, without quotation marks."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from argmap.base.diagnostics import Finding, Severity
from argmap.rules.rule import quote_rule
from argmap.rules.shared.quoting import concerned, passage, reasons

if TYPE_CHECKING:
    from argmap.model import ArgumentMap
    from argmap.quotes.copies import Quotes


@quote_rule(
    "Q422",
    "indirect-speech",
    Severity.INFO,
    bad=(
        """
        claim: The street costs the town more than it brings.
            evidence "the street was far too loud" said by mayor in minutes at paragraph 1
        person mayor: Maria Lind
            role: mayor
        person berg: Jon Berg
        source minutes: Minutes of the meeting of May
            author berg
            published 2024-05-12
            text: minutes.txt
        --- minutes.txt
        The mayor reported that the street was far too loud to sleep in.
        """,
    ),
    good=(
        """
        claim: The street costs the town more than it brings.
            evidence "the street was far too loud" said by mayor in minutes at paragraph 1
        person mayor: Maria Lind
            role: mayor
        person berg: Jon Berg
        source minutes: Minutes of the meeting of May
            author berg
            published 2024-05-12
            text: minutes.txt
        --- minutes.txt
        “At night the street was far too loud to sleep in,” the mayor said.
        """,
    ),
)
def check(map: ArgumentMap, quotes: Quotes) -> Iterator[Finding]:
    """The source reports these words as the speaker's, in indirect speech.

    They are the source's words for what the speaker said, as in most minutes.

    This may stay as it is. If the source has words of the speaker between quotation marks, better
    quote those.
    """
    for proof, checked, (concern, *_) in concerned(map, quotes, {"indirect-speech"}):
        yield Finding(
            proof.words_place,
            f"`{proof.source}` tells in its own words what `{proof.voice}` said",
            labels=passage(quotes, proof, checked, "outside quotation marks"),
            help="if the source has the very words between quotation marks, quote those",
            because=reasons([concern]),
        )
