"""Evidence under its claim: one note below another, and close to the claim it supports."""

from __future__ import annotations

from argmap.drawing.layout.places import CORNER, Layout, Point, straight
from argmap.drawing.scene.scene import STACK_GAP, Scene

NEAR = 60.0
"""Px between a note and its claim up to which the edge is straight."""


def settled(scene: Scene, layout: Layout) -> Layout:
    """Return the layout with every note as near to its claim as its rank allows, and a place for
    each note of a stack. For the engine, a stack was a single box.

    A rank is as high as its highest box, and the engine centres the others in it, so a note can
    move to the near side of the rank without meeting anything.
    """
    notes = {b.key: b for b in scene.boxes if b.shape == "evidence" and not b.under}
    if not notes or not scene.upright:
        return layout
    way = -1 if scene.direction == "down" else 1
    centres, paths = dict(layout.centres), dict(layout.paths)
    high: dict[int, float] = {}
    for box in scene.boxes:
        if not box.under:
            rank = round(centres[box.key][1])
            high[rank] = max(high.get(rank, 0.0), box.height + box.stacked)
    widths = {box.key: box.width for box in scene.boxes}
    ends: dict[str, float] = {}
    moved: dict[str, float] = {}
    for key, box in notes.items():
        x, y = centres[key]
        near = y - way * high[round(y)] / 2
        moved[key] = near - (y - way * (box.height + box.stacked) / 2)
        centres[key] = (x, near + way * box.height / 2)
        ends[key] = near + way * box.height
    lines: dict[str, list[Point]] = {}
    for box in scene.boxes:
        if box.under:
            x, start = centres[box.under][0], ends[box.under]
            near = start + way * STACK_GAP
            centres[box.key] = (x, near + way * box.height / 2)
            ends[box.under] = near + way * box.height
            lines[box.key] = [(x, near), (x, near), (x, start), (x, start)]
    for number, link in enumerate(scene.links):
        if link.source in lines:
            paths[number] = lines[link.source]
        elif link.source in moved and number in paths:
            (x0, y0), (x1, y1), *rest = paths[number]
            by = moved[link.source]
            paths[number] = [(x0, y0 + by), (x1, y1 + by), *rest]
            if len(rest) == 2 or abs(rest[-1][1] - y0 - by) < NEAR:
                x, half = centres[link.target][0], widths[link.target] / 2 - CORNER
                above = min(max(centres[link.source][0], x - half), x + half)
                paths[number] = straight((x0, y0 + by), (above, rest[-1][1]))
        if link.target in moved and number in paths:
            *rest, (x0, y0), (x1, y1) = paths[number]
            by = moved[link.target]
            paths[number] = [*rest, (x0, y0 + by), (x1, y1 + by)]
    return Layout(layout.width, layout.height, centres, paths, layout.areas)
