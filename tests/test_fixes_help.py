"""Every fix that is offered leaves fewer problems, the writer's words, and the same map otherwise.

A fix that cannot know what was meant is a question instead: help without a fix.
"""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import replace
from functools import cache
from pathlib import Path

import beginners
import mending
import pytest
from test_rules import FILES, Folder

from argmap.base.diagnostics import Edit, Fix
from argmap.base.text import Place
from argmap.cli.fixing import applied, plan
from argmap.language import parse
from argmap.model.settings import Settings
from argmap.reading import Reading, read_text
from argmap.rules.catalogue import all_rules
from argmap.rules.rule import parts
from argmap.rules.shared.slips import KINDS

HERE = Path(__file__).parent
MAPS = {
    path.name: path.read_text(encoding="utf-8")
    for folder in (HERE / "../maps", HERE / "corpus")
    for path in sorted(folder.glob("*.arg"))
}
RIGHT = sorted(name for name, text in MAPS.items() if not parse(text).slips)
OF_EACH = 12
ALIKE = 5
"""So many fixes that say the same are tried in one map."""
UNCLEAR = frozenset({"swap_words", "drop_words", "drop_name", "quote_yaml", "trail", "equals"})
"""Mistakes after which nobody can tell what the line was."""


def read(text, files=FILES, extend=()):
    return read_text(text, "m.arg", loader=Folder(files), settings=Settings(extend=extend))


@cache
def right_facts(name):
    return mending.Facts(read(MAPS[name]), "m.arg")


def problem(diagnostic):
    return diagnostic.code, diagnostic.message


def complaints(text, files=FILES, extend=(), right=None):
    """What can be said against the fixes of a map; `right` is the map before the mistake."""
    old = read(text, files, extend)
    known = {problem(d) for d in old.diagnostics}
    facts = mending.Facts(old, "m.arg")
    alike = Counter()
    for d in old.diagnostics:
        edits = d.fix.edits if d.fix else ()
        if not edits or any(edit.place.file != "m.arg" for edit in edits):
            continue
        alike[d.code, d.fix.title] += 1
        if alike[d.code, d.fix.title] > ALIKE:
            continue
        fixed, before, after = mending.mended(text, d.fix)
        new = read(fixed, files, extend)
        fresh = [x for x in new.diagnostics if problem(x) not in known]
        lines = {fixed.count("\n", 0, x.place.start) for x in fresh if x.place.file == "m.arg"}
        now = mending.Facts(new, "m.arg")
        gone, added = mending.changed(facts, now, before, after, lines)
        said = f"{d.code} {d.fix.title}"
        made = mending.made(text, fixed, before, after, fresh)
        # Where a used file is missing, no expectation of a name in it can be judged; and a step that is read again
        # is asked what its scheme asks.
        made = [x for x in made if x.name not in ("expectation-unjudged", "open-critical-question")]
        if made or len(new.diagnostics) - len(fresh) >= len(old.diagnostics):
            yield said, "no fewer problems", [problem(x) for x in made]
        if any(
            problem(x) == problem(d) and x.place.start == d.place.start for x in new.diagnostics
        ):
            yield said, "the same problem again", d.message
        if words := mending.lost(text, fixed, d, before, after) - facts.titles():
            yield said, "words lost", words
        if gone:
            yield said, "said no more", gone
        if added:
            yield said, "said elsewhere", added
        if right is not None and (wrong := now.counted() - facts.counted() - right.counted()):
            yield said, "never meant", wrong


@pytest.mark.parametrize("mistake", beginners.MISTAKES, ids=lambda m: m.__name__)
def test_a_mistake_is_mended_as_it_was_meant_or_asked_about(mistake):
    made = 0
    for number in range(OF_EACH):
        chance = random.Random(f"{mistake.__name__} {number}")
        name = chance.choice(RIGHT)
        text = beginners.mistaken(MAPS[name], chance, mistake)
        if text is None:
            continue
        made += 1
        known = mistake.__name__ not in UNCLEAR and "hostile" not in name
        right = right_facts(name) if known else None
        assert list(complaints(text, right=right)) == [], f"{name} {number}"
    assert made


