"""The report's sentences say what the map has, and never what somebody leaves unsaid."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from argmap.reading import read, read_text
from argmap.reasoning.proofs import debate
from argmap.report.brief import brief
from argmap.report.brief.page import Brief, Entry
from argmap.report.compose import compose
from argmap.report.markdown import markdown
from argmap.report.points import Points

MAPS = Path(__file__).parents[1] / "maps"

STREET = """
person ann: Ann Lee
person ben: Ben Noll
person cid: Cid Ott
source letter: A letter
    author ann
    published 2022
source reply: A reply
    author ben
    published 2023
position yes: Close it.
    thesis close
    held by ann
position no: Keep it open.
    thesis open
    held by ben
claim close: The market street should be closed to cars.
    by ann
    when 2022-03
    evidence "close the street" in letter
claim open: The street should stay open.
    by ben
    when 2023
    evidence "it should stay as it is" in reply
claim one: It is loud there.
    by ann
claim two: It is dirty there.
    by ann
claim three: It is narrow there.
    by ann
claim four: It is steep there.
    by ann
claim five: It is dark there.
    by ben
claim six: It is far from the river.
    by ben
claim seven: It is near the station.
    by ben
claim eight: It is old.
    by ben
"""


def section(written: str, name: str) -> str:
    report = compose(debate(read_text(written).map), [name])
    return markdown(report).split("\n## ")[-1]


def page_on(written: str) -> Brief:
    return brief(debate(read_text(written).map))


def told(page: Brief) -> str:
    def entry(one: Entry) -> str:
        return " ".join([f"{one.lead}:", one.text, one.quoted, *map(entry, one.under)])

    parts = ([part.heading, *part.remarks, *map(entry, part.entries)] for part in page.parts)
    return " ".join(word for part in parts for word in part)


def test_what_the_mapmaker_draws_is_told_with_the_reason_and_the_times() -> None:
    drawn = STREET + "open rebuts close\n    inferred: Ben does not name the market street.\n"
    said = section(drawn, "disagreement")
    assert "Set against each other by the mapmaker, not by those whose words they are" in said
    assert "The mapmaker’s reason: Ben does not name the market street." in said
    assert "This speaks of 2023, the other claim of Mar 2022" in said
    own = STREET.replace("when 2023", "when 2022-03") + (
        "open rebuts close\n    by ben\n    note: He says it in passing.\n"
    )
    said = section(own, "disagreement")
    assert "Note: He says it in passing." in said
    assert "The mapmaker’s reason" not in said
    assert "This speaks of" not in said


def test_each_argument_against_a_claim_has_what_qualifies_it() -> None:
    many = STREET.replace("when 2023\n", "\n") + (
        "open rebuts close\n    by ben\n    note: In passing.\n"
        "five rebuts close\n    by ben\nsix rebuts close\n    by ben\n"
    )
    lines = section(many, "disagreement").split("\n")
    (at,) = [i for i, line in enumerate(lines) if "Note: In passing." in line]
    assert lines[at - 1].endswith("whose argument is: The street should stay open.")


@pytest.mark.parametrize(
    ("more", "tied"),
    [
        ("", False),
        ("five rebuts close\n    inferred: Ben does not say so.\n", True),
        ("five supports close\n    inferred\n", True),
        ("close supports five\n    inferred\n", True),
        ("two rebuts close\n    inferred: Ann does not say so.\n", False),
    ],
)
def test_what_the_mapmaker_ties_to_a_claim_is_not_missed(more: str, tied: bool) -> None:
    said = section(STREET + more, "stances")
    missed = said.split("Keep it open: the map ties nothing of theirs")[1:]
    assert bool(missed) is not tied
    assert "Keep it open: the map ties something of theirs to all that matters" in said or not tied


def test_nobody_misses_a_word_on_what_came_later() -> None:
    """Ann's letter is of 2022, the claim speaks of 2023; Ben writes later than what Ann speaks of."""
    said = section(STREET, "stances")
    assert "Close it: the map ties something of theirs to all that matters to the others" in said
    assert "Keep it open: the map ties nothing of theirs to 1 claim that matters to others" in said
    earlier = section(STREET.replace("when 2023", "when 2021"), "stances")
    assert "Close it: the map ties nothing of theirs to 1 claim that matters to others" in earlier


def test_an_argument_of_its_own_people_is_no_inference() -> None:
    own = section(STREET + "five rebuts one\n    by ben\n", "stances")
    assert "Keep it open, claims in this map: holds 5, rejects 1" in own
    nobodys = section(STREET + "five rebuts one\n", "stances")
    assert "Keep it open, claims in this map: holds 5, rejects 1 (by inference)" in nobodys


