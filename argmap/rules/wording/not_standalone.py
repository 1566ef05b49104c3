"""A claim that cannot be understood without another one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from argmap.base.diagnostics import Finding, Severity
from argmap.rules.rule import rule
from argmap.rules.shared.phrasing import within
from argmap.rules.shared.words import words_of

if TYPE_CHECKING:
    from argmap.model import ArgumentMap


_FIRST = re.compile(r"([\w'’]+)\s+([\w'’]+)")
_EMPTY_IT = re.compile(
    r"it (?:takes?|took|seems?|appears?|remains?|follows|depends|rain(?:s|ed)|snow(?:s|ed))\b"
    r"|it(?:['’]s| is| was| will be| would be| has been)\b.*\b(?:that|to|for|who|whether|when|if)\b",
    re.IGNORECASE,
)


@rule(
    "W205",
    "not-standalone",
    Severity.WARNING,
    bad=(
        """
        claim: The United States stopped the talks.
            supported by war-aims: They wanted the war to go on.
        """,
    ),
    good=(
        """
        claim: The United States stopped the talks.
            supported by war-aims: Washington wanted the war to go on.
        """,
        """
        claim: It takes two to negotiate.
        claim: This war is destructive.
        """,
    ),
)
def check(map: ArgumentMap) -> Iterator[Finding]:
    """A claim begins with a word that points at another sentence: `this`, `it`, `they`.

    Claims are read on their own: in a box, in a list, as a premise of something else. Then nobody
    knows who “they” are. A pointing word with its noun (“this war”) and an empty `it` (“it takes
    two”) are left alone. So is a claim without a name under another one, since the two are read
    together there.

    Name what is meant.
    """
    words = words_of(map.language)
    starts = words.pointing | words.this
    for claim in map.claims.values():
        if claim.text.split(" ", 1)[0].lower().replace("’", "'") not in starts:
            continue
        found = _FIRST.match(claim.text)
        if found is None or (claim.generated and claim.id in map.out_of):
            continue
        first, second = found[1].lower().replace("’", "'"), found[2].lower()
        if first not in words.pointing and not (first in words.this and second in words.verbs):
            continue
        if second in ("who", "that") or _EMPTY_IT.match(claim.text):
            continue
        yield Finding(
            within(map, claim, 0, found.end(1)),
            f"the claim begins with “{found[1]}”, which points at another sentence",
            help="name what is meant, so that the claim can be read on its own",
        )
