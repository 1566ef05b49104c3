"""An `evidence` line with its parts in another order or without a necessary word."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from argmap.base.diagnostics import Finding
from argmap.rules.rule import slip_rule
from argmap.rules.shared.slips import (
    MARKS,
    NAME,
    declared,
    first,
    may_stand,
    meant,
    parts,
    rewrite,
    single_quoted,
    stretch,
)

if TYPE_CHECKING:
    from argmap.language.tree import Slip

_SHORT = {
    "p": "page",
    "pp": "page",
    "pg": "page",
    "par": "paragraph",
    "para": "paragraph",
    "§": "paragraph",
    "ch": "chapter",
    "sec": "section",
    "l": "line",
    "min": "minute",
}
_UNITS = [
    "paragraph",
    "page",
    "line",
    "section",
    "chapter",
    "article",
    "verse",
    "note",
    "comment",
    "slide",
    "figure",
    "table",
    "minute",
]
_UNIT = rf"(?:{'|'.join([*_UNITS, *_SHORT])})s?\.?"
_AT = re.compile(rf"(?:at\s+)?({_UNIT})\s*(\d[\d.:–-]*)", re.IGNORECASE)
_IN = re.compile(rf"(?:in|from)\s+({NAME})")
_BETWEEN = " ,;()-–—"
_NOBODY = r"(?!(?:in|at|by|from|said|via)\b)"
_VIA = re.compile(
    rf"(?:via|through|as\s+told\s+by)\s+({_NOBODY}{NAME}(?:\s*(?:,|\band\b)\s*{_NOBODY}{NAME})*)"
)
_DAY = re.compile(r"said\s+\d{4}[\d-]*")
_SAID = re.compile(rf"(?:said\s+by|by)\s+({NAME})")


@slip_rule(
    "S010",
    "evidence-order",
    kind="broken",
    bad=(
        """
        claim: The West ended the talks.
            evidence "They blocked it" in interview paragraph 12
        person bennett: Naftali Bennett
        source interview: An interview
            author bennett
            published 2023-02
            url: https://example.org/interview
        """,
        """
        claim: The West ended the talks.
            evidence "They blocked it" in interview at p. 12 by bennett
        person bennett: Naftali Bennett
        source interview: An interview
            author bennett
            published 2023-02
            url: https://example.org/interview
        """,
        """
        claim: The West ended the talks.
            evidence "They blocked it" said by bennett in interview at paragraph 12 via snider
        person bennett: Naftali Bennett
        person snider: Ted Snider
        source interview: An interview
            author snider
            published 2023-02
            url: https://example.org/interview
        """,
    ),
    good=(
        """
        claim: The West ended the talks.
            evidence "They blocked it" said by bennett in interview at paragraph 12
        person bennett: Naftali Bennett
        source interview: An interview
            author bennett
            published 2023-02
            url: https://example.org/interview
        """,
    ),
)
def check(slip: Slip) -> Finding | None:
    """The parts of an `evidence` line are not where they are expected.

    After the quotation come its speaker, its source and the place in it: `evidence "words" said by
    PERSON in SOURCE at paragraph 12`, and through whom alone the words are known with `via PERSON`
    behind the speaker. Each part may be left out. The place is a word and a number:
    `page 3`, `line 40`, `minute 12`, or a time, `00:12:30`.
    """
    line = first(slip)
    found = parts(line)
    if found is None or not may_stand(found.keyword, slip):
        return None
    if found.keyword == "in":
        quote, rest = "", f"in {found.rest}"
        head = ""
    elif found.keyword == "evidence":
        quote, rest = _quotation(found.rest)
        head = f"evidence {quote}"
        if not quote or (not rest and found.rest[0] in MARKS):
            return None
    else:
        return None
    via = _VIA.search(rest)
    left = rest.replace(via[0], " ", 1) if via else rest
    said, source, at = _SAID.search(left), _IN.search(left), _AT.search(left)
    written = [part for part in (said, source, at) if part]
    for part in written:
        left = left.replace(part[0], " ", 1)
    name = source[1] if source else ""
    if title := meant(slip, "in", f"{name} {left.strip(_BETWEEN)}".strip()):
        name, left = title, ""
    pieces = [head] if head else []
    if said:
        pieces.append(f"said by {said[1]}")
    if via:
        pieces.append(f"via {_through(via)}")
    if name:
        pieces.append(f"in {name}")
    if at and name:
        unit = at[1].lower().rstrip(".")
        unit = unit if unit.rstrip("s") in _UNITS else _SHORT.get(unit, unit)
        pieces.append(f"at {unit} {at[2].rstrip('.')}")
    right = " ".join(pieces)
    sure = (
        not left.strip(" ,;()") and right != line and (bool(name) or not at) and (said or not via)
    )
    # Without a source that exists, `evidence dogs 'bark'` may be the writer's own words.
    named = (single := single_quoted(found.rest)) is not None and bool(single.name)
    safe = not named or (bool(name) and declared(slip, "in", (name,)))
    start = min(slip.column, len(line) - 1)
    through = _through(via) or ("PERSON" if "via" in left.split() else "")
    shape = f"said by PERSON {f'via {through} ' if through else ''}in SOURCE at paragraph 12"
    day = _DAY.search(left)
    advice = f"write `{right}`" if sure else "write `in SOURCE at paragraph 12`"
    if day and head:
        advice = f"write `{day[0]}` on a line of its own under this one"
    elif head and not sure:
        advice = f"write `{head} {shape}`"
    return Finding(
        stretch(slip, start),
        "what follows the quotation is not in the expected order"
        if head
        else "the place in the source is not in the expected form",
        f"expected `{shape}`" if head else "",
        help=advice,
        fix=rewrite(slip, right, safe=safe) if sure else None,
    )


def _through(via: re.Match[str] | None) -> str:
    """Return the names behind `via`, with commas between them."""
    return ", ".join(re.split(r"\s*(?:,|\band\b)\s*", via[1])) if via else ""


def _quotation(rest: str) -> tuple[str, str]:
    """Return the quotation, with a name before it if there is one, and the text after it."""
    single = single_quoted(rest)
    if single is not None:
        name = f"{single.name} " if single.name else ""
        return f'{name}"{single.words}"', single.rest
    opening = next((i for i, c in enumerate(rest) if c in MARKS), -1)
    if opening < 0 or ":" in rest[:opening]:
        return "", ""
    closing = max(rest.find(mark, opening + 1) for mark in MARKS[rest[opening]])
    if closing < 0:
        return "", ""
    return rest[: closing + 1], rest[closing + 1 :].strip()
