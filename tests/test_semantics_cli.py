"""`argmap status`, `why` and `flip` from outside."""

from __future__ import annotations

import json

import pytest

from argmap.cli import main
from argmap.cli.status import KINDS, STRENGTHS
from argmap.cli.statuses import STANDARDS
from argmap.reasoning.status import extensions
from argmap.reasoning.status.labels import Standard
from argmap.reasoning.status.strength import all_semantics

STREET = """\
question street: Should the market street be closed?
position closers: Close it.
    thesis close
source count: The count of 2023
    text: count.txt
person ann: Ann
claim close: The town should close the market street to cars.
    supported by accidents: Half of the accidents in town happen there.
        undercut by lights: Most of them happened before the lights were put up.
    rebutted by shops: The shops live on customers who come by car.
claim bus: A bus stops at both ends of the street.
    evidence timetable: The timetable, page 3
        in count at page 3
claim near: The stop is a minute from every shop.
bus rebuts shops with near
    id by-bus
claim gone: The bus is to be given up next year.
    contradicts bus
"""


@pytest.fixture
def run(tmp_path, monkeypatch, capfd):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("NO_COLOR", "1")
    (tmp_path / "street.arg").write_text(STREET)
    (tmp_path / "calm.arg").write_text(STREET.partition("claim gone")[0])

    def act(*argv):
        status = main(argv)
        out, err = capfd.readouterr()
        return status, out, err

    return act


def test_options_offer_what_there_is():
    assert sorted(all_semantics()) == sorted(STRENGTHS)
    assert STRENGTHS[0] == next(iter(all_semantics()))
    assert KINDS == extensions.KINDS
    assert tuple(Standard) == STANDARDS


def data(answer):
    return json.loads(answer[1])


def test_status_as_json_has_the_documented_shape(run):
    assert data(run("status", "calm.arg", "--format", "json")) == {
        "version": 1,
        "claims": {
            "close": {"status": "stands"},
            "accidents": {"status": "stands"},
            "lights": {"status": "stands"},
            "shops": {"status": "defeated"},
            "bus": {"status": "stands"},
            "near": {"status": "stands"},
        },
        "standard": "objections",
    }
    strong = data(run("status", "calm.arg", "close", "--strength", "--format", "json"))
    assert list(strong["claims"]) == ["close"]
    # accidents support with 0.5 × (1 − 0.5); shops rebut with 0.5 − 0.5 × min(0.75, 0.5).
    assert strong["claims"]["close"] == {"status": "stands", "strength": 0.5}
    assert strong["strength"] == {"semantics": "dfquad", "converged": True, "not-converged": []}


def test_status_as_text(run):
    status, out, err = run("status", "calm.arg")
    assert (status, err) == (0, "")
    assert out.startswith("In this map:\n\nstands     close      The town should close")
    assert out.endswith("\n\n6 claims: 5 stand, 1 defeated.\n")
    out = run("status", "calm.arg", "close", "--strength")[1]
    assert "stands     0.50, about where it starts  close  The town" in out
    assert "probab" not in out
    strict = run("status", "calm.arg", "--standard", "evidence")[1]
    assert strict.startswith("In this map, by the standard of evidence:")
    assert "\nstands     bus " in strict
    assert "\ndefeated   close " in strict


def test_status_with_extensions(run):
    out = run("status", "street.arg", "--extensions", "preferred")[1]
    assert "4 undecided claims: 2 preferred ways to decide:" in out
    assert "  1  close and bus stand; shops and gone are defeated\n" in out
    assert "  2  shops and gone stand; close and bus are defeated\n" in out
    answer = data(run("status", "street.arg", "--extensions", "stable", "--format", "json"))
    assert answer["claims"]["close"] == {"status": "undecided", "stands-in": "some"}
    assert answer["claims"]["lights"] == {"status": "stands", "stands-in": "all"}
    assert answer["extensions"]["count"] == 2
    assert [len(part["ways"]) for part in answer["extensions"]["parts"]] == [2]
    assert "There is nothing to decide" in run("status", "calm.arg", "--extensions", "stable")[1]


