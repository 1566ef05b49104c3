"""A WebAssembly module that another thread can stop.

wasmtime's own ways of stopping a module (epochs, fuel) look up in every loop and make Graphviz a tenth
slower or more. Here each function begins with a look at one word of the module's memory, and traps
when that is not zero. That costs nothing that can be measured, and since Graphviz has no long
loops without calls, it stops as soon.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

FLAG = 4
"""The address of the word: at the far end of the module's stack, where C keeps nothing."""

HEAD = 8
"""Bytes before the first section of a module."""
_IMPORTS, _TABLE, _CODE = 2, 9, 10
"""The numbers of the sections that hold what is imported, what is in tables, and the functions."""
_FUNCTION = 0
"""The kind of an import that is a function."""
_AT_A_PLACE = bytes([0x00, 0x41])
"""How a list of functions for a table begins: `i32.const`, a number and `_END` follow, then the list."""
_END = 0x0B
_LOOK = bytes([0x41, FLAG, 0x28, 0x02, 0x00, 0x04, 0x40, 0x00, 0x0B])
"""`i32.const FLAG`, `i32.load`, `if`, `unreachable`, `end`."""
_UNREACHABLE = bytes([0x00])
_TRAP = bytes([0x00, *_UNREACHABLE, 0x0B])
"""The body of a function without variables: `unreachable`, `end`."""

Needed = Mapping[int, Sequence[tuple[int, int]]]
"""The numbers of functions, each with the parts of its body that are not needed, in order: where each
begins and ends. A part goes to the end of its block (see `needed`).
"""


def stoppable(module: bytes, needed: Needed | None = None) -> bytes:
    """A module that does the same and looks at `FLAG` wherever a function begins.

    With `needed`, every function that is not in it only traps, and so do the parts of the others
    that are named there (see `needed`).
    """

    def changed(number: int, body: bytes) -> bytes:
        left_out = () if needed is None else needed.get(number)
        if left_out is None:
            return _TRAP
        at = code_of(body)
        out = [body[:at], _LOOK]
        for start, end in left_out:
            out += body[at:start], _UNREACHABLE
            at = end
        return b"".join((*out, body[at:]))

    made = with_functions(module, changed)
    return made if needed is None else _with_one_trap(made, needed)


def with_functions(module: bytes, changed: Callable[[int, bytes], bytes]) -> bytes:
    """A module with other functions: `changed` is given the number of each, counted from 0 in the
    order of the module, and its body.
    """
    out = [module[:HEAD]]
    for kind, section in sections(module):
        made = _with_functions(section, changed) if kind == _CODE else section
        out += bytes([kind]), written(len(made)), made
    return b"".join(out)


def _with_one_trap(module: bytes, needed: Needed) -> bytes:
    """A module whose table of functions has one trap in place of all that are not needed: for each
    function in it, the compiler makes code by which it is called from outside.
    """
    content = dict(sections(module))
    imported = _imported(content.get(_IMPORTS, b"\0"))
    count, _ = number_at(content[_CODE], 0)
    trap = next((n for n in range(count) if n not in needed), None)
    if imported is None or trap is None or (table := content.get(_TABLE)) is None:
        return module

    def entry(number: int) -> int:
        own = number - imported
        return number if own < 0 or own in needed else trap + imported

    made = _with_entries(table, entry)
    return b"".join(
        (module[:HEAD], *(
            bytes([kind]) + written(len(part)) + part
            for kind, section in sections(module)
            for part in [made if kind == _TABLE else section]
        ))
    )  # fmt: skip


def _imported(section: bytes) -> int | None:
    """How many functions a module imports; `None` when it imports something else, too."""
    count, at = number_at(section, 0)
    for _ in range(count):
        for _ in range(2):  # the name of a module, and of what is in it
            size, at = number_at(section, at)
            at += size
        if section[at] != _FUNCTION:
            return None
        _, at = number_at(section, at + 1)
    return count


def _with_entries(section: bytes, entry: Callable[[int], int]) -> bytes:
    """The beginnings of tables with other functions in them; as it was when it has another form than
    that of a list of functions at a fixed place.
    """
    count, at = number_at(section, 0)
    out = [written(count)]
    for _ in range(count):
        begin = at
        if not section.startswith(_AT_A_PLACE, at):
            return section
        _, at = number_at(section, at + len(_AT_A_PLACE))
        if section[at] != _END:
            return section
        size, at = number_at(section, at + 1)
        out.append(section[begin:at])
        for _ in range(size):
            number, at = number_at(section, at)
            out.append(written(entry(number)))
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
