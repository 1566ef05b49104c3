"""A source that cannot be found or weighed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from argmap.base.diagnostics import Finding, Severity
from argmap.rules.rule import rule
from argmap.rules.shared.phrasing import either

if TYPE_CHECKING:
    from argmap.model import ArgumentMap


@rule(
    "E302",
    "source-incomplete",
    Severity.WARNING,
    bad=(
        """
        claim: The West ended the talks.
            evidence "They blocked it" in interview at paragraph 3
        source interview: An interview
        """,
    ),
    good=(
        """
        claim: The West ended the talks.
            evidence "They blocked it" in interview at paragraph 3
        person bennett: Naftali Bennett
        source interview: An interview
            author bennett
            published 2023-02
            url: https://example.org/interview
        """,
    ),
)
def check(map: ArgumentMap) -> Iterator[Finding]:
    """A source lacks its author, its date, or both an address and a local copy.

    Readers want to know who says so, when, and where they can read it. A source without author is
    anonymous; one without `url` and `text` cannot be checked. If one of the three is missing, it is
    a remark; if nobody could find the source again, it is a warning.

    Add `author NAME`, `published 2023-10`, and `url: …` or `text: …`.
    """
    for source in map.sources.values():
        if source.id in map.uncertain:
            continue
        lacks = [] if source.author else ["`author`"]
        if not source.published:
            lacks.append("`published`")
        place_known = bool(source.url or source.text or source.via)
        if not place_known:
            lacks.append("`url` or `text`")
        if lacks:
            lost = not place_known and len(lacks) > 1
            yield Finding(
                source.place,
                f"the source `{source.id}` has no {either(lacks)}",
                help=f"add {', and '.join(lacks)}",
                level=None if lost else Severity.INFO,
            )
