"""Examples from the literature, and examples that can be worked out by hand.

Taken over are structures and results; where a source gives them, its values are the expected ones.
"""

from __future__ import annotations

import sys
from dataclasses import replace
from math import sqrt
from pathlib import Path

import pytest
from handmade import argument, claim, contradiction, evidence, make, position, question, restatement
from test_semantics_laws import all_ways, label, labels_of

from argmap.reasoning.status.compile import compile_map
from argmap.reasoning.status.extensions import extensions
from argmap.reasoning.status.gradual import in_words, strengths
from argmap.reasoning.status.labels import Standard, Status
from argmap.reasoning.status.strength import all_semantics


def attacks(text):
    """A map of claims and rebuttals: `a>b b>c`; a name alone is a claim without attacks."""
    links = [link.split(">") for link in text.split()]
    names = sorted({name for link in links for name in link})
    pairs = [link for link in links if len(link) == 2]
    steps = [argument(f"{a}-{b}", "rebut", a, b) for a, b in pairs]
    return make(*map(claim, names), *steps)


def status(map, standard=Standard.OBJECTIONS):
    """The claims that stand, are defeated, are undecided, each as a string of names."""
    found = label(map, standard).statuses(map.claims)
    return tuple(" ".join(n for n, s in found.items() if s is wanted) for wanted in Status)


def standing(map, kind):
    """What stands in each labelling of a kind, sorted."""
    names = list(map.claims)
    ways = all_ways(map, kind)
    return sorted(
        " ".join(n for n, way_label in zip(names, way, strict=True) if way_label == 2)
        for way in ways
    )


# ---- frameworks: Dung 1995; Baroni, Caminada, Giacomin 2011 ---------------------------------


def test_reinstatement():
    """Dung, Artificial Intelligence 77 (1995), the dialogue of the introduction: a reply to a reply."""
    assert status(attacks("b>a c>b")) == ("a c", "b", "")


def test_nixon_diamond():
    """Dung 1995 (after Reiter and Criscuolo): two arguments that attack each other."""
    nixon = attacks("quaker>republican republican>quaker")
    assert status(nixon) == ("", "", "quaker republican")
    assert standing(nixon, "preferred") == ["quaker", "republican"]
    assert standing(nixon, "stable") == ["quaker", "republican"]


def test_floating_acceptance():
    """Baroni, Caminada, Giacomin, Knowledge Engineering Review 26 (2011): a and b attack each other
    and both attack c, which attacks d. d is in every preferred extension, and not grounded.
    """
    floating = attacks("a>b b>a a>c b>c c>d")
    assert status(floating) == ("", "", "a b c d")
    assert standing(floating, "preferred") == ["a d", "b d"]
    (part,) = extensions(label(floating), "preferred").parts
    assert [part.stands_in(n) for n in "abcd"] == ["some", "some", "none", "all"]


def test_three_cycle():
    """The same survey: an odd cycle has an empty preferred extension and no stable one."""
    ring = attacks("a>b b>c c>a")
    assert status(ring) == ("", "", "a b c")
    assert standing(ring, "preferred") == [""]
    assert standing(ring, "stable") == []


def test_four_cycle():
    """An even cycle has two preferred extensions, both stable."""
    ring = attacks("a>b b>c c>d d>a")
    assert standing(ring, "preferred") == ["a c", "b d"] == standing(ring, "stable")


def test_self_attack_beside_an_argument():
    """Dung 1995: a self-attacking argument that is attacked leaves the others alone."""
    assert status(attacks("a>a b>a")) == ("b", "a", "")
    lone = attacks("a>a a>b")
    assert standing(lone, "preferred") == [""]
    assert standing(lone, "stable") == []


def test_preferred_that_is_not_stable():
    """Baroni, Caminada, Giacomin 2011: a ⇄ b, b → c, and c, d, e in an odd cycle. The extension
    with b is stable, the one with a is preferred only.
    """
    mixed = attacks("a>b b>a b>c c>d d>e e>c")
    assert status(mixed) == ("", "", "a b c d e")
    assert standing(mixed, "preferred") == ["a", "b d"]
    assert standing(mixed, "stable") == ["b d"]


def test_complete_labellings_of_caminada_and_gabbay():
    """Caminada and Gabbay, Studia Logica 93 (2009): the same framework has three complete
    labellings: everything undecided, {a}, {b, d}.
    """
    assert standing(attacks("a>b b>a b>c c>d d>e e>c"), "complete") == ["", "a", "b d"]


