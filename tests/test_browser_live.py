"""Following files, keeping the place, taking things away."""

from __future__ import annotations

import importlib
import io
import sys
from pathlib import Path

import pytest

pytest.importorskip("textual")

from browsing import DEBATE, drive, look, press, screen, settle, write

from argmap.browser import clipboard, state
from argmap.browser.editor import editor_command, run_editor
from argmap.browser.in_thread import begin, gone
from argmap.browser.open_map import Opener
from argmap.browser.search_terms import asked, completed
from argmap.contents.search import Filter

TEXT = """\
question q: What now?
claim a: First.
    answers q
    supported by b: Second.
        supported by c: Third.
"""


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("ARGMAP_CACHE", str(tmp_path / "cache"))
    monkeypatch.setenv("ARGMAP_KEYS", str(tmp_path / "keys.toml"))
    monkeypatch.chdir(tmp_path)


async def until(pilot, true):
    for _ in range(200):
        if true():
            return
        await pilot.pause(0.05)
    raise AssertionError(screen(pilot.app))


def test_a_change_is_followed_with_focus_and_branches(tmp_path):
    path = write(tmp_path, TEXT)

    async def steps(pilot):
        await press(pilot, "asterisk", "end")
        walk = pilot.app.walk
        before = walk.outline.row.id
        write(tmp_path, TEXT.replace("First.", "Changed.").replace(
            "claim a", "claim z: Before.\n    answers q\nclaim a"))  # fmt: skip
        await until(pilot, lambda: "Changed." in screen(pilot.app))
        return before, walk.outline.row.id, len(walk.outline.entries)

    assert drive(path, steps, following=True) == ("c", "c", 5)


def test_a_focus_that_is_gone_falls_back_to_what_was_above(tmp_path):
    path = write(tmp_path, TEXT)

    async def steps(pilot):
        await press(pilot, "asterisk", "end")
        write(tmp_path, TEXT.replace("        supported by c: Third.\n", ""))
        await until(pilot, lambda: "Third." not in screen(pilot.app))
        return pilot.app.walk.outline.row.id

    assert drive(path, steps, following=True) == "b"


def test_a_file_that_goes_leaves_the_last_good_map_and_a_message(tmp_path):
    path = write(tmp_path, TEXT)

    async def steps(pilot):
        path.unlink()
        await until(pilot, lambda: "as it was" in screen(pilot.app))
        gone = screen(pilot.app)
        path.write_bytes(b"\xff\xfe\x00")
        await until(pilot, lambda: "UTF-16" in screen(pilot.app))
        write(tmp_path, TEXT.replace("First.", "Back."))
        await until(pilot, lambda: "Back." in screen(pilot.app))
        return gone, screen(pilot.app)

    gone, back = drive(path, steps, following=True)
    assert "First." in gone
    assert "as it was" not in back


def test_the_editor_is_opened_at_the_line_and_the_file_read_again(tmp_path, monkeypatch):
    path = write(tmp_path, TEXT)
    told = tmp_path / "told"
    editor = tmp_path / "vim"
    editor.write_text(
        f"#!{sys.executable}\nimport sys\nopen({str(told)!r}, 'w').write(repr(sys.argv[1:]))\n"
        f"text = open({str(path)!r}).read()\n"
        f"open({str(path)!r}, 'w').write(text.replace('Second', 'Edited'))\n"
    )
    editor.chmod(0o755)
    monkeypatch.setenv("EDITOR", str(editor))
    monkeypatch.delenv("VISUAL", raising=False)

    async def steps(pilot):
        from contextlib import nullcontext

        pilot.app.suspend = nullcontext
        await press(pilot, "asterisk", "down", "down", "e")
        return screen(pilot.app)

    shown = drive(path, steps)
    assert told.read_text() == repr(["+4", str(path)])
    assert "Edited." in shown


@pytest.mark.parametrize(
    ("editor", "words"),
    [
        ("vi", ["vi", "+7", "/m.arg"]),
        ("emacsclient -nw", ["emacsclient", "-nw", "+7", "/m.arg"]),
        ("code", ["code", "--wait", "--goto", "/m.arg:7"]),
        ("hx", ["hx", "/m.arg:7"]),
        ("unheard-of --x", ["unheard-of", "--x", "/m.arg"]),
        ("'broken", ["'broken", "/m.arg"]),
    ],
)
def test_editors_are_asked_for_a_line_in_their_own_way(editor, words):
    assert editor_command("/m.arg", 7, {"EDITOR": editor}) == words


