"""Data out of a map: JSON, GraphML, Mermaid, Markdown."""

from __future__ import annotations

import json
import re
from collections import Counter
from dataclasses import fields, is_dataclass
from html.parser import HTMLParser
from importlib import resources
from pathlib import Path
from typing import get_args
from xml.etree import ElementTree as ET

import jsonschema
import networkx as nx
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
    question,
    restatement,
    source,
)
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from test_fields import FACES, FIELDS, changed

from argmap.base.text import Place, unwrapped
from argmap.cli import main
from argmap.drawing.scene.words import clean
from argmap.drawing.view import Selection, select
from argmap.formats.exports import all_exporters, exporter_for
from argmap.formats.exports.options import Options
from argmap.formats.imports import all_importers
from argmap.model import ArgumentMap, Source
from argmap.model.unresolved import Unresolved
from argmap.reading import read, read_text

README = (Path(__file__).parents[1] / "README.md").read_text(encoding="utf-8")
EVERYTHING = """\
map: Who stopped the talks?
    about: Five articles.
    language en
    by snider

question why: Why did the talks not end the war?
    note: asked in 2023

person snider: Ted Snider
person bennett: Naftali Bennett
    role: Prime Minister of Israel
    also: Bennet, Беннет
    x-born: 1972

source first: The first report
    author bennett

source continue: Someone Wants ‘The War to Continue’
    author snider
    published 2023-10
    url: https://example.org/a
    text: continue.txt
    via first
    kind article

position blocked-position: The United States blocked the talks.
    thesis blocked
    held by snider
    holds round
    denies ready
    answers why

claim blocked: The US stopped each round of talks.
    answers why
    tags diplomacy, policy
    credence 0.7
    note: a remark
    x-page: 12
    supported by round: The West ended the talks that Bennett mediated.
        evidence "They blocked it" said by bennett in continue at paragraph 12
        assumed: both sides report it
    rebutted by ready: Neither side is ready.
        allow unsupported-claim: it is the other side's thesis

group istanbul: The Istanbul talks
    group visits: Visits
        claim visit: Johnson came to Kyiv.
            supports blocked

argument pattern: The Istanbul talks fit the pattern.
    premise initialled: A deal had been initialled.
    premise refused: The West would not sign.
    therefore west: The West refused the deal.
    premise leads: What the West refuses, Washington has refused.
    supports blocked
    scheme cause-to-effect
    by snider

claim london: Johnson spoke for London.
    undercuts pattern

evidence losses: Losses were put at 180,000.
    kind figure
    in continue at paragraph 1
    supports round

visit contradicts ready
london restates visit
nobody supports blocked

scheme cause-to-effect: From cause to effect
    premise cause: The cause happened.
    asks link: Is the link strong?
    unless other: Something else did it.

view short: In short
    show claim blocked to depth 2
    hide evidence

expect blocked undecided
expect initialled crux of blocked-position
"""


@pytest.fixture(scope="module")
def everything() -> ArgumentMap:
    """A map that uses every kind of thing."""
    map = read_text(EVERYTHING, "all.arg").map
    for field in fields(ArgumentMap):
        assert getattr(map, field.name), f"the map has no {field.name}"
    return map


def written(format_: str, map: ArgumentMap, **options: object) -> str:
    """The whole map in a format."""
    view, _ = select(map)
    text = exporter_for(format_).export(view, Options(**options))  # type: ignore[arg-type]
    assert isinstance(text, str)
    text.encode("utf-8")
    return text


def schema() -> dict:
    text = (resources.files("argmap.formats.exports") / "map.schema.json").read_text(
        encoding="utf-8"
    )
    return json.loads(text)


def closed(part: object) -> object:
    """The schema without room for keys that it does not document."""
    if isinstance(part, list):
        return [closed(p) for p in part]
    if not isinstance(part, dict):
        return part
    made = {key: closed(value) for key, value in part.items()}
    if made.get("type") == "object" and "problem" not in made.get("properties", {}):
        made["additionalProperties"] = False
    return made


# JSON


def test_json_keeps_to_its_schema_and_every_key_is_documented(everything: ArgumentMap) -> None:
    jsonschema.Draft202012Validator.check_schema(schema())
    for map in (everything, debate(), make()):
        jsonschema.validate(json.loads(written("json", map)), closed(schema()))