def test_why_there_is_no_reply() -> None:
    attacked = STREET + "one rebuts open\n    by ann\n"
    assert "Keep it open: 1 objection without a reply of theirs in this map:" in section(attacked, "no-reply")
    through = attacked.replace('"it should stay as it is" in reply', '"it should stay" said by ben in letter')
    assert "in this map, which knows them through Ann Lee only:" in section(through, "no-reply")
    thread = attacked + (
        "source thread: Comments\n    kind thread\n    author cid\n"
        'claim nine: It is empty.\n    by cid\n    evidence "empty" said by cid in thread\n    rebuts close\n        by cid\n'
    )
    assert "Close it: 1 objection without a reply of theirs in this map, all by readers who comment:" in section(
        thread, "no-reply"
    )


def test_what_the_mapmaker_objects_is_said_not_to_be_counted() -> None:
    plain = section(STREET + "one rebuts open\n    by ann\n", "no-reply")
    assert "In this map nobody objects to these:\n    - Close it" in plain
    drawn = section(STREET + "one rebuts open\n    by ann\nopen rebuts close\n    inferred\n", "no-reply")
    assert "nobody objects to these (the mapmaker’s own are not counted):\n    - Close it" in drawn
    answered = STREET + "open rebuts close\n    by ben\none rebuts open\n    by ann\n"
    said = section(answered, "no-reply")
    assert "In this map no objection to these is without a reply:\n    - Close it" in said


def test_what_one_says_in_other_words_has_its_note() -> None:
    both = STREET + "five restates one\nclaim five\n    note: Ben means the evening.\n"
    said = section(both, "common-ground")
    assert "in other words: It is dark there." in said
    assert "Note: Ben means the evening." in said


def test_whose_words_are_quoted_in_the_authors_texts() -> None:
    quoted = STREET.replace('"close the street" in letter', '"close the street" said by cid in letter')
    assert "Known through the author alone: Ann 1 passage (1 quotes Cid) and Ben 1." in told(page_on(quoted))
    assert "Known through the author alone: Ann 1 passage and Ben 1." in told(page_on(STREET))
    both = quoted + (
        "one supports close\n    by ann\nclaim one\n"
        '    evidence "loud" said by ben in letter\n    evidence "so loud" said by ben in letter\n'
    )
    assert ": Ann 3 passages (3 quote Ben 2, Cid 1) and Ben 1." in told(page_on(both))


@pytest.mark.parametrize(
    ("evidence", "alone"),
    [
        ('"the market street should be closed to cars, now"', True),
        ('"the market street should not be closed to cars"', False),
        ('"the market street"', False),
        ('"the market street should be closed to cars, now" said by cid', False),
    ],
)
def test_the_authors_own_words_stand_in_place_of_a_claim_that_repeats_them(evidence: str, alone: bool) -> None:
    page = page_on(STREET.replace('"close the street"', evidence) + "open rebuts close\n    by ben\n")
    (entry,) = (e for part in page.parts[1:] for e in part.entries if e.lead.startswith("Ann ("))
    assert (entry.text == "") is alone
    assert entry.quoted


def test_people_have_short_names_once_they_are_introduced() -> None:
    opposed = STREET + "open rebuts close\n    by ben\n"
    page = page_on(opposed)
    assert [e.lead.split(" (")[0] for e in page.parts[0].entries] == ["Ann Lee", "Ben Noll"]
    assert {e.lead.split(" (")[0] for e in page.parts[1].entries if e.lead} <= {"Ann", "Ben", "Against it"}
    twice = opposed.replace("Cid Ott", "Ann Ott")
    leads = [e.lead for part in page_on(twice).parts[1:] for e in part.entries]
    assert not [lead for lead in leads if lead.startswith("Ann (")]
    assert [lead for lead in leads if lead.startswith("Ann Lee")]


def points_of(written: str) -> Points:
    (found,) = [s.table for s in compose(debate(read_text(written).map), ["meeting"]).sections]
    assert found is not None
    return found


def cells(written: str, claim: str) -> dict[str, str]:
    points = points_of(written)
    (row,) = [row for row in points.rows if row.claim == claim]
    return dict(zip(points.heads, points.cells(row), strict=True))


def test_a_table_marks_what_only_follows_or_is_said_in_other_words() -> None:
    said = STREET + "claim one\n    by ben\n"
    assert cells(said, "one") == {"Ann": "holds", "Ben": "holds"}
    assert "°" not in points_of(said).key
    argued = STREET.replace("claim two: It is dirty there.\n    by ann", "claim two: It is dirty there.\n    by cid")
    argued += "two supports close\n    by ann\ntwo supports open\n    by ben\n"
    assert cells(argued, "two") == {"Ann": "holds°", "Ben": "holds°"}
    assert "° it follows from what they say; they do not say it in these words" in points_of(argued).key
    other = STREET + "five restates one\n"
    assert cells(other, "one") == {"Ann": "holds", "Ben": "holds°"}


