"""Standard streams that are closed, full or broken, for every command."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from argmap.cli import COMMANDS

HERE = str(Path(__file__).parent.parent)
pytestmark = pytest.mark.skipif(os.name == "nt", reason="no descriptors to close there")

GOOD = "claim a: The sky is blue.\n    supported by b: Painters paint the sky blue.\n"
ARGV = {
    "new": ["new", "new.arg"],
    "check": ["check", "bad.arg"],
    "lock": ["lock", "a.arg"],
    "fmt": ["fmt", "-"],
    "render": ["render", "a.arg", "--format", "dot", "-o", "-"],
    "convert": ["convert", "a.arg", "--to", "json"],
    "browse": ["browse", "a.arg"],
    "lsp": ["lsp"],
    "preview": ["preview", "--at", "a.arg:1"],
    "report": ["report", "a.arg"],
    "coverage": ["coverage", "a.arg"],
    "status": ["status", "a.arg"],
    "why": ["why", "a.arg", "a"],
    "flip": ["flip", "a.arg", "a"],
    "questions": ["questions", "a.arg"],
    "diff": ["diff", "a.arg", "bad.arg"],
    "explain": ["explain", "self-relation"],
    "doctor": ["doctor"],
}
"""A call of each command, most of which print something."""
SILENT = {
    "new": ["new", "new.arg"],
    "check": ["check", "-q", "a.arg"],
    "lock": ["lock", "a.arg"],
    "fmt": ["fmt", "a.arg"],
    "render": ["render", "a.arg", "-o", "out.dot"],
    "convert": ["convert", "a.arg", "-o", "out.json"],
    "report": ["report", "a.arg", "-o", "out.md"],
    "diff": ["diff", "-q", "a.arg", "bad.arg"],
    "lsp": ["lsp", "--log", "no/lsp.log"],
    **{name: [name, "no.arg", *more] for name, more in
       {"browse": [], "preview": [], "coverage": [], "status": [], "why": ["a"], "flip": ["a"],
        "questions": []}.items()},
    "explain": ["explain", "no-such-rule"],
    "doctor": ["doctor", "--nothing"],
}  # fmt: skip
"""A call of each command that writes nothing to standard output."""
CLOSED = ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"]
MORE_CLOSED = ["<&- >&-", "<&- 2>&-", ">&- 2>&-"]


def run(folder: Path, argv: list[str], how: str) -> subprocess.CompletedProcess[bytes]:
    """Run a command with redirections of the shell."""
    return subprocess.run(
        ["/bin/sh", "-c", f'exec "$@" {how}', "sh", sys.executable, "-m", "argmap", *argv],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": HERE},
        input=None if how.startswith("<") else b"claim   x: Words.\n",
        capture_output=True,
        check=False,
        timeout=60,
    )


def filled(folder: Path) -> Path:
    (folder / "a.arg").write_text(GOOD)
    (folder / "bad.arg").write_text(GOOD.replace("supported", "suported"))
    return folder


@pytest.fixture
def maps(tmp_path: Path) -> Path:
    return filled(tmp_path)


@pytest.fixture(scope="module")
def usual(tmp_path_factory) -> Callable[[str], subprocess.CompletedProcess[bytes]]:
    """What each command does when its streams are open."""
    return cache(lambda name: run(filled(tmp_path_factory.mktemp(name)), ARGV[name], ""))


def test_every_command_is_tried() -> None:
    assert list(ARGV) == list(COMMANDS)
    assert set(SILENT) == set(COMMANDS)


@pytest.mark.parametrize("command", COMMANDS)
def test_closed_streams(maps: Path, command: str, usual) -> None:
    """Whatever is closed, there is a documented exit status; what is still open says why."""
    argv, open_ = ARGV[command], usual(command)
    before = {p.name: p.read_bytes() for p in maps.glob("*.arg")}
    for how in CLOSED:
        done = run(maps, argv, how)
        (maps / "new.arg").unlink(missing_ok=True)
        said = done.stdout + done.stderr
        assert b"Traceback" not in said, how
        assert b"unexpected" not in said, how
        nothing_read = "<&-" in how and "-" in argv[:2]
        nothing_shown = ">&-" in how.replace("2>&-", "") and open_.stdout
        status = 2 if nothing_read or nothing_shown else open_.returncode
        assert done.returncode == status, how
        if done.returncode == 2 and "2>&-" not in how:
            what = "input is closed" if nothing_read else "output cannot be written: it is closed"
            assert done.stderr.decode().endswith(f"error: standard {what}\n"), how
        assert {p.name: p.read_bytes() for p in maps.glob("*.arg")} == before, how
        assert not list(maps.glob(".argmap*"))


def test_a_closed_stream_is_no_file_that_is_opened_later(maps: Path) -> None:
    """The first file opened would otherwise be standard output or standard error."""
    for how in (*CLOSED, *MORE_CLOSED):
        done = run(maps, ["convert", "a.arg", "-o", "out.json"], how)
        assert done.returncode == 0
        assert json.loads((maps / "out.json").read_bytes())["claims"]
        (maps / "out.json").unlink()


@pytest.mark.parametrize("argv", [["check", "-"], ["convert", "-", "--to", "json"], ["fmt", "-"]])
def test_standard_input_is_closed(maps: Path, argv: list[str]) -> None:
    done = run(maps, argv, "<&-")
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr == b"error: standard input is closed\n"


def test_nothing_to_print_is_no_fault(maps: Path) -> None:
    done = run(maps, ["check", "a.arg"], ">&-")
    assert (done.returncode, done.stderr) == (0, b"No problems.\n")


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_one_rule_for_all_commands(maps: Path, command: str) -> None:
    """The status is 2 when there is something to write to standard output that cannot be written,
    and otherwise the command's own.
    """
    calls = [[command, "--help"], ["help", command]] if command else [[], ["--help"], ["--version"]]
    calls += [ARGV[command], SILENT[command]] if command else [["nosuch"], ["--nosuch"]]
    broken = [">&-", *([">/dev/full"] if Path("/dev/full").exists() else [])]
    spoken = 0
    for argv in calls:
        for how in ("", *broken):
            done = run(maps, argv, how)
            for made in ("new.arg", "out.dot", "out.json", "out.md"):
                (maps / made).unlink(missing_ok=True)
            if not how:
                usual = done
                spoken += bool(usual.stdout)
                continue
            assert done.returncode == (2 if usual.stdout else usual.returncode), (argv, how)
            said = b"error: standard output cannot be written" in done.stderr
            assert said == bool(usual.stdout), (argv, how)
    assert spoken >= 2
    assert not command or not run(maps, SILENT[command], "").stdout


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
@pytest.mark.parametrize("command", COMMANDS)
def test_full_streams(maps: Path, command: str, usual) -> None:
    done = run(maps, ARGV[command], ">/dev/full")
    assert b"Traceback" not in done.stderr
    if usual(command).stdout:
        assert done.returncode == 2
        assert done.stderr.endswith(b"standard output cannot be written: no space left on device\n")
    (maps / "new.arg").unlink(missing_ok=True)
    done = run(maps, ARGV[command], "2>/dev/full")
    assert done.returncode == usual(command).returncode


@pytest.mark.parametrize("command", COMMANDS)
def test_readers_that_have_left(maps: Path, command: str, usual) -> None:
    """Standard output and standard error are a pipe that nobody reads."""
    for how in ("stdout", "stderr"):
        reading, writing = os.pipe()
        os.close(reading)
        done = subprocess.run(
            [sys.executable, "-m", "argmap", *ARGV[command]],
            cwd=maps, env={**os.environ, "PYTHONPATH": HERE}, input=b"claim   x: Words.\n",
            check=False, timeout=60,
            **{"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, how: writing},
        )  # fmt: skip
        os.close(writing)
        (maps / "new.arg").unlink(missing_ok=True)
        assert done.returncode == usual(command).returncode
        if how == "stdout":
            assert done.stderr == usual(command).stderr
