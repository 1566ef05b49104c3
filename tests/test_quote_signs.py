"""Weak signs around quotations: together they make a remark, and no more than that."""

from __future__ import annotations

import json
import re
import tomllib
from collections import Counter
from pathlib import Path

import pytest

import argmap
from argmap.cli import main
from argmap.quotes import Quotation, SourceText, look_up
from argmap.quotes.concern import Concern, noted, of_note
from argmap.quotes.context import around, patterns, run
from argmap.quotes.context import signs as module
from argmap.quotes.matching.match import search
from argmap.quotes.matching.pattern import pattern
from argmap.quotes.speakers.sieves import TABLE as TABLE_OF_SIEVES
from argmap.quotes.tables import BadTable
from argmap.quotes.words import load

HERE = Path(__file__).parent / "quotes" / "signs"
NAMED = module.table().named
FILES = {path.stem: tomllib.loads(path.read_text("utf-8")) for path in HERE.glob("*.toml")}
CODES = tuple(code for code in FILES if code in load.known_by())
EXAMPLES = [(code, name) for code in CODES for name in FILES[code]]


def shown(example):
    """The names of the signs in an example: `before | the quotation | behind`, or `| … |: the source`."""
    hidden = re.fullmatch(r"\| (.*) \|: (.*)", example)
    if hidden and "…" in hidden[1]:
        quote, text = hidden.groups()
    else:
        before, quote, behind = re.fullmatch(r"(.*?)\| ?(.*?) ?\|(.*)", example).groups()
        text = before + quote + behind
    source = SourceText(text)
    (place,) = search(source, pattern(quote)).places
    return {sign.pattern.name for sign, _ in module.signs(source, place)}


@pytest.mark.parametrize(("code", "name"), EXAMPLES, ids=map("-".join, EXAMPLES))
def test_a_sign_is_in_one_case_and_not_in_another(code, name):
    yes, no = FILES[code][name]
    assert name in shown(yes)
    assert name not in shown(no)


def test_each_sign_has_a_case_and_each_language_has_some():
    assert {*FILES["en"]} == {*NAMED}
    assert {*CODES} == {*load.known_by()}


def test_signs_and_patterns_have_names_and_meanings_of_their_own():
    known = [*patterns.table().named.values(), *(sign.pattern for sign in NAMED.values())]
    assert len({p.name for p in known}) == len({p.meaning for p in known}) == len(known)
    assert all(sign.says or sign.weight for sign in NAMED.values())


ABOUT = tomllib.loads((HERE / "regatta.toml").read_text("utf-8"))
REGATTA = SourceText((HERE / "regatta.txt").read_text("utf-8"))


@pytest.mark.parametrize("case", ABOUT["case"], ids=lambda case: case["quote"][:30])
def test_what_is_remarked_on(case):
    said_by = tuple(case.get("said_by", ()))
    others = tuple(n for names in ABOUT["source"]["people"] for n in names if n not in said_by)
    asked = Quotation(case["quote"], "", said_by, tuple(ABOUT["source"]["author"]), others)
    found = look_up(REGATTA, asked)
    assert (found.matches, found.concerns) == (True, ())
    assert (found.sign.pattern if found.sign else None) == case.get("sign"), case["why"]


FRESH = ("cider", "depot", "pit")
"""Texts that were written after the signs and their weights."""


def level(name, quote, where):
    """What is said of a quotation of a text: `warning`, `remark` or nothing."""
    about = tomllib.loads((HERE / f"{name}.toml").read_text("utf-8"))
    people, author = about["people"], about["source"]["author"]
    who, paragraph = where.split()
    known, role = people[who]
    foreign = known not in author
    found = look_up(
        SourceText((HERE / f"{name}.txt").read_text("utf-8")),
        Quotation(
            quote,
            f"paragraph {paragraph}",
            (known,) if foreign else (),
            tuple(author),
            tuple(n for n, _ in people.values() if n not in {known, *author}),
            about["source"].get("transcript", False),
            (role,),
        ),
    )
    assert found.matches, quote
    strong = [c for c in found.concerns if not c.weak and c.kind not in SAID_ONLY]
    return "warning" if strong else "remark" if found.concerns or found.sign else ""


