"""Which of Graphviz's functions the layouts of argmap need.

A third of the module reads other formats, writes other formats, or serves other layout programs. The
code that is compiled quickly is compiled without these functions: each is only a trap. A layout that
comes to such a trap is done again by the whole module (see `wasm`), so a function that is missing
here costs time and no answer.

`needed.txt` says for which module it holds; with any other, all functions are needed. The script
`tests/tracing.py` makes it.
"""

from __future__ import annotations

import os
from functools import cache

from argmap.base.digest import digest

NEEDED = os.path.join(os.path.dirname(__file__), "needed.txt")
"""A file of two lines: the digest of the module, and the functions as bits, both in hexadecimal."""


def needed(module: bytes) -> frozenset[int] | None:
    """The numbers of the functions that are needed; `None` when that is not known."""
    of, bits = needed_text().split()
    if of != digest(module).hex():
        return None
    number = int(bits, 16)
    return frozenset(i for i in range(number.bit_length()) if number >> i & 1)


@cache
def needed_text() -> str:
    """What the file says."""
    with open(NEEDED, encoding="ascii") as file:
        return file.read()


def needed_as_text(module: bytes, functions: frozenset[int]) -> str:
    """What the file says of a module when these functions are needed."""
    return f"{digest(module).hex()}\n{sum(1 << i for i in functions):x}\n"
