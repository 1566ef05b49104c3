"""A keyword under a line that it may not stand under."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from argmap.diagnostics import Finding
from argmap.rules import slip_rule
from argmap.rules.phrasing import named
from argmap.rules.slips import NAME, RELATING, first, may_stand, parents, parts, stretch
from argmap.syntax.keywords import PARENTS, TOP

if TYPE_CHECKING:
    from argmap.syntax.tree import Slip

_RELATION = re.compile(rf"({NAME})\s+({'|'.join(RELATING)})\s+\S")
_CLAIMS = frozenset(PARENTS["supported by"])


@slip_rule(
    "S003",
    "line-out-of-place",
    kind="broken",
    bad=(
        """
        claim: The United States blocked the talks.
            premise: Washington set no conditions.
        """,
        """
        person snider: Ted Snider
            published 2023-10
        """,
        """
        supports us-blocked
        claim us-blocked: The United States blocked the talks.
        """,
    ),
    good=(
        """
        argument no-conditions: Talks without conditions are no talks.
            premise: Washington set no conditions.
            supports us-blocked
        claim us-blocked: The United States blocked the talks.
        """,
    ),
)
def check(slip: Slip) -> Finding | None:
    """A line stands under a line that it does not belong under.

    Indentation says what a line belongs to. Every keyword has its places: `premise` stands under
    `argument`, `author` under `source`, `thesis` under `position`, and declarations such as
    `person` and `source` stand at the left margin.

    Move the line, or use the word that fits the place: what speaks for a claim stands under it
    as `supported by`, not as `premise`.
    """
    relation = _RELATION.match(first(slip))
    if relation is not None and not may_stand("relation", slip):
        verb = relation[2]
        return Finding(
            stretch(slip, 0, relation.end(2)),
            f"a relation with two names cannot stand under `{slip.under}`",
            help=f"move it to the left margin, or leave out `{relation[1]}` if the line above "
            f"is what {verb}",
        )
    found = parts(first(slip))
    if found is None or may_stand(found.keyword, slip):
        return None
    if not first(slip).startswith(found.keyword.split()[0]) and slip.under == TOP:
        return None
    where = "at the left margin" if slip.under == TOP else f"under `{slip.under}`"
    return Finding(
        stretch(slip, 0, len(first(slip)[: found.start].rstrip())),
        f"`{found.keyword}` cannot stand {where}",
        help=_advice(found.keyword, found.rest, slip.under),
    )


def _advice(keyword: str, rest: str, under: str) -> str:
    if keyword == "claim" and under in _CLAIMS:
        rest = f" {rest}" if rest[:1] != ":" else rest
        return f"say how it bears on the claim above: `supported by{rest}` or `rebutted by{rest}`"
    if keyword in RELATING and under == TOP:
        return f"indent it under the claim it speaks of, or name that claim: `NAME {keyword} …`"
    if keyword == "premise" and under in _CLAIMS:
        return "write `supported by`, or gather the premises under an `argument`"
    if keyword == "therefore" and under in _CLAIMS:
        return "steps stand under an `argument`, between its `premise` lines"
    places = parents(keyword)
    inner = [place for place in places if place not in (TOP, "relation")]
    if not inner:
        return f"`{keyword}` belongs at the left margin"
    shown = inner if len(inner) <= 4 else [p for p in inner if " " not in p][:4]
    margin = ", or at the left margin" if TOP in places else ""
    return f"`{keyword}` belongs under {named(shown, 'or')}{margin}"