def test_floating_conclusion():
    """Prakken and Horty on floating conclusions: two witnesses contradict each other, and each
    supports c. Grounded decides nothing about the witnesses; in each preferred labelling c is backed.
    """
    map = make(
        claim("east", assumed=""), claim("west", assumed=""), claim("abroad"),
        contradiction("east", "west"),
        argument("one", "support", "east", "abroad"), argument("two", "support", "west", "abroad"),
    )  # fmt: skip
    assert status(map, Standard.EVIDENCE) == ("", "", "east west abroad")
    assert all_ways(map, "preferred", Standard.EVIDENCE) == {(2, 0, 2), (0, 2, 2)}


# ---- steps and premises: Pollock, Carneades ----------------------------------------------------


def test_red_light():
    """Pollock's red light (Cognitive Science 11, 1987): the light undercuts the step from looking
    red to being red. Without backing the object is not found red; looks and light stand.
    """
    map = make(
        claim("looks", assumed=""), claim("light", assumed=""), claim("red"),
        argument("seeing", "support", "looks", "red"),
        argument("lamp", "undercut", "light", "seeing"),
    )  # fmt: skip
    assert status(map, Standard.EVIDENCE) == ("looks light", "red", "")
    assert status(map) == ("looks light red", "", "")
    assert label(map).status("seeing") is Status.DEFEATED


def test_carneades_support_loop():
    """carneades-4, support-loop.yml: P and Q, each supported by the other alone, are undecided."""
    loop = [argument("a1", "support", "q", "p"), argument("a2", "support", "p", "q")]
    assert status(make(claim("p"), claim("q"), *loop), Standard.EVIDENCE) == ("", "", "p q")
    # independent-support-loop.yml: P also rests on R, which is assumed.
    more = [claim("r", assumed=""), argument("a3", "support", "r", "p")]
    map = make(claim("p"), claim("q"), *loop, *more)
    assert status(map, Standard.EVIDENCE) == ("p q r", "", "")


def test_carneades_self_defeat():
    """carneades-4, self-defeat.yml: P rests on ¬P and ¬P on P; both are undecided."""
    map = make(
        claim("p"), claim("np"), contradiction("p", "np"),
        argument("a1", "support", "np", "p"), argument("a2", "support", "p", "np"),
    )  # fmt: skip
    assert status(map, Standard.EVIDENCE) == ("", "", "p np")


def test_carneades_unreliable_witness():
    """carneades-4, unreliable-witness.yml: John says that he is unreliable, which undercuts itself."""
    map = make(
        claim("says", assumed=""), claim("unreliable", answers=("q",)),
        claim("reliable", answers=("q",)), question("q", "Is John reliable?"),
        argument("a1", "support", "says", "unreliable"),
        argument("a2", "undercut", "unreliable", "a1"),
    )  # fmt: skip
    assert status(map, Standard.EVIDENCE) == ("says", "reliable", "unreliable")


def test_carneades_undercut_with_undecided_premise():
    """carneades-4, unsupported2.yml: a step that is undercut gives nothing, undecided premise or not."""
    map = make(
        claim("p"), claim("np"), claim("q"), claim("napp", assumed=""), contradiction("p", "np"),
        argument("a1", "support", "p", "q"), argument("u", "undercut", "napp", "a1"),
        argument("a2", "support", "p", "np"), argument("a3", "support", "np", "p"),
    )  # fmt: skip
    assert status(map, Standard.EVIDENCE) == ("napp", "q", "p np")


def test_carneades_murder():
    """carneades-4, prakken-sartor-murder.yml (after Prakken and Sartor, Artificial Intelligence and
    Law 4, 1996): killing with malice is murder; the witness for self-defence is not credible.
    """
    given = ["malice", "killing", "w1", "w2", "w1-incredible", "s187"]
    rest = ["murder", "defence", "no-defence", "s187-excluded", "s197", "w2-incredible"]
    map = make(
        *(claim(name, assumed="") for name in given), *map_claims(rest),
        contradiction("defence", "no-defence"),
        argument("a1", "support", "killing malice s187", "murder"),
        argument("a1.3", "undercut", "s187-excluded", "a1"),
        argument("a2", "support", "defence s197", "s187-excluded"),
        argument("a3", "support", "w1", "defence"),
        argument("a3.1", "undercut", "w1-incredible", "a3"),
        argument("a4", "support", "w2", "no-defence"),
        argument("a4.1", "undercut", "w2-incredible", "a4"),
    )  # fmt: skip
    assert status(map, Standard.EVIDENCE) == (
        "malice killing w1 w2 w1-incredible s187 murder no-defence",
        "defence s187-excluded s197 w2-incredible",
        "",
    )


