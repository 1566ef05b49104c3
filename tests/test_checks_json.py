"""Diagnostics as JSON are laid out as Python's own writer lays them out."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from argmap.formats.checks.json import in_pieces, laid_out

names = st.text("abc", min_size=1, max_size=3)
values = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(allow_nan=False), st.text(max_size=5)),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.tuples(inner, inner),
        st.dictionaries(names, inner, max_size=3),
    ),
    max_leaves=12,
)


@given(values)
def test_a_value_is_laid_out_as_by_the_standard_library(value: object) -> None:
    assert laid_out(value) == json.dumps(value, ensure_ascii=False, indent=2)


@given(st.lists(st.dictionaries(names, values, max_size=3), max_size=3))
def test_pieces_are_the_whole(things: list[dict[str, object]]) -> None:
    try:
        whole = json.dumps({"a": {"b": things}}, ensure_ascii=False, indent=2) + "\n"
        whole.encode()
    except UnicodeEncodeError:  # half a character is written as `�`
        return
    assert "".join(in_pieces({"a": {"b": []}}, things)) == whole
