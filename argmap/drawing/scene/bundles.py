"""Many kinds of lines between two boxes of a page as one, with a plate that says how many there are of each.

A box with much folded into it may support, rebut, undercut and restate another one, each by its people and
by the mapmaker, and the other one may do the same. Drawn one by one, such lines fill the page. The plate hangs
below the upper box: an arrow up leads into that box, an arrow down out of it.
"""

from __future__ import annotations

from collections import Counter

from argmap.drawing.scene.scene import Box, Cell, Link, Scene
from argmap.drawing.scene.words import width

ENDS = ("claim", "argument", "group")
"""Shapes of boxes between which lines are put together."""
MOST = 2
"""Lines between two boxes that are drawn one by one."""
IN_A_ROW = 6
"""Cells in a row of a plate."""
SIGN = 14.0
ROUND = 18.0
"""Px of the arrow in a cell, and of a round sign."""
SIGNED = ("contradiction", "restatement")
"""Relations with a round sign."""
BETWEEN = 8.0
"""Px between two cells."""
INSET = 10.0
ROW = 26.0
SMALL = 12.0


def put_together(scene: Scene) -> None:
    """Replace lines between two boxes by a plate and two lines to it, where they are too many."""
    boxes = {box.key: box for box in scene.boxes}
    pairs: dict[frozenset[str], list[Link]] = {}
    for link in scene.links:
        ends = boxes[link.source], boxes[link.target]
        if link.count and all(box.shape in ENDS for box in ends):
            pairs.setdefault(frozenset((link.source, link.target)), []).append(link)
    hung: Counter[str] = Counter()
    gone: set[int] = set()
    for pair, links in pairs.items():
        if len(links) <= MOST:
            continue
        upper = _upper(links, boxes, hung)
        hung[upper] += 1
        (lower,) = pair - {upper}
        plate = _plate(len(scene.boxes), links, boxes[upper], boxes[lower])
        gone.update(id(link) for link in links)
        scene.boxes.append(plate)
        lit = any(link.lit for link in links)
        for number, (source, target) in enumerate(((lower, plate.key), (plate.key, upper)), 1):
            scene.links.append(
                Link(f"{plate.id}_{number}", source, target, "bundle", plate.title, "none",
                     lit=lit, muted=plate.muted, count=0)
            )  # fmt: skip
    scene.links = [link for link in scene.links if id(link) not in gone]


def _upper(links: list[Link], boxes: dict[str, Box], hung: Counter[str]) -> str:
    """Return the box that a plate hangs below: a thesis, else what the other one bears on, else that with
    fewer plates.
    """
    first = next((link for link in links if link.heads == "end"), links[0])
    theses = [key for key in (first.target, first.source) if boxes[key].thesis]
    if len(theses) == 1:
        return theses[0]
    if theses:
        return min((first.target, first.source), key=lambda key: hung[key])
    return first.target


def _plate(number: int, links: list[Link], upper: Box, lower: Box) -> Box:
    cells = []
    for link in links:
        words = str(link.count) if link.numbered or link.count > 1 else ""
        arrow = SIGN if link.relation not in SIGNED else ROUND
        wide = arrow + (width(words, SMALL, True) + 2 if words else 0.0)
        cells.append(
            Cell(link.relation, link.target == upper.key, link.heads, link.count, words, wide,
                 link.drawn, link.granted)
        )  # fmt: skip
    cells.sort(key=lambda cell: (not cell.up, cell.drawn))
    rows = [cells[at : at + IN_A_ROW] for at in range(0, len(cells), IN_A_ROW)]
    wide = max(sum(c.width + BETWEEN for c in row) for row in rows) - BETWEEN + 2 * INSET
    holds: Counter[str] = Counter()
    for link in links:
        holds[link.relation] += link.count
    box = Box(
        f"b{number}", f"lines-{lower.id}_{upper.id}", "bundle", wide, ROW * len(rows),
        "\n\n".join(link.title for link in links), cells=tuple(cells), holds=holds,
    )  # fmt: skip
    box.lit = any(link.lit for link in links)
    box.muted = all(link.muted for link in links)
    return box
