"""Words in a paragraph that names another person than the one to whom the map gives them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from argmap.base.diagnostics import Finding, Severity
from argmap.rules.rule import quote_rule
from argmap.rules.shared.quoting import concerned, passage, reasons, speakers

if TYPE_CHECKING:
    from argmap.model import ArgumentMap
    from argmap.quotes.copies import Quotes


OFFICE, LABEL = "office", "label"
"""The sieves that found an office in the place of a name, and a letter before a colon."""


@quote_rule(
    "Q420",
    "another-named",
    Severity.INFO,
    bad=(
        """
        claim: The street costs the town more than it brings.
            evidence "the street is far too loud" said by clerk in gazette at paragraph 1
        person clerk: Ove Holm
            role: clerk of the council
        person berg: Jon Berg
        source gazette: What the street costs us
            author berg
            published 2024-05-12
            text: gazette.txt
        --- gazette.txt
        “I find that the street is far too loud to sleep in,” a spokeswoman for the council said.
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
        “I find that the street is far too loud to sleep in,” the letter ran. Maria Lind read it twice.
        """,
        """
        claim: The street costs the town more than it brings.
            evidence "the street is far too loud" in hearing at paragraph 3
        person holm: Ove Holm
        person mayor: Maria Lind
        source hearing: What the street costs us
            author holm
            kind transcript
            published 2024-05-12
            text: hearing.txt
        --- hearing.txt
        Ove Holm asked Maria Lind about the street.

        Q: What do you say to that?

        A: I find that the street is far too loud to sleep in.
        """,
    ),
    good=(
        """
        claim: The street costs the town more than it brings.
            evidence "the street is far too loud" said by clerk in gazette at paragraph 1
        person clerk: Ove Holm
            role: clerk of the council
        person berg: Jon Berg
        source gazette: What the street costs us
            author berg
            published 2024-05-12
            text: gazette.txt
        --- gazette.txt
        “I find that the street is far too loud to sleep in,” the clerk said.
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
        Ove Holm had written. “I find that the street is far too loud to sleep in,” the letter ran. Maria
        Lind read it twice.
        """,
    ),
)
def check(map: ArgumentMap, quotes: Quotes) -> Iterator[Finding]:
    """The source gives a quotation to somebody else, as far as can be seen, and not to its speaker.

    The paragraph names another person whom the map knows, and nobody is named next to the words; or
    an office is named there, as in “her deputy said”, that the person is not known to have.

    Read the paragraph. If the speaker is right, add the name that he has there with `also`, or the
    office with `role`.
    """
    for proof, checked, (concern, *_) in concerned(map, quotes, {"another-named"}):
        by = speakers(map, proof)
        person = f"person {proof.voice or 'AUTHOR'}"
        if concern.pattern in {OFFICE, LABEL} and concern.words:
            says = (
                f"`{proof.source}` gives these words to “{concern.words}”, and nothing there says "
            )
            says += f"that this is {by}"
            hint = f"`role: WHAT` under `{person}`, if that is what he or she is"
            if concern.pattern == LABEL:
                hint = f"`also: {concern.words}` under `{person}`, if that is his or her label"
        else:
            other = concern.words or "somebody else"
            says = f"the paragraph of these words in `{proof.source}` names {other}, and not {by}"
            hint = f"`also: NAME` under `{person}` if it is the same person"
        correct = "correct" if proof.voice else "add"
        yield Finding(
            proof.words_place,
            says,
            labels=passage(quotes, proof, checked, "direct speech"),
            help=f"{correct} `said by`, or write {hint}",
            because=reasons([concern]),
        )
