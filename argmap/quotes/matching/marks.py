"""Marks of notes in a text: `[1]`, `[note 3]`, `word²`, `word*`. They are not words of its author.

Such a mark directly follows a word or a stop, and is followed only by a blank or a stop. `Clause
[2]`, `H[2]O`, `km²` and `10²` have a meaning and stay.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from argmap.quotes.matching.spellings import spellings

_BEHIND = r"(?:(?<=[^\W\d_][^\W\d_])|(?<=[.,;:!?'\")\]]))"
_AHEAD = r"(?=[\s.,;:!?'\")\]]|-\s|$)"
_NUMBERS = r"\d{1,3}(?:[-,] ?\d{1,3}){0,9}"
_NAMED = r"(?:notes?|footnotes?|fn|nb|n|anm|прим|примітка|примечание)\.? ?\d{1,3}"
_BRACKETED = re.compile(
    rf"{_BEHIND}\[(?:{_NUMBERS}|{_NAMED}|citation needed)\](?:\[(?:{_NUMBERS}|{_NAMED})\])*{_AHEAD}"
    rf"|(?<=[.,;:!?'\"])\[[a-z]\](?:\[[a-z]\])*{_AHEAD}",
    re.IGNORECASE,
)
_SIGNS = re.compile(rf"{_BEHIND}(?<![*†‡])[*†‡]{{1,3}}{_AHEAD}")
_FIGURES = re.compile(r"[⁰¹²³⁴-⁹]+(?![\w])")
_LETTERS = re.compile(r"[^\W\d_⁰¹²³⁴-⁹]*$")
REACH = 12
"""Number of characters before small figures in which a word is distinguished from a unit."""


def marks(plain: str) -> Iterator[tuple[int, int]]:
    """Yield start and end of each mark of a note in a typographically folded text."""
    found: list[tuple[int, int]] = []
    if "[" in plain:
        found += [m.span() for m in _BRACKETED.finditer(plain)]
    found += [m.span() for m in _SIGNS.finditer(plain)]
    if not plain.isascii():
        found += [m.span() for m in _FIGURES.finditer(plain) if _notes(plain, m.start())]
    yield from sorted(found)


def without(plain: str, found: list[tuple[int, int]]) -> str:
    """Return a text with blanks in place of its marks, so that all offsets stay."""
    parts: list[str] = []
    last = 0
    for start, end in found:
        parts += plain[last:start], " " * (end - start)
        last = end
    return "".join(parts) + plain[last:]


def _notes(plain: str, at: int) -> bool:
    """Whether small figures at a place are the mark of a note, not a power or a unit."""
    before = plain[at - 1 : at]
    if before and before in '.,;:!?"':
        return True
    (word,) = _LETTERS.findall(plain[max(0, at - REACH) : at])[:1]
    return len(word) > 2 and word.lower() not in spellings().units
