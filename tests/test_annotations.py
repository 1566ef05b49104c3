"""Web Annotations, held against what the model of the W3C says MUST be."""

from __future__ import annotations

import json
import re
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from urllib.parse import urlsplit

import pytest
from handmade import claim, debate, evidence, make, source

import argmap
from argmap.cli import main
from argmap.drawing.view import Selection, select
from argmap.formats.exports import all_exporters, exporter_for
from argmap.formats.exports.options import Options
from argmap.model import ArgumentMap
from argmap.quotes.copies import Checked, Quotes, State
from argmap.reading import read, read_text

GAZETTE = """\
What the street costs us

Last year the police counted again. “Every second one – 31 of 60 – happened here,” said Maria Lind.

The lights were put up in May, and nobody has counted since; the council will not pay for it.
"""
MAP = """\
map: Accidents
    language en

person mayor: Maria Lind
person reporter: Jon Berg

source gazette: What the street costs us
    author reporter
    published 2024-05
    url: https://example.org/street#top
    text: gazette.txt

claim accidents: Half of the accidents in town happen here.
    evidence whole: "Every second one - 31 of 60 - happened here" said by mayor in gazette
claim lights: The lights of May have changed that.
    evidence gaps: "The lights were put up … nobody has counted" in gazette at paragraph 3
    evidence lost: "Nobody has ever asked" in gazette
    evidence loose: "Ask your neighbours"
    evidence told: Nobody counted after May.
        in gazette at paragraph 3
"""
MAP = re.sub(r"evidence (\w+): \"", r'evidence \1 "', MAP)
URN = re.compile(r"urn:[a-z0-9][a-z0-9-]{1,31}:(?:[A-Za-z0-9()+,.:=@;$_!*'-]|%[0-9a-fA-F]{2})+")
MOTIVATIONS = {
    "assessing", "bookmarking", "classifying", "commenting", "describing", "editing", "highlighting",
    "identifying", "linking", "moderating", "questioning", "replying", "tagging",
}  # fmt: skip


def data(map: ArgumentMap, options: Options | None = None) -> dict[str, Any]:
    text = exporter_for("annotations").export(select(map)[0], options or Options())
    assert isinstance(text, str)
    return json.loads(text)


def items(collection: dict[str, Any]) -> list[dict[str, Any]]:
    check(collection)
    return collection["first"]["items"] if collection["total"] else []


def iri(value: object) -> bool:
    """An absolute IRI."""
    return isinstance(value, str) and (
        bool(URN.fullmatch(value))
        or bool(urlsplit(value).scheme in {"http", "https"} and urlsplit(value).netloc)
    )


def check(collection: dict[str, Any]) -> None:
    """The MUSTs for collections, pages, annotations, bodies, targets and selectors."""
    context = collection["@context"]
    assert context == "http://www.w3.org/ns/anno.jsonld"
    assert collection["type"] == "AnnotationCollection"
    assert iri(collection["id"])
    assert isinstance(collection["label"], str)
    assert isinstance(collection["total"], int)
    assert collection["total"] >= 0
    if not collection["total"]:
        assert "first" not in collection
        return
    page = collection["first"]
    assert page["type"] == "AnnotationPage"
    assert iri(page["id"])
    assert page["startIndex"] == 0
    assert isinstance(page["items"], list)
    assert len(page["items"]) == collection["total"]
    ids = [annotation["id"] for annotation in page["items"]]
    assert len(ids) == len(set(ids))
    for annotation in page["items"]:
        check_annotation(annotation)


def check_annotation(annotation: dict[str, Any]) -> None:
    assert iri(annotation["id"])
    assert annotation["type"] == "Annotation"
    assert annotation["motivation"] in MOTIVATIONS
    assert "creator" not in annotation
    assert annotation["body"]
    for body in annotation["body"]:
        assert body["type"] == "TextualBody"
        assert isinstance(body["value"], str)
        assert iri(body["id"])
        assert body["purpose"] in MOTIVATIONS
        assert body["format"] == "text/plain"
    target = annotation["target"]
    assert target["type"] == "SpecificResource"
    assert iri(target["source"])
    selectors = target["selector"]
    for selector in selectors if isinstance(selectors, list) else [selectors]:
        if selector["type"] == "TextQuoteSelector":
            assert isinstance(selector["exact"], str)
            assert selector["exact"]
            assert all(isinstance(selector.get(key, ""), str) for key in ("prefix", "suffix"))
        else:
            assert selector["type"] == "TextPositionSelector"
            assert 0 <= selector["start"] <= selector["end"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "map.arg").write_text(MAP, encoding="utf-8")
    (tmp_path / "gazette.txt").write_text(GAZETTE, encoding="utf-8")
    return tmp_path


