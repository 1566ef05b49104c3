"""After resolving, an id exists: in every map there is, and in what accidents make of it."""

from __future__ import annotations

import dataclasses
import random

import pytest
from accidents import EXAMPLES, MAPS, break_map
from hypothesis import given
from hypothesis import strategies as st
from referring import NESTED, PLAIN, REFERENCES, SELECTED, classes, dangling

from argmap.model.settings import Settings
from argmap.reading import read, read_text


def test_every_field_of_the_model_is_known_as_a_reference_or_as_none():
    fields = {f"{c.__name__}.{f.name}" for c in classes() for f in dataclasses.fields(c)}
    plain = {f"{name}.{field}" for name, said in PLAIN.items() for field in said.split()}
    known = REFERENCES.keys() | NESTED | plain | SELECTED
    assert sorted(fields - known) == [], "say in a table of referring.py whether it refers"
    assert sorted(known - fields) == [], "take it out of the tables of referring.py"


@pytest.mark.parametrize("path", MAPS, ids=lambda path: path.name)
def test_every_reference_of_a_map_exists(path):
    assert dangling(read([str(path)]).map) == []


@given(st.sampled_from(EXAMPLES), st.integers(0, 2**32))
def test_every_reference_of_a_broken_map_exists(text, seed):
    broken = break_map(text, random.Random(seed))
    assert dangling(read_text(broken, settings=Settings()).map) == [], broken


def problems(text):
    map_ = read_text(text, settings=Settings()).map
    assert dangling(map_) == []
    return map_, [(type(p).__name__, p.name) for p in map_.unresolved]


CONSEQUENCES = ("LeftOut", "ExpectationUnjudged")
"""What follows from another problem."""
BASE = "claim c: C\nclaim x: X\nclaim y: Y\nclaim z: Z\n"


@pytest.mark.parametrize(
    "lost",
    [
        "argument a\n    premise p: P\n    therefore q: Q\n    premise r: R\n",
        "argument a\n    premise p: P\n    therefore q: Q\n    therefore s: S\n    premise r: R\n",
        "argument a\n    premise p: P\n    supports nowhere\n",
        "argument a\n    supports c\n",
        "x supports x\n    id a\n",
        "x undercuts nowhere\n    id a\n",
        "argument a\n    premise p: P\n    undercuts a\n",
        "x undercuts a\n    id a\n",
    ],
)
def test_nothing_points_at_an_argument_that_is_left_out(lost):
    text = (
        BASE
        + lost
        + "x undercuts a\n    id b\n    undercut by y\n        id d\n        undercut by z\n"
        "expect a stands\nexpect d defeated\n"
        "y supports c\n    scheme expert-opinion\n    answered expertise by a, d, x\n"
    )
    map_, found = problems(text)
    found = [(kind, name) for kind, name in found if kind != "DuplicateName"]
    assert len([kind for kind, _ in found if kind not in CONSEQUENCES]) == 1
    assert not {"a", "b", "d"} & map_.arguments.keys()
    assert map_.expectations == ()
    assert [n for kind, n in found if kind == "ExpectationUnjudged"] == ["a", "d"]
    (step,) = (a for a in map_.arguments.values() if a.premises == ("y",))
    assert step.answered[0].by == ("x",)
    assert {"x", "y", "z"} <= map_.uncertain


def test_the_second_argument_of_a_name_is_kept_under_another():
    text = BASE + "x supports c\n    id a\ny supports c\n    id a\n    undercut by z\n"
    map_, found = problems(text)
    assert found == [("DuplicateName", "a")]
    assert list(map_.arguments) == ["a", "y/supports/c", "z/undercuts/y/supports/c"]


@pytest.mark.parametrize(
    ("step", "subject"),
    [
        ("argument a: A\n    premise p: P\n    undercuts a\n", "a"),
        ("x undercuts a\n    id a\n", "a"),
        ("argument a: A\n    premise p: P\n    therefore q: Q\n    undercuts a\n", "a"),
    ],
)
def test_a_step_that_undercuts_itself_is_reported_and_left_out(step, subject):
    map_, found = problems(BASE + step)
    assert found == [("SelfRelation", subject), ("LeftOut", subject)]
    assert subject not in map_.arguments


@pytest.mark.parametrize(
    ("text", "own"),
    [
        ("x supports c\n    undercut by x\n", "premise `x`"),
        ("x supports c with y\n    undercut by y\n", "premise `y`"),
        ("x supports c with y\n    id s\nx undercuts s with y\n", "premises `x` and `y`"),
        ("x supports c\n    undercut by c\n", "conclusion"),
        ("x rebuts c\n    undercut by x\n", "premise `x`"),
        ("x supports c\n    undercut by y\n        undercut by y\n", "premise `y`"),
        ("x rebuts c\n    undercut by c\n", ""),
        ("x supports c\n    id s\nx undercuts s with y\n", ""),
        ("x supports c\n    id s\n    undercut by y\n        id t\n        undercut by z\n", ""),
        (
            "x supports c\n    id s\ny undercuts s\n    id t\nz undercuts t\n    id u\nz undercuts s\n",
            "",
        ),
    ],
)
def test_a_step_that_its_own_claims_undercut(text, own):
    found = [d for d in read_text(BASE + text).diagnostics if d.name == "self-undercut"]
    assert len(found) == bool(own)
    assert not own or found[0].message.endswith(f"is undercut by its own {own}")


@pytest.mark.parametrize(
    "text",
    [
        "group a: X\n    group a\n",
        "group a: X\n    group b: Y\n        group a\n            group b\n",
        "group a: X\n    group b: Y\ngroup b\n    group a\n",
    ],
)
def test_a_group_is_not_inside_itself(text):
    map_, found = problems(text)
    assert {kind for kind, _ in found} == {"SelfRelation"}
    assert [d.code for d in read_text(text).diagnostics if d.code == "N101"]
    assert map_.groups["a"].parent is None


@pytest.mark.parametrize(
    ("text", "message", "fixed"),
    [
        ("claim a: A\n    supports a\n", "`a` supports itself", "claim a: A\n"),
        ("claim a: A\n    supported by a\n", "`a` is supported by itself", "claim a: A\n"),
        ("claim a: A\na contradicts a\n", "`a` contradicts itself", "claim a: A\n"),
        ("claim a: A\n    supports a\n        note: N\n", "`a` supports itself", ""),
        ("claim a: A\n    supports a, b\nclaim b: B\n", "`a` supports itself", ""),
        ("argument a\n    premise b: B\n    undercuts a\n", "`a` undercuts itself", ""),
        ("group a: A\n    group a\n        claim b: B\n", "`a` contains itself", ""),
    ],
)
def test_a_line_from_a_thing_to_itself_is_removed_where_nothing_is_lost(text, message, fixed):
    (found,) = (d for d in read_text(text).diagnostics if d.code == "N101")
    assert found.message == message
    if found.fix is None:
        assert fixed == ""
    else:
        (edit,) = found.fix.edits
        assert text[: edit.place.start] + edit.text + text[edit.place.end :] == fixed


def test_an_undercut_of_a_claim_is_never_told_to_write_a_made_name():
    text = BASE + "x supports c\ny undercuts c\n"
    (found,) = (d for d in read_text(text).diagnostics if d.code == "N104")
    assert "x/supports/c" not in found.help
    assert "`id`" in found.help
    assert found.fix is None
    (named,) = (d for d in read_text(text.replace("y under", "    id s\ny under")).diagnostics
                if d.code == "N104")  # fmt: skip
    assert [edit.text for edit in named.fix.edits] == ["s"]