def test_the_schema_refuses_what_is_wrong(everything: ArgumentMap) -> None:
    data = json.loads(written("json", everything))
    data["arguments"][0]["kind"] = "attack"
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(data, schema())


def test_json_has_the_keys_it_promises(everything: ArgumentMap) -> None:
    data = json.loads(written("json", everything))
    promised = {
        "claims": "id text by tags credence assumed answers place",
        "arguments": "id kind premises target by scheme place",
        "evidence": "id quote text voice source at kind for",
        "sources": "id title author published url text via",
        "persons": "id name",
        "positions": "id text thesis held_by holds denies",
        "questions": "id text",
        "groups": "id text",
        "contradictions": "left right",
        "restatements": "left right",
        "views": "id",
        "expectations": "subject outcome of",
    }
    assert data["version"] == 1
    assert data["title"] == "Who stopped the talks?"
    for name, keys in promised.items():
        assert data[name], name
        for entry in data[name]:
            assert set(keys.split()) <= entry.keys()
            assert {"file", "line", "column", "end_line", "end_column"} == entry["place"].keys()


def test_json_holds_every_field_of_the_model(everything: ArgumentMap) -> None:
    data = json.loads(written("json", everything))
    for field in fields(ArgumentMap):
        value = getattr(everything, field.name)
        if field.name == "documents":
            assert data["files"] == ["all.arg"]
        elif field.name == "uncertain":
            assert set(data["uncertain"]) == value
        elif isinstance(value, str):
            assert data[field.name] == value
        else:
            things = list(value.values() if hasattr(value, "values") else value)
            listed = data["problems" if field.name == "unresolved" else field.name]
            assert len(listed) == len(things)
            for thing, entry in zip(things, listed, strict=True):
                same(thing, entry)


def same(value: object, found: object) -> None:
    """`found` says all that `value` does."""
    if isinstance(value, Place):
        lines = EVERYTHING.split("\n")
        start = sum(len(line) + 1 for line in lines[: found["line"] - 1]) + found["column"] - 1
        end = sum(len(line) + 1 for line in lines[: found["end_line"] - 1]) + found["end_column"]
        assert (found["file"], start, end - 1) == value
    elif is_dataclass(value):
        assert isinstance(found, dict)
        for field in fields(value):
            inner = getattr(value, field.name)
            if field.name in ("assumed", "inferred"):
                assert found[field.name] is (inner is not None)
                assert found[f"{field.name}_because"] == (inner or "")
            elif field.name == "extra":
                assert [(pair["key"], pair["words"]) for pair in found["extra"]] == list(inner)
            else:
                same(inner, found["for" if field.name == "supports" else field.name])
        if isinstance(value, get_args(Unresolved)):
            assert found["problem"].replace("-", "") == type(value).__name__.lower()
    elif isinstance(value, tuple):
        assert isinstance(found, list)
        assert len(found) == len(value)
        for part, entry in zip(value, found, strict=True):
            same(part, entry)
    else:
        assert found == value


def test_json_is_written_as_python_writes_it() -> None:
    text = exporter_for("json").export(select(debate())[0], Options())
    assert text == json.dumps(json.loads(text), ensure_ascii=False, indent=2) + "\n"


def test_json_of_more_things_than_a_piece_holds() -> None:
    exporter, view = exporter_for("json"), select(make(*(claim(f"c{n}") for n in range(1001))))[0]
    assert exporter.pieces is not None
    pieces = list(exporter.pieces(view, Options()))
    assert max(map(len, pieces)) < len("".join(pieces)) / 2
    assert [c["id"] for c in json.loads("".join(pieces))["claims"]] == list(view.map.claims)


def test_json_is_the_whole_map_whatever_is_shown() -> None:
    view, _ = select(debate(), Selection(focus=("belarus",), depth=0))
    assert exporter_for("json").export(view, Options()) == written("json", debate())