def map_claims(names):
    return [claim(name) for name in names]


def test_carneades_married_john():
    """carneades-4, caminada1.yml, after Caminada's example for the rationality postulates: s follows
    from j and ¬s from m, both assumed. Carneades defeats both on a tie; here both are undecided, the
    rest as there.
    """
    map = make(
        *(claim(name, assumed="") for name in ("j", "m", "wf")),
        *map_claims(["s", "ns", "r", "nr"]),
        contradiction("s", "ns"), contradiction("r", "nr"),
        argument("a1", "support", "j", "s"), argument("a2", "support", "m", "ns"),
        argument("a3", "support", "wf", "r"),
    )  # fmt: skip
    assert status(map, Standard.EVIDENCE) == ("j m wf r", "nr", "s ns")


# ---- what the language says without an argument -----------------------------------------------


def test_premises_that_work_together_are_all_needed():
    base = [claim("a"), claim("b"), claim("c"), argument("s", "rebut", "a b", "c")]
    assert status(make(*base)) == ("a b", "c", "")
    against = [claim("x"), argument("t", "rebut", "x", "b")]
    assert status(make(*base, *against)) == ("a c x", "b", "")


def test_restatements_share_what_bears_on_them():
    map = make(
        claim("a"), claim("b"), claim("x"), claim("y"), restatement("b", "a"),
        argument("s", "rebut", "x", "a"), argument("t", "rebut", "b", "y"),
    )  # fmt: skip
    assert status(map) == ("x y", "a b", "")
    # One of them speaks against the other: that is a claim against itself.
    odd = make(claim("a"), claim("b"), restatement("a", "b"), argument("s", "rebut", "a", "b"))
    assert status(odd) == ("", "", "a b")


def test_rival_answers_are_undecided_when_both_are_backed():
    q = {"answers": ("q",)}
    base = [question("q", "Which?"), claim("a", **q), claim("b", **q), claim("x"), claim("y")]
    for_a, for_b = argument("s", "support", "x", "a"), argument("t", "support", "y", "b")
    assert status(make(*base)) == ("a b x y", "", "")
    assert status(make(*base, for_a)) == ("a x y", "b", "")
    assert status(make(*base, for_a, for_b)) == ("x y", "", "a b")
    beaten = [claim("z"), argument("u", "rebut", "z", "b")]
    assert status(make(*base, for_a, for_b, *beaten)) == ("a x y z", "b", "")
    # Claims of one position, or one of which supports the other, are no rivals.
    one = position("p", "Both.", "a", holds=("b",))
    assert status(make(*base, for_a, for_b, one)) == ("a b x y", "", "")
    chain = argument("v", "support", "a", "b")
    assert status(make(*base, for_a, for_b, chain)) == ("a b x y", "", "")
    # The thesis of a position that answers the question is an answer.
    third = [claim("c"), evidence("e", "c", text="A figure."), position("r", "C.", "c", **q)]
    assert status(make(*base, *third)) == ("x y c", "a b", "")


def test_thousands_of_answers_are_no_trouble():
    answers = [claim(f"a{n}", answers=("q",), assumed="") for n in range(3000)]
    map = make(question("q", "Which?"), *answers)
    assert set(labels_of(map).values()) == {1}
    assert len(compile_map(map).names) <= 10 * 3000


def test_a_map_without_claims_and_one_that_is_all_circles():
    empty = make()
    assert label(empty).statuses(()) == {}
    assert extensions(label(empty), "stable").parts == ()
    for semantics in all_semantics().values():
        assert strengths(empty, semantics).values == {}
    circles = attacks("a>b b>a c>d d>e e>c f>f")
    assert status(circles) == ("", "", "a b c d e f")


# ---- strength ---------------------------------------------------------------------------------


def strong(map, name="dfquad"):
    return strengths(map, all_semantics()[name]).values


