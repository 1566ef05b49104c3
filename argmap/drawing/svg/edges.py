"""Edges as SVG: a line in the style of its relation, with arrowheads or a sign."""

from __future__ import annotations

from argmap.drawing.layout.places import Point
from argmap.drawing.layout.routes import arrow, before_end, length, middle
from argmap.drawing.scene.boxes import SMALL
from argmap.drawing.scene.scene import Link
from argmap.drawing.scene.words import escape, width
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
    "bundle": "line",
}
_LINES = {
    "support": ' stroke-width="1.8"',
    "rebut": ' stroke-width="1.8" stroke-dasharray="7 4"',
    "undercut": ' stroke-width="2.4" stroke-dasharray="0.1 4.4" stroke-linecap="round"',
    "contradiction": ' stroke-width="1.8"',
    "answers": ' stroke-width="2.2"',
    "evidence": ' stroke-width="1.2"',
    "restatement": ' stroke-width="1.2"',
    "bundle": ' stroke-width="4"',
}


_DRAWN = {
    "support": ' stroke-width="0.9"',
    "rebut": ' stroke-width="0.9" stroke-dasharray="7 4"',
    "undercut": ' stroke-width="1.4" stroke-dasharray="0.1 4.4" stroke-linecap="round"',
}
"""Lines of steps that the mapmaker draws."""
NEXT_TO_SIGN = 20.0
"""Px from the sign in the middle of a line to the number of what the line represents."""
DASHES = 11.0
"""Length of a dash and a gap of a rebuttal's line, in px."""
HALF_AT = 24.0
"""Px from the end of an edge to the mark of what is granted."""


def draw_link(
    link: Link, ends: tuple[str, str], path: list[Point], paint: Paint, at: Point | None = None, *,
    bundled: bool = False,
) -> str:  # fmt: skip
    """Draw an edge as one group with a title; `ends` are the ids of the boxes that it joins, `at` is
    the place of its sign. A `bundled` one may share its way with others to the same box.
    """
    line = draw_line(link.relation, path, link.heads, paint, drawn=link.drawn,
                     granted=link.granted, at=at)  # fmt: skip
    more = f' data-count="{link.count}"' if link.count > 1 else ""
    more += f' data-bundle="{link.relation} {ends[1]}"' if bundled else ""
    more += FADED if link.muted else ""
    if link.numbered:
        line += number(link, at or middle(path), paint)
    return (
        f'<g id="{link.id}" class="edge {link.relation}" data-from="{ends[0]}" '
        f'data-to="{ends[1]}"{more}><title>{escape(link.title)}</title>'
        f"{line}</g>"
    )


def number(link: Link, at: Point, paint: Paint) -> str:
    """Draw on a line how many relations it represents: next to its sign if it has one."""
    x, y = at
    x += NEXT_TO_SIGN if link.relation in ("contradiction", "restatement") else 0.0
    return capsule(str(link.count), x, y, link.relation, paint)


def capsule(words: str, x: float, y: float, relation: str, paint: Paint) -> str:
    """Draw words in a capsule around x, y, in the colour of a relation."""
    wide = width(words, SMALL, True)
    colour = _PAINTS[relation]
    return (
        f'<rect x="{x - wide / 2 - 5:.1f}" y="{y - 8:.1f}" width="{wide + 10:.1f}" height="16" '
        f'rx="8" stroke-width="1.2"{paint("canvas", colour)}/><text x="{x:.1f}" y="{y + 4:.1f}" '
        f'textLength="{wide:.1f}" lengthAdjust="spacingAndGlyphs" font-size="{SMALL:.0f}" '
        f'font-weight="bold" text-anchor="middle"{paint("ink")}>{words}</text>'
    )


def draw_line(
    relation: str, path: list[Point], heads: str, paint: Paint, *, drawn: bool = False,
    granted: bool = False, at: Point | None = None,
) -> str:  # fmt: skip
    """Draw the line of a relation along a path; `heads` is `none`, `end` or `both`. A `drawn` step is
    the mapmaker's: thinner, with an open arrowhead. A sign is drawn `at` a place, or half way.
    """
    colour, tips = _PAINTS[relation], ""
    style = _DRAWN[relation] if drawn else _LINES[relation]
    sign = half(*before_end(path, HALF_AT), 6.0, colour, paint) if granted else ""
    if relation in ("contradiction", "restatement"):
        sign = _sign(relation, at or middle(path), paint)
    if heads != "none":
        path, head = arrow(path)
        tips = _tip(head, colour, paint, drawn=drawn)
        if heads == "both":
            path, head = arrow(path, at_start=True)
            tips += _tip(head, colour, paint, drawn=drawn)
    d = curve(path)
    if relation == "rebut":
        # Dashes are counted from the end, so that they meet where lines share a way.
        style += f' stroke-dashoffset="{DASHES - length(path) % DASHES:.1f}"'
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


def half(x: float, y: float, radius: float, colour: str, paint: Paint) -> str:
    """Draw the mark of what is granted: a circle, half of it filled."""
    return (
        f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius:.1f}" stroke-width="1.3"'
        f'{paint("canvas", colour)}/><path d="M{x:.1f} {y - radius:.1f}'
        f'A{radius:.1f} {radius:.1f} 0 0 0 {x:.1f} {y + radius:.1f}Z"{paint(colour)}/>'
    )


def _tip(head: list[Point], colour: str, paint: Paint, *, drawn: bool) -> str:
    if not head:
        return ""
    (ax, ay), (bx, by), (cx, cy) = head
    corners = f"M{ax:.1f} {ay:.1f}L{bx:.1f} {by:.1f}L{cx:.1f} {cy:.1f}Z"
    if drawn:
        return f'<path d="{corners}" stroke-width="1.1"{paint("canvas", colour)}/>'
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
