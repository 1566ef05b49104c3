"""The ground of a picture as the router sees it: rectangles that no line may enter, and where on the
sides of boxes lines may end.

Everything here is upright: conclusions are above or below their premises. A picture that runs
sideways is turned on the way in and on the way out.
"""

from __future__ import annotations

import itertools
from collections.abc import Mapping

from argmap.base.values import dataclass
from argmap.drawing.layout.places import CORNER, Layout, Point, Rect
from argmap.drawing.scene.scene import Box, Link, Scene

SIDES = ("top", "bottom", "left", "right")
OPPOSITE = {"top": "bottom", "bottom": "top", "left": "right", "right": "left"}
TURNED = {"top": "left", "bottom": "right", "left": "top", "right": "bottom"}
"""The side of a box in the picture that is a given side when the picture is turned."""
CUT = 34.0
"""Px at each end of the upper and lower side of a question, where its hexagon is cut."""


@dataclass(slots=True)
class Ground:
    """Rectangles by number: boxes first, in the scene's order, then titles of groups, and lines that are
    there already. `number` is that of a box by its key; in a `turned` ground the axes are exchanged.
    `conclusion` is the side of a junction at which its conclusion is.
    """

    turned: bool
    conclusion: str
    rects: list[Rect]
    boxes: list[Box]
    number: dict[str, int]


def turn(rect: Rect) -> Rect:
    """Return a rectangle with its axes exchanged."""
    return rect[1], rect[0], rect[3], rect[2]


def ground(scene: Scene, layout: Layout) -> Ground:
    """Return the ground of a placed scene."""
    turned = not scene.upright
    rects: list[Rect] = []
    for box in scene.boxes:
        x, y = layout.centres[box.key]
        w, h = box.width / 2, box.height / 2
        rects.append((x - w, y - h, x + w, y + h))
    number = {box.key: n for n, box in enumerate(scene.boxes)}
    for key, (left, top, right, bottom) in layout.titles.items():
        # Up to the frame at its beginning, since nothing has a way between them.
        x0, _, x1, _ = layout.areas[key]
        rects.append(
            (x0, top, right, bottom) if left - x0 < x1 - right else (left, top, x1, bottom)
        )
    for path in layout.paths.values():
        corners = [path[0], *path[3::3]]
        for (x0, y0), (x1, y1) in itertools.pairwise(corners):
            if abs(x0 - x1) < 1 or abs(y0 - y1) < 1:
                rects.append((min(x0, x1) - 2, min(y0, y1) - 2, max(x0, x1) + 2, max(y0, y1) + 2))
    if turned:
        rects = [turn(r) for r in rects]
    conclusion = "top" if scene.direction in ("up", "left") else "bottom"
    return Ground(turned, conclusion, rects, list(scene.boxes), number)


def span(ground: Ground, number: int, side: str) -> tuple[float, float]:
    """Return the stretch of a box's side on which lines may end, along that side."""
    box, (left, top, right, bottom) = ground.boxes[number], ground.rects[number]
    low, high = (left, right) if side in ("top", "bottom") else (top, bottom)
    seen = TURNED[side] if ground.turned else side
    level = seen in ("left", "right")
    middle = (low + high) / 2
    if box.shape == "junction":
        inset = (high - low) / 2 if not box.lines or level else 14.0
    elif box.shape == "question":
        inset = (high - low) / 2 if level else CUT
    else:
        inset = min(CORNER if not level else 12.0, (high - low) / 4)
    if high - low <= 2 * inset:
        return middle, middle
    return low + inset, high - inset


def edge(rect: Rect, side: str) -> float:
    """Return the coordinate of a side: its y or its x."""
    left, top, right, bottom = rect
    return {"top": top, "bottom": bottom, "left": left, "right": right}[side]


@dataclass(frozen=True, slots=True)
class Wish:
    """What one line needs: its number, its boxes by number, what it costs to use each side at either
    end, its bundle (lines of one bundle may lie on top of each other), and whether a sign
    goes on it.
    """

    number: int
    source: int
    target: int
    leave: Mapping[str, float]
    reach: Mapping[str, float]
    bundle: str
    length: float
    signed: bool = False


def bundle(link: Link, junctions: set[str]) -> str:
    """Return the name of the bundle of lines that a link belongs to: the premises of one junction."""
    joins = link.heads == "none" and link.target in junctions
    return f"{link.relation} {link.target}" if joins else ""


ASIDE = 45.0
BACK = 160.0
"""Cost of ending at the left or right of a box, and on the side that faces away."""


def wish(ground: Ground, number: int, link: Link, bundle: str) -> Wish:
    """Return what a link needs: leave and reach facing sides if it can."""
    source, target = ground.number[link.source], ground.number[link.target]
    a, b = ground.rects[source], ground.rects[target]
    dx, dy = apart(a[0], a[2], b[0], b[2]), apart(a[1], a[3], b[1], b[3])
    aside = 15.0 if link.relation == "contradiction" else ASIDE
    leave = {"left": aside, "right": aside, "top": BACK, "bottom": BACK}
    reach = dict(leave)
    if dy > 0:
        up = b[3] <= a[1]
        leave["top" if up else "bottom"] = 0.0
        reach["bottom" if up else "top"] = 0.0
    else:
        right = b[0] + b[2] > a[0] + a[2]
        leave["right" if right else "left"] = 0.0
        reach["left" if right else "right"] = 0.0
        for sides in (leave, reach):
            sides["top"] = sides["bottom"] = ASIDE
    for sides, box in ((leave, ground.boxes[source]), (reach, ground.boxes[target])):
        if box.shape == "junction":
            at_junction(sides, link, ground.conclusion, incoming=sides is reach)
    return Wish(number, source, target, leave, reach, bundle, max(dx, 0.0) + max(dy, 0.0))


def at_junction(
    sides: dict[str, float], link: Link, conclusion: str, *, incoming: bool
) -> None:  # fmt: skip
    """Say which sides of a junction a line may use: premises come in together, the conclusion is
    opposite, and attacks on the step come from aside.
    """
    if incoming and link.relation == "undercut" and link.heads != "none":
        sides["left"] = sides["right"] = 0.0
        sides["top"] = sides["bottom"] = 200.0
    elif incoming and link.heads == "none" and sides[conclusion] == 0.0:
        sides["left"] = sides["right"] = 0.0
        sides[conclusion] = 200.0
    else:
        sides["left"] = sides["right"] = 200.0


def apart(low: float, high: float, other_low: float, other_high: float) -> float:
    """Return how far two stretches are apart, negative when they overlap."""
    return max(other_low - high, low - other_high)


def corner(turned: bool, point: Point) -> Point:
    """Return a point of the ground in the picture."""
    return (point[1], point[0]) if turned else point
