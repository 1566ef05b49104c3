"""A claim of more than one sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from argmap.base.diagnostics import Finding, Severity
from argmap.rules.rule import rule
from argmap.rules.shared.corpus import claims_with
from argmap.rules.shared.phrasing import in_marks, within
from argmap.rules.shared.words import Words, words_of

if TYPE_CHECKING:
    from argmap.model import ArgumentMap


_INNER = (". ", "! ", "? ", '." ', ".” ", ".) ")
_END = re.compile(r"(\S*?)([.!?…]+)[\"”’»)\]]*\s+(?=[\"“„«(]?(\w+))")


@rule(
    "W203",
    "several-sentences",
    Severity.WARNING,
    bad=(
        """
        claim: The talks failed. The United States had set conditions.
        """,
    ),
    good=(
        """
        claim: The talks of the U.S. envoy J. Smith with Gov. Jones failed at 9.30 a.m. on Monday.
        """,
        """
        claim: The talks failed.
            supported by: The United States had set conditions.
        """,
    ),
)
def check(map: ArgumentMap) -> Iterator[Finding]:
    """A claim has more than one sentence.

    Each sentence can be true or false on its own, so it is unclear which one a supporter or an
    opponent of the claim means. Abbreviations, initials and decimals do not end a sentence, and
    words between quotation marks are left alone.

    Make each sentence a claim of its own.
    """
    words = words_of(map.language)
    for claim in claims_with(map, _INNER):
        text = claim.text
        for found in _END.finditer(text):
            if _ends(found, words) and not in_marks(text, found.start(2)):
                yield Finding(
                    within(map, claim, found.end(), len(text)),
                    "the claim has more than one sentence",
                    "a second sentence begins here",
                    help="make each sentence a claim of its own",
                )
                break


def _ends(found: re.Match[str], words: Words) -> bool:
    """Whether a sentence ends here, and not an abbreviation, an initial or an ellipsis."""
    before, mark, after = found.groups()
    if not after[0].isupper() and not (after[0].isdigit() and mark != "."):
        return False
    if mark != ".":
        return mark[0] != "…" and not mark.startswith("..")
    last = before.lstrip("(\"“„«'‘[").lower()
    if len(last) < 2 or last in words.abbreviations:
        return False
    return not re.fullmatch(r"(?:\w\.)+\w|\d+", last)
