"""Apply fixes to files. Overlapping fixes wait for the next round, which reads the files again."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from argmap.base.diagnostics import Diagnostic, Edit
from argmap.base.files import STREAM, read_bytes, write_file
from argmap.base.text import read_text

if TYPE_CHECKING:
    from argmap.cli.maps import Maps

ROUNDS = 10
"""After so many rounds some fixes must undo each other."""


def fix_map(path: str, maps: Maps, *, unsafe: bool) -> int:
    """Fix what can be fixed in a map and the files it uses; return the number of problems fixed.

    Raises `FileTrouble` when a file cannot be read or written.
    """
    fixed = 0
    for _ in range(ROUNDS):
        reading = maps.read(path)
        edits, count = plan(reading.diagnostics, unsafe=unsafe)
        changed = False
        for file, its in edits.items():
            document = reading.map.documents.get(file)
            if document is not None and file != STREAM:
                changed |= _rewrite(file, document.text, its)
        if not changed:
            break
        fixed += count
    return fixed


def plan(
    diagnostics: Iterable[Diagnostic], *, unsafe: bool
) -> tuple[Mapping[str, list[Edit]], int]:
    """Return this round's edits by file, in the order of the text, and the number of their fixes.

    A fix is taken whole or not at all: it waits if one of its edits overlaps a fix taken earlier,
    or inserts at the same place.
    """
    taken: dict[str, list[Edit]] = {}
    count = 0
    for diagnostic in diagnostics:
        fix = diagnostic.fix
        if fix is None or not (fix.safe or unsafe):
            continue
        edits = [edit for edit in fix.edits if edit.place.file != STREAM]
        if edits and not any(_collides(edit, taken.get(edit.place.file, [])) for edit in edits):
            for edit in edits:
                insort(taken.setdefault(edit.place.file, []), edit, key=_start)
            count += 1
    return taken, count


def applied(text: str, edits: Sequence[Edit]) -> str:
    """Return the text after applying edits, which must be in order and must not overlap."""
    parts, at = [], 0
    for edit in edits:
        parts += [text[at : edit.place.start], edit.text]
        at = edit.place.end
    return "".join((*parts, text[at:]))


def _collides(edit: Edit, taken: Sequence[Edit]) -> bool:
    at = bisect_left(taken, _start(edit), key=_start)
    before = at > 0 and taken[at - 1].place.end > edit.place.start
    after = at < len(taken) and (
        taken[at].place.start < edit.place.end or taken[at].place.start == edit.place.start
    )
    return before or after


def _start(edit: Edit) -> int:
    return edit.place.start


def _rewrite(file: str, text: str, edits: Sequence[Edit]) -> bool:
    """Rewrite a file, keeping its kind of line ending; return whether it was changed.

    A file is left alone if its text is not (or no longer) the one that the edits were made for.
    """
    raw = read_bytes(file)
    if read_text(raw) != text:
        return False
    new = applied(text, edits)
    if new == text:
        return False
    return write_file(file, restored(new, raw))


def restored(text: str, raw: bytes) -> bytes:
    """Return a text as bytes, with the line endings of the file it came from."""
    first = raw.find(b"\n")
    windows = first > 0 and raw[first - 1 : first] == b"\r"
    return (text.replace("\n", "\r\n") if windows else text).encode()
