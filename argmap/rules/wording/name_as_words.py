"""`supported by: noise`, where `noise` is the name of a claim."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from argmap.base.diagnostics import Edit, Finding, Fix, Severity
from argmap.base.text import Place
from argmap.language.keywords import PARENTS
from argmap.rules.rule import rule

if TYPE_CHECKING:
    from argmap.model import ArgumentMap, Claim

_LINKS = ("supported by", "rebutted by", "undercut by", "premise", "therefore", "thesis")
"""Keywords that take names as well as words."""


@rule(
    "W209",
    "name-as-words",
    Severity.WARNING,
    bad=(
        """
        claim blocked: The United States blocked the talks.
            supported by: conditions
        claim conditions: Washington set no conditions.
        """,
    ),
    good=(
        """
        claim blocked: The United States blocked the talks.
            supported by conditions
        claim conditions: Washington set no conditions.
        """,
    ),
)
def check(map: ArgumentMap) -> Iterator[Finding]:
    """The words of a claim are the name of another one.

    After a colon come the writer's own words, so `supported by: noise` makes a new claim that says
    no more than "noise". A name that is declared elsewhere is written without a colon.

    Leave the colon out: `supported by noise`.
    """
    for claim in map.claims.values():
        name = claim.text
        other = map.claims.get(name) or map.arguments.get(name)
        if not claim.generated or other is None or other is claim or other.generated:
            continue
        keyword, colon = _before(map, claim)
        link = keyword in PARENTS and keyword in _LINKS
        yield Finding(
            claim.words_place,
            f"`{name}` is the name of something in this map, and words here",
            help=f"write `{keyword} {name}`, without a colon"
            if link
            else "write what the claim says; a name that is declared elsewhere has no colon before it",
            fix=Fix("remove the colon", (Edit(colon, " "),)) if link else None,
        )


def _before(map: ArgumentMap, claim: Claim) -> tuple[str, Place]:
    """Return the part of the line before the words and their colon, and the place of the colon."""
    place = claim.words_place
    text = map.documents[place.file].text
    line = text[text.rfind("\n", 0, place.start) + 1 : place.start]
    head = line.rstrip().removesuffix(":").rstrip()
    start = place.start - (len(line) - len(head))
    return " ".join(head.split()), Place(place.file, start, place.start)
