"""The argument map: what a debate says, with every name resolved.

Frozen values without presentation and without results. Every reference is an id that exists in the map,
except where a field says that it may be free (`Argument.scheme`, `tags`). Claims, arguments and evidence share
one name space; persons, sources, positions, questions, groups, schemes and views have one each. Order is source order.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from functools import cached_property
from typing import TypeVar

from argmap.base.fast_values import swift
from argmap.base.text import Document, Place
from argmap.base.values import dataclass, field
from argmap.model.lines import Expectation, SavedView, Scheme, Silence
from argmap.model.pairs import Contradiction, Restatement
from argmap.model.unresolved import Unresolved

K = TypeVar("K")
V = TypeVar("V")


class Kind(StrEnum):
    """The effect of an argument on its target."""

    SUPPORT = "support"
    REBUT = "rebut"
    UNDERCUT = "undercut"


Extra = tuple[tuple[str, str], ...]
"""`x-` lines: pairs of key (without `x-`) and words, in source order."""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who speaks; `also` are other spellings of the name. `badge` are the letters on the
    badge, as written, or empty.
    """

    id: str
    name: str
    role: str
    also: tuple[str, ...]
    notes: tuple[str, ...]
    extra: Extra
    place: Place
    badge: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """A text, recording or other work that the map refers to.

    `author` and `via` are ids (persons, sources); `published` is as written (`2023-10`); `url` may
    be any address, even an unsafe one; `text` names a local copy, relative to the declaring file;
    `kind` is free (`article`, `transcript`, …) and may be empty.
    """

    id: str
    title: str
    author: tuple[str, ...]
    published: str
    url: str
    text: str
    via: tuple[str, ...]
    kind: str
    notes: tuple[str, ...]
    extra: Extra
    place: Place

    @property
    def in_turns(self) -> bool:
        """Whether several people speak in it in turn, each for himself and without quotation marks:
        a transcript, a thread of comments.
        """
        return self.kind.lower() in _IN_TURNS


_IN_TURNS = frozenset({"transcript", "interview transcript", "minutes", "thread", "comments"})


@dataclass(frozen=True, slots=True)
class Question:
    """A question that positions answer."""

    id: str
    text: str
    notes: tuple[str, ...]
    extra: Extra
    place: Place


@dataclass(frozen=True, slots=True)
class Position:
    """A standpoint that people hold. `thesis`, `holds`, `denies` and `grants` are claim ids. `badge`
    and `colour` are the letters and the colour of its badge, as written, or empty.
    """

    id: str
    text: str
    thesis: tuple[str, ...]
    held_by: tuple[str, ...]
    holds: tuple[str, ...]
    denies: tuple[str, ...]
    answers: tuple[str, ...]
    notes: tuple[str, ...]
    extra: Extra
    place: Place
    grants: tuple[str, ...] = ()
    badge: str = ""
    colour: str = ""


@swift
@dataclass(frozen=True, slots=True)
class Claim:
    """A statement that can be true or false.

    `by` are persons who assert it, `granted_by` persons who concede it, `answers` are questions,
    `credence` is in [0, 1] or `None`. `when` is the time that it speaks of, as written (see
    `argmap.base.times`), or empty.
    `assumed` is `None` when not taken as given, else the written reason, which may be empty.
    `generated` is true when the id was made from the words. `text` is empty only when a claim was
    named and never put in words.
    """

    id: str
    text: str
    by: tuple[str, ...]
    tags: tuple[str, ...]
    credence: float | None
    assumed: str | None
    answers: tuple[str, ...]
    notes: tuple[str, ...]
    extra: Extra
    group: str | None
    generated: bool
    place: Place
    words_place: Place
    granted_by: tuple[str, ...] = ()
    when: str = ""


@dataclass(frozen=True, slots=True)
class Answered:
    """The answer to a critical question or an exception of an argument's scheme.

    `question` is its name, which the scheme need not have; `text` the reason in words, or empty;
    `by` are ids of the claims, arguments and evidence that answer it.
    """

    question: str
    text: str
    by: tuple[str, ...]
    place: Place


