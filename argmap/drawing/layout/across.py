"""Blocks moved together within their ranks, in the order that the engine found.

The engine keeps long lines straight at the cost of wide gaps. Here the order of each rank and the
frames of groups are turned into distances that have to be kept; the smallest width that keeps them
is found, and each block is put as near to its neighbours above and below as they allow.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from math import inf

from argmap.base.values import dataclass, field
from argmap.drawing.scene.scene import APART

AREA_MARGIN = 14.0
"""Px between a group's frame and what is in it."""
NARROWEST = 150.0
"""Px a frame is wide at least, for its title."""
SWEEPS = 12


@dataclass(frozen=True, slots=True)
class Member:
    """A block of a rank: its length across, where the engine put its centre, and the groups around
    it, outermost first.
    """

    key: str
    long: float
    at: float
    chain: tuple[str, ...]


@dataclass(slots=True)
class Distances:
    """Least distances: `after` has, for each thing, what must come after it and how far, `before` the
    reverse. Things are blocks, at their centres, and the two sides of groups.
    """

    after: dict[str, dict[str, float]] = field(default_factory=dict)
    before: dict[str, dict[str, float]] = field(default_factory=dict)

    def keep(self, one: str, other: str, apart: float) -> None:
        """Note that the other thing comes at least that far after the one."""
        for key in (one, other):
            self.after.setdefault(key, {})
            self.before.setdefault(key, {})
        if apart > self.after[one].get(other, -inf):
            self.after[one][other] = self.before[other][one] = apart

    def order(self) -> list[str]:
        """Return all things, each after those that come before it."""
        left = {key: len(keys) for key, keys in self.before.items()}
        ready = [key for key, number in left.items() if not number]
        for key in ready:
            for other in self.after[key]:
                left[other] -= 1
                if not left[other]:
                    ready.append(other)
        return ready


def compact(
    ranks: Sequence[Sequence[Member]], near: Mapping[str, Sequence[tuple[str, float]]],
    wanted: float, title: float = 0.0, apart: float = APART,
) -> dict[str, float]:  # fmt: skip
    """Return the centre of each block across. `near` says which blocks each block should be near
    to, and how far from their centres; the result may be `wanted` wide, or as wide as it must. A
    group has room for a `title` before what is in it.
    """
    distances = _distances(ranks, AREA_MARGIN + title, apart)
    order = distances.order()
    half = {member.key: member.long / 2 for rank in ranks for member in rank}
    first: dict[str, float] = {}
    for key in order:
        first[key] = max((first[k] + d for k, d in distances.before[key].items()),
                         default=half.get(key, 0.0))  # fmt: skip
    width = max(wanted, *(first[key] + half.get(key, 0.0) for key in order))
    last: dict[str, float] = {}
    for key in reversed(order):
        last[key] = min((last[k] - d for k, d in distances.after[key].items()),
                        default=width - half.get(key, 0.0))  # fmt: skip
    middle = {key: (first[key] + last[key]) / 2 for key in order}
    at = _settled(distances, order, middle, half, width)
    for turn in range(SWEEPS):
        for key in order if turn % 2 else reversed(order):
            low = max((at[k] + d for k, d in distances.before[key].items()),
                      default=half.get(key, 0.0))  # fmt: skip
            high = min((at[k] - d for k, d in distances.after[key].items()),
                       default=width - half.get(key, 0.0))  # fmt: skip
            if key.startswith("<"):
                at[key] = max(high, low)
            elif key.startswith(">"):
                at[key] = min(low, high)
            elif near.get(key):
                aim = sum(at[k] + by for k, by in near[key]) / len(near[key])
                at[key] = min(max(aim, low), max(high, low))
    return {member.key: at[member.key] for rank in ranks for member in rank}


def _settled(
    distances: Distances, order: Sequence[str], middle: Mapping[str, float],
    half: Mapping[str, float], width: float,
) -> dict[str, float]:  # fmt: skip
    """Return places that keep all distances, near to the middle of what is allowed."""
    at: dict[str, float] = {}
    for key in order:
        low = max((at[k] + d for k, d in distances.before[key].items()),
                  default=half.get(key, 0.0))  # fmt: skip
        at[key] = max(low, middle[key])
    for key in reversed(order):
        high = min((at[k] - d for k, d in distances.after[key].items()),
                   default=width - half.get(key, 0.0))  # fmt: skip
        at[key] = min(at[key], high)
    return at


def _distances(
    ranks: Sequence[Sequence[Member]], before: float, between: float
) -> Distances:
    """Turn the order within ranks, and the frames of groups, into distances. A group is at the middle
    of what is in it, so that no order contradicts another.
    """
    distances = Distances()
    middle = _middles(ranks)

    def turn(member: Member) -> tuple[tuple[float, str], ...]:
        return (*((middle[area], area) for area in member.chain), (member.at, member.key))

    for rank in _with_frames(ranks, middle):
        ordered = sorted(rank, key=turn)
        for member in ordered:
            _within(distances, member, before)
        for one, other in pairwise(ordered):
            shared = 0
            for a, b in zip(one.chain, other.chain, strict=False):
                if a != b:
                    break
                shared += 1
            a, b, apart = one.key, other.key, between + one.long / 2 + other.long / 2
            if len(one.chain) > shared:
                a, apart = f">{one.chain[shared]}", apart - one.long / 2
            if len(other.chain) > shared:
                b, apart = f"<{other.chain[shared]}", apart - other.long / 2
            distances.keep(a, b, apart)
    return distances


def _within(distances: Distances, member: Member, before: float) -> None:
    """Keep a block within its groups, and each group within the one around it."""
    distances.after.setdefault(member.key, {})
    distances.before.setdefault(member.key, {})
    for outer, inner in pairwise(member.chain):
        distances.keep(f"<{outer}", f"<{inner}", before)
        distances.keep(f">{inner}", f">{outer}", AREA_MARGIN)
    for area in member.chain:
        distances.keep(f"<{area}", f">{area}", NARROWEST if before == AREA_MARGIN else 0.0)
    if member.chain:
        distances.keep(f"<{member.chain[-1]}", member.key, before + member.long / 2)
        distances.keep(member.key, f">{member.chain[-1]}", AREA_MARGIN + member.long / 2)


def _middles(ranks: Sequence[Sequence[Member]]) -> dict[str, float]:
    """Return the middle of the blocks of each group."""
    places: dict[str, list[float]] = {}
    for rank in ranks:
        for member in rank:
            for area in member.chain:
                places.setdefault(area, []).append(member.at)
    return {area: sum(found) / len(found) for area, found in places.items()}


def _with_frames(
    ranks: Sequence[Sequence[Member]], middle: Mapping[str, float]
) -> list[list[Member]]:
    """Return the ranks with something of every group in all of those that its frame reaches over."""
    spans: dict[str, tuple[int, int, set[int], tuple[str, ...]]] = {}
    for number, rank in enumerate(ranks):
        for member in rank:
            for turn, area in enumerate(member.chain):
                first, _, used, chain = spans.get(
                    area, (number, number, set(), member.chain[: turn + 1])
                )
                spans[area] = (first, number, used | {number}, chain)
    found = [list(rank) for rank in ranks]
    for area, (first, last, used, chain) in spans.items():
        for number in range(first, last):
            if number not in used:
                found[number].append(Member(f"={area}{number}", 0.0, middle[area], chain))
    return found
