"""The command line as its own process: what it loads, pipes that close, full disks, Ctrl-C."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from argmap.language.reader import MAX_BROKEN

HERE = str(Path(__file__).parent.parent)
HEAVY = {"lark", "textual", "graphviz", "pygraphviz", "wasmtime", "resvg_py", "wcwidth", "pygls"}
GOOD = "claim a: The sky is blue.\n    supported by: Painters paint the sky blue.\n"


def start(*argv: str, folder: Path, **more: object) -> subprocess.Popen[str]:
    environment = {**os.environ, "PYTHONPATH": HERE, "PYTHONUNBUFFERED": "1"}
    return subprocess.Popen(
        [sys.executable, "-m", "argmap", *argv],
        cwd=folder,
        env=environment,
        text=True,
        encoding="utf-8",
        **{"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, **more},  # type: ignore[call-overload]
    )


def loaded(statement: str, folder: Path) -> set[str]:
    code = f"import sys\n{statement}\nprint(*sorted(sys.modules), file=sys.stderr)"
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": HERE},
        capture_output=True,
        text=True,
        check=True,
    )
    return set(done.stderr.split())


@pytest.mark.parametrize("argv", [["--help"], ["--version"], ["check", "--help"], ["render", "-h"]])
def test_help_loads_nothing_heavy(tmp_path: Path, argv: list[str]) -> None:
    modules = loaded(f"from argmap.cli import main\nmain({argv})", tmp_path)
    assert not modules & HEAVY
    core = {
        "argmap.language",
        "argmap.model",
        "argmap.reading",
        "argmap.rules",
        "argmap.formats.exports",
    }
    assert not modules & core


def test_the_library_loads_nothing_heavy(tmp_path: Path) -> None:
    modules = loaded("import argmap\nargmap.__version__", tmp_path)
    assert not modules & HEAVY
    assert [name for name in modules if name.startswith("argmap.")] == ["argmap.version"]
    assert not loaded("from argmap import Claim, Diagnostic, Settings", tmp_path) & HEAVY


def test_check_loads_no_engine_and_no_interface(tmp_path: Path) -> None:
    (tmp_path / "a.arg").write_text(GOOD)
    first = loaded("from argmap.cli import main\nmain(['check', 'a.arg'])", tmp_path)
    assert first & HEAVY <= {"lark"}
    (tmp_path / "a.arg").write_text(GOOD + "# Something else.\n")
    again = loaded("from argmap.cli import main\nmain(['check', 'a.arg'])", tmp_path)
    assert again & HEAVY == set()


def test_a_reader_that_leaves_early(tmp_path: Path) -> None:
    (tmp_path / "a.arg").write_text("".join(f"clam c{i}: Words.\n" for i in range(MAX_BROKEN)))
    process = start("check", "--format", "short", "a.arg", folder=tmp_path)
    assert process.stdout
    assert process.stderr
    assert process.stdout.readline().startswith("a.arg:1:")
    process.stdout.close()
    with process.stderr:
        err = process.stderr.read()
    assert process.wait() == 1
    assert "Broken" not in err
    assert "Traceback" not in err
    assert f"{MAX_BROKEN} errors" in err


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
@pytest.mark.parametrize("argv", [["--help"], ["explain"], ["convert", "a.arg", "--to", "json"]])
def test_a_full_disk_behind_standard_output(tmp_path: Path, argv: list[str]) -> None:
    (tmp_path / "a.arg").write_text(GOOD)
    with Path("/dev/full").open("w") as full:
        process = start(*argv, folder=tmp_path, stdout=full)
        _, err = process.communicate()
    assert process.returncode == 2
    assert err == "error: standard output cannot be written: no space left on device\n"


def test_a_locale_without_unicode(tmp_path: Path) -> None:
    (tmp_path / "a.arg").write_text("claim日本 x\n", encoding="utf-8")
    environment = {**os.environ, "PYTHONPATH": HERE, "LC_ALL": "C", "PYTHONIOENCODING": "ascii"}
    done = subprocess.run(
        [sys.executable, "-m", "argmap", "check", "a.arg"],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        check=False,
    )
    assert done.returncode == 1
    assert "claim日本 x" in done.stdout.decode("utf-8")
    assert b"Traceback" not in done.stderr


@pytest.mark.skipif(os.name == "nt", reason="signals are sent otherwise there")
def test_ctrl_c_while_reading(tmp_path: Path) -> None:
    process = start("convert", "-", "-o", "out.json", folder=tmp_path, stdin=subprocess.PIPE)
    assert process.stdin
    process.stdin.write("claim a: One.\n")
    process.stdin.flush()
    _until(lambda: _reads_standard_input(process.pid))
    process.send_signal(signal.SIGINT)
    _, err = process.communicate()
    assert process.returncode == 130
    assert err == "Interrupted.\n"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(os.name == "nt", reason="signals are sent otherwise there")
@pytest.mark.parametrize("told", [True, False])
def test_watch(tmp_path: Path, told: bool) -> None:
    """It redraws for a used file, keeps the picture while a file is away, and ends with 130."""
    root, used, out = tmp_path / "root.arg", tmp_path / "used.arg", tmp_path / "out.dot"
    root.write_text("claim a: First words.\n")
    block = tmp_path / "block"
    block.mkdir()
    if not told:
        (block / "watchfiles.py").write_text("raise ImportError")
    environment = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join([str(block), HERE]),
        "PYTHONUNBUFFERED": "1",
    }
    process = subprocess.Popen(
        [sys.executable, "-m", "argmap", "render", "root.arg", "-o", "out.dot", "--watch"],
        cwd=tmp_path,
        env=environment,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )
    assert process.stderr
    try:
        line = process.stderr.readline
        assert line() == "Drew out.dot.\n"
        assert "First words." in out.read_text()

        used.write_text("claim b: Second words.\n")
        root.write_text("use: used.arg\nclaim a: Third words.\n")
        assert line() == "Drew out.dot.\n"
        assert "Second words." in out.read_text()

        used.write_text("claim b: Fourth words.\n")
        assert line() == "Drew out.dot.\n"
        good = out.read_text()
        assert "Fourth words." in good

        root.unlink()
        assert "root.arg does not exist (the last picture stays)" in line()
        assert out.read_text() == good

        root.write_text("claim a: Fifth words.\nclaim b Broken words.\n")
        said = line()
        assert said.startswith("Drew out.dot without what cannot be read (1 error; root.arg:2:")
        assert "Fifth words." in out.read_text()
    finally:
        process.send_signal(signal.SIGINT)
        with process.stderr:
            rest = process.stderr.read()
        process.wait()
    assert process.returncode == 130
    assert rest == "Interrupted.\n"
    assert not list(tmp_path.glob(".argmap*"))


def _until(ready: object, seconds: float = 30) -> None:
    deadline = time.monotonic() + seconds
    while not ready():  # type: ignore[operator]
        assert time.monotonic() < deadline
        time.sleep(0.02)


def _reads_standard_input(pid: int) -> bool:
    """Whether a process sleeps in a read, as far as the system tells; a moment later elsewhere."""
    wchan = Path(f"/proc/{pid}/wchan")
    if not wchan.exists():
        time.sleep(2)
        return True
    return "pipe" in wchan.read_text()


def test_the_program_ends_with_all_that_it_wrote(tmp_path: Path) -> None:
    text = "".join(f"claim c{n}: The {n}th thing is so.\n" for n in range(3000))
    (tmp_path / "a.arg").write_text(text)
    child = start("convert", "a.arg", "--to", "json", folder=tmp_path)
    out, said = child.communicate(timeout=60)
    assert (len(json.loads(out)["claims"]), said, child.returncode) == (3000, "", 0)
    child = start("check", "nosuch.arg", folder=tmp_path)
    assert child.communicate(timeout=60) == ("", "error: nosuch.arg does not exist\n")
    assert child.returncode == 2


def test_a_program_that_is_measured_ends_as_others_do(tmp_path: Path) -> None:
    code = (
        "import sys; from argmap.cli import program; sys.argv = ['argmap', '--version']; "
        "sys.setprofile(lambda *_: None); status = program(); sys.setprofile(None); "
        "print('and then', status)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": HERE},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.splitlines()[1:] == ["and then 0"]
