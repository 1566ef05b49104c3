"""A position, or one of its people, that grants its own thesis."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from argmap.base.diagnostics import Finding, Label, Severity
from argmap.rules.rule import rule
from argmap.rules.shared.phrasing import named

if TYPE_CHECKING:
    from argmap.model import ArgumentMap


@rule(
    "P506",
    "grants-own-thesis",
    Severity.ERROR,
    bad=(
        """
        position closers: Close it.
            thesis close
            grants close
        claim close: The town should close the market street to cars.
        """,
        """
        person ann: Ann
        position closers: Close it.
            thesis close
            held by ann
        claim close: The town should close the market street to cars.
            granted by ann
        """,
    ),
    good=(
        """
        position closers: Close it.
            thesis close
            grants shops
        claim close: The town should close the market street to cars.
        claim shops: Some shops live on customers who come by car.
            rebuts close
        """,
    ),
)
def check(map: ArgumentMap) -> Iterator[Finding]:
    """A position grants the thesis that it stands for.

    To grant is to admit what speaks against oneself. What a position stands for it holds.

    Remove the line, or name the claim that is granted.
    """
    for position in map.positions.values():
        own = [c for c in position.grants if c in position.thesis]
        if own:
            yield Finding(
                position.place,
                f"the position `{position.id}` grants its own thesis {named(own)}",
                help="remove the name from `grants`",
            )
        for claim in position.thesis:
            people = [p for p in map.claims[claim].granted_by if p in position.held_by]
            if people:
                yield Finding(
                    map.claims[claim].place,
                    f"{named(people)} grants the thesis of the position `{position.id}`, held by {named(people)}",
                    labels=(Label(position.place, "the position"),),
                    help="write `by` instead of `granted by`",
                )
