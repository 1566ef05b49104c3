"""Where a name is declared."""

from __future__ import annotations

from argmap.base.text import Place
from argmap.lsp.snapshot import Snapshot


def definition(snapshot: Snapshot, offset: int) -> tuple[Place, ...]:
    """Return the places where the name at an offset is declared, the first declaration first; nothing where no name is."""
    name = snapshot.name_at(offset)
    if name is None:
        return ()
    return tuple(one.place for one in snapshot.places_of(name.space, name.id) if one.declares)
