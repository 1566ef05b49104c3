"""Lists that a map does not hold itself, such as a person's claims or a source's evidence."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property
from weakref import ref

from argmap.contents.links import voices
from argmap.model import ArgumentMap

Lists = Mapping[str, tuple[str, ...]]


class Known:
    """Lists of ids by an id, for one map, made when they are first asked for.

    The ids of a list are in source order, each once. It holds no reference to the map, so that a
    map that is no longer shown can be freed.
    """

    def __init__(self, map: ArgumentMap) -> None:
        self._map = ref(map)

    @property
    def map(self) -> ArgumentMap:
        """The map, which the caller still holds."""
        map = self._map()
        assert map is not None
        return map

    @cached_property
    def said(self) -> Lists:
        """For each person, the claims that the person asserts."""
        return _lists((who, c.id) for c in self.map.claims.values() for who in c.by)

    @cached_property
    def argued(self) -> Lists:
        """For each person, the steps that the person makes."""
        return _lists((who, a.id) for a in self.map.arguments.values() for who in a.by)

    @cached_property
    def spoken(self) -> Lists:
        """For each person, the evidence with the person's words."""
        map = self.map
        return _lists((who, e.id) for e in map.evidence.values() for who in voices(map, e))

    @cached_property
    def drawn(self) -> Lists:
        """For each source, the evidence that comes from it."""
        return _lists((e.source, e.id) for e in self.map.evidence.values())

    @cached_property
    def resting(self) -> Lists:
        """For each source, the claims for which it gives evidence."""
        return _lists((e.source, c) for e in self.map.evidence.values() for c in e.supports)

    @cached_property
    def held(self) -> Lists:
        """For each position, the claims it holds, without its theses."""
        map = self.map
        theses = {(p.id, c) for p in map.positions.values() for c in p.thesis}
        pairs = ((p, c) for c in map.claims for p in map.held_by.get(c, ()))
        return _lists(pair for pair in pairs if pair not in theses)

    @cached_property
    def denied(self) -> Lists:
        """For each claim, the positions that deny it."""
        return _lists((c, p.id) for p in self.map.positions.values() for c in p.denies)

    @cached_property
    def answering(self) -> Lists:
        """For each question, the claims that answer it: theses first."""
        map = self.map
        theses = [(q, c) for p in map.positions.values() for q in p.answers for c in p.thesis]
        own = ((q, c.id) for c in map.claims.values() for q in c.answers)
        return _lists((*theses, *own))

    @cached_property
    def undercutting(self) -> Lists:
        """For each claim, the steps that undercut the steps on it."""
        map = self.map
        steps = map.arguments.values()
        return _lists((a.target, u.id) for a in steps for u in map.into.get(a.id, ()))

    @cached_property
    def parts(self) -> Lists:
        """For each argument of several steps, all of them."""
        return _lists((a.part_of, a.id) for a in self.map.arguments.values() if a.part_of)

    @cached_property
    def fitting(self) -> Lists:
        """For each scheme, the steps that have it."""
        return _lists((a.scheme, a.id) for a in self.map.arguments.values() if a.scheme)

    @cached_property
    def grouped(self) -> Lists:
        """For each group, the claims in it."""
        return _lists((c.group, c.id) for c in self.map.claims.values() if c.group)

    @cached_property
    def tagged_claims(self) -> Lists:
        """For each tag, the claims that have it."""
        return _lists((tag, c.id) for c in self.map.claims.values() for tag in c.tags)

    @cached_property
    def tagged_steps(self) -> Lists:
        """For each tag, the steps that have it."""
        return _lists((tag, a.id) for a in self.map.arguments.values() for tag in a.tags)

    @cached_property
    def tagged_evidence(self) -> Lists:
        """For each tag, the evidence that has it."""
        return _lists((tag, e.id) for e in self.map.evidence.values() for tag in e.tags)


def known(map: ArgumentMap) -> Known:
    """Return the lists of a map, kept for the latest map asked for."""
    if not _latest or _latest[0][0]() is not map:
        _latest[:] = [(ref(map), Known(map))]
    return _latest[0][1]


_latest: list[tuple[ref[ArgumentMap], Known]] = []


def _lists(pairs: Iterable[tuple[str, str]]) -> Lists:
    found: dict[str, dict[str, None]] = {}
    for name, id_ in pairs:
        found.setdefault(name, {})[id_] = None
    return {name: tuple(ids) for name, ids in found.items()}
