"""What a picture of the page says of itself: its relations in words, its legend, its plates, and what is not in it; and
that the whole of it can be seen.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest
from pages import written, written_text

from argmap.reading import read

pytestmark = pytest.mark.slow
PEACE = Path(__file__).parents[1] / "maps" / "why-no-peace.arg"
STREET = """\
question street: Should the market street be closed to cars?
question cost: Who pays for it?

position closing: Close it.
    thesis close
position leaving: Leave it open.
    thesis open
    grants count

claim close: The town should close the market street to cars.
    answers street
    supported by half: Half of the accidents in town happen there.
        supported by count: The police count them.
            evidence "We count every one." in paper
    rebutted by shops: The shops live on customers who come by car.
        id trade
        undercut by walk: Most customers come on foot.
    contradicts open
    evidence "Close it." in paper
        undercut by old: The paper is old.
safe supports close with clean
    undercut by far: Clean air is far away.
claim safe: The street should be safe.
claim clean: Its air should be clean.
claim open: The street should stay open.
    answers street
claim quiet: It would be quiet there.
    restates safe
source paper: A paper
"""
WHOLE = """() => {
  const stage = document.querySelector('.stage').getBoundingClientRect();
  const all = [...document.querySelectorAll('.stage .box')].map((box) => box.getBoundingClientRect());
  const far = (name, pick) => pick(...all.map((one) => one[name]));
  return {
    left: far('left', Math.min) - stage.left, right: stage.right - far('right', Math.max),
    top: far('top', Math.min) - stage.top, bottom: stage.bottom - far('bottom', Math.max), boxes: all.length,
  };
}"""
CUT = """() => [...document.querySelectorAll('.box .mark')].filter((mark) => {
  const box = mark.closest('.box').getBoundingClientRect(), here = mark.getBoundingClientRect();
  return mark.scrollWidth > mark.clientWidth + 1 || here.right > box.right || here.left < box.left;
}).map((mark) => mark.textContent)"""


@cache
def peace() -> str:
    """The page of a map with many claims."""
    return written(PEACE)


@cache
def asked() -> int:
    """How many questions that map has."""
    return len(read([str(PEACE)]).map.questions)


@pytest.fixture
def look(visit):
    """`look(html, address)` shows a page."""

    def opened(html, address="#;view=picture", wide=1400, high=900):
        tab = visit(html, address, viewport={"width": wide, "height": high}, reduced_motion="reduce")
        tab.wait_for_selector(".page[data-ready]")
        return tab

    return opened


def told(tab) -> list[str]:
    return tab.locator(".relations li").all_text_contents()


def test_the_relations_of_a_claim_are_told_in_whole_words(look):
    close, safe = "“The town should close the market street to cars.”", "“The street should be safe.”"
    said = told(look(written_text(STREET), "#close;view=picture"))
    assert said[0] == f"The chosen claim is {close}"
    assert f"{close} answers the question “Should the market street be closed to cars?”" in said
    assert f"“Half of the accidents in town happen there.” supports {close}" in said
    assert f"{safe} and “Its air should be clean.” together support {close}" in said
    step = f"the step from “The shops live on customers who come by car.” to {close}"
    assert f"“Most customers come on foot.” undercuts {step}" in said
    assert f"“The shops live on customers who come by car.” rebuts {close}" in said
    assert f"“Clean air is far away.” undercuts the step from {safe} and “Its air should be clean.” to {close}" in said
    assert "“The paper is old.” undercuts the quotation “Close it.”" in said
    assert f"The quotation “Close it.” is evidence for {close}" in said
    both = {close, "“The street should stay open.”"}
    assert any(set(line.split(" cannot both be true")[0].split(" and ")) == both for line in said)
    assert "“Half of the accidents in town happen there.” has 1 more relation that is not in this picture." in said
    assert len(said) == len(set(said))


@pytest.mark.parametrize("address", ["#;view=picture", "#;view=picture;fold=claim%20us-blocked", "#us-blocked;view=picture"])
def test_no_relation_is_told_without_both_its_ends(look, address):
    tab = look(peace(), address)
    said = told(tab)
    verbs = "supports? |rebuts? |undercuts? |answers? |says the same as |cannot both be true|is evidence for |each other"
    relations = [line for line in said if re.search(verbs, re.sub("“[^“”]*”", "“”", line))]
    assert len(relations) > 10
    for line in said:
        assert "“”" not in line
        assert "related to" not in line
        assert "without a name" not in line
    for line in relations:
        assert line.count("“") == line.count("”") >= 2
    assert not any(f"“{counts}”" in line for line in said for counts in ("1 undercut", "2 undercuts"))


def test_a_plate_says_each_of_its_relations(look):
    tab = look(peace())
    plate = tab.locator(".box.bundle .main").first
    several = plate.locator(".cell").count()
    lines = tab.locator(".stage .told li")
    assert several > 2
    assert lines.count() == 0
    plate.click()
    assert lines.count() == several
    assert set(lines.all_text_contents()) <= set(told(tab))
    assert plate.get_attribute("title").splitlines() == lines.all_text_contents()
    for line in lines.all_text_contents():
        assert line in plate.get_attribute("aria-label")
    tab.keyboard.press("Escape")
    assert tab.locator(".stage .told").is_hidden()
    tab.keyboard.press("Escape")
    tab.keyboard.press("Tab")
    for _ in range(40):
        tab.keyboard.press("Tab")
        if tab.locator(".box.bundle .main:focus").count():
            break
    assert tab.locator(".stage .told").is_visible()


@pytest.mark.parametrize("size", [(1400, 900), (390, 844)])
@pytest.mark.parametrize("way", ["0", "Fit"])
def test_the_whole_of_a_large_picture_can_be_seen(look, size, way):
    tab = look(peace(), "#;view=picture;fold=claim%20us-blocked", *size)
    assert min(tab.evaluate(WHOLE).values()) < 0
    if way == "0":
        tab.locator(".stage").focus()
        tab.keyboard.press("0")
    else:
        tab.get_by_role("button", name="Fit into the window").click()
    seen = tab.evaluate(WHOLE)
    assert seen["boxes"] > 15
    assert min(seen.values()) >= 0
    assert abs(seen["top"] - seen["bottom"]) < 20
    tab.set_viewport_size({"width": size[0], "height": size[1] - 100})
    tab.wait_for_timeout(200)
    assert min(tab.evaluate(WHOLE).values()) >= 0


def test_the_legend_explains_the_signs_of_the_picture_and_no_others(look):
    tab = look(peace())
    said = " ".join(tab.locator(".legend li").all_inner_texts())
    more = tab.locator(".box .more").first.inner_text()
    assert f"{more}\nso many relations" in said
    for words in ("others are folded into it", "quotations", "grants it", "choose the plate", "thesis of a position"):
        assert words in said
    assert "undercuts" not in said
    few = " ".join(look(written_text("claim a: A.\n    supported by: B.\n"), "#a;view=picture").locator(".legend li").all_inner_texts())
    assert few == "supports"


def test_on_a_phone_the_legend_is_folded_away(look):
    tab = look(peace(), "#;view=picture", 390, 844)
    button = tab.get_by_role("button", name="Signs")
    assert tab.locator(".legend").is_hidden()
    button.click()
    assert button.get_attribute("aria-expanded") == "true"
    assert tab.locator(".legend").is_visible()
    assert tab.evaluate("document.documentElement.scrollWidth <= innerWidth")
    button.click()
    assert tab.locator(".legend").is_hidden()
    assert look(peace()).get_by_role("button", name="Signs").is_hidden()


@pytest.mark.parametrize("address", ["#;view=picture", "#;view=picture;fold=claim%20us-blocked", "#us-blocked;view=picture"])
def test_no_mark_of_a_box_is_cut(look, address):
    tab = look(peace(), address)
    assert tab.locator(".box .mark.when").count() > 2
    assert tab.evaluate(CUT) == []


def test_a_time_without_room_gives_way_and_is_in_full_in_its_tooltip(look):
    text = (
        "position one: One.\n    thesis a\nposition two: Two.\n    grants a\n"
        "claim a: A long time ago, and long.\n    when 1914-07-28..1918-11-11\n"
        + "".join(f'    evidence "So it was {n}." in paper\n' for n in range(12)) + "source paper: A paper\n"
    )
    tab = look(written_text(text), "#a;view=picture")
    when = tab.locator(".box.focus .mark.when")
    assert when.inner_text() == "1914–1918"
    assert "Jul 28, 1914" in when.get_attribute("title")
    assert "“12”" in tab.locator(".box.focus .mark").all_inner_texts()
    assert tab.evaluate(CUT) == []


def test_what_is_in_focus_does_not_fade_and_the_lit_claims_are_counted(look):
    html = written_text(STREET)
    tab = look(html, "#close;view=picture;lit=half,quiet")
    assert tab.locator(".box.focus.dim, .box.focus.lit").count() == 0
    assert tab.locator(".box.dim").count() > 2
    note = tab.locator(".tally")
    assert note.inner_text() == "1 of 2 lit claims is here; the other is in the outline."
    note.get_by_role("link").click()
    assert tab.locator("#\\~outline").is_visible()
    assert "lit=half,quiet" in tab.url
    assert look(html, "#close;view=picture;lit=half,open").locator(".tally").inner_text() == "All 2 lit claims are here."
    assert look(html, "#close;view=picture").locator(".tally").is_hidden()


def test_what_a_folded_picture_leaves_out_is_said_above_it(look):
    tab = look(peace())
    words = tab.locator(".tally").inner_text()
    found = re.fullmatch(r"Folded: (\d+) of (\d+) claims are inside other boxes; left out: (\d+) claims that .* and (\d+) questions\.", words)
    assert found
    inside, claims, rest, questions = map(int, found.groups())
    boxes = tab.locator(".box.claim").count()
    assert inside + rest + boxes == claims
    assert questions + tab.locator(".box.question").count() == asked()
    tab.evaluate("location.hash = '#;view=picture;fold=claim%20us-blocked'")
    opened = tab.locator(".tally").inner_text()
    again = re.fullmatch(r"Folded: (\d+) of (\d+) .* (\d+) claims that .* and (\d+) questions\.", opened)
    assert again
    assert int(again[1]) + int(again[3]) + tab.locator(".box.claim").count() == claims
    assert int(again[4]) == questions
