"""Grammars for highlighters: made from the language's own words, and equal to its own tokens."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

import pytest

from argmap.colours import words
from argmap.language.keywords import PARENTS
from argmap.model.resolve.occurrences import occurrences
from argmap.model.workspace import gather
from argmap.reading import Files

ROOT = Path(__file__).parents[1]
MAPS = sorted((ROOT / "maps").glob("*.arg"))


@pytest.mark.parametrize("kind", ["textmate", "vim", "emacs"])
def test_the_files_are_what_is_made_from_the_words(kind, request):
    module = import_module(f"argmap.colours.{kind}")
    path = ROOT / "grammars" / "colours" / module.NAME
    if request.config.getoption("--bless"):
        path.parent.mkdir(exist_ok=True)
        path.write_text(module.made(), encoding="utf-8")
    assert path.read_text(encoding="utf-8") == module.made()


def test_every_keyword_of_the_language_has_a_colour():
    assert set(words.KEYWORDS) == set(PARENTS) - {"relation", "scheme line"}


@pytest.mark.parametrize("path", MAPS, ids=lambda p: p.stem)
def test_the_lexer_agrees_with_the_language_about_names_and_words(path):
    pytest.importorskip("pygments")
    from pygments.token import Comment, Keyword, Name, String

    from argmap.colours.lexer import ArgLexer

    text = path.read_text(encoding="utf-8")
    kinds = [None] * len(text)
    at = 0
    for kind, value in ArgLexer(stripnl=False, ensurenl=False).get_tokens(text):
        for _ in value:
            kinds[at] = kind
            at += 1
    assert at == len(text)
    workspace = gather([str(path)], Files())
    for one in occurrences(workspace):
        if one.place.file == str(path):
            found = set(kinds[one.place.start : one.place.end])
            assert all(kind in Name for kind in found), (one, found)
    for at, item in workspace.trees[str(path)].located():
        waiting = [item]
        while waiting:
            line = waiting.pop()
            waiting += getattr(line, "body", ())
            said = getattr(line, "words", None) or getattr(line, "quote", None)
            if said is not None:
                start, end = at + said.span[0], at + said.span[1]
                body = [
                    k
                    for k, c in zip(kinds[start:end], text[start:end], strict=True)
                    if c.strip() and c not in ":|"
                ]
                assert all(kind in String for kind in body), (line, set(body))
            if type(line).__name__ == "Comment":
                assert kinds[at + line.span[0]] in Comment
            elif getattr(line, "keyword", "") and not getattr(line, "subject", None):
                assert kinds[at + line.span[0]] in Keyword, line


def test_pygments_finds_the_lexer_by_its_file_name():
    pygments = pytest.importorskip("pygments.lexers")
    assert pygments.get_lexer_for_filename("debate.arg").name == "Argument map"
