"""`argmap lock`: what is written, what is kept, and what is never written over."""

from __future__ import annotations

import json
import os

import pytest

from argmap.cli import lock, main

TEXT = "What the street costs us\n\nThe street is too loud to sleep in. The shops are full.\n"
MAP = """\
claim: The street is a burden.
    evidence "too loud to sleep in" in gazette at paragraph 2
    evidence "The shops are full" in gazette at paragraph 2

person berg: Jon Berg

source gazette: What the street costs us
    author berg
    published 2024
    text: gazette.txt
"""


@pytest.fixture
def folder(tmp_path, monkeypatch):
    (tmp_path / "street.arg").write_text(MAP, encoding="utf-8")
    (tmp_path / "gazette.txt").write_text(TEXT, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(lock, "today", lambda: "2024-06-01")
    return tmp_path


def later(monkeypatch):
    monkeypatch.setattr(lock, "today", lambda: "2025-01-01")


@pytest.fixture
def run(capsys):
    def act(*words):
        status = main(["lock", *words])
        told = capsys.readouterr()
        assert told.out == ""
        return status, told.err

    return act


def rows(folder, name="street.arg.lock"):
    head, *rest = map(json.loads, (folder / name).read_text(encoding="utf-8").splitlines())
    assert head == {"argmap-lock": 1}
    return rest


def quotes(folder, name="street.arg.lock"):
    return {row["quote"]: row for row in rows(folder, name) if "quote" in row}


def change(folder, old, new, name="street.arg"):
    text = (folder / name).read_text(encoding="utf-8")
    assert old in text
    (folder / name).write_text(text.replace(old, new), encoding="utf-8")


def test_a_lock_is_written_once_and_stays(folder, run, monkeypatch):
    assert run("street.arg") == (0, "Wrote street.arg.lock: 2 quotations of 1 source.\n")
    first = (folder / "street.arg.lock").read_bytes()
    mark, *found = rows(folder)
    assert (mark["source"], mark["words"], mark["checked"]) == ("gazette", 17, "2024-06-01")
    assert mark["fingerprint"].startswith("sha256:")
    assert found == [
        {"source": "gazette", "quote": "The shops are full", "at": "paragraph 2", "tier": "exact",
         "paragraph": 2, "before": "is too loud to sleep in.", "after": ".", "checked": "2024-06-01"},
        {"source": "gazette", "quote": "too loud to sleep in", "at": "paragraph 2", "tier": "exact",
         "paragraph": 2, "before": "The street is", "after": ". The shops are full.",
         "checked": "2024-06-01"},
    ]  # fmt: skip
    later(monkeypatch)
    assert run("street.arg") == (0, "street.arg.lock is up to date: 2 quotations of 1 source.\n")
    assert (folder / "street.arg.lock").read_bytes() == first
    assert sorted(os.listdir(folder)) == ["gazette.txt", "street.arg", "street.arg.lock"]


def test_only_what_changed_gets_a_new_day(folder, run, monkeypatch):
    run("street.arg")
    later(monkeypatch)
    change(folder, "too loud to sleep in", "too loud to sleep")
    assert run("street.arg")[0] == 0
    found = quotes(folder)
    assert {quote: row["checked"] for quote, row in found.items()} == {
        "The shops are full": "2024-06-01", "too loud to sleep": "2025-01-01",
    }  # fmt: skip
    change(folder, "The shops", "Our shops", "gazette.txt")
    change(folder, '    evidence "The shops are full" in gazette at paragraph 2\n', "")
    assert run("street.arg")[0] == 0
    assert list(quotes(folder)) == ["too loud to sleep"]
    assert rows(folder)[0]["checked"] == "2025-01-01"


def test_what_cannot_be_looked_up_keeps_what_is_known(folder, run, monkeypatch):
    monkeypatch.delenv("ARGMAP_TEXTS", raising=False)
    run("street.arg")
    before = (folder / "street.arg.lock").read_bytes()
    (folder / "gazette.txt").rename(folder / "gone")
    later(monkeypatch)
    assert run("street.arg") == (0, "street.arg.lock is up to date: 2 quotations of 1 source.\n")
    change(folder, "too loud to sleep in", "too loud to sleep")
    status, said = run("street.arg")
    assert status == 1
    assert "1 quotation of gazette cannot be looked up: gazette.txt does not exist; name" in said
    assert list(quotes(folder)) == ["The shops are full"]
    (folder / "street.arg").write_text(MAP)
    (folder / "gone").rename(folder / "gazette.txt")
    monkeypatch.setattr(lock, "today", lambda: "2024-06-01")
    run("street.arg")
    assert (folder / "street.arg.lock").read_bytes() == before


def test_what_is_not_found_is_said_and_not_locked(folder, run):
    change(folder, "too loud", "never loud")
    status, said = run("street.arg")
    assert status == 1
    assert said == (
        "street.arg:2:14: “never loud to sleep in” does not stand in gazette\n"
        "Wrote street.arg.lock: 1 quotation of 1 source.\n"
    )
    assert list(quotes(folder)) == ["The shops are full"]


def test_check_writes_nothing(folder, run):
    assert run("--check", "street.arg") == (
        1, "street.arg.lock would change: 2 quotations of 1 source.\n",
    )  # fmt: skip
    assert not (folder / "street.arg.lock").exists()
    run("street.arg")
    assert run("--check", "-q", "street.arg") == (0, "")
    change(folder, "paragraph 2\n\n", "paragraph 1\n\n")
    assert run("--check", "-q", "street.arg") == (1, "")
    assert quotes(folder)["The shops are full"]["at"] == "paragraph 2"


def test_the_order_of_a_merged_lock_is_mended(folder, run):
    run("street.arg")
    path = folder / "street.arg.lock"
    head, *rest = path.read_text().splitlines(keepends=True)
    path.write_text(head + "".join(reversed(rest)))
    assert run("--check", "-q", "street.arg") == (1, "")
    assert run("-q", "street.arg") == (0, "")
    assert path.read_text().splitlines(keepends=True) == [head, *rest]


def test_each_map_has_its_own(folder, run):
    (folder / "all.arg").write_text(
        'use s: street.arg\nclaim: Cars are to blame.\n'
        '    evidence "The shops are full" in s.gazette at paragraph 2\n'
    )  # fmt: skip
    (folder / "empty.arg").write_text("claim: Nothing is quoted.\n")
    status, said = run(".")
    assert status == 0
    assert said.splitlines() == [
        "Wrote all.arg.lock: 1 quotation of 1 source.",
        "empty.arg has nothing to lock.",
        "Wrote street.arg.lock: 2 quotations of 1 source.",
    ]
    assert quotes(folder, "all.arg.lock")["The shops are full"]["source"] == "s.gazette"
    assert quotes(folder)["The shops are full"]["source"] == "gazette"
    assert not (folder / "empty.arg.lock").exists()
    (folder / "gazette.txt").unlink()
    assert main(["check", "-q", "--strict", "all.arg"]) == 0
    assert run("--check", "-q", ".") == (0, "")


def test_words_around_a_quotation_can_be_left_out_and_stay_out(folder, run):
    run("--no-context", "street.arg")
    assert all("before" not in row and "after" not in row for row in rows(folder))
    change(folder, "too loud to sleep in", "too loud to sleep")
    run("street.arg")
    assert all("before" not in row for row in rows(folder))
    (folder / "street.arg.lock").unlink()
    run("street.arg")
    assert all(len(row["before"].split()) <= 6 for row in quotes(folder).values())


FOREIGN = """\
{"argmap-lock": 1}
{"source": "other", "quote": "The shops are full", "tier": "exact", "paragraph": 1, "checked": "2024-01-01"}
"""


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("hello\n", "is damaged in line 1"),
        ('{"argmap-lock": 7}\n', "is of version 7, and this argmap reads version 1"),
        ('{"argmap-lock": 1}\n<<<<<<< ours\n', "has a conflict of a merge in line 2"),
        (FOREIGN, "is the lock of another map"),
    ],
)  # fmt: skip
def test_a_lock_that_is_not_understood_is_never_written_over(folder, run, text, why):
    path = folder / "street.arg.lock"
    path.write_text(text)
    for options in ((), ("--check",)):
        status, said = run(*options, "street.arg")
        assert status == 2
        assert said.startswith(f"error: street.arg.lock {why}")
        assert path.read_text() == text


