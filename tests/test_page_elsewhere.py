"""The page in Chromium on paper, without scripts, as a fragment of another page, in frames, with storage off, and with harmful
words.
"""

from __future__ import annotations

import re
from html import escape

import pytest
from pages import DEBATE, FULL, HARM, MAPS, with_words, written, written_map, written_text
from test_page_browser import SNAPSHOT, STREET, TANGO, hash_of, html_of, map_of, view, words

from argmap.drawing.scene.words import clean

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("path", [None, TANGO, DEBATE], ids=["street", "tango", "debate"])
def test_a_print_has_overview_outline_and_sources(path, visit):
    map = map_of(path)
    page = visit(html_of(path))
    pdf = page.pdf(format="A4")
    assert pdf.startswith(b"%PDF")
    assert len(re.findall(rb"/Type\s*/Page\b", pdf)) >= (1 if path is None else 5)
    page.emulate_media(media="print")
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    shown = " ".join(page.evaluate("document.body.innerText").split())
    for name in map.claims:
        assert words(map, name) in shown
    for source in map.sources.values():
        assert clean(source.title) in shown
    for position in map.positions.values():
        assert clean(position.text) in shown
    assert not page.locator("input[type=search]").is_visible()
    assert page.locator("[id='~references'] li").first.is_visible() or not map.sources
    page.emulate_media(media="screen")
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    assert page.evaluate(SNAPSHOT)["view"] == ["~overview"]


@pytest.mark.parametrize("path", MAPS, ids=lambda path: path.stem)
def test_without_scripts_all_words_are_there(path, visit):
    map = map_of(path)
    page = visit(html_of(path), java_script_enabled=False, viewport={"width": 360, "height": 640})
    shown = " ".join(page.locator("body").inner_text().split())
    for name, claim in map.claims.items():
        assert words(map, name) in shown
        for proof in map.evidence_for.get(name, ()):
            assert clean(proof.quote or proof.text) in shown
        for note in claim.notes:
            assert clean(note) in shown
    assert page.locator("article").count() == len(map.claims)
    assert page.locator("svg").count() == bool(map.claims)
    assert page.locator("[id='~find'], [id='~views']").locator("visible=true").count() == 0


def test_without_scripts_sections_fold_and_links_lead(visit):
    page = visit(html_of(TANGO), java_script_enabled=False)
    section = page.locator("details", has_text="").first
    before = section.get_attribute("open")
    section.locator("summary").first.click()
    assert section.get_attribute("open") != before
    page.locator("[id='~overview'] .cards a[href^='#']:visible").first.click()
    name = hash_of(page)[1:]
    assert page.locator(f"article[id='{name}']").is_visible()
    assert page.locator(f"article[id='{name}']").bounding_box()["y"] < 800


def test_two_fragments_on_one_page_have_a_scope_each(visit):
    one, two = written_text(STREET, embed=True), written(TANGO, embed=True)
    host = f'<!DOCTYPE html><html lang="en"><title>Host</title><style>h2 {{ color: rgb(1, 2, 3); font-size: 90px }} a {{ color: red }}</style><h1 id="~title">Host</h1><h2>Ours</h2><button>B</button>{one}<p>Between.</p>{two}</html>'
    page = visit(host)
    state = """() => [...document.querySelectorAll('.argmap')].map((e) => ({ready: e.shadowRoot.querySelector('.page').dataset.ready,
      view: [...e.shadowRoot.querySelectorAll('.view')].filter((v) => v.checkVisibility()).map((v) => v.id), card: e.shadowRoot.querySelector('[id="~card"] h2')?.textContent ?? null}))"""
    assert page.evaluate(state) == [{"ready": "", "view": ["~overview"], "card": None}] * 2
    first, second = page.locator(".argmap").nth(0), page.locator(".argmap").nth(1)
    first.locator("[id='~views'] >> text=Outline").click()
    first.locator("[role=treeitem]", has_text="should be closed").first.click()
    page.keyboard.press("ArrowDown")
    assert [s["view"] for s in page.evaluate(state)] == [["~outline"], ["~overview"]]
    assert [s["card"] for s in page.evaluate(state)] == ["The street should be closed.", None]
    second.locator("input[type=search]").fill("talks")
    assert second.locator("[id='~found'] li").count() > 3
    assert first.locator("[id='~found'] li").count() == 0
    assert hash_of(page) == ""
    assert page.title() == "Host"
    assert page.evaluate("getComputedStyle(document.querySelector('h2')).color") == "rgb(1, 2, 3)"
    inner = "(e) => { const h = e.shadowRoot.querySelector('.cards h3'); return getComputedStyle(h).color }"
    assert first.evaluate(inner) != "rgb(1, 2, 3)"
    page.locator("button", has_text="B").first.focus()
    page.keyboard.press("u")
    assert [s["view"] for s in page.evaluate(state)] == [["~outline"], ["~overview"]]


