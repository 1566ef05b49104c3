"""Graphviz without what the layouts of argmap do not need.

Most of the module reads or writes other formats, serves other layout programs, or is for cases that
our graphs do not have. The code that is compiled quickly is compiled without it: a function that is
not needed is not there, and in the others, the rest of a block whose beginning no layout comes to is
only a trap. A layout that comes to such a trap is done again by the whole module (see `wasm`), so what
is missing here costs time and no answer.

Each call names its function by number, and has another number when functions are missing. To look for
calls takes longer than to compile what is not needed, so `needed.txt` has all that changes in the
module, also that it can be stopped (see `stoppable`). It says for which module it holds; with any other,
all of it is needed. The script `tests/tracing.py` makes it.
"""

from __future__ import annotations

import os
from binascii import a2b_base64, b2a_base64
from collections.abc import Sequence
from functools import cache
from struct import Struct
from zlib import compress, decompress

from argmap.base.digest import digest

NEEDED = os.path.join(os.path.dirname(__file__), "needed.txt")
"""A file: a line with the digest of the module, and then, in base64 and compressed, the changes: how many
they are, the numbers of each, and one after the other what they add.
"""
_COUNT = Struct("<I")
_CHANGE = Struct("<III")
"""A change: how many bytes of the module are as they were, how many behind them are left out, and how
many are added there.
"""
_LINE = 72
"""The bytes in a line of the file."""

Change = tuple[int, int, bytes]
"""How many bytes are as they were, how many are left out behind them, and what is added there."""


def needed(module: bytes, mark: bytes) -> bytes | None:
    """What is needed of the module with this digest, in a form that can be stopped; `None` when that
    is not known.
    """
    of, _, text = needed_text().partition("\n")
    if of != mark.hex():
        return None
    data = decompress(a2b_base64(text))
    begin = _COUNT.size
    added = begin + _COUNT.unpack_from(data)[0] * _CHANGE.size
    at = 0
    out: list[bytes] = []
    for same, left_out, more in _CHANGE.iter_unpack(data[begin:added]):
        out += module[at : at + same], data[added : added + more]
        at += same + left_out
        added += more
    return b"".join((*out, module[at:]))


@cache
def needed_text() -> str:
    """What the file says."""
    with open(NEEDED, encoding="ascii") as file:
        return file.read()


def needed_as_text(module: bytes, changes: Sequence[Change]) -> str:
    """What the file says of a module when it is to be changed so."""
    numbers = [_CHANGE.pack(same, left_out, len(added)) for same, left_out, added in changes]
    data = compress(b"".join((_COUNT.pack(len(numbers)), *numbers, *(c[2] for c in changes))), 9)
    lines = [b2a_base64(data[i : i + _LINE]) for i in range(0, len(data), _LINE)]
    return f"{digest(module).hex()}\n{b''.join(lines).decode()}"
