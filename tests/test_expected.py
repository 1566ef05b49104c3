"""Expectations of a map, kept and failed."""

from __future__ import annotations

import pytest

from argmap.model.settings import Settings
from argmap.reading import read_text
from argmap.rules.shared.expectations import JUDGES

MAP = """\
person ann: Ann
person ben: Ben
question street: Should the market street be closed?
position closers: Close it.
    thesis close
    held by ann
position keepers: Keep it open.
    thesis open
    held by ben
claim close: The market street should be closed to cars.
    answers street
    by ann
    supported by noise: The street is too loud to sleep in.
        by ann
        evidence "too loud" in letter
claim open: The market street should stay open to cars.
    answers street
    by ben
    supported by trade: The shops live on customers who come by car.
        by ben
claim owed: The town owes its people quiet nights.
    by ann, ben
    rebutted by dear: Quiet costs too much.
        by ben
source letter: A letter
    author ann
close rebuts open
    by ann
claim barred: Nobody may close a street of the county.
    by ben
    rebuts close
        by ben
"""


def failures(*lines):
    reading = read_text(MAP + "".join(f"expect {line}\n" for line in lines), settings=Settings())
    return [d.message for d in reading.diagnostics if d.name == "expectation-failed"]


def test_every_outcome_of_the_language_is_judged():
    assert set(JUDGES) == {
        "stands", "defeated", "undecided", "crux of", "without reply", "single-source",
        "common ground", "quotes match",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("kept", "failed"),
    [
        ("trade stands", "trade defeated"),
        ("close defeated", "close stands"),
        ("noise crux of closers", "noise crux of keepers"),
        ("barred without reply", "noise without reply"),
        ("noise single-source", "trade single-source"),
        ("owed common ground", "trade common ground"),
    ],
)
def test_what_holds_is_silent_and_what_does_not_is_told(kept, failed):
    assert failures(kept) == []
    (message,) = failures(failed)
    assert f"`{failed.split()[0]}`" in message
    assert "in this map" in message


def test_names_that_are_not_there_are_told_once():
    reading = read_text(MAP + "expect nothing stands\n", settings=Settings())
    assert [d.name for d in reading.diagnostics if "nothing" in d.message] == ["undefined-name"]
