"""A scene with its layout as SVG: head, legend, areas, edges, boxes."""

from __future__ import annotations

from argmap.base.values import dataclass
from argmap.drawing.layout.places import Layout, Point
from argmap.drawing.layout.router.plan import bundles
from argmap.drawing.layout.routes import extent
from argmap.drawing.layout.titles import ASIDE, LEAD, title_lines
from argmap.drawing.paper import Page
from argmap.drawing.scene.scene import UNMATCHED, Area, Scene
from argmap.drawing.scene.words import escape, fitted, leans_right, lines
from argmap.drawing.svg.edges import curve, draw_link
from argmap.drawing.svg.halo import box_halo, edge_halo
from argmap.drawing.svg.legend import legend
from argmap.drawing.svg.notes import draw_notes, lists_of
from argmap.drawing.svg.paint import Paint
from argmap.drawing.svg.shapes import draw_box, text

EMPTY = "There is nothing to draw in this map yet."
MARGIN = 28.0
NARROWEST = 760.0
WIDEST_HEAD = 1180.0
FONT = "Helvetica, Arial, 'Liberation Sans', sans-serif"


@dataclass(frozen=True, slots=True)
class Room:
    """The size of a picture in px, with its margins: the room of its head, and the proportion to its page.

    `zoom` is how much larger than the smallest type allowed it is on the page; less than 1 is too small.
    """

    head: float
    width: float
    height: float
    zoom: float = 1.0


ZOOMS = (1.4, 1.25, 1.1, 1.0)
"""How much a picture may be enlarged to fill its page."""


def room_of(
    scene: Scene, layout: Layout, *, with_legend: bool = True, page: Page | None = None
) -> Room:
    """Return the size that a picture takes, as it is or on a page."""
    left, top, right, bottom = extent(scene, layout)
    wide, high = right - left, bottom - top
    paint = Paint("light")

    def height(head: float, width: float) -> float:
        listed = lists_of(scene, width - 2 * MARGIN)
        above = _head(scene, head, paint, with_legend)[1]
        return above + high + MARGIN + sum(made.height + MARGIN for made in listed)

    if page is None:
        head = max(NARROWEST, min(wide, WIDEST_HEAD))
        width = max(wide, head) + 2 * MARGIN
        return Room(head, width, height(head, width))
    across, down = page.room
    for zoom in ZOOMS:
        width = across / zoom
        head = min(width - 2 * MARGIN, WIDEST_HEAD)
        total = height(head, width) if wide + 2 * MARGIN <= width else 0.0
        if total and total <= down / zoom:
            return Room(head, width, down / zoom, zoom)
    width = max(across, wide + 2 * MARGIN)
    head = min(width - 2 * MARGIN, WIDEST_HEAD)
    total = height(head, width)
    grown = max(width / across, total / down)
    return Room(head, across * grown, down * grown, 1 / grown)


def head_of(scene: Scene, page: Page, *, with_legend: bool = True) -> float:
    """Return how far down a page the drawing begins."""
    room = min(page.room[0] - 2 * MARGIN, WIDEST_HEAD)
    return _head(scene, room, Paint("light"), with_legend)[1]


def draw(
    scene: Scene, layout: Layout, *, theme: str = "auto", with_legend: bool = True,
    page: Page | None = None,
) -> str:  # fmt: skip
    """Draw the picture as a whole SVG document, as large as it is or on a page. `theme` is `auto`, `light`,
    `dark` or `classic`.
    """
    paint = Paint(theme)
    room = room_of(scene, layout, with_legend=with_legend, page=page)
    left, top, right, bottom = extent(scene, layout)
    wide, high = right - left, bottom - top
    head, height = _head(scene, room.head, paint, with_legend)
    dx = (room.width - wide) / 2 - left
    dy = height - top
    height += high + MARGIN
    body = draw_body(scene, layout, dx, dy, paint)
    for made in lists_of(scene, room.width - 2 * MARGIN):
        body += draw_notes(made, MARGIN, height, paint)
        height += made.height + MARGIN
    drawn = head + "".join(body)
    return document(scene.title, scene.language, room.width, room.height, drawn, paint, page)


def draw_body(scene: Scene, layout: Layout, dx: float, dy: float, paint: Paint) -> list[str]:
    """Draw groups, edges and boxes, moved by dx, dy: a picture without what is around it."""
    body, titles = _areas(scene, layout, dx, dy, paint)
    ways = [[(x + dx, y + dy) for x, y in layout.paths[n]] for n in range(len(scene.links))]
    if scene.lit is not None:
        body += _halos(scene, layout, ways, dx, dy, paint)
    body.append('<g class="edges">\n')
    ids = {box.key: box.id for box in scene.boxes}
    bundled = bundles(scene, layout)
    signs = {n: (x + dx, y + dy) for n, (x, y) in layout.signs.items()}
    for number, (link, path) in enumerate(zip(scene.links, ways, strict=True)):
        ends = ids[link.source], ids[link.target]
        sign, shared = signs.get(number), number in bundled
        body += (draw_link(link, ends, path, paint, sign, bundled=shared), "\n")
    body += ("</g>\n", *titles, '<g class="boxes">\n')
    for box in scene.boxes:
        x, y = layout.centres[box.key]
        corner = x + dx - box.width / 2, y + dy - box.height / 2
        body += (draw_box(box, *corner, paint), "\n")
    body.append("</g>\n")
    return body


