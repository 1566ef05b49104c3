"""The words of languages, read on first use from one TOML file each."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from argmap.base.lists import texts
from argmap.quotes import tables
from argmap.quotes.matching.fold import word
from argmap.quotes.tables import BadTable
from argmap.quotes.words.roles import KINDS, ROLES, Lexicon, Role, roles

FOLDER = Path(__file__).parent
"""The folder with the files."""


class Signs(NamedTuple):
    """The features of a language: its script, its letters, its commonest words."""

    script: str
    letters: str
    words: frozenset[str]


@cache
def lexicon(codes: frozenset[str], folder: Path = FOLDER) -> Lexicon:
    """Return the words of some languages together."""
    if len(codes) == 1:
        (code,) = codes
        return Lexicon(codes, read(folder / f"{code}.toml"))
    parts = [vars(lexicon(frozenset({code}), folder)) for code in sorted(codes)]
    joined = {
        name: _joined(name, role, [part[name] for part in parts])
        for name, role in roles().items()
        if not role.joins
    }
    return Lexicon(codes, joined)


@cache
def known_by(folder: Path = FOLDER) -> Mapping[str, Signs]:
    """Map each language with a file in a folder to its features."""
    found = {}
    for path in sorted(folder.glob("*.toml")):
        if path.name == ROLES.name:
            continue
        # Read on its own: most of these languages are not in the text.
        kept = texts(path.read_text(encoding="utf-8"))
        words = frozenset(map(word, kept.get("common", "").split()))
        letters = "".join(kept.get("letters", "").split())
        found[path.stem] = Signs(kept.get("script", "").strip(), letters, words)
    return found


def read(path: Path) -> dict[str, Any]:
    """Read the words of one file, by role."""
    written = tables.read(path)
    known = roles()
    unknown = sorted(name for name in written if name not in known or known[name].joins)
    if unknown:
        raise BadTable(f"{path.name}: no role is called {', '.join(unknown)}; roles.toml lists all")
    for name, words in written.items():
        listed = known[name].kind in {"phrases", "forms"}
        if listed and not (isinstance(words, list) and all(type(each) is str for each in words)):
            raise BadTable(f"{path.name}: {name} must be a list of {known[name].kind}")
        if not listed and not isinstance(words, str):
            raise BadTable(f"{path.name}: {name} must be one text with blanks between words")
    return {name: _kept(name, known[name], words) for name, words in written.items()}


def _kept(name: str, role: Role, written: Any) -> Any:
    """Return the words of a role, folded, in the form in which they are kept."""
    if role.kind == "phrases":
        return frozenset(tuple(map(word, phrase.split())) for phrase in written)
    if role.kind == "forms":
        return tuple(frozenset(map(word, forms.split())) for forms in written)
    words = written.split() if name in {"script", "letters"} else map(word, written.split())
    if role.kind == "numbers":
        return {each: role.first + role.step * n for n, each in enumerate(words)}
    return tuple(words) if role.kind == "parts" else frozenset(words)


def _joined(name: str, role: Role, parts: list[Any]) -> Any:
    """Join the words of a role in several languages."""
    if name == "commas":
        # Where one of the languages joins clauses without a comma, none is asked for.
        return frozenset.intersection(*parts) if parts else frozenset({"yes"})
    if role.kind == "numbers":
        return {each: number for part in parts for each, number in part.items()}
    return KINDS[role.kind](dict.fromkeys(each for part in parts for each in part))
