"""What names come to mean: what is looked up, joined, named, doubted and left out."""

from __future__ import annotations

import pytest
from test_resolve import load

from argmap.model.unresolved import (
    SelfRelation,
    UndefinedName,
    UndercutTargetsClaim,
    UnknownScheme,
)

CLAIMS = "claim a: A.\nclaim b: B.\nclaim c: C.\n"


def ids(text, **files):
    return list(load(text, **files).arguments)


def problems(text, **files):
    return [without_place(p) for p in load(text, **files).unresolved]


def without_place(problem):
    values = (getattr(problem, name) for name in problem.__dataclass_fields__)
    return (
        type(problem),
        *(v for v in values if isinstance(v, (str, tuple)) and not hasattr(v, "start")),
    )


# ---- names that nothing of the right kind has ----


def test_an_unknown_name_comes_with_names_near_to_it():
    assert problems("claim street: A.\n    rebuts stret\n") == [
        (UndefinedName, "stret", ("claim",), "", ("street",)),
    ]


def test_a_name_of_another_kind_comes_with_that_kind_and_none_near():
    assert problems(CLAIMS + "person ann: Ann\nperson ana: Ana\nann supports a\n") == [
        (UndefinedName, "ann", ("claim",), "person", ()),
    ]
    assert problems('claim a: A.\nevidence e "x"\na rebuts e\n') == [
        (UndefinedName, "e", ("claim",), "evidence", ()),
    ]
    # A person and a claim may share a name; who looks for a claim finds it.
    assert (
        problems("claim ann: A.\nclaim b: B.\nperson ann: Ann\nann supports b\n    by ann\n") == []
    )


@pytest.mark.parametrize("broken", ["claim Lost thing here", "foo LOST bar"])
def test_a_name_on_a_broken_line_is_not_called_unknown(broken):
    assert problems(f"{CLAIMS}{broken}\nlost supports a\n") == []
    assert problems(f"{CLAIMS}{broken}\nlust supports a\n")[0][:2] == (UndefinedName, "lust")


def test_nothing_is_called_unknown_in_a_file_that_uses_what_could_not_be_read():
    text = "claim a: A.\nlost supports a\n"
    assert problems("use: gone.arg\n" + text)[1:] == []
    through = problems("use: mid.arg\n" + text, mid="use: gone.arg\n")
    assert [p for p in through if p[0] is UndefinedName] == []
    aside = problems("use: mid.arg\n" + text, mid="claim m: M.\n")
    assert [p[1] for p in aside] == ["lost"]


# ---- reopening ----


def test_reopening_adds_lists_notes_lines_and_group_and_keeps_first_values():
    map_ = load(
        "person ann: Ann\nperson ben: Ben\n"
        "claim a: A.\n    by ann\n    note: one\n    x-page: 1\n    credence 0.2\n"
        "group g: G\n    claim a\n        by ben, ann\n        note: two\n        x-page: 2\n"
        "        tags t\n        credence 0.4\n"
        "group h: H\n    claim a\n"
    )
    a = map_.claims["a"]
    assert (a.by, a.notes, a.extra) == (
        ("ann", "ben"), ("one", "two"), (("page", "1"), ("page", "2")),
    )  # fmt: skip
    assert (a.tags, a.group, a.credence) == (("t",), "g", 0.2)


def test_reopening_what_is_not_there_says_so_and_keeps_what_hangs_below():
    text = "claim other: O.\nclaim a\n    note: lost\n    supports other\n"
    map_ = load(text)
    assert problems(text) == [(UndefinedName, "a", ("claim",), "", ())]
    assert (list(map_.claims), list(map_.arguments)) == (["other"], [])


# ---- names of the unnamed ----


