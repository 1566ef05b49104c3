"""What may stand at a place that is being written, known from the line and those above it, be they read or not."""

from __future__ import annotations

import re
from typing import NamedTuple

from argmap.language.keywords import PARENTS, TOP
from argmap.rules.shared.slips import KEYWORDS, RELATING, parents, parts

_PARTIAL = re.compile(r"[\w.\-]*$")
_QUOTE = re.compile(r'["“„«]([^"”“»]*)$')
_QUOTED = re.compile(r'"[^"]*"|“[^”]*”|„[^“”]*[“”]|«[^»]*»')
_WHERE = re.compile(r"\b(said by|via|in|at)\s+(?:[\w.\-]+\s*,\s*)*[\w.\-]*$")
_NAMES_ONLY = re.compile(r"^\s*(?:[\w.\-]+\s*,\s*)*(?:[\w.\-]+\s+with\s+)?[\w.\-]*$")
_STANDS = frozenset(
    ("supported by", "rebutted by", "undercut by", "supports", "rebuts", "undercuts")
)


class Context(NamedTuple):
    """`kind` is `keyword` (a line begins), `relation` (behind a name at the margin), `names` (names of the spaces in `spaces`),
    `quote` (in a quotation; `typed` are its words so far), `outcome`, `rule`, `use`, or empty where the writer's own words are.
    `start` is the offset from which on something would be replaced, `typed` what is there; `under` is the keyword of the line above
    this one in the nesting.
    """

    kind: str
    start: int
    typed: str
    under: str = TOP
    spaces: tuple[str, ...] = ()


SPACES: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(
        ("supports", "rebuts", "supported by", "rebutted by", "undercut by", "premise", "therefore", "thesis",
         "restates", "contradicts", "holds", "denies", "grants"), ("claim",),
    ),
    "undercuts": ("step", "evidence"),
    "evidence": ("evidence",),
    **dict.fromkeys(("by", "granted by", "author", "held by", "said by"), ("person",)),
    "answers": ("question",),
    "in": ("source",),
    "scheme": ("scheme",),
    "tags": ("tag",),
    "fold": ("claim", "step", "group"),
    "open": ("claim", "step", "group"),
    "expect": ("claim", "step"),
}  # fmt: skip
"""The kinds of things that the names after a keyword may be of."""
SHOWN = ("position", "person", "source", "group", "tag", "claim")
"""What `show` and `hide` select."""


def context(text: str, offset: int) -> Context:
    """Return what may stand at an offset of a text."""
    begin = text.rfind("\n", 0, offset) + 1
    line = text[begin:offset]
    word = _PARTIAL.search(line)
    assert word is not None
    start, typed = begin + word.start(), word.group()
    under = above(text, begin)
    line = _QUOTED.sub(lambda found: '"' + "x" * (len(found[0]) - 2) + '"', line)
    if quoted := _QUOTE.search(_QUOTED.sub(lambda found: " " * len(found[0]), line)):
        if line.lstrip().startswith("evidence"):
            return Context("quote", begin + quoted.start(1), quoted.group(1), under)
        return Context("", start, typed, under)
    content = line.lstrip()
    if not content or word.start() == len(line) - len(content):
        return Context("keyword", start, typed, under)
    found = parts(content)
    if found is None:
        rest = content.partition(" ")[2]
        if under in (TOP, "group") and rest.lstrip() == typed:
            return Context("relation", start, typed, under)
        relation = next((r for r in RELATING if rest.lstrip().startswith(f"{r} ")), "")
        if relation and ":" not in rest:
            return Context("names", start, typed, under, SPACES[relation])
        return Context("keyword" if " " not in content else "", start, typed, under)
    return _behind(found.keyword, found.rest, content, start, typed, under)


def _behind(keyword: str, rest: str, content: str, start: int, typed: str, under: str) -> Context:
    """Return what may stand behind a keyword."""
    if content.endswith(":") or ":" in rest:
        return Context("use" if keyword == "use" else "", start, typed, under)
    if keyword == "evidence" and (where := _WHERE.search(content)):
        space = {"said by": "person", "via": "person", "in": "source", "at": ""}[where.group(1)]
        return Context("names" if space else "", start, typed, under, (space,) if space else ())
    if keyword in ("show", "hide"):
        what, _, names = rest.partition(" ")
        if what in SHOWN and (names or content.endswith(" ")):
            return Context("names", start, typed, under, (what,))
        return Context("shown", start, typed, under)
    if keyword == "expect" and rest.strip() not in ("", typed):
        ending = "position" if "crux of" in rest else ""
        return Context(
            "names" if ending else "outcome", start, typed, under, (ending,) if ending else ()
        )
    if keyword == "allow":
        return Context("rule", start, typed, under)
    if keyword == "via":
        return Context(
            "names", start, typed, under, ("source",) if under == "source" else ("person",)
        )
    if keyword == "scheme" and under == TOP:
        return Context("", start, typed, under)
    if keyword == "undercuts" and under in _STANDS:
        return Context("names", start, typed, under, ("step", "evidence"))
    if keyword in SPACES and _NAMES_ONLY.match(rest):
        return Context("names", start, typed, under, SPACES[keyword])
    return Context("", start, typed, under)


def above(text: str, begin: int) -> str:
    """Return the keyword of the line that the line at an offset is under; a relation between names counts as `supports`."""
    end = text.find("\n", begin)
    line = text[begin : end if end >= 0 else len(text)]
    indent = len(line) - len(line.lstrip(" "))
    at = begin
    while at > 0 and indent:
        start = text.rfind("\n", 0, at - 1) + 1
        other = text[start : at - 1]
        content = other.strip()
        if content and not content.startswith("#") and len(other) - len(other.lstrip(" ")) < indent:
            found = parts(content)
            return found.keyword if found else "supports"
        at = start
    return TOP


def may_stand(under: str) -> tuple[str, ...]:
    """Return the keywords that a line under one with this keyword may have."""
    known = under in PARENTS or under == TOP
    return tuple(k for k in KEYWORDS if not known or under in parents(k))
