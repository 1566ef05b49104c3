"""The rules of the house: layers, types, style, sizes."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SOURCES = sorted((ROOT / "argmap").rglob("*.py"))


def run(*command):
    done = subprocess.run(
        [sys.executable, "-m", *command], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_modules_import_only_what_lies_below():
    pytest.importorskip("importlinter")
    code = "from importlinter.cli import lint_imports; import sys; sys.exit(lint_imports())"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout


def test_types():
    pytest.importorskip("mypy")
    run("mypy", "--no-error-summary")


def test_style():
    pytest.importorskip("ruff")
    run("ruff", "check", "--quiet", "argmap", "tests")


def test_no_module_is_too_long():
    lengths = {path.name: path.read_text(encoding="utf-8").count("\n") for path in SOURCES}
    assert {name for name, lines in lengths.items() if lines > 400} == set()


@pytest.mark.parametrize(
    ("library", "home"),
    [
        ("lark", "language"),
        ("textual", "browser"),
        ("wasmtime", "drawing/engines"),
        ("resvg_py", "drawing/svg"),
    ],
)
def test_a_library_is_known_to_one_package(library, home):
    users = {
        path.relative_to(ROOT / "argmap").parent.as_posix()
        for path in SOURCES
        for line in path.read_text(encoding="utf-8").splitlines()
        if line.strip().startswith((f"import {library}", f"from {library}"))
    }
    assert {user for user in users if not f"{user}/".startswith(f"{home}/")} == set()
