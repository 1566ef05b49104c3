"""The command line from outside: what it writes where, and its exit status."""

from __future__ import annotations

import json
import os
import re
import sys
from importlib import import_module
from pathlib import Path

import pytest

from argmap.cli import COMMANDS, main
from argmap.cli.new import template

GOOD = "claim a: The sky is blue.\n    supported by: Painters paint the sky blue.\n"
ERROR = "claim a: The sky is blue.\n    supported by a\n"
BROKEN = "claim a: The sky is blue.\nclaim b The grass is green.\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("ARGMAP_DEBUG", raising=False)
    for name, text in (("good", GOOD), ("error", ERROR), ("broken", BROKEN)):
        (tmp_path / f"{name}.arg").write_text(text)
    return tmp_path


@pytest.fixture
def run(folder: Path, capfd: pytest.CaptureFixture[str]):  # type: ignore[no-untyped-def]
    """Run a command in the folder: (exit status, standard output, standard error)."""

    def act(*argv: str) -> tuple[int, str, str]:
        status = main(argv)
        out, err = capfd.readouterr()
        return status, out, err

    return act


# ---- the program ---------------------------------------------------------------------------


def test_help_names_every_command(run) -> None:
    status, out, err = run("--help")
    assert (status, err) == (0, "")
    assert all(f"\n  {command} " in out for command in COMMANDS)
    assert out.index("argmap check debate.arg") < out.index("Commands:")
    assert run()[0] == 2
    assert run("help") == (0, out, "")


@pytest.mark.parametrize("command", COMMANDS)
def test_help_of_a_command_begins_with_examples(run, command: str) -> None:
    status, out, err = run(command, "--help")
    assert (status, err) == (0, "")
    assert out.index(f"  argmap {command} ") < out.index("usage:")
    assert run("help", command) == (0, out, "")


@pytest.mark.parametrize(
    ("argv", "said"),
    [
        (["chekc"], "there is no command `chekc`; did you mean `check`?"),
        (["xyzzy"], "there is no command `xyzzy` (`argmap --help` lists them)"),
        (["good.arg"], "did you mean `argmap check good.arg`?"),
        (["--formt"], "there is no option `--formt` before a command"),
        (["check"], "there is no PATH"),
        (["check", "--fromat=json", "good.arg"], "did you mean `--format`?"),
        (
            ["check", "--format", "jsn", "good.arg"],
            "there is no format `jsn`; did you mean `json`?",
        ),
        (["check", "--format", "xyzzy", "good.arg"], "(there are `full`, `short`, `json`"),
        (["check", "--select", "selfrelation", "good.arg"], "did you mean `self-relation`?"),
        (["check", "none.arg"], "none.arg does not exist"),
        (["check", "--fix", "-"], "standard input cannot be changed"),
        (["check", "--settings", "none.toml", "good.arg"], "none.toml does not exist"),
        (["render", "good.arg", "--theme", "drak"], "did you mean `dark`?"),
        (
            ["render", "good.arg", "-o", "a.svgg"],
            "there is no format with the suffix `.svgg`; did you mean `.svg`?",
        ),
        (["render", "good.arg", "-o", "picture"], "picture has no suffix"),
        (["render", "good.arg", "--format", "json"], "use `argmap convert`"),
        (["render", "good.arg", "--depth", "-1"], "not a whole number from 0"),
        (["render", "good.arg", "--scale", "nan"], "not a number above 0"),
        (["render", "good.arg", "--watch"], "--watch needs a file"),
        (["render", "good.arg", "--focus", "b"], "b"),
        (["convert", "good.arg"], "say what to make"),
        (["convert", "good.arg", "--to", "jsn"], "did you mean `json`?"),
        (["convert", "good.arg", "--to", "json", "-o", "good.arg"], "a file of the map itself"),
        (["convert", "good.arg", "--to", "json", "-o", "no/a.json"], "there is no folder no"),
        (["new", "good.arg"], "good.arg exists already"),
        (["explain", "self-relatoin"], "did you mean `self-relation`?"),
    ],
)
def test_what_cannot_be_done_is_said_in_a_sentence(run, argv: list[str], said: str) -> None:
    status, out, err = run(*argv)
    assert (status, out) == (2, "")
    assert said in err
    assert err.startswith("error: ")
    assert "Traceback" not in err


