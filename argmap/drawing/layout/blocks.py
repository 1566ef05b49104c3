"""What belongs to a claim and to nothing else: its quotations, and its plain reasons.

A claim and what belongs to it is one block for the engine. A reason is *closed* when its only way
out is one plain support or rebuttal, and when everything that leads to it is closed as well.
"""

from __future__ import annotations

from collections.abc import Iterable

from argmap.base.values import dataclass, field
from argmap.drawing.scene.scene import Box, Link, Scene

HEADS = ("claim", "group")
"""Shapes of boxes that may have a column of reasons."""
REASONS = ("claim", "argument", "group")
"""Shapes of boxes that may be in one."""


@dataclass(slots=True)
class Parts:
    """What belongs to each box, as numbers of links: `notes` from its evidence, `reasons` from its
    closed reasons. `steps` says how many levels a closed reason has, itself included; `coming` has
    the numbers of all links that end at a box or, in the case of free ones, touch it.
    """

    scene: Scene
    boxes: dict[str, Box]
    notes: dict[str, list[int]] = field(default_factory=dict)
    reasons: dict[str, list[int]] = field(default_factory=dict)
    steps: dict[str, int] = field(default_factory=dict)
    coming: dict[str, list[int]] = field(default_factory=dict)

    def link(self, number: int) -> Link:
        """Return a link by its number."""
        return self.scene.links[number]

    def under(self, key: str, most: int) -> list[int]:
        """Return the links of the reasons in the column of a box, if a column has at most that many
        levels.
        """
        return [n for n in self.reasons.get(key, ()) if self.steps[self.link(n).source] <= most]

    def opened(self, key: str, most: int) -> bool:
        """Whether anything leads up to a box that is neither its evidence nor in its column."""
        inside = {*self.notes.get(key, ()), *self.under(key, most)}
        return any(n not in inside and not self.link(n).free for n in self.coming.get(key, ()))


def parts_of(scene: Scene) -> Parts:
    """Find what belongs to each box of a scene."""
    parts = Parts(scene, {box.key: box for box in scene.boxes})
    leaving: dict[str, list[int]] = {}
    for number, link in enumerate(scene.links):
        leaving.setdefault(link.source, []).append(number)
        parts.coming.setdefault(link.target, []).append(number)
        if link.free or link.heads == "both":
            parts.coming.setdefault(link.source, []).append(number)
    for key, numbers in leaving.items():
        if (
            parts.boxes[key].shape == "evidence"
            and len(numbers) == 1
            and key not in parts.coming
            and scene.links[numbers[0]].relation == "evidence"
        ):
            parts.notes.setdefault(scene.links[numbers[0]].target, []).append(numbers[0])
    _close(parts, leaving)
    return parts


def _close(parts: Parts, leaving: dict[str, list[int]]) -> None:
    """Find closed reasons, from the lowest up; a circle is never reached."""
    level = {key for keys in parts.scene.levels for key in keys}
    waiting: dict[str, int] = {}
    for key, numbers in leaving.items():
        if len(numbers) == 1 and key not in level and _plain(parts, numbers[0]):
            notes = parts.notes.get(key, ())
            waiting[key] = len(parts.coming.get(key, ())) - len(notes)
    ready = [key for key, number in waiting.items() if number == 0]
    found: dict[str, int] = dict.fromkeys(ready, 1)
    for key in ready:
        target = parts.link(leaving[key][0]).target
        if target in waiting:
            found[target] = max(found.get(target, 0), found[key] + 1)
            waiting[target] -= 1
            if waiting[target] == 0:
                ready.append(target)
    parts.steps = {key: found[key] for key in ready}
    for number, link in enumerate(parts.scene.links):
        if link.source in parts.steps:
            parts.reasons.setdefault(link.target, []).append(number)


def _plain(parts: Parts, number: int) -> bool:
    """Whether a link is a step of one premise to a claim of the same group."""
    link = parts.link(number)
    source, target = parts.boxes[link.source], parts.boxes[link.target]
    return (
        link.relation in ("support", "rebut")
        and link.heads == "end"
        and not link.free
        and not link.numbered
        and source.shape in REASONS
        and not source.thesis
        and target.shape in HEADS
        and source.area == target.area
    )


def together(pairs: Iterable[tuple[str, str]], keys: Iterable[str]) -> dict[str, str]:
    """Map each key to the first key of the part of a graph that it is in."""
    top = {key: key for key in keys}
    order = {key: number for number, key in enumerate(top)}

    def root(key: str) -> str:
        while top[key] != key:
            top[key] = top[top[key]]
            key = top[key]
        return key

    for one, other in pairs:
        a, b = sorted((root(one), root(other)), key=order.__getitem__)
        top[b] = a
    return {key: root(key) for key in top}
