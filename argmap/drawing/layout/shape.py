"""The blocks and ranks of a scene in the form that suits the page."""

from __future__ import annotations

from collections.abc import Sequence

from argmap.drawing.layout.blocks import parts_of
from argmap.drawing.layout.layering import ROOMS, Layers, layers_of
from argmap.drawing.layout.units import Units, make_units, with_rafts
from argmap.drawing.scene.scene import FINE, Scene

HEIGHTS = (0.0, 170.0, 260.0, 400.0, 600.0, 900.0, 1350.0, 2000.0, 3000.0, 4500.0, 6800.0)
"""Heights of columns that are tried, in px."""
QUICK = (None, 1.1, 1.8)
"""Widths of ranks that are tried when columns are."""
SEVERAL = 80
"""Number of blocks up to which several ways to rank them are laid out."""
NEAR = 1.04
"""Up to how many times the best size a picture may have for the sake of fewer columns."""
NESTED = 0.75
"""How much smaller a picture has to be for reasons with reasons of their own to be in columns."""


def shaped(scene: Scene) -> tuple[Units, list[Layers]]:
    """Return blocks, with columns as high as makes the picture smallest on a page of the wanted
    proportion, and ranks that may suit it: of a small scene several, of a large one those that
    should be best.
    """
    parts = parts_of(scene)
    most = max(parts.steps.values(), default=0)
    tall, nest = 0.0, min(most, 1)
    if most:
        heights: Sequence[float] = HEIGHTS if len(scene.boxes) <= FINE else HEIGHTS[2::2]
        best = 0.0
        for steps in dict.fromkeys((1, 2, most)):
            if steps > most:
                continue
            pages = [
                layers_of(scene, make_units(parts, high, steps), scene.ratio, QUICK).page
                for high in heights
            ]
            found = min(pages)
            if steps == 1 or found < best * NESTED:
                best, nest = found, steps
                tall = max(h for h, page in zip(heights, pages, strict=True) if page <= found * NEAR)
    units = with_rafts(scene, make_units(parts, tall, nest), scene.ratio)
    if len(units.blocks) > SEVERAL:
        return units, [layers_of(scene, units, scene.ratio)]
    found: list[Layers] = []
    for room in (None, *ROOMS):
        layers = layers_of(scene, units, scene.ratio, (room,))
        if all(layers.rank != other.rank for other in found):
            found.append(layers)
    return units, found
