"""Schemes: the starter set, what they ask, how a map answers, and on what a thesis hangs."""

from __future__ import annotations

import json
import re
from textwrap import dedent

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.cli import main
from argmap.language import parse, write
from argmap.model.schemes import Aim, all_schemes, find, nearest, pattern, scheme_names
from argmap.model.schemes.questions import Bearing, State, bearing, put
from argmap.reading import read_text
from argmap.reasoning.proofs import debate
from argmap.reasoning.proofs.needed import needed_steps
from argmap.rules.catalogue import all_rules


def read(text):
    return read_text(dedent(text).strip() + "\n").map


def names(text):
    found = read_text(dedent(text).strip() + "\n").diagnostics
    return {(d.name, d.severity.value) for d in found}


STREET = """
position yes: Close it.
    thesis close

claim close: The town should close the market street to cars.
    supported by engineer: An engineer of the town says that the street must be closed.
        scheme expert-opinion
        answered field: Streets are what engineers know about.
        answered backing by count, others
        undercut by others: Engineers of other towns say otherwise.
        supported by count: The engineer has counted the cars for a year.
    supported by noise: The street is too loud to sleep in.
        scheme sign
    rebutted by trade: The shops live on customers who come by car.
        scheme consequences
"""


# ---- the starter set -----------------------------------------------------------------------


@pytest.mark.parametrize("scheme", all_schemes(), ids=lambda s: s.name)
def test_a_scheme_of_the_starter_set_is_complete(scheme):
    assert find(scheme.name) is scheme
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", scheme.name)
    assert scheme.title
    assert not scheme.title.endswith(".")
    assert scheme.conclusion.endswith(".")
    assert "2008" in scheme.source
    assert scheme.premises
    roles = [role for role, _ in scheme.premises]
    assert len(set(roles)) == len(roles)
    assert all(words.endswith(".") for _, words in scheme.premises)
    asked = [q.name for q in scheme.questions]
    assert len(set(asked)) == len(asked)
    assert sum(not q.exception for q in scheme.questions) >= 2
    for question in scheme.questions:
        assert question.text.endswith("." if question.exception else "?")
        assert isinstance(question.aim, Aim)
        assert not question.exception or question.aim is Aim.STEP
        assert (
            read(f"a supports b\n    scheme {scheme.name}\n    answered {question.name}: x\n")
            is not None
        )


def test_the_starter_set_has_the_well_known_ones():
    assert {
        "position-to-know", "expert-opinion", "analogy", "precedent", "cause-to-effect", "sign",
        "practical-reasoning", "slippery-slope", "witness-testimony", "commitment",
    } <= set(scheme_names())  # fmt: skip
    assert 15 <= len(scheme_names()) <= 25
    assert not {rule.name for rule in all_rules()} & set(scheme_names())


def test_expert_opinion_has_the_six_questions_of_the_book():
    asked = {q.name: q for q in find("expert-opinion").questions}
    assert set(asked) == {
        "expertise", "field", "opinion", "untrustworthy", "disagreement", "backing",
    }  # fmt: skip
    assert {n for n, q in asked.items() if q.exception} == {"untrustworthy", "disagreement"}


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("expert-opinon", "expert-opinion"),
        ("Analogy", "analogy"),
        ("opinion-of-expert", "expert-opinion"),
    ],
)
def test_the_scheme_that_was_meant(written, meant):
    assert meant in nearest(written)


# ---- a map's own ---------------------------------------------------------------------------


def test_a_declared_scheme_wins():
    map = read("""
        claim a: A dog barks.
            supported by b: A cat sits there.
                scheme sign
        scheme sign: What cats mean
            premise seen: A cat is there.
            asks whose: Whose cat is it?
            asks: Is it a cat at all?
            asks: Is it a cat at all?
            unless stuffed: The cat is stuffed.
    """)
    own = pattern(map, "sign")
    assert own.title == "What cats mean"
    assert own.premises == (("seen", "A cat is there."),)
    assert [(q.name, q.exception) for q in own.questions] == [
        ("whose", False), ("cat-all", False), ("cat-all-2", False), ("stuffed", True),
    ]  # fmt: skip


