"""The map as DOT, to be drawn by any Graphviz, or to be changed by hand first."""

from __future__ import annotations

from argmap.drawing.layout.styled_dot import labelled_dot
from argmap.drawing.scene.build import build
from argmap.drawing.theme import theme_for
from argmap.drawing.view import View
from argmap.formats.exports import exporter
from argmap.formats.exports.options import ExportError, Options


@exporter("dot", suffixes=(".dot", ".gv"), purpose="render", summary="a graph for Graphviz")
def export(view: View, options: Options) -> str:
    """Return the view as DOT, with labels and colours; needs no engine."""
    if options.timeline:
        raise ExportError("a timeline is no graph: draw it as svg, png, pdf or txt")
    scene = build(view, direction=options.direction, open_=options.open, link=options.link)
    return labelled_dot(scene, theme_for(options.theme))
