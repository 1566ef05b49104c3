"""What a machine's fonts can draw: seen by drawing letters and looking at the pixels.

The library that draws PNG finds fonts in its own way and does not say which; this asks it.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable
from functools import lru_cache

from argmap.drawing.scene.measure import text_width
from argmap.drawing.scene.words import escape
from argmap.drawing.svg.runs import Stretch
from argmap.drawing.svg.scripts import Script

_MISSING = "\U0010fffd"
"""A character that no font has: of the last plane for private use."""

MOST = 256
"""Letters that are looked at; a picture with more lacks a script or it does not."""

Letter = tuple[str, Script]
"""A letter and the script as which it is drawn."""

_CELL, _HIGH, _ACROSS = 24, 16, 32
_SAMPLE = 32.0
_WINDOW, _ROW, _SQUEEZED = 100, 6, 0.1

MOST_STRETCHES = 600
"""Stretches of words whose width is looked at; the estimate serves for any more."""


def undrawable(letters: Iterable[Letter], fonts: str, family: str) -> frozenset[Letter]:
    """Return those of the letters that no font of this machine has; `fonts` is the folder with the
    font that comes with argmap, of that family.
    """
    return _undrawable(tuple(sorted(set(letters)))[:MOST], fonts, family)


@lru_cache(maxsize=64)
def _undrawable(letters: tuple[Letter, ...], fonts: str, family: str) -> frozenset[Letter]:
    if not letters:
        return frozenset()
    families = [_families(script, family) for _, script in letters]
    boxes = {name: len(letters) + at for at, name in enumerate(dict.fromkeys(families))}
    shown = [(letter, name) for (letter, _), name in zip(letters, families, strict=True)]
    shown += [(_MISSING, name) for name in boxes]
    drawn = [
        _text(at % _ACROSS * _CELL + 3, at // _ACROSS * _HIGH + 12, letter, 10, name)
        for at, (letter, name) in enumerate(shown)
    ]
    height = (len(shown) // _ACROSS + 1) * _HIGH
    rows = _rows(_drawn("".join(drawn), _ACROSS * _CELL, height, fonts, family))

    def cell(at: int) -> bytes:
        left, top = at % _ACROSS * _CELL * 4, at // _ACROSS * _HIGH
        return b"".join(row[left : left + _CELL * 4] for row in rows[top : top + _HIGH])

    nothing = bytes(_CELL * _HIGH * 4)
    return frozenset(
        letter
        for at, (letter, name) in enumerate(zip(letters, families, strict=True))
        if cell(at) in (cell(boxes[name]), nothing)
    )


def advances(stretches: Iterable[Stretch], fonts: str, family: str) -> dict[Stretch, float]:
    """Return how wide this machine draws words, in em; what cannot be seen is left out.

    The words are drawn twice, from a point and up to a point: what is between their left ends
    depends on their width alone. Only a window around these ends is drawn, squeezed to few rows.
    """
    wanted = tuple(dict.fromkeys(stretches))[:MOST_STRETCHES]
    return {
        stretch: width
        for stretch, width in zip(wanted, _advances(wanted, fonts, family), strict=True)
        if width
    }


@lru_cache(maxsize=16)
def _advances(wanted: tuple[Stretch, ...], fonts: str, family: str) -> tuple[float, ...]:
    if not wanted:
        return ()
    drawn, sizes, expected = [], [], []
    for at, stretch in enumerate(wanted):
        em = text_width(stretch.words, 1, stretch.bold)
        sizes.append(min(_SAMPLE, 3.4 * _WINDOW / max(em, 0.1)))
        expected.append(em * sizes[-1])
        names = _families(stretch.script, family)
        more = ' font-weight="bold"' if stretch.bold else ""
        for x, row, anchor in ((0.0, 2 * at, "start"), (expected[-1], 2 * at + 1, "end")):
            place = (
                f'{more} transform="matrix(1 0 0 {_SQUEEZED} {_WINDOW + x:.2f} {row * _ROW + 4})"'
            )
            place += f' text-anchor="{anchor}"'
            drawn.append(_text(0, 0, stretch.words, sizes[-1], names, place))
    height = 2 * len(wanted) * _ROW
    rows = _rows(_drawn("".join(drawn), 2 * _WINDOW, height, fonts, family))
    found = []
    for at, size in enumerate(sizes):
        first, second = (_left(rows[y : y + _ROW]) for y in (2 * at * _ROW, (2 * at + 1) * _ROW))
        seen = first < 2 * _WINDOW and 0 < second < 2 * _WINDOW
        found.append((expected[at] + first - second) / size if seen else 0.0)
    return tuple(found)


def _families(script: Script, family: str) -> str:
    return ", ".join(f"'{name}'" for name in (*script.fonts, family))


def _text(x: float, y: float, words: str, size: float, family: str, more: str = "") -> str:
    return (
        f'<text x="{x:g}" y="{y:g}" font-size="{size:g}" font-family="{family}"{more}>'
        f"{escape(words)}</text>"
    )


def _drawn(inside: str, width: int, height: int, fonts: str, family: str) -> bytes:
    import resvg_py

    return bytes(
        resvg_py.svg_to_bytes(
            svg_string=f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" '
            f'height="{height}">{inside}</svg>',
            dpi=96,
            font_dirs=[fonts],
            font_family=family,
            sans_serif_family=family,
        )
    )


def _left(rows: list[bytes]) -> int:
    """Return the first column with ink."""
    return min(((len(row) - len(row.lstrip(b"\0"))) // 4 for row in rows), default=0)


def _rows(png: bytes) -> list[bytes]:
    """Return the rows of a PNG of eight bits for each of red, green, blue and alpha."""
    at, packed, width = 8, b"", 0
    while at < len(png):
        size, kind = struct.unpack(">I4s", png[at : at + 8])
        body = png[at + 8 : at + 8 + size]
        if kind == b"IHDR":
            width = struct.unpack(">I", body[:4])[0]
        elif kind == b"IDAT":
            packed += body
        at += size + 12
    raw = zlib.decompress(packed)
    above = bytes(width * 4)
    rows = []
    for start in range(0, len(raw), width * 4 + 1):
        above = _unfiltered(raw[start], bytearray(raw[start + 1 : start + 1 + width * 4]), above)
        rows.append(above)
    return rows


def _unfiltered(kind: int, row: bytearray, above: bytes) -> bytes:
    """Undo one of the five filters of PNG."""
    blank = not any(row)
    if kind == 0 or (blank and (kind == 1 or not any(above))):
        return bytes(row)
    if blank and kind == 2:
        return above
    for at, value in enumerate(row):
        left = row[at - 4] if at >= 4 else 0
        up = above[at]
        if kind == 1:
            guess = left
        elif kind == 2:
            guess = up
        elif kind == 3:
            guess = (left + up) // 2
        else:
            corner = above[at - 4] if at >= 4 else 0
            far = [abs(up - corner), abs(left - corner), abs(left + up - 2 * corner)]
            guess = (left, up, corner)[far.index(min(far))]
        row[at] = (value + guess) & 255
    return bytes(row)
