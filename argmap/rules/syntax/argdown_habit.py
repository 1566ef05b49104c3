"""Argdown's marks: `[x]: …`, `<x>: …`, `+ …`, `- …`, arrows."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from argmap.base.diagnostics import Finding
from argmap.language.keywords import PARENTS
from argmap.rules.rule import slip_rule
from argmap.rules.shared.bullets import without_bullet
from argmap.rules.shared.slips import NAME, first, name_from, rewrite, stretch
from argmap.rules.shared.trying import reads

if TYPE_CHECKING:
    from argmap.language.tree import Slip

_ITEM = re.compile(r"(?:\[([^\]\n]+)\]|<([^>!/\n][^>\n]*)>)(?:\s*:\s*(.*))?$")
_MARK = re.compile(r"(<\+|<-|<_|\+>|->|_>|><|\+|-(?!-))\s*(\S.*)$")
_ARROW = re.compile(rf"({NAME})\s*(-+>|=+>|→|<-+|<=+|←|><)\s*({NAME})\s*$")
_LISTED = re.compile(rf"([a-z]+(?: by)?)\s+\[({NAME}(?:\s*,\s*{NAME})*)\]$")
_STEP = re.compile(r"\((\d+)\)\s*(\S.*)$")
_VERBS = {
    "+": "supported by",
    "<+": "supported by",
    "-": "rebutted by",
    "<-": "rebutted by",
    "<_": "undercut by",
    "+>": "supports",
    "->": "rebuts",
    "_>": "undercuts",
    "><": "contradicts",
}


@slip_rule(
    "S004",
    "argdown-habit",
    kind="broken",
    bad=(
        """
        [us-blocked]: The United States blocked the talks.
        """,
        """
        claim us-blocked: The United States blocked the talks.
            + Washington set no conditions.
            - [neither-ready]: Neither side was ready.
        """,
        """
        claim a: The sky is clear.
        claim b: Tomorrow will be warm.
        a -> b
        """,
    ),
    good=(
        """
        claim us-blocked: The United States blocked the talks.
            supported by: Washington set no conditions.
            rebutted by neither-ready: Neither side was ready.
        """,
    ),
)
def check(slip: Slip) -> Finding | None:
    """The line is written as in Argdown.

    argmap writes relations in words: `+` is `supported by`, `-` is `rebutted by`, `[x]: …` is
    `claim x: …`, `<x>: …` is `argument x: …`, and an arrow is `supports` or `rebuts` between
    two names.

    The names of claims have no brackets; they are lower-case words joined by `-`.
    """
    line = first(slip)
    if arrow := _ARROW.match(line):
        return _arrow(slip, arrow)
    if step := _STEP.match(line):
        return Finding(
            stretch(slip, 0, step.end(1) + 1),
            "numbered steps are Argdown's way to write an argument",
            help=f"write `premise: {step[2]}` or `therefore: {step[2]}` under an `argument`",
            fix=rewrite(slip, f"premise: {step[2]}") if slip.under == "argument" else None,
        )
    if item := _ITEM.match(line):
        return _item(slip, item)
    if listed := _LISTED.match(line):
        return _listed(slip, listed)
    mark = _MARK.match(line)
    if mark is None:
        return None
    if mark[1] in "+-" and (entry := without_bullet(slip, mark[1], mark[2])) is not None:
        return entry
    verb = _VERBS[mark[1]]
    words = _target(mark[2], verb)
    if slip.under not in PARENTS[verb]:
        if mark[1] == "-" and _ITEM.match(mark[2]) is None:
            words = f"{words}`, `rebutted by{words}` or `premise{words}"
            verb = "supported by"
        return Finding(
            stretch(slip, 0, mark.end(1)),
            f"`{mark[1]}` is not a word of the language",
            help=f"write `{verb}{words}` under the claim that it is about",
        )
    if mark[1] == "-" and _ITEM.match(mark[2]) is None:
        return Finding(
            stretch(slip, 0, 1),
            "`-` does not say whether the line speaks for or against the claim above",
            help=f"write `supported by{words}` or `rebutted by{words}`",
        )
    return Finding(
        stretch(slip, 0, mark.end(1)),
        f"`{mark[1]}` is Argdown's sign for `{verb}`",
        help=f"write `{verb}{words}`",
        fix=rewrite(slip, f"{verb}{words}"),
    )


def _arrow(slip: Slip, arrow: re.Match[str]) -> Finding:
    left, sign, right = arrow.groups()
    if sign[0] in "<←" and sign != "><":
        left, right = right, left
    lines = [f"{left} {verb} {right}" for verb in ("supports", "rebuts")]
    return Finding(
        stretch(slip, arrow.start(2), arrow.end(2)),
        "an arrow does not say what the one does to the other",
        help=f"write `{lines[0]}` or `{lines[1]}`",
    )


def _listed(slip: Slip, listed: re.Match[str]) -> Finding | None:
    """Return the finding for `supported by [a, b]`: names in brackets after a keyword."""
    right = f"{listed[1]} {listed[2]}"
    if not reads(slip, right):
        return None
    return Finding(
        stretch(slip, listed.start(2) - 1),
        "names are written without brackets",
        help=f"write `{right}`",
        fix=rewrite(slip, right, safe=True),
    )


def _item(slip: Slip, item: re.Match[str]) -> Finding | None:
    title, argument, words = item.groups()
    keyword = "argument" if argument else "claim"
    name = name_from(title or argument, 8)
    if not name:
        return None
    line = f"{keyword} {name}: {words}" if words else f"{keyword} {name}"
    at_margin = slip.under in PARENTS[keyword]
    return Finding(
        stretch(slip, 0, item.end(1 if title else 2) + 1),
        "names are written without brackets",
        help=f"write `{line}`" + ("" if at_margin else " at the left margin"),
        fix=rewrite(slip, line) if at_margin else None,
    )


def _target(text: str, verb: str) -> str:
    """Return the rest of the line after the verb: ` name: words`, ` name` or `: words`."""
    item = _ITEM.match(text)
    if item is not None:
        name = name_from(item[1] or item[2], 8)
        return f" {name}: {item[3]}" if item[3] and "by" in verb else f" {name}"
    return f": {text}" if "by" in verb else f" {text}"
