"""A finished SVG as plain values: boxes, lines, frames of groups, words, sizes.

Everything is read from the document, so that what is measured is what is seen, and nothing of the program that draws
is needed. A box is a `<g>` with an id inside of `<g class="boxes">`; a line is a `<g class="edge RELATION"
data-from data-to>`, also with `data-count` and `data-bundle`; the frame of a group is a `<g class="group">` outside
of the boxes. Words outside of head, legend, boxes and lines are titles of groups.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from dataclasses import dataclass, replace
from math import hypot

from drawn_paths import SAME, Matrix, Point, flattened, hull, matrix, round_shape, transformed

Rect = tuple[float, float, float, float]
"""Left, top, right, bottom."""

PAGE = {"head", "legend", "quotations", "sources", "foot"}
"""Classes of what is around the drawing."""
KINDS = {"claim", "evidence", "question", "argument", "junction"}
HEAD = 15.0
"""Px from the end of a line within which all of an arrowhead is."""
UNITS = {"": 25.4 / 96, "px": 25.4 / 96, "mm": 1.0, "cm": 10.0, "in": 25.4, "pt": 25.4 / 72}


@dataclass(frozen=True)
class Box:
    """What stands for a claim, a quotation, a step, …: its corners as far as its shapes reach.
    `within` is the id of a box around it.
    """

    id: str
    kind: str
    outline: tuple[Point, ...]
    within: str = ""

    @property
    def rect(self) -> Rect:
        return around(self.outline)


@dataclass(frozen=True)
class Line:
    """A line from one box to another, in pieces where it is broken; arrowheads are part of it."""

    id: str
    relation: str
    source: str
    target: str
    pieces: tuple[tuple[Point, ...], ...]
    count: int = 1
    bundle: str = ""

    @property
    def ends(self) -> tuple[Point, Point]:
        return self.pieces[0][0], self.pieces[-1][-1]


@dataclass(frozen=True)
class Label:
    """Words, or a sign without words, and their room. `where` is `box`, `line`, `title` or `page`;
    `owner` the id of the box or line that they are in.
    """

    words: str
    rect: Rect
    size: float
    where: str
    owner: str = ""


@dataclass(frozen=True)
class Frame:
    """The frame of a group."""

    id: str
    rect: Rect


@dataclass(frozen=True)
class Drawing:
    """A picture; lengths are in units of its `viewBox`. `millimetres` is the size that it asks for
    in units of length, if it does.
    """

    width: float
    height: float
    millimetres: tuple[float, float] | None
    boxes: tuple[Box, ...]
    lines: tuple[Line, ...]
    frames: tuple[Frame, ...]
    labels: tuple[Label, ...]


def around(points: tuple[Point, ...] | list[Point]) -> Rect:
    """Return the rectangle around points."""
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return min(xs), min(ys), max(xs), max(ys)


def drawn(svg: str | bytes) -> Drawing:
    """Read a picture."""
    root = ET.fromstring(svg)
    reader = _Reader()
    reader.walk(root, _Place())
    left, top, width, height = _view(root)
    if (left, top) != (0.0, 0.0):
        raise ValueError("a viewBox that does not begin at 0 0 is not measured")
    return Drawing(width, height, _millimetres(root), tuple(reader.boxes), tuple(reader.lines),
                   tuple(reader.frames), tuple(reader.labels))  # fmt: skip


def _view(root: ET.Element) -> tuple[float, ...]:
    if box := root.get("viewBox"):
        return tuple(float(n) for n in re.split(r"[\s,]+", box.strip()))
    return 0.0, 0.0, _length(root.get("width", "0"))[0], _length(root.get("height", "0"))[0]


def _millimetres(root: ET.Element) -> tuple[float, float] | None:
    sides = [_length(root.get(name, "")) for name in ("width", "height")]
    if any(unit in ("", "px", "%") for _, unit in sides):
        return None
    (a, in_a), (b, in_b) = sides
    return a * UNITS[in_a], b * UNITS[in_b]


def _length(text: str) -> tuple[float, str]:
    number, unit = re.fullmatch(r"\s*([\d.]*)\s*([a-z%]*)\s*", text).groups()
    return float(number or 0), unit


@dataclass(frozen=True)
class _Place:
    """Where the walk is: what holds for the elements there."""

    transform: Matrix = SAME
    size: float = 16.0
    anchor: str = "start"
    where: str = "title"
    owner: str = ""
    in_boxes: bool = False


class _Reader:
    """Walks through the elements once; keeps what is drawn in the box or line at hand."""

    def __init__(self) -> None:
        self.boxes: list[Box] = []
        self.lines: list[Line] = []
        self.frames: list[Frame] = []
        self.labels: list[Label] = []
        self.points: list[list[Point]] = []

    def walk(self, element: ET.Element, place: _Place) -> None:
        name = element.tag.rpartition("}")[2]
        if name in ("title", "desc", "style", "defs", "metadata", "clipPath", "marker"):
            return
        place = _inherited(element, place)
        if name == "text":
            self.words(element, place)
        elif name in ("g", "a", "svg"):
            self.group(element, place)
        elif self.points and (points := _outline(element, name)):
            self.points[-1] += transformed(points, place.transform)

    def group(self, element: ET.Element, place: _Place) -> None:
        classes = element.get("class", "").split()
        id_ = element.get("id", "")
        if "edge" in classes:
            self.line(element, place, classes, id_)
            return
        if "boxes" in classes:
            place = replace(place, in_boxes=True)
        elif PAGE.intersection(classes) and place.where == "title":
            place = replace(place, where="page")
        boxed = id_ and (place.in_boxes or KINDS.intersection(classes))
        framed = id_ and not boxed and "group" in classes
        if not boxed and not framed:
            for inner in element:
                self.walk(inner, place)
            return
        self.points.append([])
        outer = place.owner if place.where == "box" else ""
        at = len(self.boxes)
        if boxed:
            place = replace(place, where="box", owner=id_)
        for inner in element:
            self.walk(inner, place)
        points = self.points.pop()
        if not points:
            return
        if boxed:
            kind = "junction" if "junction" in classes else classes[0] if classes else ""
            self.boxes.insert(at, Box(id_, kind, hull(points), outer))
            if outer:
                self.points[-1] += points
        else:
            self.frames.append(Frame(id_, around(points)))

    def line(self, element: ET.Element, place: _Place, classes: list[str], id_: str) -> None:
        place = replace(place, where="line", owner=id_)
        pieces: list[list[Point]] = []
        tips: list[list[Point]] = []
        for inner in element.iter():
            name = inner.tag.rpartition("}")[2]
            here = _inherited(inner, place) if inner is not element else place
            if name == "text":
                self.words(inner, here)
            elif name in ("circle", "ellipse", "rect"):
                points = transformed(_outline(inner, name), here.transform)
                self.labels.append(Label("", around(points), 0.0, "line", id_))
            elif name == "path":
                parts = [transformed(p, here.transform) for p in flattened(inner.get("d", ""))]
                if _unfilled(inner):
                    pieces = pieces or parts
                elif len(parts) == 1 and len(set(parts[0])) == 3:
                    tips.append(parts[0])
        for tip in tips:
            _lengthen(pieces, tip)
        if pieces:
            relation = next((c for c in classes if c != "edge"), "")
            self.lines.append(
                Line(
                    id_,
                    relation,
                    element.get("data-from", ""),
                    element.get("data-to", ""),
                    tuple(tuple(piece) for piece in pieces),
                    int(element.get("data-count", "1")),
                    element.get("data-bundle", ""),
                )
            )

    def words(self, element: ET.Element, place: _Place) -> None:
        words = "".join(element.itertext()).strip()
        if not words:
            return
        for inner in element.iter():
            if inner is not element and inner.get("font-size"):
                place = _inherited(inner, place)
        wide = element.get("textLength")
        width = _length(wide)[0] if wide else 0.55 * place.size * len(words)
        x, y = (float(element.get(name, "0").split()[0]) for name in ("x", "y"))
        x -= {"middle": width / 2, "end": width}.get(place.anchor, 0.0)
        corners = [(x, y - 0.75 * place.size), (x + width, y + 0.2 * place.size)]
        rect = around(transformed(corners, place.transform))
        a, b, *_ = place.transform
        size = place.size * hypot(a, b)
        self.labels.append(Label(words, rect, size, place.where, place.owner))


def _inherited(element: ET.Element, place: _Place) -> _Place:
    changed: dict[str, object] = {}
    if given := element.get("transform"):
        changed["transform"] = matrix(given, place.transform)
    if given := element.get("font-size"):
        changed["size"] = _length(given)[0]
    if given := element.get("text-anchor"):
        changed["anchor"] = given
    return replace(place, **changed) if changed else place


def _unfilled(element: ET.Element) -> bool:
    return element.get("fill") == "none" or "fill:none" in element.get("style", "").replace(" ", "")


def _outline(element: ET.Element, name: str) -> list[Point]:
    """Return the points of a shape; nothing for what is no shape."""

    def of(name: str) -> float:
        return _length(element.get(name, "0"))[0] if "%" not in element.get(name, "") else 0.0

    match name:
        case "rect":
            x, y = float(element.get("x", "0")), float(element.get("y", "0"))
            right, bottom = x + of("width"), y + of("height")
            return [(x, y), (right, y), (right, bottom), (x, bottom)]
        case "circle" | "ellipse":
            rx = of("r") or of("rx")
            cx, cy = float(element.get("cx", "0")), float(element.get("cy", "0"))
            return round_shape(cx, cy, rx, of("r") or of("ry"))
        case "path":
            return [point for piece in flattened(element.get("d", "")) for point in piece]
        case "line":
            x1, y1, x2, y2 = (float(element.get(n, "0")) for n in ("x1", "y1", "x2", "y2"))
            return [(x1, y1), (x2, y2)]
        case "polygon" | "polyline":
            numbers = [float(n) for n in re.split(r"[\s,]+", element.get("points", "").strip())]
            return list(zip(numbers[::2], numbers[1::2], strict=True))
    return []


def _lengthen(pieces: list[list[Point]], tip: list[Point]) -> None:
    """Let a line go on to the tip of an arrowhead that is at one of its ends."""
    if not pieces:
        return

    def far(end: Point) -> float:
        return max(hypot(x - end[0], y - end[1]) for x, y in tip)

    start, end = pieces[0][0], pieces[-1][-1]
    at_end = far(end) <= far(start)
    near = end if at_end else start
    if far(near) > HEAD:
        return
    point = max(tip, key=lambda p: hypot(p[0] - near[0], p[1] - near[1]))
    if at_end:
        pieces[-1].append(point)
    else:
        pieces[0].insert(0, point)
