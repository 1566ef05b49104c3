"""Badges: one colour and the same letters in every picture, page and terminal view of a project."""

from __future__ import annotations

import re
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.browser.open_map import Opener
from argmap.browser.themes import variables
from argmap.drawing.overview.content import overview
from argmap.drawing.scene.badges import badges_of, paints_of
from argmap.drawing.scene.build import build
from argmap.drawing.scene.letters import badge_letters, initials
from argmap.drawing.theme import PAINTS, THEMES
from argmap.drawing.timeline.lanes import timeline
from argmap.drawing.view import select
from argmap.language.grammar import grammar_text
from argmap.reading import read, read_text

MAPS = Path(__file__).parent.parent / "maps"
OWN = {
    "us-blocked-talks": ("snider-peace-talks", "snider-tango", "snider-war-to-continue"),
    "west-blocks-talks": ("prashad-west-blocks",),
    "west-made-war": ("prashad-west-blocks",),
    "no-basis": ("prashad-west-blocks",),
    "withdrawal-first": ("prashad-west-blocks",),
    "neither-side-ready": ("isaacs-two-to-tango",),
}
MAIN = ("us-blocked-talks", "west-blocks-talks", "neither-side-ready", "russia-unwilling")


def badges(name):
    return badges_of(read([str(MAPS / f"{name}.arg")]).map)


def letters(text):
    return {k.partition(" ")[2]: v for k, v in badge_letters(read_text(text).map).items()}


def test_positions_and_people_look_the_same_in_their_own_maps_and_in_the_joint_one():
    joint = badges("why-no-peace")
    for position, maps in OWN.items():
        for name in maps:
            own, there = badges(name)[f"position {position}"], joint[f"position {position}"]
            assert (own.letters, own.paint) == (there.letters, there.paint), (position, name)
    for name in {name for maps in OWN.values() for name in maps}:
        for person in ("person prashad", "person snider", "person isaacs", "person blinken"):
            assert badges(name)[person].letters == joint[person].letters
    assert joint["person prashad"].letters == "VP"


def test_no_two_positions_of_the_joint_map_share_a_colour():
    paints = paints_of(read([str(MAPS / "why-no-peace.arg")]).map)
    assert len(set(paints.values())) == len(paints) == 7