def test_unnamed_things_get_names_of_their_kind_prefix_and_number():
    map_ = load(
        'use p: other.arg\nclaim: Loud street.\n    evidence "Loud street"\n'
        "    evidence: Loud street.\nclaim: Loud street.\n",
        other="claim: Loud street.\nclaim: Loud street.\n",
    )
    assert set(map_.claims) == {
        "loud-street", "loud-street-3", "p.loud-street", "p.loud-street-2",
    }  # fmt: skip
    assert list(map_.evidence) == ["quote-loud-street", "loud-street-2"]
    assert all(claim.generated for claim in map_.claims.values())


def test_steps_get_names_from_what_they_join():
    text = CLAIMS + "claim d: D.\nclaim e: E.\nclaim f: F.\n"
    assert ids(text + "a supports b\na supports b\na rebuts b\n") == [
        "a/supports/b", "a/supports/b/2", "a/rebuts/b",
    ]  # fmt: skip
    assert ids(text + "a supports f with b, c, d\n") == ["a+b+c+d/supports/f"]
    assert ids(text + "a supports f with b, c, d, e\n") == ["a+b+c+d+1/supports/f"]
    map_ = load(text + "a supports b\n    id s\nc supports d\n")
    assert [(s.id, s.generated) for s in map_.arguments.values()] == [
        ("s", False), ("c/supports/d", True),
    ]  # fmt: skip


def test_only_the_first_of_several_steps_has_the_name_of_their_line():
    map_ = load(CLAIMS + "a supports b, c\n    id s\n    scheme analogy\n")
    assert [(s.id, s.target, s.scheme) for s in map_.arguments.values()] == [
        ("s", "b", "analogy"), ("a/supports/c", "c", "analogy"),
    ]  # fmt: skip


def test_steps_of_an_argument_are_named_after_it():
    map_ = load("argument w: W\n    premise a: A.\n    therefore b: B.\n    premise c: C.\n"
                "    supports d\nclaim d: D.\n")  # fmt: skip
    assert [(s.id, s.part_of) for s in map_.arguments.values()] == [("w/b", "w"), ("w", "w")]
    one = load("argument w: W\n    premise a: A.\n    supports d\nclaim d: D.\n")
    assert [(s.id, s.part_of) for s in one.arguments.values()] == [("w", "")]


# ---- what is looked up ----


def test_the_first_voice_and_source_win():
    text = ('person ann: Ann\nperson ben: Ben\nsource s: S\nsource t: T\n'
            'claim a: A.\n    evidence e "x" said by ann in s\n        said by ben\n        in t\n')  # fmt: skip
    e = load(text).evidence["e"]
    assert (e.voice, e.source) == ("ann", "s")


def test_lists_have_each_name_once_and_leave_out_what_is_unknown():
    map_ = load("person ann: Ann\nclaim a: A.\n    by ann, nobody, ann\n")
    assert map_.claims["a"].by == ("ann",)
    assert map_.uncertain == {"a"}
    assert [p.name for p in map_.unresolved] == ["nobody"]


def test_the_head_of_a_file_speaks_for_claims_in_words_without_people():
    map_ = load("map: M\n    by ann, nobody\nperson ann: Ann\nperson ben: Ben\nclaim a: A.\n"
                "claim b: B.\n    by ben\nc supports a\nclaim c\n"
                "a supports b\n    by ben\na rebuts b\n")  # fmt: skip
    assert {c.id: c.by for c in map_.claims.values() if c.text} == {"a": ("ann",), "b": ("ben",)}
    assert [a.by for a in map_.arguments.values() if a.premises == ("a",)] == [("ben",), ("ann",)]


def test_a_named_person_that_is_unknown_does_not_become_the_file_s():
    map_ = load("map: M\n    by ann\nperson ann: Ann\nclaim a: A.\nclaim b: B.\n"
                "a supports b\n    by nobody\n")  # fmt: skip
    assert [a.by for a in map_.arguments.values()] == [()]


# ---- evidence ----


def test_evidence_pointed_at_stands_under_each_claim():
    text = 'evidence e "x"\n    supports c\nclaim a: A.\n    evidence e\nclaim b: B.\n    evidence e\nclaim c: C.\n'
    assert set(load(text).evidence["e"].supports) == {"a", "b", "c"}


