"""The picture: its structure, whatever the words in the map."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

import pytest
from handmade import (
    argument,
    claim,
    contradiction,
    debate,
    evidence,
    make,
    position,
    question,
    restatement,
    source,
)
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from argmap.drawing.scene import boxes
from argmap.drawing.scene.letters import initials
from argmap.drawing.scene.measure import text_width, wrap
from argmap.drawing.scene.words import _plain_lines, safe
from argmap.drawing.svg.picture import picture
from argmap.drawing.theme import THEMES
from argmap.drawing.view import Selection, select
from argmap.model import ArgumentMap

SVG = "{http://www.w3.org/2000/svg}"
XML_ID = re.compile(r"\S+")


def drawn(map: ArgumentMap, selection: Selection | None = None, **wanted: object) -> ET.Element:
    """The parsed picture of a map, checked for what holds of every picture."""
    view, _ = select(map, selection or Selection())
    text = picture(view, **wanted)  # type: ignore[arg-type]
    text.encode("utf-8")
    assert not re.search(r'="[^"]*\b(nan|inf)\b', text, re.IGNORECASE) or any(
        word in repr(map).lower() for word in ("nan", "inf")
    )
    root = ET.fromstring(text)
    check_inside(root)
    ids = [e.get("id") for e in root.iter() if e.get("id")]
    assert len(ids) == len(set(ids))
    assert all(XML_ID.fullmatch(i or "") for i in ids)
    return root


def length(text: ET.Element) -> float:
    """The width that words are held to; else the one measured for them."""
    if held := text.get("textLength"):
        return float(held)
    return text_width(text.text or "", float(text.get("font-size") or boxes.BODY))


def check_inside(root: ET.Element) -> None:
    """Every coordinate is within the view box, and every line of words within it too."""
    _, _, width, height = (float(n) for n in (root.get("viewBox") or "").split())
    for element in root.iter():
        x, y = element.get("x"), element.get("y")
        if x is None or y is None:
            continue
        left, wide = float(x), length(element)
        if element.tag == f"{SVG}rect":
            wide = float(element.get("width") or 0)
            assert float(y) + float(element.get("height") or 0) <= height
        if element.get("text-anchor") == "middle":
            left -= wide / 2
        if element.get("text-anchor") == "end":
            left -= wide
        assert left >= -0.1
        assert left + wide <= width + 0.1
        assert 0 <= float(y) <= height
    for path in root.iter(f"{SVG}path"):
        numbers = [float(n) for n in re.findall(r"-?\d+\.?\d*", path.get("d") or "")]
        assert all(-0.1 <= n <= max(width, height) for n in numbers)


def by_id(root: ET.Element, id_: str) -> ET.Element:
    """The one element of that id."""
    (found,) = [e for e in root.iter() if e.get("id") == id_]
    return found


def words(element: ET.Element) -> str:
    """The drawn words of an element, with a blank between lines."""
    return " ".join(t.text or "" for t in element.iter(f"{SVG}text"))


def test_every_visible_thing_has_its_element() -> None:
    map = debate()
    root = drawn(map)
    for kind, names in (
        ("claim", map.claims), ("evidence", map.evidence), ("question", map.questions),
        ("group", map.groups),
    ):  # fmt: skip
        for name in names:
            assert by_id(root, f"{kind}-{name}").find(f".//{SVG}title") is not None
    assert root.get("role") == "img"
    assert root.get("aria-label") == "Who stopped the peace talks of 2022?"
    assert root.get("lang") == "en"


def test_box_says_who_holds_it_and_on_what() -> None:
    root = drawn(debate())
    decree = words(by_id(root, "claim-decree"))
    assert decree == "WST NSR John Isaacs, Ted… Zelensky banned talks with Putin by decree."
    note = words(by_id(root, "evidence-e2"))
    assert note.startswith("Quotation “blocked” — Naftali Bennett, in Ted Snider, “The War")
    assert "assumed" in words(by_id(root, "claim-us-leads"))


def test_legend_has_exactly_what_is_used() -> None:
    text = words(next(g for g in drawn(debate()).iter() if g.get("class") == "legend"))
    for used in ("Washington stopped the talks.", "supports", "rebut each other", "undercuts",
                 "taken as given", "common ground", "evidence for"):  # fmt: skip
        assert used in text
    plain = make(claim("a"), claim("b"), argument("x", "support", "a", "b"))
    text = words(next(g for g in drawn(plain).iter() if g.get("class") == "legend"))
    assert text == "How to read it supports"


def test_rebuttals_both_ways_are_one_edge_with_two_heads() -> None:
    map = make(claim("a"), claim("b"), argument("x", "rebut", "a", "b"),
               argument("y", "rebut", "b", "a"))  # fmt: skip
    root = drawn(map)
    edges = [g for g in root.iter() if (g.get("class") or "").startswith("edge ")]
    assert len(edges) == 1
    assert len(list(edges[0].iter(f"{SVG}path"))) == 3


def test_premises_meet_in_a_junction_that_an_undercut_can_reach() -> None:
    map = make(claim("a"), claim("b"), claim("c"), claim("u"),
               argument("x", "support", "a b", "c", scheme="expert-opinion"),
               argument("y", "undercut", "u", "x"))  # fmt: skip
    root = drawn(map)
    step = by_id(root, "argument-x")
    assert step.get("class") == "argument junction support"
    assert words(step) == "expert opinion"
    assert by_id(root, "argument-y").get("class") == "edge undercut"


def test_a_single_premise_is_a_plain_edge() -> None:
    root = drawn(make(claim("a"), claim("b"), argument("x", "support", "a", "b")))
    assert by_id(root, "argument-x").get("class") == "edge support"


def steps() -> ArgumentMap:
    """An argument of two steps, one premise of which is used elsewhere too."""
    return make(
        claim("a"), claim("b"), claim("mid"), claim("c"), claim("top"), claim("other"),
        argument("w-1", "support", "a b", "mid", part_of="w"),
        argument("w", "support", "mid c", "top", part_of="w", text="The pattern"),
        argument("z", "support", "a", "other"),
    )  # fmt: skip


def test_several_steps_are_one_box_until_opened() -> None:
    root = drawn(steps())
    ids = {e.get("id") for e in root.iter()}
    assert (
        words(by_id(root, "argument-w"))
        == "The pattern Concludes: Words of top. 3 premises in 2 steps"
    )
    assert {"claim-a", "claim-top"} <= ids
    assert not {"claim-b", "claim-mid", "claim-c"} & ids
    for opened in (("w",), ("all",)):
        ids = {e.get("id") for e in drawn(steps(), open_=opened).iter()}
        assert {"claim-b", "claim-mid", "claim-c", "argument-w-1"} <= ids


def test_theses_of_one_question_stand_at_one_height() -> None:
    map = make(
        question("q", "Why?"), position("p", "P.", "a"), position("r", "R.", "b"),
        claim("a", answers=("q",)), claim("b", answers=("q",)), claim("c"),
        argument("1", "support", "a", "c"), argument("2", "support", "c", "b"),
    )  # fmt: skip
    root = drawn(map)
    a, b = (by_id(root, f"claim-{n}").find(f"{SVG}rect") for n in "ab")
    assert a is not None
    assert b is not None
    assert a.get("y") == b.get("y")


def test_pairs_have_their_sign() -> None:
    root = drawn(make(claim("a"), claim("b"), claim("c"), contradiction("a", "b"),
                      restatement("a", "c")))  # fmt: skip
    assert by_id(root, "contradiction-a_b").find(f"{SVG}circle") is not None
    assert by_id(root, "restatement-a_c").find(f"{SVG}circle") is not None


@pytest.mark.parametrize(
    ("url", "linked"),
    [("https://example.org/a?b=1&c=2", True), ("mailto:a@example.org", True),
     ("javascript:alert(1)", False), (" JaVaScRiPt:alert(1)", False), ("java\nscript:alert(1)", False),
     ("data:text/html,x", False), ("//example.org", False), ("https://", False), ("http://[", False)],
)  # fmt: skip
def test_only_safe_addresses_are_links(url: str, linked: bool) -> None:
    map = make(claim("a"), source("s", "S", url=url), evidence("e", "a", quote="q", source="s"))
    links = list(by_id(drawn(map), "evidence-e").iter(f"{SVG}a"))
    assert bool(links) is linked
    assert all(a.get("rel") == "noopener" for a in links)


def test_claims_know_their_place_and_link_only_when_asked() -> None:
    root = drawn(debate())
    box = by_id(root, "claim-belarus")
    assert (box.get("data-file"), box.get("data-line")) == ("map.arg", "1")
    assert box.find(f"{SVG}a") is None
    linked = by_id(drawn(debate(), link="edit:{file}:{line}"), "claim-belarus").find(f"{SVG}a")
    assert linked is not None
    assert linked.get("href") == "edit:map.arg:1"


def test_same_bytes_every_time() -> None:
    first, second = (picture(select(debate())[0]) for _ in range(2))
    assert first == second


@pytest.mark.parametrize("theme", ["auto", *THEMES])
def test_themes(theme: str) -> None:
    text = picture(select(debate())[0], theme=theme)
    assert ("prefers-color-scheme" in text) is (theme == "auto")
    if theme == "auto":
        assert not re.search(r' (fill|stroke)="#', text)


@pytest.mark.parametrize("direction", ["up", "down", "left", "right"])
def test_directions(direction: str) -> None:
    drawn(debate(), direction=direction)


def test_empty_map_has_title_and_sentence() -> None:
    text = words(drawn(make(title="Nothing yet")))
    assert text == "Nothing yet There is nothing to draw in this map yet."
    nothing = words(drawn(debate(), Selection(focus=("nobody",))))
    assert "Nothing in the map matches this selection." in nothing


def test_one_claim() -> None:
    assert "Words of a." in words(drawn(make(claim("a"))))


def test_collapsed_group_is_one_box() -> None:
    root = drawn(debate(), Selection(collapse=("all",)))
    assert words(by_id(root, "group-rounds")) == "The three rounds of talks 4 claims · 3 quotations"
    assert by_id(root, "argument-a1").get("class") == "edge support"


def test_long_words_are_cut_but_whole_in_the_tooltip() -> None:
    long = "word " * 5000
    box = by_id(drawn(make(claim("a", long))), "claim-a")
    assert len(list(box.iter(f"{SVG}text"))) == 6
    title = box.find(f"{SVG}title")
    assert title is not None
    assert len((title.text or "").split()) > 3000


NASTY = [
    "<script>alert(1)</script>", '"quoted" & \'single\'', "a\x00b\x07c\x1bd", "\ud800 lone",
    "\u05d0\u05d1\u05d2 \u05d3\u05d4 abc", "\u202eevil\u202c", "e\u0301\u0301\u0301\u0301" * 30,
    "👩‍👩‍👧‍👦 family 🇺🇦", "汉字" * 60, "x" * 400, "\\N \\G \\l", "<b>bold</b>", "]]>", "\ufffe\uffff",
    "&amp;", "   ", "\n\n", "ﷺ" * 40,
]  # fmt: skip


@pytest.mark.parametrize("text", NASTY)
def test_nasty_words(text: str) -> None:
    map = make(
        question(text or "q", text), claim("a", text, answers=(text or "q",)), claim(text, text),
        argument("x", "support", text, "a", scheme=text, text=text),
        evidence("e", "a", quote=text, at=text, kind=text), position("p", text, "a"),
        title=text, about=text, language=text,
    )  # fmt: skip
    root = drawn(map)
    assert not list(root.iter("script"))
    assert not list(root.iter(f"{SVG}script"))


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(max_size=80), st.text(min_size=1, max_size=12))
def test_any_words(text: str, name: str) -> None:
    drawn(make(claim(name, text), claim("b"), argument("x", "rebut", name, "b", text=text),
               evidence("e", name, quote=text), title=text))  # fmt: skip


@given(st.lists(st.text(min_size=1, max_size=10), unique=True, max_size=20))
def test_safe_names_stay_different(names: list[str]) -> None:
    assert len({safe(name) for name in names}) == len(names)


@given(st.lists(st.tuples(st.text(min_size=1), st.text()), unique_by=lambda p: p[0], max_size=20))
def test_initials_stay_different(names: list[tuple[str, str]]) -> None:
    assert len(set(initials(names, {}).values())) == len(names)


def luminance(colour: str) -> float:
    """Relative luminance of a six-digit colour, as WCAG defines it."""
    parts = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(a: str, b: str) -> float:
    """Contrast of two colours, from 1 to 21."""
    low, high = sorted((luminance(a), luminance(b)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("theme", THEMES.values(), ids=lambda t: t.name)
def test_words_can_be_read(theme: object) -> None:
    paints = theme.paints()  # type: ignore[attr-defined]
    for ground in ("canvas", "box", "note", "whole", "area"):
        assert contrast(paints["ink"], paints[ground]) >= 7
        assert contrast(paints["muted"], paints[ground]) >= 4.5
    assert contrast(paints["asked"], paints["question"]) >= 7
    for name in paints:
        if re.fullmatch(r"p(\d+|n)", name):
            assert contrast(paints[name], paints[f"{name}t"]) >= 4.5
    for relation in ("support", "rebut", "undercut"):
        assert contrast(paints[relation], paints["canvas"]) >= 3
    first, second = luminance(paints["p0"]), luminance(paints["p1"])
    assert (max(first, second) + 0.05) / (min(first, second) + 0.05) >= 1.5


@given(st.text(st.characters(codec="ascii"), max_size=200), st.integers(1, 7))
def test_quick_wrapping_gives_what_wrapping_gives(text: str, most: int) -> None:
    def measure(words: str) -> float:
        return text_width(words, 13.0)

    quick = _plain_lines(text, 120.0, most, 13.0, False)
    if quick is not None:
        expected, cut = wrap(text, 120.0, most, measure)
        assert not cut
        assert [line.text for line in quick] == expected
        assert all(abs(line.width - measure(line.text)) < 0.01 for line in quick)
