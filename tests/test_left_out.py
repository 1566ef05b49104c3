"""What is written and is no part of the map: nothing else goes with it, and whoever asks hears why."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from accidents import EXAMPLES, break_map
from hypothesis import given
from hypothesis import strategies as st

from argmap.cli import main
from argmap.language.tree import Declaration
from argmap.model.settings import Settings
from argmap.model.unresolved import ExpectationUnjudged, LeftOut
from argmap.reading import read_text

CLAIM_LIKE = {
    "claim",
    "premise",
    "therefore",
    "thesis",
    "supported by",
    "rebutted by",
    "undercut by",
}
BASE = "claim c: C is so.\nclaim x: X is so.\nevidence e: A count.\n"
LEFT_OUT = {
    "it leads to no claim": "argument a: Because.\n    premise x\n",
    "it starts from no premise": "argument a: Because.\n    supports c\n",
    "it names `nowhere`, which nothing declares": "argument a: Because.\n    premise x\n    supports nowhere\n",
    "it names `nobody`, which nothing declares": "argument a: Because.\n    premise nobody\n    supports c\n",
    "it names `e`, which is something of another kind": "argument a\n    premise e\n    premise x\n    supports c\n",
    "it undercuts `c`, which is a claim": "x undercuts c\n    id a\n",
    "it leads from `a` back to it": "argument a: Because.\n    premise x\n    undercuts a\n",
    "it leads from `x` back to it": "x supports x\n    id a\n",
    "it undercuts `lost`, which is left out itself": (
        "argument lost: L\n    premise x\nx undercuts lost\n    id a\n"
    ),
    "it undercuts `a step without a name`, which is left out itself": (
        "claim d: D is so.\n    supports nowhere\n        undercut by x\n            id a\n"
    ),
}  # fmt: skip
"""The reason that is given, and lines of which it is true."""


def claims_of(items):
    """The claims with words that are declared in a tree, in the order of the text."""
    for item in items:
        if getattr(item, "keyword", "") == "scheme":
            continue
        if isinstance(item, Declaration) and item.keyword in CLAIM_LIKE and item.words:
            yield item
        yield from claims_of(getattr(item, "body", ()))


def kept(text):
    """Check that each claim that is written is in the map, unless its name was taken, and return the
    map.
    """
    reading = read_text(text, settings=Settings())
    map_, (tree,) = reading.map, reading.trees.values()
    words = {claim.text for claim in map_.claims.values()}
    lost = {p.name for p in map_.unresolved if isinstance(p, LeftOut)}
    names = {*map_.claims, *map_.arguments, *map_.evidence, *lost}
    for claim in claims_of(item for _, item in tree.located()):
        taken = claim.name is not None and claim.name.text in names
        assert claim.words.text in words or taken, claim
    return map_


@pytest.mark.parametrize("text", EXAMPLES)
def test_what_is_written_as_a_claim_is_one(text):
    kept(text)


@given(st.sampled_from(EXAMPLES), st.integers(0, 2**32))
def test_what_is_written_as_a_claim_in_a_broken_map_is_one(text, seed):
    kept(break_map(text, random.Random(seed)))


@pytest.mark.parametrize("head", LEFT_OUT.values())
@pytest.mark.parametrize("line", ["undercut by k: K is so.", "nonsense\n        supported by k: K is so.",
                                  "undercut by c\n        supported by k: K is so."])  # fmt: skip
def test_what_is_under_an_argument_without_a_step_is_kept(head, line):
    last = head.split("\n")[-2]
    deep = last[: len(last) - len(last.lstrip())]
    assert (
        "k"
        in kept(
            f"{BASE}{head}{deep}{line.replace(chr(10) + 8 * ' ', chr(10) + deep + '    ')}\n"
        ).claims
    )


@pytest.mark.parametrize("why", LEFT_OUT)
def test_the_reason_is_found_and_placed(why, tmp_path, monkeypatch, capfd):
    monkeypatch.chdir(tmp_path)
    text = BASE + LEFT_OUT[why] + "expect a stands\n"
    Path("m.arg").write_text(text)
    line = next(
        i for i, words in enumerate(text.split("\n"), 1) if "argument a" in words or "id a" in words
    )
    for command in ("why m.arg a", "flip m.arg a", "status m.arg a", "render m.arg --focus a -o x.txt",
                    "render m.arg --open a -o x.txt"):  # fmt: skip
        assert main(command.split()) == 2
        said = capfd.readouterr().err.split("\n")[0]
        assert said.startswith(
            f"error: the argument `a` (m.arg:{line}) is left out of the map: {why}"
        )
    found = [d for d in read_text(text).diagnostics if d.name == "expectation-unjudged"]
    assert len(found) == 1
    assert why in found[0].message
    assert text[found[0].place.start : found[0].place.end] == "expect a stands"


def test_an_argument_whose_name_is_taken_keeps_its_steps():
    text = "claim a: A\nclaim c: C\nargument a: T\n    premise p: P\n    therefore q: Q\n    supports c\n"
    map_ = kept(text)
    assert [(a.premises, a.target, a.part_of) for a in map_.arguments.values()] == [
        (("p",), "q", ""), (("q",), "c", "")]  # fmt: skip
    assert [type(p).__name__ for p in map_.unresolved] == ["DuplicateName"]


@pytest.mark.parametrize(
    "text",
    [
        'claim" c: C\n    undercuts by\n        undercut by: K is so.\n',
        "on trade: of nothing\n    premise shops\n        rebutted by k: K is so.\n",
        "claim c: C\nargument c\n    answered x by c\n        undercut by: K is so.\n",
        "claim c: C\nargument c: D\n    premise k: K is so.\n",
    ],
)
def test_what_is_out_of_place_is_read_as_far_as_it_makes_sense(text):
    assert "K is so." in {claim.text for claim in kept(text).claims.values()}


def test_what_a_scheme_says_of_its_premises_is_no_claim():
    text = (
        "scheme count: From a count\n    premise counted: Somebody has counted.\n"
        "    premise: It was done well.\n    asks whole: All of them?\n    unless gone: It is gone.\n"
        "    nonsense\n        supported by k: K is so.\n"
    )
    map_ = read_text(text).map
    assert [claim.text for claim in map_.claims.values()] == ["K is so."]
    assert [(part.role, part.name) for part in map_.schemes["count"].parts] == [
        ("premise", "counted"), ("premise", ""), ("asks", "whole"), ("unless", "gone")]  # fmt: skip


def test_an_expectation_of_what_cannot_be_read_is_not_judged():
    text = BASE + "clam lost: It rains.\nexpect lost stands\nexpect gone stands\n"
    map_ = read_text(text).map
    assert [p.name for p in map_.unresolved if isinstance(p, ExpectationUnjudged)] == ["lost"]
    (found,) = (d for d in read_text(text).diagnostics if d.name == "expectation-unjudged")
    assert "may declare `lost`" in found.message


def test_what_is_part_of_the_map_is_judged():
    map_ = read_text(BASE + "x supports c\n    id a\nexpect a stands\n").map
    assert map_.unresolved == ()
    assert len(map_.expectations) == 1
