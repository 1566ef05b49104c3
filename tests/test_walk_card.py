"""What a card says of one thing."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Sequence
from dataclasses import fields

import pytest
from handmade import (
    argument,
    claim,
    contradiction,
    debate,
    evidence,
    group,
    make,
    person,
    position,
    restatement,
    source,
)

from argmap.browser.card_page import page_of
from argmap.contents.card import Card, Link, Proof, Reason, Spot, card, link
from argmap.contents.lists import known
from argmap.contents.sequences import Many
from argmap.model import ArgumentMap
from argmap.reading import read_text


def ids(links: Sequence[Link]) -> list[str]:
    return [link.id for link in links]


def steps(reasons: Sequence[Reason]) -> list[str]:
    return [reason.step.id for reason in reasons]


def test_claim() -> None:
    shown = card(debate(), "us-blocked")
    assert shown.kind == "claim"
    assert shown.words == "The United States stopped each of the three rounds of talks."
    assert shown.thesis
    assert shown.holders == (Link("position", "washington", "Washington stopped the talks."),)
    assert shown.asserted_by == (Link("person", "snider", "Ted Snider"),)
    assert ids(shown.answers) == ["why-no-peace"]
    assert steps(shown.for_) == ["a1", "a2", "a3", "a4"]
    assert steps(shown.against) == ["a11"]
    assert steps(shown.on_step) == ["a5"]
    assert steps(shown.bears_on) == ["a10"]
    third = shown.for_[2]
    assert ids(third.premises) == ["istanbul", "us-leads"]
    assert third.scheme == Link("scheme", "cause-to-effect", "cause to effect")
    assert ids(third.undercut_by) == ["london"]
    assert shown.bears_on[0].relation == "rebuts"
    assert shown.bears_on[0].target.id == "neither-ready"
    assert shown.place == Spot("map.arg", 1)


def test_claim_with_everything_else() -> None:
    map = make(
        claim("a", tags=("t",), notes=("Mind this.",), assumed="granted", group="g"), claim("b"),
        claim("c"), group("g", "An area"), contradiction("a", "b"), restatement("c", "a"),
        position("p", "P", "b", denies=("a",)), extra_claim := claim("d", credence=0.5),
    )  # fmt: skip
    shown = card(map, "a")
    assert ids(shown.contradicts) == ["b"]
    assert ids(shown.restates) == ["c"]
    assert ids(shown.deniers) == ["p"]
    assert shown.group == Link("group", "g", "An area")
    assert (shown.notes, shown.assumed, ids(shown.tags)) == (("Mind this.",), "granted", ["t"])
    assert card(map, extra_claim.id).credence == 0.5
    assert ids(card(map, "b").contradicts) == ["a"]
    assert ids(card(map, "t", "tag").claims) == ["a"]
    assert ids(card(map, "g").claims) == ["a"]
    assert ids(card(map, "p").denies) == ["a"]


def test_evidence_names_voice_source_and_place() -> None:
    shown = card(debate(), "e3")
    (proof,) = shown.evidence
    assert proof.quote.startswith("Both sides still think")
    assert proof.voice == (Link("person", "fried", "Daniel Fried"),)
    assert proof.source is not None
    assert proof.source.id == "two"
    assert proof.url == "https://example.org/two"
    assert proof.reference == (
        "Daniel Fried, in John Isaacs, “It Will Take Two to Negotiate Peace in Ukraine”, paragraph\xa012"
    )
    assert ids(shown.claims) == ["better"]
    assert card(debate(), "better").evidence == (proof,)


def test_the_author_speaks_when_nobody_is_named() -> None:
    assert ids(card(debate(), "e1").asserted_by) == ["snider"]
    assert card(make(claim("a"), evidence("e", "a", text="x")), "e").asserted_by == ()
    assert Proof(Link("evidence", "e", ""), "", "x", (), None, "", "", "").reference == ""


def test_step() -> None:
    shown = card(debate(), "a3")
    assert shown.as_step is not None
    assert shown.as_step.target.id == "us-blocked"
    assert ids(shown.claims) == ["istanbul", "us-leads"]
    assert steps(shown.on_step) == ["a5"]
    undercut = card(debate(), "a5")
    assert undercut.as_step is not None
    assert undercut.as_step.target.kind == "step"


def test_steps_of_one_argument_name_each_other() -> None:
    map = make(claim("a"), claim("b"), claim("c"),
               argument("x/b", "support", "a", "b", part_of="x"),
               argument("x", "support", "b", "c", part_of="x"))  # fmt: skip
    assert ids(card(map, "x").steps) == ["x/b"]
    assert ids(card(map, "x/b").steps) == ["x"]


def test_people_positions_questions_sources() -> None:
    map = debate()
    snider = card(map, "snider")
    assert (snider.kind, snider.words) == ("person", "Ted Snider")
    assert ids(snider.holders) == ["washington"]
    assert "us-blocked" in ids(snider.claims)
    assert ids(snider.steps) == ["a1"]
    assert ids(snider.sources) == ["tango"]
    assert [p.link.id for p in snider.evidence] == ["e1", "e4"]
    washington = card(map, "washington")
    assert ids(washington.people) == ["snider"]
    assert ids(washington.theses) == ["us-blocked"]
    assert ids(washington.holds)[:2] == ["early-willing", "belarus"]
    question = card(map, "why-no-peace")
    assert ids(question.claims) == ["us-blocked", "neither-ready"]
    assert ids(question.holders) == ["washington", "neither-side"]
    tango = card(map, "tango")
    assert ids(tango.people) == ["snider"]
    assert ids(tango.claims) == ["belarus", "bennett-round", "istanbul"]
    assert ids(card(map, "cause-to-effect").steps) == ["a3"]


def test_kind_tells_a_person_from_a_source() -> None:
    map = make(person("x", "Ann"), source("x", "A book"), claim("a"))
    assert card(map, "x").kind == "person"
    assert card(map, "x", "source").words == "A book"
    assert card(map, "x", "claim") == Card("", "x", "")


def test_unknown_id_gives_an_empty_card() -> None:
    assert card(make(), "") == Card("", "", "")
    assert card(debate(), "nobody").kind == ""


def test_every_name_on_every_card_can_be_followed() -> None:
    map = debate()
    seen, waiting = set(), [Link("question", "why-no-peace", "")]
    while waiting:
        link = waiting.pop()
        if (link.kind, link.id) in seen:
            continue
        seen.add((link.kind, link.id))
        shown = card(map, link.id, link.kind)
        assert (shown.kind, shown.id) == (link.kind, link.id)
        assert shown.words
        waiting += links_in(shown)
    known = {id_ for _, id_ in seen} | {"chollet"}  # who says nothing
    assert known >= {*map.claims, *map.evidence, *map.persons, *map.sources, *map.positions}
    assert known >= set(map.arguments)


def test_links_are_made_where_one_looks(monkeypatch: pytest.MonkeyPatch) -> None:
    made = []

    def counted(map: ArgumentMap, kind: str, id: str) -> Link:
        made.append(id)
        return link(map, kind, id)

    names = [f"c{i}" for i in range(1000)]
    map = make(
        person("ann", "Ann"), source("s", "S", "ann"), position("p", "P", "c0"), claim("one"),
        *(claim(c, by=("ann",), tags=("t",), group="g") for c in names), group("g", "G"),
        *(evidence(f"e{c}", c, quote="x", source="s") for c in names),
        *(argument(f"s{c}", "support", c, "one", by=("ann",), scheme="x") for c in names),
    )  # fmt: skip
    monkeypatch.setattr("argmap.contents.links.link", counted)
    ann = card(map, "ann")
    assert [len(part) for part in (ann.claims, ann.steps, ann.evidence)] == [1000] * 3
    for kind, id_ in (("source", "s"), ("tag", "t"), ("group", "g"), ("scheme", "x")):
        shown = card(map, id_, kind)
        assert len(shown.claims or shown.steps) == 1000
    assert len(card(map, "one").for_) == 1000
    assert not made
    assert ids(ann.claims[998:]) == made == ["c998", "c999"]


def test_lists_of_a_map_are_made_once_and_let_it_go() -> None:
    map = debate()
    assert known(map) is known(map)
    assert known(map).said is known(map).said
    gone = weakref.ref(map)
    del map
    gc.collect()
    assert gone() is None


def test_many_is_as_good_as_a_tuple() -> None:
    doubled = Many(lambda n: 2 * n, (1, 2, 3))
    assert doubled == (2, 4, 6) == tuple(doubled)
    assert doubled[1:] == Many(int, ("4", "6"))
    assert doubled != (2, 4)
    assert doubled != [2, 4, 6]
    assert (doubled[-1], len(doubled), 4 in doubled) == (6, 3, True)
    assert (hash(doubled), repr(doubled)) == (hash((2, 4, 6)), "(2, 4, 6)")


def links_in(value: object) -> list[Link]:
    """Every link in a value."""
    if isinstance(value, Link):
        return [value]
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [link for part in value for link in links_in(part)]
    if isinstance(value, Card | Reason | Proof):
        return [link for f in fields(value) for link in links_in(getattr(value, f.name))]
    return []


def test_where_evidence_is_from_is_told_before_what_doubts_it() -> None:
    map = read_text(
        "person ann: Ann\nsource s: A letter\n    author ann\nclaim c: It is loud.\n"
        '    evidence e "so loud" in s at page 1\n        undercut by u: That is hearsay.\n'
    ).map
    lines = [
        "".join(p.text for p in line.pieces) for line in page_of(card(map, "e"), "", map).paragraphs
    ]
    place = next(i for i, line in enumerate(lines) if "A letter" in line)
    assert place < lines.index("Undercut by")
