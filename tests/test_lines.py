"""Every line that the language takes changes the map, wherever it may be; a second one with another
value is reported, also under a claim that is opened again.

The pairs of keyword and parent are those of `PARENTS`, so a new keyword is tried by itself.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping

import pytest
from test_keywords import line, under

from argmap.base.text import Place
from argmap.language import parse, write
from argmap.language.keywords import PARENTS
from argmap.reading import read_text
from argmap.rules.shared import slips

WORLD = """\
claim a: A.
claim b: B.
a supports b
    id s
person a: A
source a: A
question a: Which?
"""
"""What lines may refer to: `a` is one of everything, `s` a step."""
LINES = {
    "undercuts": "undercuts s", "rebuts": "rebuts b", "supports": "supports b", "id": "id step",
    "evidence": 'evidence "loud"', "premise": "premise b", "scheme line": "scheme a",
    "relation": "b supports a", "undercut by": "undercut by new: words",
    "argument": "argument new: words\n    premise a\n    supports b",
}  # fmt: skip
"""Lines whose sample in `test_keywords` would mean nothing here."""
OPENED = {
    "argument": ("argument n: words\n    premise a\n    supports b\n", 1),
    "premise": ("argument n: words\n    supports b\n    premise m: words\n", 2),
    "therefore": ("argument n: words\n    premise a\n    therefore m: words\n", 2),
    "supports": ("claim n: words\n    supports b\n", 2),
    "rebuts": ("claim n: words\n    rebuts b\n", 2),
    "undercuts": ("claim n: words\n    undercuts s\n", 2),
    "undercut by": ("a rebuts b\n    undercut by m: words\n", 2),
}
"""Where `under` of `test_keywords` opens a place that is no whole one."""
TRIED = [
    (keyword, parent)
    for keyword, parents in PARENTS.items()
    for parent in parents
    if keyword != "use"  # it reads files
]
WITHOUT_EFFECT = {("note", "map"), ("note", "scheme"), ("note", "view")}
"""Remarks on things that have no notes in the map: they are kept in the file alone."""


def sample(keyword, parent):
    """A line with the keyword, behind what it is under, and its depth."""
    opening, depth = OPENED.get(parent) or under(parent)
    words = (
        "premise new: words" if (keyword, parent) == ("premise", "scheme") else LINES.get(keyword)
    )
    words = words or line(keyword).replace(" n:", " new:")
    indent = "    " * depth
    return opening, "".join(f"{indent}{part}\n" for part in words.split("\n"))


def content(value):
    """What a value says, without places in the text."""
    if isinstance(value, Place):
        return None
    if dataclasses.is_dataclass(value):
        left_out = ("documents", "unresolved", "uncertain")
        kept = (f.name for f in dataclasses.fields(value) if f.name not in left_out)
        return type(value).__name__, *((name, content(getattr(value, name))) for name in kept)
    if isinstance(value, Mapping):
        return tuple((key, content(one)) for key, one in value.items())
    return tuple(map(content, value)) if isinstance(value, tuple) else value


def said(text):
    return content(read_text(text).map)


@pytest.mark.parametrize(("keyword", "parent"), TRIED)
def test_every_line_says_something(keyword, parent):
    opening, words = sample(keyword, parent)
    reading = read_text(WORLD + opening + words)
    assert not reading.slips
    silent = said(WORLD + opening) == content(reading.map)
    assert silent is ((keyword, parent) in WITHOUT_EFFECT), (
        f"`{keyword}` under `{parent or 'the margin'}` reads, but changes nothing in the map; "
        "does `model/resolve` know it?"
    )
    assert said(write(parse(WORLD + opening + words))) == content(reading.map)


OTHER = {
    "published": "published 2001", "credence": "credence 0.25", "language": "language uk",
    "kind": "kind other", "id": "id other", "scheme line": "scheme other", "in": "in other",
    "said by": "said by other", "when": "when 2001", "said": "said 2001",
    "badge": "badge CD", "colour": "colour teal",
    "fit": "fit slide", "boxes": "boxes 7",
}  # fmt: skip
"""A second line of a keyword that takes a value, with another one."""
MORE = "source other: O\nperson other: O\nscheme other: O\nscheme a: A\n"
ONCE = (slips.VALUES | slips.PLAIN | {"scheme line"}) - {"expect", "note"}
"""Keywords of lines that a thing has once."""


@pytest.mark.parametrize(("keyword", "parent"), [pair for pair in TRIED if pair[0] in ONCE])
def test_another_value_is_reported_and_the_first_kept(keyword, parent):
    opening, words = sample(keyword, parent)
    indent = words[: len(words) - len(words.lstrip())]
    second = f"{keyword}: zeal" if keyword in slips.PLAIN else OTHER[keyword]
    reading = read_text(WORLD + MORE + opening + words + indent + second + "\n")
    assert not reading.slips
    names = {d.name for d in reading.diagnostics}
    assert "second-value" in names, "a value of one line is lost, and nothing says so"
    assert content(reading.map) == said(WORLD + MORE + opening + words)


@pytest.mark.parametrize("keyword", [k for k, parents in PARENTS.items() if "claim" in parents])
def test_a_line_may_come_when_a_claim_is_opened_again(keyword):
    opening, words = sample(keyword, "claim")
    again = WORLD + opening + "claim n\n" + words
    assert said(again) == said(WORLD + opening + words)


@pytest.mark.parametrize("keyword", [k for k in PARENTS if k in ONCE and "claim" in PARENTS[k]])
def test_another_value_is_reported_where_a_claim_is_opened_again(keyword):
    opening, words = sample(keyword, "claim")
    second = f"{keyword}: zeal" if keyword in slips.PLAIN else OTHER[keyword]
    reading = read_text(f"{WORLD}{opening}{words}claim n\n    {second}\n")
    names = {d.name for d in reading.diagnostics}
    assert "second-value" in names, "a value of one line is lost, and nothing says so"
    assert content(reading.map) == said(WORLD + opening + words)
