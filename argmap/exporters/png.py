"""The map as PNG: the same picture as the SVG, in pixels."""

from __future__ import annotations

from dataclasses import replace

from argmap.drawing.raster import to_png
from argmap.engines import EngineError
from argmap.exporters import exporter
from argmap.exporters.options import ExportError, Options
from argmap.exporters.svg import export as svg
from argmap.theme import theme_for
from argmap.view import View


@exporter("png", suffixes=(".png",), purpose="render", summary="a picture in pixels")
def export(view: View, options: Options) -> bytes:
    """The view as PNG; the theme `auto` gives the light one, since pixels do not change."""
    theme = theme_for(options.theme)
    drawn = svg.export(view, replace(options, theme=theme.name))
    try:
        return to_png(str(drawn), scale=options.scale, background=theme.canvas)
    except EngineError as error:
        raise ExportError(str(error)) from error
