"""What is said of copies, folders and locks that cannot be read: by `check`, `lock`, and the browser."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from argmap.base import files
from argmap.cli import lock, main
from argmap.reading import read

TEXT = "What the street costs us\n\nThe street is too loud to sleep in.\n"
MAP = """\
claim: The street is a burden.
    evidence "too loud to sleep in" in gazette at paragraph 2

person berg: Jon Berg

source gazette: What the street costs us
    author berg
    published 2024
    text: gazette.txt
"""
COPY = Path("gazette.txt")


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    (tmp_path / "maps").mkdir()
    (tmp_path / "elsewhere.txt").write_text(TEXT)
    (tmp_path / "maps" / "street.arg").write_text(MAP, encoding="utf-8")
    monkeypatch.chdir(tmp_path / "maps")
    monkeypatch.setattr(lock, "today", lambda: "2024-06-01")
    monkeypatch.delenv("ARGMAP_TEXTS", raising=False)
    return tmp_path / "maps"


@pytest.fixture
def run(capsys):
    def act(*words):
        status = main([*words])
        told = capsys.readouterr()
        return status, told.out + told.err

    return act


def no_permission(monkeypatch, name):
    """Opening and listing `name` fails, whoever runs the tests."""
    import builtins

    opened, listed = open, os.listdir

    def refusing(call):
        def act(path=".", *more, **others):
            if str(path).endswith(name):
                raise PermissionError(13, "Permission denied", path)
            return call(path, *more, **others)

        return act

    monkeypatch.setattr(builtins, "open", refusing(opened))
    monkeypatch.setattr(os, "listdir", refusing(listed))


def not_utf8():
    COPY.write_bytes(TEXT.replace("loud", "lo\xefd").encode("latin-1"))


BAD = {
    "not UTF-8": (not_utf8, "is not UTF-8 (byte 0xef in line 3)", "save it as UTF-8"),
    "empty": (lambda: COPY.write_text(""), "is empty", "mend it, or put another copy"),
    "a folder": (COPY.mkdir, "is a folder, not a file", "mend it, or put another copy"),
    "long": (
        lambda: COPY.write_text("long " * 20_000), "is longer than 0 million characters",
        "mend it, or put another copy",
    ),
    "a link out": (
        lambda: COPY.symlink_to("../elsewhere.txt"),
        "leads to a file outside the folder of the map", "put a copy beside the map, or name",
    ),
    "a pipe": (lambda: os.mkfifo(COPY), "is a pipe, not a file", "mend it, or put another copy"),
    "missing": (lambda: None, "does not exist", "name the folder with your copies (`--texts DIR`)"),
}  # fmt: skip


@pytest.mark.parametrize(("make", "case", "advice"), BAD.values(), ids=BAD)
def test_lock_and_check_say_the_same_of_a_bad_copy(run, monkeypatch, make, case, advice):
    monkeypatch.setattr("argmap.quotes.copies.find.LARGEST", 50_000)
    make()
    status, said = run("lock", "street.arg")
    assert status == 1
    first, second = said.splitlines()
    assert first.startswith(f"1 quotation of gazette cannot be looked up: gazette.txt {case}; ")
    assert advice in first
    assert second == "No quotation was locked, so street.arg.lock was not written."
    assert not Path("street.arg.lock").exists()
    status, said = run("check", "street.arg")
    assert status == 0
    assert f"gazette.txt {case}; 1 quotation is not looked up" in said
    assert f"help: {advice}" in said


def test_a_copy_that_may_not_be_read(run, monkeypatch):
    COPY.write_text(TEXT)
    no_permission(monkeypatch, "gazette.txt")
    why = "gazette.txt may not be read (permission denied)"
    assert why in run("lock", "street.arg")[1]
    assert why in run("check", "street.arg")[1]


def test_a_pipe_or_a_device_is_never_opened(tmp_path, run):
    os.mkfifo(COPY)
    os.mkfifo("street.arg.lock")
    status, said = run("lock", "street.arg")
    assert status == 2
    assert said == (
        "error: street.arg.lock is a pipe, not a file; it was left alone. Mend it, or remove it "
        "and write it again with `argmap lock`\n"
    )
    assert "the lock street.arg.lock is a pipe, not a file" in run("check", "street.arg")[1]
    with pytest.raises(files.FileTrouble, match="is a device, not a file"):
        files.read_file("/dev/zero")
    assert files.read_file("/dev/null") == ""


def test_a_pipe_as_the_map_is_told_to_come_as_standard_input(run):
    os.mkfifo("pipe.arg")
    for command in ("check", "fmt"):
        status, said = run(command, "pipe.arg")
        why = "error: pipe.arg is a pipe, not a file; read it as standard input, with -"
        assert (status, why in said) == (2, True)


def test_what_the_lock_attests_is_told_apart_from_what_nobody_knows(run):
    COPY.write_text(TEXT)
    assert run("lock", "-q", "street.arg") == (0, "")
    COPY.write_text("")
    assert (
        "gazette.txt is empty; 1 quotation is attested by the lock alone"
        in (run("check", "street.arg")[1])
    )
    status, said = run("lock", "street.arg")
    assert status == 0
    assert said == (
        "What the lock knows of gazette was kept, for gazette.txt is empty; mend it, or put "
        "another copy in its place\n"
        "street.arg.lock is up to date: 1 quotation of 1 source.\n"
    )


@pytest.mark.parametrize("name", ["/etc/passwd", "../elsewhere.txt"])
def test_a_text_out_of_the_tree_is_told_with_and_without_a_lock(run, name):
    COPY.write_text(TEXT)
    run("lock", "-q", "street.arg")
    street = Path("street.arg")
    street.write_text(MAP.replace("gazette.txt", name))
    where = f"{name} lies outside the folder of the map"
    told = run("check", "street.arg")[1]
    assert f"{where}; 1 quotation is attested by the lock alone" in told
    assert "put a copy beside the map" in told
    street.write_text(street.read_text().replace("too loud", "very loud"))
    assert f"{where}; 1 quotation is not looked up" in run("check", "street.arg")[1]
    Path("street.arg.lock").unlink()
    quote = '"very loud to sleep in" in gazette at paragraph 2'
    own = "own: It is loud\n        in gazette at paragraph 2"
    street.write_text(street.read_text().replace(quote, own))
    assert f"{where}; nothing can be looked up in it" in run("check", "street.arg")[1]


def test_a_copy_in_a_folder_that_cannot_be_read_is_not_passed_over_silently(run):
    Path("street.arg").write_text(MAP.replace("    text: gazette.txt\n", ""))
    Path("copies").mkdir()
    Path("copies/one.txt").write_bytes(TEXT.replace("loud", "lo\xefd").encode("latin-1"))
    none = "no text in the folders with copies is this source, but one was passed over: "
    told = run("check", "--texts", "copies", "street.arg")[1]
    assert f"{none}copies/one.txt is not UTF-8 (byte 0xef in line 3); 1 quotation" in told
    assert "help: save it as UTF-8, or put a copy there whose beginning has the title" in told
    told = run("lock", "--texts", "copies", "street.arg")[1]
    assert f"{none}copies/one.txt is not UTF-8 (byte 0xef in line 3); save it as UTF-8" in told
    Path("copies/two.txt").symlink_to("../../elsewhere.txt")
    told = run("check", "--texts", "copies", "street.arg")[1]
    assert "but 2 were passed over: copies/one.txt" in told
    Path("copies/right.txt").write_text(TEXT)
    assert "passed over" not in run("check", "--texts", "copies", "street.arg")[1]


def test_folders_of_the_settings_that_are_not_there_are_told_with_the_source():
    Path("street.arg").write_text(MAP.replace("    text: gazette.txt\n", ""))
    found = read(["street.arg"], texts=["nowhere"]).quotes.texts["gazette"]
    assert found.case.endswith("but one was passed over: nowhere does not exist")


def test_folders_of_the_environment_are_told_once_and_left_out(run, monkeypatch):
    monkeypatch.setenv("ARGMAP_TEXTS", os.pathsep.join(["nowhere", "..", "nowhere"]))
    (Path("..") / "gazette.txt").write_text(TEXT)
    status, said = run("check", "street.arg")
    assert status == 0
    assert said.splitlines() == [
        "warning: ARGMAP_TEXTS names nowhere, which does not exist; no copies are read from it",
        "No problems.",
    ]


def test_a_folder_of_copies_that_may_not_be_read(run, monkeypatch):
    Path("closed").mkdir()
    no_permission(monkeypatch, "closed")
    status, said = run("check", "--texts", "closed", "street.arg")
    assert status == 2
    assert said == (
        "error: --texts closed may not be read (permission denied); it names a folder with copies "
        "of sources\n"
    )
    monkeypatch.setenv("ARGMAP_TEXTS", "closed")
    assert "ARGMAP_TEXTS names closed, which may not be read" in run("check", "street.arg")[1]


@pytest.mark.parametrize(
    ("version", "advice"), [("2", "Update argmap"), ('"x"', "Mend it"), ("0", "Mend it")]
)
def test_a_lock_from_a_newer_argmap_asks_for_an_update_and_stays(run, version, advice):
    COPY.write_text(TEXT)
    text = f'{{"argmap-lock": {version}}}\n{{"source": "gazette", "new": "words"}}\n'
    Path("street.arg.lock").write_text(text)
    status, said = run("lock", "street.arg")
    assert status == 2
    assert f"it was left alone. {advice}" in said
    assert f"help: {advice.lower()}" in run("check", "street.arg")[1]
    assert Path("street.arg.lock").read_text() == text


def test_a_paragraph_that_the_text_does_not_have_is_told_with_its_last(run):
    COPY.write_text(TEXT)
    street = Path("street.arg")
    street.write_text(MAP.replace("at paragraph 2", "at paragraph 77"))
    told = run("check", "street.arg")[1]
    where = "these words stand in paragraph 2 of `gazette`, not at paragraph 77"
    assert f"{where}; the text ends with paragraph 2" in told
    assert "no-such-paragraph" not in told
    street.write_text(MAP.replace("at paragraph 2", "at paragraphs 2-9"))
    told = run("check", "street.arg")[1]
    assert (
        "the text of `gazette` has 2 paragraphs, counted from 1; this says paragraphs 2-9" in told
    )
    street.write_text(MAP.replace("at paragraph 2", "at paragraph 1"))
    assert "the text ends" not in run("check", "street.arg")[1]
