"""Attacks that the same person grants in a circle."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from argmap.base.cycles import knots
from argmap.base.diagnostics import Finding, Label, Severity
from argmap.model import Kind
from argmap.rules.rule import rule
from argmap.rules.shared.phrasing import named

if TYPE_CHECKING:
    from argmap.model import ArgumentMap


@rule(
    "P508",
    "grants-in-circle",
    Severity.WARNING,
    bad=(
        """
        person ann: Ann
        claim loud: The street is loud.
            rebuts quiet
                granted by ann
        claim quiet: The street is quiet.
            rebuts loud
                granted by ann
        """,
    ),
    good=(
        """
        person ann: Ann
        person ben: Ben
        claim loud: The street is loud.
            rebuts quiet
                granted by ben
        claim quiet: The street is quiet.
            rebuts loud
                granted by ann
        """,
    ),
)
def check(map: ArgumentMap) -> Iterator[Finding]:
    """Somebody grants attacks that lead back to where they began.

    Who grants an attack says that its premise is true and speaks against its target. Along a circle of such attacks
    each claim would be true and be spoken against by the next one, and nothing is left that he could hold.

    Look which of them he really grants.
    """
    edges: dict[str, dict[str, list[str]]] = {}
    for step in map.arguments.values():
        if step.kind is Kind.REBUT:
            for person in step.granted_by:
                for premise in step.premises:
                    edges.setdefault(person, {}).setdefault(premise, []).append(step.target)
    for person, out in edges.items():
        ends = dict.fromkeys(t for targets in out.values() for t in targets)
        for knot in knots({**dict.fromkeys(ends, ()), **out}):
            yield Finding(
                map.claims[knot[0]].place,
                f"`{person}` grants attacks in a circle: {named(knot)}",
                labels=tuple(Label(map.claims[c].place, "in the circle") for c in knot[1:]),
                help="look which of them are really granted",
            )
