"""Names across lines and files, steps, owners, and what cannot be resolved."""

from __future__ import annotations

import os

import pytest

from argmap.model.unresolved import (
    ArgumentWithoutTarget,
    DuplicateName,
    LeftOut,
    SecondValue,
    SelfRelation,
    UndefinedName,
    UndercutTargetsClaim,
    UseFailed,
)
from argmap.model.workspace import Unreadable
from argmap.reading import Unsaved, read


class Nothing:
    def read(self, path):
        return Unreadable(path, "does not exist")

    def real(self, path):
        return os.path.normpath("/maps/" + path)

    def names(self, folder):
        return ()


def load(text, **files):
    texts = {"main.arg": text, **{f"{name}.arg": t for name, t in files.items()}}
    return read(["main.arg"], loader=Unsaved(texts, Nothing())).map


def steps(map_):
    return [(a.kind.value, a.premises, a.target) for a in map_.arguments.values()]


def test_the_smallest_map_has_names_made_from_its_words():
    map_ = load(
        "claim: The United States blocked the peace talks.\n"
        "    supported by: It said the Belarus talks had no conditions.\n"
        "    rebutted by: Neither Ukraine nor Russia was ready.\n"
    )
    assert list(map_.claims) == [
        "united-states-blocked-peace-talks",
        "said-belarus-talks-no-conditions",
        "neither-ukraine-nor-russia-ready",
    ]
    assert steps(map_) == [
        ("support", ("said-belarus-talks-no-conditions",), "united-states-blocked-peace-talks"),
        ("rebut", ("neither-ukraine-nor-russia-ready",), "united-states-blocked-peace-talks"),
    ]
    assert map_.unresolved == ()


def test_equal_words_get_different_names():
    assert list(load("claim: It rains.\nclaim: It rains.\nclaim rains: It pours.\n").claims) == [
        "rains-2", "rains-3", "rains",
    ]  # fmt: skip


def test_names_may_be_used_before_they_are_declared():
    early = load("a supports b\nclaim a: x\nclaim b: y\n")
    late = load("claim a: x\nclaim b: y\na supports b\n")
    assert steps(early) == steps(late) == [("support", ("a",), "b")]


def test_premises_together_and_alone_are_different():
    map_ = load(
        "claim a: x\nclaim b: y\nclaim c: z\na supports c with b\na supports c\nb supports c\n"
    )
    assert steps(map_) == [
        ("support", ("a", "b"), "c"), ("support", ("a",), "c"), ("support", ("b",), "c"),
    ]  # fmt: skip
    alone = load("claim a: x\nclaim b: y\nclaim c: z\n    supported by a, b\n")
    assert steps(alone) == [("support", ("a",), "c"), ("support", ("b",), "c")]


def test_an_argument_of_several_steps():
    map_ = load(
        "claim t: T\nargument arg: A title\n    premise a: A\n    premise b: B\n"
        "    therefore c: C\n        undercut by u: U\n        scheme precedent\n"
        "    premise d: D\n    rebuts t\n    scheme cause-to-effect\n    by ann\n"
        "    undercut by v: V\nperson ann: Ann\n"
    )
    first, second = map_.arguments["arg/c"], map_.arguments["arg"]
    assert (first.kind, first.premises, first.target, first.scheme) == (
        "support", ("a", "b"), "c", "precedent",
    )  # fmt: skip
    assert (second.kind, second.premises, second.target) == ("rebut", ("c", "d"), "t")
    assert (second.scheme, second.text) == ("cause-to-effect", "A title")
    assert first.by == second.by == ("ann",)
    assert first.part_of == second.part_of == "arg"
    assert {(a.premises, a.target) for a in map_.into["arg/c"] + map_.into["arg"]} == {
        (("u",), "arg/c"), (("v",), "arg"),
    }  # fmt: skip


def test_an_argument_that_ends_in_its_conclusion():
    map_ = load("argument arg\n    premise a: A\n    therefore c: C\n")
    assert steps(map_) == [("support", ("a",), "c")]
    assert list(map_.arguments) == ["arg"]
    assert map_.arguments["arg"].part_of == ""


