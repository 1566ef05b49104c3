"""Pictures for a page: how much is on it, that it can be read, and that nothing is missing from what is counted."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections import Counter
from dataclasses import replace
from itertools import combinations
from pathlib import Path

import drawn_measures as measures
import pytest
from debates_of_size import write_debate
from drawn import drawn
from handmade import argument, claim, debate, evidence, make, person, position, source
from in_pictures import in_picture, in_scene

from argmap.drawing.engines import EngineError
from argmap.drawing.fit import How, fit
from argmap.drawing.folding.fold import AS_USUAL, Wanted, fold
from argmap.drawing.folding.importance import FIRST, THESIS, importance
from argmap.drawing.layout.layout import lay_out_scene, routed
from argmap.drawing.layout.paged import in_stacks
from argmap.drawing.layout.router.measure import faults
from argmap.drawing.layout.routes import extent
from argmap.drawing.paper import pages
from argmap.drawing.scene.boxes import COLUMN
from argmap.drawing.scene.build import build
from argmap.drawing.scene.scene import Sheet
from argmap.drawing.svg.svg import draw
from argmap.drawing.view import select, without_evidence
from argmap.formats.exports import exporter_for
from argmap.formats.exports.options import Options
from argmap.reading import read, read_text

ROOT = Path(__file__).parents[1]
MAPS = tuple(p.stem for p in sorted((ROOT / "maps").glob("*.arg")) if p.stem != "people")
WIDE = Sheet(1200.0, 700.0, 220.0)


def lines(*rows):
    return "\n".join(rows) + "\n"


SHAPES = {
    "a star": lines("claim top: The top.", *(f"    supported by r{n}: Reason {n}." for n in range(900))),
    "a circle": lines(*(f"claim c{n}: Claim {n}.\n    supported by c{(n + 1) % 300}" for n in range(300))),
    "a claim longer than a page": lines(
        f"claim long: {'This claim is longer than a page. ' * 300}",
        *(f"    rebutted by r{n}: It is not." for n in range(50)),
    ),
    "no positions": lines(
        "claim c0: The first.", *(f"claim c{n}: Claim {n}.\n    supports c{n // 3}" for n in range(1, 150))
    ),
    "everything against everything": lines(
        *(f"claim d{n}: Dense {n}." + "".join(f"\n    rebuts d{(n + j) % 41}" for j in range(1, 9)) for n in range(41))
    ),
    "nothing but questions": lines(*(f"question q{n}: What of number {n}?" for n in range(60))),
    "nothing joined": lines(*(f"claim c{n}: Claim {n}." for n in range(200))),
    "theses alone": lines(
        *(f"claim t{n}: Thesis {n}." for n in range(30)),
        *(f"position p{n}: Position {n}\n    thesis t{n}" for n in range(30)),
    ),
}  # fmt: skip


def fitted(map, word="A4", wanted=AS_USUAL):
    view, _ = select(map)
    return fit(view, wanted, pages(word), How())


def drawing(made):
    return drawn(draw(made.scene, made.layout, theme="light", page=made.page))


@pytest.fixture(scope="module", params=[30, 300])
def large(request, tmp_path_factory):
    """A debate of that many claims."""
    path = write_debate(tmp_path_factory.mktemp("debate"), request.param)
    return read([str(path)]).map


@pytest.mark.parametrize("name", SHAPES)
@pytest.mark.parametrize("word", ["A4", "slide", "120x80"])
def test_every_shape_can_be_read_on_a_page(name, word):
    made = fitted(read_text(SHAPES[name]).map, word)
    picture = drawing(made)
    assert made.fits
    assert measures.smallest_type(picture) >= 7.99
    if name != "everything against everything":
        assert measures.through_boxes(picture) == []
        assert measures.on_top(picture) == []
        assert len(picture.boxes) >= (1 if word == "120x80" else 12)
    assert in_scene(made.scene) == in_picture(made.view)


@pytest.mark.parametrize("name", SHAPES)
@pytest.mark.parametrize("boxes", [1, 2, 3])
def test_no_picture_is_empty(name, boxes):
    view, _ = select(read_text(SHAPES[name]).map)
    made = fold(view, boxes=boxes)
    assert 1 <= len(made.claims) + len(made.questions) <= boxes


def test_a_map_of_lines_shows_a_few_boxes_that_can_be_read():
    made = fitted(read_text(SHAPES["everything against everything"]).map)
    assert made.fits
    assert len(made.view.claims) >= 4


@pytest.mark.parametrize("word", ["A4", "A5", "letter"])
def test_a_page_of_a_debate_is_full_and_its_lines_are_clear(large, word):
    made = fitted(large, word)
    picture = drawing(made)
    assert made.good
    assert measures.fill(picture) >= (0.25 if word == "A5" else 0.31)
    assert measures.smallest_type(picture) >= 7.99
    assert measures.through_boxes(picture) == measures.on_top(picture) == []
    assert measures.crossings_per_line(picture) <= 1.0
    assert in_scene(made.scene) == in_picture(made.view)


def test_a_larger_page_shows_more(large):
    shown = [len(fitted(large, word).view.claims) for word in ("120x80", "A5", "A4", "A3")]
    assert shown == sorted(shown)
    assert shown[0] < shown[1] < shown[2]


def test_the_same_page_twice(large):
    one, other = (fitted(large) for _ in range(2))
    assert draw(one.scene, one.layout, page=one.page) == draw(
        other.scene, other.layout, page=other.page
    )


def test_as_many_boxes_as_are_asked_for(large):
    made = fitted(large, wanted=Wanted(boxes=9))
    assert 6 <= len(made.view.claims) <= 9


def test_a_picture_takes_no_longer_than_it_may(large):
    view, _ = select(large)
    with pytest.raises(EngineError):
        fit(view, AS_USUAL, pages("A4"), How(deadline=0.0, direction="right"))


@pytest.mark.parametrize(("word", "number"), [("A4", 15), ("slide", 9)])
def test_many_questions_of_one_claim_are_on_the_page(word, number):
    text = lines(
        *(f"question q{n}: Question number {n}?" for n in range(500)),
        "claim a: Answers all.", *(f"    answers q{n}" for n in range(500)),
    )  # fmt: skip
    made = fitted(read_text(text).map, word)
    assert made.fits
    assert len(made.view.questions) >= number
    assert made.view.scope == f"Left out: {500 - len(made.view.questions)} questions."


# ---- quotations ----


@pytest.mark.parametrize(
    ("number", "boxed", "listed"), [(40, 40, 0), (41, 0, 41), (200, 0, 200), (201, 0, 0)]
)
def test_many_quotations_of_one_claim_are_listed_and_very_many_counted(number, boxed, listed):
    view, _ = select(make(claim("c"), *(evidence(f"e{n}", "c") for n in range(number))))
    scene = build(view)
    assert sum(box.shape == "evidence" for box in scene.boxes) == boxed
    assert len(scene.notes) == listed
    assert len(build(view, quotes="marks").notes) == number
    made = fitted(view.map)
    assert len(made.scene.notes) <= max(listed, boxed)
    if not boxed and not listed:
        assert str(number) in scene.boxes[0].marks[0].text


# ---- stacks ----


def test_boxes_in_stacks_lie_on_nothing_and_theses_begin_them(large):
    view, _ = select(large)
    scene = build(fold(without_evidence(view), boxes=16), sheet=WIDE)
    layout = lay_out_scene(scene)
    rects = {}
    for box in scene.boxes:
        x, y = layout.centres[box.key]
        rects[box.key] = (x - box.width / 2, y - box.height / 2, x + box.width / 2, y + box.height / 2)
    for a, b in combinations(rects.values(), 2):
        assert a[2] <= b[0] or b[2] <= a[0] or a[3] <= b[1] or b[3] <= a[1]
    for box in scene.boxes:
        if box.thesis:
            left, top, right, _ = rects[box.key]
            over = [
                other for other in scene.boxes
                if rects[other.key][3] <= top and rects[other.key][0] < right and left < rects[other.key][2]
            ]  # fmt: skip
            assert {o.shape for o in over if not o.thesis} <= {"question", "bundle"}


def test_boxes_and_lines_come_closer_where_a_page_is_full(large):
    scene = build(fold(without_evidence(select(large)[0]), boxes=14), sheet=WIDE)
    placed = in_stacks(scene)
    sizes = []
    for room in (9000.0, 10.0):
        scene.sheet = replace(WIDE, width=room, height=room)
        layout = routed(scene, placed)
        left, top, right, bottom = extent(scene, layout)
        sizes.append((right - left, bottom - top))
        rects = []
        for box in scene.boxes:
            x, y = layout.centres[box.key]
            rects.append((x - box.width / 2, y - box.height / 2, x + box.width / 2, y + box.height / 2))
        for a, b in combinations(rects, 2):
            assert a[2] < b[0] or b[2] < a[0] or a[3] < b[1] or b[3] < a[1]
        found = faults(scene, layout)
        assert found.through == found.loose == []
    (wide, high), (narrow, low) = sizes
    assert narrow < wide
    assert low < high


# ---- lines between folded parts ----


def test_many_kinds_of_lines_between_two_boxes_are_one_with_a_plate():
    parts = [claim("b"), claim("a"), position("q", "Q", "b"), position("p", "P", "a")]
    for name, kind, more in (
        ("r0", "support", {}), ("r1", "rebut", {}), ("r2", "rebut", {"inferred": ""}), ("r3", "rebut", {}),
    ):  # fmt: skip
        parts += [claim(name), argument(f"in-{name}", "support", name, "b")]
        parts.append(argument(f"out-{name}", kind, name, "a", **more))
    view = fold(select(make(*parts))[0], boxes=2)
    assert view.inside == {f"r{n}": view.inside["r0"] for n in range(4)}
    each = {"support", "rebut"}
    assert {link.relation for link in build(view).links} == each  # no page, no plate
    for map in (view.map, make(*parts[:-6])):
        few = map is not view.map
        seen = fold(select(map)[0], boxes=2)
        scene = build(seen, sheet=WIDE)
        plates = [box for box in scene.boxes if box.shape == "bundle"]
        assert in_scene(scene) == in_picture(seen)
        assert {link.relation for link in scene.links} <= (each if few else {"bundle"})
        assert len(plates) == (0 if few else 1)
        for plate in plates:
            kinds = sorted((cell.relation, cell.count, cell.drawn) for cell in plate.cells)
            assert [k for k in kinds if k[0] == "rebut"] == [("rebut", 1, True), ("rebut", 2, False)]
            assert sum(plate.holds.values()) == 4
            assert sum(link.count for link in scene.links) == 0


# ---- what comes first ----


def test_first_theses_come_before_what_commenters_hold_and_other_theses():
    parts = [
        person("ann", "Ann"), person("cy", "Cy"),
        source("paper", "The paper", "ann"), replace(source("thread", "Comments"), kind="thread"),
        claim("second"), claim("first"), claim("comment"), claim("met"),
        evidence("e1", "first", source="paper"),
        evidence("e2", "comment", source="thread", voice="cy"),
        position("p", "P", "first second", "ann"), position("c", "C", "comment", "cy"),
        argument("x", "rebut", "comment", "met"), argument("y", "support", "met", "first"),
    ]  # fmt: skip
    view, _ = select(make(*parts))
    order = importance(view)
    assert order.claims[0] == "first"
    assert order.rank["first"] == FIRST
    assert order.rank["second"] == order.rank["comment"] == THESIS


def test_a_time_never_leaves_its_box():
    map = debate()
    claims = {k: replace(c, when="2021-12-17..2023-10-31") for k, c in map.claims.items()}
    view, _ = select(replace(map, claims=claims))
    for column in (120.0, COLUMN, 260.0):
        scene = build(view, quotes="marks", sheet=Sheet(1200.0, 700.0, column))
        for box in scene.boxes:
            assert sum(mark.width + 5.0 for mark in box.marks) <= max(column, 120.0) + 5.0


def test_what_is_cut_on_paper_is_whole_in_a_list_below(tmp_path):
    said = " ".join(f"w{n}" for n in range(90))
    quoted = " ".join(f"q{n}" for n in range(70))
    map = make(claim("long", said), claim("short", "Few words."), argument("a", "support", "short", "long"),
               evidence("e", "long", quote=quoted))  # fmt: skip
    made = fit(select(map)[0], AS_USUAL, pages("A4"), How(quotations="boxes"))
    words = texts(draw(made.scene, made.layout, theme="light", page=made.page))
    assert [note.id for note in made.scene.whole] == ["long", "e"]
    assert {*said.split(), *quoted.split()} <= words
    assert made.fits
    plain = exporter_for("svg").export(select(map)[0], Options(whole=True, quotations="boxes"))
    assert "w0" in texts(plain)
    assert "w89" not in texts(plain)  # It has a tooltip.
    paper = exporter_for("svg").export(select(map)[0], Options(whole=True, quotations="boxes", paper=True))
    assert {*said.split(), *quoted.split()} <= texts(paper)


def texts(svg):
    found = ET.fromstring(svg).iter("{http://www.w3.org/2000/svg}text")
    return set(re.findall(r"\w+", " ".join("".join(each.itertext()) for each in found)))


@pytest.mark.parametrize("name", MAPS)
@pytest.mark.parametrize("word", ["A4", "slide"])
def test_theses_of_the_maps_stand_on_top_level_with_each_other(name, word):
    assert_level(fitted(read([str(ROOT / "maps" / f"{name}.arg")]).map, word))


@pytest.mark.parametrize("word", ["A4", "slide", "A3"])
def test_theses_of_debates_stand_on_top_level_with_each_other(large, word):
    assert_level(fitted(large, word))


def test_many_theses_alone_stand_in_rows():
    rows = assert_level(fitted(read_text(SHAPES["theses alone"]).map))
    assert len(rows) > 1


def assert_level(made):
    """Assert that theses stand in rows above everything but questions, with no room left in a row but the
    last; return the tops of the rows with their theses.
    """
    tops, ends = {}, {}
    for box in made.scene.boxes:
        y = made.layout.centres[box.key][1]
        tops[box.key], ends[box.key] = y - box.height / 2, y + box.height / 2
    rows = {}
    for box in made.scene.boxes:
        if box.thesis:
            rows.setdefault(round(tops[box.key]), []).append(box)
    assert rows
    in_order = [rows[top] for top in sorted(rows)]
    assert {len(row) for row in in_order[:-1]} <= {len(in_order[0])}
    assert len(in_order[0]) >= min(sum(map(len, in_order)), 3)
    folded = [max(box.folded for box in row) for row in in_order]
    assert folded[0] == max(folded)
    for box in made.scene.boxes:
        if box.shape != "question" and not box.thesis:
            assert tops[box.key] >= min(rows) - 1
        x = made.layout.centres[box.key][0]
        for thesis in (b for row in in_order for b in row):
            if abs(made.layout.centres[thesis.key][0] - x) < (box.width + thesis.width) / 2:
                above = ends[box.key] <= tops[thesis.key]
                assert not above or box.thesis or box.shape in ("question", "bundle")
    return rows


MANY = 30
ASKED = {
    "theses": lines(
        "question q: What of it?",
        *(f"claim t{n}: Thesis {n} says something.\n    answers q" for n in range(MANY)),
        *(f"position p{n}: Position {n}\n    thesis t{n}" for n in range(MANY)),
    ),
    "questions": lines(
        *(f"question q{n}: What of number {n}?" for n in range(MANY)),
        "claim a: Answers all.", *(f"    answers q{n}" for n in range(MANY)),
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", ASKED)
def test_many_of_one_rank_stand_in_rows_where_the_picture_is_for_no_page(name):
    scene = build(select(read_text(ASKED[name]).map)[0])
    layout = lay_out_scene(scene)
    rows = Counter(
        round(layout.centres[box.key][1]) for box in scene.boxes
        if (box.thesis if name == "theses" else box.shape == "question")
    )  # fmt: skip
    assert rows.total() == MANY
    assert len(rows) >= 3
    assert layout.width < 3 * layout.height
    questions = [layout.centres[b.key][1] for b in scene.boxes if b.shape == "question"]
    claims = [layout.centres[b.key][1] for b in scene.boxes if b.shape == "claim"]
    assert max(questions) < min(claims)
