"""Words that judge instead of describing."""

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
    "W208",
    "loaded-wording",
    Severity.INFO,
    bad=(
        """
        claim: The talks were obviously blocked by warmongers.
        """,
    ),
    good=(
        """
        claim: The talks were blocked by advisers who wanted the war to go on.
        """,
        """
        claim: The minister called the advisers “warmongers”.
        """,
    ),
)
def check(map: ArgumentMap) -> Iterator[Finding]:
    """A claim uses words that judge instead of describing, or that press the reader to agree.

    A map should be one that both sides can accept as a fair account of what they say. The list of
    words is short and a matter of taste; words between quotation marks are another person's and are
    left alone.

    Say what happened in words that both sides would use, or quote the word with its author.
    """
    words = words_of(map.language).loaded
    if not words:
        return
    either = "|".join(re.escape(word) for word in words)
    pattern = re.compile(rf"(?<!\w)(?:{either})(?!\w)", re.IGNORECASE)
    for claim in claims_with(map, words):
        found = pattern.search(claim.text)
        if found is not None and not in_marks(claim.text, found.start()):
            yield Finding(
                within(map, claim, found.start(), found.end()),
                f"“{found.group()}” judges instead of describing",
                help="use words that both sides would use, or quote the word with its author",
            )
