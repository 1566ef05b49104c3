"""The changes between two maps, field by field, once their things are paired."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TypeVar

from argmap.base.text import Place
from argmap.base.values import dataclass
from argmap.model import (
    Argument,
    ArgumentMap,
    Claim,
    Evidence,
    Group,
    Kind,
    Person,
    Position,
    Question,
    SavedView,
    Scheme,
    Source,
)
from argmap.reasoning.difference.change import Change, Thing, What
from argmap.reasoning.difference.fields import Fields, some, without
from argmap.reasoning.difference.matching import match
from argmap.reasoning.difference.pairing import GONE, Matching

T = TypeVar("T")

_SELECTED = {
    "claim": Thing.CLAIM,
    "position": Thing.POSITION,
    "group": Thing.GROUP,
    "person": Thing.PERSON,
    "source": Thing.SOURCE,
}
_ROLES = ("thesis", "holds", "denies", "grants")


@dataclass(frozen=True)
class Difference:
    """Two maps, the pairs of their things, and the changes, in a fixed order."""

    old: ArgumentMap
    new: ArgumentMap
    matching: Matching
    changes: tuple[Change, ...]


def compare(
    old: ArgumentMap,
    new: ArgumentMap,
    unread: tuple[Sequence[str], Sequence[str]] = ((), ()),
) -> Difference:
    """Return the changes from one map to another, by name.

    The order of declarations, layout, comments, `allow` lines and typography are no changes; nor is
    the order within a list of names. `unread` are the lines of either side that could not be read:
    they are compared as written. Maps with errors are compared as far as they could be read. Linear
    in both maps except for unnamed things whose words changed.
    """
    matching = match(old, new)
    comparing = _Comparing(old, new, matching)
    changes = [*comparing.all(), *_lines(unread)]
    order = list(Thing)
    changes.sort(key=lambda c: order.index(c.thing))
    return Difference(old, new, matching, tuple(changes))


class _Comparing:
    def __init__(self, old: ArgumentMap, new: ArgumentMap, matching: Matching) -> None:
        self.old = old
        self.new = new
        self.matching = matching

    def all(self) -> Iterator[Change]:
        a, b = self.old, self.new
        head = Fields(Thing.MAP, "", "", None)
        yield from head.words(a.title, b.title, "title")
        yield from head.words(a.about, b.about, "about")
        yield from head.value(a.language, b.language, "language")
        yield from self.names(head, Thing.PERSON, a.by, b.by, "by")
        yield from self.things(Thing.QUESTION, a.questions, b.questions, self.question)
        yield from self.things(Thing.POSITION, a.positions, b.positions, self.position)
        yield from self.things(Thing.CLAIM, a.claims, b.claims, self.claim)
        yield from self.things(Thing.ARGUMENT, a.arguments, b.arguments, self.argument)
        yield from self.links()
        yield from self.things(Thing.EVIDENCE, a.evidence, b.evidence, self.proof)
        yield from self.things(Thing.PERSON, a.persons, b.persons, self.person)
        yield from self.things(Thing.SOURCE, a.sources, b.sources, self.source)
        yield from self.things(Thing.GROUP, a.groups, b.groups, self.group)
        yield from self.things(Thing.SCHEME, a.schemes, b.schemes, self.scheme)
        yield from self.things(Thing.VIEW, a.views, b.views, self.view)

    def things(
        self,
        thing: Thing,
        old: Mapping[str, T],
        new: Mapping[str, T],
        fields: Callable[[Fields, T, T], Iterator[Change]],
    ) -> Iterator[Change]:
        """Yield the changes of one kind of thing: present things in their order, then removed
        ones.
        """
        pairs = self.matching.pairs[thing]
        former = {b: a for a, b in pairs.items()}
        for id, now in new.items():
            place: Place = now.place  # type: ignore[attr-defined]  # every thing of a map has one
            was = former.get(id)
            if was is None:
                yield Change(What.ADDED, thing, new=id, place=place)
                continue
            if was != id and _told(old[was], now):
                yield Change(What.RENAMED, thing, was, id, place=place)
            yield from fields(Fields(thing, was, id, place), old[was], now)
        for id, gone in old.items():
            if id not in pairs:
                yield Change(What.REMOVED, thing, old=id, place=gone.place)  # type: ignore[attr-defined]

    def names(
        self, of: Fields, thing: Thing, old: Sequence[str], new: Sequence[str], field: str,
        what: What = What.CHANGED,
    ) -> Iterator[Change]:  # fmt: skip
        """Yield the names removed from a list and those added."""
        before = {self.matching.new(thing, id): id for id in old}
        now = set(new)
        gone = tuple(id for key, id in before.items() if key not in now)
        come = tuple(dict.fromkeys(id for id in new if id not in before))
        if gone or come:
            yield of.change(field, gone, come, what)

    def one(self, of: Fields, thing: Thing, old: str, new: str, field: str) -> Iterator[Change]:
        """Yield the change of a name that may be there or not."""
        yield from self.names(of, thing, (old,) if old else (), (new,) if new else (), field)

    # ---- things ----

    def question(self, of: Fields, a: Question, b: Question) -> Iterator[Change]:
        yield from of.words(a.text, b.text)
        yield from of.remarks(a, b)

    def position(self, of: Fields, a: Position, b: Position) -> Iterator[Change]:
        yield from of.words(a.text, b.text)
        before, after = _roles(a), _roles(b)
        was = {self.matching.new(Thing.CLAIM, claim): roles for claim, roles in before.items()}
        for claim in dict.fromkeys((*after, *was)):
            roles = was.get(claim, ()), after.get(claim, ())
            if roles[0] != roles[1]:
                yield of.change("stance", *roles, What.STANCE, claim.removeprefix(GONE))
        yield from self.names(of, Thing.PERSON, a.held_by, b.held_by, "held by")
        yield from self.names(of, Thing.QUESTION, a.answers, b.answers, "answers")
        yield from of.value(a.badge, b.badge, "badge")
        yield from of.value(a.colour, b.colour, "colour")
        yield from of.remarks(a, b)

    def claim(self, of: Fields, a: Claim, b: Claim) -> Iterator[Change]:
        yield from of.words(a.text, b.text)
        yield from self.said(of, a, b)
        yield from self.names(of, Thing.PERSON, a.granted_by, b.granted_by, "granted by")
        yield from of.value(a.when, b.when, "when")
        yield from self.names(of, Thing.QUESTION, a.answers, b.answers, "answers")
        yield from of.optional(a.assumed, b.assumed, "assumed")
        yield from of.value(_number(a.credence), _number(b.credence), "credence")
        yield from self.one(of, Thing.GROUP, a.group or "", b.group or "", "group")
        yield from of.tags(a, b)
        yield from of.remarks(a, b)

    def said(self, of: Fields, a: Claim, b: Claim) -> Iterator[Change]:
        """Yield changes in who asserts a claim: the stance of each person."""
        before = {self.matching.new(Thing.PERSON, id): id for id in a.by}
        for key, id in before.items():
            if key not in b.by:
                person = key if key in self.new.persons else ""
                yield Change(What.STANCE, Thing.PERSON, id, person, "stance", ("asserts",), (), b.id,
                             of.place)  # fmt: skip
        former = {new: old for old, new in self.matching.pairs[Thing.PERSON].items()}
        for id in dict.fromkeys(b.by):
            if id not in before:
                yield Change(What.STANCE, Thing.PERSON, former.get(id, ""), id, "stance", (),
                             ("asserts",), b.id, of.place)  # fmt: skip

    def argument(self, of: Fields, a: Argument, b: Argument) -> Iterator[Change]:
        node = Thing.CLAIM
        if a.kind is not b.kind:
            swap = {a.kind, b.kind} == {Kind.SUPPORT, Kind.REBUT}
            what = What.FLIPPED if swap else What.CHANGED
            yield of.change("kind", (a.kind.value,), (b.kind.value,), what)
        if self.matching.new(node, a.target) != b.target:
            yield of.change("target", (a.target,), (b.target,), What.RETARGETED)
        yield from self.names(of, node, a.premises, b.premises, "premises", What.PREMISES)
        yield from of.words(a.text, b.text)
        yield from self.names(of, Thing.PERSON, a.by, b.by, "by")
        yield from self.names(of, Thing.PERSON, a.granted_by, b.granted_by, "granted by")
        yield from of.optional(a.inferred, b.inferred, "inferred")
        scheme = self.matching.pairs[Thing.SCHEME].get(a.scheme, a.scheme)
        if scheme != b.scheme:
            yield of.change("scheme", some(a.scheme), some(b.scheme))
        yield from of.several(
            [_answer(q.question, q.text, self.matching.all_new(node, q.by)) for q in a.answered],
            [_answer(q.question, q.text, q.by) for q in b.answered],
            "answered",
        )
        yield from self.one(of, node, a.part_of, b.part_of, "part of")
        yield from self.one(of, Thing.GROUP, a.group or "", b.group or "", "group")
        yield from of.tags(a, b)
        yield from of.remarks(a, b)

    def proof(self, of: Fields, a: Evidence, b: Evidence) -> Iterator[Change]:
        yield from of.words(a.quote or a.text, b.quote or b.text, "quote" if b.quote else "words")
        quoted = bool(a.quote), bool(b.quote)
        if quoted[0] is not quoted[1]:
            words = {True: ("exact words",), False: ("own words",)}
            yield of.change("quoted", words[quoted[0]], words[quoted[1]])
        if {a.kind, b.kind} != {"", "quote"}:
            yield from of.value(a.kind, b.kind, "kind")
        yield from self.one(of, Thing.SOURCE, a.source, b.source, "in")
        yield from of.value(a.at, b.at, "at")
        yield from self.one(of, Thing.PERSON, a.voice, b.voice, "said by")
        yield from self.names(of, Thing.PERSON, a.via, b.via, "via")
        yield from of.value(a.said, b.said, "said")
        yield from self.names(of, Thing.CLAIM, a.supports, b.supports, "supports")
        yield from of.value(_number(a.credence), _number(b.credence), "credence")
        yield from self.one(of, Thing.GROUP, a.group or "", b.group or "", "group")
        yield from of.tags(a, b)
        yield from of.remarks(a, b)

    def person(self, of: Fields, a: Person, b: Person) -> Iterator[Change]:
        yield from of.words(_name(a.name, a.id), _name(b.name, b.id), "name")
        yield from of.value(a.role, b.role, "role")
        yield from of.several(a.also, b.also, "also")
        yield from of.value(a.badge, b.badge, "badge")
        yield from of.remarks(a, b)

    def source(self, of: Fields, a: Source, b: Source) -> Iterator[Change]:
        yield from of.words(_name(a.title, a.id), _name(b.title, b.id), "title")
        yield from self.names(of, Thing.PERSON, a.author, b.author, "author")
        yield from of.value(a.published, b.published, "published")
        yield from of.value(a.url, b.url, "url")
        yield from of.value(a.text, b.text, "text")
        yield from self.names(of, Thing.SOURCE, a.via, b.via, "via")
        yield from of.value(a.kind, b.kind, "kind")
        yield from of.remarks(a, b)

    def group(self, of: Fields, a: Group, b: Group) -> Iterator[Change]:
        yield from of.words(_name(a.text, a.id), _name(b.text, b.id))
        yield from self.one(of, Thing.GROUP, a.parent or "", b.parent or "", "group")
        yield from of.remarks(a, b)

    def scheme(self, of: Fields, a: Scheme, b: Scheme) -> Iterator[Change]:
        yield from of.words(a.text, b.text)
        yield from of.several(
            [f"{p.role} {p.name}: {p.text}" for p in a.parts],
            [f"{p.role} {p.name}: {p.text}" for p in b.parts],
            "parts",
        )

    def view(self, of: Fields, a: SavedView, b: SavedView) -> Iterator[Change]:
        yield from of.words(a.text, b.text)
        before = [
            (s.hide, s.what, s.depth,
             frozenset(self.matching.all_new(_SELECTED[s.what], s.names)
                       if s.what in _SELECTED else s.names))
            for s in a.selectors
        ]  # fmt: skip
        after = [(s.hide, s.what, s.depth, frozenset(s.names)) for s in b.selectors]
        if before != after:
            gone, come = (tuple(map(_selector, view.selectors)) for view in (a, b))
            if set(before) != set(after):
                gone = tuple(s for key, s in zip(before, gone, strict=True) if key not in after)
                come = tuple(s for key, s in zip(after, come, strict=True) if key not in before)
            yield of.change("shows", gone, come)
        for field, old, new in (("fold", a.fold, b.fold), ("open", a.open, b.open)):
            now = {
                next((k for k in keys if not k.startswith(GONE)), keys[0]): id
                for id in old
                for keys in [[self.matching.new(t, id) for t in (Thing.CLAIM, Thing.GROUP)]]
            }
            gone = tuple(id for key, id in now.items() if key not in new)
            come = tuple(id for id in new if id not in now)
            if gone or come:
                yield of.change(field, gone, come)
        yield from of.value(a.fit, b.fit, "fit")
        yield from of.value(str(a.boxes or ""), str(b.boxes or ""), "boxes")

    def links(self) -> Iterator[Change]:
        """Yield changes of contradictions, which go both ways, of restatements, and of
        expectations.
        """
        node = Thing.CLAIM
        a, b = self.old, self.new
        yield from _pairs(
            Thing.CONTRADICTION,
            {frozenset(self.matching.all_new(node, (c.left, c.right))): ((c.left, c.right), c.place)
             for c in a.contradictions},
            {frozenset((c.left, c.right)): ((c.left, c.right), c.place) for c in b.contradictions},
        )  # fmt: skip
        yield from _pairs(
            Thing.RESTATEMENT,
            {self.matching.all_new(node, (c.left, c.right)): ((c.left, c.right), c.place)
             for c in a.restatements},
            {(c.left, c.right): ((c.left, c.right), c.place) for c in b.restatements},
        )  # fmt: skip
        position = Thing.POSITION
        yield from _pairs(
            Thing.EXPECTATION,
            {(self.matching.new(node, e.subject) if e.subject else "", e.outcome,
              self.matching.new(position, e.of) if e.of else ""):
                 ((e.subject, e.outcome, e.of), e.place) for e in a.expectations},
            {(e.subject, e.outcome, e.of): ((e.subject, e.outcome, e.of), e.place)
             for e in b.expectations},
        )  # fmt: skip


def _roles(position: Position) -> dict[str, tuple[str, ...]]:
    """Return the relation of a position to each claim that it names."""
    found: dict[str, tuple[str, ...]] = {}
    for role in _ROLES:
        for claim in dict.fromkeys(getattr(position, role)):
            found[claim] = (*found.get(claim, ()), role)
    return found


def _pairs(
    thing: Thing,
    old: Mapping[object, tuple[tuple[str, ...], Place]],
    new: Mapping[object, tuple[tuple[str, ...], Place]],
) -> Iterator[Change]:
    for key, (names, place) in new.items():
        if key not in old:
            yield Change(What.ADDED, thing, after=names, place=place)
    for key, (names, place) in old.items():
        if key not in new:
            yield Change(What.REMOVED, thing, before=names, place=place)


def _lines(unread: tuple[Sequence[str], Sequence[str]]) -> Iterator[Change]:
    old, new = ([line.strip() for line in lines] for lines in unread)
    for line in without(new, old):
        yield Change(What.ADDED, Thing.LINE, after=(line,))
    for line in without(old, new):
        yield Change(What.REMOVED, Thing.LINE, before=(line,))


def _told(old: object, new: object) -> bool:
    """Whether to report another name as a change: not when argmap made both names."""
    return not (getattr(old, "generated", False) and getattr(new, "generated", False))


def _name(words: str, id: str) -> str:
    """Return the words of a thing, or nothing when it has none but its id."""
    return "" if words == id else words


def _number(credence: float | None) -> str:
    return "" if credence is None else f"{credence:g}"


def _answer(question: str, text: str, by: Sequence[str]) -> str:
    reason = f": {text}" if text else ""
    return f"{question} by {', '.join(sorted(by))}{reason}" if by else f"{question}{reason}"


def _selector(selector: object) -> str:
    hide, what, names, depth = (
        getattr(selector, name) for name in ("hide", "what", "names", "depth")
    )
    words = [("hide" if hide else "show"), what, ", ".join(names)]
    return " ".join(filter(None, [*words, f"depth {depth}" if depth is not None else ""]))
