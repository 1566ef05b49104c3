"""The way of every line: from the boxes' places to paths on which nothing lies on anything else.

`plan` says where lines may not go, `ports` where they may end, `free` makes the grid of free corridors,
`ways` finds a way over it for each line, with what `notes` knows of the others, `tracks` puts lines that share a corridor in order, `apart`
gives each of them its own place and says where room is missing, `stretch` makes that room, `again` keeps the ways then, `closer` moves all together
where a page is full, `curves` draws the corners, `spots` finds the places of signs and counts. `measure` counts what is wrong.
"""

from __future__ import annotations

from dataclasses import replace

from argmap.drawing.layout.places import Layout
from argmap.drawing.layout.router.again import again, direct
from argmap.drawing.layout.router.apart import put_apart
from argmap.drawing.layout.router.closer import closer
from argmap.drawing.layout.router.curves import rounded
from argmap.drawing.layout.router.free import carried, grid
from argmap.drawing.layout.router.plan import bundle, corner, gathering, ground, turn, wish
from argmap.drawing.layout.router.spots import signed, spots
from argmap.drawing.layout.router.stretch import cuts, opened, together
from argmap.drawing.layout.router.tracks import Route, ordered, routed
from argmap.drawing.layout.router.ways import MANY, ways
from argmap.drawing.scene.scene import Scene

ROUNDS = 4
"""How often room is made before lines are put closer together."""


def route(scene: Scene, layout: Layout) -> Layout:
    """Return the layout with the path of every link. Paths that are in the layout stay; boxes may move
    apart to make room.
    """
    todo = [n for n in range(len(scene.links)) if n not in layout.paths]
    if not todo:
        return layout
    links = scene.links
    gather = gathering(scene)
    plan = ground(scene, layout)
    lines = grid(plan.rects)
    found = ways(plan, lines, [
        replace(wish(plan, n, links[n], bundle(links[n], gather)), signed=signed(links[n]))
        for n in todo
    ])  # fmt: skip
    for remaining in range(ROUNDS if len(todo) <= MANY else ROUNDS // 2, -1, -1):
        routes, tracks = routed(direct(plan, found))
        ordered(tracks)
        for level in (True, False):
            put_apart(tracks, plan.rects, level=level, final=False)
        lacks = {level: put_apart(tracks, plan.rects, level=level, final=False)
                 for level in (False, True)}  # fmt: skip
        if not remaining or not any(lacks.values()):
            break
        made = []
        for level in (False, True):
            at = cuts(lacks[level], together(scene, layout, plan, 1 if level else 0))
            layout = opened(scene, layout, at, downwards=level is not plan.turned)
            carried(lines, at, level=level)
            made.append(at)
            plan = ground(scene, layout)
        found = again(plan, lines, found, made)
    for level in (True, False, True, False):
        put_apart(tracks, plan.rects, level=level, final=True)
    layout = closer(scene, layout, plan, routes, tracks)
    plan = ground(scene, layout)
    bent = {one.way.wish.number: corners(one, turned=plan.turned) for one in routes}
    paths = dict(layout.paths) | {n: rounded(points) for n, points in bent.items()}
    rects = [turn(r) for r in plan.rects] if plan.turned else plan.rects
    return replace(layout, paths=paths, signs=spots(scene, bent, rects))


def corners(one: Route, *, turned: bool) -> list[tuple[float, float]]:
    """Return where a route begins, turns and ends."""
    found = []
    for leg in one.legs:
        for along in leg.ends:
            at = leg.track.at
            found.append(corner(turned, (along, at) if leg.track.level else (at, along)))
    return found
