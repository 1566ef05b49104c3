"""What the README shows is what happens: every command is run, every output compared."""

from __future__ import annotations

import contextlib
import io
import re
import shlex
import shutil
import tomllib
from pathlib import Path

import pytest

from argmap.cli import main
from argmap.model.settings import read_settings
from argmap.rules.catalogue import unknown_names

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```(\S+)(?: (\S+))?\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)


@pytest.fixture
def place(tmp_path, monkeypatch):
    """A folder with the maps, and the files that the README writes."""
    shutil.copytree(ROOT / "maps", tmp_path / "maps")
    for kind, name, text in BLOCKS:
        if kind in {"arg", "text"} and name:
            (tmp_path / name).write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("NO_COLOR", "1")
    # A reader of the README has the maps and their locks, and no copies of the articles.
    monkeypatch.delenv("ARGMAP_TEXTS", raising=False)
    return tmp_path


def run(command):
    said = io.StringIO()
    with (
        contextlib.redirect_stdout(said),
        contextlib.redirect_stderr(said),
        contextlib.suppress(SystemExit),
    ):
        main(shlex.split(command)[1:])
    return said.getvalue()


def matches(shown, real):
    """`…` on a line of its own stands for any lines."""
    pattern = "".join(
        "(?:.*\n)*?" if line == "…" else re.escape(line) + "\n" for line in shown.splitlines()
    )
    return re.fullmatch(pattern, real) is not None


def test_every_command_does_what_is_shown(place):
    ran = 0
    for kind, _, text in BLOCKS:
        if kind != "console":
            continue
        for command, shown in re.findall(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", text, re.MULTILINE):
            real = run(command)
            assert matches(shown, real), f"$ {command}\n{real}"
            assert shown.strip() != "…"
            ran += 1
    assert ran > 10


def test_every_command_of_the_program_is_listed():
    section = README.split("## Every command")[1].split("\n## ")[0]
    listed = re.findall(r"^\| `argmap (\w+)", section, re.MULTILINE)
    told = run("argmap --help")
    assert listed == re.findall(
        r"^  (\w+) ", told.split("Commands:")[1].split("\n\n")[0], re.MULTILINE
    )


def test_the_library_example_runs(monkeypatch, capsys):
    monkeypatch.chdir(ROOT)
    (code,) = (text for kind, _, text in BLOCKS if kind == "python")
    scope = {}
    exec(compile(code, "README.md", "exec"), scope)
    assert scope["svg"].startswith("<?xml") or scope["svg"].startswith("<svg")
    assert "us-blocked ('snider',)" in capsys.readouterr().out


def test_the_settings_example_is_right():
    (text,) = (text for kind, _, text in BLOCKS if kind == "toml")
    settings, wrong = read_settings(tomllib.loads(text))
    assert wrong == ()
    assert unknown_names(settings.rule_names) == ()
    assert settings.extend == ("formal",)


@pytest.mark.parametrize(
    ("options", "name"), [("--view head-on", "why-no-peace"), ("--overview", "why-no-peace-overview")]
)
def test_the_pictures_are_those_that_are_drawn_today(options, name, place):
    run(f"argmap render maps/why-no-peace.arg {options} -o today.svg")
    shown = (ROOT / "maps" / f"{name}.svg").read_bytes()
    assert (place / "today.svg").read_bytes() == shown, f"draw maps/{name}.svg again"


def test_links_in_the_documents_lead_somewhere():
    for page in (
        ROOT / "README.md",
        ROOT / "grammars" / "LANGUAGE.md",
        ROOT / "argmap" / "ARCHITECTURE.md",
    ):
        for target in re.findall(r"\]\(([^)#:]+)\)", page.read_text(encoding="utf-8")):
            assert (page.parent / target).exists(), f"{page.name}: {target}"


ARCHITECTURE = (ROOT / "argmap" / "ARCHITECTURE.md").read_text(encoding="utf-8")
CODE = re.findall(r"`([^`\n]+)`", ARCHITECTURE)
KEPT = [
    path
    for folder in ("argmap", "grammars", "tests", "pyproject.toml")
    for path in (ROOT / folder, *(ROOT / folder).rglob("*"))
    if path.suffix != ".pyc"
]


def test_the_architecture_names_files_that_there_are():
    there = [f"/{path.relative_to(ROOT).as_posix()}" for path in KEPT]
    named = {
        word
        for word in CODE
        if re.fullmatch(r"[\w./-]+\.(py|toml|md|lark|json|arg)|[\w./-]+/", word)
    }
    own = {word for word in named if "NAME" in word or "CODE" in word} | {"street.arg"}
    lacking = [
        word
        for word in sorted(named - own)
        if not any(path.endswith("/" + word.strip("/")) for path in there)
    ]
    assert lacking == []
    assert len(named) > 60


def test_the_architecture_names_values_and_functions_that_there_are():
    sources = "".join(
        p.read_text(encoding="utf-8") for p in KEPT if p.suffix in {".py", ".lark", ".json"}
    )
    words = {word for word in CODE if re.fullmatch(r"@?(_?[A-Z][A-Za-z_]+|_?[a-z]+_[a-z_]+)", word)}
    known = set(re.findall(r"\w+", sources))
    assert sorted(word for word in words if word.lstrip("@") not in known) == []
    assert len(words) > 40
