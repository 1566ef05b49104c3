"""Words of which several weak signs say that their source may mean them otherwise."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from argmap.base.diagnostics import Finding, Severity
from argmap.base.typography import in_marks
from argmap.rules.rule import quote_rule
from argmap.rules.shared.quoting import known, passage, reasons

if TYPE_CHECKING:
    from argmap.model import ArgumentMap
    from argmap.quotes.copies import Quotes


@quote_rule(
    "Q423",
    "read-around",
    Severity.INFO,
    bad=(
        """
        claim: The street costs the town more than it brings.
            evidence "The street will be quiet" in gazette at paragraph 1
        person berg: Jon Berg
        source gazette: What the street costs us
            author berg
            published 2024-05-12
            text: gazette.txt
        --- gazette.txt
        The street will be quiet. But I do not live there, and those who do have other plans.
        """,
        """
        claim: The street costs the town more than it brings.
            evidence "What a quiet street we have" in gazette at paragraph 1
        person berg: Jon Berg
        source gazette: What the street costs us
            author berg
            published 2024-05-12
            text: gazette.txt
        --- gazette.txt
        Forty lorries an hour. What a quiet street we have!
        """,
    ),
    good=(
        """
        claim: The street costs the town more than it brings.
            evidence "The street costs the town 9,000 crowns a year, and nobody denies it" in gazette at paragraph 1
        person berg: Jon Berg
        source gazette: What the street costs us
            author berg
            published 2024-05-12
            text: gazette.txt
        --- gazette.txt
        The street costs the town 9,000 crowns a year, and nobody denies it. But I do not live there.
        """,
    ),
)
def check(map: ArgumentMap, quotes: Quotes) -> Iterator[Finding]:
    """What is around a quotation in its source may change what the words say.

    No sign of it is strong by itself: the sentence goes on, the next one denies something or begins with
    “but”, a verb of saying is before the words, they are few. Several together are worth a look. The
    remark shows the strongest one. It needs the text of the source; a lock does not keep it.

    Read the words that are shown. If they change what the quotation says, quote them, too, or say so
    in the claim. If they do not, nothing is to be done.
    """
    for proof, checked in known(map, quotes):
        sign = checked.found.sign if checked.found else None
        if sign is None:
            continue
        says = _says(sign.pattern)
        yield Finding(
            proof.words_place,
            f"in `{proof.source}` {says}: {in_marks(sign.words)}",
            labels=passage(quotes, proof, checked),
            help="if that changes what they say, quote it, too, or say so in the claim; else leave them",
            because=reasons([sign]),
        )


def _says(name: str) -> str:
    """Return the clause that says what a sign is."""
    from argmap.quotes.context import signs

    return signs.table().named[name].says
