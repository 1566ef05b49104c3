"""Diagnostics in each format, checked against texts written by hand."""

from __future__ import annotations

import json
import unicodedata

import pytest

from argmap.base.diagnostics import Diagnostic, Edit, Fix, Label, Severity
from argmap.base.text import Document, Place
from argmap.base.visible import visible, width
from argmap.formats.checks import FORMATS, render, summary


def found(place: Place, **more: object) -> Diagnostic:
    values: dict[str, object] = {
        "code": "N101",
        "name": "self-relation",
        "severity": Severity.ERROR,
        "place": place,
        "message": "A claim supports itself.",
    }
    return Diagnostic(**{**values, **more})  # type: ignore[arg-type]


def at(text: str, piece: str, file: str = "a.arg") -> Place:
    start = text.index(piece)
    return Place(file, start, start + len(piece))


def full(text: str, *diagnostics: Diagnostic, **others: str) -> str:
    documents = {"a.arg": Document("a.arg", text)}
    documents |= {f"{name}.arg": Document(f"{name}.arg", t) for name, t in others.items()}
    return render(diagnostics, documents, "full")


def test_the_line_the_caret_the_help() -> None:
    text = "claim us-blocked: Words.\n    supported by us-blocked\n"
    place = Place("a.arg", text.rindex("us-blocked"), len(text) - 1)
    shown = full(text, found(place, label="the claim itself", help="Name another claim."))
    assert shown == (
        "error[N101] self-relation: A claim supports itself.\n"
        " --> a.arg:2:18\n"
        "  |\n"
        "2 |     supported by us-blocked\n"
        "  |                  ^^^^^^^^^^ the claim itself\n"
        "  |\n"
        "  = help: Name another claim.\n"
        "\n"
    )


def test_second_places_in_this_file_and_another() -> None:
    text = "claim x: One.\n# a\n# b\n# c\nclaim x: Two.\n"
    other = "\n" * 11 + "claim x: Zero.\n"
    diagnostic = found(
        Place("a.arg", text.rindex("x"), text.rindex("x") + 1),
        labels=(
            Label(at(text, "x"), "first declared here"),
            Label(at(other, "x", "b.arg"), "and here"),
        ),
    )
    assert full(text, diagnostic, b=other) == (
        "error[N101] self-relation: A claim supports itself.\n"
        "  --> a.arg:5:7\n"
        "   |\n"
        " 1 | claim x: One.\n"
        "   |       - first declared here\n"
        "...\n"
        " 5 | claim x: Two.\n"
        "   |       ^\n"
        "  ::: b.arg:12:7\n"
        "   |\n"
        "12 | claim x: Zero.\n"
        "   |       - and here\n"
        "\n"
    )


def test_a_fix_is_shown_as_the_line_to_be() -> None:
    text = "claim x words\nclaim y: more\n"
    insert = Fix("put the colon in", (Edit(Place("a.arg", 7, 7), ":"),), safe=True)
    assert ("  = fix: put the colon in (`--fix` does it)\n1 + claim x: words\n\n") in full(
        text, found(at(text, "words"), fix=insert)
    )
    delete = Fix("drop the line", (Edit(Place("a.arg", 0, 14), ""),))
    assert ("  = fix: drop the line (`--fix=unsafe` does it)\n1 - claim x words\n\n") in full(
        text, found(at(text, "words"), fix=delete)
    )


def test_several_lines_are_abbreviated() -> None:
    text = "claim x: 1\n" + "    | more\n" * 8 + "    | end\nclaim y: 2\n"
    shown = full(text, found(Place("a.arg", 0, text.index("claim y")), label="all of it"))
    assert shown.splitlines()[2:] == [
        "   |",
        " 1 | claim x: 1",
        "   | ^^^^^^^^^^",
        "...",
        "10 |     | end",
        "   |     ^^^^^ all of it",
        "",
    ]


