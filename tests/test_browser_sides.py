"""Positions side by side in the terminal: what is shown of each, and which are compared."""

from __future__ import annotations

import pytest

pytest.importorskip("textual")

from browsing import DEBATE, drive, look, press, screen, settle, write

from argmap.browser.open_map import Opener
from argmap.browser.screens.sides import compared


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    """No state and no keys of the user's."""
    monkeypatch.setenv("ARGMAP_CACHE", str(tmp_path / "cache"))
    monkeypatch.setenv("ARGMAP_KEYS", str(tmp_path / "keys.toml"))


def _position(name, claim):
    return f"position {name}: Side {name}.\n    thesis {claim}\nclaim {claim}: Claim {claim}.\n"


THREE = "".join(_position(f"p-{name}", name) for name in "abc")


def test_what_speaks_against_a_claim_has_a_sign():
    async def steps(pilot):
        await press(pilot, "s", "1", "1")
        badges = pilot.app.opened.badges
        pair = [badges[f"position {name}"].letters for name in pilot.app.screen.pair]
        return pilot.app.screen.pair, pair, screen(pilot.app)

    pair, (left, right), shown = drive(DEBATE, steps, size=(160, 60))
    assert pair == ("no-basis", "west-blocks-talks")
    parted = shown.partition("Where they part")[2]
    assert f"│  −{left} ✓{right} The West should let negotiations" in parted


@pytest.mark.parametrize(
    ("b", "signs"),
    [
        ("holds x", "✓PA −PB"),
        ("holds x\n    denies a", "✓PA ✗PB"),
    ],
)
@pytest.mark.parametrize("against", ["x rebuts a", "x contradicts a"])
def test_each_position_is_told_apart(tmp_path, b, signs, against):
    text = (
        "position p-a: Side a.\n    thesis a\n"
        f"position p-b: Side b.\n    thesis b\n    {b}\n"
        f"claim a: Claim a.\nclaim b: Claim b.\nclaim x: Claim x.\n{against}\n"
    )

    async def steps(pilot):
        badges = [pilot.app.opened.badges[f"position p-{side}"].letters for side in "ab"]
        await press(pilot, "s")
        return badges, screen(pilot.app)

    badges, shown = drive(write(tmp_path, text), steps)
    for letters, badge in zip(("PA", "PB"), badges, strict=True):
        signs = signs.replace(letters, badge)
    parted = shown.partition("Where they part")[2]
    line = next(line for line in parted.splitlines() if "Claim a." in line)
    assert signs in line


def test_who_holds_a_claim_with_what_speaks_against_it_does_not_part_from_who_holds_it(tmp_path):
    text = (
        "position p-a: Side a.\n    thesis a\n    holds c\n"
        "position p-b: Side b.\n    thesis b\n    holds c\n    holds x\n"
        "claim a: Claim a.\nclaim b: Claim b.\nclaim c: Claim c.\nclaim x: Claim x.\nx rebuts c\n"
    )
    shown = look(write(tmp_path, text), "s")
    assert "Where they part" not in shown
    assert "Claim c." in shown.partition("What both hold")[2]


def test_every_sign_of_a_column_is_in_the_key_to_signs():
    from argmap.browser.outline_signs import KEY_TO_SIGNS
    from argmap.browser.screens.sides import STANCES

    told = {(sign[0], look) for sign, look, words in KEY_TO_SIGNS if "side by side" in words}
    assert told == {said for stance, said in STANCES.items() if stance}


def test_the_same_positions_stay_compared_when_one_is_added_before_them(tmp_path):
    path = write(tmp_path, THREE)

    def shown(pilot):
        return [p.split()[-1] for p in pilot.app.screen.query_one("#path").steps]

    async def steps(pilot):
        await press(pilot, "s")
        first = shown(pilot)
        write(tmp_path, _position("p-new", "new") + THREE)
        pilot.app.renew(Opener().open(str(path)))
        await settle(pilot)
        then = shown(pilot)
        await press(pilot, "2")
        turned = shown(pilot)
        await press(pilot, "escape", "s")
        return first, then, turned, shown(pilot)

    first, then, turned, again = drive(path, steps)
    assert first == then == ["p-a.", "p-b."]
    assert turned == again == ["p-a.", "p-c."]


def test_each_side_turns_through_all_others(tmp_path):
    async def steps(pilot):
        await press(pilot, "s")
        seen = []
        for key in ("1", "1", "2", "2"):
            await press(pilot, key)
            seen.append(pilot.app.screen.pair)
        return seen

    seen = drive(write(tmp_path, THREE), steps)
    assert seen == [("p-c", "p-b"), ("p-a", "p-b"), ("p-a", "p-c"), ("p-a", "p-b")]


def test_for_a_position_that_is_gone_another_one_is_shown():
    assert compared(("", ""), []) == []
    assert compared(("", ""), ["a"]) == ["a"]
    assert compared(("", ""), ["a", "b", "c"]) == ["a", "b"]
    assert compared(("c", "a"), ["a", "b", "c"]) == ["c", "a"]
    assert compared(("gone", "a"), ["a", "b", "c"]) == ["b", "a"]
    assert compared(("gone", "a"), ["a"]) == ["a"]
