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
from argmap.drawing.cells.picture import arrange, draw_cells
from argmap.drawing.engines import Limit
from argmap.drawing.view import Selection, select
from argmap.reading import read_text
from argmap.rules.catalogue import all_rules

SMALL, LARGER = 1500, 10_000
"""Where growth is looked at: some shapes begin to be what they are only when they are larger."""
RATIO = 2.6
"""What twice as much may take more, at most. Twice, if the input alone decides; sorting and a long line add a little."""
A_CELL = 120
"""Steps that a drawing in characters may take for each cell of its lines."""
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
    forget()
    here = os.getcwd()
    os.chdir(folder)
    try:
        with redirect_stdout(io.StringIO()), redirect_stderr(io.StringIO()), suppress(SystemExit):
            return steps(lambda: main(shape.command))
    finally:
        os.chdir(here)
    raise AssertionError


def forget() -> None:
    """Empty the caches of argmap that hold the answers to some questions; tables that are read once stay."""
    for name, module in list(sys.modules.items()):
        if name.startswith("argmap."):
            for value in vars(module).values():
                if hasattr(value, "cache_info") and value.cache_info().maxsize is not None:
                    value.cache_clear()


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


REASONS = {
    "one claim": "    supports a\n",
    "one claim, undercut": "    undercuts k\n",
    "two claims": "    supports a\n    rebuts b\n",
}
"""Maps that crowd the page of characters: the lines of each of many claims."""


@pytest.mark.slow
@pytest.mark.parametrize("lines", REASONS.values(), ids=REASONS)
def test_a_crowd_in_characters_takes_as_many_steps_as_its_lines_are_long(lines: str) -> None:
    """The search has a fixed effort before it takes any way; it is looked at without that."""
    head = "claim a: It rains.\nclaim b: It pours.\n    supports a\n        id k\n"
    rows = (f"claim c{i}: It rains {i} times.\n{lines}" for i in range(200))
    view, _ = select(read_text(head + "".join(rows)).map, Selection())
    with pytest.MonkeyPatch.context() as changed:
        changed.setattr("argmap.drawing.cells.routes.CARELESS", 0)
        made = arrange(view, "left", "auto", Limit(1e6), (), 120)
        taken = steps(lambda: draw_cells(view, direction="left", deadline=1e6))
    assert taken <= A_CELL * sum(len(route.cells) for route in made.routes)


def test_steps_are_counted() -> None:
    """What takes the square of its input is seen to."""

    def taken_by(size: int) -> int:
        words = [f"w{i}" for i in range(size)]
        return steps(lambda: near("x", [*words, *(w for w in words for _ in words)]))

    assert taken_by(40) > 3 * taken_by(20)
