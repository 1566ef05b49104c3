"""Times in words."""

from __future__ import annotations

import pytest

from argmap.base.times import after_of, in_short


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
