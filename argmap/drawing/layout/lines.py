"""The lines of a picture whose blocks are placed: those within blocks are there already, the others
are routed between them.
"""

from __future__ import annotations

from dataclasses import replace

from argmap.drawing.layout.places import Layout, Point, Rect, straight
from argmap.drawing.layout.router import route
from argmap.drawing.layout.routes import routes
from argmap.drawing.layout.units import Units
from argmap.drawing.scene.scene import Box, Link, Scene

ROUTED = 400
"""Boxes, and lines, above which lines are plain curves."""


def with_lines(scene: Scene, units: Units, layout: Layout) -> Layout:
    """Return the layout with the path of every link, from one in which the links within blocks have
    theirs. Boxes may move apart.

    A column that is a block of its own has one line to its claim, from where its spine begins. The
    room of spines and buses is taken, as if a box were there.
    """
    drawn = replace(scene, boxes=list(scene.boxes), links=list(scene.links))
    drawn.levels = rows(scene, layout)
    centres = dict(layout.centres)
    for key, numbers in units.trunks.items():
        link = scene.links[numbers[0]]
        drawn.boxes.append(Box(key, key, "junction", 1.0, 1.0, "", relation=link.relation))
        drawn.links.append(Link(key, key, link.target, link.relation, ""))
    for block in units.blocks.values():
        for number, end in block.ends.items():
            drawn.links[number] = replace(scene.links[number], target=end)
    if len(drawn.boxes) > ROUTED or len(drawn.links) > ROUTED:
        found = replace(layout, paths=routes(drawn, facing(drawn, layout), {*layout.paths}))
    else:
        for turn, (left, top, right, bottom) in enumerate(taken(units, layout)):
            key = f"taken{turn}"
            drawn.boxes.append(Box(key, key, "taken", right - left, bottom - top, ""))
            centres[key] = ((left + right) / 2, (top + bottom) / 2)
        found = route(drawn, replace(layout, centres=centres))
    paths = {number: found.paths[number] for number in range(len(scene.links))}
    for turn, numbers in enumerate(units.trunks.values(), len(scene.links)):
        for number in numbers:
            paths[number] = joined(paths[number], found.paths[turn])
    centres = {box.key: found.centres[box.key] for box in scene.boxes}
    signs = {number: at for number, at in found.signs.items() if number < len(scene.links)}
    return replace(found, centres=centres, paths=paths, signs=signs)


def rows(scene: Scene, layout: Layout) -> list[tuple[str, ...]]:
    """Return the boxes that are at one height, and should be."""
    boxes = {box.key: box for box in scene.boxes}
    found: dict[tuple[int, int], list[str]] = {}
    for number, keys in enumerate(scene.levels):
        for key in keys:
            x, y = layout.centres[key]
            box = boxes[key]
            begin = y - box.height / 2 if scene.upright else x - box.width / 2
            found.setdefault((number, round(begin)), []).append(key)
    return [tuple(keys) for keys in found.values() if len(keys) > 1]


def joined(path: list[Point], other: list[Point]) -> list[Point]:
    """Return two paths as one."""
    return [*path, *straight(path[-1], other[0])[1:], *other[1:]]


def taken(units: Units, layout: Layout) -> list[Rect]:
    """Return the rectangles of spines and buses within blocks."""
    found = []
    for block in units.blocks.values():
        key, (x, y) = next(iter(block.places.items()))
        left, top = layout.centres[key][0] - x, layout.centres[key][1] - y
        found += [(a + left, b + top, c + left, d + top) for a, b, c, d in block.taken]
    return found


def facing(scene: Scene, layout: Layout) -> Layout:
    """Give every link without a path one between the sides of its boxes that face each other."""
    boxes = {box.key: box for box in scene.boxes}
    paths = dict(layout.paths)
    for number, link in enumerate(scene.links):
        if number not in paths:
            a, b = boxes[link.source], boxes[link.target]
            (x0, y0), (x1, y1) = layout.centres[a.key], layout.centres[b.key]
            if abs(y1 - y0) >= (a.height + b.height) / 2:
                way = 1 if y1 > y0 else -1
                y0, y1 = y0 + way * a.height / 2, y1 - way * b.height / 2
                half = (y0 + y1) / 2
                paths[number] = [(x0, y0), (x0, half), (x1, half), (x1, y1)]
            else:
                way = 1 if x1 > x0 else -1
                x0, x1 = x0 + way * a.width / 2, x1 - way * b.width / 2
                half = (x0 + x1) / 2
                paths[number] = [(x0, y0), (half, y0), (half, y1), (x1, y1)]
    return replace(layout, paths=paths)
