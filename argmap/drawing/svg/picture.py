"""From a view to an SVG in one call."""

from __future__ import annotations

from collections.abc import Iterable

from argmap.drawing.layout.layout import lay_out_scene
from argmap.drawing.scene.build import build
from argmap.drawing.svg.svg import draw
from argmap.drawing.view import View


def picture(
    view: View,
    *,
    theme: str = "auto",
    direction: str = "up",
    engine: str = "auto",
    deadline: float = 60.0,
    open_: Iterable[str] = (),
    legend: bool = True,
    link: str = "",
    quotes: str = "auto",
    paper: bool = False,
) -> str:
    """Draw a view as a whole SVG document, or one for `paper`. Raises `EngineError` when no layout can be made; the
    arguments are those of `argmap.formats.exports.options.Options`.
    """
    scene = build(view, direction=direction, open_=open_, link=link, quotes=quotes)
    scene.paper = paper
    layout = lay_out_scene(scene, engine=engine, deadline=deadline)
    return draw(scene, layout, theme=theme, with_legend=legend)
