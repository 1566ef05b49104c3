"""Quotations of a source whose text is not at hand."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from argmap.diagnostics import Finding, Severity
from argmap.rules import quote_rule
from argmap.rules.quoting import known
from argmap.rules.silencing import Silences
from argmap.texts import Copy, Lock, State

if TYPE_CHECKING:
    from argmap.model import ArgumentMap
    from argmap.texts import Quotes


@quote_rule(
    "Q403",
    "quote-unchecked",
    Severity.INFO,
    bad=(
        """
        claim: The street costs the town more than it brings.
            evidence "The street is too loud" in gazette at paragraph 1
        person berg: Jon Berg
        source gazette: What the street costs us
            author berg
            published 2024-05-12
            text: gazette.txt
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
        """,
        """
        claim: The street costs the town more than it brings.
            evidence "The street is too loud" in gazette at paragraph 1
        person berg: Jon Berg
        source gazette: What the street costs us
            author berg
            published 2024-05-12
            url: https://example.org/street
        """,
    ),
)
def check(map: ArgumentMap, quotes: Quotes) -> Iterator[Finding]:
    """The quotations of a source could not be looked up, because its text is not at hand.

    That is a remark when there is no copy, for copies may lie elsewhere or may not be shared,
    and a warning when there is one that cannot be read. A source without `text:` is left alone,
    unless folders with copies are named. What a lock attests counts as looked up.

    Put a copy where `text:` says, name the folder where it lies with `--texts DIR`, or let
    `argmap lock` keep what was found where a copy is at hand.
    """
    silences = Silences(map.silences, (check,))
    waiting = dict.fromkeys(quotes.texts, 0)
    for proof, checked in known(map, quotes):
        locked = isinstance(quotes.locks.get(proof.place.file), Lock)
        if checked.state is State.UNCHECKED and not locked and proof.source in waiting:
            waiting[proof.source] += not silences.cover(check, proof.words_place)
    for id, copy in quotes.texts.items():
        source = map.sources[id]
        if isinstance(copy, Copy) or id in map.uncertain:
            continue
        lost = _lost(waiting[id], id)
        if not copy.absent:
            yield Finding(
                source.place,
                f"{copy.path} {copy.why}; {lost}",
                help=f"mend it, or put another copy of `{id}` in its place",
                level=Severity.WARNING,
            )
        elif waiting[id] and copy.why:
            yield Finding(
                source.place,
                f"{copy.path} {copy.why}; {lost}",
                help="name the folder with your copies (`--texts DIR`)",
            )
        elif waiting[id] and copy.searched:
            yield Finding(
                source.place,
                f"no text in the folders with copies is this source; {lost}",
                help="put a copy there whose beginning has the title, or name it with `text:`",
            )


def _lost(count: int, source: str) -> str:
    if not count:
        return f"`{source}` is known from the lock alone"
    what = "1 quotation is" if count == 1 else f"{count} quotations are"
    return f"{what} not looked up"
