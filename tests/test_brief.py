"""The report's page: as long as a page, and nothing in anybody's mouth that is not theirs."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from parted import debates

from argmap.base.times import in_words
from argmap.reading import read, read_text
from argmap.reasoning.proofs import debate
from argmap.report.brief import Brief, Entry, Part, brief
from argmap.report.brief.brief import _Writer
from argmap.report.brief.disputes import oppositions
from argmap.report.brief.page import LINES, WORDS, lines, words
from argmap.report.compose import compose
from argmap.report.markdown import markdown
from argmap.report.text import text

MAPS = Path(__file__).parents[1] / "maps"


def page_on(written: str) -> Brief:
    reading = read_text(written)
    assert not reading.broken
    return brief(debate(reading.map))


def told(page: Brief) -> str:
    """Everything on the page in one line."""

    def entry(one: Entry) -> str:
        parts = [f"{one.lead}:" if one.lead else "", one.text, one.quoted, *map(entry, one.under)]
        return " ".join(filter(None, parts))

    found = [page.title, *page.opening]
    for part in page.parts:
        found += [f"[{part.heading}]", *part.remarks, *map(entry, part.entries)]
        found += [row.words for row in part.table.rows] if part.table else []
    return " ".join(found)


@pytest.mark.parametrize("name", sorted(p.stem for p in MAPS.glob("*.arg")))
def test_the_page_of_a_map_is_a_page(name: str) -> None:
    report = compose(debate(read([str(MAPS / f"{name}.arg")]).map), full=False)
    for form in (markdown, text):
        written = form(report)
        assert len(written.split()) <= 450
        assert written.count("\n") <= 60


@given(debates())
def test_a_page_of_any_map(map) -> None:
    made = brief(debate(map))
    assert made == brief(debate(map))
    assert set(made.claims) <= map.claims.keys()
    assert set(made.evidence) <= map.evidence.keys()


def told_points(page: Brief) -> list[Part]:
    """The points in dispute that a page tells of, and whose word it rests on."""
    return [part for part in page.parts[1:] if not part.table]


PEOPLE = """
person ann: Ann
person ben: Ben
person cid: Cid
source letter: A letter
    author ann
    published 2023
source reply: A reply
    author ben
    published 2024
position yes: Close it.
    thesis close
    held by ann
position no: Keep it open.
    thesis open
    held by ben
claim close: The street should be closed.
    by ann
    when 2022-03
    evidence "close the street" in letter
claim open: The street should stay open.
    by ben
    evidence "it should stay as it is" in reply
    contradicts close
