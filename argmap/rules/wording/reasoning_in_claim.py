"""A claim that contains its own reason."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from argmap.base.diagnostics import Finding, Severity
from argmap.rules.rule import rule
from argmap.rules.shared.corpus import claims_with
from argmap.rules.shared.phrasing import in_marks, within
from argmap.rules.shared.words import words_of

if TYPE_CHECKING:
    from argmap.model import ArgumentMap


@rule(
    "W202",
    "reasoning-in-claim",
    Severity.WARNING,
    bad=(
        """
        claim: The talks failed because the United States set conditions.
        """,
        """
        map: Gespräche
            language de
        claim: Die Gespräche scheiterten, weil es Bedingungen gab.
        """,
    ),
    good=(
        """
        claim: The talks failed.
            supported by: The United States set conditions.
        """,
        """
        claim: The talks did not fail because of the weather.
        """,
    ),
)
def check(map: ArgumentMap) -> Iterator[Finding]:
    """A claim contains reasoning: `because`, `therefore`, `hence` and the like.

    The words on both sides of it are two claims, with a step between them. Inside one claim the
    step cannot be seen, supported or undercut. `because of` and `not … because` are left alone, and
    so are words between quotation marks.

    Write the conclusion as the claim and the reason under it with `supported by`.
    """
    words = words_of(map.language).reasoning
    if not words:
        return
    either = "|".join(re.escape(word) for word in words)
    pattern = re.compile(rf"(?<!\w)(?:{either})(?!\w)(?! of\b)", re.IGNORECASE)
    for claim in claims_with(map, words):
        found = pattern.search(claim.text)
        if found is None or in_marks(claim.text, found.start()):
            continue
        if found.group().lower() == "because" and re.search(r"\bnot\b|n['’]t\b", claim.text):
            continue
        yield Finding(
            within(map, claim, found.start(), found.end()),
            f"the claim contains reasoning: “{found.group()}”",
            help="write the conclusion as the claim, and the reason under it: `supported by: …`",
        )
