"""Words between quotation marks that the source does not have."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from argmap.diagnostics import Finding, Label, Severity
from argmap.quotes.fold import one_blank
from argmap.rules import quote_rule
from argmap.rules.phrasing import short
from argmap.rules.quoting import copy_of, known
from argmap.text import Place

if TYPE_CHECKING:
    from argmap.model import ArgumentMap
    from argmap.quotes import Nearest
    from argmap.texts import Copy, Quotes

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
    """The source does not have the words that stand between quotation marks.

    Between quotation marks are somebody's exact words. They are looked for one by one, in order
    and without gaps; `…` may stand for words left out, `[words]` for words put in. Quotation
    marks, dashes, blanks, capitals and accents may differ. A dropped “never” does not pass.

    Write the words as the source has them, or say it in your own words, without quotation marks.
    """
    for proof, checked in known(map, quotes):
        found, copy = checked.found, copy_of(quotes, proof)
        if found is None or found.matches or copy is None:
            continue
        near = found.nearest
        labels = tuple(_differences(copy, near)) if near else ()
        help = "say it in your own words, without quotation marks, or quote what stands there"
        if near and len(near.words) <= LONGEST:
            help = f"the source has “{one_blank(near.words)}”; write that, or use your own words"
        yield Finding(
            proof.words_place,
            f"these words do not stand in `{proof.source}`{_in_short(near)}",
            labels=labels,
            help=help,
        )


def _in_short(near: Nearest | None) -> str:
    """The difference, when there is one alone."""
    if near is None or len(near.differences) != 1:
        return ""
    ((kind, there, here),) = near.differences
    there, here = short(one_blank(there)), short(here)
    return {
        "missing": f", which has “{there}” among them",
        "changed": f", which has “{there}” instead of “{here}”",
        "added": f", which does not have “{here}” there",
    }[kind]


def _differences(copy: Copy, near: Nearest) -> Iterator[Label]:
    """The nearest passage, with a mark at each thing in which it differs."""
    source = copy.text
    start, end = source.original(near.start), source.original(near.end - 1) + 1
    where = f"paragraph {source.paragraph(near.start)}"
    marks = []
    at = start
    for kind, there, here in near.differences:
        if not there:
            continue
        found = source.text.find(there, at, end)
        if found >= 0:
            at = found + len(there)
            words = f"the source has “{short(one_blank(there))}”"
            if kind == "changed" and here:
                words += f", not “{short(here)}”"
            marks.append(Label(Place(copy.path, found, at), f"{words} here ({where})"))
    added = [here for kind, _, here in near.differences if kind == "added"]
    if marks and not added and len(marks) <= MOST:
        yield from marks
        return
    words = "the nearest passage"
    if added and len(near.differences) <= MOST:
        words += f", without “{short(', '.join(added))}”"
    yield Label(Place(copy.path, start, end), f"{words} ({where})")
