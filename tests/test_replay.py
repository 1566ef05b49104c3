"""Nothing kept between runs changes an answer, and whatever an answer depends on is looked at again."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path

import pytest

from argmap.base import cache, disk, program
from argmap.cli import main, replay

ROOT = Path(__file__).parents[1]
Answer = tuple[int, bytes, bytes, bytes | None]


@pytest.fixture
def ask(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> Callable[..., Answer]:
    """Run a command in a folder of its own; its answer, and whether it was given from memory."""
    work = tmp_path / "work"
    work.mkdir()
    monkeypatch.chdir(work)
    monkeypatch.setenv("ARGMAP_CACHE", str(tmp_path / "cache"))
    for name in ("NO_COLOR", "ARGMAP_TEXTS"):
        monkeypatch.delenv(name, raising=False)
    ran = []
    command = sys.modules["argmap.cli"]._command
    monkeypatch.setattr(
        sys.modules["argmap.cli"], "_command", lambda a: ran.append(1) or command(a)
    )

    def run(*argv: str, off: bool = False) -> Answer:
        ran.clear()
        with monkeypatch.context() as patch:
            if off:
                patch.setenv("ARGMAP_CACHE", "off")
            status = main(argv)
        out, err = capfdbinary.readouterr()
        made = Path("out.svg").read_bytes() if Path("out.svg").exists() else None
        run.ran = bool(ran)
        return status, out, err, made

    return run


MAP = """use: people.arg

claim a: The street should be closed.
    evidence "too loud to sleep in" said by lind in gazette at paragraph 1
    supported by b: It is loud.

source gazette: What the street costs us all
    author lind
    published 2024
    text: gazette.txt
"""


def fill() -> None:
    """A map with everything that a check looks at: settings, a used file, a text, a lock."""
    Path("m").mkdir()
    Path("texts").mkdir()
    Path("m/a.arg").write_text(MAP)
    Path("m/people.arg").write_text("person lind: Maria Lind\n")
    Path("m/gazette.txt").write_text(
        "What the street costs us all\n\n“The street is too loud to sleep in,” said Maria Lind.\n"
    )


def _new(path: str, text: str) -> Callable[[pytest.MonkeyPatch], object]:
    return lambda _: Path(path).write_text(text)


CHANGES: dict[str, Callable[[pytest.MonkeyPatch], object]] = {
    "the map": _new("m/a.arg", MAP.replace("supported", "suported")),
    "a used file": _new("m/people.arg", "person linda: Maria Lind\n"),
    "a used file goes": lambda _: Path("m/people.arg").unlink(),
    "a text": _new("m/gazette.txt", "What the street costs us all\n\nNothing.\n"),
    "a text goes": lambda _: Path("m/gazette.txt").unlink(),
    "a text becomes a folder": lambda _: (Path("m/gazette.txt").unlink(),
                                          Path("m/gazette.txt").mkdir()),
    "a lock comes": _new("m/a.arg.lock", "no lock\n"),
    "settings come": _new("m/argmap.toml", "[rules]\nquote-without-place = 'off'\nx = 'error'\n"),
    "settings come above": _new("argmap.toml", "[rules]\nnames = 'off'\nnonsense = 'off'\n"),
    "settings of a project come": _new("pyproject.toml", "[tool.argmap]\nnonsense = 1\n"),
    "broken settings come": _new("argmap.toml", "[[["),
    "the environment names texts": lambda patch: patch.setenv("ARGMAP_TEXTS", "nowhere"),
    "a link leads elsewhere": lambda _: (Path("m/people.arg").rename("people.arg"),
                                         Path("m/people.arg").symlink_to("../people.arg")),
    "the mode": lambda _: Path("m/a.arg").chmod(0),
    "the map goes": lambda _: Path("m/a.arg").unlink(),
    "another folder": lambda patch: patch.chdir("m"),
}  # fmt: skip


@pytest.mark.parametrize("change", CHANGES)
def test_whatever_changes_the_answer_is_the_one_of_a_first_run(
    ask, change: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill()
    argv = ("check", "m/a.arg")
    first = ask(*argv)
    assert (ask(*argv), ask.ran) == (first, False)
    CHANGES[change](monkeypatch)
    fresh = ask(*argv, off=True)
    assert fresh != first or change == "the mode"  # root may read everything
    for _ in range(2):
        assert ask(*argv) == fresh


def test_folders_with_copies_are_looked_at_again(ask, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also what was not there: another copy, of the same title, and one that is no text."""
    fill()
    Path("m/gazette.txt").rename("texts/any name.txt")
    monkeypatch.setenv("ARGMAP_TEXTS", os.path.abspath("texts"))
    argv = ("check", "m/a.arg", "--strict")
    first = ask(*argv)
    assert (ask(*argv), ask.ran) == (first, False)
    Path("texts/another.txt").write_bytes(Path("texts/any name.txt").read_bytes() + b"More.\n")
    second = ask(*argv)
    assert second == ask(*argv, off=True) != first
    for path in Path("texts").iterdir():
        path.unlink()
    third = ask(*argv)
    assert third == ask(*argv, off=True) not in (first, second)


