"""Boxes of a scene measured in character cells: the words on each line, and the size of the box."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from argmap.base.text import cell_width
from argmap.base.values import dataclass
from argmap.drawing.engines import Limit
from argmap.drawing.scene.boxes import names_of
from argmap.drawing.scene.graphemes import graphemes
from argmap.drawing.scene.measure import wrap
from argmap.drawing.scene.scene import Box, Scene
from argmap.drawing.scene.words import LONGEST, clean, safe
from argmap.drawing.view import View

COLUMN = 28
"""Cells of words in a box."""
ASKED_COLUMN = 44
MOST_LINES = 10
MOST_SMALL = 3
LABEL = 24
NARROW_LABEL = 14
"""Cells of a junction's name when it is written between boxes and not under one."""
DOT = "●"
LIT_DOT = "◉"
DRAWN_DOT = "○"
LIT_DRAWN_DOT = "◎"
LIT_SIDE = "█"
"""Left and right border of a highlighted box; its other lines show its shape."""

# Corners from the top left clockwise, then the horizontal and the vertical line.
BORDERS = {
    "claim": "┌┐┘└─│",
    "thesis": "┏┓┛┗━┃",
    "question": "╔╗╝╚═║",
    "evidence": "┌┐┘└┄┆",
    "argument": "╒╕╛╘═│",
    "group": "╒╕╛╘═│",
}


@dataclass(slots=True)
class CellBox:
    """A box with its words, at the place of its top left cell, `row` and `column`.

    `left` and `right` are words in the upper border. `name` is the id in `Cells.places`. `room` is
    the number of cells kept free before and after it, across the direction of the edges, for edges
    that arrive there. `turn` is the box's number in its rank. `hangs` is the key of the box it is
    attached to. `lit` boxes are highlighted, `drawn` junctions are of steps that the mapmaker draws.
    """

    key: str
    name: str
    shape: str
    words: tuple[str, ...]
    left: str
    right: str
    width: int
    height: int
    hangs: str = ""
    room: int = 0
    turn: int = 0
    drawn: bool = False
    lit: bool = False
    row: int = 0
    column: int = 0


def cells(text: str) -> int:
    """Return the number of cells that a text fills, counted character by character as it is written
    on the page.
    """
    if text.isascii():
        return len(text)
    return _cells(text)


@lru_cache(maxsize=16384)
def _cells(text: str) -> int:
    return sum(min(cell_width(unit), 2) for unit in graphemes(text))


def wrapped(text: str, room: int, most: int) -> tuple[str, ...]:
    """Wrap a text into at most `most` lines of `room` cells; the last ends in `…` when the text was
    cut.
    """
    found, cut = wrap(text[:LONGEST], room, most, cells)
    if len(text) > LONGEST and not cut and found:
        last = found[-1]
        while cells(last) >= room:
            last = last[:-1]
        found[-1] = f"{last}…"
    return tuple(line for line in found if line and not line.isspace())


def fitted(text: str, room: int) -> str:
    """Fit a text on one line of at most `room` cells, cut with `…`; return nothing if not even one
    character fits.
    """
    found = wrapped(text, room, 1) if room > 0 else ()
    return found[0] if found and cells(found[0]) <= room else ""


def names_by_element(view: View) -> dict[str, str]:
    """Return, for each element id of a scene, the id that `Cells.places` uses for it."""
    names = {f"question-{safe(q)}": f"question {q}" for q in view.map.questions}
    names |= {f"group-{safe(g)}": f"group {g}" for g in view.map.groups}
    names |= {f"claim-{safe(c)}": c for c in view.claims}
    names |= {f"argument-{safe(a)}": a for a in view.map.arguments}
    names |= {f"argument-{safe(a.part_of)}": a.part_of for a in view.map.arguments.values()
              if a.part_of}  # fmt: skip
    names |= {f"evidence-{safe(e)}": e for e in view.evidence}
    return names


