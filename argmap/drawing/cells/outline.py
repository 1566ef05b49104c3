"""A scene as an indented outline in characters: for pages on which no drawing of it fits.

Everything that a drawing has is there: each box once with its words, each edge once, with the same signs.
"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.drawing.cells.boxes import LIT_SIDE, cells, fitted, names_by_element, text_of, wrapped
from argmap.drawing.cells.legend import holders
from argmap.drawing.cells.page import GRANTED, SIGNS, Cells
from argmap.drawing.engines import Limit
from argmap.drawing.scene.boxes import names_of
from argmap.drawing.scene.scene import MARKS, Box, Link, Scene
from argmap.drawing.scene.scene import SIGNS as STATES
from argmap.drawing.view import View

DRAWN = "△"
"""Behind a sign: the mapmaker draws this step."""
ABOVE = "↑"
"""Before words whose box is told above."""
PREMISE = "•"
ANSWER = "◆"
DEEPEST = 10
"""Levels that are indented; what is deeper stands as far to the right as these."""
INDENT = 2
LEAST = 20
"""Cells that words have at least."""
_MEANINGS = {
    ANSWER: "answers the question",
    "+": "supports",
    "−": "rebuts",
    "⊥": "undercuts: attacks the step or the evidence",
    PREMISE: "a premise of the step above, with the others there",
    "✕": "cannot both be true",
    "≡": "the same in other words",
    "“": "quotation or other evidence",
}
_BOTH = ("contradiction", "restatement")


def outline(scene: Scene, view: View, room: int, limit: Limit, *, legend: bool = True) -> list[str]:
    """Return the outline as lines of at most `room` cells. Raises `EngineError` when the time is over."""
    made = _Outline(scene, view, room)
    found = [line for _, row in limit.over(made.rows()) for line in row]
    return [*found, "", *made.legend()] if legend and scene.boxes else found


def outline_with_places(scene: Scene, view: View, room: int, limit: Limit) -> Cells:
    """Return the outline without its legend, with the place of each box: where its words are."""
    rows: list[str] = []
    places: dict[str, tuple[int, int, int, int]] = {}
    for name, row in limit.over(_Outline(scene, view, room).rows()):
        if name and name not in places:
            left = len(row[0]) - len(row[0].lstrip())
            places[name] = (len(rows), left, max(map(cells, row)) - left, len(row))
        rows += row
    return Cells(tuple(rows), places)


class _Outline:
    """Walks a scene from its conclusions down."""

    def __init__(self, scene: Scene, view: View, room: int) -> None:
        self.scene, self.view, self.room = scene, view, room
        self.names = names_by_element(view)
        self.boxes = {box.key: box for box in scene.boxes}
        self.below: dict[str, list[tuple[int, Link]]] = {}
        for number, link in enumerate(scene.links):
            self.below.setdefault(link.target, []).append((number, link))
            if link.relation in _BOTH or link.heads == "both":
                self.below.setdefault(link.source, []).append((number, link))
        self.seen: set[str] = set()
        self.told: set[int] = set()
        self.signs: set[str] = set()
        self.known: dict[tuple[str, ...], str] = {}

    def rows(self) -> Iterator[tuple[str, list[str]]]:
        """Yield the lines of each row, with the name of its box where it is told for the first time: questions first, then theses, then what bears on nothing, and the rest."""
        leads = {
            k.source for k in self.scene.links if k.relation not in _BOTH and k.heads != "both"
        }
        tops = [b for b in self.scene.boxes if b.key not in leads or b.thesis]
        tops.sort(key=lambda b: (b.shape != "question", not b.thesis))
        for box in (*tops, *self.scene.boxes):
            if box.key not in self.seen and (box.shape != "junction" or box.key not in leads):
                yield "", [""]
                yield from self._tree(box)

    def _tree(self, root: Box) -> Iterator[tuple[str, list[str]]]:
        self.seen.add(root.key)
        yield self._name(root), self._row(root, 0, "")
        waiting = self._children(root, 1)
        while waiting:
            number, link, box, depth, inside = waiting.pop()
            if number in self.told:
                continue
            self.told.add(number)
            again = box.key in self.seen
            self.seen.add(box.key)
            row = self._row(box, depth, self._sign(link, inside), again=again)
            yield ("" if again else self._name(box)), row
            if not again:
                waiting += self._children(box, depth + 1)

    def _name(self, box: Box) -> str:
        """Return the name of a box in `Cells.places`."""
        return self.names.get(box.id, box.id)

    def _children(self, box: Box, depth: int) -> list[tuple[int, Link, Box, int, bool]]:
        """Return what bears on a box, the last first: its evidence, then what is for it, then what is against."""
        order = (
            "answers",
            "evidence",
            "support",
            "rebut",
            "undercut",
            "contradiction",
            "restatement",
        )
        found = []
        for number, link in self.below.get(box.key, ()):
            other = link.source if link.target == box.key else link.target
            if number not in self.told and other != box.key:
                inside = (
                    box.shape == "junction" and link.heads == "none" and link.relation not in _BOTH
                )
                found.append((number, link, self.boxes[other], depth, inside))
        found.sort(key=lambda one: (not one[4], order.index(one[1].relation), one[0]), reverse=True)
        return found

    def _sign(self, link: Link, inside: bool) -> str:
        sign = PREMISE if inside else ANSWER if link.relation == "answers" else SIGNS[link.relation]
        self.signs.add(sign)
        more = DRAWN if link.drawn and not inside else ""
        more += GRANTED if link.granted and not inside else ""
        self.signs.update(more)
        lit = LIT_SIDE if link.lit else ""
        return f"{sign}{more}" + (f"{link.count}×" if link.count > 1 else "") + lit

    def _row(self, box: Box, depth: int, sign: str, *, again: bool = False) -> list[str]:
        indent = min(depth, DEEPEST) * INDENT
        indent = indent if self.room - indent >= LEAST else max(self.room - LEAST, 0)
        head = f"{sign} " if sign else ""
        words = self._words(box, short=again)
        if again:
            self.signs.add(ABOVE)
            words = f"{ABOVE} {fitted(words, max(self.room - indent - cells(head) - 2, 4))}"
        hang = min(cells(head), 4) or INDENT
        lines = wrapped(f"{head}{words}", self.room - indent - hang, 60)
        first, *rest = lines or (head,)
        return [" " * indent + first, *(" " * (indent + hang) + line for line in rest)]

    def _words(self, box: Box, *, short: bool) -> str:
        """Return all that a box says, in one text."""
        name = self._name(box)
        words = text_of(box, name, self.view)
        badges = "".join(f"[{badge.letters}]" for badge in box.badges)
        if short:
            return " ".join(part for part in (badges, words) if part)
        if box.shape == "question":
            words = f"Question: {words}"
        if box.shape == "junction":
            return (
                "together:" if not words else f"together: {words}" if words == box.counts else words
            )
        by = (
            self.view.map.claims[name].by
            if box.shape == "claim" and name in self.view.map.claims
            else ()
        )
        who = names_of(self.view.map, by, self.known) if by and not badges else ""
        marks = [f"{GRANTED}[{m.text}]" if m.kind == "granted" else m.text for m in box.marks]
        small = " ".join(line.text for line in box.small)
        marks += [box.sign] if box.sign else []
        behind = " · ".join(part for part in (*marks, small) if part)
        thesis = f"{LIT_SIDE if box.lit else ''}{'▣' if box.thesis else ''}"
        if box.thesis:
            self.signs.add("▣")
        parts = (thesis, badges, f"{who}:" if who else "", words, f"({behind})" if behind else "")
        return " ".join(part for part in parts if part)

    def legend(self) -> Iterator[str]:
        """Yield the meanings of the signs in use."""
        items = holders(self.scene.badges)
        if "▣" in self.signs:
            items.append("▣ thesis of a position")
        items += [f"{sign} {words}" for sign, words in _MEANINGS.items() if sign in self.signs]
        if DRAWN in self.signs:
            items.append(f"{DRAWN} drawn by the mapmaker")
        items += [f"{sign} {STATES[sign]}" for sign in self.scene.signs]
        items += [f"{MARKS[kind][0]}: {MARKS[kind][1]}" for kind in self.scene.marks]
        if any(link.count > 1 for link in self.scene.links):
            items.append("2× so many of these")
        if ABOVE in self.signs:
            items.append(f"{ABOVE} told above")
        if self.scene.lit is not None:
            lit = f"{LIT_SIDE} " if any(box.lit for box in self.scene.boxes) else ""
            items.append(f"{lit}{self.scene.lit[0]}")
        line = ""
        for item in items:
            for part in wrapped(item, self.room, 4):
                if line and cells(line) + 3 + cells(part) > self.room:
                    yield line
                    line = ""
                line += f"   {part}" if line else part
        if line:
            yield line
