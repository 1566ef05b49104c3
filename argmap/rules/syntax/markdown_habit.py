"""Markdown's marks: lists, quotations, emphasis, rules, code fences."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from argmap.base.diagnostics import Edit, Finding, Fix
from argmap.language.keywords import PARENTS
from argmap.rules.rule import slip_rule
from argmap.rules.shared.bullets import without_bullet
from argmap.rules.shared.slips import first, parts, rewrite, stretch

if TYPE_CHECKING:
    from argmap.language.tree import Slip

_LIST = re.compile(r"(\*|•|–|—|\d{1,3}[.)])\s+(\S.*)$")
_QUOTE = re.compile(r">\s*(\S.*)$")
_RULE = re.compile(r"(-{2,}|={2,}|\*{3,}|_{3,}|```.*|~~~.*)$")
_STRONG = re.compile(r"(\*\*|__|`)(?=\S)(.+?)\1(.*)$")


@slip_rule(
    "S005",
    "markdown-habit",
    kind="broken",
    bad=(
        """
        claim: The United States blocked the talks.
            * Washington set no conditions.
        """,
        """
        claim: The United States blocked the talks.

        ---
        """,
        """
        **claim us-blocked: The United States blocked the talks.**
        """,
    ),
    good=(
        """
        # Headings are comments here.
        claim: The United States blocked the talks.
            supported by: Washington set no conditions.
        """,
    ),
)
def check(slip: Slip) -> Finding | None:
    """The line is written as in Markdown.

    An `.arg` file is not a text with marks but a list of declarations, each beginning with its
    keyword. A reason for a claim is `supported by: words`, an objection to it `rebutted by: words`,
    a quotation is `evidence "words" in SOURCE`.

    A line that begins with `#` is a comment, so headings may stay.
    """
    line = first(slip)
    if _RULE.match(line):
        delete = Edit(stretch(slip, 0), "")
        return Finding(
            stretch(slip, 0),
            "a line of marks says nothing here",
            help="remove it, or write a comment that begins with `#`",
            fix=Fix("remove the line", (delete,), safe=True),
        )
    if strong := _STRONG.match(line):
        return _strong(slip, strong)
    if quote := _QUOTE.match(line):
        words = quote[1].strip('"“”„«» ')
        return Finding(
            stretch(slip, 0, 1),
            "`>` does not begin a quotation here",
            help=f'write `evidence "{words}" in SOURCE` under the claim that it speaks for',
        )
    if entry := _LIST.match(line):
        return _entry(slip, entry)
    return None


def _strong(slip: Slip, strong: re.Match[str]) -> Finding:
    mark, inner, after = strong.groups()
    plain = inner + after
    return Finding(
        stretch(slip, 0, len(mark)),
        f"`{mark}` has no meaning here" if mark != "`" else "a backtick has no meaning here",
        help=f"write `{plain}`, plain",
        fix=rewrite(slip, plain, safe=True) if parts(plain) else None,
    )


def _entry(slip: Slip, entry: re.Match[str]) -> Finding:
    mark, words = entry.groups()
    if (bare := without_bullet(slip, mark, words)) is not None:
        return bare
    if slip.under not in PARENTS["supported by"]:
        advice = f"write `claim: {words}`"
        fix = rewrite(slip, f"claim: {words}") if slip.under in PARENTS["claim"] else None
    else:
        advice = f"write `supported by: {words}` or `rebutted by: {words}`"
        fix = None
    return Finding(
        stretch(slip, 0, len(mark)),
        f"`{mark}` does not say what the line is",
        help=advice,
        fix=fix,
    )