def test_the_unexpected_is_a_sentence_too(run, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise RuntimeError("boom\x1b[2J")

    monkeypatch.setattr("argmap.reading.read", fail)
    status, out, err = run("check", "good.arg")
    assert (status, out) == (2, "")
    assert "RuntimeError: boom<U+001B>[2J" in err
    assert "please report it" in err
    assert "ARGMAP_DEBUG=1" in err
    assert "Traceback" not in err
    monkeypatch.setenv("ARGMAP_DEBUG", "1")
    assert "Traceback" in run("check", "good.arg")[2]


# ---- check ---------------------------------------------------------------------------------


def test_check(run) -> None:
    assert run("check", "good.arg") == (0, "", "No problems.\n")
    status, out, err = run("check", "error.arg")
    assert status == 1
    assert "] self-relation: " in out
    assert " --> error.arg:2:5\n" in out
    assert err.startswith("1 error in 1 file")
    assert run("check", "-q", "error.arg")[1:] == (out, "")


def test_check_of_several_files_and_folders(run, folder: Path) -> None:
    (folder / "below" / ".hidden").mkdir(parents=True)
    (folder / "below" / "z.arg").write_text(ERROR)
    (folder / "below" / ".hidden" / "h.arg").write_text(ERROR)
    status, out, _ = run("check", "--format", "short", ".", "none.arg", "below/z.arg")
    assert status == 2
    files = [line.split(":")[0] for line in out.splitlines() if "self-relation" in line]
    assert files == ["error.arg", "below/z.arg"]
    (folder / "empty").mkdir()
    assert "no .arg file in empty" in run("check", "empty")[2]


def test_what_two_roots_share_is_shown_once(run, folder: Path) -> None:
    for name in ("one", "two"):
        (folder / f"{name}.arg").write_text("use: ./error.arg\n" + GOOD.replace("a:", f"{name}:"))
    status, out, _ = run("check", "--format", "short", "one.arg", "two.arg", "error.arg")
    assert status == 1
    assert out.count("self-relation") == 1


def test_check_explains_which_pattern_spoke(run, folder: Path) -> None:
    (folder / "quoted.arg").write_text(
        'claim: The street is loud.\n    evidence "the street is too loud" in gazette at paragraph 1\n'
        "source gazette: What the street costs us\n    text: gazette.txt\n"
    )
    (folder / "gazette.txt").write_text("It is not true that the street is too loud to sleep in.\n")
    _, out, _ = run("check", "--select", "quote-altered", "quoted.arg")
    assert "= pattern" not in out
    _, out, _ = run("check", "--select", "quote-altered", "--explain", "quoted.arg")
    assert "= pattern: denied: a word right before turns it around\n" in out
    assert (
        run("check", "--select", "quote-altered", "--explain", "--format", "json", "quoted.arg")[1]
        == run("check", "--select", "quote-altered", "--format", "json", "quoted.arg")[1]
    )


def test_check_standard_input(run, monkeypatch: pytest.MonkeyPatch) -> None:
    import io

    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(ERROR.encode())))
    status, out, _ = run("check", "-", "--format", "short")
    assert status == 1
    assert out.startswith("-:2:5: error[")


def test_check_strict_and_levels(run, folder: Path) -> None:
    (folder / "warn.arg").write_text(
        "claim a: Is the sky blue?\n    supported by: Painters paint the sky blue.\n"
    )
    status, out, _ = run("check", "warn.arg")
    assert status == 0
    assert "warning[" in out
    assert run("check", "--strict", "warn.arg")[0] == 1
    assert run("check", "--strict", "--ignore", "question-as-claim", "warn.arg")[0] == 0
    assert run("check", "--ignore", "names", "error.arg")[0] == 0
    (folder / "argmap.toml").write_text('[rules]\nself-relation = "off"\n')
    assert run("check", "error.arg")[0] == 0
    (folder / "other.toml").write_text('[rules]\nself-relation = "warning"\n')
    assert run("check", "--strict", "--settings", "other.toml", "error.arg")[0] == 1
    (folder / "argmap.toml").write_text('[rules]\nself-relatoin = "off"\n')
    status, _, err = run("check", "good.arg", "error.arg")
    assert status == 2
    assert err.count("did you mean `self-relation`?") == 1


@pytest.mark.parametrize("format_", ["json", "sarif", "github"])
def test_check_for_machines(run, format_: str) -> None:
    status, out, err = run("check", "--format", format_, "good.arg", "broken.arg")
    assert (status, err) == (1, "")
    if format_ == "json":
        (diagnostic, *_) = json.loads(out)["diagnostics"]
        assert diagnostic["file"] == "broken.arg"
        assert diagnostic["range"]["start"]["line"] == 2
    elif format_ == "sarif":
        assert json.loads(out)["version"] == "2.1.0"
    else:
        assert out.startswith("::error file=broken.arg,line=2,")


