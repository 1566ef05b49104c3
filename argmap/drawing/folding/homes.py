"""The box that each claim is folded into: that of the nearest claim that it bears on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from operator import itemgetter

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
    number = map.number
    claims = [*among]
    numbers = [*itemgetter(*claims)(number)] if len(claims) > 1 else [number[c] for c in claims]
    left = bytearray(len(number))
    for n in numbers:
        left[n] = 1
    boxes = [""] * len(number)
    near: dict[int, list[int]] = {}
    pairs = [(p.left, p.right) for p in map.restatements]
    for left_one, right_one in (*pairs, *((p.left, p.right) for p in map.contradictions)):
        one, other = number[left_one], number[right_one]
        near.setdefault(one, []).append(other)
        near.setdefault(other, []).append(one)
    paired = [n for n in numbers if n in near]
    waiting = []
    for claim, box in hosts.items():
        boxes[number[claim]] = box
        waiting.append(number[claim])
    while waiting:
        _fill(map, waiting, left, boxes, wholes)
        waiting = []
        for n in [n for n in paired if left[n]]:
            box = next((boxes[o] for o in near[n] if boxes[o]), "")
            if box:
                left[n], boxes[n] = 0, box
                waiting.append(n)
    return {claim: boxes[n] for claim, n in zip(claims, numbers, strict=True) if not left[n]}


def _fill(
    map: ArgumentMap, waiting: list[int], left: bytearray, boxes: list[str], wholes: Mapping[str, str]
) -> None:
    """Note the boxes of the claims that bear on those that wait, nearest first."""
    of_steps, reasons = _boxes_of_steps(map, wholes), map.reasons
    number, names = map.number, [*map.claims] if of_steps else []
    apart = {number[claim] for step in of_steps for claim in map.aims_of(map.arguments[step])}
    for n in waiting:  # grows while it is read
        box = boxes[n]
        if n in apart:
            for argument in map.bearing[names[n]]:
                into = of_steps.get(argument.id, box)
                for p in [number[premise] for premise in argument.premises]:
                    if left[p]:
                        left[p], boxes[p] = 0, into
                        waiting.append(p)
            continue
        for p in reasons[n]:
            if left[p]:
                left[p], boxes[p] = 0, box
                waiting.append(p)


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
