"""The map drawn in characters."""

from __future__ import annotations

from argmap.drawing.cells.picture import written
from argmap.drawing.engines import EngineError
from argmap.drawing.view import View
from argmap.formats.exports import exporter
from argmap.formats.exports.options import ExportError, Options


@exporter("txt", suffixes=(".txt",), purpose="render", summary="drawn in characters")
def export(view: View, options: Options) -> str:
    """Return the view as lines of text of at most `options.width` columns (120 unless it is given).

    It is a drawing where that fits, with conclusions on top or else on the left (the directions
    `down`, `left` and `right` are kept), and otherwise an indented outline with the same signs.
    """
    if options.timeline:
        from argmap.drawing.timeline.cells import rows

        return "".join(f"{row}\n" for row in rows(view, options.width, legend=options.legend))
    if options.overview:
        from argmap.drawing.overview.cells import rows as at_a_glance

        found = at_a_glance(view, options.width, legend=options.legend)
        return "".join(f"{row}\n" for row in found)
    try:
        drawn = written(
            view,
            direction=options.direction,
            engine=options.engine,
            deadline=options.deadline,
            open_=options.open,
            with_legend=options.legend,
            width=options.width,
            quotes=options.quotations,
        )
    except EngineError as error:
        raise ExportError(str(error)) from error
    return "".join(f"{row}\n" for row in drawn)
