"""SARIF 2.1.0, for code-scanning services. Columns are counted in code points."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from argmap.base.diagnostics import Diagnostic, Fix
from argmap.base.text import Document, Place
from argmap.formats.checks.json import in_pieces
from argmap.formats.checks.uri import file_uri
from argmap.version import __version__

Json = dict[str, object]

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
LEVELS = {"error": "error", "warning": "warning", "info": "note"}


def write(diagnostics: Sequence[Diagnostic], documents: Mapping[str, Document], color: bool) -> str:
    """Return one run with the rules that found something and their results; `color` is ignored."""
    del color
    return "".join(pieces(diagnostics, documents))


def pieces(diagnostics: Sequence[Diagnostic], documents: Mapping[str, Document]) -> Iterator[str]:
    """Yield the report in pieces, so that it is never in memory as a whole."""
    names = {d.code: d.name for d in sorted(diagnostics, key=lambda d: d.code)}
    index = {code: i for i, code in enumerate(names)}
    rules = [
        {"id": code, "name": name, "shortDescription": {"text": name.replace("-", " ")}}
        for code, name in names.items()
    ]
    run: Json = {
        "tool": {"driver": {"name": "argmap", "version": __version__, "rules": rules}},
        "columnKind": "unicodeCodePoints",
        "results": [],
    }
    shape: Json = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    yield from in_pieces(shape, (_result(d, index[d.code], documents) for d in diagnostics))


def _result(diagnostic: Diagnostic, index: int, documents: Mapping[str, Document]) -> Json:
    words = diagnostic.message + (f"\n{diagnostic.help}" if diagnostic.help else "")
    result: Json = {
        "ruleId": diagnostic.code,
        "ruleIndex": index,
        "level": LEVELS[diagnostic.severity],
        "message": {"text": words},
        "locations": [_location(diagnostic.place, documents)],
    }
    if diagnostic.labels:
        result["relatedLocations"] = [
            {"id": i, **_location(label.place, documents), "message": {"text": label.message}}
            for i, label in enumerate(diagnostic.labels)
        ]
    if diagnostic.fix and all(e.place.file in documents for e in diagnostic.fix.edits):
        result["fixes"] = [_fix(diagnostic.fix, documents)]
    return result


def _fix(fix: Fix, documents: Mapping[str, Document]) -> Json:
    changes: dict[str, list[Json]] = {}
    for edit in fix.edits:
        changes.setdefault(edit.place.file, []).append(
            {
                "deletedRegion": _region(edit.place, documents[edit.place.file]),
                "insertedContent": {"text": edit.text},
            }
        )
    return {
        "description": {"text": fix.title},
        "artifactChanges": [
            {"artifactLocation": {"uri": file_uri(file)}, "replacements": replacements}
            for file, replacements in changes.items()
        ],
    }


def _location(place: Place, documents: Mapping[str, Document]) -> Json:
    physical: Json = {"artifactLocation": {"uri": file_uri(place.file)}}
    if document := documents.get(place.file):
        physical["region"] = _region(place, document)
    return {"physicalLocation": physical}


def _region(place: Place, document: Document) -> Json:
    start, end = document.position(place.start), document.position(place.end)
    return {
        "startLine": start.line,
        "startColumn": start.column,
        "endLine": end.line,
        "endColumn": end.column,
    }
