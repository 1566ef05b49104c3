"""Where a name is declared."""

from __future__ import annotations

from argmap.base.text import Place
from argmap.lsp.snapshot import Snapshot


def definition(snapshot: Snapshot, offset: int) -> tuple[Place, ...]:
    """Return the places where the name at an offset is declared, the first declaration first; for a name that argmap
    made from words, the place of these words. Nothing where no name is.
    """
    name = snapshot.name_at(offset)
    if name is None:
        return ()
    found = [one.place for one in snapshot.places_of(name.space, name.id) if one.declares]
    claim = snapshot.map.claims.get(name.id)
    if not found and claim is not None:
        return (claim.words_place,)
    return tuple(found)
