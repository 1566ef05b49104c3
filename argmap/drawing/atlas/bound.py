"""The pages of an atlas bound into one PDF, with links and bookmarks."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from argmap.drawing.atlas.frame import Finished
from argmap.drawing.svg.raster import Leaf, to_pdf_pages


def bound(pages: Sequence[Finished], *, say: Callable[[str], object] | None = None) -> bytes:
    """Return the pages as one PDF. Raises `EngineError` when typst is not installed or cannot draw one."""
    leaves = []
    for page in pages:
        across, down = page.width, page.height
        links = tuple(
            (s.x / across, s.y / down, s.width / across, s.height / down, s.page or s.href)
            for s in page.spots
        )
        leaves.append(Leaf(page.svg, page.heading, page.depth, links))
    return to_pdf_pages(leaves, pages[0].title, pages[0].language, say=say)
