"""What can be asked of an exporter, beside the view itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.base.values import dataclass

if TYPE_CHECKING:
    from argmap.quotes.copies import Quotes


class ExportError(Exception):
    """An export that could not be made for want of an engine or a package; one sentence."""


@dataclass(frozen=True, slots=True)
class Options:
    """How a view is exported; every exporter reads what concerns it and ignores the rest.

    `theme` is `auto` (follows the reader's light or dark setting), `light`, `dark` or `classic`.
    `direction` says where the conclusions are: `up`, `down`, `left` or `right`.
    `engine` is `auto`, `wasm`, `native` or `dot`; `deadline` is in seconds for one layout.
    `open` names arguments whose steps are drawn one by one (`all` for every argument).
    `scale` is a PNG's pixels for each unit of the SVG; `None` gives 2, and less to a picture that
    would be very large. `width` is in columns of text.
    `link` is an address for each claim's place in the text, with `{file}`, `{line}` and
    `{column}` to be filled in; when it is empty, claims carry no link.
    `quotes` is how each quotation stands to its source; `None` when nobody has looked. Whoever
    fills it does so only for an `Exporter` that says `asks_quotes`.
    """

    theme: str = "auto"
    direction: str = "up"
    engine: str = "auto"
    deadline: float = 60.0
    open: tuple[str, ...] = ()
    legend: bool = True
    scale: float | None = None
    width: int | None = None
    link: str = ""
    quotes: Quotes | None = None
