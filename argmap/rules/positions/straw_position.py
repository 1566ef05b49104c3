"""A position without a word from its own people."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from argmap.base.diagnostics import Finding, Severity
from argmap.rules.rule import rule
from argmap.rules.shared.phrasing import named

if TYPE_CHECKING:
    from argmap.model import ArgumentMap


@rule(
    "P503",
    "straw-position",
    Severity.INFO,
    bad=(
        """
        person bennett: Naftali Bennett
        person critic: A critic
        position us-blocked-talks: The United States blocked the talks.
            thesis us-blocked
            held by bennett
        claim us-blocked: The United States blocked the talks.
            rebutted by no-deal: There was no deal to block.
                by critic
        claim deal-was-near: A deal was near.
            supports us-blocked
            rebuts no-deal
        """,
    ),
    good=(
        """
        person bennett: Naftali Bennett
        person critic: A critic
        position us-blocked-talks: The United States blocked the talks.
            thesis us-blocked
            held by bennett
        claim us-blocked: The United States blocked the talks.
            by bennett
            rebutted by no-deal: There was no deal to block.
                by critic
        claim deal-was-near: A deal was near.
            supports us-blocked
            rebuts no-deal
        """,
    ),
)
def check(map: ArgumentMap) -> Iterator[Finding]:
    """A position is said to be held by people, and nothing in the map is from any of them.

    A position known only from its opponents is easily a straw man. Evidence counts if one of the
    position's people speaks in it, or if it is from a source that one of them wrote. So do claims
    and arguments that are theirs (`by`). A map that names no owner of anything is left alone.

    Quote a person who holds the position, or say with `by` which claims are theirs.
    """
    speaking = {who for claim in map.claims.values() for who in claim.by}
    speaking.update(who for argument in map.arguments.values() for who in argument.by)
    for evidence in map.evidence.values():
        if evidence.voice:
            speaking.add(evidence.voice)
        elif evidence.source in map.sources:
            speaking.update(map.sources[evidence.source].author)
    if not speaking:
        return
    for position in map.positions.values():
        people = position.held_by
        if not people or position.id in map.uncertain or not speaking.isdisjoint(people):
            continue
        yield Finding(
            position.place,
            f"nothing in this map is from {named(people, 'or')}, who hold `{position.id}`"
            if len(people) > 1
            else f"nothing in this map is from {named(people)}, who holds `{position.id}`",
            help="quote somebody who holds the position, or say with `by` which claims are theirs",
        )
