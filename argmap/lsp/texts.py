"""Texts as an editor keeps them: edited at lines and columns, whose units it chooses."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import NamedTuple

_LINE_END = re.compile(r"\r\n|\n|\r")


class Change(NamedTuple):
    """Replaces what is between two points (line and column from 0) by `text`; without points, the whole text."""

    text: str
    start: tuple[int, int] | None = None
    end: tuple[int, int] | None = None


def edited(text: str, changes: Iterable[Change], length: Callable[[str], int]) -> str:
    """Return a text after some changes, one after the other. `length` says how many units a text has.

    A point behind the end of a line or of the text counts as that end, so that no change fails.
    """
    for one in changes:
        if one.start is None or one.end is None:
            text = one.text
            continue
        first, last = sorted((one.start, one.end))
        start, end = offset_of(text, *first, length), offset_of(text, *last, length)
        text = text[:start] + one.text + text[end:]
    return text


def offset_of(text: str, line: int, column: int, length: Callable[[str], int]) -> int:
    """Return the offset of a line and column; the end of the line or text for what is behind it."""
    start = 0
    for _ in range(line):
        found = _LINE_END.search(text, start)
        if found is None:
            return len(text)
        start = found.end()
    found = _LINE_END.search(text, start)
    return start + index(text[start : found.start() if found else len(text)], column, length)


def index(line: str, column: int, length: Callable[[str], int]) -> int:
    """Return how many characters of a line come before a column; one in the middle of a character is before it."""
    if column <= 0:
        return 0
    if line.isascii() or length is len:
        return min(column, len(line))
    units = 0
    for at, char in enumerate(line):
        units += length(char)
        if units > column:
            return at
    return len(line)
