"""Claims that are joined to no question and no position."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from argmap.diagnostics import Finding, Severity
from argmap.rules import rule
from argmap.rules.phrasing import short

if TYPE_CHECKING:
    from argmap.model import ArgumentMap


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
        claim harvest-was-good: The harvest of that year was good.
        """,
    ),
)
def check(map: ArgumentMap) -> Iterator[Finding]:  # noqa: A002
    """Claims are joined to nothing that the map is about.

    When a map has a question or positions, every claim should bear on them: as a thesis, as
    what a position holds or denies, or by way of arguments, contradictions and restatements.
    An island is a thought that was never tied in, or tied to the wrong name. Each island is
    reported once, at its first claim. A map without questions and positions has no islands.

    Say what the claim supports, rebuts or answers, or take it out.
    """
    reached = _anchors(map)
    if not reached:
        return
    beside = _neighbours(map)
    _spread(map, reached, list(reached), beside)
    for claim in map.claims.values():
        if claim.id in reached:
            continue
        part = _spread(map, reached, [claim.id], beside)
        if not map.uncertain.isdisjoint(part):
            continue
        claims = sum(1 for id_ in part if id_ in map.claims)
        more = f" and {claims - 1} more joined to it" if claims > 1 else ""
        is_are = "are" if more else "is"
        yield Finding(
            claim.place,
            f"“{short(claim.text or claim.id)}”{more} {is_are} joined to no question and no thesis",
            help="say what it supports, rebuts or answers, or take it out",
        )


def _anchors(map: ArgumentMap) -> set[str]:  # noqa: A002
    """The claims that answer a question or belong to a position."""
    held = {c for p in map.positions.values() for c in p.thesis + p.holds + p.denies}
    if not map.questions and not map.positions:
        return set()
    return held | {claim.id for claim in map.claims.values() if claim.answers}


def _neighbours(map: ArgumentMap) -> dict[str, list[str]]:  # noqa: A002
    """What contradictions, restatements and shared evidence join."""
    beside: dict[str, list[str]] = {}
    pairs = [(x.left, x.right) for x in (*map.contradictions, *map.restatements)]
    pairs += [(a, b) for e in map.evidence.values() for a, b in zip(e.supports, e.supports[1:])]
    for left, right in pairs:
        beside.setdefault(left, []).append(right)
        beside.setdefault(right, []).append(left)
    return beside


def _spread(
    map: ArgumentMap,  # noqa: A002
    reached: set[str],
    waiting: list[str],
    beside: dict[str, list[str]],
) -> list[str]:
    """Everything joined to `waiting` that was not reached before; it is reached then."""
    into, out_of, arguments = map.into, map.out_of, map.arguments
    reached.update(waiting)
    part = list(waiting)
    while waiting:
        node = waiting.pop()
        near = beside.get(node, [])
        if node in into:
            near = [*near, *(a.id for a in into[node])]
        if node in out_of:
            near = [*near, *(a.id for a in out_of[node])]
        if node in arguments:
            near = [*near, arguments[node].target, *arguments[node].premises]
        for other in near:
            if other not in reached:
                reached.add(other)
                part.append(other)
                waiting.append(other)
    return part