SAID_ONLY = {"sentence-around", "another-named", "indirect-speech"}
"""Kinds that are remarks whatever the pattern."""


def test_what_is_said_of_texts_that_the_signs_did_not_know():
    told = {"fair": Counter(), "misleading": Counter()}
    for name in FRESH:
        about = tomllib.loads((HERE / f"{name}.toml").read_text("utf-8"))
        for kind, count in told.items():
            count.update(level(name, quote, where) for quote, where in about[kind].items())
    fair, misleading = told["fair"], told["misleading"]
    assert fair["warning"] <= 0.04 * fair.total()
    assert fair["remark"] <= 0.3 * fair.total()
    assert misleading[""] <= 0.3 * misleading.total()


SETS = {path.stem: tomllib.loads(path.read_text("utf-8")) for path in HERE.parent.glob("*.toml")}
SOURCES = {name: SourceText((HERE.parent / f"{name}.txt").read_text("utf-8-sig")) for name in SETS}
CUT = {"cut-negation", "cut-limit", "cut-attribution", "sentence-around"}


def remarked(name, case):
    """Whether the signs of a case alone are enough for a remark."""
    source = SOURCES[name]
    places = search(source, pattern(case["quote"])).places
    return bool(places) and module.doubtful(source, places[0]) is not None


def test_signs_alone_find_most_that_are_cut_and_few_that_are_faithful():
    """Patterns find all of these; the signs know none of the patterns' words for it."""
    cases = [(n, case) for n, about in SETS.items() for case in about["case"]]
    found = [c for c in cases if c[1]["expect"] != "not-found"]
    cut = [remarked(*c) for c in found if CUT & {*c[1]["concerns"]}]
    faithful = [remarked(*c) for c in found if not c[1]["concerns"]]
    assert sum(cut) >= 0.6 * len(cut) > 100
    assert sum(faithful) <= 0.25 * len(faithful)


MAP = """\
claim: The street costs the town more than it brings.
    evidence "The street will be quiet" in gazette at paragraph 1
    evidence "{weak}" in gazette at paragraph 2

person berg: Jon Berg

source gazette: What the street costs us
    author berg
    published 2024
    text: gazette.txt
"""
TEXT = """\
The street will be quiet. But I do not live there.

The town closed nine streets in the old part at night, for the children.
"""


