"""`argmap report`: what it says of small maps, in every format, and of maps that it can say little of."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from parted import debates

from argmap.cli import main
from argmap.page.markup import anchor
from argmap.page.turns import brief_html, sections_html
from argmap.reading import read
from argmap.reasoning.analyses import analysis_names, data, find
from argmap.reasoning.proofs import debate
from argmap.report.compose import ORDER, compose, section_names
from argmap.report.data import table
from argmap.report.markdown import markdown
from argmap.report.text import text

REPORTS = Path(__file__).parent / "reports"
MAPS = Path(__file__).parents[1] / "maps"


@pytest.fixture
def run(capfd):
    def act(*argv):
        status = main(["report", *argv])
        out, err = capfd.readouterr()
        return status, out, err

    return act


@pytest.mark.parametrize("suffix", ["md", "txt", "json"])
@pytest.mark.parametrize("name", ["street", "bare", "hostile"])
def test_what_is_said_of_small_maps(name, suffix, golden, monkeypatch, run):
    monkeypatch.chdir(REPORTS)
    form = {"md": "markdown", "txt": "text", "json": "json"}[suffix]
    _, out, _ = run(f"{name}.arg", "--format", form, "--full", "--names")
    golden(REPORTS / f"{name}.{suffix}", out)


def test_a_report_on_a_small_debate_line_by_line(run):
    status, out, err = run(str(REPORTS / "street.arg"), "--only", "disagreement,no-reply,common-ground",
                           "--format", "text", "--names")  # fmt: skip
    assert (status, err) == (0, "")
    plain = " ".join(out.split())
    assert "The step [accident-step]" in plain
    assert "A matter of inference" in plain
    assert ("Keep it open (asserted by its people), in other words: Every "
            "second accident in town is in that street. [every-second]") in plain  # fmt: skip
    # `elsewhere` is nobody's, and nobody answers it.
    assert ("1 objection without a reply of theirs in this map: - In nobody’s name: Shops in closed "
            "streets elsewhere do well. [elsewhere]") in plain  # fmt: skip
    assert "unanswered" not in plain


@pytest.mark.parametrize("form", ["markdown", "text"])
@pytest.mark.parametrize("name", ["street", "bare", "hostile"])
def test_the_page_of_small_maps(name, form, golden, monkeypatch, run):
    monkeypatch.chdir(REPORTS)
    _, out, _ = run(f"{name}.arg", "--format", form)
    golden(REPORTS / f"{name}.page.{'md' if form == 'markdown' else 'txt'}", out)


@given(debates())
def test_every_line_of_the_data_follows_from_the_map(map):
    made = table(compose(debate(map)))
    json.dumps(made)
    assert made["version"] == 1
    assert [s["name"] for s in made["sections"]] == list(ORDER)
    for id, told in made["claims"].items():
        assert told["text"] == map.claims[id].text
    for id, told in made["arguments"].items():
        step = map.arguments[id]
        assert told["premises"] == list(step.premises)
        assert (told["kind"], told["target"]) == (step.kind, step.target)

    def check(line):
        assert set(line.get("claims", ())) <= made["claims"].keys()
        assert set(line.get("arguments", ())) <= made["arguments"].keys()
        assert set(line.get("evidence", ())) <= made["evidence"].keys()
        for other in line.get("under", ()):
            check(other)

    for section in made["sections"]:
        assert section["answer"] == data(find(section["name"]).run(debate(map)))
        for line in section["lines"]:
            check(line)


@given(debates())
def test_every_format_names_each_claim_with_its_words(map):
    report = compose(debate(map), section_names(), names=True)
    told = {c for s in report.sections if not s.table for line in s.lines for c in line.claims}
    plain = " ".join(text(report).split())
    for claim in told:
        assert f"{map.claims[claim].text} [{claim}]" in plain
        assert f"(`{claim}`)" in markdown(report)
        assert f'href="{anchor(claim)}"' in "".join(sections_html(report))
    assert all(len(line) <= 80 for line in text(report).split("\n"))


def test_the_whole_debate_can_be_reported_on_whatever_is_chosen(run):
    file = str(MAPS / "why-no-peace.arg")
    status, out, _ = run(file, "--full")
    assert status == 0
    assert out == run(file, "--full")[1]
    _, two, _ = run(file, "--full", "--positions", "neither-side-ready,us-blocked-talks")
    assert two.index("Neither side is ready, so calls for talks have no chance.") < two.index(
        "Washington stopped the talks."
    )
    assert "Prashad held by" not in two
    for name in analysis_names():
        _, only, _ = run(file, "--only", name)
        assert only.count("\n## ") == 2
        assert "--only" not in only
    assert not re.search(r"\b(unanswered|winner|wins|probab|verified)", out)


def test_a_section_writes_a_step_and_a_quotation_out_once(run, tmp_path):
    street = tmp_path / "street.arg"
    street.write_text(
        """\
