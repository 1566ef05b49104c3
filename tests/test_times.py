"""Times in words."""

from __future__ import annotations

import pytest

from argmap.base.times import after_of, in_short
from argmap.model.dates import reported_on, said_on
from argmap.reading import read_text


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2022", "2022"), ("2022-03", "Mar 2022"), ("2022-03-29", "Mar 29, 2022"),
        ("before 2022-02-24", "before Feb 24, 2022"), ("after 0001", "after 0001"),
        ("2022-02..2022-04", "Feb–Apr 2022"), ("2021-12..2022-02", "Dec 2021–Feb 2022"),
        ("2022-02-27..2022-04", "Feb 27–Apr 2022"), ("2022-02..2022-03-03", "Feb–Mar 3, 2022"),
        ("2022-02-20..2022-02-23", "Feb 20–23, 2022"), ("2022-02-20..2022-03-01", "Feb 20–Mar 1, 2022"),
        ("2022-02-24..2022", "Feb 24, 2022 to the end of 2022"), ("2022..2022-04", "2022 to Apr 2022"),
        ("2014..2022", "2014–2022"), ("2022-05..2022-05", "May 2022"),
        ("2022-13", "2022-13"), ("soon", "soon"), ("٢٠٢٢", "٢٠٢٢"), ("２０２２..2023", "２０２２..2023"),
    ],
)  # fmt: skip
def test_a_time_in_few_letters(text: str, words: str) -> None:
    assert in_short(text) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [("2022-03", "March 2022"), ("before 2022", "the time before 2022"), ("after 2022-03-29", "the time after March 29, 2022"), ("soon", "soon")],
)  # fmt: skip
def test_a_time_behind_of(text: str, words: str) -> None:
    assert after_of(text) == words


WHOSE = """
person ann: Ann
person ben: Ben
person cid: Cid
source letter: A letter
    author ann
    published 2023-10
    via talk
source talk: A talk
    kind interview
    author ben
    published 2023-02-02
source thread: Under the letter
    kind comments
    author ann
    published 2023-11
source book: The town in figures
    published 2022
claim c: It is loud.
    evidence e {words} in {source} at page 1
"""


@pytest.mark.parametrize(
    ("words", "source", "said", "reported"),
    [
        ('"so loud"', "letter", "2023-10", ""),
        ('"so loud" said by ann', "letter", "2023-10", ""),
        ('"so loud" said by ben', "letter", "2023-02-02", ""),
        ('"so loud" said by cid', "letter", "", "2023-02-02"),
        ('"so loud" said by cid via ben', "letter", "", "2023-02-02"),
        ('"so loud" said by cid', "talk", "", "2023-02-02"),
        ('"so loud" said by cid', "thread", "2023-11", ""),
        ('"so loud" said by cid via ben', "thread", "", "2023-11"),
        ('"so loud" said by cid', "book", "2022", ""),
        ('"so loud"', "book", "2022", ""),
    ],
)
def test_a_text_dates_the_words_of_those_who_speak_in_it(
    words: str, source: str, said: str, reported: str
) -> None:
    written = WHOSE.format(words=words, source=source)
    map = read_text(written).map
    proof = map.evidence["e"]
    assert (said_on(map, proof), reported_on(map, proof)) == (said, reported)
    dated = read_text(f"{written}        said 2022-03\n").map
    proof = dated.evidence["e"]
    assert (said_on(dated, proof), reported_on(dated, proof)) == ("2022-03", "")