@pytest.fixture
def folder(tmp_path, monkeypatch):
    words = "The town closed … streets in the old part at night, for the children"
    (tmp_path / "street.arg").write_text(MAP.format(weak=words), "utf-8")
    (tmp_path / "gazette.txt").write_text(TEXT, "utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("ARGMAP_TEXTS", raising=False)
    return tmp_path


def told(capsys, *more):
    status = main(["check", "--strict", "--quiet", "--format", "json", *more, "street.arg"])
    found = json.loads(capsys.readouterr().out)["diagnostics"]
    return status, [(d["name"], d["severity"]) for d in found]


def test_remarks_fail_no_strict_check_and_leave_the_quotation_confirmed(folder, capsys):
    remarks = [("read-around", "info"), ("quote-altered", "info")]
    assert told(capsys) == (0, remarks)
    states = [*argmap.load(folder / "street.arg").quotes.states.values()]
    assert states == ["matches", "matches with care"]


def test_a_lock_keeps_that_a_concern_is_weak_and_no_sign(folder, capsys):
    assert main(["lock", "street.arg"]) == 0
    rows = map(json.loads, (folder / "street.arg.lock").read_text("utf-8").splitlines())
    assert [row.get("concerns") for row in rows if "quote" in row] == [None, ["skipped-number?"]]
    (folder / "gazette.txt").unlink()
    capsys.readouterr()
    status, found = told(capsys)
    assert (status, found) == (0, [("quote-altered", "info")])


def test_a_strong_concern_of_the_same_kind_is_warned_of():
    several = [Concern("cut-limit", weak=True), Concern("cut-limit"), Concern("x", weak=True)]
    assert noted(several) == ("cut-limit", "x?")
    assert [*map(of_note, noted(several))] == [Concern("cut-limit"), Concern("x", weak=True)]


def test_each_weak_pattern_exists():
    sieves = {sieve.name for sieve in TABLE_OF_SIEVES}
    assert patterns.table().weak <= {*patterns.table().named} | sieves


ROW = 'enough = 4\n[[next]]\nname = "p"\nmeaning = "m"\nform = "… ^^ own"\n'


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "t.toml: enough must be a number"),
        (ROW + "weight = 'x'", "t.toml: next, p: weight is not of the form that the head of the file"),
        (ROW, "t.toml: next, p: weight is missing"),
        (ROW + "weight = 1\nsay = 'x'", "t.toml: next, p: say is none of name, meaning, form,"),
        ("enough = 4\nnxt = 1", "t.toml: nxt is none of gap, quotation, sentence, before,"),
        ("enough = 4\nnext = 1", "t.toml: next must be written as [[next]], once for each row"),
    ],
)
def test_a_table_of_signs_with_a_mistake_says_where(tmp_path, text, said):
    (tmp_path / "t.toml").write_text(text, "utf-8")
    with pytest.raises(BadTable, match=re.escape(said)):
        module.table(tmp_path / "t.toml")


def test_what_is_read_of_long_sentences_does_not_grow_with_them(monkeypatch):
    read = []
    known = run.known
    monkeypatch.setattr(around, "known", lambda *args: read.append(1) or known(*args))
    counts = []
    for size in (1000, 4000):
        read.clear()
        source = SourceText("the street " * size + "is loud " + "the street " * size)
        (place,) = search(source, pattern("is loud")).places
        assert [*module.signs(source, place)]
        counts.append(len(read))
    assert counts[0] == counts[1]


@pytest.mark.parametrize(
    ("text", "quote", "weak", "name"),
    [
        ("The board closed nine streets.", "The board closed … streets", True, "hidden number"),
        ("The street might close.", "The street … close", True, "hidden limit"),
        ("The street is closed if it snows at night.", "The street is closed … at night", False, "hidden condition"),
        ("The street never was loud.", "The street … was loud", False, "hidden negation"),
        ("Everything comes over on that boat.", "Everything comes over on [the ferry]", True, "lost in a bracket"),
        ("The board would close the gate.", "close the gate", True, "would right before"),
        ("Perhaps the board would close the gate.", "close the gate", True, "would right before"),
        ("If nobody paid, the board would close the gate.", "close the gate", False, "condition before"),
        ("If nobody paid, it would close the gate.", "it would close the gate", False, "condition before"),
        ("Has it closed the gate, when nobody had asked for it in years?", "it closed the gate", True, "asked farther on"),
        ("Has it closed the gate?", "it closed the gate", False, ""),
    ],
)  # fmt: skip
def test_what_faithful_quotations_show_too_is_weak(text, quote, weak, name):
    found = look_up(SourceText(text), Quotation(quote, authors=("Rem",)))
    assert (name, weak) in {(c.pattern, c.weak) for c in found.concerns}
    assert any(not c.weak for c in found.concerns) is not weak


def test_a_speaker_known_by_a_pronoun_alone_is_weak():
    text = "Ann Lind sat down. “The street is loud,” she said. “It is not,” said Bob Holm."
    for quote, weak in (("The street is loud", True), ("It is not", False)):
        asked = Quotation(quote, said_by=("Cy Berg",), authors=("Rem",), others=("Ann Lind", "Bob Holm"))
        (concern,) = look_up(SourceText(text), asked).concerns
        assert (concern.kind, concern.weak) == ("other-speaker", weak)
