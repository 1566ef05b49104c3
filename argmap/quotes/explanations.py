"""Explanations of the patterns, signs and sieves that concerns name."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from argmap.quotes.concern import Concern
from argmap.quotes.context import patterns, signs
from argmap.quotes.speakers import sieves


def reasons(concerns: Iterable[Concern]) -> tuple[str, ...]:
    """Return the name and the meaning of each pattern that matched, each once."""
    names = dict.fromkeys(concern.pattern for concern in concerns if concern.pattern)
    return tuple(f"{name}: {_meanings()[name]}" for name in names)


@cache
def _meanings() -> dict[str, str]:
    spoken = {sieve.name: sieve.meaning for sieve in sieves.TABLE}
    spoken |= {name: row.meaning for name, row in patterns.table().named.items()}
    return spoken | {name: sign.pattern.meaning for name, sign in signs.table().named.items()}
