"""All places of a name."""

from __future__ import annotations

from argmap.base.text import Place
from argmap.lsp.snapshot import Snapshot


def references(snapshot: Snapshot, offset: int, *, declarations: bool) -> tuple[Place, ...]:
    """Return every place of the name at an offset in all files of the map, with or without its declarations."""
    name = snapshot.name_at(offset)
    if name is None:
        return ()
    places = snapshot.places_of(name.space, name.id)
    return tuple(one.place for one in places if declarations or not one.declares)


def highlights(snapshot: Snapshot, offset: int) -> tuple[tuple[Place, bool], ...]:
    """Return every place of the name at an offset in this file, each with whether it declares it."""
    name = snapshot.name_at(offset)
    if name is None:
        return ()
    names = snapshot.names
    return tuple(
        (one.place, one.declares) for one in names if one.id == name.id and one.space == name.space
    )
