"""A scene with its coordinates: boxes where an engine put their blocks, and the way of each edge."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from itertools import combinations

from argmap.drawing.engines import Limit, lay_out
from argmap.drawing.layout.dot import layout_dot
from argmap.drawing.layout.layering import Layers
from argmap.drawing.layout.lines import with_lines
from argmap.drawing.layout.paged import Placed, in_stacks
from argmap.drawing.layout.places import Layout, Point
from argmap.drawing.layout.ranks import in_ranks
from argmap.drawing.layout.router.measure import cut
from argmap.drawing.layout.shape import forms
from argmap.drawing.layout.units import Units
from argmap.drawing.scene.scene import Scene

TANGLE = 0.35
"""How much larger a picture may be for one line less that each line crosses."""
CLEAR = 0.1
"""Lines that each line crosses in a picture that need not be better."""
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
    if stacked(scene):
        return routed(scene, in_stacks(scene))
    limit = Limit(deadline)
    found: list[tuple[float, Units, Layout]] = []
    tried = forms(scene)
    least = scene.sheet.height if scene.sheet else SHEET
    for form in tried:
        raw = lay_out(layout_dot(scene, form.units, form.layers), engine=engine, program="dot",
                      output="json0", deadline=limit.left)  # fmt: skip
        made = placed(scene, form.units, form.layers, read_layout(raw).centres)
        page = max(made.width / scene.ratio, made.height, least)
        tangle = tangled(scene, made) if len(tried) > 1 else 0.0
        found.append((page * form.weight * (1 + TANGLE * tangle), form.units, made))
        if page == least and tangle <= CLEAR:
            break
    _, units, best = min(found, key=lambda one: one[0])
    return with_lines(scene, units, best)


def stacked(scene: Scene) -> bool:
    """Whether a scene is put into stacks: on a page, without groups, with conclusions on top."""
    return scene.sheet is not None and scene.direction == "up" and not scene.areas


def routed(scene: Scene, made: Placed) -> Layout:
    """Return the layout of a scene in stacks."""
    return with_lines(
        scene, made.units, unpacked(made.units, made.corners, made.width, made.height)
    )


def tangled(scene: Scene, layout: Layout) -> float:
    """Return how many straight lines between boxes cross another one, for each line."""
    ends = [
        (layout.centres[link.source], layout.centres[link.target])
        for number, link in enumerate(scene.links) if number not in layout.paths
    ]  # fmt: skip
    number = sum(
        cut(a, b, c, d)
        for (a, b), (c, d) in combinations(ends, 2)
        if not {a, b} & {c, d}
    )  # fmt: skip
    return number / max(len(ends), 1)


def placed(scene: Scene, units: Units, layers: Layers, centres: Mapping[str, Point]) -> Layout:
    """Return the places of all boxes, and the paths within blocks, from the centres of blocks that
    the engine gave.
    """
    part, (width, height) = in_ranks(scene, units, layers, centres, scene.ratio)
    return replace(unpacked(units, part.corners, width, height), areas=part.areas, titles=part.titles)


def unpacked(
    units: Units, corners: Mapping[str, Point], width: float, height: float
) -> Layout:
    """Return the places of all boxes, and the paths within blocks, from the corners of blocks."""
    places: dict[str, Point] = {}
    paths: dict[int, list[Point]] = {}
    for key, (left, top) in corners.items():
        block = units.blocks[key]
        places |= {k: (x + left, y + top) for k, (x, y) in block.places.items()}
        for number, path in block.paths.items():
            paths[number] = [(x + left, y + top) for x, y in path]
        if block.stem is not None:
            places[key] = (block.stem[0] + left, block.stem[1] + top)
    return Layout(width, height, places, paths, {})


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
