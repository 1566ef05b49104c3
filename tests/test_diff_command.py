"""`argmap diff`: files, git revisions, git itself, formats, exit statuses."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys

import pytest

from argmap.cli import main

OLD = """\
claim close: The street should be closed.
    supported by noise: It is <b>loud</b>.
    rebutted by trade: The shops live on cars.
"""
NEW = """\
claim close: The street should be closed today.
    rebutted by trade: The shops live on cars.
    rebutted by noise: It is <b>loud</b>.
"""
SEVERAL = """\
use: people.arg
claim a: One.
    by ann
"""
needs_git = pytest.mark.skipif(shutil.which("git") is None, reason="git is not there")


@pytest.fixture
def place(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for variable in ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_SYSTEM", os.devnull)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    (tmp_path / "old.arg").write_text(OLD, encoding="utf-8")
    (tmp_path / "new.arg").write_text(NEW, encoding="utf-8")
    return tmp_path


@pytest.fixture
def diff(capsys):
    def run(*words):
        status = main(["diff", *words])
        said = capsys.readouterr()
        return status, said.out, said.err

    return run


def git(*words):
    who = ("-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false")
    done = subprocess.run(["git", *who, *words], check=True, capture_output=True, text=True)
    return done.stdout


def commit():
    git("add", "--all")
    git("commit", "--quiet", "--allow-empty", "-m", "A version")


@pytest.fixture
def repository(place):
    git("init", "--quiet", ".")
    (place / "sub").mkdir()
    (place / "sub" / "people.arg").write_text("person ann: Ann\n", encoding="utf-8")
    (place / "sub" / "map.arg").write_text(SEVERAL, encoding="utf-8")
    commit()
    return place


# ---- files ----


def test_what_changed_is_told_and_the_status_says_so(place, diff):
    status, out, err = diff("old.arg", "new.arg", "--no-analyses")
    assert (status, err) == (1, "")
    assert out == (
        "old.arg → new.arg\n\n"
        "Claims\n"
        "  ~ close: other words\n"
        "      before: The street should be closed.\n"
        "      now:    The street should be closed {+today+}.\n\n"
        "Relations\n"
        "  ~ noise rebuts close: before, this supported it\n\n"
        "2 changes.\n"
    )


def test_no_change(place, diff):
    assert diff("old.arg", "old.arg") == (
        0,
        "old.arg\n\nNo change (order, layout, comments and typography do not count).\n",
        "old.arg and old.arg are the same file.\n",
    )


def test_quiet_says_nothing(place, diff):
    assert diff("old.arg", "new.arg", "--quiet") == (1, "", "")
    (place / "copy.arg").write_text(OLD, encoding="utf-8")
    assert diff("old.arg", "copy.arg", "-q") == (0, "", "")


def test_empty_maps(place, diff):
    (place / "empty.arg").write_text("", encoding="utf-8")
    (place / "blank.arg").write_text("\n# nothing\n", encoding="utf-8")
    assert diff("empty.arg", "blank.arg")[0] == 0
    status, out, _ = diff("empty.arg", "old.arg")
    assert status == 1
    assert "+ close: The street should be closed." in out


def test_what_is_said_of_fields(place, diff):
    (place / "old.arg").write_text(
        "question q: Which?\nperson ann: Ann\nposition p: Yes.\n    holds a\nsource s: S\n"
        'claim a: One.\n    answers q\n    evidence "loud" in s at paragraph 3\n',
        encoding="utf-8",
    )
    (place / "new.arg").write_text(
        "question q: Which?\nperson ann: Ann\nposition p: Yes.\n    denies a\n    held by ann\n"
        "source s: S\nclaim a: One.\n    by ann\n    credence 0.7\n    assumed: it is so\n    note: A.\n"
        '    note: B.\n    note: C.\n    evidence "loud" in s at paragraph 4\n',
        encoding="utf-8",
    )
    _, out, err = diff("old.arg", "new.arg", "--no-analyses")
    assert err == ""
    assert (
        out.split("\n", 2)[2]
        == """\