def test_colour(run, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "\x1b" not in run("check", "error.arg")[1]
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b[1;31merror" in run("check", "--color", "always", "error.arg")[1]


@pytest.mark.parametrize("how", ["--fix", "--fix=unsafe"])
def test_what_one_run_could_not_fix_is_left_to_the_next(
    run, folder: Path, monkeypatch, how
) -> None:
    from argmap.cli import fixing

    monkeypatch.setattr(fixing, "ROUNDS", 1)
    (folder / "many.arg").write_text("".join(f"claim b{i} It rains {i}.\n" for i in range(2100)))
    err = run("check", how, "many.arg")[2]
    said = re.search(rf"; {how} repairs (\d+) more when it is run again\.$", err.rstrip())
    assert said, err
    assert 0 < int(said[1]) < 2100
    assert run("check", how, "many.arg")[2].startswith(f"Fixed {said[1]} problems.")
    assert run("check", how, "many.arg")[2] == "No problems.\n"


def test_check_fix_repairs_the_file(run, folder: Path) -> None:
    assert run("check", "broken.arg")[0] == 1
    status, out, err = run("check", "--fix", "broken.arg")
    assert (status, out) == (0, "")
    assert "Fixed 1 problem." in err
    fixed = BROKEN.replace("claim b The", "claim b: The")
    assert (folder / "broken.arg").read_text() == fixed
    assert sorted(p.name for p in folder.iterdir()) == ["broken.arg", "error.arg", "good.arg"]


def test_check_fix_lands_in_the_used_file_and_keeps_line_ends(run, folder: Path) -> None:
    (folder / "sub").mkdir()
    used = folder / "sub" / "used.arg"
    used.write_bytes(BROKEN.replace("\n", "\r\n").encode())
    (folder / "root.arg").write_text("use: sub/used.arg\n")
    run("check", "--fix", "root.arg")
    fixed = BROKEN.replace("claim b The", "claim b: The")
    assert used.read_bytes() == fixed.replace("\n", "\r\n").encode()
    assert (folder / "root.arg").read_text() == "use: sub/used.arg\n"


# ---- fmt -----------------------------------------------------------------------------------


def test_fmt(run, folder: Path) -> None:
    path = folder / "ugly.arg"
    path.write_text("claim   a:   One.\n  # kept\n  supported by:  Two.\n")
    status, out, _ = run("fmt", "--diff", "ugly.arg")
    assert status == 1
    assert "\n-claim   a:   One.\n" in out
    assert out.endswith("\n+claim a: One.\n+    # kept\n+    supported by: Two.\n")
    assert run("fmt", "--check", "ugly.arg", "good.arg")[:2] == (1, "ugly.arg\n")
    assert path.read_text().startswith("claim   a")
    assert run("fmt", "ugly.arg")[0] == 0
    assert path.read_text() == "claim a: One.\n    # kept\n    supported by: Two.\n"
    before = path.stat()
    assert run("fmt", "--check", "ugly.arg")[0] == 0
    assert run("fmt", "ugly.arg")[0] == 0
    assert path.stat().st_mtime_ns == before.st_mtime_ns


def test_fmt_refuses_what_it_cannot_read(run, folder: Path) -> None:
    (folder / "ugly.arg").write_text("claim   a: One.\n")
    status, out, err = run("fmt", "broken.arg", "ugly.arg")
    assert (status, out) == (1, "")
    assert "missing-colon" in err
    assert "broken.arg was left alone" in err
    assert (folder / "broken.arg").read_text() == BROKEN
    assert (folder / "ugly.arg").read_text() == "claim a: One.\n"


def test_fmt_never_writes_what_reads_differently(
    run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        import_module("argmap.language.writer"), "write", lambda _: "claim other: Words.\n"
    )
    status, _, err = run("fmt", "good.arg")
    assert status == 2
    assert "good.arg was left alone" in err
    assert (folder / "good.arg").read_text() == GOOD


def test_fmt_of_a_stream(run, monkeypatch: pytest.MonkeyPatch) -> None:
    import io

    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"claim   a: One.\n")))
    assert run("fmt", "-") == (0, "claim a: One.\n", "")


