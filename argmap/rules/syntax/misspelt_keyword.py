"""A word that is nearly a word of the language, or another word for it."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import replace
from typing import TYPE_CHECKING

from argmap.base.diagnostics import Edit, Finding, Fix
from argmap.base.near import near
from argmap.language.keywords import PARENTS
from argmap.rules.rule import slip_rule
from argmap.rules.shared.slips import (
    NAME,
    RELATING,
    declared,
    first,
    may_be_names,
    may_stand,
    parts,
    rewrite,
    standing,
    stretch,
)
from argmap.rules.shared.synonyms import CONCLUDING, OTHER_WORDS, VERBS
from argmap.rules.shared.trying import undercut_of_claim

if TYPE_CHECKING:
    from argmap.language.tree import Slip

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
_PASSIVE = ("supported by", "rebutted by", "undercut by")
_IN = re.compile(r"[\"”“»].*\sin\s+\S")
_COLON_QUOTE = re.compile(r":\s*([\"“„«].*)$")
_NAMES = re.compile(rf"{NAME}(?:\s*,\s*{NAME})*$")
_PHRASES = "|".join(word.replace(" ", r"\s+") for word in OTHER_WORDS if " " in word)
_PHRASE = re.compile(rf"({_PHRASES})(?=\s|:|$)", re.IGNORECASE)
_TURNED = re.compile(
    rf"({NAME})\s+((?:(?:is|are)\s+)?(?:supported|backed|rebutted|attacked|undercut)\s+by|because|since)"
    rf"\s+({NAME})$"
)
_ACTIVE = {"rebut": "rebuts", "attack": "rebuts", "undercut": "undercuts"}
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
        """
        claim: The United States blocked the talks.
            because Washington set no conditions.
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
    """The line begins with a word that resembles a keyword or means the same as one.

    Keywords are written in lower case and in full: `supported by`, `rebutted by`, `undercut by`,
    `therefore`. Words from other tools, such as `pro` and `con`, have one counterpart here.

    Use the keyword that the help names.
    """
    line = first(slip)
    by = _BY.match(line)
    if by is not None and may_stand(_WITH_BY[by[1].lower()], slip):
        right = _WITH_BY[by[1].lower()]
        if by[0] != right and " ".join(by[0].split()) != right:
            return _finding(slip, 0, by[0], right, same=True)
    if phrase := _PHRASE.match(line):
        right = OTHER_WORDS[" ".join(phrase[1].lower().split())]
        return _spoken(slip, phrase[1], right) if may_stand(right, slip) else None
    found = parts(line)
    if found is not None:
        written = line[: found.start].rstrip()
        if written != written.lower() and may_stand(found.keyword, slip):
            return _finding(slip, 0, written, found.keyword, same=True)
        return None
    if turned := _TURNED.match(line):
        return _turned(slip, *turned.groups())
    verb = _VERB.match(line)
    if verb is not None and may_stand("relation", slip) and ":" not in line:
        right = _meant(verb[2], RELATING)
        if right and right != verb[2]:
            return _finding(slip, verb.start(2), verb[2], right, same=_near(verb[2], right))
    start = _START.match(line)
    if start is None:
        return None
    here = standing(slip)
    if start[1].split()[0].lower() in CONCLUDING and slip.under in PARENTS["supported by"]:
        return Finding(
            stretch(slip, 0, len(start[1].split()[0])),
            f"`{start[1].split()[0]}` is not a word of the language",
            help="a conclusion is a claim of its own: write `claim NAME: words` at the left margin "
            "and `supports NAME` here",
        )
    if (bare := _verb(slip, start[1].split()[0], here)) is not None:
        return bare
    for written in (start[1], start[1].split()[0]):
        right = _meant(written, here)
        if written != start[1] and start[1].split()[1] in ("by", "with", "to", "of"):
            right = ""  # two words that belong together
        if right and right != written and (" " in right or " " not in written):
            same = _near(written, right)
            return (
                _spoken(slip, written, right)
                if not same
                else _finding(slip, 0, written, right, same=True)
            )
    return None


def _turned(slip: Slip, target: str, verb: str, reason: str) -> Finding | None:
    """Return the finding for `b because a`, which is said the other way round: `a supports b`."""
    if not may_stand("relation", slip):
        return None
    active = next((active for stem, active in _ACTIVE.items() if stem in verb.lower()), "supports")
    right = f"{reason} {active} {target}"
    known = declared(slip, active, (target,)) and declared(slip, "supports", (reason,))
    return Finding(
        stretch(slip, len(target) + 1, len(first(slip)[: -len(reason)].rstrip())),
        f"`{' '.join(verb.split())}` cannot stand between two names",
        help=f"write it from the reason's side: `{right}`",
        fix=rewrite(slip, right) if known else None,
    )


def _verb(slip: Slip, written: str, here: Collection[str]) -> Finding | None:
    """Return the finding for `support NAME` and `support: words`, which say opposite things."""
    if written.lower() not in VERBS:
        return None
    rest = first(slip)[len(written) :].strip()
    before_name, before_words = VERBS[written.lower()]
    right = before_name if _NAMES.match(rest) else before_words
    if right == "undercut by" and slip.under in ("claim", "thesis", "premise"):
        return Finding(
            stretch(slip, 0, len(written)),
            f"`{written}` is not a word of the language",
            help=undercut_of_claim(f": {rest.lstrip(': ')}"),
        )
    return _spoken(slip, written, right) if right in here else None


def _spoken(slip: Slip, written: str, right: str) -> Finding:
    """Return the finding for an everyday word for a keyword; words after it may lack a colon."""
    rest = first(slip)[len(written) :].strip()
    if right == "evidence" and (quoted := _COLON_QUOTE.match(rest)):
        fixed = f"evidence {quoted[1]}"
        sourced = _IN.search(fixed) is not None
        return replace(
            _finding(slip, 0, written, right, same=False),
            help=f"write `{fixed}`" if sourced else f"write `{fixed} in SOURCE`",
            fix=rewrite(slip, fixed) if sourced else None,
        )
    finding = _finding(slip, 0, written, right, same=False)
    if right not in _PASSIVE or not _NAMES.match(rest):
        return finding  # a missing colon is a slip of its own
    names = re.split(r"\s*,\s*", rest)
    if declared(slip, right, names):
        return finding
    fixed = f"{right}: {rest}"
    if may_be_names(slip, names):
        named = f"{right} {rest}"
        several = "these are names" if len(names) > 1 else f"`{rest}` is a name"
        return replace(finding, help=f"write `{named}` if {several}, or `{fixed}`", fix=None)
    return replace(finding, help=f"write `{fixed}`", fix=rewrite(slip, fixed))


def _meant(written: str, here: Collection[str]) -> str:
    """Return the allowed keyword that was probably meant, or nothing."""
    lower = " ".join(written.lower().split())
    other = OTHER_WORDS.get(lower, "")
    if other in here:
        return other
    if len(lower) < 4:
        return ""
    likely = near(lower, here, 2, likeness=0.8)
    return likely[0] if likely else ""


def _near(written: str, right: str) -> bool:
    return " ".join(written.lower().split()) not in OTHER_WORDS or written.lower() == right


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