Positions
  ~ p: held by ann now

Claims
  ~ a: no longer answers q
  ~ a: taken as given now (it is so)
  ~ a: credence 0.7; before none
  ~ a: note added: A.; note added: B.; note added: C.

Stances
  ~ p denies a now; before it held it
  ~ ann asserts a now

Evidence
  ~ quote-loud: at paragraph 4; before paragraph 3

8 changes.
"""
    )


def test_json(place, diff):
    _, out, _ = diff("old.arg", "new.arg", "--format", "json")
    data = json.loads(out)
    assert data["version"] == 1
    words, flipped = data["changes"]
    assert (words["what"], words["thing"], words["new"]) == ("reworded", "claim", "close")
    assert words["after"] == ["The street should be closed today."]
    assert (words["file"], words["line"]) == ("new.arg", 1)
    assert (flipped["what"], flipped["before"], flipped["after"]) == (
        "flipped", ["support"], ["rebut"],
    )  # fmt: skip
    assert data["outcomes"] == []


def test_markdown_cannot_be_made_to_hold_markup(place, diff):
    (place / "new.arg").write_text(OLD.replace("<b>", "<script>*"), encoding="utf-8")
    _, out, _ = diff("old.arg", "new.arg", "-o", "changes.md")
    assert out == ""
    page = (place / "changes.md").read_text(encoding="utf-8")
    assert "<del>b</del>" in page
    assert "<script>" not in page
    assert "\\*" in page


def test_a_map_is_not_written_over(place, diff):
    status, _, err = diff("old.arg", "new.arg", "-o", "new.arg")
    assert status == 2
    assert "a file of the map itself" in err
    assert (place / "new.arg").read_text(encoding="utf-8") == NEW


def test_a_map_cannot_drive_the_terminal(place, diff):
    (place / "new.arg").write_text(OLD + "claim x: \u202eevil\n", encoding="utf-8")
    _, out, _ = diff("old.arg", "new.arg")
    assert "\u202e" not in out
    assert "<U+202E>" in out


def test_colour_when_asked_for(place, diff):
    _, out, _ = diff("old.arg", "new.arg", "--color", "always")
    assert "\x1b[1;32m{+today+}\x1b[0m" in out


def test_what_can_be_read_is_compared(place, diff):
    (place / "new.arg").write_text(
        NEW + "    suported by x: Y.\n    supports cloze\n", encoding="utf-8"
    )
    status, out, err = diff("old.arg", "new.arg")
    assert status == 1
    assert err == (
        "new.arg has 2 lines that cannot be read or name what is not there; the rest is compared "
        "(argmap check shows more).\n"
    )
    assert diff("old.arg", "new.arg", "--quiet") == (1, "", "")
    assert diff("new.arg", "new.arg", "--quiet") == (0, "", "")
    assert "Lines with errors\n  + suported by x: Y.\n  + supports cloze\n" in out


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["old.arg"], "this takes two maps"),
        (["old.arg", "new.arg", "old.arg"], "this takes two maps"),
        (["old.arg", "none.arg"], "none.arg does not exist"),
        (["old.arg", "."], "is a folder"),
        (["-", "-"], "only one of the two maps can be standard input"),
        (["--git", "HEAD"], "--git REV takes one map"),
        (["--git", "HEAD", "old.arg", "new.arg"], "--git REV takes one map"),
        (["--git", "HEAD", "-"], "--git REV takes one map"),
        (["--git-driver", "old.arg", "new.arg"], "--git-driver is for git"),
        (["old.arg", "new.arg", "--format", "jsn"], "did you mean `json`"),
    ],
)
def test_bad_input_gets_a_sentence(place, diff, words, sentence):
    status, out, err = diff(*words)
    assert (status, out) == (2, "")
    assert sentence in err
    assert err.count("\n") == 1


def test_used_files_count(place, diff):
    for name, who in (("one", "Ann"), ("two", "Ann Lee")):
        (place / name).mkdir()
        (place / name / "people.arg").write_text(f"person ann: {who}\n", encoding="utf-8")
        (place / name / "map.arg").write_text(SEVERAL, encoding="utf-8")
    status, out, _ = diff("one/map.arg", "two/map.arg")
    assert status == 1
    assert "~ person ann: another name" in out


# ---- git ----


@needs_git
def test_since_a_revision(repository, diff):
    (repository / "old.arg").write_text(NEW, encoding="utf-8")
    status, out, err = diff("--git", "HEAD", "old.arg")
    assert (status, err) == (1, "")
    assert out.startswith("old.arg at HEAD → old.arg\n")
    assert "closed {+today+}" in out
    commit()
    assert diff("--git", "HEAD", "old.arg")[0] == 0
    assert diff("--git", "HEAD~1", "old.arg")[0] == 1


@needs_git
def test_used_files_are_read_as_they_were(repository, diff, monkeypatch):
    (repository / "sub" / "people.arg").write_text("person ann: Ann Lee\n", encoding="utf-8")
    status, out, err = diff("--git", "HEAD", "sub/map.arg")
    assert (status, err) == (1, "")
    assert "Ann {+Lee+}" in out
    commit()
    monkeypatch.chdir(repository / "sub")
    assert diff("--git", "HEAD~1", "map.arg")[1].count("another name") == 1


@needs_git
@pytest.mark.parametrize("variable", ["GIT_DIR", "GIT_WORK_TREE"])
def test_it_is_the_repository_of_the_map(repository, diff, monkeypatch, variable):
    monkeypatch.setenv(variable, "/nowhere")
    assert diff("--git", "HEAD", "old.arg")[0] == 0


@needs_git
@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["HEAD~7", "old.arg"], "there is no revision `HEAD~7` in"),
        (["", "old.arg"], "there is no revision `` in"),
        (["HEAD:old.arg", "old.arg"], "there is no revision `HEAD:old.arg` in"),
        (["HEAD", "later.arg"], "later.arg does not exist at HEAD"),
        (["HEAD", "none.arg"], "none.arg does not exist"),
    ],
)
def test_what_git_does_not_have(repository, diff, words, sentence):
    (repository / "later.arg").write_text(OLD, encoding="utf-8")
    status, out, err = diff("--git", *words)
    assert (status, out) == (2, "")
    assert sentence in err


@needs_git
def test_a_map_in_the_top_folder_finds_what_it_uses(repository, diff):
    (repository / "people.arg").write_text("person ann: Ann\n", encoding="utf-8")
    (repository / "top.arg").write_text("use: people.arg\nclaim a: A.\n    by ann\n", "utf-8")
    commit()
    status, out, _ = diff("--git", "HEAD", "top.arg")
    assert status == 0
    assert "No change" in out


@needs_git
def test_a_revision_is_never_an_option(repository, diff):
    status, _, err = diff("--git=--output=x", "old.arg")
    assert status == 2
    assert "there is no revision `--output=x` in" in err
    assert not (repository / "x").exists()


@needs_git
def test_no_repository(place, diff):
    status, _, err = diff("--git", "HEAD", "old.arg")
    assert status == 2
    assert "it is in no git repository" in err


def test_no_git(place, diff, monkeypatch):
    monkeypatch.setenv("PATH", str(place))
    status, _, err = diff("--git", "HEAD", "old.arg")
    assert status == 2
    assert "there is no program git" in err


@needs_git
@pytest.mark.skipif(sys.platform == "win32", reason="links")
def test_links_are_followed_inside_the_repository_alone(repository, diff, tmp_path_factory):
    outside = tmp_path_factory.mktemp("outside") / "secret.arg"
    outside.write_text("claim s: A secret.\n", encoding="utf-8")
    (repository / "sub" / "map.arg").write_text(
        "use: out.arg\nuse: in.arg\nuse: up.arg\nclaim a: One.\n", encoding="utf-8"
    )
    (repository / "sub" / "there.arg").write_text("claim t: There.\n", encoding="utf-8")
    (repository / "sub" / "in.arg").symlink_to("there.arg")
    (repository / "sub" / "up.arg").symlink_to("../old.arg")
    (repository / "sub" / "out.arg").symlink_to(outside)
    commit()
    for name in ("in", "up", "out"):
        (repository / "sub" / f"{name}.arg").unlink()
    (repository / "sub" / "map.arg").write_text("claim a: One.\n", encoding="utf-8")
    _, out, err = diff("--git", "HEAD", "sub/map.arg")
    assert "- t: There." in out
    assert "secret" not in out
    assert "close" not in out
    assert "sub/map.arg at HEAD has 2 lines that cannot be read or name what is not" in err
    assert "compared.\n" in err


@needs_git
def test_git_itself_tells_it(repository):
    words = f'"{sys.executable}" -m argmap diff --no-analyses --git-driver'.replace("\\", "/")
    git("config", "diff.argmap.command", words)
    (repository / ".gitattributes").write_text("*.arg diff=argmap\n", encoding="utf-8")
    commit()
    (repository / "old.arg").write_text(NEW, encoding="utf-8")
    (repository / "new.arg").write_text("# a comment\n" + NEW, encoding="utf-8")
    (repository / "sub" / "map.arg").write_text(SEVERAL + "    tags t\n", encoding="utf-8")
    (repository / "bad.arg").write_bytes(b"claim \xff: x\n")
    (repository / "fresh.arg").write_text("claim n: New.\n", encoding="utf-8")
    git("rm", "--quiet", "--cached", "sub/people.arg")
    git("add", "fresh.arg", "bad.arg")
    told = git("diff", "HEAD")
    assert "old.arg\n\nClaims\n  ~ close: other words\n" in told
    assert "new.arg\n\nNo change" in told
    assert "fresh.arg (not there before) → fresh.arg" in told
    assert "sub/people.arg → sub/people.arg (not there any more)" in told
    assert "  ~ a: tagged t now\n" in told
    assert "bad.arg (now) is not UTF-8 (byte 0xff in line 1)" in told
    assert "read as they are now" not in told


@needs_git
def test_in_history_the_driver_speaks_of_paths_that_one_knows(repository):
    words = f'"{sys.executable}" -m argmap diff --no-analyses --git-driver'.replace("\\", "/")
    git("config", "diff.argmap.command", words)
    (repository / ".gitattributes").write_text("*.arg diff=argmap\n", encoding="utf-8")
    (repository / "sub" / "map.arg").write_bytes(b"use: people.arg\nclaim \xff: x\n")
    commit()
    (repository / "sub" / "map.arg").write_text(SEVERAL, encoding="utf-8")
    commit()
    (repository / "sub" / "map.arg").write_text(SEVERAL + "    tags t\n", encoding="utf-8")
    commit()
    told = git("log", "-p", "--ext-diff", "-3", "--format=commit %h")
    newest, older, oldest = told.split("commit ")[1:]
    assert "~ a: tagged t now" in newest
    assert "1 change.\nThe files that it uses were read as they are now.\n" in newest
    assert "sub/map.arg (before) is not UTF-8 (byte 0xff in line 2); save it as UTF-8\n" in older
    assert "sub/map.arg (now) is not UTF-8" in oldest
    assert "/tmp" not in told


def test_the_driver_knows_renames_and_conflicts(place, diff):
    nothing = ("0" * 40, "100644")
    words = ["--no-analyses", "--git-driver", "a.arg", "old.arg", *nothing, "new.arg", *nothing]
    status, out, _ = diff(*words, "b.arg", "similarity index 90%")
    assert status == 0
    assert out.startswith("a.arg → b.arg\n")
    assert diff("--git-driver", "a.arg")[:2] == (
        0, "a.arg is not merged: it has no two versions to compare.\n",
    )  # fmt: skip
