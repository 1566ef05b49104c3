"""The order in which the characters of a line stand, from left to right.

What Unicode's bidirectional algorithm does with a line of plain text, without its codes for
embedding, which no drawn text contains.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

_NUMBERS = ("EN", "AN")


def levels(units: Sequence[str], base: int) -> list[int]:
    """Return the level of each letter of a line whose own level is `base`, 0 or 1: odd levels read
    from right to left.
    """
    own = "R" if base else "L"
    kinds = [unicodedata.bidirectional(unit[0]) or "L" for unit in units]
    last = own
    for at, kind in enumerate(kinds):
        if kind == "NSM":
            kinds[at] = kinds[at - 1] if at else own
        elif kind in ("L", "R", "AL"):
            last = kind
            kinds[at] = "R" if kind == "AL" else kind
        elif kind == "EN" and last == "AL":
            kinds[at] = "AN"
    _settle_signs(kinds)
    strong = own
    for at, kind in enumerate(kinds):
        if kind in ("L", "R"):
            strong = kind
        elif kind == "EN" and strong == "L":
            kinds[at] = "L"
    _settle_neutrals(kinds, own)
    return [_level(kind, base) for kind in kinds]


def _settle_signs(kinds: list[str]) -> None:
    """Give signs within numbers the kind of the number; make all others neutral."""
    for at, kind in enumerate(kinds):
        if kind not in ("ES", "CS", "ET"):
            continue
        before = kinds[at - 1] if at else ""
        after = kinds[at + 1] if at + 1 < len(kinds) else ""
        between = kind != "ET" and before == after and before in _NUMBERS
        if between and not (kind == "ES" and before == "AN"):
            kinds[at] = before
        elif kind == "ET" and "EN" in (before, after):
            kinds[at] = "EN"
        else:
            kinds[at] = "ON"


def _settle_neutrals(kinds: list[str], own: str) -> None:
    """Give neutral stretches the direction that is on both sides of them, else the line's."""
    at = 0
    while at < len(kinds):
        end = at
        while end < len(kinds) and kinds[end] not in ("L", "R", *_NUMBERS):
            end += 1
        if end == at:
            at += 1
            continue
        before = _direction(kinds[at - 1]) if at else own
        after = _direction(kinds[end]) if end < len(kinds) else own
        kinds[at:end] = [before if before == after else own] * (end - at)
        at = end


def _direction(kind: str) -> str:
    return "L" if kind == "L" else "R"


def _level(kind: str, base: int) -> int:
    if base:
        return 1 if kind == "R" else 2
    return {"L": 0, "R": 1}.get(kind, 2)


def in_order(levels: Sequence[int]) -> list[int]:
    """Return the numbers of stretches with these levels in the order in which they stand from left
    to right.
    """
    order = list(range(len(levels)))
    for level in range(max(levels, default=0), 0, -1):
        at = 0
        while at < len(order):
            end = at
            while end < len(order) and levels[order[end]] >= level:
                end += 1
            order[at:end] = reversed(order[at:end])
            at = max(end, at + 1)
    return order
