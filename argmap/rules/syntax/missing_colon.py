"""`claim The US blocked it`: the colon before the writer's own words is missing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from argmap.base.diagnostics import Finding
from argmap.language.keywords import TOP
from argmap.rules.rule import slip_rule
from argmap.rules.shared.slips import (
    KINDS,
    MARKS,
    MUST_HAVE_NAME,
    NAME,
    NAMED,
    PLAIN,
    RELATING,
    declared,
    first,
    has_name,
    may_be_names,
    may_stand,
    meant,
    name_from,
    parts,
    rewrite,
    single_quoted,
    stretch,
)

if TYPE_CHECKING:
    from argmap.language.tree import Slip

_PUNCTUATED = re.compile(rf"({NAME})(?:\s*[;=]\s*|\s+[-–—]\s+)(\S.*)$")
_MARK = re.compile(r"[-–—=;,.]+\s*(?=\w)")
_WHERE = re.compile(r"(?:in|from|at|said\s+by|by)\s")
_LISTED = re.compile(r"\[[^\[\]]*\]$")
_RELATION = re.compile(rf"{NAME}\s+(?:{'|'.join(RELATING)})\s+(?:\w+\s+)?{NAME}$")
_COLON_ONLY = re.compile(rf"{NAME}\s*:$")
_NAME = re.compile(rf"({NAME})\s+(?=\S)")
_ONE_NAME = re.compile(rf"{NAME}$")
_FEW = 4
"""The number of words before a colon that may be a name with spaces."""
_SENTENCE = ("the", "a", "an", "this", "that", "there", "it", "its", "in", "on", "no", "both")


@slip_rule(
    "S001",
    "missing-colon",
    kind="broken",
    bad=(
        """
        claim The United States blocked the talks.
        """,
        """
        claim us-blocked The United States blocked the talks.
            supported by Washington set no conditions.
            note to be looked up again
        """,
    ),
    good=(
        """
        claim us-blocked: The United States blocked the talks.
            supported by: Washington set no conditions.
        """,
    ),
)
def check(slip: Slip) -> Finding | None:
    """A colon is missing before the writer's own words.

    Names are bare, and your own words come after a colon: `claim NAME: words`, or
    `claim: words` when the claim needs no name. Without the colon the words look like
    several names.

    Put `:` before the first of the words.
    """
    found = parts(first(slip))
    if found is None or not may_stand(found.keyword, slip):
        return None
    keyword, start, rest = found
    if keyword == "scheme" and slip.under != TOP:
        return None
    plain = keyword in PLAIN or keyword.startswith("x-")
    if not rest or rest[0] in ":|" or rest[0] in MARKS or not (plain or keyword in NAMED):
        return None
    name, sure, torn = "", True, False
    if mark := _MARK.match(rest):
        rest = rest[mark.end() :]
        start += mark.end()
    elif not plain:
        if keyword == "evidence" and (rest[0] in "'‘" or single_quoted(rest)):
            return None
        if _is_names(slip, keyword, rest) or _has_quote(keyword, rest):
            return None
        if _LISTED.match(rest) or _RELATION.match(rest):
            return None
        if _COLON_ONLY.match(rest) or (keyword in KINDS and meant(slip, keyword, rest)):
            return None
        if ":" in rest and not _is_sentence(rest.split(":", 1)[0]):
            return None
        name, sure = _name(rest)
        torn = ":" in rest and len(rest.split(":", 1)[0].split()) <= _FEW
    words = rest[len(name) :].strip()
    if not plain and (other := _PUNCTUATED.match(rest)) and other[1] == other[1].lower():
        name, words = other.groups()
    maybe = ""
    if not name and keyword in MUST_HAVE_NAME:
        name = name_from(words, 4)
        words = words if name else ""
        sure = False
    elif not name and (listed := _maybe_names(slip, keyword, rest)):
        maybe = f"{keyword} {', '.join(listed)}"
    elif not name and has_name(slip, one := "-".join(rest.split())):
        maybe = f"{keyword} {one}"
    elif not sure and (start_name := _NAME.match(rest)):
        maybe = f"{keyword} {start_name[1]}: {rest[start_name.end() :]}"
    head = f"{keyword} {name}" if name else keyword
    at = start + len(name) if rest.startswith(name or " ") else len(first(slip)[:start].rstrip())
    line = f"{head}: {words}"
    advice = f"write `{line}`"
    if maybe:
        advice += f", or `{maybe}`"
    if keyword == "evidence" and _WHERE.match(rest):
        return Finding(
            stretch(slip, start),
            "this evidence has neither exact words nor words of yours",
            help=f'write `evidence "exact words" {rest}`, or `evidence: your words`',
        )
    if keyword == "inferred" and rest.startswith("by "):
        maybe = rest  # a step that somebody makes, or the mapmaker's reason
        advice += f", or `{maybe}` if the step is theirs"
    if keyword == "evidence":
        advice += "; somebody's exact words go between quotation marks instead"
    return Finding(
        stretch(slip, at, at + 1),
        f"the words of `{keyword}` have no colon before them",
        "`:` expected here",
        help=advice,
        fix=None if maybe or torn else rewrite(slip, line, safe=sure and keyword != "evidence"),
    )


def _name(rest: str) -> tuple[str, bool]:
    """Return the name at the beginning, if there is one, and whether that is certain."""
    found = _NAME.match(rest)
    if found is None or found[1] != found[1].lower() or not any(map(str.isalpha, found[1])):
        return "", True
    if not found[1].islower():
        return "", False  # letters without capitals: a name or the first of the words
    follows = rest[found.end() :].lstrip("'‘’(")
    if not follows[:1].islower():
        return found[1], True
    return "", "-" not in found[1]


def _maybe_names(slip: Slip, keyword: str, rest: str) -> list[str]:
    """Return two or three words if one of them is a name in the map or all may be names declared
    elsewhere; else nothing.
    """
    words = [word for word in re.split(r"[\s,;]+", rest) if word not in ("", "and", "or", "&")]
    if keyword not in KINDS or len(words) not in (2, 3):
        return []
    if any(declared(slip, keyword, (word,)) for word in words):
        return words
    spelt = rest == rest.lower() and all(map(_ONE_NAME.match, words))
    return words if spelt and may_be_names(slip, words) else []


def _is_names(slip: Slip, keyword: str, rest: str) -> bool:
    """Whether the rest can only be names: every word has a `-`, or is one that the map has."""
    words = [word for word in re.split(r"[\s,;]+", rest) if word not in ("", "and", "or", "&")]
    if all("-" in word and word.islower() for word in words):
        return True
    return keyword in KINDS and declared(slip, keyword, words)


def _has_quote(keyword: str, rest: str) -> bool:
    """Whether quotation marks follow, with at most a name before them."""
    name = _NAME.match(rest)
    follows = rest[name.end() :] if name else rest
    return follows[0] in MARKS or (keyword == "evidence" and any(m in rest for m in MARKS))


def _is_sentence(text: str) -> bool:
    """Whether the text before a colon reads like a sentence, not like a name with spaces."""
    words = text.split()
    return len(words) > _FEW or (len(words) > 1 and words[0].lower() in _SENTENCE)
