"""The page in Chromium: finding, the table, copying; narrow screens, dark, motion, and what axe-core says of it."""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import quote

import pytest
from pages import DEBATE, written_text
from test_page_browser import SNAPSHOT, STREET, TANGO, hash_of, html_of, map_of, row, view, words

from argmap.reading import read_text

pytestmark = pytest.mark.slow
FITS = "document.scrollingElement.scrollWidth <= innerWidth"
HEBREW = """\
map: הרחוב
    language he
question q: האם לסגור את הרחוב?
position yes: לסגור אותו.
    thesis close
claim close: יש לסגור את הרחוב.
    answers q
    supported by loud: הוא רועש.
"""


def find(page, said: str) -> set[str]:
    page.fill("input[type=search]", said)
    return set(page.evaluate(SNAPSHOT)["found"])


def fold(said: str) -> str:
    plain = "".join(c for c in unicodedata.normalize("NFD", said) if not unicodedata.combining(c))
    return re.sub(r"[\W_]+", " ", plain.lower())


@pytest.mark.parametrize("said", ["talks", "zelensky", "in the", "Kyiv 2022", "washington post", "qqqq", "russia s"])
def test_words_are_found_in_claims_quotations_and_notes(said, visit):
    map = map_of(TANGO)
    page = visit(html_of(TANGO))
    asked = fold(said).split()
    expected = set()
    for name, claim in map.claims.items():
        proofs = map.evidence_for.get(name, ())
        own = " ".join([name, claim.text, *claim.notes, *(e.quote or e.text for e in proofs)])
        if all(word in fold(own) for word in asked):
            expected.add(words(map, name))
    found = find(page, said)
    assert expected <= found
    count = page.locator("[id='~found'] b").first.text_content()
    assert count.split()[0] == str(page.locator("[id='~found'] li").count())
    if said == "qqqq":
        assert found == set()
        assert page.locator("text=Nothing in this map has all of these words.").is_visible()
    else:
        assert found or not expected


def test_accents_and_capitals_do_not_matter(visit):
    page = visit(html_of())
    assert find(page, "ZURICH") == find(page, "zürich") == {"The shops need Zürich’s customers."}
    assert find(page, "quiet") == {"The street should be closed."}
    assert page.locator("[id='~found'] li small").text_content().strip() == "(in its quotations or notes)"


def test_people_and_sources_are_found_and_lead_to_their_claims(visit):
    page = visit(html_of())
    find(page, "ann fell")
    page.click("[id='~found'] .option >> nth=0")
    assert hash_of(page) == "#;person=ann"
    assert set(page.evaluate(SNAPSHOT)["found"]) == {"The street should be closed.", "It is loud."}
    page.keyboard.press("Escape")
    assert page.locator("[id='~found']").is_hidden()
    assert hash_of(page) in ("#~overview", "")


def test_filters_narrow_each_other_and_the_words(visit):
    page = visit(html_of())
    page.click(".filters summary")
    page.select_option("select[aria-label='All tags']", "traffic")
    assert set(page.evaluate(SNAPSHOT)["found"]) == {"The street should be closed.", "The street should stay open."}
    page.select_option("select[aria-label='All people']", "ben")
    assert set(page.evaluate(SNAPSHOT)["found"]) == {"The street should stay open."}
    assert find(page, "closed") == set()
    assert hash_of(page) == "#;q=closed;person=ben;tag=traffic"
    page.click("text=Clear (Esc)")
    page.select_option("select[aria-label='All claims']", "bare")
    expected = {words(map_of(), c) for c in map_of().claims if not map_of().evidence_for.get(c)}
    assert set(page.evaluate(SNAPSHOT)["found"]) == expected


def test_arrow_down_and_enter_lead_from_the_words_to_what_is_found(visit):
    page = visit(html_of())
    page.keyboard.press("/")
    page.keyboard.type("loud")
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.textContent") == "It is loud."
    page.keyboard.press("Enter")
    assert page.evaluate(SNAPSHOT)["card"] == ["It is loud."]


def test_the_table_is_sorted_and_sifted(visit):
    page = visit(html_of(DEBATE))
    rows = "() => [...document.querySelectorAll('.points tbody tr')].filter((r) => !r.hidden).map((r) => [...r.cells].map((c) => c.textContent))"
    first = page.evaluate(rows)
    heads = page.locator(".points thead button")
    rank = ["thesis", "holds", "for", "grants", "both", "undercuts", "against", ""]
    for column in range(1, heads.count()):
        heads.nth(column).click()
        now = page.evaluate(rows)
        assert sorted(now) == sorted(first)
        assert heads.nth(column).get_attribute("aria-pressed") == "true"
        assert page.locator(".points thead button[aria-pressed=true]").count() == 1
        if heads.nth(column).get_attribute("data-sort") == "open":
            counts = [int(row[column] or 0) for row in now]
            assert counts == sorted(counts, reverse=True)
        else:
            ranks = [rank.index(row[column].rstrip("*°")) for row in now]
            assert ranks == sorted(ranks)
    heads.nth(0).click()
    assert page.evaluate(rows) == first
    page.select_option("select[aria-label='Which points']", "open")
    assert page.evaluate(rows) == [row for row in first if row[-1]]
    choice = page.locator("[id='~sift'] option").nth(3).get_attribute("value")
    page.select_option("select[aria-label='Which points']", choice)
    pair = [int(n) for n in choice.split(",")]
    assert page.evaluate(rows) == [row for row in first if all(row[n] for n in pair)]
    assert page.locator("[id='~sifted']").text_content().strip().endswith(f"of {len(first)}")


