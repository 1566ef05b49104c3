"""The page of a preview in Chromium: redrawn in place, the strip, the way to the editor and back."""

from __future__ import annotations

import shutil
import time

import pytest
from previewing import STREET, running, save, until

from argmap.preview.at_line import move_to
from argmap.preview.page import page_of
from argmap.preview.shown import next_shown
from argmap.reading import read_text

playwright = pytest.importorskip("playwright.sync_api", reason="Playwright drives the browser")
CHROMIUM = shutil.which("chromium")
if not CHROMIUM:
    pytest.skip("there is no Chromium here", allow_module_level=True)

MORE = "".join(
    f"claim c{n}: The {n}. reason is long enough to be a line of its own.\n    supports close\n"
    f"    rebutted by r{n}: Against reason {n}.\n"
    for n in range(60)
)


@pytest.fixture(scope="module")
def chromium():
    with playwright.sync_playwright() as started:
        browser = started.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


OPEN = "#;view=outline"


class Reader:
    """A reader of a preview: the page in the browser, the file, and what the console said."""

    def __init__(self, page, asker, path, opened):
        self.page, self.asker, self.path, self.opened = page, asker, path, opened
        self.said = []
        page.on("console", lambda message: self.said.append(message.text))
        page.on("pageerror", lambda error: self.said.append(str(error)))
        page.on("request", lambda request: self.asked.append(request.url))
        self.asked = []

    def look(self, state=""):
        """Open the page, at the outline with its first claim unfolded unless something else is asked for."""
        self.page.goto(f"{self.asker.server.address}{state or OPEN}")
        self.page.wait_for_selector(".page[data-ready]")
        until(lambda: self.asker.server._streams)
        if "outline" in (state or OPEN):
            self.unfold("The town should close")

    def unfold(self, words):
        row = self.row(words)
        if row.get_attribute("aria-expanded") == "false":
            row.locator(".twist").click()

    def save(self, text):
        """Save the file, and wait until the page is that of this save."""
        before = self.asker.server.shown.number
        save(self.path, text)
        until(lambda: self.asker.server.shown.number > before and self.asker.server.shown.drawn)
        self.page.wait_for_selector(f'html[data-number="{self.asker.server.shown.number}"]', state="attached")
        self.page.wait_for_timeout(50)

    def rows(self):
        return self.page.locator("[role=treeitem] .words").all_inner_texts()

    def row(self, words):
        return self.page.locator(".row", has_text=words).first

    def top(self, words):
        return self.row(words).bounding_box()["y"]

    @property
    def strip(self):
        return self.page.locator('[id="~strip"]')

    @property
    def card(self):
        return self.page.locator('[id="~card"]')


