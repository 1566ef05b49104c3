"""How long statuses and strengths take: 10,000, 100,000 and 1,000,000 arguments.

Reported, never asserted. The map is made in memory, a claim for each rebuttal, so reading is not part
of it. As a program it prints the table of the README.
"""

from __future__ import annotations

import gc
import random
import sys
from collections.abc import Callable
from pathlib import Path
from time import process_time
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))

from handmade import argument, claim, make

from argmap.reasoning.status.compile import compile_map
from argmap.reasoning.status.extensions import extensions
from argmap.reasoning.status.flip import flips
from argmap.reasoning.status.gradual import strengths
from argmap.reasoning.status.grounded import grounded
from argmap.reasoning.status.strength import all_semantics


def debate(count: int) -> Any:
    """A map of `count` arguments; every tenth aims back and makes circles possible."""
    chance = random.Random(5)
    names = [f"c{n}" for n in range(count)]
    steps = []
    for n in range(1, count + 1):
        start, end = n % count, chance.randrange(min(n, count))
        if n % 10 == 0:
            start, end = end, start
        kind = "support" if n % 3 == 0 else "rebut"
        steps.append(argument(f"s{n}", kind, names[start], names[end]))
    return make(*map(claim, names), *steps)


def seconds(work: Callable[[], Any], times: int = 3) -> float:
    """The best of some runs, in time of this process alone."""
    best = float("inf")
    for _ in range(times):
        gc.collect()
        began = process_time()
        work()
        best = min(best, process_time() - began)
    return best


def test_grounded_of_ten_thousand(benchmark: Any) -> None:
    map = debate(10_000)
    benchmark(lambda: grounded(compile_map(map)))


def test_labelling_alone_of_ten_thousand(benchmark: Any) -> None:
    graph = compile_map(debate(10_000))
    benchmark(lambda: grounded(graph))


def row(count: int) -> str:
    """A row of the table."""
    map = debate(count)
    gc.freeze()
    times = 3 if count < 1_000_000 else 1
    both = seconds(lambda: grounded(compile_map(map)), times)
    graph = compile_map(map)
    _ = graph.uses
    alone = seconds(lambda: grounded(graph), times)
    strong = seconds(lambda: strengths(map, all_semantics()["dfquad"]), 1)
    return f"| {count:,} | {both:.2f} s | {alone:.2f} s | {strong:.1f} s |"


def main() -> None:
    """Print the table of the README, then how long explanations take."""
    print("| arguments | compile and label | label alone | DF-QuAD |")
    print("|---|---|---|---|")
    for count in (10_000, 100_000, 1_000_000):
        print(row(count))
    labelling = grounded(compile_map(debate(10_000)))
    defeated = [n for n in labelling.graph.names[:10_000] if labelling.status(n) == "defeated"]
    flip = seconds(lambda: [flips(labelling, name) for name in defeated[:200]], 1)
    ways = seconds(lambda: extensions(labelling, "preferred"), 1)
    print(f"Of 10,000: flip of 200 defeated claims {flip:.2f} s, preferred {ways:.2f} s")


if __name__ == "__main__":
    main()