def links(text, **credences):
    """A map of claims, rebuttals `a-b` and supports `a+b`."""
    parts = text.split()
    names = sorted({n for part in parts for n in part.replace("+", "-").split("-")})
    steps = []
    for part in parts:
        kind = "support" if "+" in part else "rebut"
        if "+" in part or "-" in part:
            start, end = part.replace("+", "-").split("-")
            steps.append(argument(f"{part}!", kind, start, end))
    return make(*(claim(n, credence=credences.get(n)) for n in names), *steps)


def test_dfquad_by_hand():
    assert strong(links("a"))["a"] == 0.5
    assert strong(links("b-a"))["a"] == 0.25
    assert strong(links("b+a"))["a"] == 0.75
    assert strong(links("b+a c-a"))["a"] == 0.5


def test_dfquad_of_yin_potyka_toni():
    """Yin, Potyka, Toni, "Argument attribution explanations in quantitative bipolar argumentation
    frameworks", ECAI 2023: all base scores 0.5, σ(A) = 0.59375.
    """
    assert strong(links("B+A C+A D-A E-B F-D G-F H-F"))["A"] == 0.59375


def test_dfquad_of_rago_and_others():
    """The e-democracy example of Rago, Toni, Aurisicchio, Baroni, KR 2016, with the values that
    Uncertainpy gives for it.
    """
    map = links(
        "P1+A1 P2+A1 P3+A2 C1-A2 C2-P2 C3-P2 C4-P2",
        P1=0.7, P2=0.5, P3=0.9, C1=0.2, C2=0.2, C3=0.6, C4=0.5,
    )  # fmt: skip
    values = strong(map)
    expected = {"A1": 0.862, "A2": 0.85, "P1": 0.7, "P2": 0.08, "P3": 0.9, "C1": 0.2}
    assert {name: values[name] for name in expected} == pytest.approx(expected)


def test_dfquad_of_steps_and_evidence():
    undercut = make(
        *map_claims(["a", "b", "c"]), argument("s", "support", "b", "a"),
        argument("u", "undercut", "c", "s"),
    )  # fmt: skip
    assert strong(undercut)["a"] == 0.5 + 0.5 * (0.5 * 0.5)
    weakest = make(
        claim("a"), claim("b", credence=0.2), claim("c"), argument("s", "rebut", "b c", "a")
    )
    assert strong(weakest)["a"] == pytest.approx(0.5 - 0.5 * 0.2)
    sourced = make(claim("a"), evidence("e", "a", text="x"))
    assert strong(sourced)["a"] == 0.75
    weak = make(claim("a"), evidence("e", "a", text="x", credence=0.1))
    assert strong(weak)["a"] == pytest.approx(0.55)


def test_the_same_step_twice_counts_once():
    once = links("b-a")
    twice = make(*once.claims.values(), argument("s", "rebut", "b", "a"),
                 argument("t", "rebut", "b", "a"))  # fmt: skip
    assert strong(twice) == strong(once)


def test_quadratic_energy_by_hand():
    """Potyka, KR 2018: with energy E the base score moves by E² / (1 + E²)."""
    assert strong(links("a"), "qe")["a"] == 0.5
    assert strong(links("b-a"), "qe")["a"] == 0.5 - 0.5 * 0.2
    assert strong(links("b+a c+a"), "qe")["a"] == 0.75
    assert strong(links("b+a c-a"), "qe")["a"] == 0.5


def test_quadratic_energy_of_the_stock_example():
    """The stock example of Potyka, KR 2018: Buy and Sell attack each other. The values are those that
    Uncertainpy prints, found there by steps that stop at 0.001; the links are those that give them
    (4 and 5 weigh the same).
    """
    map = links(
        "Buy-Sell Sell-Buy 2+Buy 4+Buy 1+Sell 2-1 5-1 4+2 3-2 5-3",
        **{"Buy": 0.5, "Sell": 0.5, "1": 0.8, "2": 0.7, "3": 0.3, "4": 0.9, "5": 0.9},
    )
    values = strong(map, "qe")
    expected = {"Buy": 0.8208, "Sell": 0.3635, "1": 0.2049, "2": 0.8050, "3": 0.1658, "4": 0.9}
    assert {name: values[name] for name in expected} == pytest.approx(expected, abs=2e-3)