@pytest.mark.parametrize(
    ("body", "lacks"),
    [("    premise a: A\n", "target"), ("    supports t\n", "premises"), ("", "premises")],
)
def test_an_argument_that_lacks_something(body, lacks):
    map_ = load("claim t: T\nargument arg\n" + body)
    problem, consequence = map_.unresolved
    assert isinstance(problem, ArgumentWithoutTarget)
    assert isinstance(consequence, LeftOut)
    assert consequence.why == f"no {lacks}"
    assert (problem.name, problem.lacks) == ("arg", lacks)
    assert map_.arguments == {}


def test_undercuts_aim_at_steps():
    map_ = load(
        "claim c: C\n    supported by a: A\n        undercut by u: U\n        id step\n"
        "claim v: V\n    undercuts step\n"
    )
    assert ("undercut", ("u",), "step") in steps(map_)
    assert ("undercut", ("v",), "step") in steps(map_)
    assert map_.arguments["step"].premises == ("a",)


def test_an_undercut_of_a_claim_names_the_steps_towards_it():
    map_ = load(
        "claim c: C\n    supported by a: A\nclaim v: V\n    undercuts c\nclaim w: W\n    undercut by v\n"
    )
    first, second = map_.unresolved
    assert isinstance(first, UndercutTargetsClaim)
    assert first.steps == ("a/supports/c",)
    assert (second.name, second.steps) == ("w", ())
    assert len(map_.arguments) == 1


def test_owners_of_claims_and_arguments():
    map_ = load(
        "map: M\n    by ann\nperson ann: Ann\nperson bob: Bob\n"
        "claim c: C\n    rebutted by d: D\n        by bob\n    supported by e: E\n"
        "claim f: F\n    by bob\n    supports c\n"
    )
    assert {c.id: c.by for c in map_.claims.values()} == {
        "c": ("ann",), "d": ("bob",), "e": ("ann",), "f": ("bob",),
    }  # fmt: skip
    assert {a.premises[0]: a.by for a in map_.arguments.values()} == {
        "d": ("bob",), "e": ("ann",), "f": ("bob",),
    }  # fmt: skip


def test_evidence_under_claims_and_on_its_own():
    map_ = load(
        'source s: S\nperson p: P\nclaim c: C\n    evidence "so it is" said by p in s at page 3\n'
        "    evidence figure\n    supported by table\n"
        "evidence figure: 180 of 200\n    kind figure\n    in s\n"
        "evidence table: rows\n    in s at table 2\n    supports c\n"
    )
    quote = map_.evidence["quote-so"]
    assert (quote.quote, quote.voice, quote.source, quote.at, quote.kind) == (
        "so it is", "p", "s", "page 3", "quote",
    )  # fmt: skip
    assert [e.supports for e in map_.evidence.values()] == [("c",)] * 3
    assert map_.evidence["figure"].kind == "figure"
    assert map_.arguments == {}


def test_reopening_adds_from_another_place():
    map_ = load("claim c\n    tags two\n    supported by a: A\nclaim c: C\n    tags one\n")
    assert map_.claims["c"].tags == ("one", "two")
    assert map_.claims["c"].text == "C"
    assert steps(map_) == [("support", ("a",), "c")]


def test_used_files_with_and_without_a_prefix():
    map_ = load(
        "use: one.arg\nuse t: two.arg\nclaim mine: M\n    supported by a\n    rebutted by t.a\n"
        "claim t.a\n    tags seen\nt.a restates a\n",
        one="claim a: A in one\nperson p: P\n",
        two="claim a: A in two\n    by p\n    rebuts b\nclaim b: B\nperson p: P\n",
    )
    assert list(map_.claims) == ["a", "t.a", "t.b", "mine"]
    assert map_.claims["t.a"].tags == ("seen",)
    assert map_.claims["t.a"].by == ("t.p",)
    assert ("rebut", ("t.a",), "t.b") in steps(map_)
    assert [(r.left, r.right) for r in map_.restatements] == [("t.a", "a")]
    assert map_.unresolved == ()
    assert list(map_.documents) == ["main.arg", "one.arg", "two.arg"]


