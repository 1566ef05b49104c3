"""The box that each claim is folded into: that of the nearest claim that it bears on."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Mapping

from argmap.drawing.view import ARGUMENT, CLAIM
from argmap.model import ArgumentMap


def homes(
    map: ArgumentMap,
    hosts: Mapping[str, str],
    among: Iterable[str],
    wholes: Mapping[str, str],
) -> dict[str, str]:
    """Return the box of each claim of `among` that bears on one in `hosts` (claims with their
    boxes), through however many arguments; or else restates or contradicts one that has a box.

    `wholes` maps steps to the arguments that are one box: what such a step starts from is in there.
    Of two boxes that are equally near, the one whose claim comes first in the map is taken.
    """
    remaining = dict.fromkeys(among)
    found: dict[str, str] = {}
    waiting = deque(hosts.items())
    near: dict[str, list[str]] = {}
    pairs = [(p.left, p.right) for p in map.restatements]
    for left, right in (*pairs, *((p.left, p.right) for p in map.contradictions)):
        near.setdefault(left, []).append(right)
        near.setdefault(right, []).append(left)
    while waiting:
        _fill(map, waiting, remaining, found, wholes)
        for claim in [c for c in remaining if c in near]:
            box = next((b for o in near[claim] if (b := found.get(o) or hosts.get(o))), None)
            if box:
                del remaining[claim]
                found[claim] = box
                waiting.append((claim, box))
    return found


def _fill(
    map: ArgumentMap, waiting: deque[tuple[str, str]], left: dict[str, None],
    found: dict[str, str], wholes: Mapping[str, str],
) -> None:  # fmt: skip
    bearing, boxes = map.bearing, _boxes_of_steps(map, wholes)
    while waiting and left:
        claim, box = waiting.popleft()
        for argument in bearing.get(claim, ()):
            into = boxes.get(argument.id, box)
            for premise in argument.premises:
                if premise in left:
                    del left[premise]
                    found[premise] = into
                    waiting.append((premise, into))
    waiting.clear()


def _boxes_of_steps(map: ArgumentMap, wholes: Mapping[str, str]) -> dict[str, str]:
    """Return the box of each step of an argument of several steps, and for what undercuts one."""
    boxes = {step: f"{ARGUMENT}{whole}" for step, whole in wholes.items()}
    waiting = list(boxes)
    while waiting:
        step = waiting.pop()
        for undercut in map.into.get(step, ()):
            if undercut.id not in boxes:
                boxes[undercut.id] = boxes[step]
                waiting.append(undercut.id)
    return boxes


def own_boxes(claims: Iterable[str]) -> dict[str, str]:
    """Return the boxes of claims that have boxes of their own."""
    return {claim: f"{CLAIM}{claim}" for claim in claims}
