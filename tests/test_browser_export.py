"""Exports of the terminal browser: what is offered where, the whole drawing, leaving meanwhile."""

from __future__ import annotations

import sys
import threading

import pytest

pytest.importorskip("textual")

from browsing import drive, press, screen, settle, write

from argmap.browser import clipboard
from argmap.browser.screens.analyses import FindingsScreen
from argmap.browser.screens.picture import PictureScreen

TEXT = """\
question q: What now?
position yes: Yes.
    thesis a
position no: No.
    thesis d
claim a: First.
    answers q
    supported by b: Second.
        supported by c: Third.
claim d: Fourth.
    contradicts a
"""


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("ARGMAP_CACHE", str(tmp_path / "cache"))
    monkeypatch.setenv("ARGMAP_KEYS", str(tmp_path / "keys.toml"))
    monkeypatch.chdir(tmp_path)


def test_an_export_is_of_what_is_marked_on_the_screen_one_looks_at(tmp_path):
    path = write(tmp_path, TEXT)

    async def steps(pilot):
        pilot.app.walk.follow("claim", "c")
        await press(pilot, "i")
        assert isinstance(pilot.app.screen, FindingsScreen)
        marked = pilot.app.screen.view.marked
        await press(pilot, "x")
        offered = screen(pilot.app)
        await press(pilot, "enter", "enter")
        return marked.id, offered

    marked, offered = drive(path, steps)
    assert marked in {"a", "d"}
    assert f"What is near {marked}" in offered
    assert "What is near c" not in offered
    assert (tmp_path / f"map-{marked}.svg").exists()


def test_where_nothing_is_marked_the_whole_map_is_exported(tmp_path):
    path = write(tmp_path, "claim a: First.\n    supported by b: Second.\n")

    async def steps(pilot):
        await press(pilot, "i")
        assert pilot.app.screen.view.marked is None
        await press(pilot, "x")
        return screen(pilot.app)

    asked = drive(path, steps)
    assert "What is near" not in asked
    assert "map.svg" in asked


@pytest.mark.parametrize(("name", "keys"), [("window", ["m"]), ("sketch", ["m", "w"])])
def test_the_whole_drawing_is_made_once_for_a_map(tmp_path, monkeypatch, name, keys):
    from argmap.browser import sketch as module

    made = []
    draw = getattr(module, name)

    def counted(*given, **options):
        made.append(given)
        return draw(*given, **options)

    monkeypatch.setattr(module, name, counted)
    path = write(tmp_path, TEXT)

    async def steps(pilot):
        for _ in range(3):
            await press(pilot, *keys)
            assert isinstance(pilot.app.screen, PictureScreen)
            assert "First." in screen(pilot.app)
            await press(pilot, "escape")
        once = len(made)
        write(tmp_path, TEXT.replace("First.", "Changed."))
        await press(pilot, "r")
        await press(pilot, *keys)
        return once, len(made), screen(pilot.app)

    once, twice, shown = drive(path, steps)
    assert (once, twice) == (1, 2)
    assert "Changed." in shown


def slow(monkeypatch):
    go, writing = threading.Event(), clipboard.write

    def wait(*words):
        assert go.wait(20)
        return writing(*words)

    monkeypatch.setattr(clipboard, "write", wait)
    return go


def test_leaving_waits_for_what_is_being_written(tmp_path, monkeypatch):
    go = slow(monkeypatch)

    async def steps(pilot):
        await press(pilot, "down", "x", "enter")
        await pilot.press("enter")
        await pilot.pause(0.1)
        await pilot.press("q")
        await pilot.pause(0.1)
        told = [note.message for note in pilot.app._notifications]
        assert not (tmp_path / "map-a.svg").exists()
        go.set()
        await settle(pilot)
        return told, pilot.app.told_last, pilot.app._exit

    told, last, ended = drive(write(tmp_path, TEXT), steps)
    assert told[-1] == "Leaving when map-a.svg is written; q again leaves without it."
    assert (last, ended) == (("Wrote map-a.svg.",), True)
    assert "First." in (tmp_path / "map-a.svg").read_text(encoding="utf-8")


def test_leaving_twice_does_not_wait(tmp_path, monkeypatch):
    go = slow(monkeypatch)

    async def steps(pilot):
        await press(pilot, "down", "x", "enter")
        await pilot.press("enter")
        await pilot.pause(0.1)
        await pilot.press("q")
        await pilot.pause(0.1)
        waited = pilot.app._exit
        await pilot.press("q")
        return waited, pilot.app._exit

    assert drive(write(tmp_path, TEXT), steps) == (False, True)
    go.set()


def test_an_editor_that_is_not_known_or_not_there_is_told_about(tmp_path, monkeypatch):
    path = write(tmp_path, TEXT)
    editor = tmp_path / "scribe"
    editor.write_text(f"#!{sys.executable}\n")
    editor.chmod(0o755)
    monkeypatch.delenv("VISUAL", raising=False)

    async def steps(pilot):
        from contextlib import nullcontext

        pilot.app.suspend = nullcontext
        pilot.app.walk.follow("claim", "d")
        await settle(pilot)
        told = []
        monkeypatch.setattr(pilot.app, "tell", lambda words, **_: told.append(words))
        for name in (str(editor), "vi-that-is-not-there"):
            monkeypatch.setenv("EDITOR", name)
            await press(pilot, "e")
        return told

    told = drive(path, steps)
    assert "It is line 10 of map.arg; how scribe goes to a line is not known." in told
    sentence = "vi-that-is-not-there cannot be started: No such file or directory; put the name of"
    assert any(words.startswith(sentence) for words in told)
