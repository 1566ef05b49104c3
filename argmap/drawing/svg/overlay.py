"""Words that go over a picture in PDF instead of being part of it.

What turns SVG into PDF sets letters that are stacked or combined at wrong places; as text of the
page they are right.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree import ElementTree as ET

_OTHER = re.compile(r"<text [^>]*data-script=[^>]*>[^<]*</text>")
_SVG = "{http://www.w3.org/2000/svg}"
_VIEW = re.compile(r'viewBox="0 0 ([\d.]+) ')

Placed = dict[str, object]
"""Words with their place in pt, size, fonts, colour and direction."""


def lifted(svg: str, width: float) -> tuple[str, list[Placed]]:
    """Take the texts in other fonts than argmap's out of an SVG that is drawn `width` pt wide;
    return it without them, and them.
    """
    if not _OTHER.search(svg):
        return svg, []
    view = _VIEW.search(svg)
    scale = width / float(view[1]) if view else 0.75
    found = list(_placed(ET.fromstring(svg), {}, scale))  # noqa: S314  # our own SVG
    return _OTHER.sub("", svg), found


def _placed(element: ET.Element, above: dict[str, str], scale: float) -> Iterator[Placed]:
    now = {**above, **element.attrib}
    now["opacity"] = str(float(above.get("opacity", 1)) * float(element.get("opacity", 1)))
    if element.tag == f"{_SVG}text" and "data-script" in element.attrib:
        words = element.text or ""
        yield {
            "words": words.strip("\u2067\u2069"),
            "rtl": words.startswith("\u2067"),
            "end": now.get("text-anchor") == "end",
            "x": float(now["x"]) * scale,
            "y": float(now["y"]) * scale,
            "size": float(now.get("font-size", 16)) * scale,
            "bold": now.get("font-weight") == "bold",
            "fill": now.get("fill", "#000000"),
            "clear": round(100 - 100 * float(now["opacity"])),
            "fonts": [name.strip(" '") for name in now["font-family"].split(",")],
        }
    for child in element:
        yield from _placed(child, now, scale)
