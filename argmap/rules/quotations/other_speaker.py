"""Words given to one speaker that the source gives to another."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from argmap.base.diagnostics import Finding, Severity
from argmap.rules.rule import quote_rule
from argmap.rules.shared.quoting import concerned, level, passage, reasons, with_name

if TYPE_CHECKING:
    from argmap.model import ArgumentMap
    from argmap.quotes.copies import Quotes


LAST_NAMED = "last named"
"""The sieve that found the last person named before a pronoun."""


@quote_rule(
    "Q410",
    "other-speaker",
    Severity.WARNING,
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
        “I find that the street is far too loud to sleep in,” said Maria Lind, the mayor.
        """,
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
        Maria Lind had brought a map. It covered the table. “I find that the street is far too loud to
        sleep in,” she said.
        """,
        """
        claim: The street costs the town more than it brings.
            evidence "the street is far too loud" said by clerk in hearing at paragraph 2
        person clerk: Ove Holm
        person mayor: Maria Lind
        source hearing: The hearing of May
            author mayor, clerk
            kind transcript
            published 2024-05-12
            text: hearing.txt
        --- hearing.txt
        HOLM: What do you say to that?

        LIND: I find that the street is far too loud to sleep in.
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
    ),
)
def check(map: ArgumentMap, quotes: Quotes) -> Iterator[Finding]:
    """The map gives the words to one speaker, and the source gives them to another.

    The speaker is taken from the verb of saying next to the words, from a name and a colon
    before them, or, for “he said”, from the last name before it. That may be wrong, and is only
    remarked on.

    Correct `said by`. If it is the same person under another name, add that name with `also`.
    """
    for proof, checked, (concern, *_) in concerned(map, quotes, {"other-speaker"}):
        who = f"{with_name(map, concern.words)} is" if concern.words else "somebody else is"
        how = "the last person named before" if concern.pattern == LAST_NAMED else "named beside"
        yield Finding(
            proof.words_place,
            f"in `{proof.source}` {who} {how} these words, not `{proof.voice}`",
            labels=passage(quotes, proof, checked, "the source"),
            help=f"correct `said by`, or write `also: NAME` under `person {proof.voice}` if it is "
            "the same person",
            level=level([concern]),
            because=reasons([concern]),
        )
