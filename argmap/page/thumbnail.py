"""The picture of a map in small, without words: what one sees of it from afar."""

from __future__ import annotations

from argmap.drawing.engines import EngineError
from argmap.drawing.fit import How, fit
from argmap.drawing.folding.fold import AS_USUAL
from argmap.drawing.layout.routes import extent
from argmap.drawing.paper import pages
from argmap.drawing.svg.edges import curve
from argmap.drawing.view import select, without_evidence
from argmap.model import ArgumentMap

PAGE = "A4"
_LINES = {"support": "for", "rebut": "against", "contradiction": "against", "undercut": "undercut"}


def thumbnail(map: ArgumentMap) -> str:
    """Return an SVG of the boxes and lines of a map, as many as a page has room for; nothing for one without claims, or
    for which no layout can be made.
    """
    if not map.claims:
        return ""
    try:
        made = fit(
            without_evidence(select(map)[0]), AS_USUAL, pages(PAGE)[:1], How(quotations="none")
        )
    except EngineError:
        return ""
    scene, layout = made.scene, made.layout
    parts = [
        f'<path class="{_LINES.get(link.relation, "line")}" d="{curve(layout.paths[n])}"/>'
        for n, link in enumerate(scene.links)
        if len(layout.paths.get(n, ())) > 1
    ]
    for box in scene.boxes:
        x, y = layout.centres[box.key]
        paint = box.badges[0].paint if box.badges else "none"
        kind = f"{paint} thesis" if box.thesis else paint
        if box.shape == "question":
            kind = "question"
        x, y = x - box.width / 2, y - box.height / 2
        parts.append(
            f'<rect class="{kind}" x="{x:.0f}" y="{y:.0f}" width="{box.width:.0f}" height="{box.height:.0f}" rx="8"/>'
        )
    left, top, right, bottom = extent(scene, layout)
    size = f"{left - 8:.0f} {top - 8:.0f} {right - left + 16:.0f} {bottom - top + 16:.0f}"
    return f'<svg class="thumbnail" viewBox="{size}" aria-hidden="true" focusable="false">{"".join(parts)}</svg>'
