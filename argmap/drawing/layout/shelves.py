"""Rectangles packed into one of the wanted proportion: shelf below shelf, in their order."""

from __future__ import annotations

from collections.abc import Sequence
from math import sqrt

from argmap.drawing.layout.places import Point

Size = tuple[float, float]

TRIES = 14
"""Numbers of widths that are tried."""


def packed(sizes: Sequence[Size], ratio: float, gap: float) -> tuple[list[Point], Size]:
    """Return the top left corner of each rectangle, and the size of the whole, which comes as near
    to the proportion `ratio`, width to height, as it can.
    """
    if not sizes:
        return [], (0.0, 0.0)
    widest = max(wide for wide, _ in sizes)
    area = sum((wide + gap) * (high + gap) for wide, high in sizes)
    first = max(widest, sqrt(area * ratio) * 0.8)
    best: tuple[float, list[Point], Size] | None = None
    for turn in range(TRIES if len(sizes) > 1 else 1):
        found, (wide, high) = shelved(sizes, first * 1.06**turn, gap)
        cost = max(wide / ratio, high)
        if best is None or cost < best[0] - 0.5:
            best = cost, found, (wide, high)
    assert best is not None
    return best[1], best[2]


def shelved(sizes: Sequence[Size], room: float, gap: float) -> tuple[list[Point], Size]:
    """Fill shelves of a width. A shelf is as high as its first rectangle, and has rectangles one
    below another where they fit.
    """
    places: list[Point] = []
    x = y = wide = 0.0
    shelf = 0.0
    at = down = column = 0.0
    for width, height in sizes:
        if places and width <= column and down + height <= shelf:
            places.append((at, y + down))
            down += height + gap
            continue
        if places and x + width > room:
            x, y, shelf = 0.0, y + shelf + gap, 0.0
        at, down, column = x, height + gap, width
        places.append((x, y))
        x += width + gap
        wide, shelf = max(wide, x - gap), max(shelf, height)
    return places, (wide, y + shelf)
