"""Evidence is cited in one order everywhere, and no line ends before the number of a place."""

from __future__ import annotations

import pytest

import argmap
from argmap.base.text import breakable, unwrapped
from argmap.browser.widgets.card import Page, Paragraph, wrapped
from argmap.browser.widgets.lines import Piece
from argmap.contents.card import card
from argmap.quotes.citation import cited
from argmap.report.compose import quote_of

MAP = """\
claim home: People get more done at home.
    evidence "we get more done" {voice}in clerk at paragraph 3

person nair: Priya Nair
person lund: Kai Lund
source clerk: Remote work
    author lund
"""


@pytest.mark.parametrize(
    ("voice", "words"),
    [
        ("nair", "Priya Nair, in Kai Lund, “Remote work”, paragraph\xa03"),
        ("lund", "Kai Lund, “Remote work”, paragraph\xa03"),
        ("", "Kai Lund, “Remote work”, paragraph\xa03"),
    ],
)
def test_the_order_is_the_same_everywhere(voice, words):
    reading = argmap.loads(MAP.format(voice=f"said by {voice} " if voice else ""))
    map = reading.map
    (proof,) = map.evidence.values()
    assert cited(map, proof) == words
    assert card(map, proof.id).evidence[0].reference == words
    assert quote_of(map, {}, proof.id).reference == words
    assert words in argmap.render(reading, "mermaid").replace("#160;", "\xa0")
    assert words in argmap.render(reading, "svg")
    plain = argmap.render(reading, "markdown").replace("](#source-clerk)", "").replace("[", "")
    assert f"— {words}" in plain


def test_a_long_title_is_cut():
    text = MAP.format(voice="").replace("Remote work", "Remote work and what it costs")
    map = argmap.loads(text).map
    (proof,) = map.evidence.values()
    assert cited(map, proof, 20) == "Kai Lund, “Remote work and wha…”, paragraph\xa03"


@pytest.mark.parametrize("room", range(12, 60))
def test_no_line_that_we_wrap_ends_before_a_number(room):
    from argmap.drawing.scene.measure import wrap

    words = "Priya Nair, in Kai Lund, “Remote work”, paragraph\xa03"
    lines, _ = wrap(words, room, 9, len)
    pages, _ = wrapped(Page((Paragraph((Piece(words),)),), ()), room)
    for shown in (lines, ["".join(piece.text for piece in line) for line in pages]):
        assert any("paragraph\xa03" in line for line in shown)


def test_no_break_spaces_stay():
    assert breakable("a  b\xa0c\nd") == ["a", "b\xa0c", "d"]
    assert unwrapped(" a  b\xa0c\u202fd\n") == "a b\xa0c\u202fd"
    assert unwrapped("\xa0") == ""


def test_through_whom_an_author_is_known_follows_the_author():
    text = MAP.format(voice="said by lund via nair ")
    map = argmap.loads(text).map
    (proof,) = map.evidence.values()
    assert cited(map, proof) == "Kai Lund, as Priya Nair tells it, “Remote work”, paragraph\xa03"
