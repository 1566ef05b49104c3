"""What must hold of statuses and strengths in every map, against answers found by trying everything."""

from __future__ import annotations

import random
from dataclasses import replace
from itertools import permutations, product

import pytest
from debates import debates, frameworks, map_of
from handmade import argument, claim, make
from hypothesis import given
from hypothesis import strategies as st
from labelling import Debate, complete, grounded, most, within

from argmap.reasoning.status import grounded as labelling_file
from argmap.reasoning.status.compile import compile_map
from argmap.reasoning.status.extensions import extensions
from argmap.reasoning.status.flip import flips
from argmap.reasoning.status.framework import framework
from argmap.reasoning.status.gradual import strengths
from argmap.reasoning.status.labels import STATUS, Standard, Status
from argmap.reasoning.status.strength import all_semantics
from argmap.reasoning.status.why import why

STANDARDS = (Standard.OBJECTIONS, Standard.EVIDENCE)
standards = st.sampled_from(STANDARDS)
LABEL = {status: label for label, status in enumerate(STATUS)}


def label(map, standard=Standard.OBJECTIONS):
    return labelling_file.grounded(compile_map(map, standard))


def labels_of(map, standard=Standard.OBJECTIONS):
    return {name: LABEL[s] for name, s in label(map, standard).statuses(map.claims).items()}


def all_ways(map, kind, standard=Standard.OBJECTIONS):
    """Every labelling of the claims, in their order, as the product of the parts' ways."""
    return ways_of(label(map, standard), list(map.claims), kind)


def ways_of(found, names, kind):
    """The same of a map that is labelled already."""
    base = [LABEL[found.status(name)] for name in names]
    result = extensions(found, kind)
    assert not result.capped
    ways = set()
    for choice in product(*(part.ways for part in result.parts)):
        labels = list(base)
        for part, way in zip(result.parts, choice, strict=True):
            for name, status in zip(part.claims, way, strict=True):
                labels[names.index(name)] = LABEL[status]
        ways.add(tuple(labels))
    return ways


def compare(count, attacks):
    """All semantics of a framework against brute force."""
    map = map_of(count, attacks)
    every = complete(count, attacks)
    found = label(map)
    names = list(map.claims)
    least = tuple(LABEL[found.status(name)] for name in names)
    assert least == grounded(count, attacks)
    assert all(within(least, other) for other in every)
    assert ways_of(found, names, "complete") == set(every)
    assert ways_of(found, names, "preferred") == most(every)
    assert ways_of(found, names, "stable") == {labels for labels in every if 1 not in labels}


def shapes(count):
    """Every framework of that many arguments, one for each shape."""
    pairs = list(product(range(count), repeat=2))
    place = {pair: number for number, pair in enumerate(pairs)}
    moves = [[place[p[a], p[b]] for a, b in pairs] for p in permutations(range(count))]
    seen = set()
    for mask in range(2 ** len(pairs)):
        if mask in seen:
            continue
        for move in moves:
            seen.add(sum(1 << to for number, to in enumerate(move) if mask >> number & 1))
        yield [pair for number, pair in enumerate(pairs) if mask >> number & 1]


@pytest.mark.parametrize(
    ("count", "expected"),
    [(1, 2), (2, 10), (3, 104), pytest.param(4, 3044, marks=pytest.mark.slow)],
)
def test_every_framework_of_up_to_four_arguments(count, expected):
    number = 0
    for attacks in shapes(count):
        compare(count, attacks)
        number += 1
    assert number == expected  # as many directed graphs with loops as there are (OEIS A000595)


@given(frameworks(8))
def test_random_frameworks(drawn):
    compare(*drawn)


@given(frameworks(7))
def test_labellings_are_free_of_conflict_and_defend_themselves(drawn):
    count, attacks = drawn
    map = map_of(count, attacks)
    ways = all_ways(map, "preferred") | all_ways(map, "stable")
    assert all_ways(map, "stable") <= all_ways(map, "preferred")
    assert ways
    for labels in [tuple(labels_of(map).values()), *ways]:
        stands = {n for n in range(count) if labels[n] == 2}
        assert not any(a in stands and b in stands for a, b in attacks)
        for a, b in attacks:
            if b in stands:
                assert any(c in stands and d == a for c, d in attacks)


@given(debates(), standards)
def test_grounded_follows_its_definition(map, standard):
    expected = Debate(map, strict=standard is Standard.EVIDENCE).grounded()
    found = label(map, standard).statuses(expected)
    assert expected.keys() >= map.claims.keys() | map.arguments.keys()
    assert {name: LABEL[status] for name, status in found.items()} == expected


