"""Quotations in their sources, and sources with what a map quotes of them."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.contents.article import Article, Shelf, article, shelves, sources_of
from argmap.contents.card import Link, card
from argmap.contents.passage import (
    CLOSE,
    WHOLE,
    WIDE,
    Reach,
    Stretch,
    Words,
    marked,
    passage,
)
from argmap.contents.quotations import CONCERNS, Looked, how_to_bring, standing
from argmap.quotes import SourceText
from argmap.quotes.context import guards
from argmap.quotes.copies import State
from argmap.reading import read as read_map

GAZETTE = """\
What the street costs us

A town is what its people hear when they wake. This one hears lorries, and has heard them for long.

It is plain that the street is loud all night. Nobody denies it. The shops close early, and the cars
go on; the shops are silent in the morning.

What is to be done? The council has spoken of it twice.

From the window of the bakery I counted four hundred cars in one hour of a Tuesday.
"""
MAP = """\
claim close: The market street should be closed to cars.
    supported by loud: The street is too loud to sleep in.
        evidence plain "the street is loud all night" in gazette at paragraph 3
        evidence lost "never been a quiet night" in gazette at paragraph 1
        evidence near "the shops are quiet in the morning" in gazette
        evidence counted: Berg counts the cars.
            in gazette at paragraph 5
    rebutted by shops: The shops live on customers who come by car.
        evidence unread "who come by car" in letter
        evidence gap "all night … the shops close early" in gazette
claim night: Nobody sleeps at night.
    evidence again "the street is loud all night" in reprint
    evidence bare "so they say"

person berg: Jon Berg
source gazette: What the street costs us
    author berg
    published 2024-05-12
    text: gazette.txt
source letter: A letter to the editor
    author berg
    text: letter.txt
source reprint: The street, printed again
    author berg
    text: gazette.txt