def test_an_attack_on_a_step_of_the_mapmakers_is_his_and_nobody_owes_a_reply() -> None:
    attacked = STREET + "one supports close\n    id step\n    {}\nfive undercuts step\n    by ben\n"
    assert cells(attacked.format("by ann"), "close") == {"Ann": "thesis", "Ben": "undercuts", "no reply": "1"}
    assert cells(attacked.format("inferred: So it seems."), "close") == {"Ann": "thesis", "Ben": "undercuts*"}


@pytest.mark.parametrize("name", ["why-no-peace", "prashad-west-blocks", "snider-tango"])
def test_the_table_counts_the_objections_that_the_report_prints(name: str) -> None:
    looked_at = debate(read([str(MAPS / f"{name}.arg")]).map)
    report = compose(looked_at, ["meeting", "no-reply"])
    points, printed = (section.answer for section in report.sections)
    open_ = {a.attack for a in printed.attacks if not a.granted}
    counted = {a for point in points.points for a in point.unanswered}
    assert counted <= open_
    for point in points.points:
        forms = {point.claim, *point.same}
        on_it = {a.attack for a in printed.attacks if not a.granted and a.target in forms}
        assert on_it <= set(point.unanswered)
    assert name != "why-no-peace" or counted


def test_an_empty_cell_does_not_say_that_nothing_of_theirs_is_tied_to_it() -> None:
    """A claim of Ben’s may be a premise of somebody else’s step to what he says nothing of."""
    tied = STREET + "five supports close\n    by ann\ntwo rebuts one\n    by cid\nclaim one\n    by ben\n"
    key = points_of(STREET + "five supports close\n    by ann\n").key
    assert "ties nothing" not in key
    assert "empty: in this map they neither hold, grant nor deny it, nor argue about it" in points_of(
        tied + "position cids: Cid.\n    held by cid\n    thesis nine\nclaim nine: It is empty.\n    by cid\n"
    ).key


ASKED = STREET + (
    "question why: Why is it so?\n"
    "claim one\n    answers why\nclaim five\n    answers why\n"
    "claim nine: It is empty.\n    by cid\n    answers why\n    note: Only on Sundays.\n"
    '    evidence "empty" said by cid in letter\n'
)


def test_every_answer_and_its_note_is_on_the_page_or_in_the_whole_report() -> None:
    whole = markdown(compose(debate(read_text(ASKED).map)))
    assert (
        "**Question:** Why is it so?\n\n- Ann Lee: It is loud there.\n- Ben Noll: It is dark there.\n"
        "- Cid Ott: It is empty.\n    - Note: Only on Sundays."
    ) in whole
    page = page_on(ASKED)
    (part,) = [p for p in page.parts if p.heading == "Why is it so?"]
    third = part.entries[2]
    assert third.lead.startswith("Cid Ott (as Ann tells it")
    assert [note.text for note in third.under] == ["Only on Sundays."]
    assert "--full:" not in page.closing


def test_a_reader_who_disputes_an_answer_is_named_where_no_author_does() -> None:
    thread = (
        "person dot: Dot, a reader\nsource thread: Comments\n    kind thread\n    author dot\n"
        "two supports one\n    by ann\n"
        'claim ten: It is clean.\n    by dot\n    evidence "clean" said by dot in thread\n'
        "    rebuts two\n        by dot\n"
    )
    assert "no author argues against any (a reader does, against Ann)" in told(page_on(ASKED + thread))
    assert "a reader does" not in told(page_on(ASKED))
    assert "Readers’ comments are left out." in told(page_on(ASKED + thread))


def test_the_page_says_what_several_say_alike_and_no_more() -> None:
    both = STREET + "claim five\n    by ann\n"
    assert "Ann and Ben alike: It is dark there." in told(page_on(both))
    inferred = STREET + "two supports open\n    by ben\n"
    assert "alike" not in told(page_on(inferred))


def test_the_reasons_for_what_the_mapmaker_draws_in_the_table_are_under_it() -> None:
    drawn = STREET + "open rebuts close\n    inferred: Ben does not name the market street.\n"
    whole = markdown(compose(debate(read_text(drawn).map)))
    assert (
        "What the mapmaker draws there, and why:\n\n- The market street should be closed to cars.\n"
        "    - against: Keep it open\n        - The mapmaker’s reason: Ben does not name the market street."
    ) in whole


def test_no_line_on_the_whole_debate_blames_anybody_for_silence() -> None:
    report = compose(debate(read([str(MAPS / "why-no-peace.arg")]).map))
    lines = [
        line for line in markdown(report).split("\n")
        if not re.search("“|The mapmaker’s reason|Note:", line)
    ]  # fmt: skip
    blamed = re.compile(r"\b(silen\w+|says? nothing|neither holds|gives? no\b|gives? none|leaves? out|ignores?)")
    assert [line for line in lines if blamed.search(line)] == []
    assert len(lines) > 300
