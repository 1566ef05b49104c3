"""The atlas: every claim and every relation has a place on some page, and each number leads to the right one."""

import re
import xml.etree.ElementTree as ET
from dataclasses import replace
from pathlib import Path

import debates
import parted
import pytest
from handmade import argument, claim, evidence, make, position, question
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from argmap.cli import main
from argmap.drawing.atlas.draw import atlas
from argmap.drawing.atlas.frame import MADE
from argmap.drawing.atlas.front import front
from argmap.drawing.atlas.listing import level
from argmap.drawing.atlas.pages import FOOT, plan
from argmap.drawing.atlas.relations import entry, relations
from argmap.drawing.fit import How
from argmap.drawing.folding.ledger import answered
from argmap.drawing.overview.content import overview
from argmap.drawing.paper import LEAST_TYPE, pages
from argmap.drawing.scene.scene import SIGNS
from argmap.drawing.scene.words import safe
from argmap.drawing.view import select
from argmap.reading import read

MAPS = [m for m in sorted(Path(__file__).parents[1].glob("maps/*.arg")) if m.stem != "people"]
A4 = pages("A4")[1]
HOW = How(quotations="marks")
QUICK = (Phase.explicit, Phase.reuse, Phase.generate)
"""Without shrinking: an example takes a second, and a smaller one would hardly say more."""
WEAK = "words match, speaker not confirmed"
NS = "{http://www.w3.org/2000/svg}"


def made_of(map, page=A4):
    view, _ = select(map)
    return view, atlas(view, page, HOW)


def words_on(root):
    return " ".join(e.text or "" for e in root.iter(f"{NS}text"))


def boxes_on(root):
    return {g.get("id") for g in root.iter(f"{NS}g") if (g.get("class") or "").split()[:1] == ["claim"]}


def parts(id_):
    return re.sub(r"(_|\.\.)\d+$", "", id_)


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


@settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck), phases=QUICK)
@given(debates.debates(claims=9, steps=12) | parted.debates(claims=9, steps=12))
def test_random_maps_have_everything_on_some_page(map):
    each_relation_once_or_in_words(map)
    leads_right(*has_everything(map))


@settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck), phases=QUICK)
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


def test_each_number_in_words_is_a_page_of_what_it_names():
    """The relations told in words name two ends; the page after the arrow has the other one."""
    map = read([str(MAPS[-1])]).map
    finished, roots = has_everything(map)
    view, _ = select(map)
    planned, _ = plan(view, A4, HOW)
    first = next(n for n, leaf in enumerate(finished) if "claim-" in leaf.svg)
    home = {c: n + first for c, n in planned.home().items()}
    for claim_, number in home.items():
        assert f"claim-{safe(claim_)}" in boxes_on(roots[number])
    told = 0
    for number, sheet in enumerate(planned.sheets, first):
        leads = {spot.page - 1 for spot in finished[number].spots if spot.page}
        for relation in sheet.told:
            ends = [c for c in (*relation.left, *relation.right) if c not in sheet.claims]
            assert not ends or leads & {home[c] for c in ends}
            told += 1
    assert told > 10


def fan(number):
    things = [claim("c", "One claim.")]
    for n in range(number):
        things += [claim(f"r{n}", f"Reason {n} of very many."), argument(f"s{n}", "support", f"r{n}", "c")]
    return make(*things)


def circle(number):
    things = [claim(f"c{n}", f"Step {n} of a circle.") for n in range(number)]
    return make(*things, *(argument(f"s{n}", "support", f"c{n}", f"c{(n + 1) % number}") for n in range(number)))


@pytest.mark.parametrize(
    ("map", "most"),
    [
        pytest.param(make(), 2, id="nothing"),
        pytest.param(fan(70), 9, id="fan"),
        pytest.param(circle(40), 12, id="circle"),
        pytest.param(
            make(claim("c"), *(evidence(f"e{n}", "c", text="Seen by somebody. " * 9) for n in range(90))),
            9, id="quotations",
        ),
        pytest.param(
            make(
                claim("c"), *(claim(f"p{n}") for n in range(40)),
                argument("a", "support", " ".join(f"p{n}" for n in range(40)), "c"),
            ),
            12, id="premises",
        ),
        pytest.param(make(claim("c", "Very long words. " * 400)), 4, id="long"),
        pytest.param(
            make(*(question(f"q{n}", f"Question {n}?") for n in range(12)),
                 claim("c", answers=tuple(f"q{n}" for n in range(12)))),
            4, id="questions",
        ),
    ],
)  # fmt: skip
def test_odd_shapes(map, most):
    finished, roots = has_everything(map)
    leads_right(finished, roots)
    assert 1 <= len(finished) <= most
    assert all(leaf.width <= A4.room[0] + 0.1 for leaf in finished)