def test_evidence_that_is_unknown_leaves_its_claim_uncertain():
    map_ = load("claim a: A.\n    evidence nothing\nclaim b: B.\n")
    assert map_.uncertain == {"a"}
    assert [(p.name, p.wanted) for p in map_.unresolved] == [("nothing", ("evidence",))]


def test_evidence_for_what_is_unknown_stands_under_nothing():
    map_ = load('evidence e "x"\n    supports nothing, a\nclaim a: A.\n')
    assert map_.evidence["e"].supports == ("a",)
    assert [p.name for p in map_.unresolved] == ["nothing"]


def test_evidence_as_a_support_is_evidence_of_the_target_alone():
    text = 'evidence e "x"\n' + CLAIMS
    for line in ("e supports a, b\n", "claim a\n    supported by e\nclaim b\n    supported by e\n"):
        map_ = load(text + line)
        assert map_.evidence["e"].supports == ("a", "b")
        assert (ids(text + line), map_.unresolved) == ([], ())
    assert [p[:4] for p in problems(text + "e rebuts a\n")] == [
        (UndefinedName, "e", ("claim",), "evidence"),
    ]
    assert load(text + "e rebuts a\n").evidence["e"].supports == ()


# ---- relations ----


def test_premises_that_work_together_are_kept_whole_or_not_at_all():
    map_ = load(CLAIMS + "a supports b with nothing\n")
    assert (list(map_.arguments), map_.uncertain) == ([], {"a", "b"})
    apart = load(CLAIMS + "claim d: D.\n    supported by a, nothing, b\n")
    assert list(apart.arguments) == ["a/supports/d", "b/supports/d"]


def test_what_leads_to_nothing_known_is_left_out_and_doubted():
    map_ = load(CLAIMS + "a supports b, nothing\n")
    assert list(map_.arguments) == ["a/supports/b"]
    assert map_.uncertain == {"a", "b"}
    assert load(CLAIMS + "nothing supports b\n").uncertain == {"b"}


def test_a_premise_named_twice_is_one():
    assert ids(CLAIMS + "a supports b with a, c\n") == ["a+c/supports/b"]


@pytest.mark.parametrize("verb", ["supports", "rebuts"])
def test_nothing_bears_on_itself_but_the_rest_of_the_line_holds(verb):
    text = CLAIMS + f"a {verb} a, b\n"
    assert problems(text) == [(SelfRelation, "a", verb)]
    assert ids(text) == [f"a/{verb}/b"]


@pytest.mark.parametrize("verb", ["contradicts", "restates"])
def test_pairs_are_of_two_claims_that_are_known(verb):
    def pairs(line):
        map_ = load(CLAIMS + line)
        return [(p.left, p.right) for p in (*map_.contradictions, *map_.restatements)]

    assert pairs(f"a {verb} b\n") == [("a", "b")]
    assert len(load(CLAIMS + f"a {verb} b\n").contradictions) == (verb == "contradicts")
    assert pairs(f"a {verb} a\n") == pairs(f"a {verb} nothing\n") == []
    assert problems(CLAIMS + f"a {verb} a\n") == [(SelfRelation, "a", verb)]
    assert pairs(f"nothing {verb} a\n") == []


# ---- undercuts ----


def test_an_undercut_of_a_claim_names_the_steps_that_were_meant():
    text = CLAIMS + "a supports b\na rebuts b\nc undercuts b\n"
    assert problems(text) == [(UndercutTargetsClaim, "b", ("a/supports/b", "a/rebuts/b"))]
    assert ids(text) == ["a/supports/b", "a/rebuts/b"]
    under = CLAIMS + "a supports b\nclaim b\n    undercut by c\n"
    assert problems(under) == [(UndercutTargetsClaim, "b", ("a/supports/b",))]


