"""A badge that two positions or people are to have."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING
from unicodedata import normalize

from argmap.base.diagnostics import Finding, Label, Severity
from argmap.rules.rule import rule

if TYPE_CHECKING:
    from argmap.base.text import Place
    from argmap.model import ArgumentMap


@rule(
    "N118",
    "badge-taken",
    Severity.WARNING,
    bad=(
        """
        person ann: Ann, a shopkeeper
            badge SK
        person ben: Ben, a shopkeeper
            badge sk
        claim close: The town should close the market street to cars.
            by ann
            supported by accidents: Half of the accidents in town happen there.
                by ben
        """,
        """
        position closers: Close it.
            thesis close
            badge C
        person chris: Chris, the mayor
            badge C
        claim close: The town should close the market street to cars.
            by chris
        """,
    ),
    good=(
        """
        position closers: Close it.
            thesis close
            badge C
        person chris: Chris, the mayor
            badge Ch
        claim close: The town should close the market street to cars.
            by chris
        """,
    ),
)
def check(map: ArgumentMap) -> Iterator[Finding]:
    """Two positions or people are to have the same badge.

    A badge says who holds a claim, so it can be one holder's only; `SK` and `sk` are the same. Positions come
    before people, and what the map declares first keeps the letters. The other gets letters from its words.

    Write other letters in one of the two `badge` lines.
    """
    first: dict[str, tuple[str, Place]] = {}
    for kind, things in (("position", map.positions), ("person", map.persons)):
        for thing in things.values():
            letters = normalize("NFC", thing.badge)
            if not letters:
                continue
            name = f"the {kind} `{thing.id}`"
            if letters.casefold() not in first:
                first[letters.casefold()] = name, thing.place
                continue
            other, place = first[letters.casefold()]
            yield Finding(
                thing.place,
                f"{name} is to have the badge `{letters}`, and {other} has it",
                "a badge of two",
                labels=(Label(place, "has it already"),),
                help="write other letters in one of the two `badge` lines",
            )
