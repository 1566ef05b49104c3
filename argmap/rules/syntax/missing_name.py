"""A keyword with nothing behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.diagnostics import Finding
from argmap.rules import slip_rule
from argmap.rules.slips import (
    LISTS,
    MUST_HAVE_NAME,
    NAMED,
    PLAIN,
    VALUES,
    first,
    may_stand,
    name_from,
    parts,
    rewrite,
    stretch,
)

if TYPE_CHECKING:
    from argmap.syntax.tree import Slip

_FORMS = {"allow": "allow RULE: reason", "answered": "answered QUESTION: reason"}
"""What stands behind keywords that take more than a name."""


@slip_rule(
    "S011",
    "missing-name",
    kind="broken",
    bad=(
        """
        claim:
        """,
        """
        person: Ted Snider
        """,
        """
        claim us-blocked: The United States blocked the talks.
            supports
        """,
    ),
    good=(
        """
        claim us-blocked: The United States blocked the talks.
        person snider: Ted Snider
            role: Columnist
        """,
    ),
)
def check(slip: Slip) -> Finding | None:
    """A name or words are missing behind a keyword.

    `person`, `source`, `question`, `position`, `group`, `scheme`, `view` and `argument` need a
    name, because other lines refer to them: `person snider: Ted Snider`. A claim needs words or
    a name. `by`, `supports` and their like need the name of something.
    """
    line = first(slip)
    found = parts(line)
    if found is None or not may_stand(found.keyword, slip):
        return None
    keyword, _, rest = found
    words = rest.lstrip(":").strip()
    if keyword in MUST_HAVE_NAME and rest[:1] == ":" and words:
        name = name_from(words, 4)
        right = f"{keyword} {name}: {words}"
        return Finding(
            stretch(slip, len(keyword), len(keyword) + 1),
            f"this {keyword} has no name",
            "a name is expected before the colon",
            help=f"write `{right}`, or any other name",
            fix=rewrite(slip, right, safe=True) if name else None,
        )
    if words or slip.column < len(line) - 1:
        return None
    if keyword in NAMED:
        what, form = "neither a name nor words", f"{keyword} NAME: words"
    elif keyword in PLAIN or keyword.startswith("x-"):
        what, form = "no words", f"{keyword}: words"
    elif keyword in LISTS | VALUES | {"allow", "answered", "show", "hide"}:
        what = "nothing"
        form = _FORMS.get(keyword, f"{keyword} NAME")
    else:
        return None
    return Finding(
        stretch(slip, 0),
        f"`{keyword}` has {what} behind it",
        help=f"write `{form}`, or remove the line",
    )
