"""The badges of a map: letters on a colour, the same in every picture of it."""

from __future__ import annotations

from collections.abc import Mapping
from zlib import crc32

from argmap.drawing.scene.letters import badge_letters
from argmap.drawing.scene.scene import Badge
from argmap.drawing.scene.words import clean, width
from argmap.drawing.theme import PAINTS
from argmap.model import ArgumentMap

LETTERS = 12.0
"""Px of the letters."""


def badges_of(map: ArgumentMap) -> Mapping[str, Badge]:
    """Return the badge of every position and person of a map, by `position ID` and `person ID`,
    positions first.
    """
    letters, paints = badge_letters(map), paints_of(map)
    badges = {}
    for position in map.positions.values():
        name = f"position {position.id}"
        words = clean(position.text) or position.id
        badges[name] = badge(letters[name], paints[position.id], words)
    for person in map.persons.values():
        name = f"person {person.id}"
        badges[name] = badge(letters[name], "pn", clean(person.name) or person.id)
    return badges


def badge(letters: str, paint: str, words: str) -> Badge:
    """Return a badge as wide as its letters need."""
    return Badge(letters, paint, width(letters, LETTERS, True) + 12, words)


def paints_of(map: ArgumentMap) -> Mapping[str, str]:
    """Return the paint of every position by id: the one that its `colour` line names, else one that
    follows from its name alone, or where another position has that, the next free one. With more
    positions than paints, some share one.
    """
    found = {p.id: PAINTS.index(p.colour) for p in map.positions.values() if p.colour in PAINTS}
    taken = set(found.values())
    waiting = []
    for id_ in map.positions:
        # The prefix under which a file is used is left out, so that it changes no colour.
        own = crc32(id_.rpartition(".")[2].encode()) % len(PAINTS)
        if id_ in found:
            continue
        if own in taken:
            waiting.append((id_, own))
        else:
            taken.add(own)
            found[id_] = own
    for id_, own in waiting:
        following = ((own + step) % len(PAINTS) for step in range(len(PAINTS)))
        found[id_] = next((paint for paint in following if paint not in taken), own)
        taken.add(found[id_])
    return {id_: f"p{number}" for id_, number in found.items()}
