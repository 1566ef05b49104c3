"""From a place in the text to what is declared there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from argmap.base.text import Place
from argmap.language.tree import Declaration, Link, Name, Ref, Statement, SyntaxTree
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


def claim_at(map: ArgumentMap, place: Place, tree: SyntaxTree) -> str:
    """Return the claim that the text at a place is about, in a file with this tree; empty when it is about none.

    The innermost line counts that declares or names one: a claim's own line, also where the claim is reopened, and a line
    that begins with its name. A step means its first premise, evidence the claim that it is for, a position its thesis, a
    question its first answer.
    """
    text = map.documents[place.file].text
    line = text.rfind("\n", 0, place.start) + 1
    lines = _around(tree, place.start)
    if not lines or (lines[0][0] < line and text[line : line + 1] not in " \t"):
        return ""
    things = {at.start: (kind, id_) for kind, id_, at in _declared(map) if at.file == place.file}
    prefix, declared = _prefix(tree, things), sorted(things, reverse=True)
    for start, end, statement in reversed(lines):
        meant = [(kind, id_) for kind, name in _named(statement) for id_ in (prefix + name, name)]
        meant += [things[at] for at in declared if start <= at <= end]
        for kind, id_ in meant:
            if claim := _claim_of(map, kind, id_):
                return claim
    return ""


def _around(tree: SyntaxTree, offset: int) -> list[tuple[int, int, Statement]]:
    """Return the statements that an offset is in, from the margin inwards, each with where its own words begin and end."""
    found: list[tuple[int, int, Statement]] = []
    inner: Iterable[tuple[int, Statement]] = tree.located()
    while True:
        last = None
        for at, statement in inner:
            if at + statement.span[0] > offset:
                break
            last = at, statement
        if last is None:
            return found
        at, statement = last
        found.append((at + statement.span[0], at + statement.span[1], statement))
        inner = [(at, one) for one in getattr(statement, "body", ())]


def _named(statement: Statement) -> Iterator[tuple[str, str]]:
    """Yield the kinds and the name of what the lines below a statement are about, where that is declared elsewhere."""
    match statement:
        case Declaration(keyword="claim" | "position" | "question" as kind, name=Name(text=name), words=None):
            yield kind, name
        case Declaration(keyword="argument", name=name, body=body):
            yield from [("step", name.text)] if name else ()
            yield from (found for line in body[:1] for found in _named(line))
        case Link(subject=Ref(text=name)):
            yield from ((kind, name) for kind in ("claim", "step", "evidence"))
        case Link(keyword="premise" | "therefore" | "thesis", targets=(Ref(text=name), *_)):
            yield "claim", name


def _prefix(tree: SyntaxTree, things: Mapping[int, tuple[str, str]]) -> str:
    """Return what the map puts before the names of a file, as the first name that it declares has it."""
    for at, statement in tree.located():
        if isinstance(statement, Declaration) and statement.name is not None:
            id_ = things.get(at + statement.span[0], ("", ""))[1]
            if id_.endswith(f".{statement.name.text}"):
                return id_.removesuffix(statement.name.text)
            if id_:
                return ""
    return ""


def _claim_of(map: ArgumentMap, kind: str, id_: str) -> str:
    """Return the claim that a thing means; empty when it means none."""
    ends: Iterable[str] = ()
    match kind:
        case "claim":
            ends = (id_,)
        case "step" if id_ in map.arguments:
            step = map.arguments[id_]
            ends = (*step.premises, *map.aims_of(step))
        case "evidence" if id_ in map.evidence:
            ends = map.evidence[id_].supports
        case "position" if id_ in map.positions:
            ends = map.positions[id_].thesis
        case "question":
            ends = (c.id for c in map.claims.values() if id_ in c.answers)
    return next((end for end in ends if end in map.claims), "")


def _declared(map: ArgumentMap) -> Iterator[tuple[str, str, Place]]:
    for kind, things in (
        ("question", map.questions), ("person", map.persons), ("source", map.sources),
        ("position", map.positions), ("group", map.groups), ("step", map.arguments),
        ("claim", map.claims), ("evidence", map.evidence),
    ):  # fmt: skip
        for thing in things.values():
            yield kind, thing.id, thing.place
