"""The invented debates that pictures are measured on."""

from __future__ import annotations

from collections import Counter

import pytest
from debates_of_size import MAIN, debate_files, write_debate

from argmap.model.settings import Settings
from argmap.reading import read


@pytest.mark.parametrize("size", [2, 7, 30, 300, 3000])
def test_a_debate_has_its_size_and_no_errors(size, tmp_path):
    reading = read([str(write_debate(tmp_path, size))], settings=Settings())
    assert len(reading.map.claims) == size
    assert [d for d in reading.diagnostics if d.severity.value == "error"] == []


def test_the_same_size_and_seed_give_the_same_files():
    assert debate_files(300) == debate_files(300, seed=1)
    assert debate_files(300) != debate_files(300, seed=2)
    assert MAIN in debate_files(30)


@pytest.mark.parametrize("seed", range(1, 6))
def test_a_debate_has_what_the_maps_have(seed, tmp_path):
    reading = read([str(write_debate(tmp_path, 300, seed))], settings=Settings())
    map = reading.map
    assert not [d for d in reading.diagnostics if d.severity.value == "error"]
    steps = map.arguments.values()
    kinds = Counter(step.kind.value for step in steps)
    assert kinds["support"] > kinds["rebut"] > 20
    assert kinds["undercut"] > 15
    assert {step.target in map.evidence for step in steps if step.kind.value == "undercut"} == {
        True,
        False,
    }
    assert {len(step.premises) for step in steps} >= {1, 2, 3, 4}
    assert len({step.part_of for step in steps if step.part_of}) > 1
    assert sum(step.inferred is not None for step in steps) > 40
    assert sum(bool(step.granted_by) for step in steps) > 10
    assert map.contradictions
    assert len(map.restatements) > 20
    assert any(group.parent for group in map.groups.values())
    assert len(map.positions) == 4
    assert len(map.questions) > 4
    claims = map.claims.values()
    assert sum(bool(claim.when) for claim in claims) > 100
    assert {len(map.evidence_for[claim.id]) for claim in claims} == {1, 2, 3}
    assert map.views
