"""The measures of pictures on handmade SVGs, where the answer is known."""

from __future__ import annotations

from itertools import pairwise
from math import hypot, inf

import pytest
from drawn import Box, Drawing, Frame, drawn
from drawn_measures import (
    area,
    at_another_box,
    crossings,
    crossings_per_line,
    fill,
    in_the_air,
    inside,
    on_top,
    outside,
    smallest_type,
    through_boxes,
    through_labels,
)
from drawn_paths import flattened, hull, matrix, transformed

SQUARE = ((0.0, 0.0), (10.0, 0.0), (10.0, 10.0), (0.0, 10.0))


def svg(*inside: str, size='width="1000" height="500" viewBox="0 0 1000 500"') -> Drawing:
    return drawn(
        f'<svg xmlns="http://www.w3.org/2000/svg" font-size="13" {size}>{"".join(inside)}</svg>'
    )


def box(id, x, y, wide=100, high=50, more="", kind="claim"):
    shape = f'<rect x="{x}" y="{y}" width="{wide}" height="{high}"/>'
    return f'<g id="{id}" class="{kind}"><title>No words of the picture</title>{shape}{more}</g>'


def edge(id, ends, d, more="", attributes=""):
    a, b = ends.split()
    return (
        f'<g id="{id}" class="edge support" data-from="{a}" data-to="{b}" {attributes}>'
        f'<path d="{d}" fill="none"/>{more}</g>'
    )


def boxes(*inside):
    return f'<g class="boxes">{"".join(inside)}</g>'


ROW = boxes(box("a", 0, 100), box("b", 200, 100), box("c", 400, 100))


# ---- reading ----


def test_boxes_lines_frames_and_words_are_told_apart():
    drawing = svg(
        '<g class="head"><text x="0" y="20" font-size="24">Head</text></g>',
        '<g id="g1" class="group"><rect x="5" y="90" width="300" height="80"/></g>',
        '<text x="12" y="100" font-size="12" textLength="40">Group</text>',
        edge("e", "a b", "M100 125L200 125", '<text x="150" y="120" font-size="11">3</text>',
             'data-count="3" data-bundle="k"'),
        boxes(box("a", 0, 100, more='<text x="4" y="110">words</text>'),
              box("g2", 200, 100, kind="group")),
    )  # fmt: skip
    assert [(b.id, b.kind, b.rect) for b in drawing.boxes] == [
        ("a", "claim", (0, 100, 100, 150)), ("g2", "group", (200, 100, 300, 150)),
    ]  # fmt: skip
    (line,) = drawing.lines
    assert (line.id, line.relation, line.source, line.target) == ("e", "support", "a", "b")
    assert (line.count, line.bundle, line.ends) == (3, "k", ((100, 125), (200, 125)))
    assert drawing.frames == (Frame("g1", (5, 90, 305, 170)),)
    assert [(w.words, w.where, w.owner, w.size) for w in drawing.labels] == [
        ("Head", "page", "", 24), ("Group", "title", "", 12), ("3", "line", "e", 11),
        ("words", "box", "a", 13),
    ]  # fmt: skip
    assert drawing.labels[1].rect == (12, 91, 52, pytest.approx(102.4))


def test_transforms_and_boxes_within_boxes():
    quotation = box("q", 10, 60, 40, 20, kind="evidence")
    moved = f'<g transform="translate(50 10)"><g transform="scale(2)">{quotation}</g></g>'
    drawing = svg(boxes(f'<g id="a" class="claim">{box("b", 0, 0, kind="other")}{moved}</g>'))
    found = {b.id: (b.rect, b.within) for b in drawing.boxes}
    assert found == {
        "a": ((0, 0, 150, 170), ""), "b": ((0, 0, 100, 50), "a"), "q": ((70, 130, 150, 170), "a"),
    }  # fmt: skip
    assert fill(drawing) == pytest.approx(area(drawing.boxes[0].outline) / 500_000)


def test_right_aligned_and_centred_words():
    shown = '<text x="100" y="50" font-size="10" textLength="{}" text-anchor="{}">w</text>'
    drawing = svg(shown.format(40, "end"), shown.format(40, "middle"))
    assert [label.rect for label in drawing.labels] == [(60, 42.5, 100, 52), (80, 42.5, 120, 52)]