def test_a_scheme_is_looked_up_where_the_file_sees_it(tmp_path, monkeypatch):
    (tmp_path / "used.arg").write_text(
        "claim a: A dog barks.\n    supported by b: A cat sits there.\n        scheme cats\n"
        "scheme cats: What cats mean\n    asks whose: Whose cat is it?\n"
    )
    monkeypatch.chdir(tmp_path)
    reading = read_text(
        "use other: used.arg\nother.b supports other.a\n    scheme other.cats\n", "x.arg"
    )
    assert {a.scheme for a in reading.map.arguments.values()} == {"other.cats"}
    assert pattern(reading.map, "other.cats").title == "What cats mean"
    assert "unknown-scheme" not in {d.name for d in reading.diagnostics}


# ---- answers -------------------------------------------------------------------------------


def test_what_is_asked_and_answered():
    map = read(STREET)
    first, noise, trade = put(map)
    states = {a.question.name: a.state for a in first.asked}
    assert states == {
        "expertise": State.OPEN,
        "field": State.ANSWERED,
        "opinion": State.OPEN,
        "backing": State.ANSWERED,
        "untrustworthy": State.NOT_RAISED,
        "disagreement": State.NOT_RAISED,
    }
    assert [a.question.name for a in first.open] == ["expertise", "opinion"]
    (backing,) = next(a.answers for a in first.asked if a.question.name == "backing")
    assert backing.by == ("count", "others")
    assert bearing(map, first.argument, "count") is Bearing.SUPPORTS_PREMISE
    assert bearing(map, first.argument, "others") is Bearing.UNDERCUTS
    assert bearing(map, first.argument, "engineer") is Bearing.PREMISE
    assert bearing(map, first.argument, "noise") is Bearing.SUPPORTS_CONCLUSION
    assert bearing(map, first.argument, "trade") is Bearing.REBUTS_CONCLUSION
    assert bearing(map, first.argument, "close") is Bearing.BESIDE
    assert bearing(map, trade.argument, "trade") is Bearing.PREMISE
    assert noise.open


@pytest.mark.parametrize(
    "body",
    [
        "claim a: A.\n    supported by b: B.\n        scheme sign\n        answered found: yes\n",
        "claim a: A.\n    supported by b\n        scheme sign\n        answered found: yes\nclaim b: B.\n",
        "claim a: A.\nclaim b: B.\n    supports a\n        scheme sign\n        answered found: yes\n",
        "claim a: A.\nclaim b: B.\nb supports a\n    scheme sign\n    answered found: yes\n",
        "claim a: A.\nargument s\n    premise b: B.\n    supports a\n    scheme sign\n    answered found: yes\n",
        "argument s\n    premise b: B.\n    therefore a: A.\n        scheme sign\n        answered found: yes\n",
        "claim a: A.\n    supported by c: C.\n        undercut by b: B.\n            scheme sign\n            answered found: yes\n",
    ],
)  # fmt: skip
def test_an_answer_stands_wherever_a_scheme_does(body):
    (one,) = put(read(body))
    assert one.argument.premises == ("b",)
    assert [(a.question, a.text, a.by) for a in one.argument.answered] == [("found", "yes", ())]
    assert one.unknown == ()


def test_an_answer_takes_a_reason_names_or_both():
    text = (
        "b supports a\n    scheme sign\n    answered found: seen\n        | by all\n"
        "    answered strength by b, c\n    answered other by c: rarely\n"
    )
    tree = parse(text)
    assert not tree.slips
    assert parse(write(tree)).items == tree.items
    assert "    answered strength by b, c\n" in write(tree)
    map = read_text(text + "claim a: A.\nclaim b: B.\nclaim c: C.\n").map
    (argument,) = map.arguments.values()
    assert [(a.question, a.text, a.by) for a in argument.answered] == [
        ("found", "seen by all", ()), ("strength", "", ("b", "c")), ("other", "rarely", ("c",)),
    ]  # fmt: skip
    document = map.documents[argument.answered[2].place.file]
    place = argument.answered[2].place
    assert document.text[place.start : place.end] == "other"


def test_evidence_may_answer():
    map = read("""
        claim a: The mayor closed the street.
            supported by b: The mayor says so.
                evidence words "We closed it" in gazette at paragraph 1
                scheme position-to-know
                answered record by words
        source gazette: Gazette
    """)
    (one,) = put(map)
    assert one.argument.answered[0].by == ("words",)
    assert bearing(map, one.argument, "words") is Bearing.EVIDENCE