person ann: Ann
person ben: Ben
person cid: Cid
source gazette: The Gazette
position yes: Yes.
    held by ann
    thesis close
position no: No.
    held by ben
    thesis first
position never: Never.
    held by cid
    thesis second
claim close: The street should be closed.
    by ann
claim loud: It is loud.
    by ann
    evidence "it is loud" in gazette
loud supports close
    id noise
    by ann
claim first: Noise is no reason.
    by ben
    evidence "no reason" in gazette
claim second: It is loud everywhere.
    by cid
first undercuts noise
    by ben
second undercuts noise
    by cid
first rebuts close
    by ben
"""
    )
    _, out, _ = run(str(street), "--full", "--names")
    for section in out.split("\n## The positions")[1].split("\n## ")[1:]:
        quotes = re.findall(r"^ *- (“.*)$", section, re.MULTILINE)
        assert len(quotes) == len(set(quotes))
    parted = out.split("## Where they part")[1].split("\n## ")[0]
    assert parted.count("The step `noise`\n") == 1
    assert parted.count("The step, told above: from “It is loud.” (`noise`)\n") == 1
    assert parted.count("- from: It is loud. (`loud`)") == 1


@pytest.mark.parametrize("name", ["street", "hostile", "bare"])
def test_as_html_it_is_the_page_opened_at_the_report(name, run, tmp_path):
    file, out, other = str(REPORTS / f"{name}.arg"), tmp_path / "r.html", tmp_path / "p.html"
    run(file, "-o", str(out), "-q")
    main(["render", file, "-o", str(other), "-q"])
    html = out.read_text(encoding="utf-8")
    assert html.count(' data-opened="report"') == 1
    assert html.replace(' data-opened="report"', "") == other.read_text(encoding="utf-8")


def test_hostile_words_stay_words():
    reading = read([str(REPORTS / "hostile.arg")])
    report = compose(debate(reading.map))
    assert "\x1b" not in text(report) + markdown(report) + "".join((*brief_html(report), *sections_html(report)))
    plain = re.sub(r"\\.", "", markdown(report))
    assert "<script" not in plain
    assert "](http" not in plain
    assert "](javascript" not in plain


@pytest.mark.parametrize(
    ("argv", "sentence"),
    [
        (["--only", "crux"], "there is no section `crux`; did you mean `cruxes`?"),
        (["--only", "zzz"], "there is no section `zzz` (there are `meeting`, `disagreement`"),
        (["--only", ","], "--only names no section"),
        (["--positions", "closer"], "there is no position `closer` in"),
        (["--positions", "qqqq"], "(there are `closers` and `keepers`)"),
        (["--format", "htm"], "did you mean"),
    ],
)
def test_wrong_words_get_a_sentence(argv, sentence, run):
    status, out, err = run(str(REPORTS / "street.arg"), *argv)
    assert (status, out) == (2, "")
    assert sentence in err
    assert "Traceback" not in err


def test_little_to_say_is_said(run, tmp_path):
    for name, written, sentence in (
        ("empty", "", "There are no claims in this map yet"),
        ("none", "claim a: The sky is blue.\n", "The map has no positions"),
        (
            "one",
            "position p: P.\n    thesis a\nclaim a: The sky is blue.\n",
            "One position is looked at",
        ),
        ("bare", "position p: P.\nposition q: Q.\n", "has no thesis in this map"),
    ):
        file = tmp_path / f"{name}.arg"
        file.write_text(written)
        status, out, _ = run(str(file), "--format", "text", "--full")
        assert status in (0, 1)
        assert sentence in " ".join(out.split())
        assert run(str(file), "--format", "html")[0] == status
        assert json.loads(run(str(file), "--format", "json")[1])["version"] == 1


def test_a_broken_map_is_reported_on_as_far_as_it_can_be_read(run, tmp_path):
    file = tmp_path / "broken.arg"
    file.write_text("position p: P.\n    thesis a\nclaim a: The sky is blue.\nclaim b The grass.\n")
    status, out, err = run(str(file))
    assert status == 1
    assert "The sky is blue." in out
    assert "broken.arg:4" in err
    assert run(str(tmp_path / "nothing.arg"))[0] == 2
    assert run(str(file), "-o", str(file))[0] == 2
