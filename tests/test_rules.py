"""Every rule by its own examples, and the registry."""

from __future__ import annotations

import importlib
import re
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

import pytest

import argmap.rules
from argmap.base.diagnostics import Diagnostic, Edit, Severity
from argmap.language.keywords import PARENTS
from argmap.model.settings import Settings
from argmap.model.workspace import Unreadable
from argmap.reading import Reading, read_text
from argmap.rules import run
from argmap.rules.catalogue import UnknownRule, all_rules, find, unknown_names
from argmap.rules.rule import GROUPS, MapRule, QuoteRule, Rule, SlipRule, parts

FILES = {
    "isaacs.arg": "claim isaacs-claim: Neither side was ready for talks.\n",
    "a.arg": "use: f1.arg\n",
    **{f"f{i}.arg": f"use: f{i + 1}.arg\n" for i in range(1, 400)},
}


class Folder:
    """A loader with a few files, `picture.arg` among them, which is no text, and those given."""

    def __init__(self, files: Mapping[str, str] | None = None) -> None:
        self.files = {**FILES, **(files or {})}

    def read(self, path: str) -> str | Unreadable:
        if path == "picture.arg":
            return Unreadable(path, "is a binary file, not text")
        return self.files.get(path) or Unreadable(path, "does not exist")

    def real(self, path: str) -> str:
        return path if path.startswith("..") else "/maps" + ("" if path == "." else f"/{path}")

    def names(self, folder: str) -> tuple[str, ...]:
        return tuple(sorted(self.files)) if folder == "." else ()


def read(text: str, rule: Rule | None = None) -> Reading:
    """The map of an example; `--- NAME` begins a file beside it."""
    extend = (rule.name,) if rule is not None and rule.opt_in else ()
    text, files = parts(text)
    return read_text(text, "example.arg", loader=Folder(files), settings=Settings(extend=extend))


def examples(field: str) -> list[object]:
    return [
        pytest.param(rule, text, id=f"{rule.name}-{i}")
        for rule in all_rules()
        for i, text in enumerate(getattr(rule, field))
    ]


def apply(text: str, edits: list[Edit]) -> str:
    end = len(text) + 1
    for edit in sorted(set(edits), key=lambda e: e.place, reverse=True):
        assert edit.place.end <= end, "edits of one rule overlap"
        text = text[: edit.place.start] + edit.text + text[edit.place.end :]
        end = edit.place.start
    return text


@pytest.mark.parametrize(("rule", "text"), examples("bad"))
def test_a_bad_example_fires_its_rule_and_no_other(rule: Rule, text: str) -> None:
    names = {d.name for d in read(text, rule).diagnostics}
    if rule.name == "unread-rest":  # it speaks only behind many lines that cannot be read
        assert names == {rule.name, "missing-colon"}
        return
    assert names == {rule.name}


@pytest.mark.parametrize(("rule", "text"), examples("good"))
def test_a_good_example_is_clean(rule: Rule, text: str) -> None:
    assert [d for d in read(text, rule).diagnostics if d.severity is not Severity.INFO] == []
    assert rule.name not in {d.name for d in read(text, rule).diagnostics}


@pytest.mark.parametrize(("rule", "text"), examples("bad"))
def test_fixes_silence_the_rule_and_leave_a_text_that_reads(rule: Rule, text: str) -> None:
    found = read(text, rule).diagnostics
    fixes = [d.fix for d in found if d.fix is not None]
    if not fixes:
        return
    map_, files = parts(text)
    fixed = apply(map_, [edit for fix in fixes for edit in fix.edits])
    after = read(fixed + "".join(f"--- {name}\n{words}" for name, words in files.items()), rule)
    unfixed = sum(d.fix is None for d in found)
    assert sum(d.name == rule.name for d in after.diagnostics) <= unfixed
    assert len(after.slips) <= sum(d.fix is None and d.code[0] == "S" for d in found)


@pytest.mark.parametrize(("rule", "text"), examples("bad"))
def test_places_lie_in_the_text_and_sentences_are_finished(rule: Rule, text: str) -> None:
    reading = read(text, rule)
    for diagnostic in reading.diagnostics:
        for place in (diagnostic.place, *(label.place for label in diagnostic.labels)):
            assert 0 <= place.start <= place.end <= len(reading.documents[place.file].text)
        assert diagnostic.message
        assert not diagnostic.message.endswith((".", ":"))
        assert "\n" not in diagnostic.message
        assert diagnostic.help
        assert not diagnostic.help[0].isupper()