@swift
@dataclass(frozen=True, slots=True)
class Argument:
    """One inference step.

    `premises` (claim ids) work together; `target` is a claim, or for an undercut another
    argument or a piece of evidence. `by` are the persons who make it. `inferred` is `None` unless it
    is the mapmaker who draws it, else the written reason, which may be empty. `granted_by` are
    persons who concede that it speaks against what they hold; it is not theirs. `part_of` names the argument of several steps that this step belongs to (the last
    step has the id of the whole, so there `part_of == id`); it is empty for a step on its own. `text` is the
    argument's title, often empty. `scheme` is the id of a declared scheme, or a name that need not be
    declared.
    """

    id: str
    kind: Kind
    premises: tuple[str, ...]
    target: str
    by: tuple[str, ...]
    scheme: str
    text: str
    tags: tuple[str, ...]
    notes: tuple[str, ...]
    extra: Extra
    part_of: str
    group: str | None
    generated: bool
    place: Place
    answered: tuple[Answered, ...] = ()
    inferred: str | None = None
    granted_by: tuple[str, ...] = ()


@swift
@dataclass(frozen=True, slots=True)
class Evidence:
    """Evidence from outside the map: `quote` (somebody's exact words) or `text` (a paraphrase).

    `voice` is a person or empty (then the source's author speaks); `via` are the persons through
    whom alone the voice is known, the nearest to the source last; `said` is the day, month or year
    in which it was said, or empty; `source` may be empty; `at` is the locator as written
    (`paragraph 12`); `kind` is `quote`, `figure`, `document`, `event` or the
    writer's own word; `supports` are the claims it is under.
    """

    id: str
    quote: str
    text: str
    voice: str
    source: str
    at: str
    kind: str
    credence: float | None
    supports: tuple[str, ...]
    tags: tuple[str, ...]
    notes: tuple[str, ...]
    extra: Extra
    group: str | None
    generated: bool
    place: Place
    words_place: Place
    via: tuple[str, ...] = ()
    said: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """An issue area; `parent` is the group around it."""

    id: str
    text: str
    parent: str | None
    notes: tuple[str, ...]
    extra: Extra
    place: Place