def test_h_categoriser_on_chains_and_circles():
    """Besnard and Hunter 2001 on a chain: 1, 1/2, 2/3, 3/5. Pu and others 2014 on a self-attack:
    the golden ratio less one.
    """
    values = strong(links("a-b b-c c-d"), "hcat")
    assert [values[n] for n in "abcd"] == pytest.approx([1, 1 / 2, 2 / 3, 3 / 5])
    assert strong(links("a-a"), "hcat")["a"] == pytest.approx((sqrt(5) - 1) / 2)


def test_h_categoriser_of_the_comparison():
    """Bonzon, Delobelle, Konieczny, Maudet, "A comparative study of ranking-based semantics for
    abstract argumentation", AAAI 2016, the running example.
    """
    values = strong(links("a-e b-a b-c c-e d-a e-d"), "hcat")
    assert {n: round(v, 2) for n, v in values.items()} == {
        "a": 0.38, "b": 1.0, "c": 0.5, "d": 0.65, "e": 0.53,
    }  # fmt: skip


def test_words_for_strengths():
    assert in_words(0.59375, 0.5) == "0.59, somewhat supported"
    assert in_words(0.5, 0.5) == "0.50, about where it starts"
    assert in_words(0.25, 0.5) == "0.25, clearly weakened"
    assert in_words(0.1, 0.9) == "0.10, strongly weakened"
    assert in_words(1.0, 1.0) == "1.00, about where it starts"


def test_nothing_of_this_is_loaded_unless_asked_for():
    import subprocess

    code = (
        "import sys, argmap; from argmap.cli import main; "
        "main(['check', sys.argv[1]]); main(['--help']); "
        "sys.exit(any(n.startswith('argmap.reasoning.status') for n in sys.modules))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(Path(__file__).parent / "corpus/smallest-map.arg")],
        capture_output=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr


# ---- evidence that is undercut -------------------------------------------------------------------


def test_evidence_that_is_undercut_backs_nothing_until_the_undercut_is_defeated():
    """An undercutting defeater of a witness (Pollock, Cognitive Science 11, 1987) leaves the claim without
    backing, and does not speak against it; what defeats the undercut reinstates the evidence.
    """
    case = [
        claim("sold"), claim("also"), claim("drunk", assumed=""), claim("sober"),
        evidence("witness", "sold also", text="A witness saw it.", credence=0.8),
        argument("doubt", "undercut", "drunk", "witness"),
    ]  # fmt: skip
    doubted = make(*case)
    assert status(doubted) == ("sold also drunk sober", "", "")
    assert status(doubted, Standard.EVIDENCE) == ("drunk", "sold also sober", "")
    assert label(doubted, Standard.EVIDENCE).status("witness") is Status.DEFEATED
    proven = evidence("test", "sober", text="A test.")
    answered = make(*case, proven, argument("reply", "rebut", "sober", "drunk"))
    assert status(answered, Standard.EVIDENCE) == ("sold also sober", "drunk", "")
    # One piece that nothing speaks against is enough.
    second = make(*case, evidence("film", "sold", text="A film."))
    assert status(second, Standard.EVIDENCE) == ("sold drunk", "also sober", "")


def test_an_answer_whose_evidence_is_undercut_is_no_backed_rival():
    case = [
        claim("yes", answers=("q",)), claim("no", answers=("q",)), claim("doubt"),
        question("q", "Which?"), evidence("e", "yes", text="Seen."),
        evidence("f", "no", text="Seen."),
    ]  # fmt: skip
    assert status(make(*case)) == ("doubt", "", "yes no")
    assert status(make(*case, argument("u", "undercut", "doubt", "f"))) == ("yes doubt", "no", "")


def test_evidence_is_weaker_by_the_strength_of_its_undercut():
    case = [claim("c", credence=0.5), claim("d"), evidence("e", "c", text="Seen.", credence=0.8)]
    undercut = argument("u", "undercut", "d", "e")
    for semantics in all_semantics().values():
        values = [strengths(make(*case, *more), semantics).values for more in ((), (undercut,))]
        assert values[1]["d"] == values[0]["d"]
        weaker = replace(case[2], credence=0.8 * (1 - values[0]["d"]))
        expected = strengths(make(*case[:2], weaker), semantics).values["c"]
        assert values[1]["c"] == pytest.approx(expected)
        ignored = strengths(make(*case[:2]), semantics).values["c"] == values[0]["c"]
        assert ignored or values[1]["c"] < values[0]["c"], semantics.name