def test_every_rule_is_complete() -> None:
    rules = all_rules()
    for one in ("code", "name"):
        often = Counter(getattr(rule, one) for rule in rules)
        assert [word for word, count in often.items() if count > 1] == [], f"a {one} of two rules"
    for rule in rules:
        assert re.fullmatch(r"[SUNWEQPMF]\d{3}", rule.code), rule.code
        assert re.fullmatch(r"[a-z]+(-[a-z]+)*", rule.name), rule.name
        assert rule.bad, rule.name
        assert rule.good, rule.name
        summary, blank, *rest = rule.doc.split("\n")
        assert summary.endswith((".", "`.")), rule.name
        assert not blank, rule.name
        assert "".join(rest).strip(), rule.name
    assert list(rules) == sorted(rules, key=lambda r: r.code)


AREAS = {
    area.name: sorted(set(area.glob("*.py")) - {area / "__init__.py"})
    for area in Path(argmap.rules.__file__).parent.iterdir()
    if area.is_dir() and area.name not in ("shared", "__pycache__")
}
FILES_OF_RULES = [path for paths in AREAS.values() for path in paths]


@pytest.mark.parametrize("path", FILES_OF_RULES, ids=lambda path: path.stem)
def test_a_file_in_an_area_is_a_rule_of_that_name(path: Path) -> None:
    """What is in another form would be no rule, and nothing would say so."""
    made = importlib.import_module(f"argmap.rules.{path.parent.name}.{path.stem}")
    check = getattr(made, "check", None)
    assert isinstance(check, Rule), (
        f"{path.name}: its function must be called `check`, with `@rule`"
    )
    assert check.name == path.stem.replace("_", "-"), f"{path.name} has the rule {check.name}"
    letter = AREA_LETTERS[path.parent.name]
    assert check.code[0] == letter, f"codes of rules in {path.parent.name}/ begin with {letter}"


AREA_LETTERS = {
    {"quotes": "quotations", "map": "whole_map"}.get(area, area): letter
    for letter, area in GROUPS.items()
}
"""The letter of codes for each area folder; two folders have a longer name than their area."""


def test_every_area_has_its_folder() -> None:
    assert set(AREAS) == set(AREA_LETTERS)
    names = {path.stem.replace("_", "-") for path in FILES_OF_RULES}
    assert names == {rule.name for rule in all_rules()}


def test_find_takes_names_and_codes_in_any_case() -> None:
    by_name, by_code = find("self-relation"), find("n101")
    assert isinstance(by_name, Rule)
    assert by_name is by_code
    assert find("Self_Relation") is by_name


def test_find_says_what_was_probably_meant() -> None:
    answer = find("self-relatoin")
    assert isinstance(answer, UnknownRule)
    assert answer.near[0] == "self-relation"
    assert "; did you mean `self-relation`?" in answer.sentence
    assert unknown_names(["self-relation", "N101", "wording", "wrding"]) == (
        "there is no rule `wrding`; did you mean `wording`? (`argmap explain` lists them)",
    )


def test_every_kind_of_slip_has_a_last_answer() -> None:
    kinds = {rule.kind for rule in all_rules() if isinstance(rule, SlipRule)}
    assert kinds == {"broken", "tab", "indent", "deep", "name", "quote", "control", "rest",
                     "conflict"}  # fmt: skip


SIDES = (
    "person ann: Ann\nclaim close: The street should be closed.\n<<<<<<< HEAD\n{one}=======\n{two}"
    ">>>>>>> evening\n    by ann\n"
)


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("    credence 0.5\n", "    credence 0.6\n"),
        ("claim a: The shops lose.\n", "claim a: The shops win.\n"),
        ("    supported by safe: It would be safer.\n", "  suported by safe: It is safer.\n"),
        ("", "claim so: Why not?\n    by nobody\n"),
        ("claim a: The shops lose.\n||||||| before\nclaim a: It was.\n", "claim a: They win.\n"),
        ("\tby ann\n", '    evidence "so\n'),
    ],
)
def test_of_what_a_merge_left_one_finding_says_where_both_sides_are(one: str, two: str) -> None:
    reading = read(SIDES.format(one=one, two=two))
    (found,) = reading.diagnostics
    assert (found.code, found.severity, found.fix) == ("S027", Severity.ERROR, None)
    (document,) = reading.map.documents.values()
    text = document.text
    marked = [text[p.start : p.end] for p in (found.place, *(label.place for label in found.labels))]
    before = ["||||||| before"] if "|||" in one else []
    assert marked == ["<<<<<<< HEAD", *before, "=======", ">>>>>>> evening"]


