"""A fix of a line that could not be read, tried before it is offered: the new line must read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from argmap.base.diagnostics import Edit, Finding, Fix
from argmap.base.text import Place
from argmap.language.keywords import PARENTS, TOP
from argmap.language.reader import parse

if TYPE_CHECKING:
    from argmap.language.tree import Slip

_STEPS = 4
"""The number of slips of one line that one fix corrects."""

_INDENT = "    "
_HEADS = {
    "relation": "a supports b",
    "scheme line": "scheme a",
    "answered": "answered a: b",
    "expect": "expect a stands",
    "published": "published 2024",
    "credence": "credence 0.5",
    "show": "show everything",
    "hide": "hide everything",
    "assumed": "assumed",
}
_WITH_WORDS = frozenset(
    ("map", "use", "question", "person", "source", "position", "group", "scheme", "view", "claim",
     "argument", "evidence", "supported by", "rebutted by", "undercut by", "premise", "therefore",
     "thesis"),
)  # fmt: skip


def tried(
    slip: Slip, finding: Finding, answer: Callable[[Slip], Finding | None], *, carries: bool
) -> Finding:
    """Return the finding with a fix that makes the whole line readable, or else without a fix.

    Where the line has a second slip, the fix includes the one that `answer` gives for it. A line
    with other lines under it may not be removed.
    """
    fix = finding.fix
    if fix is None or not all(_inside(edit, slip) for edit in fix.edits):
        return finding
    line, safe, steps = _edited(slip.line, fix.edits, slip.place.start), fix.safe, 1
    if line == slip.line or (carries and line[:1] in ("#", "")):
        return replace(finding, fix=None)
    while (left := _remaining(slip.under, line)) is not None:
        place = Place(slip.place.file, slip.place.start, slip.place.start + len(line))
        again = replace(left, place=place, line=line, under=slip.under, names=slip.names)
        next_ = answer(again) if steps < _STEPS else None
        more = next_.fix if next_ is not None else None
        if more is None or not all(_inside(edit, again) for edit in more.edits):
            help = next_.help if next_ is not None else finding.help
            return replace(finding, fix=None, help=help)
        line, safe, steps = _edited(line, more.edits, place.start), safe and more.safe, steps + 1
    if steps == 1:
        return finding
    whole = Edit(slip.place, line)
    said = f"write `{line.splitlines()[0]}`"
    return replace(finding, help=said, fix=Fix(said, (whole,), safe))


def reads(slip: Slip, line: str) -> bool:
    """Whether a line could be read in the place of the slip's line."""
    return _remaining(slip.under, line) is None


def _inside(edit: Edit, slip: Slip) -> bool:
    return (
        edit.place.file == slip.place.file
        and slip.place.start <= edit.place.start
        and edit.place.end <= slip.place.start + len(slip.line)
    )


def _edited(line: str, edits: tuple[Edit, ...], offset: int) -> str:
    for edit in sorted(edits, key=lambda e: e.place.start, reverse=True):
        line = line[: edit.place.start - offset] + edit.text + line[edit.place.end - offset :]
    return line


@lru_cache(maxsize=4096)
def _remaining(under: str, line: str) -> Slip | None:
    """Return the slip that still keeps a line from being read under a line with that keyword."""
    if not line.strip():
        return None
    head = _head(under)
    depth = head.count("\n") if head else 0
    text = f"{head}{_INDENT * depth}{line}\n"
    start = len(head) + len(_INDENT) * depth
    for slip in parse(text).slips:
        if slip.kind in ("broken", "quote", "indent") and slip.place.start >= start:
            return slip
    return None


@lru_cache(maxsize=256)
def _head(keyword: str) -> str:
    """Return lines that allow the same lines under them as one with this keyword."""
    if keyword == TOP:
        return ""
    if keyword not in PARENTS:
        return "%\n"
    above = PARENTS[keyword]
    outer = "" if TOP in above else _head(above[0])
    line = _HEADS.get(keyword) or (f"{keyword} a: b" if keyword in _WITH_WORDS else f"{keyword} a")
    return f"{outer}{_INDENT * outer.count(chr(10))}{line}\n"
