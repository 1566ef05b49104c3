"""A keyword with nothing after it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from argmap.base.diagnostics import Finding
from argmap.language.keywords import TOP
from argmap.model.schemes import scheme_names
from argmap.rules.rule import slip_rule
from argmap.rules.shared.slips import (
    LISTS,
    MUST_HAVE_NAME,
    NAME,
    NAMED,
    PLAIN,
    VALUES,
    declared,
    first,
    may_stand,
    name_from,
    parts,
    rewrite,
    stretch,
)
from argmap.rules.syntax.malformed_value import FORMS

if TYPE_CHECKING:
    from argmap.language.tree import Slip

_BARE = re.compile(rf"({NAME})\s*:$")
_FORMS = {
    "allow": "allow RULE: reason",
    "answered": "answered QUESTION: reason",
    "expect": "expect NAME stands",
    "show": "show everything",
    "hide": "hide evidence",
    "kind": "kind article",
    "language": "language en",
}
"""The form of lines with keywords that take something else than the name of a thing."""


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
        """
        person snider:
            role: Columnist
        """,
        """
        claim us-blocked:
            note: To be written.
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
    """A name or words are missing after a keyword.

    `person`, `source`, `question`, `position`, `group`, `scheme`, `view` and `argument` need a
    name, because other lines refer to them: `person snider: Ted Snider`. A claim needs words or a
    name. `by`, `supports` and the like need the name of something.
    """
    line = first(slip)
    found = parts(line)
    if found is None or not may_stand(found.keyword, slip):
        return None
    keyword, _, rest = found
    words = rest.lstrip(":").strip()
    if keyword == "scheme" and slip.under != TOP and words:
        name = name_from(words)
        known = ("scheme", name) in slip.names or name in scheme_names()
        return Finding(
            stretch(slip, found.start),
            "`scheme` takes a name here, and no colon",
            help=f"write `scheme {name}`"
            if known
            else "write the scheme's name; `argmap explain` lists those that argmap knows",
            fix=rewrite(slip, f"scheme {name}") if known else None,
        )
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
    if (named := _BARE.match(rest)) and keyword in NAMED:
        return _colon_only(slip, keyword, named[1])
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
    advice = FORMS[keyword][1] if keyword in FORMS else f"`{form}`"
    return Finding(
        stretch(slip, 0),
        f"`{keyword}` has {what} behind it",
        help=f"write {advice}, or remove the line",
    )


def _colon_only(slip: Slip, keyword: str, name: str) -> Finding:
    """Return the finding for a name with a colon: words are missing, or there should be no colon."""
    bare = f"{keyword} {name}"
    optional = keyword in MUST_HAVE_NAME or declared(slip, keyword, (name,))
    optional = optional or (keyword == "claim" and ("claim", name) in slip.names)
    advice = f"write the words on the same line, `{bare}: words`"
    if optional:
        meaning = (
            "" if keyword in MUST_HAVE_NAME else f" to speak of the {_kind(slip, name)} `{name}`"
        )
        advice += f", or leave the colon out{meaning}: `{bare}`"
    return Finding(
        stretch(slip, len(first(slip)) - 1),
        f"no words follow the colon of `{bare}`",
        "words are expected behind this colon",
        help=advice,
        fix=rewrite(slip, bare, safe=keyword in MUST_HAVE_NAME) if optional else None,
    )


def _kind(slip: Slip, name: str) -> str:
    return "claim" if ("claim", name) in slip.names else "argument"
