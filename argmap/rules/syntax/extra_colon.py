"""`by: snider`: a colon after a keyword that takes names or a value."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from argmap.base.diagnostics import Edit, Finding, Fix
from argmap.rules.rule import slip_rule
from argmap.rules.shared.slips import (
    LISTS,
    NAME,
    RELATING,
    VALUES,
    first,
    may_stand,
    meant,
    name_from,
    parts,
    rewrite,
    stretch,
    taken,
)

if TYPE_CHECKING:
    from argmap.language.tree import Slip

_COLON = re.compile(r"\s*:\s*")
_NAMES = re.compile(rf"{NAME}(?:\s*,\s*{NAME})*$")
_RELATION = re.compile(rf"({NAME}\s+(?:{'|'.join(RELATING)}))\s*:\s*({NAME}(?:\s*,\s*{NAME})*)$")
_BRACKETS = re.compile(r"\[([^\[\]]*)\]$")
_PASSIVE = {
    "supports": ("support", "supported by"),
    "rebuts": ("speak against", "rebutted by"),
    "undercuts": ("undercut the step to", "undercut by"),
}


@slip_rule(
    "S006",
    "extra-colon",
    kind="broken",
    bad=(
        """
        claim us-blocked: The United States blocked the talks.
            tags: diplomacy, us-policy
        """,
        """
        claim us-blocked: The United States blocked the talks.
            supports: Washington wants the war to go on.
        """,
    ),
    good=(
        """
        claim us-blocked: The United States blocked the talks.
            tags diplomacy, us-policy
        """,
    ),
)
def check(slip: Slip) -> Finding | None:
    """There is a colon before names.

    A colon begins the writer's own words. Lines that take names or a value, such as `by`, `tags`,
    `author`, `published` or `supports`, have none.

    Leave the colon out. For words of your own, such as a reason, there is another keyword:
    `supported by: words`.
    """
    line = first(slip)
    if relation := _RELATION.match(line):
        between = stretch(slip, relation.end(1), relation.start(2))
        return Finding(
            between,
            "a relation has no colon before its names",
            "no colon here",
            help=f"write `{relation[1]} {relation[2]}`",
            fix=Fix("remove the colon", (Edit(between, " "),), safe=True),
        )
    found = parts(line)
    if found is None or found.keyword not in LISTS | VALUES:
        return None
    if found.rest[:1] != ":" or not may_stand(found.keyword, slip):
        return None
    start = len(line[: found.start].rstrip())
    colon = _COLON.match(line, start)
    value = found.rest[1:].strip()
    if colon is None or not value:
        return None
    place = stretch(slip, found.start, found.start + 1)
    parted = [part.strip() for part in value.split(",")]
    called = ", ".join(meant(slip, found.keyword, part) or part for part in parted)
    if _NAMES.match(value) and found.keyword in LISTS and called != ", ".join(parted):
        return Finding(
            place,
            f"`{found.keyword}` takes names, and no colon before them",
            "no colon here",
            help=f"write `{found.keyword} {called}`",
            fix=rewrite(slip, f"{found.keyword} {called}"),
        )
    if found.keyword in VALUES or _NAMES.match(value):
        edit = Edit(stretch(slip, start, colon.end()), " ")
        return Finding(
            place,
            f"`{found.keyword}` takes {_takes(found.keyword)}, and no colon before it"
            if found.keyword in VALUES
            else f"`{found.keyword}` takes names, and no colon before them",
            "no colon here",
            help=f"write `{found.keyword} {value}`",
            fix=Fix("remove the colon", (edit,), safe=True),
        )
    listed = _BRACKETS.match(value)
    written = [part.strip() for part in (listed[1] if listed else value).split(",")]
    known = [meant(slip, found.keyword, part) for part in written]
    names = [name or name_from(part, 9) for name, part in zip(known, written, strict=True)]
    right = f"{found.keyword} {', '.join(names)}"
    sure = all(names) and (
        (found.keyword == "tags" and not any(" " in part for part in written))
        or all(known)
        or (listed is not None and names == written)
    )
    return Finding(
        place,
        f"`{found.keyword}` takes names, not words",
        "no colon here",
        help=f"write `{right}`" if sure else _instead(slip, found.keyword, value),
        fix=rewrite(slip, right) if sure else None,
    )


def _takes(keyword: str) -> str:
    return "a name" if keyword in ("said by", "in", "id", "kind", "language") else "a value"


def _instead(slip: Slip, keyword: str, words: str) -> str:
    """Say how to write in words what the line says with a keyword that takes names."""
    if keyword == "tags":
        spaced = re.split(r"[,\s]+", words)
        return f"write `tags {', '.join(spaced)}`, or join the words of one tag by `-`"
    if keyword in _PASSIVE and slip.under not in ("argument", "evidence"):
        active, passive = _PASSIVE[keyword]
        return (
            f"if these words {active} the claim above, write `{passive}: {words}`; "
            f"if the claim above {keyword} them, declare them as a claim and write "
            f"`{keyword} NAME`"
        )
    kind = {"person": "person", "source": "source", "question": "question"}.get(
        next(iter(taken(slip, keyword)), "claim"), "claim"
    )
    name = name_from(words, 4) or "NAME"
    return f"write `{keyword} {name}`, and at the left margin `{kind} {name}: {words}`"
