"""Choose where edges meet boxes, and how far apart ranks are so that the edges fit between them."""

from __future__ import annotations

from argmap.drawing.cells.boxes import CellBox
from argmap.drawing.cells.plan import AFTER, BEFORE, FAR, MARGIN, NEAR, End, Plan, Wire
from argmap.drawing.engines import Limit
from argmap.drawing.scene.scene import Link, Scene

CROWD = 40
"""Edges on one side of a box above which those that meet it in the same cell are drawn as one."""


def join(plan: Plan, scene: Scene, limit: Limit) -> None:
    """Make the wires of a plan whose boxes are placed across, then place the ranks along. Raises
    `EngineError` when the time is over.
    """
    nets: dict[str, int] = {}
    for number, link in enumerate(limit.over(scene.links), 1):
        source, target = plan.boxes[link.source], plan.boxes[link.target]
        if source.hangs:
            continue
        net = number
        if target.shape == "junction" and link.heads == "none":
            net = nets.setdefault(target.key, number)
        plan.wires.append(Wire(link, net, *_sides(plan, link, source, target)))
    _choose_across(plan)
    limit.hold()
    _share(plan, NEAR, FAR)
    _put_along(plan)
    limit.hold()
    _choose_along(plan)
    _share(plan, BEFORE, AFTER)


def _sides(plan: Plan, link: Link, source: CellBox, target: CellBox) -> tuple[End, End]:
    lower, upper = plan.rank[source.key], plan.rank[target.key]
    middle = _middle(plan, source), _middle(plan, target)
    start, end = (NEAR, FAR) if lower > upper else (FAR, NEAR)
    if lower == upper:
        start = end = FAR
        beside = abs(source.turn - target.turn) == 1
        if beside and not (plan.sideways and (plan.hung(source) or plan.hung(target))):
            start, end = (AFTER, BEFORE) if middle[0] < middle[1] else (BEFORE, AFTER)
    elif target.shape == "junction" and link.heads == "end":
        end = BEFORE if middle[0] <= middle[1] else AFTER
    return End(source, start), End(target, end)


def _middle(plan: Plan, box: CellBox) -> float:
    first, size = plan.across(box)
    return first + size / 2


def _inner(plan: Plan, box: CellBox) -> tuple[int, int]:
    """Return first and last cell across where edges may arrive."""
    first, size = plan.across(box)
    if box.shape == "junction":
        return first, first
    return first + 1, first + size - 2


def _choose_across(plan: Plan) -> None:
    """Choose ends on the near and far sides: straight edges where boxes face each other; arrivals
    in the order of their origins.
    """
    sides: dict[tuple[str, str], list[tuple[float, int, float, End]]] = {}
    for number, wire in enumerate(plan.wires):
        a, b = _inner(plan, wire.start.box), _inner(plan, wire.end.box)
        low, high = max(a[0], b[0]), min(a[1], b[1])
        for end, own, other in ((wire.start, a, wire.end), (wire.end, b, wire.start)):
            if end.side in (NEAR, FAR):
                wish = (own[0] + own[1]) / 2
                if low <= high:
                    wish = min(max((a[0] + a[1]) / 2, low), high)
                entry = (_middle(plan, other.box), number, wish, end)
                sides.setdefault((end.box.key, end.side), []).append(entry)
    for (key, _), entries in sides.items():
        entries.sort(key=lambda entry: entry[:2])
        low, high = _inner(plan, plan.boxes[key])
        places = spread([entry[2] for entry in entries], low, high, 1 if plan.sideways else 3)
        for place, entry in zip(places, entries, strict=True):
            entry[3].at = place
    for wire in plan.wires:
        for end, other in ((wire.start, wire.end), (wire.end, wire.start)):
            low, high = _inner(plan, end.box)
            alone = len(sides.get((end.box.key, end.side), ())) == 1
            if alone and other.side in (NEAR, FAR) and low <= other.at <= high:
                end.at = other.at


