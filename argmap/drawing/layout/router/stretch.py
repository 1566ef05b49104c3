"""Boxes moved apart where lines lack room: everything beyond a place moves on by as much.

What begins at or beyond a cut moves; what begins before it stays, however far it reaches. So nothing
comes closer to anything, and frames grow with what is in them.
"""

from __future__ import annotations

from dataclasses import replace

from argmap.base.values import dataclass
from argmap.drawing.layout.places import ROUND, Layout, Point
from argmap.drawing.layout.router.plan import Ground
from argmap.drawing.scene.scene import Scene

Cut = tuple[float, float]
"""A place, and how much what begins there or beyond moves on."""


@dataclass(frozen=True, slots=True)
class Lack:
    """Px that are missing between two places: what begins at or after a place above `after` and up to
    `until` is to be moved on.
    """

    after: float
    until: float
    room: float


def cuts(lacks: list[Lack], fixed: list[tuple[float, float]]) -> list[Cut]:
    """Return at which places to make room, and how much. `fixed` are stretches of beginnings that
    belong together: no cut is made between them unless there is no other place.
    """
    found: list[Cut] = []
    for lack in sorted(lacks, key=lambda k: (k.until, k.after, k.room)):
        have = sum(by for at, by in found if lack.after < at <= lack.until)
        if have < lack.room - 0.01:
            at = lack.until
            for low, high in fixed:
                if low < at <= high and lack.after < low:
                    at = low
            found.append((at, lack.room - have))
    return sorted(found)


def moved(value: float, at: list[Cut]) -> float:
    """Return a place after room was made."""
    return value + sum(by for cut, by in at if cut <= value + 0.01)


def together(scene: Scene, layout: Layout, plan: Ground, across: int) -> list[tuple[float, float]]:
    """Return from where to where boxes begin that are in one row, or joined by a line that is there
    already: they move together. Those that begin last come first.
    """
    groups: list[list[int]] = [[plan.number[k] for k in keys] for keys in scene.levels]
    for number in layout.paths:
        link = scene.links[number]
        groups.append([plan.number[link.source], plan.number[link.target]])
    if across == 1:
        rows: dict[int, list[int]] = {}
        for n in range(len(plan.boxes)):
            r = plan.rects[n]
            for place in (r[1], r[3]) if plan.boxes[n].shape != "taken" else ():
                rows.setdefault(round(place), []).append(n)
        groups += rows.values()
    begins = [[plan.rects[n][across] for n in group] for group in groups]
    return sorted(
        {(min(b), max(b)) for b in begins if max(b) > min(b)}, key=lambda b: (-b[1], b[0])
    )


def _with_ends(
    path: list[Point], first: float, last: float, axis: int, at: list[Cut]
) -> list[Point]:  # fmt: skip
    """Move a path whose ends move by so much: what is level with an end moves with it."""
    found = []
    start, end = path[0][axis], path[-1][axis]
    for point in path:
        place = point[axis]
        if abs(place - start) <= ROUND:
            by = first
        elif abs(place - end) <= ROUND:
            by = last
        else:
            by = min(max(moved(place, at) - place, min(first, last)), max(first, last))
        found.append((point[0], place + by) if axis else (place + by, point[1]))
    return found


def opened(scene: Scene, layout: Layout, at: list[Cut], *, downwards: bool) -> Layout:
    """Return the layout with room made at the cuts."""
    axis = 1 if downwards else 0
    centres, shift = {}, {}
    for box in scene.boxes:
        centre = list(layout.centres[box.key])
        begin = centre[axis] - (box.height if downwards else box.width) / 2
        shift[box.key] = moved(begin, at) - begin
        centre[axis] += shift[box.key]
        centres[box.key] = (centre[0], centre[1])
    areas, titles = {}, {}
    for key, (x0, y0, x1, y1) in layout.areas.items():
        left, top, right, bottom = layout.titles.get(key, (x0, y0, x0, y0))
        if downwards:
            by = moved(top, at) - top
            areas[key] = (x0, y0 + by, x1, moved(y1, at))
            titles[key] = (left, top + by, right, bottom + by)
        else:
            by = moved(left, at) - left
            areas[key] = (moved(x0, at), y0, moved(x1, at), y1)
            titles[key] = (left + by, top, right + by, bottom)
    paths = {
        number: _with_ends(path, shift[scene.links[number].source],
                           shift[scene.links[number].target], axis, at)
        for number, path in layout.paths.items()
    }  # fmt: skip
    more = sum(by for _, by in at)
    wide, high = (0.0, more) if downwards else (more, 0.0)
    return replace(
        layout, width=layout.width + wide, height=layout.height + high, centres=centres, paths=paths,
        areas=areas, titles={key: titles[key] for key in layout.titles},
    )  # fmt: skip
