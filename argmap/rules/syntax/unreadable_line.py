"""The last word on a line that nothing else explains."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.diagnostics import Finding
from argmap.rules import slip_rule
from argmap.rules.phrasing import short
from argmap.rules.slips import first, parts, stretch

if TYPE_CHECKING:
    from argmap.syntax.tree import Slip

_MANY = 6


@slip_rule(
    "S099",
    "unreadable-line",
    kind="broken",
    bad=(
        """
        The United States blocked the talks.
        """,
        """
        claim us-blocked: The United States blocked the talks.
            supports us-blocked % 2
        """,
    ),
    good=(
        """
        # A remark for the writer.
        claim: The United States blocked the talks.
        """,
    ),
)
def check(slip: Slip) -> Finding:
    """The line cannot be read, and no more particular rule says why.

    Every line begins with a keyword (`claim`, `supported by`, `evidence`, …) or with the name of
    something and what it does (`a supports b`). A line that begins with `#` is a comment. The
    rest of the file is read as if this line were not there; what hangs under it is kept.
    """
    line = first(slip)
    column = min(slip.column, max(len(line) - 1, 0))
    expected = [e for e in slip.expected if e != "the end of the line" or len(slip.expected) == 1]
    if column == 0:
        where = f"under `{slip.under}`" if slip.under else "here"
        shown = [e for e in expected if e not in ("a name", "`x-…`")]
        advice = f"begin it with one of the keywords that may stand {where}"
        if 0 < len(shown) <= _MANY:
            advice += ": " + ", ".join(f"`{e}`" for e in shown)
        elif "supported by" in shown:
            advice += ", such as `supported by:` or `note:`"
        elif "claim" in shown:
            advice = f"write `claim: {short(line)}`, or make it a comment with `#`"
        return Finding(
            stretch(slip, 0), "this line does not begin with a word of the language", help=advice
        )
    found = parts(line)
    subject = f"`{found.keyword}`" if found else "this line"
    what = ", ".join(
        e if e[0] == "`" or e.startswith(("a ", "an ", "the ")) else f"`{e}`"
        for e in expected[:_MANY]
    )
    if slip.column >= len(line):
        return Finding(
            stretch(slip, column),
            f"{subject} ends too early",
            "something is missing behind this",
            help=f"expected {what or 'more words'}",
        )
    return Finding(
        stretch(slip, column),
        f"{subject} cannot go on with `{short(line[column:], 30)}`",
        "not expected here",
        help=f"expected {what or 'the end of the line'}",
    )
