"""The updated content of a map's lock: the results of today, and those known from before."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from argmap.base.values import dataclass
from argmap.model import ArgumentMap, Evidence
from argmap.quotes import Found, SourceText
from argmap.quotes.concern import noted
from argmap.quotes.copies.find import Copy
from argmap.quotes.copies.lock import Entry, Lock, Mark, fingerprint
from argmap.quotes.copies.states import Quotes, key_of

CONTEXT = 6
"""Words kept from before and after a quotation."""
_BREAK = re.compile(r"\n\s*\n")


@dataclass(frozen=True, slots=True)
class Relocked:
    """The new content of a lock, and the evidence missing from it: `not_found` in the source's
    text, or `unknown` because the text is unavailable. `foreign` is true when the old lock is about
    none of the sources that this map quotes, so it belongs to something else.
    """

    marks: tuple[Mark, ...]
    entries: tuple[Entry, ...]
    not_found: tuple[str, ...]
    unknown: tuple[str, ...]
    foreign: bool = False


def relock(
    map: ArgumentMap, quotes: Quotes, file: str, old: Lock, day: str, *, context: int = CONTEXT
) -> Relocked:
    """Return the lock for the quotations in one file of a map.

    `old` is the lock so far and `day` today's date (ISO 8601). An unchanged entry keeps its day; a
    quotation whose text is unavailable keeps its entry; one that left the file loses it. Around
    each, `context` words are kept on either side.
    """
    proofs = [e for e in map.evidence.values() if e.quote and e.place.file == file]
    entries: dict[tuple[str, ...], Entry] = {}
    not_found, unknown = [], []
    for proof in proofs:
        checked = quotes.checked[proof.id]
        copy = quotes.texts.get(proof.source)
        known = old.quotes.get(key_of(proof))
        if not proof.source:
            # A name that cannot be resolved today must not delete earlier results.
            entries |= {e.key: e for e in old.quotes.values() if e.quote == proof.quote}
        elif checked.found is None or not isinstance(copy, Copy):
            if known:
                entries[known.key] = known
            else:
                unknown.append(proof.id)
        elif not checked.found.matches:
            not_found.append(proof.id)
        else:
            fresh = _entry(proof, checked.found, copy.text, day, context)
            entries[fresh.key] = known if known and _same(known, fresh) else fresh
    sources = {entry.source for entry in entries.values()}
    quoted = {proof.source for proof in proofs} | sources
    before = {*old.sources, *(entry.source for entry in old.quotes.values())}
    return Relocked(
        tuple(_marks(sources, quotes, old, day)),
        tuple(entries.values()),
        tuple(not_found),
        tuple(unknown),
        foreign=bool(before) and before.isdisjoint(quoted),
    )


def _marks(sources: set[str], quotes: Quotes, old: Lock, day: str) -> Iterator[Mark]:
    for source in sorted(sources):
        copy, known = quotes.texts.get(source), old.sources.get(source)
        if isinstance(copy, Copy):
            fresh = Mark(source, fingerprint(copy.text), len(copy.text.bare.split()), day)
            yield known if known and replace(known, checked=day) == fresh else fresh
        elif known:
            yield known


def _entry(proof: Evidence, found: Found, text: SourceText, day: str, context: int) -> Entry:
    kinds = noted(found.concerns)
    before = _BREAK.split(text.text[max(0, found.start - 400) : found.start])[-1]
    after = _BREAK.split(text.text[found.end : found.end + 400])[0]
    return Entry(
        proof.source, proof.quote, proof.voice, proof.at, found.tier, found.paragraph,
        " ".join(before.split()[::-1][:context][::-1]), " ".join(after.split()[:context]),
        kinds, day, found.voiced or bool(kinds),
    )  # fmt: skip


def _same(old: Entry, fresh: Entry) -> bool:
    return replace(old, checked=fresh.checked) == fresh
