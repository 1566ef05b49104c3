"""Lines of a file with caret rows under them, cut to a width that can be read."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from itertools import groupby

from argmap.base.text import Document, Place
from argmap.base.values import dataclass
from argmap.base.visible import visible, width

COLUMNS = 100
"""The largest shown part of a line."""

BEFORE = 30
"""The number of columns kept before the caret when a line is cut."""


_WIDEST = 20 * COLUMNS
"""The number of characters examined for that, since some fill no column."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of one line to underline: `line` from 1, `start` and `end` from 0, half open."""

    line: int
    start: int
    end: int
    words: str
    primary: bool


@dataclass(frozen=True, slots=True)
class Row:
    """One row to print. `sign` is `|`, `+`, `-` or `...`; a caret row begins at `shift`."""

    number: int
    sign: str
    text: str = ""
    shift: int = 0
    carets: bool = False
    primary: bool = False


def marks_of(place: Place, words: str, primary: bool, document: Document) -> list[Mark]:
    """Return the marks of a place: one, or two (first and last line) if it spans lines."""
    end = place.end
    while end > place.start and document.text[end - 1 : end] in {"\n", ""}:
        end -= 1
    (first, left), (last, right) = document.position(place.start), document.position(end)
    if first == last:
        return [Mark(first, left - 1, right - 1, words, primary)]
    line = document.line(last)
    indent = len(line) - len(line.lstrip())
    return [
        Mark(first, left - 1, len(document.line(first)), "", primary),
        Mark(last, min(indent, right - 1), right - 1, words, primary),
    ]


def rows_of(marks: Sequence[Mark], document: Document) -> list[Row]:
    """Return source rows and caret rows in line order, with `...` for the lines between them."""
    rows: list[Row] = []
    previous = 0
    ordered = sorted(marks, key=lambda mark: (mark.line, mark.start))
    for number, group in groupby(ordered, key=lambda mark: mark.line):
        if previous and number == previous + 2:
            rows.append(Row(previous + 1, "|", cut(document.line(previous + 1), 0, 0)[0]))
        elif previous and number > previous + 1:
            rows.append(Row(previous, "..."))
        rows += _marked(number, document.line(number), list(group))
        previous = number
    return rows


def _marked(number: int, line: str, marks: Sequence[Mark]) -> Iterator[Row]:
    shown = None
    for mark in marks:
        text, shift, length = cut(line, mark.start, mark.end)
        if text != shown:
            yield Row(number, "|", text)
            shown = text
        sign = "^" if mark.primary else "-"
        under = f"{sign * max(length, 1)} {mark.words}".rstrip()
        yield Row(number, "|", under, shift, carets=True, primary=mark.primary)


def cut(line: str, start: int, end: int) -> tuple[str, int, int]:
    """Return a line with its invisible characters shown, cut around `start` if it is too long.

    The two numbers are the position of the stretch from `start` to `end` in it, and its length,
    both in terminal columns.
    """
    start = min(start, len(line))
    end = min(max(end, start), len(line))
    low, high = 0, len(line)
    if len(line) > COLUMNS or width(visible(line)) > COLUMNS:
        low = _fitting(line, start, -1, BEFORE)
        high = _fitting(line, low, 1, COLUMNS)
        # A line that ends within the window needs no cut in front of more than it must.
        if high == len(line):
            low = _fitting(line, high, -1, COLUMNS)
    before = ("…" if low else "") + visible(line[low:start])
    within = visible(line[start : min(end, high)])
    after = visible(line[max(start, min(end, high)) : high]) + ("…" if high < len(line) else "")
    shift = width(before)
    return before + within + after, shift, width(before + within) - shift


def _fitting(line: str, at: int, step: int, budget: int) -> int:
    """Return how far one can go from `at` in a direction before the columns are used up."""
    for _ in range(_WIDEST):
        i = at if step > 0 else at - 1
        if not 0 <= i < len(line):
            break
        budget -= width(visible(line[i]))
        if budget < 0:
            break
        at += step
    while step < 0 and 0 < at < len(line) and unicodedata.combining(line[at]):
        at += 1
    return at
