"""A scene in stacks on a page: how many of them, where each block is, and what is left of the room."""

from __future__ import annotations

from collections.abc import Sequence

from argmap.base.values import dataclass, field
from argmap.drawing.layout.blocks import parts_of
from argmap.drawing.layout.columns import Block
from argmap.drawing.layout.layering import Order, order_of
from argmap.drawing.layout.places import Point
from argmap.drawing.layout.stacks import Piece, Stacks, begun, improved, pieces_of
from argmap.drawing.layout.units import Units, make_units
from argmap.drawing.scene.scene import Scene

TALL = 0.75
"""Part of the page's height that a column of reasons takes at most."""
HOPELESS = 1.5
"""How many times as much as the best number of stacks another one may cost for blocks to be moved there."""
SPREAD = 26.0
"""Px by which two blocks of a stack are put further apart at most, where there is room."""


@dataclass(slots=True)
class Placed:
    """Corners of blocks, the size of the picture, and how many straight lines between blocks cross."""

    units: Units
    corners: dict[str, Point] = field(default_factory=dict)
    width: float = 0.0
    height: float = 0.0
    crossings: int = 0


def in_stacks(scene: Scene, crossing: float = 0.0) -> Placed:
    """Return the places of all blocks of a picture for a page, conclusions on top. `crossing` is what two lines that
    cross cost, in px of lines.
    """
    sheet = scene.sheet
    assert sheet is not None
    units = make_units(parts_of(scene), sheet.height * TALL, 1)
    order = order_of(scene, units)
    questions = [units.blocks[b.key] for b in scene.boxes if b.shape == "question"]
    rows = _rows(questions, sheet.width - sheet.less, scene.apart)
    asked = sum(max(b.height for b in row) + scene.rank for row in rows)
    best: Stacks | None = None
    least = float("inf")
    pieces, number = pieces_of(scene, units, order)
    for link in scene.links:
        if link.relation == "answers" and (one := number.get(units.of[link.source])) is not None:
            pieces[one].pull = 1.0
    lines = _lines(scene, units, order, number)
    for low, high, _ in lines:
        pieces[low].lines += 1
        pieces[high].lines += 1
    if pieces:
        narrow = min(piece.width for piece in pieces)
        most = max(int((sheet.width + scene.apart) / (max(p.width for p in pieces) + scene.apart)), 1)
        most = max(most, int((sheet.width + scene.apart) / (narrow + 14 + scene.apart)))
        turns = _turns(pieces, lines)
        tried: list[tuple[float, Stacks]] = []
        for count in range(max(most - 1, 1), most + 1):
            made = Stacks(pieces, lines, sheet.width, sheet.height - asked, scene.apart, scene.rank,
                          crossing)  # fmt: skip
            begun(made, turns, count)
            tried.append((made.cost(), made))
        first = min(cost for cost, _ in tried)
        for begin, made in tried:
            if begin <= first * HOPELESS and (cost := improved(made)) < least:
                best, least = made, cost
    placed = Placed(units)
    wide = best.size()[0] if best else 0.0
    wide = max(wide, *(sum(b.width for b in row) + scene.apart * (len(row) - 1) for row in rows), 0.0)
    y = 0.0
    for row in rows:
        x = (wide - sum(b.width for b in row) - scene.apart * (len(row) - 1)) / 2
        for block in row:
            placed.corners[block.key] = (x, y)
            x += block.width + scene.apart
        y += max(b.height for b in row) + scene.rank
    if best:
        _put(placed, best, wide, y)
        best.cost()
        placed.crossings = best.crossed
    placed.width = wide
    placed.height = max(
        (top + units.blocks[key].height for key, (_, top) in placed.corners.items()), default=0.0
    )
    return placed


def _put(placed: Placed, made: Stacks, wide: float, start: float) -> None:
    """Note the corners of what is in the stacks; short stacks are spread as far as the longest one."""
    made.level()
    used = [stack for stack in made.stacks if stack]
    widths = [max(made.pieces[n].width for n in stack) for stack in used]
    tall = max(made.tops(stack)[-1] for stack in used)
    x = (wide - sum(widths) - made.apart * (len(used) - 1)) / 2
    for stack, across in zip(used, widths, strict=True):
        tops = made.tops(stack)
        fixed = max(made.theses(stack), 1)
        more = min((tall - tops[-1]) / (len(stack) - fixed), SPREAD) if len(stack) > fixed else 0.0
        for at, (number, top) in enumerate(zip(stack, tops, strict=False)):
            turn = max(at - fixed + 1, 0)
            piece = made.pieces[number]
            left = x + (across - piece.width) / 2
            for block, by, down in piece.parts:
                placed.corners[block.key] = (left + by, start + top + more * turn + down)
        x += across + made.apart


def _rows(blocks: list[Block], wide: float, apart: float) -> list[list[Block]]:
    """Put blocks into rows of a width."""
    rows: list[list[Block]] = []
    used = wide
    for block in blocks:
        if used + apart + block.width > wide:
            rows.append([])
            used = -apart
        rows[-1].append(block)
        used += apart + block.width
    return rows


def _lines(
    scene: Scene, units: Units, order: Order, number: dict[str, int]
) -> list[tuple[int, int, bool]]:
    """Return the lines between pieces, the lower one first where there is one."""
    found: list[tuple[int, int, bool]] = []
    for link, source, target in units.ends(scene):
        low, high = order.links.get(link, (source, target))
        if low in number and high in number and number[low] != number[high]:
            found.append((number[low], number[high], link in order.links))
    return found


def _turns(pieces: Sequence[Piece], lines: Sequence[tuple[int, int, bool]]) -> list[int]:
    """Return the order in which pieces are put down: theses, those with most lines first, then what bears
    on them, level by level.
    """
    below: dict[int, list[int]] = {}
    for low, high, is_below in lines:
        if is_below:
            below.setdefault(high, []).append(low)
    first = sorted((n for n, p in enumerate(pieces) if p.thesis), key=lambda n: (-pieces[n].lines, n))
    lows = {low for low, _, is_below in lines if is_below}
    first += [n for n in range(len(pieces)) if n not in lows and not pieces[n].thesis]
    found = dict.fromkeys(first)
    waiting = list(found)
    for one in waiting:
        for low in below.get(one, ()):
            if low not in found:
                found[low] = None
                waiting.append(low)
    found.update(dict.fromkeys(range(len(pieces))))
    return [*found]
