"""A map that shows only one side."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from argmap.base.diagnostics import Finding, Severity
from argmap.model import Kind
from argmap.rules.rule import rule

if TYPE_CHECKING:
    from argmap.model import ArgumentMap


_MIN_CLAIMS = 6


@rule(
    "P502",
    "one-sided-map",
    Severity.INFO,
    bad=(
        """
        question why-no-peace: Why did the talks not end the war?
        position us-blocked-talks: The United States blocked the talks.
            thesis us-blocked
        position too-far-apart: The two sides were too far apart.
            thesis far-apart
        claim us-blocked: The United States blocked the talks.
            supported by no-conditions: Washington set no conditions for talks in Belarus.
            supported by calls: London told Kyiv not to sign.
        claim far-apart: The two sides were far apart.
            supported by borders: Each side claimed the same regions.
            supported by trust: Neither side trusted the other to keep a promise.
        """,
    ),
    good=(
        """
        question why-no-peace: Why did the talks not end the war?
        position us-blocked-talks: The United States blocked the talks.
            thesis us-blocked
        position too-far-apart: The two sides were too far apart.
            thesis far-apart
        claim us-blocked: The United States blocked the talks.
            supported by no-conditions: Washington set no conditions for talks in Belarus.
            supported by calls: London told Kyiv not to sign.
        claim far-apart: The two sides were far apart.
            supported by borders: Each side claimed the same regions.
            supported by trust: Neither side trusted the other to keep a promise.
        far-apart contradicts us-blocked
        """,
    ),
)
def check(map: ArgumentMap) -> Iterator[Finding]:
    """Only one side of the debate is recorded.

    Either a question has a single position that answers it, or there are several positions and
    nothing in the map speaks against anything. Maps of fewer than six claims are left alone, and so
    are maps without a question: one article may well be mapped on its own.

    Add the other side's position, or the objections that have been made.
    """
    if not map.questions or not map.positions or len(map.claims) < _MIN_CLAIMS or map.uncertain:
        return
    question = next(iter(map.questions.values()))
    theses = {c for p in map.positions.values() for c in p.thesis}
    answers = {claim.id for claim in map.claims.values() if claim.answers}
    if len(map.positions) == 1 and not answers - theses:
        yield Finding(
            question.place,
            f"only one position answers `{question.id}`",
            help="add the position of those who answer otherwise",
        )
        return
    against = any(a.kind is not Kind.SUPPORT for a in map.arguments.values())
    denied = any(position.denies for position in map.positions.values())
    if not against and not denied and not map.contradictions:
        yield Finding(
            question.place,
            "no objection is recorded anywhere in this map",
            help="add what the positions say against each other: `rebutted by`, `undercut by`, "
            "`contradicts`",
        )
