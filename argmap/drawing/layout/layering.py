"""The rank of each block, counted from the conclusions.

Questions come first, then theses, whatever they argue against; everything else is below what it
bears on. A rank that would be wider than the page continues in the next one, where it can with all
reasons of one claim together. Claims have even ranks; junctions have odd ones, right above what
meets in them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import inf, sqrt

from argmap.base.values import dataclass, field
from argmap.drawing.layout.blocks import together
from argmap.drawing.layout.units import APART, RANK, Units
from argmap.drawing.scene.scene import Scene

ROOMS = (0.85, 1.1, 1.4, 1.8, 2.5)
"""Widths of ranks that are tried, as parts of the side that a full page would have."""
WRAPPED = 0.88
"""How much smaller a picture has to be for ranks to continue in the next one."""


@dataclass(slots=True)
class Order:
    """What is above what: `above` has the blocks above each one, `below` those below; `links` has the
    lower and the upper block of each link that says so, by its number.
    """

    above: dict[str, dict[str, None]]
    below: dict[str, dict[str, None]]
    links: dict[int, tuple[str, str]] = field(default_factory=dict)


@dataclass(slots=True)
class Layers:
    """The rank of each block, the part of the picture that it is in, by its first block, and the
    height of a page on which all parts fit.
    """

    rank: dict[str, int]
    part: dict[str, str]
    page: float
    order: Order


def layers_of(scene: Scene, units: Units, ratio: float, *, quick: bool = False) -> Layers:
    """Return the ranks that make the picture smallest on a page of that proportion."""
    order = _order(scene, units)
    parts = together(_pairs(scene, units), units.blocks)
    members: dict[str, list[str]] = {}
    for key, first in parts.items():
        members.setdefault(first, []).append(key)
    rank: dict[str, int] = {}
    pages = 0.0
    for keys in members.values():
        found, page = _best(scene, units, order, keys, ratio, quick)
        rank |= found
        pages += page**2
    return Layers(rank, parts, sqrt(pages), order)


def _pairs(scene: Scene, units: Units) -> list[tuple[str, str]]:
    """Return pairs of blocks that belong to one part: joined by a link, or in one frame."""
    pairs = [(a, b) for _, a, b in units.ends(scene)]
    parents = {area.key: area.parent for area in scene.areas}
    first: dict[str, str] = {}
    for key, block in units.blocks.items():
        area = block.area
        while area is not None and parents[area] is not None:
            area = parents[area]
        if area is not None:
            pairs.append((first.setdefault(area, key), key))
    return pairs


def _order(scene: Scene, units: Units) -> Order:
    shapes = {box.key: box for box in scene.boxes}
    order = Order({key: {} for key in units.blocks}, {key: {} for key in units.blocks})
    for number, source, target in units.ends(scene):
        lower, upper = source, target
        top, goal = shapes.get(source), shapes.get(target)
        if scene.links[number].free:
            continue
        if top is not None and top.thesis and goal is not None and goal.shape != "question":
            if goal.thesis:
                continue
            lower, upper = target, source
        order.links[number] = (lower, upper)
        order.above[lower][upper] = None
        order.below[upper][lower] = None
    return order


def _best(
    scene: Scene, units: Units, order: Order, keys: Sequence[str], ratio: float, quick: bool
) -> tuple[dict[str, int], float]:
    """Return the best ranks of one part, and the height of its page."""
    upright = scene.upright
    sizes = {
        key: (block.width, block.height) if upright else (block.height, block.width)
        for key, block in ((key, units.blocks[key]) for key in keys)
    }
    tails = _tails(order, keys)
    shape = ratio if upright else 1 / ratio
    side = sqrt(sum((w + APART) * (h + RANK) for w, h in sizes.values()) * shape)
    rank = _scheduled(scene, units, order, keys, sizes, tails, inf)
    page = _page(rank, sizes, shape)
    if len(keys) > 3 and side > 0:
        best = page * WRAPPED
        for room in (1.1, 1.8) if quick else ROOMS:
            other = _scheduled(scene, units, order, keys, sizes, tails, side * room)
            found = _page(other, sizes, shape)
            if found < best:
                rank, page, best = other, found / WRAPPED, found
    return rank, page if upright else page / ratio


def _page(rank: Mapping[str, int], sizes: Mapping[str, tuple[float, float]], shape: float) -> float:
    """Return the height of the page of proportion `shape` on which the ranks fit."""
    rows: dict[int, list[float]] = {}
    for key, number in rank.items():
        row = rows.setdefault(number, [-APART, 0.0])
        row[0] += sizes[key][0] + APART
        row[1] = max(row[1], sizes[key][1])
    wide = max(row[0] for row in rows.values())
    high = sum(row[1] + (RANK if number % 2 == 0 else 0.0) for number, row in rows.items()) - RANK
    return max(wide / shape, high)


def _tails(order: Order, keys: Sequence[str]) -> dict[str, int]:
    """Return how many ranks are below each block at least; a circle counts once."""
    tail = dict.fromkeys(keys, 0)
    open_ = {key: len(order.below[key]) for key in keys}
    ready = [key for key in keys if not open_[key]]
    for key in ready:
        for upper in order.above[key]:
            tail[upper] = max(tail[upper], tail[key] + 1)
            open_[upper] -= 1
            if not open_[upper]:
                ready.append(upper)
    return tail


def _scheduled(
    scene: Scene, units: Units, order: Order, keys: Sequence[str],
    sizes: Mapping[str, tuple[float, float]], tails: Mapping[str, int], room: float,
) -> dict[str, int]:  # fmt: skip
    """Fill rank after rank, from the top, with blocks all of whose upper neighbours are placed."""
    boxes = {box.key: box for box in scene.boxes}
    shape = {key: boxes[key].shape if key in boxes else "" for key in keys}
    rank = {key: 0 for key in keys if shape[key] == "question"}
    theses = [key for key in keys if key in boxes and boxes[key].thesis]
    rank |= dict.fromkeys(theses, 2 if rank else 0)
    first = {key: number for number, key in enumerate(keys)}
    open_ = {key: sum(u not in rank for u in order.above[key]) for key in keys if key not in rank}
    ready = dict.fromkeys(key for key in open_ if not open_[key])
    lowest, start = 0, 2 if theses else 0 if rank else -1
    while open_:
        if not ready:
            ready = {min(open_, key=lambda key: (open_[key], first[key])): None}
        least = {key: _least(key, order, rank, shape, start) for key in ready}
        row = max(lowest, min(least.values()))
        now = [key for key in ready if least[key] <= row]
        junctions = [key for key in now if shape[key] == "junction"]
        taken = [key for key in junctions if row % 2] or [
            key for key in now if row % 2 == 0 and shape[key] != "junction"]  # fmt: skip
        if not taken:
            lowest = row + 1
            continue
        if row % 2 == 0:
            used = sum(sizes[k][0] + APART for k, at in rank.items() if at == row)
            taken = _fill(taken, units, order, sizes, tails, first, room, used)
            if not taken:
                lowest = row + 1
                continue
        for key in taken:
            rank[key] = row
            del open_[key], ready[key]
        for key in taken:
            for lower in order.below[key]:
                if lower in open_ and lower not in ready:
                    open_[lower] -= 1
                    if open_[lower] <= 0:
                        ready[lower] = None
        lowest = row
    for key in reversed(list(rank)):
        if shape[key] == "junction":
            below = [rank[k] for k in order.below[key] if rank[k] > rank[key]]
            at = min(below, default=rank[key] + 1) - 1
            rank[key] = at if at % 2 else max(at - 1, rank[key])
    return rank


def _least(
    key: str, order: Order, rank: Mapping[str, int], shape: Mapping[str, str], start: int
) -> int:
    """Return the first rank that a block may have; below `start` if nothing is above it."""
    at = 1 + max((rank[u] for u in order.above[key] if u in rank), default=start)
    odd = shape[key] == "junction"
    return at if at % 2 == odd else at + 1


def _fill(
    taken: Sequence[str], units: Units, order: Order, sizes: Mapping[str, tuple[float, float]],
    tails: Mapping[str, int], first: Mapping[str, int], room: float, used: float,
) -> list[str]:  # fmt: skip
    """Choose what goes into a rank of that width: whole families, those with most ranks below them
    first; a family that is too large for an empty rank fills it.
    """
    families: dict[tuple[str, str], list[str]] = {}
    for key in sorted(taken, key=first.__getitem__):
        upper = next(iter(order.above[key]), "")
        families.setdefault((units.blocks[key].area or "", upper), []).append(key)
    chosen: list[str] = []
    for family in sorted(
        families.values(), key=lambda keys: (-max(tails[k] for k in keys), first[keys[0]])
    ):
        wide = sum(sizes[key][0] + APART for key in family)
        if used + wide <= room + APART:
            chosen += family
            used += wide
        elif wide > room:
            for key in family:
                if used and used + sizes[key][0] > room:
                    break
                chosen.append(key)
                used += sizes[key][0] + APART
    return chosen
