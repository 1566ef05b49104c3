"""The map as DOT: to be drawn by any Graphviz, or changed by hand first."""

from __future__ import annotations

from argmap.drawing.build import build
from argmap.drawing.labelled import labelled_dot
from argmap.exporters import exporter
from argmap.exporters.options import Options
from argmap.theme import theme_for
from argmap.view import View


@exporter("dot", suffixes=(".dot", ".gv"), purpose="render", summary="a graph for Graphviz")
def export(view: View, options: Options) -> str:
    """The view as DOT, with labels and colours; needs no engine."""
    scene = build(view, direction=options.direction, open_=options.open, link=options.link)
    return labelled_dot(scene, theme_for(options.theme))
