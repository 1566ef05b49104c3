"""A legend has an entry for every sign in a finished picture, and none for what is not in it.

What is drawn is read from the finished SVG, from its DOT and from its characters, not from the scene that
the legends are made from.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise, product
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from test_pictures import PICTURES, readings  # noqa: F401 (a fixture)

from argmap.drawing.scene.highlights import JOINED
from argmap.drawing.scene.scene import MARKS, SIGNS
from argmap.drawing.timeline.cells import rows as timeline_rows
from argmap.drawing.view import select
from argmap.formats.exports import exporter_for
from argmap.formats.exports.options import Options
from argmap.reading import read
from argmap.reasoning.proofs import debate
from argmap.report.highlight import highlight, highlight_names

SVG = "{http://www.w3.org/2000/svg}"
CORPUS = sorted((Path(__file__).parent / "corpus").glob("*.arg"))
MAPS = Path(__file__).parent.parent / "maps"
GRAPHS = [n for n, p in PICTURES.items() if not (p.options.timeline or p.options.overview)]
RELATIONS = {
    "answers": "answers the question", "support": "supports", "rebut": "rebuts",
    "evidence": "evidence for", "contradiction": "cannot both be true",
    "restatement": "the same in other words",
}  # fmt: skip
TIP = re.compile(r"M[\d. -]+L[\d. -]+L[\d. -]+Z")
THIN = {("support", "0.9"), ("rebut", "0.9"), ("undercut", "1.4")}
HALF = re.compile(r"M[\d. -]+A[\d. -]+Z")
AWAY = re.compile(r"M([\d.]+) ([\d.]+)L[\d.]+ [\d.]+M[\d. ]+H[\d.]+V[\d.]+")
FILLS = re.compile(r"p\d$|pn$")


def texts(element):
    return ["".join(t.itertext()) for t in element.iter(f"{SVG}text")]


def paths(element):
    return [path.get("d", "") for path in element.iter(f"{SVG}path")]


def classes(element):
    return (element.get("class") or "").split()


def groups(root, name, *, legend=False):
    """The groups of a class; those of the legend only when asked."""
    skipped = set()
    for part in root.iter(f"{SVG}g"):
        if "legend" in classes(part) and not legend:
            skipped |= set(part.iter())
    return [g for g in root.iter(f"{SVG}g") if name in classes(g) and g not in skipped]


def entries(root):
    """The words of the legend's entries, badges and their letters left out."""
    found = []
    for legend in groups(root, "legend", legend=True):
        for entry in legend:
            found += texts(entry)[-1:] if entry.tag == f"{SVG}g" else []
    return found


def letters(element):
    """The letters on the badges in an element: bold words directly behind a badge's rectangle, or
    behind the half-filled circle in one of who grants a claim.
    """
    found, parts = set(), list(element.iter())
    for before, part in pairwise(parts):
        badge = before.get("rx") == "4" or HALF.fullmatch(before.get("d", ""))
        if badge and part.tag == f"{SVG}text" and part.get("font-weight") == "bold":
            found.add(part.text)
    return found


def pills(box):
    return [b.text for a, b in pairwise(box.iter())
            if a.get("rx") == "7.5" and b.tag == f"{SVG}text"]  # fmt: skip


def kind_of(pill):
    if pill == "assumed":
        return "assumed"
    for kind, form in (("quoted", r"\[\d.*\]"), ("unseen", r"“\d+”"), ("hidden", r"\+\d+")):
        if re.fullmatch(form, pill):
            return kind
    return "when"


def heads(edge):
    return sum(bool(TIP.fullmatch(d)) for d in paths(edge))


