"""Quotations of a source without an available text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from argmap.base.diagnostics import Finding, Severity
from argmap.quotes.copies import Copy, Lock, State
from argmap.rules.rule import quote_rule
from argmap.rules.shared.quoting import known
from argmap.rules.shared.silencing import Silences

if TYPE_CHECKING:
    from argmap.model import ArgumentMap
    from argmap.quotes.copies import Quotes


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
    """The quotations of a source could not be looked up, because its text is not available.

    That is a remark when there is no copy, for copies may be kept elsewhere or may not be shared,
    and a warning when there is one that cannot be read. A source without `text:` is left alone,
    unless folders with copies are named. Quotations that a lock attests count as looked up.

    Put a copy at the path that `text:` names, name the folder of the copy with `--texts DIR`, or
    run `argmap lock` on a machine that has a copy, so that the lock records the quotations.
    """
    silences = Silences(map.silences, (check,))
    waiting = dict.fromkeys(quotes.texts, 0)
    unknown, attested = dict(waiting), dict(waiting)
    for proof, checked in known(map, quotes):
        if proof.source not in waiting:
            continue
        locked = isinstance(quotes.locks.get(proof.place.file), Lock)
        unchecked = checked.state is State.UNCHECKED
        unknown[proof.source] += unchecked
        attested[proof.source] += checked.attested
        if unchecked and not locked:
            waiting[proof.source] += not silences.cover(check, proof.words_place)
    for id, copy in quotes.texts.items():
        if isinstance(copy, Copy) or id in map.uncertain:
            continue
        place = map.sources[id].place
        if not copy.absent:
            said = f"{copy.case}; {_lost(unknown[id], attested[id])}"
            yield Finding(place, said, help=copy.advice, level=Severity.WARNING)
        elif waiting[id] and (copy.why or copy.searched):
            yield Finding(place, f"{copy.case}; {_lost(waiting[id], 0)}", help=copy.advice)


def _lost(unknown: int, attested: int) -> str:
    """Count the quotations that are not looked up, or that are known from the lock alone."""
    if not unknown and not attested:
        return "nothing can be looked up in it"
    count, how = (unknown, "not looked up") if unknown else (attested, "attested by the lock alone")
    return f"1 quotation is {how}" if count == 1 else f"{count} quotations are {how}"
