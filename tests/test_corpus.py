"""The golden corpus: `corpus/NAME.arg` and, beside it, the outputs that matter for it.

Which outputs exist decides what is compared. `pytest --bless` rewrites them; read the diff.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from argmap.drawing.view import Selection, select
from argmap.formats.checks import render
from argmap.formats.exports import exporter_for
from argmap.formats.exports.options import Options
from argmap.language import parse, write
from argmap.model.settings import Settings
from argmap.reading import read

CORPUS = Path(__file__).parent / "corpus"
EXPORTS = {".map": "json", ".dot": "dot", ".md": "markdown", ".txt": "txt", ".mmd": "mermaid"}


def dump(item, depth=0):
    """A tree as indented lines."""
    bare = replace(item, body=()) if hasattr(item, "body") else item
    fields = ", ".join(
        f"{name}={value}"
        for name in type(bare).__slots__
        if name not in ("span", "value_span", "body") and (value := show(getattr(bare, name)))
    )
    lines = [f"{'  ' * depth}{type(item).__name__} {fields}"]
    for entry in getattr(item, "body", ()):
        lines += dump(entry, depth + 1)
    return lines


def show(value):
    if isinstance(value, tuple):
        return "[" + ", ".join(map(show, value)) + "]" if value else ""
    if value is None or isinstance(value, str):
        return value and repr(value)
    return repr(getattr(value, "text", value))


def output(path, suffix):
    text = path.read_text(encoding="utf-8")
    if suffix == ".tree":
        return "".join(line + "\n" for item in parse(text).items for line in dump(item))
    if suffix == ".fmt":
        return write(parse(text))
    reading = read([path.name], settings=Settings())
    if suffix == ".diag":
        return render(reading.diagnostics, reading.map.documents, "full", color=False)
    view, _ = select(reading.map, Selection())
    return exporter_for(EXPORTS[suffix]).export(view, Options())


CASES = sorted(p for p in CORPUS.iterdir() if p.suffix != ".arg" and p.with_suffix(".arg").exists())


@pytest.mark.parametrize("path", CASES, ids=lambda p: p.name)
def test_corpus(path, golden, monkeypatch):
    monkeypatch.chdir(CORPUS)
    golden(path, output(path.with_suffix(".arg"), path.suffix))


def test_every_map_of_the_corpus_has_an_output():
    assert {p.stem for p in CORPUS.glob("*.arg")} == {p.stem for p in CASES}
