"""Two names that look the same."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from argmap.base.diagnostics import Finding, Label, Severity
from argmap.base.lookalike import how_different, look
from argmap.base.text import Place
from argmap.rules.rule import rule
from argmap.rules.shared.phrasing import an

if TYPE_CHECKING:
    from argmap.model import (
        Argument,
        ArgumentMap,
        Claim,
        Evidence,
        Group,
        Person,
        Position,
        Question,
        SavedView,
        Scheme,
        Source,
    )

    Named = (
        Claim | Argument | Evidence | Person | Source | Position | Question | Group | Scheme
        | SavedView
    )  # fmt: skip

_NEAR = 4_000
"""Characters before and behind an argument's step in which its name is searched for."""


@rule(
    "N116",
    "look-alike-names",
    Severity.WARNING,
    bad=(
        """
        claim pause: The talks were to pause for a week.
        claim p\N{CYRILLIC SMALL LETTER A}use: The week became a year.
        """,
        """
        person andr\N{LATIN SMALL LETTER E WITH ACUTE}: André Roth
        person andre\N{COMBINING ACUTE ACCENT}: André Winter
        claim: The talks failed.
        """,
    ),
    good=(
        """
        claim pause: The talks were to pause for a week.
        claim long-pause: The week became a year.
        """,
    ),
)
def check(map: ArgumentMap) -> Iterator[Finding]:
    """Two things have names that look the same and are not.

    A letter with an accent can be encoded in two ways, and some letters of one alphabet look like
    those of another: a Latin and a Cyrillic “a”. A line that names one of the two things is then
    easily taken for a line about the other. Names that were made from the words of claims count as
    well; those of steps and of evidence without a name do not.

    Where one thing is meant, declare it once and write its name in the same letters everywhere.
    Otherwise give one of the two another name.
    """
    nodes: tuple[Mapping[str, Named], ...] = (map.claims, map.arguments, map.evidence)
    spaces: tuple[tuple[str, tuple[Mapping[str, Named], ...]], ...] = (
        ("", nodes),
        ("person", (map.persons,)),
        ("source", (map.sources,)),
        ("position", (map.positions,)),
        ("question", (map.questions,)),
        ("group", (map.groups,)),
        ("scheme", (map.schemes,)),
        ("view", (map.views,)),
    )
    for kind, mappings in spaces:
        if not all(id_.isascii() for names in mappings for id_ in names):
            yield from _alike(map, mappings, kind)


def _alike(
    map: ArgumentMap, mappings: tuple[Mapping[str, Named], ...], kind: str
) -> Iterator[Finding]:
    """Yield a finding for each name that looks like one before it, in the order of the text."""
    first: dict[str, Named] = {}
    things = [thing for names in mappings for thing in names.values() if _has_name(thing)]
    for thing in sorted(things, key=lambda t: (t.place.file, t.place.start)):
        earlier = first.setdefault(look(thing.id), thing)
        if earlier is not thing:
            differ = how_different(thing.id, earlier.id)
            what = kind or _kind(thing)
            yield Finding(
                _declared(map, thing),
                f"{an(what)} is called `{thing.id}`, and {_other(what, kind or _kind(earlier))} has "
                f"a name that looks the same: {differ}",
                "here",
                (Label(_declared(map, earlier), "there"),),
                "give one of them another name; where both are meant to be one thing, declare it "
                "once and write its name in the same letters everywhere",
            )


def _declared(map: ArgumentMap, thing: Named) -> Place:
    """Return the place of a thing; for an argument, which is where its step is, that of its name."""
    name, document = thing.id.rpartition(".")[2], map.documents.get(thing.place.file)
    if _kind(thing) == "argument" and document is not None:
        named = rf"^[ \t]*(?:argument|id)[ \t]+({re.escape(name)})(?=[ \t]*(?::|$))"
        start = max(0, thing.place.start - _NEAR)
        near = document.text[start : thing.place.end + _NEAR]
        if found := re.search(named, near, re.MULTILINE):
            return Place(thing.place.file, start + found.start(1), start + found.end(1))
    return thing.place


def _has_name(thing: Named) -> bool:
    """Whether a name was written, or made from a claim's words."""
    return not getattr(thing, "generated", False) or _kind(thing) == "claim"


def _kind(thing: Named) -> str:
    return type(thing).__name__.lower()


def _other(kind: str, earlier: str) -> str:
    return f"another {kind}" if kind == earlier else an(earlier)
