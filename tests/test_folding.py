"""What is folded into what, and that every relation with an end in a picture is drawn or counted."""

from __future__ import annotations

from dataclasses import replace

import pytest
from debates import debates
from handmade import (
    argument,
    claim,
    contradiction,
    debate,
    evidence,
    group,
    make,
    person,
    position,
    question,
    restatement,
    saved_view,
)
from hypothesis import given, settings
from hypothesis import strategies as st
from in_pictures import in_picture, in_scene

from argmap.drawing.folding.fold import fold
from argmap.drawing.folding.importance import importance
from argmap.drawing.folding.ledger import count_boxes
from argmap.drawing.scene.build import build
from argmap.drawing.scene.scene import Sheet
from argmap.drawing.view import Selection, View, select
from argmap.model import ArgumentMap, Selector


@st.composite
def maps(draw) -> ArgumentMap:
    """Random maps with groups, several steps, schemes, the mapmaker's steps and granted ones."""
    base = draw(debates(claims=6, steps=8))
    homes = st.sampled_from([None, "g", "h"])
    claims = {c.id: replace(c, group=draw(homes)) for c in base.claims.values()}
    parts = st.sampled_from(["", "", "w", "w"])
    arguments = {}
    for a in base.arguments.values():
        arguments[a.id] = replace(
            a,
            part_of=draw(parts),
            scheme=draw(st.sampled_from(["", "", "sign"])),
            inferred=draw(st.sampled_from([None, None, ""])),
            granted_by=draw(st.sampled_from([(), (), ("ann",)])),
        )
    groups = {"g": group("g", "G"), "h": group("h", "H", "g")}
    people = {"ann": person("ann", "Ann")}
    return replace(base, claims=claims, arguments=arguments, groups=groups, persons=people)


@st.composite
def views(draw) -> View:
    """Random parts of random maps, folded or not."""
    map = draw(maps())
    names = st.sampled_from([*map.claims])
    some = st.lists(names, max_size=2).map(tuple)
    focus, shown, hidden = draw(some), draw(some), draw(some)
    saved = [Selector(False, "claim", shown, 0)] if shown else []
    saved += [Selector(True, "claim", hidden)] if hidden else []
    map = replace(map, views={"v": saved_view("v", *saved)})
    selection = Selection(
        focus=focus, depth=draw(st.integers(0, 2)), saved="v" if saved else "",
        evidence=draw(st.booleans()), collapse=draw(st.sampled_from([(), (), ("h",), ("g",)])),
    )  # fmt: skip
    view, _ = select(map, selection)
    things = st.sampled_from([*map.claims, "g", "h", *(["w"] if map.arguments else [])])
    order = importance(
        view, opened=draw(st.lists(things, max_size=2)), folded=draw(st.lists(things, max_size=2))
    )
    return fold(view, order, boxes=draw(st.none() | st.integers(1, 12)))


@settings(max_examples=max(200, settings.default.max_examples))
@given(views(), st.sampled_from([(), ("all",), ("w",)]), st.sampled_from([None, Sheet(1200.0, 700.0, 200.0)]))
def test_every_relation_with_an_end_in_the_picture_is_drawn_or_counted(view, opened, sheet) -> None:
    scene = build(view, open_=opened, sheet=sheet)
    assert in_scene(scene) == in_picture(view)


@given(views())
def test_every_claim_is_in_one_box_and_the_boxes_say_how_many(view) -> None:
    scene = build(view)
    shown = sum(box.shape == "claim" for box in scene.boxes)
    assert shown + sum(box.folded for box in scene.boxes) == len(view.claims) + len(view.inside)
    keys = {box.key for box in scene.boxes}
    assert all({link.source, link.target} <= keys for link in scene.links)
    for box in scene.boxes:
        words = " ".join([box.counts, *(mark.text for mark in box.marks)])
        if box.missing:
            assert f"+{sum(box.missing.values())}" in words
        if box.unseen:
            assert f"“{box.unseen}”" in words
        if box.holds.get("rebut") or box.holds.get("undercut"):
            assert box.shape == "argument" or any(
                word in words for word in ("objection", "rebuttal", "undercut")
            )


