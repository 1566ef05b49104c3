"""A question that nothing answers."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from argmap.base.diagnostics import Finding, Severity
from argmap.rules.rule import rule

if TYPE_CHECKING:
    from argmap.model import ArgumentMap


@rule(
    "N109",
    "no-thesis",
    Severity.WARNING,
    bad=(
        """
        question why-no-peace: Why did the talks not end the war?
        claim us-blocked: The United States blocked the talks.
        """,
    ),
    good=(
        """
        question why-no-peace: Why did the talks not end the war?
        claim us-blocked: The United States blocked the talks.
            answers why-no-peace
        """,
    ),
)
def check(map: ArgumentMap) -> Iterator[Finding]:
    """A question has no thesis: no claim and no position answers it.

    The map then cannot show where the answers differ. When there is only one question, the theses
    of all positions count as answers to it.

    Write `answers NAME` under the claim or position that answers, or remove the question.
    """
    if not map.claims:
        return
    answered = {q for claim in map.claims.values() for q in claim.answers}
    answered.update(q for position in map.positions.values() for q in position.answers)
    if len(map.questions) == 1 and map.theses:
        return
    for question in map.questions.values():
        if question.id not in answered and question.id not in map.uncertain:
            yield Finding(
                question.place,
                f"nothing answers the question `{question.id}`",
                help=f"write `answers {question.id}` under the claim or position that answers it",
            )
