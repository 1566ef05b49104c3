"""Trees of files that were kept between runs are those that reading gives."""

from __future__ import annotations

import marshal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from trees import trees

from argmap.base import cache
from argmap.language import chunks, parse, reader, write
from argmap.language.chunks import parse as kept_parse

ROOT = Path(__file__).parents[1]
MAPS = sorted((ROOT / "maps").glob("*.arg")) + sorted((ROOT / "tests/corpus").glob("*.arg"))


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("ARGMAP_CACHE", str(tmp_path / "cache"))
    monkeypatch.setattr(chunks, "LEAST", 0)
    return tmp_path / "cache"


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The chunks that were read from their text."""
    texts: list[str] = []

    def reading(text: str):
        texts.append(text)
        return reader._read(text)

    monkeypatch.setattr(chunks, "read_chunk", reading)
    return texts


@pytest.mark.parametrize("path", MAPS, ids=lambda path: path.stem)
def test_what_is_kept_is_what_is_read(path: Path, read: list[str]) -> None:
    """With every span, which equality leaves out."""
    text = path.read_text(encoding="utf-8")
    fresh = parse(text, "a.arg")
    assert repr(kept_parse(text, "a.arg")) == repr(fresh)
    read.clear()
    again = kept_parse(text, "a.arg")
    assert repr(again) == repr(fresh)
    assert again == fresh
    assert again.slips == fresh.slips
    assert read == []
    assert [type(part) for _, part in again.located()] == [type(p) for _, p in fresh.located()]


@pytest.mark.filterwarnings("ignore:Generating overly large repr")
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(trees)
def test_any_tree_is_kept(tree: object) -> None:
    text = write(tree)  # type: ignore[arg-type]
    for _, chunk in parse(text).chunks:
        row = marshal.loads(marshal.dumps(chunks.plain(chunk)))
        assert repr(chunks._value(row)) == repr(chunk)


def test_of_a_file_that_has_changed_only_what_changed_is_read(read: list[str]) -> None:
    path = ROOT / "maps" / "prashad-west-blocks.arg"
    text = path.read_text(encoding="utf-8")
    kept_parse(text, "a.arg")
    pieces = len(parse(text).chunks)
    assert len(read) == pieces > 3
    read.clear()
    changed = text.replace("claim ", "claim x-", 1)
    assert repr(kept_parse(changed, "a.arg")) == repr(parse(changed, "a.arg"))
    assert 0 < len(read) < 3
    read.clear()
    kept_parse(changed, "a.arg")
    assert read == []
    kept_parse(changed, "another.arg")
    assert len(read) == len(parse(changed).chunks)


@pytest.mark.parametrize("rows", [
    None, [], {1: []}, {b"k": ()}, "all: []", "all: [0]", "all: [99]", "all: [1, 2, 3, 4]",
    "all: [1, 2, 3]", "all: [1, (), (3,)]",
    "all: [3, 'name']", "all: [[1, 2]]",
])  # fmt: skip
def test_rows_of_another_form_are_read_again(rows: object, folder: Path) -> None:
    import ast

    text = "claim a: It is so.\n    by p\n"
    fresh = kept_parse(text, "a.arg")
    (kept,) = folder.glob("chunks-*")
    whole = marshal.loads(cache.kept(kept.name) or b"")
    if isinstance(rows, str):
        rows = dict.fromkeys(whole, ast.literal_eval(rows.removeprefix("all: ")))
    cache.keep(kept.name, marshal.dumps(rows))
    assert repr(kept_parse(text, "a.arg")) == repr(fresh)


def test_small_and_very_large_files_are_not_kept(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(chunks, "LEAST", 10)
    monkeypatch.setattr(chunks, "MOST", 20)
    for text in ("claim: A", "claim: A and B and so on.\n"):
        assert kept_parse(text, "a.arg") == parse(text)
    assert not folder.exists()
