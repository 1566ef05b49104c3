"""Quotations on cards and whole articles in the terminal, driven by keys. All texts are invented."""

from __future__ import annotations

import re
import threading
import time
from pathlib import Path

import pytest

pytest.importorskip("textual")

from browsing import drive, screen, settle, write
from test_walk_article import GAZETTE, MAP

from argmap.browser.screens.article import ArticleScreen
from argmap.browser.screens.choose import ChooseScreen

SCREENS = Path(__file__).parent / "screens"
DOWN_TO = {
    "loud": 2,
    "plain": 3,
    "lost": 4,
    "near": 5,
    "counted": 6,
    "shops": 7,
    "unread": 8,
    "gap": 9,
}
"""How often ↓ leads to what, with everything open."""


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    """No state of the user's, and paths that are the same everywhere."""
    monkeypatch.setenv("ARGMAP_CACHE", str(tmp_path / "cache"))
    monkeypatch.setenv("ARGMAP_KEYS", str(tmp_path / "keys.toml"))
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def street(tmp_path):
    write(tmp_path, "map: The market street\nquestion q: Close it?\n" + MAP.replace(
        "closed to cars.\n", "closed to cars.\n    answers q\n", 1))  # fmt: skip
    write(tmp_path, GAZETTE, "gazette.txt")
    return "map.arg"


def to(name):
    return ["asterisk", *["down"] * DOWN_TO[name]]


async def until(pilot, true):
    for _ in range(200):
        if true():
            return
        await pilot.pause(0.05)
    raise AssertionError(screen(pilot.app))


async def press(pilot, *keys):
    """Press keys; behind one that opens an article, wait until it is there."""
    for key in keys:
        await pilot.press(key)
        if key in ("a", "o", "enter"):
            await there(pilot)
    await there(pilot)


async def there(pilot):
    await settle(pilot)
    shown = pilot.app.screen
    if isinstance(shown, ArticleScreen):
        await until(pilot, lambda: not shown.view.loading)
        await settle(pilot)


def look(path, *keys, size=(120, 40)):
    async def steps(pilot):
        await press(pilot, *keys)
        return screen(pilot.app)

    return drive(path, steps, size=size)


def article(pilot):
    assert isinstance(pilot.app.screen, ArticleScreen), screen(pilot.app)
    return pilot.app.screen


@pytest.mark.parametrize(
    ("name", "keys", "columns"),
    [
        ("quotes", to("loud"), 120),
        ("quotation", to("plain"), 120),
        ("quotation", to("plain"), 60),
        ("article", [*to("plain"), "a"], 120),
        ("article", [*to("counted"), "a"], 60),
        ("article", [*to("plain"), "a", "n"], 200),
    ],
)
def test_screens(golden, street, name, keys, columns):
    shown = look(street, *keys, size=(columns, 40 if columns > 60 else 24))
    golden(SCREENS / f"{name}-{columns}.txt", shown)


def test_a_card_says_how_each_quotation_stands_to_its_source(street):
    shown = look(street, *to("loud"), size=(200, 50))
    assert "✓ matches its source" in shown
    assert "✗ not found in its source" in shown
    assert "✗ not found in its source · the nearest words in it:" in shown
    shown = look(street, *to("gap"), size=(200, 50))
    assert "! matches its source, with care: the words left out negate something" in shown
    shown = look(street, *to("unread"), size=(200, 50))
    assert "· not checked · letter.txt does not exist; name the folder with your" in shown


def test_quoted_words_are_marked_on_the_card(street):
    async def steps(pilot):
        await press(pilot, *to("plain"))
        lines = pilot.app.walk.page.lines
        return " ".join(p.text for line in lines for p in line if p.look == "quoted")

    assert drive(street, steps) == "the street is loud all night"


def test_the_whole_paragraphs_on_a_key(street, tmp_path):
    long = " ".join(f"word{n}" for n in range(400))
    write(tmp_path, GAZETTE.replace("in the morning.", f"in the morning. {long}"), "gazette.txt")

    async def steps(pilot):
        await press(pilot, *to("plain"))
        page = pilot.app.walk.page
        words = [str(page.lines)]
        for _ in range(2):
            await press(pilot, "w")
            words.append(str(page.lines))
        await press(pilot, "home", "w")
        return ["word399" in w for w in words], screen(pilot.app)

    whole, shown = drive(street, steps)
    assert whole == [False, True, False]
    assert "There is no quotation on this card." in shown