@pytest.mark.parametrize("tip", ["M100 125L110 129L110 121Z", "M110 129L110 121L100 125Z"])
def test_a_line_goes_on_to_the_tip_of_its_arrowhead(tip):
    line = edge("e", "b a", "M200 125L108.5 125", f'<path d="{tip}"/>')
    assert svg(line, ROW).lines[0].ends == ((200, 125), (100, 125))
    line = edge("e", "a b", "M108.5 125L200 125", f'<path d="{tip}"/>')
    assert svg(line, ROW).lines[0].ends == ((100, 125), (200, 125))
    far = edge("e", "b a", "M200 125L150 125", f'<path d="{tip}"/>')
    assert svg(far, ROW).lines[0].ends == ((200, 125), (150, 125))


def test_a_sign_on_a_line_does_not_change_its_ends():
    sign = '<circle cx="150" cy="125" r="8.5"/><path d="M146 121L154 129M146 129L154 121" fill="none"/>'
    drawing = svg(edge("e", "a b", "M100 125L200 125", sign), ROW)
    assert drawing.lines[0].pieces == (((100, 125), (200, 125)),)
    assert [label.rect for label in drawing.labels] == [pytest.approx((141.5, 116.5, 158.5, 133.5))]


@pytest.mark.parametrize(
    ("d", "end", "length"),
    [
        ("M0 0L30 40", (30, 40), 50),
        ("M0 0 30 40 30 0", (30, 0), 90),
        ("m10 10h20v-5H0", (0, 5), 55),
        ("M0 0C0 0 90 0 90 0", (90, 0), 90),
        ("M0,0c0,55.2285,44.7715,100,100,100", (100, 100), 157.1),
        ("M0 0C0 55.2 44.8 100 100 100S200 55.2 200 0", (200, 0), 314.2),
        ("M0 0Q50 0 100 0T200 0", (200, 0), 200),
        ("M0 0A50 50 0 0 1 100 0", (100, 0), 157.1),
        ("M0 0a50 50 0 1 0 50-50", (50, -50), 235.6),
        ("M0 0l10 0l0 10z", (0, 0), 34.14),
        ("M-.5-.5L-.5 9.5", (-0.5, 9.5), 10),
    ],
)
def test_paths(d, end, length):
    (points,) = flattened(d)
    assert points[-1] == pytest.approx(end)
    pairs = pairwise(points)
    assert sum(hypot(c - a, d - b) for (a, b), (c, d) in pairs) == pytest.approx(length, rel=0.01)


def test_a_path_of_several_pieces_and_a_large_arc_on_the_right_side():
    assert flattened("M0 0L5 0M9 0L12 0") == [[(0, 0), (5, 0)], [(9, 0), (12, 0)]]
    (arc,) = flattened("M0 0A50 50 0 0 1 100 0")
    assert min(y for _, y in arc) == pytest.approx(-50, abs=0.5)
    (arc,) = flattened("M0 0A50 50 0 0 0 100 0")
    assert max(y for _, y in arc) == pytest.approx(50, abs=0.5)


def test_matrices():
    assert transformed([(1, 0)], matrix("rotate(90 1 1)")) == [pytest.approx((2, 1))]
    assert transformed([(1, 2)], matrix("translate(5) scale(2,3)")) == [(7, 6)]
    assert transformed([(1, 2)], matrix("matrix(1 0 0 1 4 5)")) == [(5, 7)]
    assert transformed([(1, 1)], matrix("skewX(45) skewY(0)")) == [pytest.approx((2, 1))]


# ---- the whole ----


@pytest.mark.parametrize(
    ("size", "points"),
    [
        ('width="277mm" height="190mm" viewBox="0 0 1385 950"', 12 * 0.2 * 72 / 25.4),
        ('width="27.7cm" height="19cm" viewBox="0 0 1385 950"', 12 * 0.2 * 72 / 25.4),
        ('width="2770" height="100" viewBox="0 0 2770 100"', 12 * 0.1 * 72 / 25.4),
        ('width="100" height="1900" viewBox="0 0 100 1900"', 12 * 0.1 * 72 / 25.4),
        ('width="100" height="100" viewBox="0 0 100 100"', 9.0),
    ],
)
def test_type_on_a_page(size, points):
    small = '<g font-size="12"><text>words</text></g><text font-size="14">more</text>'
    assert smallest_type(svg(small, '<text font-size="2"> </text>', size=size)) == pytest.approx(
        points
    )


