"""The browser's drawing of the whole map: whole boxes, as many as have room, and what is folded into them."""

from __future__ import annotations

from pathlib import Path

import pytest
from debates_of_size import write_debate

from argmap.browser.sketch import window
from argmap.contents.parts import LEFT_OUT, WHOLE, left_out, view_of, within
from argmap.drawing.cells.boxes import BORDERS, cells
from argmap.drawing.scene.graphemes import graphemes
from argmap.reading import read

MAPS = Path(__file__).parent.parent / "maps"
CORNERS = {tuple(border[:4]) for border in BORDERS.values()}
SIZES = [(78, 21), (118, 37), (198, 57), (40, 60), (160, 14)]


def grid(rows):
    """The cells of rows of characters; a wide character has two."""
    return [[c for unit in graphemes(row) for c in (unit, *[""] * (cells(unit) - 1))] for row in rows]


def whole_boxes(rows, places, columns, high):
    """Check that every box is there with its four corners; how many there are, junctions left out."""
    page = [row + [" "] * (columns - len(row)) for row in grid(rows)]
    assert len(page) <= high
    found = 0
    for row, column, wide, tall in places.values():
        assert 0 <= row < row + tall <= high
        assert 0 <= column < column + wide <= columns
        right, low = column + wide - 1, row + tall - 1
        corners = page[row][column], page[row][right], page[low][right], page[low][column]
        if {corners[0], corners[1]} & {*"●○◉◎"}:  # a junction
            continue
        assert corners in CORNERS, corners
        found += corners[0] != "╔"
    # Nothing that begins is without its end; lines to questions have corners like theirs.
    assert sum(c in "┌┏╒" for row in page for c in row) == found
    return found


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize(
    "name", ["why-no-peace", "isaacs-two-to-tango", "prashad-west-blocks", "snider-tango"]
)
def test_every_box_is_whole(name, size):
    map = read([str(MAPS / f"{name}.arg")]).map
    made, shown = window(view_of(map, WHOLE), *size)
    assert shown is not None
    assert all(cells(row) <= size[0] for row in made.rows)
    assert whole_boxes(made.rows, made.boxes, *size) >= 1
    drawn = {name for name in made.boxes if name in map.claims}
    assert drawn == shown.own


@pytest.mark.parametrize("claims", [30, 300, 3000])
def test_every_box_of_invented_debates_is_whole(tmp_path, claims):
    map = read([str(write_debate(tmp_path, claims))]).map
    for size in SIZES:
        made, shown = window(view_of(map, WHOLE), *size)
        assert shown is not None
        assert whole_boxes(made.rows, made.boxes, *size) >= 1


@pytest.mark.parametrize("size", [*SIZES, (100, 30), (140, 45)])
@pytest.mark.parametrize("name", ["why-no-peace", "snider-tango"])
def test_a_thesis_of_each_position_comes_before_anything_else(name, size):
    map = read([str(MAPS / f"{name}.arg")]).map
    theses = {position.thesis[0] for position in map.positions.values() if position.thesis}
    _, shown = window(view_of(map, WHOLE), *size)
    assert shown.own <= theses or theses <= shown.own


def test_all_authors_of_the_example_have_their_box_where_there_is_room():
    map = read([str(MAPS / "why-no-peace.arg")]).map
    made, shown = window(view_of(map, WHOLE), 118, 40)
    assert {"us-blocked", "west-blocks", "neither-ready", "russia-uninterested"} <= shown.own
    assert not any("╔2" in row or "2╗" in row for row in made.rows)


def test_a_larger_window_has_more_boxes():
    map = read([str(MAPS / "why-no-peace.arg")]).map
    counts = [len(window(view_of(map, WHOLE), *size)[0].boxes) for size in SIZES[:3]]
    assert counts == sorted(set(counts))


@pytest.mark.parametrize("size", [(40, 14), (78, 21)])
@pytest.mark.parametrize("name", ["isaacs-two-to-tango", "snider-tango"])
def test_every_claim_gets_a_box_somewhere(name, size):
    """Whatever has no room is in a box that can be gone into, or in what is left out."""
    map = read([str(MAPS / f"{name}.arg")]).map
    seen, waiting = set(), [WHOLE]
    for _ in range(400):
        if not waiting:
            break
        part = waiting.pop()
        made, shown = window(view_of(map, part), *size)
        assert shown is not None
        total = len(map.claims) if part.claims is None else len(part.claims)
        rest = left_out(part, shown)
        assert len(shown.own) + len(shown.inside) + (len(rest.claims) if rest else 0) == total
        seen |= shown.own
        inner = [within(part, shown, box) for box in made.boxes if not box.startswith("question ")]
        waiting += [each for each in (*inner, rest) if each is not None and each.claims - seen]
    assert not waiting
    assert seen == {*map.claims}


