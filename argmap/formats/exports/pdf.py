"""The map as PDF: the same picture as the SVG, for print."""

from __future__ import annotations

from dataclasses import replace

from argmap.drawing.engines import EngineError
from argmap.drawing.svg.raster import to_pdf
from argmap.drawing.theme import theme_for
from argmap.drawing.view import View
from argmap.formats.exports import exporter
from argmap.formats.exports.options import ExportError, Options
from argmap.formats.exports.svg import export as svg


@exporter("pdf", suffixes=(".pdf",), purpose="render", summary="a page for print")
def export(view: View, options: Options) -> bytes:
    """Return the view as PDF; the theme `auto` gives the light one."""
    drawn = svg.export(view, replace(options, theme=theme_for(options.theme).name, paper=True))
    try:
        return to_pdf(str(drawn), say=options.say)
    except EngineError as error:
        raise ExportError(str(error)) from error
