"""The pictures of a page as numbers: where each box and each line is. Words are in the page once, elsewhere.

A picture is `[width, height, boxes, lines]`, in px. A box of a claim is `[claim, x, y]` and, where there is more to
say, how many relations of it are not in the picture, 1 for a claim that is in the picture before, its width and height,
and the number of words on what is folded into it. Any other box is `[code, x, y, width, height, hidden, …]`, with what
`Spot.more` says. A line is `[kind and 8 times its flags, from, to, …, x, y, dx, dy, …]`: the numbers of its boxes in
the picture, the place of its sign and what it stands for if its flags say so, and its corners, each after the first from
the one before.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Any

from argmap.model import ArgumentMap
from argmap.page.blocks import Line, Spot
from argmap.page.near import Neighbours
from argmap.page.places import Picture
from argmap.page.sizes import COUNT, LINES, SIGN, Sizes
from argmap.page.start import start_pictures

Progress = Callable[[int, int], object]
EVERY = 100
"""Claims after which `progress` hears how many are done."""


def pictures(
    map: ArgumentMap, progress: Progress | None = None, *, folds: bool = True
) -> dict[str, Any]:
    """Return the pictures of a map for the page: `claims`, what every box of a claim is like; `near`, the
    neighbourhood of each claim; `start`, the whole debate, folded; `open`, the same with one fold opened, by name, unless
    there are to be no `folds`, which take most of the time; `words` that are those of no claim.
    """

    def goes_on() -> None:
        if progress is not None:
            progress(len(map.claims), len(map.claims))

    sizes = Sizes(map)
    around = Neighbours(map, sizes)
    near = []
    for number, claim in enumerate(map.claims):
        if progress is not None and number % EVERY == 0:
            progress(number, len(map.claims))
        near.append(coded(around.picture(claim)))
    goes_on()
    start, opened = start_pictures(map, sizes, folds=folds, goes_on=goes_on)
    return {
        "claims": sizes.table(),
        "near": near,
        "start": coded(start) if start else None,
        "open": {name: coded(picture) for name, picture in opened.items()},
        "words": sizes.words.listed(),
    }


def coded(picture: Picture) -> list[Any]:
    """Return a picture as numbers."""
    number = {id(spot): n for n, spot in enumerate(picture.spots)}
    seen: set[int] = set()
    boxes = []
    for spot in picture.spots:
        boxes.append(_box(spot, picture.hidden.get(_name(spot), 0), again=spot.what in seen))
        if spot.what >= 0:
            seen.add(spot.what)
    lines = [_line(line, number) for line in picture.lines]
    return [picture.width, picture.height, boxes, lines]


def _name(spot: Spot) -> int:
    """Return what counts of a box are kept under: the claim, or the box itself."""
    return spot.what if spot.what >= 0 else -id(spot)


def _box(spot: Spot, hidden: int, *, again: bool) -> list[Any]:
    if spot.what < 0:
        return [spot.what, spot.x, spot.y, spot.width, spot.height, hidden, *spot.more]
    found: list[Any] = [spot.what, spot.x, spot.y, hidden, int(again)]
    if spot.more:
        return [*found, spot.width, spot.height, *spot.more]
    while not found[-1] and len(found) > 3:
        found.pop()
    return found


def _line(line: Line, number: dict[int, int]) -> list[int]:
    flags = line.flags | (SIGN if line.at else 0) | (COUNT if line.count > 1 else 0)
    found = [LINES[line.kind] | flags << 3, number[id(line.source)], number[id(line.target)]]
    found += line.at or ()
    if line.count > 1:
        found.append(line.count)
    return found + _steps(line.points)


def _steps(points: Sequence[tuple[int, int]]) -> list[int]:
    """Return the first point, and each other one from the one before."""
    found = [*points[0]]
    for (x, y), (a, b) in pairwise(points):
        found += (a - x, b - y)
    return found
