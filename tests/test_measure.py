"""Widths against the published ones and the font's own; wrapping as properties."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import argmap.drawing
from argmap.base.text import cell_width
from argmap.drawing.scene.graphemes import graphemes
from argmap.drawing.scene.measure import covers, text_width, wrap

# Adobe's metrics of Helvetica and Helvetica-Bold, in 1/1000 em
HELVETICA = {" ": 278, "A": 667, "m": 833, "i": 222, "W": 944, "0": 556, ".": 278, "@": 1015}
BOLD = {" ": 278, "A": 722, "m": 889, "i": 278, "W": 944, "0": 556, ".": 278, "@": 975}


@pytest.mark.parametrize(("widths", "bold"), [(HELVETICA, False), (BOLD, True)])
def test_widths_are_those_of_helvetica(widths, bold):
    for character, width in widths.items():
        assert text_width(character, 1000, bold) == pytest.approx(width, abs=1)


@pytest.mark.parametrize(("file", "bold"), [("Regular", False), ("Bold", True)])
def test_widths_are_those_of_the_font_that_comes_along(file, bold):
    fonts = pytest.importorskip("fontTools.ttLib")
    path = Path(argmap.drawing.__file__).parent / "fonts" / f"ArgmapSans-{file}.ttf"
    font = fonts.TTFont(path)
    names, widths = font.getBestCmap(), font["hmtx"]
    for text in ("Київ: мова", "ÀÉÎõü ßłđ", "Ελλάδα", "“quoted” – 12 %…", "Jim's fox"):
        own = sum(widths[names[ord(c)]][0] for c in text) / font["head"].unitsPerEm
        assert text_width(text, 1, bold) == pytest.approx(own)


def test_the_table_has_every_character_of_the_font():
    fonts = pytest.importorskip("fontTools.ttLib")
    path = Path(argmap.drawing.__file__).parent / "fonts" / "ArgmapSans-Regular.ttf"
    has = "".join(chr(code) for code in fonts.TTFont(path).getBestCmap())
    assert covers(has)
    assert covers("two\nlines\t")
    assert not covers("a漢")


def test_widths_outside_the_font():
    assert text_width("漢字", 10) == 20
    assert text_width("e\u0301", 10) == text_width("e", 10)
    assert text_width("a\u200bb\u200d", 10) == text_width("ab", 10)
    assert text_width("🙂", 10) >= 10
    assert text_width("का", 10) > text_width("क", 10)


def test_cells():
    assert [cell_width(t) for t in ("abc", "漢字", "e\u0301", "", "a\x00b")] == [3, 4, 1, 0, 2]


def test_graphemes():
    assert list(graphemes("e\u0301a")) == ["e\u0301", "a"]
    assert list(graphemes("👩‍👩‍👧!")) == ["👩‍👩‍👧", "!"]
    assert list(graphemes("🇺🇦🇷🇺")) == ["🇺🇦", "🇷🇺"]
    assert list(graphemes("👍🏽x")) == ["👍🏽", "x"]


def measure(text: str) -> float:
    return text_width(text, 12)


WORDS = st.lists(st.text("abcmWi.,é漢字йe\u0301🙂 ", max_size=12), max_size=20).map(" ".join)


@given(WORDS, st.floats(20, 200), st.integers(1, 6))
def test_lines_fit_and_lose_nothing(text, room, most):
    lines, cut = wrap(text, room, most, measure)
    assert len(lines) <= most
    assert all(measure(line) <= room + 1e-6 for line in lines)
    joined = "".join("".join(lines).split())
    whole = "".join(text.split())
    if cut:
        assert joined.endswith("…")
        assert whole.startswith(joined[:-1].rstrip(" ,;:.–-"))
    else:
        assert joined == whole


def test_wrapping_breaks_at_blanks_and_cuts_long_words():
    assert wrap("one two three", measure("one two") + 1, 5, measure) == (
        ["one two", "three"],
        False,
    )
    lines, cut = wrap("abcdefghij", measure("abcd"), 2, measure)
    assert len(lines) == 2
    assert cut
    assert lines[-1].endswith("…")
    assert wrap("", 50, 3, measure) == ([], False)
    assert wrap("漢字漢字", 24, 5, measure)[0] == ["漢字", "漢字"]


def test_a_very_long_text_is_looked_at_only_as_far_as_needed():
    calls = 0

    def counted(text: str) -> float:
        nonlocal calls
        calls += 1
        return measure(text)

    wrap("word " * 10_000, 100, 3, counted)
    assert calls < 100


def test_narrow_characters_are_those_that_the_tables_say_are_narrow():
    from wcwidth import wcwidth

    from argmap.base.text import _NARROW

    wrong = [
        hex(c) for c in range(32, 0x3000) if _NARROW.fullmatch(chr(c)) and wcwidth(chr(c)) != 1
    ]
    assert wrong == []
