"""Titles of groups: their lines, and the room they take above what is in the group."""

from __future__ import annotations

from argmap.drawing.layout.places import Rect
from argmap.drawing.scene.scene import Area
from argmap.drawing.scene.words import Line, leans_right, lines

SIZE = 12.0
LEAD = 15.5
MOST = 3
ASIDE = 12.0
"""Px between the sides of a frame and its title."""
ABOVE = 6.0
"""Px between the top of a frame and its title."""


def title_height(area: Area, width: float) -> float:
    """Return the height of the room for a title in a frame of that width."""
    return ABOVE + LEAD * len(title_lines(area, width, MOST))


def title_lines(area: Area, width: float, most: int) -> tuple[Line, ...]:
    """Return the lines of a title in a frame of that width."""
    return lines(area.title, max(width - 2 * ASIDE, 10.0), most, SIZE, True)


def title_place(area: Area, frame: Rect, high: float) -> Rect:
    """Return the rectangle around the words of a title, in a room of that height at the top of a
    frame.
    """
    left, top, right, _ = frame
    most = max(1, round((high - ABOVE) / LEAD))
    words = title_lines(area, right - left, most)
    wide = max((line.width for line in words), default=0.0)
    start = right - ASIDE - wide if leans_right(area.title) else left + ASIDE
    return start, top + ABOVE, start + wide, top + ABOVE + LEAD * len(words)
