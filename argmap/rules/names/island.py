"""Claims that are joined to no question and no position."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from argmap.base.diagnostics import Finding, Severity
from argmap.rules.rule import rule
from argmap.rules.shared.phrasing import short

if TYPE_CHECKING:
    from argmap.model import ArgumentMap, Claim


@rule(
    "N108",
    "island",
    Severity.WARNING,
    bad=(
        """
        question why-no-peace: Why did the talks not end the war?
        claim us-blocked: The United States blocked the talks.
            answers why-no-peace
        claim harvest-was-good: The harvest of that year was good.
            supported by: It rained in May.
        """,
    ),
    good=(
        """
        question why-no-peace: Why did the talks not end the war?
        claim us-blocked: The United States blocked the talks.
            answers why-no-peace
            supported by: Washington set no conditions.
        """,
        """
        question why-no-peace: Why did the talks not end the war?
        claim us-blocked: The United States blocked the talks.
            answers why-no-peace
            evidence: The mediator said so a year later.
                in interview at minute 12
                undercut by: The mediator has since taken it back.
        source interview: What the mediator says
            author mediator
            published 2023
            url: https://example.org/interview
        person mediator: The mediator
        """,
        """
        claim harvest-was-good: The harvest of that year was good.
        """,
    ),
)
def check(map: ArgumentMap) -> Iterator[Finding]:
    """Claims are joined to nothing that the map is about.

    When a map has a question or positions, every claim should bear on them: as a thesis, as
    what a position holds or denies, or by way of arguments, contradictions and restatements.
    An island is a thought that was never tied in, or tied to the wrong name. Each island is
    reported once, at its first claim. A map without questions and positions has no islands.

    Say what the claim supports, rebuts or answers, or take it out.
    """
    anchors = _anchors(map)
    if not anchors:
        return
    joined = _Parts()
    into = map.into
    for argument in map.arguments.values():
        for premise in argument.premises:
            joined.join(premise, argument.target)
        if argument.id in into:
            joined.join(argument.id, argument.target)
    for left, right in _beside(map):
        joined.join(left, right)
    skipped = {joined.root(id_) for id_ in anchors}
    skipped |= {joined.root(id_) for id_ in map.uncertain if id_ in map.claims}
    skipped |= {joined.root(id_) for id_ in map.uncertain if id_ in map.arguments}
    islands: dict[str, list[Claim]] = {}
    for claim in map.claims.values():
        root = joined.root(claim.id)
        if root not in skipped:
            islands.setdefault(root, []).append(claim)
    for first, *others in islands.values():
        more = f" and {len(others)} more joined to it are" if others else " is"
        yield Finding(
            first.place,
            f"“{short(first.text or first.id)}”{more} joined to no question and no thesis",
            help="say what it supports, rebuts or answers, or take it out; if only a map that uses this "
            "file joins it, write `allow island: why` under it",
        )


def _anchors(map: ArgumentMap) -> set[str]:
    """Return the claims that answer a question or belong to a position."""
    if not map.questions and not map.positions:
        return set()
    held = {c for p in map.positions.values() for c in p.thesis + p.holds + p.denies}
    return held | {claim.id for claim in map.claims.values() if claim.answers}


def _beside(map: ArgumentMap) -> Iterator[tuple[str, str]]:
    """Yield pairs of ids that contradictions, restatements and evidence join."""
    yield from ((x.left, x.right) for x in map.contradictions)
    yield from ((x.left, x.right) for x in map.restatements)
    for evidence in map.evidence.values():
        yield from pairwise((evidence.id, *evidence.supports))


class _Parts:
    """Sets of ids that are joined to each other, however indirectly."""

    def __init__(self) -> None:
        self._up: dict[str, str] = {}

    def root(self, id_: str) -> str:
        """Return the id that represents everything joined to this one."""
        up = self._up
        above = up.get(id_, id_)
        while above != id_:
            higher = up.get(above, above)
            up[id_] = higher
            id_, above = above, higher
        return id_

    def join(self, left: str, right: str) -> None:
        """Note that two ids are joined."""
        left, right = self.root(left), self.root(right)
        if left != right:
            self._up[left] = right