def test_both_sides_of_a_merge_are_read_where_they_stand() -> None:
    one, two = "    supported by safe: It is safer.\n", "    supported by quiet: It is quieter.\n"
    map = read(SIDES.format(one=one, two=two)).map
    assert [a.target for a in map.arguments.values()] == ["close", "close"]
    assert map.claims["close"].by == ("ann",)


def test_each_conflict_and_each_lost_mark_is_found_and_the_rest_of_the_file_is_checked() -> None:
    one = SIDES.format(one="", two="").removesuffix("    by ann\n")
    text = f"{one}<<<<<<< a\nclaim b: B is so.\n{QUESTION}"
    text += "<<<<<<< a\n=======\n>>>>>>> b\n>>>>>>> c\n"
    reading = read(text)
    (document,) = reading.map.documents.values()
    lines = [(d.code, document.position(d.place.start).line) for d in reading.diagnostics]
    assert lines == [("S027", 3), ("S027", 6), ("W201", 8), ("S027", 9), ("S027", 12)]


@pytest.mark.parametrize("keyword", [k for k in PARENTS if k not in ("relation", "scheme line")])
@pytest.mark.parametrize(
    "rest", ["", ":", " x y z", ' "x', ": x", " x, , y", " | x", " ÿ\u200b", "\t:"]
)
@pytest.mark.parametrize("above", ["", "claim: A claim.\n    ", "person a: A\n    ", "%\n    "])
def test_slip_rules_answer_for_any_line(keyword: str, rest: str, above: str) -> None:
    text = f"{above}{keyword}{rest}\n"
    reading = read(text)
    assert len([d for d in reading.diagnostics if d.code[0] == "S"]) == len(reading.slips)


def one(text: str, **settings: object) -> Diagnostic:
    (diagnostic,) = run_with(text, **settings)
    return diagnostic


def run_with(text: str, **settings: object) -> tuple[Diagnostic, ...]:
    reading = read(text)
    return run(reading.map, reading.slips, **settings)  # type: ignore[arg-type]


QUESTION = "claim: Did the United States block the talks?\n"


def test_levels_by_name_code_and_area() -> None:
    assert one(QUESTION).severity is Severity.WARNING
    for key in ("question-as-claim", "W201", "wording"):
        assert one(QUESTION, levels={key: Severity.ERROR}).severity is Severity.ERROR
        assert run_with(QUESTION, levels={key: Severity.OFF}) == ()
    both = {"wording": Severity.OFF, "question-as-claim": Severity.INFO}
    assert one(QUESTION, levels=both).severity is Severity.INFO


def test_select_narrows_but_reading_errors_stay() -> None:
    text = QUESTION + "%%%\n"
    assert {d.name for d in run_with(text, select=("names",))} == {"comment-habit"}
    assert {d.name for d in run_with(text, select=("W201",))} == {
        "comment-habit",
        "question-as-claim",
    }


def test_a_line_that_cannot_be_read_is_always_an_error() -> None:
    text = "allow unreadable-line: not this one\n%x\nfoo bar baz\n"
    found = run_with(text, levels={"syntax": Severity.OFF, "unreadable-line": Severity.OFF})
    assert [d.severity for d in found] == [Severity.ERROR, Severity.ERROR]


def test_silence_holds_for_the_declaration_and_what_hangs_under_it() -> None:
    text = """\
claim talks: The talks failed.
    allow question-as-claim: quoted from the title
    supported by: Who blocked the talks?
claim: Who did it?
"""
    assert [d.place.start for d in run_with(text)] == [text.index("Who did it")]


def test_silence_at_the_margin_holds_for_the_file_by_name_or_code() -> None:
    for name in ("question-as-claim", "W201"):
        assert run_with(f"allow {name}: a list of questions\n{QUESTION}") == () or name == "W201"


def test_many_silences_and_many_findings_are_quick_and_right() -> None:
    text = "".join(
        f"claim: Is item {i} a claim?\n" + ("    allow question-as-claim: yes\n" if i % 2 else "")
        for i in range(400)
    )
    found = [d for d in run_with(text) if d.name == "question-as-claim"]
    assert len(found) == 200


def test_long_claims_are_a_remark_then_a_warning() -> None:
    words = "word " * 31
    levels = {n: one(f"claim: {words[: 5 * n].strip()}\n").severity for n in (26, 31)}
    assert levels == {26: Severity.INFO, 31: Severity.WARNING}
    assert run_with(f"claim: {words[: 5 * 25].strip()}\n") == ()