def test_the_place_is_kept_until_the_next_time(tmp_path):
    path = write(tmp_path, TEXT)

    async def first(pilot):
        await press(pilot, "asterisk", "end", "d", "full_stop", "q")

    async def second(pilot):
        walk = pilot.app.walk
        return walk.outline.row.id, len(walk.outline.entries), walk.depth, walk.now().drawn

    drive(path, first)
    assert drive(path, second) == ("c", 4, 2, True)


@pytest.mark.parametrize("raw", ["", "[]", '{"version": 1}', '{"version": 1, "focus": 3}', "\0"])
def test_a_damaged_state_is_as_none(tmp_path, raw):
    path = str(write(tmp_path, TEXT))
    state.keep_visit(path, state.Visit(("a",), (("a",),)))
    (kept,) = (tmp_path / "cache").glob("browse-*")
    kept.write_text(raw)
    assert state.last_visit(path) == state.Visit()


def test_of_very_deep_branches_the_outermost_are_kept(tmp_path):
    path = str(write(tmp_path, TEXT))
    key = tuple(f"c{i}" for i in range(600))
    keys = [key[:n] for n in range(1, 601)]
    state.keep_visit(path, state.Visit(key, tuple(reversed(keys))))
    kept = state.last_visit(path)
    assert kept.focus == key
    assert list(kept.open) == keys[: len(kept.open)]
    assert state.MOST_NAMES - 600 < sum(map(len, kept.open)) <= state.MOST_NAMES


def test_search_jumps_to_what_is_taken():
    async def steps(pilot):
        await press(pilot, "slash", *"istanbul", "down")
        wanted = pilot.app.screen.hits[1]
        await press(pilot, "enter")
        there = pilot.app.walk.shown.id
        await press(pilot, "backspace")
        return wanted.id, there, pilot.app.walk.shown.id

    wanted, there, back = drive(DEBATE, steps)
    assert there == wanted
    assert back == "why-no-peace"


def test_filters_are_read_and_completed():
    map_ = Opener().open(DEBATE).reading.map
    assert asked("Peace pers:sn kind:claim", map_)[:2] == (
        "Peace", Filter(person="snider", kind="claim")
    )  # fmt: skip
    assert asked("person:nobody", map_).wrong.startswith(
        "there is no person `nobody` in this map ("
    )
    assert asked("at 12:30", map_).words == "at 12:30"
    assert completed("war person:sn", map_) == "war person:snider"
    assert completed("war pers", map_) == "war person:"
    assert completed("war ", map_) is None


def test_a_name_is_copied(monkeypatch):
    async def steps(pilot):
        copied = []
        pilot.app.copy_to_clipboard = copied.append
        await press(pilot, "down", "down", "y", "enter")
        return copied

    assert drive(DEBATE, steps) == ["russia-uninterested"]


def test_a_quotation_is_copied_with_its_reference():
    from argmap.contents.card import card

    map_ = Opener().open(DEBATE).reading.map
    texts = [
        copy.text for copy in clipboard.copies(card(map_, "withdrawal-out-of-question", "claim"))
    ]
    quotation = next(
        t for t in texts if t.startswith("“Such a withdrawal is a no-go” (John Isaacs, ")
    )
    assert "paragraph 14" in quotation


def test_what_is_near_is_exported(tmp_path):
    path = write(tmp_path, TEXT)

    async def steps(pilot):
        await press(pilot, "down", "x", "enter", "enter")
        return screen(pilot.app)

    drive(path, steps)
    assert "First." in (tmp_path / "map-a.svg").read_text(encoding="utf-8")


def test_an_export_never_replaces_the_map_and_asks_before_another_file(tmp_path):
    path = write(tmp_path, TEXT)
    other = write(tmp_path, "", "there.svg")
    assert clipboard.objection(str(path), [str(path)]).endswith("!")
    assert clipboard.objection("x.exe", []).endswith("!")
    assert clipboard.objection("", []).endswith("!")
    assert "exists" in clipboard.objection(str(other), [])
    assert clipboard.objection("new.png", []) == ""
    assert not Path("new.png").exists()


