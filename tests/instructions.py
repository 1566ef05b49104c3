"""The instructions of a WebAssembly function, and which of them can be left out together.

Only as much of the format is read as Graphviz' module uses; another instruction is an error.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from argmap.drawing.engines.stoppable import code_of, number_at

BLOCK, LOOP, IF, ELSE, END, BR_IF = 0x02, 0x03, 0x04, 0x05, 0x0B, 0x0D
CALL, BR_TABLE, CALL_INDIRECT, SELECT_OF, I32_CONST, I64_CONST = 0x10, 0x0E, 0x11, 0x1C, 0x41, 0x42
F32_CONST, F64_CONST, MORE = 0x43, 0x44, 0xFC
BARE = {0x00, 0x01, 0x0F, 0x1A, 0x1B, *range(0x45, 0xC5)}
"""Instructions without an operand."""
ONE = {0x0C, BR_IF, CALL, *range(0x20, 0x27), 0x3F, 0x40, I32_CONST, I64_CONST, 0xD2}
"""Instructions with one number."""
TWO = {CALL_INDIRECT, *range(0x28, 0x3F)}
"""Instructions with two numbers."""
MORE_NUMBERS = dict.fromkeys(range(8), 0) | {8: 2, 9: 1, 10: 2, 11: 1, 12: 2, 13: 1, 14: 2}
"""How many numbers stand behind `MORE` and the number of an instruction."""


class Stretch(NamedTuple):
    """The rest of a block, from `start` to the `end` or `else` of the block. Where control never comes
    to the start, nothing of the rest is executed: what is nested in it is entered through it.
    """

    start: int
    end: int


def stretches(body: bytes) -> list[Stretch]:
    """The rests of blocks in the body of a function, in order: from its beginning, and behind each `if`,
    `else`, `br_if` and nested block.
    """
    found: list[Stretch] = []
    open_: list[list[int]] = [[code_of(body)]]
    at = code_of(body)
    while open_:
        code, after = body[at], _after(body, at)
        if code in (ELSE, END):
            found += (Stretch(start, at) for start in open_.pop())
        if code in (BLOCK, LOOP):
            open_.append([])
        elif code in (IF, ELSE):
            open_.append([after])
        elif code in (BR_IF, END) and open_:
            open_[-1].append(after)
        at = after
    if at != len(body):
        raise ValueError(f"the function ends at {at}, not at {len(body)}")
    return sorted(found)


def instructions(module: bytes, start: int, end: int) -> Iterator[tuple[int, int, int]]:
    """The instructions in a part of a function: the code of each, and where it begins and ends."""
    at = start
    while at < end:
        after = _after(module, at)
        yield module[at], at, after
        at = after


def _after(body: bytes, at: int) -> int:
    """Where the instruction at a place ends."""
    code, at = body[at], at + 1
    numbers = 0
    if code in (BLOCK, LOOP, IF) or code in ONE:
        numbers = 1
    elif code in TWO:
        numbers = 2
    elif code == BR_TABLE:
        count, at = number_at(body, at)
        numbers = count + 1
    elif code == SELECT_OF:
        numbers, at = number_at(body, at)
    elif code == F32_CONST:
        at += 4
    elif code == F64_CONST:
        at += 8
    elif code == MORE:
        kind, at = number_at(body, at)
        numbers = MORE_NUMBERS[kind]
    elif code not in BARE and code not in (ELSE, END):
        raise ValueError(f"an unknown instruction: {code:#x}")
    for _ in range(numbers):
        _, at = number_at(body, at)
    return at
