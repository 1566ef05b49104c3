"""Walking a map in the terminal, driven by keys."""

from __future__ import annotations

from pathlib import Path

import pytest

pytest.importorskip("textual")

from browsing import DEBATE, MAPS, drive, look, press, screen, settle, write

from argmap.browser.widgets.card import CardView
from argmap.browser.widgets.outline import OutlineView

SCREENS = Path(__file__).parent / "screens"


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    """No state of the user's, and paths as short as in the screens."""
    monkeypatch.setenv("ARGMAP_CACHE", str(tmp_path / "cache"))
    monkeypatch.setenv("ARGMAP_KEYS", str(tmp_path / "keys.toml"))
    monkeypatch.chdir(MAPS)


@pytest.mark.parametrize("size", [(60, 24), (120, 40), (200, 40)])
@pytest.mark.parametrize(
    ("name", "keys"),
    [
        ("start", []),
        ("branch", ["down", "right", "right", "down", "down"]),
        ("card", ["down", "tab", "down"]),
        ("drawing", ["down", "down", "d"]),
        ("find", ["slash", *"dance"]),
        ("filter", ["slash", *"person:snider kind:claim"]),
        ("sides", ["s"]),
        ("problems", ["p"]),
        ("help", ["question_mark"]),
        ("copy", ["down", "y"]),
        ("export", ["x"]),
        ("picture", ["m"]),
    ],
)
def test_screens(golden, name, keys, size):
    if name not in ("start", "card", "drawing", "sides") and size[0] != 120:
        pytest.skip("looked at once")
    keys = [{" ": "space", ":": "colon"}.get(key, key) for key in keys]
    shown = look("why-no-peace.arg", *keys, size=size)
    golden(SCREENS / f"{name}-{size[0]}.txt", shown)


def rows(pilot):
    return [entry.row for entry in pilot.app.walk.outline.entries]


def focus(pilot):
    return pilot.app.walk.outline.row.id


def test_branches_open_and_close():
    async def steps(pilot):
        before = len(rows(pilot))
        await press(pilot, "down", "right")
        opened = len(rows(pilot))
        await press(pilot, "left")
        closed = len(rows(pilot))
        await press(pilot, "left")
        return before, opened, closed, focus(pilot)

    before, opened, closed, root = drive(DEBATE, steps)
    assert opened > before == closed
    assert root == "why-no-peace"


def test_arrow_and_vim_keys_do_the_same():
    assert look(DEBATE, "down", "right", "down", "up") == look(DEBATE, "j", "l", "j", "k")


def test_names_are_followed_and_one_comes_back():
    async def steps(pilot):
        await press(pilot, "down", "down", "tab")
        seen = [pilot.app.walk.shown.id]
        links = [link.kind for link in pilot.app.walk.page.page.links]
        await press(pilot, *(["right"] * links.index("person")), "enter")
        seen.append(pilot.app.walk.shown.id)
        says = [link.kind for link in pilot.app.walk.page.page.links].index("claim")
        await press(pilot, *(["right"] * says), "enter")
        seen += [pilot.app.walk.shown.id, focus(pilot)]
        await press(pilot, "backspace", "backspace")
        seen.append(pilot.app.walk.shown.id)
        await press(pilot, "right_square_bracket")
        seen.append(pilot.app.walk.shown.id)
        return seen

    start, person, claim, row, back, forward = drive(DEBATE, steps)
    assert (start, person) == ("russia-uninterested", "blinken")
    assert claim == row
    assert back == "russia-uninterested"
    assert forward == "blinken"


def test_a_claim_in_several_places_is_marked_and_its_places_are_visited():
    text = "a supports b\na supports c\nb supports d\nc supports d\n" + "".join(
        f"claim {name}: Claim {name}.\n" for name in "abcd"
    )

    async def steps(pilot):
        await press(pilot, "asterisk", "down", "down")
        first = pilot.app.walk.outline.row
        await press(pilot, "o")
        second = pilot.app.walk.outline.row
        await press(pilot, "o")
        return first, second, pilot.app.walk.outline.row, screen(pilot.app)

    first, second, third, shown = drive(_map(text), steps)
    assert first.id == second.id == "a"
    assert first.key != second.key
    assert third.key == first.key
    assert "◫1" in shown


def _map(text):
    import os
    import tempfile

    folder = tempfile.mkdtemp(dir=os.environ["ARGMAP_CACHE"].removesuffix("/cache"))
    return write(Path(folder), text)


