"""Width of drawn words, and wrapping.

Widths of Latin, Greek, Cyrillic and Hebrew are those of Helvetica, Arial and Liberation Sans, which
agree. Fonts differ for other scripts: their widths are middles of common fonts, from which each of
these differs by 10 % or less. `widths.txt` has both, and says from which fonts they are.
"""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Callable, Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from argmap.drawing.scene.graphemes import graphemes, pictogram, pieces, wide

EM = 2048
"""Units of the table in one em."""

ELLIPSIS = "…"
SPARE, SPARE_BOLD = 1.05, 1.09
"""Room kept for words whose width depends on the reader's font, by that width: bold ones differ
more.
"""

HELD = 0.75
"""Part of a line that must be equally wide everywhere for the line to be held to its width."""

_EMOJI = 1.29
"""Em of an emoji: Noto 1.25, Apple 1.25, Segoe 1.37."""

_BOLD, _BOLD_ARABIC = 1.08, 1.13
"""Width of bold letters outside the font that comes with argmap, by that of regular ones."""

_ARABIC = re.compile("[\u0600-\u06ff]")
_HEBREW = re.compile("[\u0591-\u05f4]")

_UNKNOWN = 0.9
_JOINS = re.compile(
    "[\u200d\u0620\u0622-\u064a\u066e\u066f\u0671-\u0673\u0675-\u06d3\u06d5\u06ee\u06ef"
    "\u06fa-\u06fc\u06ff]"
)
"""Arabic letters that the letter before is joined to."""


class _Means(NamedTuple):
    """Widths outside the font that comes with argmap, in em."""

    each: dict[str, float]
    joined: dict[str, float]
    ranges: tuple[tuple[int, int, float], ...]


def _rows(*kinds: str) -> Iterator[list[str]]:
    folder = os.path.dirname(os.path.dirname(__file__))
    with open(os.path.join(folder, "widths.txt"), encoding="utf-8") as file:
        text = file.read()
    for line in text.splitlines():
        if line.startswith(kinds):
            yield line.split()


@cache
def _table(weight: str) -> dict[str, int]:
    return {
        chr(int(start, 16) + offset): int(width)
        for _, start, *widths in _rows(weight)
        for offset, width in enumerate(widths)
    }


@cache
def _means() -> _Means:
    each: dict[str, float] = {}
    joined: dict[str, float] = {}
    ranges = []
    for kind, start, *rest in _rows("mean", "joined", "range"):
        first = int(start, 16)
        if kind == "range":
            ranges.append((first, int(rest[0], 16), int(rest[1]) / 100))
            continue
        for offset, width in enumerate(rest):
            if kind == "mean" or width != "0":
                (each if kind == "mean" else joined)[chr(first + offset)] = int(width) / 100
    return _Means(each, joined, tuple(ranges))


def text_width(text: str, size: float, bold: bool = False) -> float:
    """Return the width of one line in px at a font size in px."""
    sure, middle = _measured(text, bold)
    return (sure + middle) * size


def room_for(text: str, size: float, bold: bool = False) -> float:
    """Return the px that one line needs in whatever font a reader has."""
    sure, middle = _measured(text, bold)
    return (sure + middle * (SPARE_BOLD if bold else SPARE)) * size


def same_everywhere(text: str) -> bool:
    """Whether one line is equally wide, but for little, in the usual fonts of all readers. Hebrew
    is not: Helvetica and older editions of Liberation Sans lack it.
    """
    if text.isascii():
        return True
    table = _table("regular")
    sure = sum(table.get(c, 0) for c in text if not _HEBREW.match(c)) / EM
    return sure >= HELD * text_width(text, 1)


