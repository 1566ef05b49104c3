"""The names that a file uses for the sources and persons of a map that has it under a prefix.

A lock belongs to one file and has the names of this file, whichever map reads it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from argmap.model import ArgumentMap, Person, Source
from argmap.model.resolve.scopes import prefixes
from argmap.model.workspace import Used


def names_in(
    file: str, map: ArgumentMap, roots: Iterable[str], uses: Mapping[str, tuple[Used, ...]]
) -> tuple[Mapping[str, str], Mapping[str, str]]:
    """Map the names that a file of a map uses to ids in the map: sources, and persons.

    `roots` are the files that the map was read from; `uses` lists the files that each file uses.
    """
    whole, own = prefixes(roots, uses), prefixes((file,), uses)

    def named(things: Iterable[Source | Person]) -> Mapping[str, str]:
        found = {}
        for thing in things:
            bare = thing.id.removeprefix(whole.get(thing.place.file, ""))
            found[own.get(thing.place.file, "") + bare] = thing.id
        return found

    return named(map.sources.values()), named(map.persons.values())
