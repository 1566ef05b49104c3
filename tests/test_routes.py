"""Edges made fit to look at, on boxes and paths put down by hand.

y grows downwards. A box is 200 wide and 60 high with its middle at 0, 0 unless said otherwise; for
routing, everything is moved by `AWAY`, so that nothing is right by being near to 0.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest

from argmap.drawing.layout.places import CORNER, Layout
from argmap.drawing.layout.places import straight as straight_path
from argmap.drawing.layout.routes import APART, ARROW, HALF_ARROW, arrow, extent, middle, routes
from argmap.drawing.scene.scene import LARGE, Box, Link, Scene

AWAY = (1000.0, 500.0)


def straight(start, end):
    return rounded(straight_path(start, end))


def rounded(path, by=(0.0, 0.0)):
    return [(round(x + by[0], 6), round(y + by[1], 6)) for x, y in path]


def box(key, shape="claim", width=200.0, height=60.0, **more):
    return Box(key, key, shape, width, height, "", **more)


def routed(boxes, centres, paths, links=None):
    """The paths of links that all lead to `a`, unless `links` says from where to where."""
    scene = Scene("", "", "", "", "up", boxes=boxes)
    links = links or [(f"b{n}", "a") for n in range(len(paths))]
    scene.links = [Link("", source, target, "support", "") for source, target in links]
    places = dict.fromkeys((b.key for b in boxes), (0.0, 0.0)) | centres
    places = {key: rounded([centre], AWAY)[0] for key, centre in places.items()}
    given = {number: rounded(path, AWAY) for number, path in enumerate(paths)}
    found = routes(scene, Layout(0, 0, places, given, {}))
    back = (-AWAY[0], -AWAY[1])
    return {number: rounded(path, back) for number, path in found.items()}


def from_below(*starts, end=(0.0, 30.0), target=None):
    """Straight paths from below up to one point of the lower side of `a`."""
    boxes = [target or box("a"), *(box(f"b{n}") for n in range(len(starts)))]
    centres = {f"b{n}": (x, 230.0) for n, x in enumerate(starts)}
    return routed(boxes, centres, [straight((x, 200.0), end) for x in starts])


def ends(paths, axis=0):
    return [paths[n][-1][axis] for n in sorted(paths)]


def test_an_edge_without_a_path_is_straight_from_middle_to_middle():
    boxes = [box("a"), box("b0")]
    scene = Scene("", "", "", "", "up", boxes=boxes, links=[Link("", "b0", "a", "support", "")])
    layout = Layout(0, 0, {"a": (0, 0), "b0": (300, 900)}, {}, {})
    assert routes(scene, layout)[0] == straight((300, 900), (0, 0))


def test_an_edge_with_a_path_keeps_it():
    path = straight((40.0, 200.0), (10.0, 30.0))
    assert routed([box("a"), box("b0")], {"b0": (40.0, 230.0)}, [path])[0] == path


def test_ends_at_one_point_are_put_apart_in_the_order_they_come_from():
    paths = from_below(300.0, -300.0, 0.0)
    right, left, between = ends(paths)
    assert (between - left, right - between) == (APART, APART)
    assert left == 0.0
    assert set(ends(paths, 1)) == {30.0}
    # The end's control point goes along, the rest of the path stays.
    for number, x in ((0, 300.0), (1, -300.0)):
        whole = straight((x, 200.0), (0.0, 30.0))
        moved = paths[number][-1][0]
        assert paths[number][:2] == whole[:2]
        assert paths[number][2] == pytest.approx((whole[2][0] + moved, whole[2][1]))


def test_ends_that_are_apart_stay():
    boxes = [box("a"), box("b0"), box("b1")]
    wide = [straight((-60.0, 200.0), (-60.0, 30.0)), straight((60.0, 200.0), (60.0, 30.0))]
    paths = routed(boxes, {"b0": (-60.0, 230.0), "b1": (60.0, 230.0)}, wide)
    assert [paths[0], paths[1]] == wide


def test_ends_near_a_corner_are_moved_off_it_and_push_their_neighbours():
    paths = from_below(500.0, 600.0, end=(99.0, 30.0))
    assert ends(paths) == [100 - CORNER - APART, 100 - CORNER]
    paths = from_below(-600.0, -500.0, end=(-99.0, 30.0))
    assert ends(paths) == [-100 + CORNER, -100 + CORNER + APART]


def test_many_ends_share_the_side_evenly():
    paths = from_below(*(float(n) for n in range(41)))
    found = ends(paths)
    gaps = [b - a for a, b in pairwise(found)]
    assert found[0] == pytest.approx(-100 + CORNER)
    assert found[-1] == pytest.approx(100 - CORNER)
    assert gaps == pytest.approx([(200 - 2 * CORNER) / 40] * 40)


def test_on_a_narrow_box_the_corner_is_a_quarter():
    found = ends(from_below(-9.0, 9.0, end=(0.0, 30.0), target=box("a", width=16.0)))
    assert found == [-4.0, 4.0]


@pytest.mark.parametrize(("x", "y"), [(1.0, 0.0), (-1.0, 0.0)])
def test_left_and_right_sides_have_half_the_distance(x, y):
    boxes = [box("a"), box("b0"), box("b1")]
    end = (100.0 * x, y)
    starts = [(400.0 * x, 50.0), (400.0 * x, -50.0)]
    paths = routed(boxes, {"b0": starts[0], "b1": starts[1]}, [straight(s, end) for s in starts])
    assert ends(paths, 1) == [APART / 2, 0.0]
    assert set(ends(paths)) == {100.0 * x}


def test_ends_on_different_sides_do_not_push_each_other():
    boxes = [box("a"), box("b0"), box("b1")]
    both = [straight((0.0, 200.0), (0.0, 30.0)), straight((0.0, -200.0), (0.0, -30.0))]
    paths = routed(boxes, {"b0": (0.0, 230.0), "b1": (0.0, -230.0)}, both)
    assert [paths[0], paths[1]] == both


def test_ends_within_a_box_or_off_its_corner_are_left_alone():
    for end in ((0.0, 0.0), (0.0, 26.0), (104.0, 34.0), (104.0, 0.0), (101.0, 40.0), (120.0, 30.0),
                (0.0, 60.0), (140.0, 0.0), (96.0, 0.0)):  # fmt: skip
        paths = from_below(0.0, 5.0, end=end)
        assert [paths[0][-1], paths[1][-1]] == [end, end]
    for end in ((0.0, 28.0), (0.0, 32.0), (100.0, 30.0)):
        first, second = ends(from_below(0.0, 5.0, end=end))
        assert second - first == pytest.approx(APART), end


def test_starts_are_put_apart_as_ends_are():
    boxes = [box("a"), box("b0"), box("b1")]
    paths = [straight((0.0, -30.0), (300.0, -200.0)), straight((0.0, -30.0), (-300.0, -200.0))]
    links = [("a", "b0"), ("a", "b1")]
    found = routed(boxes, {"b0": (300.0, -230.0), "b1": (-300.0, -230.0)}, paths, links)
    assert [found[0][0], found[1][0]] == [(APART, -30.0), (0.0, -30.0)]
    assert found[0][1][0] == pytest.approx(paths[0][1][0] + APART)
    assert found[0][2:] == paths[0][2:]


def test_premises_may_meet_in_a_junction():
    target = box("a", "junction", 11.0, 11.0)
    assert ends(from_below(-300.0, 300.0, end=(0.0, 5.5), target=target)) == [0.0, 0.0]


def test_edges_reach_a_question_from_aside_at_its_point_and_from_below_off_its_cut():
    boxes = [box("a", "question"), box("b0"), box("b1")]
    starts = [(400.0, 50.0), (400.0, -50.0)]
    paths = routed(boxes, {"b0": starts[0], "b1": starts[1]},
                   [straight(s, (100.0, s[1] / 10)) for s in starts])  # fmt: skip
    assert [paths[n][-2:] for n in (0, 1)] == [
        [(paths[n][-2][0], 0.0), (100.0, 0.0)] for n in (0, 1)
    ]
    assert paths[0][:2] == straight(starts[0], (100.0, 5.0))[:2]
    boxes = [box("a", "question"), *(box(f"b{n}") for n in range(30))]
    below = [straight((n - 15.0, 200.0), (0.0, 30.0)) for n in range(30)]
    found = ends(routed(boxes, {f"b{n}": (n - 15.0, 230.0) for n in range(30)}, below))
    assert (found[0], found[-1]) == pytest.approx((-100 + CORNER + 14, 100 - CORNER - 14))


def test_edges_leave_a_question_at_its_point():
    boxes = [box("a", "question"), box("b0")]
    path = straight((100.0, 12.0), (400.0, 50.0))
    (found,) = routed(boxes, {"b0": (500.0, 50.0)}, [path], [("a", "b0")]).values()
    assert found == [(100.0, 0.0), (path[1][0], 0.0), *path[2:]]


def test_large_pictures_have_straight_edges():
    boxes = [box("a"), *(box(f"b{n}") for n in range(LARGE))]
    bent = [(0.0, 200.0), (90.0, 150.0), (-90.0, 90.0), (0.0, 30.0)]
    paths = routed(boxes, {"b0": (0.0, 230.0)}, [bent])
    assert paths[0] == straight((0.0, 200.0), (0.0, 30.0))
    assert routed(boxes[:-1], {"b0": (0.0, 230.0)}, [bent])[0] == bent


# ---- arrowheads, middles, extent ----


@pytest.mark.parametrize("at_start", [False, True])
@pytest.mark.parametrize(("ux", "uy"), [(1.0, 0.0), (-1.0, 0.0), (0.0, 1.0), (0.6, -0.8)])
def test_an_arrowhead_is_as_long_as_it_should_be_and_covers_the_end(ux, uy, at_start):
    path = straight((0.0, 0.0), (100 * ux, 100 * uy))
    line, head = arrow(path[::-1] if at_start else path, at_start=at_start)
    line = line[::-1] if at_start else line
    tip = (100 * ux, 100 * uy)
    base = tip[0] - ARROW * ux, tip[1] - ARROW * uy
    assert head[0] == pytest.approx(tip)
    assert head[1] == pytest.approx((base[0] - uy * HALF_ARROW, base[1] + ux * HALF_ARROW))
    assert head[2] == pytest.approx((base[0] + uy * HALF_ARROW, base[1] - ux * HALF_ARROW))
    within = ARROW - 1.5  # the line ends inside of the head
    assert line[-1] == pytest.approx((tip[0] - within * ux, tip[1] - within * uy))
    assert line[:-1] == (path[:-1])


def test_an_arrowhead_looks_past_points_that_are_at_its_tip():
    path = [(0.0, 0.0), (50.0, 0.0), (99.5, 0.5), (100.0, 0.0)]
    line, head = arrow(path)
    assert head[1:] == [(90.0, HALF_ARROW), (90.0, -HALF_ARROW)]
    assert line[-2:] == [(91.5, 0.0), (91.5, 0.0)]  # nothing turns back inside of the head
    assert arrow([(0.0, 0.0), (70.0, 0.0), (90.0, 0.0), (100.0, 0.0)])[0][-2] == (90.0, 0.0)


def test_a_path_without_length_has_no_arrowhead():
    path = [(5.0, 5.0)] * 4
    assert arrow(path) == (path, [])
    assert arrow([(4.0, 5.0)] + [(5.0, 5.0)] * 3)[1] == []


def test_the_middle_of_a_path():
    assert middle([(0.0, 0.0), (0.0, 40.0), (100.0, 40.0), (100.0, 0.0)]) == (50.0, 30.0)
    two = [*straight((0.0, 0.0), (60.0, 0.0)), *straight((60.0, 0.0), (60.0, 90.0))[1:]]
    assert middle(two) == (60.0, 0.0)
    three = [*two, *straight((60.0, 90.0), (0.0, 90.0))[1:]]
    assert middle(three) == (60.0, 45.0)


def test_the_extent_takes_in_boxes_paths_and_frames():
    scene = Scene("", "", "", "", "up", boxes=[box("a")])
    layout = Layout(0, 0, {"a": (50.0, 70.0)}, {}, {})
    assert extent(scene, layout) == (-50.0, 40.0, 150.0, 100.0)
    layout = Layout(0, 0, {"a": (50.0, 70.0)}, {}, {"g": (-80.0, 10.0, 90.0, 300.0)})
    assert extent(scene, layout) == (-80.0, 10.0, 150.0, 300.0)
    path = [(0.0, -5.0), (400.0, 0.0), (10.0, 310.0), (-90.0, 0.0)]
    assert extent(scene, replace(layout, paths={0: path})) == (-90.0, -5.0, 400.0, 310.0)
    nothing = Layout(0, 0, {}, {}, {})
    assert extent(Scene("", "", "", "", "up"), nothing) == (0.0, 0.0, 0.0, 0.0)
