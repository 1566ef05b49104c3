"""Words prepared for drawing: characters that XML allows, lines that fit, initials, ids."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from math import ceil
from typing import NamedTuple

from argmap.base.text import unwrapped
from argmap.drawing.scene.graphemes import graphemes
from argmap.drawing.scene.measure import room_for, wrap

_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_STEERING = re.compile("[\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c]")
_SPECIAL = re.compile("[&<>\"'\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_NAMED = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;"}
_SAFE = re.compile(r"[^\W_](?:[^\W_]|[.-])*")
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff]")
LONGEST = 700
"""Characters of a text that are used in wrapping, more where there are many lines; nothing longer is drawn."""
LETTERS = 100
"""Characters that a line has at most, for this."""

LATIN = 0.5
"""Mean width of the letters and blanks of English, in em."""


class Line(NamedTuple):
    """One drawn line: its words and its width in px."""

    text: str
    width: float


def clean(text: str) -> str:
    """Put `text` on one line, without characters that XML forbids or that turn the reading
    direction of what follows; lone surrogates become the replacement character.
    """
    if text.isascii() and text.isprintable():
        return " ".join(text.split()) if "  " in text else text.strip()
    text = _STEERING.sub("", text)
    text = _ILLEGAL.sub(lambda m: "\ufffd" if "\ud800" <= m[0] <= "\udfff" else " ", text)
    return unwrapped(text)


def escape(text: str) -> str:
    """Escape `text` for XML content or a quoted attribute; leave out what XML forbids."""
    return _SPECIAL.sub(lambda m: _NAMED.get(m[0], ""), text) if _SPECIAL.search(text) else text


@lru_cache(maxsize=32768)
def width(text: str, size: float, bold: bool = False) -> float:
    """Return the px that `text` needs at that font size, whatever font the reader has."""
    return room_for(text, size, bold)


@lru_cache(maxsize=16384)
def lines(text: str, room: float, most: int, size: float, bold: bool = False) -> tuple[Line, ...]:
    """Wrap `text` to `room` px and at most `most` lines; the last line ends in `…` when words were
    left out. Several lines become more for letters wider than Latin ones, so that as many letters
    of any script have room.
    """
    longest = max(LONGEST, most * LETTERS)
    plain = _plain_lines(text, room, most, size, bold) if len(text) <= longest else None
    if plain is not None:
        return plain

    def measure(words: str) -> float:
        return width(words, size, bold)

    long = len(text) > longest
    wrapped, cut = wrap(text[:longest], room, most, measure)
    if cut and most > 1 and (more := ceil(most * _breadth(text[:longest]))) > most:
        wrapped, cut = wrap(text[:longest], room, more, measure)
    if long and not cut and wrapped:
        wrapped = [*wrapped[:-1], f"{wrapped[-1]}…"]
    return tuple(
        Line(line, min(width(line, size, bold), room))
        for line in wrapped
        if line and not line.isspace()
    )


def _breadth(text: str) -> float:
    """Return the mean width of the letters of `text`, by that of Latin ones."""
    if text.isascii():
        return 1.0
    return room_for(text, 1.0) / max(sum(1 for _ in graphemes(text)), 1) / LATIN


def _plain_lines(
    text: str, room: float, most: int, size: float, bold: bool
) -> tuple[Line, ...] | None:
    """Return the result of `lines`, quickly, for the usual text: ASCII words that all fit; else
    `None`.
    """
    if not text.isascii():
        return None
    done: list[Line] = []
    line, used, blank = "", 0.0, width(" ", size, bold)
    for word in text.split():
        wide = width(word, size, bold)
        if line and used + blank + wide <= room:
            line, used = f"{line} {word}", used + blank + wide
            continue
        if wide > room or len(done) + bool(line) >= most:
            return None
        if line:
            done.append(Line(line, used))
        line, used = word, wide
    return (*done, Line(line, used)) if line else tuple(done)


def fitted(text: str, room: float, size: float, bold: bool = False) -> Line:
    """Fit `text` on one line of at most `room` px, cut with `…` when it is longer."""
    found = lines(text, room, 1, size, bold)
    return found[0] if found else Line("", 0.0)


def clipped(text: str, most: int) -> str:
    """Cut `text` to `most` characters."""
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"


def leans_right(text: str) -> bool:
    """Whether `text` reads from right to left, by its first strong character."""
    if text.isascii() or not _RIGHT_TO_LEFT.search(text):
        return False
    for character in text:
        kind = unicodedata.bidirectional(character)
        if kind in ("L", "R", "AL"):
            return kind != "L"
    return False


@lru_cache(maxsize=65536)
def safe(name: str) -> str:
    """Make an XML id of `name`: letters, digits, `-` and `.` are kept; anything else becomes its
    code between underscores, so that two names never give one id.
    """
    if _SAFE.fullmatch(name):
        return name
    return "".join(c if c.isalnum() or c in "-." else f"_{ord(c):x}_" for c in name)
