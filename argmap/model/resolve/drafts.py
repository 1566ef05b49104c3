"""Things of the map under construction, put together from several lines and files."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple, TypeVar

from argmap.base.text import Place
from argmap.base.values import dataclass
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
from argmap.model.unresolved import SecondValue

T = TypeVar("T")


class Operand(NamedTuple):
    """A name as written in some file, still to be looked up; its spans count from `at`."""

    ref: Ref
    path: str
    at: int

    @property
    def place(self) -> Place:
        return Place(self.path, self.at + self.ref.span[0], self.at + self.ref.span[1])


@dataclass(slots=True)
class Draft:
    """The values that every named thing collects: single values, lists of names, notes and `x-`
    lines.

    Most things have few of them, so each collection is made when something is put in.
    """

    id: str
    place: Place
    text: str = ""
    words_place: Place | None = None
    generated: bool = False
    worded: bool = False
    group: str | None = None
    values: dict[str, str] | None = None
    lists: dict[str, list[str]] | None = None
    notes: list[str] | None = None
    extra: list[tuple[str, str]] | None = None
    value_places: dict[str, Place] | None = None
    alias: Draft | None = None
    """The draft that this one turned out to be about."""

    @property
    def real(self) -> Draft:
        """Return the draft that this one is about in the end: itself, unless it reopens another."""
        draft = self
        while draft.alias is not None:
            draft = draft.alias
        return draft

    def names(self, key: str) -> tuple[str, ...]:
        """Return a list of names, each once."""
        return tuple(dict.fromkeys(self.lists[key])) if self.lists and key in self.lists else ()

    def value(self, key: str, default: str = "") -> str:
        """Return a single value, or `default` when it is missing."""
        return self.values.get(key, default) if self.values else default

    def put(self, key: str, value: str) -> str:
        """Set a single value unless there is one already; return the value that is then there."""
        if self.values is None:
            self.values = {}
        return self.values.setdefault(key, value)

    def put_once(self, key: str, value: str, place: Place) -> list[SecondValue]:
        """Set a single value that a line gives; if there is another one, keep that, and return a
        problem.
        """
        if self.value_places is None:
            self.value_places = {}
        if self.put(key, value) != value:
            return [SecondValue(key, place, self.value_places.get(key, self.place))]
        self.value_places.setdefault(key, place)
        return []

    def join(self, other: Draft) -> list[SecondValue]:
        """Move everything to the draft that this one is about; return problems with values of which
        that draft has others.
        """
        real = other.real
        if self is real:
            return []
        self.alias = real
        problems: list[SecondValue] = []
        for key, value in (self.values or {}).items():
            problems += real.put_once(key, value, (self.value_places or {}).get(key, self.place))
        for key, names in (self.lists or {}).items():
            real.add(key, tuple(names))
        for words in self.notes or ():
            real.note(words)
        for pair in self.extra or ():
            real.add_extra(*pair)
        real.group = real.group or self.group
        return problems

    def replace(self, key: str, value: str) -> None:
        """Set a single value, replacing any other."""
        if self.values is None:
            self.values = {}
        self.values[key] = value

    def note(self, words: str) -> None:
        """Add a `note` line."""
        self.notes = _longer(self.notes, words)

    def add_extra(self, key: str, words: str) -> None:
        """Add an `x-` line; the key is without `x-`."""
        self.extra = _longer(self.extra, (key, words))

    def add(self, key: str, names: tuple[str, ...]) -> None:
        """Append to a list of names."""
        if names:
            if self.lists is None:
                self.lists = {}
            self.lists.setdefault(key, []).extend(names)

    def number(self, key: str) -> float | None:
        """Return a credence, clamped to [0, 1], or `None`."""
        if not self.values or key not in self.values:
            return None
        try:
            return min(max(float(self.values[key]), 0.0), 1.0)
        except ValueError:
            return None

    # ---- the finished values ----

    def claim(self) -> Claim:
        by: tuple[str, ...] = ()
        tags, answers = by, by
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
            notes=tuple(self.notes or ()),
            extra=tuple(self.extra or ()),
            group=self.group,
            generated=self.generated,
            place=self.place,
            words_place=self.words_place or self.place,
            granted_by=self.names("granted by") if self.lists else (),
            when=self.value("when") if self.values else "",
        )

    def evidence(self) -> Evidence:
        get = self.value
        quote = get("quote")
        return Evidence(
            id=self.id,
            quote=quote,
            text=self.text,
            voice=get("said by"),
            source=get("in"),
            at=get("at"),
            kind=get("kind", "quote" if quote else ""),
            credence=self.number("credence"),
            supports=self.names("supports"),
            tags=self.names("tags"),
            notes=tuple(self.notes or ()),
            extra=tuple(self.extra or ()),
            group=self.group,
            generated=self.generated,
            place=self.place,
            words_place=self.words_place or self.place,
            via=self.names("via"),
            said=get("said"),
        )

    def person(self) -> Person:
        also = tuple(filter(None, (a.strip() for a in self.value("also").split(","))))
        return Person(
            id=self.id,
            name=self.text or self.id,
            role=self.value("role"),
            also=also,
            notes=tuple(self.notes or ()),
            extra=tuple(self.extra or ()),
            place=self.place,
            badge=self.value("badge"),
        )

    def source(self) -> Source:
        get = self.value
        return Source(
            id=self.id,
            title=self.text or self.id,
            author=self.names("author"),
            published=get("published"),
            url=get("url"),
            text=get("text"),
            via=self.names("via"),
            kind=get("kind"),
            notes=tuple(self.notes or ()),
            extra=tuple(self.extra or ()),
            place=self.place,
        )

    def question(self) -> Question:
        return Question(
            id=self.id,
            text=self.text,
            notes=tuple(self.notes or ()),
            extra=tuple(self.extra or ()),
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
            notes=tuple(self.notes or ()),
            extra=tuple(self.extra or ()),
            place=self.place,
            grants=self.names("grants"),
            badge=self.value("badge"),
            colour=self.value("colour"),
        )

    def make_group(self) -> Group:
        return Group(
            id=self.id,
            text=self.text or self.id,
            parent=self.group,
            notes=tuple(self.notes or ()),
            extra=tuple(self.extra or ()),
            place=self.place,
        )


@dataclass(slots=True)
class Steps:
    """The details of steps that the lines under a relation give."""

    by: list[Operand] | None = None
    granted: list[Operand] | None = None
    inferred: str | None = None
    """The reason written behind `inferred`, or `None` without such a line."""
    inferred_line: Place | None = None
    scheme: Operand | None = None
    answered: list[tuple[tree.Answered, str, int]] | None = None
    """Each `answered` line with its file and the offset that its spans count from."""
    id: str = ""
    id_line: tuple[str, Place] | None = None
    """The name in the `id` line as written, and the line's place."""
    text: str = ""
    tags: list[str] | None = None
    notes: list[str] | None = None
    extra: list[tuple[str, str]] | None = None

    def add_by(self, people: tuple[Operand, ...]) -> None:
        """Add a `by` line."""
        self.by = _longer(self.by, *people)

    def add_granted(self, people: tuple[Operand, ...]) -> None:
        """Add a `granted by` line."""
        self.granted = _longer(self.granted, *people)

    def add_answered(self, line: tree.Answered, path: str, at: int) -> None:
        """Add an `answered` line."""
        self.answered = _longer(self.answered, (line, path, at))

    def add_tags(self, tags: Iterable[str]) -> None:
        """Add a `tags` line."""
        self.tags = _longer(self.tags, *tags)

    def note(self, words: str) -> None:
        """Add a `note` line."""
        self.notes = _longer(self.notes, words)

    def add_extra(self, key: str, words: str) -> None:
        """Add an `x-` line; the key is without `x-`."""
        self.extra = _longer(self.extra, (key, words))


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
    inferred: str | None = None
    granted_by: tuple[str, ...] = ()

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
            tags=tuple(about.tags or ()),
            notes=tuple(about.notes or ()),
            extra=tuple(about.extra or ()),
            part_of=self.part_of,
            group=self.group,
            generated=self.generated,
            place=self.place,
            answered=self.answered,
            inferred=self.inferred,
            granted_by=self.granted_by,
        )


def _longer(old: list[T] | None, *more: T) -> list[T]:
    """Return the list extended by something; a new one if there was none."""
    if old is None:
        return list(more)
    old += more
    return old