def test_why_goes_down_to_what_decides(run):
    status, out, _ = run("why", "calm.arg", "close")
    assert status == 0
    assert out.splitlines() == [
        "In this map:",
        "",
        "close: The town should close the market street to cars.",
        "    stands: the rebuttal from shops is defeated.",
        "  shops: The shops live on customers who come by car.",
        "      is defeated: the step by-bus rebuts it and stands.",
        "    by-bus: bus and near together rebut shops",
        "        stands: its premises bus and near stand.",
        "      bus: A bus stops at both ends of the street.",
        "          stands: nothing in this map is against it.",
        "      near: The stop is a minute from every shop.",
        "          stands: nothing in this map is against it.",
    ]


def test_why_names_the_circle(run):
    out = run("why", "street.arg", "close")[1]
    assert "is undecided: it hangs on shops" in out
    assert "bus and gone contradict each other, and nothing in this map decides" in out
    answer = data(run("why", "street.arg", "close", "--format", "json"))
    assert (answer["status"], answer["because"][0]["cause"]) == ("undecided", "circle")
    assert {"from": "gone", "bond": "contradicts", "to": "bus"} in answer["because"][0]["circle"]


def test_why_by_the_standard_of_evidence(run):
    out = run("why", "calm.arg", "close", "--standard", "evidence")[1]
    assert "no evidence in this map backs it, and the support from accidents is defeated" in out
    out = run("why", "calm.arg", "bus", "--standard", "evidence")[1]
    assert "stands: nothing in this map is against it, and it has evidence." in out


def test_why_of_a_step(run):
    out = run("why", "calm.arg", "accidents/supports/close")[1]
    assert "accidents/supports/close: accidents supports close" in out
    assert "is defeated: lights undercuts it and stands." in out


def test_flip_names_withdrawals(run):
    out = run("flip", "calm.arg", "close")[1]
    assert out.startswith("In this map close stands.\n")
    assert "  the claim bus: then close is defeated\n      A bus stops" in out
    assert "  the step by-bus (bus and near together rebut shops): then close is defeated\n" in out
    assert "accidents" not in out
    assert "No single withdrawal would change that." in run("flip", "calm.arg", "bus")[1]
    answer = data(
        run("flip", "calm.arg", "bus", "--standard", "evidence", "--format", "json", "--pairs")
    )
    assert answer["flips"] == [
        {"without": [{"name": "timetable", "kind": "evidence"}], "status": "defeated"}
    ]


def test_flip_by_pairs(run, tmp_path):
    (tmp_path / "two.arg").write_text("claim a: A.\n    rebutted by b: B.\n    rebutted by c: C.\n")
    assert "No single withdrawal" in run("flip", "two.arg", "a")[1]
    out = run("flip", "two.arg", "a", "--pairs")[1]
    assert "Or without two together:\n  the claim b and the claim c: then a stands\n" in out


WEAK = """\
person ann: Ann
person ben: Ben
claim close: The street should be closed.
    evidence count "31 of 60" said by ann via ben
        undercut by old: The count is old.
            assumed
    rebutted by shops: The shops live on cars.
        granted by ann
        undercut by: Most customers walk.
            assumed
            inferred
claim old
    assumed
"""


def test_evidence_that_is_undercut_has_a_status_and_reasons(run, tmp_path):
    (tmp_path / "weak.arg").write_text(WEAK)
    strict = ("--standard", "evidence")
    out = run("why", "weak.arg", "close", *strict)[1]
    assert "is defeated: the evidence for it (count) is defeated" in out
    assert "  count: “31 of 60” (as Ben tells it)\n      is defeated: old undercuts it and stands." in out
    assert run("why", "weak.arg", "count")[1].startswith("In this map:\n\ncount: “31 of 60”")
    answer = data(run("why", "weak.arg", "count", "--format", "json"))
    assert (answer["because"][0]["kind"], answer["status"]) == ("evidence", "defeated")
    out = run("flip", "weak.arg", "close", *strict)[1]
    assert out.startswith("In this map, by the standard of evidence, close is defeated.")
    assert "the claim old: then close stands" in out
    assert "argmap why weak.arg count` says its status" in run("status", "weak.arg", "count")[2]
    out = run("why", "weak.arg", "close")[1]
    assert "the rebuttal from shops (granted by Ann) is defeated" in out
    assert "(drawn by the mapmaker)" in out


