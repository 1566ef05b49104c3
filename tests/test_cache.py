"""What is kept between runs: whatever is done to it, answers stay and no failure is met twice."""

from __future__ import annotations

import importlib.util
import json
import os
import shutil
import subprocess
import sys
import time
import types
from pathlib import Path

import pytest

from argmap.base import cache
from argmap.base.digest import SIZE, digest
from argmap.base.temporary import clear_strays
from argmap.browser import state

HERE = str(Path(__file__).parent.parent)
POSIX = pytest.mark.skipif(os.name == "nt", reason="no pipes, owners and modes there")
COMMANDS = [("check", "a.arg"), ("render", "a.arg", "-o", "-")]
MAP = "claim a: The sky is blue.\n    suported by: Painters paint the sky blue.\n"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "cache"
    monkeypatch.setenv("ARGMAP_CACHE", str(path))
    return path


def run(*argv: str, folder: Path, **more: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "argmap", *argv],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": HERE, **more},
        capture_output=True,
        check=False,
        timeout=60,
    )


def flip(path: Path, at: int) -> None:
    raw = bytearray(path.read_bytes())
    raw[at % len(raw)] ^= 1
    path.write_bytes(raw)


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-7])


def pipe(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


def link_to_device(path: Path) -> None:
    path.unlink()
    path.symlink_to("/dev/zero")


def link_to_copy(path: Path) -> None:
    other = path.parent.parent / f"copy of {path.name}"
    path.replace(other)
    path.symlink_to(other)


def huge(path: Path) -> None:
    with path.open("r+b") as file:
        file.truncate(1 << 40)


def shared(path: Path) -> None:
    path.chmod(0o666)


def sealed(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:20])
    path.chmod(0)


def folder_instead(path: Path) -> None:
    path.unlink()
    path.mkdir()


def swapped(path: Path) -> None:
    """Another whole thing under this name."""
    cache.keep("another", b"whole, but not this")
    (path.parent / "another").replace(path)


def foreign(path: Path) -> None:
    """A right checksum over something of another form."""
    cache.keep(path.name, b"\xfb" * 100)


HARMS = [
    cut, pipe, link_to_device, link_to_copy, huge, shared, sealed, folder_instead, swapped, foreign,
    *(lambda path, at=at: flip(path, at) for at in (0, 20, 60, 5000, 100_003, -1)),
]  # fmt: skip


@POSIX
@pytest.mark.parametrize("harm", HARMS)
def test_what_is_not_whole_is_taken_away(folder: Path, harm) -> None:
    cache.keep("thing", b"data" * 30_000)
    harm(folder / "thing")
    assert cache.kept("thing") in {None, b"\xfb" * 100}
    cache.keep("thing", b"more")
    assert cache.kept("thing") == b"more"


@pytest.fixture(scope="module")
def whole(tmp_path_factory) -> tuple[Path, Path, list[bytes]]:
    """A folder with a map, one in which everything is kept that some commands keep, their answers."""
    work, kept = tmp_path_factory.mktemp("work"), tmp_path_factory.mktemp("kept")
    (work / "a.arg").write_text(MAP + "# Long enough for its chunks to be kept.\n" * 60)
    answers = [run(*argv, folder=work, ARGMAP_CACHE=str(kept)) for argv in COMMANDS]
    return work, kept, [answer.stdout for answer in answers]


@POSIX
@pytest.mark.parametrize("harm", [lambda path: flip(path, 70), pipe, link_to_device, foreign])
def test_whatever_is_done_to_what_is_kept_the_answer_stays(
    folder: Path, whole: tuple[Path, Path, list[bytes]], harm
) -> None:
    work, before, answers = whole
    shutil.copytree(before, folder)
    kept = sorted(folder.iterdir())
    kinds = {path.name.partition("-")[0] for path in kept}
    assert kinds == {"answer", "chunks", "grammar", "graphviz", "rules"}
    for path in kept:
        harm(path)
    for argv, answer in zip(COMMANDS, answers, strict=True):
        done = run(*argv, folder=work)
        assert (done.stdout, b"Traceback" in done.stderr) == (answer, False)
    for path in kept:
        data = cache.kept(path.name)
        assert data not in {None, b"\xfb" * 100}, (
            path.name
        )  # made again, so the next start is quick


@POSIX
def test_a_folder_that_others_can_write_to_is_not_used(folder: Path) -> None:
    cache.keep("thing", b"data")
    assert cache.kept("thing") == b"data"
    folder.chmod(0o777)
    assert cache.kept("thing") is None
    assert "not yours alone" in cache.inventory()[0]
    cache.keep("other", b"data")
    assert not (folder / "other").exists()