def test_a_question_is_gone_into_for_what_answers_it():
    map = read([str(MAPS / "why-no-peace.arg")]).map
    _, shown = window(view_of(map, WHOLE), 118, 37)
    (question,) = shown.questions
    part = within(WHOLE, shown, f"question {question}")
    assert {c.id for c in map.claims.values() if question in c.answers} <= part.claims < {*map.claims}
    assert view_of(map, part).questions == (question,)


def test_a_window_without_room_says_so():
    map = read([str(MAPS / "snider-tango.arg")]).map
    made, shown = window(view_of(map, WHOLE), 20, 5)
    assert shown is None
    assert made.rows == ["There is no room for a box here."]


def test_what_is_left_out_is_left_out_of_that_part():
    map = read([str(MAPS / "why-no-peace.arg")]).map
    _, shown = window(view_of(map, WHOLE), 78, 21)
    part = left_out(WHOLE, shown)
    assert part.words == LEFT_OUT
    assert part.claims == {*map.claims} - shown.own - {*shown.inside}


textual = pytest.importorskip("textual")


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (200, 60)])
def test_the_screen_shows_whole_boxes_on_every_way(size, tmp_path, monkeypatch):
    from browsing import DEBATE, drive, press, settle

    monkeypatch.setenv("ARGMAP_CACHE", str(tmp_path / "cache"))

    def check(pilot):
        boxes = pilot.app.screen.boxes
        room = boxes.size.width, boxes.size.height
        assert not boxes.show_vertical_scrollbar
        assert not boxes.show_horizontal_scrollbar
        assert whole_boxes(boxes.rows, boxes.boxes, *room) >= 1
        return str(boxes.border_title), tuple(boxes.boxes)

    claims = read([DEBATE]).map.claims

    async def to_a_claim(pilot):
        for key in ("down", "right", "up", "left", "up"):
            await press(pilot, key)
            if pilot.app.screen.boxes.focus_name in claims:
                return
        raise AssertionError

    async def steps(pilot):
        found = []
        await press(pilot, "m")
        found.append(check(pilot))
        await to_a_claim(pilot)
        await press(pilot, "enter")
        found.append(check(pilot))
        await press(pilot, "backspace")
        found.append(check(pilot))
        await press(pilot, "n")
        found.append(check(pilot))
        await pilot.resize_terminal(size[0] - 20, size[1] + 6)
        await settle(pilot)
        found.append(check(pilot))
        await press(pilot, "backspace")
        await to_a_claim(pilot)
        await press(pilot, "o")
        return found, type(pilot.app.screen).__name__, pilot.app.walk.shown.kind

    found, screen, kind = drive(DEBATE, steps, size=size)
    whole, inside, back, rest, resized = found
    assert whole[0] == back[0] == "The whole map"
    assert whole[1] == back[1]
    assert inside[0].startswith("The whole map › ")
    assert rest[0] == resized[0] == f"The whole map › {LEFT_OUT}"
    assert not {*whole[1]} & {*rest[1]}
    assert (screen, kind) == ("WalkScreen", "claim")


def test_opening_a_box_brings_its_reasons(tmp_path, monkeypatch):
    from browsing import DEBATE, drive, press

    monkeypatch.setenv("ARGMAP_CACHE", str(tmp_path / "cache"))

    async def steps(pilot):
        await press(pilot, "m")
        await press(pilot, "down", "right", "right")
        name = pilot.app.screen.boxes.focus_name
        before = {*pilot.app.screen.boxes.boxes}
        await press(pilot, "space")
        opened = {*pilot.app.screen.boxes.boxes}
        await press(pilot, "space")
        return name, before, opened, {*pilot.app.screen.boxes.boxes}

    name, before, opened, after = drive(DEBATE, steps, size=(160, 50))
    map = read([DEBATE]).map
    reasons = {p for step in map.bearing[name] for p in step.premises}
    assert len(reasons & opened) > len(reasons & before)
    assert before == after


def test_the_large_sheet_is_there_for_who_wants_it(tmp_path, monkeypatch):
    from browsing import DEBATE, drive, press, screen

    monkeypatch.setenv("ARGMAP_CACHE", str(tmp_path / "cache"))

    async def steps(pilot):
        await press(pilot, "m")
        await press(pilot, "w")
        sheet = screen(pilot.app)
        await press(pilot, "w")
        return sheet, screen(pilot.app)

    sheet, back = drive(DEBATE, steps)
    assert "The whole map on one sheet; its edge cuts boxes" in sheet
    assert "on one sheet" not in back