def test_an_article_opens_at_the_quotation_and_one_goes_on_from_mark_to_mark(street):
    async def steps(pilot):
        await press(pilot, *to("gap"), "a")
        seen = [article(pilot).view.mark]
        for key in ("n", "n", "N", "right", "right", "right"):
            await press(pilot, key)
            seen.append(article(pilot).view.mark)
        shown = screen(pilot.app)
        await press(pilot, "enter")
        return seen, shown, pilot.app.walk.shown.id, pilot.app.screen is pilot.app.walk

    seen, shown, claim, back = drive(street, steps)
    assert seen == [1, 2, 3, 2, 3, 4, 4]
    assert "3 of 5 paragraphs spoken of" in shown
    assert (claim, back) == ("loud", True)


def test_words_that_several_claims_rest_on_ask_for_which(street):
    async def steps(pilot):
        await press(pilot, *to("plain"), "a", "enter")
        asked = isinstance(pilot.app.screen, ChooseScreen)
        await press(pilot, "down", "enter")
        return asked, pilot.app.walk.shown.id, pilot.app.screen is pilot.app.walk

    assert drive(street, steps) == (True, "night", True)


def test_overlapping_quotations_are_each_marked_whole(street):
    async def steps(pilot):
        await press(pilot, *to("plain"), "a")
        found = []
        for key in ("home", "n"):
            await press(pilot, key)
            view = article(pilot).view
            pieces = [p for y in range(view.count) for p in view.line(y) if p.look == "marked"]
            found.append(" ".join("".join(p.text for p in pieces).split()))
        return found

    first, second = drive(street, steps)
    assert first == "the street is loud all night"
    assert second == "all night. Nobody denies it. The shops close early"


def test_paragraphs_that_the_map_does_not_speak_of_are_muted(street):
    async def steps(pilot):
        await press(pilot, *to("plain"), "a")
        view = article(pilot).view
        return {
            look: " ".join(p.text for line in view.lines for p in line if p.look == look)
            for look in ("muted", "plain")
        }

    looks = drive(street, steps)
    assert "What is to be done?" in looks["muted"]
    assert "the shops are silent" in looks["plain"]


def test_without_a_text_one_is_told_how_to_bring_it(street):
    async def steps(pilot):
        await press(pilot, *to("unread"), "a")
        return screen(pilot.app), pilot.app.screen is pilot.app.walk

    shown, stays = drive(street, steps)
    assert "letter.txt does not exist" in shown
    assert "--texts DIR" in shown
    assert stays


def test_a_folder_with_copies_is_used(street, tmp_path):
    folder = tmp_path / "copies"
    folder.mkdir()
    (tmp_path / "gazette.txt").rename(folder / "any.txt")

    async def steps(pilot):
        await press(pilot, *to("plain"), "a")
        return article(pilot).article.path

    assert drive(street, steps, texts=["copies"]) == "copies/any.txt"


def test_one_of_several_articles_is_chosen(street, tmp_path):
    write(tmp_path, "To the editor.\n\nThose who come by car buy bread.\n", "letter.txt")

    async def steps(pilot):
        await press(pilot, "home", "a")
        offered = screen(pilot.app)
        await press(pilot, "down", "enter")
        letter = article(pilot).source
        await press(pilot, "o", "enter")
        gazette = article(pilot).source
        await press(pilot, "escape")
        return offered, letter, gazette, pilot.app.screen is pilot.app.walk

    offered, letter, gazette, back = drive(street, steps)
    assert "What the street costs us · and 1 more source in it" in offered
    assert (letter, gazette, back) == ("letter", "gazette", True)


def test_a_source_and_a_marked_quotation_open_their_article(street):
    async def steps(pilot):
        await press(pilot, *to("loud"))
        pilot.app.walk.follow("source", "gazette")
        await press(pilot, "a")
        first = article(pilot).view.mark
        await press(pilot, "escape", "home", *to("loud"), "tab")
        walk = pilot.app.walk
        wanted = [link.id for link in walk.page.page.links].index("counted")
        await press(pilot, *["right"] * wanted, "a")
        return first, article(pilot).view.mark

    assert drive(street, steps) == (0, 2)


def test_a_map_without_sources_has_no_article(tmp_path):
    path = write(tmp_path, "claim a: A.\n")
    assert "No evidence here names a source." in look(path, "a")


def test_changes_of_a_text_are_followed(street, tmp_path):
    async def steps(pilot):
        await press(pilot, *to("near"))
        await until(pilot, lambda: "not found in its source" in screen(pilot.app))
        await press(pilot, "a")
        assert article(pilot).article.stop_of("near") == 4
        write(tmp_path, GAZETTE.replace("silent", "quiet"), "gazette.txt")
        await until(pilot, lambda: article(pilot).article.stop_of("near") == 2)
        await settle(pilot)
        marked = article(pilot).article.stops[article(pilot).view.mark].evidence
        await press(pilot, "escape")
        await until(pilot, lambda: "✓ matches its source" in screen(pilot.app))
        (tmp_path / "gazette.txt").unlink()
        await until(pilot, lambda: "· not checked" in screen(pilot.app))
        write(tmp_path, GAZETTE, "gazette.txt")
        await until(pilot, lambda: "not found in its source" in screen(pilot.app))
        return marked

    assert drive(street, steps, following=True) == ("near",)


