"""The page in Chromium: its views, keys, addresses, what is found, sorted, lit and copied, and that it asks for nothing."""

from __future__ import annotations

from functools import cache
from urllib.parse import unquote

import pytest
from pages import DEBATE, MAPS, written, written_text

from argmap.drawing.scene.words import clean
from argmap.model import ArgumentMap, Kind
from argmap.reading import read, read_text

pytestmark = pytest.mark.slow
TANGO = DEBATE.parent / "snider-tango.arg"
STREET = """\
question keep: Should the street be kept open?
person ann: Ann Fell
person ben: Ben Noll
source letter: A letter
    author ann
source thread: Comments
    author ben
position yes: Close it.
    thesis close
    held by ann
position no: Keep it open.
    thesis open
    held by ben
    grants loud
claim close: The street should be closed.
    answers keep
    by ann
    tags traffic
    supported by loud: It is loud.
        id noise
        by ann
    evidence "we all want “quiet”" in letter at paragraph 2
claim open: The street should stay open.
    answers keep
    by ben
    tags traffic, shops
    rebuts close
        by ben
    supported by shops: The shops need Zürich’s customers.
claim rule: The council decides.
    undercuts noise
        inferred
claim ключ-é: A name with other letters.
    supports shops
    restates rule
claim closed: It stays closed.
    contradicts open
"""
SNAPSHOT = """() => {
  const all = (what) => [...document.querySelectorAll(what)];
  const seen = (e) => e.checkVisibility();
  return {
    view: all('.view').filter(seen).map((e) => e.id),
    current: all('#\\\\~views a[aria-current]').map((e) => e.textContent),
    card: all('#\\\\~card h2').map((e) => e.textContent),
    rows: all('[role=treeitem]').filter(seen).map((e) => [e.querySelector('.words').textContent, e.getAttribute('aria-expanded'), e.classList.contains('lit')]),
    boxes: all('#\\\\~find input, #\\\\~find select, #\\\\~sift select').map((e) => e.value),
    found: all('#\\\\~found li a').filter(seen).map((e) => e.textContent),
    points: all('.points tbody tr').filter(seen).map((e) => e.cells[0].textContent),
    title: document.title,
  };
}"""


@cache
def html_of(path=None) -> str:
    return written(path) if path else written_text(STREET)


@cache
def map_of(path=None) -> ArgumentMap:
    return (read([str(path)]) if path else read_text(STREET)).map


def words(map: ArgumentMap, name: str) -> str:
    return clean(map.claims[name].text) or name


def hash_of(page) -> str:
    return unquote(page.evaluate("location.hash"))


def view(page, name: str) -> None:
    page.click(f"[id='~views'] >> text={name}")


def row(page, said: str, number: int = 0):
    return page.locator("[role=treeitem]", has=page.locator(".words", has_text=said)).nth(number)


@pytest.mark.parametrize("path", MAPS, ids=lambda path: path.stem)
def test_every_view_of_every_map_asks_for_nothing_and_fits(path, visit):
    page = visit(html_of(path), viewport={"width": 360, "height": 640})
    for key in ("s", "u", "*", "m", "i", "?", "Escape", "u", "Home", "Enter", "s", "u", "m", "/"):
        page.keyboard.press(key)
        assert page.evaluate("document.scrollingElement.scrollWidth <= innerWidth"), key
    page.keyboard.type("the")
    assert page.evaluate("document.scrollingElement.scrollWidth <= innerWidth")
    assert page.evaluate("document.querySelector('.page').dataset.ready") == ""


def test_one_view_is_shown_at_a_time_and_marked(visit):
    page = visit(html_of())
    for name in ("Overview", "Outline", "Picture", "Overview"):
        view(page, name)
        now = page.evaluate(SNAPSHOT)
        assert now["view"] == [f"~{name.lower()}"]
        assert now["current"] == [name]
        assert page.locator("[aria-current=page]:visible").count() == 1