@given(debates(claims=4, steps=3), standards)
def test_extensions_follow_their_definition(map, standard):
    every = Debate(map, strict=standard is Standard.EVIDENCE).complete()
    names = list(map.claims)
    # Preferred and stable are of claims and steps together.
    whole = {tuple(labels.values()): tuple(labels[n] for n in names) for labels in every}
    assert all_ways(map, "complete", standard) == set(whole.values())
    assert all_ways(map, "preferred", standard) == {whole[w] for w in most(whole)}
    assert all_ways(map, "stable", standard) == {c for w, c in whole.items() if 1 not in w}


@given(debates(steps=7, extras=False), standards)
def test_circular_support_lets_nothing_stand(map, standard):
    strict = standard is Standard.EVIDENCE
    debate = Debate(map, strict=strict)
    found = label(map, standard).statuses(debate.names)
    assert debate.founded({name: LABEL[status] for name, status in found.items()})


def test_a_circle_of_support_derives_nothing():
    ring = [claim(f"c{n}") for n in range(3)]
    steps = [argument(f"s{n}", "support", f"c{n}", f"c{(n + 1) % 3}") for n in range(3)]
    map = make(*ring, *steps)
    assert set(labels_of(map, Standard.EVIDENCE).values()) == {1}
    assert all_ways(map, "preferred", Standard.EVIDENCE) == {(0, 0, 0)}
    backed = make(replace(ring[0], assumed=""), *ring[1:], *steps)
    assert set(labels_of(backed, Standard.EVIDENCE).values()) == {2}


def shuffled(map, random, rename):
    """The same map with its declarations in another order and under other names."""

    def new(name):
        return f"x-{rename[name]}" if name in rename else name

    def again(thing):
        fields = {"id": new(thing.id)}
        for name in ("premises", "supports", "thesis", "holds"):
            if hasattr(thing, name):
                fields[name] = tuple(map_(getattr(thing, name)))
        if hasattr(thing, "target"):
            fields["target"] = new(thing.target)
        return replace(thing, **fields)

    def map_(names):
        return [new(name) for name in names]

    lists = {}
    for field in ("claims", "arguments", "evidence", "positions"):
        things = [again(thing) for thing in getattr(map, field).values()]
        random.shuffle(things)
        lists[field] = {thing.id: thing for thing in things}
    pairs = {
        field: tuple(
            replace(pair, left=new(pair.right), right=new(pair.left))
            for pair in getattr(map, field)
        )
        for field in ("contradictions", "restatements")
    }
    return replace(map, **lists, **pairs), new


@given(debates(claims=6, steps=8), standards, st.randoms(use_true_random=False))
def test_names_and_order_do_not_matter(map, standard, chance):
    names = [*map.claims, *map.arguments]
    numbers = list(range(len(names)))
    chance.shuffle(numbers)
    other, new = shuffled(map, chance, dict(zip(names, numbers, strict=True)))
    before = label(map, standard).statuses(names)
    after = label(other, standard).statuses(other.claims | other.arguments)
    assert {new(name): status for name, status in before.items()} == after
    for semantics in all_semantics().values():
        one, two = strengths(map, semantics), strengths(other, semantics)
        for name in map.claims:
            assert one.values[name] == pytest.approx(two.values[new(name)], abs=1e-9)
            if not any(map.arguments):
                assert one.values[name] == two.values[new(name)]


@given(debates(claims=6, steps=8), standards)
def test_a_framework_labels_claims_as_the_map_does(map, standard):
    flat = framework(compile_map(map, standard))
    assert len(set(flat.names)) == len(flat.names)
    number = {name: n for n, name in enumerate(flat.names)}
    labels = grounded(len(flat.names), flat.attacks)
    assert {name: labels[number[name]] for name in map.claims} == labels_of(map, standard)


def without(map, names):
    """The map with claims (and their steps), steps or evidence taken out, for trying it out."""
    gone = {m for name in names for m in (Debate(map, strict=False).same.get(name, {name}))}
    arguments = {
        id: a
        for id, a in map.arguments.items()
        if id not in gone and not gone & {*a.premises, a.target}
    }
    aims = arguments.keys() | map.evidence.keys()
    while any(a.kind == "undercut" and a.target not in aims for a in arguments.values()):
        arguments = {
            id: a for id, a in arguments.items() if a.kind != "undercut" or a.target in aims
        }
        aims = arguments.keys() | map.evidence.keys()
    evidence = {
        id: replace(e, supports=tuple(c for c in e.supports if c not in gone))
        for id, e in map.evidence.items()
        if id not in gone
    }
    positions = {
        id: replace(
            p,
            thesis=tuple(c for c in p.thesis if c not in gone),
            holds=tuple(c for c in p.holds if c not in gone),
        )
        for id, p in map.positions.items()
    }
    pairs = {
        field: tuple(p for p in getattr(map, field) if not gone & {p.left, p.right})
        for field in ("contradictions", "restatements")
    }
    claims = {id: c for id, c in map.claims.items() if id not in gone}
    return replace(
        map, claims=claims, arguments=arguments, evidence=evidence, positions=positions, **pairs
    )


