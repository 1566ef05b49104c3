"""How fast maps are read, resolved and checked, how that grows, and how quickly a command starts.

Reported, never asserted: `pytest tests/bench --benchmark-only`. As a program it prints the table of
the README; figures that compare two things are ratios within one run. JSON is compared with Argdown's
when there is a command `argdown` (npm: @argdown/cli), on the path or named by `ARGMAP_ARGDOWN`.
"""

from __future__ import annotations

import gc
import os
import random
import shutil
import subprocess
import sys
import tempfile
import tracemalloc
from pathlib import Path
from statistics import median
from time import perf_counter, process_time
from typing import TYPE_CHECKING

import pytest

from argmap.language import parse
from argmap.language.reader import _read
from argmap.reading import read_text
from argmap.rules.catalogue import all_rules

if TYPE_CHECKING:
    from pytest_benchmark.fixture import BenchmarkFixture

    from argmap.model import ArgumentMap

ROOT = Path(__file__).parents[2]
THINGS = (
    "river", "valley", "council", "market", "bridge", "school", "tower", "harbour", "garden",
    "engine", "signal", "border", "castle", "farmer", "winter", "train", "island", "forest",
)  # fmt: skip
DEEDS = ("raised", "lowered", "opened", "closed", "moved", "watched", "repaired", "counted")


def debate_of(claims: int, seed: int = 1) -> str:
    """The text of a made-up debate: some 3.6 lines to a claim, relations to earlier claims, every
    third claim with a quotation, every fourth with an owner.
    """
    chance = random.Random(seed)
    head = (
        "map: A made-up debate\n\nquestion q: What is so?\n\nperson ann: Ann\n\nsource s: A source\n"
        "    author ann\n    published 2023\n    url: https://example.org/\n\n"
        "position p: P\n    thesis c0\n    held by ann\n\nclaim c0: The first claim.\n    answers q\n\n"
    )
    lines = [head]
    for i in range(1, claims):
        first, second, third = (chance.choice(THINGS) for _ in range(3))
        words = f"{first.title()} {chance.choice(DEEDS)} the {second} near the {third} in year {i}"
        verb = "supports" if chance.random() < 0.7 else "rebuts"
        lines.append(f"claim c{i}: {words}.\n    {verb} c{chance.randrange(max(0, i - 500), i)}\n")
        if i % 3 == 0:
            lines.append(f'    evidence "{words}" in s at paragraph {i % 50 + 1}\n')
        if i % 4 == 0:
            lines.append("    by ann\n")
        lines.append("\n")
    return "".join(lines)


@pytest.mark.parametrize("claims", [1000, 10_000])
def test_read_resolve_check(benchmark: BenchmarkFixture, claims: int) -> None:
    text = debate_of(claims)

    def run() -> int:
        _read.cache_clear()
        return len(read_text(text).diagnostics)

    benchmark.pedantic(run, rounds=3, warmup_rounds=1)
    benchmark.extra_info["lines"] = text.count("\n")


def test_one_edit(benchmark: BenchmarkFixture) -> None:
    text = debate_of(10_000)
    parse(text)
    edits = iter(range(1, 10_000))
    benchmark.pedantic(
        lambda: parse(text.replace("claim c5000:", f"claim c5000: edit {next(edits)}")), rounds=5
    )


def _time(run: object, *args: object) -> float:
    """Seconds of the processor."""
    gc.collect()
    began = process_time()
    run(*args)  # type: ignore[operator]
    return process_time() - began


def _cold(*command: str) -> float:
    """The median of nine starts after a first one, with byte code kept as where a package is installed."""
    kept = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}

    def start() -> None:
        subprocess.run(
            [sys.executable, *command], cwd=ROOT, capture_output=True, check=True, env=kept
        )

    times = []
    for _ in range(10):
        began = perf_counter()
        start()
        times.append(perf_counter() - began)
    return median(times[1:])


