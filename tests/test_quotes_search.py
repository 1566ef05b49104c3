"""How quotations are searched for: the same answers as by trying everything, in bounded work."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.quotes import Quotation, SourceText, look_up
from argmap.quotes.matching import nearest
from argmap.quotes.matching.fold import typographic, word
from argmap.quotes.matching.match import MOST_STEPS, WIDEST_BRACKET, WIDEST_GAP, search
from argmap.quotes.matching.pattern import Bracket, Gap, Word, pattern, plainly_several
from argmap.quotes.matching.tokens import marks, ungrouped

letters = st.sampled_from("abc")
sources = st.lists(letters, min_size=1, max_size=14)
parts = st.lists(
    st.one_of(letters, letters, st.just("…"), st.sampled_from(["[a]", "[z]", "[b c a b]"])),
    min_size=1,
    max_size=7,
)


def spans(words, elements):
    """Where a quotation may stand, by trying everything: its first and last token."""
    inner = list(elements)
    while inner and not isinstance(inner[0], Word):
        inner.pop(0)
    while inner and not isinstance(inner[-1], Word):
        inner.pop()

    def ends(number, at):
        if number == len(inner):
            yield at
            return
        element = inner[number]
        if isinstance(element, Word):
            if at < len(words) and words[at] == element.word:
                yield from ends(number + 1, at + 1)
            return
        widths = set(range((WIDEST_GAP if isinstance(element, Gap) else WIDEST_BRACKET) + 1))
        if (
            isinstance(element, Bracket)
            and tuple(words[at:][: len(element.words)]) == element.words
        ):
            widths.add(len(element.words))
        for width in widths:
            if at + width <= len(words):
                yield from ends(number + 1, at + width)

    if not inner:
        return set()
    return {(first, end - 1) for first in range(len(words)) for end in ends(0, first)}


@settings(max_examples=400)
@given(sources, parts)
def test_it_finds_what_trying_everything_finds(words, quoted):
    source, wanted = SourceText(" ".join(words)), pattern(" ".join(quoted))
    found = search(source, wanted).places
    possible = spans(words, wanted.elements)
    assert bool(found) == bool(possible)
    assert {(place.first, place.last) for place in found} <= possible
    for before, after in pairwise(found):
        assert before.last < after.first
    for place in found:
        assert len(place.tokens) == len(wanted.words)
        assert [source.words[at] for at in place.tokens] == [w.word for w in wanted.words]


@given(sources, st.integers(0, 13), st.integers(1, 6))
def test_the_very_words_are_found_at_every_place_apart(words, start, size):
    quoted = words[start : start + size]
    if not quoted:
        return
    searched = search(SourceText(" ".join(words)), pattern(" ".join(quoted)))
    found = {place.first for place in searched.places}
    here = [n for n in range(len(words)) if words[n : n + len(quoted)] == quoted]
    apart, last = set(), -1
    for at in here:
        if at > last:
            apart.add(at)
            last = at + len(quoted) - 1
    assert found == apart


COMMON = "the council of the town and the mayor of the town said to the people of the street that "


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("a b " * 5000, " … ".join("a" * 100) + " … c"),
        ("a b " * 5000, " … ".join("a" * 100) + " … b b"),
        (COMMON * 500, " … ".join(["the", "of", "town", "and"] * 30) + " … of of"),
        ("a " * 20_000, "a … " * 500 + "a b"),
        (COMMON * 500, "the [x] " * 300 + "of"),
        (COMMON * 500, "the" + " [a]" * 300 + " of of"),
        (COMMON * 500, "th[e] … " * 50 + "o[s]"),
    ],
)
def test_the_work_for_one_quotation_is_bounded(text, quote):
    found = search(SourceText(text), pattern(quote))
    assert found.steps <= MOST_STEPS + 2 * len(text)
    assert found.complete or found.steps > MOST_STEPS


def test_real_quotations_stay_far_below_the_bound():
    text = COMMON * 600
    words = text.split()
    for quote in (
        "the people of the street",
        "the council of the town … the people of the street",
        "the … of … the … of the … to the … of",
        " ".join([*words[:4], "…", *words[9:14], "[all]", *words[16:24], "…", *words[30:40]]),
        "the mayor of the village … the people",
        "the … zebra",
    ):
        found = search(SourceText(text), pattern(quote))
        assert found.complete
        assert found.steps < MOST_STEPS / 8


def test_a_search_that_is_given_up_says_so():
    source = SourceText("a b " * 20_000)
    found = look_up(source, Quotation(" … ".join("a" * 100) + " … b"))
    assert (found.tier, [c.kind for c in found.concerns]) == ("not-found", ["too-common"])
    assert found.nearest is None


@pytest.mark.parametrize(
    "text",
    [
        "a" * 200_000, "[" * 200_000, "[a" * 100_000, "." * 200_000, "'" * 200_000, "-" * 200_000,
        "a\u0301" * 100_000, "-\n" * 100_000, "a-\n" * 60_000, "1,000" + ",000" * 50_000 + ",00",
        "1" + "\u00a0000" * 50_000 + "0", "1:" * 100_000, "aa[1, " * 30_000, "²" * 200_000,
    ],
    ids=lambda text: ascii(text[:6]),
)  # fmt: skip
def test_a_text_of_nothing_but_signs_is_read_once(text):
    """A pass over the rest of the text for each sign of it would not end here."""
    source = SourceText(text)
    assert len(source.starts) == len(source.words) == len(source.ends)
    assert not look_up(source, Quotation("zebra crossing")).matches


@pytest.mark.parametrize("quote", ["", " ", "…", "—!", "[x]", "[…]", "[sic]", "… [x] …", "* †"])
def test_marks_without_words_are_not_found(quote):
    found = look_up(SourceText("x is the street."), Quotation(quote))
    assert (found.tier, [c.kind for c in found.concerns]) == ("not-found", ["no-words"])


def test_brackets_in_brackets_are_one():
    elements = pattern("so [the [old] mayor] closed [it").elements
    assert [type(e) for e in elements] == [Word, Bracket, Word, Word]
    assert elements[1].words == ("the", "old", "mayor")


WRITTEN = [
    "U.S", "p. m", "ph.d", "the", "US", "1", "000", "1 000", "²", "word", "ﬁ", "’s", "-", " ", "5",
    "10th", "½", "Ö", "é", "e\u0301", "\u00ad", ",", ";", ":", ".", "[sic]", "[", "...", "…", "ß",
    "так", "год²", "km²", "it's", "x-y", "*", "†",
]  # fmt: skip
quotations = st.lists(st.sampled_from(WRITTEN), max_size=8).flatmap(
    lambda some: st.sampled_from(["", " "]).map(lambda between: between.join(some))
)


@given(quotations | st.text(max_size=30))
def test_a_quotation_that_plainly_has_several_words_has_them(quote):
    if plainly_several(quote):
        assert len(pattern(quote).words) > 1


def test_most_quotations_plainly_have_several_words():
    assert all(map(plainly_several, ("too loud to sleep in", "Ця вулиця гучна", "Uns’re Straße")))
    assert not any(map(plainly_several, ("loud", "", "a b", "[too loud]", "²² ³³")))


# Folding


@given(st.text(max_size=60))
def test_folding_a_word_twice_changes_nothing(text):
    assert word(word(text)) == word(text)


@given(st.integers(1, 10**9), st.sampled_from([",", "\u00a0", "\u2009", "\u202f", "’"]))
def test_digits_in_groups_are_the_number(number, separator):
    grouped = f"{number:,}".replace(",", separator)
    source = SourceText(f"They paid {grouped} crowns for it.")
    assert look_up(source, Quotation(f"They paid {number} crowns")).matches
    assert look_up(source, Quotation(f"They paid {number:,} crowns")).matches
    assert not look_up(source, Quotation(f"They paid {number + 1:,} crowns")).matches


@given(st.integers(1000, 10**6), st.integers(1000, 10**6))
def test_other_numbers_are_never_the_same(left, right):
    forms = {f"{left}", f"{left:,}", f"{left:,}".replace(",", " ")}
    others = {f"{right}", f"{right:,}", f"{right:,}".replace(",", " ")}
    for here in forms:
        for there in others:
            same = look_up(SourceText(f"paid {here} crowns"), Quotation(f"paid {there} crowns"))
            # Ordinary blanks may set two numbers apart, so they are not always one number.
            assert not same.matches or left == right
    for stop in (f"{left / 1000:.3f}", f"{left:,}".replace(",", ".")):
        found = look_up(SourceText(f"paid {left:,} crowns"), Quotation(f"paid {stop} crowns"))
        assert not found.matches


def test_a_comma_that_sets_off_decimals_groups_nothing():
    assert ungrouped("1,250", decimals=False) == "1250"
    assert ungrouped("1,250", decimals=True) == "1,250"
    assert ungrouped("1,250,000", decimals=True) == "1250000"
    assert ungrouped("12,50", decimals=False) == "12,50"
    assert ungrouped("0,250", decimals=False) == "0,250"


@given(st.text(alphabet="ab1[]*†². ,\n", max_size=60))
def test_marks_of_notes_hold_no_letters_and_touch_a_word_or_stop(text):
    plain, _ = typographic(text)
    last = 0
    for start, end in marks(plain):
        assert last <= start < end
        last = end
        assert start
        assert not plain[start - 1].isspace()
        assert plain[start:end].strip("[]*†²1, ab") == ""


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("The plan[1] failed.", "The plan    failed."),
        ("It failed.[12][13] Then", "It failed.         Then"),
        ("It failed.[note 3] Then", "It failed.         Then"),
        ("water is H[2]O", "water is H[2]O"),
        ("clause [2] of it", "clause [2] of it"),
        ("x[1] and y", "x[1] and y"),
        ("want[s] it", "want[s] it"),
        ("the word² and", "the word  and"),
        ("five km² of it", "five km² of it"),
        ("five miles² of it", "five miles² of it"),
        ("10² and", "10² and"),
        ("the plan* and", "the plan  and"),
    ],
)
def test_which_marks_are_of_notes(text, bare):
    assert SourceText(text).plain == bare


def test_what_tells_texts_apart_does_not_depend_on_what_counts_as_the_same():
    source = SourceText("The U.S. paid 1,000 crowns.[1] Co-\noperation")
    assert source.bare == "the u s paid 1,000 crowns 1 cooperation"
    assert source.words == ["the", "US", "paid", "1000", "crowns", "cooperation"]


# What is said of a quotation that is not found


def differences(text, quote):
    near = look_up(SourceText(text), Quotation(quote)).nearest
    return near and [
        (*d, text[slice(*p)]) for d, p in zip(near.differences, near.places, strict=True)
    ]


TEXT = (
    "The council met on Monday. The mayor of the old town said that the bridge would never be closed to "
    "cars again. Rain fell. Nobody in the town had asked for it, and 31 of 60 shops were against it."
)


@pytest.mark.parametrize(
    ("quote", "told"),
    [
        ("the bridge would be closed to cars", [("missing", "never", "", "never")]),
        ("31 of 90 shops were against it", [("changed", "60", "90", "60")]),
        ("Nobody in the whole town had asked for it", [("added", "", "whole", "")]),
        ("The mayor of the new town said that the bridge would never be opened",
         [("changed", "old", "new", "old"), ("changed", "closed", "opened", "closed")]),
        ("Yesterday the council met on Monday", [("added", "", "Yesterday", "")]),
        ("Rain fell all day", [("added", "", "all day", "")]),
        ("closed never would be bridge the to cars", None),
        ("Wolves sleep under every green hill", None),
    ],
)  # fmt: skip
def test_the_difference_is_the_real_one(quote, told):
    answer = differences(TEXT, quote)
    if told is None:
        assert answer is None or [d[0] for d in answer] == ["order"]
    else:
        assert answer == told


@given(st.integers(2, 97), st.integers(100, 400))
def test_the_difference_in_a_long_quotation_is_found_wherever_it_is(at, size):
    words = [f"word{n % 89}x{n % 7}" for n in range(size + 60)]
    quoted = words[30 : 30 + size]
    quoted[at * size // 100] = "zebra"
    answer = differences(" ".join(words), " ".join(quoted))
    there = words[30 + at * size // 100]
    assert answer == [("changed", there, "zebra", there)]


def test_parts_that_stand_too_far_apart_are_told_from_words_that_do_not_stand_there():
    text = f"The first words stand here. {'Then much rain fell. ' * 20} The last words stand there."
    (only,) = differences(text, "The first words … The last words")
    assert only[0] == "far"
    (only,) = differences(text, "The last words … The first words")
    assert only[0] == "order"


@given(st.lists(letters, min_size=1, max_size=40), st.lists(st.sampled_from("abxyz"), min_size=1, max_size=12))
def test_differences_are_where_they_are_said_to_be(here, quoted):
    source, quote = SourceText(" ".join(here)), pattern(" ".join(quoted))
    near = nearest.nearest(source, quote)
    if near is None:
        return
    assert near.words == source.text[near.start : near.end]
    for (kind, there, words), (start, end) in zip(near.differences, near.places, strict=True):
        assert 0 <= start <= end <= len(source.text)
        assert source.text[start:end] == there
        assert (kind == "added") == (start == end)
        assert (not words) == (kind in {"missing", "order", "far"})