def test_json_keeps_each_files_own_lines(tmp_path, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.arg").write_text("use: b.arg\n\nclaim one: One.\n")
    (tmp_path / "b.arg").write_text("claim two: Two.\n")
    data = json.loads(written("json", read(["a.arg"]).map))
    assert {(c["id"], c["place"]["file"], c["place"]["line"]) for c in data["claims"]} == {
        ("one", "a.arg", 3),
        ("two", "b.arg", 1),
    }


# GraphML


def graph(map: ArgumentMap) -> nx.MultiDiGraph:
    text = written("graphml", map)
    ET.fromstring(text)
    return nx.parse_graphml(text, force_multigraph=True)


def relations(found: nx.MultiDiGraph) -> set[tuple[str, str, str]]:
    return {(a, b, data["relation"]) for a, b, data in found.edges(data=True)}


def test_graphml_keeps_premises_that_work_together_apart_from_reasons_that_work_alone() -> None:
    found = graph(make(
        claim("t"), claim("p"), claim("q"), claim("r"), claim("u"),
        argument("both", "support", "p q", "t", scheme="precedent"),
        argument("alone", "rebut", "r", "t"),
        argument("step", "undercut", "u", "both"),
    ))  # fmt: skip
    assert relations(found) == {
        ("p", "both", "premise"), ("q", "both", "premise"), ("both", "t", "support"),
        ("r", "t", "rebut"), ("u", "step", "premise"), ("step", "both", "undercut"),
    }  # fmt: skip
    assert found.nodes["both"]["kind"] == "argument"
    assert found.nodes["both"]["scheme"] == "precedent"
    assert found.nodes["t"]["kind"] == "claim"


def test_graphml_merges_nothing_that_runs_between_the_same_two_claims() -> None:
    found = graph(make(
        claim("t"), claim("p"), argument("one", "support", "p", "t"),
        argument("other", "rebut", "p", "t"),
    ))  # fmt: skip
    assert relations(found) == {
        ("p", "t", "support"), ("p", "other", "premise"), ("other", "t", "rebut"),
    }  # fmt: skip
    assert not any(found.number_of_edges(a, b) > 1 for a, b in found.edges())


def test_graphml_has_one_key_for_each_attribute(everything: ArgumentMap) -> None:
    space = {"g": "http://graphml.graphdrawing.org/xmlns"}
    root = ET.fromstring(written("graphml", everything))
    keys = {
        key.get("id"): (key.get("for"), key.get("attr.name"))
        for key in root.iterfind("g:key", space)
    }
    assert len(set(keys.values())) == len(keys)
    assert {d.get("key") for d in root.iterfind(".//g:data", space)} <= keys.keys()
    found = graph(everything)
    assert found.graph["title"] == "Who stopped the talks?"
    assert found.nodes["blocked"]["speaker"] == "Ted Snider"
    assert found.nodes["blocked"]["credence"] == 0.7
    assert found.nodes["blocked"]["thesis"] is True
    assert found.nodes["round"]["assumed"] is True
    assert found.nodes["losses"]["source"] == "Someone Wants ‘The War to Continue’"
    assert ("blocked", "question:why", "answers") in relations(found)
    assert ("visit", "ready", "contradicts") in relations(found)


# Mermaid

LABEL = re.compile(r'"([^"]*)"')


def read_label(label: str) -> list[str]:
    """What Mermaid shows for a label, line by line."""
    unescaped = re.sub(r"#(\d+);", lambda m: chr(int(m[1])), label)
    return unescaped.split("<br>") if "#60;br#62;" not in label else [unescaped]


def test_mermaid_draws_each_relation_in_its_own_way(everything: ArgumentMap) -> None:
    lines = [line.strip() for line in written("mermaid", everything).splitlines()]
    assert lines[:4] == ["---", 'title: "Who stopped the talks?"', "---", "flowchart BT"]
    assert 'q_why{{"Why did the talks not end the war?"}}:::question' in lines
    assert "n_round --> n_blocked" in lines
    assert 'n_ready -.->|"rebuts"| n_blocked' in lines
    assert 'n_london -.-x|"undercuts"| n_pattern' in lines
    assert "n_initialled --- n_pattern_1" in lines or "n_west --- n_pattern" in lines
    assert 'n_visit ---|"✕"| n_ready' in lines
    opened = [line for line in lines if line.startswith("subgraph")]
    assert opened == ['subgraph g0["The Istanbul talks"]', 'subgraph g1["Visits"]']
    assert lines.count("end") == 2
    assert written("mermaid", everything, direction="right").count("flowchart LR") == 1


def test_mermaid_joins_rebuttals_that_go_both_ways() -> None:
    text = written("mermaid", debate())
    assert 'n_us_blocked <-.->|"rebuts"| n_neither_ready' in text
    assert 'n_neither_ready -.->|"rebuts"| n_us_blocked' not in text


def test_mermaid_styles_count_the_links(everything: ArgumentMap) -> None:
    for map in (everything, debate()):
        lines = [line.strip() for line in written("mermaid", map).splitlines()]
        links = [line for line in lines if re.match(r"\w+ [-=<~]", line)]
        styled = {
            int(number)
            for line in lines
            if line.startswith("linkStyle")
            for number in line.split()[1].split(",")
        }
        assert max(styled) < len(links)
        for number in styled:
            assert "==>" not in links[number]


def test_mermaid_draws_groups_however_deep_or_circular() -> None:
    deep = [group("g0", "G"), *(group(f"g{n}", "G", f"g{n - 1}") for n in range(1, 2000))]
    lines = written("mermaid", make(*deep, claim("c", "Deep.", group="g1999"))).splitlines()
    assert sum(line.strip().startswith("subgraph") for line in lines) == 12
    circle = make(group("a", "A", "b"), group("b", "B", "a"), claim("c", "Round.", group="a"))
    assert 'subgraph g0["A"]' in written("mermaid", circle)
    assert "Round." in written("mermaid", circle)
    assert "Lost." in written("mermaid", make(claim("c", "Lost.", group="none")))


def test_the_thesis_answers_what_its_position_answers() -> None:
    map = make(
        question("q", "Why?"), claim("t"), position("p", "P", "t", answers=("q",)),
        claim("u", answers=("q",)),
    )  # fmt: skip
    assert relations(graph(map)) == {(c, "question:q", "answers") for c in "tu"}
    assert [line.strip() for line in written("mermaid", map).splitlines() if "==>" in line] == [
        "n_t ==> q_q",
        "n_u ==> q_q",
    ]


HOSTILE = (
    "<script>alert(1)</script>", '"quoted" [x]{y}(z)', "end", "1. First", "- list", "# head",
    "`code` **bold** _em_", "a\u202eb", "x & y &amp; &lt;", "--> o--o %% click", "[a](javascript:x)",
    "![i](http://e.org/x.png)", "http://e.org www.e.org", "漢字 😀 e\u0301", "a | b", "\\*", "~~s~~",
    "<!-- c -->", "in direction TB", "%%{init: {}}%%", "]]>", "```", "=== ---", "<https://e.org>", "#35; #quot;", "a\tb\x07",
)  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE)
def test_words_stay_words(text: str) -> None:
    map = hostile(text)
    check_mermaid(map, text)
    check_markdown(map, text)
    found = graph(map)
    assert found.nodes["t"]["text"].split() == re.sub("[\x00-\x08]", "\ufffd", text).split()