def test_a_folder_is_chosen_from(tmp_path):
    files = [write(tmp_path, TEXT, "one.arg"), write(tmp_path, "claim: Other.\n", "two.arg")]

    async def steps(pilot):
        asking = screen(pilot.app)
        await press(pilot, "down", "enter")
        return asking, screen(pilot.app)

    asking, shown = drive(None, steps, files=files)
    assert "one.arg" in asking
    assert "Other." in shown


def test_keys_can_be_changed(tmp_path):
    (tmp_path / "keys.toml").write_text('find = "f"\nquitt = "x"\n')
    path = write(tmp_path, TEXT)
    assert "╭─ Find" in look(path, "f")
    assert "╭─ Find" not in look(path, "slash")
    assert "quitt" in look(path)


def test_without_colours_nothing_is_coloured(monkeypatch):
    monkeypatch.setenv("NO_COLOR", "1")

    async def steps(pilot):
        colours = set()
        for strip in pilot.app.screen._compositor.render_strips():
            for segment in strip:
                style = segment.style
                if style and style.bgcolor:
                    colours.add(style.bgcolor.name)
        await settle(pilot)
        return pilot.app.no_color, pilot.app.native_ansi_color, screen(pilot.app)

    no_color, native, shown = drive(DEBATE, steps)
    assert no_color
    assert native
    assert "Washington" in shown


def test_every_action_has_a_method_and_every_key_one_meaning_in_its_place():
    from argmap.browser import keys
    from argmap.browser.app import Browser
    from argmap.browser.screens import article, choose, find, picture, problems, sides
    from argmap.browser.widgets import boxes, canvas, card, choice, lines, outline

    help = importlib.import_module("argmap.browser.screens.help")
    findings = importlib.import_module("argmap.browser.screens.analyses")
    homes = {
        "app": [Browser], "lines": [lines.Lines], "outline": [outline.OutlineView],
        "card": [card.CardView], "drawing": [canvas.Canvas], "list": [choice.Choice],
        "typing": [find.FindScreen, choose.PromptScreen], "sides": [sides.SidesScreen],
        "article": [article.ArticleScreen],
        "findings": [findings.FindingsScreen],
        "boxes": [boxes.Boxes], "picture": [picture.PictureScreen],
        "screen": [choose.ChooseScreen, help.HelpScreen, picture.PictureScreen,
                   problems.ProblemsScreen, sides.SidesScreen],
    }  # fmt: skip
    for action in keys.ACTIONS:
        for home in homes[action.where]:
            assert hasattr(home, f"action_{action.method}"), (action.id, home)
    ids = [action.id for action in keys.ACTIONS]
    assert len(set(ids)) == len(ids)
    for where in homes:
        taken = [key for action in keys.of(where) for key in action.keys]
        assert len(set(taken)) == len(taken), where


def test_no_terminal_gives_a_line_for_each_map(tmp_path, capsys, monkeypatch):
    from argmap.cli import main

    write(tmp_path, "map: Two things.\nclaim a: A.\n    supported by: B.\n")
    monkeypatch.setattr("sys.stdin", io.StringIO())
    assert main(["browse"]) == 0
    told = capsys.readouterr().out
    assert told.startswith("map.arg: Two things.: 0 questions, 2 claims, 1 argument, 0 evidence.")
    write(tmp_path, "claim a\n    suported by b: B.\n", "bad.arg")
    assert main(["browse", "."]) == 1
    assert main(["browse", "none.arg"]) == 2


def test_help_shows_the_keys_without_loading_the_browser(capsys):
    import subprocess

    code = (
        "import sys; from argmap.cli import main; main(['browse', '--help']); "
        "print('textual' in sys.modules, 'lark' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True,
        cwd=Path(__file__).parents[1],
    )  # fmt: skip
    assert "open or close the branch" in done.stdout
    assert done.stdout.endswith("False False\n")


def test_wrong_keys_are_told_and_the_others_kept(tmp_path):
    from argmap.browser.own_keys import own_keys

    path = tmp_path / "keys.toml"
    path.write_text('find = "f, Ctrl+G, ;"\nquit = "foo"\nup = ""\nhelp = "p"\nback = ","\n')
    keys, wrong = own_keys(path)
    assert keys == {"find": "f,ctrl+g,semicolon", "help": "p", "back": "comma"}
    assert wrong == (
        "keys.toml: quit has a key that there is not: foo",
        "keys.toml: the keys of up must be words such as “f,ctrl+f”",
        "keys.toml: , is a key of both back and nearer",
        "keys.toml: p is a key of both problems and help",
    )


