"""Two claims that say nearly the same."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from argmap.base.diagnostics import Finding, Label, Severity
from argmap.rules.rule import rule
from argmap.rules.shared.likeness import NEGATION
from argmap.rules.shared.pairs import unrelated_pairs
from argmap.rules.shared.words import words_of

if TYPE_CHECKING:
    from argmap.model import ArgumentMap


@rule(
    "W207",
    "near-duplicate",
    Severity.INFO,
    bad=(
        """
        claim west-ended-talks: The West ended the talks in Istanbul.
        claim talks-were-ended: The West has ended the talks at Istanbul.
        """,
    ),
    good=(
        """
        claim west-ended-talks: The West ended the talks in Istanbul.
        claim talks-were-ended: The West has ended the talks at Istanbul.
            restates west-ended-talks
        """,
        """
        claim losses-of-russia: Russia lost 100 tanks in the first month.
        claim more-losses-of-russia: Russia lost 200 tanks in the first month.
        """,
    ),
)
def check(map: ArgumentMap) -> Iterator[Finding]:
    """Two claims have the same words in the same order, or one of them has one word more.

    Endings, articles and other small words do not count. A negation, a number, or a word such
    as “some”, “only” or “may” makes a different claim and is not reported here. Nothing is ever
    merged: whether the claims mean the same is for you to say.

    Use one claim in both places, write `restates NAME` under one of them, or make the difference
    plain.
    """
    weighing = words_of(map.language).weighing
    for pair in unrelated_pairs(map):
        extra = pair.extra
        if extra == NEGATION or extra in weighing or any(c.isdigit() for c in extra):
            continue
        differ = f"; only “{extra}” differs" if extra else ""
        yield Finding(
            pair.second.place,
            f"`{pair.second.id}` says nearly the same as `{pair.first.id}`{differ}",
            labels=(Label(pair.first.place, "the other one"),),
            help=f"use one claim in both places, or write `restates {pair.first.id}` under it",
        )
