"""A term that changes its form between premise and conclusion."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from argmap.base.diagnostics import Finding, Label, Severity
from argmap.model import Kind
from argmap.rules.rule import rule
from argmap.rules.shared.terms import terms

if TYPE_CHECKING:
    from argmap.model import ArgumentMap

_LIKE = 0.8
_MIN = 6


@rule(
    "F704",
    "term-drift",
    Severity.INFO,
    opt_in=True,
    bad=(
        """
        claim istanbul-failed: The meeting in Istanbul failed.
            supported by: Nobody signed at the meeting in Istambul that failed.
        """,
    ),
    good=(
        """
        claim istanbul-failed: The meeting in Istanbul failed.
            supported by: Nobody signed at the meeting in Istanbul that failed.
        """,
    ),
)
def check(map: ArgumentMap) -> Iterator[Finding]:
    """A term of a premise comes back in the conclusion in a slightly different form.

    Either one of them is misspelt, or the term has changed its meaning on the way (“negotiators”,
    “negotiations”). This rule is off unless the settings say `extend = ["formal"]`.

    Use the same word on both sides.
    """
    for argument in map.arguments.values():
        if argument.kind is not Kind.SUPPORT or argument.target not in map.claims:
            continue
        conclusion = terms(map, argument.target)
        for premise in argument.premises:
            for key, word in terms(map, premise).items():
                other = _drifted(key, conclusion)
                if other is not None:
                    yield Finding(
                        map.claims[premise].place,
                        f"“{word}” here, “{other}” in the conclusion",
                        labels=(Label(map.claims[argument.target].place, "the conclusion"),),
                        help="use the same word on both sides, if the same is meant",
                    )


def _drifted(key: str, conclusion: dict[str, str]) -> str | None:
    """Return the word of the conclusion that resembles the stem without being the same."""
    if key in conclusion or len(key) < _MIN:
        return None
    for stem, word in conclusion.items():
        comparable = stem[0] == key[0] and len(stem) >= _MIN
        if comparable and SequenceMatcher(None, stem, key).ratio() >= _LIKE:
            return word
    return None