def test_type_of_a_part_of_a_text_and_under_a_scale():
    assert smallest_type(svg('<text>a<tspan font-size="8">b</tspan></text>', size='width="9" '
                             'height="9"')) == pytest.approx(6)  # fmt: skip
    words = '<g transform="scale(.5)"><text font-size="20">a</text></g>'
    assert smallest_type(svg(words, size='width="9" height="9"')) == pytest.approx(7.5)
    assert smallest_type(svg()) == inf


def test_fill():
    assert fill(svg(ROW)) == pytest.approx(3 * 5000 / 500_000)
    dot = '<g id="d" class="argument junction"><circle cx="50" cy="50" r="50"/></g>'
    assert fill(svg(boxes(dot))) == pytest.approx(3.14159 * 2500 / 500_000, rel=0.02)
    assert svg(boxes(dot)).boxes[0].kind == "junction"


# ---- lines and boxes ----


@pytest.mark.parametrize(
    ("d", "px"),
    [
        ("M100 125L400 125", 98),  # straight through, a px of border on each side
        ("M100 110C150 60 350 60 400 110", None),  # over it
        ("M100 125L195 90L400 95", None),  # past a corner
        ("M100 125L200 100H300L400 125", None),  # along its upper border
        ("M100 125L150 125M350 125L400 125", None),  # broken where the box is
        ("M250 149V60", 48),
    ],
)
def test_a_line_through_a_box(d, px):
    found = through_boxes(svg(edge("e", "a c", d), ROW))
    assert [(t.line, t.what) for t in found] == ([("e", "b")] if px else [])
    if px and d.startswith("M100"):
        assert found[0].px == pytest.approx(px)


def test_a_line_through_its_own_box_is_its_own_matter():
    inner = boxes(f'<g id="a" class="claim">{box("q", 0, 100)}{box("r", 0, 160)}</g>')
    assert through_boxes(svg(edge("e", "q z", "M50 110L50 300"), inner)) == [
        ("e", "r", pytest.approx(48))
    ]
    assert through_boxes(svg(edge("e", "a q", "M50 300L50 150"), inner))[0].what == "r"
    assert through_boxes(svg(edge("e", "a r", "M50 300L50 210"), inner)) == []


def test_round_and_pointed_boxes_are_no_rectangles():
    dot = '<g id="d" class="argument junction"><circle cx="250" cy="125" r="20"/></g>'
    corner = edge("e", "a c", "M230 115L240 105")  # within the square around it only
    assert through_boxes(svg(corner, boxes(dot))) == []
    assert through_boxes(svg(edge("e", "a c", "M200 125L300 125"), boxes(dot)))
    asked = '<g id="h" class="question"><path d="M30 0H70L100 25L70 50H30L0 25Z"/></g>'
    assert through_boxes(svg(edge("e", "a c", "M0 8L8 0"), boxes(asked))) == []
    assert through_boxes(svg(edge("e", "a c", "M0 24L100 24"), boxes(asked)))


def test_a_line_through_words():
    title = '<text x="150" y="130" font-size="12" textLength="60">Group</text>'
    struck = edge("e", "a b", "M100 125L300 125")
    assert through_labels(svg(struck, title)) == [("e", "Group", pytest.approx(58))]
    assert through_labels(svg(edge("e", "a b", "M100 160L300 160"), title)) == []
    own = '<text x="150" y="130" textLength="20">2</text><circle cx="250" cy="125" r="8"/>'
    assert through_labels(svg(edge("e", "a b", "M100 125L300 125", own))) == []
    other = edge("f", "a b", "M160 0L160 300") + edge("g", "a b", "M250 0L250 300")
    found = through_labels(svg(edge("e", "a b", "M100 125L300 125", own), other))
    assert [t[:2] for t in found] == [("f", "2"), ("g", "sign of e")]
    inside = boxes(box("z", 140, 100, more=title))  # words of a box count with the box
    assert through_labels(svg(struck, inside)) == []


# ---- lines and lines ----


@pytest.mark.parametrize(
    ("other", "px"),
    [
        ("M0 0L300 0", 200),  # the same way
        ("M300 2L0 2", 200),  # back, two px below
        ("M0 4L300 4", None),  # next to it
        ("M100 -50L100 50", None),  # across
        ("M180 0L300 0", None),  # twenty px are what an end takes
        ("M100 0L130 0L130 90", 30),
        ("M0 -6C50 -6 50 0 100 0S150 6 200 6", 100),
        ("M0 -30L200 30", None),  # slanting through it
    ],
)
def test_lines_on_top_of_each_other(other, px):
    drawing = svg(edge("e", "a b", "M0 0L200 0"), edge("f", "c d", other))
    found = on_top(drawing)
    assert [(t.line, t.other) for t in found] == ([("e", "f")] if px else [])
    if px:
        assert found[0].px == pytest.approx(px, abs=4)


