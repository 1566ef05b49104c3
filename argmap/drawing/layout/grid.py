"""A plain layout for maps too large for any engine: ranks wrapped into rows, and straight edges."""

from __future__ import annotations

from math import ceil, sqrt

from argmap.drawing.layout.places import Layout, Point
from argmap.drawing.scene.scene import Scene

GAP = 24.0
BETWEEN = 60.0


def grid_layout(scene: Scene) -> Layout:
    """Place every box and edge of a scene in time proportional to their number. Boxes without
    outgoing edges come first; each other box is as many ranks away from them as there are edges
    between.
    """
    boxes = {box.key: box for box in scene.boxes}
    below: dict[str, list[str]] = {}
    leads = set()
    for link in scene.links:
        below.setdefault(link.target, []).append(link.source)
        if not link.free:
            leads.add(link.source)
    rank = {key: 0 for key in boxes if key not in leads}
    ranks = [list(rank)]
    while ranks[-1]:
        nearer = dict.fromkeys(s for key in ranks[-1] for s in below.get(key, ()) if s not in rank)
        rank |= dict.fromkeys(nearer, len(ranks))
        ranks.append(list(nearer))
    ranks[-1] = [key for key in boxes if key not in rank]
    across = ceil(sqrt(len(boxes))) + 1
    centres: dict[str, Point] = {}
    wide, y = 0.0, 0.0
    for keys in ranks:
        for start in range(0, len(keys), across):
            row = [boxes[key] for key in keys[start : start + across]]
            x, high = 0.0, max(box.height for box in row)
            for box in row:
                centres[box.key] = (x + box.width / 2, y + high / 2)
                x += box.width + GAP
            wide, y = max(wide, x), y + high + GAP
        y += BETWEEN if keys else 0.0
    if scene.direction == "down":
        centres = {key: (x, y - at) for key, (x, at) in centres.items()}
    paths: dict[int, list[Point]] = {}
    for number, link in enumerate(scene.links):
        (x0, y0), (x1, y1) = centres[link.source], centres[link.target]
        upwards = -1 if y0 > y1 else 1
        first = (x0, y0 + upwards * boxes[link.source].height / 2)
        last = (x1, y1 - upwards * boxes[link.target].height / 2)
        paths[number] = [first, first, last, last]
    return Layout(wide, y, centres, paths, {})
