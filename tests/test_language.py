"""Every example in the language reference is right, and its list of words is the real one."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from argmap.base.diagnostics import Severity
from argmap.drawing.scene.letters import badge_letters
from argmap.language import parse, write
from argmap.language.keywords import PARENTS
from argmap.language.names import RESERVED
from argmap.reading import read_text

PAGE = (Path(__file__).parents[1] / "grammars" / "LANGUAGE.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"^```arg\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)


def test_there_are_examples():
    assert len(EXAMPLES) >= 12


@pytest.mark.parametrize("text", EXAMPLES, ids=lambda t: t.split("\n", 1)[0][:30])
def test_example(text):
    reading = read_text(text)
    errors = [d.message for d in reading.diagnostics if d.severity is Severity.ERROR]
    assert errors == []
    assert parse(write(parse(text))).items == parse(text).items


def test_the_list_of_reserved_words_is_complete():
    section = PAGE.split("## Words of the language")[1].split("Claims, arguments")[0]
    listed = set(re.findall(r"`([a-z]+)`", section))
    assert sorted(set(RESERVED) - listed) == [], "list them under Words of the language"
    assert sorted(listed - set(RESERVED)) == [], "no words of the language"


def keywords(items):
    for item in items:
        yield getattr(item, "keyword", "")
        yield from keywords(getattr(item, "body", ()))


def test_the_page_speaks_of_every_keyword():
    """In an example, or between backticks somewhere before the list of all words."""
    before = PAGE.split("## Words of the language")[0]
    used = {*keywords([item for text in EXAMPLES for item in parse(text).items])}
    explained = set(re.findall(r"`([a-z]+(?: by)?)(?=[\s:`])", before))
    kinds = {"relation", "scheme line"}  # no words, but names of a place in the grammar
    lacking = PARENTS.keys() - used - explained - kinds
    assert sorted(lacking) == [], "give them an example, or a row in a table of lines"


@pytest.mark.parametrize("thing", ["claim", "source"])
def test_every_line_under_a_thing_is_in_its_table(thing):
    table = PAGE.split(f"| line under a {thing} |")[1].split("\n\n")[0]
    listed = set(re.findall(r"`([a-z]+(?: by)?)", table))
    lines = {keyword for keyword, parents in PARENTS.items() if thing in parents}
    elsewhere = {"claim": {"undercut by"}, "source": {"note", "allow"}}[thing]  # under every thing
    assert sorted(lines - listed - elsewhere) == [], f"give them a row under `line under a {thing}`"


def example_with(words):
    (text,) = (example for example in EXAMPLES if words in example)
    return read_text(text).map


def test_by_does_not_carry_down():
    map_ = example_with("claim calm: The town should become calmer.")
    assert {c.id: c.by for c in map_.claims.values()} == {
        "close": ("ann",), "accidents": (), "shops": ("ben",), "calm": (),
    }  # fmt: skip
    assert {a.id: a.by for a in map_.arguments.values()} == {
        "close/supports/calm": ("ann",), "accidents/supports/close": (), "shops/rebuts/close": ("ben",),
    }  # fmt: skip


def test_a_quotation_with_a_name_stands_under_several_claims():
    map_ = example_with("evidence silence")
    assert {e.id: set(e.supports) for e in map_.evidence.values()} == {
        "second-one": {"accidents", "danger"}, "silence": {"quiet"},
    }  # fmt: skip


def test_the_badges_of_positions_and_people_are_the_ones_on_the_page():
    letters = badge_letters(example_with("position keepers: Keep it open.\n    answers street"))
    assert letters == {
        "position closers": "Cl", "position keepers": "KO", "person ann": "AAS", "person ben": "BWL",
    }  # fmt: skip
    assert all(f"`{badge}`" in PAGE for badge in letters.values())
    same = read_text(
        "position a: Keep it open.\nposition b: Keep them open.\nposition far-apart\n"
    ).map
    assert list(badge_letters(same).values()) == ["KO", "KTO", "FA"]
    same = read_text("position a: Keep it open.\nposition b: Keep it out.\n").map
    assert list(badge_letters(same).values()) == ["KO", "KOu"]


def test_steps_without_a_name_are_called_as_the_page_says():
    map_ = read_text(
        "claim close: C\n    supported by accidents: A\n        undercut by lights: L\n"
        "    supported by accidents\nclaim b: B\naccidents rebuts close with b\n"
    ).map
    assert list(map_.arguments) == [
        "accidents/supports/close", "lights/undercuts/accidents/supports/close",
        "accidents/supports/close/2", "accidents+b/rebuts/close",
    ]  # fmt: skip
    assert "accident-count/fewer" in example_with("therefore fewer").arguments


@pytest.mark.parametrize(
    "line", ["v undercuts {}", "expect {} stands", "claim w: W\n    undercuts {}"]
)
def test_a_made_name_cannot_be_written_in_a_map(line):
    text = "claim c: C\n    supported by a: A\nclaim v: V\n" + line.format("a/supports/c") + "\n"
    found = [d for d in read_text(text).diagnostics if d.severity is Severity.ERROR]
    assert [d.name for d in found] == ["made-name"]
    assert "`id NAME`" in found[0].help
