"""`claim "The US blocked it"`: quotation marks around the writer's own words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from argmap.base.diagnostics import Finding
from argmap.rules.rule import slip_rule
from argmap.rules.shared.slips import (
    MARKS,
    MUST_HAVE_NAME,
    NAME,
    NAMED,
    PLAIN,
    Parts,
    first,
    has_name,
    may_stand,
    name_from,
    parts,
    rewrite,
    stretch,
)

if TYPE_CHECKING:
    from argmap.language.tree import Slip

_QUOTED = re.compile(rf"(?:({NAME})\s*)?([\"“„«])(.*)$")
_TITLED = re.compile(r"[\"“„«]([^\"“”„«»]+)[\"”“»]\s*:\s*(\S.*)?$")
_LABELS = PLAIN | {"person", "source", "question", "position", "group", "scheme", "view", "use"}


@slip_rule(
    "S002",
    "quoted-own-words",
    kind="broken",
    bad=(
        """
        claim "The United States blocked the talks."
        """,
        """
        person snider "Ted Snider"
        """,
        """
        claim: The United States blocked the talks.
            supported by "No conditions": Washington set no conditions.
        """,
    ),
    good=(
        """
        claim: The United States blocked the talks.
            evidence "They blocked it" in interview
        source interview: An interview
            author bennett
            published 2023-02
            url: https://example.org/interview
        person bennett: Naftali Bennett
        """,
    ),
)
def check(slip: Slip) -> Finding | None:
    """There are quotation marks around the writer's own words.

    Between quotation marks are a person's exact words, and they come only after `evidence`. Your
    own words come after a colon and need no marks.

    Write `claim: words`. If a person did say exactly this, write `evidence "words" in SOURCE` under
    the claim that it speaks for.
    """
    found = parts(first(slip))
    if found is None or found.keyword == "evidence" or not may_stand(found.keyword, slip):
        return None
    if found.keyword not in NAMED | PLAIN and not found.keyword.startswith("x-"):
        return None
    if titled := _TITLED.match(found.rest):
        return _titled(slip, found, *titled.groups())
    quoted = _QUOTED.match(found.rest)
    if quoted is None:
        return None
    name, mark, words = quoted.groups()
    inner = words[:-1] if words.endswith(tuple(MARKS[mark])) else words
    whole = not any(sign in inner for sign in '"“”„«»')
    words = inner.strip() if whole else mark + words
    if not inner.strip():
        return None
    if not name and found.keyword in MUST_HAVE_NAME:
        name = name_from(words, 4)
    head = f"{found.keyword} {name}" if name else found.keyword
    line = f"{head}: {words}"
    advice = f"write `{line}`"
    if found.keyword not in _LABELS:
        advice += '; exact words of somebody are `evidence "…" in SOURCE`'
    return Finding(
        stretch(slip, found.start + quoted.start(2)),
        f"`{found.keyword}` takes your own words, after a colon and without quotation marks",
        "these marks mean somebody's exact words",
        help=advice,
        fix=rewrite(slip, line, safe=found.keyword in _LABELS and whole) if whole or name else None,
    )


def _titled(slip: Slip, found: Parts, title: str, words: str | None) -> Finding:
    """Return the finding for a name between quotation marks, with or without words after it."""
    name = name_from(title, 9)
    line = f"{found.keyword} {name}: {words}" if words else f"{found.keyword} {name}"
    takes = found.keyword in NAMED and name and words and not has_name(slip, name)
    return Finding(
        stretch(slip, found.start, found.start + len(title) + 2),
        "a name has no quotation marks around it",
        "these marks mean somebody's exact words",
        help=f"write `{line}`" if takes else f"write `{found.keyword}: {words or title}`",
        fix=rewrite(slip, line) if takes else None,
    )