def test_a_lock_that_leads_elsewhere_is_not_followed(folder, run, tmp_path_factory):
    target = tmp_path_factory.mktemp("elsewhere") / "precious"
    (folder / "street.arg.lock").symlink_to(target)
    status, said = run("street.arg")
    assert (status, target.exists()) == (2, False)
    assert "leads to a file outside the folder of the map" in said


def test_quotations_lost_in_a_broken_map_stay_locked(folder, run):
    run("street.arg")
    before = (folder / "street.arg.lock").read_bytes()
    change(folder, '    evidence "The shops are full" in', '    evdence "The shops are full" ni')
    status, said = run("street.arg")
    assert status == 1
    assert "so street.arg.lock was left alone; argmap check street.arg shows them" in said
    assert (folder / "street.arg.lock").read_bytes() == before


def test_other_maps_go_on_after_one_that_cannot_be_locked(folder, run):
    (folder / "bad.arg").write_text(MAP)
    (folder / "bad.arg.lock").write_text("hello\n")
    status, said = run("bad.arg", "missing.arg", "street.arg")
    assert status == 2
    assert "error: missing.arg does not exist" in said
    assert "Wrote street.arg.lock" in said
    assert run("-")[0] == 2


def test_a_lock_that_cannot_be_written_is_a_sentence(folder, run):
    (folder / "street.arg.lock").mkdir()
    status, said = run("street.arg")
    assert status == 2
    assert said.startswith("error: street.arg.lock is a folder")


def test_a_folder_of_copies_that_is_not_there_is_said(folder, run):
    for wrong, why in (("nowhere", "does not exist"), ("street.arg", "is a file, not a folder")):
        status, said = run("--texts", wrong, "street.arg")
        assert (status, said) == (
            2, f"error: --texts {wrong} {why}; it names a folder with copies of sources\n",
        )  # fmt: skip


def test_the_day_is_today(folder, monkeypatch):
    monkeypatch.undo()
    import re

    assert re.fullmatch(r"\d{4}-\d\d-\d\d", lock.today())


@pytest.mark.parametrize("command", [("check",), ("render", "-o", "out.svg")])
def test_other_commands_only_read_it(folder, run, command):
    run("street.arg")
    before = (folder / "street.arg.lock").stat()
    change(folder, "too loud to sleep in", "too loud to sleep")
    main([command[0], "street.arg", *command[1:]])
    after = (folder / "street.arg.lock").stat()
    assert (before.st_mtime_ns, before.st_ino) == (after.st_mtime_ns, after.st_ino)
