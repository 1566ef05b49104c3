"""The graph given to the layout engine: boxes of a fixed size, no words in it."""

from __future__ import annotations

from argmap.drawing.scene import Scene

RANKDIR = {"up": "BT", "down": "TB", "left": "RL", "right": "LR"}
AREA_TITLE = 22
"""Room above the boxes of a group for its title, in px."""


def layout_dot(scene: Scene) -> str:
    """A scene as DOT. One point of Graphviz is one px of the picture; each edge carries the
    number of its link as `id`.
    """
    from graphviz import Digraph

    joined = not scene.large and any(b.shape in ("junction", "argument") for b in scene.boxes)
    graph = {
        "rankdir": RANKDIR.get(scene.direction, "BT"),
        "ranksep": "0.32" if joined else "0.62",
        "nodesep": "0.3",
        "splines": "line" if scene.large else "true",
    }
    if scene.large:
        graph |= {"mclimit": "0.1", "nslimit": "2", "nslimit1": "2"}
    if scene.areas and scene.levels:
        graph["newrank"] = "true"
    dot = Digraph(
        graph_attr=graph,
        node_attr={"shape": "box", "fixedsize": "true", "label": "", "margin": "0"},
        edge_attr={"dir": "none"},
    )
    short = {box.key for box in scene.boxes if box.shape in ("junction", "evidence")}
    body = dot.body
    inside: dict[str, list[str]] = {}
    for box in scene.boxes:
        line = f"{box.key} [width={box.width / 72:.4f} height={box.height / 72:.4f}]\n"
        if box.area is None:
            body.append(line)
        else:
            inside.setdefault(box.area, []).append(line)
    if scene.areas:
        body += _areas(scene, None, inside)
    for number, link in enumerate(scene.links):
        wish = ""
        if link.free:
            wish = " constraint=false"
        elif joined and link.source not in short and link.target not in short:
            wish = " minlen=2"
        elif link.relation == "evidence":
            wish = " weight=3"
        body.append(f"{link.source}->{link.target} [id={number}{wish}]\n")
    body += [f"{{rank=same {' '.join(level)}}}\n" for level in scene.levels]
    return dot.source


def _areas(scene: Scene, parent: str | None, inside: dict[str, list[str]]) -> list[str]:
    """Groups as clusters, nested, with room for a title."""
    body = []
    for area in scene.areas:
        if area.parent == parent:
            body.append(
                f'subgraph cluster_{area.key} {{margin=14 label=" " fontsize={AREA_TITLE} '
                "labeljust=l labelloc=t\n"
            )
            body += inside.get(area.key, ())
            body += _areas(scene, area.key, inside)
            body.append("}\n")
    return body