"""


def test_who_holds_what_and_of_when() -> None:
    said = told(page_on(PEOPLE))
    assert "Ann (“A letter”, 2023): Close it." in said
    assert "Ann (2023, on March 2022): The street should be closed. close the street" in said
    assert "Ben (2024): The street should stay open." in said
    assert "None of the authors answers another." in said


def test_what_the_mapmaker_draws_is_nobodys_reason() -> None:
    drawn = PEOPLE + (
        "claim loud: It is loud.\n    by ann\n    supports close\n        inferred: She does not say so.\n"
        "claim noise: It is noisy.\n    by ann\n    supports close\n"
    )
    said = told(page_on(drawn))
    assert "Reason given: It is noisy." in said
    assert "Reason given: It is loud." not in said


def test_a_concession_is_told_as_granted_and_not_as_an_attack() -> None:
    granted = PEOPLE + (
        "claim shops: The shops would lose customers.\n    rebuts close\n        granted by ann\n"
    )
    said = told(page_on(granted))
    assert "Grants: The shops would lose customers." in said
    assert "Against it" not in said


def test_an_attack_that_got_no_reply() -> None:
    attacked = PEOPLE + "claim ruin: It would ruin the shops.\n    by ben\n    rebuts close\n"
    said = told(page_on(attacked))
    assert "Against it Ben, without a reply here: It would ruin the shops." in said
    assert "Ben answers Ann." in said
    replied = attacked + "claim saved: It would not.\n    by ann\n    rebuts ruin\n"
    assert "Against it Ben, without a reply" not in told(page_on(replied))


def test_somebody_known_through_an_opponent_is_told_so_and_not_reproached() -> None:
    known = PEOPLE.replace(
        '"it should stay as it is" in reply', '"it should stay" said by ben in letter'
    )
    known += "claim ruin: It would help the shops.\n    by ann\n    rebuts open\n"
    said = told(page_on(known))
    assert "Ben (known only through one quotation by Ann, an opponent): Keep it open." in said
    assert "Ben (as Ann tells it" in said
    assert "without a reply" not in said


@pytest.mark.parametrize(
    ("own", "known"),
    [
        ("", True),
        ('    evidence "it helps nobody" in reply\n', False),
        ('    evidence "it helps nobody" said by ben in talk\n', False),
        ('    evidence "it helps nobody" said by ben in notice\n', False),
        ('    evidence "it helps nobody" said by ben via cid in notice\n', True),
    ],
)
def test_who_speaks_somewhere_is_not_known_through_others_only(own: str, known: bool) -> None:
    heard = PEOPLE.replace(
        '"it should stay as it is" in reply', '"it should stay" said by ben via cid in letter'
    )
    heard += "source notice: A notice\nsource talk: A talk\n    kind transcript\n    author ann\n"
    heard += f"claim nobody: Closing it helps nobody.\n    by ben\n{own}"
    assert ("known only through" in told(page_on(heard))) == known


def test_claims_of_times_that_do_not_meet_are_not_opposed() -> None:
    """Nor is there anything in dispute where such a contradiction is all there is."""
    for when, opposite in (("2022", True), ("2022-05..2022-07", False), ("2023", False)):
        map = read_text(f"{PEOPLE}    when {when}\n").map
        assert bool([*oppositions(debate(map), ("close", "open"))]) == opposite
    apart = (
        "claim a: It was loud.\n    when 2021\n    contradicts b\nclaim b: It is quiet.\n    when 2022\n"
        "    rebutted by c: It is loud.\n        granted by ann\nperson ann: Ann\n"
    )
    assert "each rebuttal in it is granted" in told(page_on(apart))


def test_of_a_large_map_few_pages_are_tried() -> None:
    """However many points in dispute and positions there are."""
    written = "person ann: Ann\nperson ben: Ben\n" + "".join(
        f"question q{n}: What of {n}?\n"
        f"claim a{n}: Yes to {n}.\n    by ann\n    answers q{n}\n    contradicts b{n}\n"
        f"claim b{n}: No to {n}.\n    by ben\n    answers q{n}\n"
        f"position p{n}: The case of {n}\n    thesis a{n}\n    note: A remark.\n"
        for n in range(40)
    )
    assert len({*_Writer(debate(read_text(written).map)).wishes()}) < 60


def test_what_a_map_asks_comes_first_and_in_its_order() -> None:
    asked = PEOPLE + (
        "question all: What is to be done?\nquestion noise: Is it loud?\nquestion cost: Does it cost much?\n"
        "claim loud: It is loud.\n    by ann\n    answers noise\n"
        "claim quiet: It is quiet.\n    by ben\n    answers noise\n"
        "claim dear: It costs much.\n    by ben\n    answers cost\n"
        "claim cheap: It costs little.\n    by ann\n    answers cost\n"
        "claim close\n    answers all\nclaim open\n    answers all\n"
    )
    assert [p.heading for p in told_points(page_on(asked))][:3] == [
        "What is to be done?", "Is it loud?", "Does it cost much?"
    ]  # fmt: skip


ASKED = (
    "question purpose: What is the street for?\nquestion noise: Is it loud?\n"
    "claim carts: It is for carts.\n    by ann\n    answers purpose\n    {time}\n"
    "claim feet: It is for feet.\n    by ben\n    answers purpose\n"
    "claim loud: It is loud.\n    by ann\n    answers noise\n"
    "claim still: It is quiet.\n    by ben\n    answers noise\n{relation}"
)


@pytest.mark.parametrize(
    ("relation", "said"),
    [
        ("    contradicts loud\n", "These two answers cannot both be true."),
        ("    rebuts loud\n        by ben\n", "Ben argues against Ann here."),
        ("still rebuts loud\n", "The map sets these two answers against each other."),
        ("    rebuts loud\n        inferred: He does not say so.\n",
         "The mapmaker sets these two answers against each other."),
        ("    restates again\nclaim again: It is silent.\n    contradicts loud\n",
         "These two answers cannot both be true."),
    ],
)  # fmt: skip
def test_points_in_which_answers_conflict_come_first_and_each_says_what_it_is(
    relation: str, said: str
) -> None:
    page = page_on(PEOPLE + ASKED.format(time="when 2022", relation=relation))
    points = {part.heading: part.remarks for part in told_points(page)[:-1]}
    assert list(points) == ["Is it loud?", "What is the street for?"]
    assert points["Is it loud?"] == (said,)
    assert points["What is the street for?"] == (
        "No dispute in this map: no two answers conflict and no author argues against any.",
    )


def test_without_a_conflict_the_order_is_the_files_and_who_is_silent_is_named() -> None:
    """A contradiction of times that do not meet is no conflict; nor is what is told of reasons."""
    third = (
        "source third: A third\n    author cid\nclaim dear: It is dear.\n    by cid\n"
        '    evidence "it is dear" in third\n    contradicts carts\n'
    )
    apart = "    when 2023\n    contradicts carts\n"
    page = page_on(PEOPLE + ASKED.format(time="when 2022", relation=apart) + third)
    points = {part.heading: part.remarks for part in told_points(page)[:-1]}
    assert list(points)[:2] == ["What is the street for?", "Is it loud?"]
    assert points["Is it loud?"] == (
        "No dispute in this map: no two answers conflict, no author argues against any and none is by Cid.",
    )
    more = "".join(
        f"claim way{n}: It is a way of kind {n}.\n    by ben\n    answers purpose\n" for n in range(40)
    )
    page = page_on(PEOPLE + ASKED.format(time="when 2022", relation="") + more)
    assert told_points(page)[0].remarks[0].startswith("No dispute in this map: no two of the 42 answers")
    argued = third + (
        "claim cheap: Carts are cheap.\n    by ann\n    supports carts\n        by ann\n"
        "claim costly: Carts cost much.\n    by cid\n    rebuts cheap\n        by cid\n"
    )
    page = page_on(PEOPLE + ASKED.format(time="when 2022", relation=apart) + argued)
    assert {part.heading: part.remarks for part in page.parts}["What is the street for?"] == (
        "No dispute in this map: no two answers conflict and Cid argues against some of their reasons.",
    )


def test_a_question_that_one_person_answers_is_no_dispute() -> None:
    asked = PEOPLE + (
        "question noise: Is it loud?\nclaim loud: It is loud.\n    by ann\n    answers noise\n"
        "claim too-loud: It is too loud.\n    by ann\n    answers noise\n"
    )
    assert "Is it loud?" not in [p.heading for p in page_on(asked).parts]


def test_words_of_any_length_leave_a_page() -> None:
    long = PEOPLE.replace("The street should be closed.", "very " * 3000 + "long")
    made = page_on(long)
    assert words(made) <= WORDS
    assert lines(made) <= LINES


@pytest.mark.parametrize(
    ("written", "spoken"),
    [
        ("2022", "2022"),
        ("2022-03", "March 2022"),
        ("2022-03-29", "March 29, 2022"),
        ("2022-02..2022-04", "February to April 2022"),
        ("2022-02-27..2022-04", "February 27, 2022 to April 2022"),
        ("before 2022-02-24", "before February 24, 2022"),
        ("2022-02-30", "2022-02-30"),
    ],
)
def test_times_in_words(written: str, spoken: str) -> None:
    assert in_words(written) == spoken


def test_a_page_without_short_words_is_a_page() -> None:
    """Also where every name, title and claim is long, in words or without any blank."""
    for long in ("word " * 300, "x" * 3000, "言葉" * 1500, "שלום " * 300):
        people = "".join(f"person p{i}: {i} {long}\n" for i in range(15))
        positions = "".join(
            f"position q{i}: {i} {long}\n    answers q\n    thesis c{i}\n    held by p{i}\n"
            for i in range(15)
        )
        claims = "".join(f"claim c{i}: {i} {long}\n" for i in range(15))
        head = f"map: {long}\nquestion q: {long}\n    note: {long}\n"
        for asked in (head, head.replace("question q", "question other")):
            written = f"{asked}{people}{positions}{claims}"
            if asked is not head:
                written = written.replace("    answers q\n", "")
            made = page_on(written)
            assert words(made) <= WORDS
            assert lines(made) <= LINES
            assert len(markdown(compose(debate(read_text(written).map), full=False))) < 12_000


def test_what_a_page_leaves_out_is_in_the_whole_report() -> None:
    many = "".join(
        f"person p{i}: Person {i}\n"
        f"position q{i}: The answer is {i}.\n    answers q\n    thesis c{i}: It is {i}.\n    held by p{i}\n"
        for i in range(60)
    )
    looked_at = debate(
        read_text(f"question q: Which is it?\n{many}").map,
        ["q0", *map("q{}".format, range(50))],
    )
    made = brief(looked_at)
    assert "The first 12 of 60 who hold something." in told(made)
    shown = sum(part.heading == "Which is it?" and len(part.entries) for part in made.parts)
    assert 2 <= shown < 60
    assert made.closing.endswith("More is in argmap report --full.")
    whole = compose(looked_at)
    asked = markdown(whole).split("**Question:** Which is it?")[1].split("\n\n")[1]
    assert asked.split("\n") == [f"- Person {i}: It is {i}." for i in range(60)]
    for form in (markdown, text):
        assert all(f"Person {i}: It is {i}." in form(whole) for i in range(60))


def test_a_crowd_is_counted() -> None:
    crowd = [f"p{i}" for i in range(200)]
    people = "".join(f"person {p}: Person {p}\n" for p in crowd)
    made = page_on(
        f"{people}position q: Yes.\n    thesis c: It is so.\n    held by {', '.join(crowd)}\n"
    )
    assert "Person p4 and 195 others: Yes." in told(made)


def test_where_every_rebuttal_is_granted_the_page_says_so() -> None:
    made = page_on(
        "person ann: Ann\nclaim c: It is loud.\n    by ann\n    rebutted by d: It is quiet at night.\n"
        "        granted by ann\n"
    )
    assert "each rebuttal in it is granted" in told(made)
    assert "`rebutted by`" not in told(made)
    both = page_on(
        "person ann: Ann\nclaim c: It is loud.\n    rebutted by d: It is quiet at night.\n"
        "        granted by ann\nclaim e: It is never loud.\n    restates c\n    contradicts c\n"
    )
    assert "each rebuttal" not in told(both)


def test_where_only_steps_are_attacked_the_page_does_not_say_that_nothing_is() -> None:
    for line in ("supported by d: Cars pass.", "evidence e: A count of cars."):
        cut = f"claim c: It is loud.\n    {line}\n        undercut by: At night none does.\n"
        assert "No claim is disputed in this map, only steps or evidence." in told(page_on(cut))
    assert "Nothing is disputed in this map." in told(page_on("claim c: It is loud.\n"))


def test_who_wrote_before_is_not_reproached_with_silence() -> None:
    later = PEOPLE.replace("published 2024", "published 2024-06").replace(
        "published 2023", "published 2023-03"
    )
    attacked = later + (
        "claim ruin: It would ruin the shops.\n    by ben\n    rebuts close\n"
        '    evidence "it would ruin them" in reply\n'
    )
    assert "without a reply" not in told(page_on(attacked))
    earlier = attacked.replace("published 2024-06", "published 2022-06")
    assert "Against it Ben, without a reply here" in told(page_on(earlier))


def test_the_words_of_a_third_person_are_told_as_such() -> None:
    known = PEOPLE.replace(
        '    evidence "close the street" in letter\n',
        "    supported by safe: It would be safer.\n        by ann\n"
        '        evidence "it would be safer" said by cid via ben in letter\n',
    )
    made = page_on(known)
    quoted = [e for part in made.parts for one in part.entries for e in one.under if e.quoted]
    assert [(e.quoted, e.reference) for e in quoted] == [
        ("it would be safer", "Cid, as Ben tells it, “A letter”")
    ]


def test_doubted_evidence_is_told_to_be() -> None:
    doubted = PEOPLE.replace(
        'evidence "close the street" in letter', 'evidence words "close the street" in letter'
    )
    doubted += "claim forged: The letter is forged.\n    by ben\n    undercuts words\n"
    entries = [e for part in page_on(doubted).parts for e in part.entries if e.quoted]
    assert any(e.reference.endswith("doubted by Ben") for e in entries)


def test_the_first_of_few_questions_is_told() -> None:
    asked = PEOPLE + (
        "question all: What is to be done?\nquestion cost: Does it cost much?\n"
        "claim close\n    answers all\nclaim open\n    answers all\n"
        "claim dear: It costs much.\n    by ben\n    answers cost\n"
        "claim cheap: It costs little.\n    by ann\n    answers cost\n"
    )
    assert [p.heading for p in told_points(page_on(asked))][:2] == [
        "What is to be done?",
        "Does it cost much?",
    ]