def test_a_file_used_twice_is_one_thing_under_its_shortest_name():
    map_ = load(
        "use x: one.arg\nuse: people.arg\nclaim c: C\n    by p\n",
        one="use: people.arg\nclaim d: D\n    by p\n",
        people="person p: P\n",
    )
    assert list(map_.persons) == ["p"]
    assert map_.claims["x.d"].by == map_.claims["c"].by == ("p",)


def test_a_used_file_does_not_see_its_user():
    map_ = load("use: one.arg\nclaim mine: M\n", one="claim a: A\n    supports mine\n")
    (problem,) = map_.unresolved
    assert isinstance(problem, UndefinedName)


def test_the_same_person_in_two_files_is_one():
    same = load("use: one.arg\nperson p: Ann Bee\n", one="person p: Ann Bee\n    role: teacher\n")
    assert same.unresolved == ()
    assert same.persons["p"].role == "teacher"
    other = load("use: one.arg\nperson p: Ann Bee\n", one="person p: Ann Cee\n")
    assert isinstance(other.unresolved[0], DuplicateName)


def test_one_name_for_two_things():
    map_ = load(
        "claim a: A\nclaim a: B\nargument a\n    premise c: C\n    supports d\nclaim d: D\n"
    )
    assert [type(p) for p in map_.unresolved] == [DuplicateName, DuplicateName]
    assert map_.unresolved[0].first.start < map_.unresolved[0].place.start
    assert map_.claims["a"].text == "A"


def test_persons_and_sources_may_share_a_name():
    map_ = load("person isaacs: J. Isaacs\nsource isaacs: An article\n    author isaacs\n")
    assert map_.unresolved == ()
    assert map_.sources["isaacs"].author == ("isaacs",)


def test_undefined_names_say_what_was_meant():
    map_ = load(
        "claim us-blocked: X\n    by ann\nclaim b: Y\n    supports us-blokced\n    rebuts pos\nposition pos: P\n"
    )
    persons, claim, position = sorted(map_.unresolved, key=lambda p: p.place.start)
    assert (persons.name, persons.wanted) == ("ann", ("person",))
    assert claim.near == ("us-blocked",)
    assert position.found == "position"
    assert map_.arguments == {}
    assert "b" in map_.uncertain


def test_names_that_a_broken_line_or_a_missing_file_may_declare_are_not_reported():
    broken = load("claim good name: X\nclaim b: Y\n    supports name\n")
    assert broken.unresolved == ()
    missing = load("use: nowhere.arg\nclaim b: Y\n    supports elsewhere\n")
    assert [type(p) for p in missing.unresolved] == [UseFailed]


def test_relations_to_oneself():
    map_ = load("claim a: A\n    supports a\na contradicts a\nclaim b: B\n    supports a with b\n")
    assert [type(p) for p in map_.unresolved] == [SelfRelation, SelfRelation]
    assert steps(map_) == [("support", ("b",), "a")]


def test_cycles_of_files_name_the_cycle():
    map_ = load(
        "use: one.arg\nclaim a: A\n", one="use: two.arg\n", two="use: one.arg\nuse: two.arg\n"
    )
    assert [(p.why, p.detail) for p in map_.unresolved] == [
        ("cycle", "one.arg → two.arg → one.arg"), ("cycle", "two.arg → two.arg"),
    ]  # fmt: skip
    assert list(map_.claims) == ["a"]


def test_a_file_outside_the_folder_is_refused(tmp_path):
    inside = tmp_path / "maps"
    inside.mkdir()
    (tmp_path / "secret.arg").write_text("claim s: secret\n")
    (inside / "link.arg").symlink_to(tmp_path / "secret.arg")
    main = inside / "main.arg"
    main.write_text("use: ../secret.arg\nuse: link.arg\nclaim a: A\n")
    refused = read([str(main)])
    assert [p.why for p in refused.map.unresolved] == ["outside", "outside"]
    assert list(refused.map.claims) == ["a"]
    allowed = read([str(main)], allow=[str(tmp_path)])
    assert "s" in allowed.map.claims


