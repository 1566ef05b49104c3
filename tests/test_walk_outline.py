"""A map as an outline: what stands where, and that all of it can be got at."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import pytest
from handmade import (
    argument,
    claim,
    contradiction,
    debate,
    evidence,
    make,
    person,
    position,
    question,
    restatement,
    source,
)
from hypothesis import given
from hypothesis import strategies as st

from argmap.contents.below import NO_THESIS, NOTHING, Below, Entry
from argmap.contents.outline import Outline, Row
from argmap.model import ArgumentMap
from argmap.reading import read_text


def below(outline: Outline, row: Row) -> list[tuple[str, str]]:
    return [(r.relation, r.id) for r in outline.children(row)]


def opened(outline: Outline, most: int = 20_000) -> list[Row]:
    """Every row of the outline, each checked against what its parent promised."""
    rows: list[Row] = []
    waiting = list(outline.roots())
    while waiting:
        row = waiting.pop()
        rows.append(row)
        assert len(rows) <= most, "opening everything does not end"
        children = outline.children(row)
        assert len(children) == row.children
        assert all(child.key[:-1] == row.key for child in children)
        waiting += children
    keys = [row.key for row in rows]
    assert len(set(keys)) == len(keys)
    return rows


def test_question_then_theses_then_what_bears_on_them() -> None:
    outline = Outline(debate())
    (root,) = outline.roots()
    assert (root.kind, root.id, root.relation) == ("question", "why-no-peace", "")
    blocked, ready = outline.children(root)
    assert (blocked.id, blocked.relation, blocked.thesis) == ("us-blocked", "answers", True)
    assert blocked.holders == ("person snider",)
    assert below(outline, blocked) == [
        ("supports", "belarus"), ("supports", "bennett-round"), ("supports", "a3"),
        ("supports", "chollet-said"), ("rebuts", "neither-ready"),
    ]  # fmt: skip
    step = outline.children(blocked)[2]
    assert step.kind == "step"
    assert step.text == "2 premises that work together · cause to effect · undercut"
    assert below(outline, step) == [
        ("premise", "istanbul"), ("premise", "us-leads"), ("undercuts", "london")
    ]  # fmt: skip
    assert outline.children(step)[1].assumed
    assert outline.children(blocked)[0].step == "a1"
    assert ready.elsewhere == 1


def test_evidence_shows_exact_words_in_quotation_marks() -> None:
    outline = Outline(make(
        position("p", "", "a"), claim("a"), evidence("q", "a", quote="so it was"),
        evidence("t", "a", text="So it was, more or less", voice="ann"),
    ))  # fmt: skip
    quoted, told = outline.children(outline.roots()[0])
    assert (quoted.kind, quoted.text, quoted.children) == ("evidence", "“so it was”", 0)
    assert (told.text, told.holders) == ("So it was, more or less", ("person ann",))


def test_a_person_of_several_positions_is_the_same_everywhere() -> None:
    """By claim, step and evidence, whichever of the positions the claim belongs to."""
    outline = Outline(make(
        person("ann", "Ann"), person("ben", "Ben"), source("s", "S", "ann"),
        position("one", "Close it.", "a", "ann"), position("two", "Pay for it.", "b", "ann ben"),
        claim("a"), claim("b"), claim("c", by=("ann",)), claim("d", by=("ann",)),
        argument("step", "support", "c d", "a", by=("ann",)), evidence("e", "a", quote="so", source="s"),
    ))  # fmt: skip
    rows = {row.id: row.holders for row in opened(outline) if row.id}
    ann, ben = "person ann", "person ben"
    assert rows == {
        "a": (ann,), "b": (ann, ben), "c": (ann,), "d": (ann,), "step": (ann,), "e": (ann,),
    }  # fmt: skip


def test_order_is_for_against_contradicting_restating_evidence() -> None:
    outline = Outline(make(
        position("p", "", "t"), claim("t"), *(claim(c) for c in "abcde"),
        evidence("e1", "t", quote="x"), argument("r", "rebut", "a", "t"),
        argument("s", "support", "b", "t"), restatement("c", "t"), contradiction("t", "d"),
    ))  # fmt: skip
    thesis = outline.roots()[0]
    assert below(outline, thesis) == [
        ("supports", "b"), ("rebuts", "a"), ("contradicts", "d"), ("restates", "c"),
        ("evidence", "e1"),
    ]  # fmt: skip
    assert all(not row.children for row in outline.children(thesis))  # not back again at once


def test_the_same_claim_twice_below_one_has_two_keys() -> None:
    map = make(position("p", "", "t"), claim("t"), claim("a"), argument("s", "support", "a", "t"),
               argument("s2", "support", "a", "t"), argument("r", "rebut", "a", "t"))  # fmt: skip
    outline = Outline(map)
    rows = outline.children(outline.roots()[0])
    assert [row.id for row in rows] == ["a", "a", "a"]
    assert len({row.key for row in rows}) == 3
    assert [row.elsewhere for row in rows] == [2, 2, 2]
    assert all(outline.at(row.key) == row for row in rows)
    assert len(outline.places("a")) == outline.places_of("a") == 3


def test_what_is_below_no_thesis_stands_under_two_headings() -> None:
    outline = Outline(make(
        question("q", "What?"), claim("t", answers=("q",)), claim("over"), claim("side"),
        claim("lone"), claim("x"), claim("y"), evidence("e", "", quote="loose"),
        argument("1", "support", "t", "over"), argument("2", "rebut", "side", "over"),
        argument("3", "support", "x", "y"), argument("4", "support", "y", "x"),
    ))  # fmt: skip
    _, beside, alone = outline.roots()
    assert (beside.kind, beside.text) == ("heading", NO_THESIS.capitalize())
    assert below(outline, beside) == [("", "over")]
    assert alone.text == NOTHING.capitalize()
    assert [i for _, i in below(outline, alone)] == ["lone", "x", "e"]


def test_without_questions_and_theses_the_conclusions_are_the_roots() -> None:
    outline = Outline(make(claim("a"), claim("b"), claim("c"), argument("s", "support", "a", "b")))
    assert [row.id for row in outline.roots()] == ["b", "c"]


@pytest.mark.parametrize("map", [make(), make(question("q", "What?"))])
def test_next_to_nothing(map: ArgumentMap) -> None:
    outline = Outline(map)
    assert [row.id for row in opened(outline)] == list(map.questions)
    assert outline.path_to("nobody") == ()
    assert outline.at(("nobody",)) is None
    assert outline.places("nobody") == ()


def test_question_and_claim_may_share_a_name() -> None:
    outline = Outline(make(question("x", "What?"), position("p", "", "x"), claim("x"), claim("y"),
                           claim("z", answers=("x",)), argument("s", "support", "x", "z"),
                           argument("t", "support", "y", "x")))  # fmt: skip
    rows = opened(outline)
    assert not any(row.cycle for row in rows)
    assert [row.kind for row in outline.roots()] == ["question", "claim"]


def test_a_circle_is_not_opened_again() -> None:
    outline = Outline(make(claim("a"), claim("b"), argument("1", "support", "a", "b"),
                           argument("2", "support", "b", "a")))  # fmt: skip
    rows = sorted(opened(outline), key=lambda row: len(row.key))
    assert [(r.id, r.cycle) for r in rows] == [("a", False), ("b", False), ("a", True)]


def test_a_step_without_a_row_is_found_by_its_premise() -> None:
    outline = Outline(debate())
    assert outline.path_to("a1")[-1].id == "belarus"
    assert outline.path_to("a3")[-1].kind == "step"
    assert [row.id for row in outline.path_to("e3")] == [
        "why-no-peace", "neither-ready", "better", "e3"
    ]  # fmt: skip
    assert outline.path_to("why-no-peace") == outline.roots()


def test_path_is_a_shortest_one() -> None:
    names = [f"c{i}" for i in range(50)]
    chain = [argument(f"s{i}", "support", f"c{i + 1}", f"c{i}") for i in range(49)]
    map = make(*map_of(names), *chain, argument("short", "rebut", "c40", "c0"))
    assert [row.id for row in Outline(map).path_to("c42")] == ["c0", "c40", "c41", "c42"]


def map_of(names):
    return [position("p", "", names[0]), *(claim(name) for name in names)]


@st.composite
def maps(draw, *, circles: bool):
    """Small maps of every shape; without `circles` each step goes from later to earlier."""
    count = draw(st.integers(1, 7))
    numbers = st.integers(0, count - 1)
    things = [claim(f"c{i}", answers=("q",) if draw(st.booleans()) and not i else ())
              for i in range(count)]  # fmt: skip
    for n in range(draw(st.integers(0, 8))):
        target, first, second = draw(numbers), draw(numbers), draw(numbers)
        if not circles:
            if target == count - 1:
                continue
            first, second = (max(target + 1, p) for p in (first, second))
        premises = " ".join(f"c{p}" for p in (first, second)[: draw(st.integers(1, 2))])
        kind = draw(st.sampled_from(["support", "rebut"]))
        scheme = draw(st.sampled_from(["", "", "analogy"]))
        things.append(argument(f"s{n}", kind, premises, f"c{target}", scheme=scheme))
        if circles and draw(st.booleans()):
            attacked = f"s{draw(st.integers(0, n))}"
            things.append(argument(f"u{n}", "undercut", f"c{draw(numbers)}", attacked))
        if draw(st.booleans()):
            things.append(evidence(f"e{n}", f"c{draw(numbers)}", quote="words"))
    if draw(st.booleans()):
        things.append(question("q", "What?"))
    if draw(st.booleans()):
        things.append(position("p", "", f"c{draw(numbers)}"))
    if circles:
        pairs = draw(st.lists(st.tuples(numbers, numbers), max_size=3))
        things += [contradiction(f"c{a}", f"c{b}") for a, b in pairs[:2]]
        things += [restatement(f"c{a}", f"c{b}") for a, b in pairs[2:]]
    known = {thing.id for thing in things if hasattr(thing, "premises")}
    return make(*(t for t in things if getattr(t, "target", "c") in known
                  or getattr(t, "target", "c").startswith("c")))  # fmt: skip


@given(maps(circles=False))
def test_opening_everything_ends_and_misses_nothing(map: ArgumentMap) -> None:
    rows = opened(Outline(map))
    assert {row.id for row in rows} >= {*map.claims, *map.evidence, *map.questions}
    assert not any(row.cycle for row in rows)


@given(maps(circles=True))
def test_every_claim_can_be_reached_whatever_the_shape(map: ArgumentMap) -> None:
    outline = Outline(map)
    first: dict[str, Row] = {}
    depth: dict[str, int] = {}
    roots = outline.roots()
    for start in ([r for r in roots if r.kind != "heading"], [r for r in roots if not r.id]):
        level = start
        while level:  # nearest first; what was opened once need not be opened again
            following: list[Row] = []
            for row in level:
                name = f"{row.kind} {row.id or row.text}"
                if name not in first:
                    first[name], depth[row.id] = row, len(row.key)
                    following += outline.children(row)
            level = following
    shown = {row.id for row in first.values()}
    assert shown >= {*map.claims, *map.evidence}
    for id_ in (*map.claims, *map.arguments, *map.evidence):
        path = outline.path_to(id_)
        assert path, id_
        assert id_ in (path[-1].id, path[-1].step)
        assert path[0] in outline.roots()
        for above, row in pairwise(path):
            assert row in outline.children(above)
        assert all(outline.at(row.key) == row for row in path)
        if id_ in map.claims:
            assert not path[-1].cycle
            assert len(path) == depth[id_]
            places = outline.places(id_)
            assert len(places) == outline.places_of(id_) == path[-1].elsewhere + 1
            assert all(place[-1].id == id_ for place in places)


@given(maps(circles=True))
def test_circles_end(map: ArgumentMap) -> None:
    """No way down is longer than the things there are."""
    outline = Outline(map)
    longest = len(map.claims) + len(map.arguments) + 3
    row, rows = None, outline.roots()
    while rows:
        row = max(rows, key=lambda r: (r.children, r.key))
        assert len(row.key) <= longest
        rows = outline.children(row)


@given(maps(circles=True))
def test_what_is_under_a_name_are_its_entries(map: ArgumentMap) -> None:
    below = Below(map)
    for name in (*map.claims, *map.arguments, *below.roots):
        entries = [e for e in below.entries(name) if e.kind != "evidence"]
        assert below.under(name) == [e.id for e in entries]
        rest = [e.id for e in entries if e.relation != "contradicts"]
        assert below.under(name, contradicting=False) == rest


def test_a_way_of_5000_steps_is_gone_down_once(monkeypatch: pytest.MonkeyPatch) -> None:
    deep = 5000
    names = [f"c{i}" for i in range(deep)]
    chain = [argument(f"s{i}", "support", f"c{i + 1}", f"c{i}") for i in range(deep - 1)]
    outline = Outline(make(*map_of(names), *chain))
    asked = 0
    entries = Below.entries

    def counted(below: Below, name: str) -> Iterator[Entry]:
        nonlocal asked
        asked += 1
        return entries(below, name)

    monkeypatch.setattr(Below, "entries", counted)
    path = outline.path_to(names[-1])
    assert [row.id for row in path] == names
    assert asked == deep - 1
    assert outline.way(path[-1].key) == path
    assert asked == 2 * (deep - 1)
    assert outline.at(path[-1].key) == path[-1]
    assert outline.way((*path[-1].key, "nothing")) == ()
    row = path[0]
    while row.children:
        (row,) = outline.children(row)
    assert row == path[-1]


class Counting(Below):
    """Counts how many things it is asked to look below."""

    asked = 0

    def under(self, name, *, contradicting=True):
        self.asked += 1
        return super().under(name, contradicting=contradicting)


@pytest.mark.parametrize("shape", ["chain", "fan", "rungs", "loose"])
def test_making_an_outline_looks_at_each_thing_a_few_times(shape: str) -> None:
    asked = []
    for count in (200, 400):
        last = 0 if shape == "fan" else None
        steps = [
            argument(f"s{i}", "support", f"c{i}", f"c{last if last is not None else i - 1}")
            for i in range(1, count if shape != "loose" else 1)
        ]
        if shape == "rungs":  # 2 ** 200 ways from top to bottom
            steps += [argument(f"r{i}", "rebut", f"c{i}", f"c{i - 1}") for i in range(1, count)]
        map = make(*(claim(f"c{i}") for i in range(count)), *steps)
        asked.append(Counting(map).asked)
        outline = Outline(map)
        assert outline.path_to(f"c{count - 1}")
    assert asked[1] <= 2 * asked[0] + 10
    assert asked[1] <= 4 * 400 + 10


def test_a_way_from_a_question_is_shown_before_a_shorter_one_from_a_heading() -> None:
    outline = Outline(make(
        question("q", "What?"), claim("a", answers=("q",)), claim("b"), claim("over"),
        argument("s", "support", "b", "a", scheme="analogy"), argument("t", "support", "b", "over"),
    ))  # fmt: skip
    assert [row.id for row in outline.path_to("b")] == ["q", "a", "s", "b"]


def test_places_of_two_that_support_and_contradict_each_other() -> None:
    outline = Outline(make(
        claim("a"), claim("b"), argument("1", "support", "a", "b"),
        argument("2", "support", "b", "a"), contradiction("a", "b"),
    ))  # fmt: skip
    assert [len(outline.places(c)) for c in "ab"] == [outline.places_of(c) for c in "ab"] == [2, 2]


def test_an_open_step_of_one_premise_does_not_repeat_it() -> None:
    import argmap

    text = "claim a: A is so.\n    supported by b: B is so.\n        undercut by c: C is so.\n"
    outline = Outline(argmap.loads(text).map)
    top = outline.path_to("a")[-1]
    (step,) = outline.children(top)
    assert (step.text, step.opened) == ("B is so. · undercut", "1 premise · undercut")
    assert [row.text for row in outline.children(step)] == ["B is so.", "C is so."]


def test_what_undercuts_evidence_is_under_the_claim_that_rests_on_it():
    map = read_text(
        "claim a: A is so.\n    evidence e: A count.\nclaim old: The count is old.\n    undercuts e\n"
    ).map
    outline = Outline(map)
    (root,) = [row for row in outline.roots() if row.id == "a"]
    assert ("old", "undercuts") in [(row.id, row.relation) for row in outline.children(root)]
    assert [row.id for row in outline.path_to("old")] == ["a", "old"]
    assert "old" not in [row.id for row in outline.roots()]
