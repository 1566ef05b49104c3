"""Chunks of files, kept between runs: only the changed part of a file is read again.

The chunks of each file are kept as plain values, by the digest of their text. They belong to this
very program (see `argmap.base.program`), so loading one gives the same value as reading its text.
"""

from __future__ import annotations

import marshal
import os
from typing import Any

from argmap.base import cache
from argmap.base.digest import digest
from argmap.base.program import mark
from argmap.base.text import Place
from argmap.language import tree
from argmap.language.reader import in_chunks, read_chunk
from argmap.language.tree import Chunk, SyntaxTree

LEAST, MOST = 2_000, 400_000
"""Fewest and most characters of a file whose chunks are kept. A smaller file is read as quickly
without; the chunks of a larger one take too much room.
"""

_CLASSES: tuple[type, ...] = (
    Place, Chunk, tree.Slip, tree.Name, tree.Ref, tree.Words, tree.Quote, tree.Declaration,
    tree.Link, tree.Quotation, tree.Names, tree.Text, tree.Value, tree.Where, tree.Show,
    tree.Expect, tree.Use, tree.Allow, tree.Answered, tree.Comment, tree.Broken,
)  # fmt: skip
_NUMBER = {cls: number for number, cls in enumerate(_CLASSES)}
_PARTS = frozenset(_CLASSES)
_FIELDS = {cls: cls._fields if cls is Place else cls.__match_args__ for cls in _CLASSES}  # type: ignore[attr-defined]
Row = list[Any]
"""A value as plain ones: the number of its class, and its fields."""


def parse(text: str, path: str) -> SyntaxTree:
    """Read a file's text into its tree, as `argmap.language.parse` does, with the help of its kept
    chunks.
    """
    if not LEAST <= len(text) <= MOST:
        return SyntaxTree.of(path, text, in_chunks(text, read_chunk))
    name = _name(path)
    before = _kept(name) if name else {}
    now: dict[bytes, Row] = {}

    def read(piece: str) -> Chunk:
        key = digest(piece.encode("utf-8", "surrogatepass"))
        chunk = _value(before.get(key))
        if chunk is None:
            chunk = read_chunk(piece)
            now[key] = plain(chunk)
        else:
            now[key] = before[key]
        return chunk

    tree = SyntaxTree.of(path, text, in_chunks(text, read))
    if name and now.keys() != before.keys():
        cache.keep(name, marshal.dumps(now))
    return tree


def _name(path: str) -> str:
    try:
        place = os.fsencode(os.path.abspath(path))
        return f"chunks-{digest(mark(), place).hex()[:32]}"
    except (OSError, ValueError):
        return ""


def _kept(name: str) -> dict[bytes, Row]:
    if (data := cache.kept(name)) is None:
        return {}
    try:
        rows = marshal.loads(data)  # noqa: S302  # whole, and written by us
    except (ValueError, EOFError, TypeError):
        rows = None
    if type(rows) is not dict or not all(
        type(key) is bytes and type(row) is list for key, row in rows.items()
    ):
        cache.drop(name)
        return {}
    return rows


def plain(value: Any) -> Any:
    """Return a chunk, or a part of one, as plain values."""
    kind = type(value)
    if kind is tuple:
        return tuple(map(plain, value))
    if (number := _NUMBER.get(kind)) is None:
        return value
    return [number, *(plain(getattr(value, name)) for name in _FIELDS[kind])]


def _value(row: Row | None) -> Chunk | None:
    """Return the chunk of a row; `None` when the row holds none."""
    if row is None:
        return None
    try:
        chunk = _built(row)
    except (TypeError, ValueError, IndexError, RecursionError):
        return None
    match chunk:
        case Chunk(tuple(items), tuple(slips)) if {*map(type, items), *map(type, slips)} <= _PARTS:
            return chunk
    return None


def _built(row: Any) -> Any:
    kind = type(row)
    if kind is list:
        return _CLASSES[row[0]](*[
            _built(part) if type(part) in _DEEP else part for part in row[1:]
        ])  # fmt: skip
    if kind is tuple and row and type(row[0]) in _DEEP:
        return tuple([_built(part) for part in row])
    return row


_DEEP = frozenset({list, tuple})