@given(views(), st.integers(1, 12))
def test_a_folded_picture_has_no_more_boxes_than_asked_for(view, boxes) -> None:
    start, _ = select(view.map)
    made = fold(start, boxes=boxes)
    drawn = [box.shape for box in build(made).boxes if box.shape != "evidence"]
    assert len(drawn) <= boxes or len(drawn) - drawn.count("junction") == 1
    assert drawn or not start.claims
    assert fold(start, boxes=1000).claims == fold(start).claims


def tree(reasons: int = 12, *more: object) -> ArgumentMap:
    """Two positions that contest a claim, with reasons under it and one objection without a reply."""
    names = [f"r{n}" for n in range(reasons)]
    return make(
        question("q", "Close the street?"),
        claim("yes", answers=("q",)), claim("no", answers=("q",)), claim("noise"), claim("law"),
        position("p", "Close it.", "yes", holds=("noise",)),
        position("o", "Leave it.", "no", holds=("law",)),
        argument("a", "support", "noise", "yes"), argument("b", "rebut", "law", "noise"),
        *(claim(name) for name in names),
        *(argument(f"s{n}", "support", name, "noise") for n, name in enumerate(names)),
        *(claim(f"{name}x") for name in names),
        *(argument(f"x{n}", "support", f"{name}x", name) for n, name in enumerate(names)),
        claim("but"), argument("u", "undercut", "but", "s3"), evidence("e", "r2x", "Loud!"), *more,
    )  # fmt: skip


def boxes_of(view: View) -> dict[str, str]:
    """What the boxes that have something folded into them say."""
    return {box.id: box.counts for box in build(view).boxes if box.folded}


def test_questions_theses_and_what_is_contested_are_kept_first() -> None:
    view, _ = select(tree())
    assert fold(view, boxes=5).claims == ("yes", "no", "noise", "law")
    assert importance(view).claims[:5] == ("yes", "no", "noise", "law", "but")


def test_a_claim_folds_into_the_nearest_one_that_it_bears_on() -> None:
    made = fold(select(tree())[0], boxes=5)
    assert set(made.inside.values()) == {"claim noise"}
    assert boxes_of(made) == {"claim-noise": "25 claims · 1 quotation · 1 objection · 1 unanswered"}
    assert made.scope == "Folded: 25 of 29 claims are inside other boxes."


def test_an_objection_without_a_reply_comes_with_what_it_attacks() -> None:
    far = [claim(f"far{n}") for n in range(9)]
    chain = [argument(f"f{n}", "support", f"far{n + 1}", f"far{n}") for n in range(8)]
    map = tree(12, *far, *chain, claim("no-reply"), argument("n", "rebut", "no-reply", "far8"))
    kept = fold(select(map)[0], boxes=10).claims
    assert {"no-reply", "far8"} <= set(kept)


def test_what_bears_on_nothing_shown_is_left_out_and_counted() -> None:
    alone = [claim(f"alone{n}") for n in range(30)]
    made = fold(select(tree(12, *alone, argument("z", "support", "yes", "alone7")))[0], boxes=5)
    scene = build(made)
    assert made.scope == (
        "Folded: 25 of 59 claims are inside other boxes; left out: 30 claims that bear on none of these."
    )
    (thesis,) = (box for box in scene.boxes if box.id == "claim-yes")
    assert thesis.missing == {"support": 1}
    assert not any("alone" in box.id for box in scene.boxes)


def test_relations_between_folded_parts_are_one_line_of_each_kind_and_manner() -> None:
    map = make(
        position("p", "P", "t"), position("o", "O", "v"), claim("t"), claim("v"),
        *(claim(f"c{n}") for n in range(6)), *(claim(f"d{n}") for n in range(6)),
        *(argument(f"ct{n}", "support", f"c{n}", "t") for n in range(6)),
        *(argument(f"dv{n}", "support", f"d{n}", "v") for n in range(6)),
        argument("r1", "rebut", "c1", "d1"), argument("r2", "rebut", "c2", "d2"),
        argument("r3", "rebut", "c3", "d3", inferred=""),
        argument("r4", "rebut", "c4", "d4", granted_by=("ann",)), person("ann", "Ann"),
        argument("s1", "support", "c1", "d1"), argument("back", "rebut", "d1", "c1"),
        contradiction("c1", "d1"), contradiction("d2", "c2"), restatement("c5", "d5"),
        argument("u1", "undercut", "c1", "dv1"), argument("u2", "undercut", "c2", "dv3"),
    )  # fmt: skip
    scene = build(fold(select(map)[0], boxes=2))
    ids = {box.key: box.id for box in scene.boxes}
    found = {
        (ids[k.source], ids[k.target], k.relation, k.drawn, k.granted): k.count for k in scene.links
    }
    t, v = "claim-t", "claim-v"
    assert found == {
        (t, v, "rebut", False, False): 2, (t, v, "rebut", True, False): 1,
        (t, v, "rebut", False, True): 1, (t, v, "support", False, False): 1,
        (v, t, "rebut", False, False): 1, (t, v, "contradiction", False, False): 2,
        (t, v, "restatement", False, False): 1, (t, v, "undercut", False, False): 2,
    }  # fmt: skip