@pytest.mark.parametrize("path", [None, DEBATE], ids=["street", "debate"])
def test_a_card_has_what_the_map_has(path, visit):
    map = map_of(path)
    page = visit(html_of(path))
    cards = page.evaluate(
        """async (names) => {
          const found = {};
          for (const name of names) {
            const changed = new Promise((done) => addEventListener('hashchange', done, {once: true}));
            location.hash = encodeURIComponent(name).replace(/%2F/g, '/');
            await changed;
            const card = document.getElementById('~card');
            const sections = {};
            for (const section of card.querySelectorAll('section')) {
              sections[section.querySelector('h3').firstChild.textContent.trim()] = [...section.querySelectorAll(':scope > ul > li')]
                .map((item) => [...item.querySelectorAll(':scope > a')].map((a) => decodeURIComponent(a.hash.slice(1))));
            }
            found[name] = {title: card.querySelector('h2').textContent, sections, cuts: [...card.querySelectorAll('li ul li.undercuts')].length,
              quotes: [...card.querySelectorAll('blockquote')].map((one) => one.querySelector('q, p').textContent),
              whose: [...card.querySelectorAll('p.whose')].map((one) => one.textContent).join(' '),
              badges: [...card.querySelectorAll('.badges .badge')].map((one) => one.title)};
          }
          return found;
        }""",
        list(map.claims),
    )
    for name, claim in map.claims.items():
        card, found = cards[name], cards[name]["sections"]
        assert card["title"] == words(map, name)
        for title, kind in (("For", Kind.SUPPORT), ("Against", Kind.REBUT)):
            steps = [a for a in map.into.get(name, ()) if a.kind is kind]
            assert sorted(found.get(title, [])) == sorted(list(dict.fromkeys(a.premises)) for a in steps)
        proofs = map.evidence_for.get(name, ())
        assert card["quotes"] == [clean(e.quote or e.text) for e in proofs]
        doubts = [a for e in proofs for a in map.into.get(e.id, ())]
        assert len(found.get("Against its evidence", [])) == len([a for a in doubts if map.evidence[a.target].supports[0] == name])
        assert [one for [one] in found.get("What it bears on", [])] == [map.aims_of(a)[0] for a in map.out_of.get(name, ())]
        twins = [c for pair in map.restatements if name in (pair.left, pair.right) for c in (pair.left, pair.right)]
        assert {c for [c] in found.get("Says the same", [])} == set(twins) - {name}
        rivals = [c for pair in map.contradictions if name in (pair.left, pair.right) for c in (pair.left, pair.right)]
        assert {c for [c] in found.get("Contradicts", [])} == set(rivals) - {name}
        for position in (*map.held_by.get(name, ()), *map.granting.get(name, ())):
            assert clean(map.positions[position].text) in card["whose"]
        for person in (*claim.by, *claim.granted_by):
            assert clean(map.persons[person].name) in card["whose"]
        assert bool(card["badges"]) == bool(map.held_by.get(name) or claim.by)


def test_the_outline_is_that_of_the_terminal(visit):
    """Every claim has a line when all is open; a claim with several places has a line at each."""
    map = map_of(TANGO)
    page = visit(html_of(TANGO), "#;view=outline")
    page.click("text=Open all")
    shown = [one for one, _, _ in page.evaluate(SNAPSHOT)["rows"]]
    assert {words(map, name) for name in map.claims} <= set(shown)
    page.click("text=Close all")
    assert page.locator("[role=treeitem][aria-level='2']").count() == 0
    ids = page.evaluate("[...document.querySelectorAll('[role=treeitem]')].every((e) => e.getAttribute('aria-level'))")
    assert ids


def test_the_keys_of_the_tree(visit):
    page = visit(html_of(), "#;view=outline")
    press = page.keyboard.press
    said = "document.activeElement.querySelector('.words').textContent"
    press("u")
    assert page.evaluate("document.activeElement.getAttribute('role')") == "treeitem"
    assert page.evaluate(said) == "Should the street be kept open?"
    press("ArrowDown")
    assert page.evaluate(said) == "The street should be closed."
    expanded = "document.activeElement.getAttribute('aria-expanded')"
    assert page.evaluate(expanded) == "false"
    press("ArrowRight")
    assert page.evaluate(expanded) == "true"
    press("ArrowRight")
    assert page.evaluate(said) == "It is loud."
    press("ArrowLeft")
    assert page.evaluate(said) == "The street should be closed."
    press("ArrowLeft")
    assert page.evaluate(expanded) == "false"
    press(" ")
    assert page.evaluate(expanded) == "true"
    press("h")
    press("l")
    press("j")
    press("k")
    assert page.evaluate(said) == "The street should be closed."
    press("End")
    last = page.evaluate(said)
    assert page.evaluate("[...document.querySelectorAll('[role=treeitem]')].at(-1) === document.activeElement")
    press("Home")
    assert page.evaluate(said) == "Should the street be kept open?" != last
    press("*")
    assert page.locator("[aria-expanded=false]").count() == 0 or page.locator("[role=treeitem]").count() > 8
    many = page.locator("[role=treeitem]").count()
    press("-")
    assert page.locator("[role=treeitem]").count() < many
    assert page.locator("[role=treeitem][tabindex='0']").count() == 1


