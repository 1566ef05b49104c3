"""A name changed at all its places, in all files."""

from __future__ import annotations

from collections.abc import Iterable

from argmap.base.diagnostics import Edit
from argmap.base.text import Place
from argmap.language.names import is_name
from argmap.lsp.snapshot import Snapshot
from argmap.model.resolve.occurrences import Occurrence
from argmap.model.resolve.scopes import NODE


class Refused(Exception):
    """A name cannot be changed like that; its message is a sentence."""


def renamable(snapshot: Snapshot, offset: int) -> Place | None:
    """Return the place of the name at an offset, without the prefix of its file; `None` where no name is."""
    name = snapshot.name_at(offset)
    if name is None:
        return None
    return _own(name.place, name.written)


def rename(
    snapshot: Snapshot, offset: int, new: str, others: Iterable[Snapshot] = ()
) -> tuple[Edit, ...]:
    """Return the edits, in all files of the map, that give what is named at an offset a new name. `others` are further maps
    that have the file in which it is declared.

    Raises `Refused` where no name is, for a name that is none or is taken, and for one that argmap made of what a step joins.
    """
    name = snapshot.name_at(offset)
    if name is None:
        raise Refused("There is no name here.")
    if not is_name(new) or "." in new:
        raise Refused(
            f"`{new}` is no name: small letters, digits and hyphens, and no word of the language."
        )
    edits = dict.fromkeys(_edits(snapshot, name, new))
    home = snapshot.home(name)
    for other in others:
        there = other.name_of(home, name.space) if home else None
        if there is not None:
            edits.update(dict.fromkeys(_edits(other, there, new)))
    return tuple(edits)


def _edits(snapshot: Snapshot, name: Occurrence, new: str) -> list[Edit]:
    """Return the edits of one map."""
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
    return edits


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
