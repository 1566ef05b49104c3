"""The rank of each block, counted from the conclusions.

Questions come first, then theses, whatever they argue against; everything else is below what it
bears on. A rank that would be wider than the page continues in the next one, where it can with all
reasons of one claim together, and a group takes no more ranks than its own links ask for. Claims have even ranks; junctions have odd ones, right above what
meets in them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from math import inf, sqrt

from argmap.base.values import dataclass, field
from argmap.drawing.layout.blocks import together
from argmap.drawing.layout.schedule import Item, Schedule
from argmap.drawing.layout.units import Units
from argmap.drawing.scene.scene import Box, Scene

Room = tuple[float, bool] | None
"""How wide ranks may be, as a part of the side that a full page would have, and whether that holds
for groups as well, or for each group by its own size; `None` for any width.
"""
ROOMS: tuple[Room, ...] = tuple((part, False) for part in (0.85, 1.1, 1.4, 1.8, 2.5))
WIDER: tuple[Room, ...] = tuple((part, True) for part in (0.85, 1.1, 1.4, 1.8))
"""Widths of ranks that are tried, and more that are tried for small pictures."""
SMALL = 600.0
"""Height in px of a page up to which a part of the picture is left as it is."""
WRAPPED = 0.88
"""How much smaller a picture has to be for ranks to continue in the next one."""


ROW = 5
"""Theses or questions that have one row in any case, where the picture is for no page."""


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


def layers_of(
    scene: Scene, units: Units, ratio: float, rooms: Sequence[Room] = (None, *ROOMS)
) -> Layers:
    """Return the ranks that make the picture smallest on a page of that proportion, of those for
    which there are `rooms`.
    """
    order = order_of(scene, units)
    parts = together(_pairs(scene, units), units.blocks)
    members: dict[str, list[str]] = {}
    for key, first in parts.items():
        members.setdefault(first, []).append(key)
    rank: dict[str, int] = {}
    pages = 0.0
    for keys in members.values():
        found, page = _best(scene, units, order, keys, ratio, rooms)
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


def order_of(scene: Scene, units: Units) -> Order:
    """Return what is above what."""
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
    scene: Scene, units: Units, order: Order, keys: Sequence[str], ratio: float,
    rooms: Sequence[Room],
) -> tuple[dict[str, int], float]:  # fmt: skip
    """Return the best ranks of one part, and the height of its page."""
    upright = scene.upright
    sizes = {
        key: (block.width, block.height) if upright else (block.height, block.width)
        for key, block in ((key, units.blocks[key]) for key in keys)
    }
    shape = ratio if upright else 1 / ratio
    shelf = Shelf(scene, units, order, sizes, shape)
    best = shelf.ranks(keys, 0, None)
    least = shelf.page(best)
    if least <= (scene.sheet.height if scene.sheet else SMALL):
        return best, least if upright else least / ratio
    least = inf
    for room in rooms:
        rank = shelf.ranks(keys, 0, room)
        page = shelf.page(rank) / (1.0 if room is None or scene.sheet else WRAPPED)
        if page < least:
            best, least = rank, page
    return best, least if upright else least / ratio


@dataclass(slots=True)
class Shelf:
    """What the ranks of a part follow from; `sizes` are how long a block is across, and along."""

    scene: Scene
    units: Units
    order: Order
    sizes: Mapping[str, tuple[float, float]]
    shape: float
    boxes: dict[str, Box] = field(default_factory=dict)
    chains: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.boxes = {box.key: box for box in self.scene.boxes}
        parents = {area.key: area.parent for area in self.scene.areas}
        self.chains = {key: chain(self.units.blocks[key].area, parents) for key in self.sizes}

    def ranks(self, keys: Sequence[str], depth: int, room: Room) -> dict[str, int]:
        """Return the ranks of blocks, all of which are in the same group at that depth."""
        inside: dict[str, list[str]] = {}
        for key in keys:
            around = self.chains[key]
            inside.setdefault(around[depth] if len(around) > depth else key, []).append(key)
        shapes = {key: self.boxes[key].shape if key in self.boxes else "" for key in keys}
        asked = any(shape == "question" for shape in shapes.values())
        theses = {key for key in keys if key in self.boxes and self.boxes[key].thesis}
        start = 2 if theses else 0 if asked else -1
        items = []
        for name, own in inside.items():
            ranks = {own[0]: 0} if name == own[0] else self.ranks(own, depth + 1, room)
            wide: dict[int, float] = {}
            for key, at in ranks.items():
                wide[at] = wide.get(at, 0.0) + self.sizes[key][0] + self.scene.apart
            fixed = 0 if shapes[own[0]] == "question" else None
            if not theses.isdisjoint(own):
                fixed = 2 if asked else 0
            items.append(
                Item(name, ranks, wide, name == own[0] and shapes[name] == "junction", fixed)
            )
        most = inf
        if room is not None:
            part, everywhere = room
            area = sum((self.sizes[key][0] + self.scene.apart) * (self.sizes[key][1] + self.scene.rank)
                       for key in (self.sizes if everywhere else keys))  # fmt: skip
            most = sqrt(self.shape * area) * part
            if self.scene.sheet:
                most = self.across * part
        if room is not None:
            items = self.in_rows(items, most)
        links = self.order.links.values() if len(keys) == len(self.sizes) else [
            pair for pair in self.order.links.values() if pair[0] in shapes and pair[1] in shapes
        ]  # fmt: skip
        return Schedule(items, links, start, most).ranks()

    @property
    def across(self) -> float:
        """Return how wide ranks may be on a page."""
        scene, sheet = self.scene, self.scene.sheet
        assert sheet is not None
        return (sheet.width if scene.upright else sheet.height) + scene.apart

    def in_rows(self, items: list[Item], most: float) -> list[Item]:
        """Put questions that have no room next to each other into several rows, and theses below them: those with
        most in them and around them first. Few stay in one row, unless the picture is for a page.
        """
        rows: dict[str, int] = {}
        row, least = 0, 1 if self.scene.sheet else ROW
        for asking in (True, False):
            used, number = 0.0, 0
            same = [item for item in items if item.fixed is not None and self.asks(item) is asking]
            for item in sorted(same, key=lambda one: -self.weight(one)):
                wide = max(item.wide.values())
                if number >= least and used + wide > most:
                    row, used, number = row + 2, 0.0, 0
                rows[item.key] = row
                used, number = used + wide, number + 1
            row += 2 if same else 0
        return [
            replace(item, fixed=rows[item.key]) if item.key in rows else item for item in items
        ]

    def asks(self, item: Item) -> bool:
        """Whether something is a question."""
        box = self.boxes.get(item.key)
        return box is not None and box.shape == "question"

    def weight(self, item: Item) -> int:
        """Return how much is in the boxes of an item and around them."""
        found = 0
        for key in item.ranks:
            box = self.boxes.get(key)
            found += box.folded if box is not None else 0
            found += len(self.order.below[key])
        return found

    def page(self, rank: Mapping[str, int]) -> float:
        """Return the height of the page of the wanted proportion on which the ranks fit."""
        rows: dict[int, list[float]] = {}
        apart, along = self.scene.apart, self.scene.rank
        for key, number in rank.items():
            row = rows.setdefault(number, [-apart, 0.0])
            row[0] += self.sizes[key][0] + apart
            row[1] = max(row[1], self.sizes[key][1])
        wide = max(row[0] for row in rows.values())
        high = sum(row[1] + (along if number % 2 == 0 else 0.0) for number, row in rows.items())
        return max(wide / self.shape, high - along)


def chain(area: str | None, parents: Mapping[str, str | None]) -> tuple[str, ...]:
    """Return a group and those around it, outermost first."""
    found: list[str] = []
    while area is not None:
        found.append(area)
        area = parents[area]
    return tuple(reversed(found))
