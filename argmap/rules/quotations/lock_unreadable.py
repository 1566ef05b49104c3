"""A lock that cannot be read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from argmap.base.diagnostics import Finding, Severity
from argmap.base.text import Place
from argmap.quotes.copies import BadLock, lock_path
from argmap.rules.rule import quote_rule

if TYPE_CHECKING:
    from argmap.model import ArgumentMap
    from argmap.quotes.copies import Quotes


@quote_rule(
    "Q415",
    "lock-unreadable",
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
        The street is too loud to sleep in.
        --- example.arg.lock
        {"argmap-lock": 1}
        <<<<<<< ours
        """,
        """
        claim: The street costs the town more than it brings.
            evidence "The street is too loud" in gazette at paragraph 1
        person berg: Jon Berg
        source gazette: What the street costs us
            author berg
            published 2024-05-12
            text: gazette.txt
        --- gazette.txt
        The street is too loud to sleep in.
        --- example.arg.lock
        {"argmap-lock": 2}
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
        The street is too loud to sleep in.
        --- example.arg.lock
        {"argmap-lock": 1}
        {"source": "gazette", "fingerprint": "sha256:603e579cfa2f452b59ad57210ff9d7c3f8268e125ef43152f320498afebd951e", "words": 8, "checked": "2024-06-01"}
        {"source": "gazette", "quote": "The street is too loud", "at": "paragraph 1", "tier": "exact", "paragraph": 1, "before": "", "after": "to sleep in.", "checked": "2024-06-01"}
        """,
    ),
)
def check(map: ArgumentMap, quotes: Quotes) -> Iterator[Finding]:
    """The lock next to a map is damaged, from a newer argmap, or holds the conflict of a merge.

    Nothing is taken from it, not even in part, and `argmap lock` does not write over it.

    Settle the conflict (both sides' lines may stay), take the file back from your version control,
    or remove it and write it again with `argmap lock`. For a lock from a newer argmap, update
    yours.
    """
    for path, lock in quotes.locks.items():
        if isinstance(lock, BadLock):
            document = map.documents[path]
            yield Finding(
                Place(path, 0, len(document.line(1))),
                f"the lock {lock_path(path)} {lock.why}",
                help=lock.advice,
            )