def expected(root):
    """What has to be in the legend of a drawn graph."""
    wanted = set()
    body = [g for g in root.iter(f"{SVG}g") if g.get("class") == "boxes"]
    boxes = [box for part in body for box in part if box.tag == f"{SVG}g"]
    edges = groups(root, "edge")
    ids = {box.get("id"): box for box in boxes}
    plain = {}
    for edge in edges:
        relation = classes(edge)[1]
        number = heads(edge)
        if number == 2:
            wanted.add("rebut each other")
        elif relation == "undercut":
            target = classes(ids[edge.get("data-to")])
            wanted.add(f"undercuts {'evidence' if 'evidence' in target else 'step'}")
        else:
            wanted.add(RELATIONS[relation])
        if not number and "junction" in classes(ids[edge.get("data-to")]):
            plain[edge.get("data-to")] = plain.get(edge.get("data-to"), 0) + 1
        if any((relation, path.get("stroke-width")) in THIN for path in edge.iter(f"{SVG}path")):
            wanted.add("drawn by the mapmaker")
        if any(re.fullmatch(r"\d+", text) for text in texts(edge)):
            wanted.add("one line for so many of a kind")
        if any(HALF.fullmatch(d) for d in paths(edge)):
            wanted.add(MARKS["granted"][1])
    if "undercuts evidence" in wanted or "undercuts step" in wanted:
        more = " or the evidence" if "undercuts evidence" in wanted else ""
        wanted = {w for w in wanted if not w.startswith("undercuts ")}
        wanted.add(f"undercuts: attacks the step{more}")
    bare = False
    for box in boxes:
        kind = classes(box)
        if "junction" in kind:
            bare |= not texts(box)
            if texts(box):
                wanted.add("the step, with its pattern")
            if plain.get(box.get("id"), 0) > 1:
                wanted.add("premises that work together")
        elif kind[0] == "argument":
            wanted.add("argument of several steps")
        elif kind[0] != "claim":
            words = {"question": "question", "evidence": "quotation or other evidence",
                     "group": "group, not opened"}  # fmt: skip
            wanted.add(words[kind[0]])
        if "thesis" in kind:
            wanted.add("thesis of a position")
        if "claim" in kind and box.get("data-folded"):
            wanted.add("claim with others folded into it")
        if "evidence" in kind and any(AWAY.fullmatch(d) for d in paths(box)):
            wanted.add("opens its source")
        if any(HALF.fullmatch(d) for d in paths(box)):
            wanted.add(MARKS["granted"][1])
        wanted |= {MARKS[kind_of(pill)][1] for pill in pills(box)}
        if any(re.search(r"\+\d+( not shown)?$", text) for text in texts(box) if "+" in text):
            wanted.add(MARKS["hidden"][1])
    if bare and "premises that work together" not in wanted:
        wanted.add("the step")
    if [g for g in groups(root, "group") if g not in boxes]:
        wanted.add("group")
    return wanted


KNOWN = {
    *RELATIONS.values(), "rebut each other", "undercuts: attacks the step",
    "undercuts: attacks the step or the evidence", "drawn by the mapmaker",
    "one line for so many of a kind", "the step, with its pattern", "premises that work together",
    "argument of several steps", "question", "quotation or other evidence", "group, not opened",
    "thesis of a position", "claim with others folded into it", "opens its source", "the step", "group",
    *(words for _, words in MARKS.values()),
}  # fmt: skip
"""The entries that `expected` looks for."""


def compare(svg):
    root = ET.fromstring(svg)
    shown, wanted = set(entries(root)), expected(root)
    assert sorted(wanted - shown) == [], "drawn, and not in the legend"
    assert sorted((shown & KNOWN) - wanted) == [], "in the legend, and not drawn"
    key = set().union(*(letters(g) for g in groups(root, "legend", legend=True)), set())
    boxes = set().union(*(letters(g) for g in groups(root, "claim")), set())
    assert boxes == key, "badges and who they are"
    return root, shown


@pytest.mark.parametrize("name", GRAPHS)
def test_the_legend_has_what_a_picture_has(name, readings):  # noqa: F811
    picture = PICTURES[name]
    if not picture.options.legend:
        return
    view = picture.view(readings[picture.map])
    compare(exporter_for("svg").export(view, picture.options))


OPTIONS = [
    Options(theme="light", direction=direction, quotations=quotations, open=opened)
    for direction, quotations, opened in product(
        ("up", "left"), ("boxes", "marks", "none"), ((), ("all",))
    )
][::3]


@pytest.mark.parametrize("path", CORPUS, ids=lambda p: p.stem)
def test_the_legend_has_what_the_pictures_of_the_corpus_have(path):
    map = read([str(path)]).map
    for options in OPTIONS:
        compare(exporter_for("svg").export(select(map)[0], options))


@pytest.mark.parametrize("name", ["isaacs-two-to-tango", "prashad-west-blocks"])
def test_the_legend_has_what_a_folded_picture_has(name):
    map = read([str(MAPS / f"{name}.arg")]).map
    compare(exporter_for("svg").export(select(map)[0], Options(theme="light", quotations="marks")))


