"""`by: snider`: a colon behind a keyword that takes names or a value."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from argmap.diagnostics import Edit, Finding, Fix
from argmap.rules import slip_rule
from argmap.rules.slips import LISTS, VALUES, first, may_stand, name_from, parts, rewrite, stretch

if TYPE_CHECKING:
    from argmap.syntax.tree import Slip

_COLON = re.compile(r"\s*:\s*")


@slip_rule(
    "S006",
    "extra-colon",
    kind="broken",
    bad=(
        """
        claim us-blocked: The United States blocked the talks.
            tags: diplomacy, us-policy
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
    """A colon stands before names.

    A colon begins the writer's own words. Lines that take names or a value, such as `by`,
    `tags`, `author`, `published` or `supports`, have none.

    Leave the colon out.
    """
    line = first(slip)
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
    edit = Edit(stretch(slip, start, colon.end()), " ")
    fix = Fix("remove the colon", (edit,), safe=True)
    if found.keyword in LISTS and (" " in value.replace(", ", ",") or value != value.lower()):
        value = ", ".join(name_from(part, 9) for part in value.split(","))
        fix = rewrite(slip, f"{found.keyword} {value}")
    return Finding(
        stretch(slip, found.start, found.start + 1),
        f"`{found.keyword}` takes {'names' if found.keyword in LISTS else 'a value'}, not words",
        "no colon here",
        help=f"write `{found.keyword} {value}`",
        fix=fix,
    )
