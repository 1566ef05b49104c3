"""Whether somebody speaks in a source or is reported there, and when words were said."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.base.times import span
from argmap.model.map import ArgumentMap, Evidence, Source


def said_on(map: ArgumentMap, proof: Evidence) -> str:
    """Return when the words of evidence were said, as written: on the day that `said` gives, else
    when the source came out in which the speaker says them. A text that reports somebody else's
    words says nothing of when these were said; then the result is empty.
    """
    if span(proof.said):
        return proof.said
    return next((s.published for s in _sources(map, proof) if speaks_in(proof, s)), "")


def reported_on(map: ArgumentMap, proof: Evidence) -> str:
    """Return when words were first reported of which nobody knows when they were said; empty where
    it is known, and where no source has a date.
    """
    if said_on(map, proof):
        return ""
    return next((s.published for s in reversed([*_sources(map, proof)]) if s.published), "")


def _sources(map: ArgumentMap, proof: Evidence) -> Iterator[Source]:
    """Yield the source of evidence, then those that it reports, from near to far."""
    waiting = [proof.source]
    for id_ in waiting:
        source = map.sources.get(id_)
        if source:
            yield source
            waiting += [s for s in source.via if s not in waiting]


def speaks_in(proof: Evidence, source: Source) -> bool:
    """Whether the speaker of evidence speaks in a source, rather than being reported there."""
    if not proof.voice:
        return True
    if any(person != proof.voice for person in proof.via):
        return False
    return not source.author or source.in_turns or proof.voice in source.author
