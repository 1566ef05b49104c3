"""The band around highlighted parts, and the fading of the rest.

The band has a paint of its own and an outline in ink, so that it shows in grey print; it lies under
the edges, and changes no colour of a relation or a position.
"""

from __future__ import annotations

from argmap.drawing.scene.scene import Box
from argmap.drawing.svg.paint import Paint

FADED = ' opacity="0.36"'
"""The attribute of muted parts: still readable, but in the background."""
BAND = 5.5
"""Px of the band outside a box, and on both sides of an edge."""


def box_halo(box: Box, x: float, y: float, paint: Paint) -> str:
    """Draw the band around a box with its top left corner at x, y."""
    wide, high = box.width + 2 * BAND, box.height + 2 * BAND
    round_ = min(high / 2, 14.0) if box.shape == "junction" else 11
    return band(x - BAND, y - BAND, wide, high, round_, paint)


def band(x: float, y: float, width: float, height: float, round_: float, paint: Paint) -> str:
    """Draw a filled rectangle in the band's paint."""
    return (
        f'<rect x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="{height:.1f}" '
        f'rx="{round_:.1f}" stroke-width="1.4"{paint("lit", "ink")}/>'
    )


def edge_halo(d: str, paint: Paint) -> str:
    """Draw the band along an edge with that `d`."""
    wide = 2 * BAND
    return (
        f'<path d="{d}" stroke-width="{wide:.1f}"{paint("none", "ink")}/>'
        f'<path d="{d}" stroke-width="{wide - 2.8:.1f}"{paint("none", "lit")}/>'
    )
