"""The same boxes and lines as Graphviz draws them by default: what our lines are compared with."""

from __future__ import annotations

import json
from dataclasses import replace

from drawn import Drawing, Frame, Rect
from drawn_paths import flattened

from argmap.drawing.engines import lay_out


def by_the_engine(drawing: Drawing, deadline: float = 60.0) -> Drawing:
    """Return the boxes of a picture placed, and its lines drawn, by `dot` without any wishes, but that what
    supports is below and what is in a group stays in it. Raises `EngineError` where it takes too long.
    """
    raw = lay_out(_dot(drawing), engine="auto", program="dot", output="json0", deadline=deadline)
    lines = []
    for edge in json.loads(raw).get("edges", ()):
        points = [point.split(",") for point in edge["pos"].split()]
        first, *rest = [f"{x} {-float(y)}" for x, y in points]
        pieces = flattened(f"M{first}C{' '.join(rest)}")
        line = drawing.lines[int(edge["id"])]
        lines.append(replace(line, pieces=tuple(tuple(piece) for piece in pieces)))
    return replace(drawing, boxes=(), frames=(), labels=(), lines=tuple(lines))


def _dot(drawing: Drawing) -> str:
    outer = {box.id: box.within for box in drawing.boxes}
    number = {box.id: n for n, box in enumerate(drawing.boxes)}
    home = {box.id: _innermost(box.rect, drawing.frames) for box in drawing.boxes}
    body = []
    for box in drawing.boxes:
        if not box.within:
            left, top, right, bottom = box.rect
            size = f"width={(right - left) / 72:.4f} height={(bottom - top) / 72:.4f}"
            body.append((home[box.id], f"n{number[box.id]} [{size}]"))
    text = [
        "digraph { graph [rankdir=BT]",
        'node [shape=box fixedsize=true label=""] edge [dir=none]',
        *_clusters(drawing.frames, None, body),
    ]
    for at, line in enumerate(drawing.lines):
        ends = [_outermost(name, outer) for name in (line.source, line.target)]
        if all(end in number for end in ends) and ends[0] != ends[1]:
            text.append(f"n{number[ends[0]]}->n{number[ends[1]]} [id={at}]")
    return "\n".join([*text, "}"])


def _clusters(
    frames: tuple[Frame, ...], parent: Frame | None, body: list[tuple[Frame | None, str]]
) -> list[str]:
    text = [line for frame, line in body if frame == parent]
    for at, frame in enumerate(frames):
        others = tuple(other for other in frames if other != frame)
        if _innermost(frame.rect, others) == parent:
            name = f"{'' if parent is None else parent.id}_{at}"
            inside = _clusters(frames, frame, body)
            text += [f'subgraph "cluster{name}" {{', *inside, "}"]
    return text


def _innermost(rect: Rect, frames: tuple[Frame, ...]) -> Frame | None:
    """Return the smallest frame around a rectangle."""

    def size(frame: Frame) -> float:
        left, top, right, bottom = frame.rect
        return (right - left) * (bottom - top)

    around = [
        frame
        for frame in frames
        if frame.rect[0] <= rect[0] + 1
        and frame.rect[1] <= rect[1] + 1
        and frame.rect[2] >= rect[2] - 1
        and frame.rect[3] >= rect[3] - 1
    ]
    return min(around, key=size, default=None)


def _outermost(name: str, outer: dict[str, str]) -> str:
    while outer.get(name):
        name = outer[name]
    return name
