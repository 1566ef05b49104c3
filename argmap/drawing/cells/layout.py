"""Place the boxes on the page of cells, and choose the cell where each edge meets a box.

The engine gives the rank of each box and the order within it; the distance between ranks follows
from the edges that have to pass between them. Ranks are counted from the conclusions; *across* is
the direction in which the boxes of one rank lie.
"""

from __future__ import annotations

from argmap.drawing.cells.boxes import CellBox
from argmap.drawing.cells.plan import MARGIN, Plan
from argmap.drawing.cells.ports import join
from argmap.drawing.cells.rows import Rows, rows
from argmap.drawing.engines import EngineError, Limit, lay_out
from argmap.drawing.layout.layout import read_layout
from argmap.drawing.scene.scene import Scene

UNIT = 8.0
"""Points of the engine for one cell across."""


def plan(
    scene: Scene, boxes: dict[str, CellBox], *, reverse: bool, engine: str, limit: Limit,
    room: int = 0,
) -> Plan:  # fmt: skip
    """Place every box, and give every link its ends.

    With `reverse`, conclusions are at the bottom or on the right. A rank that takes more than `room` cells across,
    if that is given, goes on in the next one. Raises `EngineError`, also when
    the time is over.
    """
    made = Plan(boxes, not scene.upright, reverse)
    for box in boxes.values():
        if box.hangs:
            made.hanging.setdefault(box.hangs, []).append(box)
    _make_room(made, scene)
    if scene.huge:
        found = {key: (0.0, n * UNIT) for n, key in enumerate(boxes)}
    else:
        try:
            raw = lay_out(_dot(made, scene), engine=engine, deadline=limit.left)
        except EngineError:
            limit.hold()
            raise
        found = dict(read_layout(raw).centres)
    _put_across(made, found, room)
    limit.hold()
    join(made, scene, limit)
    return made


def _make_room(made: Plan, scene: Scene) -> None:
    """Keep cells free where edges arrive from the side; make boxes as high as their arrows need."""
    room = 1 if made.sideways else 3
    coming: dict[str, int] = {}
    for link in scene.links:
        source, target = made.boxes[link.source], made.boxes[link.target]
        if link.free or link.relation == "restatement":
            source.room = target.room = room
        elif target.shape == "junction" and link.heads == "end":
            target.room = room
        elif not source.hangs:
            coming[target.key] = coming.get(target.key, 0) + 1
    if made.sideways:
        for key, number in coming.items():
            box = made.boxes[key]
            if box.shape != "junction":
                box.height = max(box.height, min(number, 40) + 2)


def _dot(made: Plan, scene: Scene) -> str:
    """Write the ranks and their order as DOT for the engine."""
    between = {
        b.key for b in made.boxes.values() if b.shape in ("junction", "evidence") and not b.hangs
    }
    step = 2 if between else 1
    gap = 1 if made.sideways else 3
    lines = [
        f"digraph{{rankdir={'RL' if made.sideways else 'BT'} ranksep=0.2 splines=none",
        f"nodesep={gap * UNIT / 72:.4f}",
        'node[shape=box fixedsize=true label="" margin=0]',
    ]
    if scene.large:
        lines.append("mclimit=0.1 nslimit=0.1 nslimit1=1")
    elif not scene.fine:
        lines.append("mclimit=0.2 nslimit=1")
    for box in made.boxes.values():
        if not box.hangs:
            across = (made.size(box)[0] + 2 * box.room) * UNIT / 72
            wide, high = (0.1, across) if made.sideways else (across, 0.1)
            lines.append(f"{box.key}[width={wide:.4f} height={high:.4f}]")
    in_rows = rows(scene) if scene.fine and not made.sideways else Rows()
    level = {key: number for number, keys in enumerate(scene.levels) for key in keys}
    tied: set[str] = set()
    for number, link in enumerate(scene.links):
        if made.boxes[link.source].hangs:
            continue
        wish, length = "", step * in_rows.row.get(number, 1)
        if link.relation == "answers":
            wish, length = " weight=100", 1
            tied.add(link.source)
        elif link.free or link.source in level:
            wish, length = " constraint=false", 1
        elif link.source in between or link.target in between:
            length -= step - 1
        lines.append(f"{link.source}->{link.target}[minlen={length}{wish}]")
    lines += [f"{a}->{b}[weight=4 minlen={step}]" for a, b in in_rows.ties]
    lines += [f"{key}->top{n}[weight=100]" for key, n in level.items() if key not in tied]
    return "\n".join([*lines, "}"])


def _put_across(made: Plan, centres: dict[str, tuple[float, float]], room: int) -> None:
    """Assign ranks and places across, in whole cells, with a gap between neighbours."""
    found: dict[int, list[tuple[float, CellBox]]] = {}
    for box in made.boxes.values():
        if not box.hangs:
            x, y = centres[box.key]
            along, across = (x, y) if made.sideways else (y, x)
            found.setdefault(round(along), []).append((across / UNIT, box))
    gap = 1 if made.sideways else 3
    for rank in sorted(found):
        row = sorted(found[rank], key=lambda pair: pair[0])
        parts = _parts([box for _, box in row], made, gap, room)
        centre = {box.key: at for at, box in row}
        for part in parts:
            free: int | None = None
            for turn, box in enumerate(part):
                box.turn = turn
                size = made.size(box)[0]
                at = round(centre[box.key] - size / 2) if len(parts) == 1 else box.room
                if free is not None:
                    at = max(at, free + box.room)
                made.put(box, across=at)
                free = at + size + box.room + gap
                made.rank[box.key] = len(made.ranks)
            made.ranks.append(part)
    first = min((made.across(b)[0] for rank in made.ranks for b in rank), default=0)
    for rank_ in made.ranks:
        for box in rank_:
            made.put(box, across=made.across(box)[0] - first + MARGIN)


def _parts(row: list[CellBox], made: Plan, gap: int, room: int) -> list[list[CellBox]]:
    """Cut a rank into as few as have room next to each other, each about as wide as the others."""
    taken = [made.size(box)[0] + 2 * box.room + gap for box in row]
    if not room or sum(taken) - gap <= room:
        return [row]
    number = -(-(sum(taken) - gap) // room)
    most = max(sum(taken) / number, *taken)
    parts: list[list[CellBox]] = [[]]
    used = 0
    for box, wide in zip(row, taken, strict=True):
        if parts[-1] and (used + wide - gap > room or used + wide / 2 > most):
            parts.append([])
            used = 0
        parts[-1].append(box)
        used += wide
    return parts
