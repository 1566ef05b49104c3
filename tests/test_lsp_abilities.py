"""What an editor can ask, asked without an editor."""

from __future__ import annotations

from itertools import pairwise

import pytest
from editing import DEBATE, MARK, PATH, PEOPLE, applied, at, before, snapshot, words_at

from argmap.language import parse, write
from argmap.language.keywords import PARENTS
from argmap.lsp.abilities import actions, folding, hierarchy, hints, symbols, tokens
from argmap.lsp.abilities.definition import definition
from argmap.lsp.abilities.formatting import formatting
from argmap.lsp.abilities.hover import hover
from argmap.lsp.abilities.language import reference, said_of_keywords
from argmap.lsp.abilities.links import links
from argmap.lsp.abilities.references import highlights, references


@pytest.mark.parametrize(
    ("words", "number", "file", "line"),
    [
        ("close\n    by", 0, PATH, "claim close:"),  # a claim that a relation names
        ("street\n    by", 0, PATH, "question street:"),
        ("ann\n    tags", 0, PEOPLE, "person ann:"),
        ("bob in", 0, PEOPLE, "person bob:"),
        ("gazette at", 0, PEOPLE, "source gazette:"),
        ("close\n    held", 0, PATH, "claim close:"),
    ],
)
def test_definition_is_where_the_name_is_declared(words, number, file, line):
    text = before(DEBATE, words, number)
    one, offset = at(text)
    (place,) = definition(one, offset)
    assert place.file == file
    body = one.map.documents[file].text
    begin = body.rfind("\n", 0, place.start) + 1
    assert body[begin:].startswith(line)


@pytest.mark.parametrize("words", ["The town", "# What", "    by ann", '"Every', "\nposition"])
def test_there_is_no_definition_where_no_name_is(words):
    one, offset = at(before(DEBATE, words, after=1))
    assert definition(one, offset) == ()
    assert references(one, offset, declarations=True) == ()
    assert highlights(one, offset) == ()


def test_references_are_all_places_in_all_files_with_or_without_declarations():
    one, offset = at(before(DEBATE, "ann\n"))
    every = references(one, offset, declarations=True)
    assert [words_at(one, place) for place in every] == ["ann"] * 4
    assert sum(place.file == PEOPLE for place in every) == 1
    assert references(one, offset, declarations=False) == tuple(
        place for place in every if place.file == PATH
    )


def test_highlights_are_those_of_this_file_and_say_which_declares():
    one, offset = at(before(DEBATE, "close\n", 0))
    assert [(words_at(one, p), d) for p, d in highlights(one, offset)] == [
        ("close", True), ("close", False), ("close", False)]  # fmt: skip


def test_hover_on_a_claim_says_its_words_who_holds_it_and_what_bears_on_it():
    one, offset = at(before(DEBATE, "close\n    by"))
    place, told = hover(one, offset)
    assert words_at(one, place) == "close"
    assert told.split("\n\n") == [
        "**The town should close the street.**", "held by Close it.", "said by Ann, a shopkeeper",
        "2 for · 1 against"]  # fmt: skip


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("ann\n", "a shopkeeper"),
        ("gazette", "The gazette"),
        ("closers", "- The town should close the street."),
        ("street:", "Should the street be closed?"),
        ("count", "Every bus, each day"),
        ("noise", "too loud"),
    ],
)
def test_hover_says_what_a_name_means(words, said):
    one, offset = at(before(DEBATE, words))
    assert said in hover(one, offset)[1]


def test_hover_on_a_quotation_shows_it_in_its_paragraph(tmp_path):
    (tmp_path / "gazette.txt").write_text("Head.\n\nSo it is: the bus stops here, they said.\n")
    text = (
        "source gazette: The gazette\n    text: gazette.txt\n"
        'claim bus: A bus.\n    evidence "the bus ‸stops here" in gazette at paragraph 2\n'
    )
    one, offset = at(text, str(tmp_path / "debate.arg"))
    place, told = hover(one, offset)
    assert words_at(one, place).strip('"') == "the bus stops here"
    assert "So it is:" in told
    assert "they said." in told
    assert "paragraph 2" in told