def test_a_line_of_the_report_lights_up_its_claims(visit):
    page = visit(html_of(DEBATE))
    light = page.locator("button.light").first
    names = light.evaluate(
        "(b) => [...new Set([...b.parentElement.querySelectorAll(\"a[href^='#']\")].map((a) => decodeURIComponent(a.hash.slice(1))))]"
    )
    light.evaluate("(b) => { for (let at = b; at; at = at.parentElement) if (at.tagName === 'DETAILS') at.open = true; }")
    light.click()
    assert f"lit={','.join(names)}" in hash_of(page)
    view(page, "Outline")
    lit = {said for said, _, is_lit in page.evaluate(SNAPSHOT)["rows"] if is_lit}
    assert lit == {words(map_of(DEBATE), name) for name in names}


HOSTILE = 'claim a: Say “no” to "it" # x \\ <b>\n    evidence "so “they” say" in s at page 1\nsource s: S\n'


@pytest.mark.parametrize("path", [None, TANGO, "hostile"], ids=["street", "tango", "hostile"])
def test_what_is_copied_as_text_reads_as_the_same_claim(path, visit):
    text = HOSTILE if path == "hostile" else None
    map = read_text(text).map if text else map_of(path)
    page = visit(written_text(text) if text else html_of(path), permissions=["clipboard-read", "clipboard-write"])
    for name in list(map.claims)[:12]:
        page.evaluate("(name) => { location.hash = name; }", name)
        page.wait_for_timeout(30)
        page.click("text=Copy as .arg")
        page.wait_for_timeout(30)
        copied = page.evaluate("navigator.clipboard.readText()")
        reading = read_text(copied)
        assert not reading.slips, copied
        assert reading.map.claims[name].text == map.claims[name].text
        assert reading.map.claims[name].by == () or reading.map.unresolved or map.claims[name].by
        got = [(e.quote, e.text) for e in reading.map.evidence.values()]
        assert len(got) == len(map.evidence_for.get(name, ()))
        page.click("text=Copy link")
        page.wait_for_timeout(30)
        assert page.evaluate("navigator.clipboard.readText()").endswith(f"#{quote(name)}")
    assert page.locator("[id='~say']").text_content() == "Copied."


def test_a_quotation_is_copied_with_its_reference(visit):
    page = visit(html_of(), "#close", permissions=["clipboard-read", "clipboard-write"])
    page.click("text=Copy quotation")
    page.wait_for_timeout(30)
    copied = page.evaluate("navigator.clipboard.readText()").replace("\xa0", " ")
    assert copied == "“we all want “quiet”” (Ann Fell, “A letter”, paragraph 2)"
    page.keyboard.press("y")
    page.wait_for_timeout(30)
    assert page.evaluate("navigator.clipboard.readText()").endswith("#close")


def test_where_nothing_may_be_copied_the_words_are_shown_to_be_copied(visit):
    page = visit(html_of(), "#loud", script="navigator.clipboard.writeText = () => Promise.reject(new Error('no')); document.execCommand = () => false;")
    page.click("text=Copy link")
    page.wait_for_timeout(50)
    assert page.input_value("dialog textarea").endswith("#loud")
    assert page.evaluate("document.activeElement.tagName") == "TEXTAREA"
    page.keyboard.press("Escape")
    assert page.locator("dialog").count() == 0


LONG = f"claim a: {'x' * 300} {'long ' * 60}\n    by p\n    tags {'t' * 120}\nperson p: {'N' * 200}\nsource s: {'S' * 200}\n    url: https://example.org/{'u' * 300}\n    author p\nposition q: {'P' * 200}\n    thesis a\n    held by p\nclaim b: B\n    rebuts a\n    evidence \"{'q' * 300}\" in s at {'page ' * 40}\nposition r: R\n    thesis b\n"
SIZES = {"phone": {"width": 360, "height": 640}, "200 %": {"width": 640, "height": 400}, "400 %": {"width": 320, "height": 256}}  # fmt: skip


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("path", [None, DEBATE, "long"], ids=["street", "debate", "long"])
def test_nothing_runs_off_a_narrow_page(path, size, visit):
    page = visit(written_text(LONG) if path == "long" else html_of(path), viewport=SIZES[size])
    assert page.evaluate(FITS)
    for act in (
        lambda: view(page, "Outline"),
        lambda: page.click("text=Open all"),
        lambda: page.locator("[role=treeitem] .words").nth(1).click(),
        lambda: view(page, "Picture"),
        lambda: page.keyboard.press("Escape"),
        lambda: page.evaluate("document.querySelectorAll('details').forEach((d) => { d.open = true; })"),
        lambda: view(page, "Overview"),
        lambda: page.keyboard.press("?"),
        lambda: page.keyboard.press("Escape"),
        lambda: page.fill("input[type=search]", "the"),
    ):
        act()
        assert page.evaluate(FITS)


