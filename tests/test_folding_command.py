"""`argmap render` with a map that has no room: what is folded, what is said, and what is refused."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import argmap
from argmap.cli import main

REASONS = "".join(
    f"""\
    supported by reason-{n}: The shop at number {n} is for it.
        supported by why-{n}: It would sell more there.
"""
    for n in range(30)
)
MAP = f"""\
question street: Should the street be closed?
claim close: The town should close the market street to cars.
    answers street
{REASONS}
group shops: The shops
    claim lone: The bakery has closed.

view small: The small picture
    boxes 10
    open reason-7
    fold shops
"""


@pytest.fixture
def run(tmp_path, monkeypatch, capfd):
    monkeypatch.chdir(tmp_path)
    Path("m.arg").write_text(MAP)

    def act(*words):
        status = main(["render", "m.arg", *words])
        out, err = capfd.readouterr()
        return status, out, err

    return act


def boxes(svg):
    drawn = svg.partition('<g class="boxes">')[2]
    return re.findall(r'<g id="([a-z]+-[\w-]+|rest)" class="(?:claim|group|question)', drawn)


def test_a_large_map_is_folded_and_the_command_says_how_to_see_more(run):
    status, svg, err = run()
    assert status == 0
    shown = len(boxes(svg))
    assert 20 <= shown < 63
    assert re.fullmatch(
        rf"Folded: {63 - shown} of 62 claims have no box of their own. With `--open "
        r"[\w-]+` what is in it is drawn, with `--boxes \d+` more have boxes, with `--whole` all.\n",
        err,
    )
    said = re.search(r"Folded: (\d+) of 62 claims are inside other boxes(; left out: 1 claim)?", svg)
    assert said
    assert int(said[1]) + bool(said[2]) == 63 - shown
    assert 'width="210mm"' in svg or 'width="297mm"' in svg
    assert len(boxes(run("--boxes", "40")[1])) == 40
    status, svg, err = run("--whole")
    assert (status, len(boxes(svg)), err) == (0, 63, "")
    assert "Folded" not in svg


def test_the_hint_names_what_is_not_open_yet(run):
    opened = []
    for _ in range(3):
        err = run("--boxes", "20", *(word for name in opened for word in ("--open", name)))[2]
        found = re.search(r"`--open ([\w-]+)`", err)
        assert found
        assert found[1] not in opened
        opened.append(found[1])
    Path("m.arg").write_text("".join(f"claim c{n}: Number {n}.\n" for n in range(60)))
    err = run()[2]
    assert "--open" not in err
    assert "With `--boxes" in err


def test_questions_that_are_left_out_are_said(run):
    Path("m.arg").write_text("claim c: A claim.\n" + "".join(f"question q{n}: What of {n}?\n" for n in range(99)))
    err = run("--boxes", "11")[2]
    assert err.startswith("Left out: 89 of 99 questions. With `--boxes 22` more")


@pytest.mark.parametrize("format", ["svg", "txt", "dot"])
def test_every_kind_of_picture_folds(run, format):
    status, out, err = run("--boxes", "5", "--format", format)
    assert status == 0
    assert "Folded: 58 of 62 claims" in err
    assert re.search(r"5[5-8] claims", out)


def test_names_open_and_fold(run):
    svg = run("--boxes", "6", "--open", "reason-7", "--fold", "shops")[1]
    assert {"claim-reason-7", "claim-why-7", "group-shops"} <= set(boxes(svg))
    assert boxes(run("--fold", "close")[1]) == ["question-street", "claim-close", "claim-lone"]
    assert "claim-why-9" in boxes(run("--open", "reason-9")[1])


def test_a_view_says_how_it_is_folded_and_options_go_before_it(run):
    shown = boxes(run("--view", "small")[1])
    assert len(shown) == 10
    assert {"claim-reason-7", "claim-why-7", "group-shops"} <= set(shown)
    assert len(boxes(run("--view", "small", "--boxes", "20")[1])) == 20
    assert "claim-lone" in boxes(run("--view", "small", "--open", "shops")[1])
    assert len(boxes(run("--view", "small", "--whole")[1])) == 63


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["--boxes", "0"], "--boxes: `0` is not a whole number from 1"),
        (["--boxes", "many"], "--boxes: `many` is not a whole number from 1"),
        (
            ["--whole", "--boxes", "3"],
            "--whole draws everything and --boxes so many boxes: leave one out",
        ),
        (["--fold", "reasn-7"], "did you mean `reason-7`?"),
        (["--open", "shop"], "did you mean `shops`?"),
        (["--fold", "all"], "there is no claim, group or argument of several steps `all`"),
        (["--timeline", "--boxes", "3"], "--boxes has no use with --timeline"),
        (["--timeline", "--whole"], "--whole has no use with --timeline"),
        (["--timeline", "--fit", "A44"], "there is no page `A44`"),
        (["--timeline", "--quotes", "marks"], "--quotes has no use with --timeline"),
        (["--overview", "--quotes", "none"], "--quotes has no use with --overview"),
    ],
)
def test_what_cannot_be_gets_a_sentence(run, words, sentence):
    status, out, err = run(*words)
    assert (status, out) == (2, "")
    assert sentence in err
    assert err.count("\n") == 1


def test_the_library_folds_pictures_and_no_data(run):
    assert argmap.render("m.arg", "svg") == run()[1]
    assert len(boxes(argmap.render("m.arg", "svg", boxes=40))) == 40
    assert len(boxes(argmap.render("m.arg", "svg", whole=True))) == 63
    assert len(boxes(argmap.render("m.arg", "svg", boxes=4, open=("reason-3",)))) == 4
    assert argmap.render("m.arg", "json").count('"text": "It would sell more') == 30