def test_hover_writes_markdown_that_is_not_taken_for_markup():
    one, offset = at("claim ‸a: It is *not* <b>bold</b> [or](x).\n")
    assert hover(one, offset)[1] == r"**It is \*not\* \<b\>bold\</b\> \[or\](x).**"


def test_hover_on_a_keyword_says_its_row_of_the_reference_and_where_it_may_be():
    one, offset = at(before(DEBATE, "answers", after=2))
    place, told = hover(one, offset)
    assert words_at(one, place) == "answers"
    assert "the claim is an answer to it" in told
    assert "under `claim`" in told
    one, offset = at(before(DEBATE, "position"))
    assert "at the left margin" in hover(one, offset)[1]


def test_what_is_said_of_keywords_is_in_the_reference():
    said = said_of_keywords()
    assert set(said) <= set(PARENTS)
    assert len(said) >= 35
    plain = " ".join(reference().replace(" | ", ": ").split())
    for words in said.values():
        assert words in plain


def test_symbols_are_what_is_declared_inside_what_it_is_under():
    found = symbols.document_symbols(snapshot(DEBATE))
    assert [s.name for s in found] == ["street", "close", "bus", "closers"]
    close = found[1]
    assert [s.name for s in close.under] == ["noise", "Other towns did so."]
    assert [s.name for s in close.under[0].under] == ["closed"]
    for one in (*found, *close.under):
        assert one.place.start <= one.name_place.start <= one.name_place.end <= one.place.end


def test_workspace_symbols_are_searched_in_all_files_by_all_words():
    one = snapshot(DEBATE)
    assert [s.name for s in symbols.workspace_symbols(one, "shopkeeper ann")] == ["ann"]
    assert [s.name for s in symbols.workspace_symbols(one, "LOUD")] == ["noise"]
    assert symbols.workspace_symbols(one, "nobody") == ()


def test_folding_takes_what_is_under_a_line_and_comments():
    found = folding.folding(snapshot(DEBATE))
    assert (2, 3, "comment") in found
    assert (4, 5, "region") in found
    assert (6, 12, "region") in found
    assert (10, 11, "region") in found
    assert not [f for f in found if f[0] == f[1]]


def test_selection_grows_from_the_name_to_the_file():
    one, offset = at(before(DEBATE, "closed:", after=2))
    found = folding.selection(one, offset)
    stretches = [one.document.text[a:b] for a, b in found]
    assert stretches[0] == "closed"
    assert stretches[1] == "undercut by closed: It is closed already."
    assert stretches[-1] == DEBATE
    assert any(s.startswith("supported by noise") for s in stretches)
    for (a, b), (c, d) in pairwise(found):
        assert c <= a <= b <= d
        assert (a, b) != (c, d)


def test_links_lead_to_files_and_to_safe_addresses():
    text = (
        "use: people.arg\nsource a: A\n    url: https://example.org/x\n    text: texts/a.txt\n"
        "source b: B\n    url: javascript:alert(1)\n"
    )
    one = snapshot(text)
    assert [(words_at(one, p), path, url) for p, path, url in links(one)] == [
        ("people.arg", PEOPLE, ""),
        ("https://example.org/x", "", "https://example.org/x"),
        ("texts/a.txt", "/nowhere/texts/a.txt", ""),
    ]


def test_the_hierarchy_is_what_bears_on_a_claim_and_what_it_bears_on():
    one, offset = at(before(DEBATE, "claim close", after=1))
    assert hierarchy.claim_at(one, offset) == "close"
    bearing = {b.claim for b in hierarchy.incoming(one, "close")}
    assert {"noise", "bus", "closed"} <= bearing
    assert [b.claim for b in hierarchy.outgoing(one, "bus")] == ["close"]
    one, offset = at(before(DEBATE, "# What"))
    assert hierarchy.claim_at(one, offset) == ""