def test_what_answers_must_exist():
    assert ("undefined-name", "error") in names("""
        claim a: A dog barks.
            supported by b: A cat sits there.
                scheme sign
                answered found by nobody
    """)


# ---- rules ---------------------------------------------------------------------------------


def test_a_scheme_that_an_unreadable_file_may_declare_is_not_called_unknown():
    text = "use: missing.arg\nclaim a: A dog barks.\n    supported by b: A cat sits.\n        scheme cats\n"
    assert "unknown-scheme" not in {name for name, _ in names(text)}


def test_one_line_under_several_steps_is_reported_once():
    found = read_text(
        "claim a: A dog barks.\n    supported by b, c\n        scheme sigm\n        answered foun: x\n"
        "claim b: A cat sits there.\nclaim c: A postman comes.\n"
    ).diagnostics
    assert [d.name for d in found if d.name.startswith("unknown")] == ["unknown-scheme"]
    found = read_text(
        "claim a: A dog barks.\n    supported by b, c\n        scheme sign\n        answered foun: x\n"
        "claim b: A cat sits there.\nclaim c: A postman comes.\n"
    ).diagnostics
    assert [d.name for d in found if d.name.startswith("unknown")] == ["unknown-critical-question"]


def test_open_questions_are_told_only_where_a_thesis_hangs_on_them():
    assert "open-critical-question" not in {n for n, _ in names(STREET)}
    one_reason = STREET.replace("supported by noise", "rebutted by noise")
    assert ("open-critical-question", "info") in names(one_reason)
    nobody = one_reason.replace("position yes: Close it.\n    thesis close\n", "")
    assert "open-critical-question" not in {n for n, _ in names(nobody)}


# ---- on what a thesis hangs ----------------------------------------------------------------

CLAIMS = "abcdef"
steps = st.lists(
    st.tuples(st.lists(st.sampled_from(CLAIMS[1:]), min_size=1, max_size=3, unique=True),
              st.sampled_from(CLAIMS)).filter(lambda s: s[1] not in s[0]),
    max_size=8,
)  # fmt: skip


def as_map(chosen):
    lines = ["position p: P.", "    thesis a", "    holds " + ", ".join(CLAIMS[1:])]
    lines += [f"claim {c}: The letter {c} is nice." for c in CLAIMS]
    for i, (premises, target) in enumerate(chosen):
        behind = f" with {', '.join(premises[1:])}" if premises[1:] else ""
        lines += [f"{premises[0]} supports {target}{behind}", f"    id s{i}"]
    return read_text("\n".join(lines) + "\n").map


def derivable(ground, chosen):
    """Whether `a` follows, by brute force, from the ground as the whole map has it."""
    known = set(ground)
    while new := {t for ps, t in chosen if t not in known and known.issuperset(ps)}:
        known |= new
    return "a" in known


@given(steps)
def test_needed_steps_are_those_without_which_the_thesis_is_not_derivable(chosen):
    map = as_map(chosen)
    ground = set(CLAIMS) - {t for _, t in chosen}
    expected = set()
    if derivable(ground, chosen):
        for i in range(len(chosen)):
            if not derivable(ground, chosen[:i] + chosen[i + 1 :]):
                expected.add(f"s{i}")
    needed = needed_steps(debate(map))
    assert set(needed) == expected
    assert all(positions == ("p",) for positions in needed.values())


def test_needed_steps_look_at_the_positions_asked_for():
    map = read("""
        position p: P.
            thesis a
        position q: Q.
            thesis c
        claim a: A dog barks.
            supported by b: A cat sits there.
                id one
        claim c: A bird sings.
            supported by d: The sun shines.
                id two
    """)
    assert needed_steps(debate(map)) == {"one": ("p",), "two": ("q",)}
    assert needed_steps(debate(map, ["q"])) == {"two": ("q",)}


# ---- the commands --------------------------------------------------------------------------


@pytest.fixture
def ask(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "street.arg").write_text(STREET, encoding="utf-8")

    def run(*argv):
        try:
            status = main([*argv])
        except SystemExit as stop:
            status = stop.code
        out, err = capsys.readouterr()
        return status, out, err

    return run


