"""A contradiction between claims that speak of different times."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from argmap.base.diagnostics import Finding, Label, Severity
from argmap.base.times import after_of, in_words, span
from argmap.rules.rule import rule

if TYPE_CHECKING:
    from argmap.model import ArgumentMap


@rule(
    "M608",
    "times-apart",
    Severity.WARNING,
    bad=(
        """
        claim was-willing: Ukraine was willing to negotiate.
            when 2022-03
            contradicts not-willing
        claim not-willing: Ukraine is not willing to negotiate.
            when 2023
        """,
    ),
    good=(
        """
        claim was-willing: Ukraine was willing to negotiate.
            when 2022-03
            contradicts not-willing
        claim not-willing: Ukraine was not willing to negotiate.
            when 2022
        """,
    ),
)
def check(map: ArgumentMap) -> Iterator[Finding]:
    """Two claims are said to contradict each other, and speak of times that do not meet.

    What is true of one time may be false of another, so both can be true. Analyses do not count it as a conflict.

    Write `rebuts` if one of them speaks against the other all the same, or put the times right.
    """
    for pair in map.contradictions:
        one, two = map.claims[pair.left], map.claims[pair.right]
        left, right = span(one.when), span(two.when)
        if left and right and not left.meets(right):
            yield Finding(
                pair.place,
                f"`{one.id}` speaks of {after_of(one.when)}, `{two.id}` of {after_of(two.when)}: both can be true",
                "contradicts across times",
                (Label(one.place, in_words(one.when)), Label(two.place, in_words(two.when))),
                "write `rebuts` if one speaks against the other all the same, or put the times right",
            )