@dataclass(frozen=True)
class ArgumentMap:
    """A whole debate. Mappings map ids to values, in source order.

    `by` are the persons named in the head; `documents` are the files read, by path, the first one
    asked for first. `uncertain` are ids mentioned on lines that could not be read or resolved:
    rules that report something missing leave them alone.
    """

    title: str
    about: str
    language: str
    by: tuple[str, ...]
    documents: Mapping[str, Document]
    questions: Mapping[str, Question] = field(default_factory=dict)
    persons: Mapping[str, Person] = field(default_factory=dict)
    sources: Mapping[str, Source] = field(default_factory=dict)
    positions: Mapping[str, Position] = field(default_factory=dict)
    claims: Mapping[str, Claim] = field(default_factory=dict)
    arguments: Mapping[str, Argument] = field(default_factory=dict)
    evidence: Mapping[str, Evidence] = field(default_factory=dict)
    groups: Mapping[str, Group] = field(default_factory=dict)
    schemes: Mapping[str, Scheme] = field(default_factory=dict)
    views: Mapping[str, SavedView] = field(default_factory=dict)
    contradictions: tuple[Contradiction, ...] = ()
    restatements: tuple[Restatement, ...] = ()
    expectations: tuple[Expectation, ...] = ()
    silences: tuple[Silence, ...] = ()
    unresolved: tuple[Unresolved, ...] = ()
    uncertain: frozenset[str] = frozenset()

    @cached_property
    def into(self) -> Mapping[str, tuple[Argument, ...]]:
        """Map each id of a claim, argument or piece of evidence to the arguments that aim at it."""
        return _listed((argument.target, argument) for argument in self.arguments.values())

    @cached_property
    def bearing(self) -> Mapping[str, tuple[Argument, ...]]:
        """Map each claim id to the arguments that bear on it: those for and against it, those against
        the steps of these, and those against its evidence.
        """
        found = dict(self.into)
        for argument in self.arguments.values():
            if argument.target not in self.claims:
                for claim in self.aims_of(argument):
                    found[claim] = ()
        for claim in (claim for claim, arguments in found.items() if not arguments):
            proofs = (e.id for e in self.evidence_for.get(claim, ()))
            near = [a for id_ in (claim, *proofs) for a in self.into.get(id_, ())]
            seen = {a.id for a in near}
            for argument in near:  # grows while it is read
                more = [a for a in self.into.get(argument.id, ()) if a.id not in seen]
                seen.update(a.id for a in more)
                near += more
            found[claim] = tuple(near)
        return found

    @cached_property
    def number(self) -> Mapping[str, int]:
        """Number the claims: numbers lie near each other in memory, as searches through large maps need."""
        return {claim: number for number, claim in enumerate(self.claims)}

    @cached_property
    def reasons(self) -> Sequence[Sequence[int]]:
        """Return, for each claim by its number, those of the premises of what bears on it, in order."""
        return [[self.number[p] for a in self.bearing.get(c, ()) for p in a.premises] for c in self.claims]

    @cached_property
    def unanswered(self) -> frozenset[str]:
        """Return the rebuttals and undercuts that nothing attacks: neither the step nor a premise."""
        attacks, into = [a for a in self.arguments.values() if a.kind is not Kind.SUPPORT], self.into
        hit = {a.target for a in attacks}
        return frozenset(a.id for a in attacks if a.id not in into and hit.isdisjoint(a.premises))

    def aims_of(self, argument: Argument) -> tuple[str, ...]:
        """Return the claim at which an argument aims, or those that the step or the evidence which it
        undercuts is about.
        """
        return (argument.target,) if argument.target in self.claims else self._about[argument.id]

    @cached_property
    def _about(self) -> Mapping[str, tuple[str, ...]]:
        """Map each undercut to the claims that what it undercuts is about, in the end."""
        about: dict[str, tuple[str, ...]] = {}
        for argument in self.arguments.values():
            way: dict[str, None] = {}
            target = argument.id
            while target in self.arguments and target not in about and target not in way:
                way[target] = None
                target = self.arguments[target].target
            evidence = self.evidence.get(target)
            claims = evidence.supports if evidence else (target,) if target in self.claims else ()
            about.update(dict.fromkeys(way, about.get(target, claims)))
        return about

    @cached_property
    def out_of(self) -> Mapping[str, tuple[Argument, ...]]:
        """Map each claim id to the arguments it is a premise of."""
        return _listed((p, a) for a in self.arguments.values() for p in a.premises)

    @cached_property
    def steps(self) -> Mapping[str, tuple[Argument, ...]]:
        """Map each argument of several steps to its steps."""
        return _listed((a.part_of, a) for a in self.arguments.values() if a.part_of)

    @cached_property
    def evidence_for(self) -> Mapping[str, tuple[Evidence, ...]]:
        """Map each claim id to the evidence under it."""
        return _listed((c, e) for e in self.evidence.values() for c in e.supports)

    @cached_property
    def held_by(self) -> Mapping[str, tuple[str, ...]]:
        """Map each claim id to the positions that hold it: as thesis, by `holds`, or because one of
        their people asserts it.
        """
        written = [(c, p.id) for p in self.positions.values() for c in p.thesis + p.holds]
        said = [
            (c.id, p) for c in self.claims.values() for by in c.by for p in self._of.get(by, ())
        ]
        denied = {(c, p.id) for p in self.positions.values() for c in p.denies}
        pairs = dict.fromkeys([*written, *(pair for pair in said if pair not in denied)])
        order = {id_: i for i, id_ in enumerate(self.positions)}
        return {
            claim: tuple(sorted(ps, key=order.__getitem__)) for claim, ps in _listed(pairs).items()
        }

    @cached_property
    def granted(self) -> Mapping[str, tuple[str, ...]]:
        """Map each claim id to the persons who grant it, or a step that it is a premise of."""
        said = [(c.id, p) for c in self.claims.values() for p in c.granted_by]
        steps = [(c, p) for a in self.arguments.values() for p in a.granted_by for c in a.premises]
        return _listed(dict.fromkeys([*said, *steps]))

    @cached_property
    def granting(self) -> Mapping[str, tuple[str, ...]]:
        """Map each claim id to the positions that grant it: by `grants`, or because one of their
        people does. A position's own thesis is never among them.
        """
        written = [(c, p.id) for p in self.positions.values() for c in p.grants]
        said = [
            (c, p) for c, who in self.granted.items() for by in who for p in self._of.get(by, ())
        ]
        theses = {(c, p.id) for p in self.positions.values() for c in p.thesis}
        pairs = (pair for pair in [*written, *said] if pair not in theses)
        return _listed(dict.fromkeys(pairs))

    @cached_property
    def _of(self) -> Mapping[str, tuple[str, ...]]:
        """Map each person to the positions that he or she holds."""
        return _listed((person, p.id) for p in self.positions.values() for person in p.held_by)

    @cached_property
    def theses(self) -> frozenset[str]:
        """Return the claims that are the thesis of some position."""
        return frozenset(c for p in self.positions.values() for c in p.thesis)


def _listed(pairs: Iterable[tuple[K, V]]) -> dict[K, tuple[V, ...]]:
    lists: dict[K, list[V]] = {}
    for key, one in pairs:
        lists.setdefault(key, []).append(one)
    return {key: (*several,) for key, several in lists.items()}
