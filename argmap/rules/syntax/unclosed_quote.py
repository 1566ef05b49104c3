"""A quotation without its closing mark."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from argmap.base.diagnostics import Edit, Finding, Fix
from argmap.base.text import Place
from argmap.rules.rule import slip_rule
from argmap.rules.shared.slips import MARKS, NAME

if TYPE_CHECKING:
    from argmap.language.tree import Slip

_END = re.compile(
    rf"\s+(?:said\s+by|in)\s+{NAME}(?:\s+(?:in\s+{NAME}|said\s+by\s+{NAME}|at\s+\w+\s+[\d.:–-]+))*\s*$"
)


@slip_rule(
    "S023",
    "unclosed-quote",
    kind="quote",
    bad=(
        """
        claim: The West ended the talks.
            evidence "They blocked it in interview
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
            evidence "They blocked it" in interview
        person bennett: Naftali Bennett
        source interview: An interview
            author bennett
            published 2023-02
            url: https://example.org/interview
        """,
    ),
)
def check(slip: Slip) -> Finding:
    """A quotation is not closed.

    A quotation begins and ends on one line. Without its closing mark everything after it on the
    line was taken as part of the exact words, including the source.

    Close it. If the words themselves contain `"`, use curly marks around them: `“…”`.
    """
    closing = MARKS.get(slip.line[:1], '"')[-1]
    tail = _END.search(slip.line)
    at = tail.start() if tail else len(slip.line.rstrip())
    quote = slip.line[:at] + closing
    place = Place(slip.place.file, slip.place.start + at, slip.place.start + at)
    return Finding(
        slip.place,
        "the quotation has no closing mark",
        f"`{closing}` expected" if not tail else "",
        help=f"write `{quote}{slip.line[at:].rstrip()}`"
        if tail
        else f"write `{closing}` where the exact words end, and `in SOURCE` behind it",
        fix=Fix("close the quotation", (Edit(place, closing),)) if tail else None,
    )
