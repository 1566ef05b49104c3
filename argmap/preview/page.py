"""The page that a preview shows, in the stages in which it is made."""

from __future__ import annotations

from argmap.page import PageOptions
from argmap.page.document import page
from argmap.preview.shown import PAGE
from argmap.reading import Reading


def page_of(reading: Reading, number: int, stage: str, context: str = "lock") -> str:
    """Return the page of a map; in the stage `words`, without overview and pictures."""
    whole = stage == PAGE
    return page(
        reading,
        PageOptions(context, live=True, number=number, overview=whole, pictures=whole),
    )
