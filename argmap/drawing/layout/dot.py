"""The graph given to the layout engine: boxes of a fixed size, without words."""

from __future__ import annotations

from argmap.drawing.layout.rows import Rows, rows
from argmap.drawing.scene.scene import Scene

RANKDIR = {"up": "BT", "down": "TB", "left": "RL", "right": "LR"}
AREA_TITLE = 22
"""Room above the boxes of a group for its title, in px."""


_EVERY = """\
\tnode [fixedsize=true label="" margin=0 shape=box]
\tedge [dir=none]
"""
"""Attributes of every box and edge."""


def layout_dot(scene: Scene) -> str:
    """Write a scene as DOT. One point of Graphviz is one px of the picture; the `id` of each edge
    is the number of its link.

    Boxes of claims are two ranks apart, which leaves room for junctions and evidence. Theses of one
    level are tied to their question, or to a point of their own, so firmly that they are at the
    same height; `rank=same` would break the room for the titles of groups.
    """
    between = {b.key for b in scene.boxes if b.shape in ("junction", "evidence")}
    step = 2 if between and scene.fine else 1
    graph = {
        "rankdir": RANKDIR.get(scene.direction, "BT"),
        "ranksep": "0.32" if step == 2 else "0.62",
        "nodesep": "0.3" if scene.upright else "0.42",
        "splines": "true",
    } | for_size(scene)
    body: list[str] = []
    inside: dict[str, list[str]] = {}
    hanging = {box.key for box in scene.boxes if box.under}
    for box in scene.boxes:
        if box.under:
            continue
        high = (box.height + box.stacked) / 72
        wide = (box.width + 2 * box.beside) / 72
        line = f"{box.key} [width={wide:.4f} height={high:.4f}]\n"
        if box.area is None:
            body.append(line)
        else:
            inside.setdefault(box.area, []).append(line)
    if scene.areas:
        body += _areas(scene, None, inside)
    in_rows = rows(scene) if scene.fine else Rows()
    level = {key: number for number, keys in enumerate(scene.levels) for key in keys}
    tied: set[str] = set()
    for number, link in enumerate(scene.links):
        if link.source in hanging:
            continue
        length = step * in_rows.row.get(number, 1)
        wish = ""
        if link.relation == "answers":
            wish = " weight=100"
            tied.add(link.source)
        elif link.free or link.source in level:
            wish, length = " constraint=false", 1
        elif link.source in between or link.target in between:
            length -= step - 1
            wish = " weight=3" if link.relation == "evidence" else ""
        if length > 1:
            wish += f" minlen={length}"
        body.append(f"{link.source}->{link.target} [id={number}{wish}]\n")
    for lower, upper in in_rows.ties:
        body.append(f"{lower}->{upper} [weight=4 minlen={step}]\n")
    for key, number in level.items():
        if key not in tied:
            body.append(f"{key}->top{number} [weight=100]\n")
    body += [f"top{n} [width=0.1 height=0.1]\n" for n in sorted(
        {number for key, number in level.items() if key not in tied})]  # fmt: skip
    settings = " ".join(f"{name}={value}" for name, value in sorted(graph.items()))
    return f"digraph {{\n\tgraph [{settings}]\n{_EVERY}{''.join(body)}}}\n"


def for_size(scene: Scene) -> dict[str, str]:
    """Return the graph settings that keep the layout of many boxes from taking minutes."""
    if scene.large:
        return {"splines": "line", "mclimit": "0.1", "nslimit": "0.1", "nslimit1": "1"}
    return {} if scene.fine else {"mclimit": "0.3"}


def _areas(scene: Scene, parent: str | None, inside: dict[str, list[str]]) -> list[str]:
    """Write groups as nested clusters with room for a title. Graphviz turns the title's place with
    the direction of the ranks.
    """
    where = "b" if scene.direction == "up" else "t"
    body = []
    for area in scene.areas:
        if area.parent == parent:
            body.append(
                f'subgraph cluster_{area.key} {{margin=14 label=" " fontsize={AREA_TITLE} '
                f"labelloc={where}\n"
            )
            body += inside.get(area.key, ())
            body += _areas(scene, area.key, inside)
            body.append("}\n")
    return body
