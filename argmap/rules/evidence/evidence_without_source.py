"""Evidence that does not say where it is from."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from argmap.base.diagnostics import Edit, Finding, Fix, Severity
from argmap.base.text import Place
from argmap.rules.rule import rule
from argmap.rules.shared.phrasing import text_at

if TYPE_CHECKING:
    from argmap.model import ArgumentMap, Evidence

_COLON = re.compile(r"(evidence(?:\s+[\w.-]+)?)\s*:\s*([\"“„«].*)", re.DOTALL)
_IN = re.compile(r"\sin ([^\W_][^\s:,]*)(?: at \w+ [\d.:–-]+)?$")
_WHERE = re.compile(r"[\"”“»]\s+(?:said\s+by\s+\S+\s+)?in\s+[^\W_]\S*(?:\s+at\s+\w.*)?$")


@rule(
    "E301",
    "evidence-without-source",
    Severity.ERROR,
    bad=(
        """
        claim: The West ended the talks.
            evidence "They blocked it"
        """,
        """
        claim: The West ended the talks.
            evidence: "They blocked it" in interview at paragraph 3
        person bennett: Naftali Bennett
        source interview: An interview
            author bennett
            published 2023-02
            url: https://example.org/interview
            allow unused-source: its quotation cannot be read yet
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

    Evidence is something that a reader can look up. Without a source a quotation is hearsay and a
    figure is an assertion; then it should be a claim.

    Write `in SOURCE` after the quotation, or on a line under it.
    """
    for evidence in map.evidence.values():
        if not evidence.source and evidence.id not in map.uncertain:
            if not evidence.quote and (colon := _COLON.match(text_at(map, evidence.place))):
                yield _quoted_words(evidence, colon)
                continue
            what = "quotation" if evidence.quote else "piece of evidence"
            where = "behind it" if evidence.quote else "on a line under it"
            only = next(iter(map.sources)) if len(map.sources) == 1 else ""
            advice = (
                f"write `in {only or 'SOURCE'}` {where}{', if it is from there' if only else ''}"
            )
            if (inside := _IN.search(evidence.text)) and inside[1] in map.sources:
                advice = f"write `{inside[0].strip()}` on a line under it, not among the words"
            yield Finding(
                evidence.place,
                f"this {what} has no source",
                help=f"{advice}; without a source it is a claim",
            )


def _quoted_words(evidence: Evidence, colon: re.Match[str]) -> Finding:
    """Return the finding for exact words after a colon, which are read as the writer's own."""
    start = evidence.place.start
    place = Place(evidence.place.file, start + colon.end(1), start + colon.start(2))
    right = f"{colon[1]} {colon[2]}".split("\n", 1)[0].rstrip()
    complete = _WHERE.search(right) is not None
    return Finding(
        place,
        "this colon makes your own words of the quotation and its source",
        "no colon here",
        help=f"write `{right}`" if complete else f"write `{right} in SOURCE`",
        fix=Fix("remove the colon", (Edit(place, " "),)) if complete else None,
    )
