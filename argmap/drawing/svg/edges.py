"""Edges as SVG: a line in the style of its relation, with arrowheads or a sign."""

from __future__ import annotations

from argmap.drawing.layout.places import Point
from argmap.drawing.layout.routes import arrow, middle
from argmap.drawing.scene.scene import Link
from argmap.drawing.scene.words import escape
from argmap.drawing.svg.halo import FADED
from argmap.drawing.svg.paint import Paint

_PAINTS = {
    "support": "support",
    "rebut": "rebut",
    "undercut": "undercut",
    "contradiction": "rebut",
    "answers": "line",
    "evidence": "line",
    "restatement": "line",
}
_LINES = {
    "support": ' stroke-width="1.8"',
    "rebut": ' stroke-width="1.8" stroke-dasharray="7 4"',
    "undercut": ' stroke-width="2.4" stroke-dasharray="0.1 4.4" stroke-linecap="round"',
    "contradiction": ' stroke-width="1.8"',
    "answers": ' stroke-width="2.2"',
    "evidence": ' stroke-width="1.2"',
    "restatement": ' stroke-width="1.2"',
}


def draw_link(link: Link, path: list[Point], paint: Paint) -> str:
    """Draw an edge as one group with a title."""
    line = draw_line(link.relation, path, link.heads, paint)
    faded = FADED if link.muted else ""
    return (
        f'<g id="{link.id}" class="edge {link.relation}"{faded}><title>{escape(link.title)}</title>'
        f"{line}</g>"
    )


def draw_line(relation: str, path: list[Point], heads: str, paint: Paint) -> str:
    """Draw the line of a relation along a path; `heads` is `none`, `end` or `both`."""
    colour, style, tips = _PAINTS[relation], _LINES[relation], ""
    sign = ""
    if relation in ("contradiction", "restatement"):
        sign = _sign(relation, middle(path), paint)
    if heads != "none":
        path, head = arrow(path)
        tips = _tip(head, colour, paint)
        if heads == "both":
            path, head = arrow(path, at_start=True)
            tips += _tip(head, colour, paint)
    d = curve(path)
    if relation == "restatement":
        return (
            f'<path d="{d}" stroke-width="5"{paint("none", "line")}/>'
            f'<path d="{d}" stroke-width="2.4"{paint("none", "canvas")}/>{sign}'
        )
    return f'<path d="{d}"{style}{paint("none", colour)}/>{tips}{sign}'


def curve(path: list[Point]) -> str:
    """Return the `d` of a path."""
    (x, y), *rest = path
    points = " ".join([f"{a:.1f} {b:.1f}" for a, b in rest])
    return f"M{x:.1f} {y:.1f}C{points}"


def _tip(head: list[Point], colour: str, paint: Paint) -> str:
    if not head:
        return ""
    (ax, ay), (bx, by), (cx, cy) = head
    corners = f"M{ax:.1f} {ay:.1f}L{bx:.1f} {by:.1f}L{cx:.1f} {cy:.1f}Z"
    return f'<path d="{corners}"{paint(colour)}/>'


def _sign(relation: str, at: Point, paint: Paint) -> str:
    """Draw a cross, or three bars, in a small circle on the line."""
    x, y = at
    colour = _PAINTS[relation]
    d = (
        f"M{x - 3.5:.1f} {y - 3.5:.1f}L{x + 3.5:.1f} {y + 3.5:.1f}"
        f"M{x - 3.5:.1f} {y + 3.5:.1f}L{x + 3.5:.1f} {y - 3.5:.1f}"
    )
    if relation == "restatement":
        d = "".join(f"M{x - 4:.1f} {y + by:.1f}H{x + 4:.1f}" for by in (-3, 0, 3))
    return (
        f'<circle cx="{x:.1f}" cy="{y:.1f}" r="8.5" stroke-width="1.4"{paint("canvas", colour)}/>'
        f'<path d="{d}" stroke-width="1.8"{paint("none", colour)}/>'
    )
