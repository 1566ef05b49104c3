"""Words between quotation marks that the source does not have."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from argmap.base.diagnostics import Finding, Label, Severity
from argmap.base.text import Place
from argmap.base.typography import one_blank
from argmap.quotes.matching.match import WIDEST_BRACKET, WIDEST_GAP
from argmap.rules.rule import quote_rule
from argmap.rules.shared.phrasing import short
from argmap.rules.shared.quoting import copy_of, known

if TYPE_CHECKING:
    from argmap.model import ArgumentMap
    from argmap.quotes import Nearest
    from argmap.quotes.copies import Copy, Quotes

LONGEST = 200
"""Characters of a passage that is given in the advice."""
MOST = 3
"""Differences that are marked one by one."""


@quote_rule(
    "Q401",
    "quote-not-found",
    Severity.ERROR,
    bad=(
        """
        claim: The street costs the town more than it brings.
            evidence "The council has closed the street to cars" in gazette at paragraph 1
        person berg: Jon Berg
        source gazette: What the street costs us
            author berg
            published 2024-05-12
            text: gazette.txt
        --- gazette.txt
        The council has never closed the street to cars, its clerk said on Monday.
        """,
        """
        claim: The street costs the town more than it brings.
            evidence "The street was handed to the buses" in gazette at paragraph 1
        person berg: Jon Berg
        source gazette: What the street costs us
            author berg
            published 2024-05-12
            text: gazette.txt
        --- gazette.txt
        The council met on Monday and talked about the budget for the schools.
        """,
    ),
    good=(
        """
        claim: The street costs the town more than it brings.
            evidence "The council has never closed the street to cars" in gazette at paragraph 1
        person berg: Jon Berg
        source gazette: What the street costs us
            author berg
            published 2024-05-12
            text: gazette.txt
        --- gazette.txt
        The council has never closed the street to cars, its clerk said on Monday.
        """,
    ),
)
def check(map: ArgumentMap, quotes: Quotes) -> Iterator[Finding]:
    """The source does not have the words that are between quotation marks.

    Between quotation marks are a person's exact words. They are looked for one by one, in order and
    without gaps; `…` may mark words left out, `[words]` words put in. Quotation marks, dashes,
    blanks, capitals and accents may differ. A dropped “never” does not pass.

    Write the words as the source has them, or say it in your own words, without quotation marks.
    """
    for proof, checked in known(map, quotes):
        found, copy = checked.found, copy_of(quotes, proof)
        if found is None or found.matches or copy is None:
            continue
        kinds = {concern.kind for concern in found.concerns}
        if "no-words" in kinds:
            continue
        if "too-common" in kinds:
            yield Finding(
                proof.words_place,
                f"these words are too common in `{proof.source}` to try all that the gaps allow",
                help="leave out fewer words, so that more of them stand side by side",
            )
            continue
        near = found.nearest
        labels = tuple(_differences(copy, near)) if near else ()
        yield Finding(
            proof.words_place,
            f"these words do not stand in `{proof.source}`{_in_short(near)}",
            labels=labels,
            help=_advice(near),
        )


def _advice(near: Nearest | None) -> str:
    if near and all(kind == "far" for kind, _, _ in near.differences) and near.differences:
        return (
            f"an ellipsis stands for up to {WIDEST_GAP} words, a bracket for {WIDEST_BRACKET}; "
            "make two quotations of it"
        )
    if near and len(near.words) <= LONGEST:
        return f"the source has “{one_blank(near.words)}”; write that, or use your own words"
    return "say it in your own words, without quotation marks, or quote what stands there"


def _in_short(near: Nearest | None) -> str:
    """Describe the difference, when there is only one."""
    if near is None or len(near.differences) != 1:
        return ""
    ((kind, there, here),) = near.differences
    there_all, there, here = there, short(one_blank(there)), short(one_blank(here))
    return {
        "missing": f", which has “{there}” among them",
        "changed": f", which has “{there}” instead of “{here}”",
        "added": f", which does not have “{here}” there",
        "far": f", where {_distance(there_all)} stand between them",
        "order": ", which has them in another order",
    }[kind]


def _differences(copy: Copy, near: Nearest) -> Iterator[Label]:
    """Yield the nearest passage, with a mark at each difference."""
    source = copy.text
    if 0 < len(near.differences) <= MOST:
        for difference, (start, end) in zip(near.differences, near.places, strict=True):
            where = f"paragraph {source.paragraph(max(start - 1, 0) if start == end else start)}"
            yield Label(_place(copy, start, end), f"{_told(*difference)} ({where})")
        return
    where = f"paragraph {source.paragraph(near.start)}"
    yield Label(_place(copy, near.start, near.end), f"the nearest passage ({where})")


def _told(kind: str, there: str, here: str) -> str:
    """Say what the source has at a mark, and what the quotation has there."""
    there_all, there, here = there, short(one_blank(there)), short(one_blank(here))
    return {
        "missing": f"the source has “{there}” here",
        "changed": f"the source has “{there}”, not “{here}” here",
        "added": f"the source does not have “{here}” here",
        "far": f"{_distance(there_all)} stand here",
        "order": "the source has them in this order",
    }[kind]


def _distance(there: str) -> str:
    return f"{len(there.split()):,} words"


def _place(copy: Copy, start: int, end: int) -> Place:
    """Return the place of a stretch in the copy as written; empty for an empty stretch."""
    source = copy.text
    first = source.original(start)
    return Place(copy.path, first, source.original(end - 1) + 1 if end > start else first)
