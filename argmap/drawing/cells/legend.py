"""The legend of a map drawn in characters: exactly the signs that the map uses."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from argmap.drawing.cells.boxes import DRAWN_DOT, LIT_DOT, LIT_SIDE, cells, wrapped
from argmap.drawing.cells.page import LIT_STYLES, OPEN_HEADS, STYLES
from argmap.drawing.scene.scene import MARKS, SIGNS, Badge, Scene

MOST_PEOPLE = 40


def legend(scene: Scene, room: int, *, upright: bool, reverse: bool) -> list[str]:
    """Return lines of at most `room` cells: who speaks, and how to read boxes and edges."""
    lines: list[str] = []
    head = ("▼" if reverse else "▲") if upright else ("▶" if reverse else "◀")
    for heading, items in (
        ("Who says it", holders(scene.badges)),
        ("How to read it", list(_signs(scene, head, upright=upright))),
        ("Highlighted", list(_lit(scene))),
    ):
        if items:
            lines += _row(heading, items, room)
    return lines


def _row(heading: str, items: list[str], room: int) -> list[str]:
    indent = cells(heading) + 2
    lines, line = [], heading.ljust(indent)
    empty = True
    for item in items:
        for part in wrapped(item, room - indent, 4):
            if not empty and cells(line) + 3 + cells(part) > room:
                lines.append(line.rstrip())
                line, empty = " " * indent, True
            line += part if empty else f"   {part}"
            empty = False
    return [*lines, line.rstrip()]


def holders(badges: Iterable[Badge]) -> list[str]:
    """Return what each badge means: all positions, and as many people as have room."""
    found = list(badges)
    positions = [b for b in found if b.paint != "pn"]
    people = [b for b in found if b.paint == "pn"]
    said = [f"[{badge.letters}] {badge.words}" for badge in (*positions, *people[:MOST_PEOPLE])]
    if len(people) > MOST_PEOPLE:
        said.append(f"and {len(people) - MOST_PEOPLE} more")
    return said


def _lit(scene: Scene) -> Iterable[str]:
    """Yield the legend's words for the highlight; characters cannot fade, so the rest is drawn as
    usual.
    """
    if scene.lit is None:
        return
    signs = []
    if any(box.lit and box.shape != "junction" for box in scene.boxes):
        signs.append(f"{LIT_SIDE} {LIT_SIDE}")
    if any(box.lit and box.shape == "junction" for box in scene.boxes):
        signs.append(LIT_DOT)
    styles = dict.fromkeys(STYLES[link.relation] for link in scene.links if link.lit)
    signs += [LIT_STYLES.get(style, style)[0] for style in styles]
    yield " ".join([*signs, scene.lit[0]])


def _signs(scene: Scene, head: str, *, upright: bool) -> Iterable[str]:
    kinds = {box.shape for box in scene.boxes}
    relations = {link.relation for link in scene.links if link.heads != "none"}
    plain = {link.relation for link in scene.links if link.heads == "none"}
    serves = Counter(link.source for link in scene.links if link.relation == "evidence")
    hanging = {key for key, number in serves.items() if number == 1 and not upright}
    if "question" in kinds:
        yield "╔═╗ question"
    if any(box.thesis for box in scene.boxes):
        yield "┏━┓ thesis of a position"
    for relation, sign, line, words in (
        ("support", "+", "─", "supports"),
        ("rebut", "−", "╌", "rebuts"),
        ("undercut", "⊥", "┈", "undercuts: attacks the step"),
        ("evidence", "“", "─", "evidence for"),
    ):
        if any(
            k.relation == relation and k.heads == "end" and k.source not in hanging
            for k in scene.links
        ):
            more = " or the evidence" if sign == "⊥" and scene.doubts_evidence else ""
            yield f"{head}{sign}{'' if upright else line} {words}{more}"
    if any(link.heads == "both" for link in scene.links):
        yield "◀╌−╌▶ rebut each other" if upright else "▲−▼ rebut each other"
    if any(link.drawn for link in scene.links):
        ring = f", {DRAWN_DOT}" if any(box.drawn for box in scene.boxes) else ""
        yield f"{OPEN_HEADS[head]}{ring} drawn by the mapmaker"
    if "answers" in relations | plain:
        yield "═ answers the question"
    if "contradiction" in plain:
        yield "✕ cannot both be true"
    if "restatement" in plain:
        yield "≡ the same in other words"
    met = Counter(link.target for link in scene.links if link.heads == "none")
    junctions = [box for box in scene.boxes if box.shape == "junction"]
    if any(met[box.key] > 1 for box in junctions):
        yield "● premises that work together"
    elif junctions:
        yield "● the step"
    if "evidence" in kinds:
        yield f"┌┄┐ quotation or other evidence{', under what it is for' if hanging else ''}"
    for sign in scene.signs:
        yield f"{sign} {SIGNS[sign]}"
    if "argument" in kinds:
        yield "╒═╕ argument of several steps"
    if any(box.shape == "group" for box in scene.boxes):
        yield "╒═╕ group, not opened"
    if any(link.numbered for link in scene.links):
        yield "a number on a line: it represents so many"
    for text, words in (MARKS[kind] for kind in scene.marks):
        yield f"{text}: {words}"
