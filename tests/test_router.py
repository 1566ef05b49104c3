"""The ways of lines: on boxes put down at random, and on the maps that come with argmap."""

from __future__ import annotations

import itertools
from dataclasses import replace
from functools import cache
from statistics import median

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.drawing.layout.layout import lay_out_scene
from argmap.drawing.layout.places import Layout, straight
from argmap.drawing.layout.router import route
from argmap.drawing.layout.router.curves import far, rounded
from argmap.drawing.layout.router.measure import bounds, faults, flat
from argmap.drawing.scene.build import build
from argmap.drawing.scene.scene import Area, Box, Link, Scene
from argmap.drawing.svg.svg import draw
from argmap.drawing.view import Selection, select
from argmap.reading import read

RELATIONS = ("support", "rebut", "contradiction", "restatement", "answers")


def scene_of(boxes, links, direction="up", areas=()):
    scene = Scene("", "", "", "", direction, boxes=boxes, areas=list(areas))
    scene.links = [
        Link(f"l{n}", a, b, relation, "", "none" if relation in RELATIONS[2:] else "end")
        for n, (a, b, relation) in enumerate(links)
    ]
    return scene


def box(key, shape="claim", width=200.0, height=60.0, **more):
    return Box(key, key, shape, width, height, "", **more)


def two(*relations, at=(0.0, 200.0), direction="up"):
    """A box `a` at 0, 0 and a box `b` elsewhere, with lines from b to a."""
    scene = scene_of([box("a"), box("b")], [("b", "a", r) for r in relations], direction)
    return scene, route(scene, Layout(0, 0, {"a": (0.0, 0.0), "b": at}, {}, {}))


# ---- small pictures ----


def test_a_line_between_boxes_that_face_each_other_is_straight():
    _, layout = two("support")
    assert layout.paths[0] == straight((0.0, 170.0), (0.0, 30.0))
    _, layout = two("contradiction", at=(260.0, 0.0))
    assert layout.paths[0] == straight((160.0, 0.0), (100.0, 0.0))


def test_a_line_to_a_box_aside_turns_twice_and_ends_upright():
    _, layout = two("support", at=(600.0, 300.0))
    points = flat(layout.paths[0])
    (x0, y0), (x1, y1) = points[0], points[-1]
    assert (y0, y1) == (270.0, 30.0)
    assert points[1][0] == x0
    assert points[-2][0] == x1
    assert -80 <= x1 <= 80


def test_lines_between_the_same_boxes_have_ends_of_their_own():
    _, layout = two("support", "rebut", "support")
    ends = sorted(layout.paths[n][-1][0] for n in range(3))
    assert ends[1] - ends[0] >= 13.99
    assert ends[2] - ends[1] >= 13.99


def test_a_picture_that_runs_sideways_is_the_same_turned():
    scene, layout = two("support", at=(300.0, 0.0), direction="left")
    assert layout.paths[0] == straight((200.0, 0.0), (100.0, 0.0))
    assert faults(scene, layout).loose == []


def test_paths_that_are_there_stay_and_nothing_runs_through_boxes():
    boxes = [box("a"), box("b"), box("c")]
    scene = scene_of(boxes, [("b", "a", "support"), ("c", "a", "support")])
    spine = straight((-90.0, 60.0), (-90.0, 30.0))
    places = {"a": (0.0, 0.0), "b": (-60.0, 90.0), "c": (-60.0, 190.0)}
    layout = route(scene, Layout(0, 0, places, {0: spine}, {}))
    assert layout.paths[0] == spine
    assert faults(scene, layout).through == []


def test_boxes_move_apart_where_lines_have_no_room():
    below = [box(f"b{n}") for n in range(8)]
    scene = scene_of([box("a"), *below], [(b.key, "a", "support") for b in below])
    places = {"a": (0.0, 0.0)} | {b.key: (n * 230.0 - 800, 84.0) for n, b in enumerate(below)}
    layout = route(scene, Layout(0, 0, places, {}, {}))
    found = faults(scene, layout)
    assert (found.through, found.over, found.loose, found.crossing) == ([], [], [], [])
    assert layout.centres["b0"][1] > 84.0
    assert len({layout.centres[b.key][1] for b in below}) == 1