@pytest.mark.parametrize(
    "sentence",
    [
        "The U.S. Senate agreed with Gov. Smith and J. R. Jones.",
        "About 3.5 million people fled, i.e. Many more than before.",
        "Biden said “Stop. Now.” to them and left.",
        "It takes two to tango.",
        "That Russia attacked is not in doubt.",
        "This war is destructive.",
        "It is clear that the talks failed.",
        "The talks failed because of the weather.",
        "The talks did not fail because Kyiv was tired.",
        "The paper calls them “warmongers”.",
        "Ukraine, not Russia, asked for talks.",
        "Thusnelda held henceforth and elsewhere nothing.",
    ],
)
def test_wording_rules_leave_ordinary_claims_alone(sentence: str) -> None:
    assert run_with(f"claim words: {sentence}\n") == ()


@pytest.mark.parametrize(
    ("left", "right", "name"),
    [
        (
            "Kyiv was ready to sign the deal",
            "Kyiv was not ready to sign the deal",
            "opposite-wording",
        ),
        ("The deal was near at last", "The deal wasn’t near at last", "opposite-wording"),
        ("The West ended the long talks", "The West has ended these long talks", None),
        ("The West ended the long talks", "The West has ended the long talks", "near-duplicate"),
        ("Russia attacked Ukraine first", "Ukraine attacked Russia first", None),
        ("Russia lost 100 tanks in May", "Russia lost 200 tanks in May", None),
        (
            "Some tanks of Russia were lost in May then",
            "All tanks of Russia were lost in May",
            None,
        ),
    ],
)
def test_like_claims(left: str, right: str, name: str | None) -> None:
    found = run_with(f"claim left: {left}.\nclaim right: {right}.\n")
    assert [d.name for d in found] == ([name] if name else [])


def test_opt_in_rules_run_only_when_asked_for() -> None:
    text = "claim: The talks failed, and the war went on.\n"
    assert run_with(text) == ()
    for settings in (
        {"extend": ("formal",)},
        {"extend": ("F703",)},
        {"select": ("conjunction-claim",)},
        {"levels": {"conjunction-claim": Severity.INFO}},
    ):
        assert one(text, **settings).name == "conjunction-claim"


def test_lost_lines_do_not_make_other_rules_complain() -> None:
    text = """\
claim talks: The talks failed.
argument envoys: The envoys left.
    premis: The envoys left.
    supports talks
source letter: A letter
    publshed 2023
"""
    assert {d.name for d in read(text).diagnostics} == {"misspelt-keyword"}


def test_second_hand_is_said_once_of_each_speaker_in_a_source() -> None:
    claims = "".join(
        f"claim c{i}: The street was closed on day {i}.\n    by {who}\n"
        f'    evidence "closed on day {i}" said by {who} in gazette at paragraph {i}\n'
        for i, who in enumerate(["mayor", "mayor", "clerk", "mayor"])
    )
    text = f"""{claims}person berg: Jon Berg
person mayor: Maria Lind
person clerk: Ann
source gazette: What the street costs us
    author berg
    published 2024-05
    url: https://example.org/street
"""
    found = [d for d in read(text).diagnostics if d.name == "second-hand"]
    assert ["`mayor`" in d.message for d in found] == [True, False]
    assert not [d for d in read(f"{text}    kind thread\n").diagnostics if d.name == "second-hand"]


TED = "person snider: Ted Snider\n"


def test_map_rules_and_slip_rules_are_told_apart() -> None:
    for rule in all_rules():
        assert isinstance(rule, SlipRule) == (rule.group == "syntax")
        assert sum(isinstance(rule, kind) for kind in (MapRule, QuoteRule, SlipRule)) == 1


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("claim us-blocked; The US blocked it.\n", "claim us-blocked: The US blocked it.\n"),
        ("person Ted Snider\n", "person ted-snider: Ted Snider\n"),
        ('source "Some title"\n', "source some-title: Some title\n"),
        ("claim: A.\n    supports by: B.\n", "claim: A.\n    supported by: B.\n"),
        ("claim: A.\n    supported-by: B.\n", "claim: A.\n    supported by: B.\n"),
        (f"{TED}claim: A.\n    by Ted Snider\n", f"{TED}claim: A.\n    by snider\n"),
        (f"{TED}claim: A.\n    by: Ted Snider\n", f"{TED}claim: A.\n    by snider\n"),
        ("claim: A.\n    credence 0,7\n", "claim: A.\n    credence 0.7\n"),
        ("claim: A.\n    evidence 'B c' in d\n", 'claim: A.\n    evidence "B c" in d\n'),
        ("source s: S\n    published 5 March 2022\n", "source s: S\n    published 2022-03-05\n"),
        ("claim: A.\n    1. supported by: B.\n", "claim: A.\n    supported by: B.\n"),
        ("argument a: A.\n    (1) B.\n", "argument a: A.\n    premise: B.\n"),
        ("CLAIM: A.\n", "claim: A.\n"),
    ],
)
def test_slips_known_by_heart_are_mended_in_one_step(text: str, right: str) -> None:
    (found,) = [d for d in read(text).diagnostics if d.code[0] == "S"]
    assert found.fix is not None
    assert apply(text, list(found.fix.edits)) == right


