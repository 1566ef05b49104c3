"""Blocks of one rank at one height, and frames around groups with room for their titles.

The engine centres the blocks of a rank; here each rank begins with the claims, at the side of the
conclusions. *Along* is the direction in which ranks follow each other on the page, from the top or
the left; *across* is the other one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from argmap.base.values import dataclass, field
from argmap.drawing.layout.across import AREA_MARGIN, Member, compact
from argmap.drawing.layout.columns import Block
from argmap.drawing.layout.layering import Layers, chain
from argmap.drawing.layout.places import Point, Rect
from argmap.drawing.layout.shelves import packed
from argmap.drawing.layout.titles import title_height, title_place
from argmap.drawing.layout.units import Units
from argmap.drawing.scene.scene import Scene

AREA_TITLE = 22.0
"""Room for the title of a group where ranks follow each other sideways, in px."""
NEXT = 30.0
"""Px between parts of a picture that nothing joins."""


@dataclass(slots=True)
class Part:
    """A part of the picture that nothing joins to the rest: corners of its blocks, frames and titles
    of its groups.
    """

    corners: dict[str, Point] = field(default_factory=dict)
    areas: dict[str, Rect] = field(default_factory=dict)
    titles: dict[str, Rect] = field(default_factory=dict)

    def moved(self, x: float, y: float) -> Part:
        """Return the part moved."""
        return Part(
            {key: (a + x, b + y) for key, (a, b) in self.corners.items()},
            {key: _moved(rect, x, y) for key, rect in self.areas.items()},
            {key: _moved(rect, x, y) for key, rect in self.titles.items()},
        )


def _moved(rect: Rect, x: float, y: float) -> Rect:
    return rect[0] + x, rect[1] + y, rect[2] + x, rect[3] + y


def in_ranks(
    scene: Scene, units: Units, layers: Layers, centres: Mapping[str, Point], ratio: float
) -> tuple[Part, Point]:
    """Return the places of all blocks and groups, and the size of the picture, from where the engine
    put the centres of blocks. Parts that nothing joins are packed, the largest first.
    """
    parents = {area.key: area.parent for area in scene.areas}
    chains = {key: chain(block.area, parents) for key, block in units.blocks.items()}
    members: dict[str, list[Block]] = {}
    for key, first in layers.part.items():
        members.setdefault(first, []).append(units.blocks[key])
    near = _near(scene, units)
    parts = []
    for blocks in members.values():
        moved = _together(scene, blocks, chains, centres, layers, near, ratio)
        parts.append(_part(scene, blocks, chains, moved, layers.rank))
    order = sorted(range(len(parts)), key=lambda n: -len(list(members.values())[n]))
    boxes = [_around(parts[n], units.blocks) for n in order]
    places, size = packed([(r - x, b - y) for x, y, r, b in boxes], ratio, NEXT)
    whole = Part()
    for n, (left, top, _, _), (x, y) in zip(order, boxes, places, strict=True):
        part = parts[n].moved(x - left, y - top)
        whole.corners |= part.corners
        whole.areas |= part.areas
        whole.titles |= part.titles
    return whole, size


def _near(scene: Scene, units: Units) -> dict[str, list[tuple[str, float]]]:
    """Return for each block those that it is joined to, and how far from their centres it should be
    for the line between the two boxes to be straight.
    """
    axis = 0 if scene.upright else 1
    inside = {key: (at[axis], block) for block in units.blocks.values()
              for key, at in block.places.items()}  # fmt: skip

    def off(box: str, key: str) -> float:
        block = units.blocks[key]
        half = (block.height if axis else block.width) / 2
        if block.stem is not None and box not in block.places:
            return block.stem[axis] - half
        return inside[box][0] - half

    near: dict[str, list[tuple[str, float]]] = {key: [] for key in units.blocks}
    for number, a, b in units.ends(scene):
        link = scene.links[number]
        one = a if a in units.trunks else link.source
        by = off(link.target, b) - off(one, a)
        near[a].append((b, by))
        near[b].append((a, -by))
    return near


def _together(
    scene: Scene, blocks: list[Block], chains: Mapping[str, tuple[str, ...]],
    centres: Mapping[str, Point], layers: Layers, near: Mapping[str, list[tuple[str, float]]],
    ratio: float,
) -> dict[str, Point]:  # fmt: skip
    """Return where the blocks of one part are, moved together across."""
    axis = 0 if scene.upright else 1
    ranks: dict[int, list[Member]] = {}
    for block in blocks:
        long = block.height if axis else block.width
        member = Member(block.key, long, centres[block.key][axis], chains[block.key])
        ranks.setdefault(layers.rank[block.key], []).append(member)
    high = sum(max(_along(b, 1 - axis) for b in blocks if layers.rank[b.key] == rank) + scene.rank
               for rank in ranks)  # fmt: skip
    wanted = high * ratio if scene.upright else high / ratio
    if scene.sheet:
        wanted = scene.sheet.width if scene.upright else scene.sheet.height
    found = compact([ranks[number] for number in sorted(ranks)], near, wanted * 0.9,
                    0.0 if scene.upright else AREA_TITLE, scene.apart)  # fmt: skip
    return {
        key: (at, centres[key][1]) if axis == 0 else (centres[key][0], at)
        for key, at in found.items()
    }


def _around(part: Part, blocks: Mapping[str, Block]) -> Rect:
    rects = [(x, y, x + blocks[key].width, y + blocks[key].height)
             for key, (x, y) in part.corners.items()]  # fmt: skip
    return union([*rects, *part.areas.values()])


def union(rects: Iterable[Rect]) -> Rect:
    """Return the rectangle around others."""
    left, top, right, bottom = zip(*rects, strict=True)
    return min(left), min(top), max(right), max(bottom)


def _part(
    scene: Scene, blocks: list[Block], chains: Mapping[str, tuple[str, ...]],
    centres: Mapping[str, Point], rank_of: Mapping[str, int],
) -> Part:  # fmt: skip
    axis = 1 if scene.upright else 0
    late = scene.direction in ("down", "right")
    ranks: dict[int, list[Block]] = {}
    for block in blocks:
        ranks.setdefault(rank_of[block.key], []).append(block)
    numbers = sorted(ranks, reverse=late)
    ordered = [ranks[number] for number in numbers]
    first: dict[str, int] = {}
    last: dict[str, int] = {}
    for number, rank in enumerate(ordered):
        for block in rank:
            for area in chains[block.key]:
                first.setdefault(area, number)
                last[area] = number
    across = _across(scene, blocks, chains, centres)
    names = {area.key: area for area in scene.areas}
    titles = {
        key: title_height(names[key], rect[2] - rect[0]) if scene.upright else float(AREA_TITLE)
        for key, rect in across.items()
    }
    before = titles if scene.upright else {}
    part, cursor, beneath, thin = Part(), 0.0, 0.0, True
    for number, rank in enumerate(ordered):
        room = [_along(block, axis) for block in rank]
        opening = max(sum(AREA_MARGIN + before.get(area, 0.0) for area in chains[block.key]
                          if first[area] == number) for block in rank)  # fmt: skip
        now = numbers[number] % 2 == 1  # a rank of junctions
        if number:
            cursor += beneath + (scene.rank / 2 if thin or now else scene.rank)
        cursor += opening
        for block, long in zip(rank, room, strict=True):
            rest = max(room) - long
            start = cursor + (rest / 2 if now else rest if late else 0.0)
            x, y = centres[block.key]
            part.corners[block.key] = (
                (x - block.width / 2, start) if axis else (start, y - block.height / 2)
            )
        cursor += max(room)
        beneath = max(sum(AREA_MARGIN for area in chains[block.key] if last[area] == number)
                      for block in rank)  # fmt: skip
        thin = now
    _frames(scene, part, blocks, chains, titles)
    return part


def _along(block: Block, axis: int) -> float:
    return block.height if axis else block.width


def _across(
    scene: Scene, blocks: list[Block], chains: Mapping[str, tuple[str, ...]],
    centres: Mapping[str, Point],
) -> dict[str, Rect]:  # fmt: skip
    """Return where the frame of each group is, across; its other sides do not matter here."""
    part = Part({
        b.key: (centres[b.key][0] - b.width / 2, centres[b.key][1] - b.height / 2) for b in blocks
    })  # fmt: skip
    _frames(scene, part, blocks, chains, {})
    return part.areas


def _frames(
    scene: Scene, part: Part, blocks: list[Block], chains: Mapping[str, tuple[str, ...]],
    titles: Mapping[str, float],
) -> None:  # fmt: skip
    """Add the frames of groups around what is in them, from the innermost out, and the places of
    their titles.
    """
    inside: dict[str, list[Rect]] = {}
    depth: dict[str, int] = {}
    above: dict[str, str] = {}
    for block in blocks:
        x, y = part.corners[block.key]
        for turn, area in enumerate(chains[block.key]):
            depth[area] = turn
            if turn:
                above[area] = chains[block.key][turn - 1]
        if chains[block.key]:
            own = inside.setdefault(chains[block.key][-1], [])
            own.append((x, y, x + block.width, y + block.height))
    names = {area.key: area for area in scene.areas}
    for area in sorted(depth, key=lambda key: -depth[key]):
        left, top, right, bottom = union(inside[area])
        high = titles.get(area, 0.0)
        rect = (left - AREA_MARGIN, top - AREA_MARGIN - high,
                right + AREA_MARGIN, bottom + AREA_MARGIN)  # fmt: skip
        part.areas[area] = rect
        if high:
            part.titles[area] = title_place(names[area], rect, high)
        if area in above:
            inside.setdefault(above[area], []).append(rect)