def test_two_values_where_one_may_stand():
    map_ = load(
        "claim a: A\n    credence 0.4\n    credence 0.5\nperson p: P\n    role: x\n    role: x\n"
    )
    (problem,) = map_.unresolved
    assert isinstance(problem, SecondValue)
    assert map_.claims["a"].credence == 0.4


def test_positions_questions_groups_views_and_expectations():
    map_ = load(
        "question q: Q?\nperson ann: Ann\nposition p: P\n    thesis t: T\n    held by ann\n"
        "    holds a\n    denies b\n    answers q\n"
        "group g: G\n    claim a: A\n    group h: H\n        claim b: B\n"
        "view v: V\n    show claim a, b to depth 2\n    hide evidence\n    show position p\n"
        "expect a stands\nexpect a crux of p\nexpect quotes match\nexpect nobody stands\n"
    )
    position = map_.positions["p"]
    assert (position.thesis, position.holds, position.denies) == (("t",), ("a",), ("b",))
    assert (map_.claims["a"].group, map_.claims["b"].group) == ("g", "h")
    assert map_.groups["h"].parent == "g"
    assert [(s.hide, s.what, s.names, s.depth) for s in map_.views["v"].selectors] == [
        (False, "claim", ("a", "b"), 2), (True, "evidence", (), None), (False, "position", ("p",), None),
    ]  # fmt: skip
    assert [(e.subject, e.outcome, e.of) for e in map_.expectations] == [
        ("a", "stands", ""), ("a", "crux of", "p"), ("", "quotes match", ""),
    ]  # fmt: skip
    assert map_.held_by["t"] == ("p",)


def test_shuffled_declarations_make_the_same_map():
    parts = [
        "claim a: A\n    supported by b: B\n", "claim c: C\n    rebuts a\n", "c contradicts b\n",
        "argument g\n    premise a\n    supports d\n", "claim d: D\n", "person p: P\n",
        "claim a\n    by p\n",
    ]  # fmt: skip
    first, last = load("".join(parts)), load("".join(reversed(parts)))
    assert set(steps(first)) == set(steps(last))
    assert {(c.id, c.text, c.by) for c in first.claims.values()} == {
        (c.id, c.text, c.by) for c in last.claims.values()
    }


def test_allow_holds_for_what_hangs_under_it():
    map_ = load(
        "claim a: A\n    supported by b: B\n        allow long-claim: a law\n        tags t\nallow island\n"
    )
    inner, file = map_.silences
    text = map_.documents["main.arg"].text
    assert text[inner.scope.start : inner.scope.end].startswith("supported by b")
    assert text[inner.scope.start : inner.scope.end].endswith("tags t")
    assert (inner.rules, inner.reason) == (("long-claim",), "a law")
    assert file.scope[1:] == (0, len(text) + 1)


def test_a_hundred_thousand_relations_on_one_claim():
    text = "claim t: T\n" + "".join(f"claim c{i}: C{i}\n    supports t\n" for i in range(20_000))
    map_ = load(text)
    assert len(map_.into["t"]) == 20_000


def test_the_head_of_a_used_file_speaks_for_that_file_alone():
    used = "map: Used\n    about: Something\n    language de\n    by ben\nperson ben: Ben\nclaim y: Y\n"
    map_ = load("use: one.arg\nclaim x: X\n", one=used)
    assert (map_.title, map_.about, map_.language, map_.by) == ("", "", "", ())
    assert {c.id: c.by for c in map_.claims.values()} == {"y": ("ben",), "x": ()}
    own = load("map: Mine\n    language en\nuse: one.arg\nclaim x: X\n", one=used)
    assert (own.title, own.about, own.language, own.by) == ("Mine", "", "en", ())