def test_lines_of_one_bundle_lie_on_each_other_and_a_line_on_itself():
    one = edge("e", "a b", "M0 0L200 0", attributes='data-bundle="x"')
    assert on_top(svg(one, edge("f", "c b", "M0 0L200 0", attributes='data-bundle="x"'))) == []
    assert len(on_top(svg(one, edge("f", "c b", "M0 0L200 0", attributes='data-bundle="y"')))) == 1
    assert len(on_top(svg(one, edge("f", "c b", "M0 0L200 0")))) == 1
    assert on_top(svg(edge("e", "a b", "M0 0L200 0L0 1"))) == []


def test_pairs_far_from_the_grids_lines_are_found_once():
    drawing = svg(edge("e", "a b", "M7 7L993 493"), edge("f", "a b", "M7 7L993 493"))
    (pair,) = on_top(drawing)
    assert pair.px == pytest.approx(hypot(986, 486), rel=0.01)


def test_crossings():
    cross = (edge("e", "a b", "M0 0L300 300"), edge("f", "c d", "M0 300L300 0"))
    assert crossings(svg(*cross)) == [("e", "f", pytest.approx((150, 150)))]
    assert crossings_per_line(svg(*cross)) == 0.5
    assert crossings_per_line(svg(*cross, edge("g", "a b", "M500 0L500 9"))) == pytest.approx(1 / 3)
    twice = edge("f", "c d", "M0 50L100 -50L200 50")
    assert len(crossings(svg(edge("e", "a b", "M0 0L300 0"), twice))) == 2
    assert crossings_per_line(svg()) == 0.0


def test_lines_that_meet_at_a_port_do_not_cross():
    meet = [edge("e", "a b", "M0 0L103 103"), edge("f", "c b", "M200 0L97 103")]
    assert crossings(svg(*meet)) == []
    through = [edge("e", "a b", "M0 0L203 203"), edge("f", "c b", "M200 0L97 103")]
    assert len(crossings(svg(*through))) == 1
    bundle = 'data-bundle="x"'
    both = [edge("e", "a b", "M0 0L99 99", attributes=bundle),
            edge("f", "c b", "M0 99L99 0", attributes=bundle)]  # fmt: skip
    assert crossings(svg(*both)) == []


# ---- ends ----


@pytest.mark.parametrize(
    ("d", "air", "another"),
    [
        ("M100 125L200 125", 0, 0),
        ("M50 125L197 125", 0, 0),  # from inside of one, to three px before the other
        ("M100 125L195 125", 1, 0),
        ("M120 125L180 125", 2, 0),
        ("M100 125L400 130", 0, 1),
    ],
)
def test_ends_of_lines(d, air, another):
    drawing = svg(edge("e", "a b", d), ROW)
    assert len(in_the_air(drawing)) == air
    assert len(at_another_box(drawing)) == another


def test_an_end_at_what_is_not_there_or_at_a_frame():
    assert in_the_air(svg(edge("e", "a z", "M100 125L700 125"), ROW)) == [("e", "z")]
    assert at_another_box(svg(edge("e", "a z", "M100 125L200 125"), ROW)) == [("e", "z", "b")]
    frame = '<g id="g" class="group"><rect x="200" y="100" width="9" height="99"/></g>'
    row = boxes(box("a", 0, 100))
    assert in_the_air(svg(edge("e", "a g", "M100 125L200 125"), frame, row)) == []


# ---- geometry ----


def test_geometry():
    assert hull([(0, 0), (10, 0), (10, 10), (0, 10), (5, 5), (5, 0)]) == SQUARE
    assert area(SQUARE) == 100
    assert inside((-5, 5), (15, 5), SQUARE, 0.0) == pytest.approx(10)
    assert inside((5, 5), (6, 5), SQUARE) == pytest.approx(1)
    assert inside((-5, 0), (15, 0), SQUARE) == 0
    assert inside((20, 20), (30, 30), SQUARE) == 0
    assert outside((5, 5), SQUARE) == 0
    assert outside((13, 14), SQUARE) == 5
    assert Box("a", "claim", SQUARE).rect == (0, 0, 10, 10)