@given(st.text(min_size=1, max_size=40), st.text("<>[]()\"'`#*_-~|\\&!:;.0a \n", max_size=40))
@settings(max_examples=150, deadline=None)
def test_any_words_stay_words(text: str, more: str) -> None:
    text = f"{text} {more}".encode("utf-8", "replace").decode()
    map = hostile(text)
    check_mermaid(map, text)
    check_markdown(map, text)
    ET.fromstring(written("graphml", map))
    assert json.loads(written("json", map))["claims"][0]["text"] == text


def hostile(text: str) -> ArgumentMap:
    """A map that says the same words everywhere."""
    return make(
        question("q", text), person("p", text), source("s", text, "p", 'https://e.org/<">)(x'),
        position("pos", text, "t", "p"), group("g", text),
        claim("t", text, answers=("q",), by=("p",), notes=(text,), assumed=text),
        claim("a", "A.", group="g"), claim("b", "B.", group="g"),
        argument("arg", "support", "a b", "t", text=text, scheme="x", notes=(text,)),
        evidence("e", "a", quote=text, voice="p", source="s", at=text),
        evidence("f", "b", text=text, kind=text),
        title=text, about=text,
    )  # fmt: skip


def check_mermaid(map: ArgumentMap, text: str) -> None:
    """The words come back from the labels, and stand nowhere else."""
    chart = written("mermaid", map)
    body = chart.split("flowchart BT\n")[1]
    shown = [line for found in LABEL.findall(body) for line in read_label(found)]
    if "<br>" not in text:
        assert any(clean(text) in line for line in shown)
    assert not re.search(r"direction\s+(TB|BT|LR|RL|TD)", body)
    assert "%%{" not in chart
    assert '""' not in body
    bare = LABEL.sub('""', body)
    assert set(re.findall(r"[^\w\s]", bare)) <= set('"[]{}()<>:-=.|,;#%✕')
    assert "%%" not in LABEL.sub("", body).replace("    %% ", "")
    assert not re.search(r"[<>`]", "".join(LABEL.findall(body)).replace("<br>", ""))


