"""Every analysis by its own examples, and against answers found by trying everything."""

from __future__ import annotations

from textwrap import dedent

import pytest
from handmade import argument, claim, make, position
from hypothesis import assume, given
from hypothesis import strategies as st
from parted import (
    case,
    cruxes,
    debates,
    derivable,
    fragility,
    held_and_rejected,
    proofs,
    renamed,
    same_as,
    shuffled,
)

from argmap.model import ArgumentMap
from argmap.reading import read, read_text
from argmap.reasoning.analyses import all_analyses, analysis_names, data, find
from argmap.reasoning.proofs import debate
from argmap.reasoning.proofs.origins import origins
from argmap.reasoning.proofs.sentence import share

ALL = all_analyses()


def every_line(lines):
    for line in lines:
        yield line
        yield from every_line(line.under)


def within(wanted, found, where="answer"):
    """What an example names is there; what it leaves out may be anything."""
    if isinstance(wanted, dict):
        for key, value in wanted.items():
            assert key in found, where
            within(value, found[key], f"{where}.{key}")
    elif isinstance(wanted, list):
        assert len(wanted) == len(found), (where, found)
        for i, (one, other) in enumerate(zip(wanted, found, strict=True)):
            within(one, other, f"{where}[{i}]")
    else:
        assert wanted == found, where


@pytest.mark.parametrize(
    ("analysis", "text", "wanted"),
    [pytest.param(a, *e, id=f"{a.name}-{i}") for a in ALL for i, e in enumerate(a.examples)],
)
def test_examples(analysis, text, wanted):
    reading = read_text(dedent(text))
    assert not [d for d in reading.diagnostics if d.severity == "error"]
    within(wanted, data(analysis.run(debate(reading.map))))


def test_every_analysis_says_what_it_is():
    assert [a.name for a in ALL] == list(analysis_names())
    for analysis in ALL:
        assert analysis.examples
        assert analysis.question.endswith("?")
        assert len(analysis.doc) > 200
    with pytest.raises(LookupError, match="did you mean `cruxes`"):
        find("crux")


@pytest.mark.parametrize("analysis", ALL, ids=lambda a: a.name)
@given(map=debates())
def test_what_is_said_names_only_what_is_there(analysis, map: ArgumentMap):
    for positions in ([], ["p"], ["q", "p"]):
        found = debate(map, positions)
        for line in every_line(analysis.lines(found, analysis.run(found))):
            assert set(line.claims) <= set(map.claims)
            assert set(line.steps) <= set(map.arguments)
            assert set(line.quotes) <= set(map.evidence)
            assert line.text or line.claims or line.steps or line.quotes


def unordered(map, value):
    """An answer without the order of its lists, and with one name for what says the same."""
    if isinstance(value, dict):
        return frozenset((key, unordered(map, v)) for key, v in value.items())
    if isinstance(value, list):
        return frozenset(unordered(map, v) for v in value)
    return value


@pytest.mark.parametrize("analysis", ALL, ids=lambda a: a.name)
@given(map=debates(), seed=st.integers(0, 99))
def test_the_order_of_declarations_does_not_matter(analysis, map: ArgumentMap, seed):
    # Which of several claims that say the same is shown goes by their order.
    assume(all(pair.left == pair.right for pair in map.restatements))
    mixed = shuffled(map, seed)
    one, two = (data(analysis.run(debate(m, ["p", "q"]))) for m in (map, mixed))
    assert unordered(map, one) == unordered(map, two)


@pytest.mark.parametrize("analysis", ALL, ids=lambda a: a.name)
@given(map=debates())
def test_names_do_not_matter(analysis, map: ArgumentMap):
    def named(value):
        known = {*map.claims, *map.arguments, *map.evidence}
        if isinstance(value, dict):
            return {key: named(v) for key, v in value.items()}
        if isinstance(value, list):
            return [named(v) for v in value]
        return f"x-{value}" if value in known else value

    again = data(analysis.run(debate(renamed(map, "x-"))))
    assert again == named(data(analysis.run(debate(map))))


@given(debates())
def test_stands_are_what_the_definitions_say(map):
    for name, stand in debate(map).stands.items():
        held, rejected, steps, granted, drawn = held_and_rejected(map, name)
        assert set(stand.held) == held
        assert set(stand.granted) == granted
        assert {c for c in stand.rejected if stand.rejects(c)} == rejected
        assert {c for c, why in stand.rejected.items() if why == "drawn"} == drawn
        assert set(stand.steps) == steps
        written = {*map.positions[name].thesis, *map.positions[name].holds}
        assert all(stand.held[c] in ("thesis", "holds") for c in written)
        assert all(stand.rejected[c] == "denies" for c in map.positions[name].denies)


