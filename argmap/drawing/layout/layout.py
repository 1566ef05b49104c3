"""A scene with its coordinates: boxes where an engine put them, and the way of each edge."""

from __future__ import annotations

import json
from dataclasses import replace

from argmap.drawing.engines import lay_out
from argmap.drawing.layout.dot import layout_dot
from argmap.drawing.layout.places import Layout, Point
from argmap.drawing.layout.router import route
from argmap.drawing.layout.routes import routes
from argmap.drawing.layout.stacks import settled
from argmap.drawing.scene.scene import Scene

ROUTED = 400
"""Boxes, and lines, above which lines are the engine's own curves."""


def lay_out_scene(scene: Scene, *, engine: str = "auto", deadline: float = 60.0) -> Layout:
    """Return the place of every box and area, and the path of every edge. Raises `EngineError` when
    the engine fails.
    """
    if not scene.boxes:
        return Layout(0.0, 0.0, {}, {}, {})
    if scene.huge:
        from argmap.drawing.layout.grid import grid_layout

        placed = grid_layout(scene)
    else:
        raw = lay_out(layout_dot(scene), engine=engine, program="dot", output="json0",
                      deadline=deadline)  # fmt: skip
        placed = settled(scene, read_layout(raw))
    if len(scene.boxes) > ROUTED or len(scene.links) > ROUTED:
        return replace(placed, paths=routes(scene, placed))
    return route(scene, replace(placed, paths=done(scene, placed)))


def done(scene: Scene, layout: Layout) -> dict[int, list[Point]]:
    """Return the paths that the router leaves as they are: those of boxes in a stack."""
    under = {box.key for box in scene.boxes if box.under}
    return {n: path for n, path in layout.paths.items() if scene.links[n].source in under}


def read_layout(raw: bytes) -> Layout:
    """Read Graphviz's `json0`, whose y axis points upwards."""
    data = json.loads(raw)
    left, bottom, right, top = _numbers(data["bb"])
    centres: dict[str, Point] = {}
    areas: dict[str, tuple[float, float, float, float]] = {}
    for thing in data.get("objects", ()):
        pos = thing.get("pos")
        if pos is not None:
            x, _, y = pos.partition(",")
            centres[thing["name"]] = (float(x) - left, top - float(y))
        elif "bb" in thing and thing["name"].startswith("cluster_"):
            x0, y0, x1, y1 = _numbers(thing["bb"])
            areas[thing["name"][8:]] = (x0 - left, top - y1, x1 - left, top - y0)
    paths: dict[int, list[Point]] = {}
    for edge in data.get("edges", ()):
        pos = edge.get("pos")
        if pos and "id" in edge:
            numbers = [float(n) for n in pos.replace(",", " ").split()]
            paths[int(edge["id"])] = [
                (x - left, top - y) for x, y in zip(numbers[::2], numbers[1::2], strict=True)
            ]
    return Layout(right - left, top - bottom, centres, paths, areas)


def _numbers(text: str) -> tuple[float, float, float, float]:
    a, b, c, d = (float(n) for n in text.split(","))
    return a, b, c, d
