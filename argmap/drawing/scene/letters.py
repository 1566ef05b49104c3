"""The letters on badges: those that a map sets, and initials for the rest, all different."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from itertools import count, product

from argmap.drawing.scene.words import clean
from argmap.language.names import EMPTY_WORDS
from argmap.model import ArgumentMap

WORDS = 3
"""Words whose first letters are on a badge."""
MOST = 4
"""Letters on a badge, as far as that tells all badges apart."""
_JOINING = "\u094d\u09cd\u0a4d\u0acd\u0b4d\u0c4d\u0ccd\u0d4d"
"""Signs that join a letter with the next one, in scripts of India."""
_LETTERS = re.compile(rf"\d+|[^\W\d_](?:[^\w\s]|(?<=[{_JOINING}])[^\W\d_])*")
"""A number, or a letter with the marks on it and what they join it with."""


def badge_letters(map: ArgumentMap) -> dict[str, str]:
    """Return the letters on the badges of a map, the same everywhere, by `position ID` and `person
    ID`: those of a `badge` line, else initials.

    A position's initials come from those of its words that carry meaning. What comes first in the
    map keeps its initials, whatever comes later, and letters that a line sets are nobody else's.
    """
    names: dict[str, str] = {}
    written: dict[str, str] = {}
    for position in map.positions.values():
        words = [
            w for w in clean(position.text).split() if w.lower().strip(".,:;!?") not in EMPTY_WORDS
        ]
        names[f"position {position.id}"] = " ".join(words) or position.id
        written[f"position {position.id}"] = position.badge
    for person in map.persons.values():
        names[f"person {person.id}"] = clean(person.name) or person.id
        written[f"person {person.id}"] = person.badge
    return initials(names.items(), written)


def initials(names: Iterable[tuple[str, str]], written: dict[str, str]) -> dict[str, str]:
    """Return letters for (id, words) pairs, all different, also where case is not told apart:
    those in `written` for the first who has them, else initials, with more letters of the words
    where somebody has the same.
    """
    pairs = list(names)
    used: set[str] = set()
    given = dict.fromkeys((id_ for id_, _ in pairs), "")
    for id_ in given:
        letters = unicodedata.normalize("NFC", written.get(id_, ""))
        if letters and letters.casefold() not in used:
            used.add(letters.casefold())
            given[id_] = letters
    endings: dict[str, Iterator[int]] = {}
    for id_, words in pairs:
        if given[id_]:
            continue
        plain, *longer = dict.fromkeys(_candidates(words))
        free = (letters for letters in (plain, *longer) if letters.casefold() not in used)
        letters = next(free, "")
        ending = endings.setdefault(plain.casefold(), count()) if not letters else iter(())
        while not letters or letters.casefold() in used:
            letters = plain + _in_letters(next(ending))
        used.add(letters.casefold())
        given[id_] = letters
    return given


def _candidates(words: str) -> Iterator[str]:
    """Yield the initials of words, then longer ones: with the first letter of a later word, the last
    word first, then with more letters of the words that the initials are from.
    """
    parts = [_clusters(part) for part in _parts(words)]
    if not parts:
        yield "?"
        return
    if len(parts) == 1:
        for number in range(2, MOST + 1):
            yield _capital(parts[0][:number])
        return
    first = parts[:WORDS]
    plain = "".join(_capital(part[:1]) for part in first)
    yield plain
    if len(first) == WORDS:
        for part in reversed(parts[WORDS:]):
            if "".join(part).lower() not in EMPTY_WORDS:
                yield plain + _capital(part[:1])
    room = MOST - len(first)
    lengths = product(range(1, room + 2), repeat=len(first))
    for taken in sorted(lengths, key=lambda n: (sum(n), n)):
        if sum(taken) <= MOST:
            yield "".join(_capital(p[:n]) for p, n in zip(first, taken, strict=True))


def _parts(words: str) -> list[str]:
    """Split words at what is neither a letter, nor a digit, nor a mark on one."""
    if words.isascii():
        return "".join(c if c.isalnum() else " " for c in words).split()
    return "".join(c if unicodedata.category(c)[0] in "LNM" else " " for c in words).split()


def _clusters(word: str) -> list[str]:
    """Return the letters of a word, each with its marks, and its short numbers."""
    return [
        part
        for found in _LETTERS.findall(word)
        for part in (found if found.isdigit() and len(found) >= MOST else (found,))
    ]


def _capital(letters: list[str]) -> str:
    """Return letters with the first one as a capital; those of a word in capitals stay as they are."""
    if len(letters) > 1 and "".join(letters).isupper():
        return "".join(letters)
    first = letters[0].upper()
    if len(first) != len(letters[0]):  # `ß` becomes two letters
        first = letters[0]
    return first + "".join(letters[1:]).lower()


def _in_letters(number: int) -> str:
    """Return `a`, `b`, …, `z`, `aa`, … for 0, 1, …"""
    letters = ""
    number += 1
    while number:
        number, digit = divmod(number - 1, 26)
        letters = chr(ord("a") + digit) + letters
    return letters
