"""Words that the map gives to the author and the source gives to another speaker."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from argmap.base.diagnostics import Finding, Severity
from argmap.quotes.speakers.naming import shares
from argmap.rules.rule import quote_rule
from argmap.rules.shared.quoting import concerned, passage, reasons, with_name

if TYPE_CHECKING:
    from argmap.model import ArgumentMap, Person
    from argmap.quotes.copies import Quotes

LABEL = "label"
"""The sieve that found a name or a letter before a colon."""


@quote_rule(
    "Q409",
    "someone-elses-words",
    Severity.WARNING,
    bad=(
        """
        claim: The street costs the town more than it brings.
            evidence "the street is far too loud" in gazette at paragraph 1
        person berg: Jon Berg
        source gazette: What the street costs us
            author berg
            published 2024-05-12
            text: gazette.txt
        --- gazette.txt
        “I find that the street is far too loud to sleep in,” said Maria Lind, the mayor.
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
    """The map gives the words to the source's author, and the source has them as somebody else's.

    Without `said by` a quotation is the author's. An author who quotes other people need not agree
    with them.

    Name the speaker with `said by PERSON`. If the author makes the words their own, silence the
    rule and say so.
    """
    for proof, checked, (concern, *_) in concerned(map, quotes, {"someone-elses-words"}):
        who = next((p.id for p in map.persons.values() if _is(p, concern.words)), "")
        whose = f"those of {concern.words}" if concern.words else "somebody's"
        says = f"`{proof.source}` has these words between quotation marks, as {whose}"
        if concern.pattern == LABEL:
            says = f"`{proof.source}` has these words in a turn of {with_name(map, concern.words)}"
        yield Finding(
            proof.words_place,
            says,
            labels=passage(quotes, proof, checked, "direct speech"),
            help=f"say whose they are: `said by {who or 'PERSON'}`",
            because=reasons([concern]),
        )


def _is(person: Person, name: str) -> bool:
    known = (person.name, *person.also)
    return bool(name) and (name in known or shares(name, known))