def test_a_circle_is_marked_and_not_opened_for_ever():
    text = "claim a: A.\n    supported by b\nclaim b: B.\n    supported by a\n"

    async def steps(pilot):
        await press(pilot, "asterisk", "end")
        last = pilot.app.walk.outline.row
        await press(pilot, "enter")
        return last, len(rows(pilot)), pilot.app.walk.outline.row

    last, count, began = drive(_map(text), steps)
    assert last.cycle
    assert count < 6
    assert began.id == last.id
    assert not began.cycle


def test_words_are_shown_as_they_are_and_cannot_drive_the_terminal():
    text = "claim a: [red]Not[/red] a [link=x] \\[b].\n    supported by: \u202eEvil\x1b[31m.\n"
    shown = look(_map(text), "asterisk", "down")
    assert "[red]Not[/red] a [link=x] \\[b]." in shown
    assert "\x1b" not in shown
    assert "\u202e" not in shown
    assert "<U+202E>" in shown


def test_an_empty_map_and_one_claim_open():
    assert "no claims" in look(_map(""))
    assert "Alone." in look(_map("claim: Alone.\n"))


def test_a_broken_file_opens_with_what_can_be_read_and_tells_the_problem():
    async def steps(pilot):
        first = screen(pilot.app)
        await press(pilot, "p")
        problems = screen(pilot.app)
        await press(pilot, "enter")
        return first, problems, pilot.app.walk.shown.id, pilot.app.screen is pilot.app.walk

    first, problems, id_, home = drive(
        _map("claim a: A.\n    suported by b: B.\nclaim c: C.\n"), steps
    )
    assert "C." in first
    assert "suported" in problems
    assert "1 error" in problems
    assert home
    assert id_


@pytest.mark.parametrize("size", [(20, 5), (1, 1), (8, 3), (60, 8), (300, 100)])
def test_any_size_of_the_terminal(size):
    async def steps(pilot):
        await press(pilot, "down", "d", "tab", "down", "tab", "question_mark", "escape")
        await pilot.resize_terminal(80, 24)
        await settle(pilot)
        return screen(pilot.app)

    assert "Ukraine" in drive(DEBATE, steps, size=size)


def test_a_card_wraps_long_words_and_wide_characters():
    words = "漢字" * 400 + " e\u0301" * 100 + " " + "x" * 60_000
    shown = look(_map(f"claim a: {words}\n"), size=(80, 24))
    assert all(_columns(line) <= 80 for line in shown.splitlines())
    assert "漢字漢字" in shown


def _columns(line):
    from argmap.base.visible import width

    return width(line)


def test_many_children_are_shown_in_time_that_does_not_grow_with_what_is_closed():
    text = "claim top: Top.\n" + "".join(f"    supported by: Reason {i}.\n" for i in range(3000))
    made = []

    async def steps(pilot):
        outline = pilot.app.walk.outline
        children = outline.outline.children
        outline.outline.children = lambda row: made.append(row.id) or children(row)
        await press(pilot, "left", "right", "end", "down")
        return len(outline.entries), outline.cursor, screen(pilot.app)

    count, cursor, shown = drive(_map(text), steps)
    assert count == 3001
    assert cursor == 3000
    assert "Reason 2999." in shown
    assert made == ["top"]


def test_the_outline_and_the_card_can_be_clicked():
    async def steps(pilot):
        await pilot.click(OutlineView, offset=(10, 2))
        await settle(pilot)
        first = pilot.app.walk.shown.id
        page = pilot.app.walk.page
        y = next(y for y, line in enumerate(page.lines) if any(p.link == 0 for p in line))
        x = len(page.lines[y][0].text) + 3
        await pilot.click(CardView, offset=(x, y + 1))
        await settle(pilot)
        return first, pilot.app.walk.shown.id, page.page.links

    first, then, _ = drive(DEBATE, steps)
    assert first == "us-blocked"
    assert then != first


async def _grow(pilot, width, height):
    await pilot.resize_terminal(width, height)
    await settle(pilot)


def test_keys_of_the_outline_do_nothing_behind_another_screen():
    async def steps(pilot):
        await press(pilot, "down", "down", "s", "z", "d", "full_stop", "right_square_bracket", "y")
        walk = pilot.app.walk
        told = [n.message for n in pilot.app._notifications]
        still = pilot.app.screen is not walk and not walk.has_class("-drawn", "-only-outline")
        await press(pilot, "backspace")
        return told, still, walk.depth, pilot.app.screen is walk, walk.shown.id

    told, still, depth, home, shown = drive(DEBATE, steps)
    assert set(told) == {"That is for the outline; Esc goes back to it."}
    assert still
    assert depth == 1
    assert home
    assert shown == "russia-uninterested"


