"""A name that nothing has is reported in one and the same way, whichever command was given it."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from argmap.base.near import FEW, unknown
from argmap.browser.search_terms import asked
from argmap.cli import main

MAP = """\
question open-street: Should the street be open?

position keepers: Keep the street open.
    thesis keep-open

claim keep-open: The street should stay open to cars.
    answers open-street
    by carla
    tags traffic
    supported by trade: The shops live on customers who come by car.
        evidence "Every second customer comes by car" in ledger at page 3

argument chain: Trade pays for the town.
    premise trade
    therefore taxes: The town lives on its taxes.
    supports keep-open

person carla: Carla Novak
source ledger: The town ledger
group money: Money
    claim rents: Rents are high.
view overview: The whole
    show all
"""
SHAPE = re.compile(
    r"^error: (--[a-z]+: )?there is no [a-z, ]+ `[^`]+`( in [^ ]+)?"
    r"(; did you mean `(?P<meant>[^`]+)`\?)? "
    r"\((?P<where>there (are|is only) (`[^`]+`(, | and )?)+|`[^`]+` lists [a-z ]+)\)\n"
)
NAMED = [
    ("render m.arg --focus {}", "keep-open"),
    ("render m.arg --position {}", "keepers"),
    ("render m.arg --group {}", "money"),
    ("render m.arg --person {}", "carla"),
    ("render m.arg --source {}", "ledger"),
    ("render m.arg --tag {}", "traffic"),
    ("render m.arg --view {}", "overview"),
    ("render m.arg --open {}", "chain"),
    ("render m.arg --highlight {}", "disagreement"),
    ("render m.arg --theme {}", "classic"),
    ("render m.arg --engine {}", "native"),
    ("render m.arg --direction {}", "right"),
    ("render m.arg --format {}", "svg"),
    ("render m.arg -o x.{}", "svg"),
    ("convert m.arg --to {}", "markdown"),
    ("convert m.arg --from {}", "bibtex"),
    ("why m.arg {}", "keep-open"),
    ("why m.arg keep-open --standard {}", "evidence"),
    ("flip m.arg {}", "keep-open"),
    ("status m.arg {}", "keep-open"),
    ("status m.arg --extensions {}", "preferred"),
    ("report m.arg --positions {}", "keepers"),
    ("report m.arg --only {}", "disagreement"),
    ("report m.arg --format {}", "markdown"),
    ("questions m.arg --position {}", "keepers"),
    ("coverage m.arg --source {}", "ledger"),
    ("diff --git {} m.arg", "winter"),
    ("diff m.arg m.arg --format {}", "markdown"),
    ("explain {}", "self-relation"),
    ("check m.arg --select {}", "self-relation"),
    ("check m.arg --ignore {}", "self-relation"),
    ("check m.arg --extend {}", "formal"),
    ("check m.arg --format {}", "short"),
    ("{}", "browse"),
]


@pytest.fixture
def run(tmp_path, monkeypatch, capfd):
    monkeypatch.chdir(tmp_path)
    Path("m.arg").write_text(MAP)

    def act(line):
        if "--git" in line:
            for words in ("init -q", "add m.arg", "-c user.name=a -c user.email=a@b commit -qm m",
                          "branch winter"):  # fmt: skip
                subprocess.run(["git", *words.split()], check=True)
        status = main(line.split())
        return status, *capfd.readouterr()

    return act


def misspelt(name):
    return name[:2] + name[3:] + name[2] if len(name) > 4 else name + name[-1]


@pytest.mark.parametrize(("line", "name"), NAMED)
def test_a_misspelt_name_is_reported_with_the_one_that_was_meant(run, line, name):
    status, _, err = run(line.format(misspelt(name)))
    said = SHAPE.match(err)
    assert status == 2
    assert said, err
    assert said["meant"].removeprefix(".") == name


@pytest.mark.parametrize(("line", "name"), NAMED)
def test_an_unknown_name_is_reported_with_where_the_names_are(run, line, name):
    status, _, err = run(line.format("qqq"))
    said = SHAPE.match(err)
    assert status == 2
    assert said, err
    assert said["meant"] is None
    assert "qqq" in err
    assert name in said["where"] or "lists" in said["where"]


@pytest.mark.parametrize(("line", "name"), NAMED)
def test_the_name_itself_is_known(run, line, name):
    err = run(line.format(name))[2]
    assert "there is no" not in err


def test_a_name_of_another_kind_is_said_to_be_that(run):
    err = run("render m.arg --person keep-open")[2]
    assert err == (
        "error: there is no person `keep-open` in m.arg, but there is a claim of that name "
        "(there is only `carla`)\n"
    )
    assert "but there is a source of that name" in run("status m.arg ledger")[2]


def test_the_search_of_the_browser_says_it_in_the_same_words(tmp_path):
    import argmap

    (tmp_path / "m.arg").write_text(MAP)
    map = argmap.load(tmp_path / "m.arg").map
    said = asked("person:karla", map).wrong
    assert said == (
        "there is no person `karla` in this map; did you mean `carla`? (there is only `carla`)"
    )
    assert "there is no kind `clam`; did you mean `claim`?" in asked("kind:clam", map).wrong


def test_a_few_names_are_listed_and_many_counted():
    names = [f"name{n}" for n in range(FEW + 5)]
    assert unknown("tag", "zzz", []) == "there is no tag `zzz` (there is none at all)"
    assert unknown("tag", "zzz", ["a", "b"]) == "there is no tag `zzz` (there are `a` and `b`)"
    assert unknown("tag", "zzz", names).endswith(f"`name{FEW - 1}` and 5 more)")
    assert unknown("tag", "zzz", names, listed="see there") == "there is no tag `zzz` (see there)"
    assert f"`name{FEW - 1}`)" in unknown("tag", "zzz", names[:FEW], listed="see there")
    assert unknown("tag", "A_B", ["a-b"]).startswith("there is no tag `A_B`; did you mean `a-b`?")
    assert "\n" not in unknown("tag", "a\nb" * 500, ["a"])
    assert len(unknown("tag", "a\nb" * 500, ["a"])) < 200
