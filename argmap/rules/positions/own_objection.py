"""An objection whose author holds what it attacks."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from argmap.base.diagnostics import Finding, Label, Severity
from argmap.model import Kind
from argmap.rules.rule import rule
from argmap.rules.shared.phrasing import named

if TYPE_CHECKING:
    from argmap.model import Argument, ArgumentMap


@rule(
    "P505",
    "own-objection",
    Severity.WARNING,
    bad=(
        """
        person snider: Ted Snider
        claim us-blocked: Washington stood in the way of a negotiated end to the war.
            by snider
            rebutted by no-longer-willing: Ukraine is no longer willing to talk.
                by snider
        """,
        """
        person snider: Ted Snider
        claim us-blocked: Washington stood in the way of a negotiated end to the war.
            by snider
            supported by chance-lost: A peace was within reach in the spring.
                by snider
                undercut by hardened: The terms have hardened since.
                    by snider
        """,
        """
        person snider: Ted Snider
        position us-blocked-talks: Washington stopped the talks.
            held by snider
            thesis us-blocked
            denies russia-uninterested
        claim us-blocked: Washington stood in the way of a negotiated end to the war.
            by snider
        claim russia-uninterested: Russia has shown no interest in diplomacy.
            supported by battlefield: Russia left the talks for the battlefield.
                by snider
        """,
    ),
    good=(
        """
        person snider: Ted Snider
        claim us-blocked: Washington stood in the way of a negotiated end to the war.
            by snider
            rebutted by no-longer-willing: Ukraine is no longer willing to talk.
                granted by snider
        """,
        """
        person snider: Ted Snider
        claim us-blocked: Washington stood in the way of a negotiated end to the war.
            by snider
            rebutted by no-longer-willing: Ukraine is no longer willing to talk.
                by snider
                inferred: He does not say that it speaks against his case.
        """,
    ),
)
def check(map: ArgumentMap) -> Iterator[Finding]:
    """Somebody is said to attack what he holds himself, or to support what he denies.

    Most often he only grants a fact that speaks against him, or it is the mapmaker who draws the step.
    The head of a file may have put the step into his mouth.

    Write `granted by PERSON` under the step if he grants it, and `inferred` if the mapmaker draws it. If he
    really argues against himself, silence the rule there.
    """
    denied: dict[str, set[str]] = {}
    for position in map.positions.values():
        for claim in position.denies:
            denied.setdefault(claim, set()).update(position.held_by)
    for step in map.arguments.values():
        if step.inferred is not None or step.id in map.uncertain:
            continue
        torn = _torn(map, step, denied)
        if torn:
            holds = "denies" if step.kind is Kind.SUPPORT else "holds"
            does = "supports" if step.kind is Kind.SUPPORT else "attacks"
            target = map.claims.get(step.target) or map.arguments.get(step.target)
            yield Finding(
                step.place,
                f"{named(torn)} {holds} what this step {does}",
                f"made by {named(torn)}",
                (Label(target.place, f"what it {does}"),) if target else (),
                f"write `granted by {torn[0]}` under it if it is granted, or `inferred` if the mapmaker draws it",
            )


def _torn(map: ArgumentMap, step: Argument, denied: dict[str, set[str]]) -> list[str]:
    """Return the makers of a step who hold what it attacks, or deny what it supports."""
    if step.kind is Kind.SUPPORT:
        against = denied.get(step.target, set())
        return [p for p in step.by if p in against]
    target = map.claims.get(step.target) or map.arguments.get(step.target)
    return [p for p in step.by if target is not None and p in target.by]