def test_an_argument_of_several_steps_shows_its_name_and_conclusion() -> None:
    step = {"part_of": "why", "generated": True}
    map = make(
        position("p", "P", "t"), claim("t", "The town wins."), claim("i"), claim("a"), claim("b"),
        argument("s", "support", "a b", "i", **step), argument("why", "support", "i", "t", **step),
        argument("and", "support", "c", "t", part_of="and"), claim("c"), claim("d"), claim("e"),
        argument("and1", "support", "d e", "c", part_of="and"),
    )  # fmt: skip
    boxes = {box.id: box for box in build(select(map)[0]).boxes}
    for id_, name in (("argument-why", ""), ("argument-and", "and")):
        assert " ".join(line.text for line in boxes[id_].lines) == name
        words = " ".join(line.text for line in boxes[id_].small)
        assert words == "Concludes: The town wins. 2 premises in 2 steps"


def test_a_step_with_a_hidden_undercut_has_a_place_for_the_count() -> None:
    view, _ = select(tree(), Selection(focus=("r3",), depth=0))
    (claim_,) = build(view).boxes
    assert sum(claim_.missing.values()) == 2
    saved = saved_view("v", Selector(False, "everything"), Selector(True, "claim", ("but",)))
    view, _ = select(replace(tree(), views={"v": saved}), Selection(saved="v"))
    (dot,) = (box for box in build(view).boxes if box.shape == "junction")
    assert (dot.id, dot.counts, dot.missing) == ("argument-s3", "+1", {"undercut": 1})
    assert dot.lines[0].text == "+1"


def test_folding_and_opening_what_the_reader_names() -> None:
    view, _ = select(tree())
    order = importance(view, folded=["noise"])
    assert fold(view, order).claims == ("yes", "no", "noise")
    order = importance(view, opened=["r5"])
    assert {"r5", "r5x"} <= set(fold(view, order, boxes=8).claims)
    assert "r5x" not in fold(view, boxes=8).claims
    grouped, _ = select(debate())
    order = importance(grouped, folded=["rounds"])
    assert fold(grouped, order).collapsed == {"rounds": 4}
    order = importance(grouped, opened=["rounds"])
    kept = fold(grouped, order, boxes=9).claims
    assert {c.id for c in debate().claims.values() if c.group == "rounds"} <= set(kept)


@pytest.mark.parametrize("boxes", [6, 12, 20])
@pytest.mark.parametrize(
    "more",
    [
        (claim("new"),),
        (claim("new"), argument("n", "support", "new", "law")),
        (claim("new"), argument("n", "rebut", "new", "r9x")),
    ],
)
def test_a_new_claim_somewhere_does_not_reshuffle_the_picture(boxes, more) -> None:
    """The new claim makes room for itself, and no claim moves from one box that stays to another."""
    before = fold(select(tree())[0], boxes=boxes)
    after = fold(select(tree(12, *more))[0], boxes=boxes)
    stay = {*before.claims} & {*after.claims}
    assert len({*before.claims} - stay) <= 2  # an objection comes with what it attacks
    assert len({*after.claims} - stay) <= 2  # a claim may cost a junction, too
    boxes_left = {f"claim {c}" for c in stay}
    for c, box in before.inside.items():
        if {box, after.inside.get(c)} <= boxes_left:
            assert after.inside[c] == box


def test_nothing_is_folded_that_fits() -> None:
    view, _ = select(debate())
    made = fold(view, boxes=count_boxes(view))
    assert (made.claims, made.inside, made.scope) == (view.claims, {}, "")
