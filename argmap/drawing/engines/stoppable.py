"""A WebAssembly module that another thread can stop.

wasmtime's own ways of stopping a module (epochs, fuel) look up in every loop and make Graphviz a tenth
slower or more. Here each function begins with a look at one word of the module's memory, and traps
when that is not zero. That costs nothing that can be measured, and since Graphviz has no long
loops without calls, it stops as soon.
"""

from __future__ import annotations

FLAG = 4
"""The address of the word: at the far end of the module's stack, where C keeps nothing."""

_HEAD = 8
"""Bytes before the first section of a module."""
_CODE = 10
"""The number of the section that holds the functions."""
_LOOK = bytes([0x41, FLAG, 0x28, 0x02, 0x00, 0x04, 0x40, 0x00, 0x0B])
"""`i32.const FLAG`, `i32.load`, `if`, `unreachable`, `end`."""


def stoppable(module: bytes) -> bytes:
    """A module that does the same and looks at `FLAG` wherever a function begins."""
    out, at = [module[:_HEAD]], _HEAD
    while at < len(module):
        size, start = _number(module, at + 1)
        section = module[start : start + size]
        if module[at] == _CODE:
            section = _with_looks(section)
        out.append(module[at : at + 1] + _written(len(section)) + section)
        at = start + size
    return b"".join(out)


def _with_looks(section: bytes) -> bytes:
    """The functions of a module: their number, and of each its size, its variables and its code."""
    count, at = _number(section, 0)
    out = [_written(count)]
    for _ in range(count):
        size, start = _number(section, at)
        at = start + size
        groups, code = _number(section, start)
        for _ in range(groups):  # so many variables of one type, which is a byte
            _, code = _number(section, code)
            code += 1
        out += _written(size + len(_LOOK)), section[start:code], _LOOK, section[code:at]
    return b"".join(out)


def _number(data: bytes, at: int) -> tuple[int, int]:
    """A number in seven bits a byte (LEB128), and where it ends."""
    number = shift = 0
    while True:
        byte = data[at]
        at += 1
        number |= (byte & 127) << shift
        if byte < 128:
            return number, at
        shift += 7


def _written(number: int) -> bytes:
    """A number in seven bits a byte."""
    out = bytearray()
    while number > 127:
        out.append(number & 127 | 128)
        number >>= 7
    out.append(number)
    return bytes(out)
