"""One file may have several names, and a name may be no text."""

from __future__ import annotations

import json
import os
import re
import sys
import unicodedata
from typing import ClassVar
from urllib.parse import quote_from_bytes, unquote_to_bytes

import pytest

from argmap.cli import main
from argmap.formats.checks import render
from argmap.reading import Files, read

ODD = [b"caf\xe9, 1%.arg", b"\xff\xfe:#?.arg", "tschüß – 100%.arg".encode(), b"sub dir/\x80.arg"]
BAD = "claim a: A is so.\n    supports a\nuse: nowhere.arg\n"


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "sub dir").mkdir()
    return tmp_path


def codes(path):
    return [d.code for d in read([path]).diagnostics]


@pytest.mark.parametrize("uses", [("people", "link"), ("link", "people"), ("link", "link2")])
def test_a_file_is_read_once_whatever_link_it_is_used_through(folder, uses):
    (folder / "people.arg").write_text("person ann: Ann\nclaim q: It rains.\n    by ann\n")
    (folder / "link.arg").symlink_to("people.arg")
    (folder / "link2.arg").symlink_to("link.arg")
    (folder / "main.arg").write_text("".join(f"use: {name}.arg\n" for name in uses))
    reading = read(["main.arg"])
    assert reading.map.unresolved == ()
    assert len(reading.trees) == 2
    assert len(read(["people.arg", "link.arg"]).trees) == 1


def test_a_linked_folder_is_the_same_folder(folder):
    (folder / "sub dir" / "a.arg").write_text("claim q: It rains.\n")
    (folder / "other").symlink_to("sub dir")
    (folder / "main.arg").write_text(
        "use: sub dir/a.arg\nuse p: other/a.arg\np.q restates r\nclaim r: R.\n"
    )
    map_ = read(["main.arg"]).map
    assert (list(map_.claims), map_.unresolved) == (["q", "r"], ())
    assert [r.left for r in map_.restatements] == ["q"]


def test_a_circle_through_a_link_is_a_circle(folder):
    (folder / "main.arg").write_text("use: again.arg\nclaim q: It rains.\n")
    (folder / "again.arg").symlink_to("main.arg")
    (problem,) = read(["main.arg"]).map.unresolved
    assert (problem.why, problem.detail) == ("cycle", "main.arg → main.arg")


@pytest.mark.parametrize("name", ["café.arg", "Žluť/тёплый.arg", "한글.arg"])
@pytest.mark.parametrize(("there", "here"), [("NFD", "NFC"), ("NFC", "NFD")])
def test_a_name_in_another_normal_form_is_recognised(folder, capfd, name, there, here):
    on_disk, written = unicodedata.normalize(there, name), unicodedata.normalize(here, name)
    (folder / on_disk).parent.mkdir(exist_ok=True)
    (folder / on_disk).write_text("claim e: It rains.\n")
    if os.path.exists(written):
        pytest.skip("this file system takes both for one name")
    main_file = folder / "main.arg"
    main_file.write_text(f"use: {written}\n")
    (found,) = read(["main.arg"]).diagnostics
    assert found.code == "U001"
    assert f"`{on_disk}`" in found.help
    assert re.search(r"is U\+.* there and U\+.* here", found.help)
    assert found.fix.edits[0].text == on_disk
    assert main(["check", "--fix=unsafe", "main.arg"]) == 0
    assert main_file.read_text() == f"use: {on_disk}\n"
    capfd.readouterr()
    assert main(["check", written]) == 2
    assert f"does not exist, but {on_disk} does" in capfd.readouterr().err


def test_other_capitals_are_recognised_and_other_words_are_not(folder):
    (folder / "People.arg").write_text("person ann: Ann\n")
    (folder / "main.arg").write_text("use: people.arg\nuse: peoples.arg\n")
    if os.path.exists("people.arg"):
        pytest.skip("this file system takes both for one name")
    assert [p.near for p in read(["main.arg"]).map.unresolved] == ["People.arg", ""]


