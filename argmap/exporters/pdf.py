"""The map as PDF: the same picture as the SVG, for print."""

from __future__ import annotations

from dataclasses import replace

from argmap.drawing.raster import to_pdf
from argmap.engines import EngineError
from argmap.exporters import exporter
from argmap.exporters.options import ExportError, Options
from argmap.exporters.svg import export as svg
from argmap.theme import theme_for
from argmap.view import View


@exporter("pdf", suffixes=(".pdf",), purpose="render", summary="a page for print")
def export(view: View, options: Options) -> bytes:
    """The view as PDF; the theme `auto` gives the light one."""
    drawn = svg.export(view, replace(options, theme=theme_for(options.theme).name))
    try:
        return to_pdf(str(drawn))
    except EngineError as error:
        raise ExportError(str(error)) from error
