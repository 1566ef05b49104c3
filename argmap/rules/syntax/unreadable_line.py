"""The general rule for a line that no other rule explains."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from argmap.base.diagnostics import Finding
from argmap.language.keywords import PARENTS
from argmap.rules.rule import slip_rule
from argmap.rules.shared.phrasing import named, short
from argmap.rules.shared.slips import (
    MARKS,
    MUST_HAVE_NAME,
    NAME,
    RELATING,
    first,
    name_from,
    parts,
    rewrite,
    stretch,
)
from argmap.rules.shared.synonyms import CONCLUDING
from argmap.rules.shared.trying import reads

if TYPE_CHECKING:
    from argmap.language.tree import Slip

_MANY = 6
_SENTENCE = 4
"""The number of words that may be the rest of a sentence begun on the line above."""
_SMALL = ("and", "or", "if", "then", "when", "also", "note")
_KEY = re.compile(rf"({NAME}(?:\s+{NAME})?)\s*:\s*(\S.*)$")


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
    """The line cannot be read, and no more specific rule says why.

    Every line begins with a keyword (`claim`, `supported by`, `evidence`, …) or with the name of
    something and what it does (`a supports b`). A line that begins with `#` is a comment. The rest
    of the file is read as if this line were not there; the lines under it are kept.
    """
    line = first(slip)
    column = min(slip.column, max(len(line) - 1, 0))
    expected = [e for e in slip.expected if e != "the end of the line" or len(slip.expected) == 1]
    if column == 0 or set(expected) <= set(RELATING):
        return _no_keyword(slip, line)
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


def _no_keyword(slip: Slip, line: str) -> Finding:
    """Return the finding for a line that begins with none of the allowed words."""
    message = "this line does not begin with a word of the language"
    if line[0] in MARKS and reads(slip, f"evidence {line}"):
        right = f"evidence {line}"
        return Finding(
            stretch(slip, 0),
            message,
            help=f"write `{right}`, if these are somebody's exact words",
            fix=rewrite(slip, right),
        )
    key = _KEY.match(line)
    if key is None:
        advice = _words(slip, short(line))
        if line[0].islower() and len(line.split()) >= _SENTENCE:
            advice += f"; if it goes on with the words of the line above, write `| {short(line)}`"
        return Finding(stretch(slip, 0), message, help=advice)
    word, words = key.groups()
    return Finding(
        stretch(slip, 0, len(word)),
        f"`{word}` is not a word of the language",
        help=_keyed(slip, word, short(words)),
    )


def _words(slip: Slip, words: str) -> str:
    """Suggest how to write a line of words, depending on the line above it."""
    under = slip.under
    if under in PARENTS["claim"]:
        return f"write `claim: {words}`, or make it a comment with `#`"
    if under in PARENTS["supported by"]:
        return f"write `supported by: {words}` or `rebutted by: {words}`, or keep it as `note: {words}`"
    if under == "argument":
        return f"write `premise: {words}`, or keep it as `note: {words}`"
    if under not in PARENTS["note"]:
        return (
            "begin it with a keyword, such as `supported by:`, `premise:` or `note:`; the line above "
            "it has to be mended, too"
        )
    return f"begin it with {_keywords(under)}, or keep it as `note: {words}`"


def _keyed(slip: Slip, word: str, words: str) -> str:
    """Suggest how to write `word: words`, depending on the line above it."""
    under, name = slip.under, name_from(word)
    if under in PARENTS["claim"] and word.split(maxsplit=1)[0].lower() in ("premise", *CONCLUDING):
        return "premises and conclusions stand under `argument NAME:`, as `premise: words` and `therefore: words`"
    if under in PARENTS["claim"]:
        return (
            "begin the line with what it declares, such as `claim`, `person` or `source`: "
            f"`claim {name}: {words}`"
        )
    if under in PARENTS["supported by"] and (" " in word or word.lower() in _SMALL):
        return _words(slip, words)
    kept = f"keep it as `x-{name}: {words}`"
    if word in ("name", "id", "title", "label") and under in PARENTS["supported by"]:
        return f"the name stands on the claim's own line: `claim {name_from(words)}: words`"
    if under in PARENTS["supported by"] and " " in words:
        return (
            f"write `supported by {name}: {words}` or `rebutted by {name}: {words}` if it is a reason "
            f"of that name, or {kept}"
        )
    if word in ("name", "title") and under in MUST_HAVE_NAME | {"map"}:
        right = f"{under}: {words}" if under == "map" else f"{under} NAME: {words}"
        return f"the words stand on the line above, behind its colon: `{right}`"
    if under not in PARENTS["note"]:
        return (
            "begin it with a keyword, such as `supported by:` or `note:`; the line above it has to be "
            "mended, too"
        )
    return (
        kept if under in PARENTS["supported by"] else f"begin it with {_keywords(under)}, or {kept}"
    )


def _keywords(under: str) -> str:
    """List the keywords that belong under a line, or some of them."""
    own = [k for k, above in PARENTS.items() if under in above and k not in ("note", "allow")]
    shown = [k.removesuffix(" line") for k in own][:_MANY]
    return f"one of {named(shown, 'or')}" if shown else "`note:`"
