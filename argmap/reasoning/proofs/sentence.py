"""The answers of analyses in plain words: lines that name the things they are about."""

from __future__ import annotations

from collections.abc import Iterable

from argmap.base.values import dataclass
from argmap.model import ArgumentMap

THESIS = "The thesis"
"""The text of a line that only says which thesis the lines around it are about."""


@dataclass(frozen=True, slots=True)
class Line:
    """One statement: `text`, then the claims and steps it is about, then quotations.

    `text` is in plain words and may contain words of the map, so a face makes it safe to show. It
    is empty when the claims speak for themselves. `claims`, `steps` and `quotes` are ids of claims,
    arguments and evidence; their words are shown with them. `under` are lines that say more.
    """

    text: str = ""
    claims: tuple[str, ...] = ()
    steps: tuple[str, ...] = ()
    quotes: tuple[str, ...] = ()
    under: tuple[Line, ...] = ()


def name_of(map: ArgumentMap, position: str) -> str:
    """Return a position's name for a sentence: its words without the full stop, else its id."""
    words = map.positions[position].text.strip()
    return words.rstrip(".").rstrip() or words or position


def names_of(map: ArgumentMap, positions: Iterable[str]) -> str:
    """Join positions into a list, with semicolons because they are sentences."""
    return "; ".join(name_of(map, p) for p in positions)


def people_of(map: ArgumentMap, people: Iterable[str]) -> str:
    """Join people's names into a list with `and`."""
    return listed(map.persons[p].name or p if p in map.persons else p for p in people)


def voice_of(map: ArgumentMap, person: str, via: Iterable[str]) -> str:
    """Return a name, with the persons through whom alone it is known: “Washington (as Naftali Bennett
    tells it)”.
    """
    name, through = people_of(map, [person]), tuple(via)
    verb = "tell" if len(through) > 1 else "tells"
    return f"{name} (as {people_of(map, through)} {verb} it)" if through else name


def listed(words: Iterable[str]) -> str:
    """Join words into a list: “a, b and c”."""
    *first, last = [*words] or [""]
    return f"{', '.join(first)} and {last}" if first else last


def counted(number: int, thing: str, things: str = "") -> str:
    """Return a number with its noun: “1 claim”, “3 claims”."""
    return f"{number:,} {thing if number == 1 else things or thing + 's'}"


def share(load: float) -> str:
    """Put a load into words: “every way to derive”, “most ways to derive”, “some ways to derive”.

    Ways are combinations of reasons, so a percentage of them would seem to say more than it does.
    """
    if load >= 1:
        return "every way to derive"
    return "most ways to derive" if load > 1 / 2 else "some ways to derive"


def used(load: float, theses: int) -> str:
    """Return “Some ways to derive its thesis in this map use”, for the given number of
    theses.
    """
    part = share(load)
    verb = "uses" if load >= 1 else "use"
    whose = "its thesis" if theses == 1 else "one of its theses"
    return f"{part[0].upper()}{part[1:]} {whose} in this map {verb}"