def colours(page, what: str) -> list[str]:
    return page.locator(what).first.evaluate("(e) => [getComputedStyle(e).color, getComputedStyle(e).backgroundColor]")


def test_light_and_dark_follow_the_reader(visit):
    light, dark = (colours(visit(html_of(), color_scheme=scheme), ".page") for scheme in ("light", "dark"))
    assert light != dark
    bright = [sum(map(int, re.findall(r"\d+", ground)[:3])) for _, ground in (light, dark)]
    assert bright[0] > 600 > 200 > bright[1]


def test_forced_colours_keep_what_a_colour_said(visit):
    page = visit(html_of(), "#close", forced_colors="active")
    border = "(() => { const s = getComputedStyle(document.querySelector('.badge')); return [s.borderTopStyle, s.borderTopWidth]; })()"
    assert page.evaluate(border) == ["solid", "1px"]
    assert page.evaluate("getComputedStyle(document.querySelector('[aria-current=page]')).outlineStyle") == "solid"
    assert page.evaluate("getComputedStyle(document.querySelector('[aria-selected=true]')).outlineStyle") == "solid"


@pytest.mark.parametrize("address", ["", "#close", "#close;view=picture"])
def test_nothing_moves_for_readers_who_want_no_motion(address, visit):
    page = visit(html_of(), address, reduced_motion="reduce")
    assert page.evaluate(
        "[...document.querySelectorAll('*')].every((e) => { const s = getComputedStyle(e); return parseFloat(s.transitionDuration) === 0 && s.animationName === 'none' && s.scrollBehavior !== 'smooth'; })"
    )


def test_right_to_left_words_run_from_right_to_left(visit):
    page = visit(written_text(HEBREW), "#close", viewport={"width": 360, "height": 640})
    direction = "(e) => getComputedStyle(e).direction"
    assert page.locator("[id='~card'] h2").evaluate(direction) == "rtl"
    assert page.locator("[id='~title']").evaluate(direction) == "rtl"
    assert row(page, "יש לסגור").locator(".words").evaluate(direction) == "rtl"
    assert page.evaluate(FITS)
    assert page.evaluate("document.documentElement.lang") == "he"


AXE = {
    "overview": "", "outline": "#;view=outline", "picture": "#;view=picture", "card in the outline": "#close",
    "card in the picture": "#close;view=picture", "found": "#;q=the", "filtered": "#;view=outline;tag=traffic", "lit": "#close;view=outline;lit=close,loud",
}  # fmt: skip


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("place", AXE)
@pytest.mark.parametrize("path", [None, DEBATE], ids=["street", "debate"])
def test_axe_finds_nothing(path, place, scheme, visit):
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is not installed").Axe()
    address = AXE[place] if path is None else AXE[place].replace("close,loud", "us-blocked,neither-ready").replace("close", "us-blocked")
    page = visit(html_of(path), address, color_scheme=scheme)
    if place in ("overview", "outline"):
        page.evaluate("document.querySelectorAll('details').forEach((d) => { d.open = true; })")
    if place == "outline":
        page.click("text=Open all")
    told = [
        f"{one['id']}: {node['html'][:200]} {node.get('failureSummary', '')[:300]}"
        for one in axe.run(page).response["violations"]
        for node in one["nodes"]
    ]
    assert told == []


@pytest.mark.parametrize("place", ["help", "phone", "errors", "empty", "without positions", "fragment", "hebrew", "status"])
def test_axe_finds_nothing_elsewhere(place, visit):
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is not installed").Axe()
    texts = {"errors": "claim a: A.\n    suported by b: B.\n", "empty": "", "without positions": "claim a: A.\n    supported by b: B.\n", "hebrew": HEBREW}
    if place == "fragment":
        html = f'<!DOCTYPE html><html lang="en"><title>Host</title><h1>Host</h1>{written_text(STREET, embed=True)}</html>'
    else:
        html = written_text(texts.get(place, STREET), status=place == "status")
    page = visit(html, "#close" if place in ("phone", "status") else "", viewport=SIZES["phone"] if place == "phone" else {"width": 1280, "height": 800})
    if place == "help":
        page.keyboard.press("?")
    rules = {"rules": {"region": {"enabled": False}, "landmark-one-main": {"enabled": place != "fragment"}}} if place == "fragment" else None
    told = [
        f"{one['id']}: {node['html'][:200]} {node.get('failureSummary', '')[:300]}"
        for one in axe.run(page, options=rules).response["violations"]
        for node in one["nodes"]
    ]
    assert told == []