def test_premises_of_a_junction_are_one_bundle():
    boxes = [box("a"), box("j", "junction", 11.0, 11.0), box("b"), box("c")]
    links = [("b", "j", "support"), ("c", "j", "support"), ("j", "a", "support")]
    scene = scene_of(boxes, links)
    for link in scene.links[:2]:
        link.heads = "none"
    places = {"a": (0.0, 0.0), "j": (0.0, 100.0), "b": (-120.0, 200.0), "c": (120.0, 200.0)}
    layout = route(scene, Layout(0, 0, places, {}, {}))
    assert layout.paths[0][-1] == layout.paths[1][-1]
    svg = draw(scene, layout)
    assert svg.count('data-bundle="support j"') == 2
    assert faults(scene, layout).over == []


def test_a_sign_has_its_line_to_itself():
    boxes = [box(key) for key in "abcd"]
    links = [("c", "b", "contradiction"), ("d", "a", "support"), ("c", "a", "support")]
    scene = scene_of(boxes, links)
    places = {"a": (0.0, 0.0), "b": (300.0, 0.0), "c": (0.0, 300.0), "d": (300.0, 300.0)}
    layout = route(scene, Layout(0, 0, places, {}, {}))
    at = layout.signs[0]
    assert min(distance(at, layout.paths[0])) < 0.5
    for other in (1, 2):
        assert min(distance(at, layout.paths[other])) > 9
    assert f'cx="{at[0] + shift(scene, layout):.1f}"' in draw(scene, layout)


def shift(scene, layout):
    """How far the SVG is moved to the right, by where its first box is."""
    left = bounds(scene.boxes[0], layout)[0]
    drawn = draw(scene, layout).split('id="a"')[1].split('rect x="')[1].split('"')[0]
    return float(drawn) - left


def distance(point, path):
    points = flat(path)
    for (x0, y0), (x1, y1) in itertools.pairwise(points):
        for step in range(41):
            yield far(point, (x0 + (x1 - x0) * step / 40, y0 + (y1 - y0) * step / 40))


def test_corners_are_round_and_keep_to_the_corners_of_the_way():
    path = rounded([(0.0, 0.0), (0.0, 50.0), (60.0, 50.0)])
    assert (path[0], path[-1]) == ((0.0, 0.0), (60.0, 50.0))
    assert (len(path) - 1) % 3 == 0
    assert (0.0, 50.0) not in path
    assert rounded([(0.0, 0.0), (0.0, 20.0), (0.0, 50.0)]) == straight((0.0, 0.0), (0.0, 50.0))


# ---- boxes at random ----


@st.composite
def ranked(draw_):
    """Boxes in ranks of different heights, some in a frame, and lines between any two of them."""
    boxes, places, y = [], {}, 0.0
    areas, frames, titles = [], {}, {}
    for rank in range(draw_(st.integers(1, 4))):
        x, row = draw_(st.sampled_from((0.0, 90.0, 250.0))), []
        for _ in range(draw_(st.integers(1, 4))):
            shape = draw_(st.sampled_from(("claim", "claim", "claim", "evidence", "question")))
            one = box(f"n{len(boxes)}", shape, 200.0, draw_(st.sampled_from((60.0, 90.0, 130.0))))
            row.append((one, x + 100))
            boxes.append(one)
            x += 200 + draw_(st.sampled_from((22.0, 40.0, 160.0)))
        high = max(one.height for one, _ in row)
        framed = draw_(st.booleans())
        y += 60 if framed else 0
        for one, middle in row:
            places[one.key] = (middle, y + high / 2)
        if framed:
            frames[f"f{rank}"] = (row[0][1] - 114, y - 40, row[-1][1] + 114, y + high + 14)
            x0, y0, _, _ = frames[f"f{rank}"]
            titles[f"f{rank}"] = (x0 + 12, y0 + 6, x0 + 80, y0 + 24)
            areas.append(Area(f"f{rank}", f"f{rank}", "A group", None))
        y += high + draw_(st.sampled_from((40.0, 70.0)))
    keys = [one.key for one in boxes]
    links = draw_(st.lists(st.tuples(st.sampled_from(keys), st.sampled_from(keys),
                                     st.sampled_from(RELATIONS)), max_size=14))  # fmt: skip
    scene = scene_of(boxes, [link for link in links if link[0] != link[1]],
                     draw_(st.sampled_from(("up", "down"))), areas)  # fmt: skip
    return scene, Layout(1000.0, y, places, {}, frames, titles)


@settings(max_examples=60, deadline=None)
@given(ranked())
def test_whatever_the_boxes_no_line_is_loose_or_runs_through_one(given_):
    scene, layout = given_
    placed = route(scene, layout)
    found = faults(scene, placed)
    assert found.through == []
    assert found.loose == []
    assert sorted(placed.paths) == list(range(len(scene.links)))
    assert route(scene, layout) == placed


