"""Things of the map while they are being put together from several lines and files."""

from __future__ import annotations

from typing import NamedTuple

from argmap.base.text import Place
from argmap.base.values import dataclass, field
from argmap.language import tree
from argmap.language.tree import Ref
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
        if key not in self.values:
            return None
        try:
            return min(max(float(self.values[key]), 0.0), 1.0)
        except ValueError:
            return None

    # ---- the finished values ----

    def claim(self) -> Claim:
        by: tuple[str, ...] = ()
        tags: tuple[str, ...] = ()
        answers: tuple[str, ...] = ()
        if self.lists:  # most claims have none
            by, tags, answers = self.names("by"), self.names("tags"), self.names("answers")
        credence = assumed = None
        if self.values:
            credence, assumed = self.number("credence"), self.values.get("assumed")
        return Claim(
            id=self.id,
            text=self.text,
            by=by,
            tags=tags,
            credence=credence,
            assumed=assumed,
            answers=answers,
            notes=tuple(self.notes),
            extra=tuple(self.extra),
            group=self.group,
            generated=self.generated,
            place=self.place,
            words_place=self.words_place or self.place,
        )

    def evidence(self) -> Evidence:
        get = self.values.get
        quote = get("quote", "")
        return Evidence(
            id=self.id,
            quote=quote,
            text=self.text,
            voice=get("said by", ""),
            source=get("in", ""),
            at=get("at", ""),
            kind=get("kind", "quote" if quote else ""),
            credence=self.number("credence"),
            supports=self.names("supports"),
            tags=self.names("tags"),
            notes=tuple(self.notes),
            extra=tuple(self.extra),
            group=self.group,
            generated=self.generated,
            place=self.place,
            words_place=self.words_place or self.place,
        )

    def person(self) -> Person:
        also = tuple(filter(None, (a.strip() for a in self.values.get("also", "").split(","))))
        return Person(
            id=self.id,
            name=self.text or self.id,
            role=self.values.get("role", ""),
            also=also,
            notes=tuple(self.notes),
            extra=tuple(self.extra),
            place=self.place,
        )

    def source(self) -> Source:
        get = self.values.get
        return Source(
            id=self.id,
            title=self.text or self.id,
            author=self.names("author"),
            published=get("published", ""),
            url=get("url", ""),
            text=get("text", ""),
            via=self.names("via"),
            kind=get("kind", ""),
            notes=tuple(self.notes),
            extra=tuple(self.extra),
            place=self.place,
        )

    def question(self) -> Question:
        return Question(
            id=self.id,
            text=self.text,
            notes=tuple(self.notes),
            extra=tuple(self.extra),
            place=self.place,
        )

    def position(self) -> Position:
        return Position(
            id=self.id,
            text=self.text,
            thesis=self.names("thesis"),
            held_by=self.names("held by"),
            holds=self.names("holds"),
            denies=self.names("denies"),
            answers=self.names("answers"),
            notes=tuple(self.notes),
            extra=tuple(self.extra),
            place=self.place,
        )

    def make_group(self) -> Group:
        return Group(
            id=self.id,
            text=self.text or self.id,
            parent=self.group,
            notes=tuple(self.notes),
            extra=tuple(self.extra),
            place=self.place,
        )


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
            id=self.id,
            kind=self.kind,
            premises=self.premises,
            target=self.target,
            by=self.by,
            scheme=self.scheme,
            text=about.text,
            tags=tuple(about.tags),
            notes=tuple(about.notes),
            extra=tuple(about.extra),
            part_of=self.part_of,
            group=self.group,
            generated=self.generated,
            place=self.place,
            answered=self.answered,
        )
