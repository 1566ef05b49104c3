"""A quotation with other quotation marks or dashes than its source."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from argmap.base.diagnostics import Edit, Finding, Fix, Severity
from argmap.base.typography import LIGATURES, NOTHING, one_blank, typographic
from argmap.language import parse
from argmap.language.tree import Quotation as QuotationLine
from argmap.quotes.matching.pattern import pattern
from argmap.rules.rule import quote_rule
from argmap.rules.shared.phrasing import text_at
from argmap.rules.shared.quoting import copy_of, known, passage

if TYPE_CHECKING:
    from argmap.model import ArgumentMap, Evidence
    from argmap.quotes import SourceText
    from argmap.quotes.copies import Quotes

_UNSEEN = re.compile(f"[{NOTHING}{''.join(LIGATURES)}]")
"""Characters that are hard to type: invisible ones and ligatures."""


@quote_rule(
    "Q414",
    "quote-typography",
    Severity.INFO,
    bad=(
        """
        claim: The street costs the town more than it brings.
            evidence "the street's noise - day and night" in gazette at paragraph 1
        person berg: Jon Berg
        source gazette: What the street costs us
            author berg
            published 2024-05-12
            text: gazette.txt
        --- gazette.txt
        Nobody likes the street’s noise – day and night – in summer.
        """,
    ),
    good=(
        """
        claim: The street costs the town more than it brings.
            evidence "the street’s noise – day and night" in gazette at paragraph 1
        person berg: Jon Berg
        source gazette: What the street costs us
            author berg
            published 2024-05-12
            text: gazette.txt
        --- gazette.txt
        Nobody likes the street’s noise – day and night – in summer.
        """,
    ),
)
def check(map: ArgumentMap, quotes: Quotes) -> Iterator[Finding]:
    """A quotation has other quotation marks, apostrophes or dashes than its source.

    It matches all the same. The fix gives it those of the source, so that a plain search finds the
    words there, and changes nothing else. Blanks of another width alone are not reported, for
    nobody sees them.
    """
    for proof, checked in known(map, quotes):
        copy, found = copy_of(quotes, proof), checked.found
        if copy is None or found is None or found.tier != "typographic":
            continue
        there = one_blank(copy.text.text[found.start : found.end])
        if _UNSEEN.search(there) or " ".join(there.split()) in " ".join(proof.quote.split()):
            continue
        fix = _fix(map, proof, copy.text, there, found.paragraph)
        yield Finding(
            proof.words_place,
            f"`{proof.source}` sets these words with other quotation marks or dashes",
            labels=passage(quotes, proof, checked, "as the source has it"),
            help="take those of the source",
            fix=fix,
        )


def _fix(
    map: ArgumentMap, proof: Evidence, source: SourceText, there: str, number: int
) -> Fix | None:
    """Return the quotation as its source sets it, if that can be written and matches exactly."""
    written, words = text_at(map, proof.words_place), pattern(proof.quote).words
    _, offsets = typographic(proof.quote)
    if offsets is not None or written[1:-1] != proof.quote:
        return None
    start, end = words[0].start, words[-1].end
    new = proof.quote[:start] + there + proof.quote[end:]
    from argmap.quotes import Quotation, look_up

    if look_up(source, Quotation(new, f"paragraph {number}", transcript=True)).tier != "exact":
        return None
    for left, right in dict.fromkeys(((written[0], written[-1]), ("“", "”"), ("«", "»"))):
        quoted = f"{left}{new}{right}"
        (item,) = parse(f"evidence {quoted} in s\n").items
        if isinstance(item, QuotationLine) and item.quote.text == new:
            title = "take the typography of the source"
            return Fix(title, (Edit(proof.words_place, quoted),), safe=True)
    return None
