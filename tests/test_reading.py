"""Reading a map again, and letting go of it."""

from __future__ import annotations

import gc
import weakref
from pathlib import Path

import pytest

from argmap.browser.open_map import LARGE, Opener
from argmap.contents.card import card
from argmap.language import parse
from argmap.reading import read

USED = "claim a: First.\n"
MAIN = "use: used.arg\n\nclaim b: Second.\n    supports a\n"


def test_only_what_has_changed_is_parsed_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    used, main = tmp_path / "used.arg", tmp_path / "main.arg"
    used.write_text(USED, encoding="utf-8")
    main.write_text(MAIN, encoding="utf-8")
    parsed: list[str] = []

    def counted(text: str, path: str) -> object:
        parsed.append(Path(path).name)
        return parse(text, path)

    monkeypatch.setattr("argmap.reading.kept_parse", counted)
    monkeypatch.setattr("argmap.reading.plain_parse", counted)
    former = read([str(main)])
    again = read([str(main)], former=former)
    assert sorted(parsed) == ["main.arg", "used.arg"]
    assert again.map == former.map
    used.write_text(USED.replace("First", "Changed"), encoding="utf-8")
    parsed.clear()
    fresh = read([str(main)], former=again)
    assert parsed == ["used.arg"]
    assert fresh.map == read([str(main)]).map
    assert fresh.map.claims["a"].text == "Changed."


@pytest.mark.parametrize("claims", [1, LARGE])
def test_a_map_goes_when_nobody_has_it_even_without_the_collector(
    tmp_path: Path, claims: int
) -> None:
    path = tmp_path / "map.arg"
    text = "".join(f"claim c{i}: Words.\n    supports c{i // 2}\n" for i in range(1, claims + 1))
    path.write_text(f"claim c0: Words.\n{text}", encoding="utf-8")
    assert gc.isenabled()
    opened = Opener().open(str(path))
    assert gc.isenabled()
    assert opened.outline.children(opened.outline.roots()[0])
    assert card(opened.reading.map, "c0").for_[0].target.id == "c0"
    assert opened.reading.diagnostics is not None
    gone = weakref.ref(opened.reading.map)
    gc.disable()
    try:
        opened = Opener().open(str(path), opened)
        assert gone() is None
    finally:
        gc.enable()
        gc.unfreeze()


def test_settings_that_come_with_a_map_lead_to_no_text_outside_their_folder(tmp_path):
    inner = tmp_path / "home" / "map"
    inner.mkdir(parents=True)
    (tmp_path / "home" / "key.txt").write_text("SECRET words that nobody should see\n")
    (inner / "argmap.toml").write_text('texts = ["..", "articles"]\n')
    (inner / "articles").mkdir()
    (inner / "articles" / "near.txt").write_text("Near words that all may see\n")
    (inner / "m.arg").write_text(
        'claim: A\n    evidence "SECRET words" in far\n    evidence "Near words" in near\n'
        "source far: Far\n    text: key.txt\nsource near: Near\n    text: near.txt\n"
    )
    reading = read([str(inner / "m.arg")])
    assert [a for a in reading.advice if "may not lead out of its folder" in a]
    texts = reading.quotes.texts
    assert not hasattr(texts["far"], "text")
    assert texts["near"].text.text.startswith("Near words")
    given = read([str(inner / "m.arg")], texts=[str(tmp_path / "home")])
    assert given.quotes.texts["far"].text.text.startswith("SECRET")