@pytest.mark.parametrize("name", sorted(MAPS))
def test_fixes_of_the_maps_help(name):
    assert list(complaints(MAPS[name])) == []


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        pytest.param(rule, text, id=f"{rule.name}-{i}")
        for rule in all_rules()
        for i, text in enumerate(rule.bad)
    ],
)
def test_fixes_of_the_examples_help(rule, text):
    text, files = parts(text)
    assert list(complaints(text, files, (rule.name,) if rule.opt_in else ())) == []


def test_the_mistakes_are_three_hundred_and_most_are_noticed():
    made = noticed = 0
    for mistake in beginners.MISTAKES:
        for number in range(OF_EACH):
            chance = random.Random(f"{mistake.__name__} {number}")
            name = chance.choice(RIGHT)
            text = beginners.mistaken(MAPS[name], chance, mistake)
            made += text is not None
            noticed += text is not None and bool(parse(text).slips)
    assert made >= 300
    assert noticed >= made / 2


@pytest.mark.parametrize("number", range(12))
def test_several_mistakes_are_mended_together_without_loss(number):
    chance = random.Random(number)
    name = chance.choice(RIGHT)
    text, right = MAPS[name], right_facts(name).counted()
    wrong = Counter()  # what a mistake alone made the map say, also where the next one hides it
    for mistake in chance.sample([m for m in beginners.MISTAKES if m.__name__ not in UNCLEAR], 4):
        text = beginners.mistaken(text, chance, mistake) or text
        old = read(text)
        wrong |= mending.Facts(old, "m.arg").counted() - right
    for _ in range(10):
        edits = plan(read(text).diagnostics, unsafe=True)[0].get("m.arg")
        if not edits:
            break
        text = applied(text, edits)
    new = read(text)
    assert len(new.diagnostics) <= len(old.diagnostics)
    assert not mending.Facts(new, "m.arg").counted() - right - wrong
    assert plan(new.diagnostics, unsafe=True)[0].get("m.arg", []) == []


MAYBE_NAMES = [
    ("use: nowhere.arg\n", "reason elsewhere", "supported by elsewhere"),
    ("use: nowhere.arg\n", "con one, other", "rebutted by one, other"),
    ("use: nowhere.arg\n", "supported by one other", "supported by one, other"),
    ("", "because it-is-quiet", "supported by it-is-quiet"),
    ("", "against n.quiet", "rebutted by n.quiet"),
]


@pytest.mark.parametrize(("use", "line", "as_name"), MAYBE_NAMES)
def test_what_may_be_a_name_that_nobody_knows_is_asked_about(use, line, as_name):
    text = f"{use}claim a: The town should close the street.\n    {line}\n"
    (found,) = (d for d in read(text).diagnostics if d.code[0] == "S")
    assert found.fix is None
    assert f"`{as_name}`" in found.help
    assert f"`{as_name.partition(' by ')[0]} by: " in found.help


@pytest.mark.parametrize("line", ["because quiet", "because It is quiet", "reason it is quiet"])
def test_what_can_only_be_words_gets_its_colon(line):
    text = f"claim a: The town should close the street.\n    {line}\n"
    (found,) = (d for d in read(text).diagnostics if d.code[0] == "S")
    assert found.fix
    assert found.fix.title == f"write `supported by: {line.partition(' ')[2]}`"


SINGLE_QUOTES = [
    ("evidence 'so loud' in s", 'evidence "so loud" in s', True),
    ("evidence e 'so loud' in s", 'evidence e "so loud" in s', True),
    ("evidence e ‘it’s loud’ in s at page 3", 'evidence e "it’s loud" in s at page 3', True),
    ("evidence e 'so loud'", 'evidence e "so loud"', False),
    ("evidence e 'so loud' in parks", 'evidence e "so loud" in parks', False),
    ("evidence dogs 'bark' at night", "", False),
    ("evidence the 'loud' street is loud", "evidence: the 'loud' street is loud", False),
]


