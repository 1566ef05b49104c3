"""The graph given to the layout engine: blocks of a fixed size, without words."""

from __future__ import annotations

from collections.abc import Mapping

from argmap.drawing.layout.across import AREA_MARGIN
from argmap.drawing.layout.blocks import together
from argmap.drawing.layout.layering import Layers
from argmap.drawing.layout.units import Units
from argmap.drawing.scene.scene import FINE, LARGE, Scene

RANKDIR = {"up": "BT", "down": "TB", "left": "RL", "right": "LR"}
QUICK = {"nslimit": "0.2"}
"""Settings of our own layout, which uses no more than the order in each rank."""
_EVERY = """\
\tnode [fixedsize=true label="" margin=0 shape=box]
\tedge [dir=none]
"""
"""Attributes of every box and edge."""


def layout_dot(scene: Scene, units: Units, layers: Layers) -> str:
    """Write the blocks of a scene as DOT. One point of Graphviz is one px of the picture. Each edge
    is as long as its ranks are apart, so that the engine keeps to them.
    """
    settings = (
        {
            "rankdir": RANKDIR.get(scene.direction, "BT"),
            "ranksep": "0.3",
            "nodesep": f"{scene.apart / 72:.4f}",
            "splines": "false",
        }
        | for_size(len(units.blocks))
        | QUICK
    )
    body: list[str] = []
    inside: dict[str, list[str]] = {}
    for key, block in units.blocks.items():
        line = f"{key} [width={block.width / 72:.4f} height={block.height / 72:.4f}]\n"
        if block.area is None:
            body.append(line)
        else:
            inside.setdefault(block.area, []).append(line)
    if scene.areas:
        body += _areas(scene, None, inside)
    tied: list[tuple[str, str]] = []
    for number, source, target in units.ends(scene):
        lower, upper = layers.order.links.get(number, (source, target))
        apart = layers.rank[lower] - layers.rank[upper]
        if number not in layers.order.links or apart < 1:
            body.append(f"{source}->{target} [constraint=false]\n")
            continue
        tied.append((lower, upper))
        wish = " weight=4" if scene.links[number].relation == "answers" else ""
        body.append(f"{lower}->{upper} [minlen={apart}{wish}]\n")
    body += _held(layers, together(tied, units.blocks))
    graph = " ".join(f"{name}={value}" for name, value in sorted(settings.items()))
    return f"digraph {{\n\tgraph [{graph}]\n{_EVERY}{''.join(body)}}}\n"


def _held(layers: Layers, parts: Mapping[str, str]) -> list[str]:
    """Hold pieces at their ranks that belong to one part of the picture, but that no edge of the
    engine joins: each is tied to a point above them all.
    """
    pieces: dict[str, dict[str, str]] = {}
    for key, first in parts.items():
        pieces.setdefault(layers.part[key], {}).setdefault(first, key)
    body = []
    for part, held in pieces.items():
        if len(held) > 1:
            body.append(f"{part}top [width=0.1 height=0.1]\n")
            body += [f"{key}->{part}top [minlen={layers.rank[key] + 1}]\n" for key in held.values()]
    return body


def for_size(nodes: int) -> dict[str, str]:
    """Return the graph settings that keep the layout of many nodes from taking minutes."""
    if nodes > LARGE:
        return {"splines": "line", "mclimit": "0.1", "nslimit": "0.1", "nslimit1": "1"}
    return {} if nodes <= FINE else {"mclimit": "0.3"}


def _areas(scene: Scene, parent: str | None, inside: dict[str, list[str]]) -> list[str]:
    """Write groups as nested clusters; room for titles is made later."""
    body = []
    for area in scene.areas:
        if area.parent == parent:
            body.append(f"subgraph cluster_{area.key} {{margin={AREA_MARGIN:.0f}\n")
            body += inside.get(area.key, ())
            body += _areas(scene, area.key, inside)
            body.append("}\n")
    return body
