"""The lock: what was found when a map's quotations were looked up, kept beside the map.

Sources are under copyright and may not be shipped, so the lock says what they said: for each
source a fingerprint of its folded words, for each quotation how and where it was found. It is a
text of JSON lines, one thing each, sorted, so that versions of it can be compared and merged.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from argmap.quotes import TIERS, SourceText

VERSION = 1
SUFFIX = ".lock"
"""What the lock's name has after that of its map."""


@dataclass(frozen=True, slots=True)
class Mark:
    """How the text of a source is known again: fingerprint and number of its folded words."""

    source: str
    fingerprint: str
    words: int
    checked: str


@dataclass(frozen=True, slots=True)
class Entry:
    """How a quotation was found: its tier, its paragraph (from 1), what stands around it, the kinds
    of concern, and the day (ISO 8601).
    """

    source: str
    quote: str
    voice: str
    tier: str
    paragraph: int
    before: str
    after: str
    concerns: tuple[str, ...]
    checked: str

    @property
    def key(self) -> tuple[str, str, str]:
        """What makes it the same quotation: source, words, voice."""
        return self.source, self.quote, self.voice


@dataclass(frozen=True, slots=True)
class Lock:
    """What a lock holds, by source and by quotation."""

    sources: Mapping[str, Mark] = field(default_factory=lambda: MappingProxyType({}))
    quotes: Mapping[tuple[str, str, str], Entry] = field(
        default_factory=lambda: MappingProxyType({})
    )


@dataclass(frozen=True, slots=True)
class BadLock:
    """A lock that cannot be read; `why` goes on from its name."""

    why: str


def fingerprint(text: SourceText) -> str:
    """What tells a text from another, whatever its typography and line ends."""
    return "sha256:" + hashlib.sha256(text.joined.encode()).hexdigest()


def lock_path(map_path: str) -> str:
    """The lock of a map."""
    return map_path + SUFFIX


def written(marks: Iterable[Mark], entries: Iterable[Entry]) -> str:
    """The lock as text."""
    rows: list[dict[str, Any]] = [{"argmap-lock": VERSION}]
    rows += [
        {"source": m.source, "fingerprint": m.fingerprint, "words": m.words, "checked": m.checked}
        for m in sorted(marks, key=lambda m: m.source)
    ]
    for e in sorted(entries, key=lambda e: (e.source, e.paragraph, e.quote, e.voice)):
        row: dict[str, Any] = {"source": e.source, "quote": e.quote}
        if e.voice:
            row["voice"] = e.voice
        row |= {"tier": e.tier, "paragraph": e.paragraph, "before": e.before, "after": e.after}
        if e.concerns:
            row["concerns"] = list(e.concerns)
        rows.append({**row, "checked": e.checked})
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


def read_lock(text: str) -> Lock | BadLock:
    """Read a lock. One that is damaged or from a newer version is not read in part."""
    marks: dict[str, Mark] = {}
    entries: dict[tuple[str, str, str], Entry] = {}
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip():
            continue
        if line.startswith(("<<<<<<<", "=======", ">>>>>>>")):
            return BadLock(f"has a conflict of a merge in line {number}")
        try:
            row = json.loads(line)
            if number == 1:
                version = row["argmap-lock"]
                if version != VERSION:
                    return BadLock(f"is of version {version}; this argmap reads version {VERSION}")
            elif "quote" in row:
                entry = _entry(row)
                entries[entry.key] = entry
            else:
                mark = Mark(
                    _word(row, "source"), _word(row, "fingerprint"), int(row["words"]),
                    _word(row, "checked"),
                )  # fmt: skip
                marks[mark.source] = mark
        except (ValueError, KeyError, TypeError, RecursionError):
            return BadLock(f"is damaged in line {number}")
    if not text.strip():
        return BadLock("is empty")
    return Lock(MappingProxyType(marks), MappingProxyType(entries))


def _entry(row: Mapping[str, Any]) -> Entry:
    if row["tier"] not in TIERS:
        raise ValueError(row["tier"])
    return Entry(
        _word(row, "source"), _word(row, "quote"), str(row.get("voice", "")), row["tier"],
        int(row["paragraph"]), _word(row, "before"), _word(row, "after"),
        tuple(map(str, row.get("concerns", ()))), _word(row, "checked"),
    )  # fmt: skip


def _word(row: Mapping[str, Any], key: str) -> str:
    value = row[key]
    if not isinstance(value, str):
        raise TypeError(key)
    return value
