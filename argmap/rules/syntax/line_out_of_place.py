"""A keyword under a line that does not take it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from argmap.base.diagnostics import Finding
from argmap.language.keywords import PARENTS, TOP
from argmap.rules.rule import slip_rule
from argmap.rules.shared.phrasing import named
from argmap.rules.shared.slips import (
    NAME,
    RELATING,
    first,
    may_stand,
    parents,
    parts,
    rewrite,
    stretch,
)

if TYPE_CHECKING:
    from argmap.language.tree import Slip

_RELATION = re.compile(rf"({NAME})\s+({'|'.join(RELATING)})\s+\S")
_NAMES = re.compile(rf"{NAME}(?:\s*,\s*{NAME})*$")
_CLAIMS = frozenset(PARENTS["supported by"])
_CHILDREN = ("supported by", "rebutted by", "undercut by")
_RIGHT = {
    ("by", "position"): "held by",
    ("by", "source"): "author",
    ("by", "evidence"): "said by",
    ("author", "evidence"): "said by",
    ("author", "position"): "held by",
    ("source", "evidence"): "in",
    **{
        (keyword, under): "by"
        for keyword in ("held by", "author")
        for under in (*_CLAIMS, "argument", "map")
    },
}
"""The keyword of the same sense that belongs under another line."""
_NAMING = {
    "person": dict.fromkeys(_CLAIMS, "by NAME")
    | {"position": "held by NAME", "source": "author NAME"},
    "question": dict.fromkeys((*_CLAIMS, "position"), "answers NAME"),
    "source": dict.fromkeys(_CLAIMS, 'evidence "…" in NAME') | {"source": "via NAME"},
}
"""The way a line refers to something declared at the margin."""


@slip_rule(
    "S003",
    "line-out-of-place",
    kind="broken",
    bad=(
        """
        claim: The United States blocked the talks.
            premise: Washington set no conditions.
        """,
        """
        person snider: Ted Snider
            published 2023-10
        """,
        """
        supports us-blocked
        claim us-blocked: The United States blocked the talks.
        """,
        """
        person snider: Ted Snider
        claim us-blocked: The United States blocked the talks.
        position blocked: Washington stopped the talks.
            thesis us-blocked
            by snider
        """,
    ),
    good=(
        """
        argument no-conditions: Talks without conditions are no talks.
            premise: Washington set no conditions.
            supports us-blocked
        claim us-blocked: The United States blocked the talks.
        """,
    ),
)
def check(slip: Slip) -> Finding | None:
    """A line is under a line that it does not belong under.

    Indentation says what a line belongs to. Every keyword has its places: `premise` goes under
    `argument`, `author` under `source`, `thesis` under `position`, and declarations such as
    `person` and `source` go at the left margin.

    Move the line, or use the word that fits the place: a reason for a claim goes under it as
    `supported by`, not as `premise`.
    """
    relation = _RELATION.match(first(slip))
    if relation is not None and not may_stand("relation", slip):
        verb = relation[2]
        return Finding(
            stretch(slip, 0, relation.end(2)),
            f"a relation with two names cannot stand under `{slip.under}`",
            help=f"move it to the left margin, or leave out `{relation[1]}` if the line above "
            f"is what {verb}",
        )
    found = parts(first(slip))
    if found is None or may_stand(found.keyword, slip):
        return None
    if not first(slip).startswith(found.keyword.split()[0]) and slip.under == TOP:
        return None
    where = "at the left margin" if slip.under == TOP else f"under `{slip.under}`"
    right = _RIGHT.get((found.keyword, slip.under), "")
    fix = None
    if right and _NAMES.match(found.rest):
        fix = rewrite(slip, f"{right} {found.rest}")
    return Finding(
        stretch(slip, 0, len(first(slip)[: found.start].rstrip())),
        f"`{found.keyword}` cannot stand {where}",
        help=f"write `{right} {found.rest or 'NAME'}`"
        if right
        else _advice(found.keyword, found.rest, slip.under),
        fix=fix,
    )


def _advice(keyword: str, rest: str, under: str) -> str:
    name, colon, words = rest.partition(":")
    rest = f" {rest}" if name else rest
    if keyword in ("claim", "argument") and under in _CLAIMS and colon:
        return f"say how it bears on the claim above: `supported by{rest}` or `rebutted by{rest}`"
    if keyword in ("claim", "argument") and under in _CLAIMS:
        return (
            f"say how it bears on the claim above: `supported by{rest}: words` or `supports{rest}`"
        )
    if keyword in ("claim", "supported by") and under == "argument":
        return f"write `premise{rest}`"
    if keyword == "claim" and under == "position":
        return f"write `thesis{rest}` if it is what the position stands for, or `holds NAME`"
    if keyword == "claim" and under == "question":
        return (
            f"write `claim{rest}` at the left margin, and `answers NAME` with the question under it"
        )
    if keyword in _NAMING and under in _NAMING[keyword]:
        rest = rest if name else f" NAME: {'TITLE' if '//' in words else words.strip()}"
        return (
            f"declare it at the left margin, `{keyword}{rest}`, and speak of it here with "
            f"`{_NAMING[keyword][under]}`"
        )
    if keyword == "text" and under in _CLAIMS:
        return f"the words stand on the claim's own line: `claim NAME: {words.strip() or 'words'}`"
    if keyword == "id" and under in _CLAIMS:
        return f"the name stands on the claim's own line: `claim {name.strip() or 'NAME'}: words`"
    if keyword == "group" and under in _CLAIMS:
        return f"write `claim NAME` under `group {name.strip()}`; groups stand at the left margin"
    if keyword == "author" and under == TOP and colon:
        return f"write `person{rest}` for somebody who speaks; `author NAME` stands under a source"
    if keyword == "thesis" and under == TOP:
        return f"a thesis stands under a `position`; a claim at the left margin is `claim{rest}`"
    if keyword in ("premise", "therefore") and under == TOP:
        return f"write `argument NAME:` at the left margin, and `{keyword}{rest}` indented under it"
    if keyword in _CHILDREN and under == TOP:
        return (
            f"indent it under the claim that it speaks of; a claim at the margin is `claim{rest}`"
        )
    if keyword == "in" and under in _CLAIMS:
        return 'a source belongs behind a quotation: `evidence "…" in SOURCE`'
    if keyword == "said by" and under in _CLAIMS:
        return "write `by NAME` for who asserts the claim; `said by` stands behind a quotation"
    if keyword in RELATING and under == TOP:
        return f"indent it under the claim it speaks of, or name that claim: `NAME {keyword} …`"
    if keyword == "premise" and under in _CLAIMS:
        return "write `supported by`, or gather the premises under an `argument`"
    if keyword == "therefore" and under in _CLAIMS:
        return (
            "a conclusion is a claim of its own: write `claim NAME: words` at the left margin and "
            "`supports NAME` here; `therefore` stands under an `argument`"
        )
    places = parents(keyword)
    inner = [place for place in places if place not in (TOP, "relation")]
    if not inner:
        return f"`{keyword}` belongs at the left margin"
    shown = inner if len(inner) <= 4 else [p for p in inner if " " not in p][:4]
    margin = ", or at the left margin" if TOP in places else ""
    return f"`{keyword}` belongs under {named(shown, 'or')}{margin}"
