"""Which of Graphviz's code the layouts of argmap need.

Most of the module reads or writes other formats, serves other layout programs, or is for cases that
our graphs do not have. The code that is compiled quickly is compiled without it: a function that is
not needed is only a trap, and so is the rest of a block whose beginning no layout comes to. A layout
that comes to such a trap is done again by the whole module (see `wasm`), so what is missing here costs
time and no answer.

`needed.txt` says for which module it holds; with any other, all of it is needed. The script
`tests/tracing.py` makes it.
"""

from __future__ import annotations

import os
from binascii import a2b_base64, b2a_base64
from functools import cache

from argmap.base.digest import digest
from argmap.drawing.engines.stoppable import Needed, number_at, written

NEEDED = os.path.join(os.path.dirname(__file__), "needed.txt")
"""A file: a line with the digest of the module, and then, in base64, numbers as WebAssembly writes them:
for each function 0 when it is not needed, else 1 more than how many parts are left out, and for each of
these how far behind the one before it begins, and its length.
"""
_LINE = 72
"""The bytes in a line of the file."""


def needed(mark: bytes) -> Needed | None:
    """The functions that are needed of the module with this digest, with the parts of them that are
    not; `None` when that is not known.
    """
    of, _, numbers = needed_text().partition("\n")
    if of != mark.hex():
        return None
    data = a2b_base64(numbers)
    found = {}
    at = function = 0
    while at < len(data):
        count, at = number_at(data, at)
        parts, end = [], 0
        for _ in range(count - 1):
            gap, at = number_at(data, at)
            length, at = number_at(data, at)
            start, end = end + gap, end + gap + length
            parts.append((start, end))
        if count:
            found[function] = parts
        function += 1
    return found


@cache
def needed_text() -> str:
    """What the file says."""
    with open(NEEDED, encoding="ascii") as file:
        return file.read()


def needed_as_text(module: bytes, functions: Needed) -> str:
    """What the file says of a module when this is needed of it."""
    data = bytearray()
    for function in range(max(functions, default=-1) + 1):
        parts = functions.get(function)
        data += written(0 if parts is None else len(parts) + 1)
        before = 0
        for start, end in parts or ():
            data += written(start - before) + written(end - start)
            before = end
    lines = [b2a_base64(data[i : i + _LINE]) for i in range(0, len(data), _LINE)]
    return f"{digest(module).hex()}\n{b''.join(lines).decode()}"
