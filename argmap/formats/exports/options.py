"""The options of an exporter, other than the view itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.base.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable

    from argmap.drawing.fit import Fitted
    from argmap.drawing.overview.draw import Sheet
    from argmap.drawing.paper import Page
    from argmap.quotes.copies import Quotes


LAID_OUT = frozenset({"svg", "png", "pdf"})
"""Formats that a layout engine works for, and that may be made for a page."""


class ExportError(Exception):
    """An export that failed for lack of an engine or a package; its message is one sentence."""


@dataclass(frozen=True, slots=True)
class Options:
    """Options of an export; every exporter reads those it needs and ignores the rest.

    `theme` is `auto` (follows the reader's light or dark setting), `light`, `dark` or `classic`.
    `direction` says where the conclusions are: `up`, `down`, `left` or `right`.
    `engine` is `auto`, `wasm`, `native` or `dot`; `deadline` is in seconds for one layout.
    `open` names arguments with steps to be drawn one by one (`all` for every argument), and claims and
    groups into which nothing is to be folded; `fold` names what is to be folded. `boxes` is the number
    of boxes of a picture (`None`: as many as usual); with `whole`, all are drawn. Who calls an
    exporter folds the view by these (`argmap.drawing.folding`).
    `scale` is a PNG's pixels for each unit of the SVG; `None` gives 2, and less to a picture that
    would be very large. `width` is in columns of text.
    `link` is an address for each claim's place in the text, with `{file}`, `{line}` and
    `{column}` to be filled in; when it is empty, claims carry no link.
    With `overview`, the positions and the points where they meet are drawn, on one of `pages` if there are any.
    `fitted` is the view as it is laid out for a page already, `sheet` its overview.
    With `timeline`, claims and statements are drawn along their times, without a layout engine; as many as have room
    on one of `pages` if there are any.
    `quotations` says how evidence is drawn: one of `argmap.drawing.scene.notes.QUOTES`.
    `quotes` says how each quotation matches its source; `None` when they have not been looked up.
    It must be filled in only for an `Exporter` with `asks_quotes`.
    A picture for `paper`, where nothing has a tooltip, has a list of what is cut in its boxes.
    `say` gets a sentence on what could not be drawn, such as letters that no font has.
    """

    theme: str = "auto"
    direction: str = "up"
    engine: str = "auto"
    deadline: float = 60.0
    open: tuple[str, ...] = ()
    fold: tuple[str, ...] = ()
    boxes: int | None = None
    whole: bool = False
    legend: bool = True
    scale: float | None = None
    width: int | None = None
    link: str = ""
    quotes: Quotes | None = None
    timeline: bool = False
    overview: bool = False
    quotations: str = "auto"
    pages: tuple[Page, ...] = ()
    say: Callable[[str], object] | None = None
    fitted: Fitted | None = None
    sheet: Sheet | None = None
    paper: bool = False
