"""Sentences in parts, so that each face can show names, words and changes in its own way."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import NamedTuple

from argmap.model import ArgumentMap, Kind
from argmap.reasoning.difference.wording import marked


class Style(StrEnum):
    """The kind of a part of a sentence. `words` are the map's own, so a face makes them safe to
    show; `gone` and `come` are words of the map that changed; `name` is an id.
    """

    PLAIN = "plain"
    NAME = "name"
    WORDS = "words"
    GONE = "gone"
    COME = "come"


class Piece(NamedTuple):
    """A part of a sentence."""

    style: Style
    text: str


Phrase = tuple[Piece, ...]

_VERBS = {
    Kind.SUPPORT: ("supports", "together support"),
    Kind.REBUT: ("rebuts", "together rebut"),
    Kind.UNDERCUT: ("undercuts the step", "together undercut the step"),
}


def phrase(*parts: str | Piece | Phrase) -> Phrase:
    """Make a sentence from plain words, pieces and other sentences."""
    found: list[Piece] = []
    for part in parts:
        if isinstance(part, Piece):
            found.append(part)
        elif isinstance(part, str):
            found.append(Piece(Style.PLAIN, part))
        else:
            found += part
    return tuple(piece for piece in found if piece.text)


def name(id: str) -> Piece:
    """Make a piece of an id."""
    return Piece(Style.NAME, id)


def words(text: str) -> Piece:
    """Make a piece of words of the map, on one line."""
    return Piece(Style.WORDS, " ".join(text.split()))


def names(ids: Iterable[str]) -> Phrase:
    """Join ids into a list: `a, b and c`."""
    return listed(phrase(name(id)) for id in ids)


def listed(phrases: Iterable[Phrase], between: str = ", ", last: str = " and ") -> Phrase:
    """Join sentences into a list."""
    several = list(phrases)
    found: list[Phrase | str] = []
    for place, one in enumerate(several):
        if place:
            found.append(last if place == len(several) - 1 else between)
        found.append(one)
    return phrase(*found)


def versions(before: str, after: str) -> tuple[Phrase, Phrase]:
    """Return the words before and after, with the changed ones marked."""
    old, new = marked(before, after)
    return (
        tuple(Piece(Style.GONE if part.changed else Style.WORDS, part.text) for part in old),
        tuple(Piece(Style.COME if part.changed else Style.WORDS, part.text) for part in new),
    )


def joined(map: ArgumentMap, id: str) -> Phrase:
    """Describe a step: `a and b together support c`; a step that it undercuts is given by its
    name.
    """
    step = map.arguments[id]
    verb = _VERBS[step.kind][len(step.premises) > 1]
    return phrase(names(step.premises), f" {verb} ", name(step.target))


def step(map: ArgumentMap, id: str) -> Phrase:
    """Name a step by its name when it has one, else describe it."""
    argument = map.arguments[id]
    if argument.generated:
        return joined(map, id)
    return phrase(name(id), " (", joined(map, id), ")")
