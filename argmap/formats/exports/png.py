"""The map as PNG: the same picture as the SVG, in pixels."""

from __future__ import annotations

from dataclasses import replace

from argmap.drawing.engines import EngineError
from argmap.drawing.svg.raster import to_png
from argmap.drawing.theme import theme_for
from argmap.drawing.view import View
from argmap.formats.exports import exporter
from argmap.formats.exports.options import ExportError, Options
from argmap.formats.exports.svg import export as svg


@exporter("png", suffixes=(".png",), purpose="render", summary="a picture in pixels")
def export(view: View, options: Options) -> bytes:
    """Return the view as PNG; the theme `auto` gives the light one, since pixels do not change."""
    theme = theme_for(options.theme)
    drawn = svg.export(view, replace(options, theme=theme.name, paper=True))
    try:
        return to_png(str(drawn), scale=options.scale, background=theme.canvas, say=options.say)
    except EngineError as error:
        raise ExportError(str(error)) from error