def test_enter_chooses_and_o_goes_to_the_other_places(visit):
    page = visit(html_of(), "#;view=outline")
    page.click("text=Open all")
    number = row(page, "The council decides.").locator(".marks").text_content()
    assert "◫" in number
    row(page, "The council decides.").click()
    assert page.evaluate(SNAPSHOT)["card"] == ["The council decides."]
    first = page.evaluate("document.activeElement.getAttribute('aria-level') + document.activeElement.previousElementSibling.textContent")
    page.keyboard.press("o")
    assert page.evaluate("document.activeElement.querySelector('.words').textContent") == "The council decides."
    other = page.evaluate("document.activeElement.getAttribute('aria-level') + document.activeElement.previousElementSibling.textContent")
    assert other != first
    page.keyboard.press("Escape")
    assert page.evaluate(SNAPSHOT)["card"] == []
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    assert len(page.evaluate(SNAPSHOT)["card"]) == 1


@pytest.mark.parametrize("path", [None, TANGO], ids=["street", "tango"])
def test_tab_reaches_everything_in_order_and_the_focus_is_seen(path, visit):
    page = visit(html_of(path))
    reached = []
    for _ in range(60):
        page.keyboard.press("Tab")
        now = page.evaluate(
            """() => { const e = document.activeElement; const style = getComputedStyle(e), box = e.getBoundingClientRect();
            const bar = document.querySelector('.page > header').getBoundingClientRect();
            return {words: e.getAttribute('aria-label') || e.textContent.trim(), id: e.id, tag: e.tagName,
              seen: (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2) || e.tagName === 'BODY',
              uncovered: e.closest('header') !== null || e.tagName === 'BODY' || e.className === 'skip' || box.bottom > bar.bottom, inside: box.top < innerHeight}; }"""
        )
        if now["tag"] == "BODY":
            break
        reached.append(now)
    assert [one["words"] for one in reached[1:6]] == [
        page.locator("h1").text_content(), "Overview", "Outline", "Picture", "Find words, people, sources",
    ]  # fmt: skip
    assert reached[0]["words"] == "To the debate"
    assert [one for one in reached if not (one["seen"] and one["uncovered"] and one["inside"])] == []
    assert "Which points" in [one["words"] for one in reached] or path


def test_the_skip_link_leads_to_the_debate(visit):
    page = visit(html_of())
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")


def test_a_key_for_each_view_and_for_help(visit):
    page = visit(html_of())
    for key, name in (("u", "~outline"), ("m", "~picture"), ("s", "~overview")):
        page.keyboard.press(key)
        assert page.evaluate(SNAPSHOT)["view"] == [name]
    page.keyboard.press("i")
    assert hash_of(page) == "#~turns"
    page.keyboard.press("?")
    assert page.evaluate("document.querySelector('dialog').open")
    page.keyboard.press("Escape")
    assert page.locator("dialog").count() == 0
    page.keyboard.press("/")
    page.keyboard.type("su[m?/")
    assert page.evaluate(SNAPSHOT)["boxes"][0] == "su[m?/"
    page.keyboard.press("Escape")
    assert page.evaluate(SNAPSHOT)["boxes"][0] == ""
    page.keyboard.press("Control+s")
    assert page.evaluate(SNAPSHOT)["view"] == ["~overview"]


STATES = {
    "a view": lambda page: view(page, "Outline"),
    "the picture": lambda page: view(page, "Picture"),
    "a claim": lambda page: page.click(".cards a >> nth=0"),
    "a claim in the picture": lambda page: page.click(".points td a >> nth=0"),
    "a section": lambda page: page.keyboard.press("i"),
    "words": lambda page: page.fill("input[type=search]", "customers & ;=# ü"),
    "words that are there": lambda page: page.fill("input[type=search]", "street"),
    "a filter": lambda page: (page.click(".filters summary"), page.select_option("select[aria-label='All people']", "ann")),
    "a tag": lambda page: (page.click(".filters summary"), page.select_option("select[aria-label='All tags']", "shops")),
    "a kind": lambda page: (page.click(".filters summary"), page.select_option("select[aria-label='All claims']", "thesis")),
    "points": lambda page: page.select_option("select[aria-label='Which points']", "contested"),
    "folds": lambda page: (view(page, "Outline"), row(page, "should be closed").locator(".twist").click()),
    "folds below": lambda page: (view(page, "Outline"), page.click("text=Open all")),
    "a claim of another alphabet": lambda page: (view(page, "Outline"), page.click("text=Open all"), row(page, "A name with").click()),
    "all closed": lambda page: (view(page, "Outline"), page.click("text=Close all")),
}  # fmt: skip