class Page(HTMLParser):
    """What a browser would show and follow."""

    def __init__(self) -> None:
        super().__init__()
        self.text, self.tags, self.links, self.ids = "", [], [], []

    def handle_starttag(self, tag, attrs) -> None:
        self.tags.append(tag)
        self.links += [value for name, value in attrs if name in ("href", "src")]
        self.ids += [value for name, value in attrs if name == "id"]

    def handle_data(self, data) -> None:
        self.text += data


def page(markdown: str) -> Page:
    found = Page()
    html = MarkdownIt("gfm-like", {"linkify": False}).enable("table").render(markdown)
    found.feed(html)
    return found


ALLOWED = {"h1", "h2", "p", "ul", "li", "a", "strong", "em", "br"}


def check_markdown(map: ArgumentMap, text: str) -> None:
    """Only our own elements, only harmless links, and the words as they are."""
    found = page(written("markdown", map))
    assert set(found.tags) <= ALLOWED
    assert clean(text) in unwrapped(found.text)
    assert found.tags.count("h1") == 1
    for link in found.links:
        assert re.match(r"#|https?:|mailto:", link)
        assert not link.startswith("#") or link[1:] in found.ids


# Markdown


def test_markdown_tells_everything_once(everything: ArgumentMap) -> None:
    text = written("markdown", everything)
    found = page(text)
    assert found.text.startswith("Who stopped the talks?")
    for claim_ in everything.claims.values():
        told = [line for line in text.splitlines() if f'<a id="claim-{claim_.id}"></a>' in line]
        assert len(told) == 1
        assert claim_.text in told[0]
    for evidence_ in everything.evidence.values():
        assert text.count(evidence_.quote or evidence_.text) == 1
    assert "“They blocked it” — Naftali Bennett, in Ted Snider, [“Someone Wants" in text
    assert "held by Ted Snider" in text
    assert re.search(r"\*\*On the step:\*\* .*Johnson spoke for London", text)
    assert "](<https://example.org/a>), article, 2023-10, via The first report" in text
    assert set(found.tags) <= ALLOWED


def test_markdown_ends_on_circles() -> None:
    map = make(
        claim("a", "Alpha."), claim("b", "Beta."), claim("c", "Gamma."),
        argument("ab", "support", "a", "b"), argument("bc", "support", "b", "c"),
        argument("ca", "rebut", "c", "a"), argument("u", "undercut", "a", "ab"),
    )  # fmt: skip
    text = written("markdown", map)
    for letter in "abc":
        assert text.count(f'<a id="claim-{letter}"></a>') == 1
    assert text.count("(see there)") == 2


def test_markdown_shows_undercuts_that_aim_at_each_other() -> None:
    map = make(
        claim("a", "Alpha."), claim("b", "Beta."),
        argument("x", "undercut", "a", "y"), argument("y", "undercut", "b", "x"),
    )  # fmt: skip
    assert written("markdown", map).count("**On the step:**") == 2


@pytest.mark.parametrize("kind", ["support", "undercut"])
def test_markdown_goes_as_deep_as_the_map(kind: str) -> None:
    depth = 3000
    things = [claim("c0", "Bottom.")]
    for number in range(1, depth):
        target = f"a{number - 1}" if kind == "undercut" and number > 1 else f"c{number - 1}"
        things += [
            claim(f"c{number}", f"Number {number}."),
            argument(f"a{number}", kind if number > 1 else "support", f"c{number}", target),
        ]
    lines = written("markdown", make(*things)).splitlines()
    for number in range(1, depth):
        assert sum(f'<a id="claim-c{number}"></a>' in line for line in lines[:200]) <= 1
    assert sum("</a>" in line for line in lines) == depth
    assert max(len(line) - len(line.lstrip()) for line in lines) <= 60


def test_markdown_links_only_to_harmless_addresses() -> None:
    for url, linked in (
        ("https://e.org/a b", False), ("javascript:alert(1)", False), ("data:text/html,x", False),
        ("https://e.org/(x)?a=1&b=2", True), ("mailto:a@e.org", True), ("file:///etc/passwd", False),
        (" JAVASCRIPT:alert(1)", False), ("//e.org", False),
    ):  # fmt: skip
        map = make(
            claim("c", "C."), source("s", "Title", "", url), evidence("e", "c", "Q", source="s")
        )
        links = [link for link in page(written("markdown", map)).links if link[0] != "#"]
        assert len(links) == linked, url