def spread(wishes: list[float], low: int, high: int, apart: int) -> list[int]:
    """Return whole numbers from `low` to `high`, in order, near the wishes, and `apart` if there is
    room. Numbers repeat only when there are more wishes than numbers.
    """
    last = len(wishes) - 1
    while apart > 1 and last * apart > high - low:
        apart -= 1
    if last * apart > high - low:
        return [low + i * (high - low + 1) // (last + 1) for i in range(last + 1)]
    found: list[int] = []
    for i, wish in enumerate(wishes):
        at = max(round(wish), low, found[-1] + apart if found else low)
        found.append(min(at, high - (last - i) * apart))
    # Several equal wishes are centred on their number, not all placed behind it.
    drift = round(sum(at - wish for at, wish in zip(found, wishes, strict=True)) / (last + 1))
    shift = min(max(drift, 0), found[0] - low)
    return [at - shift for at in found]


def _share(plan: Plan, *sides: str) -> None:
    """Make one net of the wires that meet a crowded side of a box in the same cell. A wire that
    shares both ends is in the net of its end.
    """
    crowds: dict[tuple[str, str], int] = {}
    for wire in plan.wires:
        for end in (wire.start, wire.end):
            crowds[end.box.key, end.side] = crowds.get((end.box.key, end.side), 0) + 1
    nets: dict[tuple[str, str, int], list[Wire]] = {}
    for wire in plan.wires:
        for end in (wire.end, wire.start):
            if end.side in sides and crowds[end.box.key, end.side] > CROWD:
                nets.setdefault((end.box.key, end.side, end.at), []).append(wire)
                break
    for wires in nets.values():
        for wire in wires:
            wire.net = wires[0].net


def _put_along(plan: Plan) -> None:
    """Place the ranks, with a cell between them for each edge that has to turn there."""
    turning: list[dict[int, tuple[int, int]]] = [{} for _ in plan.ranks]
    heads = [False] * len(plan.ranks)
    for wire in plan.wires:
        a, b = sorted((plan.rank[wire.start.box.key], plan.rank[wire.end.box.key]))
        if wire.link.heads != "none" and wire.end.side in (NEAR, FAR):
            heads[a] = True
        low, high = sorted((_across(plan, wire.start), _across(plan, wire.end)))
        if low != high or a == b:
            # Most edges turn close to where they come from; upright ones also below their target.
            for channel in {max(a, b - 1)} if plan.sideways else {a, max(a, b - 1)}:
                known = turning[channel].get(wire.net, (low, high))
                turning[channel][wire.net] = min(low, known[0]), max(high, known[1])
    at = MARGIN
    for number, rank in enumerate(plan.ranks):
        size = max(plan.size(box)[1] for box in rank)
        for box in rank:
            plan.put(box, along=at)
        tracks = min(deepest(list(turning[number].values())), 40)
        tracks += tracks > 2
        if plan.sideways:
            at += size + (3 if heads[number] else 2) + max(tracks, 1)
        else:
            at += size + (1 if heads[number] else 0) + max(tracks, 1)
    for box in list(plan.boxes.values()):
        _hang(plan, box)
    plan.width = max((b.column + b.width for b in plan.boxes.values()), default=0) + MARGIN
    plan.height = max((b.row + b.height for b in plan.boxes.values()), default=0) + MARGIN
    if plan.reverse:
        _turn_round(plan)


def deepest(spans: list[tuple[int, int]]) -> int:
    """Return the greatest number of spans that overlap, counting ends that touch."""
    steps = sorted([(low, -1) for low, _ in spans] + [(high, 1) for _, high in spans])
    depth = most = 0
    for _, step in steps:
        depth -= step
        most = max(most, depth)
    return most


def _hang(plan: Plan, box: CellBox, *, upwards: bool = False) -> None:
    row = box.row if upwards else box.row + box.height
    for note in plan.hanging.get(box.key, ()):
        row -= note.height if upwards else 0
        note.row, note.column = row, box.column
        row += 0 if upwards else note.height


def _turn_round(plan: Plan) -> None:
    """Put the conclusions at the other end."""
    for box in plan.boxes.values():
        if plan.sideways:
            box.column = plan.width - box.column - box.width
        elif not box.hangs:
            box.row = plan.height - box.row - box.height
    for box in plan.boxes.values():
        _hang(plan, box, upwards=not plan.sideways)


def _across(plan: Plan, end: End) -> int:
    if end.side in (NEAR, FAR):
        return end.at
    first, size = plan.across(end.box)
    return first - 1 if end.side == BEFORE else first + size


def _choose_along(plan: Plan) -> None:
    """Choose ends on the sides before and after, in one line where two neighbours face each
    other.
    """
    taken: dict[tuple[str, str], list[Wire]] = {}
    for wire in plan.wires:
        for end in (wire.start, wire.end):
            if end.side in (BEFORE, AFTER):
                taken.setdefault((end.box.key, end.side), []).append(wire)
    for wires in taken.values():
        for place, wire in zip(_places(plan, wires), wires, strict=True):
            for end in (wire.start, wire.end):
                if end.side in (BEFORE, AFTER):
                    end.at = place


def _places(plan: Plan, wires: list[Wire]) -> list[int]:
    """Return the cells along that are common to all the boxes on the sides of these wires."""
    boxes = {e.box.key: e.box for w in wires for e in (w.start, w.end) if e.side in (BEFORE, AFTER)}
    spans = []
    for box in boxes.values():
        first, size = plan.along(box)
        inset = 0 if box.shape == "junction" else 1
        spans.append((first + inset, first + size - 1 - inset))
    low, high = max(s[0] for s in spans), min(s[1] for s in spans)
    if low > high:
        low = high = spans[0][0]
    return spread([(low + high) / 2] * len(wires), low, high, 2)
