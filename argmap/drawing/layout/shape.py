"""The blocks and ranks of a scene in the form that suits the page."""

from __future__ import annotations

from argmap.base.values import dataclass
from argmap.drawing.layout.blocks import Parts, parts_of
from argmap.drawing.layout.layering import ROOMS, WIDER, WRAPPED, Layers, Room, layers_of
from argmap.drawing.layout.units import Units, make_units, with_rafts
from argmap.drawing.scene.scene import FINE, Scene

HEIGHTS = (0.0, 170.0, 260.0, 400.0, 600.0, 900.0, 1350.0, 2000.0, 3000.0, 4500.0, 6800.0)
"""Heights of columns that are tried, in px."""
QUICK = (None, (1.1, False), (1.8, False))
"""Widths of ranks that are tried when columns are."""
ON_A_SHEET: tuple[Room, ...] = tuple((part, True) for part in (1.0, 0.9, 0.8, 0.7, 0.6))
"""The same where the room on a page is known: parts of its width."""
SEVERAL = 80
"""Number of blocks up to which several ways to rank them are laid out."""
NEAR = 1.04
"""Up to how many times the best size a picture may have for the sake of fewer columns."""
NESTED = 0.75
"""How much smaller a picture has to be for reasons with reasons of their own to be in columns."""


@dataclass(frozen=True, slots=True)
class Form:
    """A form of a picture: blocks, their ranks, and by how much its size counts; what is easier to
    read counts less.
    """

    units: Units
    layers: Layers
    weight: float


def forms(scene: Scene) -> list[Form]:
    """Return the forms that may make the picture smallest on a page of the wanted proportion: of a
    small scene several, of a large one that which should be best.
    """
    units = _units(parts_of(scene))
    found: list[Form] = []
    seen: list[dict[str, int]] = []
    small = len(units.blocks) <= SEVERAL
    several = ON_A_SHEET if scene.sheet else (*ROOMS, *WIDER)
    for rooms in [(None,), *((room,) for room in several)] if small else [(None, *several)]:
        layers = layers_of(scene, units, scene.ratio, rooms)
        if layers.rank not in seen:
            seen.append(layers.rank)
            found.append(Form(units, layers, 1.0 if found or scene.sheet else WRAPPED))
    return found


def _units(parts: Parts) -> Units:
    """Return blocks, with columns of the height that makes the picture smallest."""
    scene = parts.scene
    most = max(parts.steps.values(), default=0)
    tall, nest = 0.0, min(most, 1)
    if most:
        fine = len(scene.boxes) <= FINE
        heights, rooms = (HEIGHTS, QUICK) if fine else (HEIGHTS[2::3], QUICK[:1])
        best = 0.0
        for steps in dict.fromkeys((1, 2, most)):
            if steps > most:
                continue
            pages = [
                layers_of(scene, make_units(parts, high, steps), scene.ratio, rooms).page
                for high in heights
            ]
            found = min(pages)
            if steps == 1 or found < best * NESTED:
                best, nest = found, steps
                tall = max(
                    h for h, page in zip(heights, pages, strict=True) if page <= found * NEAR
                )
    return with_rafts(scene, make_units(parts, tall, nest), scene.ratio)
