"""The words that rules look for, in one file for each language."""

from __future__ import annotations

import re
import tomllib

import pytest

from argmap.base.lists import BadList, read
from argmap.rules.shared import words

CODES = sorted(path.stem for path in words.FOLDER.glob("*.toml"))


@pytest.mark.parametrize("code", CODES)
def test_a_file_is_toml_and_explains_its_lists(code):
    text = (words.FOLDER / f"{code}.toml").read_text("utf-8")
    assert read(words.FOLDER / f"{code}.toml", words.ROLES) == tomllib.loads(text)
    assert len(re.findall(r"^# .*\n\w+ = ", text, re.MULTILINE)) == len(tomllib.loads(text))
    assert max(map(len, text.splitlines())) <= 100


@pytest.mark.parametrize("code", CODES)
def test_no_word_is_listed_twice_and_all_are_lower_case(code):
    for role, text in read(words.FOLDER / f"{code}.toml", words.ROLES).items():
        listed = [part.strip() for part in text.split("," if role in words.PHRASES else None)]
        assert len({*listed}) == len(listed), role
        assert text == text.lower()


@pytest.mark.parametrize(
    ("name", "code"),
    [("", "en"), ("en-GB", "en"), ("English", "en"), ("de_AT", "de"), ("deutsch", "de"),
     ("Українська", "uk"), ("rus", "ru")],
)  # fmt: skip
def test_a_language_is_known_by_its_names(name, code):
    assert words.words_of(name) == words.words_of(code)
    assert words.words_of(name).negations


def test_a_language_without_a_file_has_no_words():
    assert words.words_of("no such language") == words.Words()


def test_adding_a_language_is_adding_a_file(tmp_path, monkeypatch):
    (tmp_path / "xx.toml").write_text('names = "zotish"\nreasoning = """\nza\nke, mi"""\n')
    monkeypatch.setattr(words, "FOLDER", tmp_path)
    words._code.cache_clear()
    assert words.words_of("Zotish").reasoning == ("za ke", "mi")
    words._code.cache_clear()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('negatons = "a"', "xx.toml: no list is called negatons"),
        ("negations = [1]", 'xx.toml: “negations = [1]” is not of the form: role = "words"'),
        ('negations = "a', 'xx.toml: “negations = "a” is not of the form'),
    ],
)
def test_a_file_with_a_mistake_says_which(tmp_path, text, said):
    (tmp_path / "xx.toml").write_text("# Zotish.\n" + text + "\n")
    with pytest.raises(BadList, match=re.escape(said)):
        read(tmp_path / "xx.toml", words.ROLES)
