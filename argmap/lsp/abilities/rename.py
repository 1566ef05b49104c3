"""A name changed at all its places, in all files; or given to what has none."""

from __future__ import annotations

import re
from collections.abc import Iterable

from argmap.base.diagnostics import Edit
from argmap.base.text import Place
from argmap.language.names import is_name
from argmap.language.tree import Declaration, Quotation
from argmap.lsp.snapshot import Snapshot
from argmap.model.resolve.occurrences import DECLARED, Occurrence
from argmap.model.resolve.scopes import NODE

_KEYWORD = re.compile(r"\w+(?: +by\b)?")


class Refused(Exception):
    """A name cannot be changed like that; its message is a sentence."""


def renamable(snapshot: Snapshot, offset: int) -> tuple[Place, str] | None:
    """Return the place of the name at an offset, without the prefix of its file, and the name; for a claim or evidence without
    a name, its words and the name that argmap made of them. `None` where neither is.
    """
    name = snapshot.name_at(offset)
    if name is not None:
        place = _own(name)
        return place, name.written.rpartition(".")[2]
    found = _unnamed(snapshot, offset)
    if found is None:
        return None
    things = (
        t for several in (snapshot.map.claims, snapshot.map.evidence) for t in several.values()
    )
    made = (thing.id for thing in things if thing.words_place == found[1])
    return found[1], next(made, "").rpartition(".")[2]


def rename(
    snapshot: Snapshot, offset: int, new: str, others: Iterable[Snapshot] = ()
) -> tuple[Edit, ...]:
    """Return the edits, in all files of the map, that give what is named at an offset a new name; for a claim or evidence
    without a name, the one that writes it down. `others` are further maps that have the file in which it is declared.

    Raises `Refused` where neither is, and for a name that is none or is taken.
    """
    name, unnamed = snapshot.name_at(offset), _unnamed(snapshot, offset)
    if name is None and unnamed is None:
        raise Refused("There is no name here, and nothing that could have one.")
    if not is_name(new) or "." in new:
        raise Refused(
            f"`{new}` is no name: small letters, digits and hyphens, and no word of the language."
        )
    if name is None:
        assert unnamed is not None
        _free(snapshot, NODE, snapshot.naming.prefix(snapshot.path) + new, new)
        return (Edit(Place(snapshot.path, unnamed[0], unnamed[0]), f" {new}"),)
    edits = dict.fromkeys(_edits(snapshot, name, new))
    home = snapshot.home(name)
    for other in others:
        there = other.declared_at(home) if home else None
        if there is not None:
            edits.update(dict.fromkeys(_edits(other, there, new)))
    return tuple(edits)


def _edits(snapshot: Snapshot, name: Occurrence, new: str) -> list[Edit]:
    """Return the edits of one map."""
    before = name.id.rpartition(".")[0]
    id_ = f"{before}.{new}" if before else new
    if id_ != name.id:
        _free(snapshot, name.space, id_, new)
    return [Edit(_own(one), new) for one in snapshot.places_of(name.space, name.id)]


def _free(snapshot: Snapshot, space: str, id: str, new: str) -> None:
    """Refuse a name that is taken. One that argmap made of words gives way by itself."""
    map = snapshot.map
    if space == NODE:
        made = map.claims.get(id) or map.evidence.get(id)
        taken = id in map.arguments or (made is not None and not made.generated)
    else:
        taken = id in {
            "question": map.questions, "person": map.persons, "source": map.sources, "position": map.positions,
            "group": map.groups, "scheme": map.schemes, "view": map.views,
        }.get(space, ())  # fmt: skip
    if taken:
        raise Refused(f"`{new}` is taken by another {snapshot.kind_of(space, id) or space}.")


def _own(name: Occurrence) -> Place:
    """Return the part of a name that is its own, behind the prefix of its file."""
    prefix = name.written.rpartition(".")[0]
    file, start, end = name.place
    return Place(file, start + (len(prefix) + 1 if prefix else 0), end)


def _unnamed(snapshot: Snapshot, offset: int) -> tuple[int, Place] | None:
    """Return where a name can be written into the line at an offset, and the place of its words; `None` for a line that has a
    name or takes none.
    """
    at, way = snapshot.way_to(offset)
    if not way or offset > at + way[-1].span[1]:
        return None
    line, above = way[-1], way[-2] if len(way) > 1 else None
    match line:
        case Quotation(name=None, quote=quote):
            span = quote.span
        case Declaration(name=None, keyword=keyword, words=words) if (
            words is not None and DECLARED.get(keyword) == NODE
        ):
            span = words.span
        case _:
            return None
    if isinstance(above, Declaration) and above.keyword == "scheme":
        return None
    head = _KEYWORD.match(snapshot.document.text, at + line.span[0])
    assert head is not None
    return head.end(), Place(snapshot.path, at + span[0], at + span[1])
