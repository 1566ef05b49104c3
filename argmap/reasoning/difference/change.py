"""The possible changes between two maps, as values."""

from __future__ import annotations

import dataclasses
from enum import StrEnum

from argmap.base.text import Place
from argmap.base.values import dataclass


class Thing(StrEnum):
    """The kind of thing that a change is about, in the order in which changes are reported."""

    MAP = "map"
    QUESTION = "question"
    POSITION = "position"
    CLAIM = "claim"
    ARGUMENT = "argument"
    CONTRADICTION = "contradiction"
    RESTATEMENT = "restatement"
    EVIDENCE = "evidence"
    PERSON = "person"
    SOURCE = "source"
    GROUP = "group"
    SCHEME = "scheme"
    VIEW = "view"
    EXPECTATION = "expectation"
    LINE = "line"


class What(StrEnum):
    """The kind of a change.

    `renamed`: the same words under another name. `reworded`: the words themselves. `flipped`: a support
    became a rebuttal or the other way round. `retargeted`: a step aims at something else.
    `premises`: it starts from other claims. `stance`: a position or person now says something else of
    a claim. `changed`: any other field.
    """

    ADDED = "added"
    REMOVED = "removed"
    RENAMED = "renamed"
    REWORDED = "reworded"
    FLIPPED = "flipped"
    RETARGETED = "retargeted"
    PREMISES = "premises"
    STANCE = "stance"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that changed.

    `old` and `new` are its ids in the two maps: `old` is empty when it was added, `new` when it was
    removed, both when it has no id (the map's head, contradictions, restatements, expectations,
    lines that cannot be read). `field` names the changed part, in words of the language. `before`
    and `after` are the words before and after; for a list, the items removed from it and those
    added. Ids in `before` are those of the old map, ids in `after` those of the new one. `of` is
    the claim that a stance is on, by its id in the new map, or in the old one if it is gone.
    `place` is in the new map, or in the old one for what was removed.
    """

    what: What
    thing: Thing
    old: str = ""
    new: str = ""
    field: str = ""
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    of: str = ""
    place: Place | None = dataclasses.field(default=None, compare=False)

    @property
    def id(self) -> str:
        """Return its id in the new map, or in the old one if it is gone."""
        return self.new or self.old
