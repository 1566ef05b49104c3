"""Words that rules look for, by language: one file for each in `wordlists/`, read on first use.

A language is named as in the map's head (`language de`, `language german`); none means English. A
language without a file has no words, so the rules that need them report nothing.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from argmap.base.lists import read
from argmap.base.values import dataclass

FOLDER = Path(__file__).with_name("wordlists")


@dataclass(frozen=True, slots=True)
class Words:
    """The word lists of one language, lower-case; the comments in its file say what each is for."""

    reasoning: tuple[str, ...] = ()
    pointing: frozenset[str] = frozenset()
    this: frozenset[str] = frozenset()
    verbs: frozenset[str] = frozenset()
    negations: frozenset[str] = frozenset()
    empty: frozenset[str] = frozenset()
    weighing: frozenset[str] = frozenset()
    abbreviations: frozenset[str] = frozenset()
    loaded: tuple[str, ...] = ()


PHRASES = frozenset({"names", "reasoning", "loaded"})
"""Lists with commas between their phrases; in the others blanks are between words."""
ROLES = PHRASES | {*Words.__dataclass_fields__}
_NONE = Words()


def words_of(language: str) -> Words:
    """Return the lists of a language by name or code (`en-GB` is `en`); empty if unknown."""
    name = language.strip().lower() or "en"
    code = _code(name) or _code(name.split("-")[0].split("_")[0])
    return _words(FOLDER / f"{code}.toml") if code else _NONE


@cache
def _code(name: str) -> str:
    """Return the code of a language by its code or another name; empty for one without a file."""
    files = {path.stem: path for path in sorted(FOLDER.glob("*.toml"))}
    if name in files:
        return name
    return next(
        (code for code, path in files.items() if name in _phrases(_read(path)["names"])), ""
    )


@cache
def _read(path: Path) -> dict[str, str]:
    return read(path, ROLES)


@cache
def _words(path: Path) -> Words:
    lists = {
        role: _phrases(text) if role in PHRASES else frozenset(text.split())
        for role, text in _read(path).items()
        if role != "names"
    }
    return Words(**lists)  # type: ignore[arg-type]


def _phrases(text: str) -> tuple[str, ...]:
    return tuple(" ".join(part.split()) for part in text.split(",") if part.strip())