@given(debates(claims=8, steps=12))
def test_what_is_derivable_needed_and_enough_to_fail(map):
    found = debate(map)
    tables = {name: find(name).run(found).theses for name in ("cruxes", "fragility")}
    for one, fragile in zip(*tables.values(), strict=True):
        ground, steps = case(map, one.position)
        goal = same_as(map, one.thesis)
        proofs_of = found.proofs(one.position, found.one(one.thesis))
        assert {same_as(map, c) for c in proofs_of.rank} == derivable(ground, steps)
        assert {same_as(map, c.claim) for c in one.cruxes} == cruxes(ground, steps, goal)
        if one.argued == "derived":
            sets = {frozenset(same_as(map, c) for c in s) for s in fragile.sets}
            assert sets == fragility(ground, steps, goal)
            assert fragile.complete


@given(debates(claims=6, steps=9))
def test_loads_are_shares_of_all_proofs(map):
    found = debate(map)
    for name in found.positions:
        ground, steps = case(map, name)
        steps = [(ps, t) for ps, t in steps if t not in ps]
        targets = {t for _, t in steps}
        reach = {t: {p for ps, to in steps if to == t for p in ps} for t in targets}
        for _ in reach:
            for t, below in reach.items():
                reach[t] = below | {x for b in below for x in reach.get(b, ())}
        assume(all(t not in below for t, below in reach.items()))
        for thesis in found.theses(name):
            trees = proofs(ground, steps, same_as(map, thesis))
            for one, load in (
                found.proofs(name, thesis).loads([*{found.one(c) for c in map.claims}]).items()
            ):
                share_of = sum(same_as(map, one) in t for t in trees) / len(trees) if trees else 0.0
                assert load == pytest.approx(share_of, abs=0.0011), one


def test_loads_never_round_to_all_or_nothing():
    names = [f"r{i}" for i in range(4000)]
    map = make(
        claim("t"), *map_claims(names), *(argument(f"a{n}", "support", n, "t") for n in names),
        position("p", "P", "t"),
    )  # fmt: skip
    assert debate(map).loads("p", ["r7", "t"]) == {"r7": 0.001, "t": 1.0}
    assert share(0.001) == "some ways to derive"
    assert share(0.999) == "most ways to derive"
    assert share(1.0) == "every way to derive"


def map_claims(names):
    return (claim(n) for n in names)


def chain(size, *, closed=False):
    """Claims in a row, each for the one before it."""
    names = [f"c{i}" for i in range(size)]
    pairs = [*zip(names[1:], names, strict=False)]
    pairs += [(names[0], names[-1])] if closed else []
    steps = (argument(f"s{i}", "support", a, b) for i, (a, b) in enumerate(pairs))
    return make(*map_claims(names), *steps, claim("u"), position("p", "P", "c0"),
                position("q", "Q", "u"))  # fmt: skip


@pytest.mark.parametrize("analysis", ALL, ids=lambda a: a.name)
@pytest.mark.parametrize(
    "map",
    [
        make(),
        make(claim("a"), argument("r", "rebut", "a", "a"), position("p", "P", "a")),
        make(
            claim("a"), argument("r", "support", "a", "a"), position("p", "P", "a", denies=("a",))
        ),
        make(claim("a"), position("p", "", ""), position("q", "", "")),
        chain(1000, closed=True),
        chain(3000),
    ],
    ids=["empty", "rebuts-itself", "denies-its-thesis", "no-thesis", "one-circle", "one-chain"],
)
def test_odd_maps_get_an_answer(analysis, map):
    found = debate(map)
    lines = analysis.lines(found, analysis.run(found))
    assert lines
    assert all(line.text or line.claims for line in lines)


def test_a_circle_derives_nothing():
    (one, _) = find("cruxes").run(debate(chain(1000, closed=True))).theses
    assert one.argued == "circular"
    assert one.cruxes == ()


def test_a_chain_is_all_crux():
    one, two = find("cruxes").run(debate(chain(3000))).theses
    assert len(one.cruxes) == 2999
    assert two.argued == "bare"
    assert find("fragility").run(debate(chain(3000))).theses[0].sets == (("c2999",),)


