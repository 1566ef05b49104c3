"""A fix of a line that could not be read, tried before it is offered: the new line must read."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from argmap.base.diagnostics import Edit, Finding, Fix
from argmap.base.text import Place
from argmap.language.keywords import PARENTS, TOP
from argmap.language.reader import parse
from argmap.rules.shared.phrasing import an
from argmap.rules.shared.slips import KINDS, NAME, RELATING, UNREAD, parts, taken

if TYPE_CHECKING:
    from argmap.language.tree import Slip

_STEPS = 4
"""The number of slips of one line that one fix corrects."""

_INDENT = "    "
_RELATED = re.compile(rf"({NAME}\s+)(?:{'|'.join(RELATING)})\s")
_NAMES = re.compile(rf"{NAME}(?:\s*,\s*{NAME})*")
_HEADS = {
    "relation": "a supports b",
    "scheme line": "scheme a",
    "answered": "answered a: b",
    "expect": "expect a stands",
    "published": "published 2024",
    "credence": "credence 0.5",
    "badge": "badge AB",
    "colour": "colour green",
    "boxes": "boxes 40",
    "show": "show everything",
    "hide": "hide everything",
    "assumed": "assumed",
}
_TAKEN = {"undercuts": ("argument", "evidence"), "supported by": ("claim", "evidence")}
"""The kinds that a keyword's names may have, where they are others than in `KINDS`."""
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
    with other lines under it may not be removed, and the new line may not name things of a kind
    that its keyword does not take.
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
    if advice := _wrong_kind(slip, line):
        return replace(finding, fix=None, help=advice)
    if steps == 1:
        return finding
    whole = Edit(slip.place, line)
    said = f"write `{line.splitlines()[0]}`"
    return replace(finding, help=said, fix=Fix(said, (whole,), safe))


def reads(slip: Slip, line: str) -> bool:
    """Whether a line could be read in the place of the slip's line."""
    return _remaining(slip.under, line) is None


def _wrong_kind(slip: Slip, line: str) -> str:
    """Return advice on a line that reads and cannot mean anything where it is, or that names
    something which its keyword does not take; empty when it does neither.
    """
    related = _RELATED.match(line)
    found = parts(line[related.end(1) :] if related else line)
    if found is None or found.keyword not in KINDS:
        return ""
    if found.keyword == "undercut by" and slip.under in ("claim", "thesis", "premise"):
        return undercut_of_claim(found.rest)
    if not _NAMES.fullmatch(found.rest):
        return ""
    wanted = _TAKEN.get(found.keyword) or tuple(
        k for k in taken(slip, found.keyword) if k != "argument"
    )
    for name in re.split(r"\s*,\s*", found.rest):
        kinds = [kind for kind, known in slip.names if known == name and kind != UNREAD]
        if kinds and not set(kinds).intersection(wanted):
            if found.keyword == "undercuts" and "claim" in kinds:
                whose = f"{related[1].strip()} " if related else ""
                return (
                    f"`{name}` is a claim: write `{whose}rebuts {name}` if it is not true; to say "
                    "that it does not follow from a reason, undercut the argument from that reason"
                )
            return f"`{name}` is {an(kinds[0])}; `{found.keyword}` takes {an(wanted[0])}"
    return ""


def undercut_of_claim(rest: str) -> str:
    """Return advice on `undercut by` under a claim, before these words or names."""
    words = rest.lstrip(": ")
    colon = "" if rest == words and _NAMES.fullmatch(rest) else ":"
    return (
        f"write `rebutted by{colon} {words}` if the claim is not true; if a reason does not lead to "
        f"it, write `undercut by{colon} {words}` under the line of that reason"
    )


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
