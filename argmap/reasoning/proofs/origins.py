"""The origins of a piece of evidence, at the end of `via`, and voices: one for each author."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TypeAlias

from argmap.base.values import dataclass
from argmap.model import ArgumentMap


def origins(map: ArgumentMap) -> Mapping[str, tuple[str, ...]]:
    """Map each source to the ends of its `via` lines, in source order. A circle of `via` has no
    end, so a source that leads only into one is its own origin.
    """
    order = {id: i for i, id in enumerate(map.sources)}
    return {id: tuple(sorted(_ends(map, id) or {id}, key=order.__getitem__)) for id in map.sources}


def _ends(map: ArgumentMap, id: str) -> set[str]:
    seen, ends, waiting = {id}, set(), [id]
    while waiting:
        source = waiting.pop()
        further = [via for via in map.sources[source].via if via in map.sources]
        if not further:
            ends.add(source)
        new = [other for other in further if other not in seen]
        seen.update(new)
        waiting += new
    return ends


@dataclass(frozen=True, slots=True)
class Voice:
    """Origins that count as one voice, since they share an author; `evidence` is the evidence from
    them.

    A person who is quoted without a source is a voice without origins. Both are empty for evidence
    that names nobody.
    """

    authors: tuple[str, ...]
    origins: tuple[str, ...]
    evidence: tuple[str, ...]


def voices(
    map: ArgumentMap, evidence: Iterable[str], where: Mapping[str, tuple[str, ...]]
) -> tuple[Voice, ...]:
    """Return the voices behind some evidence, in source order of their first evidence. `where` is
    the result of `origins`. Evidence that goes back to two origins is counted with both.
    """
    by_key: dict[tuple[str, tuple[str, ...]], list[str]] = {}
    for id in evidence:
        proof = map.evidence[id]
        ends = where.get(proof.source, ())
        spoken = (proof.voice,) if proof.voice else ()
        for origin in ends or ("",):
            authors = map.sources[origin].author if origin else spoken
            # In a thread of comments, each writer is a voice.
            turns = bool(origin) and map.sources[origin].in_turns
            own = spoken if turns and proof.voice in authors else authors
            by_key.setdefault((origin, own), []).append(id)
    made = []
    for group in _sharing(list(by_key)):
        proofs = dict.fromkeys(id for key in group for id in by_key[key])
        made.append(
            Voice(
                tuple(dict.fromkeys(a for _, authors in group for a in authors)),
                tuple(dict.fromkeys(origin for origin, _ in group if origin)),
                tuple(id for id in map.evidence if id in proofs)
                if len(group) > 1
                else tuple(proofs),
            )
        )
    return tuple(made)


Key: TypeAlias = tuple[str, tuple[str, ...]]


def _sharing(keys: list[Key]) -> list[list[Key]]:
    """Group origins with their authors wherever they share one, directly or through others."""
    root = {key: key for key in keys}

    def find(key: Key) -> Key:
        while root[key] != key:
            root[key] = root[root[key]]
            key = root[key]
        return key

    first: dict[str, Key] = {}
    for key in keys:
        for author in key[1]:
            if author in first:
                root[find(key)] = find(first[author])
            else:
                first[author] = key
    groups: dict[Key, list[Key]] = {}
    for key in keys:
        groups.setdefault(find(key), []).append(key)
    return list(groups.values())
