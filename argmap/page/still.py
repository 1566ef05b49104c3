"""The start picture for readers without scripts: the whole debate, folded until it fits, as SVG."""

from __future__ import annotations

import re
from dataclasses import replace

from argmap.drawing.fit import How, in_room
from argmap.drawing.view import select
from argmap.formats.exports import exporter_for
from argmap.formats.exports.options import Options
from argmap.reading import Reading

_HEAD = re.compile(r"^<\?xml[^>]*\?>\s*")


def still_picture(reading: Reading) -> str:
    """Return the picture. Raises `EngineError` or `ExportError` when no layout can be made."""
    view = replace(select(reading.map)[0], states=reading.quotes.states)
    shown, fitted = in_room(view, how=How())
    drawn = exporter_for("svg").export(shown, Options(fitted=fitted))
    return _HEAD.sub("", drawn) if isinstance(drawn, str) else ""
