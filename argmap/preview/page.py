"""The page that a preview shows, in the stages in which it is made."""

from __future__ import annotations

from argmap.page import PageOptions
from argmap.page.document import page
from argmap.preview.shown import FOLDS, PICTURES, WORDS, Still
from argmap.reading import Reading


def page_of(
    reading: Reading, number: int, stage: str, still: Still, *, context: str = "lock"
) -> str:
    """Return the page of a map at a stage."""

    def progress(done: int, of: int) -> None:
        del done, of
        still()

    return page(
        reading,
        PageOptions(
            context, live=True, number=number, overview=stage != WORDS,
            pictures=stage in {PICTURES, FOLDS}, folds=stage == FOLDS, progress=progress,
        ),
    )  # fmt: skip
