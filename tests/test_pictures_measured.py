"""What holds for every finished picture, measured on the SVG: lines that can be followed, ends that are somewhere, type that
can be read. The pictures are the golden ones and those of the maps, each by default, as its saved views, and around a claim.

What does not hold yet is in `NOT_YET`, with the kind of thing that is wrong; whoever mends the last of a kind takes the row away.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path
from statistics import median

import drawn_measures as measures
import pytest
from drawn import Drawing, drawn
from drawn_engine import by_the_engine

from argmap.cli import main

ROOT = Path(__file__).parents[1]
GOLDEN = sorted((ROOT / "tests" / "pictures").glob("*.svg"))
MAPS = tuple(p.stem for p in sorted((ROOT / "maps").glob("*.arg")) if p.stem != "people")
SELECTED = {
    "isaacs-two-to-tango": ("--view isaacs-case", "--focus neither-ready", "--direction right"),
    "prashad-west-blocks": ("--view prashad-case", "--view prashad-outline", "--view prashad-at-war",
                            "--view prashad-before-war", "--view prashad-answered",
                            "--view prashad-seconded", "--group spring-2022"),
    "snider-peace-talks": ("--view three-talks", "--no-evidence"),
    "snider-tango": ("--view snider-case", "--direction down"),
    "snider-war-to-continue": ("--view someone-wants", "--direction left"),
    "why-no-peace": ("--view head-on", "--view calls", "--view answers-first", "--view common-ground",
                     "--view istanbul", "--view nato", "--focus us-blocked", "--focus neither-ready",
                     "--focus west-blocks --depth 2", "--view head-on --direction right",
                     "--position us-blocked-talks"),
}  # fmt: skip
"""Parts of the maps that are drawn, by options."""
SMALLEST = 12.0
"""Px of the smallest type in any picture."""

NOT_YET = {
    "lie_on_top_of_each_other[selected]": "two lines of one view that runs sideways",
    "lie_on_top_of_each_other[golden]": "a premise and the conclusion share one side of a dot",
    "runs_through_a_title_a_label_or_a_sign[selected]": "lines strike titles of groups and signs",
    "no_more_lines_cross_than_the_engine_lets": "stacks fill a page, and cost crossings",
}
"""What does not hold yet, by the end of a test's name: why. A row whose test passes is an error."""


@pytest.fixture(autouse=True)
def expected(request):
    """Mark the tests of what does not hold yet."""
    for name, reason in NOT_YET.items():
        if request.node.name.endswith(name):
            request.applymarker(pytest.mark.xfail(reason=reason, strict=True))


@pytest.fixture(scope="module")
def draw(tmp_path_factory) -> Callable[..., Drawing]:
    """`draw(map, options)`: the picture of a map, drawn once."""
    out = tmp_path_factory.mktemp("pictures") / "picture.svg"

    @cache
    def drawing(name: str, options: str = "") -> Drawing:
        argv = ["render", str(ROOT / "maps" / f"{name}.arg"), "-o", str(out), *options.split()]
        assert main(argv) == 0, argv
        return drawn(out.read_text(encoding="utf-8"))

    return drawing


@pytest.fixture(scope="module", params=["golden", "selected", "default"])
def pictures(request, draw) -> dict[str, Drawing]:
    """The pictures of a kind by their names."""
    if request.param == "golden":
        return {path.name: drawn(path.read_text(encoding="utf-8")) for path in GOLDEN}
    if request.param == "default":
        return {name: draw(name) for name in MAPS}
    return {f"{name} {options}": draw(name, options) for name in MAPS for options in SELECTED[name]}


def faulty(pictures: dict[str, Drawing], measure: Callable[[Drawing], Iterable[object]]):
    """What a measure finds, by the names of the pictures."""
    found = {name: list(measure(picture)) for name, picture in pictures.items()}
    return {name: faults for name, faults in found.items() if faults}


def test_pictures_have_boxes_and_lines(pictures):
    assert len(pictures) >= 6
    assert sum(len(p.lines) for p in pictures.values()) > 3 * len(pictures)
    assert all(line.source and line.target for p in pictures.values() for line in p.lines)


def test_no_line_runs_through_a_box(pictures):
    assert faulty(pictures, measures.through_boxes) == {}


def test_no_line_runs_through_a_title_a_label_or_a_sign(pictures):
    assert faulty(pictures, measures.through_labels) == {}


def test_no_lines_lie_on_top_of_each_other(pictures):
    assert faulty(pictures, measures.on_top) == {}


def test_no_line_ends_in_the_air(pictures):
    assert faulty(pictures, measures.in_the_air) == {}


def test_lines_end_at_the_boxes_that_they_join(pictures):
    assert faulty(pictures, measures.at_another_box) == {}


def test_no_type_is_too_small(pictures):
    def small(picture: Drawing) -> list[object]:
        return [label for label in picture.labels if label.words and label.size < SMALLEST]

    assert faulty(pictures, small) == {}


@pytest.mark.parametrize("name", MAPS)
def test_dark_pictures_have_the_places_of_light_ones(name, draw):
    options = SELECTED[name][0]
    dark, light = (draw(name, f"{options} --theme {theme}") for theme in ("dark", "light"))
    assert dark == light == draw(name, options)


# ---- what fits a page ----


def test_type_can_be_read_on_a_page(draw):
    """What is drawn by default."""
    sizes = {name: measures.smallest_type(draw(name)) for name in MAPS}
    assert {name: size for name, size in sizes.items() if size < 8} == {}


def test_a_page_is_well_filled(draw):
    parts = {name: measures.fill(draw(name, "--fit A4")) for name in MAPS}
    assert {name: part for name, part in parts.items() if part < 0.35} == {}


def test_few_lines_cross_on_a_page(draw):
    pages = [draw(name, "--fit A4") for name in MAPS]
    assert median(map(measures.crossings_per_line, pages)) <= 0.5


def test_no_more_lines_cross_than_the_engine_lets(draw):
    """In a layout of the same boxes that need not fit the page."""
    pages = [draw(name, "--fit A4") for name in MAPS]
    crossings = median(map(measures.crossings_per_line, pages))
    assert crossings <= median(measures.crossings_per_line(by_the_engine(p)) for p in pages)
