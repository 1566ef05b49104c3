"""The pictures of a page as numbers: a neighbourhood for each claim, nothing on top of anything else, and every relation
of what is in a picture drawn or counted.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections import Counter
from itertools import combinations, pairwise

import pytest
from debates import debates
from debates_of_size import write_debate
from handmade import argument, claim, contradiction, debate, evidence, make, question, restatement
from hypothesis import given
from hypothesis import strategies as st
from pages_drawn import LINES, boxes_of, lines_of

from argmap.drawing.folding.ledger import answered
from argmap.model import ArgumentMap, Kind
from argmap.page.near import MOST_ABOVE, MOST_BELOW, Neighbours
from argmap.page.pictures import pictures
from argmap.page.sizes import BOTH, DRAWN, GRANTED, HEAD, Sizes
from argmap.reading import read

SMALL = debates(claims=7, steps=10)


def overlapping(spots):
    """Pairs of boxes that are on top of each other."""
    return [
        (a, b)
        for a, b in combinations(spots, 2)
        if a.x < b.x + b.width and b.x < a.x + a.width and a.y < b.y + b.height and b.y < a.y + a.height
    ]


def touches(spot, point):
    """Whether a point is on the border of a box."""
    x, y = point
    right, bottom = spot.x + spot.width, spot.y + spot.height
    across, down = spot.x <= x <= right, spot.y <= y <= bottom
    return (across and y in (spot.y, bottom)) or (down and x in (spot.x, right))


def cuts(spot, one, other):
    """Whether a stretch of a line runs through the inside of a box."""
    (x0, x1), (y0, y1) = sorted((one[0], other[0])), sorted((one[1], other[1]))
    return x0 < spot.x + spot.width and spot.x < x1 and y0 < spot.y + spot.height and spot.y < y1


def alike(one, other):
    """Whether two lines may share a way: they are of one kind, and lead from or to one box."""
    special = DRAWN | GRANTED
    same = one.kind == other.kind and one.flags & special == other.flags & special
    return same and (one.target is other.target or one.source is other.source)


def meet(a, b, c, d):
    """Whether a stretch from a to b lies on one from c to d, or crosses it."""
    (left, right), (up, down) = sorted((a[0], b[0])), sorted((a[1], b[1]))
    (west, east), (north, south) = sorted((c[0], d[0])), sorted((c[1], d[1]))
    across, high = min(right, east) - max(left, west), min(down, south) - max(up, north)
    if (left == right) == (west == east):  # one is beside the other, or on it
        return (across > 0 and high == 0) or (across == 0 and high > 0)
    flat = (left, right, north, south, west, up) if up == down else (west, east, up, down, left, north)
    return flat[0] < flat[4] < flat[1] and flat[2] < flat[5] < flat[3]


def tangled(lines):
    """Pairs of lines that cross or lie on each other without being alike."""
    return [
        (one, other)
        for one, other in combinations(lines, 2)
        if not alike(one, other)
        and any(meet(*p, *q) for p in pairwise(one.points) for q in pairwise(other.points))
    ]


def relations_of(map: ArgumentMap, id_: str) -> tuple[list[str], int]:
    """The steps that a claim is part of, or that are about it, and the number of its other relations, from the map alone."""
    steps = [a.id for a in map.arguments.values() if id_ in a.premises or id_ in map.aims_of(a)]
    pairs = {
        (kind, frozenset((p.left, p.right)))
        for kind, pairs in enumerate((map.contradictions, map.restatements))
        for p in pairs
        if id_ in (p.left, p.right) and p.left != p.right
    }
    return steps, len(pairs) + sum(claim == id_ for claim, _ in answered(map))


def drawn_of(map: ArgumentMap, made, id_: str) -> int:
    """How many relations of a claim other than steps a picture draws."""
    number = [*map.claims].index(id_)
    kinds = ("contradiction", "restatement", "answers")
    return sum(
        line.kind in kinds and number in (line.source.what, line.target.what) for line in made.lines
    )


def check_neighbourhood(map: ArgumentMap, made, focus: str) -> None:
    names = [*map.claims]
    assert made.spots[0].what == names.index(focus)
    assert overlapping(made.spots) == []
    assert all(s.x >= 0 and s.y >= 0 for s in made.spots)
    assert max(s.x + s.width for s in made.spots) == made.width
    for line in made.lines:
        assert touches(line.source, line.points[0])
        assert touches(line.target, line.points[-1])
        assert all(a[0] == b[0] or a[1] == b[1] for a, b in pairwise(line.points))
        through = [s for s in made.spots for a, b in pairwise(line.points) if cuts(s, a, b)]
        assert through == []
    assert tangled(made.lines) == []
    for number in {s.what for s in made.spots if s.what >= 0}:
        steps, others = relations_of(map, names[number])
        counted = made.hidden.get(number, 0)
        assert counted == len(set(steps) - made.drawn) + others - drawn_of(map, made, names[number])
    headed = [line for line in made.lines if line.flags & (HEAD | BOTH) and line.kind != "evidence"]
    assert len(headed) + sum(bool(line.flags & BOTH) for line in headed) >= len(made.drawn)


@given(SMALL)
def test_every_claim_has_a_picture_in_which_all_is_drawn_or_counted(map):
    around = Neighbours(map, Sizes(map))
    for id_ in map.claims:
        check_neighbourhood(map, around.picture(id_), id_)


@given(SMALL)
def test_what_bears_on_a_claim_at_once_is_in_its_picture(map):
    around = Neighbours(map, Sizes(map))
    for id_ in map.claims:
        made = around.picture(id_)
        there = {s.what for s in made.spots}
        number = {claim: n for n, claim in enumerate(map.claims)}
        for step in map.arguments.values():
            if id_ in (step.target, *step.premises) and step.target not in step.premises:
                assert step.id in made.drawn
                assert {number[p] for p in step.premises} <= there
                assert {number[c] for c in map.aims_of(step)[:1]} <= there


@pytest.mark.parametrize("size", [300, 1000])
def test_pictures_of_an_invented_debate_are_in_order(tmp_path, size):
    map = read([str(write_debate(tmp_path, size))]).map
    around = Neighbours(map, Sizes(map))
    for id_ in map.claims:
        check_neighbourhood(map, around.picture(id_), id_)


def test_a_claim_with_hundreds_of_reasons_has_a_picture_of_some_and_counts_the_others():
    for_it = [claim(f"s{n}") for n in range(300)]
    against = [claim(f"r{n}") for n in range(20)]
    steps = [argument(f"a{c.id}", "support", c.id, "top") for c in for_it]
    steps += [argument(f"a{c.id}", "rebut", c.id, "top") for c in against]
    map = make(claim("top"), *for_it, *against, *steps)
    made = Neighbours(map, Sizes(map)).picture("top")
    kinds = Counter(line.kind for line in made.lines)
    assert len(made.spots) == MOST_BELOW + 1
    assert kinds["support"] == kinds["rebut"] == MOST_BELOW // 2
    assert made.hidden[0] == 320 - MOST_BELOW
    check_neighbourhood(map, made, "top")
    leaf = Neighbours(map, Sizes(map)).picture("s7")
    assert len(leaf.spots) == 2
    assert leaf.hidden == {0: 319}


def test_a_premise_of_many_steps_shows_some_of_them():
    tops = [claim(f"t{n}") for n in range(40)]
    map = make(claim("a"), *tops, *(argument(f"s{n}", "support", "a", f"t{n}") for n in range(40)))
    made = Neighbours(map, Sizes(map)).picture("a")
    assert len(made.spots) == MOST_ABOVE + 1
    check_neighbourhood(map, made, "a")


def test_two_claims_that_rebut_each_other_have_one_line_with_two_heads():
    map = make(claim("a"), claim("b"), argument("x", "rebut", "a", "b"), argument("y", "rebut", "b", "a"))
    made = Neighbours(map, Sizes(map)).picture("a")
    (line,) = made.lines
    assert line.kind == "rebut"
    assert line.flags & BOTH
    assert made.hidden == {}


def test_what_a_step_and_a_quotation_are_undercut_by_is_shown():
    map = make(
        claim("a"), claim("b"), claim("c"), claim("d"), claim("e"), evidence("q", "a", quote="So it is."),
        argument("s", "support", "b c", "a", text="A step with a name."),
        argument("u", "undercut", "d", "s"), argument("v", "undercut", "e", "q"),
    )  # fmt: skip
    made = pictures(map)
    boxes = boxes_of(made, made["near"][0])
    assert [box.words for box in boxes if box.kind == "junction"] == ["A step with a name."]
    assert [box.words for box in boxes if box.kind == "evidence"] == ["“So it is.”"]
    found = {(line.kind, line.source.name, line.target.name) for line in lines_of(made, made["near"][0])}
    assert found == {
        ("support", 1, "junction"), ("support", 2, "junction"), ("support", "junction", 0),
        ("undercut", 3, "junction"), ("evidence", "evidence", 0), ("undercut", 4, "evidence"),
    }  # fmt: skip
    seen_from_below = {line.kind for line in lines_of(made, made["near"][3])}
    assert seen_from_below == {"support", "undercut"}


def test_pairs_are_next_to_the_claim_and_its_questions_above():
    map = make(
        question("q", "Which is it?"), claim("a", answers=("q",)), claim("b"), claim("c"),
        contradiction("a", "b"), restatement("a", "c"), restatement("c", "a"),
    )  # fmt: skip
    made = pictures(map)
    focus, *others = boxes_of(made, made["near"][0])
    assert {box.words for box in others if box.kind == "question"} == {"Which is it?"}
    assert all(box.x > focus.x + focus.width for box in others if box.kind == "claim")
    assert all(box.y + box.height < focus.y for box in others if box.kind == "question")
    lines = lines_of(made, made["near"][0])
    assert Counter(line.kind for line in lines) == {"contradiction": 1, "restatement": 1, "answers": 1}
    assert all(line.at for line in lines if line.kind != "answers")


def test_a_claim_has_one_size_in_all_neighbourhoods():
    map = debate()
    made = pictures(map)
    assert len(made["claims"]) == len(made["near"]) == len(map.claims)
    assert all(len(box) <= 5 for picture in made["near"] for box in picture[2] if box[0] >= 0)


@pytest.fixture(scope="module")
def invented(tmp_path_factory):
    return read([str(write_debate(tmp_path_factory.mktemp("debate"), 400))]).map


def test_the_start_picture_has_all_in_boxes_and_every_fold_opens(invented):
    made = pictures(invented)
    start = boxes_of(made, made["start"])
    claims = {box.name for box in start if box.kind == "claim"}
    folded = [box for box in start if box.counts]
    assert folded
    assert made["open"]
    for fold, picture in made["open"].items():
        boxes = boxes_of(made, picture)
        now = {box.name for box in boxes if box.kind == "claim"}
        assert claims <= now
        assert len(now) > len(claims) or fold.startswith("argument ")
        for a, b in combinations(boxes, 2):
            apart = a.x >= b.x + b.width or b.x >= a.x + a.width or a.y >= b.y + b.height or b.y >= a.y + a.height
            assert apart, (fold, a, b)
    for picture in (made["start"], *made["open"].values()):
        wide, high = picture[:2]
        for box in boxes_of(made, picture):
            assert 0 <= box.x <= box.x + box.width <= wide
            assert 0 <= box.y <= box.y + box.height <= high


@given(SMALL)
def test_a_small_map_has_a_start_picture(map):
    made = pictures(map)
    assert (made["start"] is None) == (not map.claims and not map.questions)
    assert set(LINES) >= {line.kind for line in lines_of(made, made["start"])}


def test_a_map_without_anything_has_no_pictures():
    made = pictures(make())
    assert made["start"] is None
    assert made["near"] == []
    assert made["open"] == {}


def test_how_many_pictures_are_made_is_told(invented):
    told = []
    pictures(invented, lambda done, of: told.append((done, of)))
    assert told[0] == (0, len(invented.claims))
    assert told[-1] == (len(invented.claims), len(invented.claims))
    assert [done for done, _ in told] == sorted(done for done, _ in told)


def test_pictures_are_the_same_in_every_run(tmp_path):
    path = write_debate(tmp_path, 150)
    code = (
        "import json, sys; from argmap.reading import read; from argmap.page.pictures import pictures; "
        "print(json.dumps(pictures(read([sys.argv[1]]).map)))"
    )
    runs = {
        subprocess.run(
            [sys.executable, "-c", code, str(path)], capture_output=True, check=True,
            env={**os.environ, "PYTHONHASHSEED": seed},
        ).stdout
        for seed in ("1", "2")
    }  # fmt: skip
    assert len(runs) == 1
    made = json.loads(runs.pop())
    size = len(json.dumps({k: made[k] for k in ("claims", "near", "words")}, separators=(",", ":")))
    assert size / len(made["near"]) < 400


@given(st.text(max_size=300))
def test_any_words_have_a_picture(words):
    map = make(
        claim("a", words), claim("b", words * 20), question("q", words), evidence("e", "a", quote=words),
        argument("s", "support", "b", "a", text=words, scheme=words), argument("u", "undercut", "b", "e"),
    )  # fmt: skip
    made = pictures(map)
    assert len(made["near"]) == 2
    assert {a.kind for a in map.arguments.values()} == {Kind.SUPPORT, Kind.UNDERCUT}
    assert json.loads(json.dumps(made)) == json.loads(json.dumps(pictures(map)))
