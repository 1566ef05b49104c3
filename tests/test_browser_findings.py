"""What the debate turns on, and what stands in a map, in the terminal. All texts are invented."""

from __future__ import annotations

from pathlib import Path

import pytest

pytest.importorskip("textual")

from browsing import drive, look, press, screen, settle, write
from hypothesis import given
from hypothesis import strategies as st

from argmap.base.visible import narrow, width
from argmap.browser.outline_signs import STATUS_SIGNS
from argmap.browser.widgets.bar import fitted_tabs
from argmap.reasoning.analyses import find
from argmap.report.compose import section_names

SCREENS = Path(__file__).parent / "screens"
POND = """map: The village pond
question q: Should the pond be drained?
person ana: Ana
person bo: Bo
position drain: Drain the pond.
    thesis yes
    held by ana
position keep: Keep the pond.
    thesis no
    held by bo
claim yes: The pond should be drained.
    answers q
    by ana
claim no: The pond should stay.
    answers q
    by bo
claim gnats: The pond breeds gnats.
    by ana
    supports yes
claim frogs: Frogs live in the pond.
    by bo
    supports no
claim few: There are hardly any gnats.
    by bo
    rebuts gnats
claim fish: Fish eat what gnats there are.
    by bo
    supports few
"""
ONE = """claim a: The gate is open.
claim b: The gate is shut.
    rebuts a
"""


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    """No state of the user's, and paths as short as in the screens."""
    monkeypatch.setenv("ARGMAP_CACHE", str(tmp_path / "cache"))
    monkeypatch.setenv("ARGMAP_KEYS", str(tmp_path / "keys.toml"))
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize("size", [(60, 24), (120, 30), (200, 30)])
@pytest.mark.parametrize(("name", "keys"), [("findings", ["i", "7"]), ("status", ["down", "v"])])
def test_screens(golden, tmp_path, name, keys, size):
    write(tmp_path, POND)
    golden(SCREENS / f"{name}-{size[0]}.txt", look("map.arg", *keys, size=size))


def test_every_analysis_has_a_tab(tmp_path):
    write(tmp_path, POND)

    async def steps(pilot):
        await press(pilot, "i")
        seen = []
        for _ in section_names():
            seen.append((pilot.app.screen.section, screen(pilot.app)))
            await press(pilot, "right")
        seen.append((pilot.app.screen.section, ""))
        await press(pilot, "left")
        return seen, pilot.app.screen.section

    seen, before = drive("map.arg", steps, size=(120, 60))
    assert [name for name, _ in seen] == [*section_names(), section_names()[0]]
    assert before == section_names()[-1]
    for name, shown in seen[:-1]:
        assert find(name).question in shown


def test_numbers_tab_and_own_keys_turn_the_tabs(tmp_path):
    write(tmp_path, POND)
    (tmp_path / "keys.toml").write_text('to-section = "A,B,C"\n')

    async def steps(pilot):
        await press(pilot, "i", "C")
        own = pilot.app.screen.section
        await press(pilot, "tab")
        forth = pilot.app.screen.section
        await press(pilot, "shift+tab")
        return own, forth, pilot.app.screen.section

    names = section_names()
    assert drive("map.arg", steps) == (names[2], names[3], names[2])


def test_enter_goes_to_the_claim_and_one_comes_back_to_the_tab(tmp_path):
    write(tmp_path, POND)

    async def steps(pilot):
        await press(pilot, "i", str(section_names().index("cruxes") + 1))
        page = pilot.app.screen.view
        at = [link.id for link in page.page.links].index("gnats")
        while page.mark < at:
            await press(pilot, "down")
        await press(pilot, "enter")
        shown, home = pilot.app.walk.shown.id, pilot.app.screen is pilot.app.walk
        await press(pilot, "i")
        return shown, home, pilot.app.screen.section, pilot.app.screen.view.marked.id

    assert drive("map.arg", steps) == ("gnats", True, "cruxes", "gnats")


def test_a_sentence_where_there_are_too_few_positions(tmp_path):
    write(tmp_path, ONE)
    shown = look("map.arg", "i")
    assert "This takes two positions, and none is looked at." in shown


