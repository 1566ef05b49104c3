"""`held by snider prashad`: names without commas between them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from argmap.base.diagnostics import Finding
from argmap.rules.rule import slip_rule
from argmap.rules.shared.slips import (
    KINDS,
    LISTS,
    NAME,
    declared,
    first,
    may_stand,
    parts,
    rewrite,
    stretch,
)

if TYPE_CHECKING:
    from argmap.language.tree import Slip

_NAMES = re.compile(rf"{NAME}(?:(?:\s*[,;]\s*|\s+(?:and|or|&)\s+|\s+){NAME})+[.,;]?$")
_BETWEEN = re.compile(r"\s*[,;]\s*(?:and\s+)?|\s+(?:and|or|&)\s+|\s+")
_HASHED = re.compile(rf"#?{NAME}(?:[\s,]+#?{NAME})*$")
_CLAIMS = ("supported by", "rebutted by", "undercut by", "premise", "thesis")


@slip_rule(
    "S007",
    "names-without-comma",
    kind="broken",
    bad=(
        """
        claim: The United States blocked the talks.
            tags diplomacy us-policy
        """,
        """
        claim: The United States blocked the talks.
            tags diplomacy and law
        """,
    ),
    good=(
        """
        claim: The United States blocked the talks.
            tags diplomacy, us-policy
        """,
    ),
)
def check(slip: Slip) -> Finding | None:
    """A line has several names without commas between them.

    Every list of names takes commas, and only commas: `by snider, prashad`.

    Put a comma between the names. If you meant words of your own, they come after a colon.
    """
    line = first(slip)
    found = parts(line)
    if found is None or found.rest != found.rest.lower():
        return None
    if not may_stand(found.keyword, slip):
        return None
    if found.keyword == "tags" and "#" in found.rest and _HASHED.match(found.rest):
        return _hashed(slip, found.rest)
    names = _BETWEEN.split(found.rest.rstrip(".,; "))
    known = declared(slip, found.keyword, names) and found.keyword in KINDS
    in_claims = found.keyword in _CLAIMS and ("-" in found.rest or known)
    if not (found.keyword in LISTS or in_claims) or _NAMES.match(found.rest) is None:
        return None
    if any(name in ("with", "by", "supports") for name in names):
        return None
    if in_claims and not known and not all("-" in name for name in names):
        return None
    right = f"{found.keyword} {', '.join(names)}"
    if right == line:
        return None
    one = "-".join(names)
    if not known and found.keyword in KINDS and declared(slip, found.keyword, (one,)):
        return None
    sure = known or re.search(r"[,;&]|\s(?:and|or)\s", found.rest) is not None
    sure = sure or any("-" in name for name in names)
    return Finding(
        stretch(slip, found.start),
        f"the names behind `{found.keyword}` have no commas between them",
        help=f"write `{right}`"
        if sure
        else f"write `{right}`, or `{found.keyword} {one}` if that is one name",
        fix=rewrite(slip, right, safe=not in_claims) if sure else None,
    )


def _hashed(slip: Slip, written: str) -> Finding:
    """Return the finding for tags with `#`, as other programs write them."""
    right = f"tags {', '.join(written.replace('#', ' ').replace(',', ' ').split())}"
    return Finding(
        stretch(slip, len("tags ")),
        "tags have no `#` before them, and commas between them",
        help=f"write `{right}`",
        fix=rewrite(slip, right, safe=True),
    )
