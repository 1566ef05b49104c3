"""What changed between two maps: nothing but what did, told once."""

from __future__ import annotations

import random
from dataclasses import replace

import parted
import pytest
import trees
from handmade import (
    HERE,
    argument,
    claim,
    contradiction,
    evidence,
    group,
    make,
    person,
    position,
    question,
    restatement,
    saved_view,
    source,
)
from hypothesis import assume, given, settings
from hypothesis import strategies as st

import argmap
from argmap.language import write
from argmap.model import Answered, Kind, Selector
from argmap.reasoning.difference import Thing, What, compare
from argmap.reasoning.difference.outcomes import all_outcomes, outcomes
from argmap.reasoning.difference.wording import folded, marked

FEWER = settings(max_examples=max(20, settings.default.max_examples // 3))
"""For what is asked of many edits."""


def told(old, new, unread=((), ())):
    """Each change in short: what, thing, id."""
    return [(c.what.value, c.thing.value, c.id) for c in compare(old, new, unread).changes]


def read(text):
    return argmap.loads(text).map


def lines(old, new):
    return told(read(old), read(new))


# ---- laws ----


def without_names(map):
    """The same map with the names of its steps made from what they join, as reading makes them."""
    new: dict[str, str] = {}

    def name(id):
        if id not in map.arguments:
            return id
        if id not in new:
            new[id] = id  # steps that aim at each other in a circle keep a name
            step = map.arguments[id]
            new[id] = f"{'+'.join(step.premises)}/{step.kind}s/{name(step.target)}"
        return new[id]

    steps = [replace(a, id=name(a.id), target=name(a.target), generated=name(a.id) != a.id)
             for a in map.arguments.values()]  # fmt: skip
    assume(len({a.id for a in steps}) == len(steps))
    return replace(map, arguments={a.id: a for a in steps})


@given(parted.debates())
def test_a_map_and_itself_do_not_differ(map):
    again = replace(map, claims={c: replace(v) for c, v in map.claims.items()})
    found = compare(map, again)
    assert found.changes == ()
    assert outcomes(found) == ()


@pytest.mark.filterwarnings("ignore:Generating overly large repr")
@given(trees.trees)
def test_whatever_is_read_twice_does_not_differ(tree):
    text = write(tree)
    assert told(read(text), read(text)) == []


@given(parted.debates(), st.integers(0, 99))
def test_the_order_of_declarations_is_no_change(map, seed):
    found = compare(map, parted.shuffled(map, seed))
    assert found.changes == ()
    assert outcomes(found) == ()


WORDS = st.sampled_from(["It is loud.", "It is dear.", "Shops need cars."])


@st.composite
def unnamed(draw):
    """Blocks of text in which nothing has a name and the same words come again and again."""
    blocks = []
    for _ in range(draw(st.integers(2, 5))):
        rows = [f"claim: {draw(WORDS)}"]
        for _ in range(draw(st.integers(0, 2))):
            verb = draw(st.sampled_from(["supported by", "rebutted by"]))
            rows.append(f"    {verb}: {draw(WORDS)}")
            if draw(st.booleans()):
                rows.append(f"        undercut by: {draw(WORDS)}")
        if draw(st.booleans()):
            rows.append(f'    evidence "{draw(WORDS)}"')
        blocks.append("\n".join(rows))
    return blocks


@given(unnamed(), st.randoms(use_true_random=False))
def test_nor_is_it_where_nothing_has_a_name(blocks, chance):
    mixed = list(blocks)
    chance.shuffle(mixed)
    assert lines("\n".join(blocks), "\n".join(mixed)) == []


@given(parted.debates())
def test_another_prefix_is_a_new_name_and_nothing_else(map):
    map = replace(map, claims={c.id: replace(c, text=f"Words of {c.id}.")
                               for c in map.claims.values()})  # fmt: skip
    other = without_names(parted.renamed(without_names(map), "x-"))
    found = compare(without_names(map), other)
    renamed = {(c.old, c.new) for c in found.changes if c.thing is Thing.CLAIM}
    assert renamed == {(c, f"x-{c}") for c in map.claims}
    assert {c.what for c in found.changes} <= {What.RENAMED}


@given(st.text(max_size=60), st.text(max_size=60))
def test_marked_words_are_the_words(one, other):
    before, after = marked(one, other)
    assert "".join(p.text for p in before) == " ".join(one.split())
    assert "".join(p.text for p in after) == " ".join(other.split())
    if folded(one) == folded(other):
        assert not any(p.changed for p in before + after)


# ---- one edit, one change ----


def put(map, field, value):
    return replace(map, **{field: {**getattr(map, field), value.id: value}})


def drop(map, field, id):
    return replace(map, **{field: {k: v for k, v in getattr(map, field).items() if k != id}})


def reword(map, pick):
    c = pick(map.claims.values())
    return put(map, "claims", replace(c, text=f"{c.text} Or so.")), ("reworded", "claim", c.id)


def add_claim(map, pick):
    return put(map, "claims", claim("fresh")), ("added", "claim", "fresh")


def remove_claim(map, pick):
    return drop(map, "claims", "lone"), ("removed", "claim", "lone")


def rename_claim(map, pick):
    lone = map.claims["lone"]
    new = put(drop(map, "claims", "lone"), "claims", replace(lone, id="other"))
    return new, ("renamed", "claim", "other")


def a_step(map, pick, of=lambda a: True):
    steps = [a for a in map.arguments.values() if of(a)]
    assume(steps)
    return pick(steps)


def flip(map, pick):
    a = a_step(map, pick, lambda a: a.kind is not Kind.UNDERCUT)
    other = Kind.REBUT if a.kind is Kind.SUPPORT else Kind.SUPPORT
    return put(map, "arguments", replace(a, kind=other)), ("flipped", "argument", a.id)


def retarget(map, pick):
    a = a_step(map, pick, lambda a: a.kind is not Kind.UNDERCUT)
    return put(map, "arguments", replace(a, target="lone")), ("retargeted", "argument", a.id)


def add_premise(map, pick):
    a = a_step(map, pick)
    new = replace(a, premises=(*a.premises, "lone"))
    return put(map, "arguments", new), ("premises", "argument", a.id)


def remove_premise(map, pick):
    a = a_step(map, pick, lambda a: len(a.premises) > 1)
    return put(map, "arguments", replace(a, premises=a.premises[1:])), (
        "premises",
        "argument",
        a.id,
    )


def add_step(map, pick):
    a = argument("fresh", "support", "lone", pick(map.claims))
    return put(map, "arguments", a), ("added", "argument", "fresh")


def remove_step(map, pick):
    targets = {a.target for a in map.arguments.values()}
    a = a_step(map, pick, lambda a: a.id not in targets)
    return drop(map, "arguments", a.id), ("removed", "argument", a.id)


def assert_it(map, pick):
    return put(map, "claims", replace(map.claims["lone"], by=("ann",))), ("stance", "person", "ann")


def hold(map, pick):
    p = pick(map.positions.values())
    return put(map, "positions", replace(p, holds=(*p.holds, "lone"))), ("stance", "position", p.id)


def deny(map, pick):
    p = pick(map.positions.values())
    return put(map, "positions", replace(p, denies=(*p.denies, "lone"))), (
        "stance",
        "position",
        p.id,
    )


def joined_by(map, pick):
    p = pick(map.positions.values())
    new = replace(p, held_by=(*p.held_by, "cid"))
    return put(map, "positions", new), ("changed", "position", p.id)


def contradict(map, pick):
    pair = contradiction("lone", pick([c for c in map.claims if c != "lone"]))
    return replace(map, contradictions=(*map.contradictions, pair)), ("added", "contradiction", "")


def restate(map, pick):
    pair = restatement("lone", pick([c for c in map.claims if c != "lone"]))
    return replace(map, restatements=(*map.restatements, pair)), ("added", "restatement", "")


def quote_otherwise(map, pick):
    proof = replace(map.evidence["proof"], quote="too loud to rest in")
    return put(map, "evidence", proof), ("reworded", "evidence", "proof")


def move_quotation(map, pick):
    proof = replace(map.evidence["proof"], at="paragraph 3")
    return put(map, "evidence", proof), ("changed", "evidence", "proof")


def other_source(map, pick):
    proof = replace(map.evidence["proof"], source="t")
    return put(map, "evidence", proof), ("changed", "evidence", "proof")


def remove_evidence(map, pick):
    return drop(map, "evidence", "proof"), ("removed", "evidence", "proof")


def take_as_given(map, pick):
    c = replace(map.claims["lone"], assumed="")
    return put(map, "claims", c), ("changed", "claim", "lone")


def note(map, pick):
    c = pick(map.claims.values())
    return put(map, "claims", replace(c, notes=("A note.",))), ("changed", "claim", c.id)


def answer(map, pick):
    c = pick(map.claims.values())
    new = put(map, "questions", question("q", "Which?"))
    assume(False) if c.answers else None
    return put(new, "claims", replace(c, answers=("q",))), ("changed", "claim", c.id)


def retitle(map, pick):
    s = replace(map.sources["s"], title="Another")
    return put(map, "sources", s), ("reworded", "source", "s")


def add_person(map, pick):
    return put(map, "persons", person("dee", "Dee")), ("added", "person", "dee")


EDITS = [
    reword, add_claim, remove_claim, rename_claim, flip, retarget, add_premise, remove_premise,
    add_step, remove_step, assert_it, hold, deny, joined_by, contradict, restate, quote_otherwise,
    move_quotation, other_source, remove_evidence, take_as_given, note, retitle, add_person,
]  # fmt: skip


def edited(map, edit, seed):
    """The map with room for every edit, the same edited, and what is to be told."""
    map = put(map, "claims", claim("lone", text="A claim that nothing speaks of."))
    map = put(
        map, "evidence", evidence("proof", "c0", quote="too loud", source="s", at="paragraph 2")
    )
    new, expected = edit(map, lambda things: random.Random(seed).choice(list(things)))
    return map, new, expected


@pytest.mark.parametrize("edit", EDITS)
@FEWER
@given(map=parted.debates(), seed=st.integers(0, 99))
def test_one_edit_is_told_as_that(edit, map, seed):
    old, new, expected = edited(map, edit, seed)
    assert told(old, new) == [expected]
    assert [what for what, _, _ in told(new, old)] == [
        {"added": "removed", "removed": "added"}.get(expected[0], expected[0])
    ]


@pytest.mark.parametrize(
    "edit", [flip, retarget, add_premise, remove_premise, add_step, remove_step]
)
@FEWER
@given(map=parted.debates(), seed=st.integers(0, 99))
def test_one_edit_of_a_step_without_a_name_is_told_as_that(edit, map, seed):
    old, new, (what, thing, _) = edited(map, edit, seed)
    found = told(without_names(old), without_names(new))
    assert [(w, t) for w, t, _ in found] == [(what, thing)]


# ---- what is which ----


def test_typography_layout_and_comments_are_no_change():
    old = 'claim a: It\'s "loud" - very.\n    supported by b: Yes.\n'
    new = "# why\n\nclaim b: Yes.\n\nclaim a: It’s “loud”  –  very.\n    supported by b\n"
    assert lines(old, new) == []


def test_new_words_of_a_claim_without_a_name_are_new_words():
    old = "claim: The street is loud at night.\n    supported by: Cars pass by.\n"
    new = "claim: The street is very loud at night.\n    supported by: Cars pass by.\n"
    ((what, thing, _),) = lines(old, new)
    assert (what, thing) == ("reworded", "claim")


def test_a_claim_that_got_a_name_was_renamed():
    old = "claim: The street is loud.\n    supported by: Cars pass by.\n"
    new = "claim loud: The street is loud.\n    supported by: Cars pass by.\n"
    assert lines(old, new) == [("renamed", "claim", "loud")]


def test_a_name_wins_over_words():
    old = "claim a: One thing.\nclaim b: Another matter.\n"
    new = "claim a: Another matter.\nclaim b: One thing.\n"
    assert lines(old, new) == [("reworded", "claim", "a"), ("reworded", "claim", "b")]


def test_other_words_under_another_name_are_another_claim():
    assert lines("claim a: One.\n", "claim b: Two.\n") == [
        ("added", "claim", "b"), ("removed", "claim", "a"),
    ]  # fmt: skip


def test_a_gone_name_is_not_taken_for_a_new_thing_of_that_name():
    old = make(
        claim("a"), claim("b"), evidence("x", "a", text="Seen."), argument("s", "support", "b", "a")
    )
    new = make(claim("a"), claim("b"), claim("x"), argument("s", "support", "x", "a"))
    assert ("premises", "argument", "s") in told(old, new)
    assert ("removed", "evidence", "x") in told(old, new)


def test_a_stance_that_turned_is_one_change():
    old = make(claim("a"), position("p", "Yes.", "", holds=("a",)))
    new = make(claim("a"), position("p", "Yes.", "", denies=("a",)))
    (change,) = compare(old, new).changes
    assert (change.what, change.before, change.after, change.of) == (
        What.STANCE, ("holds",), ("denies",), "a",
    )  # fmt: skip


def test_undercuts_follow_the_step_that_they_aim_at():
    old = "claim a: A.\n    supported by b: B.\n        undercut by u: U.\n"
    new = "claim a: A.\n    rebutted by b: B.\n        undercut by u: U.\n"
    assert [what for what, _, _ in lines(old, new)] == ["flipped"]


def test_every_field_of_the_model_is_compared():
    """Each field of each kind of thing is changed in turn; only places and how names came about
    do not count.
    """
    things = [
        claim("c", group="g"), claim("d"), question("q", "Which?"), person("ann", "Ann"),
        position("p", "Yes.", "c"), source("s", "S", "ann"), group("g", "G"), group("h", "H"),
        saved_view("v", Selector(hide=False, what="everything")), evidence("e", "c", quote="loud"),
        argument("a", "support", "d", "c"), argument("b", "support", "c", "d"),
    ]  # fmt: skip
    other = {
        str: "zz", tuple: ("zz",), float: 0.5, type(None): "zz", bool: True,
    }  # fmt: skip
    special = {
        "extra": (("page", "3"),), "credence": 0.5, "group": "h", "parent": "h", "kind": Kind.REBUT,
        "target": "d", "premises": ("c",), "voice": "ann", "source": "s", "supports": ("d",),
        "by": ("ann",), "held_by": ("ann",), "answers": ("q",), "thesis": ("c", "d"), "holds": ("d",),
        "denies": ("d",), "via": ("s",), "author": (), "scheme": "cause", "part_of": "b",
        "selectors": (Selector(hide=True, what="evidence"),),
        "answered": (Answered("field", "", (), HERE),), "fold": ("c",), "open": ("h",), "boxes": 7,
    }  # fmt: skip
    map = make(*things)
    skipped = {"id", "place", "words_place", "generated"}
    for thing in things[:-1]:
        for field in thing.__dataclass_fields__:
            # Evidence has either a quotation or words, never both.
            if field in skipped or (thing.id, field) == ("e", "text"):
                continue
            value = special.get(field, other.get(type(getattr(thing, field))))
            if field == "kind" and not isinstance(thing.kind, Kind):
                value = "figure"
            new = make(*(replace(t, **{field: value}) if t is thing else t for t in things))
            assert len(told(map, new)) == 1, (thing.id, field)
            assert len(told(new, map)) == 1, (thing.id, field)
    for field in ("title", "about", "language"):
        assert told(map, replace(map, **{field: "zz"})) == [
            ("reworded" if field != "language" else "changed", "map", "")
        ]
    assert told(map, replace(map, by=("ann",))) == [("changed", "map", "")]


def test_lines_that_cannot_be_read_are_compared_as_they_stand():
    map = make(claim("a"))
    assert told(map, map, (["foo bar"], ["  foo bar"])) == []
    assert told(map, map, (["foo bar"], ["foo baz"])) == [
        ("added", "line", ""), ("removed", "line", ""),
    ]  # fmt: skip


# ---- what follows ----

STREET = """
position yes: Yes.
    thesis close
position no: No.
    thesis open
    holds trade
claim close: The street should be closed.
    supported by fewer: There would be fewer accidents.
        evidence: A count.
    rebutted by trade: The shops live on cars.
claim open: The street should stay open.
    supported by trade
close contradicts open
"""


def follows(old, new):
    found = compare(read(old), read(new))
    return [(t.outcome, "".join(piece.text for piece in t.says)) for t in outcomes(found)]


def test_a_reply_and_a_status_are_told():
    new = STREET + "claim bus: A bus stops there.\n    rebuts trade\n"
    found = follows(STREET, new)
    assert ("status", "trade is defeated in this map now; before it stood") in found
    assert ("no-reply", "trade rebuts close: this got a reply from yes") in found


def test_a_lost_crux_is_told():
    new = STREET.replace(
        "    rebutted by", "    supported by air: The air would be better.\n    rebutted by"
    )
    found = follows(STREET, new)
    assert ("cruxes", "fewer is no longer a crux of yes") in found
    now, before = "2 of its starting points together", "one of its starting points"
    assert (
        "fragility",
        f"the thesis close of yes falls with {now} now; before with {before}",
    ) in found


def test_naming_another_of_two_claims_that_say_the_same_changes_nothing_that_follows():
    old = """\
position yes: Yes.
    thesis close
claim close: The street should be closed.
claim fewer: There would be fewer accidents.
claim less: Less would happen.
fewer restates less
fewer supports close
"""
    new = old.replace("fewer supports", "less supports")
    assert lines(old, new) != []
    assert follows(old, new) == []


def test_of_what_is_gone_nothing_follows():
    gone = STREET.replace(
        "    supported by fewer: There would be fewer accidents.\n        evidence: A count.\n", ""
    )
    assert not [says for _, says in follows(STREET, gone) if says.startswith("fewer")]


def test_quotations_are_told_only_when_both_were_looked_up():
    map = make(claim("a"), evidence("e", "a", quote="loud", source="s"), source("s", "S"))
    found = compare(map, map)
    astray = ({"e": "matches"}, {"e": "not found"})
    (one,) = outcomes(found, astray)
    assert "does not stand in its source" in "".join(piece.text for piece in one.says)
    assert outcomes(found, ({"e": "matches"}, {"e": "not checked"})) == ()
    assert outcomes(found, ({"e": "matches"}, {"e": "attested by the lock"})) == ()


def test_every_outcome_has_its_own_name():
    names = [one.name for one in all_outcomes()]
    assert len(names) == len(set(names)) >= 9