# ---- new, explain, doctor, convert ---------------------------------------------------------


def test_new_makes_a_map_without_problems(run, folder: Path) -> None:
    assert run("new", "debate.arg")[0] == 0
    assert run("check", "--strict", "debate.arg") == (0, "", "No problems.\n")
    assert run("fmt", "--check", "debate.arg")[0] == 0
    assert (folder / "debate.arg").read_text() == template("debate.arg")
    assert run("new", "good.arg", "--force")[0] == 0
    assert (folder / "good.arg").read_text() == template("good.arg")
    assert run("new", "-")[1] == template("debate.arg")


def test_explain(run) -> None:
    status, out, _ = run("explain", "self-relation")
    assert status == 0
    assert out.startswith("# self-relation (N")
    code = out.split("(")[1].split(",")[0]
    assert run("explain", code)[1] == out
    assert f"\n{code}  self-relation " in "\n" + run("explain")[1]


def test_doctor(run) -> None:
    status, out, _ = run("doctor")
    assert status == 0
    for word in ("argmap ", "Python ", "Layout engines:", "lark", "Settings: none"):
        assert word in out


def test_convert(run, folder: Path) -> None:
    status, out, err = run("convert", "good.arg", "--to", "json")
    assert (status, err) == (0, "")
    assert json.loads(out)["claims"][0]["id"] == "a"
    assert run("convert", "good.arg", "-o", "good.json") == (0, "", "Wrote good.json.\n")
    assert (folder / "good.json").read_text() == out
    assert run("convert", "good.arg", "-o", "good.json")[2] == "good.json is up to date.\n"
    status, out, err = run("convert", "broken.arg", "--to", "json")
    assert status == 1
    assert err.startswith("broken.arg:2:")
    assert json.loads(out)["claims"][0]["id"] == "a"


# ---- render --------------------------------------------------------------------------------


def test_render(run, folder: Path) -> None:
    status, out, err = run("render", "good.arg")
    assert (status, err) == (0, "")
    assert "<svg" in out
    assert run("render", "good.arg", "-o", "a.svg") == (0, "", "Wrote a.svg.\n")
    assert (folder / "a.svg").read_text() == out
    assert run("render", "good.arg", "-o", "-", "--format", "dot")[1].startswith("digraph")


def test_render_draws_what_can_be_read(run, folder: Path) -> None:
    status, out, err = run("render", "broken.arg", "-o", "b.svg")
    assert (status, out) == (1, "")
    assert err.startswith("broken.arg:2:")
    assert "The sky is blue." in (folder / "b.svg").read_text()


def test_render_when_the_engine_fails(run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from argmap.formats.exports import exporter_for
    from argmap.formats.exports.options import ExportError

    (folder / "a.svg").write_text("old")

    def fail(*_: object) -> str:
        raise ExportError("the layout took too long")

    parts = {"name": "svg", "purpose": "render", "asks_quotes": False, "export": staticmethod(fail)}
    broken = type("Broken", (), parts)
    assert exporter_for("svg").purpose == "render"
    monkeypatch.setattr("argmap.formats.exports.by_suffix", lambda _: broken)
    status, out, err = run("render", "good.arg", "-o", "a.svg")
    assert (status, out, err) == (3, "", "error: the layout took too long\n")
    assert (folder / "a.svg").read_text() == "old"


def test_output_that_cannot_be_written(run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "a.json").write_text("old")

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", fail)
    status, _, err = run("convert", "good.arg", "-o", "a.json")
    assert (status, err) == (2, "error: a.json cannot be written: no space left on device\n")
    assert (folder / "a.json").read_text() == "old"
    assert not list(folder.glob(".argmap*"))


@pytest.mark.parametrize("argv", [
    ("convert", "a.arg", "--to", "json"), ("report", "a.arg", "--format", "json"),
    ("render", "a.arg", "--format", "svg"), ("coverage", "a.arg", "--format", "json"),
])  # fmt: skip
def test_no_map_is_replaced_by_something_else(run, folder: Path, argv: tuple[str, ...]) -> None:
    (folder / "a.arg").write_text("claim a: It is so.\n")
    (folder / "b.arg").write_text("claim b: It is so, too.\n")
    status, out, said = run(*argv, "-o", "b.arg")
    assert (status, out) == (2, "")
    assert said == "error: b.arg is there and may be a map; name another file after -o\n"
    assert (folder / "b.arg").read_text() == "claim b: It is so, too.\n"
