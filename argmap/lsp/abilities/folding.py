"""Stretches of a file that may be folded, and those that grow around a place."""

from __future__ import annotations

from argmap.language.tree import Comment
from argmap.lsp.abilities.symbols import end_of
from argmap.lsp.snapshot import Snapshot


def folding(snapshot: Snapshot) -> tuple[tuple[int, int, str], ...]:
    """Return first and last line (from 1) of what can be folded, and whether it is a `region` or a `comment`."""
    document, found = snapshot.document, []
    comments: list[int] = []

    def close() -> None:
        if len(comments) > 1:
            found.append((comments[0], comments[-1], "comment"))
        comments.clear()

    for at, way in snapshot.statements():
        item = way[-1]
        first = document.position(at + item.span[0]).line
        if isinstance(item, Comment):
            if comments and first != comments[-1] + 1:
                close()
            comments.append(first)
            continue
        last = document.position(max(at + end_of(item) - 1, 0)).line
        if last > first:
            found.append((first, last, "region"))
    close()
    return tuple(sorted(found))


def selection(snapshot: Snapshot, offset: int) -> tuple[tuple[int, int], ...]:
    """Return stretches around an offset, the innermost first: the name, the line, and what it is under."""
    found = []
    if name := snapshot.name_at(offset):
        found.append((name.place.start, name.place.end))
    at, way = snapshot.way_to(offset)
    for item in reversed(way):
        found += [(at + item.span[0], at + item.span[1]), (at + item.span[0], at + end_of(item))]
    found.append((0, len(snapshot.document.text)))
    kept: list[tuple[int, int]] = []
    for start, end in found:
        if start <= offset <= end and (
            not kept or (start <= kept[-1][0] and end >= kept[-1][1] and (start, end) != kept[-1])
        ):
            kept.append((start, end))
    return tuple(kept)