@pytest.mark.parametrize("name", highlight_names())
def test_each_state_of_a_highlight_is_in_the_legend(name, readings):  # noqa: F811
    """Banded, full, faded: as many entries as states that are drawn."""
    seen = [False, False]
    for picture in ("cruxes", "sides", "everything"):
        reading = readings[picture]
        view = select(reading.map)[0]
        view = replace(view, highlight=highlight(debate(reading.map), name))
        root, shown = compare(exporter_for("svg").export(view, Options(theme="light")))
        boxes = [b for g in groups(root, "boxes") for b in g if "junction" not in classes(b)]
        faded = [e for e in (*boxes, *groups(root, "edge")) if e.get("opacity")]
        banded = [b for lit in groups(root, "lit") for b in lit if b.tag == f"{SVG}rect"]
        full = len(boxes) - len([b for b in boxes if b.get("opacity")]) - len(banded)
        seen[0] |= bool(faded)
        assert ("the rest" in shown) is bool(faded)
        if faded:
            words = {JOINED, view.highlight.beside_words, f"{view.highlight.beside_words} or {JOINED}"}
            assert bool(shown & (words - {""})) is (full > 0), (picture, full)
            seen[1] |= full > 0
    assert seen[0]
    assert seen[1] or name in ("disagreement", "common-ground", "cruxes")


@pytest.mark.parametrize("name", GRAPHS)
def test_dot_says_what_its_forms_mean(name, readings):  # noqa: F811
    picture = PICTURES[name]
    dot = exporter_for("dot").export(picture.view(readings[picture.map]), picture.options)
    head = dot[: dot.index("\n\t", dot.index("label="))]
    body = dot[len(head) :]
    for sign, words in (
        ("shape=hexagon", "hexagon: question"), ("shape=note", "sheet with a folded corner"),
        ("shape=box3d", "block: argument"), ("shape=folder", "folder: claims"),
        ("subgraph cluster_", "frame: group"), ("penwidth=3", "heavy border: thesis"),
        ("arrowhead=vee", "thin arrow: evidence for"), ("style=dashed", "dashed arrow: rebuts"),
        ("arrowhead=onormal", "open arrowhead: drawn"), ("dir=both", "arrowheads at both ends"),
        ("shape=point", "dot or ellipse: the step"),
    ):  # fmt: skip
        drawn = re.search(rf"(?<![\w=\"]){re.escape(sign)}(?!\d)", body) is not None
        if sign != "shape=point" or drawn:
            assert (words in head) is drawn, (sign, words)
    for sign, words in SIGNS.items():
        assert (f"{sign}: {words}" in head) is (f" {sign}\\l" in body)


@pytest.mark.parametrize("width", [30, 70, 160])
@pytest.mark.parametrize("name", GRAPHS)
def test_characters_say_whose_the_badges_are(name, width, readings):  # noqa: F811
    picture = PICTURES[name]
    if not picture.options.legend:
        return
    view = picture.view(readings[picture.map])
    text = exporter_for("txt").export(view, replace(picture.options, width=width))
    bare = exporter_for("txt").export(view, replace(picture.options, width=width, legend=False))
    key = text[len(bare.rstrip()) :]
    badge = re.compile(r"\[([^\W\d_][\w]{0,4})\]")
    assert set(badge.findall(bare)) <= set(badge.findall(key)), "a badge that nobody explains"


def test_a_timeline_says_whose_its_badges_are(readings):  # noqa: F811
    picture = PICTURES["timeline"]
    view = picture.view(readings["timeline"])
    root = ET.fromstring(exporter_for("svg").export(view, picture.options))
    key = set().union(*(letters(g) for g in groups(root, "legend", legend=True)))
    lanes = set().union(*(letters(g) for g in groups(root, "lane")))
    assert lanes
    assert lanes == key
    bold = [t for g in groups(root, "claim") for t in g if t.get("font-weight") == "bold"]
    assert ("thesis of a position" in entries(root)) is bool(bold)
    cells = "\n".join(timeline_rows(view))
    for badge in lanes:
        assert cells.count(f"[{badge}]") >= 2


def test_an_overview_explains_numbers_and_bold_words(readings):  # noqa: F811
    picture = PICTURES["overview"]
    view = picture.view(readings["everything"])
    root = ET.fromstring(exporter_for("svg").export(view, picture.options))
    points = [t for g in groups(root, "point") for t in g if t.get("font-weight") == "bold"]
    assert ("thesis of a position" in entries(root)) is bool(points)
    assert ("how many of them" in entries(root)) is bool(groups(root, "tie"))
