"""A scene as styled DOT with its words, for any Graphviz and for further work by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.drawing.layout.dot import RANKDIR, for_size
from argmap.drawing.scene.scene import MARKS, SIGNS, Box, Link, Scene
from argmap.drawing.scene.words import clean, clipped
from argmap.drawing.theme import Theme

if TYPE_CHECKING:
    from graphviz import Digraph

LONGEST = 2000
"""Characters of a tooltip; Graphviz reads no string above 16 kB."""

ROOM = 120
"""Characters of a line that says what forms mean."""
MOST = 40
"""Badges that are explained."""

_SHAPES = {
    "claim": {"shape": "box", "style": "rounded,filled"},
    "question": {"shape": "hexagon", "style": "filled"},
    "evidence": {"shape": "note", "style": "filled"},
    "argument": {"shape": "box3d", "style": "filled"},
    "group": {"shape": "folder", "style": "filled"},
    "junction": {"shape": "ellipse", "style": "filled"},
}
_EDGES = {
    "support": {"style": "solid", "penwidth": "1.6"},
    "rebut": {"style": "dashed", "penwidth": "1.6"},
    "undercut": {"style": "dotted", "penwidth": "2.2"},
    "answers": {"style": "solid", "penwidth": "1.8"},
    "evidence": {"style": "solid", "penwidth": "1", "arrowhead": "vee"},
    "contradiction": {"style": "solid", "penwidth": "1.6", "label": "\u2715"},
    "restatement": {"style": "solid", "penwidth": "1", "label": "\u2261"},
}
_MEANINGS = {
    "answers": "thick line without arrowhead: answers the question",
    "support": "solid arrow: supports",
    "rebut": "dashed arrow: rebuts",
    "undercut": "dotted arrow: undercuts, attacks the step",
    "evidence": "thin arrow: evidence for",
    "contradiction": "\u2715: cannot both be true",
    "restatement": "\u2261: the same in other words",
}
_FORMS = {
    "question": "hexagon: question",
    "evidence": "sheet with a folded corner: quotation or other evidence",
    "argument": "block: argument of several steps",
    "group": "folder: claims that are not opened",
    "junction": "dot or ellipse: the step",
}


def labelled_dot(scene: Scene, theme: Theme) -> str:
    """Write DOT with labels in wrapped lines, six-digit colours and no HTML-like labels. Names of
    nodes are the ids of the SVG.
    """
    from graphviz import Digraph
    from graphviz.quoting import quote

    colours = theme.paints()
    font = {"fontname": "Helvetica,Arial,sans-serif"}
    dot = Digraph(
        graph_attr=font
        | {
            "rankdir": RANKDIR.get(scene.direction, "BT"),
            "bgcolor": theme.canvas,
            "fontcolor": theme.ink,
            "fontsize": "16",
            "label": _lines(_head(scene)),
            "labelloc": "t",
            "labeljust": "l",
            "nodesep": "0.3",
            "ranksep": "0.5",
            "tooltip": _tip(scene.title),
        }
        | for_size(len(scene.boxes)),
        node_attr=font | {"fontsize": "13", "margin": "0.14,0.08"},
        edge_attr=font | {"fontsize": "11"},
    )
    names = {box.key: box.id for box in scene.boxes}
    inside: dict[str | None, list[Box]] = {}
    for box in scene.boxes:
        inside.setdefault(box.area, []).append(box)
    _add(dot, scene, None, inside, colours)
    for link in scene.links:
        _edge(dot, link, names, colours)
    for level in scene.levels:
        dot.body.append("{rank=same " + " ".join(quote(names[k]) for k in level) + "}\n")
    return str(dot.source)


def _add(
    dot: Digraph, scene: Scene, parent: str | None, inside: dict[str | None, list[Box]],
    colours: dict[str, str],
) -> None:  # fmt: skip
    """Add boxes and groups, nested."""
    for box in inside.get(parent, ()):
        _node(dot, box, colours)
    for area in scene.areas:
        if area.parent == parent:
            with dot.subgraph(name=f"cluster_{area.key}") as cluster:
                cluster.attr(
                    id=area.id, label=_lines([area.title]), labeljust="l", style="rounded,filled",
                    fillcolor=colours["area"], color=colours["frame"],
                    fontcolor=colours["muted"], fontsize="12",
                    labelloc="b" if scene.direction == "up" else "t",
                )  # fmt: skip
                _add(cluster, scene, area.key, inside, colours)


def _node(dot: Digraph, box: Box, colours: dict[str, str]) -> None:
    from graphviz import escape

    head = " ".join(f"[{badge.letters}]" for badge in box.badges)
    head = " ".join(p for p in (head, box.names.text if box.names else "") if p)
    head += "".join(
        f" (granted by [{mark.text}])" if mark.kind == "granted" else f" ({mark.text})"
        for mark in box.marks
    )
    head += f" {box.sign}" if box.sign else ""
    words = [head.strip(), *(line.text for line in (*box.lines, *box.small))]
    paint = {"claim": "box", "question": "question", "evidence": "note", "argument": "whole",
             "group": "area", "junction": "box"}[box.shape]  # fmt: skip
    attributes = _SHAPES[box.shape] | {
        "id": box.id,
        "fillcolor": colours[paint],
        "fontcolor": colours["asked" if box.shape == "question" else "ink"],
        "color": colours[box.badges[0].paint if box.badges else "edge"],
        "penwidth": "3" if box.thesis else "2" if box.badges else "1",
        "label": _lines([w for w in words if w], "n" if box.shape == "question" else "l"),
        "tooltip": _tip(box.title),
    }
    if box.shape == "junction":
        attributes["color"] = colours[box.relation]
        if not box.lines:
            filled = colours["canvas" if box.drawn else box.relation]
            attributes |= {"shape": "point", "width": "0.14", "label": "", "fillcolor": filled}
    if box.lit:
        attributes |= {"penwidth": "7"}
    if box.href:
        attributes["URL"] = escape(box.href)
    dot.node(box.id, **attributes)


def _edge(dot: Digraph, link: Link, names: dict[str, str], colours: dict[str, str]) -> None:
    paint = {"contradiction": "rebut", "answers": "line", "evidence": "line",
             "restatement": "line"}.get(link.relation, link.relation)  # fmt: skip
    attributes = _EDGES[link.relation] | {
        "id": link.id,
        "color": colours[paint],
        "fontcolor": colours[paint],
        "dir": {"none": "none", "end": "forward", "both": "both"}[link.heads],
        "tooltip": _tip(link.title),
    }
    if link.drawn:
        attributes |= {"penwidth": "0.8", "arrowhead": "onormal", "arrowtail": "onormal"}
    if link.granted:
        attributes["label"] = MARKS["granted"][0]
    if link.numbered:
        words = (attributes.get("label", ""), str(link.count))
        attributes["label"] = " ".join(word for word in words if word)
    if link.lit:
        attributes["penwidth"] = "7"
    if link.free:
        attributes["constraint"] = "false"
    dot.edge(names[link.source], names[link.target], **attributes)


def _head(scene: Scene) -> list[str]:
    """Return title, subtitle, and the meaning of the signs in words."""
    relations = {link.relation for link in scene.links}
    badges = [f"[{badge.letters}] {clipped(badge.words, 80)}" for badge in scene.badges[:MOST]]
    if len(scene.badges) > MOST:
        badges.append(f"and {len(scene.badges) - MOST} more")
    meanings = [words for relation, words in _MEANINGS.items() if relation in relations]
    kinds = {box.shape for box in scene.boxes}
    meanings += [words for shape, words in _FORMS.items() if shape in kinds]
    if any(box.thesis for box in scene.boxes):
        meanings.append("heavy border: thesis of a position")
    if any(box.badges for box in scene.boxes):
        meanings.append("colour of a border: who holds the claim")
    if scene.areas:
        meanings.append("frame: group")
    if any(link.heads == "both" for link in scene.links):
        meanings.append("arrowheads at both ends: rebut each other")
    if any(link.drawn for link in scene.links):
        meanings.append("thin line, open arrowhead: drawn by the mapmaker")
    if any(link.numbered for link in scene.links):
        meanings.append("a number on a line: it represents so many")
    signs = [sign for sign in SIGNS if any(box.sign == sign for box in scene.boxes)]
    meanings += [f"{sign}: {SIGNS[sign]}" for sign in signs]
    for kind in scene.marks:
        if kind != "granted" or any(link.granted for link in scene.links):
            meanings.append(": ".join(MARKS[kind]))
    words = [scene.title, scene.subtitle, scene.scope, *badges, *_joined(meanings)]
    if scene.lit is not None:
        words.append(f"Heavy lines: {scene.lit[0]}")
    return [clipped(w, 400) for w in words if w]


def _joined(items: list[str]) -> list[str]:
    """Join items into lines of at most `ROOM` characters, as far as no item is longer."""
    found: list[str] = []
    for item in items:
        if found and len(found[-1]) + len(item) + 2 <= ROOM:
            found[-1] += f"; {item}"
        else:
            found.append(item)
    return found


def _lines(lines: list[str], end: str = "l") -> str:
    """Join lines into a label, flush left (`n`: centred), with all of Graphviz's escapes
    disarmed.
    """
    from graphviz import escape

    return "".join(f"{escape(clean(line))}\\{end}" for line in lines)


def _tip(text: str) -> str:
    """Return a tooltip, cut to a length that Graphviz can read."""
    from graphviz import escape

    lines = [clean(line) for line in clipped(text, LONGEST).split("\n")]
    escaped: str = escape("\n".join(lines))  # so that this is no HTML-like label
    return escaped