@pytest.mark.parametrize("sandbox", [None, "allow-scripts", ""])
def test_in_a_frame_with_and_without_a_sandbox(sandbox, visit, tmp_path):
    (tmp_path / "inner.html").write_text(html_of(), encoding="utf-8")
    more = "" if sandbox is None else f' sandbox="{sandbox}"'
    page = visit(f'<!DOCTYPE html><html lang="en"><title>T</title><iframe src="inner.html" title="F" width="900" height="700"{more}></iframe></html>', told="Blocked script execution")
    frame = page.frame_locator("iframe")
    if sandbox == "":
        assert frame.locator("article").count() == len(map_of().claims)
        return
    frame.locator("[id='~views'] >> text=Outline").click()
    frame.locator("[role=treeitem]", has_text="should be closed").first.click()
    assert frame.locator("[id='~card'] h2").text_content() == "The street should be closed."
    frame.locator("[id='~card'] section a").first.click()
    assert frame.locator("[id='~card'] h2").text_content() == "It is loud."


def test_in_a_frame_that_has_no_address(visit):
    page = visit(f'<!DOCTYPE html><html lang="en"><title>T</title><iframe srcdoc="{escape(html_of())}" title="F" width="900" height="700"></iframe></html>')
    frame = page.frame_locator("iframe")
    frame.locator("[id='~views'] >> text=Outline").click()
    frame.locator("[role=treeitem]", has_text="should be closed").first.click()
    frame.locator("[id='~card'] section a").first.click()
    assert frame.locator("[id='~card'] h2").text_content() == "It is loud."
    assert page.title() == "T"


def test_with_storage_off(visit):
    off = """for (const name of ['localStorage', 'sessionStorage', 'indexedDB', 'caches']) {
      Object.defineProperty(window, name, { get() { throw new DOMException('denied', 'SecurityError'); } }); }
      Object.defineProperty(Document.prototype, 'cookie', { get() { throw new DOMException('denied'); }, set() { throw new DOMException('denied'); } });"""
    page = visit(html_of(), "#loud", script=off)
    view(page, "Picture")
    view(page, "Overview")
    page.select_option("select[aria-label='Which points']", "contested")
    assert page.evaluate(SNAPSHOT)["card"] == ["It is loud."]


@pytest.mark.parametrize("said", HARM.values(), ids=HARM)
def test_harmful_words_are_shown_as_words(said, visit):
    page = visit(written_map(with_words(FULL, said)))
    alerts = []
    page.on("dialog", lambda dialog: (alerts.append(dialog.message), dialog.dismiss()))
    shown = clean(said).encode(errors="replace").decode()
    for key in ("u", "*", "ArrowDown", "Enter", "m", "i"):
        page.keyboard.press(key)
    view(page, "Outline")
    page.click("text=Open all")
    page.locator("[role=treeitem] .words").nth(1).click()
    assert page.locator("[id='~card'] h2").evaluate("(e) => e.textContent") == shown
    assert set(page.locator("[role=treeitem].claim .words").all_text_contents()) == {shown}
    page.fill("input[type=search]", said.replace("\ud800", "").replace("\udfff", ""))
    assert page.locator("img, iframe, object, embed, link, base, form[action], [onerror], [onmouseover]").count() == 0
    assert page.locator("script").count() == 3
    assert alerts == []
