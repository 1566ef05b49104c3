"""The graph given to the layout engine: blocks of a fixed size, without words."""

from __future__ import annotations

from argmap.drawing.layout.units import APART, Units
from argmap.drawing.scene.scene import FINE, LARGE, Scene

RANKDIR = {"up": "BT", "down": "TB", "left": "RL", "right": "LR"}
AREA_TITLE = 22
"""Room for the title of a group where ranks follow each other sideways, in px."""
AREA_MARGIN = 14.0
"""Px between a group's frame and what is in it."""


_EVERY = """\
\tnode [fixedsize=true label="" margin=0 shape=box]
\tedge [dir=none]
"""
"""Attributes of every box and edge."""


def layout_dot(scene: Scene, units: Units) -> str:
    """Write the blocks of a scene as DOT. One point of Graphviz is one px of the picture.

    Blocks of claims are two ranks apart, which leaves room for junctions. Theses of one level are
    tied to their question, or to a point of their own, so firmly that they are at the same height;
    `rank=same` would break the room for the titles of groups. What a thesis argues against is below
    it, although the line leads up to it.
    """
    between = {b.key for b in scene.boxes if b.shape in ("junction", "evidence")}
    between &= {*units.blocks}
    step = 2 if between and len(units.blocks) <= FINE else 1
    settings = {
        "rankdir": RANKDIR.get(scene.direction, "BT"),
        "ranksep": "0.3",
        "nodesep": f"{APART / 72:.4f}",
        "splines": "false",
    } | for_size(len(units.blocks))
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
    level = {key: number for number, keys in enumerate(scene.levels) for key in keys}
    tied: set[str] = set()
    for number, source, target in units.ends(scene):
        link = scene.links[number]
        wish, length = "", step
        if link.relation == "answers":
            wish = " weight=100"
            tied.add(source)
        elif link.free or (source in level and target in level):
            wish, length = " constraint=false", 1
        elif source in level:
            source, target = target, source
        elif source in between or target in between:
            length = 1
        if length > 1:
            wish += f" minlen={length}"
        body.append(f"{source}->{target} [id={number}{wish}]\n")
    for key, number in level.items():
        if key not in tied:
            body.append(f"{key}->top{number} [weight=100]\n")
    body += [f"top{n} [width=0.1 height=0.1]\n" for n in sorted(
        {number for key, number in level.items() if key not in tied})]  # fmt: skip
    graph = " ".join(f"{name}={value}" for name, value in sorted(settings.items()))
    return f"digraph {{\n\tgraph [{graph}]\n{_EVERY}{''.join(body)}}}\n"


def for_size(nodes: int) -> dict[str, str]:
    """Return the graph settings that keep the layout of many nodes from taking minutes."""
    if nodes > LARGE:
        return {"splines": "line", "mclimit": "0.1", "nslimit": "0.1", "nslimit1": "1"}
    return {} if nodes <= FINE else {"mclimit": "0.3"}


def _areas(scene: Scene, parent: str | None, inside: dict[str, list[str]]) -> list[str]:
    """Write groups as nested clusters. Room for titles is made later where ranks are one below
    another.
    """
    title = "" if scene.upright else f' label=" " fontsize={AREA_TITLE} labelloc=t'
    body = []
    for area in scene.areas:
        if area.parent == parent:
            body.append(f"subgraph cluster_{area.key} {{margin={AREA_MARGIN:.0f}{title}\n")
            body += inside.get(area.key, ())
            body += _areas(scene, area.key, inside)
            body.append("}\n")
    return body
