"""The rules of the house: layers, types, style, sizes."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import networkx as nx
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


def imported(path, modules):
    """The modules of the project that a file imports, inside of functions too."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("argmap"):
            for name in node.names:
                whole = f"{node.module}.{name.name}"
                yield whole if whole in modules else node.module
        elif isinstance(node, ast.Import):
            yield from (name.name for name in node.names if name.name in modules)


def test_no_files_import_each_other_in_a_circle():
    modules = {}
    for path in SOURCES:
        parts = path.relative_to(ROOT).with_suffix("").parts
        modules[".".join(parts).removesuffix(".__init__")] = path
    graph = nx.DiGraph()
    for name, path in modules.items():
        graph.add_edges_from((name, other) for other in imported(path, modules) if other != name)
    circles = [sorted(c) for c in nx.strongly_connected_components(graph) if len(c) > 1]
    assert circles == []


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
