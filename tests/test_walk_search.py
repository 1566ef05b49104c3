"""Finding words in a map."""

from __future__ import annotations

import gc
import weakref

import pytest
from handmade import (
    argument,
    claim,
    debate,
    evidence,
    group,
    make,
    person,
    position,
    question,
    saved_view,
    source,
)
from hypothesis import given
from hypothesis import strategies as st

from argmap.browser.search_terms import asked
from argmap.contents.search import Filter, fold, index_of, search
from argmap.model import Selector
from argmap.reading import read_text


def found(map, words="", limit=200, **wanted):
    return [hit.id for hit in search(map, words, Filter(**wanted), limit)]


def test_names_come_first_and_beginnings_before_middles() -> None:
    map = make(
        claim("x1", "A wartime economy."), claim("x2", "After the war."), claim("post-war"),
        claim("prewar"), claim("war-over"), claim("x3", "An aftward look."),
    )  # fmt: skip
    assert found(map, "war") == ["war-over", "post-war", "prewar", "x1", "x2", "x3"]
    assert [hit.named for hit in search(map, "war")] == [True] * 3 + [False] * 3
    assert found(map, "war", limit=2) == ["war-over", "post-war"]
    assert found(map, "war", limit=0) == []


def test_every_word_must_occur_anywhere() -> None:
    map = make(claim("a", "The cat sat."), claim("b", "The cat stood."), claim("cat-sat", "No."))
    assert found(map, "sat cat") == ["cat-sat", "a"]
    assert found(map, "cat dog") == []


@pytest.mark.parametrize("words", ["café", "CAFE", "cafe\u0301", "“Café”!", "  café  "])
def test_capitals_accents_and_punctuation_make_no_difference(words) -> None:
    assert found(make(claim("a", "Le Café."), claim("b", "The calf.")), words) == ["a"]


def test_other_alphabets() -> None:
    map = make(
        claim("a", "Переговоры начались."), claim("b", "平和が必要だ。"), claim("c", "STRASSE")
    )
    assert found(map, "ПЕРЕГОВОРЫ") == ["a"]
    assert found(map, "必要") == ["b"]
    assert found(map, "straße") == ["c"]


def test_people_sources_and_notes_are_searched() -> None:
    map = debate()
    assert found(map, "Bennett") == ["bennett", "bennett-round", "e2"]
    assert "e3" in found(map, "fried")
    assert found(map, "take two negotiate", kind="source") == ["two"]
    assert found(make(claim("a", notes=("Mind the gap.",))), "gap") == ["a"]


def test_steps_are_found_by_what_was_written_of_them() -> None:
    map = make(claim("a"), claim("b"), argument("a/supports/b", "support", "a", "b", generated=True),
               argument("because", "support", "a", "b", text="A reason", scheme="precedent"))  # fmt: skip
    assert found(map, "supports") == []
    assert found(map, "reason") == found(map, "precedent") == ["because"]


def test_no_words_list_what_passes_the_filter() -> None:
    map = debate()
    assert found(map) == []
    assert found(map, "—") == []
    assert found(map, kind="position") == ["washington", "neither-side"]
    assert found(map, source="two") == ["better", "e3"]
    assert found(map, group="rounds", kind="claim") == [
        "early-willing", "belarus", "bennett-round", "istanbul"
    ]  # fmt: skip


def test_filters_narrow_and_combine() -> None:
    map = debate()
    assert found(map, "talk", person="isaacs", kind="claim") == [
        "decree", "terms-ukraine", "terms-russia"
    ]  # fmt: skip
    assert found(map, position="washington", person="isaacs", kind="claim") == ["decree"]
    assert set(found(map, position="washington", kind="evidence")) == {"e1", "e2", "e4"}
    assert found(map, "round", kind="person") == []
    assert found(map, "talk", person="nobody") == []


def test_tags_groups_in_groups_and_views() -> None:
    map = make(
        claim("a", tags=("law",)), claim("b", group="inner"), claim("c", group="outer"), claim("d"),
        group("outer", ""), group("inner", "", "outer"), evidence("e", "b", text="x"),
        saved_view("v", Selector(False, "claim", ("d",), 0)), person("p", "P"), source("s", "S"),
        question("q", "Q"), position("z", "Z", "a"),
    )  # fmt: skip
    assert found(map, tag="law") == ["a"]
    assert found(map, group="outer") == ["b", "c", "e"]
    assert found(map, view="v") == ["d"]
    assert found(map, view="none") == []


def test_index_is_made_once_and_lets_the_map_go() -> None:
    first, second = debate(), debate()
    assert index_of(first) is index_of(first)
    assert index_of(second) is not index_of(first)
    gone = weakref.ref(second)
    index_of(second)
    del second
    gc.collect()
    assert gone() is None


words = st.text(st.characters(codec="utf-8"), max_size=12)


@given(st.lists(words, min_size=1, max_size=6), words, st.integers(1, 4))
def test_what_is_found_is_what_has_the_words(texts, asked, limit) -> None:
    map = make(*(claim(f"c{i}", text or "-") for i, text in enumerate(texts)))
    parts = fold(asked).split()
    right = [c.id for c in map.claims.values()
             if parts and all(p in fold(c.id) or p in fold(c.text) for p in parts)]  # fmt: skip
    assert sorted(found(map, asked)) == sorted(right)
    assert found(map, asked, limit=limit) == found(map, asked)[:limit]


@given(words)
def test_folding_twice_changes_nothing(text) -> None:
    assert fold(fold(text)) == fold(text)


TIMES = """
source talk: A talk
    published 2023-05
claim later: Neither side is ready.
    when 2023
    evidence "neither is ready" in talk
claim early: They were willing.
    when 2022-03
claim before: They were asked.
    when before 2022-02-24
claim never: It takes two.
"""


def test_what_has_a_time_is_found_in_its_order():
    map = read_text(TIMES).map
    found = search(map, "", Filter(when="any"))
    assert [hit.id for hit in found][:3] == ["before", "early", "later"]
    assert [hit.when for hit in found][:2] == ["before February 24, 2022", "March 2022"]
    assert {hit.kind for hit in found} == {"claim", "evidence"}
    assert [hit.id for hit in search(map, "", Filter(when="2022-01..2022-03"))] == [
        "before",
        "early",
    ]
    assert [hit.id for hit in search(map, "willing", Filter(when="2022"))] == ["early"]
    assert not search(map, "", Filter(when="1999..2001", kind="evidence"))


def test_words_that_a_text_reports_are_listed_as_reported_then() -> None:
    map = read_text(
        "person ann: Ann\nperson ben: Ben\nsource letter: A letter\n    author ann\n"
        "    published 2023-10\nclaim c: It is loud.\n"
        '    evidence own "so loud" in letter\n    evidence told "too loud" said by ben in letter\n'
    ).map
    assert [(hit.id, hit.when) for hit in search(map, "", Filter(when="2023"))] == [
        ("own", "October 2023"),
        ("told", "reported October 2023"),
    ]


def test_a_time_is_typed_like_other_filters():
    map = read_text(TIMES).map
    assert asked("when: willing", map) == ("willing", Filter(when="any"), "")
    assert asked("wh:2022-03", map).filter == Filter(when="2022-03")
    assert asked("when:before 2022 talks", map) == ("talks", Filter(when="before 2022"), "")
    assert asked("talks when: 2022-03", map) == ("talks", Filter(when="2022-03"), "")
    assert asked("when:after the talks", map).wrong
    wrong = asked("when:2022-13", map)
    assert wrong.filter == Filter()
    assert wrong.wrong.startswith("`2022-13` has a month 13")
