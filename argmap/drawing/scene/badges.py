"""The badges of a map: initials on a colour, the same in every picture of it."""

from __future__ import annotations

from collections.abc import Mapping

from argmap.drawing.scene.scene import Badge
from argmap.drawing.scene.words import badge_letters, clean, width
from argmap.model import ArgumentMap

POSITION_PAINTS = 8
"""Position colours in a theme; more positions share them and differ by initials."""
LETTERS = 12.0
"""Px of the initials."""


def badges_of(map: ArgumentMap) -> Mapping[str, Badge]:
    """Return the badge of every position and person of a map, by `position ID` and `person ID`,
    positions first.
    """
    letters = badge_letters(map)
    badges = {}
    for number, position in enumerate(map.positions.values()):
        name = f"position {position.id}"
        words = clean(position.text) or position.id
        badges[name] = _badge(letters[name], f"p{number % POSITION_PAINTS}", words)
    for person in map.persons.values():
        name = f"person {person.id}"
        badges[name] = _badge(letters[name], "pn", clean(person.name) or person.id)
    return badges


def _badge(letters: str, paint: str, words: str) -> Badge:
    return Badge(letters, paint, width(letters, LETTERS, True) + 12, words)