def test_circles_of_support_are_contested_as_a_whole():
    map = make(
        *map_claims("tabu"), argument("1", "support", "a", "t"), argument("2", "support", "a", "b"),
        argument("3", "support", "b", "a"), position("p", "P", "t", holds=("a", "b")),
        position("q", "Q", "u", denies=("t", "a", "b")),
    )  # fmt: skip
    (pair,) = find("disagreement").run(debate(map)).pairs
    assert {c.id for c in pair.contested if c.frontier} == {"a", "b"}


def test_sources_that_lead_in_a_circle_are_their_own_origin():
    text = "source a: A\n    via b\nsource b: B\n    via a\nsource c: C\n    via a\nsource d: D\n"
    assert origins(read_text(text).map) == {"a": ("a",), "b": ("b",), "c": ("c",), "d": ("d",)}


def test_a_thread_of_comments_has_many_voices():
    reading = read(["maps/why-no-peace.arg"])
    rows = {r.position: r for r in find("sources").run(debate(reading.map)).positions}
    assert [v.authors for v in rows["no-basis"].voices] == [("reader-5",)]
    assert rows["neither-side-ready"].voices[0].authors == ("isaacs",)


def test_a_step_of_the_mapmaker_puts_no_words_into_anybodys_mouth():
    reading = read(["maps/why-no-peace.arg"])
    stand = debate(reading.map).stands["neither-side-ready"]
    assert "ukraine-no-longer-willing" not in stand.held
    assert stand.steps["terms-apart"]
    assert stand.over["west-to-blame"] == ("whose-blame",)
    assert not stand.steps.get("whose-blame")


SIDES = """
person ann: Ann
person ben: Ben
source gazette: The Gazette
position yes: Yes.
    held by ann
    thesis close
position no: No.
    held by ben
    thesis keep
claim close: The street should be closed.
    by ann
claim keep: The street should stay open.
    by ben
"""


def answer(name, more):
    reading = read_text(SIDES + dedent(more))
    assert not [d for d in reading.diagnostics if d.severity == "error"]
    return find(name).run(debate(reading.map))


def test_an_objection_that_its_author_answers_is_not_their_side():
    more = """
        claim trade: Shops lose trade.
            by ann
        claim little: They lose little.
            by ann
        keep rebuts close
        trade rebuts close
            id against-herself
            by ann
        """
    assert (
        answer("contested", more).claims == ()
    )  # She is on both sides, and nobody else is for it.
    answered = "little undercuts against-herself\n    by ann\n"
    (one,) = answer("contested", dedent(more) + answered).claims
    assert one.claim == "close"
    assert one.pro.people == ("ann",)
    assert one.con.inferred == ("ben",)
    assert one.both.people == ()


@pytest.mark.parametrize(
    ("proof", "about"),
    [
        ('evidence "close it now" said by ann in gazette', "no-reason"),
        ('evidence "close it now" said by ben in gazette', "evidence"),
        ("evidence count: A count of cars.\n                in gazette", "evidence"),
    ],
)
def test_somebodys_own_word_makes_no_matter_of_evidence(proof, about):
    found = answer(
        "disagreement",
        f"""
        close contradicts keep
        claim close
            {proof}
        claim keep
            evidence customers: A count of customers.
                in gazette
        """,
    )
    (one,) = [c for pair in found.pairs for c in pair.contested if c.id == "close"]
    assert one.about == about


@pytest.mark.parametrize(("kind", "overlaps"), [("thread", 0), ("article", 1)])
def test_two_who_write_in_one_thread_do_not_rest_on_the_same(kind, overlaps):
    found = answer(
        "sources",
        f"""
        source letters: Letters
            kind {kind}
            author ann, ben
        claim close
            evidence "close it" said by ann in letters
        claim keep
            evidence "keep it" said by ben in letters
        """,
    )
    assert len(found.overlaps) == overlaps


@pytest.mark.parametrize(("holder", "silent"), [("ann", ["close", "keep"]), ("ben", ["keep"])])
def test_who_holds_what_the_map_supports_a_claim_with_is_not_silent_on_it(holder, silent):
    known = "".join(
        f"claim {who}-{n}: Something else, {n}.\n    by {who}\n" for who in ("ann", "ben") for n in range(4)
    )
    more = f"claim noise: It is loud.\n    by {holder}\nnoise supports close\n"
    found = answer("stances", known + more)
    theses = [s.claim for s in found.silences if s.thesis_of]
    assert sorted(theses) == silent