def test_a_changed_file_is_worked_out_anew(tmp_path):
    path = write(tmp_path, ONE)

    async def steps(pilot):
        await press(pilot, "i")
        before = screen(pilot.app)
        path.write_text(POND, encoding="utf-8")
        await press(pilot, "r")
        await settle(pilot)
        return before, screen(pilot.app)

    before, after = drive("map.arg", steps)
    assert "none is looked at" in before
    assert "none is looked at" not in after
    assert "Drain the pond" in after


def test_an_analysis_is_worked_out_once_for_a_reading(tmp_path):
    write(tmp_path, POND)

    async def steps(pilot):
        opened = pilot.app.opened
        return opened.section("cruxes") is opened.section(
            "cruxes"
        ), opened.weigh() is opened.weigh()

    assert drive("map.arg", steps) == (True, True)


def test_words_of_a_map_cannot_drive_the_terminal(tmp_path):
    write(tmp_path, POND.replace("breeds gnats", "breeds \x1b[31m[b]gnats[/b]\u202e"))
    number = str(section_names().index("cruxes") + 1)
    shown = look("map.arg", "i", number) + look("map.arg", "down", "v")
    assert "\x1b" not in shown
    assert "\u202e" not in shown
    assert "[b]gnats[/b]<U+202E>" in shown


def test_nothing_is_said_of_statuses_before_the_key_and_after_it_again(tmp_path):
    write(tmp_path, POND)

    async def steps(pilot):
        seen = []
        for keys in (("down",), ("v",), ("v",)):
            await press(pilot, *keys)
            pilot.app.clear_notifications()
            await settle(pilot)
            seen.append(screen(pilot.app))
        return seen

    before, shown, after = drive("map.arg", steps)
    assert before == after
    assert not any(sign in before for sign in STATUS_SIGNS.values())
    assert "In this map" not in before
    assert "In this map: " in shown


def test_signs_and_card_say_what_is_so_in_the_map(tmp_path):
    path = write(tmp_path, ONE)

    async def steps(pilot):
        await press(pilot, "v")
        outline = pilot.app.walk.outline
        signs = {row.row.id: "".join(p.text for p in outline.line(y))
                 for y, row in enumerate(outline.entries) if row.row.kind == "claim"}  # fmt: skip
        pilot.app.walk.follow("claim", "a")
        await settle(pilot)
        card = screen(pilot.app)
        path.write_text(ONE.replace("    rebuts a\n", ""), encoding="utf-8")
        await press(pilot, "r")
        await settle(pilot)
        return signs, card, screen(pilot.app)

    signs, card, after = drive("map.arg", steps)
    assert "○ The gate is open." in signs["a"]
    assert "In this map: defeated · strength 0.25, clearly weakened" in " ".join(
        card.replace("│", " ").split()
    )
    assert "In this map: stands" in after


def test_signs_fill_one_cell():
    assert narrow("".join(STATUS_SIGNS.values()))
    assert len(set(STATUS_SIGNS.values())) == len(STATUS_SIGNS) == 3


@given(
    st.lists(st.text("abc é", min_size=1, max_size=30), min_size=1, max_size=9),
    st.integers(0, 8), st.integers(36, 220),
)  # fmt: skip
def test_tabs_fit(headings, at, room):
    tabs = fitted_tabs([(words, words[:4]) for words in headings], at % len(headings), room)
    assert len(tabs) == len(headings)
    assert sum(map(width, tabs)) <= room
    for number, tab in enumerate(tabs, 1):
        assert tab.startswith(f" {number}")


@pytest.mark.parametrize("room", [80, 100, 120, 200, 240])
@pytest.mark.parametrize("at", range(10))
def test_every_tab_is_whole_from_80_columns_on(at, room):
    headings = [(one.heading, one.tab) for one in map(find, section_names())]
    tabs = [tab.strip() for tab in fitted_tabs(headings, at, room)]
    wanted = [{f"{n} {long}", f"{n} {short}"} for n, (long, short) in enumerate(headings, 1)]
    assert all(tab in either for tab, either in zip(tabs, wanted, strict=True))