@pytest.mark.parametrize("line", ["credence 0.7", "tags a, b", "supports a with b", "by fried"])
def test_a_proper_line_under_nothing_is_not_called_malformed(line: str) -> None:
    names = {d.name for d in read(f"    {line}\nclaim: The talks failed.\n").diagnostics}
    assert names <= {"unreadable-line", "uneven-indentation", "line-out-of-place"}


@pytest.mark.parametrize(("rule", "text"), examples("bad"))
def test_the_errors_alone_are_the_errors_of_all_that_is_found(rule: Rule, text: str) -> None:
    """A finding is an error only where its rule is one, so the other rules need not run."""
    raised = Settings(levels={rule.name: Severity.ERROR}, extend=(rule.name,))
    for settings in (Settings(), Settings(extend=(rule.name,)), raised):
        words, files = parts(text)
        both = [read_text(words, "a.arg", loader=Folder(files), settings=settings) for _ in "ab"]
        found = both[0].diagnostics
        assert both[1].errors == tuple(d for d in found if d.severity is Severity.ERROR)
        assert both[0].errors == both[1].errors


@pytest.mark.parametrize(("rule", "text"), [*examples("bad"), *examples("good")])
def test_rules_about_quotations_say_nothing_where_there_are_none(rule: Rule, text: str) -> None:
    """… neither quotations nor expectations, texts or locks; so they need not be loaded."""
    reading = read(text, rule)
    if not reading._quoting:
        found = run(reading.map, reading.slips, reading.settings.levels,
                    extend=reading.settings.extend, quotes=lambda: reading.quotes)  # fmt: skip
        assert found == reading.diagnostics


def test_what_is_kept_of_the_rules_is_what_their_files_say(
    tmp_path: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    from argmap.base import cache
    from argmap.rules import catalogue

    monkeypatch.setenv("ARGMAP_CACHE", str(tmp_path))
    listing = catalogue._listed.__wrapped__
    made, again = listing(), listing()
    assert [r.code for r in made] == [r.code for r in again]
    for late, kept in zip(made, again, strict=True):
        whole = catalogue._whole(late)
        for field in ("code", "name", "level", "opt_in", "always", "group"):
            assert getattr(late, field) == getattr(kept, field) == getattr(whole, field)
        assert type(late) is type(kept) is type(whole)
        assert getattr(kept, "kind", "") == getattr(whole, "kind", "")
    assert set(map(type, made)) == {MapRule, QuoteRule, SlipRule}
    for name in cache.names_kept():
        for raw in (b"", b"i\1\0\0\0", cache.kept(name)[:-9]):  # type: ignore[index]
            cache.keep(name, raw)
            assert [r.code for r in listing()] == [r.code for r in made]


TURNS = """
claim: The street costs the town more than it brings.
    evidence {line}
person holm: Ove Holm{asks}
person mayor: Maria Lind{answers}
source hearing: What the street costs us
    author holm
    kind transcript
    published 2024-05-12
    text: hearing.txt
--- hearing.txt
Ove Holm asked Maria Lind about the street.

Q: What do you say to that? Some call it a bargain.

A: I find that the street is far too loud to sleep in.
"""


@pytest.mark.parametrize(
    ("line", "labelled", "rule", "words"),
    [
        ('"the street is far too loud" in hearing at paragraph 3', False, "Q420", "nothing there says that this is `holm`"),
        ('"the street is far too loud" in hearing at paragraph 3', True, "Q409", "these words in a turn of Maria Lind (“A”)"),
        ('"Some call it a bargain" said by mayor in hearing at paragraph 2', True, "Q410", "Ove Holm (“Q”) is"),
    ],
)
def test_the_letters_of_an_interview_are_told_with_names(
    line: str, labelled: bool, rule: str, words: str
) -> None:
    asks, answers = (f"\n    also: {letter}" if labelled else "" for letter in "QA")
    found = read(TURNS.format(line=line, asks=asks, answers=answers)).diagnostics
    assert [(d.code, words in d.message) for d in found] == [(rule, True)], found
