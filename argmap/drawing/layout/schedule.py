"""Things put into ranks of a width, from the top, each below what it bears on.

A thing is a block, or a group whose blocks keep their ranks towards each other. A rank takes whole
families, the reasons of one thing, where it can.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from argmap.base.values import dataclass


@dataclass(frozen=True, slots=True)
class Item:
    """A thing to be put into ranks: `ranks` are those of its blocks, counted from its own, `wide` is
    how wide it is in each. A `junction` has an odd rank, everything else an even one. `fixed` is a
    rank that is given.
    """

    key: str
    ranks: Mapping[str, int]
    wide: Mapping[int, float]
    junction: bool = False
    fixed: int | None = None


class Schedule:
    """The ranks of items: the lower and the upper block of each link must be in different ones."""

    def __init__(
        self, items: Sequence[Item], links: Iterable[tuple[str, str]], start: int, room: float
    ) -> None:
        self.items = {item.key: item for item in items}
        self.start, self.room = start, room
        of = {block: item.key for item in items for block in item.ranks}
        self.above: dict[str, dict[str, int]] = {key: {} for key in self.items}
        self.below: dict[str, dict[str, None]] = {key: {} for key in self.items}
        for lower, upper in links:
            low, high = of.get(lower), of.get(upper)
            if low is None or high is None or low == high:
                continue
            apart = self.items[high].ranks[upper] + 1 - self.items[low].ranks[lower]
            self.above[low][high] = max(apart, self.above[low].get(high, apart))
            self.below[high][low] = None
        self.first = {key: number for number, key in enumerate(self.items)}
        self.tails = self._tails()
        self.rank: dict[str, int] = {}
        self.used: dict[int, float] = {}

    def _tails(self) -> dict[str, int]:
        """Return how many ranks are below each item at least; a circle counts once."""
        tail = {key: max(item.ranks.values()) for key, item in self.items.items()}
        left = {key: len(self.below[key]) for key in self.items}
        ready = [key for key in self.items if not left[key]]
        for key in ready:
            for upper in self.above[key]:
                own = max(self.items[upper].ranks.values())
                tail[upper] = max(tail[upper], own + tail[key] + 1)
                left[upper] -= 1
                if not left[upper]:
                    ready.append(upper)
        return tail

    def put(self, key: str, rank: int) -> None:
        """Put an item at a rank."""
        self.rank[key] = rank
        for by, wide in self.items[key].wide.items():
            self.used[rank + by] = self.used.get(rank + by, 0.0) + wide

    def ranks(self) -> dict[str, int]:
        """Fill rank after rank, and return those of all blocks."""
        for key, item in self.items.items():
            if item.fixed is not None:
                self.put(key, item.fixed)
        alone = [key for key, item in self.items.items() if item.fixed is None
                 and not item.junction and not self.above[key] and not self.below[key]]  # fmt: skip
        alone = alone if len(alone) < len(self.items) else []
        left = {
            key: sum(upper not in self.rank for upper in self.above[key])
            for key in self.items if key not in self.rank and key not in alone
        }  # fmt: skip
        ready = {key: self._least(key) for key, number in left.items() if not number}
        row = 0
        while left:
            if not ready:
                some = min(left, key=lambda key: (left[key], self.first[key]))
                ready = {some: self._least(some)}
            row = max(row, min(ready.values()))
            now = [key for key, least in ready.items() if least <= row and
                   self.items[key].junction == bool(row % 2)]  # fmt: skip
            taken = now if row % 2 else self._chosen(now, row)
            for key in taken:
                self.put(key, row)
                del left[key], ready[key]
            for key in taken:
                for lower in self.below[key]:
                    if lower in left and lower not in ready:
                        left[lower] -= 1
                        if left[lower] <= 0:
                            ready[lower] = self._least(lower)
            row += not taken
        self._lower_junctions()
        for key in alone:
            self.put(key, self._free(max(self.items[key].wide.values())))
        return {
            block: self.rank[key] + by
            for key, item in self.items.items() for block, by in item.ranks.items()
        }  # fmt: skip

    def _free(self, wide: float) -> int:
        """Return the lowest rank below the start with room for something that is joined to nothing,
        or one more.
        """
        most = min(max(self.used.values(), default=0.0), self.room)
        ranks = [rank for rank in self.used if rank % 2 == 0 and rank > self.start]
        free = [rank for rank in ranks if self.used[rank] + wide <= most]
        return max(free) if free else max(self.used, default=-2) // 2 * 2 + 2

    def _least(self, key: str) -> int:
        """Return the first rank that an item may have; below the start if nothing is above it."""
        at = max(
            (self.rank[upper] + by for upper, by in self.above[key].items() if upper in self.rank),
            default=self.start + 1,
        )
        at = max(at, 0)
        return at if at % 2 == self.items[key].junction else at + 1

    def _chosen(self, now: Sequence[str], row: int) -> list[str]:
        """Choose what goes into a rank: whole families, those with most below them first; a family
        that is too large for an empty rank fills it.
        """
        families: dict[str, list[str]] = {}
        for key in sorted(now, key=self.first.__getitem__):
            families.setdefault(next(iter(self.above[key]), ""), []).append(key)
        chosen: list[str] = []
        used = self.used.get(row, 0.0)
        for family in sorted(
            families.values(),
            key=lambda keys: (-max(self.tails[key] for key in keys), self.first[keys[0]]),
        ):
            wide = [max(self.items[key].wide.values()) for key in family]
            if used + sum(wide) <= self.room:
                chosen += family
                used += sum(wide)
            elif sum(wide) > self.room:
                for key, one in zip(family, wide, strict=True):
                    if used and used + one > self.room:
                        break
                    chosen.append(key)
                    used += one
        return chosen

    def _lower_junctions(self) -> None:
        """Put junctions right above what meets in them."""
        for key in reversed(list(self.rank)):
            if self.items[key].junction:
                below = [self.rank[low] - self.above[low][key] for low in self.below[key]]
                at = min((at for at in below if at >= self.rank[key]), default=self.rank[key])
                self.rank[key] = at if at % 2 else max(at - 1, self.rank[key])
