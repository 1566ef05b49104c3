"""Evidence that does not say where it is from."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from argmap.diagnostics import Edit, Finding, Fix, Severity
from argmap.rules import rule
from argmap.text import Place

if TYPE_CHECKING:
    from argmap.model import ArgumentMap, Evidence


@rule(
    "E301",
    "evidence-without-source",
    Severity.ERROR,
    bad=(
        """
        claim: The West ended the talks.
            evidence "They blocked it"
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
    """A piece of evidence has no source.

    Evidence is something that a reader can look up. Without a source a quotation is hearsay and
    a figure is an assertion; then it should be a claim.

    Write `in SOURCE` behind the quotation, or on a line under it.
    """
    for evidence in map.evidence.values():
        if not evidence.source and evidence.id not in map.uncertain:
            what = "quotation" if evidence.quote else "piece of evidence"
            yield Finding(
                evidence.place,
                f"this {what} has no source",
                help="write `in SOURCE` behind it; without a source it is a claim"
                if evidence.quote
                else "write `in SOURCE` on a line under it; without a source it is a claim",
                fix=_only_source(map, evidence),
            )


def _only_source(map: ArgumentMap, evidence: Evidence) -> Fix | None:
    """When the map has one source, the quotation is probably from there."""
    if len(map.sources) != 1 or not evidence.quote:
        return None
    name = next(iter(map.sources))
    end = Place(evidence.place.file, evidence.place.end, evidence.place.end)
    return Fix(f"write `in {name}`", (Edit(end, f" in {name}"),))
