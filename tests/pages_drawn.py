"""The numbers of a page's pictures, read as its scripts read them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from argmap.page.sizes import COUNT, OF_SHAPE, SIGN
from argmap.page.sizes import LINES as CODES

KINDS = {code: shape for shape, code in OF_SHAPE.items()}
LINES = dict(CODES)


@dataclass(frozen=True)
class Drawn:
    """A box: `name` is the number of a claim, or the kind of another box."""

    name: Any
    kind: str
    x: int
    y: int
    width: int
    height: int
    hidden: int
    words: str
    counts: str


@dataclass(frozen=True)
class Way:
    """A line between two boxes."""

    kind: str
    flags: int
    source: Drawn
    target: Drawn
    at: tuple[int, int] | None
    count: int
    points: tuple[tuple[int, int], ...]


def boxes_of(made: dict[str, Any], picture: Any) -> list[Drawn]:
    """The boxes of a picture."""
    words, found = made["words"], []
    for what, x, y, *more in picture[2] if picture else ():
        if what >= 0:
            wide, high = (more[2], more[3]) if len(more) > 2 else (228, made["claims"][what][0])
            counts = words[more[4]] if len(more) > 2 else ""
            hidden = more[0] if more else 0
            found.append(Drawn(what, "claim", x, y, wide, high, hidden, "", counts))
        else:
            kind = KINDS[what]
            said = {"question": 5, "junction": 4, "evidence": 4, "argument": 3, "group": 3}.get(kind)
            spoken = words[more[said]] if said else ""
            found.append(Drawn(kind, kind, x, y, more[0], more[1], more[2], spoken, ""))
    return found


def lines_of(made: dict[str, Any], picture: Any) -> list[Way]:
    """The lines of a picture."""
    boxes, found = boxes_of(made, picture), []
    kinds = {code: name for name, code in LINES.items()}
    for line in picture[3] if picture else ():
        numbers = iter(line)
        code, source, target = next(numbers), next(numbers), next(numbers)
        flags = code >> 3
        at = (next(numbers), next(numbers)) if flags & SIGN else None
        count = next(numbers) if flags & COUNT else 1
        points, x, y = [], 0, 0
        for dx, dy in zip(numbers, numbers, strict=True):
            x, y = x + dx, y + dy
            points.append((x, y))
        found.append(Way(kinds[code & 7], flags, boxes[source], boxes[target], at, count, tuple(points)))
    return found