def numbered(first, number, letter="w"):
    return " ".join(f"{letter}{n}" for n in range(first, first + number))


@pytest.mark.parametrize("size", ["A4", "a5", "slide"])
def test_every_word_of_a_claim_and_a_quotation_is_on_some_page(size):
    """A printed page has no tooltip: words that have no room in a box are in a list."""
    lengths = [3, 40, 80, 160, 400, 1500]
    things = [claim("t", numbered(0, 60))]
    for turn, number in enumerate(lengths):
        things += [
            claim(f"c{turn}", numbered(10_000 * turn, number)),
            argument(f"a{turn}", "support", f"c{turn}", "t"),
            evidence(f"e{turn}", f"c{turn}", quote=numbered(10_000 * turn, number, "q")),
        ]
    map = make(*things)
    page = pages("148x210")[0] if size == "a5" else pages(size)[-1]
    for quotations in ("marks", "boxes"):
        finished = atlas(select(map)[0], page, How(quotations=quotations))
        words = " ".join(words_on(ET.fromstring(leaf.svg)) for leaf in finished)
        found = set(re.findall(r"[wq]\d+", words))
        for turn, number in enumerate(lengths):
            for letter in "wq":
                assert {f"{letter}{n}" for n in range(10_000 * turn, 10_000 * turn + number)} <= found
        for leaf in finished:
            for text in ET.fromstring(leaf.svg).iter(f"{NS}text"):
                assert float(text.get("y")) <= leaf.height


def test_no_claim_of_a_debate_is_cut():
    map = read([str(next(m for m in MAPS if m.stem == "why-no-peace"))]).map
    longest = max(map.claims.values(), key=lambda c: len(c.text))
    long = "Some words more, so that it has no room on six lines of a box. " * 5
    map = replace(map, claims={**map.claims, longest.id: replace(longest, text=f"{longest.text} {long}last.")})
    planned, _ = plan(select(map)[0], A4, HOW)
    assert not [box.id for sheet in planned.sheets for p in sheet.panels for box in p.scene.boxes if box.cut]


def test_small_parts_share_pages():
    map = make(*(claim(f"c{n}", f"Lone claim number {n}.") for n in range(40)))
    _, finished = made_of(map)
    assert len(finished) <= 6


def test_a_claim_on_several_pages_says_so():
    map = fan(60)
    _, roots = has_everything(map)
    pages_of_c = [n for n, r in enumerate(roots, 1) if "claim-c" in boxes_on(r)]
    assert len(pages_of_c) > 1
    first = roots[pages_of_c[0] - 1]
    box = next(g for g in first.iter(f"{NS}g") if g.get("id") == "claim-c")
    assert f"→ {pages_of_c[1]}" in words_on(box).replace("\u2013", " ").replace("\xa0", " ")
    later = next(g for g in roots[pages_of_c[1] - 1].iter(f"{NS}g") if g.get("id") == "claim-c")
    assert f"← {pages_of_c[0]}" in words_on(later).replace("\xa0", " ")


def test_same_bytes_twice():
    map = read([str(MAPS[0])]).map
    one, two = made_of(map)[1], made_of(map)[1]
    assert [leaf.svg for leaf in one] == [leaf.svg for leaf in two]


STREET = """\
position yes: Close it.
    thesis close
claim close: The town should close the market street to cars.
    support: It would be quieter.
        source s
"""


@pytest.fixture
def street(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "street.arg").write_text(STREET, encoding="utf-8")
    return tmp_path


def run(capfd, *argv):
    status = main(["render", "street.arg", *argv])
    said = capfd.readouterr()
    return status, said.out, said.err


def test_a_folder_of_pages(street, capfd):
    assert run(capfd, "--atlas", "out/pages")[0] in (0, 1)
    files = sorted(p.name for p in (street / "out" / "pages").iterdir())
    assert files[0] == "01-overview.svg"
    assert all(re.fullmatch(r"\d\d-[a-z0-9-]+\.svg", name) for name in files)


def test_earlier_pages_are_replaced_and_other_files_left(street, capfd):
    folder = street / "pages"
    folder.mkdir()
    old = folder / "77-old.svg"
    old.write_text(f"<svg>\n{MADE}</svg>", encoding="utf-8")
    mine = folder / "88-mine.svg"
    mine.write_text("<svg></svg>", encoding="utf-8")
    notes = folder / "notes.txt"
    notes.write_text(MADE, encoding="utf-8")
    run(capfd, "--atlas", "pages")
    assert not old.exists()
    assert mine.exists()
    assert notes.exists()
    assert not list(folder.glob(".argmap*"))


