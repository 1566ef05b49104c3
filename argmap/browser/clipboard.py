"""Things to take away: words to copy, pictures and texts to write."""

from __future__ import annotations

import os
from collections.abc import Sequence

from argmap.base.text import NO_BREAK
from argmap.base.values import dataclass
from argmap.contents.card import Card
from argmap.drawing.view import Selection, select
from argmap.model import ArgumentMap


@dataclass(frozen=True, slots=True)
class Copy:
    """Something to copy: a word that says what it is, and the text itself."""

    label: str
    text: str


def copies(card: Card) -> tuple[Copy, ...]:
    """Return the copies that a card offers: name, words, quotations with references, place."""
    found = [Copy("name", card.id), Copy("words", card.words)]
    for proof in card.evidence:
        words = f"“{proof.quote}”" if proof.quote else proof.text
        reference = " ".join(
            part for part in (proof.reference.replace(NO_BREAK, " "), proof.url) if part
        )
        found.append(Copy("evidence", f"{words} ({reference})" if reference else words))
    if card.place.line:
        found.append(Copy("place", f"{card.place.file}:{card.place.line}"))
    if card.url:
        found.append(Copy("address", card.url))
    return tuple(copy for copy in found if copy.text)


FORMATS = ("svg", "png", "txt", "md", "mmd", "pdf", "dot", "json")


def near(card: Card, depth: int) -> Selection:
    """Select the neighbours of a card, or all that a person says, a position holds …"""
    match card.kind:
        case "claim" | "step" | "evidence" | "question":
            return Selection(focus=(card.id,), depth=depth)
        case "position":
            return Selection(positions=(card.id,))
        case "person":
            return Selection(persons=(card.id,))
        case "source":
            return Selection(sources=(card.id,))
        case "group":
            return Selection(groups=(card.id,))
        case "tag":
            return Selection(tags=(card.id,))
        case _:
            return Selection()


def file_name(path: str, card: Card, *, whole: bool) -> str:
    """Return a file name for an export that no file in the current folder has."""
    stem = os.path.splitext(os.path.basename(path))[0] or "map"
    if not whole and card.id:
        stem += "-" + "".join(c if c.isalnum() or c in "-." else "-" for c in card.id)[:60]
    name, number = f"{stem}.svg", 2
    while os.path.exists(name):
        name, number = f"{stem}-{number}.svg", number + 1
    return name


def objection(path: str, own: Sequence[str]) -> str:
    """Return the objection to writing to a path, or nothing.

    An objection that ends in `!` cannot be overridden.
    """
    if not path.strip():
        return "a file needs a name!"
    if os.path.realpath(os.path.expanduser(path)) in {os.path.realpath(file) for file in own}:
        return "that is the map itself!"
    if os.path.splitext(path)[1].removeprefix(".").lower() not in FORMATS:
        return f"the suffix says the format: {' '.join(FORMATS)}!"
    if os.path.isdir(os.path.expanduser(path)):
        return "that is a folder!"
    there = os.path.exists(os.path.expanduser(path))
    return "that file exists; Enter again writes over it" if there else ""


def write(map: ArgumentMap, selection: Selection, path: str, theme: str) -> str:
    """Write a part of a map to a file; return a sentence on the result."""
    from argmap.base.files import FileTrouble, write_file
    from argmap.drawing.engines import EngineError
    from argmap.drawing.fit import How, in_room
    from argmap.formats.exports import ExportError, Options, by_suffix
    from argmap.formats.exports.options import LAID_OUT

    path = os.path.expanduser(path)
    exporter = by_suffix(os.path.splitext(path)[1])
    if exporter is None:
        return f"there is no format for {path}"
    if exporter.name == "json" and selection != Selection():
        return "JSON always holds the whole map: choose that, or another format"
    view, missing = select(map, selection)
    if missing:
        return missing[0]
    try:
        fitted = None
        if exporter.purpose == "render":
            view, fitted = in_room(view, how=How() if exporter.name in LAID_OUT else None)
        write_file(path, exporter.export(view, Options(theme=theme, fitted=fitted)))
    except (ExportError, EngineError, FileTrouble) as trouble:
        return str(trouble)
    return f"Wrote {path}."
