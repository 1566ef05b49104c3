"""Pages to draw on, and how large type is on them."""

from __future__ import annotations

import re

from argmap.base.near import unknown
from argmap.base.values import dataclass

LEAST_TYPE = 8.0
"""Points of the smallest type on a page."""
SMALLEST = 12.0
"""Px of the smallest type in a picture."""
PX_PER_MM = 72 / 25.4 * SMALLEST / LEAST_TYPE
"""Px of a picture for each mm of a page, where the smallest type is as small as it may be."""
LEAST_SIDE = 60.0
"""Mm of the shortest side that holds the words of one claim."""
MOST_SIDE = 5000.0

SIZES = {
    "A5": (210.0, 148.0),
    "A4": (297.0, 210.0),
    "A3": (420.0, 297.0),
    "A2": (594.0, 420.0),
    "letter": (279.4, 215.9),
    "tabloid": (431.8, 279.4),
    "slide": (338.7, 190.5),
}
"""Pages by name, in mm, the long side first."""
_MEASURED = re.compile(r"(\d+(?:\.\d+)?)\s*[x×]\s*(\d+(?:\.\d+)?)(?:\s*mm)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Page:
    """A page of so many mm; `enlarged` if less was asked for than can hold a claim."""

    name: str
    width: float
    height: float
    enlarged: bool = False

    @property
    def room(self) -> tuple[float, float]:
        """Return width and height of the page in px of a picture with the smallest type allowed."""
        return self.width * PX_PER_MM, self.height * PX_PER_MM


def pages(word: str) -> tuple[Page, ...]:
    """Return the pages that a word means: a named one in both directions, the wide one first (a slide and
    `WIDTHxHEIGHT` in mm have one direction).

    Sides that are too short to hold a claim, or too long, are made as long as they have to be. Raises `ValueError`
    with a sentence for a word that is no page.
    """
    known = {name.lower(): name for name in SIZES}
    name = known.get(word.strip().lower())
    if name:
        wide, high = SIZES[name]
        both = (Page(name, wide, high), Page(name, high, wide))
        return both[:1] if name == "slide" else both
    measured = _MEASURED.fullmatch(word.strip())
    if not measured:
        listed = "a size of its own is written WIDTHxHEIGHT, in mm"
        raise ValueError(f"{unknown('page', word, SIZES)}; {listed}")
    wide, high = (min(max(float(n), LEAST_SIDE), MOST_SIDE) for n in measured.groups())
    enlarged = (f"{wide:g}", f"{high:g}") != tuple(f"{float(n):g}" for n in measured.groups())
    return (Page(f"{wide:g}x{high:g}", wide, high, enlarged),)
