"""Rules that look at the whole graph, against plain searches that try everything."""

from __future__ import annotations

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.base.cycles import knots, shortest_cycle
from argmap.model.settings import Settings
from argmap.reading import read_text
from argmap.rules import run
from argmap.rules.shared import likeness

NODES = "abcdef"
graphs = st.dictionaries(
    st.sampled_from(NODES), st.lists(st.sampled_from(NODES), max_size=4, unique=True), max_size=6
)


def all_cycles(graph: dict[str, list[str]]) -> list[tuple[str, ...]]:
    """Every cycle of two or more nodes, by trying all orders of all nodes."""
    return [
        path
        for size in range(2, len(NODES) + 1)
        for path in permutations(NODES, size)
        if all(b in graph.get(a, ()) for a, b in zip(path, (*path[1:], path[0]), strict=True))
    ]


@given(graphs)
def test_knots_are_the_sets_of_nodes_that_share_cycles(graph: dict[str, list[str]]) -> None:
    parts: list[set[str]] = []
    for cycle in all_cycles(graph):
        touched = [part for part in parts if not part.isdisjoint(cycle)]
        parts = [part for part in parts if part not in touched]
        parts.append(set(cycle).union(*touched))
    assert sorted(map(sorted, parts)) == sorted(map(sorted, knots(graph)))


@given(graphs)
def test_the_cycle_shown_is_a_shortest_one(graph: dict[str, list[str]]) -> None:
    for knot in knots(graph):
        shown = shortest_cycle(knot, graph)
        inside = [c for c in all_cycles(graph) if set(c) <= set(knot)]
        assert tuple(shown) in inside
        assert len(shown) == min(map(len, inside))


@given(graphs)
def test_circular_support_is_found_exactly_when_there_is_a_circle(
    graph: dict[str, list[str]],
) -> None:
    lines = [f"claim {node}: Item {node} of the list holds." for node in NODES]
    lines += [f"{a} supports {b}" for a, targets in graph.items() for b in targets if a != b]
    reading = read_text("\n".join(lines) + "\n", settings=Settings())
    found = [d for d in run(reading.map) if d.name == "circular-support"]
    assert len(found) == len(knots(graph))
    assert bool(found) == bool(all_cycles(graph))


@pytest.mark.parametrize("closed", [True, False])
def test_a_circle_of_twenty_thousand_claims_needs_no_recursion(closed: bool) -> None:
    size = 20_000
    graph = {str(i): [str(i + 1)] for i in range(size - 1)}
    if closed:
        graph[str(size - 1)] = ["0"]
    found = knots(graph)
    assert [len(part) for part in found] == ([size] if closed else [])
    for part in found:
        assert len(shortest_cycle(part, graph)) == size


def test_looking_for_the_shortest_cycle_stops_after_a_fixed_effort() -> None:
    size = 1000

    class Counting(dict[str, list[str]]):
        looked = 0

        def __getitem__(self, key: str) -> list[str]:
            Counting.looked += 1
            return super().__getitem__(key)

    graph = Counting({str(i): [str((i + 1) % size)] * 3 for i in range(size)})
    shortest_cycle([str(i) for i in range(size)], graph)
    assert Counting.looked < 200_000


@given(
    st.lists(st.tuples(st.sampled_from("abcdefgh"), st.sampled_from("abcdefgh")), max_size=10),
    st.sets(st.sampled_from("abcdefgh"), min_size=1, max_size=3),
)
def test_islands_are_the_parts_without_a_thesis(
    edges: list[tuple[str, str]], answers: set[str]
) -> None:
    lines = ["question q: What is the case?"]
    for node in "abcdefgh":
        lines.append(f"claim {node}: Item {node} of the list holds.")
        lines += ["    answers q"] if node in answers else []
    lines += [f"{a} supports {b}" for a, b in edges if a < b]
    parts = [{node} for node in "abcdefgh"]
    for a, b in edges:
        if a < b:
            left = next(part for part in parts if a in part)
            right = next(part for part in parts if b in part)
            if left is not right:
                parts.remove(right)
                left |= right
    reading = read_text("\n".join(lines) + "\n", settings=Settings())
    found = [d for d in run(reading.map) if d.name == "island"]
    assert len(found) == sum(part.isdisjoint(answers) for part in parts)


@pytest.mark.parametrize(
    "texts",
    [
        [f"Claim {i} says that item {i % 7} of the list is true." for i in range(3000)],
        ["The very same words again and again."] * 3000,
        [f"The same words of claim {'x' * (i % 40)} again and again." for i in range(3000)],
        [" ".join(f"word{j}" for j in range(i % 60)) for i in range(3000)],
    ],
    ids=["numbers", "one-text", "few-texts", "prefixes"],
)
def test_like_claims_are_found_with_few_comparisons(
    texts: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    compared = 0
    real = likeness._propose

    def counted(*args: object) -> bool:
        nonlocal compared
        compared += 1
        return real(*args)  # type: ignore[arg-type]

    monkeypatch.setattr(likeness, "_propose", counted)
    likeness.alike.cache_clear()
    pairs = likeness.alike(tuple(texts), "")
    assert compared <= len(texts)
    assert len(pairs) <= compared


WORDS = st.lists(st.sampled_from(["river", "bridge", "army", "treaty", "not", "talks"]), max_size=8)


@given(st.lists(WORDS, max_size=8))
def test_like_claims_agree_with_comparing_all_with_all(claims: list[list[str]]) -> None:
    texts = tuple(" ".join(claim) for claim in claims)
    found = {(pair.first, pair.second) for pair in likeness.alike(texts, "")}
    stems = [likeness.stems(text, "") for text in texts]
    alike = {
        (i, j)
        for j, right in enumerate(stems)
        for i, left in enumerate(stems[:j])
        if _one_apart(left, right)
    }
    assert found <= alike
    by_words = {tuple(left) for left in stems if len(left) >= 3}
    repeated = [words for words in by_words if stems.count(list(words)) > 1]
    same = {i for pair in found for i in pair}
    for words in repeated:
        mine = [i for i, left in enumerate(stems) if tuple(left) == words]
        mixed = any(
            sorted(stems[i]) == sorted(words) and tuple(stems[i]) != words
            for i in range(len(stems))
        )
        assert mixed or same.issuperset(mine)


def _one_apart(left: list[str], right: list[str]) -> bool:
    if len(left) > len(right):
        left, right = right, left
    return left == right or any(left == right[:i] + right[i + 1 :] for i in range(len(right)))