def test_every_key_of_the_table_may_be_written_in_the_file(tmp_path):
    from argmap.browser import keys
    from argmap.browser.own_keys import own_keys

    path = tmp_path / "keys.toml"
    for action in keys.ACTIONS:
        path.write_text(f"{action.id} = {','.join(action.keys)!r}\n")
        assert own_keys(path) == ({action.id: ",".join(action.keys)}, ())
        path.write_text(f"{action.id} = {','.join(map(keys.shown, action.keys))!r}\n")
        assert own_keys(path) == ({action.id: ",".join(action.keys)}, ())


def test_the_bar_shows_the_keys_of_the_user(tmp_path):
    (tmp_path / "keys.toml").write_text('find = "f"\n')
    assert "f find" in look(write(tmp_path, TEXT))


def test_one_does_not_wait_for_a_drawing_when_one_leaves(tmp_path, monkeypatch):
    import threading
    import time

    from argmap.browser.sketch import Sketch

    end = threading.Event()

    def drawn(*_words, **_options):
        end.wait(20)
        return Sketch([])

    monkeypatch.setattr("argmap.browser.sketch.sketch", drawn)

    async def steps(pilot):
        await pilot.press("m")
        await pilot.pause(0.2)
        await pilot.press("escape", "q")

    began = time.monotonic()
    drive(write(tmp_path, TEXT), steps)
    end.set()
    assert time.monotonic() - began < 15


def test_a_person_shown_stays_shown_when_the_file_changes(tmp_path):
    text = f"person ann: Ann\n{TEXT}    by ann\n"
    path = write(tmp_path, text)

    async def steps(pilot):
        pilot.app.walk.follow("person", "ann")
        await settle(pilot)
        write(tmp_path, text.replace("Ann", "Anna"))
        await until(pilot, lambda: "Anna" in screen(pilot.app))
        await settle(pilot)
        return pilot.app.walk.shown.kind

    assert drive(path, steps, following=True) == "person"


def test_the_palette_finds_actions_by_their_ids():
    async def steps(pilot):
        return [command.title for command in pilot.app.get_system_commands(pilot.app.screen)]

    titles = drive(DEBATE, steps)
    assert "Help · the keys" in titles
    assert "Choose map · another map" in titles


class Terminal(io.StringIO):
    def isatty(self):
        return True


def test_a_terminal_is_not_read_as_a_map(monkeypatch):
    from argmap.cli import main

    monkeypatch.setenv("TERM", "xterm")
    for stream in ("sys.stdin", "sys.stdout", "sys.stderr"):
        monkeypatch.setattr(stream, Terminal())
    assert main(["browse", "-"]) == 2
    assert "nothing is piped" in sys.stderr.getvalue()


@pytest.mark.parametrize("elsewhere", ["sys.stdin", "sys.stdout", "sys.stderr"])
def test_with_a_stream_that_leads_elsewhere_maps_are_summed_up(monkeypatch, tmp_path, elsewhere):
    from argmap.cli import main

    (tmp_path / "a.arg").write_text("claim a: It is so.\n")
    streams = {name: Terminal() for name in ("sys.stdin", "sys.stdout", "sys.stderr")}
    streams[elsewhere] = io.StringIO()
    monkeypatch.setenv("TERM", "xterm")
    for name, stream in streams.items():
        monkeypatch.setattr(name, stream)
    assert main(["browse", str(tmp_path / "a.arg")]) == 0
    assert "1 claim" in streams["sys.stdout"].getvalue()


@pytest.mark.parametrize(
    ("command", "sentence"),
    [
        (["/nonexistent/ed"], "/nonexistent/ed cannot be started: No such file or directory"),
        (["a\0b"], "cannot be started"),
        ([sys.executable, "-c", "raise SystemExit(3)"], "ended with 3."),
        ([sys.executable, "-c", ""], ""),
    ],
)
def test_what_goes_wrong_with_an_editor_is_told(command, sentence):
    told = run_editor(command)
    assert sentence in told
    assert bool(told) == bool(sentence)


