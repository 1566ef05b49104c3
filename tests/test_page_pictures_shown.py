"""The pictures of a page as Chromium shows them: what a click, a key and a pointer do, and that words stay in their boxes."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from argmap.page import PageOptions
from argmap.page.document import page
from argmap.reading import read, read_text

pytestmark = pytest.mark.slow
CHROMIUM = shutil.which("chromium")
DEBATE = """\
map: A street

question street: Should the market street be closed to cars?

position closing: Close it.
    thesis close
position leaving: Leave it open.
    thesis open

claim close: The town should close the market street to cars.
    answers street
    supported by half: Half of the accidents in town happen there, and cars are in nearly all of them, as the police say.
        supported by count: The police count them.
        supported by maps: A map shows them.
    rebutted by shops: The shops live on customers who come by car.
        undercut by: Most customers come on foot.
    contradicts open
claim open: The street should stay open.
    answers street
claim arabic: يجب على المدينة أن تغلق شارع السوق أمام السيارات لأن نصف الحوادث تقع هناك.
    supports close
claim chinese: 商店依靠开车来的顾客生活，如果街道关闭，他们将失去一半的收入，这是市长在会议上说的。
    restates shops
claim long: {long}
    supports open
    supports close with half
"""
TEXT = DEBATE.replace("{long}", "This claim goes on and on, without ever coming to an end. " * 40)
MANY = "position one: A side.\n    thesis top\nclaim top: The top.\n" + "".join(
    f"    supported by r{n}: Reason number {n} of the first kind.\n        supported by s{n}: Because of that.\n"
    f"            rebutted by t{n}: It is not so.\n"
    for n in range(40)
)
STATE = """() => ({
  focus: document.querySelector('.box.focus .words')?.textContent ?? '',
  boxes: [...document.querySelectorAll('.box:not(.gone) .words')].map((words) => words.textContent),
  active: document.activeElement.closest('.box')?.querySelector('.words')?.textContent ?? document.activeElement.className,
  sheet: document.querySelector('.sheet').style.transform,
  address: decodeURIComponent(location.hash),
})"""
SPILLS = """() => [...document.querySelectorAll('.box:not(.gone)')].filter((box) => {
  const room = box.getBoundingClientRect(), words = box.querySelector('.words')?.getBoundingClientRect();
  const main = box.querySelector('.main') ?? box;
  return words && (words.bottom > room.bottom + 1 || words.right > room.right + 1 || words.left < room.left - 1
    || main.scrollHeight > main.clientHeight + 1 || main.scrollWidth > main.clientWidth + 1);
}).map((box) => box.textContent)"""


@pytest.fixture(scope="module")
def chromium():
    """A browser without a window."""
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    if CHROMIUM is None:
        pytest.skip("there is no chromium")
    with playwright.sync_playwright() as started:
        browser = started.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def look(chromium, tmp_path):
    """`look(text, address)` shows the page of a map, of its text or of a file. Nothing was said on the console, and nothing went wrong."""
    wrong, contexts = [], []

    def opened(text, address="#;view=picture", options=None, **how):
        file = tmp_path / f"page-{len(contexts)}.html"
        reading = read([text]) if text.endswith(".arg") else read_text(text)
        file.write_text(page(reading, options or PageOptions()), encoding="utf-8")
        context = chromium.new_context(**{"viewport": {"width": 1400, "height": 900}, "offline": True} | how)
        contexts.append(context)
        tab = context.new_page()
        tab.set_default_timeout(10_000)
        tab.on("console", lambda message: wrong.append(message.text))
        tab.on("pageerror", lambda error: wrong.append(str(error)))
        tab.goto(f"{file.as_uri()}{address}")
        tab.wait_for_selector(".page[data-ready]")
        return tab

    yield opened
    for context in contexts:
        context.close()
    assert wrong == []


def words(tab):
    return tab.evaluate(STATE)


def box(tab, said):
    return tab.locator(".box:not(.gone)", has_text=said).first.locator(".main")


def until(tab, done):
    """Wait for something that the browser does in its own time."""
    for _ in range(100):
        if done():
            return
        tab.wait_for_timeout(50)
    raise AssertionError


def test_the_start_picture_shows_the_whole_debate(look):
    tab = look(TEXT)
    seen = words(tab)
    assert seen["focus"] == ""
    assert "Should the market street be closed to cars?" in seen["boxes"]
    assert "The street should stay open." in seen["boxes"]
    assert tab.locator(".stage .lines .line.support").count()
    assert tab.get_by_role("button", name="Whole debate").is_hidden()


def test_a_click_moves_the_focus_and_back_leads_back(look):
    tab = look(TEXT, "#close;view=picture")
    assert words(tab)["focus"] == "The town should close the market street to cars."
    box(tab, "The shops live on").click()
    now = words(tab)
    assert now["focus"].startswith("The shops live on")
    assert now["address"] == "#shops;view=picture"
    assert now["active"] == now["focus"]
    assert any(said.startswith("商店") for said in now["boxes"])
    tab.go_back()
    assert words(tab)["focus"] == "The town should close the market street to cars."
    tab.get_by_role("button", name="Whole debate").click()
    assert words(tab)["address"] == "#;view=picture"


def test_a_box_of_both_pictures_glides_and_stays_the_same_element(look):
    tab = look(TEXT, "#close;view=picture")
    tab.evaluate("document.querySelector('.box.focus').dataset.before = 'yes'")
    box(tab, "Half of the accidents").click()
    kept = tab.locator(".box[data-before]")
    assert kept.locator(".words").text_content() == "The town should close the market street to cars."
    assert kept.evaluate("e => getComputedStyle(e).transitionDuration").startswith("0.25s")


def test_nothing_glides_for_those_who_do_not_want_it(look):
    tab = look(TEXT, "#close;view=picture", reduced_motion="reduce")
    box(tab, "Half of the accidents").click()
    for name in (".box", ".sheet", ".lines"):
        assert tab.locator(name).first.evaluate("e => getComputedStyle(e).transitionDuration") == "0s"


@pytest.mark.parametrize(
    "how", [{}, {"viewport": {"width": 360, "height": 740}}, {"forced_colors": "active"}, {"color_scheme": "dark"}]
)
def test_words_stay_in_their_boxes(look, how):
    tab = look(TEXT, "#close;view=picture", **how)
    assert tab.evaluate(SPILLS) == []
    for name in ("open", "half", "arabic", "chinese", "long", "shops"):
        tab.evaluate(f"location.hash = '#{name};view=picture'")
        assert words(tab)["focus"]
        assert tab.evaluate(SPILLS) == []
    tab.evaluate("location.hash = '#;view=picture'")
    assert tab.evaluate(SPILLS) == []
    assert tab.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_the_folded_debate_stays_in_its_boxes(look):
    tab = look(str(Path(__file__).parents[1] / "maps" / "why-no-peace.arg"))
    assert tab.evaluate(SPILLS) == []
    plates = tab.evaluate("""() => [...document.querySelectorAll('.box.bundle')].map(
      (box) => box.clientHeight - box.firstElementChild.scrollHeight)""")
    assert plates
    assert min(plates) >= 0
    folds = tab.evaluate("""() => [...document.querySelectorAll('.box .fold')].map((fold) => {
      const words = fold.closest('.box').querySelector('.words').getBoundingClientRect();
      return fold.getBoundingClientRect().top - words.bottom;
    })""")
    assert min(folds) > -2


def test_right_to_left_words_have_their_border_on_the_right(look):
    tab = look(TEXT, "#arabic;view=picture")
    assert tab.locator(".box.focus").get_attribute("dir") == "rtl"
    assert tab.locator(".box:not(.focus)").first.get_attribute("dir") == "ltr"


def test_lines_begin_and_end_at_boxes(look):
    tab = look(TEXT, "#close;view=picture", reduced_motion="reduce")
    apart = tab.evaluate("""() => {
      const rects = [...document.querySelectorAll('.box:not(.gone)')].map((e) => e.getBoundingClientRect());
      const near = (p) => Math.min(...rects.map((r) => Math.hypot(
        Math.max(r.left - p.x, 0, p.x - r.right), Math.max(r.top - p.y, 0, p.y - r.bottom))));
      return [...document.querySelectorAll('.stage .line .way')].flatMap((way) => {
        const to = way.getScreenCTM(), long = way.getTotalLength();
        return [0, long].map((at) => near(way.getPointAtLength(at).matrixTransform(to)));
      });
    }""")
    assert apart
    assert max(apart) <= 10


def test_keys_go_from_box_to_box_and_move_the_picture(look):
    tab = look(TEXT, "#close;view=picture", reduced_motion="reduce")
    tab.locator(".stage").focus()
    before = words(tab)["sheet"]
    tab.keyboard.press("ArrowRight")
    moved = words(tab)["sheet"]
    assert moved != before
    tab.keyboard.press("+")
    assert words(tab)["sheet"] != moved
    tab.keyboard.press("0")
    assert words(tab)["sheet"] == before
    tab.keyboard.press("Enter")
    assert words(tab)["active"] == "The town should close the market street to cars."
    tab.keyboard.press("ArrowDown")
    below = words(tab)["active"]
    assert below != "The town should close the market street to cars."
    tab.keyboard.press("ArrowUp")
    assert words(tab)["active"] == "The town should close the market street to cars."
    tab.keyboard.press("ArrowDown")
    tab.keyboard.press("Enter")
    assert words(tab)["focus"] == below == words(tab)["active"]


def test_the_key_for_the_picture_leads_into_it(look):
    tab = look(TEXT, "#close;view=outline", reduced_motion="reduce")
    tab.keyboard.press("m")
    before = words(tab)["sheet"]
    tab.keyboard.press("ArrowDown")
    assert words(tab)["sheet"] != before
    tab.keyboard.press("Enter")
    assert words(tab)["active"] == words(tab)["focus"] == "The town should close the market street to cars."


def test_the_number_of_what_is_not_shown_leads_to_it(look):
    tab = look(TEXT, "#close;view=picture")
    tab.locator(".box:has-text('Half of the accidents') .more").first.click()
    assert words(tab)["focus"].startswith("Half of the accidents")
    assert "The police count them." in words(tab)["boxes"]


def test_a_box_outside_the_window_comes_in_when_it_is_reached(look):
    tab = look(MANY, "#top;view=picture", reduced_motion="reduce")
    tab.locator(".stage").focus()
    tab.keyboard.press("Enter")
    for _ in range(12):
        tab.keyboard.press("ArrowDown")
    inside = tab.evaluate("""() => {
      const a = document.activeElement.getBoundingClientRect(), s = document.querySelector('.stage').getBoundingClientRect();
      return a.top >= s.top && a.bottom <= s.bottom && a.left >= s.left && a.right <= s.right;
    }""")
    assert inside


def test_tab_reaches_every_box(look):
    tab = look(TEXT, "#close;view=picture")
    tab.locator(".stage").focus()
    reached = []
    for _ in range(tab.locator(".box .main").count()):
        tab.keyboard.press("Tab")
        reached.append(words(tab)["active"])
    assert len(reached) > 5
    assert reached[0] == words(tab)["focus"]
    assert set(reached) >= set(tab.locator(".box .main .words").all_text_contents())


def test_every_box_says_what_it_is_to_the_chosen_claim(look):
    tab = look(TEXT, "#close;view=picture")
    names = [one.get_attribute("aria-label") for one in tab.locator(".box .main").all()]
    said = " ".join(names)
    assert names[0].startswith("The chosen claim: The town should close")
    assert "rebuts the chosen claim: The shops live on customers" in said
    assert "cannot be true together with the chosen claim: The street should stay open." in said
    assert "undercuts a step towards the chosen claim: Most customers come on foot." in said
    assert "supports the chosen claim, with others: Half of the accidents" in said
    assert all(":" in name for name in names)
    assert tab.locator(".stage svg.lines").get_attribute("aria-hidden") == "true"
    told = tab.locator(".relations li").all_text_contents()
    assert any("is the question that the chosen claim answers" in line for line in told)


def test_a_drag_moves_the_picture_and_chooses_nothing(look):
    tab = look(TEXT, "#close;view=picture")
    before = words(tab)
    place = box(tab, "Half of the accidents").bounding_box()
    tab.mouse.move(place["x"] + 40, place["y"] + 20)
    tab.mouse.down()
    tab.mouse.move(place["x"] + 90, place["y"] + 60, steps=4)
    tab.mouse.up()
    after = words(tab)
    assert after["sheet"] != before["sheet"]
    assert after["focus"] == before["focus"]
    box(tab, "Half of the accidents").click()
    assert words(tab)["focus"].startswith("Half of the accidents")


def test_control_and_the_wheel_zoom_where_the_pointer_is(look):
    tab = look(TEXT, "#close;view=picture", reduced_motion="reduce")
    there = box(tab, "Half of the accidents").bounding_box()
    x, y, before = there["x"] + 2, there["y"] + 2, words(tab)["sheet"]
    tab.mouse.move(x, y)
    tab.keyboard.down("Control")
    tab.mouse.wheel(0, -200)
    tab.keyboard.up("Control")
    until(tab, lambda: words(tab)["sheet"] != before)
    now = box(tab, "Half of the accidents").bounding_box()
    assert now["width"] > there["width"] * 1.2
    assert abs(now["x"] - there["x"]) < 6
    assert abs(now["y"] - there["y"]) < 6


def test_a_fold_opens_in_its_place_and_closes_again(look):
    tab = look(MANY)
    first = words(tab)
    fold = tab.locator(".box .fold").first
    assert fold.get_attribute("aria-expanded") == "false"
    fold.click()
    opened = words(tab)
    assert set(first["boxes"]) < set(opened["boxes"])
    assert ";fold=claim " in opened["address"]
    again = tab.locator(".box .fold[aria-expanded=true]")
    again.focus()
    tab.keyboard.press("Enter")
    assert words(tab)["boxes"] == first["boxes"]
    assert words(tab)["active"] != "stage"


def test_what_is_lit_is_set_off_in_the_picture(look):
    tab = look(TEXT, "#close;view=picture;lit=half")
    assert tab.locator(".box.lit").count() == tab.locator(".box:has-text('Half of the accidents')").count() > 0
    assert tab.locator(".box.dim").count() > 3


def test_a_page_without_claims_says_that_nothing_is_drawn(look):
    tab = look("map: Nothing yet\n")
    assert tab.locator(".stage").inner_text() == "There is nothing to draw in this map yet."


def test_a_page_written_without_pictures_says_so(look):
    tab = look(TEXT, "#close;view=picture", options=PageOptions(pictures=False))
    assert tab.locator(".stage").inner_text() == "This page was written without pictures."


def test_forced_colours_reach_the_lines(look):
    tab = look(TEXT, "#close;view=picture", forced_colors="active")
    colours = {
        line.evaluate("e => getComputedStyle(e).stroke") for line in tab.locator(".line .way").all()
    }
    assert len(colours) == 1


def test_two_fingers_zoom(look):
    tab = look(TEXT, "#close;view=picture", has_touch=True, viewport={"width": 390, "height": 844})
    before = box(tab, "The town should close").bounding_box()
    session = tab.context.new_cdp_session(tab)
    middle = before["x"] + before["width"] / 2, before["y"] + before["height"] / 2

    def touch(kind, *far):
        points = [{"x": middle[0] + by, "y": middle[1], "id": n} for n, by in enumerate(far)]
        session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

    touch("touchStart", -20, 20)
    for far in (30, 40, 50, 60):
        touch("touchMove", -far, far)
    touch("touchEnd")
    until(tab, lambda: box(tab, "The town should close").bounding_box()["width"] > before["width"] * 1.5)
    assert words(tab)["focus"] == "The town should close the market street to cars."


def test_a_finger_moves_the_picture_and_chooses_nothing(look):
    tab = look(TEXT, "#close;view=picture", has_touch=True, viewport={"width": 390, "height": 844})
    before, place = words(tab), box(tab, "The town should close").bounding_box()
    session = tab.context.new_cdp_session(tab)
    x, y = place["x"] + 30, place["y"] + 30
    for kind, by in (("touchStart", 0), ("touchMove", 20), ("touchMove", 40), ("touchMove", 60)):
        session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [{"x": x + by, "y": y}]})
    session.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    until(tab, lambda: box(tab, "The town should close").bounding_box()["x"] > place["x"] + 40)
    assert words(tab)["address"] == before["address"]


def test_words_that_look_like_html_stay_words(look):
    evil = "</script><img src=x onerror=alert(1)> & <b>bold</b>"
    text = (
        f"question q: {evil}\nposition p: {evil}\n    thesis a\nclaim a: {evil} a\n    answers q\n"
        f"claim b: {evil} b\nclaim c: {evil} c\nargument d: {evil}\n    premise b\n    premise c\n    supports a\n"
    )
    tab = look(text, "#a;view=picture")
    assert set(words(tab)["boxes"]) == {evil, f"{evil} a", f"{evil} b", f"{evil} c"}
    assert tab.locator(".box img, .box b, .relations img").count() == 0
