"""A scene with its coordinates: boxes where an engine put their blocks, and the way of each edge."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace

from argmap.drawing.engines import Limit, lay_out
from argmap.drawing.layout.dot import layout_dot
from argmap.drawing.layout.layering import Layers
from argmap.drawing.layout.places import Layout, Point
from argmap.drawing.layout.ranks import in_ranks
from argmap.drawing.layout.routes import routes
from argmap.drawing.layout.shape import forms
from argmap.drawing.layout.units import Units
from argmap.drawing.scene.scene import Box, Link, Scene


SHEET = 840.0
"""Height in px of a sheet of paper on its side; what fits on one need not be smaller."""


def lay_out_scene(scene: Scene, *, engine: str = "auto", deadline: float = 60.0) -> Layout:
    """Return the place of every box and area, and the path of every edge. Raises `EngineError` when
    the engine fails.
    """
    if not scene.boxes:
        return Layout(0.0, 0.0, {}, {}, {})
    if scene.huge:
        from argmap.drawing.layout.grid import grid_layout

        return grid_layout(scene)
    limit = Limit(deadline)
    found: list[tuple[float, Units, Layout]] = []
    for form in forms(scene):
        raw = lay_out(layout_dot(scene, form.units, form.layers), engine=engine, program="dot",
                      output="json0", deadline=limit.left)  # fmt: skip
        made = placed(scene, form.units, form.layers, read_layout(raw).centres)
        page = max(made.width / scene.ratio, made.height, SHEET)
        found.append((page * form.weight, form.units, made))
        if page == SHEET:
            break
    _, units, best = min(found, key=lambda one: one[0])
    return _routed(scene, units, best)


def placed(
    scene: Scene, units: Units, layers: Layers, centres: Mapping[str, Point]
) -> Layout:
    """Return the places of all boxes, and the paths within blocks, from the centres of blocks that
    the engine gave.
    """
    part, (width, height) = in_ranks(scene, units, layers, centres, scene.ratio)
    places: dict[str, Point] = {}
    paths: dict[int, list[Point]] = {}
    for key, (left, top) in part.corners.items():
        block = units.blocks[key]
        places |= {k: (x + left, y + top) for k, (x, y) in block.places.items()}
        for number, path in block.paths.items():
            paths[number] = [(x + left, y + top) for x, y in path]
        if block.stem is not None:
            places[key] = (block.stem[0] + left, block.stem[1] + top)
    return Layout(width, height, places, paths, part.areas, part.titles)


def _routed(scene: Scene, units: Units, layout: Layout) -> Layout:
    """Return the layout with the path of every link. A column that is a block of its own has one
    line to its claim, from the point where its spine begins.
    """
    fixed = {*layout.paths}
    if not units.trunks:
        return replace(layout, paths=routes(scene, _facing(scene, layout), fixed))
    drawn = replace(scene, boxes=list(scene.boxes), links=list(scene.links))
    for key, numbers in units.trunks.items():
        link = scene.links[numbers[0]]
        drawn.boxes.append(Box(key, key, "junction", 1.0, 1.0, "", relation=link.relation))
        drawn.links.append(Link(key, key, link.target, link.relation, ""))
    found = routes(drawn, _facing(drawn, layout), fixed)
    paths = {number: found[number] for number in range(len(scene.links))}
    for turn, numbers in enumerate(units.trunks.values(), len(scene.links)):
        for number in numbers:
            paths[number] = [*paths[number], *found[turn][1:]]
    centres = {box.key: layout.centres[box.key] for box in scene.boxes}
    return replace(layout, centres=centres, paths=paths)


def _facing(scene: Scene, layout: Layout) -> Layout:
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


def read_layout(raw: bytes) -> Layout:
    """Read Graphviz's `json0`, whose y axis points upwards."""
    data = json.loads(raw)
    left, bottom, right, top = _numbers(data["bb"])
    centres: dict[str, Point] = {}
    for thing in data.get("objects", ()):
        pos = thing.get("pos")
        if pos is not None:
            x, _, y = pos.partition(",")
            centres[thing["name"]] = (float(x) - left, top - float(y))
    return Layout(right - left, top - bottom, centres, {}, {})


def _numbers(text: str) -> tuple[float, float, float, float]:
    a, b, c, d = (float(n) for n in text.split(","))
    return a, b, c, d
