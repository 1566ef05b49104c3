"""The ground of a picture as the router sees it: rectangles that no line may enter, and where on the
sides of boxes lines may end.

Everything here is upright: conclusions are above or below their premises. A picture that runs
sideways is turned on the way in and on the way out.
"""

from __future__ import annotations

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
    """Rectangles by number: boxes first, in the scene's order, then titles of groups. `number` is that
    of a box by its key, `exits` the side at which the conclusion of a junction leaves; in a `turned`
    ground the axes are exchanged.
    """

    turned: bool
    rects: list[Rect]
    boxes: list[Box]
    number: dict[str, int]
    exits: dict[str, str]


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
    rects += titles(layout).values()
    if turned:
        rects = [turn(r) for r in rects]
    return Ground(turned, rects, list(scene.boxes), number, exits(scene, rects, number))


def titles(layout: Layout) -> dict[str, Rect]:
    """Return the rectangle of each group's title, up to the frame at the near side."""
    found = {}
    for key, (left, top, right, bottom) in layout.titles.items():
        start, _, end, _ = layout.areas.get(key, (left, top, right, bottom))
        near = left - start <= end - right
        found[key] = (start if near else left, top, right if near else end, bottom)
    return found


def exits(scene: Scene, rects: list[Rect], number: dict[str, int]) -> dict[str, str]:
    """Map each junction to its side that faces its conclusion, if it is above or below."""
    found = {}
    for link in scene.links:
        if scene.boxes[number[link.source]].shape == "junction":
            here, there = rects[number[link.source]], rects[number[link.target]]
            if apart(here[1], here[3], there[1], there[3]) > 0:
                found[link.source] = "top" if there[3] <= here[1] else "bottom"
    return found


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


def gathering(scene: Scene) -> set[str]:
    """Return the keys of boxes at which lines come together: junctions, questions on a page, and those that are
    reached at the tip of their hexagon.
    """
    return {
        box.key
        for box in scene.boxes
        if box.shape == "junction"
        or (box.shape == "question" and not (scene.upright and scene.sheet is None))
    }


def bundle(link: Link, gather: set[str]) -> str:
    """Return the name of the bundle of lines that a link belongs to, if any: the premises of one
    junction, the answers to one question.
    """
    joins = link.heads == "none" and link.target in gather
    return f"{link.relation} {link.target}" if joins else ""


def bundles(scene: Scene, layout: Layout) -> dict[int, str]:
    """Map each link that may share its way to its bundle: those that come together, and those of a
    column, which are of one kind and end at one place.
    """
    gather = gathering(scene)
    found: dict[int, str] = {}
    ending: dict[tuple[str, str, str, int, int], list[int]] = {}
    for number, link in enumerate(scene.links):
        if name := bundle(link, gather):
            found[number] = name
        x, y = layout.paths[number][-1]
        ending.setdefault((link.relation, link.target, link.heads, round(x), round(y)), []).append(
            number
        )
    for (relation, target, _, x, y), numbers in ending.items():
        if len(numbers) > 1:
            for number in numbers:
                found.setdefault(number, f"{relation} {target} {x} {y}")
    return found


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
            at_junction(sides, link, ground.exits.get(box.key, ""), incoming=sides is reach)
    return Wish(number, source, target, leave, reach, bundle, max(dx, 0.0) + max(dy, 0.0))


def at_junction(sides: dict[str, float], link: Link, exit_: str, *, incoming: bool) -> None:
    """Say which sides of a junction a line may use: the conclusion leaves where it faces its box,
    premises come in together on other sides, and attacks on the step come from aside.
    """
    if incoming and link.relation == "undercut" and link.heads != "none":
        sides["left"] = sides["right"] = 0.0
        sides["top"] = sides["bottom"] = 200.0
    elif incoming:
        sides["left"] = sides["right"] = 90.0
        sides[exit_ or "top"] = 400.0
        if exit_ in ("top", "bottom"):
            sides[OPPOSITE[exit_]] = 0.0
    else:
        sides["left"] = sides["right"] = 200.0


def apart(low: float, high: float, other_low: float, other_high: float) -> float:
    """Return how far two stretches are apart, negative when they overlap."""
    return max(other_low - high, low - other_high)


def corner(turned: bool, point: Point) -> Point:
    """Return a point of the ground in the picture."""
    return (point[1], point[0]) if turned else point