def test_tokens_are_in_order_on_one_line_each_and_say_what_is_there():
    one = snapshot(DEBATE)
    found = tokens.tokens(one)
    text = one.document.text
    for a, b in pairwise(found):
        assert a.end <= b.start
    kinds = {}
    for token in found:
        words = text[token.start : token.end]
        assert words
        assert "\n" not in words
        kinds.setdefault(token.type, set()).add(words)
    assert {"question", "claim", "supported by", "undercut by", "evidence", "rebuts"} <= kinds["keyword"]
    assert {"close", "bus", "noise"} <= kinds["variable"]
    assert kinds["comment"] == {"# What is asked.", "# And by whom."}
    assert {"ann", "bob"} <= kinds["class"]
    assert {text[t.start : t.end] for t in found if t.declares} == {
        "street", "close", "noise", "closed", "bus", "count", "closers"}  # fmt: skip


def test_formatting_gives_the_canonical_form_and_leaves_what_cannot_be_read():
    text = "claim  a :  One is so.\n  by ann\n\n\n\nclaim b:   Two is so.\n"
    one = snapshot(text)
    edits = formatting(one)
    assert applied(text, edits) == write(parse(text)) != text
    part = formatting(one, text.index("claim b"), len(text))
    after = applied(text, part)
    assert after.startswith("claim  a :")
    assert "claim b: Two is so." in after
    assert formatting(snapshot("claim a: One.\n    nonsense here\n")) == ()
    assert formatting(snapshot(write(parse(DEBATE)))) == ()


def test_hints_show_the_words_behind_bare_names_of_relations():
    one = snapshot(DEBATE)
    found = hints.words_of_names(one, 0, len(DEBATE))
    assert [(DEBATE[: h.offset].rsplit(None, 1)[-1], h.words) for h in found] == [
        ("bus", "A bus stops there."), ("close", "The town should close the street."),
        ("close", "The town should close the street.")]  # fmt: skip
    assert hints.words_of_names(one, 0, 10) == ()
    long = f"claim a: {'word ' * 30}\nclaim b: B.\na rebuts b\n"
    first = hints.words_of_names(snapshot(long), 0, len(long))[0]
    assert len(first.words) == hints.LONGEST
    assert first.words.endswith("…")
    assert first.whole == ("word " * 30).strip()


def test_hints_show_names_made_from_words_and_counts():
    one = snapshot(DEBATE)
    made = hints.generated_names(one, 0, len(DEBATE))
    assert [h.words for h in made] == ["other-towns-so"]
    assert DEBATE[made[0].offset :].startswith("Other towns did so.")
    counted = {DEBATE[h.offset :].split("\n")[0]: h.words for h in hints.counts(one)}
    assert counted["claim close: The town should close the street."] == "2 for · 1 against"


FAULTY = "claim a: One is so.\n    suported by b: Two is so.\nclaim c: Three is so.\n    suported by d: Four is so.\n"


def test_actions_are_the_fixes_of_the_problems_at_a_place():
    one = snapshot(FAULTY)
    start = FAULTY.index("suported")
    found = actions.quick_fixes(one, start, start)
    assert found
    fixed = applied(FAULTY, found[0].edits)
    assert fixed == FAULTY.replace("suported", "supported", 1)
    assert found[0].answers.place.start == start
    assert actions.quick_fixes(one, 0, 3) == ()


def test_fix_all_takes_every_safe_fix_that_does_not_meet_another():
    text = "claim a: One is so.\n\tby: ann\nclaim b: Two is so.\n\tby: ann\nperson ann: Ann\n"
    one = snapshot(text)
    safe = [d for d in one.reading.diagnostics if d.fix and d.fix.safe]
    assert len(safe) > 1
    after = snapshot(applied(text, actions.fix_all(one).edits))
    assert len([d for d in after.reading.diagnostics if d.fix and d.fix.safe]) < len(safe)
    assert after.map.claims["a"].by == ("ann",)
    assert actions.fix_all(snapshot(DEBATE)) is None


@pytest.mark.parametrize("text", ["", "\n", MARK, "claim", "claim ", '    evidence "', "use:", "😀 rebuts 😀\n", "a supports"])
def test_every_ability_answers_at_every_place_of_a_text_that_is_being_written(text):
    text = text.replace(MARK, "")
    one = snapshot(text)
    for offset in range(len(text) + 1):
        hover(one, offset)
        assert all(place.file == PATH for place in definition(one, offset))
        assert folding.selection(one, offset)[-1] == (0, len(text))
    symbols.document_symbols(one)
    tokens.tokens(one)
    links(one)
    folding.folding(one)
    actions.fix_all(one)
