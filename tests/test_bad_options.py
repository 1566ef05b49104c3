"""Options that ask for what there is not: each is refused with what to write instead."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from argmap.cli import main

MAP = """\
claim a: The sky is blue.
    supported by: Painters paint the sky blue.
"""


@pytest.fixture
def run(tmp_path, monkeypatch, capfd):
    monkeypatch.chdir(tmp_path)
    Path("m.arg").write_text(MAP)
    Path("n.arg").write_text(MAP.replace("blue", "grey"))

    def act(*words):
        status = main(words)
        out, err = capfd.readouterr()
        return status, out, err

    return act


@pytest.mark.parametrize(
    ("words", "formats"),
    [
        (("report", "m.arg"), (".markdown", ".txt", ".html", ".json")),
        (("coverage", "m.arg"), (".txt", ".json", ".html")),
        (("diff", "m.arg", "n.arg"), (".txt", ".md", ".json")),
        (("render", "m.arg"), (".svg", ".png", ".pdf", ".dot", ".txt")),
        (("convert", "m.arg"), (".json", ".graphml", ".bib", ".markdown")),
    ],
)
@pytest.mark.parametrize("name", ["x.epub", "x.y.zzzzz"])
def test_a_suffix_that_a_command_does_not_write_is_refused(run, words, formats, name):
    status, out, err = run(*words, "-o", name)
    assert (status, out, Path(name).exists()) == (2, "", False)
    assert err.startswith("error: ")
    assert f"there is no format with the suffix `.{name.rpartition('.')[2]}`" in err
    assert all(format in err for format in formats)


def test_a_known_suffix_none_and_a_format_are_taken(run):
    begins = {"r.html": "<!DOCTYPE", "r.TXT": "Where", "r.markdown": "#", "r": "#", "r.json": "{"}
    for name, first in begins.items():
        assert run("report", "m.arg", "-q", "-o", name)[0] == 0
        assert Path(name).read_text().startswith(first) or first == "Where"
    assert run("report", "m.arg", "-q", "--format", "json", "-o", "r.data")[0] == 0
    assert Path("r.data").read_text().startswith("{")
    assert run("diff", "m.arg", "n.arg", "-o", "d.txt")[0] == 1
    assert "now:" in Path("d.txt").read_text()


def test_a_stream_is_written_to_by_its_name(run):
    words = [sys.executable, "-m", "argmap", "convert", "m.arg", "--to", "json", "-o"]
    done = subprocess.run([*words, "/dev/stdout"], capture_output=True, text=True, check=True)
    assert done.stdout.startswith("{")
    assert done.stderr == "Wrote /dev/stdout.\n"
    assert run("check", "m.arg")[0] == 0


@pytest.mark.parametrize(
    "words",
    [
        ("render", "m.arg", "--highlight", "cruxes", "--highlight", "sources"),
        ("render", "m.arg", "--theme=dark", "--theme", "light"),
        ("render", "m.arg", "-o", "a.svg", "--output", "b.svg"),
        ("status", "m.arg", "--standard", "evidence", "--standard", "objections"),
        ("diff", "m.arg", "--git", "HEAD", "--git", "HEAD~1"),
        ("check", "--settings", "a.toml", "m.arg", "--settings", "b.toml"),
    ],
)
def test_an_option_with_two_answers_is_refused(run, words):
    status, out, err = run(*words)
    assert (status, out) == (2, "")
    assert "takes one" in err
    assert not Path("a.svg").exists()
    assert not Path("b.svg").exists()


def test_an_option_said_twice_the_same_way_and_one_that_unites_are_taken(run):
    assert run("render", "m.arg", "--theme", "dark", "--theme", "dark")[0] == 0
    assert run("render", "m.arg", "--focus", "a", "--focus", "a")[0] == 0
    assert run("check", "-q", "-q", "--ignore", "W", "--ignore", "words", "m.arg")[0] in {0, 2}


def test_a_map_behind_strength_is_told_where_it_belongs(run):
    for word in ("m.arg", "dfquad.arg", "a"):
        status, out, err = run("status", "--strength", word, "m.arg")
        assert (status, out) == (2, "")
        assert f"{word} is no way to reckon it (dfquad, qe, hcat); if it is the map" in err
        assert "write it before --strength, or write --strength=dfquad" in err
    assert "did you mean `hcat`?" in run("status", "m.arg", "--strength", "hcatt")[2]
    assert run("status", "m.arg", "a", "--strength")[0] == 0
    assert run("status", "--strength=dfquad", "m.arg")[0] == 0
