"""The words of languages, read on first use from one TOML file each."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from argmap.quotes.matching.fold import word
from argmap.quotes.words.roles import KINDS, Forms, Lexicon, Numbers, Parts, Phrases

FOLDER = Path(__file__).parent
"""The folder with the files."""
NUMBERED = {"counting": (2, 1), "tens": (30, 10)}
"""The number of the first word of a role, and the step from one word to the next."""
_SIGN = re.compile(r'^(script|letters|common) = "(?:""\n(.*?)""|(.*?))"$', re.MULTILINE | re.DOTALL)


class Signs(NamedTuple):
    """The features of a language: its script, its letters, its commonest words."""

    script: str
    letters: str
    words: frozenset[str]


class BadWords(ValueError):
    """A file of words that does not have the form described in `README.md`."""


def lexicon(codes: frozenset[str], folder: Path | None = None) -> Lexicon:
    """Return the words of some languages together."""
    return _lexicon(codes, folder or FOLDER)


@cache
def _lexicon(codes: frozenset[str], folder: Path) -> Lexicon:
    if len(codes) == 1:
        (code,) = codes
        return Lexicon(codes, read(folder / f"{code}.toml"))
    parts = [vars(_lexicon(frozenset({code}), folder)) for code in sorted(codes)]
    return Lexicon(codes, {role: _joined(role, [part[role] for part in parts]) for role in KINDS})


def known_by(folder: Path | None = None) -> Mapping[str, Signs]:
    """Map each language with a file in a folder to its features."""
    return _known_by(folder or FOLDER)


@cache
def _known_by(folder: Path) -> Mapping[str, Signs]:
    found = {}
    for path in sorted(folder.glob("*.toml")):
        # Read on its own: most of these languages are not in the text.
        kept = {m[1]: m[2] or m[3] for m in _SIGN.finditer(path.read_text(encoding="utf-8"))}
        words = frozenset(map(word, kept.get("common", "").split()))
        letters = "".join(kept.get("letters", "").split())
        found[path.stem] = Signs(kept.get("script", "").strip(), letters, words)
    return found


def read(path: Path) -> dict[str, Any]:
    """Read the words of one file, by role."""
    import tomllib

    try:
        written = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as wrong:
        raise BadWords(f"{path.name}: {wrong}") from wrong
    unknown = sorted({*written} - {*KINDS})
    if unknown:
        raise BadWords(f"{path.name}: no role is called {', '.join(unknown)}; roles.py lists all")
    for role, words in written.items():
        listed = KINDS[role] in (Phrases, Forms)
        if not isinstance(words, list if listed else str):
            form = "a list of phrases" if listed else "one text with blanks between words"
            raise BadWords(f"{path.name}: {role} must be {form}")
    return {role: _kept(role, words) for role, words in written.items()}


def _kept(role: str, written: Any) -> Any:
    """Return the words of a role, folded, in the form in which they are kept."""
    kind = KINDS[role]
    if kind == Phrases:
        return frozenset(tuple(map(word, phrase.split())) for phrase in written)
    if kind == Forms:
        return tuple(frozenset(map(word, forms.split())) for forms in written)
    words = written.split() if role in {"script", "letters"} else map(word, written.split())
    if kind == Numbers:
        first, step = NUMBERED[role]
        return {each: first + step * n for n, each in enumerate(words)}
    return tuple(words) if kind == Parts else frozenset(words)


def _joined(role: str, parts: list[Any]) -> Any:
    """Join the words of a role in several languages."""
    kind = KINDS[role]
    if role == "commas":
        # Where one of the languages joins clauses without a comma, none is asked for.
        return frozenset.intersection(*parts) if parts else frozenset({"yes"})
    if kind == Numbers:
        return {each: number for part in parts for each, number in part.items()}
    each_once = dict.fromkeys(each for part in parts for each in part)
    return tuple(each_once) if kind in (Parts, Forms) else frozenset(each_once)