def _measured(text: str, bold: bool) -> tuple[float, float]:
    """Return the width of one line in em: that of characters which are equally wide everywhere, and
    that of the others.
    """
    table = _table("bold" if bold else "regular")
    try:
        whole = sum(map(table.__getitem__, text)) / EM
        return (0.0, whole) if _HEBREW.search(text) else (whole, 0.0)
    except KeyError:
        pass
    sure = middle = 0.0
    before = ""
    for unit in graphemes(text):
        if before:
            middle += _unit(before, bold, _JOINS.match(unit) is not None)
            before = ""
        known = table.get(unit)
        if known is not None:
            sure += known / EM
        elif "\u3000" <= unit[0] <= "\u9fff" or unit[0] >= "\U00020000":
            sure += 1.0
        else:
            before = unit
    if before:
        middle += _unit(before, bold, False)
    return sure, middle


@lru_cache(maxsize=8192)
def _unit(unit: str, bold: bool, joining: bool) -> float:
    """Return the width in em of one of `graphemes`; `joining` if the next one can be joined to
    it.
    """
    if pictogram(unit):
        return _EMOJI
    means, table = _means(), _table("bold" if bold else "regular")
    joining = joining and not unit.endswith("\u200c")
    found = 0.0
    for number, character in enumerate(unit):
        if character in table:
            found += table[character] / EM
            continue
        width = means.joined.get(character) if joining and not number else None
        if width is None:
            width = _guess(character)
        if bold and not wide(character):
            width *= _BOLD_ARABIC if _ARABIC.match(character) else _BOLD
        found += width
    if len(unit) > 1 and found > 0 and unicodedata.combining(unit[-1]) == 9:
        found -= min(_guess(unit[-1]), 0.0)
    return max(found, 0.0)


def _guess(character: str) -> float:
    """Estimate the width, in em, of a character outside the font that comes with argmap."""
    means = _means()
    if character in means.each:
        return means.each[character]
    if unicodedata.category(character) in ("Mn", "Me", "Cf", "Cc"):
        return 0.0
    code = ord(character)
    for first, last, width in means.ranges:
        if first <= code <= last:
            return width
    if wide(character):
        return 1.0
    plain = unicodedata.normalize("NFKD", character)
    if plain != character:
        return _measured(plain, False)[0] or _UNKNOWN
    return _UNKNOWN


def covers(text: str) -> bool:
    """Whether the font that comes with argmap has every character of a text."""
    return text.isascii() or all(c in _table("regular") or c.isspace() for c in set(text))


def wrap(
    text: str, room: float, most: int, measure: Callable[[str], float]
) -> tuple[list[str], bool]:
    """Break a text into at most `most` lines, none wider than `room` by `measure`.

    Breaks at blanks, where writing without blanks allows it (Chinese, Japanese, Thai, Khmer), and
    inside a word only when it does not fit on a line of its own. Runs of blanks become one. The
    second value is true when words were left out; the last line then ends in `…`. A single
    character wider than `room` still gets a line.
    """
    lines: list[str] = []
    line, used = "", 0.0
    blank = measure(" ")
    for piece, apart in pieces(text):
        for i, (part, width) in enumerate(_fitting(piece, room, measure)):
            gap = blank if apart and line and i == 0 else 0.0
            if line and used + gap + width > room:
                if len(lines) + 1 == most:
                    return [*lines, _cut(line, room, measure)], True
                lines.append(line)
                line, used = part, width
            else:
                line += (" " if gap else "") + part
                used += gap + width
    if line:
        lines.append(line)
    return lines, False


def _fitting(
    piece: str, room: float, measure: Callable[[str], float]
) -> Iterator[tuple[str, float]]:
    """Yield a piece, or parts of it that each fit into `room`."""
    width = measure(piece)
    if width <= room:
        yield piece, width
        return
    part, used = "", 0.0
    for unit in graphemes(piece):
        width = measure(unit)
        if part and used + width > room:
            yield part, used
            part, used = "", 0.0
        part += unit
        used += width
    yield part, used


def _cut(line: str, room: float, measure: Callable[[str], float]) -> str:
    """Return a line with `…` at its end, shortened until both fit."""
    units = list(graphemes(line))
    while units and measure("".join(units).rstrip() + ELLIPSIS) > room:
        units.pop()
    return "".join(units).rstrip(" ,;:.–-") + ELLIPSIS
