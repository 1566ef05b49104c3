"""What a preview shows after a change, where lines lead, which editor is opened, and what is kept of it."""

from __future__ import annotations

import json
import os
import stat
import sys
from dataclasses import replace

import pytest
from previewing import STREET, running, save, until, words_of

from argmap.preview.at_line import answering, move_to
from argmap.preview.editor import editor_command, start_editor
from argmap.preview.follow import after
from argmap.preview.news import News, news_of
from argmap.preview.problems import MOST, problems_of
from argmap.preview.running import Running, all_running, forget, keep_running, state_folder
from argmap.preview.shown import claim_on, file_named, first_shown, next_shown, written
from argmap.reading import read, read_text


@pytest.fixture(autouse=True)
def own_state(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_RUNTIME_DIR", "")
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "street.arg"
    path.write_text(STREET, encoding="utf-8")
    return path


# What is shown


def test_a_change_is_shown_in_stages():
    shown = first_shown(read_text(STREET), words_of)
    quick, whole, drawn, all_of_it = next_shown(shown, read_text(STREET.replace("Half", "A third")), words_of)
    assert quick.page == shown.page
    assert quick.words.startswith(b"words 2\n")
    assert b"A third" in quick.words
    assert whole.page.startswith(b"page 3\n")
    assert b"A third" in whole.page
    assert (whole.number, whole.words_number) == (3, 2)
    assert drawn.page.startswith(b"pictures 4\n")
    assert all_of_it.page.startswith(b"folds 5\n")
    assert [one.drawn for one in (quick, whole, drawn, all_of_it)] == [False, False, False, True]


def test_the_first_page_of_a_large_map_does_not_wait_for_pictures(path, monkeypatch):
    monkeypatch.setattr("argmap.preview.shown.SMALL", 3)
    assert first_shown(read_text(STREET), words_of).page.startswith(b"page 1\n")
    with running(path) as asker:
        until(lambda: asker.page().startswith("folds 3\n"))
        assert "Half of" in asker.page()


def test_pictures_are_given_up_when_something_is_saved(path):
    made = []

    def slow(reading, number, stage, still):
        if stage == "pictures" and "A third" in reading.map.claims["accidents"].text:
            save(path, STREET.replace("Half", "A fifth"))
            for _ in range(1000):
                still()
        made.append((stage, reading.map.claims["accidents"].text[:7]))
        return words_of(reading, number, stage, still)

    with running(path, slow) as asker:
        save(path, STREET.replace("Half", "A third"))
        until(lambda: ("pictures", "A fifth") in made)
        until(lambda: "A fifth" in asker.page())
    assert ("page", "A third") in made
    assert ("pictures", "A third") not in made


def test_a_page_without_gaps_is_not_replaced_by_one_with_gaps():
    shown = first_shown(read_text(STREET), words_of)
    (broken,) = next_shown(shown, read_text(STREET.replace("rebutted", "rebuted")), words_of)
    assert broken.kept
    assert broken.page == shown.page
    assert [problem.place for problem in broken.problems.shown] == ["-:6:5"]
    *_, mended = next_shown(broken, read_text(STREET), words_of)
    assert not mended.kept
    assert mended.problems.shown == ()
    assert mended.number > shown.number


def test_a_map_that_was_broken_from_the_beginning_is_shown_as_far_as_it_can_be_read():
    shown = first_shown(read_text(STREET + "broken\n"), words_of)
    assert b"Half of" in shown.page
    assert shown.problems.broken
    *_, later = next_shown(shown, read_text(STREET + "claim n: New.\nbroken\n"), words_of)
    assert b"New." in later.page


def test_an_error_that_leaves_no_gap_does_not_hold_up_the_page():
    shown = first_shown(read_text(STREET), words_of)
    *_, later = next_shown(shown, read_text(STREET + "claim n: New.\n    supports cloze\n"), words_of)
    assert b"New." in later.page
    assert [problem.cure for problem in later.problems.shown] == ["did you mean `close`?"]


def test_problems_are_counted_beyond_a_number_and_made_visible():
    many = problems_of(read_text("claim a: A.\n" + "    suports b\u202ec\n" * (MOST + 7)))
    assert len(many.shown) == MOST
    assert many.more >= 7
    assert "\u202e" not in "".join(problem.message + problem.cure for problem in many.shown)


def changed(path, shown, make_page=words_of):
    from argmap.base.files import FileTrouble

    def again(former):
        reading = read([str(path)], former=former)
        for file in reading.unreadable:
            raise FileTrouble(file.path, file.why)
        return reading

    return list(after(str(path), shown, again, make_page, [str(path)]))


def test_a_page_that_cannot_be_made_leaves_the_one_that_is_there(path):
    shown = first_shown(read([str(path)]), words_of)

    def fail(reading, number, stage, still):
        raise RuntimeError("no engine")

    ((failed, files),) = changed(path, shown, fail)
    assert failed.trouble == "The page could not be made (RuntimeError: no engine). It stays as it was."
    assert (failed.number, failed.page) == (shown.number, shown.page)
    assert str(path) in files
    *_, (mended, _) = changed(path, failed)
    assert mended.trouble == ""


@pytest.mark.parametrize("raw", [b"\xff\xfe", b"\0", b"claim a: \x80\n"])
def test_a_file_that_is_no_text_any_more(path, raw):
    shown = first_shown(read([str(path)]), words_of)
    path.write_bytes(raw)
    ((failed, _),) = changed(path, shown)
    assert failed.trouble.endswith("The page stays as it was.")
    assert failed.page == shown.page


def test_every_file_that_the_map_is_made_from_is_followed(tmp_path):
    main, used = tmp_path / "main.arg", tmp_path / "used.arg"
    copy = tmp_path / "letter.txt"
    used.write_text('claim u: Used.\n    evidence "loud" in s\nsource s: A letter\n    text: letter.txt\n')
    main.write_text("use: used.arg\nclaim m: M.\n")

    def page(reading, number, stage, still):
        states = [str(state) for state in reading.quotes.states.values()]
        return f"{stage} {number} {' '.join(c.text for c in reading.map.claims.values())} {states}"

    with running(main, page) as asker:
        assert "Used. M." in asker.page()
        save(used, used.read_text().replace("Used.", "Used again."))
        until(lambda: "Used again. M." in asker.page())
        before = asker.page()
        copy.write_text("It is loud.\n")
        until(lambda: asker.page().split("[")[1] != before.split("[")[1])
        used.unlink()
        until(lambda: asker.server.shown.kept)
        assert "Used again. M." in asker.page()
        used.write_text("claim u: Back.\n")
        until(lambda: "Back. M." in asker.page())
        assert not asker.server.shown.kept


def test_what_is_saved_while_the_page_is_made_is_shown_too(path):
    """The stage that takes long is left out when there is something newer."""
    made = []

    def slow(reading, number, stage, still):
        made.append((stage, len(reading.map.claims)))
        if stage == "words" and len(reading.map.claims) == 5:
            save(path, STREET + "claim n: New.\nclaim o: Newer.\n")
        return words_of(reading, number, stage, still)

    with running(path, slow) as asker:
        save(path, STREET + "claim n: New.\n")
        until(lambda: "Newer" in asker.page())
    assert ("page", 5) not in made
    assert ("page", 6) in made


def test_a_file_that_an_editor_removes_for_a_moment_is_not_missed(path):
    with running(path) as asker, asker.listening() as news:
        path.unlink()
        path.write_text(STREET.replace("Half", "A third"))
        until(lambda: "A third" in asker.page())
    assert [data["trouble"] for name, data in news if name == "strip"] == [""]


# News


def test_news_say_what_is_new_and_nothing_else():
    shown = first_shown(read_text(STREET), words_of)
    now = news_of(shown, 0, "")
    assert now.since(now) == b""
    assert now.since(News()).startswith(b'event: page\ndata: {"number": 1, "part": ""}\n\n')
    assert news_of(shown, 1, "shops").since(now) == b'event: move\ndata: {"claim": "shops"}\n\n'
    missing = news_of(replace(shown, trouble="It is gone."), 0, "").since(now)
    assert missing.startswith(b"event: strip\n")
    assert b"It is gone." in missing


def test_no_words_of_a_map_can_begin_an_event():
    hostile = "claim a: A.\n    \r\n\nevent: move\u2028data: {}\u0085broken\n"
    shown = first_shown(read_text(hostile), words_of)
    raw = news_of(shown, 1, "a\n\nevent: move\ndata: {}").since(News())
    events = raw.decode("ascii").split("\n\n")
    assert [event.split("\n")[0] for event in events if event] == [
        "event: page", "event: strip", "event: move"
    ]  # fmt: skip
    for event in events[:-1]:
        json.loads(event.partition("\ndata: ")[2])


# From lines to claims and back


@pytest.mark.parametrize(
    ("line", "claim"),
    [(1, "close"), (2, ""), (3, "close"), (4, "close"), (5, "accidents"), (6, "shops"), (7, "they-not-say-so"),
     (8, "close"), (9, ""), (10, ""), (11, "close"), (12, "close"), (14, ""), (15, ""), (0, ""), (99, "")],
)  # fmt: skip
def test_the_claim_that_a_line_is_about(line, claim):
    reading = read_text(STREET)
    assert claim_on(reading, "-", line) == claim


def test_a_file_is_known_by_all_its_names(path, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    reading = read(["street.arg"])
    os.symlink(path, tmp_path / "link.arg")
    assert file_named(reading, str(path)) == "street.arg"
    assert file_named(reading, str(tmp_path / "link.arg")) == "street.arg"
    assert file_named(reading, str(tmp_path / "other.arg")) == ""
    assert file_named(reading, "") == ""


def test_where_things_are_written():
    reading = read_text(STREET)
    assert written(reading, "shops") == ("-", 6, 5)
    assert written(reading, "gazette")[1] == 14
    assert written(reading, "no-such") is None


def test_the_page_of_each_preview_that_has_the_file_is_moved(path, tmp_path):
    other = tmp_path / "other.arg"
    other.write_text("claim o: Other.\n")
    with running(path) as asker, running(other) as elsewhere, asker.listening() as news:
        until(lambda: news)
        assert move_to(str(path), 6).claim == "shops"
        assert move_to(str(path), 9) == move_to(str(path), 900)
        assert move_to(str(path), 6).previews == 1
        assert move_to(str(path), 6, str(path)).previews == 1
        assert move_to(str(path), 6, str(other)).previews == 0
        assert move_to(str(other), 1).claim == "o"
        assert move_to(str(tmp_path / "none.arg"), 1).previews == 0
        until(lambda: [data for name, data in news if name == "move"] == [{"claim": "shops"}] * 3)
        assert elsewhere.server._claim == "o"
    assert move_to(str(path), 6).previews == 0


# The editor


@pytest.mark.parametrize(
    ("variables", "command"),
    [
        ({"ARGMAP_OPEN": "code -g {file}:{line}"}, ["code", "-g", "/m/a b.arg:7"]),
        ({"ARGMAP_OPEN": "my 'two words' --at={line},{column} {file}"}, ["my", "two words", "--at=7,3", "/m/a b.arg"]),
        ({"ARGMAP_OPEN": "code -g {file}:{line}", "EDITOR": "vi"}, ["code", "-g", "/m/a b.arg:7"]),
        ({"ARGMAP_OPEN": "code"}, ["code", "--goto", "/m/a b.arg:7:3"]),
        ({"EDITOR": "code --wait"}, ["code", "--goto", "/m/a b.arg:7:3"]),
        ({"EDITOR": "/usr/bin/subl -w"}, ["/usr/bin/subl", "/m/a b.arg:7:3"]),
        ({"EDITOR": "vi", "VISUAL": "gvim -f"}, ["gvim", "+7", "/m/a b.arg"]),
        ({"ARGMAP_OPEN": "x {file} {nothing} {"}, ["x", "/m/a b.arg", "{nothing}", "{"]),
    ],
)
def test_the_command_that_opens_a_line(variables, command):
    assert editor_command("/m/a b.arg", 7, 3, variables) == command


@pytest.mark.parametrize(
    ("variables", "why"),
    [
        ({}, "no editor is named"),
        ({"ARGMAP_OPEN": "  "}, "no editor is named"),
        ({"EDITOR": "vim"}, "vim needs a terminal, or is not known to open a window"),
        ({"EDITOR": "emacs -nw"}, "emacs needs a terminal"),
        ({"ARGMAP_OPEN": "mine"}, "ARGMAP_OPEN does not say where the file goes"),
        ({"ARGMAP_OPEN": "code 'x"}, "ARGMAP_OPEN cannot be read as a command"),
        ({"EDITOR": "code 'x"}, "EDITOR cannot be read as a command"),
    ],
)
def test_why_no_editor_is_opened(variables, why):
    answer = editor_command("/m/a.arg", 7, 3, variables)
    assert isinstance(answer, str)
    assert answer.startswith(why)


@pytest.mark.parametrize("name", ["; touch owned", "$(touch owned)", "`touch owned`", "-c :!touch owned",
                                  "{line}", "a\nb", "'\""])  # fmt: skip
def test_the_name_of_a_file_is_one_word_whatever_is_in_it(name, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    code = "import sys; open('out', 'w').write(repr(sys.argv[1:]))"
    (tmp_path / "note.py").write_text(code)
    command = editor_command(name, 7, 1, {"ARGMAP_OPEN": f"{sys.executable} note.py {{file}} {{line}}"})
    assert start_editor(command) == ""
    out = tmp_path / "out"
    until(lambda: out.exists() and out.read_text().endswith("]"))
    assert out.read_text() == repr([str(tmp_path / name), "7"])
    assert not (tmp_path / "owned").exists()


def test_an_editor_that_is_not_there():
    assert start_editor(["no-such-editor", "x"]).startswith("no-such-editor cannot be started: No such file")


# What is kept of a preview that is running


def test_only_the_user_can_read_what_is_kept(path):
    with running(path) as asker:
        (kept,) = (state := state_folder()) and os.listdir(state)
        assert stat.S_IMODE(os.stat(os.path.join(state, kept)).st_mode) == 0o600
        assert stat.S_IMODE(os.stat(state).st_mode) == 0o700
        assert [one.address for one in all_running()] == [asker.server.address]
        assert [one.port for one in answering(str(path))] == [asker.port]
    assert os.listdir(state) == []


GOOD = Running("/m/a.arg", 4000, "s" * 32, os.getpid())


def test_what_was_kept_is_read_back():
    kept = keep_running(GOOD)
    assert list(all_running()) == [GOOD]
    forget(kept)
    assert list(all_running()) == []


@pytest.mark.parametrize(
    "harm",
    [
        lambda path: os.chmod(path, 0o644),
        lambda path: os.chmod(path, 0o620),
        lambda path: os.truncate(path, 20),
        lambda path: os.truncate(path, 1 << 20),
        lambda path: _write(path, "[]"),
        lambda path: _write(path, "[" * 30_000),
        lambda path: _change(path, port=0),
        lambda path: _change(path, port=4001),
        lambda path: _change(path, port="4000"),
        lambda path: _change(path, secret="../../x"),
        lambda path: _change(path, secret="s" * 31 + "\n"),
        lambda path: _change(path, process=-1),
        lambda path: _change(path, process=10**30),
        lambda path: _change(path, version=2),
        lambda path: _change(path, map="/m/other.arg"),
        lambda path: (os.rename(path, path + "x"), os.symlink(path + "x", path)),
        lambda path: (os.unlink(path), os.mkfifo(path, 0o600)),
    ],
    ids=range(17),
)
def test_what_is_not_as_it_was_kept_is_not_believed(harm):
    kept = keep_running(GOOD)
    harm(kept)
    assert list(all_running()) == []
    assert not os.path.lexists(kept)


def _change(path, **values):
    with open(path) as file:
        table = json.load(file)
    _write(path, json.dumps({**table, **values}))


def _write(path, text):
    with open(path, "w") as file:
        file.write(text)


def test_a_preview_that_was_killed_is_forgotten():
    kept = keep_running(replace(GOOD, process=2**22 + 1))
    assert list(all_running()) == []
    assert not os.path.exists(kept)


def test_a_port_at_which_nobody_answers_any_more_is_forgotten():
    import socket

    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    kept = keep_running(replace(GOOD, port=port))
    assert list(answering(GOOD.map)) == []
    assert not os.path.exists(kept)


def test_another_server_at_the_port_is_not_taken_for_a_preview(path):
    with running(path) as asker:
        keep_running(replace(GOOD, port=asker.port))
        assert list(answering(GOOD.map)) == []
        assert move_to(str(path), 6).previews == 1


def test_a_folder_that_others_can_read_is_closed_to_them(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    (tmp_path / "argmap").mkdir(mode=0o755)
    assert stat.S_IMODE(os.stat(state_folder()).st_mode) == 0o700


def test_without_a_private_folder_nothing_is_kept_and_the_preview_runs(path, tmp_path, monkeypatch):
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "state").mkdir()
    os.symlink(tmp_path / "elsewhere", tmp_path / "state" / "argmap")
    assert state_folder() is None
    with running(path) as asker:
        assert "Half of" in asker.page()
        assert list(all_running()) == []
