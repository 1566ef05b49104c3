"""`argmap preview` as its own process: addresses, ports, a second one, `--at`, Ctrl-C."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import urllib.request
from contextlib import contextmanager
from pathlib import Path

import pytest
from previewing import STREET, until

from argmap.cli import main
from argmap.preview import browser, run

HERE = Path(__file__).parents[1]


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_RUNTIME_DIR", "")
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setenv("PYTHONPATH", str(HERE))
    for name in ("ARGMAP_OPEN", "DISPLAY", "WAYLAND_DISPLAY", "BROWSER"):
        monkeypatch.delenv(name, raising=False)
    (tmp_path / "street.arg").write_text(STREET, encoding="utf-8")
    return tmp_path


class Preview:
    """A preview that was started, and what it has said."""

    def __init__(self, process):
        self.process = process
        self.said = []
        while not (self.said and self.said[-1].endswith("Ctrl-C ends it.\n")):
            line = process.stderr.readline()
            assert line, self.said
            self.said.append(line)
        self.address = next(w for line in self.said for w in line.split() if w.startswith("http"))

    def page(self):
        with urllib.request.urlopen(self.address, timeout=20) as answer:
            return answer.read().decode()


@contextmanager
def previewing(*argv):
    command = [sys.executable, "-m", "argmap", "preview", *argv]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        try:
            yield Preview(process)
        finally:
            process.kill()


def say(capsys, *argv):
    """The exit status of the command in this process, and what it said."""
    status = main(["preview", *argv])
    out, err = capsys.readouterr()
    assert out == ""
    return status, err


def test_the_page_is_where_it_says_until_ctrl_c(folder):
    with previewing("street.arg", "--no-open", "--port", "0") as preview:
        assert preview.said[0] == f"street.arg is at {preview.address}\n"
        assert "Half of the accidents" in preview.page()
        (folder / "street.arg").write_text(STREET.replace("Half", "A third"))
        until(lambda: "A third of the accidents" in preview.page())
        preview.process.send_signal(signal.SIGINT)
        out, err = preview.process.communicate(timeout=20)
        assert (preview.process.returncode, out, err) == (130, "", "Interrupted.\n")
    assert os.listdir(folder / "state" / "argmap") == []


@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP"])
def test_it_ends_in_order_when_it_is_told_to(folder, name):
    with previewing("street.arg", "--no-open", "--port", "0") as preview:
        with socket.create_connection(("127.0.0.1", int(preview.address.split(":")[2].split("/")[0]))):
            preview.process.send_signal(getattr(signal, name))
            preview.process.communicate(timeout=20)
        assert preview.process.returncode == 130
    assert os.listdir(folder / "state" / "argmap") == []


def test_a_second_preview_says_where_the_first_one_is(folder, capsys):
    with previewing("street.arg", "--no-open", "--port", "0") as first:
        os.symlink("street.arg", "link.arg")
        for name in ("street.arg", "link.arg"):
            status, said = say(capsys, name)
            assert status == 0
            assert f"A preview of {name} is running already: {first.address}" in said
            assert "--port N starts another one" in said
        with previewing("street.arg", "--no-open", "--port", "0") as second:
            assert second.address != first.address
            assert say(capsys, "--at", "street.arg:6") == (0, "")


def test_at_moves_and_says_nothing(folder, capsys):
    with previewing("street.arg", "--no-open", "--port", "0"):
        assert say(capsys, "--at", "street.arg:6") == (0, "")
        assert say(capsys, "--at", "street.arg:6:12") == (0, "")
        assert say(capsys, "--at", "street.arg:9") == (0, "")
        assert say(capsys, "--at", "street.arg:99999") == (0, "")
        assert say(capsys, "street.arg", "--at", f"{folder}/street.arg:6") == (0, "")
        status, said = say(capsys, "--at", "other.arg:1")
        assert status == 1
        assert said == "No preview is running that has other.arg; `argmap preview MAP` starts one.\n"


def test_at_without_a_preview(folder, capsys):
    status, said = say(capsys, "street.arg", "--at", "street.arg:1")
    assert status == 1
    assert said == (
        "No preview of street.arg is running that has street.arg; `argmap preview street.arg` starts one.\n"
    )


@pytest.mark.parametrize(
    ("argv", "words"),
    [
        ([], "there is no FILE"),
        (["-"], "standard input is none"),
        (["none.arg"], "none.arg does not exist"),
        (["."], "is a folder, not a file"),
        (["street.arg", "--port", "x"], "`x` is not a port: a number up to 65535"),
        (["street.arg", "--port", "65536"], "is not a port"),
        (["--at", "street.arg"], "`street.arg` is not FILE:LINE, as in debate.arg:12"),
        (["--at", ":3"], "is not FILE:LINE"),
        (["--at", "street.arg:-1"], "is not FILE:LINE"),
        (["street.arg", "--texts", "none"], "--texts none does not exist"),
    ],
)
def test_a_command_line_that_makes_no_preview(folder, capsys, argv, words):
    status, said = say(capsys, *argv)
    assert status == 2
    assert said.startswith("error: ")
    assert words in said


def test_a_port_that_is_taken(folder, capsys, monkeypatch):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        status, said = say(capsys, "street.arg", "--port", str(port))
        assert status == 2
        assert f"port {port} cannot be used: address already in use; --port 0 takes one that is free" in said
        monkeypatch.setattr(run, "PORT", port)
        monkeypatch.setattr(run, "preview", lambda *given: given[-1](FakeServer(given[2])))
        status, said = say(capsys, "street.arg", "--no-open")
        assert status == 0
        assert f"Port {port} is taken; the page is at port " in said


class FakeServer:
    """A server that says where it would be."""

    def __init__(self, listening):
        self.address = f"http://127.0.0.1:{listening.getsockname()[1]}/secret/"

    def ticket(self):
        return "http://127.0.0.1/ticket"


def test_the_browser_is_given_a_ticket_and_not_the_secret(folder, capsys, monkeypatch):
    given = []
    monkeypatch.setenv("BROWSER", "some")
    monkeypatch.setattr(browser.webbrowser, "open", lambda address: given.append(address) or True)
    monkeypatch.setattr(run, "preview", lambda *args: args[-1](FakeServer(args[2])))
    _, said = say(capsys, "street.arg", "--port", "0")
    until(lambda: given)
    assert given == ["http://127.0.0.1/ticket"]
    assert "/secret/" in said


@pytest.mark.parametrize("opening", [lambda _: False, lambda _: 1 / 0])
def test_where_no_browser_opens(opening, monkeypatch):
    monkeypatch.setenv("BROWSER", "some")

    def fail(address):
        try:
            return opening(address)
        except ZeroDivisionError:
            raise browser.webbrowser.Error("none") from None

    monkeypatch.setattr(browser.webbrowser, "open", fail)
    assert browser.open_page("http://x/") == "No browser could be opened; open the address yourself."


@pytest.mark.skipif(sys.platform in {"win32", "darwin"}, reason="there is always a screen")
def test_without_a_screen_no_browser_takes_over_the_terminal(folder, monkeypatch):
    monkeypatch.setattr(browser.webbrowser, "open", lambda address: pytest.fail("it was opened"))
    assert browser.open_page("http://x/").startswith("There is no screen for a browser here")


def test_the_first_state_may_be_broken(folder):
    (folder / "street.arg").write_text(STREET + "broken line\n")
    with previewing("street.arg", "--no-open", "--port", "0") as preview:
        assert "Half of the accidents" in preview.page()


def test_an_empty_map_has_a_page(folder):
    (folder / "street.arg").write_text("")
    with previewing("street.arg", "--no-open", "--port", "0") as preview:
        assert "<title>" in preview.page()
        (folder / "street.arg").write_text("claim a: The first claim.\n")
        until(lambda: "The first claim." in preview.page())
