"""Diagnostics put in words and formats: for people, for editors, for machines.

`render` is the one way in; each format has its own file and is imported only when asked for.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from importlib import import_module

from argmap.base.diagnostics import Diagnostic, Severity
from argmap.base.text import Document

FORMATS = {
    "full": "argmap.formats.checks.full",
    "short": "argmap.formats.checks.short",
    "json": "argmap.formats.checks.json",
    "github": "argmap.formats.checks.github",
    "sarif": "argmap.formats.checks.sarif",
}
"""Each format's name and the module whose `write` makes it."""


def render(
    diagnostics: Sequence[Diagnostic],
    documents: Mapping[str, Document],
    format: str = "full",  # the word users type
    color: bool = False,
    explain: bool = False,
) -> str:
    """Return all diagnostics in one text that ends with a line end, or the empty text.

    `documents` are the files by path; they supply the lines to show, and line and column numbers
    (both from 1, columns in code points). A diagnostic in any other file is still reported, without
    a line. `color` matters for `full` and `short` only. `explain` adds to `full` the patterns of
    words behind a finding.
    """
    return "".join(render_pieces(diagnostics, documents, format, color, explain))


def render_pieces(
    diagnostics: Sequence[Diagnostic],
    documents: Mapping[str, Document],
    format: str = "full",
    color: bool = False,
    explain: bool = False,
) -> Iterable[str]:
    """Return the same text in pieces, for formats that may be larger than memory."""
    if not explain:
        diagnostics = [replace(d, because=()) if d.because else d for d in diagnostics]
    module = import_module(FORMATS[format])
    if hasattr(module, "pieces"):
        found: Iterable[str] = module.pieces(diagnostics, documents)
        return found
    return (module.write(diagnostics, documents, color),)


def summary(diagnostics: Sequence[Diagnostic]) -> str:
    """Return one line of counts, as in `3 errors, 1 warning in 2 files`."""
    counts = Counter(d.severity for d in diagnostics)
    words = [
        _count(counts[severity], noun)
        for severity, noun in (
            (Severity.ERROR, "error"),
            (Severity.WARNING, "warning"),
            (Severity.INFO, "info"),
        )
        if counts[severity]
    ]
    files = len({d.place.file for d in diagnostics})
    return f"{', '.join(words)} in {_count(files, 'file')}" if words else "No problems"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 or noun == "info" else f"{number} {noun}s"