def test_words_and_places_are_those_of_the_text_as_it_stands(folder: Path) -> None:
    reading = read([str(folder / "map.arg")])
    found = items(data(reading.map, Options(quotes=reading.quotes)))
    assert len(found) == 4
    for annotation, exact in zip(
        found,
        ["Every second one – 31 of 60 – happened here",
         "The lights were put up in May, and nobody has counted"],
        strict=False,
    ):  # fmt: skip
        quote, position = annotation["target"]["selector"]
        assert quote["exact"] == exact == GAZETTE[position["start"] : position["end"]]
        assert quote["prefix"] + exact + quote["suffix"] in GAZETTE
        assert len(quote["prefix"]) == 32
        assert len(quote["suffix"]) == 32
    for annotation, exact in zip(
        found[2:], ["Nobody has ever asked", "Ask your neighbours"], strict=True
    ):
        assert annotation["target"]["selector"] == {"type": "TextQuoteSelector", "exact": exact}


def test_targets_are_addresses_and_bodies_are_claims(folder: Path) -> None:
    reading = read([str(folder / "map.arg")])
    first, *_, last = items(data(reading.map))
    assert first["target"]["source"] == "https://example.org/street#top"
    assert last["target"]["source"] == "urn:argmap:evidence:loose"
    assert first["motivation"] == "linking"
    (body,) = first["body"]
    assert body["value"] == "Half of the accidents in town happen here."
    assert body["id"] == "urn:argmap:claim:accidents"
    assert body["language"] == "en"


def test_without_the_text_the_words_are_those_of_the_map(folder: Path) -> None:
    (folder / "gazette.txt").unlink()
    reading = read([str(folder / "map.arg")])
    plain, edited, *_ = items(data(reading.map, Options(quotes=reading.quotes)))
    assert plain["target"]["selector"]["exact"] == "Every second one - 31 of 60 - happened here"
    # Words with a gap stand nowhere; a part of them does.
    assert edited["target"]["selector"]["exact"] == "The lights were put up"


def test_the_lock_gives_what_stands_around_the_words() -> None:
    map = read_text(MAP, "map.arg").map
    # Of an entry only what stands around the words is read.
    entry = SimpleNamespace(before="police counted again.", after="said Maria Lind.")
    checked = {id_: Checked(State.ATTESTED, None, entry) for id_ in ("whole", "gaps")}
    plain, edited, *_ = items(data(map, Options(quotes=Quotes(checked, {}, {}))))
    assert plain["target"]["selector"] == {
        "type": "TextQuoteSelector",
        "exact": "Every second one - 31 of 60 - happened here",
        "prefix": "police counted again.",
        "suffix": "said Maria Lind.",
    }
    assert "prefix" not in edited["target"]["selector"]


def test_a_quotation_for_several_claims_or_for_none() -> None:
    map = make(
        claim("a"), claim("b"), source("s", "Звіт", url="javascript:alert(1)"),
        evidence("both", "a b", "as they said", source="s"), evidence("none", "", "nothing"),
        evidence("told", "a", text="not quoted"), source("вісник", "V"),
        evidence("far", "a", "[…]", source="вісник"),
    )  # fmt: skip
    both, far = items(data(map))
    assert [body["value"] for body in both["body"]] == ["Words of a.", "Words of b."]
    assert both["target"]["source"] == "urn:argmap:source:s"
    assert far["target"]["source"].startswith("urn:argmap:source:%D0%B2")


def test_the_same_map_gives_the_same_ids_and_others_differ() -> None:
    assert data(debate()) == data(debate())
    other = make(claim("a"), evidence("e", "a", "x"), title="Another map")
    same = make(claim("a"), evidence("e", "a", "x"), title="One map")
    assert items(data(other))[0]["id"] != items(data(same))[0]["id"]
    assert len(items(data(debate()))) == 4


def test_only_what_is_shown_is_written() -> None:
    view, _ = select(debate(), Selection(focus=("belarus",), depth=1))
    text = exporter_for("annotations").export(view, Options())
    assert isinstance(text, str)
    (only,) = items(json.loads(text))
    assert only["target"]["selector"]["exact"] == "for real diplomacy"


def test_a_map_without_quotations_is_an_empty_collection() -> None:
    assert items(data(make(claim("a"), title=""))) == []


def test_the_command_reads_texts_for_this_format_alone(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert [e.name for e in all_exporters() if e.asks_quotes and e.purpose == "convert"] == [
        "annotations"
    ]
    target = folder / "map.jsonld"
    assert main(["convert", str(folder / "map.arg"), "-o", str(target)]) == 1
    assert "not stand in `gazette`" in capsys.readouterr().err
    first = items(json.loads(target.read_text(encoding="utf-8")))[0]
    assert first["target"]["selector"][1] == {
        "type": "TextPositionSelector",
        "start": GAZETTE.index("Every"),
        "end": GAZETTE.index(",” said"),
    }
    made = argmap.render(str(folder / "map.arg"), "annotations")
    assert made == target.read_text(encoding="utf-8")