@pytest.mark.parametrize(
    ("argv", "said"),
    [
        (
            ["status", "calm.arg", "clos"],
            "there is no claim `clos` in calm.arg; did you mean `close`?",
        ),
        (["why", "calm.arg", "zzz"], "`argmap status calm.arg` lists the claims"),
        (["status", "calm.arg", "by-bus"], "`by-bus` is an argument in calm.arg"),
        (["why", "calm.arg", "timetable"], "has no status; it supports `bus`"),
        (["flip", "calm.arg", "closers"], "ask for its thesis: `close`"),
        (["status", "none.arg"], "none.arg does not exist"),
        (["status", "calm.arg", "--strength", "qa"], "did you mean `qe`?"),
        (["status", "calm.arg", "--extensions", "prefered"], "did you mean `preferred`?"),
        (["status", "calm.arg", "--standard", "evidenc"], "did you mean `evidence`?"),
        (["why", "calm.arg"], "there is no NAME"),
    ],
)
def test_bad_words_get_advice(run, argv, said):
    status, out, err = run(*argv)
    assert (status, out) == (2, "")
    assert said in err
    assert "Traceback" not in err


def test_a_map_without_claims_and_one_with_errors(run, tmp_path):
    (tmp_path / "empty.arg").write_text("")
    assert run("status", "empty.arg")[:2] == (0, "There is no claim in this map.\n")
    assert data(run("status", "empty.arg", "--format", "json"))["claims"] == {}
    (tmp_path / "self.arg").write_text("claim a: A is so.\n    rebuts a\n")
    status, out, err = run("status", "self.arg")
    assert status == 1
    assert "stands" in out
    assert "self-relation" in err


def test_words_from_a_map_cannot_drive_the_terminal(run, tmp_path):
    (tmp_path / "evil.arg").write_text("claim a: \x1b[2Jgone \u202e\n    rebutted by b: B.\n")
    for argv in (["status", "evil.arg"], ["why", "evil.arg", "a"], ["flip", "evil.arg", "a"]):
        out = run(*argv)[1]
        assert "\x1b" not in out
        assert "\u202e" not in out


def test_the_same_words_on_every_run(run):
    for argv in (
        ["status", "street.arg", "--strength", "--extensions", "preferred"],
        ["why", "street.arg", "close"],
        ["flip", "street.arg", "close", "--pairs"],
    ):
        assert run(*argv) == run(*argv)


LONG = """\
position bikers: Keep the bikes out.
    thesis out
position riders: Let the bikes in.
    thesis in

claim in: Bicycles should be let into the market street at all hours of the day and the night.
    supported by: Nobody has ever been hurt by a bicycle in the market street of this town, as the police say.
claim loose: Another matter is what the buses do in the meantime.
claim out: Bicycles should stay out.
    rebutted by quick: They are quick.
"""


def test_status_goes_by_the_positions_and_cuts_no_word(run, tmp_path):
    (tmp_path / "long.arg").write_text(LONG)
    out = run("status", "long.arg")[1]
    at = [out.index(w) for w in ("stay out", "let into", "are quick", "Nobody has", "Another")]
    assert at == sorted(at)
    assert "…" not in out
    assert max(map(len, out.splitlines())) <= 80
    flat = " ".join(out.split())
    name = next(
        c for c in data(run("status", "long.arg", "--format", "json"))["claims"] if "-" in c
    )
    assert f"as the police say. ({name})" in flat
    assert f"{name} Nobody" not in flat


def test_status_of_a_map_without_positions_goes_by_the_source(run, tmp_path):
    (tmp_path / "plain.arg").write_text(
        "claim b: B is so.\n    supported by a: A is so.\nclaim c: C.\n"
    )
    rows = run("status", "plain.arg")[1].splitlines()[2:5]
    assert [row.split()[1] for row in rows] == ["b", "a", "c"]
