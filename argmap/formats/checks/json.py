"""Diagnostics as JSON, version 1: `{"version": 1, "diagnostics": […]}`.

Each diagnostic has `code`, `name`, `severity` (`error`, `warning`, `info`), `message`, `file`,
`range`, `labels`, `help`, `fix`.

* `range` is `{"start": {"line", "column"}, "end": {"line", "column"}}`, counted from 1, columns in
  code points, `end` just after the last character. It is null when the file has no text.
* `file` is the name as it was given. Where that is not UTF-8, it has `�`, and a field `uri` next to
  it has the exact name, percent-encoded. The same goes for `labels` and `edits`.
* `labels` are `{"file", "range", "message"}`: first the words shown at the caret, if there are any
  (with the diagnostic's own range), then the other places that explain it.
* `help` is a sentence or null.
* `fix` is null or `{"title", "safe", "edits": [{"file", "range", "text"}]}`: replace the text in
  `range` by `text`; an empty range inserts.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from json.encoder import encode_basestring as quoted

from argmap.base.diagnostics import Diagnostic
from argmap.base.text import Document, Place, whole
from argmap.formats.checks.uri import file_names

Json = dict[str, object]


def write(diagnostics: Sequence[Diagnostic], documents: Mapping[str, Document], color: bool) -> str:
    """Return the whole report; `color` is ignored."""
    del color
    return "".join(pieces(diagnostics, documents))


def pieces(diagnostics: Sequence[Diagnostic], documents: Mapping[str, Document]) -> Iterator[str]:
    """Yield the report in pieces, so that it is never in memory as a whole."""
    yield from in_pieces(
        {"version": 1, "diagnostics": []}, (_diagnostic(d, documents) for d in diagnostics)
    )


def in_pieces(shape: Json, things: Iterable[Json]) -> Iterator[str]:
    """Yield a value as indented JSON, with the things in the last list of it, which is empty and
    the last of everything.
    """
    text = whole(json.dumps(shape, ensure_ascii=False, indent=2))
    at = text.rindex("[]") + 1
    margin = " " * (len(line := text[:at].rpartition("\n")[2]) - len(line.lstrip()))
    inner = f"\n{margin}  "
    yield text[:at]
    separator = ""
    for thing in things:
        yield whole(f"{separator}{inner}{laid_out(thing, inner)}")
        separator = ","
    yield (f"\n{margin}" if separator else "") + text[at:] + "\n"


def laid_out(value: object, margin: str = "\n") -> str:
    """Return what `json.dumps(…, ensure_ascii=False, indent=2)` does, in half the time.

    `margin` is the line end and the indentation of the line that the text continues. Names of fields
    are plain words.
    """
    if isinstance(value, str):
        return quoted(value)
    if value.__class__ is int:
        return str(value)
    if isinstance(value, dict) and value:
        inner = f"{margin}  "
        fields = [f'"{name}": {laid_out(part, inner)}' for name, part in value.items()]
        return f"{{{inner}{f',{inner}'.join(fields)}{margin}}}"
    if isinstance(value, list | tuple) and value:
        inner = f"{margin}  "
        return f"[{inner}{f',{inner}'.join([laid_out(part, inner) for part in value])}{margin}]"
    return "null" if value is None else json.dumps(value)


def _diagnostic(diagnostic: Diagnostic, documents: Mapping[str, Document]) -> Json:
    where = _where(diagnostic.place, documents)
    labels = [{**where, "message": diagnostic.label}] if diagnostic.label else []
    labels += [{**_where(x.place, documents), "message": x.message} for x in diagnostic.labels]
    fix = diagnostic.fix
    return {
        "code": diagnostic.code,
        "name": diagnostic.name,
        "severity": diagnostic.severity.value,
        "message": diagnostic.message,
        **where,
        "labels": labels,
        "help": diagnostic.help or None,
        "fix": None
        if fix is None
        else {
            "title": fix.title,
            "safe": fix.safe,
            "edits": [{**_where(edit.place, documents), "text": edit.text} for edit in fix.edits],
        },
    }


def _where(place: Place, documents: Mapping[str, Document]) -> Json:
    document = documents.get(place.file)
    if document is None:
        return {**file_names(place.file), "range": None}
    ends = (document.position(place.start), document.position(place.end))
    start, end = ({"line": line, "column": column} for line, column in ends)
    return {**file_names(place.file), "range": {"start": start, "end": end}}
