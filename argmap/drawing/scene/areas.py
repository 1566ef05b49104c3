"""Groups in a scene: areas around the boxes of their claims."""

from __future__ import annotations

from argmap.drawing.scene.builder import Builder
from argmap.drawing.scene.scene import Area
from argmap.drawing.scene.words import clean, safe


def add_areas(builder: Builder) -> None:
    """Add an area for every group with a box in it, and for the groups around it."""
    map = builder.map
    used: dict[str, None] = {}
    for box in builder.scene.boxes:
        group = box.area
        while group is not None and group in map.groups and group not in used:
            used[group] = None
            group = map.groups[group].parent
    keys = {g: f"a{i}" for i, g in enumerate(g for g in map.groups if g in used)}
    for group, key in keys.items():
        parent = map.groups[group].parent
        title = clean(map.groups[group].text) or group
        builder.scene.areas.append(
            Area(key, f"group-{safe(group)}", title, keys.get(parent) if parent else None)
        )
    for box in builder.scene.boxes:
        box.area = keys.get(box.area) if box.area else None
