"""Search for words in a map.

Capitals, accents and punctuation make no difference. Everything is folded once into two lists of
strings, names and words; a search is a few passes of plain `in` over them, which is quick enough
for 100,000 claims and needs no index of letters.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from weakref import ref

from argmap.base.times import in_words
from argmap.base.values import dataclass
from argmap.contents.links import link, voices
from argmap.contents.times import meeting
from argmap.drawing.view import Selection, select
from argmap.model import (
    Argument,
    ArgumentMap,
    Claim,
    Evidence,
    Group,
    Person,
    Position,
    Question,
    Source,
)

Noted = Question | Position | Person | Source | Group | Claim | Argument | Evidence
"""Things that may have notes and `x-` lines."""


@dataclass(frozen=True, slots=True)
class Filter:
    """Limits on what may be found; an empty field sets no limit.

    The values are ids, except for `kind`, which is as in `Hit`, and `when`, a time as it is written
    in a map or `any`; what is found then comes in the order of time. Evidence and steps pass with the
    claims they belong to. Persons, positions, questions, sources and groups pass only if no field
    other than `kind` is set.
    """

    position: str = ""
    person: str = ""
    source: str = ""
    tag: str = ""
    kind: str = ""
    group: str = ""
    view: str = ""
    when: str = ""


NO_FILTER = Filter()


@dataclass(frozen=True, slots=True)
class Hit:
    """Something found.

    `kind` is `claim`, `step`, `evidence`, `question`, `position`, `person`, `source` or `group`;
    `named` says that the words were found in its name. `when` is its time in words, where a time was
    asked for.
    """

    kind: str
    id: str
    text: str
    named: bool
    when: str = ""


def search(
    map: ArgumentMap, words: str, filter: Filter = NO_FILTER, limit: int = 200
) -> tuple[Hit, ...]:
    """Return at most `limit` things that contain every one of `words`, best first.

    The order is: names that begin with them, beginnings of words in names, anything in names,
    beginnings of words elsewhere, anything; within each, source order. Without words, everything
    that passes the filter is returned; nothing when there is no filter either.
    """
    return index_of(map).search(map, words, filter, limit)


def index_of(map: ArgumentMap) -> Index:
    """Return the index of a map, made when it is first asked for and kept for the latest map."""
    if _latest and _latest[0][0]() is map:
        return _latest[0][1]
    index = Index(map)
    _latest[:] = [(ref(map), index)]
    return index


_latest: list[tuple[ref[ArgumentMap], Index]] = []


class Index:
    """The folded names and words of one map, one line for each thing that can be found.

    It holds no reference to the map, so that a map that is no longer shown can be freed.
    """

    def __init__(self, map: ArgumentMap) -> None:
        self.kinds: list[str] = []
        self.ids: list[str] = []
        self.names: list[str] = []
        self.words: list[str] = []
        self._filtered: tuple[Filter, Sequence[int]] = (NO_FILTER, ())
        self._fill(map)

    def search(
        self, map: ArgumentMap, words: str, filter: Filter = NO_FILTER, limit: int = 200
    ) -> tuple[Hit, ...]:
        """Do what the function `search` does; `map` is the one the index was made of."""
        asked = fold(words).split()
        if limit <= 0 or not (asked or filter != NO_FILTER):
            return ()
        found = self._ranked(asked, self._pool(map, filter), limit)
        dated = meeting(map, filter.when) if filter.when else {}
        return tuple(
            Hit(kind, id_, link(map, kind, id_).text, named, dated.get(id_, ""))
            for kind, id_, named in ((self.kinds[i], self.ids[i], n) for i, n in found.items())
        )

    def _ranked(self, asked: list[str], pool: Sequence[int], limit: int) -> dict[int, bool]:
        """Return the best lines with all the words, each with whether the words are in the name."""
        names, texts = self.names, self.words
        for word in sorted(asked, key=len, reverse=True):
            pool = [i for i in pool if word in texts[i] or word in names[i]]
        begins = [f" {word}" for word in asked]
        whole = " " + " ".join(asked)
        found: dict[int, bool] = {}

        def add(lines: Iterable[int], named: bool) -> bool:
            for i in lines:
                if len(found) >= limit:
                    return True
                found.setdefault(i, named)
            return len(found) >= limit

        if asked and (
            add([i for i in pool if names[i].startswith(whole)], True)
            or add(_with(pool, names, begins), True)
            or add(_with(pool, names, asked), True)
        ):
            return found
        rest: Sequence[int] = pool
        for start in begins:
            rest = [i for i in rest if start in texts[i] or start in names[i]]
        if not add(rest, not asked):
            add(pool, False)
        return found

    def _pool(self, map: ArgumentMap, filter: Filter) -> Sequence[int]:
        """Return the lines that pass a filter."""
        if filter == NO_FILTER:
            return range(len(self.ids))
        known, pool = self._filtered
        if known != filter:
            kinds, ids = self.kinds, self.ids
            pool = range(len(ids))
            if filter.kind:
                pool = [i for i in pool if kinds[i] == filter.kind]
            allowed = _allowed(map, filter)
            if allowed is not None:
                shared = ("claim", "step", "evidence")
                pool = [i for i in pool if ids[i] in allowed and kinds[i] in shared]
            if filter.when:
                rank = {id_: n for n, id_ in enumerate(meeting(map, filter.when))}
                pool = sorted(pool, key=lambda i: rank.get(ids[i], len(rank)))
            self._filtered = (filter, pool)
        return pool

    def _fill(self, map: ArgumentMap) -> None:
        people = {id_: f"{p.name} {' '.join(p.also)}" for id_, p in map.persons.items()}
        titles = {id_: s.title for id_, s in map.sources.items()}

        def times(written: str) -> str:
            return f"{written} {in_words(written)}" if written else ""

        def said_by(ids: Iterable[str]) -> list[str]:
            return [people.get(id_, id_) for id_ in ids]

        for q in map.questions.values():
            self._add("question", q, "", q.text)
        for p in map.positions.values():
            self._add("position", p, "", p.text, said_by(p.held_by))
        for n in map.persons.values():
            self._add("person", n, people[n.id], n.role)
        for s in map.sources.values():
            self._add("source", s, s.title, s.kind, [*said_by(s.author), s.published, s.url])
        for g in map.groups.values():
            self._add("group", g, "", g.text)
        for c in map.claims.values():
            self._add("claim", c, "", c.text, [
                *said_by((*c.by, *c.granted_by)), *c.tags, c.assumed or "", times(c.when)
            ])  # fmt: skip
        for a in map.arguments.values():
            told = a.text or a.notes or a.extra or a.answered or a.inferred or a.granted_by
            if told or not a.generated:
                pattern = a.scheme and link(map, "scheme", a.scheme).text
                answers = [words for q in a.answered for words in (q.question, q.text)]
                self._add("step", a, "", a.text, [
                    *said_by((*a.by, *a.granted_by)), *a.tags, pattern, *answers, a.inferred or ""
                ])  # fmt: skip
        for e in map.evidence.values():
            more = [
                *said_by((*voices(map, e), *e.via)),
                times(e.said),
                titles.get(e.source, ""),
                e.at,
                *e.tags,
                e.kind,
            ]
            self._add("evidence", e, "", e.quote or e.text, more)

    def _add(
        self, kind: str, thing: Noted, title: str, text: str, more: Iterable[str] = ()
    ) -> None:
        """Add a line for a thing, including its notes and `x-` lines."""
        self.kinds.append(kind)
        self.ids.append(thing.id)
        self.names.append(fold(f"{thing.id} {title}"))
        extra = (words for _, words in thing.extra)
        self.words.append(fold(" ".join((text, *thing.notes, *extra, *more))))


_ASCII = {i: chr(i).lower() if chr(i).isalnum() else " " for i in range(128)}
_GAPS = re.compile(r"[\W_]+")


def fold(text: str) -> str:
    """Return `text` without capitals, accents and punctuation, with a blank before each word."""
    if text.isascii():
        return " " + " ".join(text.translate(_ASCII).split())
    plain = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    return " " + _GAPS.sub(" ", plain.casefold()).strip()


def _with(pool: Iterable[int], strings: list[str], words: Iterable[str]) -> Iterable[int]:
    """Return the lines of `pool` that contain every word."""
    for word in words:
        pool = [i for i in pool if word in strings[i]]
    return pool


def _allowed(map: ArgumentMap, filter: Filter) -> set[str] | None:
    """Return the claims, steps and evidence that pass a filter; `None` if none are filtered."""
    sets = []
    if filter.position:
        held = {c for c, holders in map.held_by.items() if filter.position in holders}
        sets.append(held | _belonging(map, held))
    if filter.person:
        who = filter.person
        said = {c.id for c in map.claims.values() if who in c.by}
        said |= {a.id for a in map.arguments.values() if who in a.by}
        sets.append(said | {e.id for e in map.evidence.values() if who in voices(map, e)})
    if filter.source:
        drawn = [e for e in map.evidence.values() if e.source == filter.source]
        sets.append({e.id for e in drawn} | {c for e in drawn for c in e.supports})
    if filter.tag:
        things = (map.claims.values(), map.arguments.values(), map.evidence.values())
        sets.append({t.id for kind in things for t in kind if filter.tag in t.tags})
    if filter.group:
        inside = _groups_in(map, filter.group)
        claims = {c.id for c in map.claims.values() if c.group in inside}
        claims |= {a.id for a in map.arguments.values() if a.group in inside}
        claims |= {e.id for e in map.evidence.values() if e.group in inside}
        sets.append(claims | _belonging(map, claims))
    if filter.when:
        sets.append(set(meeting(map, filter.when)))
    if filter.view:
        view, _ = select(map, Selection(saved=filter.view))
        sets.append({*view.claims, *view.arguments, *view.evidence})
    return set.intersection(*sets) if sets else None


def _belonging(map: ArgumentMap, claims: set[str]) -> set[str]:
    """Return the evidence for some claims, and the steps that start from these claims alone."""
    found = {e.id for e in map.evidence.values() if not claims.isdisjoint(e.supports)}
    steps = map.arguments.values()
    return found | {a.id for a in steps if a.premises and claims.issuperset(a.premises)}


def _groups_in(map: ArgumentMap, group: str) -> set[str]:
    """Return a group and all groups inside it."""
    below: dict[str, list[str]] = {}
    for inner in map.groups.values():
        if inner.parent:
            below.setdefault(inner.parent, []).append(inner.id)
    found, waiting = {group}, [group]
    while waiting:
        for inner_id in below.get(waiting.pop(), ()):
            if inner_id not in found:
                found.add(inner_id)
                waiting.append(inner_id)
    return found