@pytest.mark.parametrize(("line", "right", "safe"), SINGLE_QUOTES)
def test_single_marks_around_a_quotation_with_a_name(line, right, safe):
    text = f"source s: S\nclaim a: The street is loud.\n    {line}\n"
    (found,) = (d for d in read(text).diagnostics if d.code[0] == "S")
    title = found.fix.title if found.fix else ""
    assert title == (right and f"write `{right}`")
    assert safe == (found.fix is not None and found.fix.safe)


VIA = [
    ("said by ann via ben and cy in s", "said by ann via ben, cy in s"),
    ("said by ann through ben in s at p. 3", "said by ann via ben in s at page 3"),
    ("said by ann as told by ben in s", "said by ann via ben in s"),
    ("in s at page 3 said by ann via ben, cy", "said by ann via ben, cy in s at page 3"),
    ("said by ann via ben, in s", "said by ann via ben in s"),
]


@pytest.mark.parametrize(("line", "right"), VIA)
def test_words_at_second_hand_keep_all_their_names(line, right):
    head = "source s: S\nperson ann: A\nperson ben: B\nperson cy: C\nclaim a: The street is loud.\n"
    slips = [
        d for d in read(f'{head}    evidence "so loud" {line}\n').diagnostics if d.code[0] == "S"
    ]
    if not slips:
        assert read(f'{head}    evidence "so loud" {line}\n').map.evidence["quote-so-loud"].via
        return
    (found,) = slips
    assert found.fix
    assert found.fix.title == f'write `evidence "so loud" {right}`'


@pytest.mark.parametrize(
    ("line", "help"),
    [
        ("via ben in s", 'write `evidence "so loud" said by PERSON via ben in SOURCE at paragraph 12`'),
        ("said by ann via in s", 'write `evidence "so loud" said by PERSON via PERSON in SOURCE at paragraph 12`'),
        ("in s said 2022-03", "write `said 2022-03` on a line of its own under this one"),
    ],
)  # fmt: skip
def test_what_cannot_be_put_in_order_is_not_made_up(line, help):
    head = "source s: S\nperson ann: A\nperson ben: B\nclaim a: The street is loud.\n"
    (found,) = (
        d for d in read(f'{head}    evidence "so loud" {line}\n').diagnostics if d.code[0] == "S"
    )
    assert found.fix is None
    assert found.help == help


def test_what_doubts_evidence_is_sent_to_where_its_words_are():
    text = "claim a: A is so.\n    evidence e\n        undercut by: The count is old.\nevidence e: 3 of 4\n"
    (found,) = (d for d in read(text).diagnostics if d.name == "uneven-indentation")
    assert "`undercuts NAME`" in found.help


@pytest.mark.parametrize("words", ["the 'loud' street is shut", "the (loud) street is shut"])
def test_the_first_of_the_words_is_no_name_when_marks_follow(words):
    (found,) = read(f"claim {words}\n").diagnostics[:1]
    assert found.fix
    assert found.fix.title == f"write `claim: {words}`"


BAD_FIXES = [
    ("    supports: it saves time\n", "    supports it-saves-time\n", "no fewer problems"),
    ("    becuse it saves time\n", "    because it saves time\n", "no fewer problems"),
    ("    pro: It saves time.\n", "    supported by: It saves.\n", "words lost"),
]


@pytest.mark.parametrize(("wrong", "fixed", "complaint"), BAD_FIXES)
def test_a_bad_fix_is_noticed(wrong, fixed, complaint, monkeypatch):
    head = "claim a: The town should close the street.\n"
    edit = Edit(Place("m.arg", len(head), len(head) + len(wrong)), fixed)
    real = Reading.diagnostics.make

    def diagnostics(reading):
        text = reading.map.documents["m.arg"].text
        found = real(reading)
        if text != head + wrong:
            return found
        return (replace(found[0], fix=Fix("t", (edit,))), *found[1:])

    monkeypatch.setattr(Reading, "diagnostics", property(diagnostics))
    assert complaint in [kind for _, kind, _ in complaints(head + wrong)]


