"""How long the analyses take: on the whole debate of `maps/`, and on made-up ones with five positions.

Reported, never asserted: `pytest tests/bench/bench_findings.py`. As a program it prints a table.
"""

from __future__ import annotations

import random
import sys
from pathlib import Path
from time import process_time
from typing import TYPE_CHECKING

import pytest

sys.path.insert(0, str(Path(__file__).parent.parent))

from handmade import (
    argument,
    claim,
    contradiction,
    evidence,
    make,
    person,
    position,
    restatement,
    source,
)

from argmap.reading import read
from argmap.reasoning.analyses import all_analyses
from argmap.reasoning.proofs import debate
from argmap.report.compose import compose
from argmap.report.data import as_json
from argmap.report.markdown import markdown

if TYPE_CHECKING:
    from pytest_benchmark.fixture import BenchmarkFixture

    from argmap.model import ArgumentMap

ROOT = Path(__file__).parents[2]
PEOPLE = ("ann", "ben", "cid", "dot", "eve")


def debate_of(size: int, seed: int = 1) -> ArgumentMap:
    """A made-up debate: five positions of one person each, a reason in six a rebuttal of whatever
    somebody else says, some premises shared or needed together, every third claim with evidence.
    """
    chance = random.Random(seed)
    things: list[object] = [person(p, p.title()) for p in PEOPLE]
    things += [source(f"s{i}", f"Source {i}", PEOPLE[i % 5]) for i in range(20)]
    things += [position(f"p{i}", f"Position {i}", f"c{i}", PEOPLE[i]) for i in range(5)]
    for i in range(size):
        own = PEOPLE[i % 5]
        things.append(claim(f"c{i}", by=(own,)))
        if i >= 5:
            back = chance.randrange(max(0, i // 5 // 3), i // 5) * 5
            if chance.random() < 0.16:
                things.append(
                    argument(f"a{i}", "rebut", f"c{i}", f"c{chance.randrange(i)}", by=(own,))
                )
            else:
                more = f" c{i - 5}" if i % 11 == 0 and i - 5 > back + i % 5 else ""
                things.append(
                    argument(f"a{i}", "support", f"c{i}{more}", f"c{back + i % 5}", by=(own,))
                )
            if i % 17 == 0:
                things.append(argument(f"b{i}", "support", f"c{i}", f"c{i % 5}", by=(own,)))
            if i % 23 == 0:
                things.append(argument(f"u{i}", "undercut", f"c{i}", f"a{i - 1}", by=(own,)))
            if i % 29 == 0:
                things.append(contradiction(f"c{i}", f"c{i - 1}"))
            if i % 31 == 0:
                things.append(restatement(f"c{i}", f"c{i - 2}"))
        if i % 3 == 0:
            things.append(evidence(f"e{i}", f"c{i}", quote="Words.", source=f"s{i % 20}"))
    return make(*things)


def chain_of(size: int) -> ArgumentMap:
    """One thesis, and every claim the only reason for the one before it."""
    things: list[object] = [claim(f"c{i}") for i in range(size)]
    things += [argument(f"a{i}", "support", f"c{i}", f"c{i - 1}") for i in range(1, size)]
    return make(*things, position("p", "P", "c0"))


def timed(map: ArgumentMap) -> dict[str, float]:
    """Seconds of the processor for each analysis, what several of them share counted where it is first asked for."""
    times = {}
    asked = debate(map)
    for one in all_analyses():
        began = process_time()
        one.lines(asked, one.run(asked))
        times[one.name] = process_time() - began
    return times


@pytest.mark.parametrize("size", [1000, 10_000])
def test_all_analyses(benchmark: BenchmarkFixture, size: int) -> None:
    map = debate_of(size)
    benchmark.pedantic(lambda: timed(map), rounds=3)


def test_the_whole_debate(benchmark: BenchmarkFixture) -> None:
    map = read([str(ROOT / "maps" / "why-no-peace.arg")]).map
    benchmark(lambda: markdown(compose(debate(map))))


def main() -> None:
    """Print how long each analysis takes."""
    maps = {
        "whole debate": read([str(ROOT / "maps" / "why-no-peace.arg")]).map,
        "1,000 claims": debate_of(1000),
        "10,000 claims": debate_of(10_000),
        "chain of 10,000": chain_of(10_000),
    }
    columns = {name: timed(map) for name, map in maps.items()}
    names = next(iter(columns.values()))
    print("| seconds | " + " | ".join(maps) + " |\n|---|" + "---|" * len(maps))
    for name in names:
        print(
            f"| {name} | " + " | ".join(f"{column[name]:.3f}" for column in columns.values()) + " |"
        )
    print("| all | " + " | ".join(f"{sum(c.values()):.3f}" for c in columns.values()) + " |")
    for form, write in (("Markdown", markdown), ("JSON", as_json)):
        row = []
        for map in maps.values():
            began = process_time()
            write(compose(debate(map)))
            row.append(f"{process_time() - began:.3f}")
        print(f"| report, {form} | " + " | ".join(row) + " |")


if __name__ == "__main__":
    main()
