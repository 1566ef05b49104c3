"""Checks that words are in a source: contiguous, safe against dropped negations, aware of speakers.

`matching`, `context` and `speakers` are pure functions over text: they read no text from a file and
know no map. A match says that the words are in the source, and who is shown as saying them. It does
not say that they are true or relevant.

What counts as the same is an explicit list: quotation marks, dashes, blanks, invisible characters
and ligatures (`base/typography.py`); case, accents, strokes, ё (`fold.word`); umlauts with an e
(`fold.with_e`); digits in groups, stops in abbreviations and marks of notes (`tokens`); words broken
at a line's end (`source`). Words or numbers that would be equal only by dropping more than this stay
different.

`look_up(SourceText(text), Quotation(words))` is the whole of it. A source is folded once and can
then be searched any number of times.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argmap.quotes.concern import Concern
    from argmap.quotes.lookup import Found, look_up
    from argmap.quotes.matching.match import TIERS
    from argmap.quotes.matching.nearest import Nearest
    from argmap.quotes.matching.source import SourceText
    from argmap.quotes.quotation import Quotation

__all__ = ["TIERS", "Concern", "Found", "Nearest", "Quotation", "SourceText", "look_up"]

_HOMES = {
    "TIERS": "matching.match",
    "Concern": "concern",
    "Found": "lookup",
    "Nearest": "matching.nearest",
    "Quotation": "quotation",
    "SourceText": "matching.source",
    "look_up": "lookup",
}


def __getattr__(name: str) -> object:
    """Load a name on first use: a map with a lock and no texts needs little of the package."""
    if name in _HOMES:
        return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
    msg = f"module {__name__!r} has no attribute {name!r}"
    raise AttributeError(msg)
