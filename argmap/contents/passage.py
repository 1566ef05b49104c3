"""Words of a source for display: paragraphs cut to a length, with the quoted words marked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from argmap.quotes import SourceText

_BLANKS = re.compile(r"\s+")


class Words(NamedTuple):
    """Some words of a paragraph, on one line.

    `marks` are the numbers of the marks on them, as the caller gave them; empty for unmarked words.
    """

    text: str
    marks: tuple[int, ...] = ()


class Part(NamedTuple):
    """A paragraph, or the shown part of it, with its number (from 1; 0 when it is not known)."""

    number: int
    words: tuple[Words, ...]


class Stretch(NamedTuple):
    """A stretch of a text and the number of the mark on it."""

    start: int
    end: int
    mark: int = 0


class Reach(NamedTuple):
    """The amount of text to show around a quotation.

    It is a number of characters of the quotation's own paragraph on either side, and of the
    paragraphs next to it.
    """

    within: int
    beside: int


CLOSE = Reach(120, 0)
WIDE = Reach(600, 160)
WHOLE = Reach(20_000, 20_000)


def marked(text: str, stretches: Iterable[Stretch]) -> tuple[Words, ...]:
    """Return the words of a text, white space as single blanks, cut where a mark begins or ends.

    Stretches are offsets in `text`; where they overlap, words have several marks.
    """
    begins: dict[int, list[int]] = {}
    ends: dict[int, list[int]] = {}
    for start, end, mark in stretches:
        if start < end:
            begins.setdefault(start, []).append(mark)
            ends.setdefault(end, []).append(mark)
    words: list[Words] = []
    here: list[int] = []
    for start, end in pairwise(sorted({0, len(text), *begins, *ends})):
        for mark in ends.get(start, ()):
            here.remove(mark)
        here += begins.get(start, ())
        shown = _BLANKS.sub(" ", text[start:end])
        if words and words[-1].text.endswith(" "):
            shown = shown.removeprefix(" ")
        if shown:
            words.append(Words(shown, tuple(dict.fromkeys(here))))
    return tuple(words)


def passage(source: SourceText, start: int, end: int, reach: Reach) -> tuple[Part, ...]:
    """Return the paragraphs that a stretch goes through, with mark 0 on it.

    `reach` says how much to show before and after it. `start` and `end` are offsets in the source
    as it is written.
    """
    first = last = _paragraph(source, start)
    while last < len(source.paragraphs) and _span(source, last + 1)[0] < end:
        last += 1
    parts: list[Part] = []
    if reach.beside and first > 1:
        parts.append(Part(first - 1, (Words(_end(_text(source, first - 1), reach.beside)),)))
    for number in range(first, last + 1):
        begin, stop = _span(source, number)
        here = Stretch(max(start, begin) - begin, min(end, stop) - begin)
        words = marked(source.text[begin:stop], (here,))
        parts.append(Part(number, _shortened(words, reach.within)))
    if reach.beside and last < len(source.paragraphs):
        parts.append(Part(last + 1, (Words(_beginning(_text(source, last + 1), reach.beside)),)))
    return tuple(parts)


def _paragraph(source: SourceText, offset: int) -> int:
    """Return the number of the paragraph at an offset in the source as it is written."""
    low, high = 1, max(1, len(source.paragraphs))
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if _span(source, middle)[0] <= offset else (low, middle - 1)
    return low


def _span(source: SourceText, number: int) -> tuple[int, int]:
    """Return the offsets of a paragraph in the source as it is written."""
    start, end = source.paragraphs[number - 1]
    return source.original(start), source.original(end - 1) + 1


def _text(source: SourceText, number: int) -> str:
    start, end = _span(source, number)
    return _BLANKS.sub(" ", source.text[start:end])


def _shortened(words: Sequence[Words], room: int) -> tuple[Words, ...]:
    """Cut the words before the first and after the last mark to `room` characters."""
    found = list(words)
    if not found[0].marks:
        found[0] = Words(_end(found[0].text, room))
    if not found[-1].marks:
        found[-1] = Words(_beginning(found[-1].text, room))
    return tuple(w for w in found if w.text)


def _beginning(text: str, room: int) -> str:
    """Return the first words of a text, with `…` when there are more."""
    if len(text) <= room:
        return text
    return f"{text[: text.rfind(' ', 0, room + 1) + 1] or text[:room]}…"


def _end(text: str, room: int) -> str:
    """Return the last words of a text, with `…` when there are more."""
    if len(text) <= room:
        return text
    at = text.find(" ", len(text) - room - 1)
    return f"…{text[at:] if 0 <= at < len(text) - 1 else text[-room:]}"