@pytest.mark.parametrize(
    ("before", "columns"),
    [
        ("日本", 4),
        ("e\u0301e\u0301", 2),
        ("👩‍👩‍👧", 2),
        ("한", 2),
        ("é", 1),
        ("\t", 4),
        ("\u202e", 8),
    ],
)
def test_the_caret_stands_under_its_word(before: str, columns: int) -> None:
    text = f"claim: {before}HERE"
    row = full(text, found(at(text, "HERE"))).splitlines()[4]
    assert row == "  | " + " " * (len("claim: ") + columns) + "^^^^"


def test_a_wide_word_gets_a_wide_caret_row() -> None:
    text = "claim: 日本語 x"
    assert full(text, found(at(text, "日本語"))).splitlines()[4] == "  |        ^^^^^^"


def test_a_place_at_the_end_still_has_a_caret() -> None:
    text = "claim x"
    assert full(text, found(Place("a.arg", 7, 7))).splitlines()[4] == "  |        ^"
    assert full("", found(Place("a.arg", 0, 0))).splitlines()[3:5] == ["1 |", "  | ^"]
    assert full("a\n", found(Place("a.arg", 5, 9))).splitlines()[1] == " --> a.arg:2:1"


@pytest.mark.parametrize("word", ["first", "MIDDLE", "last"])
def test_a_very_long_line_is_cut_around_the_caret(word: str) -> None:
    text = f"first {'words ' * 5000}MIDDLE {'words ' * 5000}last"
    _, _, _, line, carets, *_ = full(text, found(at(text, word))).splitlines()
    assert len(line) < 120
    start = carets.index("^")
    assert line[start : start + len(word)] == word
    assert carets.count("^") == len(word)


def test_a_long_stretch_is_underlined_as_far_as_it_is_shown() -> None:
    text = "x" * 50_000
    _, _, _, line, carets, *_ = full(text, found(Place("a.arg", 10, 40_000))).splitlines()
    assert len(carets) <= len(line) < 120


HOSTILE = "claim x\x1b[2J\x07\u202e\u2066\u2028\x9b31m: \x00\x7f\ufeff\u200f evil\r"


@pytest.mark.parametrize("format_", ["full", "short", "github"])
def test_a_hostile_file_cannot_drive_the_terminal(format_: str) -> None:
    file = "a\x1b]0;title\x07\n.arg"
    place = Place(file, 0, len(HOSTILE))
    edit = Edit(Place(file, 0, 5), "\x1b[31m\u202e")
    diagnostic = found(
        place,
        message=HOSTILE,
        label=HOSTILE,
        help=HOSTILE,
        labels=(Label(place, HOSTILE), Label(Place(f"{file}2", 0, 1), HOSTILE)),
        fix=Fix(HOSTILE, (edit,)),
    )
    shown = render([diagnostic], {file: Document(file, HOSTILE)}, format_)
    properties = shown.split("::")[1] if format_ == "github" else ""
    bad = [
        char
        for char in shown.replace(properties, "")
        if char != "\n" and unicodedata.category(char) in {"Cc", "Cf", "Zl", "Zp"}
    ]
    assert bad == []
    if format_ != "full":
        assert shown.count("\n") == 1


def test_visible_escapes() -> None:
    assert visible("a\x1bb\u202ec\td") == "a<U+001B>b<U+202E>c→   d"
    assert visible("日本 👩‍👧 نص é") == "日本 👩‍👧 نص é"
    assert width("日本e\u0301") == 5


def test_short() -> None:
    text = "claim x\nclaim y: 日本 z\n"
    shown = render(
        [found(at(text, "z"), severity=Severity.WARNING, message="One.\nTwo.")],
        {"a.arg": Document("a.arg", text)},
        "short",
    )
    assert shown == "a.arg:2:13: warning[N101] self-relation: One. Two.\n"