def test_back_returns_to_the_name_one_followed_and_to_people():
    async def steps(pilot):
        await press(pilot, "down", "down", "tab")
        page = pilot.app.walk.page
        kinds = [link.kind for link in page.page.links]
        await press(pilot, *(["right"] * kinds.index("person")), "enter")
        claims = [link.kind for link in page.page.links].index("claim")
        await press(pilot, *(["right"] * (claims + 2)), "enter", "backspace")
        person = pilot.app.walk.shown.kind, page.mark
        await press(pilot, "backspace")
        return kinds, person, claims, page.mark

    kinds, person, claims, mark = drive(DEBATE, steps)
    assert person == ("person", claims + 2)
    assert mark == kinds.index("person")


def test_in_a_low_terminal_the_pane_with_the_keyboard_is_shown():
    async def steps(pilot):
        seen = [screen(pilot.app)]
        await press(pilot, "down", "tab")
        seen.append(screen(pilot.app))
        await press(pilot, "shift+tab")
        seen.append(screen(pilot.app))
        await _grow(pilot, 120, 40)
        return *seen, screen(pilot.app)

    outline, card, again, grown = drive(DEBATE, steps, size=(30, 6))
    assert "◆" in outline
    assert "thesis" in card
    assert "◆" not in card
    assert "◆" in again
    assert "thesis" in grown
    assert "◆" in grown


def test_in_a_narrow_terminal_card_and_drawing_take_turns():
    async def steps(pilot):
        await press(pilot, "down", "down", "d")
        drawn = screen(pilot.app)
        await press(pilot, "tab")
        card = screen(pilot.app)
        await press(pilot, "tab")
        return drawn, card, screen(pilot.app), pilot.app.focused.id

    drawn, card, again, focused = drive(DEBATE, steps, size=(60, 30))
    assert "near: 1" in drawn
    assert "near: 1" not in card
    assert "Said by" in card
    assert "near: 1" in again
    assert focused == "drawing"


def test_a_zoomed_pane_gives_way_to_the_next_one_and_to_the_drawing():
    async def steps(pilot):
        await press(pilot, "down", "z", "tab")
        card = screen(pilot.app)
        await press(pilot, "d")
        return card, screen(pilot.app)

    card, drawn = drive(DEBATE, steps)
    assert "◆" not in card
    assert "thesis" in card
    assert "near: 1" in drawn


@pytest.mark.parametrize("size", [(20, 5), (40, 10)])
def test_what_is_found_is_seen_in_a_low_terminal(size):
    assert "evidence" in look(DEBATE, "slash", *"dance", size=size)


UNDERCUT = """\
claim a: First.
claim b: Second.
claim c: Third.
claim x: It does not follow.
a supports c with b
    id joint
    undercut by x
"""


def test_a_step_without_words_is_told_by_what_it_joins():
    async def steps(pilot):
        pilot.app.walk.follow("claim", "x")
        await settle(pilot)
        claim = screen(pilot.app)
        pilot.app.walk.follow("step", "joint")
        await settle(pilot)
        return claim, screen(pilot.app)

    claim, step = drive(_map(UNDERCUT), steps, size=(160, 30))
    assert "⊘ undercuts the step from “First.” and 1 more to “Third.”" in claim
    assert "The step from “First.” and 1 more to “Third.”" in step
    assert "Premises that work together" in step


def test_the_steps_of_a_person_are_on_the_card():
    text = "person ann: Ann\nclaim a: A.\nclaim b: B.\na supports b\n    by ann\n"

    async def steps(pilot):
        pilot.app.walk.follow("person", "ann")
        await settle(pilot)
        return screen(pilot.app)

    shown = drive(_map(text), steps)
    assert "Argues" in shown
    assert "the step from “A.” to “B.”" in shown


def test_a_map_of_people_alone_says_what_it_has():
    shown = look(_map("person ann: Ann\nperson bob: Bob\nsource s: A book\n"))
    assert "2 people and 1 source" in " ".join(shown.split()).replace("│ ", "").replace("││", "")


def test_side_by_side_the_marked_claim_stays_marked():
    async def steps(pilot):
        await press(pilot, "s", "down", "down")
        sides = pilot.app.screen
        marked = sides._marked()
        await press(pilot, "space")
        return marked, sides._marked()

    text = "".join(
        f"position p-{name}: Side {name}.\n    thesis {name}\nclaim {name}: Claim {name}.\n"
        for name in "ab"
    )
    marked, then = drive(_map(f"{text}a contradicts b\n"), steps)
    assert marked
    assert then == marked
