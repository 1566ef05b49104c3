"""`import argmap`: what a program gets."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import argmap

TEXT = "claim a: The sky is blue.\n    supported by a\n"


def test_every_name_that_is_promised_is_there() -> None:
    assert sorted(argmap.__all__) == list(argmap.__all__)
    for name in argmap.__all__:
        assert getattr(argmap, name) is not None
    with pytest.raises(AttributeError, match="nothing"):
        argmap.nothing  # noqa: B018
    assert set(argmap.__all__) == set(dir(argmap))


def test_loads_and_check() -> None:
    reading = argmap.loads(TEXT)
    assert isinstance(reading, argmap.Reading)
    assert reading.map.claims["a"].text == "The sky is blue."
    assert [d.name for d in argmap.check(reading)] == ["self-relation"]


def test_load_and_check_a_file(tmp_path: Path) -> None:
    path = tmp_path / "a.arg"
    path.write_text(TEXT)
    assert argmap.load(path).map.claims["a"].place.file == str(path)
    assert [d.name for d in argmap.check(path)] == ["self-relation"]
    missing = argmap.load(tmp_path / "none.arg")
    assert [file.path for file in missing.unreadable] == [str(tmp_path / "none.arg")]


def test_render_converts_and_draws() -> None:
    reading = argmap.loads(TEXT)
    assert json.loads(argmap.render(reading, "json"))["claims"][0]["id"] == "a"
    dark = argmap.render(reading, "svg", theme="dark")
    light = argmap.render(reading, options=argmap.Options(theme="light"))
    assert isinstance(dark, str)
    assert dark != light
    with pytest.raises(LookupError, match="svg"):
        argmap.render(reading, "svgg")
