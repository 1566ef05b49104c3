"""The order of the claims in a page: that of the outline, each claim where it comes first."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from argmap.contents.below import Below


class Row(NamedTuple):
    """A line of the outline: `kind` is `question`, `heading`, `step` or `claim`, `relation` what it does to the line above it,
    `level` counts from 1. `again` says that the claim or step came before, with all that is below it.
    """

    kind: str
    id: str
    relation: str
    level: int
    again: bool


def rows(below: Below) -> Iterator[Row]:
    """Yield the lines of an outline in which everything is open, and nothing that is below a thing a second time."""
    seen: set[str] = set()
    waiting = [(below.entry(name), name, 1) for name in reversed(below.roots)]
    while waiting:
        entry, name, level = waiting.pop()
        if entry.kind == "evidence":
            continue
        again = name in seen
        seen.add(name)
        words = name if entry.kind == "heading" else entry.id
        yield Row(entry.kind, words, entry.relation, level, again)
        if not again:
            under = [e for e in below.entries(name) if e.kind != "evidence"]
            waiting += [(e, e.id, level + 1) for e in reversed(under)]