def test_what_a_fix_takes_from_other_lines_is_noticed():
    one, other = "claim a: The sky is clear.\n", "claim b: It is noon.\n    supports a\n"
    old, new = (mending.Facts(read(text), "m.arg") for text in (one + other, one))
    gone, added = mending.changed(old, new, frozenset({0}), frozenset({0}))
    assert {fact[0] for fact in gone} == {"claim", "support"}
    assert not added
    gone, added = mending.changed(new, old, frozenset(), frozenset())
    assert not gone
    assert {fact[0] for fact in added} == {"claim", "support"}


THINGS = {
    "claim": "claim thing: The sky is blue.\n",
    "argument": "claim z: Z is so.\nargument thing: T\n    premise z\n    supports other\n",
    "evidence": "evidence thing: A count.\n",
    "person": "person thing: Ann\n",
    "source": "source thing: A book\n",
    "question": "question thing: Why?\n",
    "position": "position thing: Yes.\n    thesis other\n",
}
UNDER = {"author": "source s: S", "via": "source s: S", "held by": "position p: P",
         "holds": "position p: P", "denies": "position p: P", "thesis": "position p: P"}  # fmt: skip
"""The line that a line with a keyword is put under, where that is no claim."""


@pytest.mark.parametrize("keyword", sorted(set(KINDS) - {"in", "said by", "premise", "therefore"}))
@pytest.mark.parametrize("kind", THINGS)
def test_a_mended_line_names_what_its_keyword_takes(kind, keyword):
    """A line with a misspelt keyword, a colon, or a capital, that names a thing of any kind."""
    for line in (f"{keyword[:-1]} thing", f"{keyword}: thing", f"{keyword.capitalize()} thing"):
        head = UNDER.get(keyword, "claim c: It rains here.")
        text = f"claim other: Snow is white.\n{THINGS[kind]}{head}\n    {line}\n"
        for diagnostic in read_text(text).diagnostics:
            if diagnostic.fix is None or not diagnostic.code.startswith("S"):
                continue
            new = mending.mended(text, diagnostic.fix)[0]
            left = [d.message for d in read_text(new).diagnostics if d.code in ("N102", "N104")]
            assert not left, new


@pytest.mark.parametrize("line", ["undercut thing", "Undercuts thing", "undercuts: thing"])
def test_an_undercut_of_a_claim_is_asked_about(line):
    text = f"{THINGS['claim']}claim c: It rains here.\n    {line}\n"
    (found,) = read_text(text).diagnostics
    assert found.fix is None
    assert "write `rebuts thing` if it is not true" in found.help
    text = text.replace("    ", "c ").replace("claim c", "claim d")
    (found, *_) = (d for d in read_text(text).diagnostics if d.code.startswith("S"))
    assert found.fix is None


TIMES = [
    ("since 2020", "after 2019", True),
    ("since 2022-03", "after 2022-02", True),
    ("since 2022-03-01", "after 2022-02-28", True),
    ("until 2021", "before 2021", False),
    ("from 2020 to March 2021", "2020..2021-03", True),
    ("between 2020 and 2021", "2020..2021", True),
    ("2020-2021", "2020..2021", True),
    ("2020/21", "2020..2021", True),
    ("2022/03", "2022-03", True),
    ("24.2.2022", "2022-02-24", True),
    ("03.2022", "2022-03", True),
    ("3.4.2022", "", False),
    ("2021-2020", "", False),
    ("30 February 2022", "", False),
    ("2022-2-30", "", False),
    ("since the war", "", False),
    ("since 0001", "", False),
    ("c. 1850", "", False),
    ("300 BC", "", False),
]


@pytest.mark.parametrize(("words", "time", "safe"), TIMES)
def test_a_time_in_other_words_is_the_same_time(words, time, safe):
    """What a fix writes is possible and stands for the days that were meant; else there is none."""
    text = f"claim a: The street is loud.\n    when {words}\n"
    (found,) = (d for d in read(text).diagnostics if d.code[0] == "S")
    title = found.fix.title if found.fix else ""
    assert title == (time and f"write `when {time}`")
    assert safe == (found.fix is not None and found.fix.safe)
    assert found.help.startswith("write `when" if time else "write a time such as")
