"""A word that is nearly a word of the language, or another word for it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from argmap.diagnostics import Edit, Finding, Fix
from argmap.near import near
from argmap.rules import slip_rule
from argmap.rules.slips import KEYWORDS, NAME, RELATING, first, may_stand, parts, stretch

if TYPE_CHECKING:
    from argmap.syntax.tree import Slip

_OTHER_WORDS = {
    "pro": "supported by",
    "con": "rebutted by",
    "contra": "rebutted by",
    "because": "supported by",
    "reason": "supported by",
    "support": "supported by",
    "but": "rebutted by",
    "however": "rebutted by",
    "objection": "rebutted by",
    "objection by": "rebutted by",
    "opposed by": "rebutted by",
    "attacked by": "rebutted by",
    "refuted by": "rebutted by",
    "countered by": "rebutted by",
    "backed by": "supported by",
    "statement": "claim",
    "proposition": "claim",
    "assertion": "claim",
    "conclusion": "therefore",
    "so": "therefore",
    "issue": "question",
    "topic": "question",
    "quote": "evidence",
    "quotation": "evidence",
    "title": "map",
    "include": "use",
    "import": "use",
    "include file": "use",
    "actor": "person",
    "author of": "author",
    "date": "published",
    "link": "url",
    "comment": "note",
    "tag": "tags",
    "cluster": "group",
    "ignore": "allow",
    "equals": "restates",
    "attacks": "rebuts",
    "opposes": "rebuts",
    "refutes": "rebuts",
    "undermines": "rebuts",
    "backs": "supports",
    "contradict": "contradicts",
    "denied by": "denies",
}
_BY = re.compile(
    r"(support|rebut|undercut|held|said)(?:s|ed|ted|t?ing)?[\s_-]+by(?=[\s:]|$)", re.IGNORECASE
)
_WITH_BY = {
    "support": "supported by",
    "rebut": "rebutted by",
    "undercut": "undercut by",
    "held": "held by",
    "said": "said by",
}
_START = re.compile(r"([^\W\d_]+(?:\s+[^\W\d_]+)?)")
_VERB = re.compile(rf"({NAME})\s+([^\W\d_]+)\s+(?={NAME})")


@slip_rule(
    "S008",
    "misspelt-keyword",
    kind="broken",
    bad=(
        """
        claim: The United States blocked the talks.
            suported by: Washington set no conditions.
            support by: Washington sent nobody.
            rebuted by: Neither side was ready.
        """,
        """
        Claim: The United States blocked the talks.
        """,
        """
        claim a: The sky is clear.
        claim b: Tomorrow will be warm.
        a suports b
        """,
        """
        claim: The United States blocked the talks.
            pro: Washington set no conditions.
        """,
    ),
    good=(
        """
        claim: The United States blocked the talks.
            supported by: Washington set no conditions.
            rebutted by: Neither side was ready.
        """,
    ),
)
def check(slip: Slip) -> Finding | None:
    """The line begins with a word that the language does not know, but knows nearly.

    Keywords are written in lower case and in full: `supported by`, `rebutted by`,
    `undercut by`, `therefore`. Words from other tools, such as `pro` and `con`, have one
    counterpart here.

    Use the keyword that the help names.
    """
    line = first(slip)
    by = _BY.match(line)
    if by is not None and may_stand(_WITH_BY[by[1].lower()], slip):
        right = _WITH_BY[by[1].lower()]
        if by[0] != right and " ".join(by[0].split()) != right:
            return _finding(slip, 0, by[0], right, same=True)
    found = parts(line)
    if found is not None:
        written = line[: found.start].rstrip()
        if written != written.lower() and may_stand(found.keyword, slip):
            return _finding(slip, 0, written, found.keyword, same=True)
        return None
    verb = _VERB.match(line)
    if verb is not None and may_stand("relation", slip) and ":" not in line:
        right = _meant(verb[2], RELATING)
        if right and right != verb[2]:
            return _finding(slip, verb.start(2), verb[2], right, same=_near(verb[2], right))
    start = _START.match(line)
    if start is None:
        return None
    here = [k for k in KEYWORDS if may_stand(k, slip)]
    for written in (start[1], start[1].split()[0]):
        right = _meant(written, here)
        if right and right != written and (" " in right or " " not in written):
            return _finding(slip, 0, written, right, same=_near(written, right))
    return None


def _meant(written: str, here: Iterable[str]) -> str:
    """The keyword of those that may stand here which was probably meant, or nothing."""
    lower = " ".join(written.lower().split())
    other = _OTHER_WORDS.get(lower, "")
    if other in here:
        return other
    if len(lower) < 4:
        return ""
    likely = near(lower, here, likeness=0.8)
    return likely[0] if likely else ""


def _near(written: str, right: str) -> bool:
    return " ".join(written.lower().split()) not in _OTHER_WORDS or written.lower() == right


def _finding(slip: Slip, at: int, written: str, right: str, *, same: bool) -> Finding:
    place = stretch(slip, at, at + len(written))
    case = written.lower() == right
    return Finding(
        place,
        f"`{written}` is not a word of the language",
        "keywords are lower-case" if case else "",
        help=f"did you mean `{right}`?" if not case else f"write `{right}`",
        fix=Fix(f"write `{right}`", (Edit(place, right),), safe=same),
    )
