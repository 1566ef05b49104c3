"""The atlas: every claim and every relation has a place on some page, and each number leads to the right one."""

import re
import xml.etree.ElementTree as ET
from pathlib import Path

import debates
import parted
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from argmap.drawing.atlas.draw import atlas
from argmap.drawing.atlas.pages import plan
from argmap.drawing.fit import How
from argmap.drawing.folding.ledger import answered
from argmap.drawing.paper import LEAST_TYPE, pages
from argmap.drawing.scene.words import safe
from argmap.drawing.view import select
from argmap.reading import read

MAPS = [m for m in sorted(Path(__file__).parents[1].glob("maps/*.arg")) if m.stem != "people"]
A4 = pages("A4")[1]
HOW = How(quotations="marks")
QUICK = (Phase.explicit, Phase.reuse, Phase.generate)
"""Without shrinking: an example takes a second, and a smaller one would hardly say more."""
NS = "{http://www.w3.org/2000/svg}"


def made_of(map, page=A4):
    view, _ = select(map)
    return view, atlas(view, page, HOW)


def words_on(root):
    return " ".join(e.text or "" for e in root.iter(f"{NS}text"))


def boxes_on(root):
    return {g.get("id") for g in root.iter(f"{NS}g") if (g.get("class") or "").split()[:1] == ["claim"]}


def parts(id_):
    return re.sub(r"_\d+$", "", id_)


def has_everything(map, page=A4):
    """Assert what an atlas promises, from its pages alone and from the map."""
    view, finished = made_of(map, page)
    roots = [ET.fromstring(leaf.svg) for leaf in finished]
    on = [boxes_on(root) for root in roots]
    for id_ in map.claims:
        assert any(f"claim-{safe(id_)}" in boxes for boxes in on), id_
    for id_ in map.evidence:
        wanted = f"evidence-{safe(id_)}"
        assert any(parts(g.get("id") or "") == wanted for r in roots for g in r.iter(f"{NS}g")), id_
    planned, _ = plan(view, page, HOW)
    told = {r.name for r in planned.left()}
    edges = {parts(g.get("id") or "") for r in roots for g in r.iter(f"{NS}g") if g.get("data-from")}
    ids = {parts(g.get("id") or "") for r in roots for g in r.iter(f"{NS}g")}
    for argument_ in map.arguments.values():
        if ("argument", argument_.id) not in told and len(argument_.premises) > 1:
            assert f"argument-{safe(argument_.id)}" in ids, argument_.id
    listed = sum(len(sheet.told) for sheet in planned.sheets)
    assert listed or not told or any("Relations between pages" in words_on(r) for r in roots)
    assert edges or not (map.arguments.keys() - {n[1] for n in told if n[0] == "argument"})
    ids = [[e.get("id") for e in r.iter() if e.get("id")] for r in roots]
    for some in ids:
        assert len(some) == len(set(some))
    return finished, roots


def leads_right(finished, roots):
    """Assert that each link and each number of a page leads to a page that has what it names."""
    by_name = {leaf.name: number for number, leaf in enumerate(finished)}
    found = 0
    for root in roots:
        for link in root.iter(f"{NS}a"):
            href = link.get("href")
            if ":" in href:
                continue
            name, _, id_ = href.partition("#")
            assert name in by_name
            if id_:
                assert id_ in boxes_on(roots[by_name[name]]), href
                found += 1
    for number, root in enumerate(roots, 1):
        assert f"page {number} of {len(roots)}" in words_on(root)
    for leaf in finished:
        for spot in leaf.spots:
            assert 0 <= spot.x <= spot.x + spot.width <= leaf.width + 1
            assert bool(spot.page) != bool(spot.href)
            assert spot.page != leaf.number
    return found


def relations_of(map):
    """Every relation of a map by name, with its claims, from the map alone."""
    found = {("argument", a.id): a.premises for a in map.arguments.values()}
    for kind, pairs in (("contradiction", map.contradictions), ("restatement", map.restatements)):
        found |= {(kind, *sorted((p.left, p.right))): (p.left, p.right) for p in pairs}
    return found | {("answers", c, q): (c,) for c, q in answered(map)}


def each_relation_once_or_in_words(map):
    view, _ = select(map)
    planned, _ = plan(view, A4, HOW)
    drawn = {name for sheet in planned.sheets for panel in sheet.panels for name in panel.drawn}
    left = {r.name for r in planned.left()}
    assert drawn | left == relations_of(map).keys()
    assert not drawn & left
    for sheet in planned.sheets:
        for panel in sheet.panels:
            ids = {box.id for box in panel.scene.boxes} | {k.id for k in panel.scene.links}
            counts = sum(link.count for link in panel.scene.links)
            assert counts >= sum(n[0] != "argument" or n[1] in map.arguments for n in panel.drawn)
            for name in panel.drawn:
                if name[0] == "argument" and len(map.arguments[name[1]].premises) > 1:
                    assert f"argument-{safe(name[1])}_0" in ids
                assert set(relations_of(map)[name]) <= {*panel.view.claims}


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck), phases=QUICK)
@given(debates.debates(claims=9, steps=12) | parted.debates(claims=9, steps=12))
def test_random_maps_have_everything_on_some_page(map):
    each_relation_once_or_in_words(map)
    leads_right(*has_everything(map))


@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck), phases=QUICK)
@given(parted.debates(claims=14, steps=20), st.sampled_from(["A5", "90x120", "160x100"]))
def test_small_pages_have_everything_too(map, size):
    leads_right(*has_everything(map, pages(size)[-1]))


@pytest.mark.parametrize("file", MAPS, ids=lambda p: p.stem)
def test_the_maps(file):
    map = read([str(file)]).map
    each_relation_once_or_in_words(map)
    finished, roots = has_everything(map)
    assert leads_right(finished, roots) > 0 or len(map.claims) < 20
    for leaf, root in zip(finished, roots, strict=True):
        assert root.get("width") == f"{A4.width:g}mm"
        across = float(root.get("viewBox").split()[2])
        points = 12 * A4.width / across * 72 / 25.4
        assert points >= LEAST_TYPE - 0.01, leaf.name