def test_a_folder_of_maps_and_an_allowed_folder(ask) -> None:
    fill()
    Path("m/a.arg").write_text("use: ../shared/p.arg\nclaim a: It is so.\n    by p\n")
    argvs = [("check", "."), ("check", "m/a.arg", "--allow", "shared")]
    before = [ask(*argv) for argv in argvs]
    assert [ask(*argv) for argv in argvs] == before
    Path("shared").mkdir()
    Path("shared/p.arg").write_text("person p: P\nclaim: Open\n  x\n")
    after = [ask(*argv) for argv in argvs]
    assert after == [ask(*argv, off=True) for argv in argvs]
    assert after[0] != before[0]
    assert after[1] != before[1]


def test_a_picture_is_written_again_and_nothing_else(ask) -> None:
    fill()
    argv = ("render", "m/a.arg", "-o", "out.svg")
    first = ask(*argv)
    assert first[2] == b"Wrote out.svg.\n"
    assert ask(*argv)[2] == b"out.svg is up to date.\n"
    assert not ask.ran
    Path("out.svg").write_text("something else")
    assert (ask(*argv), ask.ran) == (first, False)
    Path("out.svg").unlink()
    assert (ask(*argv), ask.ran) == (first, False)
    Path("out.svg").unlink()
    Path("out.svg").symlink_to("m/a.arg")  # the map itself is never written over
    assert ask(*argv)[:3] == ask(*argv, off=True)[:3]
    assert Path("m/a.arg").read_text() == MAP