def test_json_has_the_promised_shape() -> None:
    text = "claim x\nclaim 日本 z\n"
    fix = Fix("t", (Edit(at(text, "z"), "q"),), safe=True)
    diagnostic = found(
        at(text, "z"), label="here", labels=(Label(at(text, "x"), "first"),), fix=fix
    )
    shape = json.loads(render([diagnostic], {"a.arg": Document("a.arg", text)}, "json"))
    here = {"start": {"line": 2, "column": 10}, "end": {"line": 2, "column": 11}}
    first = {"start": {"line": 1, "column": 7}, "end": {"line": 1, "column": 8}}
    assert shape == {
        "version": 1,
        "diagnostics": [
            {
                "code": "N101",
                "name": "self-relation",
                "severity": "error",
                "message": "A claim supports itself.",
                "file": "a.arg",
                "range": here,
                "labels": [
                    {"file": "a.arg", "range": here, "message": "here"},
                    {"file": "a.arg", "range": first, "message": "first"},
                ],
                "help": None,
                "fix": {
                    "title": "t",
                    "safe": True,
                    "edits": [{"file": "a.arg", "range": here, "text": "q"}],
                },
            }
        ],
    }
    assert json.loads(render([], {}, "json")) == {"version": 1, "diagnostics": []}


def test_github_escapes_what_has_a_meaning_there() -> None:
    file = "a,b:c%.arg"
    shown = render(
        [found(Place(file, 2, 4), message="100 %: a, b", help="Do.")],
        {file: Document(file, "claim")},
        "github",
    )
    assert shown == (
        "::error file=a%2Cb%3Ac%25.arg,line=1,endLine=1,col=3,endColumn=4,"
        "title=self-relation [N101]::100 %25: a, b%0Ahelp: Do.\n"
    )


def test_sarif_is_what_the_standard_asks_for() -> None:
    text = "claim 日本 z\n"
    diagnostics = [
        found(at(text, "z"), labels=(Label(at(text, "claim"), "first"),)),
        found(at(text, "z"), code="A1", name="other", severity=Severity.INFO),
    ]
    documents = {"a b.arg": Document("a b.arg", text), "a.arg": Document("a.arg", text)}
    shape = json.loads(render(diagnostics, documents, "sarif"))
    assert shape["version"] == "2.1.0"
    (run,) = shape["runs"]
    assert run["columnKind"] == "unicodeCodePoints"
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == ["A1", "N101"]
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
    first, second = run["results"]
    assert (first["level"], second["level"]) == ("error", "note")
    assert first["locations"][0]["physicalLocation"] == {
        "artifactLocation": {"uri": "a.arg"},
        "region": {"startLine": 1, "startColumn": 10, "endLine": 1, "endColumn": 11},
    }
    assert first["relatedLocations"][0]["message"] == {"text": "first"}
    spaced = json.loads(render([found(Place("a b.arg", 0, 1))], documents, "sarif"))
    location = spaced["runs"][0]["results"][0]["locations"][0]
    assert location["physicalLocation"]["artifactLocation"]["uri"] == "a%20b.arg"


@pytest.mark.parametrize("format_", FORMATS)
def test_a_file_that_is_not_at_hand_is_still_named(format_: str) -> None:
    assert "gone.arg" in render([found(Place("gone.arg", 3, 9))], {}, format_)


@pytest.mark.parametrize("format_", FORMATS)
def test_colour_only_when_asked(format_: str) -> None:
    documents = {"a.arg": Document("a.arg", "claim x")}
    diagnostic = found(Place("a.arg", 0, 5), label="l", help="h")
    plain = render([diagnostic], documents, format_)
    colored = render([diagnostic], documents, format_, color=True)
    assert "\x1b" not in plain
    assert ("\x1b" in colored) == (format_ in {"full", "short"})


def test_summary() -> None:
    def some(severity: Severity, file: str) -> Diagnostic:
        return found(Place(file, 0, 1), severity=severity)

    assert summary([]) == "No problems"
    assert summary([some(Severity.ERROR, "a")]) == "1 error in 1 file"
    three = [some(Severity.ERROR, f) for f in "aab"]
    assert summary([*three, some(Severity.WARNING, "a")]) == "3 errors, 1 warning in 2 files"
    assert summary([some(Severity.INFO, "a")] * 2) == "2 info in 1 file"
