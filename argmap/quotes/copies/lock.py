"""The lock: the results of looking up a map's quotations, in a file next to the map.

Sources are under copyright and may not be shipped, so the lock records the results: for each source
a fingerprint of its folded words, for each quotation how and where it was found. It is a text of
sorted JSON lines, one entry each, so that versions of it can be compared and merged.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any, TypeAlias

from argmap.base.values import dataclass, field
from argmap.model.workspace import LOCK
from argmap.quotes import TIERS, SourceText

VERSION = 1
NOT_CONFIRMED = "not confirmed"
"""What a line says of a speaker whom the source does not show."""
Key: TypeAlias = tuple[str, str, str, str]
"""The identity of a quotation: source, words, voice and locator, as its map has them."""


@dataclass(frozen=True, slots=True)
class Mark:
    """The identity of a source's text: fingerprint and number of its folded words."""

    source: str
    fingerprint: str
    words: int
    checked: str


@dataclass(frozen=True, slots=True)
class Entry:
    """The result for one quotation: its tier, its paragraph (from 1), the few words around it, the
    kinds of concern (a weak one with a mark behind it), and the day (ISO 8601). `at` is the locator as the map has it; `voiced` is false
    when the source does not show that the speaker says it.
    """

    source: str
    quote: str
    voice: str
    at: str
    tier: str
    paragraph: int
    before: str
    after: str
    concerns: tuple[str, ...]
    checked: str
    voiced: bool = True

    @property
    def key(self) -> Key:
        """Return the identity of the quotation."""
        return self.source, self.quote, self.voice, self.at


@dataclass(frozen=True, slots=True)
class Lock:
    """The content of a lock, by source and by quotation."""

    sources: Mapping[str, Mark] = field(default_factory=lambda: MappingProxyType({}))
    quotes: Mapping[Key, Entry] = field(default_factory=lambda: MappingProxyType({}))

    @property
    def bare(self) -> bool:
        """Whether it was written without the words around quotations."""
        return bool(self.quotes) and not any(e.before or e.after for e in self.quotes.values())

    def renamed(self, sources: Mapping[str, str], persons: Mapping[str, str]) -> Lock:
        """Return the same lock with other names for sources and persons; those not given stay."""
        marks = [replace(m, source=sources.get(m.source, m.source)) for m in self.sources.values()]
        entries = [
            replace(e, source=sources.get(e.source, e.source), voice=persons.get(e.voice, e.voice))
            for e in self.quotes.values()
        ]
        return lock_of(marks, entries)


@dataclass(frozen=True, slots=True)
class BadLock:
    """A lock that cannot be read; `why` continues a sentence that begins with its name, `advice`
    says what to do.
    """

    why: str
    advice: str = "mend it, or remove it and write it again with `argmap lock`"


def lock_of(marks: Iterable[Mark], entries: Iterable[Entry]) -> Lock:
    """Make a lock of these marks and entries."""
    return Lock(
        MappingProxyType({mark.source: mark for mark in marks}),
        MappingProxyType({entry.key: entry for entry in entries}),
    )


def fingerprint(text: SourceText) -> str:
    """Return a digest of a text, the same whatever its typography and line ends."""
    return "sha256:" + hashlib.sha256(text.bare.encode()).hexdigest()


def lock_path(map_path: str) -> str:
    """Return the path of a map's lock."""
    return map_path + LOCK


def written(marks: Iterable[Mark], entries: Iterable[Entry]) -> str:
    """Write the lock as text."""
    rows: list[dict[str, Any]] = [{"argmap-lock": VERSION}]
    rows += [
        {"source": m.source, "fingerprint": m.fingerprint, "words": m.words, "checked": m.checked}
        for m in sorted(marks, key=lambda m: m.source)
    ]
    for e in sorted(entries, key=lambda e: (e.source, e.paragraph, e.quote, e.voice, e.at)):
        row: dict[str, Any] = {"source": e.source, "quote": e.quote}
        if e.voice:
            row["voice"] = e.voice
        if e.at:
            row["at"] = e.at
        row |= {"tier": e.tier, "paragraph": e.paragraph}
        row |= {key: words for key, words in (("before", e.before), ("after", e.after)) if words}
        if e.concerns:
            row["concerns"] = list(e.concerns)
        if not e.voiced:
            row["speaker"] = NOT_CONFIRMED
        rows.append({**row, "checked": e.checked})
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


def read_lock(text: str) -> Lock | BadLock:
    """Read a lock. A damaged one, or one from a newer version, is rejected as a whole."""
    marks: list[Mark] = []
    entries: list[Entry] = []
    # Only line feeds end lines here: a quotation may contain other line-ending characters.
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        if line.startswith(("<<<<<<<", "=======", ">>>>>>>")):
            return BadLock(f"has a conflict of a merge in line {number}")
        try:
            row = json.loads(line)
            if number == 1:
                version = row["argmap-lock"]
                if version != VERSION:
                    return _of_version(version)
            elif "quote" in row:
                entries.append(_entry(row))
            else:
                marks.append(
                    Mark(
                        _word(row, "source"), _word(row, "fingerprint"), int(row["words"]),
                        _word(row, "checked"),
                    )
                )  # fmt: skip
        except (ValueError, KeyError, TypeError, OverflowError, RecursionError):
            return BadLock(f"is damaged in line {number}")
    if not text.strip():
        return BadLock("is empty")
    return lock_of(marks, entries)


def _of_version(version: object) -> BadLock:
    why = f"is of version {version!r:.20}, and this argmap reads version {VERSION}"
    newer = isinstance(version, int) and version > VERSION
    return BadLock(why, "update argmap") if newer else BadLock(why)


def _entry(row: Mapping[str, Any]) -> Entry:
    if row["tier"] not in TIERS:
        raise ValueError(row["tier"])
    return Entry(
        _word(row, "source"), _word(row, "quote"), _word(row, "voice", ""), _word(row, "at", ""),
        row["tier"], int(row["paragraph"]), _word(row, "before", ""), _word(row, "after", ""),
        tuple(map(str, row.get("concerns", ()))), _word(row, "checked"),
        _word(row, "speaker", "") != NOT_CONFIRMED,
    )  # fmt: skip


def _word(row: Mapping[str, Any], key: str, default: str | None = None) -> str:
    value = row[key] if default is None else row.get(key, default)
    if not isinstance(value, str):
        raise TypeError(key)
    return value
