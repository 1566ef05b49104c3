"""From a view to an SVG in one call."""

from __future__ import annotations

from collections.abc import Iterable

from argmap.drawing.build import build
from argmap.drawing.layout import lay_out_scene
from argmap.drawing.svg import draw
from argmap.view import View


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
) -> str:
    """A view as a whole SVG document. Raises `EngineError` when no layout can be had; see
    `argmap.exporters.options.Options` for what the words mean.
    """
    scene = build(view, direction=direction, open_=open_, link=link)
    layout = lay_out_scene(scene, engine=engine, deadline=deadline)
    return draw(scene, layout, theme=theme, with_legend=legend)
