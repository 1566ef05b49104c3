"""A source with another text than the one that was locked."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from argmap.base.diagnostics import Finding, Severity
from argmap.quotes.copies import Copy
from argmap.rules.rule import quote_rule

if TYPE_CHECKING:
    from argmap.model import ArgumentMap
    from argmap.quotes.copies import Quotes


@quote_rule(
    "Q404",
    "source-changed",
    Severity.WARNING,
    bad=(
        """
        claim: The street costs the town more than it brings.
            evidence "The street is too loud" in gazette at paragraph 1
        person berg: Jon Berg
        source gazette: What the street costs us
            author berg
            published 2024-05-12
            text: gazette.txt
        --- gazette.txt
        The street is too loud to sleep in, at last.
        --- example.arg.lock
        {"argmap-lock": 1}
        {"source": "gazette", "fingerprint": "sha256:00", "words": 8, "checked": "2024-06-01"}
        {"source": "gazette", "quote": "The street is too loud", "at": "paragraph 1", "tier": "exact", "paragraph": 1, "before": "", "after": "to sleep in.", "checked": "2024-06-01"}
        """,
    ),
    good=(
        """
        claim: The street costs the town more than it brings.
            evidence "The street is too loud" in gazette at paragraph 1
        person berg: Jon Berg
        source gazette: What the street costs us
            author berg
            published 2024-05-12
            text: gazette.txt
        --- gazette.txt
        The street is too loud to sleep in, at last.
        """,
    ),
)
def check(map: ArgumentMap, quotes: Quotes) -> Iterator[Finding]:
    """The text of a source is not the one that was locked.

    The lock has a fingerprint of the source's words, whatever their typography. Another edition, a
    correction by the publisher and a copy of the wrong page all change it. The quotations have been
    looked up in the present text; you decide whether it is the right one.

    Look at what changed. If it is the right text, write the lock again with `argmap lock`.
    """
    for id in map.sources:
        copy = quotes.texts.get(id)
        if id in quotes.changed and isinstance(copy, Copy):
            yield Finding(
                map.sources[id].place,
                f"the text of `{id}` in {copy.path} is not the one that was locked",
                help="look at what changed; `argmap lock` takes the text as it is now",
            )