def test_it_can_be_switched_off(
    tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache.keep("thing", b"data")
    monkeypatch.setenv("ARGMAP_CACHE", "off")
    monkeypatch.chdir(tmp_path)
    assert cache.kept("thing") is None
    cache.keep("thing", b"more")
    assert sorted(p.name for p in tmp_path.iterdir()) == ["cache"]
    assert (folder / "thing").exists()


def test_what_is_kept_is_bounded(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache, "TIDY", 1)
    monkeypatch.setattr(cache, "MOST_FILES", 8)
    monkeypatch.setattr(cache, "MOST_BYTES", 100_000)
    for number in range(9):
        cache.keep(f"n{number}", b"x")
        os.utime(folder / f"n{number}", (1e9 + number, 1e9 + number))
    cache.keep("n9", b"x")
    assert sorted(p.name for p in folder.iterdir()) == [f"n{n}" for n in range(3, 10)]
    cache.keep("big", b"x" * 95_000)
    cache.keep("last", b"x" * 9000)
    assert [p.name for p in folder.iterdir()] == ["last"]
    monkeypatch.setattr(cache, "LARGEST", 10)
    cache.keep("larger", b"x" * 11)
    assert cache.kept("larger") is None


def test_what_is_used_is_not_the_oldest(folder: Path) -> None:
    cache.keep("thing", b"x")
    os.utime(folder / "thing", (1e9, 1e9))
    assert cache.kept("thing") == b"x"
    assert (folder / "thing").stat().st_mtime > time.time() - 1000


def test_doctor_names_what_is_kept_and_what_is_damaged(tmp_path: Path, folder: Path) -> None:
    (tmp_path / "a.arg").write_text(MAP)
    run("check", "a.arg", folder=tmp_path)
    cache.keep("browse-0.json", b"{}")
    cut(folder / "browse-0.json")
    (folder / ".argmap-1-0.tmp").write_bytes(b"x")
    (folder / "note\n").write_bytes(b"x")
    said = run("doctor", folder=tmp_path).stdout.decode()
    assert f"Kept between runs: {folder}\n  answers given before " in said
    assert "\n  tables of the grammar " in said
    assert "  browse-0.json is damaged; the next run that needs it makes it again\n" in said
    assert "  .argmap-1-0.tmp is half-written; " in said
    assert "  note is damaged" in said
    said = run("doctor", folder=tmp_path, ARGMAP_CACHE="off").stdout.decode()
    assert "Kept between runs: nothing, since ARGMAP_CACHE is off\n" in said


@POSIX
def test_strays_are_cleared_and_nothing_else(tmp_path: Path) -> None:
    names = [".argmap-1-0.tmp", ".argmap-12-3.tmp", ".argmap-1-0.tmp.txt", ".argmap-x-0.tmp",
             "argmap-1-0.tmp"]  # fmt: skip
    for name in names:
        (tmp_path / name).write_text("x")
        os.utime(tmp_path / name, (1e9, 1e9))
    (tmp_path / ".argmap-7-0.tmp").write_text("somebody is writing this")
    (tmp_path / ".argmap-8-0.tmp").mkdir()
    (tmp_path / ".argmap-9-0.tmp").symlink_to(tmp_path / "argmap-1-0.tmp")
    for path in (tmp_path / ".argmap-8-0.tmp", tmp_path / ".argmap-9-0.tmp"):
        os.utime(path, (1e9, 1e9), follow_symlinks=False)
    before = {path.name for path in tmp_path.iterdir()}
    clear_strays(str(tmp_path))
    assert before - {path.name for path in tmp_path.iterdir()} == set(names[:2])


def test_writing_a_file_clears_strays_next_to_it(tmp_path: Path) -> None:
    (tmp_path / "a.arg").write_text(MAP)
    stray = tmp_path / ".argmap-1-0.tmp"
    stray.write_text("half a pic")
    os.utime(stray, (1e9, 1e9))
    run("render", "a.arg", "-o", "a.dot", folder=tmp_path)
    assert sorted(p.name for p in tmp_path.iterdir() if p.is_file()) == ["a.arg", "a.dot"]


WHOLE = {"version": 1, "focus": ["a"], "open": [["a"]], "drawn": True, "depth": 2}


@pytest.mark.parametrize(
    "raw",
    [
        *(json.dumps({**WHOLE, **change}) for change in (
            {"depth": float("inf")}, {"depth": float("nan")}, {"depth": "2"}, {"depth": None},
            {"focus": "abc"}, {"focus": [["a"]]}, {"open": [[1]]}, {"open": {"a": 1}},
            {"drawn": 3}, {"version": 2},
        )),
        "[" * 100_000, '{"version":1,"focus":' + "[" * 100_000, "", "nul", "\0", '"words"',
        json.dumps(WHOLE)[:-1],
    ],
)  # fmt: skip
def test_a_state_of_another_form_is_as_none(tmp_path: Path, folder: Path, raw: str) -> None:
    """With a right checksum: what the browser would have kept itself, had it a fault."""
    path = str(tmp_path / "a.arg")
    state.keep_visit(path, state.Visit(("a",), (("a",),), True, 2))
    assert state.last_visit(path) == state.Visit(("a",), (("a",),), True, 2)
    (kept,) = folder.iterdir()
    cache.keep(kept.name, raw.encode())
    cache.keep("browse.json", raw.encode())
    assert state.last_visit(path) == state.Visit()
    assert state.last_theme() == ""
    kept.write_text(raw)  # without one
    assert state.last_visit(path) == state.Visit()
    assert not kept.exists()


@pytest.fixture
def brought(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, Path]:
    """The files that the hook puts into a wheel, made as a build makes them, by their places there."""
    hook = types.ModuleType("hatchling.builders.hooks.plugin.interface")
    hook.BuildHookInterface = object
    monkeypatch.setitem(sys.modules, hook.__name__, hook)
    spec = importlib.util.spec_from_file_location(
        "hatch_build", Path(HERE) / "grammars" / "build_hook.py"
    )
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    tables, data = module.Tables(), {"force_include": {}}
    tables.root = HERE
    tables.initialize("editable", data)
    assert data == {"force_include": {}}
    tables.initialize("standard", data)
    found = {}
    for made, inside in data["force_include"].items():
        found[inside] = tmp_path / Path(inside).name
        found[inside].write_bytes(Path(made).read_bytes())
    tables.finalize("standard", data, "")
    assert not any(Path(made).exists() for made in data["force_include"])
    return found


def test_rules_that_a_wheel_lists_are_those_that_are_found(
    brought: dict[str, Path], folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from argmap.rules import catalogue, listing

    def rules() -> list[object]:
        package, place = catalogue.__package__, catalogue._FOLDER
        return listing.listed(package, place, catalogue._known)

    found = rules()
    assert len(found) > 50
    path = brought[f"argmap/rules/{listing.BROUGHT}"]
    monkeypatch.setattr(listing, "BROUGHT", str(path))
    load, whole, asked = listing.loaded, path.read_bytes(), []
    monkeypatch.setattr(listing, "loaded", lambda *of: asked.append(of) or load(*of))
    shutil.rmtree(folder)
    assert rules() == found
    path.unlink()
    assert (rules(), asked) == (found, [])  # kept
    changed = whole[:SIZE] + flipped(whole[SIZE : 2 * SIZE]) + whole[2 * SIZE :]
    for wrong in (b"", whole[:-1], flipped(whole), changed,
                  digest(changed[SIZE:]) + changed[SIZE:]):  # fmt: skip
        shutil.rmtree(folder)
        path.write_bytes(wrong)
        assert rules() == found
    assert len(asked) == 5


def flipped(data: bytes) -> bytes:
    return bytes([*data[:20], data[20] ^ 1, *data[21:]])


def test_a_list_of_rules_is_for_the_very_modules(tmp_path: Path) -> None:
    from argmap.rules.listing import contents

    (tmp_path / "area").mkdir()
    seen = {contents(str(tmp_path))}
    for name, text in (("area/one.py", "1"), ("area/two.py", "1"), ("area/two.py", "2"),
                       ("one.py", "")):  # fmt: skip
        (tmp_path / name).write_text(text)
        seen.add(contents(str(tmp_path)))
    (tmp_path / "area" / "two.py").rename(tmp_path / "area" / "three.py")
    seen.add(contents(str(tmp_path)))
    assert len(seen) == 6
    (tmp_path / "area" / "other.txt").write_text("")
    assert contents(str(tmp_path)) in seen


def test_tables_that_a_wheel_brings_are_those_of_the_grammar(
    brought: dict[str, Path], folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Through the hook that builds wheels: as it is called there, and read without lark."""
    from argmap.language import grammar

    brought = brought["argmap/grammars/argmap.tables"]
    shutil.rmtree(folder, ignore_errors=True)
    built = grammar.build(grammar.grammar_text())
    monkeypatch.setattr(grammar, "BROUGHT", str(brought))
    monkeypatch.setattr(grammar, "build", lambda _: pytest.fail("worked out again"))
    assert grammar.tables.__wrapped__() == built
    assert not folder.exists()
    for spoil in (flip, lambda path, _: cut(path)):
        monkeypatch.setattr(grammar, "build", lambda _: built)
        spoil(brought, 90_000)
        assert grammar.tables.__wrapped__() == built
        assert len(list(folder.iterdir())) == 1
    text = grammar.grammar_text() + "\n"  # a grammar that has changed since
    monkeypatch.setattr(grammar, "grammar_text", lambda: text)
    brought.write_bytes(grammar.packed(built, grammar.grammar_text().removesuffix("\n")))
    grammar.tables.__wrapped__()
    assert len(list(folder.iterdir())) == 2
