"""The state of each quotation of a map: from the text itself, else from the lock."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import TYPE_CHECKING

from argmap.base.values import dataclass
from argmap.model import ArgumentMap, Evidence, Source
from argmap.quotes.concern import Concern, of_note
from argmap.quotes.copies.find import Copy
from argmap.quotes.copies.lock import BadLock, Entry, Key, Lock, fingerprint
from argmap.quotes.copies.missing import Missing

if TYPE_CHECKING:
    from argmap.quotes import Found, Quotation


class State(StrEnum):
    """The result of comparing a quotation with its source: `MATCHES` and `ATTESTED` are of its words
    and of its speaker. It does not say that the words are true.
    """

    MATCHES = "matches"
    UNVOICED = "words match, speaker not confirmed"
    CARE = "matches with care"
    ATTESTED = "attested by the lock"
    NOT_FOUND = "not found"
    UNCHECKED = "not checked"


@dataclass(frozen=True, slots=True)
class Checked:
    """The result for one quotation. `found` comes from the text, `entry` from the lock."""

    state: State
    found: Found | None = None
    entry: Entry | None = None

    @property
    def attested(self) -> bool:
        """Whether the lock alone knows the quotation."""
        return self.found is None and self.entry is not None

    @property
    def concerns(self) -> tuple[Concern, ...]:
        """Return the points a reader should check: from the text, or from the lock, which has only
        their kinds.
        """
        if self.found:
            return self.found.concerns
        return tuple(map(of_note, self.entry.concerns)) if self.entry else ()

    @property
    def paragraph(self) -> int:
        """Return the paragraph of the quotation, counted from 1; 0 when the text is unavailable."""
        if self.found and self.found.matches:
            return self.found.paragraph
        return self.entry.paragraph if self.entry else 0


@dataclass(frozen=True, slots=True)
class Quotes:
    """All results: each quotation by the id of its evidence, the texts by source, the locks by map
    file, and the sources whose text differs from the one in the lock.
    """

    checked: Mapping[str, Checked]
    texts: Mapping[str, Copy | Missing]
    locks: Mapping[str, Lock | BadLock]
    changed: frozenset[str] = frozenset()

    @property
    def copies(self) -> tuple[Copy, ...]:
        """Return the available texts, each once."""
        found = {copy.path: copy for copy in self.texts.values() if isinstance(copy, Copy)}
        return tuple(found.values())

    @property
    def states(self) -> Mapping[str, str]:
        """Map each quotation's evidence to its state, in words."""
        return {id: str(known.state) for id, known in self.checked.items()}

    def state(self, evidence: str) -> State | None:
        """Return the state of a quotation; `None` for evidence that quotes nothing."""
        known = self.checked.get(evidence)
        return known.state if known else None


def check_quotes(
    map: ArgumentMap,
    texts: Mapping[str, Copy | Missing],
    locks: Mapping[str, Lock | BadLock],
) -> Quotes:
    """Look up every quotation of a map. `texts` are by source, `locks` by the file of the map."""
    good = {path: lock for path, lock in locks.items() if isinstance(lock, Lock)}
    checked = {
        proof.id: _checked(map, proof, texts.get(proof.source), good.get(proof.place.file))
        for proof in map.evidence.values()
        if proof.quote
    }
    changed = frozenset(
        id
        for id, copy in texts.items()
        if isinstance(copy, Copy)
        and any(
            id in lock.sources and lock.sources[id].fingerprint != fingerprint(copy.text)
            for lock in good.values()
        )
    )
    return Quotes(checked, texts, locks, changed)


def _checked(
    map: ArgumentMap, proof: Evidence, copy: Copy | Missing | None, lock: Lock | None
) -> Checked:
    entry = lock.quotes.get(key_of(proof)) if lock else None
    if isinstance(copy, Copy):
        from argmap.quotes import look_up

        found = look_up(copy.text, quotation(map, proof))
        if not found.matches:
            return Checked(State.NOT_FOUND, found, entry)
        return Checked(_state(State.MATCHES, found), found, entry)
    return Checked(_state(State.ATTESTED, entry) if entry else State.UNCHECKED, None, entry)


def _state(best: State, known: Found | Entry) -> State:
    """Return the state of a quotation whose words are in the source."""
    return State.CARE if known.concerns else best if known.voiced else State.UNVOICED


def key_of(proof: Evidence) -> Key:
    """Return the identity of a quotation in a lock."""
    return proof.source, proof.quote, proof.voice, proof.at


def quotation(map: ArgumentMap, proof: Evidence) -> Quotation:
    """Return the query to a source's text for a piece of evidence."""
    from argmap.quotes import Quotation

    source = map.sources.get(proof.source)
    authors = source.author if source else ()
    turns = bool(source and source.in_turns)
    # Several authors of a transcript speak in turn.
    foreign = bool(proof.voice) and (turns or proof.voice not in authors)
    # What another source published may be reported in that author's name.
    reporters = _reporters(map, source)
    known = {proof.voice, *authors, *reporters}
    speakers = (proof.voice, *reporters) if foreign else authors
    return Quotation(
        proof.quote,
        proof.at,
        _names(map, (proof.voice, *reporters)) if foreign else (),
        _names(map, authors),
        tuple(n for p in map.persons if p not in known for n in _names(map, (p,))),
        transcript=turns,
        roles=_roles(map, speakers),
        other_roles=_roles(map, (p for p in map.persons if p not in known)),
    )


def _reporters(map: ArgumentMap, source: Source | None) -> tuple[str, ...]:
    """Return the authors of the sources that a source reports, all along its `via` lines."""
    found: dict[str, None] = {}
    seen: set[str] = set()
    left = list(source.via) if source else []
    while left:
        id = left.pop()
        if id in seen:
            continue
        seen.add(id)
        if id in map.persons:
            found[id] = None
        if id in map.sources:
            found.update(dict.fromkeys(map.sources[id].author))
            left += map.sources[id].via
    return tuple(found)


def _roles(map: ArgumentMap, persons: Iterable[str]) -> tuple[str, ...]:
    roles = (map.persons[id].role for id in persons if id in map.persons)
    return tuple(role for role in roles if role)


def _names(map: ArgumentMap, persons: tuple[str, ...]) -> tuple[str, ...]:
    found: list[str] = []
    for id in persons:
        person = map.persons.get(id)
        found += [person.name, *person.also] if person else [id]
    return tuple(found)
