"""Groups in a scene: areas around the boxes of their claims."""

from __future__ import annotations

from argmap.drawing.scene.builder import Builder
from argmap.drawing.scene.scene import Area
from argmap.drawing.scene.words import clean, safe


def add_areas(builder: Builder) -> None:
    """Add an area for every group with more than one claim in it; a single claim gets no frame. A page with a
    part of the claims has none: a frame would be around claims that happen to be open.
    """
    map = builder.map
    count: dict[str, int] = {}
    for box in builder.scene.boxes:
        group = box.area if box.shape in ("claim", "group", "argument") else None
        while group is not None and group in map.groups:
            count[group] = count.get(group, 0) + 1
            group = map.groups[group].parent
    folded = builder.scene.sheet is not None and builder.view.folded
    framed = [group for group in map.groups if count.get(group, 0) > 1 and not folded]
    keys = {group: f"a{number}" for number, group in enumerate(framed)}
    for group, key in keys.items():
        parent = map.groups[group].parent
        title = clean(map.groups[group].text) or group
        builder.scene.areas.append(
            Area(key, f"group-{safe(group)}", title, keys.get(parent) if parent else None)
        )
    for box in builder.scene.boxes:
        group = box.area
        while group is not None and group in map.groups and group not in keys:
            group = map.groups[group].parent
        box.area = keys.get(group) if group else None
