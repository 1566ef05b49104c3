"""After resolving, an id exists: in every map there is, and in what accidents make of it."""

from __future__ import annotations

import dataclasses
import random

import pytest
from accidents import EXAMPLES, MAPS, break_map
from hypothesis import given
from hypothesis import strategies as st
from referring import NESTED, PLAIN, REFERENCES, SELECTED, classes, dangling

from argmap.analysis import read, read_text
from argmap.settings import Settings


def test_every_field_of_the_model_is_known_as_a_reference_or_as_none():
    fields = {f"{c.__name__}.{f.name}" for c in classes() for f in dataclasses.fields(c)}
    plain = {f"{name}.{field}" for name, said in PLAIN.items() for field in said.split()}
    assert fields == REFERENCES.keys() | NESTED | plain | SELECTED


@pytest.mark.parametrize("path", MAPS, ids=lambda path: path.name)
def test_every_reference_of_a_map_exists(path):
    assert dangling(read([str(path)]).map) == []


@given(st.sampled_from(EXAMPLES), st.integers(0, 2**32))
def test_every_reference_of_a_broken_map_exists(text, seed):
    broken = break_map(text, random.Random(seed))
    assert dangling(read_text(broken, settings=Settings()).map) == [], broken
