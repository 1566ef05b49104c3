"""A quotation that does not say where in its source it is."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from argmap.base.diagnostics import Edit, Finding, Fix, Severity
from argmap.rules.rule import quote_rule
from argmap.rules.shared.quoting import after_line, known

if TYPE_CHECKING:
    from argmap.model import ArgumentMap
    from argmap.quotes.copies import Quotes


@quote_rule(
    "Q406",
    "quote-without-place",
    Severity.INFO,
    bad=(
        """
        claim: The street costs the town more than it brings.
            evidence "The street is too loud" in gazette
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
            evidence "The street is too loud" in gazette at paragraph 2
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
    """A quotation does not say where in its source it is.

    Readers who want to read on, or to check it, have to search the whole source.

    Add `at paragraph 4`, `at page 12`, `at 12:30`. If a copy is available, the fix adds the
    paragraph, counted as blocks of text between blank lines of that copy.
    """
    for proof, checked in known(map, quotes):
        if proof.at or not proof.source or any(c.kind == "ambiguous" for c in checked.concerns):
            continue
        number, end = checked.paragraph, after_line(map, proof)
        fix = None
        if number and end:
            words = f" at paragraph {number}"
            fix = Fix(f"write `{words.strip()}`", (Edit(end, words),))
        yield Finding(
            proof.words_place,
            f"this quotation does not say where in `{proof.source}` it stands",
            help=f"it stands in paragraph {number}; write `at paragraph {number}`"
            if number
            else "write `at paragraph N`, `at page N` or whatever finds it, behind the source",
            fix=fix,
        )
