"""One line for each diagnostic: `file:line:col: severity[code] name: message`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from argmap.base.diagnostics import Diagnostic
from argmap.base.text import Document, Place
from argmap.base.visible import one_line, visible
from argmap.formats.checks.paint import painter


def write(diagnostics: Sequence[Diagnostic], documents: Mapping[str, Document], color: bool) -> str:
    """Return the lines, each with its line end; editors and `grep` read this form."""
    paint = painter(color)
    return "".join(
        f"{point(d.place, documents)}: {paint(f'{d.severity}[{d.code}]', d.severity)}"
        f" {d.name}: {one_line(d.message)}\n"
        for d in diagnostics
    )


def point(place: Place, documents: Mapping[str, Document]) -> str:
    """Return `file:line:col`, or the file alone when its text is unavailable."""
    document = documents.get(place.file)
    if document is None:
        return visible(place.file)
    line, column = document.position(place.start)
    return f"{visible(place.file)}:{line}:{column}"
