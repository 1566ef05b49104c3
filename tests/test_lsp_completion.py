"""What is proposed at a place is what may be written there."""

from __future__ import annotations

import pytest
from editing import CAST, DEBATE, applied, at, snapshot

from argmap.base.diagnostics import Edit
from argmap.language import parse
from argmap.language.keywords import PARENTS
from argmap.lsp.abilities.completion import MOST, completion
from argmap.reading import Files, Unsaved, read


def proposed(line, above="", below=""):
    """What is proposed where the mark is, in a line behind the debate; and the text without the mark."""
    text = DEBATE + above + line
    one, offset = at(text + below)
    return completion(one, one.document.text, offset), one.document.text, offset


def labels(line, above=""):
    return [p.label for p in proposed(line, above)[0]]


@pytest.mark.parametrize(
    ("above", "line", "has", "hasnt"),
    [
        ("", "‸", {"claim", "question", "use", "close", "bus"}, {"answers", "ann"}),
        ("", "cla‸", {"claim"}, {"question"}),
        ("claim x: X.\n", "    ‸", {"answers", "by", "supported by", "evidence", "note"}, {"thesis", "claim"}),
        ("claim x: X.\n    supported by y: Y.\n", "        ‸", {"undercut by", "id", "scheme"}, {"thesis"}),
        ("position x: X.\n", "    ‸", {"thesis", "held by", "colour"}, {"answers ", "premise"}),
        ("claim x: X.\n", "    supports ‸", {"close", "bus", "noise"}, {"ann", "street", "other-towns-so"}),
        ("claim x: X.\n", "    supports cl‸", {"close", "closed"}, {"bus"}),
        ("claim x: X.\n", "    supported by ‸", {"close", "bus"}, {"ann"}),
        ("claim x: X.\n", "    by ‸", {"ann", "bob"}, {"close", "gazette"}),
        ("claim x: X.\n", "    by ann, ‸", {"bob"}, {"close"}),
        ("claim x: X.\n", "    answers ‸", {"street"}, {"close"}),
        ("claim x: X.\n", "    tags ‸", {"quiet", "safe"}, {"close"}),
        ("claim x: X.\n", '    evidence "so" said by ‸', {"ann", "bob"}, {"gazette"}),
        ("claim x: X.\n", '    evidence "so" said by ann in ‸', {"gazette"}, {"ann"}),
        ("claim x: X.\n", '    evidence "so" via ‸', {"bob"}, {"gazette"}),
        ("claim x: X.\n    supported by y: Y.\n", "        scheme ‸", {"expert-opinion"}, {"close"}),
        ("source x: X\n", "    author ‸", {"ann", "bob"}, {"gazette"}),
        ("source x: X\n", "    via ‸", {"gazette"}, {"ann"}),
        ("position x: X.\n", "    thesis ‸", {"close"}, {"ann"}),
        ("position x: X.\n", "    held by ‸", {"ann"}, {"close"}),
        ("view x: X\n", "    show ‸", {"position", "tag", "when"}, {"close"}),
        ("view x: X\n", "    show position ‸", {"closers"}, {"close"}),
        ("view x: X\n", "    hide person ‸", {"ann"}, {"closers"}),
        ("view x: X\n", "    fold ‸", {"close"}, {"ann"}),
        ("", "bus ‸", {"supports", "rebuts", "undercuts"}, {"claim"}),
        ("", "bus rebuts ‸", {"close"}, {"ann"}),
        ("", "expect ‸", {"close"}, {"ann"}),
        ("", "expect close ‸", {"stands", "crux of", "defeated"}, {"bus"}),
        ("", "expect close crux of ‸", {"closers"}, {"close"}),
        ("", "allow ‸", {"long-claim"}, {"close"}),
    ],
)
def test_what_is_proposed_is_what_the_place_takes(above, line, has, hasnt):
    found = labels(line, above)
    assert has <= set(found)
    assert not hasnt & set(found)


@pytest.mark.parametrize(
    "line", ["claim x: The town ‸", "# a comment ‸", "claim x: A.\n    note: by ‸", "claim ‸", "person ‸"]
)
def test_nothing_is_proposed_among_the_writers_own_words(line):
    assert labels(line) == []


