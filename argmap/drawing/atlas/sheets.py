"""A sheet of an atlas drawn into its frame: panels, quotations, and what leads to other pages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from argmap.base.values import dataclass
from argmap.drawing.atlas.frame import Frame, Spot
from argmap.drawing.atlas.listing import INDENT, Listing, draw_listing, heading_line, level
from argmap.drawing.atlas.pages import HEAD, Sheet
from argmap.drawing.atlas.panels import GAP, LISTED, Panel, Panels
from argmap.drawing.atlas.relations import entry, plain_ranges
from argmap.drawing.layout.routes import extent
from argmap.drawing.scene.boxes import mark
from argmap.drawing.scene.scene import Mark, Note, Scene
from argmap.drawing.scene.words import clean, clipped, safe
from argmap.drawing.svg import shapes
from argmap.drawing.svg.notes import LEAD, draw_notes, lay_out_notes
from argmap.drawing.svg.svg import MARGIN, draw_body
from argmap.model import ArgumentMap


@dataclass(frozen=True, slots=True)
class Known:
    """What a sheet has to know of the others: the page of each claim, and all pages that it has a box on."""

    map: ArgumentMap
    title: str
    panels: Panels
    homes: Mapping[str, int]
    stands: Mapping[str, tuple[int, ...]]


def draw_sheet(frame: Frame, sheet: Sheet, known: Known) -> str:
    """Draw a page with panels, with what is listed below them; return its heading."""
    map = known.map
    first = sheet.panels[0]
    words = clean(map.claims[first.part.root].text) or first.part.root
    about = dict.fromkeys([known.title, *(_section(known, panel) for panel in sheet.panels)])
    frame.head(" · ".join(about), words)
    seen: dict[str, int] = {}
    notes: list[Note] = []
    for turn, (panel, (x, y)) in enumerate(zip(sheet.panels, sheet.corners, strict=True)):
        scene = _filled(panel, sheet, turn, known, frame, len(notes))
        _tell_apart(scene, seen)
        notes += scene.notes
        left, top, *_ = extent(scene, panel.layout)
        dx, dy = MARGIN + (frame.room - sheet.width) / 2 + x - left, HEAD + y - top
        frame.drawn += draw_body(scene, panel.layout, dx, dy, frame.paint)
        for box in scene.boxes:
            if page := next((n for n, name in frame.names.items() if box.href.startswith(f"{name}#")), 0):
                cx, cy = panel.layout.centres[box.key]
                frame.spots.append(Spot(cx + dx - box.width / 2, cy + dy - box.height / 2, box.width,
                                        box.height, page))  # fmt: skip
    _lists(frame, sheet, known, notes, HEAD + sheet.height + GAP)
    return clipped(words, 90)


def _lists(frame: Frame, sheet: Sheet, known: Known, notes: list[Note], y: float) -> None:
    """Draw the quotations, and the relations that lead to other pages."""
    listed = lay_out_notes(notes, frame.room, known.panels.lines)
    frame.drawn += draw_notes(listed, MARGIN, y, frame.paint)
    for one in listed.placed:
        if one.note.href:
            high = LEAD * (len(one.words) + len(one.credit))
            at = MARGIN + one.x, y + one.y
            frame.spots.append(Spot(*at, listed.column, high, href=one.note.href))
    y += listed.height + GAP if listed.placed else 0.0
    here = sheet.claims
    also = [entry(known.map, r, here, known.homes) for r in sheet.told]
    if also:
        more = f' font-size="12" font-weight="bold"{frame.paint("muted")}'
        line = heading_line("To and from other pages", frame.room)
        frame.drawn.append(shapes.text(MARGIN, y + 12, line, more) + "\n")
        draw_list(frame, level(also, frame.room), y + LISTED)


def draw_list(frame: Frame, made: Listing, y: float) -> None:
    """Draw a list with its links, its left edge at the margin."""
    frame.drawn.append('<g class="list">\n')
    for drawn, one in draw_listing(made, MARGIN, y, frame.paint):
        page, href = one.entry.page or one.entry.leads, one.entry.href
        wide = made.column - INDENT * one.entry.indent
        spot = Spot(MARGIN + one.x, y + one.y, wide, one.height, page, href)
        frame.link(f"<g>{drawn}</g>\n", spot)
    frame.drawn.append("</g>\n")


def _section(known: Known, panel: Panel) -> str:
    """Return the words of the section that a panel is in."""
    map, name = known.map, panel.section.name
    if panel.section.kind == "position":
        return clean(map.positions[name].text) or name
    return (clean(map.groups[name].text) or name) if name else known.panels.forest.rest


def _filled(
    panel: Panel, sheet: Sheet, turn: int, known: Known, frame: Frame, first: int
) -> Scene:
    """Return the scene of a panel with the numbers of its quotations and of other pages; its boxes keep their sizes."""
    words = _references(panel, sheet, turn, known, frame.number)
    made = known.panels.scene(panel.view, words, first)
    claims = {f"claim-{safe(claim)}": claim for claim in panel.view.claims}
    for number, (old, new) in enumerate(zip(panel.scene.boxes, made.boxes, strict=True)):
        fresh = {m.kind: m for m in new.marks}
        marks = tuple(_renewed(one, fresh) for one in old.marks)
        names = new.names if new.split == old.split else old.names
        href = new.href
        if others := [p for p in known.stands.get(claims.get(old.id, ""), ()) if p != frame.number]:
            home = known.homes[claims[old.id]]
            page = home if home != frame.number else others[0]
            href = f"{frame.names[page]}#{old.id}"
        made.boxes[number] = replace(old, marks=tuple(m for m in marks if m), names=names,
                                     href=href)  # fmt: skip
    return made


def _renewed(one: Mark, fresh: Mapping[str, Mark]) -> Mark | None:
    """Return a mark with its numbers as they have come out, not wider than there is room for."""
    if one.kind not in ("quoted", "pages"):
        return one
    made = fresh.get(one.kind)
    while made and one.kind == "pages" and made.width > one.width and " " in made.text.strip("…"):
        made = mark("pages", f"{made.text.strip(',…').rpartition(' ')[0].strip(',')}…")
    return made


def _references(
    panel: Panel, sheet: Sheet, turn: int, known: Known, here: int
) -> dict[str, str]:  # fmt: skip
    """Return for the claims of a panel that are on several pages the numbers of the others."""
    words = {}
    for claim in panel.view.claims:
        pages = known.stands[claim]
        if claim not in panel.part.claims:  # its place alone, and where a long part goes on
            home = known.homes[claim]
            pages = (home, *(p for p in pages if p > here and panel.part.root == claim))
        before = [p for p in pages if p < here]
        after = [p for p in pages if p > here]
        parts = [f"← {plain_ranges(before)}"] if before else []
        parts += [f"→ {plain_ranges(after)}"] if after else []
        if not parts:
            turns = [n for n, other in enumerate(sheet.panels) if claim in other.view.own]
            parts = ["↓"] if turn < turns[-1] else ["↑"] if turn > turns[0] else []
        if parts:
            words[claim] = " ".join(parts)
    return words


def _tell_apart(scene: Scene, seen: dict[str, int]) -> None:
    """Give boxes, edges and quotations that are on the page already ids of their own."""

    def own(id_: str) -> str:
        turn = seen[id_] = seen.get(id_, 0) + 1
        return id_ if turn == 1 else f"{id_}_{turn}"

    scene.boxes[:] = [replace(box, id=own(box.id)) for box in scene.boxes]
    scene.links[:] = [replace(link, id=own(link.id)) for link in scene.links]
    for number, note in enumerate(scene.notes):
        id_ = f"evidence-{safe(note.id)}"
        turn = seen[id_] = seen.get(id_, 0) + 1
        if turn > 1:
            scene.notes[number] = replace(note, id=f"{note.id}..{turn}")
