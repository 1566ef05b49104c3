"""Values that are made quickly are values all the same."""

from __future__ import annotations

import copy
import pickle
from dataclasses import FrozenInstanceError, fields, replace

import pytest
from handmade import claim, make

from argmap.language import tree
from argmap.language.tree import Link, Name, Words

CLAIM = make(claim("c", "Words.")).claims["c"]


def test_they_are_frozen_and_of_their_class() -> None:
    assert type(CLAIM).__name__ == "Claim"
    for value in (CLAIM, Name("a")):
        field = fields(value)[0].name
        with pytest.raises(FrozenInstanceError):
            setattr(value, field, "other")
        with pytest.raises((FrozenInstanceError, TypeError, AttributeError)):
            value.unheard_of = "x"  # type: ignore[union-attr]


def test_defaults_and_names_of_fields_hold() -> None:
    link = Link(None, "supports", targets=(tree.Ref("a"),))
    assert (link.together, link.body, link.span) == ((), (), (0, 0))
    with pytest.raises(TypeError):
        Link(None)  # type: ignore[call-arg]
    assert repr(Words(("a",), (1, 2))) == "Words(lines=('a',), span=(1, 2))"


def test_they_are_equal_and_hashed_as_before() -> None:
    assert Name("a", (0, 1)) == Name("a", (5, 6)) != Name("b")
    assert hash(Name("a", (0, 1))) == hash(Name("a", (5, 6)))


def test_they_can_be_copied() -> None:
    for again in (copy.copy(CLAIM), copy.deepcopy(CLAIM), pickle.loads(pickle.dumps(CLAIM))):
        assert again == CLAIM
        assert again.words_place == CLAIM.words_place
    assert replace(CLAIM, text="Other.").text == "Other."