def cell_boxes(
    scene: Scene, view: View, limit: Limit, lines: int = MOST_LINES
) -> dict[str, CellBox]:
    """Return the boxes of a scene by key, measured but not placed yet, each with at most so many `lines` of its own
    words. Raises `EngineError` when the time is over.
    """
    names = names_by_element(view)
    known: dict[tuple[str, ...], str] = {}
    boxes = {
        b.key: _cell_box(b, names.get(b.id, b.id), view, known, scene.upright, lines)
        for b in limit.over(scene.boxes)
    }
    for box in scene.boxes:
        boxes[box.key].lit, boxes[box.key].drawn = box.lit, box.drawn
    return boxes


def _cell_box(
    box: Box, name: str, view: View, known: dict[tuple[str, ...], str], upright: bool, most: int
) -> CellBox:  # fmt: skip
    if box.shape == "junction":
        label = text_of(box, name, view)
        if upright:
            words: tuple[str, ...] = (fitted(label, LABEL),) if label else ()
        else:
            words = wrapped(label, NARROW_LABEL, 3)
        wide = max(map(cells, words), default=-1) + 2
        return CellBox(box.key, name, "junction", words, "", "", wide, max(len(words), 1))
    column = ASKED_COLUMN if box.shape == "question" and upright else COLUMN
    words = wrapped(text_of(box, name, view), column, most)
    if box.shape == "question":
        column = max(map(cells, words), default=1)
    if box.shape == "evidence" and words and words[-1].endswith("…") and words[0][0] == "“":
        words = (*words[:-1], f"{fitted(words[-1][:-1], column - 2).rstrip('…')}…”")
    small = wrapped(
        " ".join(
            [
                *(["▸"] if box.shape == "claim" and box.small else []),
                *(line.text for line in box.small),
            ]
        ),
        column,
        max(MOST_SMALL, len(box.small)),
    )
    left = "".join(f"[{badge.letters}]" for badge in box.badges)
    right = _signs(box, column - 2 - cells(left))
    if box.shape == "claim":
        by = view.map.claims[name].by if name in view.map.claims else ()
        who = fitted(names_of(view.map, by, known), column - cells(left + right) - 5) if by else ""
        left = f"{left} {who}" if who and left else left or who
    elif box.shape == "evidence" and box.names and box.names.text != "Quotation":
        left = box.names.text
    left = fitted(left, column - cells(right) - 2)
    shape = "thesis" if box.thesis else box.shape
    return CellBox(box.key, name, shape, (*words, *small), left, right, column + 4,
                   len(words) + len(small) + 2)  # fmt: skip


def _signs(box: Box, room: int) -> str:
    """Return the signs in a box's border, without the time where there is no room for that as well: badges and counts
    say more.
    """
    found = ""
    for left_out in ("", "when"):
        marks = [m for m in box.marks if m.kind != left_out]
        signs = [f"◐[{m.text}]" if m.kind == "granted" else m.text for m in marks]
        found = " ".join([*signs, *([box.sign] if box.sign else [])])
        if cells(found) <= room:
            return found
    return fitted(found, max(room, 2))


def text_of(box: Box, name: str, view: View) -> str:
    """Return all words of a box; the scene holds them already cut to its own measure."""
    first = box.title.partition("\n")[0]
    if box.shape in ("claim", "evidence"):
        return first
    if box.shape == "question":
        return first.removeprefix("Question: ")
    argument = view.map.arguments.get(name)
    if box.shape == "junction" and argument and not argument.scheme:
        return " · ".join(w for w in (clean(argument.text), box.counts) if w)
    if box.shape == "argument" and argument and argument.text:
        return clean(argument.text)
    group = view.map.groups.get(name.removeprefix("group "))
    if box.shape == "group" and group and group.text:
        return clean(group.text)
    return " ".join(line.text for line in box.lines)


def hang_evidence(scene: Scene, boxes: Mapping[str, CellBox]) -> None:
    """Attach each note that serves a single box: to that box when edges come from the side, else to
    the note before it.
    """
    serves: dict[str, list[str]] = {}
    for link in scene.links:
        if link.relation == "evidence":
            serves.setdefault(link.source, []).append(link.target)
    attacked = {link.target for link in scene.links}
    for box in scene.boxes:
        if box.key in attacked:
            continue
        if box.under and scene.upright:
            boxes[box.key].hangs = box.under
        elif box.shape == "evidence" and not scene.upright and len(serves.get(box.key, ())) == 1:
            boxes[box.key].hangs = serves[box.key][0]
