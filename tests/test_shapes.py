"""Input that means harm: twice as much of it takes about twice as many steps, counted, never timed."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout, suppress
from pathlib import Path

import pytest
from shapes import SHAPES, Shape

from argmap.base.near import near
from argmap.cli import main
from argmap.language import reader
from argmap.rules.catalogue import all_rules

SMALL, LARGER = 1500, 10_000
"""Where growth is looked at: some shapes begin to be what they are only when they are larger."""
RATIO = 2.6
"""What twice as much may take more, at most. Twice, if the input alone decides; sorting and a long line add a little."""
LEAST = 1000
"""Fewer steps than these say nothing."""
BOUNDED = {"report: ladder of supports"}
"""Takes more at first, and stops at a fixed effort (`findings`)."""


def steps(run: Callable[[], object]) -> int:
    """How many lines of argmap are run, and how many turns its comprehensions make."""
    count = 0
    inside = str(Path(main.__code__.co_filename).parents[1])

    def line(_frame: object, event: str, _argument: object) -> object:
        nonlocal count
        count += event == "line"
        return line

    def call(frame: object, _event: str, _argument: object) -> object:
        nonlocal count
        if frame.f_code.co_filename.startswith(inside):  # type: ignore[attr-defined]
            count += 1
            return line
        return None

    before = sys.gettrace()
    sys.settrace(call)
    try:
        run()
    finally:
        sys.settrace(before)
    return count


def growth(shape: Shape, size: int, folder: Path) -> float:
    """How many times as many steps the step from `2 * size` to `4 * size` takes as that from `size` on."""
    once, twice, again = (taken(shape, many * size, folder) for many in (1, 2, 4))
    return (again - twice) / max(twice - once, LEAST)


def taken(shape: Shape, size: int, folder: Path) -> int:
    """The steps of a shape's command, nothing remembered from before."""
    for name, text in shape.files(size).items():
        (folder / name).write_bytes(text.encode("utf-8", "surrogatepass"))
    reader._read.cache_clear()
    here = os.getcwd()
    os.chdir(folder)
    try:
        with redirect_stdout(io.StringIO()), redirect_stderr(io.StringIO()), suppress(SystemExit):
            return steps(lambda: main(shape.command))
    finally:
        os.chdir(here)
    raise AssertionError


@pytest.mark.slow
@pytest.mark.parametrize(
    "shape",
    [s for s in SHAPES if s.command[0] != "render" and s.name not in BOUNDED],
    ids=lambda s: s.name,
)
def test_twice_the_input_takes_twice_the_steps(shape: Shape, tmp_path: Path) -> None:
    all_rules()
    taken(shape, 200, tmp_path)  # loads what is loaded once
    assert any(growth(shape, size, tmp_path) <= RATIO for size in (SMALL, LARGER))


def test_steps_are_counted() -> None:
    """What takes the square of its input is seen to."""

    def taken_by(size: int) -> int:
        words = [f"w{i}" for i in range(size)]
        return steps(lambda: near("x", [*words, *(w for w in words for _ in words)]))

    assert taken_by(40) > 3 * taken_by(20)
