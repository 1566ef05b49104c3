"""A source that nothing cites."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from argmap.base.diagnostics import Finding, Severity
from argmap.rules.rule import rule

if TYPE_CHECKING:
    from argmap.model import ArgumentMap


@rule(
    "E303",
    "unused-source",
    Severity.WARNING,
    bad=(
        """
        claim: The West ended the talks.
        person bennett: Naftali Bennett
        source interview: An interview
            author bennett
            published 2023-02
            url: https://example.org/interview
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
    """A source is declared, and no evidence is from it.

    Either its evidence is still to be written, or the source is no longer needed. A source that
    another one goes back to (`via`) is used. A file that declares no claims, such as a shared list
    of sources, is left alone.

    Write the evidence, or remove the source.
    """
    used = {evidence.source for evidence in map.evidence.values()}
    used.update(other for source in map.sources.values() for other in source.via)
    files = {claim.place.file for claim in map.claims.values()}
    for source in map.sources.values():
        if source.id in used or source.id in map.uncertain or source.place.file not in files:
            continue
        yield Finding(
            source.place,
            f"no evidence is from the source `{source.id}`",
            help=f'cite it, as in `evidence "…" in {source.id}`, or remove it',
        )