# Every format


FORMATS = sorted(e.name for e in all_exporters() if e.purpose == "convert")
PART_ONLY = {
    "af": "attacks", "apx": "attacks", "tgf": "attacks", "bibtex": "sources", "csl": "sources",
    "ris": "sources", "annotations": "quotations",
}  # fmt: skip
"""Formats that do not write the claims' words, and what they write."""
WHOLE_MAP = {"json"}
"""Formats that write the whole map whatever is shown."""


def test_every_format_is_asked_for_each_field_or_writes_a_part_only() -> None:
    asked = FACES.keys() & FORMATS
    assert sorted(set(FORMATS) - asked - PART_ONLY.keys()) == [], (
        "put the format into FACES of test_fields.py, or say in PART_ONLY what it writes"
    )
    assert sorted(asked & PART_ONLY.keys()) == []
    assert PART_ONLY.keys() | WHOLE_MAP <= set(FORMATS)


@pytest.mark.parametrize("format_", FORMATS)
def test_an_empty_map_can_be_written(format_: str) -> None:
    text = written(format_, make(title=""))
    assert not text or text.endswith("\n")


@pytest.mark.parametrize("format_", FORMATS)
def test_the_same_map_gives_the_same_text(format_: str, everything: ArgumentMap) -> None:
    again = read_text(EVERYTHING, "all.arg").map
    assert written(format_, everything) == written(format_, again)


@pytest.mark.parametrize("format_", sorted(set(FORMATS) - WHOLE_MAP))
def test_only_what_is_shown_is_written(format_: str) -> None:
    view, _ = select(debate(), Selection(focus=("belarus",), depth=1, evidence=False))
    text = exporter_for(format_).export(view, Options())
    shown = "Washington said the Belarus talks" in text
    assert shown is (format_ not in PART_ONLY)
    assert "Zelensky" not in text
    assert "for real diplomacy”" not in text


@pytest.mark.parametrize("format_", FORMATS)
def test_a_map_with_loose_ends_can_be_written(format_: str) -> None:
    map = make(
        claim("a", ""), claim("b"), argument("none", "support", "", "a"),
        argument("self", "support", "b", "b"), contradiction("a", "b"), restatement("a", "b"),
    )  # fmt: skip
    assert ("Words of b." in written(format_, map)) is (format_ not in PART_ONLY)


@pytest.mark.parametrize("format_", [name for name, part in PART_ONLY.items() if part == "sources"])
@pytest.mark.parametrize("field", [name for kind, name in FIELDS if kind is Source])
def test_a_list_of_sources_has_each_field_of_a_source(format_: str, field: str) -> None:
    without, with_ = changed(Source, field)
    assert written(format_, without) != written(format_, with_), "see formats/references"


def test_no_suffix_has_two_formats() -> None:
    often = Counter(suffix for e in all_exporters() for suffix in e.suffixes)
    assert [suffix for suffix, count in often.items() if count > 1] == []


@pytest.mark.parametrize("command", ["convert", "render"])
def test_help_names_every_format(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([command, "--help"]) == 0
    said = capsys.readouterr().out
    names = [e.name for e in all_exporters() if e.purpose == command]
    lacking = [name for name in names if not re.search(rf"\b{name}\b", said)]
    assert lacking == [], f"name them in the help of cli/{command}.py"


def test_help_names_every_format_that_can_be_read(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["convert", "--help"]) == 0
    said = capsys.readouterr().out.split("--from FORMAT")[-1].split("--force")[0]
    lacking = [i.name for i in all_importers() if not re.search(rf"\b{i.name}\b", said)]
    assert lacking == [], "name them in the help of `--from` in cli/convert.py"


@pytest.mark.parametrize("command", ["convert", "render"])
def test_the_readme_names_every_format(command: str) -> None:
    (row, *_) = re.findall(rf"^\| `argmap {command} .*", README, re.MULTILINE)
    spoken = {"txt": "characters"}
    names = [e.name for e in all_exporters() if e.purpose == command]
    lacking = [name for name in names if spoken.get(name, name) not in row.lower()]
    assert lacking == [], f"name them in the README's row of `argmap {command}`"
