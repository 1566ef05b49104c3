"""The map as SVG: the picture for the web, with words, links and tooltips."""

from __future__ import annotations

from argmap.drawing.engines import EngineError
from argmap.drawing.svg.picture import picture
from argmap.drawing.view import View
from argmap.formats.exports import exporter
from argmap.formats.exports.options import ExportError, Options


@exporter("svg", suffixes=(".svg",), purpose="render", summary="a picture for the web (default)")
def export(view: View, options: Options) -> str:
    """Return the view as an SVG document."""
    if options.timeline:
        from argmap.drawing.svg.paint import Paint
        from argmap.drawing.timeline.draw import laid_out as along_time

        along = along_time(view, legend=options.legend, pages=options.pages)
        if along.remark and options.say:
            options.say(along.remark)
        return along.draw(Paint(options.theme))
    if options.overview:
        from argmap.drawing.overview.draw import laid_out
        from argmap.drawing.svg.paint import Paint

        sheet = options.sheet or laid_out(view, legend=options.legend, pages=options.pages)
        return sheet.draw(Paint(options.theme))
    if options.fitted is not None:
        from argmap.drawing.svg.svg import draw

        made = options.fitted
        return draw(made.scene, made.layout, theme=options.theme, with_legend=options.legend,
                    page=made.page)  # fmt: skip
    try:
        return picture(
            view,
            theme=options.theme,
            direction=options.direction,
            engine=options.engine,
            deadline=options.deadline,
            open_=options.open,
            legend=options.legend,
            link=options.link,
            quotes=options.quotations,
            paper=options.paper,
        )
    except EngineError as error:
        raise ExportError(str(error)) from error