@settings(max_examples=40, deadline=None)
@given(ranked())
def test_boxes_only_move_apart_and_frames_go_with_them(given_):
    scene, layout = given_
    placed = route(scene, layout)
    for one in scene.boxes:
        a, b = bounds(one, layout), bounds(one, placed)
        for other in scene.boxes:
            c, d = bounds(other, layout), bounds(other, placed)
            for low, high in ((0, 2), (1, 3)):
                if a[high] <= c[low]:
                    assert d[low] - b[high] >= c[low] - a[high] - 0.01
        for key, frame in layout.areas.items():
            if inside(a, frame):
                assert inside(b, placed.areas[key])


def inside(rect, frame):
    return (
        frame[0] <= rect[0] + 0.01
        and frame[1] <= rect[1] + 0.01
        and frame[2] >= rect[2] - 0.01
        and frame[3] >= rect[3] - 0.01
    )


# ---- the maps ----

PICTURES = {
    "focus": ("why-no-peace", Selection(focus=("us-blocked",), depth=1)),
    "head-on": ("why-no-peace", Selection(saved="head-on")),
    "calls": ("why-no-peace", Selection(saved="calls")),
    "answers-first": ("why-no-peace", Selection(saved="answers-first")),
    "istanbul": ("why-no-peace", Selection(saved="istanbul")),
    "nato": ("why-no-peace", Selection(saved="nato")),
    "isaacs": ("isaacs-two-to-tango", Selection()),
    "prashad-case": ("prashad-west-blocks", Selection(saved="prashad-case")),
    "prashad": ("prashad-west-blocks", Selection()),
    "three-talks": ("snider-peace-talks", Selection(saved="three-talks")),
    "talks": ("snider-peace-talks", Selection()),
    "tango": ("snider-tango", Selection()),
    "war": ("snider-war-to-continue", Selection()),
}
WHOLE = ("focus", "isaacs", "prashad", "talks", "tango", "war")
"""A picture of each map, whole but for the largest."""


@cache
def map_of(name):
    return read([f"maps/{name}.arg"]).map


@cache
def drawn(name, direction="up"):
    """A scene and its layout."""
    file, selection = PICTURES[name]
    view, missing = select(map_of(file), selection)
    assert not missing
    scene = build(view, direction=direction)
    return scene, lay_out_scene(scene)


@pytest.mark.parametrize("name", PICTURES)
def test_in_the_maps_no_line_is_loose_or_runs_through_anything(name):
    scene, routed = drawn(name)
    found = faults(scene, routed)
    assert (found.through, found.loose) == ([], [])


def test_in_the_maps_lines_do_not_lie_on_each_other():
    """But for a pair here and there that comes closer than the width of two lines."""
    found = {name: len(faults(*drawn(name)).over) for name in PICTURES}
    assert max(found.values()) <= 3
    assert sum(found.values()) <= 6


def test_in_the_maps_few_lines_cross():
    shares = []
    for name in WHOLE:
        scene, routed = drawn(name)
        shares.append(len(faults(scene, routed).crossing) / len(scene.links))
    assert median(shares) <= 0.5


@pytest.mark.parametrize("direction", ["left", "right", "down"])
def test_in_every_direction_lines_end_on_their_boxes(direction):
    scene, placed = drawn("head-on", direction)
    found = faults(scene, placed)
    assert (found.through, found.loose) == ([], [])


# ---- the measures themselves ----


def test_the_measures_see_what_they_are_for():
    scene = scene_of([box("a"), box("b"), box("c")], [("b", "a", "support"), ("c", "a", "support")])
    places = {"a": (0.0, 0.0), "b": (0.0, 200.0), "c": (0.0, 400.0)}
    paths = {0: straight((0.0, 170.0), (0.0, 30.0)), 1: straight((2.0, 370.0), (2.0, 30.0))}
    found = faults(scene, Layout(0, 0, places, paths, {}))
    assert found.through == [(1, "b")]
    assert found.over == [(0, 1)]
    assert found.loose == []
    paths = {0: straight((-50.0, 170.0), (50.0, 60.0)), 1: straight((50.0, 370.0), (-50.0, 30.0))}
    found = faults(scene, Layout(0, 0, places, paths, {}))
    assert found.loose == [0]
    assert found.crossing == [(0, 1)]
    framed = replace(scene, areas=[Area("f", "f", "A group of claims", None)])
    frame, title = (-60.0, 80.0, 200.0, 160.0), (-48.0, 86.0, 60.0, 104.0)
    layout = Layout(0, 0, places, paths, {"f": frame}, {"f": title})
    assert (0, "f") in faults(framed, layout).through
