"""Asking in the terminal browser: filters of the search, the palette, and the user's own keys."""

from __future__ import annotations

import pytest

pytest.importorskip("textual")

from browsing import DEBATE, drive, look, press, screen, write
from textual.widgets import Static

from argmap.browser.open_map import Opener
from argmap.browser.search_terms import asked, completed
from argmap.contents.search import NO_FILTER

PEOPLE = "".join(f"person reader-{i}: Reader {i}\n" for i in range(1, 13)) + (
    "person Ann: Ann\nsource Paper: A paper\nclaim a: A.\n    by reader-1\n    tags Tall\n"
    "claim b: B.\n    by reader-2\n"
)


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    """No state and no keys of the user's."""
    monkeypatch.setenv("ARGMAP_CACHE", str(tmp_path / "cache"))
    monkeypatch.setenv("ARGMAP_KEYS", str(tmp_path / "keys.toml"))


@pytest.fixture
def people(tmp_path):
    return write(tmp_path, PEOPLE)


def find(path, typed):
    """What the search tells, and the ids of what it lists."""
    names = {" ": "space", ":": "colon", "-": "minus"}

    async def steps(pilot):
        await press(pilot, "slash", *(names.get(key, key) for key in typed))
        told = str(pilot.app.screen.query_one(Static).render())
        return told, [hit.id for hit in pilot.app.screen.hits]

    return drive(path, steps)


def test_a_filter_that_several_names_fit_says_which(people):
    told, hits = find(people, "person:reader")
    assert told.startswith("12 begin with person:reader: reader-1 reader-2 ")
    assert "and 4 more" in told
    assert hits == []
    told, hits = find(people, "person:reader-1")
    assert told.startswith("1 found")
    assert hits == ["a"]


def test_a_filter_whose_own_name_is_too_short_says_so(people):
    map_ = Opener().open(str(people)).reading.map
    assert asked("p:reader-1", map_).wrong == "p: may be position: or person:"
    assert asked("pe:reader-1", map_).filter.person == "reader-1"


def test_filters_that_find_nothing_say_so():
    told, hits = find(DEBATE, "view:isaacs-case person:snider")
    assert told.startswith("0 found")
    assert hits == []
    assert find(DEBATE, "person:")[0].startswith("filters:")


def test_capitals_make_no_difference_to_filters(people):
    map_ = Opener().open(str(people)).reading.map
    what = asked("PERSON:ann Source:PAPER tag:tall Kind:Claim", map_)
    assert what.wrong == ""
    assert (what.filter.person, what.filter.source) == ("Ann", "Paper")
    assert (what.filter.tag, what.filter.kind) == ("Tall", "claim")
    assert completed("person:an", map_) == "person:Ann"
    assert completed("Tag:TA", map_) == "Tag:Tall"
    assert completed("PERS", map_) == "person:"


def test_of_names_that_differ_in_capitals_the_typed_one_is_meant(tmp_path):
    map_ = Opener().open(str(write(tmp_path, "person Ann\nperson ann\n"))).reading.map
    assert asked("person:ann", map_).filter.person == "ann"
    both = asked("person:ANN", map_)
    assert both.filter == NO_FILTER
    assert "Ann ann" in both.wrong


def test_what_closes_and_takes_is_told_by_the_keys_of_the_user(tmp_path, people):
    (tmp_path / "keys.toml").write_text('close = "[,f3"\ntake = "]"\nleave = "f4"\n')
    assert "[ closes" in look(people, "question_mark")
    assert "] takes · [ closes" in look(DEBATE, "down", "y")
    assert "Enter writes, F4 leaves it" in look(people, "down", "x", "right_square_bracket")


def test_a_key_that_takes_a_line_is_none_of_the_sides(tmp_path):
    from argmap.browser.own_keys import own_keys

    path = tmp_path / "keys.toml"
    path.write_text('take = "space"\nother-left = "j"\nonly-split = "q"\n')
    _, wrong = own_keys(path)
    assert "keys.toml: j is a key of both down and other-left" in wrong
    assert "keys.toml: q is a key of both close and only-split" in wrong
    path.write_text('take = "space"\n')
    assert own_keys(path)[1] == ("keys.toml: Space is a key of both take and only-split",)


def titles(pilot):
    commands = pilot.app.get_system_commands(pilot.app.screen)
    return {command.title.partition(" · ")[0] for command in commands}


def test_the_palette_has_what_the_pane_and_the_open_screen_can_do():
    async def steps(pilot):
        seen = [titles(pilot)]
        await press(pilot, "d", "tab")
        seen.append(titles(pilot))
        await press(pilot, "tab")
        seen.append(titles(pilot))
        await press(pilot, "s")
        return [*seen, titles(pilot)]

    outline, card, drawing, sides = drive(DEBATE, steps)
    everywhere = outline & card & drawing & sides
    assert {"Find", "Sides", "Help", "Quit"} <= everywhere
    assert {"Open below", "Close all", "Next place"} <= outline - card
    assert {"First", "Page down"} <= everywhere
    assert {"Follow", "Next link"} <= card - outline
    assert {"Pan left", "Half right", "Centre"} <= drawing - card
    assert {"Take", "Close", "Other left", "Only split"} <= sides - outline
    assert not everywhere & {"Command palette", "Next pane"}


def test_what_is_chosen_in_the_palette_is_done_in_the_pane():
    async def steps(pilot):
        before = len(pilot.app.walk.outline.entries)
        await press(pilot, "ctrl+p", *"openbelow")
        await pilot.pause(0.5)
        await press(pilot, "enter")
        await pilot.pause(0.2)
        return before, len(pilot.app.walk.outline.entries), screen(pilot.app)

    before, after, _ = drive(DEBATE, steps)
    assert after > before
