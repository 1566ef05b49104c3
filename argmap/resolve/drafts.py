"""Things of the map while they are being put together from several lines and files."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from argmap.model import (
    Answered,
    Argument,
    Claim,
    Evidence,
    Group,
    Kind,
    Person,
    Position,
    Question,
    Source,
)
from argmap.syntax import tree
from argmap.syntax.tree import Ref
from argmap.text import Place


class Operand(NamedTuple):
    """A name as it stands in some file, still to be looked up; `at` is where its spans count from."""

    ref: Ref
    path: str
    at: int

    @property
    def place(self) -> Place:
        return Place(self.path, self.at + self.ref.span[0], self.at + self.ref.span[1])


@dataclass(slots=True)
class Draft:
    """What every named thing gathers: single values, lists of names, notes and `x-` lines."""

    id: str
    place: Place
    text: str = ""
    words_place: Place | None = None
    generated: bool = False
    worded: bool = False
    group: str | None = None
    values: dict[str, str] = field(default_factory=dict)
    lists: dict[str, list[str]] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    extra: list[tuple[str, str]] = field(default_factory=list)
    value_places: dict[str, Place] = field(default_factory=dict)
    alias: Draft | None = None
    """The draft that this one turned out to speak of."""

    @property
    def real(self) -> Draft:
        """The draft that this one speaks of in the end: itself, unless it reopens another."""
        draft = self
        while draft.alias is not None:
            draft = draft.alias
        return draft

    def names(self, key: str) -> tuple[str, ...]:
        """A list of names, each once."""
        return tuple(dict.fromkeys(self.lists[key])) if key in self.lists else ()

    def add(self, key: str, names: tuple[str, ...]) -> None:
        """Lengthen a list of names."""
        if names:
            self.lists.setdefault(key, []).extend(names)

    def number(self, key: str) -> float | None:
        """A credence, held within [0, 1]."""
        try:
            return min(max(float(self.values[key]), 0.0), 1.0)
        except (KeyError, ValueError):
            return None

    # ---- the finished values ----

    def claim(self) -> Claim:
        assumed = self.values.get("assumed")
        return Claim(
            self.id, self.text, self.names("by"), self.names("tags"), self.number("credence"),
            assumed, self.names("answers"), tuple(self.notes), tuple(self.extra), self.group,
            self.generated, self.place, self.words_place or self.place,
        )  # fmt: skip

    def evidence(self) -> Evidence:
        quote = self.values.get("quote", "")
        return Evidence(
            self.id, quote, self.text, self.values.get("said by", ""), self.values.get("in", ""),
            self.values.get("at", ""), self.values.get("kind", "quote" if quote else ""),
            self.number("credence"), self.names("supports"), self.names("tags"),
            tuple(self.notes), tuple(self.extra), self.group, self.generated, self.place,
            self.words_place or self.place,
        )  # fmt: skip

    def person(self) -> Person:
        also = tuple(filter(None, (a.strip() for a in self.values.get("also", "").split(","))))
        return Person(
            self.id, self.text or self.id, self.values.get("role", ""), also,
            tuple(self.notes), tuple(self.extra), self.place,
        )  # fmt: skip

    def source(self) -> Source:
        get = self.values.get
        return Source(
            self.id, self.text or self.id, self.names("author"), get("published", ""),
            get("url", ""), get("text", ""), self.names("via"), get("kind", ""),
            tuple(self.notes), tuple(self.extra), self.place,
        )  # fmt: skip

    def question(self) -> Question:
        return Question(self.id, self.text, tuple(self.notes), tuple(self.extra), self.place)

    def position(self) -> Position:
        return Position(
            self.id, self.text, self.names("thesis"), self.names("held by"), self.names("holds"),
            self.names("denies"), self.names("answers"), tuple(self.notes), tuple(self.extra),
            self.place,
        )  # fmt: skip

    def make_group(self) -> Group:
        return Group(
            self.id, self.text or self.id, self.group, tuple(self.notes), tuple(self.extra),
            self.place,
        )  # fmt: skip


@dataclass(slots=True)
class Steps:
    """What lines under a relation say of its steps."""

    by: list[Operand] = field(default_factory=list)
    scheme: Operand | None = None
    answered: list[tuple[tree.Answered, str, int]] = field(default_factory=list)
    """Each `answered` line with its file and where its spans count from."""
    id: str = ""
    text: str = ""
    tags: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    extra: list[tuple[str, str]] = field(default_factory=list)


@dataclass(slots=True)
class Step:
    """One argument before ids are given to those that have none. `of` is the step it undercuts."""

    kind: Kind
    premises: tuple[str, ...]
    target: str
    place: Place
    about: Steps
    group: str | None
    id: str = ""
    part_of: str = ""
    by: tuple[str, ...] = ()
    of: Step | None = None
    scheme: str = ""
    answered: tuple[Answered, ...] = ()
    generated: bool = False

    def argument(self) -> Argument:
        about = self.about
        return Argument(
            self.id, self.kind, self.premises, self.target, self.by, self.scheme,
            about.text, tuple(about.tags), tuple(about.notes), tuple(about.extra), self.part_of,
            self.group, self.generated, self.place, self.answered,
        )  # fmt: skip