def test_an_undercut_may_aim_at_an_undercut_and_follows_each_step_of_its_line():
    map_ = load(
        CLAIMS + "claim d: D.\na supports b, c\n    undercut by d: D.\n        undercut by u: U.\n"
    )
    undercuts = [(a.premises, a.target) for a in map_.arguments.values() if a.kind == "undercut"]
    assert undercuts[:2] == [(("d",), "a/supports/b"), (("d",), "a/supports/c")]
    assert {target for _, target in undercuts[2:]} == {
        "d/undercuts/a/supports/b", "d/undercuts/a/supports/c",
    }  # fmt: skip


def test_an_undercut_of_what_is_unknown_says_what_is_wanted():
    assert problems(CLAIMS + "a undercuts nothing\n") == [
        (UndefinedName, "nothing", ("argument", "evidence"), "", ()),
    ]


# ---- schemes and critical questions ----


def test_schemes_are_declared_or_known_or_asked_about():
    def scheme(name, more=""):
        map_ = load(CLAIMS + f"a supports b\n    scheme {name}\n" + more)
        return map_.arguments["a/supports/b"].scheme, [without_place(p) for p in map_.unresolved]

    assert scheme("analogy") == ("analogy", [])
    assert scheme("mine", "scheme mine: Mine\n") == ("mine", [])
    name, found = scheme("mind", "scheme mine: Mine\n")
    assert (name, found[0][:2], found[0][2][0]) == ("mind", (UnknownScheme, "mind"), "mine")
    name, found = scheme("analogi")
    assert (found[0][0], "analogy" in found[0][2]) == (UnknownScheme, True)
    assert scheme("mind", "scheme mind oops\n") == ("mind", [])
    used = load("use p: other.arg\n" + CLAIMS + "a supports b\n    scheme p.mine\n",
                other="scheme mine: Mine\n")  # fmt: skip
    assert [a.scheme for a in used.arguments.values()] == ["p.mine"]


def test_a_used_file_s_own_scheme_has_its_prefix():
    other = "scheme mine: Mine\nclaim a: A.\nclaim b: B.\na supports b\n    scheme mine\n"
    (step,) = load("use p: other.arg\n", other=other).arguments.values()
    assert (step.id, step.scheme) == ("p.a/supports/p.b", "p.mine")


def test_answers_to_critical_questions_are_looked_up():
    map_ = load(CLAIMS + 'evidence e "x"\na supports b\n    id s\n    scheme analogy\n'
                "    answered one: It was.\n    answered two by c, e, nothing, c\n"
                "    answered three by s: So.\n")  # fmt: skip
    assert [(q.question, q.text, q.by) for q in map_.arguments["s"].answered] == [
        ("one", "It was.", ()), ("two", "", ("c", "e")), ("three", "So.", ("s",)),
    ]  # fmt: skip
    assert [p.name for p in map_.unresolved] == ["nothing"]


# ---- expectations and views ----


def test_expectations_with_unknown_names_are_left_out():
    text = CLAIMS + "position p: P.\n    thesis a\n"
    for line, expected in (
        ("expect a stands", [("a", "stands", "")]),
        ("expect a crux of p", [("a", "crux of", "p")]),
        ("expect a crux of nobody", []),
        ("expect nothing stands", []),
        ("expect nothing crux of p", []),
        ("expect quotes match", [("", "quotes match", "")]),
    ):
        found = load(f"{text}{line}\n").expectations
        assert [(e.subject, e.outcome, e.of) for e in found] == expected, line


def test_views_gather_what_is_known_of_their_lines():
    map_ = load(
        CLAIMS + "group g: G\nview v: V\n    show claim a, nothing to depth 2\n    hide tag t, u\n"
        "view v\n    show group g\n    show everything\n"
    )
    view = map_.views["v"]
    assert [(s.hide, s.what, s.names, s.depth) for s in view.selectors] == [
        (False, "claim", ("a",), 2), (True, "tag", ("t", "u"), None),
        (False, "group", ("g",), None), (False, "everything", (), None),
    ]  # fmt: skip
    assert (view.text, [p.name for p in map_.unresolved]) == ("V", ["nothing"])