def test_other_options_streams_and_environments_are_other_questions(
    ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill()
    Path("m/a.arg").write_text(MAP.replace("supported", "suported"))
    plain = ask("check", "m/a.arg")
    coloured = ask("check", "m/a.arg", "--color", "always")
    assert coloured != plain
    assert ask("check", "m/a.arg", "-q")[2] != plain[2]
    assert ask("check", "m/a.arg") == plain
    monkeypatch.setattr(replay, "is_terminal", lambda _: True)
    monkeypatch.setattr(os, "get_terminal_size", lambda _: os.terminal_size((80, 24)))
    ask("check", "m/a.arg")
    assert ask.ran
    monkeypatch.setenv("NO_COLOR", "1")
    ask("check", "m/a.arg")
    assert ask.ran
    ask("check", "m/a.arg")
    assert not ask.ran
    monkeypatch.setattr(os, "get_terminal_size", lambda _: os.terminal_size((90, 24)))
    ask("check", "m/a.arg")
    assert ask.ran


def test_a_change_of_the_program_is_another_question(ask, monkeypatch: pytest.MonkeyPatch) -> None:
    fill()
    ask("check", "m/a.arg")
    real = list(program.files(str(ROOT / "argmap")))
    path, changed, size = real[7]
    assert path.endswith((".py", ".md"))
    for other in (real[:-1], [*real[:7], (path, changed + 1, size), *real[8:]],
                  [*real[:7], (path, changed, size + 1), *real[8:]]):  # fmt: skip
        monkeypatch.setattr(program, "files", lambda _, other=other: iter(other))
        program.mark.cache_clear()
        ask("check", "m/a.arg")
        assert ask.ran
    program.mark.cache_clear()


@pytest.mark.parametrize("argv", [
    ("check", "m/a.arg", "--fix"), ("check", "m/none.arg"), ("check", "m/a.arg", "--nonsense"),
    ("render", "m/a.arg", "-o", "out.svg", "--focus", "nobody"), ("fmt", "--check", "m"),
])  # fmt: skip
def test_what_writes_fails_or_is_not_understood(ask, argv: tuple[str, ...]) -> None:
    """… is run each time, with the same answer."""
    fill()
    Path("m/a.arg").write_text(MAP.replace("supported", "suported"))
    ask(*argv)
    fresh = ask(*argv, off=True)
    assert ask(*argv) == fresh


def test_fixes_are_made_each_time(ask) -> None:
    fill()
    for _ in range(2):
        Path("m/a.arg").write_text(MAP.replace("supported", "suported"))
        assert b"Fixed 1 problem." in ask("check", "m/a.arg", "--fix")[2]
        assert Path("m/a.arg").read_text() == MAP


@pytest.mark.parametrize("raw", [
    (), (1, b"", [], [], 0), (1, None, [], [], 0), (9,), (1, b"key", [("content", "x")], [], 0),
    (1, b"key", [], [("out", "text")], 0), (1, b"key", [], [("exec", "x")], 0),
    (1, b"key", [], [], 99), (1, b"key", [("system", "rm", b"")], [], 0), [1] * 5, None, 7,
])  # fmt: skip
def test_answers_of_another_form_are_not_given(ask, raw: object) -> None:
    import marshal

    fill()
    first = ask("check", "m/a.arg")
    folder = Path(os.environ["ARGMAP_CACHE"])
    (kept,) = folder.glob("answer-*")
    whole = marshal.loads(cache.kept(kept.name))
    data = marshal.dumps(raw)
    if isinstance(raw, tuple) and len(raw) == 5:  # as if it were the answer to this very question
        data = marshal.dumps((raw[0], whole[1] if raw[1] == b"key" else raw[1], *raw[2:]))
    cache.keep(kept.name, data)
    assert (ask("check", "m/a.arg"), ask.ran) == (first, True)
    assert (ask("check", "m/a.arg"), ask.ran) == (first, False)


def test_a_file_that_changes_while_it_is_read_is_not_remembered(
    ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill()
    notes = disk.begin()
    disk.content("m/a.arg")
    Path("m/a.arg").write_text("other")
    disk.content("m/a.arg")
    disk.end()
    assert not notes.good


CORPUS = sorted((ROOT / "tests" / "corpus").glob("*.arg")) + sorted((ROOT / "maps").glob("*.arg"))


@pytest.mark.slow
@pytest.mark.parametrize("path", CORPUS, ids=lambda path: path.stem)
def test_cold_warm_and_poisoned_the_answers_are_the_same(ask, path: Path) -> None:
    """Every byte, for every map of the corpus and of the debate."""
    argvs = [
        ("check", str(path)), ("check", str(path), "--format", "json", "--extend", "formal"),
        ("render", str(path), "-o", "out.svg", "-q"), ("render", str(path), "--format", "txt"),
    ]  # fmt: skip

    def answers(**more: bool) -> list[Answer]:
        Path("out.svg").unlink(missing_ok=True)
        return [ask(*argv, **more) for argv in argvs]

    off, cold, warm = answers(off=True), answers(), answers()
    assert not ask.ran
    folder = Path(os.environ["ARGMAP_CACHE"])
    for number, kept in enumerate(sorted(folder.iterdir())):
        raw = bytearray(kept.read_bytes())
        raw[(number * 7919) % len(raw)] ^= 1 + number % 255
        kept.write_bytes(raw)
    poisoned = answers()
    kept = sorted(folder.glob("answer-*"))
    for one, other in pairwise(kept):  # whole, and of another question
        one.write_bytes(other.read_bytes())
    assert off == cold == warm == poisoned == answers()


OPENED: list[list[str]] = []


def _hook(event: str, args: tuple[object, ...]) -> None:
    if not OPENED or event not in {"open", "os.listdir", "os.scandir"}:
        return
    path = args[0]
    if isinstance(path, bytes | str) and not (event == "open" and int(str(args[2])) & os.O_CREAT):
        OPENED[-1].append(os.path.realpath(os.fsdecode(path)))


@pytest.fixture
def opened() -> Iterator[list[str]]:
    """The files and folders that are opened, as Python's audit hooks tell."""
    sys.addaudithook(_hook)
    OPENED.append([])
    yield OPENED[-1]
    OPENED.pop()


@pytest.mark.parametrize("argv", [
    ("check", "m/a.arg"), ("check", ".", "--texts", "texts"), ("render", "m/a.arg"),
    ("check", "m/a.arg", "--settings", "s.toml"), ("render", "m/a.arg", "--highlight", "cruxes"),
])  # fmt: skip
def test_every_file_that_is_opened_was_looked_at_with_notes(
    ask, argv: tuple[str, ...], opened: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    fill()
    Path("texts/x.txt").write_text("What the street costs us all\n")
    Path("s.toml").write_text("texts = ['texts']\n")
    begin, all_notes = disk.begin, []
    monkeypatch.setattr(disk, "begin", lambda: all_notes.append(begin()) or all_notes[-1])
    opened.clear()  # pytest opens files, too
    ask(*argv)
    (notes,) = all_notes
    known = {os.path.realpath(path) for _, path in notes.found}
    ours = (str(ROOT / "argmap"), sys.prefix, sys.base_prefix, os.environ["ARGMAP_CACHE"],
            os.devnull, str(ROOT / "grammars"), "/proc", "/sys")  # fmt: skip
    installed = tuple(os.path.realpath(p) for p in (*ours, *filter(None, sys.path)))
    work = os.path.realpath(".")
    mine = {path for path in opened if not path.startswith(installed) or path.startswith(work)}
    walked = {p for p in mine if os.path.isdir(p)} if "." in argv else set()
    assert str(Path("m/a.arg").resolve()) in mine
    assert mine - known - walked == set()


FREE = {"cache.py", "temporary.py", "disk.py", "files.py", "browser", "diff.py", "watch.py",
        "revision.py", "importing.py", "new.py", "trouble.py", "replay.py", "program.py",
        "preview", "preview.py", "following.py", "lsp"}  # fmt: skip
"""Where the disk may be looked at otherwise: below `disk`, and in what no kept answer runs."""
OF_THE_PROGRAM = {"drawing/engines/interface.py", "drawing/engines/needed.py",
                  "drawing/engines/wasm.py", "language/grammar.py", "rules/listing.py",
                  "drawing/scene/measure.py", "quotes/words/load.py",
                  "rules/shared/words.py"}  # fmt: skip
"""Modules that read files of argmap, and of packages; they are in the mark of the program."""
LOOKS = re.compile(
    r"os\.(stat|lstat|listdir|scandir|walk|access)\(|os\.path\.(realpath|is\w+|l?exists|get\w+)\("
    r"|\bopen\(|(?<!disk)\.(read_bytes|is_file|is_dir|exists|iterdir|glob|resolve|stat)\("
)


def test_nothing_looks_at_the_disk_without_notes() -> None:
    found = set()
    for path in (ROOT / "argmap").rglob("*.py"):
        place = path.relative_to(ROOT / "argmap")
        if not FREE & set(place.parts) and place.as_posix() not in OF_THE_PROGRAM:
            text = path.read_text(encoding="utf-8")
            found |= {(place.as_posix(), m[0]) for m in LOOKS.finditer(text)}
    allowed = {("cli/terminal.py", "open("), ("model/schemes/questions/__init__.py", "open(")}
    spoilt = {"base/folders.py"}  # it gives no answer again
    looked = {(p, look) for p, look in found if "isabs" not in look and p not in spoilt}
    assert looked <= allowed


def test_every_variable_that_is_read_is_in_the_key() -> None:
    asked = re.compile(r"environ(?:\.get\(|\[)\s*\"(\w+)\"")
    for path in (ROOT / "argmap").rglob("*.py"):
        if not {"browser", "preview", "lsp"} & {*path.parts} and path.name not in {
            "diff.py",
            "browse.py",
        }:
            for name in asked.findall(path.read_text(encoding="utf-8")):
                assert name.startswith(replay._PREFIXES) or name in replay._VARIABLES