def test_a_file_of_somebody_else_is_not_overwritten(street, capfd):
    (street / "pages").mkdir()
    other = street / "pages" / "01-overview.svg"
    other.write_text("mine", encoding="utf-8")
    status, _, said = run(capfd, "--atlas", "pages")
    assert status == 2
    assert "01-overview.svg is there already" in said
    assert other.read_text(encoding="utf-8") == "mine"
    assert [p.name for p in (street / "pages").iterdir()] == ["01-overview.svg"]


@pytest.mark.parametrize(
    ("argv", "words"),
    [
        (["--atlas", "street.arg"], "is a file, not a folder"),
        (["--atlas"], "name a folder"),
        (["-o", "x.svg", "--atlas"], "name a folder"),
        (["--format", "txt", "--atlas"], "name a folder"),
        (["--atlas", "d", "-o", "x.pdf"], "leave DIR or -o out"),
        (["--atlas", "x.pdf"], "write -o x.pdf --atlas"),
        (["--atlas", "-"], "write -o debate.pdf --atlas"),
        (["--atlas", "d", "--format", "png"], "SVG files"),
        (["--atlas", "d", "--watch"], "--watch draws one file"),
        (["--atlas", "d", "--overview"], "--overview has no use with --atlas"),
        (["--atlas", "d", "--timeline"], "--timeline has no use with --atlas"),
        (["--atlas", "d", "--whole"], "--whole has no use with --atlas"),
        (["--atlas", "d", "--boxes", "9"], "--boxes has no use with --atlas"),
        (["--atlas", "d", "--highlight", "cruxes"], "--highlight has no use with --atlas"),
        (["--atlas", "d", "--fit", "A44"], "did you mean"),
    ],
)
def test_a_sentence_for_what_cannot_be(street, capfd, argv, words):
    status, _, said = run(capfd, *argv)
    assert status == 2
    assert words in said
    assert "Traceback" not in said
    assert [p.name for p in street.iterdir()] == ["street.arg"]


def test_one_pdf_of_all_pages(street, capfd):
    pytest.importorskip("typst")
    assert run(capfd, "-o", "street.pdf", "--atlas")[0] in (0, 1)
    raw = (street / "street.pdf").read_bytes()
    run(capfd, "--atlas", "pages")
    assert len(re.findall(rb"/Type\s*/Page\b", raw)) == len(list((street / "pages").iterdir()))
    assert b"/Outlines" in raw


def test_the_debate_costs_seconds():
    """No page is laid out more than a few times: the number of layouts counts, not the clock."""
    from argmap.drawing.atlas import panels

    map = read([str(next(m for m in MAPS if m.stem == "why-no-peace"))]).map
    view, _ = select(map)
    calls = []
    real = panels.lay_out_scene
    panels.lay_out_scene = lambda *a, **k: calls.append(1) or real(*a, **k)
    try:
        planned, _ = plan(view, A4, HOW)
    finally:
        panels.lay_out_scene = real
    assert len(planned.home()) == len(map.claims)
    assert len(calls) <= 3 * sum(len(sheet.panels) for sheet in planned.sheets)
    assert len(planned.sheets) < len(map.claims) / 4


LONG = "Words of a claim that are so many that they are never told whole here, number"


@pytest.mark.parametrize("room", [560.0, 340.0, 150.0])
def test_a_relation_in_words_keeps_its_end(room):
    names = [f"c{n}" for n in range(5)]
    step = argument("s", "support", "c0 c1", "c2")
    map = make(*(claim(c, f"{LONG} {c}.") for c in names), step, argument("u", "undercut", "c3 c4", "s"))
    relation = next(r for r in relations(select(map)[0]) if r.name == ("argument", "u"))
    one = entry(map, relation, ["c3", "c4"], dict.fromkeys(names, 34))
    (placed,) = level([one], room).placed
    words = " ".join(line.text for line in placed.words)
    assert words.endswith("…” → 34".replace(" 34", "\xa034"))
    assert words.count("“") == words.count("”") == 5
    assert " undercut the step from " in words


@pytest.mark.parametrize(
    ("here", "where"),
    [(["a"], "→ 9"), (["b"], "← 7"), (["a", "b"], "→ here"), (["c"], "← 7 → 9"), ([], "7 → 9")],
)
def test_arrows_say_where_a_relation_leads_and_comes_from(here, where):
    map = make(claim("a", "A."), claim("b", "B."), claim("c", "C."), argument("s", "rebut", "a", "b"))
    (relation,) = relations(select(map)[0])
    words = entry(map, relation, here, {"a": 7, "b": 9}).words.replace("\xa0", " ")
    assert words == f"“A.” rebuts “B.” {where}"


