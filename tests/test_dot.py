"""The DOT for other programs, and the DOT for the layout engine."""

from __future__ import annotations

import re

import pytest
from handmade import argument, claim, debate, evidence, make, position
from hypothesis import given
from hypothesis import strategies as st

from argmap.drawing.engines import lay_out
from argmap.drawing.layout.dot import QUICK, layout_dot
from argmap.drawing.layout.shape import forms
from argmap.drawing.scene.build import build
from argmap.drawing.view import Selection, select
from argmap.formats.exports import Options, exporter_for
from argmap.model import ArgumentMap


def dot(map: ArgumentMap, **more: object) -> str:
    """The DOT of a whole map."""
    made = exporter_for("dot").export(select(map)[0], Options(**more))  # type: ignore[arg-type]
    assert isinstance(made, str)
    return made


def ours(map: ArgumentMap) -> str:
    """The DOT of a whole map for the layout engine."""
    scene = build(select(map)[0])
    form = forms(scene)[0]
    return layout_dot(scene, form.units, form.layers)


def strings(text: str) -> list[str]:
    """The quoted strings in DOT, without their quotation marks."""
    return re.findall(r'"((?:[^"\\]|\\.)*)"', text, re.DOTALL)


def test_nodes_and_edges_of_the_debate() -> None:
    text = dot(debate())
    nodes = re.findall(r'^\t+"([^"]+)" \[label', text, re.MULTILINE)
    assert len(nodes) == len(set(nodes)) == 1 + 13 + 2 + 4
    edges = re.findall(r'^\t"([^"]+)" -> "([^"]+)"', text, re.MULTILINE)
    assert ("claim-london", "argument-a3") in edges
    assert ("argument-a3", "claim-us-blocked") in edges
    assert ("evidence-e1", "claim-belarus") in edges
    assert "subgraph cluster_" in text
    assert "rankdir=BT" in text


def test_colours_have_six_digits_and_no_label_is_html() -> None:
    text = dot(debate())
    assert {len(c) for c in re.findall(r"#[0-9a-f]+", text)} == {7}
    assert not re.search(r"=<", text)


@pytest.mark.parametrize("words", ["<b>x</b>", "\\N", "\\", 'a"b', "a\\", "\ud800", "\x00", "{|}"])
def test_words_are_only_words(words: str) -> None:
    map = make(claim("a", words), position("p", words, "a"), evidence("e", "a", text=words),
               title=words, about=words)  # fmt: skip
    text = dot(map)
    text.encode("utf-8")
    assert "=<" not in text
    assert not re.search(r"(?<!\\)(\\\\)*\\[NGETHL]", text)


def test_no_string_is_long() -> None:
    map = make(claim("a", "\u6c49" * 50_000), title="\u6c49" * 50_000)
    assert max(len(s.encode()) for s in strings(dot(map))) < 16_000


def test_layout_has_no_words() -> None:
    text = ours(debate())
    assert "Washington" not in text
    assert set(re.findall(r'label="?([^" \]]*)"?', text)) <= {""}
    scene = build(select(debate())[0])
    blocks = forms(scene)[0].units
    assert text.count("->") == len(list(blocks.ends(scene)))


def test_layout_of_a_large_map_uses_fast_settings() -> None:
    assert "mclimit=0.1" in ours(make(*(claim(f"c{i}") for i in range(1501))))


def test_layout_is_the_same_for_the_same_map() -> None:
    assert ours(debate()) == ours(debate())


def test_labels_and_edges_as_written() -> None:
    map = make(
        claim("top", "The top.", assumed=""), claim("a", 'A "quoted" one.'),
        claim("b", "<b> back\\N"), position("p-p", "P.", "top"),
        argument("x", "support", "a b", "top"),
    )  # fmt: skip
    text = dot(map)
    assert '"claim-a" -> "argument-x"' in text
    assert '"argument-x" -> "claim-top" [color="#0072b2"' in text
    assert 'label="A \\"quoted\\" one.\\l"' in text
    assert 'label="<b> back\\\\N\\l"' in text
    assert 'label="[P] (assumed)\\lThe top.\\l"' in text


@given(st.text(max_size=60))
def test_any_words(words: str) -> None:
    text = dot(make(claim("a", words), title=words))
    text.encode("utf-8")
    assert text.count("{") - text.count("}") == sum(s.count("{") - s.count("}") for s in
                                                    strings(text))  # fmt: skip


def test_selection_is_respected() -> None:
    view, _ = select(debate(), Selection(focus=("belarus",), depth=0))
    text = exporter_for("dot").export(view, Options())
    assert isinstance(text, str)
    assert '"claim-belarus"' in text
    assert '"claim-better"' not in text


@pytest.mark.parametrize("count", [300, 1000, 1600])
def test_the_file_has_the_settings_that_our_own_layout_uses_at_that_size(count: int) -> None:
    """Without them no engine comes to an end with many boxes."""
    map = make(*(claim(f"c{i}", "Words.") for i in range(count)))
    sizing = {"mclimit", "nslimit", "nslimit1"}

    def settings(text: str) -> dict[str, str]:
        found = dict(re.findall(r"(\w+)=([\w.]+)", text[: text.index("node [")]))
        return {name: found[name] for name in sizing & set(found)}

    own = settings(ours(map))
    assert settings(dot(map)) | QUICK == own
    assert len(own) == {300: 1, 1000: 2, 1600: 3}[count]


def test_a_large_file_is_drawn() -> None:
    """2,000 claims in a tree that is wide and deep."""
    claims = [claim(f"c{i}", f"Words number {i}.") for i in range(2000)]
    steps = [argument(f"a{i}", "support", f"c{i}", f"c{(i - 1) // 3}") for i in range(1, 2000)]
    map = make(*claims, *steps)
    assert lay_out(dot(map), output="json0", deadline=60).startswith(b"{")
