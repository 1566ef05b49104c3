"""A claim that asks."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from argmap.base.diagnostics import Finding, Severity
from argmap.rules.rule import rule

if TYPE_CHECKING:
    from argmap.model import ArgumentMap


@rule(
    "W201",
    "question-as-claim",
    Severity.WARNING,
    bad=(
        """
        claim: Did the United States block the talks?
        """,
    ),
    good=(
        """
        question who-blocked: Did the United States block the talks?
        claim: The United States blocked the talks.
            answers who-blocked
        """,
    ),
)
def check(map: ArgumentMap) -> Iterator[Finding]:
    """A claim is written as a question.

    A claim can be true or false; a question can be neither, so nothing can support or rebut it.
    Questions that positions answer are declared with `question`.

    Write what is claimed, or make it a `question`.
    """
    for claim in map.claims.values():
        if claim.text.endswith(("?", "?”", '?"', "?»")):
            yield Finding(
                claim.words_place,
                "the claim asks instead of stating something",
                help="write what is claimed, or declare it with `question NAME: …`",
            )