def test_every_sign_of_any_page_is_explained():
    things = [claim("c"), *(evidence(f"e{n}", "c", text=f"Seen {n}.", kind="report") for n in range(3))]
    view, _ = select(make(*things))
    view = replace(view, states=dict(zip(["e0", "e1", "e2"], ["matches", "not found", WEAK], strict=True)))
    said = " ".join(words_on(ET.fromstring(leaf.svg)) for leaf in atlas(view, A4, HOW) if "signs" in leaf.name
                    or "contents" in leaf.name)  # fmt: skip
    assert SIGNS["✓"] in said
    assert SIGNS["✗"] in said
    assert SIGNS["~"] in said
    assert SIGNS["!"] not in said


def test_the_page_of_signs_has_the_arrows_on_one_page():
    map = read([str(next(m for m in MAPS if m.stem == "why-no-peace"))]).map
    words = [words_on(ET.fromstring(leaf.svg)) for leaf in made_of(map)[1]]
    assert any(" ↓ " in w for w in words[6:]) == any("on this page again" in w for w in words[:6])
    assert any(SIGNS["~"] in w for w in words[:6]) == any(s == "~" for s in select(map)[0].states.values())


@pytest.mark.parametrize(("number", "wide"), [(3, 210), (150, 210), (150, 120)])
def test_the_foot_says_where_contents_and_signs_are(number, wide):
    reasons = [f"{LONG} {n}." for n in range(number)]
    map = make(*(claim(f"c{n}", words) for n, words in enumerate(reasons)), claim("d", "D."), claim("e", "E."),
               argument("s", "rebut", "d", "e"))  # fmt: skip
    words = [words_on(ET.fromstring(leaf.svg)) for leaf in made_of(map, pages(f"{wide}x297")[-1])[1]]
    contents = next(n for n, w in enumerate(words, 1) if " Contents " in w)
    signs = next(n for n, w in enumerate(words, 1) if "How to read it" in w)
    foot = f"Contents and signs: page {signs}" if contents == signs else f"Signs: page {signs}"
    assert foot in words[-1]
    assert f"Contents{' and signs' * (contents == signs)}: page {contents}" in words[-1]
    assert ("Signs: page" in words[contents - 1]) == (contents != signs)


@pytest.mark.parametrize("size", ["A4", "A5", "A3"])
def test_the_overview_says_on_which_page_its_other_points_are(size):
    map = read([str(next(m for m in MAPS if m.stem == "why-no-peace"))]).map
    finished = made_of(map, pages(size)[-1])[1]
    more = sum("(continued)" in leaf.heading and "Points" in leaf.heading for leaf in finished)
    words = words_on(ET.fromstring(finished[0].svg))
    assert ("(on page 2)" in words) == (more == 1)
    assert ("(from page 2 on)" in words) == (more > 1)


def test_a_map_without_positions_names_no_overview():
    view, _ = select(make(claim("a", "A."), claim("b", "B."), argument("s", "rebut", "a", "b")))
    finished = atlas(replace(view, title=""), A4, HOW)
    words = " ".join(words_on(ET.fromstring(leaf.svg)) for leaf in finished)
    assert "Argument map · Claims" in words
    assert "Overview" not in words
    assert "Other claims" not in words


@pytest.mark.parametrize("size", ["60x60", "100x70", "A5", "A4"])
def test_an_overview_is_whole_on_any_page(size):
    things = [claim(f"c{n}", f"{LONG} {n}.") for n in range(6)]
    things += [position(f"p{n}", f"Position {n}", f"c{n}") for n in range(6)]
    things += [argument(f"s{n}", "rebut", f"c{n}", f"c{(n + 1) % 6}") for n in range(6)]
    view, _ = select(make(*things))
    page = pages(size)[-1]
    made = overview(view)
    assert made.rows
    laid = front(made, page)
    assert laid.fits
    assert laid.first.height <= page.room[1] / laid.zoom - FOOT
    assert laid.first.table.room <= page.room[0] / laid.zoom
    assert len(laid.first.table.rows) + sum(len(t.rows) for t in laid.tables) == len(made.rows)
    assert laid.zoom == 1.0 if size == "A4" else laid.zoom < 1.0 or size != "60x60"
    first = atlas(view, page, HOW)[0]
    assert first.width == pytest.approx(page.room[0] / laid.zoom)
