"""What a page shows, beside the map."""

from __future__ import annotations

from collections.abc import Callable

from argmap.base.values import dataclass

CONTEXTS = ("lock", "paragraph", "none")
"""How much of a source is shown around a quotation: the few words that the lock keeps, its paragraph, or nothing."""


@dataclass(frozen=True, slots=True)
class PageOptions:
    """`context` is one of `CONTEXTS`; a paragraph needs the text of the source. `opened` is `report` for a page that
    opens at the report, else empty. With `status`, each claim says whether it stands in the map. With `embed`, the result is a
    fragment for another page, in a shadow root of its own. `live` is for the preview: the page asks its server for
    changes. Without `pictures`, the page has none, and is made much faster. `progress` hears of pictures made, of how many.
    `beside` are pages of other maps: how this one has to do with it (`uses`, `used in`), its address, its title; `index` is
    the address of a page that lists them all. `number` tells a live page from those before it; without `overview`, it
    lacks what takes longer than the rest, and without `folds` the pictures in which something is unfolded.
    """

    context: str = "lock"
    opened: str = ""
    status: bool = False
    embed: bool = False
    live: bool = False
    pictures: bool = True
    progress: Callable[[int, int], object] | None = None
    beside: tuple[tuple[str, str, str], ...] = ()
    index: str = ""
    number: int = 0
    overview: bool = True
    folds: bool = True
