"""Text with places in it: spans, documents, lines and columns.

Offsets count code points from 0, and ends are exclusive. Lines and columns are computed only when
something is shown.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property, lru_cache
from itertools import accumulate, count
from operator import add
from typing import NamedTuple

from argmap.base.values import dataclass

_NARROW = re.compile(
    "[ -~\u00a0-\u00ac\u00ae-\u02ff\u0370-\u0482\u048a-\u0523\u2010-\u2027\u2030-\u205e"
    "\u20a0-\u20bf\u2190-\u2319\u232b-\u23e8\u23f4-\u25fc\u2758-\u2794\u27c0-\u2b1a]*"
)
"""Texts of letters and signs that fill one terminal cell each, in any terminal."""

NO_BREAK = "\u00a0"
_BREAKS = re.compile(f"[^\\S{NO_BREAK}\u202f]+")


def breakable(text: str) -> list[str]:
    """Return the stretches of a text between which a line may end, which is never at a no-break
    space.
    """
    return text.split() if text.isascii() else [part for part in _BREAKS.split(text) if part]


def unwrapped(text: str) -> str:
    """Put a text on one line, with single blanks; no-break spaces are kept."""
    return " ".join(breakable(text)).strip()


_HALVES = re.compile("[\ud800-\udfff]")
"""Surrogates: what Python puts where a file name is not UTF-8, and what UTF-8 cannot hold."""


def whole(text: str) -> str:
    """Return the text with `�` for everything that UTF-8 cannot hold."""
    return text if text.isascii() else _HALVES.sub("\ufffd", text)


def utf8(text: str) -> bytes:
    """Encode the text in UTF-8, with `�` for everything that it cannot hold."""
    try:
        return text.encode()
    except UnicodeEncodeError:
        return whole(text).encode()


class Place(NamedTuple):
    """A stretch of one file: `file` as the user named it, `start` and `end` as offsets."""

    file: str
    start: int
    end: int


class Position(NamedTuple):
    """A point as shown to people: line and column, both counted from 1, the column in code
    points.
    """

    line: int
    column: int


@dataclass(frozen=True)
class Document:
    """One file's text, with line ends as `LF` and without a byte-order mark.

    `path` is the name shown to the user (`-` for standard input).
    """

    path: str
    text: str

    @cached_property
    def line_starts(self) -> tuple[int, ...]:
        """Return the offset at which each line begins."""
        words = accumulate(map(len, self.text.split("\n")[:-1]), initial=0)
        return tuple(map(add, words, count()))

    def position(self, offset: int) -> Position:
        """Return line and column of an offset; an offset past the end counts as the end."""
        offset = min(max(offset, 0), len(self.text))
        row = bisect_right(self.line_starts, offset) - 1
        return Position(row + 1, offset - self.line_starts[row] + 1)

    def line(self, number: int) -> str:
        """Return the text of a line (counted from 1), without its line end."""
        start, after = self.line_starts[number - 1], self.line_starts[number : number + 1]
        return self.text[start : after[0] - 1] if after else self.text[start:]

    def offset(self, line: int, column: int = 1) -> int:
        """Return the offset of a line and column, both counted from 1."""
        return self.line_starts[line - 1] + column - 1


def read_text(raw: bytes) -> str:
    """Decode a file's bytes: UTF-8, with or without a byte-order mark, any kind of line end.

    Raises `ValueError` with a sentence when the bytes are not text in UTF-8.
    """
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        msg = "is UTF-16; save it as UTF-8"
        raise ValueError(msg)
    if b"\0" in raw:
        msg = "is a binary file, not text"
        raise ValueError(msg)
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        msg = f"is not UTF-8 (byte 0x{raw[error.start]:02x} in line {line}); save it as UTF-8"
        raise ValueError(msg) from None
    return text.replace("\r\n", "\n").replace("\r", "\n")


def narrow(text: str) -> bool:
    """Whether each character of a text is known to fill one cell of a terminal."""
    return _NARROW.fullmatch(text) is not None


def cell_width(text: str) -> int:
    """Return the number of terminal cells that a text fills; characters without width count 0."""
    return len(text) if _NARROW.fullmatch(text) else _cells(text)


@lru_cache(maxsize=8192)
def _cells(text: str) -> int:
    # The tables take longer to load than most texts need them.
    from wcwidth import wcswidth, wcwidth

    whole = wcswidth(text)
    return whole if whole >= 0 else sum(max(wcwidth(c), 0) for c in text)