def document(
    title: str, language: str, width: float, height: float, drawn: str, paint: Paint,
    page: Page | None = None,
) -> str:  # fmt: skip
    """Return a whole SVG document around what is drawn; with a `page` it has the page's size in mm."""
    ground = f'<rect width="100%" height="100%"{paint("canvas")}/>\n'
    ink = f"<g{paint('ink')}>\n"
    size = f'width="{width:.0f}" height="{height:.0f}" viewBox="0 0 {width:.0f} {height:.0f}"'
    if page is not None:
        size = f'width="{page.width:g}mm" height="{page.height:g}mm" viewBox="0 0 {width:.1f} {height:.1f}"'
    language = escape(language or "en")
    title = escape(title)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="argmap" {size} lang="{language}" '
        f'xml:lang="{language}" role="img" aria-label="{title}" font-family="{FONT}" '
        f'font-size="13">\n<title>{title}</title>\n{paint.style()}{ground}{ink}{drawn}'
        f"</g>\n</svg>\n"
    )


def _head(scene: Scene, room: float, paint: Paint, with_legend: bool) -> tuple[str, float]:
    """Draw title, subtitle, the note on what is left out, and the legend; return them and the y
    where the drawing may begin.
    """
    above, y = heading(
        scene.title, scene.subtitle, scene.scope, room, paint, small=scene.sheet is not None
    )
    drawn = [above]
    if not scene.boxes:
        empty = EMPTY
        if scene.scope:
            empty = UNMATCHED
        y += 34
        drawn.append(text(MARGIN, y, fitted(empty, room, 14.0), ' font-size="14"'))
        return "".join(drawn), y + 10
    if with_legend and scene.legend:
        y += 4 if scene.sheet else 10
        key, height = legend(scene, MARGIN, y, room, paint)
        drawn.append(key)
        y += height
    return "".join(drawn), y + (14 if scene.sheet else 22)


TYPES = ((24.0, 30.0, True, 3), (14.0, 19.0, False, 4), (12.0, 17.0, False, 3))
"""Size, lead and weight of title, subtitle and note, and how many lines each may have."""
SMALL_TYPES = ((20.0, 26.0, True, 2), (13.0, 17.0, False, 2), (12.0, 16.0, False, 2))
"""The same on a page."""


def heading(
    title: str, subtitle: str, scope: str, room: float, paint: Paint, *, small: bool = False
) -> tuple[str, float]:
    """Draw title, subtitle and the note on what is left out; return them and the y below them."""
    drawn = ['<g class="head">']
    y = MARGIN - 4
    types = SMALL_TYPES if small else TYPES
    for words, (size, lead, bold, most) in zip((title, subtitle, scope), types, strict=True):
        rtl = leans_right(words)
        for line in lines(words, room, most, size, bold):
            y += lead
            more = f' font-size="{size:.0f}"'
            more += ' font-weight="bold"' if bold else paint("muted")
            x = MARGIN + room if rtl else MARGIN
            drawn.append(text(x, y - lead * 0.25, line, more, rtl=rtl))
        y += 3 if words else 0
    drawn.append("</g>\n")
    return "".join(drawn), y


def _halos(
    scene: Scene, layout: Layout, ways: list[list[Point]], dx: float, dy: float, paint: Paint
) -> list[str]:
    """Draw the bands of highlighted parts, edges first."""
    drawn = [
        f"{edge_halo(curve(path), paint)}\n"
        for link, path in zip(scene.links, ways, strict=True)
        if link.lit
    ]
    for box in scene.boxes:
        if box.lit:
            x, y = layout.centres[box.key]
            corner = x + dx - box.width / 2, y + dy - box.height / 2
            drawn.append(f"{box_halo(box, *corner, paint)}\n")
    return ['<g class="lit">\n', *drawn, "</g>\n"]


def _areas(
    scene: Scene, layout: Layout, dx: float, dy: float, paint: Paint
) -> tuple[list[str], list[str]]:
    """Draw groups, outermost first, and their titles, which lie above the edges."""
    grounds, titles = [], []
    for area in nested(scene.areas):
        if area.key not in layout.areas:
            continue
        x0, y0, x1, y1 = layout.areas[area.key]
        x, y, width, height = x0 + dx, y0 + dy, x1 - x0, y1 - y0
        rtl = leans_right(area.title)
        left, top, right, bottom = layout.titles[area.key]
        at = dx + (right if rtl else left)
        more = ' font-size="12" font-weight="bold" stroke-width="5" paint-order="stroke"'
        more += f' stroke-linejoin="round"{paint("muted", "area")}'
        grounds.append(
            f'<g id="{area.id}" class="group"><title>{escape(area.title)}</title>'
            f'<rect x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="{height:.1f}" rx="8"'
            f"{paint('area', 'frame')}/></g>\n"
        )
        words = title_lines(area, right - left + 2 * ASIDE + 0.1, round((bottom - top) / LEAD))
        titles += [
            text(at, top + dy + 12 + LEAD * turn, line, more, rtl=rtl) + "\n"
            for turn, line in enumerate(words)
        ]
    return grounds, titles


def nested(areas: list[Area]) -> list[Area]:
    """Return the areas, each after the area around it."""
    below: dict[str | None, list[Area]] = {}
    for area in areas:
        below.setdefault(area.parent, []).append(area)
    found: list[Area] = []
    waiting = below.get(None, [])
    while waiting:
        found += waiting
        waiting = [inner for area in waiting for inner in below.get(area.key, ())]
    return found
