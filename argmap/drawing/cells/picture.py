"""A map drawn in characters, for a terminal, a mail or a comment in a program."""

from __future__ import annotations

from argmap.base.values import dataclass
from argmap.drawing.cells.boxes import MOST_LINES, cell_boxes, cells, hang_evidence, wrapped
from argmap.drawing.cells.layout import plan
from argmap.drawing.cells.legend import legend
from argmap.drawing.cells.outline import outline
from argmap.drawing.cells.page import Cells, Sheet, put_boxes, put_edges
from argmap.drawing.cells.plan import Plan
from argmap.drawing.cells.routes import Route, route
from argmap.drawing.engines import Limit
from argmap.drawing.scene.build import build
from argmap.drawing.scene.scene import UNMATCHED, Scene
from argmap.drawing.view import View

WIDTH = 120
"""Columns a drawing may take with conclusions on top; a wider one has them on the left."""
MANY = 300
"""Number of claims above which conclusions on top are not even tried."""
NARROWEST = 60
"""Columns for the title and the legend, however narrow the drawing is."""
NOTHING = "This map has no claims yet."


@dataclass(frozen=True, slots=True)
class Drawing:
    """A scene with its boxes placed and its edges routed."""

    scene: Scene
    plan: Plan
    routes: list[Route]


def draw_cells(
    view: View,
    *,
    direction: str = "up",
    engine: str = "auto",
    deadline: float = 60.0,
    open_: tuple[str, ...] = (),
    with_legend: bool = True,
    width: int | None = None,
    quotes: str = "boxes",
) -> Cells:
    """Draw a view in characters. Raises `EngineError` when no layout can be made, or none in
    `deadline` seconds.

    The direction `up` puts conclusions on top if the drawing then fits into `width` columns (120
    for `None`), else on the left, because a page scrolls down, not sideways. Other directions are
    kept.
    """
    limit = Limit(deadline)
    drawing = arrange(view, direction, engine, limit, open_, width or WIDTH, quotes)
    scene, made = drawing.scene, drawing.plan
    body = painted(drawing, limit)
    room = max(NARROWEST, min(made.width, width or WIDTH))
    head: list[str] = []
    for text in (scene.title, scene.subtitle, scene.scope):
        head += wrapped(text, room, 6)
    if not scene.boxes:
        return Cells((*head, "", UNMATCHED if scene.scope else NOTHING), {})
    down = len(head) + 1
    places = {name: (box[0] + down, *box[1:]) for name, box in body.places.items()}
    foot: list[str] = []
    if with_legend:
        foot = legend(scene, room, upright=not made.sideways, reverse=made.reverse)
    foot = [*(["", *foot] if foot else []), *listed(scene, room)]
    return Cells((*head, "", *body.rows, *foot), places)


def painted(drawing: Drawing, limit: Limit) -> Cells:
    """Return a drawing as rows of characters, without blank rows and columns around it. Raises `EngineError` when
    the time is over.
    """
    made = drawing.plan
    sheet = Sheet(made.width, made.height)
    put_boxes(sheet, made, limit)
    put_edges(sheet, made, drawing.routes, limit)
    body = sheet.text()
    left = min((len(r) - len(r.lstrip()) for r in body if r), default=0)
    above = next((i for i, r in enumerate(body) if r), 0)
    body = [row[left:] for row in body[above:]]
    while body and not body[-1]:
        body.pop()
    places = {
        box.name: (box.row - above, box.column - left, box.width, box.height)
        for box in made.boxes.values()
    }
    return Cells(tuple(body), places)


def written(
    view: View,
    *,
    direction: str = "up",
    engine: str = "auto",
    deadline: float = 60.0,
    open_: tuple[str, ...] = (),
    with_legend: bool = True,
    width: int | None = None,
    quotes: str = "auto",
) -> list[str]:
    """Return a view as lines of at most `width` cells (120 for `None`): drawn where that fits, else as an
    outline. Raises `EngineError` when no layout can be made, or none in `deadline` seconds.
    """
    room = width or WIDTH
    if len(view.claims) <= MANY:
        drawn = draw_cells(view, direction=direction, engine=engine, deadline=deadline, open_=open_,
                           with_legend=with_legend, width=room, quotes=quotes)  # fmt: skip
        if max(map(cells, drawn.rows), default=0) <= room:
            return list(drawn.rows)
    scene = build(view, direction=direction, open_=open_, quotes=quotes)
    head = [
        line
        for text in (scene.title, scene.subtitle, scene.scope)
        for line in wrapped(text, room, 6)
    ]
    told = outline(scene, view, room, Limit(deadline), legend=with_legend)
    return [*head, *told, *listed(scene, room)]


def listed(scene: Scene, room: int) -> list[str]:
    """Return the list of quotations whose numbers the boxes have."""
    found: list[str] = []
    for note in scene.notes:
        number = f"[{note.number}] "
        words = " ".join(part for part in (note.words, note.sign, note.credit) if part)
        lines = wrapped(words, room - len(number), 12)
        found += [(number if n == 0 else " " * len(number)) + line for n, line in enumerate(lines)]
    return ["", *found] if found else []


def arrange(
    view: View, direction: str, engine: str, limit: Limit, open_: tuple[str, ...], width: int,
    quotes: str = "boxes",
) -> Drawing:  # fmt: skip
    """Place the boxes and route the edges of a view. Raises `EngineError`, also when this takes
    longer than the limit.
    """
    if direction == "up" and len(view.claims) > MANY:
        direction = "left"
    scene = build(view, direction=direction, open_=open_, quotes=quotes)
    made = placed(scene, view, engine, limit)
    if direction == "up" and made.width > width:
        scene = build(view, direction="left", open_=open_, quotes=quotes)
        made = placed(scene, view, engine, limit)
    return Drawing(scene, made, route(made, limit))


def placed(
    scene: Scene, view: View, engine: str, limit: Limit, *, lines: int = MOST_LINES, room: int = 0
) -> Plan:
    """Return the boxes of a view's scene at their places; `lines` as in `cell_boxes`, `room` as in `plan`.
    Raises `EngineError`, also when the time is over.
    """
    limit.hold()
    # Frames around groups would take more room and clarity than they are worth in characters.
    scene.areas.clear()
    for box in scene.boxes:
        box.area = None
    boxes = cell_boxes(scene, view, limit, lines)
    hang_evidence(scene, boxes)
    reverse = scene.direction in ("down", "right")
    return plan(scene, boxes, reverse=reverse, engine=engine, limit=limit, room=room)
