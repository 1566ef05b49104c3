"""From a place in the text to what is declared there."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.base.text import Place
from argmap.model import ArgumentMap


def thing_at(map: ArgumentMap, place: Place) -> tuple[str, str]:
    """Return the kind and id of what is declared at a place; empty when nothing is.

    A place on an indented line means the last declaration before it.
    """
    text = map.documents[place.file].text if place.file in map.documents else ""
    line = text.rfind("\n", 0, place.start) + 1
    best, found = (-1 if text[line : line + 1] == " " else line - 1), ("", "")
    for kind, id_, where in _declared(map):
        if where.file == place.file and best <= where.start <= place.start:
            best, found = where.start, (kind, id_)
    return found


def claim_at(map: ArgumentMap, place: Place) -> str:
    """Return the claim that the text at a place is about; empty when it is about none.

    A step means its first premise, evidence the claim that it is for, a position its thesis, a
    question its first answer.
    """
    kind, id_ = thing_at(map, place)
    match kind:
        case "claim":
            return id_
        case "step":
            step = map.arguments[id_]
            ends = (*step.premises, step.target)
            return next((end for end in ends if end in map.claims), "")
        case "evidence":
            return next((end for end in map.evidence[id_].supports if end in map.claims), "")
        case "position":
            return next((end for end in map.positions[id_].thesis if end in map.claims), "")
        case "question":
            return next((c.id for c in map.claims.values() if id_ in c.answers), "")
    return ""


def _declared(map: ArgumentMap) -> Iterator[tuple[str, str, Place]]:
    for kind, things in (
        ("question", map.questions), ("person", map.persons), ("source", map.sources),
        ("position", map.positions), ("group", map.groups), ("step", map.arguments),
        ("claim", map.claims), ("evidence", map.evidence),
    ):  # fmt: skip
        for thing in things.values():
            yield kind, thing.id, thing.place
