"""Words in a paragraph that names another person than the one to whom the map gives them."""

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
    "Q420",
    "another-named",
    Severity.INFO,
    bad=(
        """
        claim: The street costs the town more than it brings.
            evidence "the street is far too loud" said by clerk in gazette at paragraph 1
        person clerk: Ove Holm
        person mayor: Maria Lind
        person berg: Jon Berg
        source gazette: What the street costs us
            author berg
            published 2024-05-12
            text: gazette.txt
        --- gazette.txt
        “I find that the street is far too loud to sleep in,” the letter ran. Maria Lind read it twice.
        """,
    ),
    good=(
        """
        claim: The street costs the town more than it brings.
            evidence "the street is far too loud" said by clerk in gazette at paragraph 1
        person clerk: Ove Holm
        person mayor: Maria Lind
        person berg: Jon Berg
        source gazette: What the street costs us
            author berg
            published 2024-05-12
            text: gazette.txt
        --- gazette.txt
        Ove Holm had written. “I find that the street is far too loud to sleep in,” the letter ran. Maria
        Lind read it twice.
        """,
    ),
)
def check(map: ArgumentMap, quotes: Quotes) -> Iterator[Finding]:
    """The paragraph of a quotation names another person whom the map knows, and not its speaker.

    Nothing next to the words says who speaks, so they may be the other person's.

    Read the paragraph. If the speaker is right and has another name there, add it with `also`.
    """
    for proof, checked, (concern, *_) in concerned(map, quotes, {"another-named"}):
        named = f"names {concern.words}" if concern.words else "names somebody else"
        yield Finding(
            proof.words_place,
            f"the paragraph of these words in `{proof.source}` {named}, and not `{proof.voice}`",
            labels=passage(quotes, proof, checked, "direct speech"),
            help=f"correct `said by`, or write `also: NAME` under `person {proof.voice}` if it is "
            "the same person",
        )
