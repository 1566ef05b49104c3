"""Words that another sentence of the source may take back, suppose or give as somebody's view."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from argmap.base.diagnostics import Finding, Severity
from argmap.base.typography import in_marks
from argmap.rules.rule import quote_rule
from argmap.rules.shared.quoting import concerned, passage, reasons

if TYPE_CHECKING:
    from argmap.model import ArgumentMap
    from argmap.quotes.copies import Quotes


@quote_rule(
    "Q421",
    "sentence-around",
    Severity.INFO,
    bad=(
        """
        claim: The street costs the town more than it brings.
            evidence "The street costs the town nothing" in gazette at paragraph 1
        person berg: Jon Berg
        source gazette: What the street costs us
            author berg
            published 2024-05-12
            text: gazette.txt
        --- gazette.txt
        The street costs the town nothing. That is what the shopkeepers say.
        """,
        """
        claim: The street costs the town more than it brings.
            evidence "The noise would be gone by autumn" in gazette at paragraph 1
        person berg: Jon Berg
        source gazette: What the street costs us
            author berg
            published 2024-05-12
            text: gazette.txt
        --- gazette.txt
        Suppose that the street were closed. The noise would be gone by autumn.
        """,
    ),
    good=(
        """
        claim: The street costs the town more than it brings.
            evidence "The street costs the town nothing" in gazette at paragraph 1
        person berg: Jon Berg
        source gazette: What the street costs us
            author berg
            published 2024-05-12
            text: gazette.txt
        --- gazette.txt
        The street costs the town nothing. That is why the shopkeepers love it.
        """,
    ),
)
def check(map: ArgumentMap, quotes: Quotes) -> Iterator[Finding]:
    """Another sentence of the source, or a far part of the same one, may change what a quotation says.

    An earlier sentence supposes it or announces somebody's view; the next one takes it back or says
    who says so; a condition is at the other end of the sentence. None of this is certain.

    Read the sentences around it. If they limit the words, quote them, too, or say so in the claim.
    """
    for proof, checked, (concern, *_) in concerned(map, quotes, {"sentence-around"}):
        around = f": {in_marks(concern.words)}" if concern.words else ""
        yield Finding(
            proof.words_place,
            f"what is around these words in `{proof.source}` may change what they say{around}",
            labels=passage(quotes, proof, checked),
            help="read it there; if it limits these words, quote it, too, or say so in the claim",
            because=reasons([concern]),
        )
