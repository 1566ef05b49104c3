"""Text with places in it: spans, documents, lines and columns.

Offsets are code points, counted from 0, half open. Lines and columns are worked out only when
something is shown.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple


class Place(NamedTuple):
    """A stretch of one file: `file` as the user named it, `start` and `end` as offsets."""

    file: str
    start: int
    end: int


class Position(NamedTuple):
    """A point for people: line and column, both counted from 1, column in code points."""

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
        """The offset at which each line begins."""
        starts = [0]
        find, at = self.text.find, 0
        while (at := find("\n", at) + 1) > 0:
            starts.append(at)
        return tuple(starts)

    def position(self, offset: int) -> Position:
        """Line and column of an offset; an offset past the end is the end."""
        offset = min(max(offset, 0), len(self.text))
        row = bisect_right(self.line_starts, offset) - 1
        return Position(row + 1, offset - self.line_starts[row] + 1)

    def line(self, number: int) -> str:
        """The text of a line (counted from 1), without its line end."""
        start = self.line_starts[number - 1]
        end = self.text.find("\n", start)
        return self.text[start:] if end < 0 else self.text[start:end]

    def offset(self, line: int, column: int = 1) -> int:
        """The offset of a line and column, both counted from 1."""
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
