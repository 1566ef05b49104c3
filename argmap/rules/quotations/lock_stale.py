"""A quotation that the lock does not know."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from argmap.base.diagnostics import Finding, Severity
from argmap.quotes.copies import Lock, State, lock_path
from argmap.rules.rule import quote_rule
from argmap.rules.shared.quoting import known

if TYPE_CHECKING:
    from argmap.model import ArgumentMap
    from argmap.quotes.copies import Quotes


@quote_rule(
    "Q416",
    "lock-stale",
    Severity.INFO,
    bad=(
        """
        claim: The street costs the town more than it brings.
            evidence "too loud to sleep in" in gazette at paragraph 1
        person berg: Jon Berg
        source gazette: What the street costs us
            author berg
            published 2024-05-12
            text: gazette.txt
        --- gazette.txt
        The street is too loud to sleep in.
        --- example.arg.lock
        {"argmap-lock": 1}
        {"source": "gazette", "fingerprint": "sha256:603e579cfa2f452b59ad57210ff9d7c3f8268e125ef43152f320498afebd951e", "words": 8, "checked": "2024-06-01"}
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
        --- example.arg.lock
        {"argmap-lock": 1}
        {"source": "gazette", "fingerprint": "sha256:603e579cfa2f452b59ad57210ff9d7c3f8268e125ef43152f320498afebd951e", "words": 8, "checked": "2024-06-01"}
        {"source": "gazette", "quote": "The street is too loud", "at": "paragraph 1", "tier": "exact", "paragraph": 1, "before": "", "after": "to sleep in.", "checked": "2024-06-01"}
        """,
    ),
)
def check(map: ArgumentMap, quotes: Quotes) -> Iterator[Finding]:
    """There is a lock next to the map, and it does not have this quotation.

    The quotation is new, or its words, its speaker or its place in the source were changed since.
    Without a copy of the source, nobody can say whether it matches.

    Write the lock again with `argmap lock` on a machine that has a copy of the source.
    """
    for proof, checked in known(map, quotes):
        file = proof.place.file
        if not isinstance(quotes.locks.get(file), Lock) or checked.entry or not proof.source:
            continue
        if checked.state is not State.NOT_FOUND:
            yield Finding(
                proof.words_place,
                f"the lock {lock_path(file)} does not know this quotation",
                help=f"write the lock again with `argmap lock {file}`",
            )
