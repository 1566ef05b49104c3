"""Several sources that are one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from argmap.base.cycles import knots
from argmap.base.diagnostics import Finding, Severity
from argmap.rules.rule import rule
from argmap.rules.shared.phrasing import named

if TYPE_CHECKING:
    from argmap.model import ArgumentMap


@rule(
    "E306",
    "single-source",
    Severity.INFO,
    bad=(
        """
        claim: Half of the accidents in town happen in the market street.
            evidence "every second one of them" in gazette at paragraph 3
            evidence "half of all accidents" in courier at paragraph 1
        person berg: Jon Berg
        person holm: Ove Holm
        source gazette: What the street costs us
            author berg
            published 2024-05
            via police-report
        source courier: A dangerous street
            author holm
            published 2024-06
            via police-report
        source police-report: Accidents by street
            author holm
            published 2024-04
            url: https://example.org/accidents
        """,
    ),
    good=(
        """
        claim: Half of the accidents in town happen in the market street.
            evidence "every second one of them" in gazette at paragraph 3
            evidence "half of all accidents" in courier at paragraph 1
        person berg: Jon Berg
        person holm: Ove Holm
        source gazette: What the street costs us
            author berg
            published 2024-05
            via police-report
        source courier: A dangerous street
            author holm
            published 2024-06
            url: https://example.org/street
        source police-report: Accidents by street
            author holm
            published 2024-04
            url: https://example.org/accidents
        """,
    ),
)
def check(map: ArgumentMap) -> Iterator[Finding]:
    """A claim cites several sources, and all of them go back to one.

    Two papers that print the same report do not confirm each other. `via` says what a source goes
    back to.

    Cite the first source alone, or add evidence from an independent one.
    """
    origins = _origins(map)
    for claim in map.claims.values():
        proofs = map.evidence_for.get(claim.id, ())
        if len(proofs) < 2:
            continue
        cited = dict.fromkeys(proof.source for proof in proofs if proof.source)
        if len(cited) < 2 or claim.id in map.uncertain or not map.uncertain.isdisjoint(cited):
            continue
        first = {origin for source in cited for origin in origins[source]}
        if len(first) == 1:
            (origin,) = first
            yield Finding(
                claim.words_place,
                f"the evidence for `{claim.id}` is from {named(cited)}, and all of it goes back to "
                f"`{origin}`",
                help="add evidence from a source that is independent of it, or cite it alone",
            )


def _origins(map: ArgumentMap) -> dict[str, frozenset[str]]:
    """For each source, return the ends of the `via` lines that lead away from it, two at most.

    A circle has no end. The sources of one circle have the same ends, so each is visited once.
    """
    via = {source.id: source.via for source in map.sources.values()}
    circles = {id: knot for knot in knots(via) for id in knot}
    found: dict[str, frozenset[str]] = {}
    for first in via:
        waiting = [first]
        while waiting:
            id = waiting[-1]
            circle = circles.get(id, [id])
            further = dict.fromkeys(other for member in circle for other in via[member])
            if id not in found and (
                new := [o for o in further if o not in found and o not in circle]
            ):
                waiting += new
                continue
            waiting.pop()
            if id not in found:
                ends = {end for other in further for end in found.get(other, ())}
                ends |= {id} if not further else set()
                found |= dict.fromkeys(circle, frozenset(sorted(ends)[:2]))
    return found
