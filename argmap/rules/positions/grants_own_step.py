"""A step or a claim that the same person makes and grants, or that is both made and the mapmaker's."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from argmap.base.diagnostics import Finding, Severity
from argmap.rules.rule import rule
from argmap.rules.shared.phrasing import named

if TYPE_CHECKING:
    from argmap.model import Argument, ArgumentMap, Claim


@rule(
    "P507",
    "grants-own-step",
    Severity.WARNING,
    bad=(
        """
        person ann: Ann
        person ben: Ben
        claim close: The town should close the market street to cars.
            by ben
        claim shops: The shops live on customers who come by car.
            rebuts close
                by ann
                granted by ann
        """,
        """
        person ann: Ann
        claim shops: The shops live on customers who come by car.
            by ann
            granted by ann
        """,
        """
        person ann: Ann
        claim close: The town should close the market street to cars.
        claim shops: The shops live on customers who come by car.
            rebuts close
                by ann
                inferred: Ann only counts the shops.
        """,
    ),
    good=(
        """
        person ann: Ann
        person ben: Ben
        claim close: The town should close the market street to cars.
            by ben
        claim shops: The shops live on customers who come by car.
            rebuts close
                by ann
                granted by ben
        """,
    ),
)
def check(map: ArgumentMap) -> Iterator[Finding]:
    """A step has an owner who cannot have it: who makes it also grants it, or the mapmaker draws it.

    `by` says whose argument it is, `granted by` who admits it against himself, `inferred` that nobody but the
    mapmaker makes it. Of one person, only one of them can be true. The same goes for a claim that a person both
    asserts and grants.

    Remove the line that is wrong.
    """
    things: list[Claim | Argument] = [*map.claims.values(), *map.arguments.values()]
    for thing in things:
        both = [p for p in thing.granted_by if p in thing.by]
        if both:
            what = "asserts this claim" if thing.id in map.claims else "makes this step"
            yield Finding(
                thing.place,
                f"{named(both)} {what} and grants it",
                help="remove the name from `by` or from `granted by`",
            )
    for step in map.arguments.values():
        if step.inferred is not None and step.by:
            yield Finding(
                step.place,
                f"this step is said to be {named(step.by)}’s and the mapmaker’s",
                help="remove `by` or `inferred`",
            )
