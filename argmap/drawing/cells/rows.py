"""Reasons in rows: a picture much wider than high is hard to read."""

from __future__ import annotations

from math import ceil, sqrt

from argmap.base.values import dataclass, field
from argmap.drawing.scene.scene import Link, Scene

FAN = 3
"""Boxes that may always be in one row under one box."""

Coming = dict[str, list[tuple[int, Link]]]


@dataclass(slots=True)
class Rows:
    """`row` maps links to the row of their reason, from 2; those in the first row are left out.
    `ties` are pairs of boxes, the first to be placed under the second.
    """

    row: dict[int, int] = field(default_factory=dict)
    ties: list[tuple[str, str]] = field(default_factory=list)


def rows(scene: Scene) -> Rows:
    """Put the reasons of each box in rows, about as many rows as boxes in a row.

    The width of a reason is the number of boxes below it without reasons. Reasons with reasons of
    their own come in the last row, and groups after them, because they reach further down.
    """
    coming: Coming = {}
    leaving: dict[str, int] = {}
    for number, link in enumerate(scene.links):
        if link.relation in ("support", "rebut", "undercut") and not link.free:
            coming.setdefault(link.target, []).append((number, link))
            leaving[link.source] = leaving.get(link.source, 0) + 1
    shapes = {box.key: box.shape for box in scene.boxes}
    areas = _areas(scene, coming)
    widths = _widths(coming)
    found = Rows()
    for target, links in coming.items():
        if shapes[target] == "junction" or len(links) < 2:
            continue
        units = [
            (_order(link.source, coming, shapes, areas), number, link.source)
            for number, link in links
            if leaving[link.source] == 1
        ]
        total = sum(widths.get(source, 1) for _, _, source in units)
        if len(units) > 1 and total > FAN:
            units.sort(key=lambda unit: unit[0])
            _fill(found, units, max(FAN, ceil(sqrt(total))), coming, widths, shapes, areas)
    return found


def _fill(
    found: Rows, units: list[tuple[tuple[int, str], int, str]], room: int, coming: Coming,
    widths: dict[str, int], shapes: dict[str, str], areas: dict[str, str],
) -> None:  # fmt: skip
    """Fill row after row; a group begins a new row."""
    row, used, last = 1, 0, ""
    above: list[str] = []
    here: list[str] = []
    for _, number, source in units:
        wide, area = widths.get(source, 1), areas.get(source, "")
        if used and (used + wide > room or area != last):
            row, used = row + 1, 0
            above, here = here, []
        used, last = used + wide, area
        if row > 1:
            found.row[number] = row
        for box in _boxes(source, coming, shapes):
            if len(here) < len(above) and areas.get(above[len(here)], "") == areas.get(box, ""):
                found.ties.append((box, above[len(here)]))
            here.append(box)


def _boxes(source: str, coming: Coming, shapes: dict[str, str]) -> list[str]:
    """Return the box of a reason, or those that meet in its junction."""
    found, waiting, seen = [], [source], set()
    while waiting:
        key = waiting.pop(0)
        if key in seen:
            continue
        seen.add(key)
        if shapes[key] == "junction":
            waiting += [link.source for _, link in coming.get(key, ())]
        else:
            found.append(key)
    return found


def _order(
    source: str, coming: Coming, shapes: dict[str, str], areas: dict[str, str]
) -> tuple[int, str]:
    """Return the sort key of a reason: single ones first, then those with reasons of their own,
    then groups.
    """
    area = areas.get(source, "")
    if area:
        return 2, area
    return int(any(box in coming for box in _boxes(source, coming, shapes))), ""


def _areas(scene: Scene, coming: Coming) -> dict[str, str]:
    """Map each box in a group, and each junction with a premise in one, to the outermost group: a
    group moves as a whole.
    """
    parents = {area.key: area.parent for area in scene.areas}
    found: dict[str, str] = {}
    for box in scene.boxes:
        area = box.area
        while area is not None:
            found[box.key] = area
            area = parents[area]
    for box in scene.boxes:
        if box.shape == "junction" and box.key not in found:
            for _, link in coming.get(box.key, ()):
                if link.source in found:
                    found[box.key] = found[link.source]
    return found


def _widths(coming: Coming) -> dict[str, int]:
    """Map each box with reasons to the number of boxes in the widest row below it."""
    widths: dict[str, int] = {}
    for root in coming:
        waiting = [(root, False)]
        while waiting:
            key, done = waiting.pop()
            if done:
                below = [widths.get(link.source, 1) for _, link in coming[key]]
                widths[key] = min(sum(below), max(FAN, ceil(sqrt(sum(below))), *below))
            elif key in coming and key not in widths:
                widths[key] = 1
                waiting.append((key, True))
                waiting += [(link.source, False) for _, link in coming[key]]
    return widths