def test_questions_says_when_nothing_hangs(ask):
    status, out, _ = ask("questions", "street.arg")
    assert status == 0
    assert " ".join(out.split()) == (
        "In this map a thesis hangs on no argument with a scheme; --all lists 10 questions of "
        "3 arguments with a scheme."
    )


def test_questions_lists_all(ask):
    status, out, _ = ask("questions", "street.arg", "--all")
    assert status == 0
    assert out.startswith(
        "In this map there are 3 arguments with a scheme: 10 questions, 8 open.\n"
    )
    assert "– others (undercuts the step): Engineers of other towns" in " ".join(out.split())
    assert ask("questions", "street.arg", "--all", "--strict")[0] == 1
    assert max(map(len, out.splitlines())) <= 80


def test_questions_as_json(ask):
    status, out, _ = ask("questions", "street.arg", "--all", "--format", "json")
    data = json.loads(out)
    assert status == 0
    assert (data["version"], data["open"], data["not-listed"]) == (1, 8, 0)
    first = data["arguments"][0]
    assert first["scheme"] == "expert-opinion"
    assert first["hangs"] == []
    backing = next(q for q in first["questions"] if q["question"] == "backing")
    assert backing["state"] == "answered"
    assert backing["answers"][0]["by"][1] == {"id": "others", "bearing": "undercuts the step"}


@pytest.mark.parametrize(
    ("argv", "status", "words"),
    [
        (["street.arg", "--position", "yess"], 2, "did you mean `yes`?"),
        (["street.arg", "--position", "yes", "--all"], 2, "leave one of them out"),
        (["missing.arg"], 2, "missing.arg does not exist"),
        (["street.arg", "--format", "xml"], 2, "(there are `text` and `json`)"),
        (["broken.arg"], 1, "broken.arg:1:"),
    ],
)
def test_questions_says_what_is_wrong(ask, tmp_path, argv, status, words):
    (tmp_path / "broken.arg").write_text("clam: x y\n")
    got, _, err = ask("questions", *argv)
    assert got == status
    assert words in err


def test_questions_on_a_map_without_schemes_and_with_unknown_ones(ask, tmp_path):
    (tmp_path / "none.arg").write_text("claim: A dog barks.\n")
    assert "No argument in this map has a scheme" in ask("questions", "none.arg")[1]
    (tmp_path / "odd.arg").write_text(
        "claim a: A dog barks.\n    supported by b: A cat sits there.\n        scheme cats\n"
        "    supported by c: A bird sings.\n        answered x: y\n"
    )
    out = ask("questions", "odd.arg", "--all")[1]
    assert "The scheme is not known, so nothing is asked." in out
    assert "(no scheme)" in out


def test_nothing_in_a_map_drives_the_terminal(ask, tmp_path):
    (tmp_path / "odd.arg").write_text(
        "claim a: A \u202e dog barks.\n    supported by b: A cat \u2066 sits there.\n        scheme cats\n"
        "        answered w: an \u202e swer\n"
        "scheme cats: Of \u202e cats\n    asks w: Whose \u202e cat?\n",
        encoding="utf-8",
    )
    out = ask("questions", "odd.arg", "--all")[1]
    assert "<U+202E>" in out
    assert not set("\u202e\u2066") & set(out)


def test_explain_knows_schemes(ask):
    status, out, _ = ask("explain", "expert-opinion")
    assert status == 0
    assert out.startswith("# expert-opinion (scheme)\n")
    assert all(q.text in out for q in find("expert-opinion").questions)
    assert ask("explain", "Expert_Opinion")[1] == out
    listed = ask("explain")[1].split("\nSchemes:\n")[1]
    assert [line.split()[0] for line in listed.splitlines()] == list(scheme_names())
    status, _, err = ask("explain", "expert-opinon")
    assert (status, "`expert-opinion`" in err) == (2, True)


def test_a_premise_of_a_scheme_is_no_claim():
    reading = read_text(
        "scheme count: From a count\n    premise counted: Somebody has counted them.\n"
    )
    assert [part.name for part in reading.map.schemes["count"].parts] == ["counted"]
    assert "counted" not in reading.map.claims
