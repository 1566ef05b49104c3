"""Where boxes are: claims with what belongs to them, ranks, frames, the shape of the whole."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations, pairwise

import pytest
from debates import debates
from handmade import argument, claim, debate, evidence, group, make, position, question
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from argmap.drawing.layout.blocks import parts_of
from argmap.drawing.layout.columns import GAP
from argmap.drawing.layout.layout import lay_out_scene
from argmap.drawing.layout.places import polyline
from argmap.drawing.layout.shape import forms
from argmap.drawing.layout.shelves import packed
from argmap.drawing.scene.build import build
from argmap.drawing.view import select

DIRECTIONS = ("up", "down", "left", "right")
slow = settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)  # fmt: skip


def laid_out(map, direction="up"):
    """The scene of a whole map, and its layout."""
    scene = build(select(map)[0], direction=direction)
    return scene, lay_out_scene(scene)


def rects(scene, layout):
    """Left, top, right, bottom of each box, by its key."""
    return {
        box.key: (
            layout.centres[box.key][0] - box.width / 2, layout.centres[box.key][1] - box.height / 2,
            layout.centres[box.key][0] + box.width / 2, layout.centres[box.key][1] + box.height / 2,
        )
        for box in scene.boxes
    }  # fmt: skip


def by_claim(scene, layout):
    """The rectangle of each claim, by its name."""
    found = rects(scene, layout)
    return {box.id.removeprefix("claim-"): found[box.key] for box in scene.boxes
            if box.shape == "claim"}  # fmt: skip


def overlap(a, b):
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


def apart(a, b):
    """Px between two rectangles, along the axis on which they are further apart."""
    return max(a[0] - b[2], b[0] - a[2], a[1] - b[3], b[1] - a[3])


@st.composite
def in_groups(draw):
    """A map of some claims, in nested groups or none, with steps of one or two premises."""
    number = draw(st.integers(2, 14))
    names = [f"c{n}" for n in range(number)]
    groups = [group("g", "A group with a title of some length"), group("h", "Inside", "g"),
              group("k", "Other")]  # fmt: skip
    things = [claim(name, "Some words of a claim. " * draw(st.integers(1, 4)),
                    group=draw(st.sampled_from([None, None, "g", "h", "k"]))) for name in names]  # fmt: skip
    for turn in range(draw(st.integers(0, 14))):
        premises = draw(st.lists(st.sampled_from(names), min_size=1, max_size=2, unique=True))
        kind = draw(st.sampled_from(["support", "support", "rebut"]))
        target = draw(st.sampled_from(names))
        if target not in premises:
            things.append(argument(f"s{turn}", kind, " ".join(premises), target))
    for turn, name in enumerate(draw(st.lists(st.sampled_from(names), max_size=4))):
        things.append(evidence(f"e{turn}", name, quote="Words that were said."))
    return make(*groups, *things)


def check_places(scene, layout):
    """Boxes, frames and titles are where nothing else is; frames are around what is in them."""
    found = rects(scene, layout)
    assert {*layout.paths} == {*range(len(scene.links))}
    for (one, a), (other, b) in combinations(found.items(), 2):
        assert not overlap(a, b), (one, other)
    parents = {area.key: area.parent for area in scene.areas}
    for box in scene.boxes:
        around, area = set(), box.area
        while area is not None:
            around.add(area)
            area = parents[area]
        for key, frame in layout.areas.items():
            inside = (frame[0] <= found[box.key][0] and frame[1] <= found[box.key][1]
                      and found[box.key][2] <= frame[2] and found[box.key][3] <= frame[3])  # fmt: skip
            assert inside if key in around else not overlap(frame, found[box.key])
            assert not overlap(layout.titles[key], found[box.key])
    for (one, a), (other, b) in combinations(layout.areas.items(), 2):
        nested = parents[one] == other or parents[other] == one
        assert nested or not overlap(a, b) or _far_nested(one, other, parents)


def _far_nested(one, other, parents):
    def around(key):
        return [] if key is None else [key, *around(parents[key])]

    return one in around(other) or other in around(one)


@slow
@given(debates(claims=8, steps=9), st.sampled_from(DIRECTIONS))
def test_no_box_lies_on_another(map, direction):
    check_places(*laid_out(map, direction))


@slow
@given(in_groups(), st.sampled_from(DIRECTIONS))
def test_frames_are_around_their_claims_alone(map, direction):
    check_places(*laid_out(map, direction))


@slow
@given(in_groups(), st.sampled_from(DIRECTIONS))
def test_quotations_are_at_their_claim(map, direction):
    scene, layout = laid_out(map, direction)
    found, parts = rects(scene, layout), parts_of(scene)
    for key, numbers in parts.notes.items():
        chain = [key, *(scene.links[n].source for n in numbers)]
        for turn, note in enumerate(chain[1:], 1):
            near = min(apart(found[note], found[other]) for other in chain[:turn])
            assert near <= 60


@slow
@given(in_groups(), st.sampled_from(DIRECTIONS), st.integers(2, 5))
def test_each_of_several_quotations_has_a_line_to_the_claim(map, direction, number):
    """A line from one quotation to the next reads as if one bore on the other."""
    name = next(iter(map.claims))
    more = {f"n{n}": evidence(f"n{n}", name, quote="Words that were said. " * n) for n in range(number)}
    scene, layout = laid_out(replace(map, evidence={**map.evidence, **more}), direction)
    found, parts = rects(scene, layout), parts_of(scene)
    several = [numbers for numbers in parts.notes.values() if len(numbers) > 1]
    assert several
    for numbers in several:
        for n in numbers:
            link, path = scene.links[n], layout.paths[n]
            assert on_border(found[link.source], path[0])
            assert on_border(found[link.target], path[-1])
            for other in numbers:
                if other != n:
                    box = found[scene.links[other].source]
                    assert not any(inside(box, point) for point in path)


def inside(rect, point, by=0.5):
    return (rect[0] - by < point[0] < rect[2] + by) and (rect[1] - by < point[1] < rect[3] + by)


def on_border(rect, point):
    return inside(rect, point) and not inside(rect, point, -0.5)


@slow
@given(in_groups())
def test_leaves_are_in_the_column_of_their_claim(map):
    """Reasons that nothing else touches are one below another, or in columns of the same width."""
    scene, layout = laid_out(map)
    found, parts = rects(scene, layout), parts_of(scene)
    units = forms(scene)[0].units
    for key, numbers in parts.reasons.items():
        leaves = [scene.links[n].source for n in numbers if parts.steps[scene.links[n].source] == 1]
        if len(leaves) > 1:
            kinds = {(scene.links[n].relation, units.of[scene.links[n].source]) for n in numbers
                     if scene.links[n].source in leaves}  # fmt: skip
            relations = {scene.links[n].relation for n in numbers}
            assert len(kinds) <= len(relations) or len(leaves) == len(relations)
        for leaf in leaves:
            assert found[leaf][1] > found[key][3]


def tree(reasons, leaves, **more):
    """A thesis with so many reasons, each of which has so many of its own."""
    things = [question("q", "Should it?"), claim("t", "It should.", answers=("q",)),
              position("p", "One.", "t")]  # fmt: skip
    for r in range(reasons):
        things += [
            claim(f"r{r}", "A reason. " * (r % 3 + 1)),
            argument(f"s{r}", "support", f"r{r}", "t"),
        ]
        for n in range(leaves):
            name = f"r{r}x{n}"
            things += [
                claim(name, "A leaf. " * (n % 4 + 1)),
                argument(name, "support", name, f"r{r}"),
            ]
    return make(*things, **more)


@pytest.mark.parametrize("direction", DIRECTIONS)
@pytest.mark.parametrize("reasons", [2, 3, 4])
def test_equal_reasons_are_level(reasons, direction):
    scene, layout = laid_out(tree(reasons, 2), direction)
    found = by_claim(scene, layout)
    side = {"up": 1, "down": 3, "left": 0, "right": 2}[direction]
    assert len({round(found[f"r{r}"][side], 3) for r in range(reasons)}) == 1


@pytest.mark.parametrize(("leaves", "direction"), [(2, "up"), (9, "up"), (9, "down"), (2, "left")])
def test_leaves_are_one_below_another_and_further_in(leaves, direction):
    scene, layout = laid_out(tree(4, leaves), direction)
    found = by_claim(scene, layout)
    for r in range(4):
        column = [found[f"r{r}x{n}"] for n in range(leaves)]
        column = column[::-1] if direction == "down" else column
        assert len({rect[0] for rect in column}) == 1
        assert all(b[1] - a[3] == pytest.approx(GAP) for a, b in pairwise(column))
        assert column[0][0] > found[f"r{r}"][0]


def test_supports_and_rebuttals_have_shafts_of_their_own():
    map = make(claim("a"), *(claim(f"b{n}") for n in range(6)),
               *(argument(f"s{n}", "rebut" if n % 2 else "support", f"b{n}", "a") for n in range(6)))  # fmt: skip
    scene, layout = laid_out(map)
    shafts = {}
    for number, link in enumerate(scene.links):
        path = layout.paths[number]
        shafts.setdefault(link.relation, set()).add(round(path[-1][0], 3))
        bottom = by_claim(scene, layout)["a"][3]
        assert path[-1][1] == pytest.approx(bottom)
    assert [len(found) for found in shafts.values()] == [1, 1]
    assert shafts["support"].isdisjoint(shafts["rebut"])


def shape(map, direction="up"):
    _, layout = laid_out(map, direction)
    return layout.width / layout.height


@pytest.mark.parametrize("count", [12, 60, 600])
@pytest.mark.parametrize("direction", DIRECTIONS)
def test_a_star_is_as_wide_as_a_page(count, direction):
    star = [claim("c0")]
    for n in range(1, count + 1):
        star += [claim(f"c{n}", f"Reason {n}."), argument(f"s{n}", "support", f"c{n}", "c0")]
    assert 0.5 < shape(make(*star), direction) < 3


@pytest.mark.parametrize("count", [4, 30, 300])
def test_claims_joined_to_nothing_fill_a_block(count):
    assert 0.5 < shape(make(*(claim(f"c{n}", f"Claim {n}.") for n in range(count)))) < 3
    inside = make(group("g", "All of them"), *(claim(f"c{n}", group="g") for n in range(count)))
    assert 0.5 < shape(inside) < 3


def test_chains_of_reasons_are_packed():
    things = []
    for n in range(40):
        things += [claim(f"a{n}"), claim(f"b{n}"), claim(f"c{n}"),
                   argument(f"s{n}", "support", f"b{n} c{n}", f"a{n}")]  # fmt: skip
    assert 0.5 < shape(make(*things)) < 3


def test_theses_are_level_and_above_what_they_argue_against():
    map = make(
        question("q", "Why?"), question("r", "How?"), position("1", "P.", "a"),
        position("2", "R.", "b"), claim("a", answers=("q",)), claim("b", answers=("r",)),
        claim("c"), claim("d"), argument("x", "rebut", "a", "c"), argument("y", "support", "c", "b"),
        argument("z", "rebut", "d", "c"), argument("w", "support", "d", "a"),
    )  # fmt: skip
    found = by_claim(*laid_out(map))
    assert found["a"][1] == found["b"][1]
    assert found["c"][1] > found["a"][3]


def test_a_group_of_one_claim_has_no_frame():
    map = make(group("g", "One"), group("h", "Two"), claim("a", group="g"),
               claim("b", group="h"), claim("c", group="h"))  # fmt: skip
    scene, layout = laid_out(map)
    assert [area.title for area in scene.areas] == ["Two"]
    assert len(layout.areas) == len(layout.titles) == 1


def test_a_long_title_of_a_group_has_as_many_lines_as_it_needs():
    map = make(group("g", "A title of a group that is much longer than the group is wide"),
               claim("a", group="g"), claim("b", group="g"), argument("s", "support", "a", "b"))  # fmt: skip
    scene, layout = laid_out(map)
    (left, top, right, bottom), (frame,) = layout.titles["a0"], layout.areas.values()
    assert bottom - top > 20
    assert frame[0] < left < right < frame[2]
    assert all(not overlap((left, top, right, bottom), r) for r in rects(scene, layout).values())


def test_a_label_of_a_step_has_lines():
    map = make(claim("a"), claim("b"), claim("c"),
               argument("s", "support", "b c", "a", text="A name of a step that is long " * 3))  # fmt: skip
    scene, _ = laid_out(map)
    (junction,) = [box for box in scene.boxes if box.shape == "junction"]
    assert 1 < len(junction.lines) <= 3
    assert junction.height > 14 * len(junction.lines)


def test_the_debate_in_every_direction():
    for direction in DIRECTIONS:
        check_places(*laid_out(debate(), direction))


@given(st.lists(st.tuples(st.floats(10, 400), st.floats(10, 400)), max_size=30),
       st.floats(0.5, 3))  # fmt: skip
def test_what_is_packed_does_not_overlap(sizes, ratio):
    places, (wide, high) = packed(sizes, ratio, 5.0)
    found = [(x, y, x + w, y + h) for (x, y), (w, h) in zip(places, sizes, strict=True)]
    assert all(not overlap(a, b) for a, b in combinations(found, 2))
    assert all(r[0] >= 0 and r[2] <= wide + 0.01 and r[3] <= high + 0.01 for r in found)


def test_a_path_along_the_axes_turns_at_its_corners():
    path = polyline([(0.0, 0.0), (50.0, 0.0), (50.0, 0.0), (50.0, 80.0), (50.0, 90.0)])
    assert path[0] == (0.0, 0.0)
    assert path[-1] == (50.0, 90.0)
    assert len(path) % 3 == 1
    assert all(x in (0.0, 50.0) or y == 0.0 or (44 <= x <= 50 and y <= 6) for x, y in path)
