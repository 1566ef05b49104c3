"""Pairs of things in two maps: those found so far, and the things still without a partner."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping
from typing import TypeVar

from argmap.base.values import dataclass, field
from argmap.reasoning.difference.change import Thing
from argmap.reasoning.difference.colouring import Colours

K = TypeVar("K", bound=Hashable)

GONE = "\0"
"""Put before the id of something that the new map does not have, so that it equals none there."""
_NODES = (Thing.CLAIM, Thing.ARGUMENT, Thing.EVIDENCE)


@dataclass(frozen=True)
class Matching:
    """For each kind of thing, the ids of the old map with their ids in the new one."""

    pairs: Mapping[Thing, Mapping[str, str]] = field(default_factory=dict)

    def new(self, thing: Thing, old: str) -> str:
        """Return the id in the new map, or the old one with `GONE` before it. Claims, arguments and
        evidence share their names, so any of these three kinds does for all.
        """
        if thing in _NODES:
            for kind in _NODES:
                if (found := self.pairs.get(kind, {}).get(old)) is not None:
                    return found
            return GONE + old
        return self.pairs.get(thing, {}).get(old, GONE + old)

    def all_new(self, thing: Thing, old: Iterable[str]) -> tuple[str, ...]:
        """Return `new` of several ids."""
        return tuple(self.new(thing, id) for id in old)


class Pairing:
    """The pairs found so far, and the things of either side that are still without one."""

    def __init__(self, old: Iterable[str], new: Iterable[str], colours: Colours) -> None:
        self.found: dict[str, str] = {}
        self.old = list(old)
        self.new = list(new)
        self.colours = colours

    def take(self, pairs: Iterable[tuple[str, str]]) -> None:
        """Record these pairs."""
        self.found.update(pairs)
        taken = set(self.found.values())
        self.old = [id for id in self.old if id not in self.found]
        self.new = [id for id in self.new if id not in taken]

    def by(
        self,
        left: Callable[[str], Hashable | None],
        right: Callable[[str], Hashable | None],
    ) -> None:
        """Pair the remaining things that have the same key; `None` is no key."""
        if not (self.old and self.new):
            return
        waiting = grouped(right, self.new)
        pairs: list[tuple[str, str]] = []
        for key, ids in grouped(left, self.old).items():
            if key is not None and key in waiting:
                pairs += self.colours.pairs(ids, waiting[key])
        self.take(pairs)

    def best(self, scored: Iterable[tuple[float, str, str]]) -> None:
        """Pair those with the highest score first; of equal scores the earlier one."""
        place = {id: i for i, id in enumerate(self.old)}
        other = {id: i for i, id in enumerate(self.new)}
        order = sorted(scored, key=lambda s: (-s[0], place[s[1]], other[s[2]]))
        pairs: dict[str, str] = {}
        taken: set[str] = set()
        for _, one, two in order:
            if one not in pairs and two not in taken:
                pairs[one] = two
                taken.add(two)
        self.take(pairs.items())


def grouped(key: Callable[[str], K], ids: Iterable[str]) -> dict[K, list[str]]:
    """Return the ids by their key, in the order in which keys and ids come."""
    found: dict[K, list[str]] = {}
    for id in ids:
        found.setdefault(key(id), []).append(id)
    return found
