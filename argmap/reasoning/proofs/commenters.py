"""Who speaks in threads of comments only."""

from __future__ import annotations

from argmap.model import ArgumentMap


def commenters(map: ArgumentMap) -> frozenset[str]:
    """Return the people who speak in threads of comments, and in no other source of the map."""
    where: dict[str, list[bool]] = {}
    for proof in map.evidence.values():
        source = map.sources.get(proof.source)
        for person in (proof.voice,) if proof.voice else source.author if source else ():
            where.setdefault(person, []).append(source is not None and source.in_turns)
    return frozenset(person for person, in_turns in where.items() if all(in_turns))