def test_a_folder_is_listed_once_for_all_files_that_it_lacks(folder):
    """A list for each `use` took longer than all of the rest, and more the more files there are."""

    class Counting(Files):
        listed: ClassVar[list[str]] = []

        def names(self, path):
            self.listed.append(path)
            return super().names(path)

    for name in ("A.arg", "sub dir/B.arg"):
        (folder / name).write_text("claim q: It rains.\n")
    used = ("a.arg", "c.arg", "d.arg", "sub dir/b.arg", "sub dir/c.arg")
    (folder / "main.arg").write_text("".join(f"use: {name}\n" for name in used))
    failed = read(["main.arg"], loader=Counting()).map.unresolved
    assert [f.near for f in failed] == ["A.arg", "", "", "sub dir/B.arg", ""]
    assert sorted(Counting.listed) == [".", "sub dir"]


def test_a_letter_of_another_alphabet_is_recognised(folder):
    (folder / "p\N{CYRILLIC SMALL LETTER A}use.arg").write_text("claim e: It rains.\n")
    (folder / "main.arg").write_text("use: pause.arg\n")
    (found,) = read(["main.arg"]).diagnostics
    assert found.code == "U001"
    assert "U+0430 (Cyrillic) there and U+0061 (Latin) here" in found.help


def test_a_file_outside_is_not_offered(folder):
    (folder / "Secret.arg").write_text("claim s: It rains.\n")
    inside = folder / "sub dir"
    (inside / "main.arg").write_text("use: ../secret.arg\n")
    (problem,) = read(["sub dir/main.arg"]).map.unresolved
    assert (problem.why, problem.near) == ("outside", "")


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have no such names")
@pytest.mark.parametrize("raw", ODD)
@pytest.mark.parametrize("absolute", [False, True])
def test_every_format_can_say_every_name(folder, capfdbinary, raw, absolute):
    name = os.fsdecode(os.path.join(os.fsencode(folder), raw) if absolute else raw)
    with open(name, "w", encoding="utf-8") as file:
        file.write(BAD)
    reading = read([name])
    for format_ in ("full", "short", "json", "github", "sarif"):
        render(reading.diagnostics, reading.map.documents, format_, color=False).encode()
        assert main(["check", "--format", format_, name]) == 1
        out = capfdbinary.readouterr().out.decode()
        if format_ == "sarif":
            for result in json.loads(out)["runs"][0]["results"]:
                uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
                assert re.fullmatch(r"(file://)?([A-Za-z0-9._~/-]|%[0-9A-F]{2})+", uri)
                assert unquote_to_bytes(uri.removeprefix("file://")) == os.fsencode(name)
        elif format_ == "json":
            for found in json.loads(out)["diagnostics"]:
                exact = unquote_to_bytes(found["uri"].removeprefix("file://")) if "uri" in found else (
                    found["file"].encode())  # fmt: skip
                assert exact == os.fsencode(name)
    assert "\udce9" not in out
    for argv in (["convert", "--to", "json"], ["convert", "--to", "markdown"], ["report", "--format", "json"],
                 ["status", "--format", "json"], ["render", "-o", "-", "--format", "dot"]):  # fmt: skip
        main([*argv, name])
        out = capfdbinary.readouterr().out.decode()
        if "json" in argv:
            out.encode() and json.loads(out)
            assert not re.search(r"\\ud[89a-f]", out)
        if argv == ["convert", "--to", "json"]:
            places = [claim["place"] for claim in json.loads(out)["claims"]]
            assert places
            for place in places:
                exact = place.get("uri", quote_from_bytes(place["file"].encode()))
                assert unquote_to_bytes(exact.removeprefix("file://")) == os.fsencode(name)


def test_bytes_of_a_name_are_shown_as_bytes(folder, capfd):
    if sys.platform != "linux":
        pytest.skip("other systems have no such names")
    name = os.fsdecode(b"caf\xe9.arg")
    with open(name, "w", encoding="utf-8") as file:
        file.write(BAD)
    main(["check", "--format", "short", name])
    assert capfd.readouterr().out.startswith("caf<0xE9>.arg:2:5: ")