def luminance(colour):
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return sum(w * c for w, c in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def lightness(colour):
    return 116 * luminance(colour) ** (1 / 3) - 16


@pytest.mark.parametrize("theme", THEMES.values(), ids=lambda t: t.name)
def test_the_main_positions_stay_apart_in_grey_print(theme):
    paints = paints_of(read([str(MAPS / "why-no-peace.arg")]).map)
    fills = [theme.positions[int(paints[p][1:])][0] for p in MAIN]
    assert all(abs(lightness(a) - lightness(b)) >= 9 for a, b in combinations(fills, 2))


@pytest.mark.parametrize("theme", THEMES.values(), ids=lambda t: t.name)
def test_letters_can_be_read_on_each_colour(theme):
    for fill, text in (*theme.positions, theme.person):
        dark, light = sorted((luminance(fill), luminance(text)))
        assert (light + 0.05) / (dark + 0.05) >= 4.5, fill
    assert len(theme.positions) == len(PAINTS)
    assert len(set(theme.positions)) == len(PAINTS)


def test_the_grammar_has_the_colours_of_the_themes():
    (named,) = re.findall(r"^PAINT: /\((.*?)\)", grammar_text(), re.MULTILINE)
    assert tuple(named.split("|")) == PAINTS


def test_more_letters_tell_apart_what_would_be_the_same():
    names = "person a: Vijay Prashad\nperson b: Vladimir Putin\nperson c: Vera Petrova\n"
    assert letters(names) == {"a": "VP", "b": "VPu", "c": "VPe"}
    states = "person a: The government of Norway\nperson b: The government of Peru\n"
    assert letters(states) == {"a": "TGO", "b": "TGOP"}
    assert letters("position a: Bakers first\nposition b: Bikes first\n") == {"a": "BF", "b": "BFi"}
    assert letters("person a: Anna\nperson b: Anton\nperson c: Anne\n") == {
        "a": "An", "b": "Ant", "c": "Ann",
    }  # fmt: skip


def test_what_comes_later_changes_no_letters_and_a_line_wins():
    first = "person a: Vijay Prashad\n"
    assert letters(first)["a"] == letters(first + "person b: Vladimir Putin\n")["a"] == "VP"
    set_ = letters("person b: Vladimir Putin\nperson a: Vijay Prashad\n    badge VP\n")
    assert set_ == {"b": "VPu", "a": "VP"}


@pytest.mark.parametrize(
    ("name", "badge"),
    [("प्रशांत शर्मा", "प्रश"), ("李小龙", "李小"), ("RT", "RT"), ("Reader 10", "R10"), ("ß", "ß"),
     ("", "a"), ("Zoë", "Zo"), ("é́ b", "É́B")],
)  # fmt: skip
def test_letters_of_any_script_keep_their_marks(name, badge):
    shown = letters(f"person a: {name}\n" if name else "person a\n")["a"]
    assert shown.casefold() == badge.casefold()


@given(st.lists(st.text(max_size=12), max_size=40))
@settings(max_examples=60, deadline=None)
def test_all_letters_are_different_and_no_number_is_put_behind_any(names):
    found = initials([(str(n), words) for n, words in enumerate(names)], {})
    assert len({badge.casefold() for badge in found.values()}) == len(names)
    assert all(found.values())
    for number, words in enumerate(names):
        if not any(c.isdigit() for c in words):
            assert not any(c.isdigit() for c in found[str(number)])


def test_many_people_of_one_name_take_linear_time():
    found = initials([(str(n), "Ann Lind") for n in range(20_000)], {})
    assert len(set(found.values())) == 20_000
    assert max(map(len, found.values())) <= 6


def paints(*names, lines=None):
    lines = lines or {}
    text = "".join(f"position {n}: P\n{lines.get(n, '')}" for n in names)
    return paints_of(read_text(text).map)


def test_a_colour_follows_from_the_name_alone_and_is_the_next_free_one_on_a_clash():
    alone = {n: paints(n)[n] for n in ("keep", "close", "wait", "never", "later", "north")}
    together = paints(*alone)
    assert len(set(together.values())) == len(alone)
    first = {}
    for name, paint in alone.items():
        first.setdefault(paint, name)
    assert {n: together[n] for n in first.values()} == {n: p for p, n in first.items()}
    assert len(set(paints(*(f"p{n}" for n in range(8))).values())) == 8
    assert set(paints(*(f"p{n}" for n in range(20))).values()) == {f"p{n}" for n in range(8)}


def test_a_colour_line_wins_whatever_comes_first():
    own = paints("keep")["keep"]
    line = f"    colour {PAINTS[int(own[1:])]}\n"
    both = paints("keep", "close", lines={"close": line})
    assert both["close"] == own
    assert both["keep"] != own


def test_a_prefix_changes_no_colour(tmp_path):
    (tmp_path / "a.arg").write_text("position keep: Keep it\n    thesis c\nclaim c: It stays.\n")
    (tmp_path / "b.arg").write_text("use one: a.arg\nclaim d: It goes.\n")
    used = paints_of(read([str(tmp_path / "b.arg")]).map)
    own = paints_of(read([str(tmp_path / "a.arg")]).map)
    assert list(used) == ["one.keep"]
    assert list(used.values()) == list(own.values())


def test_every_face_has_the_same_badges(tmp_path):
    path = tmp_path / "m.arg"
    path.write_text(
        "person ann: Ann Lind\nposition p: Close it\n    thesis c\n    held by ann\n    badge ZZ\n"
        "    colour crimson\nposition q: Keep it\n    thesis d\n    grants c\nclaim c: It closes.\n"
        "    when 2023\n    supported by d: It stays.\n"
    )
    view = select(read([str(path)]).map)[0]
    wanted = badges_of(view.map)["position p"]
    assert (wanted.letters, wanted.paint) == ("ZZ", f"p{PAINTS.index('crimson')}")
    assert wanted in build(view).badges
    assert wanted in [card.badge for card in overview(view).cards]
    assert wanted in [badge for lane in timeline(view).lanes for badge in lane.badges]
    opened = Opener().open(str(path))
    assert opened.badges["position p"] == wanted
    assert opened.outline_badges["person ann"].paint == wanted.paint
    for theme in THEMES.values():
        assert variables(theme)[wanted.paint] == theme.paints()[wanted.paint]


@pytest.mark.parametrize(
    ("line", "fixed", "safe"),
    [("colour Green", "colour green", True), ("colour tael", "colour teal", False),
     ("colour purple", "colour crimson", False), ("color teal", "colour", True),
     ("badge V.P.", "badge VP", True), ("badge Closers", "badge Clos", False),
     ("badge Vi P", "badge VP", False), ("colour #ff0000", None, False), ("badge …", None, False)],
)  # fmt: skip
def test_slips_are_mended_and_only_what_is_the_same_without_a_question(line, fixed, safe):
    text = f"position p: P\n    thesis c\n    {line}\nclaim c: C is so.\n"
    (finding,) = [d for d in read_text(text).diagnostics if d.severity == "error"]
    assert (finding.fix.edits[0].text if finding.fix else None) == fixed
    assert bool(finding.fix and finding.fix.safe) is safe