@given(debates(claims=4, steps=6, extras=False), standards)
def test_flips_are_what_taking_things_out_does(map, standard):
    goal = next(iter(map.claims))
    before = label(map, standard).status(goal)
    found = flips(label(map, standard), goal, pairs=True)
    assert found.status is before
    assert not found.capped
    things = [n for n in (*map.claims, *map.arguments, *map.evidence) if n != goal]
    expected = {}
    for one in things:
        status = label(without(map, [one]), standard).status(goal)
        if status is not before:
            expected[one,] = status
    single = {name for (name,) in expected}
    idle = [name for name in things if name not in single]
    for n, one in enumerate(idle):
        for two in idle[n + 1 :]:
            status = label(without(map, [one, two]), standard).status(goal)
            if status is not before:
                expected[one, two] = status
    assert {flip.withdrawn: flip.status for flip in found.flips} == expected


@given(debates(claims=5, steps=8), standards)
def test_explanations_are_true_and_go_in_no_circle(map, standard):
    found = label(map, standard)
    rank = {node: place for place, node in enumerate(found.order)}
    for name in (*map.claims, *map.arguments):
        explained = why(found, name)
        assert explained[0].name == name
        assert explained[0].status is found.status(name)
        names = [b.name for b in explained]
        assert len(set(names)) == len(names)
        for because in explained:
            assert because.status is found.status(because.name)
            node = found.graph.index[because.name]
            for ground in because.grounds:
                if not ground.unbacked:
                    assert ground.name in names
                    assert rank[found.graph.index[ground.name]] < rank[node]
            if because.status is Status.UNDECIDED:
                assert because.circle
                ends = [(link.start, link.end) for link in because.circle]
                assert [end for _, end in ends] == [s for s, _ in ends[1:]] + [ends[0][0]]
                for start, _ in ends:
                    assert found.status(start) is Status.UNDECIDED or any(
                        link.verb == "rivals" for link in because.circle
                    )


@given(debates(claims=6, steps=8))
def test_strengths_stay_between_nought_and_one(map):
    for semantics in all_semantics().values():
        result = strengths(map, semantics)
        assert all(0 <= value <= 1 for value in result.values.values())
        assert set(result.values) == set(map.claims)


def test_large_circles_are_no_trouble():
    for count in (1_000, 1_001):
        map = map_of(count, [(n, (n + 1) % count) for n in range(count)])
        assert set(labels_of(map).values()) == {1}
        ways = extensions(label(map), "preferred")
        assert (ways.capped, ways.count) == (False, 2 if count % 2 == 0 else 1)
        assert extensions(label(map), "stable").count == (2 if count % 2 == 0 else 0)
        assert len(why(label(map), "a7")[0].circle) == count
        assert flips(label(map), "a7", effort=100_000).capped
        for semantics in all_semantics().values():
            result = strengths(map, semantics)
            assert result.converged
            assert len({round(v, 6) for v in result.values.values()}) == 1


def test_withdrawing_one_claim_breaks_a_circle():
    found = flips(label(map_of(40, [(n, (n + 1) % 40) for n in range(40)])), "a0")
    assert not found.capped
    # Every claim and every step of the circle, except the claim itself.
    assert len(found.flips) == 79
    assert Status.UNDECIDED not in {flip.status for flip in found.flips}


def test_too_many_ways_are_said_to_be_too_many():
    # Thirty pairs that multiply within one component, because all of them meet in one claim.
    pairs = [(2 * n, 2 * n + 1) for n in range(30)]
    attacks = [link for a, b in pairs for link in ((a, b), (b, a), (a, 60), (60, a))]
    result = extensions(label(map_of(61, attacks)), "preferred")
    assert result.capped
    assert {part.stands_in("a0") for part in result.parts} <= {"some", "unknown"}
    # Apart from each other they are counted, not listed.
    apart = [link for a, b in pairs for link in ((a, b), (b, a))]
    result = extensions(label(map_of(60, apart)), "preferred")
    assert (result.capped, result.count) == (False, 2**30)


def test_random_order_of_attacks_gives_the_same_ways():
    chance = random.Random(7)
    attacks = [(a, b) for a in range(9) for b in range(9) if chance.random() < 0.25]
    expected = all_ways(map_of(9, attacks), "preferred")
    for _ in range(5):
        chance.shuffle(attacks)
        assert all_ways(map_of(9, attacks), "preferred") == expected