@pytest.fixture
def reader(chromium, tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_RUNTIME_DIR", "")
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    path = tmp_path / "street.arg"
    path.write_text(STREET, encoding="utf-8")
    opened = []

    def open_at(file, line, column):
        opened.append((file, line))
        return "" if not file.endswith("no.arg") else "no"

    with running(path, page_of, open_at, monkeypatch) as asker:
        context = chromium.new_context(viewport={"width": 1200, "height": 700})
        context.set_default_timeout(8000)
        reader = Reader(context.new_page(), asker, path, opened)
        yield reader
        home = asker.server.address
        assert [url for url in reader.asked if not url.startswith(home)] == []
        assert reader.said == []
        context.close()


def test_new_words_are_there_after_a_save(reader):
    reader.look("#close;view=outline")
    reader.page.wait_for_selector(".row")
    reader.save(STREET.replace("Half", "A third"))
    assert any("A third" in row for row in reader.rows())
    assert "A third" in reader.card.inner_text()
    assert "close" in reader.page.url


def test_the_quick_stage_has_the_new_words(reader, monkeypatch):
    """The page without its overview comes first, and what takes long is never waited for."""

    def only_words(reading, number, stage, still):
        assert stage == "words"
        return page_of(reading, number, stage, still)

    reader.look("#~overview")
    overview = reader.page.locator('[id="~overview"]').inner_text()
    shown = next(next_shown(reader.asker.server.shown, read_text(STREET.replace("Half", "A third")), only_words))
    reader.asker.loop.call_soon_threadsafe(reader.asker.server.show, shown)
    reader.page.wait_for_selector(f'html[data-number="{shown.words_number}"]', state="attached")
    assert reader.page.locator('[id="~overview"]').inner_text() == overview
    reader.page.keyboard.press("u")
    reader.row("The town should close").locator(".twist").click()
    assert any("A third" in row for row in reader.rows())


def test_focus_folds_and_the_chosen_line_stay_when_claims_get_other_numbers(reader):
    reader.look()
    reader.unfold("The shops live")
    reader.row("They do not say so").click()
    open_before = reader.rows()
    assert any("They do not say so" in row for row in open_before)
    reader.save("claim first: Something new.\n    supports shops\n" + STREET)
    assert [row for row in reader.rows() if "Something new" not in row] == open_before
    assert "They do not say so" in reader.card.locator("h2").inner_text()
    assert "They do not say so" in reader.page.locator(".row[aria-selected=true]").inner_text()
    assert "They do not say so" in reader.page.evaluate("document.activeElement.innerText")


def test_a_branch_that_was_closed_stays_closed(reader):
    reader.look()
    reader.row("Should the market street").locator(".twist").click()
    assert len(reader.rows()) == 1
    reader.save(STREET.replace("Half", "A third"))
    assert len(reader.rows()) == 1


def test_folds_stay_while_another_view_is_shown(reader):
    reader.look()
    reader.unfold("The shops live")
    open_before = len(reader.rows())
    reader.page.keyboard.press("s")
    reader.save(STREET.replace("Half", "A third"))
    reader.page.keyboard.press("u")
    assert len(reader.rows()) == open_before
    assert any("A third" in row for row in reader.rows())


def test_folds_of_the_address_stay_when_the_outline_was_not_looked_at(reader):
    reader.look()
    reader.unfold("The shops live")
    open_before = reader.rows()
    folds = reader.page.url.split("folds=")[1]
    reader.page.goto("about:blank")
    reader.look(f"#~overview;folds={folds}")
    reader.save("question new: What else?\n\n" + STREET)
    reader.page.keyboard.press("u")
    assert [row for row in reader.rows() if "What else" not in row] == open_before


def test_a_claim_that_is_named_after_its_words_keeps_the_focus_when_they_change(reader):
    reader.look()
    reader.unfold("The shops live")
    reader.row("They do not say so").click()
    reader.save(STREET.replace("They do not say so.", "Nobody asked them."))
    assert "Nobody asked them" in reader.card.locator("h2").inner_text()
    assert "#nobody-asked" in reader.page.url


def test_a_claim_that_is_gone_closes_its_card(reader):
    reader.look("#accidents;view=outline")
    reader.save(STREET.replace("    supported by accidents: Half of the accidents in town happen there.\n", ""))
    assert reader.card.is_hidden()
    assert "is not in the map any more" in reader.page.locator('[id="~say"]').inner_text()


def test_what_is_read_stays_where_it_is_when_something_grows_above(reader):
    reader.look()
    reader.save(STREET + MORE)
    reader.row("The 50. reason").scroll_into_view_if_needed()
    reader.page.wait_for_timeout(100)
    before = reader.top("The 50. reason")
    long = "word " * 300
    reader.save(STREET.replace("Half of", f"Half of {long} of") + MORE)
    reader.page.wait_for_timeout(100)
    assert abs(reader.top("The 50. reason") - before) < 3
    assert reader.page.evaluate("window.scrollY") > 500


def test_the_search_goes_on(reader):
    reader.look()
    box = reader.page.get_by_role("searchbox")
    box.fill("accidents")
    box.press("ArrowLeft")
    reader.save(STREET.replace("They do not say so.", "Accidents are counted."))
    assert reader.page.evaluate("document.activeElement.value") == "accidents"
    assert reader.page.evaluate("document.activeElement.selectionStart") == len("accidents") - 1
    assert reader.page.locator('[id="~found"] li').count() == 2


def test_the_overview_follows_and_what_is_unfolded_stays(reader):
    reader.look("#~overview")
    section = reader.page.locator('[id="~turns"] details').first
    section.locator("summary").click()
    name = section.get_attribute("id")
    reader.save(STREET.replace("Close it.", "Close it at last."))
    assert "Close it at last." in reader.page.locator('[id="~overview"]').inner_text()
    assert reader.page.locator(f'[id="{name}"]').first.get_attribute("open") is not None
    lights = reader.page.locator('[id="~turns"] .light')
    assert len(set(lights.evaluate_all("all => all.map(one => one.parentElement)"))) == lights.count()


def test_an_overview_that_says_the_same_is_left_alone(reader):
    reader.look("#~overview")
    reader.page.evaluate("document.getElementById('~overview').mine = true")
    reader.save(STREET.replace("# Nothing.", "# Another remark."))
    assert reader.page.evaluate("document.getElementById('~overview').mine")


def test_broken_lines_are_told_and_the_last_state_stays(reader):
    reader.look()
    before = reader.rows()
    save(reader.path, STREET.replace("    rebutted by shops", "    rebuted by shops"))
    reader.strip.wait_for(state="visible")
    told = reader.strip.inner_text()
    assert "street.arg:6:5" in told
    assert "`rebuted by` is not a word of the language" in told
    assert "did you mean `rebutted by`?" in told
    assert reader.rows() == before
    reader.strip.get_by_role("button").click()
    until(lambda: reader.opened)
    assert reader.opened == [(str(reader.path), 6)]
    reader.save(STREET)
    assert reader.strip.is_hidden()
    assert reader.rows() == before


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(reader, scheme):
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is not installed").Axe()
    reader.page.emulate_media(color_scheme=scheme)
    reader.look("#shops;view=outline")
    save(reader.path, STREET.replace("rebutted", "rebuted"))
    reader.strip.wait_for(state="visible")
    assert axe.run(reader.page).response["violations"] == []


def test_the_strip_moves_nothing(reader):
    reader.look()
    reader.save(STREET + MORE)
    before = reader.top("Half of")
    save(reader.path, STREET + MORE + "broken\n")
    reader.strip.wait_for(state="visible")
    assert abs(reader.top("Half of") - before) < 1
    reader.strip.locator("summary").click()
    reader.page.wait_for_timeout(100)
    assert abs(reader.top("Half of") - before) < 1
    save(reader.path, STREET + MORE)
    reader.strip.wait_for(state="hidden")
    assert abs(reader.top("Half of") - before) < 1


def test_a_file_that_is_gone_and_comes_back(reader):
    reader.look()
    before = reader.rows()
    reader.path.unlink()
    reader.strip.wait_for(state="visible")
    assert "street.arg does not exist. The page stays as it was." in reader.strip.inner_text()
    assert reader.rows() == before
    reader.save(STREET.replace("Half", "A third"))
    assert reader.strip.is_hidden()
    assert any("A third" in row for row in reader.rows())


def test_the_end_of_the_preview_is_told(reader):
    reader.look()
    reader.page.context.set_offline(True)
    reader.asker.cut()
    reader.strip.wait_for(state="visible")
    assert "does not answer, or has ended" in reader.strip.inner_text()
    reader.page.context.set_offline(False)
    reader.strip.wait_for(state="hidden", timeout=30_000)
    reader.said.clear()  # the browser says that it was offline


def test_the_sign_in_the_card_opens_the_editor_where_the_claim_is_by_now(reader):
    reader.look("#shops;view=outline")
    save(reader.path, "# A line more.\n" + STREET + "broken\n")  # the page stays that of before
    reader.strip.wait_for(state="visible")
    reader.card.get_by_role("button", name="⌖ street.arg:6").click()
    until(lambda: reader.opened)
    reader.page.keyboard.press("e")
    until(lambda: len(reader.opened) == 2)
    assert reader.opened == [(str(reader.path), 7)] * 2


def test_an_editor_that_cannot_be_opened_leaves_the_place_to_be_copied(reader, monkeypatch):
    monkeypatch.setattr(reader.asker.server, "_open_at", lambda *_: "vi needs a terminal")
    reader.look("#shops;view=outline")
    reader.card.get_by_role("button", name="⌖ street.arg:6").click()
    dialog = reader.page.get_by_role("dialog")
    dialog.wait_for()
    assert "vi needs a terminal" in dialog.inner_text()
    assert f"{reader.path}:6" in dialog.inner_text()


def moved(reader, line):
    found = move_to(str(reader.path), line)
    assert found.previews == 1
    reader.page.wait_for_timeout(200)
    return found.claim


def test_the_page_goes_where_the_editor_is(reader):
    reader.look("#~overview")
    assert moved(reader, 6) == "shops"
    assert "The shops live" in reader.card.locator("h2").inner_text()
    assert "The shops live" in reader.page.locator(".row[aria-selected=true]").inner_text()
    assert moved(reader, 5) == "accidents"
    assert "Half of" in reader.card.locator("h2").inner_text()


def test_a_line_about_nothing_moves_nothing(reader):
    reader.look("#shops;view=outline")
    for line in (9, 10, 13, 14, 400):
        assert moved(reader, line) == ""
        assert "The shops live" in reader.card.locator("h2").inner_text()


def test_moves_are_one_step_of_the_way_back(reader):
    reader.look("#close;view=outline")
    for line in (5, 6, 5, 7):
        moved(reader, line)
    assert "They do not say" in reader.card.locator("h2").inner_text()
    reader.page.go_back()
    reader.page.wait_for_timeout(100)
    assert "The town should close" in reader.card.locator("h2").inner_text()


def test_what_is_on_the_screen_is_not_scrolled(reader):
    reader.look()
    reader.save(STREET + MORE)
    reader.page.evaluate("window.scrollTo(0, 300)")
    reader.page.wait_for_timeout(100)
    line = 1 + (STREET + MORE)[: (STREET + MORE).index("claim c12:")].count("\n")
    at = reader.top("The 12. reason")
    assert 100 < at < 600
    assert moved(reader, line) == "c12"
    assert abs(reader.top("The 12. reason") - at) < 1
    far = 1 + (STREET + MORE)[: (STREET + MORE).index("claim c55:")].count("\n")
    assert moved(reader, far) == "c55"
    assert 50 < reader.top("The 55. reason") < 650


def test_following_can_be_switched_off_and_stays_off(reader):
    reader.look("#close;view=outline")
    reader.page.get_by_label("follow the editor").uncheck()
    moved(reader, 6)
    assert "The town should close" in reader.card.locator("h2").inner_text()
    reader.page.reload()
    until(lambda: reader.asker.server._streams == 1)
    assert not reader.page.get_by_label("follow the editor").is_checked()
    reader.page.get_by_label("follow the editor").check()
    moved(reader, 6)
    assert "The shops live" in reader.card.locator("h2").inner_text()


def test_a_claim_that_is_not_in_the_page_yet_is_gone_to_when_it_is(reader):
    reader.look("#close;view=outline")
    reader.asker.loop.call_soon_threadsafe(reader.asker.server.move, "fresh")
    reader.save(STREET + "claim fresh: Freshly written.\n    supports close\n")
    reader.page.wait_for_timeout(200)
    assert "Freshly written" in reader.card.locator("h2").inner_text()


HOSTILE = """\
map: </title><script>alert(1)</script>
claim a: <img src=x onerror=alert(1)> &amp; “\u202ereversed” </noscript><article id="b">
    evidence e "</script><svg onload=alert(1)>" in s
claim b: </noscript></script>--><!--
source s: "><script>alert(1)</script>
    url: javascript:alert(1)
"""


def test_hostile_words_stay_words(reader):
    reader.look()
    dialogs = []
    reader.page.on("dialog", lambda dialog: (dialogs.append(dialog), dialog.dismiss()))
    reader.save(HOSTILE)
    reader.page.keyboard.press("u")
    reader.row("onerror").click()
    assert "<img src=x onerror=alert(1)> &amp; " in reader.card.locator("h2").inner_text()
    assert "</script><svg onload=alert(1)>" in reader.card.inner_text()
    assert reader.page.locator(".page img, .page svg[onload]").count() == 0
    save(reader.path, HOSTILE + "<script>alert(2)</script>\n")
    reader.strip.wait_for(state="visible")
    assert dialogs == []


def boxes(reader):
    return reader.page.locator(".stage .box:not(.gone)").all_inner_texts()


def test_the_picture_follows_and_its_focus_stays_in_place(reader):
    reader.look("#close;view=picture")
    reader.page.locator(".box", has_text="Half of").wait_for()
    reader.page.locator(".stage").press("ArrowRight")
    reader.page.wait_for_timeout(400)
    chosen = reader.page.locator(".box", has_text="The town should close")
    before = chosen.bounding_box()
    more = "claim first: Something new.\n    supports close\n"
    reader.save(more + STREET.replace("Half", "A third"))
    reader.page.locator(".box", has_text="Something new").wait_for()
    reader.page.wait_for_timeout(400)
    assert any("A third" in words for words in boxes(reader))
    assert len(boxes(reader)) == len(set(boxes(reader)))
    after = chosen.bounding_box()
    assert abs(after["x"] - before["x"]) < 2
    assert abs(after["y"] - before["y"]) < 2
    reader.page.locator(".box", has_text="Something new").click()
    assert "Something new" in reader.card.locator("h2").inner_text()


def test_until_there_are_new_pictures_the_old_ones_lead_to_the_right_claims(reader):
    reader.look("#close;view=picture")
    reader.page.locator(".box", has_text="Half of").wait_for()
    newer = read_text("claim first: Something new.\n" + STREET)
    quick = next(next_shown(reader.asker.server.shown, newer, page_of))
    reader.asker.loop.call_soon_threadsafe(reader.asker.server.show, quick)
    reader.page.wait_for_selector(f'html[data-number="{quick.words_number}"]', state="attached")
    assert any("Half of" in words for words in boxes(reader))
    reader.page.goto(f"{reader.asker.server.address}#first;view=picture")
    assert "The picture is being made." in reader.page.locator('[id="~picture"]').inner_text()
    reader.page.go_back()
    reader.page.locator(".box:not(.gone)", has_text="The shops live").click()
    assert "The shops live" in reader.card.locator("h2").inner_text()
    reader.page.wait_for_timeout(400)
    chosen, goal = boxes(reader)
    assert "The shops live" in chosen
    assert "The town should close" in goal


def test_a_picture_with_a_claim_that_is_gone_comes_back_with_the_next_ones(reader):
    reader.look("#close;view=picture")
    reader.page.locator(".box", has_text="Half of").wait_for()
    reader.save(STREET.replace("    supported by accidents: Half of the accidents in town happen there.\n", ""))
    reader.page.wait_for_timeout(400)
    assert not any("Half of" in words for words in boxes(reader))
    assert any("The shops live" in words for words in boxes(reader))


def test_two_readers_are_both_kept_up(reader):
    reader.look()
    other = reader.page.context.new_page()
    other.goto(f"{reader.asker.server.address}#;view=outline")
    until(lambda: reader.asker.server._streams == 2)
    other.locator(".row", has_text="The town should close").locator(".twist").click()
    reader.save(STREET.replace("Half", "A third"))
    other.locator(".row", has_text="A third").wait_for()
    other.close()


def test_a_reader_who_comes_back_gets_what_is_new(reader):
    """The news are the state, not what happened: nothing is missed while the stream is cut."""
    reader.look()
    reader.page.context.set_offline(True)
    reader.asker.cut()
    until(lambda: reader.asker.server._streams == 0)
    save(reader.path, STREET.replace("Half", "A third"))
    time.sleep(0.3)
    reader.page.context.set_offline(False)
    reader.row("A third").wait_for(timeout=30_000)
    reader.said.clear()
