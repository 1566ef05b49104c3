"""A WebAssembly module that another thread can stop.

wasmtime's own ways of stopping a module (epochs, fuel) look up in every loop and make Graphviz a tenth
slower or more. Here each function begins with a look at one word of the module's memory, and traps
when that is not zero. That costs nothing that can be measured, and since Graphviz has no long
loops without calls, it stops as soon.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

FLAG = 4
"""The address of the word: at the far end of the module's stack, where C keeps nothing."""

HEAD = 8
"""Bytes before the first section of a module."""
_CODE = 10
"""The number of the section that holds the functions."""
LOOK = bytes([0x41, FLAG, 0x28, 0x02, 0x00, 0x04, 0x40, 0x00, 0x0B])
"""`i32.const FLAG`, `i32.load`, `if`, `unreachable`, `end`."""


def stoppable(module: bytes) -> bytes:
    """A module that does the same and looks at `FLAG` wherever a function begins."""

    def changed(_number: int, body: bytes) -> bytes:
        at = code_of(body)
        return body[:at] + LOOK + body[at:]

    return with_functions(module, changed)


def with_functions(module: bytes, changed: Callable[[int, bytes], bytes]) -> bytes:
    """A module with other functions: `changed` is given the number of each, counted from 0 in the
    order of the module, and its body.
    """
    out = [module[:HEAD]]
    for kind, section in sections(module):
        made = _with_functions(section, changed) if kind == _CODE else section
        out += bytes([kind]), written(len(made)), made
    return b"".join(out)


def sections(module: bytes) -> Iterator[tuple[int, bytes]]:
    """The sections of a module, each with the number of its kind."""
    at = HEAD
    while at < len(module):
        size, start = number_at(module, at + 1)
        yield module[at], module[start : start + size]
        at = start + size


def _with_functions(section: bytes, changed: Callable[[int, bytes], bytes]) -> bytes:
    """The functions of a module: how many they are, and of each its size and its body."""
    count, at = number_at(section, 0)
    out = [written(count)]
    for number in range(count):
        size, start = number_at(section, at)
        at = start + size
        body = changed(number, section[start:at])
        out += written(len(body)), body
    return b"".join(out)


def code_of(body: bytes) -> int:
    """Where in the body of a function its code begins, behind its variables."""
    groups, code = number_at(body, 0)
    for _ in range(groups):  # so many variables of one type, which is a byte
        _, code = number_at(body, code)
        code += 1
    return code


def number_at(data: bytes, at: int) -> tuple[int, int]:
    """A number in seven bits a byte (LEB128), and where it ends."""
    number = shift = 0
    while True:
        byte = data[at]
        at += 1
        number |= (byte & 127) << shift
        if byte < 128:
            return number, at
        shift += 7


def written(number: int) -> bytes:
    """A number in seven bits a byte."""
    out = bytearray()
    while number > 127:
        out.append(number & 127 | 128)
        number >>= 7
    out.append(number)
    return bytes(out)