@pytest.mark.parametrize("state", STATES)
def test_the_address_has_the_state_and_the_state_comes_back_from_it(state, visit):
    page = visit(html_of())
    STATES[state](page)
    page.wait_for_timeout(60)
    before, address = page.evaluate(SNAPSHOT), page.evaluate("location.hash")
    assert address
    other = visit(html_of(), address)
    other.wait_for_timeout(60)
    assert other.evaluate(SNAPSHOT) == before
    other.reload()
    other.wait_for_timeout(60)
    assert other.evaluate(SNAPSHOT) == before


@pytest.mark.parametrize(
    "address",
    ["#nobody", "#nobody;view=picture", "#;view=nothing", "#;q=%E0%A4%A", "#%;lit=a,b;open=,,", "#;position=zzz", "#;kind=zzz",
     "#;points=9,9", "#;points=zzz", "#~nothing", "#~card", "#;;;===", "#close;close", "#__proto__", "#;q=__proto__",
     "#constructor", "#;person=constructor", f"#;open={'close,' * 5000}", "#;fold=nobody", "#close/", "#?x=<img src=x>"],
)  # fmt: skip
def test_an_address_that_means_nothing_shows_the_page(address, visit):
    page = visit(html_of(), address)
    assert len(page.evaluate(SNAPSHOT)["view"]) == 1
    page.keyboard.press("u")
    page.keyboard.press("ArrowDown")
    assert page.evaluate(SNAPSHOT)["view"] == ["~outline"]
    page.evaluate("location.hash = '#loud'")
    page.wait_for_function("document.querySelector('[id=\"~card\"] h2')?.textContent === 'It is loud.'")


def test_back_and_forward_and_the_keys_for_them(visit):
    page = visit(html_of())
    snaps = []

    def note():
        page.wait_for_timeout(50)
        snaps.append(page.evaluate(SNAPSHOT))

    note()
    page.click(".cards a >> nth=0")
    note()
    page.click("[id='~card'] section a >> nth=0")
    note()
    view(page, "Picture")
    note()
    view(page, "Overview")
    note()
    for before in reversed(snaps[:-1]):
        page.keyboard.press("[")
        page.wait_for_timeout(50)
        assert page.evaluate(SNAPSHOT) == before
    for after in snaps[1:]:
        page.keyboard.press("]")
        page.wait_for_timeout(50)
        assert page.evaluate(SNAPSHOT) == after
    page.go_back()
    page.wait_for_timeout(50)
    assert page.evaluate(SNAPSHOT) == snaps[-2]


def test_typing_is_one_step_of_the_way_back(visit):
    page = visit(html_of())
    view(page, "Outline")
    page.fill("input[type=search]", "s")
    page.keyboard.press("End")
    page.keyboard.type("treet")
    page.go_back()
    page.wait_for_timeout(50)
    assert page.evaluate(SNAPSHOT)["view"] == ["~overview"]


@pytest.mark.parametrize("path", [None, DEBATE], ids=["street", "debate"])
def test_every_link_of_the_page_leads_to_something(path, visit):
    map = map_of(path)
    page = visit(html_of(path))
    links = page.evaluate("[...document.querySelectorAll(\"a[href^='#']\")].map((a) => a.getAttribute('href'))")
    ids = set(page.evaluate("[...document.querySelectorAll('[id]')].map((e) => e.id)"))
    assert len(links) > 10
    for link in links:
        first, *rest = [unquote(part) for part in link[1:].split(";")]
        assert not first or first in map.claims or first in ids, link
        for key, _, value in (part.partition("=") for part in rest):
            if key == "lit":
                assert set(value.split(",")) <= map.claims.keys()
            if key in ("position", "source"):
                assert value in (map.positions if key == "position" else map.sources)
