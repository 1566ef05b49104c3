"""The blocks of a scene: what the engine places, in the form that suits the page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from argmap.base.values import dataclass, field
from argmap.drawing.layout.blocks import Parts
from argmap.drawing.layout.columns import Block, Reason, claim_block, column_block, turned
from argmap.drawing.layout.shelves import packed
from argmap.drawing.scene.scene import Scene


@dataclass(slots=True)
class Units:
    """Blocks by key, and the key of the block of each box. `trunks` maps the key of a column that
    is a block of its own to the numbers of the links in it. `alone` are the keys of blocks that
    hold several boxes joined to nothing.
    """

    blocks: dict[str, Block] = field(default_factory=dict)
    of: dict[str, str] = field(default_factory=dict)
    trunks: dict[str, list[int]] = field(default_factory=dict)

    def ends(self, scene: Scene) -> Iterable[tuple[int, str, str]]:
        """Return the number and the two blocks of each link between blocks; of the links of a
        column of its own, the first.
        """
        inside = {n for block in self.blocks.values() for n in block.paths}
        for number, link in enumerate(scene.links):
            if number not in inside:
                a, b = self.of[link.source], self.of[link.target]
                if a != b:
                    yield number, a, b
        for key, numbers in self.trunks.items():
            yield numbers[0], key, self.of[scene.links[numbers[0]].target]


def make_units(parts: Parts, tall: float, nest: int) -> Units:
    """Return the blocks of a scene with columns of about that height, of reasons with at most
    `nest` levels.
    """
    scene, units = parts.scene, Units()
    made: dict[str, Block] = {}
    inside: set[str] = {parts.link(n).source for notes in parts.notes.values() for n in notes}
    closed = sorted((k for k, steps in parts.steps.items() if steps <= nest), key=parts.steps.get)  # type: ignore[arg-type]
    for key in (*closed, *(k for k in parts.boxes if parts.steps.get(k, nest + 1) > nest)):
        if key in inside:
            continue
        box = parts.boxes[key]
        notes = [(n, parts.boxes[parts.link(n).source]) for n in parts.notes.get(key, ())]
        reasons = [
            Reason(n, link, made[link.source], parts.boxes[link.source])
            for n in parts.under(key, nest)
            for link in (parts.link(n),)
        ]
        opened = bool(reasons or notes) and parts.opened(key, nest)
        made[key] = claim_block(box, notes, () if opened else reasons, tall, opened=opened)
        if not opened:
            inside.update(reason.link.source for reason in reasons)
        elif len(reasons) > 1:
            inside.update(_racks(units, box.area, key, reasons, tall))
    for key, block in made.items():
        if key not in inside:
            units.blocks[key] = block
    units.blocks = {key: turned(block, scene.direction) for key, block in units.blocks.items()}
    for key, block in units.blocks.items():
        units.of.update(dict.fromkeys(block.places, key))
    return units


def _racks(
    units: Units, area: str | None, key: str, reasons: Sequence[Reason], tall: float
) -> Iterable[str]:
    """Add a block for each kind of reasons in the column of a claim to which other lines lead as
    well, and return the keys of the boxes in them. A single reason is left as it is.
    """
    kinds: dict[object, list[Reason]] = {}
    for reason in reasons:
        kinds.setdefault(reason.kind, []).append(reason)
    for turn, same in enumerate(kinds.values()):
        if len(same) > 1:
            block = column_block(f"{key}c{turn}", same, tall)
            block.area = area
            units.blocks[block.key] = block
            units.trunks[block.key] = [reason.number for reason in same]
            yield from (reason.link.source for reason in same)


def with_rafts(scene: Scene, units: Units, ratio: float) -> Units:
    """Put the blocks of one group that are joined to nothing into one block."""
    joined = {key for _, a, b in units.ends(scene) for key in (a, b)}
    alone: dict[str, list[Block]] = {}
    for key, block in units.blocks.items():
        if block.area is not None and key not in joined:
            alone.setdefault(block.area, []).append(block)
    for area, blocks in alone.items():
        if len(blocks) < 2:
            continue
        places, (wide, high) = packed([(b.width, b.height) for b in blocks], ratio, scene.apart)
        raft = Block(f"{area}r", wide, high, {}, area=area)
        for block, (x, y) in zip(blocks, places, strict=True):
            raft.add(block, x, y)
            del units.blocks[block.key]
        units.blocks[raft.key] = raft
        units.of.update(dict.fromkeys(raft.places, raft.key))
    return units
