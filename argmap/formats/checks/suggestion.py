"""The lines of a file as a fix would make them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from argmap.base.diagnostics import Edit
from argmap.base.text import Document
from argmap.formats.checks.excerpt import Row, cut

LINES = 4
"""The number of suggested lines shown for one stretch."""


def suggested(edits: Sequence[Edit], document: Document) -> Iterator[Row]:
    """Yield rows with `+` for the new lines of one file, or `-` where lines are only removed."""
    for group in _by_lines(edits, document):
        first = document.position(group[0].place.start).line
        start = document.line_starts[first - 1]
        end = document.text.find("\n", group[-1].place.end)
        old = document.text[start:] if end < 0 else document.text[start:end]
        new, at = "", start
        for edit in group:
            new += document.text[at : edit.place.start] + edit.text
            at = edit.place.end
        new += old[at - start :]
        yield from _changed(first, _lines(old), _lines(new))


def _lines(text: str) -> list[str]:
    """Return the lines of a text. To split looks at each character, to search does so much faster."""
    return text.split("\n") if "\n" in text else [text]


def _changed(first: int, old: list[str], new: list[str]) -> Iterator[Row]:
    while old and new and old[0] == new[0]:
        first, old, new = first + 1, old[1:], new[1:]
    while old and new and old[-1] == new[-1]:
        old, new = old[:-1], new[:-1]
    sign, lines, others = ("+", new, old) if any(map(str.strip, new)) else ("-", old, new)
    for i, line in enumerate(lines[:LINES]):
        # A cut line is shown where it begins to differ.
        at = _common(line, others[i]) if i < len(others) else 0
        yield Row(first + i, sign, cut(line, at, at)[0])
    if len(lines) > LINES:
        yield Row(first + LINES - 1, "...")


def _common(left: str, right: str) -> int:
    """Return the length of the common beginning of two lines."""
    low, high = 0, min(len(left), len(right))
    while low < high:
        middle = (low + high + 1) // 2
        if left[low:middle] == right[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def _by_lines(edits: Sequence[Edit], document: Document) -> Iterator[list[Edit]]:
    """Group edits, in order, by the lines they touch; leave overlapping ones out."""
    group: list[Edit] = []
    for edit in sorted(edits, key=lambda edit: edit.place):
        if group and edit.place.start < group[-1].place.end:
            continue
        here = document.position(edit.place.start).line
        if group and here > document.position(group[-1].place.end).line:
            yield group
            group = []
        group.append(edit)
    if group:
        yield group
