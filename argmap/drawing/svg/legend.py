"""The legend: exactly the signs of a picture, in rows that wrap."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from functools import partial

from argmap.base.values import dataclass
from argmap.drawing.layout.places import straight
from argmap.drawing.scene import boxes
from argmap.drawing.scene.boxes import mark
from argmap.drawing.scene.bundles import SIGN
from argmap.drawing.scene.scene import MARKS, SIGNS, Badge, Cell, Link, Mark, Scene
from argmap.drawing.scene.words import escape, fitted
from argmap.drawing.svg import shapes
from argmap.drawing.svg.edges import capsule, curve, draw_line
from argmap.drawing.svg.halo import FADED, band, edge_halo
from argmap.drawing.svg.paint import Paint

ROW = 24.0
BETWEEN = 22.0
HEADING = 104.0
CLOSE = 20.0
"""Px from one row to the next in a legend that takes little room."""
NEXT = 13.0
"""Px between two entries in such a legend."""
MOST_PEOPLE = 40

_RELATIONS = {
    "answers": "answers the question",
    "support": "supports",
    "rebut": "rebuts",
    "undercut": "undercuts: attacks the step",
    "evidence": "evidence for",
    "contradiction": "cannot both be true",
    "restatement": "the same in other words",
}


@dataclass(frozen=True, slots=True)
class Item:
    """One entry: its words, and a sign of the given width drawn at x, y (the middle of the row)."""

    width: float
    draw: Callable[[float, float, Paint], str]
    words: str
    title: str = ""


def legend(scene: Scene, x: float, y: float, room: float, paint: Paint) -> tuple[str, float]:
    """Return the legend with its top left corner at x, y, at most `room` px wide; and its
    height.
    """
    groups = (
        ("Who says it", holders(scene.badges)),
        ("How to read it", [*_signs(scene)]),
        ("Highlighted", [*_lit(scene)]),
    )
    if scene.sheet:
        return in_one(groups, x, y, room, paint)
    return entries(groups, x, y, room, paint)


def entries(
    groups: Iterable[tuple[str, list[Item]]], x: float, y: float, room: float, paint: Paint
) -> tuple[str, float]:
    """Return a legend of entries under their headings, and its height."""
    drawn: list[str] = []
    top = y
    for heading, items in groups:
        if not items:
            continue
        middle = top + ROW / 2
        label = fitted(heading, HEADING - 8, 12.0, True)
        more = f' font-size="12" font-weight="bold"{paint("muted")}'
        drawn.append(shapes.text(x, middle + 4, label, more))
        at = x + HEADING
        for item in items:
            words = fitted(item.words, min(340.0, room - HEADING - item.width - 8), 12.0)
            width = item.width + 7 + words.width
            if at + width > x + room and at > x + HEADING:
                at, middle = x + HEADING, middle + ROW
            title = f"<title>{escape(item.title)}</title>" if item.title else ""
            line = shapes.text(at + item.width + 7, middle + 4, words, ' font-size="12"')
            drawn.append(f"<g>{title}{item.draw(at, middle, paint)}{line}</g>")
            at += width + BETWEEN
        top = middle + ROW / 2
    if not drawn:
        return "", 0.0
    return f'<g class="legend">{"".join(drawn)}</g>\n', top - y


def in_one(
    groups: Iterable[tuple[str, list[Item]]], x: float, y: float, room: float, paint: Paint
) -> tuple[str, float]:
    """Return a legend that takes little room: all entries one after another, and its height."""
    drawn: list[str] = []
    at, middle = x, y + CLOSE / 2
    for heading, items in groups:
        label = fitted(heading, room, 12.0, True)
        for turn, item in enumerate(items):
            words = fitted(item.words, min(340.0, room - item.width - 8), 12.0)
            before = label.width + 12 if not turn else 0.0
            width = before + item.width + 7 + words.width
            if at + width > x + room and at > x:
                at, middle = x, middle + CLOSE
            if not turn:
                more = f' font-size="12" font-weight="bold"{paint("muted")}'
                drawn.append(shapes.text(at, middle + 4, label, more))
                at += before
            title = f"<title>{escape(item.title)}</title>" if item.title else ""
            line = shapes.text(at + item.width + 7, middle + 4, words, ' font-size="12"')
            drawn.append(f"<g>{title}{item.draw(at, middle, paint)}{line}</g>")
            at += width - before + NEXT
        at += NEXT if items else 0.0
    if not drawn:
        return "", 0.0
    return f'<g class="legend">{"".join(drawn)}</g>\n', middle + CLOSE / 2 - y


def holders(badges: Iterable[Badge]) -> list[Item]:
    """Return the entries of badges: all positions, and as many people as have room."""
    found = list(badges)
    positions = [b for b in found if b.paint != "pn"]
    people = [b for b in found if b.paint == "pn"]
    items = [_holder(b) for b in (*positions, *people[:MOST_PEOPLE])]
    if len(people) > MOST_PEOPLE:
        items.append(Item(0, _nothing, f"and {len(people) - MOST_PEOPLE} more"))
    return items


def _holder(mark: Badge) -> Item:
    def draw(x: float, y: float, paint: Paint) -> str:
        return shapes.badge(mark, x, y - 8, paint)

    return Item(mark.width, draw, mark.words, mark.words)


def _lit(scene: Scene) -> Iterable[Item]:
    """Yield entries for parts that are highlighted, left as they are, or muted."""
    if scene.lit is None:
        return
    words, beside = scene.lit
    if any(box.lit and box.shape != "junction" for box in scene.boxes):
        yield Item(38, _banded, words, words)
    elif relations := [link.relation for link in scene.links if link.lit]:
        yield Item(38, partial(_banded_edge, relations[0]), words, words)
    else:
        yield Item(0, _nothing, words, words)
    if beside:
        yield Item(26, _plain, beside, beside)
    if any(box.muted for box in scene.boxes) or any(link.muted for link in scene.links):
        yield Item(26, _faded, "the rest")


def _banded(x: float, y: float, paint: Paint) -> str:
    return band(x, y - 10, 38, 20, 6, paint) + _plain(x + 6, y, paint)


def _banded_edge(relation: str, x: float, y: float, paint: Paint) -> str:
    path = straight((x, y), (x + 38, y))
    return edge_halo(curve(path), paint) + draw_line(relation, path, "end", paint)


def _plain(x: float, y: float, paint: Paint) -> str:
    return _rect(x + 1, y, f' rx="3"{paint("box", "edge")}')


def _faded(x: float, y: float, paint: Paint) -> str:
    return f"<g{FADED}>{_plain(x, y, paint)}</g>"


def _nothing(_x: float, _y: float, _paint: Paint) -> str:
    return ""


def _signs(scene: Scene) -> Iterable[Item]:
    """Yield entries for the shapes, edges and marks in the scene."""
    kinds = {box.shape for box in scene.boxes}
    theses = any(box.thesis for box in scene.boxes)
    cells = [cell for box in scene.boxes for cell in box.cells]
    lines: list[Link | Cell] = [*scene.links, *cells]
    if "question" in kinds:
        yield Item(26, _hexagon, "question")
    if theses:
        yield Item(26, _thesis, "thesis of a position")
    for relation, words in _RELATIONS.items():
        alike = [k for k in lines if k.relation == relation and k.heads != "both"]
        if alike:
            more = " or the evidence" if relation == "undercut" and scene.doubts_evidence else ""
            heads = "none" if relation in _UNDIRECTED else "end"
            thin = all(k.drawn for k in alike)
            yield _relation(relation, heads, f"{words}{more}", drawn=thin)
    if any(line.heads == "both" for line in lines):
        yield _relation("rebut", "both", "rebut each other")
    if drawn := [line for line in lines if line.drawn]:
        kind = next((k.relation for k in drawn if k.heads != "none"), drawn[0].relation)
        yield _relation(kind, "end", "drawn by the mapmaker", drawn=True, ring=_ringed(scene))
    met = Counter(link.target for link in scene.links if link.heads == "none")
    junctions = [box for box in scene.boxes if box.shape == "junction"]
    if any(met[box.key] > 1 for box in junctions):
        yield Item(30, _junction, "premises that work together")
    elif any(not box.lines for box in junctions):
        yield Item(12, _step, "the step")
    if any(box.lines for box in junctions):
        yield Item(34, _capsule, "the step, with its pattern")
    if "evidence" in kinds:
        yield Item(22, _note, "quotation or other evidence")
    if any(box.shape == "evidence" and box.href and box.names for box in scene.boxes):
        yield Item(9, _away, "opens its source")
    for kind in scene.signs:
        yield Item(11, _sign(kind), SIGNS[kind])
    if "argument" in kinds:
        yield Item(28, _stack, "argument of several steps")
    if any(box.shape == "group" for box in scene.boxes):
        yield Item(28, _closed, "group, not opened")
    if scene.areas:
        yield Item(26, _area, "group")
    if any(box.shape == "claim" and box.folded for box in scene.boxes):
        yield Item(28, _folded, "claim with others folded into it")
    if cells:
        yield Item(76, _plate, "lines of several kinds: \u2191 into the box above, \u2193 out of it")
    if many := [link for link in scene.links if link.numbered]:
        yield Item(40, partial(_many, many[0].relation), "one line for so many of a kind")
    shared = next((box.badges for box in scene.boxes if _common(box.badges)), None)
    if shared:
        yield Item(28, _shared(shared), "common ground")
    for kind in scene.marks:
        text, words = MARKS[kind]
        shown = Mark(kind, "", boxes.HALF) if kind == "granted" else mark(kind, text)
        yield Item(shown.width, partial(_mark, shown), words)


_UNDIRECTED = frozenset({"answers", "contradiction", "restatement"})


def _relation(
    relation: str, heads: str, words: str, *, drawn: bool = False, ring: bool = False
) -> Item:
    """Return the entry of a line; with a `ring` at its middle, as junctions of drawn steps have."""

    def draw(x: float, y: float, paint: Paint) -> str:
        line = draw_line(relation, straight((x, y), (x + 40, y)), heads, paint, drawn=drawn)
        dot = f'<circle cx="{x + 14:.1f}" cy="{y:.1f}" r="4.9" stroke-width="1.2"'
        return line + (f"{dot}{paint('canvas', relation)}/>" if ring else "")

    return Item(40, draw, words)


def _ringed(scene: Scene) -> bool:
    """Whether a step that the mapmaker draws has a ring where its premises meet."""
    return any(box.shape == "junction" and box.drawn for box in scene.boxes)


def _hexagon(x: float, y: float, paint: Paint) -> str:
    return f'<path d="{shapes.hexagon(x, y - 7, 26, 14, 6)}"{paint("question")}/>'


def _rect(x: float, y: float, more: str) -> str:
    return f'<rect x="{x:.1f}" y="{y - 7:.1f}" width="24" height="14"{more}/>'


def _thesis(x: float, y: float, paint: Paint) -> str:
    return _rect(x + 1, y, f' rx="3" stroke-width="2.6"{paint("box", "ink")}')


def _junction(x: float, y: float, paint: Paint) -> str:
    lines = (
        f'<path d="M{x:.1f} {y - 7:.1f}L{x + 22:.1f} {y:.1f}L{x:.1f} {y + 7:.1f}" '
        f'stroke-width="1.8"{paint("none", "muted")}/>'
    )
    return f'{lines}<circle cx="{x + 23:.1f}" cy="{y:.1f}" r="5"{paint("muted")}/>'


def _step(x: float, y: float, paint: Paint) -> str:
    return f'<circle cx="{x + 6:.1f}" cy="{y:.1f}" r="5"{paint("muted")}/>'


def _capsule(x: float, y: float, paint: Paint) -> str:
    return (
        f'<rect x="{x:.1f}" y="{y - 8:.1f}" width="34" height="16" rx="8" stroke-width="1.4"'
        f'{paint("box", "muted")}/><circle cx="{x + 9:.1f}" cy="{y:.1f}" r="4"{paint("muted")}/>'
    )


def _note(x: float, y: float, paint: Paint) -> str:
    return shapes.note(x, y - 8, 20, 16, 6, paint)


def _away(x: float, y: float, paint: Paint) -> str:
    return shapes.away(x, y + 3.5, paint)


def _area(x: float, y: float, paint: Paint) -> str:
    return _rect(x + 1, y, f' rx="4"{paint("area", "frame")}')


def _sign(kind: str) -> Callable[[float, float, Paint], str]:
    def draw(x: float, y: float, paint: Paint) -> str:
        return shapes.sign(kind, x, y, paint)

    return draw


def _stack(x: float, y: float, paint: Paint) -> str:
    more = f' rx="4"{paint("whole", "line")}'
    return _rect(x + 3, y + 2, more) + _rect(x, y - 1, more)


def _closed(x: float, y: float, paint: Paint) -> str:
    more = f' rx="2" stroke-dasharray="4 2"{paint("area", "line")}'
    return _rect(x + 3, y + 2, more) + _rect(x, y - 1, more)


def _folded(x: float, y: float, paint: Paint) -> str:
    behind = _rect(x + 3, y + 2, f' rx="3"{paint("area", "line")}')
    return behind + _rect(x, y - 1, f' rx="3"{paint("box", "edge")}')


def _plate(x: float, y: float, paint: Paint) -> str:
    """Draw a plate with two kinds of lines."""
    up = Cell("support", True, "end", 3, "n", SIGN + 10, False, False)
    down = Cell("rebut", False, "end", 2, "n", SIGN + 10, False, False)
    line = draw_line("bundle", straight((x, y), (x + 76, y)), "none", paint)
    plate = (
        f'<rect x="{x + 8:.1f}" y="{y - 10:.1f}" width="60" height="20" rx="7" stroke-width="1.4"'
        f"{paint('canvas', 'line')}/>"
    )
    return line + plate + shapes.cell(up, x + 12, y, paint) + shapes.cell(down, x + 42, y, paint)


def _many(relation: str, x: float, y: float, paint: Paint) -> str:
    path = straight((x, y), (x + 40, y))
    line = draw_line("support" if relation in _UNDIRECTED else relation, path, "end", paint)
    return line + capsule("n", x + 14, y, relation, paint)


def _common(badges: tuple[Badge, ...]) -> bool:
    """Whether two positions hold a claim."""
    return sum(badge.paint != "pn" for badge in badges) > 1


def _shared(badges: tuple[Badge, ...]) -> Callable[[float, float, Paint], str]:
    def draw(x: float, y: float, paint: Paint) -> str:
        box = _rect(x, y, f' rx="3"{paint("box", "edge")}')
        return box + shapes.stripe(badges[:2], x, y - 7, 14, paint)

    return draw


def _mark(shown: Mark, x: float, y: float, paint: Paint) -> str:
    return shapes.pill(shown, x, y - 8, paint)
