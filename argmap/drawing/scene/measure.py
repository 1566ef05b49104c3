"""Width of drawn words, and wrapping.

Widths are those of Helvetica, Arial and Liberation Sans, which agree; the table `widths.txt` was
read from Liberation Sans. Missing characters get a width on the large side.
"""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Callable, Iterator
from functools import cache

from argmap.base.text import breakable

EM = 2048
"""Units of the table in one em."""

ELLIPSIS = "…"
_EMOJI = 1.3
_UNKNOWN = 1.0
_JOINER = "\u200d"


@cache
def _table(weight: str) -> dict[str, int]:
    with open(
        os.path.join(os.path.dirname(os.path.dirname(__file__)), "widths.txt"), encoding="utf-8"
    ) as file:
        text = file.read()
    table = {}
    for line in text.splitlines():
        if line.startswith(weight):
            _, start, *widths = line.split()
            for offset, width in enumerate(widths):
                table[chr(int(start, 16) + offset)] = int(width)
    return table


class _Widths(dict[str, int]):
    """Widths by character; those missing from the table are computed when first met."""

    def __missing__(self, character: str) -> int:
        self[character] = width = round(_guess(character) * EM)
        return width


@cache
def _widths(bold: bool) -> _Widths:
    return _Widths(_table("bold" if bold else "regular"))


def _guess(character: str) -> float:
    """Estimate the width, in em, of a character outside the table."""
    if unicodedata.category(character) in ("Mn", "Me", "Cf", "Cc"):
        return 0.0
    code = ord(character)
    if 0x1F000 <= code <= 0x1FAFF or 0x2600 <= code <= 0x27BF:
        return _EMOJI
    if unicodedata.east_asian_width(character) in "WF":
        return 1.0
    return _UNKNOWN


def text_width(text: str, size: float, bold: bool = False) -> float:
    """Return the width of one line in px at a font size in px."""
    return sum(map(_widths(bold).__getitem__, text)) * size / EM


def covers(text: str) -> bool:
    """Whether the font that comes with argmap has every character of a text."""
    return all(c in _table("regular") or c.isspace() for c in set(text))


def graphemes(text: str) -> Iterator[str]:
    """Yield the characters a reader sees: a letter with its marks, an emoji with all it is joined
    from.
    """
    current = ""
    for character in text:
        if current and (
            character == _JOINER
            or current[-1] == _JOINER
            or unicodedata.category(character)[0] == "M"
            or "\U0001f3fb" <= character <= "\U0001f3ff"
            or (_flag(character) and _flag(current[-1]) and len(current) == 1)
        ):
            current += character
        else:
            if current:
                yield current
            current = character
    if current:
        yield current


def _flag(character: str) -> bool:
    return "\U0001f1e6" <= character <= "\U0001f1ff"


def wrap(
    text: str, room: float, most: int, measure: Callable[[str], float]
) -> tuple[list[str], bool]:
    """Break a text into at most `most` lines, none wider than `room` by `measure`.

    Breaks at blanks, next to wide characters (Chinese and Japanese have no blanks), and inside a
    word only when it does not fit on a line of its own. Runs of blanks become one. The second value
    is true when words were left out; the last line then ends in `…`. A single character wider than
    `room` still gets a line.
    """
    lines: list[str] = []
    line, used = "", 0.0
    blank = measure(" ")
    for piece, apart in _pieces(text):
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


def _pieces(text: str) -> Iterator[tuple[str, bool]]:
    """Yield the stretches that are kept whole if they fit, and whether a blank precedes each."""
    for word in breakable(text):
        if word.isascii():
            yield word, True
            continue
        piece, apart = "", True
        for unit in graphemes(word):
            wide = unicodedata.east_asian_width(unit[0]) in "WF"
            if piece and wide and unicodedata.category(unit[0]) not in ("Po", "Pe", "Pf"):
                yield piece, apart
                piece, apart = "", False
            piece += unit
        yield piece, apart


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
