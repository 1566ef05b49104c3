"""The picture that a page begins with: the whole debate, folded so that it fits a screen, and the same picture with
each of its folds opened.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from argmap.drawing.engines import EngineError
from argmap.drawing.fit import Fitted, How, fit
from argmap.drawing.folding.fold import AS_USUAL, fold, order_of
from argmap.drawing.folding.importance import Order
from argmap.drawing.layout.layout import routed
from argmap.drawing.layout.paged import in_stacks
from argmap.drawing.layout.places import Layout, Point
from argmap.drawing.layout.routes import middle
from argmap.drawing.paper import PX_PER_MM, Page
from argmap.drawing.scene.build import build
from argmap.drawing.scene.scene import Box, Link, Scene, Sheet
from argmap.drawing.view import ARGUMENT, CLAIM, View, select, without_evidence
from argmap.model import ArgumentMap
from argmap.page.blocks import Line, Spot
from argmap.page.places import Picture, corners
from argmap.page.sizes import BOTH, DRAWN, GRANTED, HEAD, LINES, OF_SHAPE, Sizes

SCREEN = (1200.0, 800.0)
"""Px of room for the picture."""
TITLE = 60.0
"""Px that are asked for in addition: the room of the title that a picture on paper has."""
OPENED = 8
"""Claims that come out of an opened fold at most."""
JUNCTIONS = 4
"""Junctions that they may bring with them."""
EVEN = 0.5
"""What two directions may differ for them to count as one."""


def start_pictures(
    map: ArgumentMap, sizes: Sizes, *, folds: bool = True, goes_on: Callable[[], object] = int
) -> tuple[Picture | None, dict[str, Picture]]:
    """Return the picture of a whole map and, with `folds`, that with each fold opened, by the name of the box that claims are folded
    into (`claim x`, `argument x`). There is none of a map without anything to draw, or where no layout can be made. `goes_on` is
    called before each of them.
    """
    view = replace(without_evidence(select(map)[0]), title=" ", subtitle="")
    if not view.claims and not view.questions:
        return None, {}
    page = Page("screen", SCREEN[0] / PX_PER_MM, (SCREEN[1] + TITLE) / PX_PER_MM)
    how = How(legend=False, quotations="none")
    try:
        made = fit(view, AS_USUAL, (page,), how)
    except EngineError:
        return None, {}
    start = drawn(made.scene, made.layout, sizes)
    if not folds:
        return start, {}
    order = order_of(view, AS_USUAL)
    view = replace(view, questions=made.view.questions)
    names = dict.fromkeys(made.view.inside.values())
    opened = {}
    for name in names:
        goes_on()
        if picture := _opened(view, order, made, name, sizes):
            opened[name] = picture
    return start, opened


def _opened(view: View, order: Order, made: Fitted, name: str, sizes: Sizes) -> Picture | None:
    """Return the picture with one fold opened: all its boxes, and the first of what is in the fold."""
    map, kept = view.map, made.view.claims
    inside = {claim for claim, box in made.view.inside.items() if box == name}
    wholes = frozenset({name.removeprefix(ARGUMENT)} if name.startswith(ARGUMENT) else ())
    steps = [a for whole in wholes for a in map.steps.get(whole, ())]
    near = {p for a in steps or map.bearing.get(name.removeprefix(CLAIM), ()) for p in a.premises}
    found = [claim for claim in order.claims if claim in inside]
    first = sorted(found, key=lambda claim: claim not in near)[:OPENED]
    if not first:
        return None
    several = Order((*kept, *first), order.rank, made.view.opened | wholes, frozenset(first))
    boxes = len(made.scene.boxes) + len(first)
    part = fold(view, several, boxes=boxes + JUNCTIONS, scattered=False)
    old = made.scene.sheet
    assert old is not None
    more = len(part.claims) / max(len(kept), 1)
    sheet = Sheet(old.width, old.height * more, old.column, old.apart, old.rank)
    scene = build(part, quotes="none", sheet=sheet)
    return drawn(scene, routed(scene, in_stacks(scene)), sizes)


def drawn(scene: Scene, layout: Layout, sizes: Sizes) -> Picture:
    """Return a scene with its layout as a picture."""
    made = Picture()
    spots: dict[str, Spot] = {}
    for box in scene.boxes:
        x, y = layout.centres[box.key]
        spot = spots[box.key] = _spot(box, sizes)
        spot.x, spot.y = round(x - box.width / 2), round(y - box.height / 2)
        made.spots.append(spot)
        if hidden := sum(box.missing.values()):
            made.hidden[spot.what if spot.what >= 0 else -id(spot)] = hidden
    for number, link in enumerate(scene.links):
        made.lines.append(_line(link, spots, layout.paths[number], layout.signs.get(number)))
    _to_corner(made)
    return made


def _spot(box: Box, sizes: Sizes) -> Spot:
    """Return the box of a picture for a box of a scene."""
    width, height = round(box.width), round(box.height)
    counts, number = sizes.words.number(box.counts), sizes.drawn.get(box.id, -1)
    words = sizes.words.number(" ".join(line.text for line in box.lines))
    more: tuple[object, ...]
    if box.shape == "claim":
        split = int(box.split)
        return Spot(number, width, height, more=(counts, len(box.lines), len(box.small), split))
    if box.shape == "question":
        more = (number, len(box.lines), sizes.asks([*sizes.asked][number]))
    elif box.shape == "junction":
        more = (number, words, len(box.lines))
    elif box.shape == "bundle":
        kinds = [[LINES[c.relation] | _flags(c.drawn, c.granted, c.heads) << 3, int(c.up), c.count]
                 for c in box.cells]  # fmt: skip
        more = (kinds,)
    else:
        below = sizes.words.number(" ".join(line.text for line in box.small))
        name = sizes.words.number(sizes.folds.get(box.id, ""))
        more = (words, len(box.lines), below, len(box.small), name)
    return Spot(OF_SHAPE[box.shape], width, height, more=more)


def _flags(drawn: bool, granted: bool, heads: str) -> int:
    return DRAWN * drawn + GRANTED * granted + {"end": HEAD, "both": BOTH}.get(heads, 0)


def _line(link: Link, spots: Mapping[str, Spot], path: list[Point], sign: Point | None) -> Line:
    """Return the line of a picture for an edge of a scene."""
    at = None
    if link.relation in ("contradiction", "restatement") or link.numbered:
        at = sign or middle(path)
    return Line(
        link.relation, _flags(link.drawn, link.granted, link.heads), spots[link.source], spots[link.target],
        corners(_turns(path)), (round(at[0]), round(at[1])) if at else None,
        link.count if link.numbered else 1,
    )  # fmt: skip


def _turns(path: list[Point]) -> list[tuple[int, int]]:
    """Return the corners of a path whose corners are round."""
    found = [path[0]]
    for at in range(0, len(path) - 1, 3):
        (x0, y0), (x1, y1), (x2, y2), (x3, y3) = path[at : at + 4]
        across = (x1 - x0) * (y3 - y2) - (y1 - y0) * (x3 - x2)
        if abs(across) > EVEN:  # where the directions of both ends meet
            share = ((x3 - x0) * (y3 - y2) - (y3 - y0) * (x3 - x2)) / across
            found.append((x0 + (x1 - x0) * share, y0 + (y1 - y0) * share))
        elif abs((x1 - x0) * (y3 - y0) - (y1 - y0) * (x3 - x0)) > EVEN:
            found += [(x1, y1), (x2, y2)]
        found.append((x3, y3))
    return [(round(x), round(y)) for x, y in found]


def _to_corner(made: Picture) -> None:
    """Move everything so that nothing is left of or above 0, and note the size."""
    xs = [x for line in made.lines for x, _ in line.points] + [spot.x for spot in made.spots]
    ys = [y for line in made.lines for _, y in line.points] + [spot.y for spot in made.spots]
    left, top = min(xs), min(ys)
    for spot in made.spots:
        spot.x -= left
        spot.y -= top
    for line in made.lines:
        line.points = [(x - left, y - top) for x, y in line.points]
        line.at = (line.at[0] - left, line.at[1] - top) if line.at else None
    made.width = max(*xs, *(spot.x + left + spot.width for spot in made.spots)) - left
    made.height = max(*ys, *(spot.y + top + spot.height for spot in made.spots)) - top