@pytest.mark.parametrize("keyword", sorted(set(PARENTS) - {"relation", "scheme line"}))
def test_every_keyword_that_is_proposed_may_be_there(keyword):
    """Under each keyword the proposed ones are those that the language's own table allows."""
    found = {p.label for p in proposed("    ‸", f"{keyword} x: X\n")[0] if p.kind == "keyword"}
    allowed = {k for k, above in PARENTS.items() if keyword in above}
    if keyword not in {a for several in PARENTS.values() for a in several}:
        return
    assert allowed - {"relation", "scheme line"} <= found | {"scheme"}
    assert found - allowed <= {"scheme"}


def test_names_come_with_words_and_after_a_typo_the_likely_ones():
    found = proposed("    supports noice‸", "claim x: X.\n")[0]
    assert [(p.label, p.detail) for p in found] == [("noise", "The street is too loud.")]
    assert labels("    supports loud‸", "claim x: X.\n") == ["noise"]
    assert labels("    supports qqqq‸", "claim x: X.\n") == []


def test_a_name_of_the_map_replaces_what_is_typed_and_is_read():
    found, text, offset = proposed("    supports no‸", "claim x: X.\n")
    one = found[0]
    after = applied(text, [Edit(one.place, one.text)])
    assert after.endswith("    supports noise")
    assert offset == one.place.end
    assert not parse(after + "\n").slips


def test_names_come_from_files_with_a_prefix():
    text = "use cast: people.arg\nclaim x: X.\n    by ‸"
    one, offset = at(text)
    assert [p.label for p in completion(one, one.document.text, offset)] == ["cast.ann", "cast.bob"]


def test_files_are_proposed_behind_use(tmp_path):
    for name in ("a.arg", "b.arg", "c.txt"):
        (tmp_path / name).write_text("")
    path = str(tmp_path / "a.arg")
    from argmap.lsp.snapshot import Snapshot

    text = "use: "
    one = Snapshot(read([path], loader=Unsaved({path: text}, Files())), path)
    assert [p.label for p in completion(one, text, len(text))] == ["b.arg"]


@pytest.mark.parametrize("typed", ["the bus", "The  bus st", "bus stops here"])
def test_a_quotation_is_completed_from_the_source(tmp_path, typed):
    words = "So it is. The bus stops here every day, they said; nobody asked. It went on."
    (tmp_path / "gazette.txt").write_text(f"Head.\n\n{words}\n")
    text = f'source gazette: The gazette\n    text: gazette.txt\nclaim bus: A bus.\n    evidence "{typed}‸'
    one, offset = at(text, str(tmp_path / "debate.arg"))
    found = completion(one, one.document.text, offset)
    assert len(found) == 2
    for proposal in found:
        quote, _, where = proposal.text.partition('"')
        assert quote in words
        assert where == " in gazette at paragraph 2"
        after = applied(one.document.text, [Edit(proposal.place, proposal.text)])
        (tmp_path / "debate.arg").write_text(after + "\n")
        reading = read([str(tmp_path / "debate.arg")])
        assert not reading.slips
        (proof,) = reading.map.evidence
        assert str(reading.quotes.state(proof)).startswith("matches")


def test_completion_takes_names_of_an_older_map_at_places_of_the_newest_text():
    older = snapshot(DEBATE)
    text = "claim new: New.\n" + DEBATE + "claim y: Y.\n    supports no"
    (one,) = completion(older, text, len(text))
    assert text[one.place.start : one.place.end] == "no"


def test_not_more_than_the_most_are_proposed_and_the_right_ones_are_found_among_many():
    text = "".join(f"claim c{n}: Words {n}.\n" for n in range(3000))
    one, offset = at(text + "claim x: X.\n    supports c2999‸")
    assert len(completion(one, one.document.text, len(text))) <= MOST
    assert [p.label for p in completion(one, one.document.text, offset)] == ["c2999"]


@pytest.mark.parametrize("number", range(len(DEBATE + CAST) // 7))
def test_completion_answers_in_the_middle_of_every_line(number):
    text = (DEBATE + CAST)[: number * 7]
    one = snapshot(text)
    for proposal in completion(one, text, len(text)):
        assert text[proposal.place.start :] == text[proposal.place.start : proposal.place.end]
        assert "\n" not in text[proposal.place.start :] or "|" in text