def test_an_article_that_goes_leaves_a_sentence(street, tmp_path):
    async def steps(pilot):
        await press(pilot, *to("plain"), "a")
        (tmp_path / "gazette.txt").unlink()
        await until(pilot, lambda: "gazette.txt does not exist" in screen(pilot.app))
        await press(pilot, "n", "enter", "down", "escape")
        return pilot.app.screen is pilot.app.walk

    assert drive(street, steps, following=True)


def test_a_slow_look_holds_nothing_up(street, monkeypatch):
    from argmap.browser.open_map import Opened

    end = threading.Event()
    real = Opened.look_up

    def slow(self):
        end.wait(20)
        return real(self)

    monkeypatch.setattr(Opened, "look_up", slow)

    async def steps(pilot):
        await pilot.press("asterisk", *["down"] * DOWN_TO["plain"], "a")
        await pilot.pause(0.3)
        waiting = screen(pilot.app)
        await pilot.press("up")
        await pilot.pause(0.1)
        moved = pilot.app.walk.shown.id
        await pilot.press("q")
        return waiting, moved

    async def quick(pilot):
        return await steps(pilot)

    # The first settling would wait for the look-up.
    import browsing

    monkeypatch.setattr(browsing, "settle", lambda pilot: pilot.pause(0.5))
    began = time.monotonic()
    waiting, moved = drive(street, quick)
    end.set()
    assert time.monotonic() - began < 15
    assert "Looking the quotations up" in waiting
    assert moved == "loud"


def test_words_of_a_source_do_not_drive_the_terminal(street, tmp_path):
    evil = "\x1b[31mred\x1b]0;title\x07 \u202egnorw \x9b2J\r [bold]b[/bold]"
    write(tmp_path, f"{GAZETTE}\nThe end {evil} of his wits.\n", "gazette.txt")
    write(tmp_path, Path(street).read_text(encoding="utf-8").replace(
        '"never been a quiet night" in gazette at paragraph 1', '"of his wits" in gazette'), street)  # fmt: skip

    async def steps(pilot):
        await press(pilot, *to("lost"))
        card = screen(pilot.app)
        await press(pilot, "a")
        return card, screen(pilot.app)

    for shown in drive(street, steps, size=(120, 50)):
        assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]", shown)
        assert "<U+001B>[31mred" in shown, shown
        assert "[bold]b[/bold]" in shown


def test_a_long_article_is_wrapped_beside(tmp_path):
    text = "\n\n".join(f"Paragraph {n} of the book says {n} things." for n in range(4000))
    write(tmp_path, text, "book.txt")
    path = write(tmp_path, (
        'claim a: A.\n    evidence e "the book says 3210 things" in book\n'
        "source book: A long book of numbers\n    text: book.txt\n"
    ))  # fmt: skip

    async def steps(pilot):
        await press(pilot, "right", "down", "a")
        await until(pilot, lambda: "says 3210 things" in screen(pilot.app))
        return article(pilot).view.count

    assert drive(path, steps) > 7000


def test_one_stays_where_one_reads_when_the_terminal_changes(tmp_path):
    words = "Every morning somebody carries bread across the market and nobody thanks them."
    write(tmp_path, "\n\n".join(f"{n}. {words}" for n in range(200)), "book.txt")
    quotes = "".join(f'    evidence e{n} "{n}. {words}" in book\n' for n in (40, 120, 121))
    path = write(tmp_path, f"claim a: A.\n{quotes}source book: A book\n    text: book.txt\n")

    async def steps(pilot):
        await press(pilot, "a")
        seen = []
        for keys, width in ((), 60), (("n",), 100), (("down", "down"), 40), (("end",), 90):
            await press(pilot, *keys)
            before = article(pilot).view.mark
            await pilot.resize_terminal(width, 24)
            await there(pilot)
            view = article(pilot).view
            seen.append((before, view.mark, view._in_sight()))
        return seen

    assert drive(path, steps) == [(0, 0, True), (1, 1, True), (1, 1, True), (2, 2, False)]


@pytest.mark.parametrize("size", [(20, 5), (40, 10), (60, 16)])
def test_small_terminals_show_the_article(street, size):
    async def steps(pilot):
        await press(pilot, *to("plain"), "a")
        shown = screen(pilot.app)
        await press(pilot, "n", "down", "up", "end", "home", "N", "escape")
        return shown, pilot.app.screen is pilot.app.walk

    shown, back = drive(street, steps, size=size)
    assert "street" in shown
    assert back