@pytest.mark.parametrize(
    ("becomes", "told"),
    [("asdf asdf\nqwer\n", "2 errors in 1 file"), (None, "map.arg does not exist")],
)
def test_the_problems_of_a_file_that_is_lost_are_told(tmp_path, becomes, told):
    path = write(tmp_path, TEXT)

    async def steps(pilot):
        if becomes is None:
            path.unlink()
        else:
            write(tmp_path, becomes)
        await until(pilot, lambda: "the map as it was" in screen(pilot.app))
        await press(pilot, "p")
        lost = screen(pilot.app)
        await press(pilot, "escape")
        write(tmp_path, TEXT)
        await until(pilot, lambda: "the map as it was" not in screen(pilot.app))
        await press(pilot, "p")
        return lost, screen(pilot.app)

    lost, found = drive(path, steps, following=True)
    assert told in lost
    assert "Nothing is wrong" not in lost
    assert told not in found


def test_a_problem_where_nothing_is_declared_is_left_with_a_word(tmp_path):
    path = write(tmp_path, TEXT + "use: missing.arg\n")
    seen = look(path, "p", "enter")
    assert "Nothing is declared there" in seen


def test_json_of_a_part_is_refused(tmp_path, monkeypatch):
    from argmap.drawing.view import Selection
    from argmap.reading import read

    monkeypatch.setenv("HOME", str(tmp_path))
    map = read([str(write(tmp_path, TEXT))]).map
    part = Selection(focus=("a",), depth=1)
    assert "JSON always holds the whole map" in clipboard.write(map, part, "part.json", "auto")
    assert not (tmp_path / "part.json").exists()
    assert clipboard.write(map, Selection(), "~/all.json", "auto") == f"Wrote {tmp_path}/all.json."
    assert "exists" in clipboard.objection("~/all.json", ())


def test_one_comes_back_from_another_place(tmp_path):
    text = TEXT + "claim d: Fourth.\n    answers q\nb supports d\n"

    async def steps(pilot):
        walk = pilot.app.walk
        await press(pilot, "asterisk", "home")
        while walk.outline.row.id != "b":
            await press(pilot, "down")
        first = walk.outline.row.key
        await press(pilot, "o")
        second = walk.outline.row.key
        await press(pilot, "backspace")
        return first, second, walk.outline.row.key

    first, second, back = drive(write(tmp_path, text), steps)
    assert first != second
    assert back == first


def test_a_persons_card_says_what_they_hold(tmp_path):
    text = "person ann: Ann\nposition yes: Yes.\n    held by ann\n    thesis a\nclaim a: A.\n    by ann\n"

    async def steps(pilot):
        pilot.app.walk.follow("person", "ann")
        await settle(pilot)
        return screen(pilot.app)

    seen = drive(write(tmp_path, text), steps)
    assert "Holds Yes." in seen
    assert "Held by" not in seen


def test_invisible_characters_leave_a_drawing_in_shape(tmp_path):
    path = write(tmp_path, "claim a: Zero\u200bwidth.\n    supported by b: Second.\n")

    async def steps(pilot):
        await press(pilot, "m")
        return screen(pilot.app)

    (row,) = [line for line in drive(path, steps).splitlines() if "Zerowidth." in line]
    assert row.count("│") >= 3
    assert "U+200B" not in row


def test_words_without_blanks_begin_behind_their_bullet(tmp_path):
    path = write(
        tmp_path, f"claim a: A.\n    supported by b: {'乌克兰和平谈判的障碍是什么' * 12}\n"
    )
    card = [line.partition("││")[2] for line in look(path).splitlines()]
    (first,) = [line for line in card if line.startswith(("+", "· +", "  +"))]
    assert "乌克兰" in first


def test_an_answer_for_a_screen_that_is_gone_is_dropped(tmp_path, monkeypatch):
    path = write(tmp_path, TEXT)

    async def steps(pilot):
        app = pilot.app
        await press(pilot, "slash")
        finding = app.screen
        assert finding is not app.walk
        seen = [gone(finding), gone(app.walk), gone(app.walk.outline), gone(app)]
        await press(pilot, "escape")
        seen.append(gone(finding))
        monkeypatch.setattr("argmap.browser.app.gone", lambda node: True)
        monkeypatch.setattr("argmap.browser.in_thread.gone", lambda node: True)

        async def work():
            app.walk.query_one("#nowhere")

        begin(app.walk, work, "test")
        before = app.opened
        app.renew(app.opener.open(str(path)))
        assert app.opened is before
        await settle(pilot)
        return seen

    assert drive(path, steps) == [False, False, False, False, True]
