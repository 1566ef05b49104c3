"""Positions side by side."""

from __future__ import annotations

from handmade import argument, claim, contradiction, debate, make, position, restatement

from argmap.contents.sides import sides


def stances(shown):
    return {row.claim.id: row.stances for row in shown.rows}


def test_theses_first_then_source_order() -> None:
    shown = sides(debate())
    assert [p.id for p in shown.positions] == ["washington", "neither-side"]
    order = [row.claim.id for row in shown.rows]
    assert order[:4] == ["us-blocked", "neither-ready", "early-willing", "belarus"]
    assert [row.thesis for row in shown.rows[:3]] == [True, True, False]
    assert stances(shown)["decree"] == ("holds", "holds")
    assert stances(shown)["better"] == ("", "holds")
    assert "london" not in stances(shown)
    by_id = {row.claim.id: row for row in shown.rows}
    assert by_id["decree"].shared
    assert not by_id["decree"].split
    assert by_id["us-blocked"].against == (False, True)
    assert by_id["us-blocked"].split


def test_holds_denies_both_and_nothing() -> None:
    map = make(
        claim("t"), claim("u"), claim("x"),
        position("p", "P", "t", holds=("x",), denies=("u",)),
        position("q", "Q", "u", holds=("x",), denies=("x",)),
        position("r", "R", ""),
    )  # fmt: skip
    assert stances(sides(map)) == {
        "t": ("holds", "", ""), "u": ("denies", "holds", ""), "x": ("holds", "both", "")
    }  # fmt: skip
    split = {row.claim.id: row.split for row in sides(map).rows}
    assert split == {"t": False, "u": True, "x": True}


def test_left_out_is_what_matters_to_the_others_and_gets_no_word() -> None:
    map = make(
        *(claim(c) for c in ("t", "u", "answered", "ignored", "quiet", "objection", "reply")),
        position("p", "P", "t", holds=("answered", "ignored", "quiet")),
        position("q", "Q", "u", holds=("reply",)),
        argument("1", "rebut", "objection", "answered"),
        argument("2", "rebut", "objection", "ignored"),
        argument("3", "support", "reply", "answered"),
    )  # fmt: skip
    left = dict(zip("pq", ([c.id for c in claims] for claims in sides(map).left_out), strict=True))
    assert left == {"p": ["u"], "q": ["t", "ignored"]}


def test_who_contradicts_or_restates_a_thesis_has_spoken_to_it() -> None:
    map = make(claim("t"), claim("u"), claim("v"), contradiction("t", "u"), restatement("v", "t"),
               position("p", "", "t"), position("q", "", "u"), position("r", "", "v"))  # fmt: skip
    assert [[c.id for c in claims] for claims in sides(map).left_out] == [
        [],
        ["v"],
        ["u"],
    ]


def test_an_undercut_contests_what_the_step_supports() -> None:
    map = make(*(claim(c) for c in "tuabx"), position("p", "", "t", holds=("a",)),
               position("q", "", "u"), argument("s", "support", "b", "a"),
               argument("k", "undercut", "x", "s"))  # fmt: skip
    assert [c.id for c in sides(map).left_out[1]] == ["t", "a"]


def test_a_choice_of_positions_in_the_order_asked_for() -> None:
    shown = sides(debate(), ["neither-side", "nobody", "washington", "neither-side"])
    assert [p.id for p in shown.positions] == ["neither-side", "washington"]
    assert sides(make()).rows == ()
    assert sides(make()).left_out == ()
