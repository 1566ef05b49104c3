"""Words that the map gives to a speaker and the source does not put between quotation marks."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from argmap.base.diagnostics import Finding, Severity
from argmap.rules.rule import quote_rule
from argmap.rules.shared.quoting import concerned, level, passage

if TYPE_CHECKING:
    from argmap.model import ArgumentMap
    from argmap.quotes.copies import Quotes


@quote_rule(
    "Q408",
    "not-direct-speech",
    Severity.WARNING,
    bad=(
        """
        claim: The street costs the town more than it brings.
            evidence "the street is far too loud" said by mayor in gazette at paragraph 1
        person mayor: Maria Lind
        person berg: Jon Berg
        source gazette: What the street costs us
            author berg
            published 2024-05-12
            text: gazette.txt
        --- gazette.txt
        Maria Lind, the mayor, thinks that the street is far too loud to sleep in.
        """,
    ),
    good=(
        """
        claim: The street costs the town more than it brings.
            evidence "the street is far too loud" said by mayor in gazette at paragraph 1
        person mayor: Maria Lind
        person berg: Jon Berg
        source gazette: What the street costs us
            author berg
            published 2024-05-12
            text: gazette.txt
        --- gazette.txt
        “I find that the street is far too loud to sleep in,” said Maria Lind, the mayor.
        """,
        """
        claim: The street costs the town more than it brings.
            evidence "the street is far too loud" said by mayor in gazette at paragraph 1
        person mayor: Maria Lind
        person berg: Jon Berg
        source gazette: What the street costs us
            author berg
            published 2024-05-12
            text: gazette.txt
        --- gazette.txt
        Maria Lind, the mayor, said that the street is far too loud to sleep in.
        """,
    ),
)
def check(map: ArgumentMap, quotes: Quotes) -> Iterator[Finding]:
    """The map gives the words to a speaker, and the source has them outside quotation marks.

    Nothing in their sentence says that they are the speaker's, in his own words or the author's. Where their paragraph names the
    speaker, as minutes do some sentences before, it is a remark.

    Quote words that are between quotation marks, or begin where the author says whose they are. If
    they are the author's, leave `said by` out. If the whole source is a transcript, write
    `kind transcript` under it.
    """
    for proof, checked, found in concerned(map, quotes, {"not-direct-speech"}):
        yield Finding(
            proof.words_place,
            f"`{proof.source}` does not show these words as those of `{proof.voice}`",
            labels=passage(quotes, proof, checked, "outside quotation marks"),
            help="leave `said by` out if these are the author's words, or write `kind transcript` "
            "under the source if it is one",
            level=level(found),
        )
