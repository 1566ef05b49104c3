"""Workflow commands: GitHub shows each diagnostic at its line of the change."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from argmap.base.diagnostics import Diagnostic
from argmap.base.text import Document, whole
from argmap.base.visible import one_line

LEVELS = {"error": "error", "warning": "warning", "info": "notice"}


def write(diagnostics: Sequence[Diagnostic], documents: Mapping[str, Document], color: bool) -> str:
    """Return one command a line; `color` is ignored."""
    del color
    return "".join(_command(d, documents) for d in diagnostics)


def _command(diagnostic: Diagnostic, documents: Mapping[str, Document]) -> str:
    place = diagnostic.place
    properties: dict[str, object] = {"file": whole(place.file)}
    if document := documents.get(place.file):
        start, end = document.position(place.start), document.position(place.end)
        properties |= {"line": start.line, "endLine": end.line}
        if start.line == end.line:
            # Columns mean something to GitHub only within one line, and its end counts in.
            properties |= {"col": start.column, "endColumn": max(start.column, end.column - 1)}
    properties["title"] = f"{diagnostic.name} [{diagnostic.code}]"
    words = one_line(diagnostic.message)
    if diagnostic.help:
        words += f"\nhelp: {one_line(diagnostic.help)}"
    written = ",".join(f"{key}={_property(str(value))}" for key, value in properties.items())
    return f"::{LEVELS[diagnostic.severity]} {written}::{_data(words)}\n"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