"""


@pytest.fixture
def read(tmp_path):
    def of(text=MAP, gazette=GAZETTE, **more):
        (tmp_path / "map.arg").write_text(text, encoding="utf-8")
        if gazette:
            (tmp_path / "gazette.txt").write_text(gazette, encoding="utf-8")
        reading = read_map([str(tmp_path / "map.arg")], **more)
        return Looked(reading.map, reading.quotes)

    return of


def shown(words):
    return "".join(f"[{w.text}]" if w.marks else w.text for w in words)


def standing_of(looked, evidence, reach=None):
    return standing(looked, looked.map, evidence, reach)


def test_words_are_cut_where_marks_begin_and_end():
    words = marked("one two\nthree  four", [Stretch(4, 13, 7), Stretch(8, 19, 9)])
    assert words == (
        Words("one "), Words("two ", (7,)), Words("three", (7, 9)), Words(" four", (9,))
    )  # fmt: skip


@given(
    st.text(alphabet="ab \n\t\u00a0é", max_size=40),
    st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), max_size=5),
)
def test_marking_changes_no_word_and_marks_what_was_asked_for(text, pairs):
    stretches = [
        Stretch(min(*p, len(text)), min(max(p), len(text)), n) for n, p in enumerate(pairs)
    ]
    words = marked(text, stretches)
    assert "".join(w.text for w in words) == re.sub(r"\s+", " ", text)
    marks = [w.marks for w in words for c in w.text if c != " "]
    expected = [
        {s.mark for s in stretches if s.start <= at < s.end}
        for at, c in enumerate(text) if not c.isspace()
    ]  # fmt: skip
    assert [set(m) for m in marks] == expected


def test_a_passage_has_the_paragraph_and_the_ends_of_those_beside_it():
    source = SourceText(GAZETTE)
    start = GAZETTE.index("The shops")
    before, here, after = passage(source, start, start + 21, Reach(10, 20))
    assert (before.number, here.number, after.number) == (2, 3, 4)
    assert shown(before.words) == "… heard them for long."
    assert shown(here.words) == "… it. [The shops close early], and the …"
    assert shown(after.words) == "What is to be done? …"
    whole = passage(source, start, start + 21, WHOLE)
    assert shown(whole[1].words).startswith("It is plain that")
    assert len(passage(source, start, start + 21, CLOSE)) == 1


@given(
    st.lists(st.text(alphabet="ab é", min_size=1).filter(str.strip), min_size=1, max_size=5),
    st.data(),
)
def test_a_passage_marks_exactly_the_stretch(paragraphs, data):
    text = "\n\n".join(paragraphs)
    source = SourceText(text)
    at = [n for n, c in enumerate(text) if not c.isspace()]
    start = data.draw(st.sampled_from(at))
    end = data.draw(st.sampled_from([n for n in at if n >= start])) + 1
    parts = passage(
        source, start, end, data.draw(st.builds(Reach, st.integers(0, 9), st.integers(0, 9)))
    )
    found = "".join(w.text for part in parts for w in part.words if w.marks)
    assert found.replace(" ", "") == re.sub(r"\s", "", text[start:end])


def test_each_state_is_told_with_what_there_is_to_look_at(read):
    looked = read()
    plain = standing_of(looked, "plain", WIDE)
    assert (plain.state, plain.paragraph, plain.concerns, plain.hint) == (State.MATCHES, 3, (), "")
    assert "[the street is loud all night]" in shown(plain.passage[1].words)
    gap = standing_of(looked, "gap")
    assert gap.state is State.CARE
    assert "the words left out negate something: “Nobody denies it”" in gap.concerns
    near = standing_of(looked, "near", CLOSE)
    assert (near.state, near.hint) == (State.NOT_FOUND, "the nearest words in it:")
    assert "[the shops are silent in the morning]" in shown(near.passage[0].words)
    lost = standing_of(looked, "lost", WIDE)
    assert (lost.state, lost.passage) == (State.NOT_FOUND, ())
    unread = standing_of(looked, "unread", WIDE)
    assert unread.state is State.UNCHECKED
    assert unread.hint.endswith(
        "letter.txt does not exist; name the folder with your copies (`--texts DIR`)"
    )
    assert standing_of(looked, "bare").hint == "no source is named for it"
    assert standing_of(looked, "counted") is None


def test_names_and_numbers_are_not_told_as_words_of_the_source(read):
    text = MAP.replace("paragraph 3", "paragraph 4").replace("the shops are quiet", "are silent")
    looked = read(text, f"{GAZETTE}\n“The shops are silent in the morning,” said Ida Moor.\n")
    assert standing_of(looked, "plain").concerns == (
        "it stands in another paragraph than the map says: paragraph 3",
    )
    assert standing_of(looked, "near").concerns == (
        "the words stand at several places: in paragraphs 3, 6",
    )


def test_what_a_lock_attests_shows_the_words_around_it(read, tmp_path):
    lock = (
        '{"argmap-lock": 1}\n{"source": "letter", "quote": "who come by car", "tier": "exact", '
        '"paragraph": 2, "before": "it is those", "after": "that buy", "checked": "2026-01-02"}\n'
    )
    (tmp_path / "map.arg.lock").write_text(lock, encoding="utf-8")
    known = standing_of(read(), "unread", CLOSE)
    assert known.state is State.ATTESTED
    assert known.hint == "looked up on 2026-01-02; the text itself is not at hand"
    assert shown(known.passage[0].words) == "… it is those [who come by car] that buy …"
    assert known.passage[0].number == 2


def test_a_standing_is_of_the_words_that_were_looked_up(read):
    looked = read()
    newer = read(MAP.replace('loud all night" in gazette', 'loud" in gazette')).map
    assert standing(looked, newer, "plain", None) is None
    assert standing(looked, newer, "gap", None) is not None


def test_every_concern_has_words():
    import inspect

    from argmap.quotes import lookup, voice

    code = "".join(map(inspect.getsource, (guards, lookup, voice)))
    kinds = set(re.findall(r'(?:Concern|_doubt)\(\s*"([a-z-]+)"', code))
    assert len(kinds) > 10
    assert kinds <= CONCERNS.keys()


def test_how_to_bring_a_text(read, tmp_path):
    folder = tmp_path / "copies"
    folder.mkdir()
    assert "no text in the folders with copies is this source" in how_to_bring(
        read(MAP.replace("    text: letter.txt\n", ""), texts=[str(folder)]).quotes, "letter"
    )
    (tmp_path / "letter.txt").write_text("")
    assert how_to_bring(read().quotes, "letter").endswith(
        "letter.txt is empty; mend it, or put another copy in its place"
    )
    no_name = read(MAP.replace("    text: letter.txt\n", ""))
    assert how_to_bring(no_name.quotes, "letter").startswith("no copy of it is at hand; name")


def stops(found: Article):
    return [(s.paragraph, s.evidence, [c.id for c in s.claims], s.quoted) for s in found.stops]


def test_an_article_has_all_that_the_map_takes_from_it(read):
    looked = read()
    found = article(looked.map, looked.quotes, "gazette")
    assert [s.id for s in found.sources] == ["gazette", "reprint"]
    assert stops(found) == [
        (3, ("plain", "again"), ["loud", "night"], True),
        (3, ("gap",), ["shops"], True),
        (5, ("counted",), ["loud"], False),
        (0, ("lost",), ["loud"], True),
        (0, ("near",), ["loud"], True),
    ]
    third = found.paragraphs[2]
    assert [w for w in third.words if w.marks] == [
        Words("the street is loud ", (0,)), Words("all night", (0, 1)),
        Words(". Nobody denies it. The shops close early", (1,)),
    ]  # fmt: skip
    assert [p.spoken for p in found.paragraphs] == [True, False, True, False, True]
    assert found.paragraphs[4].pointed == (2,)
    assert found.share == "3 of 5 paragraphs spoken of"
    assert found.stop_of("again") == 0
    assert found.stop_of("near") == 4
    assert found.stop_of("unread") == -1
    assert article(looked.map, looked.quotes, "letter") is None


def test_texts_are_offered_once_with_what_is_read_in_them(read):
    looked = read()
    found = shelves(looked.map, looked.quotes)
    assert [([s.id for s in shelf.sources], bool(shelf.path)) for shelf in found] == [
        (["gazette", "reprint"], True), (["letter"], False)
    ]  # fmt: skip
    assert shelves(looked.map, looked.quotes, ["letter"]) == (
        Shelf((Link("source", "letter", "A letter to the editor"),), ""),
    )


def test_which_source_somebody_means(read):
    looked = read()
    loud = card(looked.map, "loud")
    assert sources_of(looked.map, loud) == {"gazette": "plain"}
    assert sources_of(looked.map, loud, Link("evidence", "near", "")) == {"gazette": "near"}
    assert sources_of(looked.map, loud, Link("source", "letter", "")) == {"letter": ""}
    assert sources_of(looked.map, card(looked.map, "gap")) == {"gazette": "gap"}
    assert sources_of(looked.map, card(looked.map, "letter")) == {"letter": ""}
    assert sources_of(looked.map, card(looked.map, "close")) == {}
    berg = sources_of(looked.map, card(looked.map, "berg"))
    assert list(berg) == ["gazette", "letter", "reprint"]
