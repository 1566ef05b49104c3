"""A name changed at all its places, in all files."""

from __future__ import annotations

import re

from argmap.base.diagnostics import Edit
from argmap.base.text import Place
from argmap.language.names import RESERVED
from argmap.lsp.snapshot import Snapshot
from argmap.model.resolve.scopes import NODE

_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


class Refused(Exception):
    """A name cannot be changed like that; its message is a sentence."""


def renamable(snapshot: Snapshot, offset: int) -> Place | None:
    """Return the place of the name at an offset, without the prefix of its file; `None` where no name is."""
    name = snapshot.name_at(offset)
    if name is None:
        return None
    return _own(name.place, name.written)


def rename(snapshot: Snapshot, offset: int, new: str) -> tuple[Edit, ...]:
    """Return the edits, in all files of the map, that give what is named at an offset a new name.

    Raises `Refused` where no name is, for a name that is none or is taken, and for one that is declared in a file that this
    map does not have.
    """
    name = snapshot.name_at(offset)
    if name is None:
        raise Refused("There is no name here.")
    if not _NAME.fullmatch(new) or new in RESERVED:
        raise Refused(
            f"`{new}` is no name: small letters, digits and hyphens, and no word of the language."
        )
    before = name.id.rpartition(".")[0]
    id_ = f"{before}.{new}" if before else new
    if id_ != name.id and taken(snapshot, name.space, id_):
        raise Refused(
            f"`{new}` is taken by another {snapshot.kind_of(name.space, id_) or name.space}."
        )
    places = list(snapshot.places_of(name.space, name.id))
    edits = [Edit(_own(one.place, one.written), new) for one in places]
    if not any(one.declares for one in places):
        edits += _declared(snapshot, name.id, new)
    return tuple(edits)


def taken(snapshot: Snapshot, space: str, id: str) -> bool:
    """Whether something in a name space has this id."""
    map = snapshot.map
    if space == NODE:
        return id in map.claims or id in map.arguments or id in map.evidence
    return id in {
        "question": map.questions, "person": map.persons, "source": map.sources, "position": map.positions,
        "group": map.groups, "scheme": map.schemes, "view": map.views,
    }.get(space, ())  # fmt: skip


def _own(place: Place, written: str) -> Place:
    """Return the part of a name that is its own, behind the prefix of its file."""
    prefix = written.rpartition(".")[0]
    return Place(place.file, place.start + (len(prefix) + 1 if prefix else 0), place.end)


def _declared(snapshot: Snapshot, id: str, new: str) -> list[Edit]:
    """Write a name down where argmap made it from the words."""
    map = snapshot.map
    thing = map.claims.get(id) or map.evidence.get(id)
    if thing is None or not thing.generated:
        raise Refused(
            "This name is made from what it joins: give the step one, with `id NAME` under it."
        )
    text = map.documents[thing.words_place.file].text
    colon = text.rfind(":", thing.place.start, thing.words_place.start + 1)
    at = colon if colon >= 0 else thing.words_place.start
    space = "" if colon >= 0 else " "
    return [Edit(Place(thing.words_place.file, at, at), f" {new}{space}")]