def argdown_of(map: ArgumentMap) -> str:
    """A made-up debate in Argdown: the same claims, relations, quotations and owners."""
    lines = []
    for claim in map.claims.values():
        lines.append(f"[{claim.id}]: {claim.text}{''.join(f' #{person}' for person in claim.by)}")
        lines += [
            f"  {'+' if step.kind == 'support' else '-'}> [{step.target}]"
            for step in map.out_of.get(claim.id, ())
        ]
        lines += [
            f'  <+ <{proof.id}>: "{proof.quote}" ({proof.source}, {proof.at})'
            for proof in map.evidence_for.get(claim.id, ())
        ]
        lines.append("")
    return "\n".join(lines) + "\n"


def _spent(*command: str) -> tuple[float, int]:
    """What a command takes: seconds of the processor, and kB of memory at most."""
    kept = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    nowhere = subprocess.DEVNULL
    process = subprocess.Popen(command, cwd=ROOT, stdout=nowhere, stderr=nowhere, env=kept)
    _, _, usage = os.wait4(process.pid, 0)
    process.returncode = 0
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss


def commands() -> None:
    """Print what whole commands take: a check, JSON, and JSON by Argdown."""
    argmap = (sys.executable, "-m", "argmap")
    with tempfile.TemporaryDirectory() as folder:
        small, large = (f"{folder}/{claims}.arg" for claims in (10_000, 100_000))
        Path(small).write_text(debate_of(10_000), encoding="utf-8")
        Path(large).write_text(debate_of(100_000), encoding="utf-8")
        made = ("-o", f"{folder}/made.json")
        checks = [_spent(*argmap, "check", "-q", large) for _ in range(3)]
        seconds = median(seconds for seconds, _ in checks)
        print(f"`argmap check` of 100,000 claims: {seconds * 10:.0f} µs of the processor a claim")
        _, memory = _spent(*argmap, "convert", large, *made)
        print(f"memory for JSON of 100,000 claims: {memory / checks[0][1]:.2f} times that of check")
        argdown = os.environ.get("ARGMAP_ARGDOWN") or shutil.which("argdown")
        if argdown is None:
            return
        text = argdown_of(read_text(debate_of(10_000)).map)
        Path(f"{folder}/same.argdown").write_text(text, encoding="utf-8")
        ours, theirs = [], []
        for _ in range(5):
            Path(made[1]).unlink()
            ours.append(_spent(*argmap, "convert", small, *made)[0])
            theirs.append(_spent(argdown, "json", f"{folder}/same.argdown", folder)[0])
        assert Path(f"{folder}/same.json").exists()
        ratio = median(ours) / median(theirs)
        print(f"JSON of 10,000 claims: {ratio:.2f} times the processor's time of {argdown}")


def main() -> None:
    """Print the table."""
    commands()
    all_rules()
    seconds = {}
    for claims in (10_000, 100_000):
        text = debate_of(claims)
        _read.cache_clear()
        seconds[claims] = _time(lambda text=text: read_text(text).diagnostics)
        rate = text.count("\n") / seconds[claims]
        print(
            f"read, resolve, check {claims:>7,} claims  {seconds[claims]:6.2f} s  {rate:,.0f} lines/s"
        )
    print(f"100,000 / 10,000 claims: {seconds[100_000] / seconds[10_000]:.1f} times")
    text = debate_of(10_000)
    _read.cache_clear()
    cold = _time(parse, text)
    edited = _time(parse, text.replace("claim c5000:", "claim c5000: another"))
    print(f"read again after one edit, 10,000 claims: 1/{cold / edited:.0f} of the first read")
    _read.cache_clear()
    tracemalloc.start()
    reading = read_text(debate_of(10_000))
    assert reading.diagnostics is not None
    print(f"peak memory: {tracemalloc.get_traced_memory()[1] / 10_000 / 1000:.1f} kB a claim")
    tracemalloc.stop()
    lark = _cold("-c", "import lark")
    for name in ("isaacs-two-to-tango", "why-no-peace"):
        check = _cold("-m", "argmap", "check", f"maps/{name}.arg")
        print(f"cold `argmap check` of {name}: {check / lark:.1f} times `import lark`")
    print(f"cold `argmap --help`: {_cold('-m', 'argmap', '--help') / lark:.1f} times `import lark`")


if __name__ == "__main__":
    main()
