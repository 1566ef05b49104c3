"""Reading and writing: nothing is lost, nothing is misread, nothing fails."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from trees import trees

from argmap.language import parse, write
from argmap.language.names import RESERVED, better_name, is_name
from argmap.language.tree import Broken, Comment, Declaration, Link, Quotation

MAPS = sorted((Path(__file__).parents[1] / "maps").glob("*.arg"))


@pytest.mark.filterwarnings("ignore:Generating overly large repr")
@given(trees)
def test_a_written_tree_reads_back_equal(tree):
    text = write(tree)
    again = parse(text)
    assert [s for s in again.slips if s.kind != "name"] == []
    assert again.items == tree.items
    assert write(again) == text


@given(st.text(max_size=200))
def test_any_text_is_read(text):
    tree = parse(text)
    for slip in tree.slips:
        assert 0 <= slip.place.start <= slip.place.end <= len(text)
        assert 0 <= slip.column <= len(slip.line)
    write(tree)


LINE = st.sampled_from(
    ["claim a: x", "claim b", "supported by c: y", "  evidence", "by p, q", '"', ":", "\t", "|",
     "| more", "# note", "argument d", "premise: z", "therefore e: w", "\x00", "supports", "group",
     "in s at paragraph 3", "“open", "allow r", "x-y: z", " ", "-> b", "[a]: b", "\ufeff", "e\u0301"]
)  # fmt: skip


@given(st.lists(st.tuples(st.integers(0, 12), LINE), max_size=14))
def test_any_lines_at_any_indentation_are_read(lines):
    text = "\n".join(" " * n + line for n, line in lines)
    tree = parse(text)
    kept = [c for c in text if not c.isspace()]
    for slip in tree.slips:
        assert 0 <= slip.place.start <= slip.place.end <= len(text)
    assert len(tree.text) >= len(kept)
    again = parse(text)
    assert again == tree


def broken_lines(items):
    found = []
    waiting = list(items)
    while waiting:
        item = waiting.pop()
        found += [item] if isinstance(item, Broken) else []
        waiting += getattr(item, "body", ())
    return found


@pytest.mark.parametrize("path", MAPS, ids=lambda p: p.stem)
def test_a_damaged_line_leaves_its_neighbours_alone(path):
    text = path.read_text(encoding="utf-8")
    whole = parse(text)
    assert whole.slips == ()
    lines = text.split("\n")
    places = [
        i for i, line in enumerate(lines) if line and not line.lstrip().startswith(("#", "|"))
    ]
    chosen = random.Random(path.stem)
    for i in chosen.sample(places, min(60, len(places))):
        indent = lines[i][: len(lines[i]) - len(lines[i].lstrip())]
        damaged = parse("\n".join([*lines[:i], f"{indent}?? {lines[i].lstrip()}", *lines[i + 1 :]]))
        assert len(broken_lines(damaged.items)) == 1
        assert len(damaged.slips) == 1
        assert len(damaged.items) == len(whole.items)
        same = sum(a == b for a, b in zip(damaged.items, whole.items, strict=True))
        assert same == len(whole.items) - 1


@pytest.mark.parametrize("path", MAPS, ids=lambda p: p.stem)
def test_maps_are_in_canonical_form(path):
    text = path.read_text(encoding="utf-8")
    assert write(parse(text)) == text


def test_several_broken_lines_are_all_reported():
    text = "clam a: x\n    by\nclaim b: y\n    suported by c\n    by ann bob\n    note fine\nclaim d: z\n"
    tree = parse(text)
    assert [slip.line for slip in tree.slips] == [
        "clam a: x", "by", "suported by c", "by ann bob", "note fine",
    ]  # fmt: skip
    assert tree.items[2] == Declaration(
        "claim", parse("claim d: z").items[0].name, parse("claim d: z").items[0].words
    )


def test_lines_under_a_broken_line_are_read():
    (broken,) = parse("claim Two words: x\n    supported by a: because\n        by ann\n").items
    assert isinstance(broken, Broken)
    (support,) = broken.body
    assert support.keyword == "supported by"
    assert support.name.text == "a"
    assert len(support.body) == 1


def test_indentation_of_any_width_and_of_tabs():
    spaces = parse("claim a: x\n  supported by b: y\n     by ann\n")
    tabs = parse("claim a: x\n\tsupported by b: y\n\t\tby ann\n")
    assert spaces.slips == ()
    assert spaces.items == tabs.items
    assert [slip.kind for slip in tabs.slips] == ["tab", "tab"]


def test_a_line_between_two_indentations_stays_in_the_deeper_block():
    tree = parse("claim a: x\n        by ann\n    tags t\n")
    assert [slip.kind for slip in tree.slips] == ["indent"]
    assert len(tree.items[0].body) == 2


def test_lines_under_a_line_that_takes_none_are_read_beside_it():
    tree = parse("claim a: x\n    by ann\n        tags t\n            note: n\n    credence 0.5\n")
    assert [slip.kind for slip in tree.slips] == ["indent", "indent"]
    assert [line.keyword for line in tree.items[0].body] == ["by", "tags", "note", "credence"]


def test_comments_stay_where_they_stand():
    text = (
        "# first\n\nclaim a: x\n    # under a\n    supported by b: y\n        # under b\n"
        "    # under a again\n\n# between\nclaim c: z\n# last\n"
    )
    tree = parse(text)
    assert write(tree) == text
    assert [type(item) for item in tree.items] == [
        Comment, Declaration, Comment, Declaration, Comment,
    ]  # fmt: skip


def test_a_comment_at_the_margin_does_not_end_a_claim():
    tree = parse("claim a: x\n    by ann\n# aside\n    tags t\n")
    assert tree.slips == ()
    assert len(tree.items) == 1


def test_deep_nesting_is_cut_with_one_remark():
    text = "claim a: x\n" + "".join(" " * i + f"supported by c{i}: y\n" for i in range(1, 1001))
    tree = parse(text)
    assert [slip.kind for slip in tree.slips] == ["deep"]
    depth, item = 0, tree.items[0]
    while item.body:
        depth, item = depth + 1, item.body[0]
    assert depth == 100
    assert write(tree).count("\n") == 101


def test_quotation_marks_of_every_kind():
    for quoted in ('"it is so"', "“it is so”", "«it is so»", "„it is so“", "„it is so”"):
        (item,) = parse(f"evidence {quoted} in s\n").items
        assert isinstance(item, Quotation)
        assert item.quote.text == "it is so"
    tree = parse('evidence "never closed in s\n')
    assert [slip.kind for slip in tree.slips] == ["quote"]
    assert tree.items[0].quote.text == "never closed in s"


def test_a_quote_with_straight_marks_inside_keeps_its_own():
    text = 'evidence “he said "no" twice” in s\n'
    assert write(parse(text)) == text


def test_words_go_on_behind_a_bar():
    (item,) = parse("claim a: one\n    | two\n  |\n    |three\n").items
    assert item.words.lines == ("one", "two", "", "three")
    assert item.words.text == "one two three"


def test_line_ends_and_names_of_any_alphabet():
    (item,) = parse("claim київ-мова-2: слово\n").items
    assert item.name.text == "київ-мова-2"
    assert parse("claim हिन्दी: x\n").slips == ()
    slips = parse("claim US_Blocked: x\n    supports Київ\n").slips
    assert [(slip.kind, slip.detail) for slip in slips] == [
        ("name", "us-blocked"),
        ("name", "київ"),
    ]


def test_every_order_of_voice_and_source():
    for text in (
        'evidence "x" said by p in s at page 3, line 2',
        'evidence "x" in s at page 3, line 2 said by p',
    ):
        (item,) = parse(text + "\n").items
        assert (item.voice.text, item.source.text, item.at) == ("p", "s", "page 3, line 2")


def test_relations_with_premises_that_work_together():
    (item,) = parse("a supports b, c with d, e\n    id f\n").items
    assert isinstance(item, Link)
    assert [r.text for r in item.targets] == ["b", "c"]
    assert [r.text for r in item.together] == ["d", "e"]


def test_an_edit_reads_only_its_neighbourhood_again():
    from argmap.language.reader import _read

    lines = [f"claim c{i}: words number {i}\n    supports c{i + 1}\n" for i in range(2000)]
    parse("".join(lines))
    before = _read.cache_info().misses
    lines[1000] = "claim c1000: other words\n    supports c7\n"
    parse("".join(lines))
    assert _read.cache_info().misses - before <= 2


@given(st.from_regex(r"[ -~]*[a-z][ -~]*[a-z0-9]", fullmatch=True))
def test_names_of_ascii_letters_follow_the_same_rules_as_others(text):
    assert is_name(text) == (is_name(f"{text}é") and text not in RESERVED)
    better = better_name(text)
    assume(better[:-2] not in RESERVED)  # `by` becomes `by-1`
    assert better_name(f"{text}é") == f"{better}é"
