"""What a merge left in a file: both sides of a place that was changed twice, between lines of marks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice

from argmap.base.text import Place
from argmap.language.tree import Slip

MOST = 2000
"""Most lines of marks in a file that are looked at."""

MARK = re.compile(r"^(?:<{7}|\|{7}|={7}|>{7})(?=[ \t\n]|\Z)[^\n]*", re.MULTILINE)
"""A line of marks as git, Mercurial and others write it, with the name of a side behind it."""


def without_marks(text: str) -> tuple[str, tuple[Slip, ...]]:
    """Return a text with blanks in place of the marks of merges, and a slip for each conflict.

    So the lines of both sides are read as if they stood one below the other. A first or last line of
    marks without the others is a slip of its own.
    """
    if "<<<<<<<" not in text and ">>>>>>>" not in text:
        return text, ()
    pieces, slips, at = [], [], 0
    for marks in _conflicts(islice(MARK.finditer(text), MOST)):
        for mark in marks:
            pieces += [text[at : mark.start()], " " * len(mark[0])]
            at = mark.end()
        start, end = marks[0].start(), marks[-1].end()
        slips.append(Slip("conflict", Place("", start, end), text[start:end]))
    return "".join([*pieces, text[at:]]), tuple(slips)


def _conflicts(marks: Iterable[re.Match[str]]) -> Iterator[list[re.Match[str]]]:
    """Yield the marks of each conflict, those of an incomplete one each alone."""
    found: list[re.Match[str]] = []
    for mark in marks:
        sign, signs = mark[0][0], "".join(m[0][0] for m in found)
        if sign == "<":
            yield from ([m] for m in found)
            found = [mark]
        elif signs + sign in ("<|", "<=", "<|="):
            found.append(mark)
        elif sign == ">" and signs.endswith("="):
            yield [*found, mark]
            found = []
        elif sign == ">":
            yield from ([m] for m in (*found, mark))
            found = []
    yield from ([m] for m in found)
