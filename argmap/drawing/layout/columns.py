"""The inside of a block: a claim, notes below or next to it, and columns of reasons.

Everything is measured as for conclusions on top, from the top left corner of the block;
`turned` makes a block for another direction of it. Reasons of one kind hang on one spine; the
spines of several columns meet in a bus above them, which has its own port at the claim.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from math import ceil

from argmap.base.values import dataclass, field
from argmap.drawing.layout.places import Point, Rect, polyline
from argmap.drawing.scene.scene import Box, Link

SPINE = 13.0
"""Px from the left of a column to its first spine, and from its last one to the boxes."""
BETWEEN = 14.0
"""Px between two spines, and between two buses."""
ABOVE = 26.0
"""Px between a claim and its column: room for an arrowhead."""
GAP = 12.0
"""Px between the reasons of a column."""
ASIDE = 20.0
"""Px between two columns, and between a claim and the notes next to it."""
CLEAR = 6.0
"""Px that other lines keep off a spine."""
NOTE_ABOVE = 22.0
"""Px between a claim and its first note, with an arrowhead between them."""
NOTE_GAP = 8.0
"""Px between two notes of a claim."""
NOTE_SPINE = 8.0
"""Px between notes next to a claim and their spine."""


@dataclass(slots=True)
class Block:
    """Boxes that move as one: the centre of each, and the paths of the links between them, by their
    numbers. `key` is that of the claim in it or, for a column without its claim, a name of its own;
    such a column has a `stem`, where its spine begins. `ends` has the box at which a path ends that is
    not its link's. `taken` are the rectangles that its spines and
    buses need. The boxes are in the group `area`.
    """

    key: str
    width: float
    height: float
    places: dict[str, Point]
    paths: dict[int, list[Point]] = field(default_factory=dict)
    ends: dict[int, str] = field(default_factory=dict)
    stem: Point | None = None
    taken: list[Rect] = field(default_factory=list)
    area: str | None = None

    def add(self, other: Block, x: float, y: float) -> None:
        """Put another block into this one."""
        for key, (at, down) in other.places.items():
            self.places[key] = (at + x, down + y)
        for number, path in other.paths.items():
            self.paths[number] = [(at + x, down + y) for at, down in path]
        self.ends |= other.ends
        self.taken += [(a + x, b + y, c + x, d + y) for a, b, c, d in other.taken]


@dataclass(frozen=True, slots=True)
class Reason:
    """A reason to be put into a column: the number of its link, the link, and its block."""

    number: int
    link: Link
    block: Block
    box: Box

    @property
    def start(self) -> Point:
        """Return where its line begins, from the corner of its block: at the left of its box."""
        x, y = self.block.places[self.box.key]
        return x - self.box.width / 2, y

    @property
    def kind(self) -> tuple[bool, bool, bool, bool]:
        """Return what sets its line off from others: a spine has one kind of line."""
        link = self.link
        return link.relation != "evidence", link.relation == "rebut", link.drawn, link.granted


@dataclass(frozen=True, slots=True)
class Rack:
    """Reasons in columns: for each its place and the kind and x of its spine."""

    width: float
    height: float
    placed: Sequence[tuple[Reason, float, float, float]]
    several: bool

    def spines(self, top: float, start: float | None = None) -> list[Rect]:
        """Return the rectangle that the spines of each column need, when it begins at `top`: from
        `start` on, to its boxes.
        """
        found: dict[float, Rect] = {}
        for reason, x, y, spine in self.placed:
            left, _, _, bottom = found.get(x, (spine, 0.0, 0.0, 0.0))
            middle = reason.start[1]
            found[x] = (min(left, spine), top if start is None else start, x - 1.0,
                        max(bottom, top + y + middle))  # fmt: skip
        return [(a - CLEAR, b, c, d) for a, b, c, d in found.values()]


def rack(reasons: Sequence[Reason], tall: float) -> Rack:
    """Put reasons into columns of at most about that height: all kinds in one column, or else as
    many columns as needed for each kind.
    """
    kinds = sorted({r.kind for r in reasons})
    ordered = [r for kind in kinds for r in reasons if r.kind == kind]
    if len(reasons) == 1 or _high(reasons) <= tall:
        spines = {k: SPINE + BETWEEN * (len(kinds) - 1 - n) for n, k in enumerate(kinds)}
        left = SPINE * 2 + BETWEEN * (len(kinds) - 1)
        placed, y = [], 0.0
        for reason in ordered:
            placed.append((reason, left, y, spines[reason.kind]))
            y += reason.block.height + GAP
        return Rack(left + max(r.block.width for r in reasons), y - GAP, placed, several=False)
    columns: list[list[Reason]] = []
    for kind in kinds:
        columns += _shared_out([r for r in ordered if r.kind == kind], tall)
    x, lowest, placed = 0.0, 0.0, []
    for column in columns:
        y = 0.0
        for reason in column:
            placed.append((reason, x + 2 * SPINE, y, x + SPINE))
            y += reason.block.height + GAP
        lowest = max(lowest, y - GAP)
        x += 2 * SPINE + max(r.block.width for r in column) + ASIDE
    return Rack(x - ASIDE, lowest, placed, several=True)


def _high(reasons: Sequence[Reason]) -> float:
    return sum(r.block.height + GAP for r in reasons) - GAP


def _shared_out(reasons: Sequence[Reason], tall: float) -> list[list[Reason]]:
    """Share reasons out to columns of about the same height."""
    number = min(max(1, ceil((_high(reasons) + GAP) / (tall + GAP))), len(reasons))
    most = (_high(reasons) + GAP) / number
    columns: list[list[Reason]] = [[]]
    whole = 0.0
    for reason in reasons:
        high = reason.block.height + GAP
        if columns[-1] and whole + high / 2 > most * len(columns) and len(columns) < number:
            columns.append([])
        columns[-1].append(reason)
        whole += high
    return columns


def column_block(key: str, reasons: Sequence[Reason], tall: float) -> Block:
    """Return columns without their claim, whose spine begins at the top."""
    made = rack(reasons, tall)
    spines = sorted({spine for _, _, _, spine in made.placed})
    stem = (spines[0] + spines[-1]) / 2 if made.several else spines[0]
    above = BETWEEN if made.several else 0.0
    block = Block(key, made.width, made.height + above, {}, stem=(stem, 0.0))
    for reason, x, y, spine in made.placed:
        block.add(reason.block, x, y + above)
        inset, middle = reason.start[0], y + above + reason.start[1]
        block.paths[reason.number] = polyline(
            [(x + inset, middle), (spine, middle), (spine, 0.0), (stem, 0.0)]
        )
        block.ends[reason.number] = key
    block.taken += made.spines(above + 1)
    return block


def claim_block(
    box: Box, notes: Sequence[tuple[int, Box]], reasons: Sequence[Reason], tall: float,
    *, opened: bool,
) -> Block:  # fmt: skip
    """Return the block of a claim. Notes are next to an `opened` one and to one with several
    columns, so that lines reach it from below; otherwise below it.
    """
    block = Block(box.key, box.width, box.height, {}, area=box.area)
    made = rack(reasons, tall) if reasons else None
    if made is None or not made.several:
        _put(block, box, 0.0)
        left = made.placed[0][1] if made else 0.0
        if opened and notes:
            _notes_beside(block, box, notes, 0.0)
        elif notes:
            _notes_below(block, box, notes, left)
        if made:
            top = block.height + (GAP if notes else ABOVE)
            for reason, x, y, spine in made.placed:
                block.add(reason.block, x, top + y)
                inset, middle = reason.start[0], top + y + reason.start[1]
                block.paths[reason.number] = polyline(
                    [(x + inset, middle), (spine, middle), (spine, box.height)]
                )
            block.taken += made.spines(top, box.height + 1)
            block.width = max(block.width, made.width)
            block.height = top + made.height
        return block
    aside = ASIDE + max((note.width for _, note in notes), default=-ASIDE)
    left = max(0.0, (made.width - box.width) / 2)
    left = min(left, max(0.0, made.width - box.width - aside))
    _put(block, box, left)
    if notes:
        _notes_beside(block, box, notes, left)
    _columns_below(block, box, left, made)
    return block


def _put(block: Block, box: Box, left: float) -> None:
    block.places[box.key] = (left + box.width / 2, box.height / 2)
    block.width = left + box.width


def _notes_below(block: Block, box: Box, notes: Sequence[tuple[int, Box]], left: float) -> None:
    """Put notes below a claim, one below another: a single one in the middle, or as far in as its reasons; several
    on a spine of their own, since each bears on the claim and not on the one above it.
    """
    y, several = box.height + NOTE_ABOVE, len(notes) > 1
    inset = (left + BETWEEN if left else 2 * SPINE) if several else left
    spine = inset - SPINE
    for number, note in notes:
        x = inset + note.width / 2 if inset else box.width / 2
        middle = y + note.height / 2
        block.places[note.key] = (x, middle)
        path = [(x, y), (x, box.height)]
        if several:
            path = [(inset, middle), (spine, middle), (spine, box.height)]
        block.paths[number] = polyline(path)
        block.width = max(block.width, x + note.width / 2)
        y += note.height + NOTE_GAP
    block.height = y - NOTE_GAP
    if several:
        block.taken.append((spine - CLEAR, box.height + 1, inset - 1.0, middle))


def _notes_beside(block: Block, box: Box, notes: Sequence[tuple[int, Box]], left: float) -> None:
    """Put notes on the right of a claim, one below another, each with its own line to a spine."""
    x, y = left + box.width + ASIDE, 0.0
    level, spine = min(box.height, notes[0][1].height) / 2, x - NOTE_SPINE
    for turn, (number, note) in enumerate(notes):
        middle = y + note.height / 2 if turn else level
        block.places[note.key] = (x + note.width / 2, y + note.height / 2)
        path = [(x, middle), (spine, middle), (spine, level), (x - ASIDE, level)]
        block.paths[number] = polyline(path if turn else [path[0], path[-1]])
        block.width = max(block.width, x + note.width)
        y += note.height + NOTE_GAP
    block.height = max(block.height, y - NOTE_GAP)
    if len(notes) > 1:
        block.taken.append((x - ASIDE + 1.0, level, x - 1.0, middle))


def _columns_below(block: Block, box: Box, left: float, made: Rack) -> None:
    """Put several columns below a claim, with a bus and a port for each kind."""
    kinds: dict[tuple[bool, ...], list[float]] = {}
    for reason, _, _, spine in made.placed:
        kinds.setdefault(reason.kind, []).append(spine)
    ports = {
        kind: left + box.width * (turn + 1) / (len(kinds) + 1) for turn, kind in enumerate(kinds)
    }
    high = _levels(kinds, ports)
    top = block.height + ABOVE + BETWEEN * len(kinds)
    for reason, x, y, spine in made.placed:
        block.add(reason.block, x, top + y)
        inset, middle = reason.start[0], top + y + reason.start[1]
        port = ports[reason.kind]
        bus = top - BETWEEN * (high[reason.kind] + 1)
        block.paths[reason.number] = polyline(
            [(x + inset, middle), (spine, middle), (spine, bus), (port, bus), (port, box.height)]
        )
    block.taken += made.spines(top)
    block.taken.append((min(min(s) for s in kinds.values()) - CLEAR, block.height + 1,
                        max(max(s) for s in kinds.values()) + CLEAR, top - 1))  # fmt: skip
    block.width = max(block.width, made.width)
    block.height = top + made.height


def _levels(
    kinds: Mapping[tuple[bool, ...], list[float]], ports: Mapping[tuple[bool, ...], float]
) -> dict[tuple[bool, ...], int]:
    """Return how high the bus of each kind is above the columns, so that none crosses another:
    the further the columns are from their port, to the left or the right, the higher.
    """
    order = list(kinds)
    right = [k for k in order if min(kinds[k]) >= ports[k]]
    left = [k for k in order if max(kinds[k]) <= ports[k] and k not in right]
    across = [k for k in order if k not in right and k not in left]
    return {
        k: level for level, k in enumerate(across)
    } | {
        k: len(across) + n for side in (right, left[::-1]) for n, k in enumerate(side)
    }  # fmt: skip


def turned(block: Block, direction: str) -> Block:
    """Return a block that was measured for conclusions on top for another direction: upside down
    for `down`, and with its spine on the right for `right`.
    """
    if direction == "down":
        return _moved(block, lambda x, y: (x, block.height - y))
    if direction == "right":
        return _moved(block, lambda x, y: (block.width - x, y))
    return block


def _moved(block: Block, move: Callable[[float, float], Point]) -> Block:
    return replace(
        block,
        places={key: move(*at) for key, at in block.places.items()},
        paths={n: [move(*point) for point in path] for n, path in block.paths.items()},
        stem=move(*block.stem) if block.stem else None,
        taken=[_between(move(a, b), move(c, d)) for a, b, c, d in block.taken],
    )


def _between(one: Point, other: Point) -> Rect:
    """Return the rectangle with two opposite corners."""
    return (min(one[0], other[0]), min(one[1], other[1]),
            max(one[0], other[0]), max(one[1], other[1]))  # fmt: skip
